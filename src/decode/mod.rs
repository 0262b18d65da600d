//! Decodes bytes. The encoding comes from the byte order mark, then the caller's label, then a declared charset, then
//! UTF-8 validity, then a guess.

mod declared;
mod guess;
mod hints;
mod invalid_bytes;
mod invalid_utf8;
mod isolated;
mod label;
mod language;
mod offsets;
mod readings;
mod short_binary;
mod special;
mod stream;
mod text_label;
mod utf16;
mod utf8_lines;
mod window;

pub use stream::DecodeStream;

use std::borrow::Cow;

use declared::{Scanner, byte_order_mark};
use hints::Hints;
use invalid_bytes::Replacement;
use invalid_utf8::InvalidUtf8Decoder;
use label::Codec;
use offsets::{LazyIndex, SourceIndex};
use window::WindowFinder;

use crate::binary::{BinaryKind, binary_kind, signed_kind};
use crate::change::{Changes, Confidence};
use crate::error::Error;
use crate::reason::RepairReason;
use crate::span::Span;

/// How to decode bytes.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[non_exhaustive]
pub struct DecodeOptions {
    /// The encoding, if the caller knows it: a label of the WHATWG encoding standard, or another common name such as
    /// `cp437`.
    pub label: Option<String>,
    /// The labels of the encodings that may be guessed; an empty list allows all. A byte order mark, `label` and a
    /// declared charset still take precedence.
    pub allow: Vec<String>,
    /// The top-level domain from which the bytes come (`gr`, `.gr`, or a host name). The legacy encodings of its pages
    /// become more likely.
    pub tld: Option<String>,
}

setters!(DecodeOptions {
    text label,
    texts allow,
    text tld,
});

/// How the encoding was determined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EncodingSource {
    /// A byte order mark.
    Bom,
    /// The caller's label.
    Label,
    /// A `<meta charset>` tag, its older form, or an XML declaration; in other text that is not UTF-8, a coding line,
    /// `@charset`, a `Content-Type` header or LaTeX's `inputenc`.
    Declared,
    /// The bytes are valid UTF-8 (or ASCII).
    Utf8,
    /// The most plausible text.
    Guess,
    /// None of these; windows-1252 is used, as in browsers.
    Fallback,
}

names!(EncodingSource, "source of an encoding" {
    Bom = "bom",
    Label = "label",
    Declared = "declared",
    Utf8 = "utf8",
    Guess = "guess",
    Fallback = "fallback",
});

/// A possible encoding of the bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Candidate {
    /// Its name, in lower case.
    pub encoding: &'static str,
    /// How likely it is, from 0 to 1.
    pub confidence: Confidence,
}

/// The result of [`decode`]: the text and how its encoding was determined.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<'a> {
    bytes: Cow<'a, [u8]>,
    text: Cow<'a, str>,
    source: EncodingSource,
    candidates: Vec<Candidate>,
    /// The length of the byte order mark.
    mark: usize,
    /// True when each byte of the text is the byte at the same offset after the mark.
    identity: bool,
    /// The replacements of invalid bytes in UTF-8, in order. Offsets count from the end of the mark.
    replacements: Vec<Replacement>,
    index: LazyIndex,
}

