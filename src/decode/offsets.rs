//! Maps decoded text back to its bytes.

use std::sync::OnceLock;

use encoding_rs::DecoderResult;

use super::invalid_bytes::Replacement;
use super::label::Codec;
use super::special::{Special, SpecialDecoder};
use crate::codepage::Codepage;
use crate::span::Span;

/// A [`SourceIndex`] that is built on first use. It follows from the bytes, so two of them are always equal.
#[derive(Clone, Debug, Default)]
pub(super) struct LazyIndex(OnceLock<SourceIndex>);

impl PartialEq for LazyIndex {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl LazyIndex {
    pub(super) fn get(&self, make: impl FnOnce() -> SourceIndex) -> &SourceIndex {
        self.0.get_or_init(make)
    }
}

/// Maps the decoded text back to its bytes. It takes one pass over the bytes to build, and logarithmic time for each
/// span.
#[derive(Clone, Debug)]
pub(super) struct SourceIndex {
    pieces: Vec<Piece>,
    end: Piece,
}

/// The offsets of a piece of the text and of its bytes. If both are equally long, they correspond byte by byte.
#[derive(Clone, Copy, Debug)]
struct Piece {
    text: usize,
    bytes: usize,
}

impl SourceIndex {
    /// The index of the text that `codec` decodes from `bytes`.
    pub(super) fn new(bytes: &[u8], codec: Codec) -> Self {
        Self::build(bytes.len(), |mut add| walk(bytes, codec, &mut add))
    }

    /// The index of UTF-8 with the given replacements of invalid bytes.
    pub(super) fn with_replacements(length: usize, replacements: &[Replacement]) -> Self {
        Self::build(length, |add| {
            let mut at = 0;
            for replacement in replacements {
                if replacement.at > at {
                    add(replacement.at - at, replacement.at - at);
                }
                add(replacement.len, replacement.text.len());
                at = replacement.at + replacement.len;
            }
            add(length - at, length - at);
        })
    }

    fn build(length: usize, walk: impl FnOnce(&mut dyn FnMut(usize, usize))) -> Self {
        let mut pieces = Vec::new();
        let mut end = Piece { text: 0, bytes: 0 };
        let mut even = false;
        walk(&mut |byte_len: usize, text_len: usize| {
            // Adjacent pieces as long as their bytes are merged: all of ASCII, and valid UTF-8.
            if !(even && byte_len == text_len) {
                pieces.push(end);
            }
            even = byte_len == text_len;
            end = Piece { text: end.text + text_len, bytes: end.bytes + byte_len };
        });
        // Bytes after the last text, such as an escape sequence, produced none.
        pieces.push(end);
        Self { pieces, end: Piece { bytes: length, ..end } }
    }

    /// The range of bytes from which `span` of the text comes. An end inside a character that several bytes produced
    /// together moves outwards.
    pub(super) fn source_span(&self, span: Span) -> Span {
        let start = self.start_of(span.start);
        Span::new(start, if span.is_empty() { start } else { self.end_of(span.end).max(start) })
    }

    fn start_of(&self, at: usize) -> usize {
        if at >= self.end.text {
            return self.end.bytes;
        }
        let (piece, next) = self.piece(self.pieces.partition_point(|piece| piece.text <= at) - 1);
        if is_even(piece, next) { piece.bytes + (at - piece.text) } else { piece.bytes }
    }

    fn end_of(&self, at: usize) -> usize {
        let Some(n) = self.pieces.partition_point(|piece| piece.text < at).checked_sub(1) else { return 0 };
        let (piece, next) = self.piece(n);
        if is_even(piece, next) { piece.bytes + (at.min(next.text) - piece.text) } else { next.bytes }
    }

