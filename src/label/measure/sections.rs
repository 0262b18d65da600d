//! Sections: the blocks under a heading, or under a short line that indicates boilerplate.

use super::blocks::{Blocks, OTHERS_UNITS};
use super::topic::{Hits, chrome_hits};
use crate::page::{BlockKind, Page};

/// The sections of a page.
pub(in crate::label) struct Sections {
    /// Whether each block heads a section.
    is_head: Vec<bool>,
    /// The head above each block.
    pub head: Vec<Option<usize>>,
    /// The next head below each block; the number of blocks if there is none.
    next: Vec<usize>,
}

impl Sections {
    pub(super) fn of(page: &Page, hits: &[Hits], blocks: &Blocks) -> Self {
        let count = blocks.len();
        let is_head = |n: usize| {
            page.blocks()[n].kind == BlockKind::Heading
                || (blocks.units[n] <= OTHERS_UNITS && chrome_hits(&hits[n]) >= CHROME_HITS)
        };
        let is_head: Vec<bool> = (0..count).map(is_head).collect();
        let mut head = Vec::with_capacity(count);
        let mut last = None;
        for (n, &is_head) in is_head.iter().enumerate() {
            head.push(last);
            last = if is_head { Some(n) } else { last };
        }
        let mut next = vec![count; count];
        for n in (0..count.saturating_sub(1)).rev() {
            next[n] = if is_head[n + 1] { n + 1 } else { next[n + 1] };
        }
        Self { is_head, head, next }
    }

    /// The section that block `n` heads or belongs to, from its head to before the next one.
    pub(in crate::label) fn around(&self, n: usize) -> (usize, usize) {
        let from = if self.is_head[n] { n } else { self.head[n].unwrap_or(0) };
        (from, self.next[n])
    }
}

/// A short line with this many hits indicates boilerplate.
const CHROME_HITS: u16 = 2;
