//! Which containers may hold the main content.

use std::ops::Range;

use crate::label::measure::Measured;

/// A container whose kept text may be the main content.
pub(in crate::label) struct Candidate {
    /// Its place in the containers of the page.
    pub container: usize,
    /// All blocks inside it; they follow each other.
    pub blocks: Range<usize>,
    /// The reading units kept inside it.
    pub kept: f32,
}

/// The most candidates of a page, those with the most text. One bit each in [`super::subject`].
pub(super) const MAX_CANDIDATES: usize = 16;
/// A page with less kept text than this is left as it is.
const MIN_PAGE: f32 = 30.0;
/// A candidate with less kept text, or with a share of it below or above these, is not considered: choosing it would
/// remove most of the page, or hardly anything.
const MIN_UNITS: f32 = 20.0;
const SHARES: std::ops::RangeInclusive<f32> = 0.08..=0.93;
/// A container with nearly all the kept text of the one around it is the same candidate.
const SAME_SHARE: f32 = 0.999;

/// The containers that hold a part of the kept text, at most [`MAX_CANDIDATES`].
pub(in crate::label) fn candidates(m: &Measured<'_>, kept: &[bool]) -> Vec<Candidate> {
    let before = kept_before(m, kept);
    let all = *before.last().unwrap_or(&0.0);
    if all < MIN_PAGE {
        return Vec::new();
    }
    let ranges = block_ranges(m);
    let text = |at: usize| before[ranges[at].end] - before[ranges[at].start];
    let is_candidate = |&at: &usize| {
        let around = m.page.containers()[at].parent.map_or(f32::INFINITY, |id| text(id.0 as usize));
        text(at) >= MIN_UNITS && SHARES.contains(&(text(at) / all)) && text(at) < around * SAME_SHARE
    };
    let mut found: Vec<Candidate> = (0..ranges.len())
        .filter(is_candidate)
        .map(|at| Candidate { container: at, blocks: ranges[at].clone(), kept: text(at) })
        .collect();
    crate::order::sort_by(&mut found, |a, b| b.kept.total_cmp(&a.kept));
    found.truncate(MAX_CANDIDATES);
    found
}

/// The kept reading units before each block, and of all.
pub(super) fn kept_before(m: &Measured<'_>, kept: &[bool]) -> Vec<f32> {
    let mut sum = 0.0;
    let mut before = Vec::with_capacity(kept.len() + 1);
    before.push(sum);
    for (n, &kept) in kept.iter().enumerate() {
        sum += if kept { m.blocks.units[n] } else { 0.0 };
        before.push(sum);
    }
    before
}

/// The blocks in each container and in those inside it. Blocks and containers are in document order.
pub(in crate::label) fn block_ranges(m: &Measured<'_>) -> Vec<Range<usize>> {
    let containers = m.page.containers();
    let mut ranges = vec![Range { start: usize::MAX, end: 0 }; containers.len()];
    let add = |range: &mut Range<usize>, from: usize, to: usize| *range = range.start.min(from)..range.end.max(to);
    for (n, block) in m.page.blocks().iter().enumerate() {
        if let Some(id) = block.container {
            add(&mut ranges[id.0 as usize], n, n + 1);
        }
    }
    for at in (0..containers.len()).rev() {
        if let Some(parent) = containers[at].parent {
            let Range { start, end } = ranges[at];
            add(&mut ranges[parent.0 as usize], start, end);
        }
    }
    for range in &mut ranges {
        if range.start == usize::MAX {
            *range = 0..0;
        }
    }
    ranges
}
