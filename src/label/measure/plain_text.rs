//! What only a page saved as plain text needs: its lines have neither links nor elements around them, so that the shapes of the
//! lines nearby say most.

use super::blocks::Blocks;
use super::passages::{MergeRule, Passages};
use super::repetition::Repetition;
use super::source_lines::SourceLines;
use super::topic::{Hits, Topic};
use super::words::{TextStats, Words};
use crate::page::{Page, SourceKind};

/// The measurements of the lines of a plain-text page.
pub(in crate::label) struct PlainText {
    /// Passages of paragraphs, and of entries.
    pub passages: [Passages; 2],
    /// The number of lines with each of the [`MARKS`] ahead of each line, with the total at the end.
    marked: Vec<[u32; MARKS]>,
    /// How much the lines above and below resemble running text; near ones count most.
    pub prose_nearby: [Vec<f32>; 2],
    /// The page as a whole.
    pub page: PageOfLines,
    /// The lines as they are in the input, before wrapped ones are joined.
    pub source: SourceLines,
}

/// What lines are counted for.
#[derive(Clone, Copy, Debug)]
pub(in crate::label) enum Mark {
    /// Mostly numbers.
    Number,
    /// The same text as another line.
    Repeated,
    /// A short line with a year or a time of day.
    Date,
    Price,
    /// A line that looks like the next one.
    Alike,
}

const MARKS: usize = 5;

/// What the lines of a page are like as a whole. Shares are of its lines unless they say otherwise.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::label) struct PageOfLines {
    pub comments: f32,
    pub dates: f32,
    pub longest: f32,
    pub ellipses: f32,
    pub repeated: f32,
    /// The share of reading units in long lines with sentences.
    pub long_share: f32,
    /// Where the first of them is; NaN if there is none.
    pub first_long: f32,
    pub stops: f32,
    pub prices: f32,
}

/// A line with a larger share of digits is a number.
const NUMBER: f32 = 0.3;
/// Lines with a year or a time that have fewer reading units than this are dates.
const DATE_UNITS: f32 = 12.0;
/// What each line further away counts for the prose nearby, and the limits for a line.
const NEXT_LINE: f32 = 0.6;
const PROSE: (f32, f32) = (-8.0, 200.0);
/// Lines from this length on are long.
const LONG_UNITS: f32 = 20.0;

impl PlainText {
    pub(super) fn of(
        page: &Page,
        words: &Words,
        hits: &[Hits],
        blocks: &Blocks,
        repetition: &Repetition,
    ) -> Option<Self> {
        (page.kind() == SourceKind::Text).then(|| Self {
            passages: [MergeRule::OF_PARAGRAPHS, MergeRule::OF_ENTRIES].map(|join| Passages::of(words, blocks, join)),
            marked: marked(words, blocks, repetition),
            prose_nearby: [prose_above(blocks), prose_below(blocks)],
            page: PageOfLines::of(words, hits, blocks, repetition),
            source: SourceLines::of(page.text()),
        })
    }

    /// The share of the lines `from..to` with `mark`, and 0 if there are none.
    pub(in crate::label) fn share(&self, mark: Mark, from: usize, to: usize) -> f32 {
        let of = |n: usize| self.marked[n][mark as usize];
        (of(to) - of(from)) as f32 / (to - from).max(1) as f32
    }
}

fn marked(words: &Words, blocks: &Blocks, repetition: &Repetition) -> Vec<[u32; MARKS]> {
    let mut sums = [0; MARKS];
    let mut before = Vec::with_capacity(blocks.len() + 1);
    before.push(sums);
    for (n, stats) in words.blocks.iter().enumerate() {
        let marks = [
            digit_share(stats) > NUMBER,
            repetition.count[n] > 1,
            is_date(stats),
            stats.prices > 0,
            words.blocks.get(n + 1).is_some_and(|next| are_alike(stats, next)),
        ];
        sums.iter_mut().zip(marks).for_each(|(sum, mark)| *sum += u32::from(mark));
        before.push(sums);
    }
    before
}

