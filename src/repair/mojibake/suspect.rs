//! A cheap test of whether a text may contain mojibake at all.

use crate::codepage::inverse;

/// The encodings (as a bit mask) in which some two adjacent characters are the first two bytes of a UTF-8 sequence.
///
/// A space and `U+FFFD` may replace a lost second byte.
pub(in crate::repair) fn suspects(text: &str) -> u32 {
    if text.is_ascii() {
        return 0;
    }
    let inverse = inverse();
    let mut found = 0;
    let mut lead = 0;
    for c in text.chars() {
        if c.is_ascii() {
            if c == ' ' {
                found |= lead;
            }
            lead = 0;
            continue;
        }
        let entry = inverse.entry(c);
        found |= lead & if c == char::REPLACEMENT_CHARACTER { u32::MAX } else { entry.trail };
        lead = entry.lead;
    }
    found
}
