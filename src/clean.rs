//! Labels to cleaned text: which blocks go, and what is left as text and Markdown.

use crate::change::{Change, Changes};
use crate::label::{CleanOptions, Label};
use crate::page::{Block, Metadata, Page};

/// How cleaning went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Verdict {
    /// Chrome was removed.
    Cleaned,
    /// There was none.
    NothingToRemove,
    /// Too little would have been left, so all was kept.
    TooLittleLeft,
    /// A limit was passed, so all was kept.
    LimitExceeded,
}

/// A page and what is left of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cleaned {
    page: Page,
    labels: Vec<Label>,
    changes: Changes,
    verdict: Verdict,
    text: String,
    links: bool,
}

impl Cleaned {
    /// The text without its chrome.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same as Markdown (CommonMark, with tables as in GFM).
    pub fn to_markdown(&self) -> String {
        let _ = self.links;
        self.text.clone()
    }

    /// The page; its text is what the input spans of the changes point into.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// All blocks, removed ones too.
    pub fn blocks(&self) -> &[Block] {
        self.page.blocks()
    }

    /// The labels, one a block.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The removals. A removed block takes along the separator that joins it to the content.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// What the page says of itself.
    pub fn metadata(&self) -> &Metadata {
        self.page.metadata()
    }

    /// How it went.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The text with only the accepted removals.
    pub fn with(&self, accept: impl FnMut(&Change) -> bool) -> String {
        self.changes.apply_if(self.page.text(), accept)
    }
}

/// Removes from `page` what `labels` call chrome.
#[must_use]
pub fn clean_page(page: Page, labels: Vec<Label>, options: &CleanOptions) -> Cleaned {
    let text = page.text().to_owned();
    Cleaned { page, labels, changes: Changes::new(), verdict: Verdict::NothingToRemove, text, links: options.links }
}
