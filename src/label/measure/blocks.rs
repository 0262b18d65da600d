//! Measures each block separately (its length, its links, and how much it resembles running text), with running totals.

use super::topic::{Hits, Topic, chrome_hits};
use super::words::{TextStats, Words};
use crate::page::{Block, BlockKind, Page};

/// The measurements of all blocks. Values that the reader cannot determine are NaN, as in the training data.
pub(in crate::label) struct Blocks {
    /// The length in reading units.
    pub units: Vec<f32>,
    /// The share of the text in links; NaN if unknown.
    pub links: Vec<f32>,
    /// How much a block by itself resembles running text; negative for boilerplate.
    pub prose: Vec<f32>,
    /// The share of function words typical of running text.
    pub running: Vec<f32>,
    /// The reading units before each block, and of the whole page.
    pub before: Vec<f32>,
    pub total: f32,
    /// The same for prose and for linked text, with the total of the page at the end.
    pub prose_before: Vec<f32>,
    pub linked_before: Vec<f32>,
}

/// A block with this much prose counts as a paragraph.
pub(in crate::label) const PARAGRAPH_PROSE: f32 = 10.0;
/// A limit, so that one very long block does not outweigh all others.
const LONGEST_PROSE: f32 = 200.0;

impl Blocks {
    pub(super) fn of(page: &Page, words: &Words, hits: &[Hits]) -> Self {
        let count = page.blocks().len();
        let units: Vec<f32> = words.blocks.iter().map(TextStats::units).collect();
        let links: Vec<f32> = page.blocks().iter().map(link_share).collect();
        let prose = |n: usize| prose(page.blocks()[n].kind, &words.blocks[n], units[n], links[n], &hits[n]);
        let prose: Vec<f32> = (0..count).map(prose).collect();
        let running = |n: usize| (f32::from(hits[n][Topic::Running as usize]) / units[n].max(1.0)).min(2.0);
        let running = (0..count).map(running).collect();
        let (before, total) = sums_before(units.iter().copied());
        let (mut prose_before, all_prose) = sums_before(prose.iter().map(|&prose| capped(prose)));
        prose_before.push(all_prose);
        let (mut linked_before, all_linked) = sums_before(units.iter().zip(&links).map(|(&u, &l)| linked_units(u, l)));
        linked_before.push(all_linked);
        Self { units, links, prose, running, before, total, prose_before, linked_before }
    }

    /// The number of blocks.
    pub(in crate::label) fn len(&self) -> usize {
        self.units.len()
    }

    /// The reading units of block `n` inside links; 0 if unknown.
    pub(in crate::label) fn linked(&self, n: usize) -> f32 {
        linked_units(self.units[n], self.links[n])
    }

    /// True for a block that is a paragraph of running text.
    pub(in crate::label) fn is_paragraph(&self, n: usize) -> bool {
        self.prose[n] > PARAGRAPH_PROSE
    }

    /// The reading units of the blocks `from..to`.
    pub(in crate::label) fn units_between(&self, from: usize, to: usize) -> f32 {
        self.before[to - 1] + self.units[to - 1] - self.before[from]
    }
}

/// Prose as it counts in sums.
pub(super) fn capped(prose: f32) -> f32 {
    prose.min(LONGEST_PROSE)
}

fn linked_units(units: f32, links: f32) -> f32 {
    if links.is_nan() { 0.0 } else { links * units }
}

fn link_share(block: &Block) -> f32 {
    block.links.map_or(f32::NAN, |links| links.bytes as f32 / (block.span.len().max(1)) as f32)
}

/// The reading units that a block without a stop loses: menu entries and headings have none.
const NO_STOP_COST: f32 = 8.0;
/// The same for parts of tables, lists and code, which have no stops in articles either.
const NO_STOP_PART_COST: f32 = 3.0;
/// The units subtracted for each word of boilerplate in a block.
const CHROME_WORD_COST: f32 = 3.0;

/// The reading units of running text, minus the evidence against it.
fn prose(kind: BlockKind, stats: &TextStats, units: f32, links: f32, hits: &Hits) -> f32 {
    let linked = if links.is_nan() { 0.0 } else { links };
    let stopless = match kind {
        _ if stats.stops > 0 => 0.0,
        BlockKind::TableCell | BlockKind::Code | BlockKind::ListItem | BlockKind::Definition => NO_STOP_PART_COST,
        _ => NO_STOP_COST,
    };
    let words = f32::from(chrome_hits(hits)) * CHROME_WORD_COST;
    units * (1.0 - 1.5 * linked) - stopless - words.min(units) - end_cost(units, hits)
}

/// The units subtracted for a comment form, and for the heading of a list of other stories: what follows is rarely the
/// article. Chosen by hand.
const FORM_COST: f32 = 100.0;
const OTHERS_COST: f32 = 40.0;
/// Phrases with this weight are the wording of a comment form.
const FORM_HITS: u16 = 5;
/// Headings of lists are not longer than this.
pub(super) const OTHERS_UNITS: f32 = 5.0;

/// The evidence against a block that ends the article, in reading units; 0 for all others.
pub(super) fn end_cost(units: f32, hits: &Hits) -> f32 {
    let form = hits[Topic::Comments as usize] >= FORM_HITS && units < 30.0;
    let others = hits[Topic::Related as usize] >= 2 && units <= OTHERS_UNITS;
    f32::from(u8::from(form)) * FORM_COST + f32::from(u8::from(others)) * OTHERS_COST
}

/// The sum before each value, and of all values.
fn sums_before(values: impl Iterator<Item = f32>) -> (Vec<f32>, f32) {
    let mut sum = 0.0;
    let mut before = Vec::with_capacity(values.size_hint().0 + 1);
    for value in values {
        before.push(sum);
        sum += value;
    }
    (before, sum)
}
