//! Blocks to labels: content, or which kind of chrome.

mod options;

pub use options::{CleanOptions, Focus};

use crate::change::{Confidence, Evidence};
use crate::error::Error;
use crate::page::Page;
use crate::reason::RemovalReason;

/// What a block is taken for.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Label {
    /// Why it is chrome; `None` for content.
    pub removal: Option<RemovalReason>,
    /// How sure the label is, whichever it is.
    pub confidence: Confidence,
    /// The measurements behind it, largest effect first.
    pub evidence: Vec<Evidence>,
}

impl Label {
    /// A block to keep.
    #[must_use]
    pub fn content(confidence: Confidence, evidence: Vec<Evidence>) -> Self {
        Self { removal: None, confidence, evidence }
    }

    /// A block to remove.
    #[must_use]
    pub fn chrome(reason: RemovalReason, confidence: Confidence, evidence: Vec<Evidence>) -> Self {
        Self { removal: Some(reason), confidence, evidence }
    }
}

/// Labels each block of `page`, in the order of [`Page::blocks`].
///
/// # Errors
/// When a rule of `options.keep` or `options.remove` cannot be read.
pub fn label(page: &Page, options: &CleanOptions) -> Result<Vec<Label>, Error> {
    if let Some(rule) = options.keep.iter().chain(&options.remove).find(|rule| rule.is_empty()) {
        return Err(Error::bad_rule(rule, "it is empty"));
    }
    Ok(page.blocks().iter().map(|_| Label::content(Confidence::NONE, Vec::new())).collect())
}
