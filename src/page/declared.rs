//! What a page declares to machines, besides the text it shows.

/// The text and kind in machine-readable data; empty when the page declares none. The text may contain markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// The text of the page.
    pub body: String,
    /// The comments of readers on the page.
    pub comments: String,
    /// True when it declares itself an article (Open Graph), or describes exactly one (JSON-LD).
    pub is_article: bool,
    /// The same for a product.
    pub is_product: bool,
    /// True when its JSON-LD describes a discussion, or questions and answers.
    pub is_discussion: bool,
}

impl Declared {
    /// True when it declares itself to be about one thing.
    pub(crate) fn is_single_topic(&self) -> bool {
        self.is_article || self.is_product
    }
}
