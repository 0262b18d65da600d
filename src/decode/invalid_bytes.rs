//! Bytes that are invalid in UTF-8, and their replacement.

use std::borrow::Cow;

use crate::change::{Confidence, Evidence};

/// The replacement of invalid bytes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Replacement {
    /// The offset of the invalid bytes and their number.
    pub(super) at: usize,
    pub(super) len: usize,
    pub(super) text: String,
    pub(super) kind: FaultKind,
}

/// How invalid bytes were read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum FaultKind {
    /// Not read.
    Lost,
    /// As one or a few characters of a legacy encoding, with their cost in bits between their neighbours.
    Character(f32),
    /// As part of a line in a legacy encoding, with the probability of that encoding.
    Line(f32),
    /// As UTF-16 surrogates encoded in UTF-8, or a NUL encoded in two bytes.
    Surrogates,
}

impl Replacement {
    /// The confidence of the reading.
    pub(super) fn confidence(&self) -> Confidence {
        match self.kind {
            // It is certain that the bytes are invalid.
            FaultKind::Lost => Confidence::CERTAIN,
            FaultKind::Character(bits) => Confidence::new(1.0 - bits / ZERO_CONFIDENCE_BITS),
            FaultKind::Line(confidence) => Confidence::new(confidence),
            FaultKind::Surrogates => Confidence::new(SURROGATES_CONFIDENCE),
        }
    }

    pub(super) fn evidence(&self) -> Vec<Evidence> {
        let bytes = Evidence { signal: "invalid-bytes", value: self.len as f32, weight: 0.0 };
        match self.kind {
            FaultKind::Character(bits) => vec![Evidence { signal: "cost", value: bits, weight: -bits }, bytes],
            _ => vec![bytes],
        }
    }
}

/// The cost in bits of a character at which the confidence is 0 (chosen by hand; accepted readings cost 5 to 9 bits).
const ZERO_CONFIDENCE_BITS: f32 = 40.0;

/// The confidence for a surrogate pair: six such bytes are hardly a coincidence.
const SURROGATES_CONFIDENCE: f32 = 0.99;

/// The character of a surrogate pair in CESU-8, or the NUL that Java encodes in two bytes.
pub(super) fn surrogates(bytes: &[u8]) -> Option<(usize, char)> {
    match *bytes {
        [0xC0, 0x80, ..] => Some((2, '\0')),
        [0xED, a @ 0xA0..=0xAF, b @ 0x80..=0xBF, 0xED, c @ 0xB0..=0xBF, d @ 0x80..=0xBF, ..] => {
            let unit = |a: u8, b: u8| 0xD000 | u16::from(a & 0x3F) << 6 | u16::from(b & 0x3F);
            let c = char::decode_utf16([unit(a, b), unit(c, d)]).next()?.ok()?;
            Some((6, c))
        }
        _ => None,
    }
}

/// The bytes with one UTF-8 character for each surrogate pair.
pub(super) fn without_surrogates(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.contains(&0xED) && !bytes.contains(&0xC0) {
        return Cow::Borrowed(bytes);
    }
    let mut valid = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if let Some((len, c)) = surrogates(&bytes[at..]) {
            valid.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            at += len;
        } else {
            valid.push(bytes[at]);
            at += 1;
        }
    }
    Cow::Owned(valid)
}

/// How many bytes at the start and at the end belong to characters that were cut off.
pub(super) fn cut_ends(bytes: &[u8]) -> (usize, usize) {
    let is_other = |b: &&u8| *b & 0xC0 == 0x80;
    let start = bytes.iter().take(3).take_while(is_other).count();
    let others = bytes.iter().rev().take(3).take_while(is_other).count();
    let lead = bytes.len().checked_sub(others + 1).map_or(0, |at| bytes[at]);
    let is_cut = match lead {
        0xC2..=0xDF => others < 1,
        0xE0..=0xEF => others < 2,
        0xF0..=0xF4 => others < 3,
        _ => false,
    };
    (start, if is_cut { others + 1 } else { 0 })
}

/// The text that a strict decoder returns for the bytes.
pub(super) fn strict(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}
