//! Runs of short lines, and the paragraphs around each block.

use super::blocks::Blocks;
use super::words::Words;

/// The lines of a page.
pub(in crate::label) struct Lines {
    /// The first and last block of the run of short lines around each block.
    pub runs: Vec<(u32, u32)>,
    /// The last paragraph before each block, and the next one after it.
    pub paragraphs: Vec<(Option<u32>, Option<u32>)>,
}

/// A longer line ends a run of short ones.
const SHORT_UNITS: f32 = 9.0;

impl Lines {
    pub(super) fn of(words: &Words, blocks: &Blocks) -> Self {
        Self { runs: runs(words, blocks), paragraphs: paragraphs(blocks) }
    }
}

fn runs(words: &Words, blocks: &Blocks) -> Vec<(u32, u32)> {
    let is_short = |n: usize| blocks.units[n] < SHORT_UNITS && !words.blocks[n].ends_with_stop;
    let short: Vec<bool> = (0..blocks.len()).map(is_short).collect();
    let mut runs = Vec::with_capacity(short.len());
    let mut start = 0;
    for run in short.chunk_by(|a, b| *a && *b) {
        let end = start + run.len() as u32 - 1;
        runs.extend(run.iter().map(|_| (start, end)));
        start = end + 1;
    }
    runs
}

fn paragraphs(blocks: &Blocks) -> Vec<(Option<u32>, Option<u32>)> {
    let mut around = vec![(None, None); blocks.len()];
    let mut near = None;
    for (n, (before, _)) in around.iter_mut().enumerate() {
        *before = near;
        near = if blocks.is_paragraph(n) { Some(n as u32) } else { near };
    }
    near = None;
    for (n, (_, after)) in around.iter_mut().enumerate().rev() {
        *after = near;
        near = if blocks.is_paragraph(n) { Some(n as u32) } else { near };
    }
    around
}

#[cfg(test)]
mod tests {
    use super::super::Measured;
    use crate::label::testing::page_of;

    #[test]
    fn runs_and_paragraphs_are_found() {
        let text = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";
        let page = page_of(&["Home", "News", text, "More"]);
        let lines = Measured::of(&page).lines;
        assert_eq!(lines.runs, [(0, 1), (0, 1), (2, 2), (3, 3)]);
        assert_eq!(lines.paragraphs, [(None, Some(2)), (None, Some(2)), (None, None), (Some(2), None)]);
    }
}
