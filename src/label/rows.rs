//! The row of numbers that the model sees of a block. Their order is part of the model: change it only with a new one.

use super::features::{CONTAINER_KINDS, FAR, PageFeatures, Sum};
use super::names::Hint;
use super::phrases::Topic;
use crate::page::BlockKind;

/// Takes the measurements of a block one after the other.
pub(super) trait Sink {
    /// The measurement called `name`; not-a-number where it is not known.
    fn put(&mut self, name: &'static str, value: f32);
}

/// Room for one row.
pub(super) const MAX_COLUMNS: usize = 256;

/// A row for training.
impl Sink for Vec<f32> {
    fn put(&mut self, _: &'static str, value: f32) {
        self.push(value);
    }
}

/// The names of the measurements.
impl Sink for Vec<&'static str> {
    fn put(&mut self, name: &'static str, _: f32) {
        self.push(name);
    }
}

pub(super) fn flag(value: bool) -> f32 {
    f32::from(u8::from(value))
}

pub(super) fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// Measures block `n`.
pub(super) fn fill(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    text(f, n, row);
    words(f, n, row);
    kind(f, n, row);
    place(f, n, row);
    section(f, n, row);
    neighbours(f, n, row);
    containers(f, n, row);
    names(f, n, row);
    page(f, row);
    super::row_relations::fill(f, n, row);
    super::declared::fill(f, n, row);
}

fn text(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    let (stats, units) = (&f.scan.blocks[n], f.units[n]);
    let (chars, words) = (stats.chars as f32, stats.words as f32);
    row.put("units", units);
    row.put("chars", chars);
    row.put("word_length", share(stats.letters as f32, words));
    row.put("unspaced", share(stats.unspaced as f32, stats.letters as f32));
    row.put("letters", share(stats.letters as f32, chars));
    row.put("digits", share(stats.digits as f32, chars));
    row.put("capitalized", share(stats.capitalized as f32, words));
    row.put("capitals", share(stats.capitals as f32, words));
    row.put("stops", stats.stops as f32);
    row.put("stop_share", share(stats.stops as f32, units));
    row.put("comma_share", share(stats.commas as f32, units));
    row.put("part_share", share(stats.parts as f32, units));
    row.put("fused", stats.fused as f32);
    row.put("longest_word", stats.longest_word as f32);
    row.put("ends_with_stop", flag(stats.ends_with_stop));
    row.put("ends_with_ellipsis", flag(stats.ends_with_ellipsis));
    row.put("ends_with_colon", flag(stats.ends_with_colon));
    row.put("starts_small", flag(stats.starts_small));
    row.put("copyright", flag(stats.has_copyright));
    row.put("address", flag(stats.has_address));
    row.put("prices", stats.prices as f32);
    row.put("clocks", stats.clocks as f32);
    row.put("years", stats.years as f32);
    row.put("prose", f.prose[n]);
    row.put("links", f.links[n]);
    row.put("link_count", f.page.blocks()[n].links.map_or(f32::NAN, |links| links.count as f32));
    row.put("title_share", f.title_share[n]);
    row.put("repeats", f32::from(f.repeats[n]));
    row.put("repeated", flag(f.repeated[n]));
}

fn words(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    const NAMES: [&str; Topic::COUNT] = [
        "consent_words",
        "comments_words",
        "share_words",
        "related_words",
        "newsletter_words",
        "login_words",
        "navigation_words",
        "footer_words",
        "advert_words",
        "pagination_words",
        "byline_words",
        "machine_words",
        "running_words",
    ];
    let units = f.units[n].max(1.0);
    for (topic, name) in NAMES.into_iter().enumerate() {
        row.put(name, (f32::from(f.hits[n][topic]) / units).min(3.0));
    }
}

