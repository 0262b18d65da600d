//! The metadata of a page, and where it was found.

use super::Dir;

/// The metadata that a page declares in its head, in machine-readable data and in its visible text.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Metadata {
    /// The title, without the name of the site.
    pub title: Option<String>,
    /// The authors: people, or an organisation if no person is named.
    pub authors: Vec<String>,
    /// A description, or the first lines.
    pub excerpt: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// When it was published, in ISO 8601, with a time zone if the page gives one.
    pub published: Option<String>,
    /// When it was last modified, in the same format.
    pub modified: Option<String>,
    /// The section of the site to which it belongs.
    pub section: Option<String>,
    /// Keywords and tags.
    pub tags: Vec<String>,
    /// The language tag.
    pub lang: Option<String>,
    /// The direction of the text.
    pub dir: Option<Dir>,
    /// The canonical URL.
    pub canonical: Option<String>,
    /// The URL of the lead image.
    pub image: Option<String>,
    /// The licence: a URL or a name.
    pub license: Option<String>,
    /// The reading time in minutes that the page gives.
    pub reading_minutes: Option<u32>,
    /// Where each field was found.
    pub origins: MetadataOrigins,
}

/// Where a field was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Origin {
    /// JSON-LD data.
    JsonLd,
    /// A `meta` element of Open Graph or one of its relatives (`article:`, `twitter:`).
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
    /// The URL of the page.
    Url,
    /// The visible text.
    Text,
}

/// Where each field of [`Metadata`] was found; `None` for a field that the page does not give.
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
