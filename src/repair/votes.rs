//! What the lines of a text say about the encoding in which it was misread.

use std::cell::RefCell;
use std::collections::HashMap;

/// What one line says. Encodings are bits of a set.
#[derive(Clone, Copy)]
pub(super) struct Vote {
    /// The encodings in which it may have been misread.
    pub(super) possible: u32,
    /// Those in which it was misread for certain, all with the same result.
    pub(super) certain: u32,
}

/// The votes of the lines, so that each line is examined once, however many lines ask about it.
#[derive(Default)]
pub(super) struct Votes(RefCell<HashMap<*const u8, Option<Vote>>>);

impl Votes {
    /// The vote of a line, a slice of the input or of the text around it. ASCII has none.
    pub(super) fn of(&self, line: &str, vote: impl FnOnce() -> Option<Vote>) -> Option<Vote> {
        if line.is_ascii() {
            return None;
        }
        *self.0.borrow_mut().entry(line.as_ptr()).or_insert_with(vote)
    }
}