impl<'a> Decoded<'a> {
    /// The text, which is borrowed if the bytes were UTF-8. Undecodable bytes become `U+FFFD`; for invalid bytes in
    /// UTF-8, see [`Decoded::changes`].
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text. It is not copied if the bytes were UTF-8.
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// The same with copies of the bytes and of the text, so that it can outlive them or go to another thread.
    #[must_use]
    pub fn into_owned(self) -> Decoded<'static> {
        let (bytes, text) = (Cow::Owned(self.bytes.into_owned()), Cow::Owned(self.text.into_owned()));
        Decoded { bytes, text, ..self }
    }

    /// The name of the encoding, in lower case.
    pub fn encoding(&self) -> &'static str {
        self.candidates[0].encoding
    }

    /// How the encoding was determined.
    pub fn source(&self) -> EncodingSource {
        self.source
    }

    /// The confidence that the encoding is right.
    pub fn confidence(&self) -> Confidence {
        self.candidates[0].confidence
    }

    /// Up to three likely encodings, best first. The first is the one that was used.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// The text that a strict decoder would return: each invalid sequence of UTF-8 becomes `U+FFFD`.
    pub fn strict_text(&self) -> Cow<'_, str> {
        if self.replacements.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let mut strict = String::with_capacity(self.text.len());
        let mut done = 0;
        self.each_replacement(|replacement, old, span| {
            strict.push_str(&self.text[done..span.start]);
            strict.push_str(old);
            done = span.start + replacement.text.len();
        });
        strict.push_str(&self.text[done..]);
        Cow::Owned(strict)
    }

    /// How invalid bytes in UTF-8 were read, as changes from [`Decoded::strict_text`] to the text with the reason
    /// `invalid-bytes`. Bytes that could not be read are reported as a change from `U+FFFD` to `U+FFFD`.
    ///
    /// ```
    /// let decoded = limpid::decode(b"It\xe2\x80\x99s a caf\xe9 in town", &Default::default()).unwrap();
    /// assert_eq!(decoded.text(), "It’s a café in town");
    /// assert_eq!(decoded.strict_text(), "It’s a caf\u{FFFD} in town");
    /// assert_eq!(decoded.changes().apply(&decoded.strict_text()), decoded.text());
    /// ```
    pub fn changes(&self) -> Changes {
        let mut changes = Changes::new();
        let (mut text, mut strict) = (0, 0);
        self.each_replacement(|replacement, old, span| {
            strict += span.start - text;
            let input = Span::new(strict, strict + old.len());
            let reasons = vec![RepairReason::InvalidBytes.into()];
            changes.push(input, replacement.text.as_str(), reasons, replacement.confidence(), replacement.evidence());
            (text, strict) = (span.end, input.end);
        });
        changes
    }

    /// Calls `add` with each replacement, the strict text of its bytes, and the span of its text.
    fn each_replacement(&self, mut add: impl FnMut(&Replacement, &str, Span)) {
        let body = &self.bytes[self.mark..];
        let (mut bytes, mut text) = (0, 0);
        for replacement in &self.replacements {
            text += replacement.at - bytes;
            let span = Span::new(text, text + replacement.text.len());
            add(replacement, &invalid_bytes::strict(&body[replacement.at..replacement.at + replacement.len]), span);
            bytes = replacement.at + replacement.len;
            text = span.end;
        }
    }

    /// The range of bytes from which `span` of the text comes. The first call scans all bytes; later calls take
    /// logarithmic time.
    ///
    /// ```
    /// use limpid::Span;
    /// let decoded = limpid::decode(b"na\xefve caf\xe9", &Default::default()).unwrap();
    /// assert_eq!(decoded.source_span(Span::new(2, 4)), Span::new(2, 3));
    /// ```
    pub fn source_span(&self, span: Span) -> Span {
        let shift = |span: Span| Span::new(span.start + self.mark, span.end + self.mark);
        let body = &self.bytes[self.mark..];
        if self.identity {
            return shift(span);
        }
        let make = || match &*self.replacements {
            [] => SourceIndex::new(body, self.codec()),
            replacements => SourceIndex::with_replacements(body.len(), replacements),
        };
        shift(self.index.get(make).source_span(span))
    }

    /// The tag of the language that the text is probably in. Markup does not count as text. The language that a page
    /// declares is used unless its words clearly belong to another language.
    ///
    /// ```
    /// let page = "<html lang=nl><title>the main page</title><p>Dit is niet het antwoord op alle vragen.";
    /// assert_eq!(limpid::decode(page.as_bytes(), &Default::default()).unwrap().language().as_deref(), Some("nl"));
    /// ```
    pub fn language(&self) -> Option<String> {
        language::of(&self.text)
    }

    fn codec(&self) -> Codec {
        Codec::for_name(self.encoding())
    }
}

/// Decodes `bytes` and determines their encoding.
///
/// ```
/// let decoded = limpid::decode(b"caf\xe9 cr\xe8me, tr\xe8s bon", &Default::default()).unwrap();
/// assert_eq!((decoded.text(), decoded.encoding()), ("café crème, très bon", "windows-1252"));
/// ```
///
/// # Errors
/// If `options.label` or one of `options.allow` is an unknown encoding, and if `bytes` are a binary file. With a label,
/// only binary files with a known signature are rejected.
pub fn decode<'a>(bytes: &'a [u8], options: &DecodeOptions) -> Result<Decoded<'a>, Error> {
    reject_binary(bytes, options)?;
    let (label, hints) = (label_codec(options)?, Hints::new(options)?);
    let mut finder = WindowFinder::default();
    finder.scan(bytes, 0);
    let start = finder.first().map_or(0, WindowFinder::start);
    let mark = byte_order_mark(bytes);
    if mark.is_none() && label.is_none() && short_binary::is_short_binary(bytes, &hints) {
        return Err(BinaryKind::DATA.into());
    }
    let scanner = Scanner::of(&bytes[..finder.end()]);
    let (source, candidates) = choose(mark, label, &scanner, &bytes[start..finder.end()], &hints);
    let mark = mark.map_or(0, |(_, length)| length);
    let decoder = || InvalidUtf8Decoder::for_text_with(&bytes[start..finder.end()], hints.clone());
    let (text, replacements) = read(&bytes[mark..], Codec::for_name(candidates[0].encoding), decoder);
    let identity = matches!(text, Cow::Borrowed(_));
    Ok(Decoded {
        bytes: bytes.into(),
        text,
        source,
        candidates,
        mark,
        identity,
        replacements,
        index: LazyIndex::default(),
    })
}

