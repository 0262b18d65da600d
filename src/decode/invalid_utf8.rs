//! Reads UTF-8 that contains a few invalid bytes.
//!
//! Invalid bytes are interpreted within their line. If the line is legible in a legacy encoding, it is read in that
//! encoding from its first invalid byte on. Otherwise each byte becomes the character of a legacy encoding if that is
//! plausible between its neighbours, and `U+FFFD` if not.
//!
//! Where some lines are UTF-8 and the others are in one legacy encoding, it is detected from all of these lines
//! together, because a short line has too little evidence.

use std::borrow::Cow;

use super::guess;
use super::hints::Hints;
use super::invalid_bytes::{FaultKind, Replacement, strict, surrogates};
use super::isolated;
use super::label::Codec;
use super::{offsets, utf8_lines};
use crate::plausible::{self, BIT, ascii_length};

/// How many bytes of a line are read together; longer lines are split.
const LONGEST_LINE: usize = 4096;

/// How many bytes of the preceding text are used to learn which letters it has.
const CONTEXT: usize = 256;

/// Reads almost valid UTF-8 that arrives in pieces.
#[derive(Debug, Default)]
pub(super) struct InvalidUtf8Decoder {
    hints: Hints,
    held: Vec<u8>,
    /// The number of bytes read.
    at: usize,
    /// The end of the text so far.
    context: String,
    /// The encoding of the lines that are not UTF-8, if it is known, and its probability.
    other: Option<(Codec, f32)>,
}

impl InvalidUtf8Decoder {
    pub(super) fn new(hints: Hints) -> Self {
        Self { hints, ..Self::default() }
    }

    /// The same for a text with this window, which may contain lines in another encoding.
    pub(super) fn for_text_with(window: &[u8], hints: Hints) -> Self {
        let mut decoder = Self::new(hints);
        decoder.learn(window);
        decoder
    }

    /// Detects the encoding of the lines of the window that are not UTF-8.
    pub(super) fn learn(&mut self, window: &[u8]) {
        let guess = utf8_lines::others(window).and_then(|lines| guess::of_line(&lines, &self.hints));
        self.other = guess
            .filter(|&(_, confidence)| confidence >= MIN_LINE_CONFIDENCE)
            .map(|(name, confidence)| (Codec::for_name(name), confidence));
    }

    /// Appends the text that is final after `bytes` to `out`, and reports every replacement to `report`.
    pub(super) fn push(&mut self, bytes: &[u8], last: bool, out: &mut String, report: &mut impl FnMut(Replacement)) {
        let held = std::mem::take(&mut self.held);
        let all = if held.is_empty() { Cow::Borrowed(bytes) } else { Cow::Owned([&held, bytes].concat()) };
        let mut rest = &*all;
        if self.other.is_some() {
            return self.lines(rest, last, out, report);
        }
        while !rest.is_empty() {
            let (text, fault, cut) = valid_start(rest);
            out.push_str(text);
            self.remember(text);
            self.at += text.len();
            rest = &rest[text.len()..];
            if !fault || cut && !last {
                break;
            }
            let Some(end) = end_of_line(rest, last) else { break };
            self.line(&rest[..end], out, report);
            self.at += end;
            rest = &rest[end..];
        }
        self.held = rest.to_vec();
    }

    /// Reads whole lines: a line in another encoding may begin with bytes that are valid by chance.
    fn lines(&mut self, bytes: &[u8], last: bool, out: &mut String, report: &mut impl FnMut(Replacement)) {
        let mut rest = bytes;
        while !rest.is_empty() {
            // ASCII need not wait for the end of its line.
            let ascii = ascii_length(rest);
            let Some(end) = (if ascii > 0 { Some(ascii) } else { end_of_line(rest, last) }) else { break };
            match std::str::from_utf8(&rest[..end]) {
                Ok(text) => {
                    out.push_str(text);
                    self.remember(text);
                }
                Err(_) => self.line(&rest[..end], out, report),
            }
            self.at += end;
            rest = &rest[end..];
        }
        self.held = rest.to_vec();
    }

