//! Which bytes a piece of decoded text came from.

use encoding_rs::DecoderResult;

use super::label::Codec;
use crate::codepage::Codepage;
use crate::span::Span;

/// Where `span` of the text that `codec` makes of `bytes` stands in `bytes`; an end inside a character that several
/// bytes made together is moved outwards. One pass up to the end of `span`.
pub(super) fn source_span(bytes: &[u8], codec: Codec, span: Span) -> Span {
    let mut found = Finder { span, start: None, end: 0 };
    match codec {
        Codec::Page(page) => walk_page(bytes, page, &mut found),
        Codec::Standard(encoding) => walk_standard(bytes, encoding, &mut found),
    }
    let start = found.start.unwrap_or(bytes.len());
    Span::new(start, if span.is_empty() { start } else { found.end.max(start) })
}

/// Watches the pieces go by: which bytes became which part of the text.
struct Finder {
    span: Span,
    start: Option<usize>,
    end: usize,
}

impl Finder {
    /// Takes one piece; false when the rest is of no interest.
    fn piece(&mut self, bytes: Span, text: Span) -> bool {
        if self.start.is_none() && text.end > self.span.start {
            self.start = Some(bytes.start);
        }
        if text.start < self.span.end {
            self.end = bytes.end;
        }
        text.end < self.span.end || self.start.is_none()
    }
}

fn walk_page(bytes: &[u8], page: &Codepage, found: &mut Finder) {
    let mut at = 0;
    for (n, &byte) in bytes.iter().enumerate() {
        let end = at + page.decode(byte).unwrap_or(char::REPLACEMENT_CHARACTER).len_utf8();
        if !found.piece(Span::new(n, n + 1), Span::new(at, end)) {
            return;
        }
        at = end;
    }
}

/// Feeds one byte after the other, so that stateful encodings come out right; a piece ends where text comes out.
fn walk_standard(bytes: &[u8], encoding: &'static encoding_rs::Encoding, found: &mut Finder) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = [0; 32];
    let (mut from, mut at) = (0, 0);
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
            if !found.piece(Span::new(from, n + 1), Span::new(at, at + made)) {
                return;
            }
            (from, at) = (n + 1, at + made);
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
        let span = source_span(bytes, Codec::Standard(encoding), Span::new(start, start + part.len()));
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
    fn empty_spans_stay_empty() {
        let codec = Codec::for_label("windows-1251").unwrap();
        assert_eq!(source_span(b"\xcf\xf0", codec, Span::empty(2)), Span::empty(1));
        assert_eq!(source_span(b"\xcf\xf0", codec, Span::empty(4)), Span::empty(2));
        assert_eq!(source_span(b"", codec, Span::empty(0)), Span::empty(0));
    }
}
