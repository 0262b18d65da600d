//! Readers: HTML and plain-text dumps become pages.

#[cfg(feature = "html")]
mod html;
mod plain;

#[cfg(feature = "html")]
pub use html::Columns;

use crate::page::{Page, SourceKind};

/// Limits of the readers. Past one, the page holds all visible text but is not labelled.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[non_exhaustive]
pub struct ReadOptions {
    /// What the input is, where the caller knows it and the input does not say; otherwise found by looking.
    pub kind: Option<SourceKind>,
    /// The address of the page: what its relative links and pictures start from, unless it says otherwise.
    pub url: Option<String>,
    /// Bytes of input. 16 MiB.
    pub max_bytes: usize,
    /// Blocks. 200,000.
    pub max_blocks: usize,
    /// Elements inside one another; deeper ones count as children of the last. 512, as browsers have it.
    pub max_depth: usize,
}

setters!(ReadOptions {
    value kind: Option<SourceKind>,
    text url,
    value max_bytes: usize,
    value max_blocks: usize,
    value max_depth: usize,
});

impl Default for ReadOptions {
    fn default() -> Self {
        Self { kind: None, url: None, max_bytes: 16 << 20, max_blocks: 200_000, max_depth: 512 }
    }
}

/// Reads `source` as what it is said to be. Without the feature `html`, HTML is read as plain text, tags and all.
///
/// ```
/// use limpid::{ReadOptions, SourceKind, advanced::read};
/// let page = read("<p>One &amp; two</p><p>Three</p>", SourceKind::Html, &ReadOptions::default());
/// assert_eq!(page.text(), "One & two\n\nThree");
/// ```
#[must_use]
pub fn read(source: &str, kind: SourceKind, options: &ReadOptions) -> Page {
    match kind {
        #[cfg(feature = "html")]
        SourceKind::Html => html::read(source, options),
        _ => plain::read(source, options),
    }
}

/// Reads a live document that was packed in columns, as [`read`] reads its markup.
#[cfg(feature = "html")]
#[must_use]
pub fn read_columns(columns: &Columns<'_>, options: &ReadOptions) -> Page {
    html::read_columns(columns, options)
}

/// Whether `text` is HTML or plain text, by its first characters.
///
/// ```
/// use limpid::{SourceKind, advanced::sniff};
/// assert_eq!(sniff("\n<!DOCTYPE html><title>x</title>"), SourceKind::Html);
/// assert_eq!(sniff("if a < b then"), SourceKind::Text);
/// ```
#[must_use]
pub fn sniff(text: &str) -> SourceKind {
    let start = text.trim_start().as_bytes();
    if start.len() > 4 && start[0] == b'<' && (start[1] == b'!' || start[1].is_ascii_alphabetic()) {
        SourceKind::Html
    } else {
        SourceKind::Text
    }
}
