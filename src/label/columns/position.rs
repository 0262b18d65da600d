//! The columns of the position of a block: on the page, in its section, and among its neighbours.

use super::sink::{Sink, flag, signed};
use crate::label::measure::{Measured, Topic, share};

pub(super) fn fill(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    position(m, n, row);
    section(m, n, row);
    neighbours(m, n, row);
}

fn position(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    let count = m.blocks.len() as f32;
    let (start, end) = (m.prose_run.start, m.prose_run.end);
    row.put("block_share", n as f32 / count);
    row.put("before_share", share(m.blocks.before[n], m.blocks.total));
    row.put("before", m.blocks.before[n]);
    row.put("behind", m.blocks.total - m.blocks.before[n] - m.blocks.units[n]);
    row.put("from_run_start", signed(n, start));
    row.put("from_run_end", signed(n, end));
    row.put("units_to_run", if n < start { m.blocks.before[start] - m.blocks.before[n] } else { 0.0 });
    row.put(
        "units_from_run",
        if n > end { m.blocks.before[n] - m.blocks.before[end] - m.blocks.units[end] } else { 0.0 },
    );
    row.put("from_marker", m.prose_run.marker.map_or(f32::NAN, |marker| signed(n, marker)));
    row.put("from_title", m.title.at.map_or(f32::NAN, |title| signed(n, title)));
    row.put("from_h1", m.title.h1.map_or(f32::NAN, |h1| signed(n, h1)));
    row.put("joined_breadcrumb", flag(m.joined_breadcrumbs.is_path[n]));
}

/// The heading or short line above block `n`.
fn section(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    let head = m.sections.head[n];
    let hits = head.map(|head| &m.hits[head]);
    let units = head.map_or(1.0, |head| m.blocks.units[head].max(1.0));
    let about = |topic: Topic| hits.map_or(f32::NAN, |hits| (f32::from(hits[topic as usize]) / units).min(3.0));
    row.put("section_distance", head.map_or(f32::NAN, |head| signed(n, head)));
    row.put("section_level", head.map_or(f32::NAN, |head| f32::from(m.page.blocks()[head].level)));
    row.put("section_related", about(Topic::Related));
    row.put("section_comments", about(Topic::Comments));
    row.put("section_navigation", about(Topic::Navigation));
    row.put("section_newsletter", about(Topic::Newsletter));
    let (from, to) = m.sections.around(n);
    let units = m.blocks.before.get(to).map_or(m.blocks.total, |&before| before) - m.blocks.before[from];
    row.put("section_blocks", (to - from) as f32);
    row.put("section_units", units);
    row.put("section_prose", share(m.blocks.prose_before[to] - m.blocks.prose_before[from], units));
    row.put("section_links", share(m.blocks.linked_before[to] - m.blocks.linked_before[from], units));
}

fn neighbours(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
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
        let at = n.checked_add_signed(offset).filter(|&at| at < m.blocks.units.len());
        let value = |values: &[f32]| at.map_or(f32::NAN, |at| values[at]);
        row.put(names[0], value(&m.blocks.units));
        row.put(names[1], value(&m.blocks.links));
        row.put(names[2], value(&m.blocks.prose));
        row.put(names[3], value(&m.blocks.running));
    }
    let (from, to) = (n.saturating_sub(WINDOW), (n + WINDOW + 1).min(m.blocks.units.len()));
    let units = m.blocks.units_between(from, to);
    row.put("window_units", units / (to - from) as f32);
    row.put("window_prose", (m.blocks.prose_before[to] - m.blocks.prose_before[from]) / (to - from) as f32);
    row.put("window_links", share(m.blocks.linked_before[to] - m.blocks.linked_before[from], units));
}

/// The number of blocks on each side of a window.
const WINDOW: usize = 6;
