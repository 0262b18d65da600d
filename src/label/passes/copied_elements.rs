//! Removes elements that occur a second time with all their text: the slides that a carousel repeats, and the layouts of a part of
//! the page for phones and for desktops. Their short lines are labels, which `duplicates.rs` leaves alone.

use std::ops::Range;

use super::pass::{Override, PassContext};
use crate::label::main_part::block_ranges;
use crate::label::measure::{Map, signature};
use crate::page::{BlockKind, ContainerKind, SourceKind};
use crate::reason::RemovalReason;

/// The fewest blocks and reading units of such an element, chosen by hand: on 756 labelled pages of unseen sites, single
/// blocks make 14 pages worse instead of one, and two blocks with 8 units gain no more.
const BLOCKS: usize = 3;
const UNITS: f32 = 12.0;
/// The score of what is removed. Of its words on these pages, 1,300 must go and 11 are content.
const COPY: f32 = 2.0;

/// Of two elements with the same text, removes the blocks of the later one that are kept in both.
pub(super) fn second_elements(at: &PassContext<'_>) -> Vec<Override> {
    if at.measured.page.kind() != SourceKind::Html {
        return Vec::new();
    }
    let ranges = block_ranges(at.measured);
    let texts = Texts::of(at);
    let mut first: Map<u64, usize> = Map::default();
    let mut overrides = Vec::new();
    let mut end = 0;
    for (copy, range) in ranges.iter().enumerate() {
        if range.start < end || range.len() < BLOCKS || at.measured.blocks.units_between(range.start, range.end) < UNITS
        {
            continue;
        }
        let original = *first.entry(texts.hash(range)).or_insert(copy);
        if ranges[original].end > range.start {
            continue;
        }
        if is_copy(at, original, copy, range) {
            overrides.extend(kept_in_both(at, &ranges[original], range));
        }
        end = range.end;
    }
    overrides
}

fn kept_in_both(at: &PassContext<'_>, original: &Range<usize>, copy: &Range<usize>) -> Vec<Override> {
    let words = &at.measured.words;
    let is_kept = |n: usize| at.scores[n] <= 0.0;
    let is_same = |a: usize, b: usize| words.tokens_of(a) == words.tokens_of(b);
    let pairs = original.clone().zip(copy.clone());
    let found = pairs.filter(|&(a, b)| is_kept(a) && is_kept(b) && is_same(a, b));
    found.map(|(_, b)| Override::remove(b, RemovalReason::Duplicate, COPY)).collect()
}

/// True if the later one of two elements with the same text was not meant as a text of its own.
fn is_copy(at: &PassContext<'_>, original: usize, copy: usize, range: &Range<usize>) -> bool {
    let names = |id: usize| &at.measured.page.containers()[id].names;
    // A refrain has neither, and its stanzas look the same.
    let is_card =
        |n: usize| at.measured.page.blocks()[n].kind == BlockKind::Heading || at.measured.blocks.links[n] > 0.0;
    let is_part_of_page = range.clone().any(is_card) || names(original) != names(copy);
    is_part_of_page && !repeats_on_purpose(at, copy) && !are_in_entries(at, original, copy)
}

/// True in quotations, code and tables.
fn repeats_on_purpose(at: &PassContext<'_>, copy: usize) -> bool {
    let containers = at.measured.page.containers();
    let parent = |&id: &usize| containers[id].parent.map(|id| id.0 as usize);
    std::iter::successors(Some(copy), parent)
        .any(|id| matches!(containers[id].kind, ContainerKind::Quote | ContainerKind::Code | ContainerKind::Table))
}

