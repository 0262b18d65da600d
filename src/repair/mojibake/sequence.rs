//! A UTF-8 sequence written in the characters of a single-byte encoding.

use std::cell::OnceCell;

use super::super::RepairOptions;
use super::{char_kind, utf8};
use crate::codepage::{CharBytes, Inverse, codepages, inverse};
use crate::plausible::{BIT, improbable, is_c1, pair};

/// A sequence: its length in characters and the character it encodes.
#[derive(Clone, Copy)]
pub(super) struct Sequence {
    pub(super) length: usize,
    pub(super) c: char,
    /// True when a space replaced the byte A0.
    pub(super) a0: bool,
    /// True when a byte was lost: `U+FFFD`, a question mark, or the end of the line.
    pub(super) lost: bool,
}

/// By how many quarter bits the best candidate for a lost byte must be cheaper than the next (chosen by hand: no letter
/// is invented).
const MIN_MARGIN: i32 = 9 * BIT;

/// The bytes of `“`; the last one of `”` is the next.
const QUOTES: [u8; 3] = [0xE2, 0x80, 0x9C];

/// The last bytes of dashes, single quotes and dots, which may be inside a quotation.
const OTHER_PUNCTUATION: [u8; 5] = [0x93, 0x94, 0x98, 0x99, 0xA6];

/// How many characters before a closing quote are searched for the opening one. Longer quotations are rare, and the
/// time must stay linear.
pub(super) const QUOTATION: usize = 200;

/// The first byte of quotes and dashes, whose other two are lost together.
const PUNCTUATION: u8 = 0xE2;

/// The characters of a line, and those of its properties that do not depend on the encoding.
pub(super) struct LineScan {
    /// The characters with their offsets in bytes.
    pub(super) chars: Vec<(usize, char)>,
    /// The places of those beyond ASCII with their bytes in all encodings, and of the letters of other scripts than
    /// Latin.
    pub(super) non_ascii: Vec<usize>,
    entries: Vec<&'static CharBytes>,
    pub(super) other_script: Vec<usize>,
    pub(super) ascii_letters: usize,
    /// Characters of line art, and `U+FFFD`.
    pub(super) boxes: usize,
    pub(super) lost: usize,
    vietnamese: bool,
    c1: bool,
}

/// How many characters [`LineScan::alike`] remembers: about as many as the letters of an alphabet.
const SEEN: usize = 64;

impl LineScan {
    pub(super) fn new(text: &str) -> Self {
        let count = text.chars().count();
        let mut scan = Self {
            chars: Vec::with_capacity(count),
            non_ascii: Vec::with_capacity(count),
            entries: Vec::with_capacity(count),
            other_script: Vec::new(),
            ascii_letters: 0,
            boxes: 0,
            lost: 0,
            vietnamese: false,
            c1: false,
        };
        let inverse = inverse();
        for (at, (offset, c)) in text.char_indices().enumerate() {
            scan.chars.push((offset, c));
            if c.is_ascii() {
                scan.ascii_letters += usize::from(c.is_ascii_alphabetic());
                continue;
            }
            scan.non_ascii.push(at);
            scan.entries.push(inverse.entry(c));
            if char_kind::is_other_script(c) {
                scan.other_script.push(at);
            }
            scan.boxes += usize::from(char_kind::is_box(c));
            scan.lost += usize::from(c == char::REPLACEMENT_CHARACTER);
            scan.vietnamese |= matches!(c, 'º' | '»' | '\u{1EA0}'..='\u{1EF9}');
            scan.c1 |= is_c1(c);
        }
        scan
    }

    /// The encodings in which every character of the line is the same byte as in the first one.
    pub(super) fn alike(&self, encodings: u32) -> u32 {
        let first = encodings.trailing_zeros() as usize;
        let alike = inverse().entry('\u{A0}').alike(first, encodings);
        // Most characters of a line repeat. Each place holds the last one with the same low bits.
        let mut seen = ['\0'; SEEN];
        self.non_ascii.iter().zip(&self.entries).fold(alike, |alike, (&at, entry)| {
            let c = self.chars[at].1;
            let known = std::mem::replace(&mut seen[c as usize % SEEN], c);
            if known == c { alike } else { entry.alike(first, alike) }
        })
    }
}

/// A line, read in one encoding.
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each read by name")]
pub(super) struct EncodedLine<'a> {
    pub(super) chars: &'a [(usize, char)],
    /// The byte of each character; 0 if it has no non-ASCII byte.
    bytes: Vec<u8>,
    /// How many of the characters are not ASCII.
    pub(super) non_ascii: usize,
    pub(super) encoding: usize,
    pub(super) inverse: &'static Inverse,
    /// True when it has letters that only Vietnamese combines with `à`, either intact or misread.
    pub(super) vietnamese: bool,
    a0: bool,
    lossy: bool,
    /// True when it contains C1 controls, so the decoder kept them.
    c1: bool,
    /// The bytes that the decoder lost; computed on first use.
    holes: OnceCell<u64>,
}