/// The text of `bytes`, and the replacements of invalid bytes in UTF-8.
fn read(bytes: &[u8], codec: Codec, decoder: impl FnOnce() -> InvalidUtf8Decoder) -> (Cow<'_, str>, Vec<Replacement>) {
    if codec.name() != "utf-8" {
        return (text_of(bytes, codec), Vec::new());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Vec::new());
    }
    let (mut text, mut replacements) = (String::with_capacity(bytes.len()), Vec::new());
    decoder().push(bytes, true, &mut text, &mut |replacement| replacements.push(replacement));
    (Cow::Owned(text), replacements)
}

fn reject_binary(bytes: &[u8], options: &DecodeOptions) -> Result<(), Error> {
    let kind = if options.label.is_some() { signed_kind(bytes) } else { binary_kind(bytes) };
    kind.map_or(Ok(()), |kind| Err(kind.into()))
}

/// The codec that the caller named.
fn label_codec(options: &DecodeOptions) -> Result<Option<Codec>, Error> {
    let codec = |label: &String| Codec::for_label(label).ok_or_else(|| Error::unknown_encoding(label));
    options.label.as_ref().map(codec).transpose()
}

/// How the encoding was determined, and the candidates: from the byte order mark, the label, the declaration in the
/// text, or the bytes of the window.
fn choose(
    mark: Option<(Codec, usize)>,
    label: Option<Codec>,
    scanner: &Scanner,
    window: &[u8],
    hints: &Hints,
) -> (EncodingSource, Vec<Candidate>) {
    let certain = |codec: Codec| vec![Candidate { encoding: codec.name(), confidence: Confidence::CERTAIN }];
    if let Some((codec, _)) = mark {
        return (EncodingSource::Bom, certain(codec));
    }
    if let Some(codec) = label {
        return (EncodingSource::Label, certain(codec));
    }
    if let Some(codec) = scanner.codec().filter(|&codec| !contradicts(window, codec)) {
        return (EncodingSource::Declared, certain(codec));
    }
    guess::from_bytes(window, &hints.with_lang(scanner.lang()), || scanner.text_codec())
}

/// The number of multi-byte sequences that do not occur by chance. In legacy text, fewer than one in four is valid, so
/// six of them are all valid in one of thousands of texts. A server that sends UTF-8 with the tag of an older page is
/// far more common.
const MIN_UTF8_SEQUENCES: usize = 6;

/// True when `bytes` cannot be in the encoding that a tag names.
fn contradicts(bytes: &[u8], codec: Codec) -> bool {
    match codec {
        Codec::Standard(encoding) if encoding == encoding_rs::UTF_8 => is_mostly_lost(bytes, codec),
        _ => proves_utf8(bytes) || is_mostly_lost(bytes, codec),
    }
}

/// The number of undecodable bytes that is not explained by damage, if they are at least half as many as the non-ASCII
/// characters. Bytes cut off at the ends of the window are far fewer.
const MIN_LOST: usize = 6;

/// True when `codec` cannot read at least half of the text.
fn is_mostly_lost(bytes: &[u8], codec: Codec) -> bool {
    let text = text_of(bytes, codec);
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    lost >= MIN_LOST && lost * 2 >= text.chars().filter(|c| !c.is_ascii()).count()
}

/// True when `bytes` can only be UTF-8, whatever a tag says. A few invalid bytes among many sequences do not matter.
fn proves_utf8(bytes: &[u8]) -> bool {
    let text = invalid_bytes::strict(bytes);
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    let several = MIN_UTF8_SEQUENCES * (lost + 1);
    text.chars().filter(|&c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER).take(several).count() == several
}

