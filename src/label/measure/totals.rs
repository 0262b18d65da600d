//! Measurements of the page as a whole.

use super::blocks::Blocks;
use super::words::Words;

/// Totals over all blocks of a page.
pub(in crate::label) struct Totals {
    /// Paragraphs of running text.
    pub paragraphs: f32,
    /// Share of the text in unspaced scripts.
    pub unspaced: f32,
    /// Share of small words of running text.
    pub running: f32,
}

impl Totals {
    pub(super) fn of(words: &Words, blocks: &Blocks) -> Self {
        let (mut paragraphs, mut unspaced, mut running) = (0.0, 0.0, 0.0);
        for (n, stats) in words.blocks.iter().enumerate() {
            paragraphs += f32::from(u8::from(blocks.is_paragraph(n)));
            unspaced += stats.unspaced as f32 * 0.5;
            running += blocks.running[n] * blocks.units[n];
        }
        let total = blocks.total.max(1.0);
        Self { paragraphs, unspaced: unspaced / total, running: running / total }
    }
}
