//! Bytes to text: byte order mark, then a given label, then a declared charset, then UTF-8 validity, then a guess.

mod declared;
mod guess;
mod hints;
mod label;
mod offsets;
mod stream;
mod wide;

pub use stream::DecodeStream;

use std::borrow::Cow;

use declared::{byte_order_mark, declared};
use hints::Hints;
use label::Codec;

use crate::binary::{binary_kind, signed_kind};
use crate::change::Confidence;
use crate::error::Error;
use crate::span::Span;
use offsets::LazyIndex;

/// How to decode.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
pub struct DecodeOptions {
    /// The encoding, when the caller knows it: a label of the WHATWG encoding standard, or `cp437` and the like.
    pub label: Option<String>,
    /// Labels of the encodings that may be guessed; empty allows all. A byte order mark, `label` and a declared charset
    /// are believed all the same.
    pub allow: Vec<String>,
    /// The top-level domain that the bytes come from (`gr`, `.gr`, or a host name): the legacy encodings of its pages are
    /// likelier.
    pub tld: Option<String>,
}

/// What told the encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum EncodingSource {
    /// A byte order mark.
    Bom,
    /// The caller.
    Label,
    /// `<meta charset>` or its older form.
    Declared,
    /// The bytes are valid UTF-8 (or ASCII).
    Utf8,
    /// The letters that come out.
    Guess,
    /// Nothing; windows-1252 is what browsers take.
    Fallback,
}

/// One encoding that the bytes may be in.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Candidate {
    /// Its name in lower case.
    pub encoding: &'static str,
    /// How likely it is.
    pub confidence: Confidence,
}

/// Decoded bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded<'a> {
    bytes: &'a [u8],
    text: Cow<'a, str>,
    source: EncodingSource,
    candidates: Vec<Candidate>,
    /// Length of the byte order mark.
    mark: usize,
    /// Each byte of the text is the byte at the same place behind the mark.
    identity: bool,
    index: LazyIndex,
}

impl<'a> Decoded<'a> {
    /// The text; borrowed when the bytes were UTF-8. Undecodable bytes are `U+FFFD`.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text without a copy where it was borrowed.
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// The encoding's name in lower case.
    pub fn encoding(&self) -> &'static str {
        self.candidates[0].encoding
    }

    /// What told the encoding.
    pub fn source(&self) -> EncodingSource {
        self.source
    }

    /// How sure that is.
    pub fn confidence(&self) -> Confidence {
        self.candidates[0].confidence
    }

    /// The best encodings, best first, at most three; the first is the one taken.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// Where `span` of the text stands in the bytes. The first call passes over all bytes, the others are logarithmic.
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
        shift(self.index.get(body, self.codec()).source_span(span))
    }

    fn codec(&self) -> Codec {
        Codec::for_name(self.encoding())
    }
}

/// Decodes `bytes`.
///
/// ```
/// let decoded = limpid::decode(b"caf\xe9 cr\xe8me, tr\xe8s bon", &Default::default()).unwrap();
/// assert_eq!((decoded.text(), decoded.encoding()), ("café crème, très bon", "windows-1252"));
/// ```
///
/// # Errors
/// When `options.label` or one of `options.allow` names no known encoding, and when `bytes` are a binary file. With a
/// label only those with the signature of a known format are refused.
pub fn decode<'a>(bytes: &'a [u8], options: &DecodeOptions) -> Result<Decoded<'a>, Error> {
    refuse_binary(bytes, options)?;
    let (source, mark, candidates) = find_encoding(bytes, given(options)?, &Hints::new(options)?);
    let text = text_of(&bytes[mark..], Codec::for_name(candidates[0].encoding));
    let identity = matches!(text, Cow::Borrowed(_));
    Ok(Decoded { bytes, text, source, candidates, mark, identity, index: LazyIndex::default() })
}

fn refuse_binary(bytes: &[u8], options: &DecodeOptions) -> Result<(), Error> {
    let kind = if options.label.is_some() { signed_kind(bytes) } else { binary_kind(bytes) };
    kind.map_or(Ok(()), |kind| Err(kind.into()))
}

/// The codec that the caller names.
fn given(options: &DecodeOptions) -> Result<Option<Codec>, Error> {
    let codec = |label: &String| Codec::for_label(label).ok_or_else(|| Error::unknown_encoding(label));
    options.label.as_ref().map(codec).transpose()
}

/// What told the encoding, the length of the byte order mark, and the candidates.
fn find_encoding(bytes: &[u8], label: Option<Codec>, hints: &Hints) -> (EncodingSource, usize, Vec<Candidate>) {
    let certain = |codec: Codec| vec![Candidate { encoding: codec.name(), confidence: Confidence::CERTAIN }];
    if let Some((codec, mark)) = byte_order_mark(bytes) {
        return (EncodingSource::Bom, mark, certain(codec));
    }
    if let Some(codec) = label {
        return (EncodingSource::Label, 0, certain(codec));
    }
    if let Some(codec) = declared(bytes).filter(|codec| codec.name() == "utf-8" || !proves_utf8(bytes)) {
        return (EncodingSource::Declared, 0, certain(codec));
    }
    let (source, candidates) = guess::by_looking(bytes, hints);
    (source, 0, candidates)
}

/// That many sequences of several bytes are no accident: each is valid in a legacy text less than once in four times, so
/// six of them once in thousands of texts. A server that sends UTF-8 with the tag of an older page is far more common.
const UTF8_PROOF: usize = 6;

/// True when `bytes` can only be UTF-8, whatever a tag says.
fn proves_utf8(bytes: &[u8]) -> bool {
    let several = |text: &str| text.chars().filter(|c| !c.is_ascii()).take(UTF8_PROOF).count() == UTF8_PROOF;
    std::str::from_utf8(bytes).is_ok_and(several)
}

/// The text of `bytes`, without looking for a byte order mark; undecodable bytes are `U+FFFD`.
fn text_of(bytes: &[u8], codec: Codec) -> Cow<'_, str> {
    match codec {
        Codec::Standard(encoding) => encoding.decode_without_bom_handling(bytes).0,
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
    fn a_tag_beats_utf8_by_accident() {
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
