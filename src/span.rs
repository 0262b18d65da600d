//! Half-open ranges of byte offsets, and their translation to UTF-16 units and code points.

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
    /// In debug builds, if `end` is before `start`.
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

    /// True if it contains no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if `other` lies within `self`.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two share a byte, or if one is empty and strictly inside the other.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The part of `text` that the span covers.
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

/// Translates byte offsets of one text to UTF-16 offsets. Takes one linear pass to build, then constant time per offset.
///
/// ```
/// let index = limpid::Utf16Index::new("a😀é!");
/// assert_eq!(index.offset(5), 3); // after the emoji: 5 bytes, 3 UTF-16 units
/// assert_eq!(index.span(limpid::Span::new(5, 7)), limpid::Span::new(3, 4));
/// ```
#[derive(Clone, Debug)]
pub struct Utf16Index<'a>(Index<'a>);

impl<'a> Utf16Index<'a> {
    /// Builds the index in one pass over `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self(Index::new(text, utf16_units))
    }

    /// The UTF-16 offset of the byte offset `at`, or the length of the text if `at` is past its end.
    #[must_use]
    pub fn offset(&self, at: usize) -> usize {
        self.0.offset(at)
    }

    /// Both ends of `span` in UTF-16 units.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.offset(span.start), self.offset(span.end))
    }
}

/// Translates byte offsets of one text to offsets in code points, as Python counts. Otherwise like [`Utf16Index`].
///
/// ```
/// let index = limpid::CodePointIndex::new("a😀é!");
/// assert_eq!(index.offset(5), 2); // after the emoji: 5 bytes, 2 code points
/// assert_eq!(index.span(limpid::Span::new(5, 7)), limpid::Span::new(2, 3));
/// ```
#[derive(Clone, Debug)]
pub struct CodePointIndex<'a>(Index<'a>);

impl<'a> CodePointIndex<'a> {
    /// Builds the index in one pass over `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self(Index::new(text, code_points))
    }

    /// The number of code points before the byte offset `at`, or in the whole text if `at` is past its end.
    #[must_use]
    pub fn offset(&self, at: usize) -> usize {
        self.0.offset(at)
    }

    /// Both ends of `span` in code points.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.offset(span.start), self.offset(span.end))
    }
}

/// How many units come before a byte of a text.
#[derive(Clone, Debug)]
struct Index<'a> {
    text: &'a str,
    /// Offset of the first byte of each chunk; empty if the text is ASCII.
    chunks: Vec<u32>,
    /// Counts the units of the characters that start in some bytes.
    count: fn(&[u8]) -> u32,
}

/// Bytes between two stored offsets: few enough to count again quickly, many enough that the index takes only 6 % of the
/// size of the text.
const CHUNK: usize = 64;

impl<'a> Index<'a> {
    fn new(text: &'a str, count: fn(&[u8]) -> u32) -> Self {
        let mut chunks = Vec::new();
        if !text.is_ascii() {
            let mut units = 0;
            for chunk in text.as_bytes().chunks(CHUNK) {
                chunks.push(units);
                units += count(chunk);
            }
            chunks.push(units);
        }
        Self { text, chunks, count }
    }

    fn offset(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if self.chunks.is_empty() {
            return at;
        }
        let chunk = at / CHUNK;
        (self.chunks[chunk] + (self.count)(&self.text.as_bytes()[chunk * CHUNK..at])) as usize
    }
}

/// One per lead byte, two if it leads a sequence of four bytes.
fn utf16_units(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b & 0xC0 != 0x80) + u32::from(b >= 0xF0)).sum()
}

/// One per lead byte.
fn code_points(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b & 0xC0 != 0x80)).sum()
}
