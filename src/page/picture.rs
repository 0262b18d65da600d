//! Pictures between blocks, and videos and other things that a page embeds.

use super::ContainerId;

/// A picture between two blocks. Pictures inside running text are marks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Picture {
    /// The number of blocks before it.
    pub before: u32,
    /// The innermost container around it.
    pub container: Option<ContainerId>,
    /// Its URL: the best candidate that the page offers.
    pub src: Box<str>,
    /// Its alternative text; empty when the page has none.
    pub alt: Box<str>,
    /// True when the page hides it.
    pub hidden: bool,
    /// True for a video, recording, map or chart, which outputs link to. Then [`alt`](Self::alt) is its title.
    pub is_embed: bool,
}

impl Picture {
    /// A picture after `before` blocks.
    #[must_use]
    pub fn new(before: u32, container: Option<ContainerId>, src: &str, alt: &str, hidden: bool) -> Self {
        Self { before, container, src: src.into(), alt: alt.into(), hidden, is_embed: false }
    }

    /// False for a drawing: it is an icon or a flag more often than the picture of an article.
    pub(crate) fn is_photo(&self) -> bool {
        !self.src.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase().ends_with(".svg")
    }
}
