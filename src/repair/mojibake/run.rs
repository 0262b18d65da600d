//! A run of damaged text in a line.

use crate::plausible::BIT;
use crate::reason::RepairReason;

/// Adjacent sequences and the text they encode.
pub(super) struct Run {
    /// Its first character in the line, and one past its last.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    /// The gain in plausibility of the line, in quarter bits.
    pub(super) gain: i32,
    pub(super) sequences: usize,
    pub(super) reason: RepairReason,
    /// Additional evidence against it, in quarter bits.
    pub(super) penalty: i32,
    /// The same if nothing else in the line supports the encoding: for spaces taken for bytes, and for empty signs.
    pub(super) lone_penalty: i32,
    /// How many lines around it were certainly misread in the same encoding, if it was accepted because of them.
    pub(super) lines: u32,
    pub(super) accepted: bool,
}

/// The minimum gain of a run in a line that contains nothing else of the encoding (chosen by hand).
pub(super) const MIN_GAIN_ALONE: i32 = 10 * BIT;
