//! What a page says of itself, and where.

use super::Dir;

/// What a page says of itself: in its head, in data for machines and in the text that it shows.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Metadata {
    /// The title, without the name of the site.
    pub title: Option<String>,
    /// The authors: people, or an organisation where no person is named.
    pub authors: Vec<String>,
    /// A description or first lines.
    pub excerpt: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// When it was published, in the form of ISO 8601; with a zone where the page gives one.
    pub published: Option<String>,
    /// When it was changed last, in the same form.
    pub modified: Option<String>,
    /// The section of the site that it belongs to.
    pub section: Option<String>,
    /// Keywords and tags.
    pub tags: Vec<String>,
    /// Language tag.
    pub lang: Option<String>,
    /// Direction.
    pub dir: Option<Dir>,
    /// The address that the page gives itself.
    pub canonical: Option<String>,
    /// Address of the lead image.
    pub image: Option<String>,
    /// The licence: an address, or a name.
    pub license: Option<String>,
    /// Minutes that reading takes, as the page says.
    pub reading_minutes: Option<u32>,
    /// Where each of these was found.
    pub origins: MetadataOrigins,
}

/// Where a field was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Origin {
    /// Data in JSON-LD.
    JsonLd,
    /// A `meta` element of Open Graph or a sibling of it (`article:`, `twitter:`).
    OpenGraph,
    /// Any other `meta` element.
    Meta,
    /// Microdata in the text.
    Microdata,
    /// The `title` element.
    TitleElement,
    /// A heading.
    Heading,
    /// A line that names the author.
    Byline,
    /// A `time` element.
    Time,
    /// A link: `rel="author"`, `canonical`, `license`.
    Link,
    /// An attribute of the root element.
    Html,
    /// The address of the page.
    Url,
    /// The text.
    Text,
}

/// Where each field of [`Metadata`] was found; `None` for what the page does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[allow(missing_docs, reason = "the fields are those of `Metadata`")]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MetadataOrigins {
    pub title: Option<Origin>,
    pub authors: Option<Origin>,
    pub excerpt: Option<Origin>,
    pub site: Option<Origin>,
    pub published: Option<Origin>,
    pub modified: Option<Origin>,
    pub section: Option<Origin>,
    pub tags: Option<Origin>,
    pub lang: Option<Origin>,
    pub dir: Option<Origin>,
    pub canonical: Option<Origin>,
    pub image: Option<Origin>,
    pub license: Option<Origin>,
    pub reading_minutes: Option<Origin>,
}
