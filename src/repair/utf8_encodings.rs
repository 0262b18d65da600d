//! In which encodings a text may be misread UTF-8 from end to end.

use crate::codepage::inverse;
use crate::plausible::ascii_length;

/// The encodings in which each non-ASCII character may be a byte of UTF-8, the first starts a sequence, and another continues one.
pub(super) fn candidates(text: &str) -> u32 {
    let inverse = inverse();
    let mut rest = text[ascii_length(text.as_bytes())..].chars();
    let Some(first) = rest.next() else { return 0 };
    let second = match rest.clone().next() {
        Some(' ' | '?' | char::REPLACEMENT_CHARACTER) => u32::MAX,
        Some(c) => inverse.entry(c).trail,
        None => 0,
    };
    let mut all = inverse.entry(first).lead & second;
    let mut trails = 0;
    while all != 0
        && let Some(c) = rest.next()
    {
        if c.is_ascii() {
            let left = rest.as_str();
            rest = left[ascii_length(left.as_bytes())..].chars();
        } else if c != char::REPLACEMENT_CHARACTER {
            let entry = inverse.entry(c);
            all &= entry.lead | entry.trail;
            trails |= entry.trail;
        }
    }
    all & trails
}

/// Lines with more characters beyond ASCII than this have enough evidence of their own (chosen by hand: three sequences of
/// up to four characters), and longer ones, in bytes, are not entries of a list.
const MOST_ODD: usize = 12;
const LONGEST_ENTRY: usize = 160;

/// True for a short line that has a few characters beyond ASCII.
pub(super) fn is_short(line: &str) -> bool {
    let odd = || line.bytes().filter(|byte| (0xC0..).contains(byte)).count();
    line.len() <= LONGEST_ENTRY && (2..=MOST_ODD).contains(&odd())
}
