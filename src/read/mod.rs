//! Reads HTML and plain-text dumps into pages.

#[cfg(feature = "html")]
mod html;
mod plain;

#[cfg(feature = "html")]
pub use html::Columns;

use crate::page::{Page, SourceKind};

/// How to read the input. If a limit is exceeded, the page contains all visible text but is not labelled.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[non_exhaustive]
pub struct ReadOptions {
    /// The kind of input, if the caller knows it; otherwise it is detected.
    pub kind: Option<SourceKind>,
    /// The URL of the page, to resolve relative links and images. A base URL that the page declares takes precedence.
    pub url: Option<String>,
    /// The longest input, in bytes. Default: 16 MiB.
    pub max_bytes: usize,
    /// The largest number of blocks. Default: 200,000.
    pub max_blocks: usize,
    /// How deep elements may nest; deeper ones count as children of the last level. Default: 512, as in browsers.
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

/// Reads `source` as the given kind. Without the feature `html`, HTML is read as plain text, including its tags.
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

/// Reads a live document that was packed in columns, the way [`read`] reads its markup.
#[cfg(feature = "html")]
#[must_use]
pub fn read_columns(columns: &Columns<'_>, options: &ReadOptions) -> Page {
    html::read_columns(columns, options)
}

/// Detects whether `text` is HTML or plain text, by its first characters.
///
/// ```
/// use limpid::{SourceKind, advanced::sniff};
/// assert_eq!(sniff("\n<!DOCTYPE html><title>x</title>"), SourceKind::Html);
/// assert_eq!(sniff("if a < b then"), SourceKind::Text);
/// ```
#[must_use]
pub fn sniff(text: &str) -> SourceKind {
    let text = text.trim_start();
    let start = text.as_bytes();
    let is_tag = start.len() > 4 && start[0] == b'<' && (start[1] == b'!' || start[1].is_ascii_alphabetic());
    if is_tag || is_xhtml(text) { SourceKind::Html } else { SourceKind::Text }
}

/// True for an XML declaration before HTML, perhaps with comments in between. Other XML is text.
fn is_xhtml(text: &str) -> bool {
    let Some((_, mut rest)) = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) else { return false };
    while let Some((_, after)) = rest.trim_start().strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        rest = after;
    }
    let rest = rest.trim_start().as_bytes();
    let starts = |start: &str| rest.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start.as_bytes()));
    starts("<!doctype html") || starts("<html")
}