fn kind(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    let block = &f.page.blocks()[n];
    let is = |kind| flag(block.kind == kind);
    row.put("paragraph", is(BlockKind::Paragraph));
    row.put("heading", is(BlockKind::Heading));
    row.put("item", is(BlockKind::ListItem));
    row.put("cell", is(BlockKind::TableCell));
    row.put("form", is(BlockKind::Form));
    row.put("line", is(BlockKind::Line));
    row.put("quote", is(BlockKind::Quote));
    row.put("code", is(BlockKind::Code));
    row.put("level", f32::from(block.level));
    row.put("hidden", block.hidden.map_or(f32::NAN, flag));
}

pub(super) fn signed(n: usize, at: usize) -> f32 {
    n as f32 - at as f32
}

fn place(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    let count = f.units.len() as f32;
    let (start, end) = f.stretch;
    row.put("block_share", n as f32 / count);
    row.put("before_share", share(f.before[n], f.total));
    row.put("before", f.before[n]);
    row.put("behind", f.total - f.before[n] - f.units[n]);
    row.put("from_stretch_start", signed(n, start));
    row.put("from_stretch_end", signed(n, end));
    row.put("units_to_stretch", if n < start { f.before[start] - f.before[n] } else { 0.0 });
    row.put("units_from_stretch", if n > end { f.before[n] - f.before[end] - f.units[end] } else { 0.0 });
    row.put("from_marker", f.marker.map_or(f32::NAN, |marker| signed(n, marker)));
    row.put("from_title", f.title_at.map_or(f32::NAN, |title| signed(n, title)));
    row.put("from_h1", f.h1.map_or(f32::NAN, |h1| signed(n, h1)));
    row.put("fused_path", flag(f.fused[n]));
}

/// The heading or short line that block `n` stands under.
fn section(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    let head = f.section[n];
    let hits = head.map(|head| &f.hits[head]);
    let units = head.map_or(1.0, |head| f.units[head].max(1.0));
    let about = |topic: Topic| hits.map_or(f32::NAN, |hits| (f32::from(hits[topic as usize]) / units).min(3.0));
    row.put("section_distance", head.map_or(f32::NAN, |head| signed(n, head)));
    row.put("section_level", head.map_or(f32::NAN, |head| f32::from(f.page.blocks()[head].level)));
    row.put("section_related", about(Topic::Related));
    row.put("section_comments", about(Topic::Comments));
    row.put("section_navigation", about(Topic::Navigation));
    row.put("section_newsletter", about(Topic::Newsletter));
    let (from, to) = f.section_of(n);
    let units = f.before.get(to).map_or(f.total, |&before| before) - f.before[from];
    row.put("section_blocks", (to - from) as f32);
    row.put("section_units", units);
    row.put("section_prose", share(f.prose_before[to] - f.prose_before[from], units));
    row.put("section_links", share(f.linked_before[to] - f.linked_before[from], units));
}

fn neighbours(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    const NAMES: [[&str; 4]; 6] = [
        ["units-3", "links-3", "prose-3", "running-3"],
        ["units-2", "links-2", "prose-2", "running-2"],
        ["units-1", "links-1", "prose-1", "running-1"],
        ["units+1", "links+1", "prose+1", "running+1"],
        ["units+2", "links+2", "prose+2", "running+2"],
        ["units+3", "links+3", "prose+3", "running+3"],
    ];
    for (k, names) in NAMES.iter().enumerate() {
        let offset = if k < 3 { k as isize - 3 } else { k as isize - 2 };
        let at = n.checked_add_signed(offset).filter(|&at| at < f.units.len());
        let value = |values: &[f32]| at.map_or(f32::NAN, |at| values[at]);
        row.put(names[0], value(&f.units));
        row.put(names[1], value(&f.links));
        row.put(names[2], value(&f.prose));
        row.put(names[3], value(&f.running));
    }
    let (from, to) = (n.saturating_sub(WINDOW), (n + WINDOW + 1).min(f.units.len()));
    let units: f32 = f.before[to - 1] + f.units[to - 1] - f.before[from];
    row.put("window_units", units / (to - from) as f32);
    row.put("window_prose", (f.prose_before[to] - f.prose_before[from]) / (to - from) as f32);
    row.put("window_links", share(f.linked_before[to] - f.linked_before[from], units));
}

