//! Finds the encodings in which all of a text may be misread UTF-8.

use crate::codepage::inverse;
use crate::plausible::ascii_length;

/// The encodings in which each non-ASCII character may be a byte of UTF-8, the first starts a sequence, and another
/// continues one.
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

/// A line with more non-ASCII characters has enough evidence of its own (chosen by hand: three sequences of up to four
/// characters). A line with more bytes is not an entry of a list.
const MAX_NON_ASCII: usize = 12;
const LONGEST_ENTRY: usize = 160;

/// True for a short line with a few non-ASCII characters.
pub(super) fn is_short(line: &str) -> bool {
    let non_ascii = || line.bytes().filter(|byte| (0xC0..).contains(byte)).count();
    line.len() <= LONGEST_ENTRY && (2..=MAX_NON_ASCII).contains(&non_ascii())
}
