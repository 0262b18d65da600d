//! The label of a block.

use crate::change::{Confidence, Evidence};
use crate::reason::RemovalReason;

/// The decision about a block: content or boilerplate.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Label {
    /// Why it is boilerplate; `None` for content.
    pub removal: Option<RemovalReason>,
    /// The reason that words, names, tags and position alone support. `removal` is another one where the model sees another
    /// class of boilerplate: most likely right, but no proof. `None` for content.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub evident: Option<RemovalReason>,
    /// How certain the label is, from 0 to 1.
    pub confidence: Confidence,
    /// The measurements that led to it, the largest effect first.
    pub evidence: Vec<Evidence>,
}

impl Label {
    /// A block to keep.
    #[must_use]
    pub fn content(confidence: Confidence, evidence: Vec<Evidence>) -> Self {
        Self { removal: None, evident: None, confidence, evidence }
    }

    /// A block to remove for a reason that needs no model.
    #[must_use]
    pub fn chrome(reason: RemovalReason, confidence: Confidence, evidence: Vec<Evidence>) -> Self {
        Self { removal: Some(reason), evident: Some(reason), confidence, evidence }
    }
}
