//! A stretch of damaged text in a line.

use crate::plausible::BIT;
use crate::reason::RepairReason;

/// Neighbouring sequences, and what they spell.
pub(super) struct Run {
    /// First character of the line that belongs to it, and one past the last.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    /// Quarter bits by which the line gets more plausible.
    pub(super) gain: i32,
    pub(super) sequences: usize,
    pub(super) reason: RepairReason,
    /// Quarter bits that speak against it besides.
    pub(super) penalty: i32,
    /// The same where nothing else in the line speaks for the encoding: for spaces taken for bytes, for empty signs.
    pub(super) lone_penalty: i32,
    pub(super) accepted: bool,
}

/// Bits that a run must gain by itself in a line that holds nothing else of the encoding (chosen by hand).
pub(super) const ALONE: i32 = 10 * BIT;
