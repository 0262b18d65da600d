//! The input for training the model.

use super::columns;
use super::measure::{Measured, roles};
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
    pub declares_one_thing: bool,
    /// True for a discussion.
    pub is_thread: bool,
    /// The role of each block: those that look the same on the page have the same.
    pub roles: Vec<Option<u64>>,
}

/// Measures all blocks of a page.
#[doc(hidden)]
#[must_use]
pub fn feature_rows(page: &Page) -> FeatureRows {
    let measured = Measured::of(page);
    let mut out = FeatureRows {
        declares_one_thing: page.declared().is_of_one_thing(),
        is_thread: measured.is_thread,
        roles: roles(page),
        ..FeatureRows::default()
    };
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