    /// Records text that was output by the caller. Only the end of the whole text matters, not its pieces.
    pub(super) fn remember(&mut self, text: &str) {
        let from = (text.len().saturating_sub(CONTEXT)..=text.len()).find(|&at| text.is_char_boundary(at));
        self.context.push_str(&text[from.unwrap_or(0)..]);
        if self.context.len() > CONTEXT {
            let keep = self.context.len() - CONTEXT;
            let keep = (keep..=self.context.len()).find(|&at| self.context.is_char_boundary(at));
            self.context.drain(..keep.unwrap_or(0));
        }
    }

    /// Reads a line from its first invalid byte on.
    fn line(&mut self, line: &[u8], out: &mut String, report: &mut impl FnMut(Replacement)) {
        let parts = parts(line);
        let start = out.len();
        let at = self.at;
        let mut report = |mut replacement: Replacement| {
            replacement.at += at;
            report(replacement);
        };
        match self.legacy(line, &parts).or_else(|| self.encoding_of_others(line, &parts)) {
            Some((codec, confidence)) => decode_legacy(line, codec, confidence, out, &mut report),
            None => self.decode_bytes(line, &parts, out, &mut report),
        }
        let added = out[start..].to_owned();
        self.remember(&added);
    }

    /// The legacy encoding in which the line is legible, and its probability.
    fn legacy(&self, line: &[u8], parts: &[Part]) -> Option<(Codec, f32)> {
        let bad: usize = parts.iter().map(|part| if part.kind == PartKind::Bad { part.len } else { 0 }).sum();
        let valid: usize = parts.iter().map(|part| part.valid).sum();
        if bad < MIN_BAD_BYTES || bad < VALID_WEIGHT * valid {
            return None;
        }
        let start = self.context.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let before: Vec<u8> = self.context[start..].bytes().filter(u8::is_ascii).collect();
        let (name, confidence) = guess::of_line(&[&before, line].concat(), &self.hints)?;
        (confidence >= MIN_LINE_CONFIDENCE).then_some((Codec::for_name(name), confidence))
    }

    /// The encoding of the other lines, if it explains this one better than UTF-8.
    fn encoding_of_others(&self, line: &[u8], parts: &[Part]) -> Option<(Codec, f32)> {
        let (codec, confidence) = self.other.filter(|_| parts.iter().any(|part| part.kind == PartKind::Bad))?;
        let text = super::text_of(line, codec);
        let cost = |text: &str| plausible::cost_of_text(text, LOST_BITS * i64::from(BIT));
        let fits = !text.contains(char::REPLACEMENT_CHARACTER) && cost(&text) < cost(&strict(line));
        fits.then_some((codec, confidence))
    }

    fn decode_bytes(&self, line: &[u8], parts: &[Part], out: &mut String, report: &mut impl FnMut(Replacement)) {
        let around = isolated::Context::new(&self.context, line, parts.iter().filter_map(Part::range_if_valid));
        let mut prev = self.context.chars().next_back().unwrap_or(' ');
        for (n, part) in parts.iter().enumerate() {
            let bytes = &line[part.at..part.at + part.len];
            let decoded = match part.kind {
                PartKind::Valid => {
                    out.push_str(std::str::from_utf8(bytes).unwrap_or_default());
                    prev = out.chars().next_back().unwrap_or(' ');
                    continue;
                }
                PartKind::Surrogates(c) => (c.to_string(), FaultKind::Surrogates),
                PartKind::Bad => {
                    let next = parts.get(n + 1).map_or(' ', |next| next.first_char(line));
                    match around.read(prev, bytes, next) {
                        Some((text, bits)) => (text, FaultKind::Character(bits)),
                        None => (String::from_utf8_lossy(bytes).into_owned(), FaultKind::Lost),
                    }
                }
            };
            prev = decoded.0.chars().next_back().unwrap_or(' ');
            out.push_str(&decoded.0);
            report(Replacement { at: part.at, len: part.len, text: decoded.0, kind: decoded.1 });
        }
    }
}

