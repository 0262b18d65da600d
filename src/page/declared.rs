//! What a page tells machines besides the text it shows.

/// Text and kind for machines; empty where the page declares none. The text may hold markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// The text of the page.
    pub body: String,
    /// What readers wrote of it.
    pub comments: String,
    /// It calls itself an article (Open Graph), or names just one (JSON-LD).
    pub is_article: bool,
    /// The same of a product.
    pub is_product: bool,
    /// Its JSON-LD names a discussion, or questions and their answers.
    pub is_discussion: bool,
}

impl Declared {
    /// True when it says that it is about one thing.
    pub(crate) fn is_of_one_thing(&self) -> bool {
        self.is_article || self.is_product
    }
}
