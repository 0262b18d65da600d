//! Converts the spans of a result to the unit that the caller chooses.

use crate::span::{CodePointIndex, Span, Utf16Index};

/// What offsets count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Bytes of UTF-8, as Rust and the command count.
    #[default]
    Bytes,
    /// UTF-16 code units, as JavaScript, Java and C# count.
    Utf16,
    /// Unicode code points, as Python counts.
    CodePoints,
}

/// Translates the byte offsets of one text.
#[derive(Clone, Debug)]
pub(super) enum Offsets<'a> {
    Bytes,
    Utf16(Utf16Index<'a>),
    CodePoints(CodePointIndex<'a>),
}

impl<'a> Offsets<'a> {
    pub(super) fn new(text: &'a str, unit: Unit) -> Self {
        match unit {
            Unit::Bytes => Self::Bytes,
            Unit::Utf16 => Self::Utf16(Utf16Index::new(text)),
            Unit::CodePoints => Self::CodePoints(CodePointIndex::new(text)),
        }
    }

    pub(super) fn span(&self, span: Span) -> Span {
        match self {
            Self::Bytes => span,
            Self::Utf16(index) => index.span(span),
            Self::CodePoints(index) => index.span(span),
        }
    }
}