/// The fewest invalid bytes in a line that is read in another encoding.
const MIN_BAD_BYTES: usize = 3;

/// How many invalid bytes each valid sequence in the line outweighs.
const VALID_WEIGHT: usize = 3;

/// The cost of an invalid byte in bits: higher than that of any letter (chosen by hand).
const LOST_BITS: i64 = 20;

/// The minimum confidence of the encoding of a line (chosen by hand).
const MIN_LINE_CONFIDENCE: f32 = 0.8;

/// The valid text at the start, whether anything follows, and whether that may be an incomplete character.
fn valid_start(bytes: &[u8]) -> (&str, bool, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text, false, false),
        Err(error) => {
            let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            (valid, true, error.error_len().is_none())
        }
    }
}

/// The end of the line; `None` if it has not arrived yet.
fn end_of_line(rest: &[u8], last: bool) -> Option<usize> {
    let head = &rest[..rest.len().min(LONGEST_LINE)];
    if let Some(at) = head.iter().position(|&b| matches!(b, b'\n' | b'\r')) {
        return Some(at + 1);
    }
    if rest.len() > LONGEST_LINE {
        // Not between the bytes of a character.
        let is_cut = |at: usize| rest[at] & 0xC0 == 0x80;
        return Some((LONGEST_LINE - 3..=LONGEST_LINE).rev().find(|&at| !is_cut(at)).unwrap_or(LONGEST_LINE));
    }
    last.then_some(rest.len())
}

/// A part of a line that is valid, or not.
struct Part {
    at: usize,
    len: usize,
    kind: PartKind,
    /// The number of valid non-ASCII characters in it.
    valid: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum PartKind {
    Valid,
    Bad,
    /// The character of a surrogate pair.
    Surrogates(char),
}

impl Part {
    fn range_if_valid(&self) -> Option<std::ops::Range<usize>> {
        (self.kind == PartKind::Valid).then(|| self.at..self.at + self.len)
    }

    fn first_char(&self, line: &[u8]) -> char {
        let bytes = &line[self.at..self.at + self.len];
        match self.kind {
            PartKind::Valid => std::str::from_utf8(bytes).ok().and_then(|text| text.chars().next()).unwrap_or(' '),
            PartKind::Surrogates(c) => c,
            PartKind::Bad => char::REPLACEMENT_CHARACTER,
        }
    }
}

fn parts(line: &[u8]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let (text, ..) = valid_start(rest);
        let (len, kind) = match text.len() {
            0 => {
                surrogates(rest).map_or((fault_length(rest), PartKind::Bad), |(len, c)| (len, PartKind::Surrogates(c)))
            }
            len => (len, PartKind::Valid),
        };
        match parts.last_mut().filter(|last| last.kind == PartKind::Bad && kind == PartKind::Bad) {
            Some(last) => last.len += len,
            None => parts.push(Part { at, len, kind, valid: text.chars().filter(|c| !c.is_ascii()).count() }),
        }
        at += len;
    }
    parts
}

/// How many bytes a strict decoder replaces by one `U+FFFD`.
fn fault_length(bytes: &[u8]) -> usize {
    match std::str::from_utf8(bytes) {
        Err(error) => error.error_len().unwrap_or(bytes.len()),
        Ok(_) => bytes.len(),
    }
}

