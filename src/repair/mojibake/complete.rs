//! Lines that one encoding explains from end to end: every non-ASCII character belongs to a sequence.
//!
//! Most damaged lines are like that, and for them the search through all encodings is not needed: an encoding in which a
//! character of the line is no byte of UTF-8 has to leave it as evidence against itself.

use super::super::RepairOptions;
use super::reading::Reading;
use super::sequence::{LineScan, has_same_holes};
use crate::codepage::inverse;
use crate::repair::utf8_encodings::candidates;

/// The reading of the line in the encoding that explains all of it, if there is one; in a tie, in the commonest.
/// `encodings` are those of [`candidates`].
pub(super) fn reading(text: &str, encodings: u32, options: &RepairOptions) -> Option<(LineScan, Reading)> {
    let mut rest = encodings;
    if rest == 0 {
        return None;
    }
    let scan = LineScan::new(text);
    let mut best: Option<Reading> = None;
    while rest != 0 {
        let reading = Reading::new(&scan, rest.trailing_zeros() as usize, options);
        rest &= if reading.accepted().any(|run| candidates(&run.text) != 0) {
            rest - 1
        } else {
            !alike(&scan, rest, scan.lost > 0 || reading.is_lossy())
        };
        if best.as_ref().is_none_or(|best| reading.score() > best.score()) {
            best = Some(reading);
        }
    }
    let best = best.filter(|best| best.is_complete(&scan))?;
    Some((scan, best))
}

/// Those of the encodings that read the line as the first of them does. In a lossy line they must lose the same bytes.
pub(super) fn alike(scan: &LineScan, encodings: u32, is_lossy: bool) -> u32 {
    let inverse = inverse();
    let first = encodings.trailing_zeros() as usize;
    let odd = scan.odd.iter().map(|&at| scan.chars[at].1).filter(|&c| c != char::REPLACEMENT_CHARACTER);
    let mut alike = odd.fold(encodings, |alike, c| inverse.entry(c).alike(first, alike));
    alike = inverse.entry('\u{A0}').alike(first, alike);
    let mut others = if is_lossy { alike & !(1 << first) } else { 0 };
    while others != 0 {
        let other = others.trailing_zeros() as usize;
        others &= others - 1;
        if !has_same_holes(scan, first, other) {
            alike &= !(1 << other);
        }
    }
    alike
}
