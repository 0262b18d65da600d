//! Running totals of measurements of kept blocks, so that the sum over any run of blocks takes constant time.

use crate::label::measure::{Measured, Topic, roles};
use crate::label::score::likelihood;
use crate::page::BlockKind;

/// Sums over kept blocks; those in units are weighted by length.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    pub units: f32,
    pub blocks: f32,
    /// Units that are likely content.
    pub likely: f32,
    pub linked: f32,
    /// Units in paragraphs, and the number of them.
    pub prose: f32,
    pub paragraphs: f32,
    pub headings: f32,
    /// Headings that are links.
    pub linked_headings: f32,
    /// Short blocks with a date, a time or the words of a by-line.
    pub bylines: f32,
    /// Units times the number of blocks of the same role.
    pub alike: f32,
    /// Units that the page declares as its text.
    pub declared: f32,
}

impl Sum {
    fn with(self, other: Self, sign: f32) -> Self {
        Self {
            units: self.units + sign * other.units,
            blocks: self.blocks + sign * other.blocks,
            likely: self.likely + sign * other.likely,
            linked: self.linked + sign * other.linked,
            prose: self.prose + sign * other.prose,
            paragraphs: self.paragraphs + sign * other.paragraphs,
            headings: self.headings + sign * other.headings,
            linked_headings: self.linked_headings + sign * other.linked_headings,
            bylines: self.bylines + sign * other.bylines,
            alike: self.alike + sign * other.alike,
            declared: self.declared + sign * other.declared,
        }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        self.with(other, -1.0)
    }
}

/// The sums of the kept blocks before each block, and of all.
pub(super) fn sums_before(m: &Measured<'_>, kept: &[bool], scores: &[f32]) -> Vec<Sum> {
    let alike = blocks_alike(m);
    let mut sum = Sum::default();
    let mut before = Vec::with_capacity(kept.len() + 1);
    before.push(sum);
    for n in 0..kept.len() {
        if kept[n] {
            sum = sum.with(sum_of(m, n, scores[n], alike[n]), 1.0);
        }
        before.push(sum);
    }
    before
}

/// A block of this many units is too long for a by-line (chosen by hand).
const BYLINE_UNITS: f32 = 25.0;
/// A heading with more of its text in links is a link.
const LINKED: f32 = 0.5;

fn sum_of(m: &Measured<'_>, n: usize, score: f32, alike: f32) -> Sum {
    let (units, stats) = (m.blocks.units[n], &m.words.blocks[n]);
    let flag = |is: bool| f32::from(u8::from(is));
    let is_heading = m.page.blocks()[n].kind == BlockKind::Heading;
    let has_byline = stats.clocks + stats.years > 0 || m.hits[n][Topic::Byline as usize] > 0;
    Sum {
        units,
        blocks: 1.0,
        likely: units * likelihood(score),
        linked: m.blocks.linked(n),
        prose: units * flag(m.blocks.is_paragraph(n)),
        paragraphs: flag(m.blocks.is_paragraph(n)),
        headings: flag(is_heading),
        linked_headings: flag(is_heading && m.blocks.links[n] > LINKED),
        bylines: flag(units < BYLINE_UNITS && has_byline),
        alike: units * alike,
        declared: units * m.overlap.declared[0].get(n).copied().unwrap_or(0.0),
    }
}

/// The number of blocks of a role is capped at this.
const MAX_ALIKE: usize = 20;

/// For each block the number of blocks of its role.
fn blocks_alike(m: &Measured<'_>) -> Vec<f32> {
    let mut alike = vec![1.0; m.blocks.len()];
    let mut roles: Vec<(u64, u32)> =
        roles(m.page).into_iter().zip(0..).filter_map(|(role, n)| Some((role?, n))).collect();
    roles.sort_unstable();
    for same in roles.chunk_by(|a, b| a.0 == b.0) {
        same.iter().for_each(|&(_, n)| alike[n as usize] = same.len().min(MAX_ALIKE) as f32);
    }
    alike
}
