//! The columns of the containers around a block: their content, and the hints in their names.

use super::sink::Sink;
use crate::label::measure::{CONTAINER_KINDS, FAR, Measured, NameHint, Sum, share};

pub(super) fn fill(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    containers(m, n, row);
    names(m, n, row);
}

fn sum_of(m: &Measured<'_>, names: [&'static str; 6], sum: Option<Sum>, row: &mut impl Sink) {
    let value = |of: fn(&Sum) -> f32| sum.as_ref().map_or(f32::NAN, of);
    row.put(names[0], value(|sum| sum.blocks));
    row.put(names[1], value(|sum| sum.units) / m.blocks.total.max(1.0));
    row.put(names[2], value(|sum| share(sum.linked, sum.units)));
    row.put(names[3], value(|sum| share(sum.stops, sum.units)));
    row.put(names[4], value(|sum| share(sum.prose, sum.units)));
    row.put(names[5], value(|sum| sum.paragraphs));
}

/// Tags ranked roughly by how often they contain content.
fn tag_rank(tag: &str) -> f32 {
    match tag {
        "p" => 0.0,
        "blockquote" => 1.0,
        "pre" => 2.0,
        "dd" => 3.0,
        "h3" => 4.0,
        "h2" => 5.0,
        "td" => 6.0,
        "article" => 7.0,
        "section" => 8.0,
        "li" => 9.0,
        "div" => 10.0,
        "span" => 11.0,
        "a" => 12.0,
        "label" => 13.0,
        "button" => 14.0,
        "nav" => 15.0,
        _ => f32::NAN,
    }
}

fn containers(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    const NAMES: [[&str; 6]; 3] = [
        ["c1_blocks", "c1_share", "c1_links", "c1_stops", "c1_prose", "c1_paragraphs"],
        ["c2_blocks", "c2_share", "c2_links", "c2_stops", "c2_prose", "c2_paragraphs"],
        ["c3_blocks", "c3_share", "c3_links", "c3_stops", "c3_prose", "c3_paragraphs"],
    ];
    let mut around = m.containers.growing_around(m.page, n);
    for names in NAMES {
        sum_of(m, names, around.next(), row);
    }
    let container = m.page.blocks()[n].container.map(|id| id.0 as usize);
    row.put("own_tag", container.map_or(f32::NAN, |c| tag_rank(&m.page.containers()[c].tag)));
    row.put("own_names", container.map_or(f32::NAN, |c| m.page.containers()[c].names.len() as f32));
    let depth = |at: Option<u32>| at.map_or(f32::NAN, |depth| depth as f32);
    let own = container.map(|c| m.page.containers()[c].depth);
    let common = container.map(|c| m.containers.common[c]);
    let best = m.containers.best.map(|best| m.page.containers()[best].depth);
    row.put("depth", depth(own));
    row.put("above_best", depth(best) - depth(common));
    row.put("below_common", depth(own) - depth(common));
    let group = container.map(|c| m.containers.alike[c]);
    row.put("group_blocks", group.map_or(f32::NAN, |group| group.blocks));
    row.put("group_units", group.map_or(f32::NAN, |group| share(group.units, group.blocks)));
    row.put("group_links", group.map_or(f32::NAN, |group| share(group.linked, group.units)));
    row.put("group_stops", group.map_or(f32::NAN, |group| share(group.stops, group.units)));
}

fn names(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    const HINTS: [&str; NameHint::COUNT] = [
        "content_name",
        "article_name",
        "navigation_name",
        "header_name",
        "footer_name",
        "sidebar_name",
        "comments_name",
        "share_name",
        "related_name",
        "advert_name",
        "consent_name",
        "newsletter_name",
        "login_name",
        "breadcrumb_name",
        "pagination_name",
        "meta_name",
        "overlay_name",
        "widget_name",
        "forum_name",
        "product_name",
        "caption_name",
        "unseen_name",
        "title_name",
        "summary_name",
    ];
    let distances = m.page.blocks()[n].container.map(|id| &m.surroundings.distances[id.0 as usize]);
    let value = |k: usize| distances.map_or(f32::NAN, |all| f32::from(all[k]));
    for (k, name) in HINTS.into_iter().enumerate() {
        row.put(name, value(k));
    }
    for (k, (name, _)) in CONTAINER_KINDS.iter().enumerate() {
        row.put(name, value(NameHint::COUNT + k));
    }
    debug_assert!(distances.is_none_or(|all| all.iter().all(|&d| d <= FAR)));
}
