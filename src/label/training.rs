//! The input for training the model.

use super::columns;
use super::main_part;
use super::measure::{Measured, roles};
use super::options::Focus;
use super::passes;
use super::score::Scores;
use crate::page::Page;

/// The columns of a page as the model sees them, for training.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct FeatureRows {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// One row for each block.
    pub rows: Vec<Vec<f32>>,
    /// True when the page declares itself an article or a product.
    pub declares_single_topic: bool,
    /// True for a discussion.
    pub is_thread: bool,
    /// The role of each block: those that look the same on the page have the same.
    pub roles: Vec<Option<u64>>,
    /// The parts of the page for the ranker, at each of the `THRESHOLD_OFFSETS`.
    pub parts: Vec<PartRows>,
    /// The names and values of the columns of a plain text as a whole; empty for HTML.
    pub whole_text: (Vec<&'static str>, Vec<f32>),
}

/// The parts of a page that may be its main content.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct PartRows {
    /// The names of the columns; empty if there are no parts.
    pub columns: Vec<&'static str>,
    /// For each block whether it is kept and may be removed.
    pub kept: Vec<bool>,
    /// The first block of each part, and the block after its last.
    pub blocks: Vec<(usize, usize)>,
    /// One row for each part.
    pub rows: Vec<Vec<f32>>,
}

/// By how much more than usual the scores are lowered on the pages that the ranker learns from: pages that keep too much are
/// rare otherwise.
const THRESHOLD_OFFSETS: [f32; 3] = [0.0, 1.0, 2.5];

/// Measures all blocks of a page.
#[doc(hidden)]
#[must_use]
pub fn feature_rows(page: &Page) -> FeatureRows {
    let measured = Measured::of(page);
    let mut out = FeatureRows {
        declares_single_topic: page.declared().is_single_topic(),
        is_thread: measured.is_thread,
        roles: roles(page),
        ..FeatureRows::default()
    };
    out.whole_text = whole_text(&measured);
    out.parts = THRESHOLD_OFFSETS.iter().map(|&more| parts(&measured, more)).collect();
    for n in 0..page.blocks().len() {
        if n == 0 {
            columns::fill(&measured, n, &mut out.columns);
        }
        let mut row = Vec::with_capacity(out.columns.len());
        columns::fill(&measured, n, &mut row);
        out.rows.push(row);
    }
    out
}

fn whole_text(m: &Measured<'_>) -> (Vec<&'static str>, Vec<f32>) {
    let (mut names, mut values) = (Vec::new(), Vec::new());
    if let Some(plain) = &m.plain_text {
        columns::fill_whole_text(m, plain, &mut names);
        columns::fill_whole_text(m, plain, &mut values);
    }
    (names, values)
}

fn parts(m: &Measured<'_>, threshold_offset: f32) -> PartRows {
    let mut scores = Scores::of(m, Focus::Balanced);
    scores.of_blocks.iter_mut().for_each(|score| *score -= threshold_offset);
    scores.threshold_offset += threshold_offset;
    let (kept, scores) = passes::decide_without_parts(m, scores);
    let main_part::CandidateTable { columns, blocks, rows } = main_part::rows(m, &kept, &scores);
    PartRows { columns, kept, blocks: blocks.into_iter().map(|range| (range.start, range.end)).collect(), rows }
}