/// The text of `bytes`, without checking for a byte order mark. Undecodable bytes become `U+FFFD`.
fn text_of(bytes: &[u8], codec: Codec) -> Cow<'_, str> {
    match codec {
        Codec::Standard(encoding) => encoding.decode_without_bom_handling(bytes).0,
        Codec::Special(special) => Cow::Owned(special.text(bytes)),
        Codec::Page(page) => match std::str::from_utf8(bytes) {
            Ok(text) if text.is_ascii() => Cow::Borrowed(text),
            _ => Cow::Owned(page.text(bytes)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoding_of(page: &[u8]) -> (&'static str, EncodingSource) {
        let decoded = decode(page, &DecodeOptions::default()).unwrap();
        (decoded.encoding(), decoded.source())
    }

    #[test]
    fn plain_utf8_beats_the_tag_of_an_older_page() {
        let page = "<meta charset=gbk><p>Ärger über größere Öfen, schön heiß";
        assert_eq!(encoding_of(page.as_bytes()), ("utf-8", EncodingSource::Utf8));
    }

    #[test]
    fn a_tag_beats_utf8_by_chance() {
        let page = [b"<meta charset=gbk><p>".as_slice(), &[0xC4, 0xA3, 0xD0, 0x8D]].concat();
        assert!(std::str::from_utf8(&page).is_ok());
        assert_eq!(encoding_of(&page), ("gbk", EncodingSource::Declared));
    }

    #[test]
    fn a_tag_beats_a_guess() {
        let (page, ..) = encoding_rs::GBK.encode("<meta charset=gbk><p>今天的天气很好，我们去公园散步吧");
        assert_eq!(encoding_of(&page), ("gbk", EncodingSource::Declared));
    }

    #[test]
    fn a_tag_that_the_bytes_contradict_does_not_count() {
        let (text, ..) = encoding_rs::SHIFT_JIS.encode("図書館は毎日午前九時から午後六時まで開いています。");
        for tag in ["utf-8", "euc-jp"] {
            let page = [format!("<meta charset={tag}><p>").as_bytes(), &text].concat();
            assert_eq!(encoding_of(&page), ("shift_jis", EncodingSource::Guess), "{tag}");
        }
        // Four letters that lost a byte among as many whole ones are damage, not another encoding.
        let damaged = [b"<meta charset=utf-8><p>".as_slice(), &b"caf\xc3 d\xc3\xa9j\xc3\xa0 ".repeat(4)].concat();
        assert_eq!(encoding_of(&damaged).0, "utf-8");
    }

    #[test]
    fn kana_are_japanese() {
        let entry =
            "亜 3021 U4e9c B1 C7 ア つ.ぐ {Asia} {rank next} {come after} {-ous}\n唖 3022 アク おし {mute} {dumb}\n";
        let (bytes, ..) = encoding_rs::EUC_JP.encode(entry);
        assert_eq!(encoding_of(&bytes).0, "euc-jp");
    }

    #[test]
    fn one_ideograph_of_two_signs_has_low_confidence() {
        let decoded = decode(b"abc \xa9\xae", &DecodeOptions::default()).unwrap();
        assert!(decoded.confidence().get() < 0.2);
    }

    #[test]
    fn the_callers_label_beats_all_but_a_mark() {
        let options = DecodeOptions { label: Some("windows-1252".into()), ..Default::default() };
        let text = "Ärger über größere Öfen, schön heiß";
        assert_eq!(decode(text.as_bytes(), &options).unwrap().encoding(), "windows-1252");
    }

    #[test]
    fn utf16_needs_no_mark() {
        let page: Vec<u8> = "<title>Käse</title>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let decoded = decode(&page, &DecodeOptions::default()).unwrap();
        assert_eq!((decoded.encoding(), decoded.text()), ("utf-16le", "<title>Käse</title>"));
        let euro = decoded.source_span(Span::new(8, 10));
        assert_eq!(euro, Span::new(16, 18));
    }

    #[test]
    fn the_mark_of_utf32_is_not_that_of_utf16() {
        let text = "\u{FEFF}Käse";
        let little: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let big: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        for (bytes, name) in [(little, "utf-32le"), (big, "utf-32be")] {
            let decoded = decode(&bytes, &DecodeOptions::default()).unwrap();
            let result = (decoded.encoding(), decoded.source(), decoded.text());
            assert_eq!(result, (name, EncodingSource::Bom, "Käse"));
        }
    }

    #[test]
    fn a_domain_decides_where_letters_hardly_do() {
        let (bytes, ..) = encoding_rs::WINDOWS_1254.encode("Işık açık");
        let with = |tld: &str| {
            let options = DecodeOptions { tld: Some(tld.into()), ..Default::default() };
            let decoded = decode(&bytes, &options).unwrap();
            (decoded.encoding(), decoded.confidence())
        };
        assert_eq!(with("example.com.tr").0, "windows-1254");
        assert!(with("com.tr").1 >= with("com").1);
    }

    #[test]
    fn only_allowed_encodings_are_guessed() {
        let (bytes, ..) = encoding_rs::KOI8_R.encode("Сегодня хорошая погода, и мы идём гулять");
        let encoding = |allow: &[&str]| {
            let allow = allow.iter().map(|&label| label.to_owned()).collect();
            let options = DecodeOptions { allow, ..Default::default() };
            decode(&bytes, &options).map(|decoded| decoded.encoding())
        };
        assert_eq!(encoding(&[]), Ok("koi8-r"));
        assert_eq!(encoding(&["utf-8", "KOI8-R"]), Ok("koi8-r"));
        assert_eq!(encoding(&["windows-1251", "latin1"]), Ok("windows-1251"));
        assert_eq!(encoding(&["utf-16le"]), Ok("utf-16le"));
        assert_eq!(encoding(&["utf-99"]).unwrap_err().code(), "unknown-encoding");
    }
}
