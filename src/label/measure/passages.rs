//! Passages of a page saved as plain text: lines with sentences that follow each other closely.
//!
//! Such a page has no elements that hold its text together. The largest passage is mostly that text; smaller ones far from it are
//! teasers, comments and forms.

use super::blocks::Blocks;
use super::share::share;
use super::words::Words;

/// Which lines form a passage.
#[derive(Clone, Copy, Debug)]
pub(super) struct MergeRule {
    /// The fewest reading units of a line of the passage.
    line: f32,
    /// The most reading units between two such lines, and the same as a share of the passage ahead of them; the larger counts.
    gap: f32,
    gap_share: f32,
    /// A line joins the passage if it is at most this many lines below the last one.
    lines: u32,
}

// Both were chosen by hand. Together they gain more than either; two further ones gained nothing (models/label/REPORT.md).
impl MergeRule {
    /// The paragraphs of an article.
    pub(super) const OF_PARAGRAPHS: Self = Self { line: 20.0, gap: 12.0, gap_share: 0.25, lines: 6 };
    /// Posts and entries, which are shorter.
    pub(super) const OF_ENTRIES: Self = Self { line: 10.0, gap: 20.0, gap_share: 0.1, lines: 8 };
}

/// The first and last line of a passage, and the reading units of its long lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::label) struct Passage {
    pub first: u32,
    pub last: u32,
    pub units: f32,
}

/// The passages of a page in order.
pub(in crate::label) struct Passages {
    pub all: Vec<Passage>,
    /// The largest one, by its index.
    pub largest: usize,
    /// The share of the largest in all of them, and the size of the second largest in relation to it.
    pub largest_share: f32,
    pub second: f32,
}

impl Passages {
    pub(super) fn of(words: &Words, blocks: &Blocks, rule: MergeRule) -> Self {
        let is_long = |&n: &usize| blocks.units[n] >= rule.line && words.blocks[n].stops > 0;
        let mut all: Vec<Passage> = Vec::new();
        for n in (0..blocks.len()).filter(is_long) {
            let (at, units) = (n as u32, blocks.units[n]);
            match all.last_mut() {
                Some(last) if merges(blocks, last, n, rule) => (last.last, last.units) = (at, last.units + units),
                _ => all.push(Passage { first: at, last: at, units }),
            }
        }
        let largest = largest(&all);
        let units = all.get(largest).map_or(0.0, |passage| passage.units);
        let others = || all.iter().enumerate().filter(|&(k, _)| k != largest).map(|(_, passage)| passage.units);
        let (sum, second) = (units + others().sum::<f32>(), others().fold(0.0, f32::max));
        Self { largest, largest_share: share(units, sum), second: share(second, units), all }
    }

    /// The index of the passage that block `n` is in, or else of the next one below it.
    pub(in crate::label) fn from(&self, n: usize) -> usize {
        self.all.partition_point(|passage| (passage.last as usize) < n)
    }
}

fn merges(blocks: &Blocks, passage: &Passage, n: usize, rule: MergeRule) -> bool {
    let last = passage.last as usize;
    let between = blocks.before[n] - blocks.before[last] - blocks.units[last];
    between <= rule.gap.max(rule.gap_share * passage.units) && n - last <= rule.lines as usize
}

/// The first one of the most reading units.
fn largest(all: &[Passage]) -> usize {
    let mut largest = 0;
    for (n, passage) in all.iter().enumerate() {
        if passage.units > all[largest].units {
            largest = n;
        }
    }
    largest
}

#[cfg(test)]
mod tests {
    use super::super::Measured;
    use super::*;
    use crate::label::testing::dump_of;

    const LONG: &str = "The old bridge over the river is shut until the spring, and nobody in the town knows when it will be open again.";

    fn passages(lines: &[&str]) -> Vec<(u32, u32)> {
        let page = dump_of(lines);
        let measured = Measured::of(&page);
        let passages = Passages::of(&measured.words, &measured.blocks, MergeRule::OF_PARAGRAPHS);
        passages.all.iter().map(|passage| (passage.first, passage.last)).collect()
    }

    #[test]
    fn paragraphs_with_a_short_line_between_them_are_one_passage() {
        assert_eq!(passages(&["Home", LONG, "A heading", LONG, "Share"]), [(1, 3)]);
    }

    #[test]
    fn many_short_lines_separate_passages() {
        let lines = [LONG, "News", "Sports", "Culture", "Travel", "Business", "Opinion", LONG];
        assert_eq!(passages(&lines), [(0, 0), (7, 7)]);
    }

    #[test]
    fn the_first_of_the_largest_passages_counts() {
        let lines = ["Home", "News"].repeat(5);
        let page = dump_of(&[&[LONG], &lines[..], &[LONG]].concat());
        let measured = Measured::of(&page);
        let passages = Passages::of(&measured.words, &measured.blocks, MergeRule::OF_PARAGRAPHS);
        assert_eq!((passages.largest, passages.largest_share, passages.second), (0, 0.5, 1.0));
        assert_eq!([0, 1, 11].map(|n| passages.from(n)), [0, 1, 1]);
    }

    #[test]
    fn a_page_without_sentences_has_no_passages() {
        assert!(passages(&["Home", "News"]).is_empty());
        assert!(passages(&[]).is_empty());
    }
}
