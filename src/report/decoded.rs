//! How bytes were decoded.

use serde::Serialize;

use super::decimal;
use crate::decode::{Candidate, Decoded, EncodingSource};

/// One encoding that the bytes may be in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "candidate"))]
pub struct CandidateView {
    /// Its name in lower case.
    pub encoding: &'static str,
    /// How likely it is, from 0 to 1.
    pub confidence: f64,
}

/// The encoding of bytes and how it was detected.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "detection"))]
pub struct DetectionView {
    /// The encoding's name in lower case.
    pub encoding: &'static str,
    /// What determined the encoding.
    pub source: EncodingSource,
    /// The confidence, from 0 to 1.
    pub confidence: f64,
    /// Up to three likely encodings, best first. The first is the one that was used.
    pub candidates: Vec<CandidateView>,
}

/// How `decoded` found its encoding.
pub fn detection_view(decoded: &Decoded<'_>) -> DetectionView {
    let candidate = |c: &Candidate| CandidateView { encoding: c.encoding, confidence: decimal(c.confidence.get()) };
    DetectionView {
        encoding: decoded.encoding(),
        source: decoded.source(),
        confidence: decimal(decoded.confidence().get()),
        candidates: decoded.candidates().iter().map(candidate).collect(),
    }
}

/// Decoded text with its encoding.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DecodedView<'a> {
    /// The text.
    pub text: &'a str,
    /// The encoding's name in lower case.
    pub encoding: &'static str,
    /// What determined the encoding.
    pub source: EncodingSource,
    /// The confidence, from 0 to 1.
    pub confidence: f64,
    /// Up to three likely encodings, best first. The first is the one that was used.
    pub candidates: Vec<CandidateView>,
}

/// `decoded` as data, with its text.
pub fn decoded_view<'a>(decoded: &'a Decoded<'_>) -> DecodedView<'a> {
    let DetectionView { encoding, source, confidence, candidates } = detection_view(decoded);
    DecodedView { text: decoded.text(), encoding, source, confidence, candidates }
}
