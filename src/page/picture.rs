//! Pictures between blocks.

use super::ContainerId;

/// A picture that stands between two blocks. Pictures inside running text are marks of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Picture {
    /// How many blocks come before it.
    pub before: u32,
    /// The innermost container around it.
    pub container: Option<ContainerId>,
    /// Its address: the best candidate that the page offers.
    pub src: Box<str>,
    /// What it shows, in words; empty where the page does not say.
    pub alt: Box<str>,
    /// True when the page hides it.
    pub hidden: bool,
}

impl Picture {
    /// A picture after `before` blocks.
    #[must_use]
    pub fn new(before: u32, container: Option<ContainerId>, src: &str, alt: &str, hidden: bool) -> Self {
        Self { before, container, src: src.into(), alt: alt.into(), hidden }
    }
}