/// Reads the whole line with `codec`. Every non-ASCII character is reported.
fn decode_legacy(line: &[u8], codec: Codec, confidence: f32, out: &mut String, report: &mut impl FnMut(Replacement)) {
    let text = super::text_of(line, codec);
    let (mut bytes_at, mut text_at) = (0, 0);
    let mut run: Option<(usize, usize)> = None;
    let mut close = |run: Option<(usize, usize)>, bytes_at: usize, text_at: usize| {
        if let Some((from, text_from)) = run {
            let text = text[text_from..text_at].to_owned();
            report(Replacement { at: from, len: bytes_at - from, text, kind: FaultKind::Line(confidence) });
        }
    };
    offsets::walk(line, codec, &mut |byte_len, text_len| {
        if line[bytes_at..bytes_at + byte_len].is_ascii() && byte_len == text_len {
            close(run.take(), bytes_at, text_at);
        } else {
            run = run.or(Some((bytes_at, text_at)));
        }
        bytes_at += byte_len;
        text_at += text_len;
    });
    close(run, bytes_at, text_at);
    out.push_str(&text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> String {
        let mut text = String::new();
        InvalidUtf8Decoder::default().push(bytes, true, &mut text, &mut |_| ());
        text
    }

    #[test]
    fn each_kind_of_fault_is_read() {
        for (bytes, text) in [
            ("Größe und \u{84}".as_bytes(), "Größe und \u{84}"),
            (b"It\xe2\x80\x99s a caf\xe9 in town", "It’s a café in town"),
            (b"caf\xc3\xa9 \x93quoted\x94 text", "café “quoted” text"),
            (b"caf\xc3\xa9 \xff text", "café \u{FFFD} text"),
            (b"caf\xc3 and caf\xc3\xa9", "caf\u{FFFD} and café"),
            (b"caf\xa9 and caf\xc3\xa9", "caf\u{FFFD} and café"),
            (b"smile \xed\xa0\xbd\xed\xb8\x80 and \xc0\x80 nul", "smile 😀 and \0 nul"),
            (b"\x80\x99s log, caf\xc3\xa9", "\u{FFFD}\u{FFFD}s log, café"),
            (b"caf\xc3\xa9 \xe2\x80", "café \u{FFFD}"),
        ] {
            assert_eq!(decoded(bytes), text);
        }
    }

    #[test]
    fn a_line_in_another_encoding_is_read_in_it() {
        let bytes =
            b"Das sch\xc3\xb6ne Caf\xc3\xa9.\nEr sagte: \x84Gr\xf6\xdfe z\xe4hlt\x93 \x96 und ging.\nSch\xc3\xb6n.\n";
        assert_eq!(decoded(bytes), "Das schöne Café.\nEr sagte: „Größe zählt“ – und ging.\nSchön.\n");
    }

    #[test]
    fn short_lines_are_read_like_the_other_ones() {
        let legacy = |text: &str| encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
        let log = [
            legacy("09:00 図書館は毎日開いています。\n"),
            "09:01 サーバーを起動しました。\n".into(),
            legacy("09:02 利用者\n"),
        ]
        .concat();
        let read = |size: usize| {
            let (mut text, mut decoder) = (String::new(), InvalidUtf8Decoder::for_text_with(&log, Hints::default()));
            log.chunks(size).for_each(|piece| decoder.push(piece, false, &mut text, &mut |_| ()));
            decoder.push(&[], true, &mut text, &mut |_| ());
            text
        };
        let text = "09:00 図書館は毎日開いています。\n09:01 サーバーを起動しました。\n09:02 利用者\n";
        for size in [1, 2, 3, 5, 1000] {
            assert_eq!(read(size), text, "{size}");
        }
    }

    #[test]
    fn pieces_make_no_difference() {
        let bytes = b"caf\xc3\xa9 \xe9t\xe9 \xed\xa0\xbd\xed\xb8\x80\r\n\xff\xe2\x82 end \xe2\x82\xac".repeat(3);
        for size in 1..9 {
            let (mut text, mut decoder) = (String::new(), InvalidUtf8Decoder::default());
            bytes.chunks(size).for_each(|piece| decoder.push(piece, false, &mut text, &mut |_| ()));
            decoder.push(&[], true, &mut text, &mut |_| ());
            assert_eq!(text, decoded(&bytes), "{size}");
        }
    }
}