impl<'a> EncodedLine<'a> {
    pub(super) fn new(scan: &'a LineScan, encoding: usize, options: &RepairOptions) -> Self {
        // A space can be a lost byte A0 only in encodings where A0 is the no-break space.
        let a0 = options.restore_byte_a0 && codepages()[encoding].decode(0xA0) == Some('\u{A0}');
        let lossy = options.replace_lossy_sequences;
        let LineScan { chars, vietnamese, c1, .. } = scan;
        let mut bytes = vec![0; chars.len()];
        for (&at, entry) in scan.non_ascii.iter().zip(&scan.entries) {
            bytes[at] = entry.bytes[encoding];
        }
        let (inverse, non_ascii, holes) = (inverse(), scan.non_ascii.len(), OnceCell::new());
        Self { chars, bytes, non_ascii, encoding, inverse, vietnamese: *vietnamese, a0, lossy, c1: *c1, holes }
    }

    /// Other characters in some encoding, read as strictly as possible.
    pub(super) fn through<'b>(&self, chars: &'b [(usize, char)], encoding: usize) -> EncodedLine<'b> {
        let inverse = self.inverse;
        let bytes = chars.iter().map(|&(_, c)| inverse.entry(c).bytes[encoding]).collect();
        let (non_ascii, holes) = (chars.iter().filter(|(_, c)| !c.is_ascii()).count(), OnceCell::new());
        EncodedLine {
            bytes,
            non_ascii,
            holes,
            chars,
            encoding,
            inverse,
            vietnamese: false,
            a0: false,
            lossy: false,
            c1: false,
        }
    }

    /// The text of the line, if it consists only of sequences.
    pub(super) fn whole_text(&self) -> Option<String> {
        let mut text = String::new();
        let mut at = 0;
        while at < self.chars.len() {
            let sequence = self.sequence(at, ' ').filter(|sequence| !improbable(sequence.c))?;
            text.push(sequence.c);
            at += sequence.length;
        }
        Some(text)
    }

    pub(super) fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|&(_, c)| c)
    }

    /// The byte of the character at `at`; 0 if it has no non-ASCII byte.
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The sequence at `at`. `prev` is the character before it, as repaired.
    pub(super) fn sequence(&self, at: usize, prev: char) -> Option<Sequence> {
        let lead = self.byte(at);
        let length = utf8::length(lead);
        if length == 0 {
            return None;
        }
        self.whole(at, lead, length).or_else(|| if self.lossy { self.damaged(at, lead, length, prev) } else { None })
    }

    /// A sequence with all its bytes; a space may replace A0.
    fn whole(&self, at: usize, lead: u8, length: usize) -> Option<Sequence> {
        let mut bytes = [lead, 0, 0, 0];
        let mut a0 = false;
        for (n, byte) in bytes.iter_mut().enumerate().take(length).skip(1) {
            *byte = self.byte(at + n);
            if *byte == 0 && self.a0 && self.char(at + n) == Some(' ') && !(n == 2 && self.ends_quotation(at, at + n)) {
                *byte = 0xA0;
                a0 = true;
            }
            if !(0x80..0xC0).contains(byte) {
                return None;
            }
        }
        let code = utf8::code(&bytes[..length])?;
        match char::from_u32(code) {
            Some(c) => Some(Sequence { length, c, a0, lost: false }),
            None => self.surrogates(at, code),
        }
    }

    /// Two sequences of three bytes that are the halves of one character, as Java and old databases write it.
    fn surrogates(&self, at: usize, high: u32) -> Option<Sequence> {
        let low = utf8::code(&[self.byte(at + 3), self.byte(at + 4), self.byte(at + 5)])?;
        Some(Sequence { length: 6, c: utf8::join(high, low)?, a0: false, lost: false })
    }

    /// A sequence that lost a byte. The byte is restored if one character is far cheaper than the others; otherwise the
    /// result is `U+FFFD`.
    fn damaged(&self, at: usize, lead: u8, length: usize, prev: char) -> Option<Sequence> {
        let lost = |c| Some(Sequence { length, c, a0: false, lost: true });
        if lead == PUNCTUATION && self.is_lost(at + 1) && self.is_lost(at + 2) {
            return lost(char::REPLACEMENT_CHARACTER);
        }
        if matches!(self.char(at + 2), Some('?' | char::REPLACEMENT_CHARACTER))
            && self.is_closing_quote(at, at + length)
        {
            return lost('”');
        }
        let mut gap = None;
        let mut bytes = [lead, 0, 0, 0];
        for (n, byte) in bytes.iter_mut().enumerate().take(length).skip(1) {
            *byte = self.byte(at + n);
            match self.char(at + n) {
                None => return Some(Sequence { length: n, c: char::REPLACEMENT_CHARACTER, a0: false, lost: true }),
                Some(char::REPLACEMENT_CHARACTER) if gap.is_none() => gap = Some(n),
                Some('?') if n == length - 1 && n > 1 => return lost(char::REPLACEMENT_CHARACTER),
                Some(_) if (0x80..0xC0).contains(byte) => {}
                Some(_) => return None,
            }
        }
        let next = self.next_char(at + length);
        lost(self.filling(&mut bytes[..length], gap?, prev, next).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// True when the three bytes at `at`, of which the last is lost, closed a quotation before `end`: the byte of `”`
    /// has no character in windows-1252, and hardly anything else that begins so lost its last byte too.
    pub(super) fn is_closing_quote(&self, at: usize, end: usize) -> bool {
        self.ends_quotation(at, end) && self.holes().any(|byte| byte == QUOTES[2] + 1)
    }

    /// True where a closing quote is expected: the first two bytes of one, after a word and an opening quote.
    fn ends_quotation(&self, at: usize, end: usize) -> bool {
        [self.byte(at), self.byte(at + 1)] == QUOTES[..2]
            && at.checked_sub(1).and_then(|before| self.char(before)).is_some_and(|before| !before.is_whitespace())
            && self.char(end).is_none_or(|after| !after.is_alphanumeric())
            && self.is_quotation_open(at)
    }

    /// True when the last curly double quote before `at`, damaged or not, is an opening one.
    fn is_quotation_open(&self, at: usize) -> bool {
        let opens = |n: usize| match self.char(n) {
            Some('“') => Some(true),
            Some('”') => Some(false),
            _ if [self.byte(n), self.byte(n + 1)] != QUOTES[..2] => None,
            _ => Some(self.byte(n + 2)).filter(|byte| !OTHER_PUNCTUATION.contains(byte)).map(|byte| byte == QUOTES[2]),
        };
        (at.saturating_sub(QUOTATION)..at).rev().find_map(opens) == Some(true)
    }

    fn is_lost(&self, at: usize) -> bool {
        self.char(at) == Some(char::REPLACEMENT_CHARACTER)
    }

    /// The character after the sequence, as it will be repaired.
    fn next_char(&self, at: usize) -> char {
        let lead = self.byte(at);
        match utf8::length(lead) {
            0 => self.char(at).unwrap_or(' '),
            length => self.whole(at, lead, length).map_or(' ', |next| next.c),
        }
    }

    /// The only character that fits between its neighbours, if the others fit much worse.
    fn filling(&self, bytes: &mut [u8], gap: usize, prev: char, next: char) -> Option<char> {
        let mut best: Option<(i32, char)> = None;
        let mut second = i32::MAX;
        for byte in self.holes() {
            bytes[gap] = byte;
            let Some(c) = utf8::code(bytes).and_then(char::from_u32).filter(|&c| !improbable(c)) else { continue };
            let cost = pair(prev, c) + pair(c, next);
            match best {
                Some((least, _)) if cost >= least => second = second.min(cost),
                _ => second = best.replace((cost, c)).map_or(i32::MAX, |(least, _)| least),
            }
        }
        best.filter(|&(least, _)| second.saturating_sub(least) >= MIN_MARGIN).map(|(_, c)| c)
    }

    /// The bytes that the decoder turned into `U+FFFD`: those without a character, and those of C1 controls unless the
    /// line contains such controls.
    pub(super) fn holes(&self) -> impl Iterator<Item = u8> {
        let mut rest = *self.holes.get_or_init(|| holes(self.encoding, self.c1));
        std::iter::from_fn(move || {
            let first = rest.trailing_zeros();
            rest &= rest.wrapping_sub(1);
            (first < u64::BITS).then_some(0x80 + first as u8)
        })
    }
}

/// The holes of an encoding among the bytes from 80 to BF, as bits.
fn holes(encoding: usize, has_c1: bool) -> u64 {
    let is_hole = |byte: u8, unit: u16| unit == 0 || !has_c1 && byte < 0xA0 && unit == u16::from(byte);
    let bytes = (0x80..0xC0).zip(&codepages()[encoding].high);
    bytes.fold(0, |holes, (byte, &unit)| holes | u64::from(is_hole(byte, unit)) << (byte - 0x80))
}

/// True when the decoders of both encodings turn the same bytes of the line into `U+FFFD`.
pub(super) fn has_same_holes(scan: &LineScan, a: usize, b: usize) -> bool {
    holes(a, scan.c1) == holes(b, scan.c1)
}
