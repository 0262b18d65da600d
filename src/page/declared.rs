//! What a page tells machines besides the text it shows.

/// Text for machines (JSON-LD); empty where the page declares none. It may hold markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// The text of the page.
    pub body: String,
    /// What readers wrote of it.
    pub comments: String,
}
