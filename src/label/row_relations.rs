//! The part of a row that tells of [`super::relations`].

use super::features::PageFeatures;
use super::rows::{Sink, flag, share, signed};

/// Measures block `n`.
pub(super) fn fill(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    let at = f.page.blocks()[n].container.map(|id| id.0 as usize);
    anchors(f, at, row);
    items(f, at, row);
    comments(f, at, row);
    lines(f, n, row);
}

/// How far the block is from the title and the first heading of level 1, in steps of the tree.
fn anchors(f: &PageFeatures<'_>, at: Option<usize>, row: &mut impl Sink) {
    const NAMES: [[&str; 2]; 2] = [["title_up", "title_down"], ["h1_up", "h1_down"]];
    for (k, names) in NAMES.into_iter().enumerate() {
        let known = f.relations.anchors[k].zip(at);
        let common = |at: usize| f.relations.places[at].common[k] as f32;
        let own = |at: usize| f.page.containers()[at].depth as f32;
        row.put(names[0], known.map_or(f32::NAN, |(depth, at)| depth as f32 - common(at)));
        row.put(names[1], known.map_or(f32::NAN, |(_, at)| own(at) - common(at)));
    }
}

/// The innermost and the outermost repeated container around the block.
fn items(f: &PageFeatures<'_>, at: Option<usize>, row: &mut impl Sink) {
    const NAMES: [[&str; 8]; 2] = [
        ["item_at", "item_count", "item_units", "item_mean", "item_share", "item_links", "item_prose", "item_title"],
        [
            "items_at",
            "items_count",
            "items_units",
            "items_mean",
            "items_share",
            "items_links",
            "items_prose",
            "items_title",
        ],
    ];
    let relations = &f.relations;
    for (k, names) in NAMES.into_iter().enumerate() {
        let item = at.and_then(|at| relations.places[at].items[k]).map(|item| item as usize);
        let member = item.map(|item| relations.member[item]);
        let group = member.map(|(group, _)| relations.groups[group as usize]);
        let (sum, count) = (group.map(|group| group.sum), group.map_or(f32::NAN, |group| group.count as f32));
        row.put(names[0], member.map_or(f32::NAN, |(_, place)| place as f32));
        row.put(names[1], count);
        row.put(names[2], item.map_or(f32::NAN, |item| f.sums[item].units));
        row.put(names[3], sum.map_or(f32::NAN, |sum| sum.units / count));
        row.put(names[4], sum.map_or(f32::NAN, |sum| share(sum.units, f.total)));
        row.put(names[5], sum.map_or(f32::NAN, |sum| share(sum.linked, sum.units)));
        row.put(names[6], sum.map_or(f32::NAN, |sum| share(sum.prose, sum.units)));
        row.put(names[7], item.map_or(f32::NAN, |item| flag(holds_title(f, item))));
    }
}

fn holds_title(f: &PageFeatures<'_>, item: usize) -> bool {
    f.relations.anchors[0].is_some() && f.relations.places[item].common[0] == f.page.containers()[item].depth
}

fn comments(f: &PageFeatures<'_>, at: Option<usize>, row: &mut impl Sink) {
    let relations = &f.relations;
    let place = at.map(|at| relations.places[at]);
    let thread = place.and_then(|place| place.thread).map(|thread| f.sums[thread as usize]);
    row.put("comments_depth", place.map_or(f32::NAN, |place| f32::from(place.comments)));
    row.put("thread_share", thread.map_or(f32::NAN, |sum| share(sum.units, f.total)));
    row.put("thread_blocks", thread.map_or(f32::NAN, |sum| sum.blocks));
    row.put("page_comments", relations.comments_prose);
    row.put("page_other_prose", relations.other_prose);
    row.put("page_comments_share", share(relations.comments_prose, relations.comments_prose + relations.other_prose));
}

fn lines(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    let relations = &f.relations;
    row.put("excerpt_share", relations.excerpt_share[n]);
    row.put("from_excerpt", relations.excerpt_at.map_or(f32::NAN, |at| signed(n, at)));
    let (start, end) = (relations.runs[n].0 as usize, relations.runs[n].1 as usize);
    row.put("run_length", (end - start + 1) as f32);
    row.put("run_at", (n - start) as f32);
    row.put("run_units", (f.before[end] + f.units[end] - f.before[start]) / (end - start + 1) as f32);
    let (last, next) = relations.paragraphs[n];
    row.put("after_paragraph", last.map_or(f32::NAN, |at| signed(n, at as usize)));
    row.put("paragraph_before", last.map_or(f32::NAN, |at| f.prose[at as usize]));
    row.put("to_paragraph", next.map_or(f32::NAN, |at| signed(at as usize, n)));
    row.put("paragraph_behind", next.map_or(f32::NAN, |at| f.prose[at as usize]));
    let (from, to) = (n.saturating_sub(REGION), (n + REGION + 1).min(f.units.len()));
    let units = f.before[to - 1] + f.units[to - 1] - f.before[from];
    row.put("region_prose", share(f.prose_before[to] - f.prose_before[from], units));
    row.put("region_units", units / (to - from) as f32);
    row.put("prose_before", f.prose_before[n]);
    row.put("prose_behind", f.prose_before[f.units.len()] - f.prose_before[n]);
}

/// Blocks on each side of a region.
const REGION: usize = 20;
