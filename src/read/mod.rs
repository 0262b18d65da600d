//! Reads HTML and plain-text dumps into pages.

#[cfg(feature = "html")]
mod html;
mod plain;
mod sniff;

#[cfg(feature = "html")]
pub use html::Columns;
pub use sniff::sniff;

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
