//! Half-open ranges of byte offsets, and their translation to UTF-16.

use std::ops::Range;

/// A half-open range of byte offsets, always on character boundaries of the text it points into.
///
/// ```
/// let span = limpid::Span::new(3, 8);
/// assert_eq!(span.of("to arrive"), "arriv");
/// assert_eq!(span.len(), 5);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    ///
    /// # Panics
    /// In debug builds, when `end` lies before `start`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The empty range at `at`.
    #[must_use]
    pub const fn empty(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// True when it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True when every byte of `other` lies in `self`.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the two share a byte, or one is an empty range strictly inside the other.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The part of `text` that the span names.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The span as a standard range.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// Translates byte offsets of one text to UTF-16 offsets: one linear pass to build, constant time for each offset.
///
/// ```
/// let index = limpid::Utf16Index::new("a😀é!");
/// assert_eq!(index.offset(5), 3); // after the emoji: 5 bytes, 3 UTF-16 units
/// assert_eq!(index.span(limpid::Span::new(5, 7)), limpid::Span::new(3, 4));
/// ```
#[derive(Clone, Debug)]
pub struct Utf16Index<'a> {
    text: &'a str,
    /// UTF-16 offset of the first byte of each chunk; empty when the text is ASCII.
    chunks: Vec<u32>,
}

/// Bytes between two remembered offsets: small enough to recount in no time, large enough to cost 6 % of the text.
const CHUNK: usize = 64;

impl<'a> Utf16Index<'a> {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut chunks = Vec::new();
        if !text.is_ascii() {
            let mut units = 0;
            for chunk in text.as_bytes().chunks(CHUNK) {
                chunks.push(units);
                units += units_in(chunk);
            }
            chunks.push(units);
        }
        Self { text, chunks }
    }

    /// The UTF-16 offset of the byte offset `at`; past the end it is the length of the text.
    #[must_use]
    pub fn offset(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if self.chunks.is_empty() {
            return at;
        }
        let chunk = at / CHUNK;
        (self.chunks[chunk] + units_in(&self.text.as_bytes()[chunk * CHUNK..at])) as usize
    }

    /// Both ends of `span` in UTF-16 units.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.offset(span.start), self.offset(span.end))
    }
}

/// UTF-16 units of the characters that begin in `bytes`: one a lead byte, two for a lead byte of four.
fn units_in(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b & 0xC0 != 0x80) + u32::from(b >= 0xF0)).sum()
}
