//! Short lines in a group of lines that were all misread in one encoding: a list of names, a column, a menu.
//!
//! One damaged word may be too little evidence, or fit two encodings. If lines around it are certain by themselves, and
//! no line speaks against their encoding, the word is read in that encoding too.

use super::super::RepairOptions;
use super::complete::{self, each};
use super::reading::Reading;
use super::sequence::{EncodedLine, LineScan};
use super::utf8;
use crate::codepage::{COUNT, inverse};
use crate::plausible::traits;
use crate::repair::pass::Draft;
use crate::repair::utf8_encodings::{candidates, is_short};
use crate::repair::votes::Vote;
use crate::span::Span;

/// The fewest lines around a line that must be certain on their own (chosen by hand: a single one may be a
/// coincidence).
const MIN_CERTAIN_LINES: u32 = 2;

/// The reading of a short line in the encoding of the lines around it, if they support one. `encodings` are the
/// [`candidates`] of the line.
pub(super) fn reading(
    text: &str,
    encodings: u32,
    place: Span,
    draft: &Draft,
    options: &RepairOptions,
) -> Option<(LineScan, Reading)> {
    if encodings == 0 || !is_short(text) || !draft.input.is_unchanged(place, text) {
        return None;
    }
    let possible = valid(text, encodings);
    if possible == 0 {
        return None;
    }
    let (encodings, lines) = supported(possible, place, draft, options)?;
    let scan = LineScan::new(text);
    let of = |encoding: usize| Reading::new(&scan, encoding, options);
    let best = each(encodings).map(of).reduce(|best, next| if next.gain() > best.gain() { next } else { best })?;
    let line = EncodedLine::new(&scan, best.encoding(), options);
    let best = best.supported_by(lines, &line)?;
    Some((scan, best))
}

/// The encodings in which most of the certain lines around the one at `place` were misread, if all lines allow them,
/// and the number of these lines.
fn supported(possible: u32, place: Span, draft: &Draft, options: &RepairOptions) -> Option<(u32, u32)> {
    let (mut encodings, mut certain) = (possible, [0; COUNT]);
    for line in draft.input.before(place).chain(draft.input.after(place)) {
        let Some(vote) = draft.votes.of(line, || vote(line, options)) else { continue };
        encodings &= vote.possible;
        if encodings == 0 {
            return None;
        }
        each(vote.certain).for_each(|encoding| certain[encoding] += 1);
    }
    let most = each(encodings).map(|encoding| certain[encoding]).max().filter(|&most| most >= MIN_CERTAIN_LINES)?;
    let best = each(encodings).filter(|&encoding| certain[encoding] == most);
    Some((best.fold(0, |best, encoding| best | 1 << encoding), most))
}

/// What a line says about the encoding of the lines around it; `None` if it has no non-ASCII letters.
fn vote(line: &str, options: &RepairOptions) -> Option<Vote> {
    let is_letter = |c: char| !c.is_ascii() && traits(c).is_alphabetic;
    if !line.chars().any(is_letter) {
        return None;
    }
    let encodings = candidates(line);
    Some(Vote { possible: valid(line, encodings), certain: certain(line, encodings, options) })
}

/// The encodings in which the line was misread for certain; those that read it alike count as one.
fn certain(line: &str, encodings: u32, options: &RepairOptions) -> u32 {
    let Some((scan, reading)) = complete::reading(line, encodings, options) else { return 0 };
    let own = EncodedLine::new(&scan, reading.encoding(), options);
    let Some(reading) = reading.if_certain(&own, &scan) else { return 0 };
    let others = encodings & !((1 << reading.encoding()) - 1);
    complete::alike(&scan, others, reading.is_lossy())
}

/// The encodings in which the non-ASCII characters are complete UTF-8 sequences.
fn valid(text: &str, encodings: u32) -> u32 {
    each(encodings).filter(|&encoding| is_valid(text, encoding)).fold(0, |valid, encoding| valid | 1 << encoding)
}

fn is_valid(text: &str, encoding: usize) -> bool {
    let inverse = inverse();
    let mut bytes =
        text.chars().map(|c| if c.is_ascii() { 0 } else { inverse.entry(c).bytes[encoding] }).zip(text.chars());
    let mut sequence = [0; 4];
    while let Some((lead, c)) = bytes.next() {
        if c.is_ascii() {
            continue;
        }
        let length = utf8::length(lead);
        if length == 0 {
            return false;
        }
        sequence[0] = lead;
        for byte in &mut sequence[1..length] {
            *byte = bytes.next().map_or(0, |(byte, _)| byte);
        }
        if utf8::code(&sequence[..length]).and_then(char::from_u32).is_none() {
            return false;
        }
    }
    true
}
