//! Receives the measurements of a block, one column after the other.

/// Receives the columns in order.
pub(in crate::label) trait Sink {
    /// The value of column `name`; NaN if it is not known.
    fn put(&mut self, name: &'static str, value: f32);
}

/// Room for the columns of one block.
pub(in crate::label) const MAX_COLUMNS: usize = 256;

/// A row for training.
impl Sink for Vec<f32> {
    fn put(&mut self, _: &'static str, value: f32) {
        self.push(value);
    }
}

/// The names of the columns.
impl Sink for Vec<&'static str> {
    fn put(&mut self, name: &'static str, _: f32) {
        self.push(name);
    }
}

pub(super) fn flag(value: bool) -> f32 {
    f32::from(u8::from(value))
}

/// The number of blocks from `at` to `n`, negative when `at` comes after `n`.
pub(super) fn signed(n: usize, at: usize) -> f32 {
    n as f32 - at as f32
}
