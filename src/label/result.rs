//! The label of a block.

use crate::change::{Confidence, Evidence};
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