    /// A piece and the one after it.
    fn piece(&self, n: usize) -> (Piece, Piece) {
        (self.pieces[n], *self.pieces.get(n + 1).unwrap_or(&self.end))
    }
}

/// True when the text and the bytes of `piece` correspond byte by byte.
fn is_even(piece: Piece, next: Piece) -> bool {
    next.text - piece.text == next.bytes - piece.bytes
}

/// Calls `add` for each piece with the number of its bytes and the number of bytes of its text.
pub(super) fn walk(bytes: &[u8], codec: Codec, add: &mut impl FnMut(usize, usize)) {
    match codec {
        Codec::Page(page) => walk_page(bytes, page, add),
        Codec::Standard(encoding) => walk_standard(bytes, encoding, add),
        Codec::Special(special) => walk_special(bytes, special, add),
    }
}

fn walk_special(bytes: &[u8], special: Special, add: &mut impl FnMut(usize, usize)) {
    let mut from = 0;
    SpecialDecoder::new(special).push(bytes, true, |read, text| {
        from += read;
        if !text.is_empty() {
            add(from, text.len());
            from = 0;
        }
    });
}

fn walk_page(bytes: &[u8], page: &Codepage, add: &mut impl FnMut(usize, usize)) {
    for &byte in bytes {
        add(1, page.decode(byte).unwrap_or(char::REPLACEMENT_CHARACTER).len_utf8());
    }
}

/// Decodes one byte after the other, so that stateful encodings are handled correctly. A piece ends when text is
/// produced.
fn walk_standard(bytes: &[u8], encoding: &'static encoding_rs::Encoding, add: &mut impl FnMut(usize, usize)) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = [0; 32];
    let mut from = 0;
    for n in 0..bytes.len() {
        let last = n + 1 == bytes.len();
        let mut made = 0;
        let mut rest = &bytes[n..=n];
        loop {
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, &mut text, last);
            rest = &rest[read..];
            made += written;
            match result {
                DecoderResult::Malformed(..) => made += char::REPLACEMENT_CHARACTER.len_utf8(),
                _ => break,
            }
        }
        if made > 0 {
            add(n + 1 - from, made);
            from = n + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(label: &str, bytes: &[u8], text: &str, part: &str, expect: &[u8]) {
        let Some(Codec::Standard(encoding)) = Codec::for_label(label) else { panic!("{label}") };
        assert_eq!(encoding.decode_without_bom_handling(bytes).0, text);
        let start = text.find(part).unwrap();
        let index = SourceIndex::new(bytes, Codec::Standard(encoding));
        let span = index.source_span(Span::new(start, start + part.len()));
        assert_eq!(&bytes[span.range()], expect, "{label} {part}");
    }

    #[test]
    fn text_leads_back_to_its_bytes() {
        check("windows-1251", b"\xcf\xf0\xe8", "При", "р", b"\xf0");
        check("shift_jis", b"a\x82\xa0\x82\xa2b", "aあいb", "い", b"\x82\xa2");
        check("iso-2022-jp", b"a\x1b$B$\"\x1b(Bb", "aあb", "あ", b"\x1b$B$\"");
        check("utf-16le", b"a\0\x3d\xd8\0\xde!\0", "a😀!", "😀", b"\x3d\xd8\0\xde");
        check("utf-8", b"a\xff\xc3\xa9", "a\u{FFFD}é", "é", b"\xc3\xa9");
        check("gbk", b"\xffa", "\u{FFFD}a", "a", b"a");
    }

    #[test]
    fn ends_inside_a_character_move_outwards() {
        let codec = Codec::for_label("windows-1251").unwrap();
        let index = SourceIndex::new(b"a\xcf\xf0b", codec);
        assert_eq!(index.source_span(Span::new(2, 4)), Span::new(1, 3));
        assert_eq!(index.source_span(Span::new(0, 99)), Span::new(0, 4));
    }

    #[test]
    fn empty_spans_stay_empty() {
        let codec = Codec::for_label("windows-1251").unwrap();
        assert_eq!(SourceIndex::new(b"\xcf\xf0", codec).source_span(Span::empty(2)), Span::empty(1));
        assert_eq!(SourceIndex::new(b"\xcf\xf0", codec).source_span(Span::empty(4)), Span::empty(2));
        assert_eq!(SourceIndex::new(b"", codec).source_span(Span::empty(0)), Span::empty(0));
    }
}
