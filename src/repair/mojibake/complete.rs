//! Lines that one encoding explains completely: every non-ASCII character belongs to a sequence.
//!
//! Most damaged lines are like that, and they do not need the search through all encodings. In any other encoding, some
//! character of the line is not a byte of UTF-8, which is evidence against that encoding.

use super::super::RepairOptions;
use super::reading::Reading;
use super::sequence::{EncodedLine, LineScan, has_same_holes};
use crate::codepage::COUNT;

/// The reading of the line in the encoding that explains all of it, if there is one; in a tie, in the commonest.
/// `encodings` are the [candidates](crate::repair::utf8_encodings::candidates).
pub(super) fn reading(text: &str, encodings: u32, options: &RepairOptions) -> Option<(LineScan, Reading)> {
    let mut rest = encodings;
    if rest == 0 {
        return None;
    }
    let scan = LineScan::new(text);
    let mut best: Option<Reading> = None;
    while rest != 0 {
        let reading = Reading::new(&scan, rest.trailing_zeros() as usize, options);
        rest &= !read_alike(&scan, rest, &reading, options);
        if best.as_ref().is_none_or(|best| reading.score() > best.score()) {
            best = Some(reading);
        }
    }
    let best = best.filter(|best| best.is_complete(&scan))?;
    Some((scan, best))
}

/// The encodings with the same reading as the first one, which is given: the same characters, the same results where
/// bytes were lost, and no further layer of damage in another encoding.
fn read_alike(scan: &LineScan, encodings: u32, reading: &Reading, options: &RepairOptions) -> u32 {
    let first = encodings & encodings.wrapping_neg();
    let others = scan.alike(encodings) & !first & !reading.layers();
    let alike = each(others).filter(|&other| reading.fills_losses_as(&EncodedLine::new(scan, other, options)));
    alike.fold(first, |alike, other| alike | 1 << other)
}

/// The encodings that read the line as the first one does. In a lossy line, they must lose the same bytes.
pub(super) fn alike(scan: &LineScan, encodings: u32, is_lossy: bool) -> u32 {
    let first = encodings.trailing_zeros() as usize;
    let alike = each(scan.alike(encodings)).filter(|&other| !is_lossy || has_same_holes(scan, first, other));
    alike.fold(0, |alike, other| alike | 1 << other)
}

/// The encodings in a set, the commonest first.
pub(super) fn each(mut encodings: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let first = encodings.trailing_zeros() as usize;
        encodings &= encodings.wrapping_sub(1);
        (first < COUNT).then_some(first)
    })
}