/// True for parts of two entries that look the same but have different texts: the same features of two products.
fn are_in_entries(at: &PassContext<'_>, original: usize, copy: usize) -> bool {
    let containers = at.measured.page.containers();
    // The elements around each of them, up to those whose parent is around both.
    let mut around = [original, copy];
    while containers[around[0]].parent != containers[around[1]].parent {
        let inner = usize::from(containers[around[0]].depth <= containers[around[1]].depth);
        match containers[around[inner]].parent {
            Some(parent) => around[inner] = parent.0 as usize,
            None => return false,
        }
    }
    let [a, b] = around.map(|id| signature(&containers[id].tag, &containers[id].names));
    around != [original, copy] && a == b
}

/// Hashes of the text of any run of blocks in constant time.
struct Texts {
    /// The hash of the blocks before each one and of all, and the powers of the factor.
    before: Vec<u64>,
    powers: Vec<u64>,
}

/// An odd number without a pattern in its bits, from the golden ratio.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Texts {
    fn of(at: &PassContext<'_>) -> Self {
        let blocks = &at.measured.words.blocks;
        let (mut before, mut powers) = (vec![0_u64], vec![1_u64]);
        for block in blocks {
            let last = before[before.len() - 1];
            before.push(last.wrapping_mul(FACTOR).wrapping_add(u64::from(block.hash) + 1));
            powers.push(powers[powers.len() - 1].wrapping_mul(FACTOR));
        }
        Self { before, powers }
    }

    fn hash(&self, range: &Range<usize>) -> u64 {
        let ahead = self.before[range.start].wrapping_mul(self.powers[range.len()]);
        self.before[range.end].wrapping_sub(ahead)
    }
}

#[cfg(test)]
mod tests {
    use super::super::pass::MODEL;
    use super::*;
    use crate::label::measure::Measured;
    use crate::label::options::CleanOptions;
    use crate::label::testing::block;
    use crate::page::{Page, PageBuilder};

    const LINES: [&str; 3] = ["The night ferry", "Across the river after dark", "Tickets sold at the pier"];

    /// Two elements with these names, each with an element of the three lines, and one more line.
    fn page(names: [&str; 2], level: u8, more: [&str; 2]) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        for (names, more) in names.into_iter().zip(more) {
            let outer = builder.container(Some(body), ContainerKind::Group, "div", names);
            let inner = builder.container(Some(outer), ContainerKind::Group, "div", "");
            block(&mut builder, Some(inner), level, LINES[0]);
            LINES[1..].iter().for_each(|line| block(&mut builder, Some(inner), 0, line));
            if !more.is_empty() {
                block(&mut builder, Some(outer), 0, more);
            }
        }
        builder.finish()
    }

    /// The blocks that go if the model removed those in `lost`.
    fn removed(page: &Page, lost: &[usize]) -> Vec<usize> {
        let count = page.blocks().len();
        let scores: Vec<f32> = (0..count).map(|n| if lost.contains(&n) { 1.0 } else { -1.0 }).collect();
        let (measured, options, by) = (Measured::of(page), CleanOptions::default(), vec![MODEL; count]);
        let at = PassContext {
            measured: &measured,
            options: &options,
            threshold_offset: 0.0,
            bias: 0.0,
            scores: &scores,
            by: &by,
        };
        second_elements(&at).iter().map(|found| found.block).collect()
    }

    #[test]
    fn a_second_slide_goes() {
        assert_eq!(removed(&page(["slide"; 2], 2, [""; 2]), &[]), [3, 4, 5]);
        assert!(removed(&page(["slide"; 2], 2, [""; 2]), &[0, 1, 2]).is_empty());
    }

    #[test]
    fn a_second_layout_goes_and_a_refrain_stays() {
        assert_eq!(removed(&page(["phone", "desktop"], 0, [""; 2]), &[]), [3, 4, 5]);
        assert!(removed(&page(["stanza"; 2], 0, [""; 2]), &[]).is_empty());
    }

    #[test]
    fn the_same_features_of_two_products_stay() {
        let page = page(["product"; 2], 2, ["One of the boats is red.", "Another is blue."]);
        assert!(removed(&page, &[]).is_empty());
    }
}
