//! Arranges measurements as the columns that the model reads.
//!
//! The model identifies columns by position, so their order may change only together with the model.

mod containers;
mod page;
mod plain_text;
mod position;
mod relations;
mod sink;
mod text;
mod whole_text;

pub(super) use sink::{MAX_COLUMNS, Sink};
pub(super) use whole_text::fill_whole_text;

use super::measure::Measured;

/// The columns of block `n`. A page saved as plain text has no containers, and other columns in their place.
pub(super) fn fill(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    text::fill(m, n, row);
    position::fill(m, n, row);
    match &m.plain_text {
        Some(plain) => plain_text::fill(m, plain, n, row),
        None => containers::fill(m, n, row),
    }
    page::fill(m, row);
    relations::fill(m, n, row);
}