fn digit_share(stats: &TextStats) -> f32 {
    stats.digits as f32 / stats.chars.max(1) as f32
}

fn is_date(stats: &TextStats) -> bool {
    stats.units() < DATE_UNITS && stats.years + stats.clocks > 0
}

/// True for two lines of similar length that end in the same way, and both or neither of which are numbers or have a price.
fn are_alike(a: &TextStats, b: &TextStats) -> bool {
    let (long, short) = (a.units().max(b.units()) + 1.0, a.units().min(b.units()) + 1.0);
    let shape = |stats: &TextStats| {
        (stats.ends_with_stop, stats.ends_with_ellipsis, digit_share(stats) > NUMBER, stats.prices > 0)
    };
    long <= 2.0 * short && shape(a) == shape(b)
}

fn prose_above(blocks: &Blocks) -> Vec<f32> {
    decayed(blocks.prose.iter())
}

fn prose_below(blocks: &Blocks) -> Vec<f32> {
    let mut below = decayed(blocks.prose.iter().rev());
    below.reverse();
    below
}

/// For each value the sum of those before it, each counting less the further it is away.
fn decayed<'a>(values: impl Iterator<Item = &'a f32>) -> Vec<f32> {
    let sum_with = |sum: &mut f32, value: &f32| {
        let before = *sum;
        *sum = before * NEXT_LINE + value.clamp(PROSE.0, PROSE.1);
        Some(before)
    };
    values.scan(0.0, sum_with).collect()
}

impl PageOfLines {
    fn of(words: &Words, hits: &[Hits], blocks: &Blocks, repetition: &Repetition) -> Self {
        let lines = words.blocks.len().max(1) as f32;
        let count = |is: fn(&TextStats) -> bool| words.blocks.iter().filter(|stats| is(stats)).count() as f32;
        let is_long = |n: &usize| blocks.units[*n] >= LONG_UNITS && words.blocks[*n].stops > 0;
        let long = || (0..blocks.len()).filter(is_long);
        Self {
            comments: hits.iter().filter(|hits| hits[Topic::Comments as usize] > 0).count() as f32,
            dates: count(is_date) / lines,
            longest: blocks.units.iter().copied().fold(0.0, f32::max),
            ellipses: count(|stats| stats.ends_with_ellipsis),
            repeated: repetition.count.iter().filter(|&&count| count > 1).count() as f32 / lines,
            long_share: long().map(|n| blocks.units[n]).sum::<f32>() / blocks.total.max(1.0),
            first_long: long().next().map_or(f32::NAN, |n| n as f32 / lines),
            stops: count(|stats| stats.ends_with_stop) / lines,
            prices: count(|stats| stats.prices > 0) / lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Measured;
    use super::*;
    use crate::label::testing::{dump_of, page_of};

    #[test]
    fn lines_are_counted_by_their_marks() {
        let page = dump_of(&["Home", "12:30", "€ 20", "Home", "1 2 3 4", "It rains…"]);
        let measured = Measured::of(&page);
        let plain = measured.plain_text.as_ref().unwrap();
        let count = |mark| (plain.share(mark, 0, 6) * 6.0).round() as u32;
        let counts = [Mark::Number, Mark::Repeated, Mark::Date, Mark::Price].map(count);
        assert_eq!(counts, [3, 2, 1, 1]);
        assert_eq!(plain.share(Mark::Date, 3, 3), 0.0);
        assert_eq!(plain.page.ellipses, 1.0);
    }

    #[test]
    fn lines_of_the_same_shape_are_alike() {
        let page = dump_of(&["A new ferry", "An old bridge", "The market moves to the other bank of the river.", "2"]);
        let measured = Measured::of(&page);
        let plain = measured.plain_text.as_ref().unwrap();
        assert_eq!([0, 1, 2, 3].map(|n| plain.share(Mark::Alike, n, n + 1)), [1.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn html_is_not_measured_by_lines() {
        assert!(Measured::of(&page_of(&["Home"])).plain_text.is_none());
    }
}
