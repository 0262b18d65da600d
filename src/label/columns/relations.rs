//! The columns of a block's relations to others: the title, repeated items, comments, lines, and shared words.

use super::sink::{Sink, flag, signed};
use crate::label::measure::{Measured, share};

pub(super) fn fill(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    let at = m.page.blocks()[n].container.map(|id| id.0 as usize);
    anchors(m, at, row);
    items(m, at, row);
    comments(m, at, row);
    lines(m, n, row);
    overlap(m, n, row);
}

/// The distance of the block from the title and the first heading of level 1, in steps of the tree.
fn anchors(m: &Measured<'_>, at: Option<usize>, row: &mut impl Sink) {
    const NAMES: [[&str; 2]; 2] = [["title_up", "title_down"], ["h1_up", "h1_down"]];
    for (k, names) in NAMES.into_iter().enumerate() {
        let known = m.anchors.depths[k].zip(at);
        let common = |at: usize| m.anchors.common[k][at] as f32;
        let own = |at: usize| m.page.containers()[at].depth as f32;
        row.put(names[0], known.map_or(f32::NAN, |(depth, at)| depth as f32 - common(at)));
        row.put(names[1], known.map_or(f32::NAN, |(_, at)| own(at) - common(at)));
    }
}

/// The innermost and the outermost repeated container around the block.
fn items(m: &Measured<'_>, at: Option<usize>, row: &mut impl Sink) {
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
    for (k, names) in NAMES.into_iter().enumerate() {
        let item = at.and_then(|at| m.items.around[at][k]).map(|item| item as usize);
        let member = item.map(|item| m.items.member[item]);
        let group = member.map(|(group, _)| m.items.groups[group as usize]);
        let (sum, count) = (group.map(|group| group.sum), group.map_or(f32::NAN, |group| group.count as f32));
        row.put(names[0], member.map_or(f32::NAN, |(_, index)| index as f32));
        row.put(names[1], count);
        row.put(names[2], item.map_or(f32::NAN, |item| m.containers.sums[item].units));
        row.put(names[3], sum.map_or(f32::NAN, |sum| sum.units / count));
        row.put(names[4], sum.map_or(f32::NAN, |sum| share(sum.units, m.blocks.total)));
        row.put(names[5], sum.map_or(f32::NAN, |sum| share(sum.linked, sum.units)));
        row.put(names[6], sum.map_or(f32::NAN, |sum| share(sum.prose, sum.units)));
        row.put(names[7], item.map_or(f32::NAN, |item| flag(m.anchors.title_is_in(m.page, item))));
    }
}

fn comments(m: &Measured<'_>, at: Option<usize>, row: &mut impl Sink) {
    let comments = &m.comments;
    let thread = at.and_then(|at| comments.thread[at]).map(|thread| m.containers.sums[thread as usize]);
    row.put("comments_depth", at.map_or(f32::NAN, |at| f32::from(comments.depth[at])));
    row.put("thread_share", thread.map_or(f32::NAN, |sum| share(sum.units, m.blocks.total)));
    row.put("thread_blocks", thread.map_or(f32::NAN, |sum| sum.blocks));
    row.put("page_comments", comments.prose);
    row.put("page_other_prose", comments.other_prose);
    row.put("page_comments_share", share(comments.prose, comments.prose + comments.other_prose));
}

fn lines(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    row.put("excerpt_share", m.overlap.description[n]);
    row.put("from_excerpt", m.overlap.description_at.map_or(f32::NAN, |at| signed(n, at)));
    let (start, end) = (m.lines.runs[n].0 as usize, m.lines.runs[n].1 as usize);
    row.put("run_length", (end - start + 1) as f32);
    row.put("run_at", (n - start) as f32);
    row.put("run_units", m.blocks.units_between(start, end + 1) / (end - start + 1) as f32);
    let (last, next) = m.lines.paragraphs[n];
    row.put("after_paragraph", last.map_or(f32::NAN, |at| signed(n, at as usize)));
    row.put("paragraph_before", last.map_or(f32::NAN, |at| m.blocks.prose[at as usize]));
    row.put("to_paragraph", next.map_or(f32::NAN, |at| signed(at as usize, n)));
    row.put("paragraph_behind", next.map_or(f32::NAN, |at| m.blocks.prose[at as usize]));
    let (from, to) = (n.saturating_sub(REGION), (n + REGION + 1).min(m.blocks.units.len()));
    let units = m.blocks.units_between(from, to);
    row.put("region_prose", share(m.blocks.prose_before[to] - m.blocks.prose_before[from], units));
    row.put("region_units", units / (to - from) as f32);
    row.put("prose_before", m.blocks.prose_before[n]);
    row.put("prose_behind", m.blocks.prose_before[m.blocks.units.len()] - m.blocks.prose_before[n]);
}

/// The number of blocks on each side of a region.
const REGION: usize = 20;

/// The words that the block shares with what the page declares, with earlier blocks and with the paragraphs.
fn overlap(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    const NAMES: [[&str; 2]; 2] =
        [["declared_share", "declared_words"], ["declared_comments_share", "declared_comments_words"]];
    let overlap = &m.overlap;
    for (k, names) in NAMES.into_iter().enumerate() {
        let words = overlap.declared_words[k];
        row.put(names[0], overlap.declared[k].get(n).copied().unwrap_or(f32::NAN));
        row.put(names[1], if words > 0.0 { share(words, m.blocks.total) } else { f32::NAN });
    }
    row.put("again", overlap.again[n]);
    row.put("cohesion", overlap.cohesion[n]);
}