/// Blocks on each side of a window.
const WINDOW: usize = 6;

fn sum_of(f: &PageFeatures<'_>, names: [&'static str; 6], sum: Option<Sum>, row: &mut impl Sink) {
    let value = |of: fn(&Sum) -> f32| sum.as_ref().map_or(f32::NAN, of);
    row.put(names[0], value(|sum| sum.blocks));
    row.put(names[1], value(|sum| sum.units) / f.total.max(1.0));
    row.put(names[2], value(|sum| share(sum.linked, sum.units)));
    row.put(names[3], value(|sum| share(sum.stops, sum.units)));
    row.put(names[4], value(|sum| share(sum.prose, sum.units)));
    row.put(names[5], value(|sum| sum.paragraphs));
}

/// Tags by how often they hold content, about.
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

fn containers(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    const NAMES: [[&str; 6]; 3] = [
        ["c1_blocks", "c1_share", "c1_links", "c1_stops", "c1_prose", "c1_paragraphs"],
        ["c2_blocks", "c2_share", "c2_links", "c2_stops", "c2_prose", "c2_paragraphs"],
        ["c3_blocks", "c3_share", "c3_links", "c3_stops", "c3_prose", "c3_paragraphs"],
    ];
    let mut around = f.growing_containers(n);
    for names in NAMES {
        sum_of(f, names, around.next(), row);
    }
    let container = f.page.blocks()[n].container.map(|id| id.0 as usize);
    row.put("own_tag", container.map_or(f32::NAN, |c| tag_rank(&f.page.containers()[c].tag)));
    row.put("own_names", container.map_or(f32::NAN, |c| f.page.containers()[c].names.len() as f32));
    let depth = |at: Option<u32>| at.map_or(f32::NAN, |depth| depth as f32);
    let own = container.map(|c| f.page.containers()[c].depth);
    let common = container.map(|c| f.common[c]);
    let best = f.best.map(|best| f.page.containers()[best].depth);
    row.put("depth", depth(own));
    row.put("above_best", depth(best) - depth(common));
    row.put("below_common", depth(own) - depth(common));
    let group = container.map(|c| f.groups[c]);
    row.put("group_blocks", group.map_or(f32::NAN, |group| group.blocks));
    row.put("group_units", group.map_or(f32::NAN, |group| share(group.units, group.blocks)));
    row.put("group_links", group.map_or(f32::NAN, |group| share(group.linked, group.units)));
    row.put("group_stops", group.map_or(f32::NAN, |group| share(group.stops, group.units)));
}

fn names(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    const HINTS: [&str; Hint::COUNT] = [
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
    let distances = f.page.blocks()[n].container.map(|id| &f.distances[id.0 as usize]);
    let value = |k: usize| distances.map_or(f32::NAN, |all| f32::from(all[k]));
    for (k, name) in HINTS.into_iter().enumerate() {
        row.put(name, value(k));
    }
    for (k, (name, _)) in CONTAINER_KINDS.iter().enumerate() {
        row.put(name, value(Hint::COUNT + k));
    }
    debug_assert!(distances.is_none_or(|all| all.iter().all(|&d| d <= FAR)));
}

fn page(f: &PageFeatures<'_>, row: &mut impl Sink) {
    let (start, end) = f.stretch;
    let inside = f.before[end] + f.units[end] - f.before[start];
    let count = f.units.len() as f32;
    row.put("page_units", f.total);
    row.put("page_blocks", count);
    row.put("page_links", share(f.linked_before[f.units.len()], f.total));
    row.put("page_stretch", share(inside, f.total));
    row.put("page_paragraphs", f.paragraphs);
    row.put("page_unspaced", f.unspaced);
    row.put("page_best", f.best.map_or(f32::NAN, |best| share(f.sums[best].units, f.total)));
    row.put("page_running", f.page_running);
    row.put("page_links_known", flag(f.links.first().is_some_and(|links| !links.is_nan())));
}
