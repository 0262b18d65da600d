//! `meta` elements: what their names mean.

use super::{Found, Head, Labelled, add, add_first, choice, collapsed, field_of, visible};
use crate::page::{Declared, Origin};
use crate::read::html::tokens::{Attributes, Name};

/// The field that a `meta` element gives.
#[derive(Clone, Copy, Debug)]
enum Property {
    /// The title; the first kind comes before all others.
    MainTitle,
    Title,
    /// What kind of page it is.
    Kind,
    Author,
    MainExcerpt,
    Excerpt,
    MainSite,
    Site,
    Published,
    Modified,
    Section,
    Tag,
    /// Several tags with commas between them.
    Tags,
    Canonical,
    /// The secure URL of the picture, which may be a larger file.
    MainImage,
    Image,
    /// A language, or several with commas between them.
    Languages,
    Language,
    /// A language with its country, as in `de_AT`.
    Locale,
    License,
}

/// The names of `meta` elements in lower case, and what they give.
#[rustfmt::skip]
const NAMES: [(Property, Origin, &[&str]); 27] = [
    (Property::MainTitle, Origin::OpenGraph, &["og:title"]),
    (Property::Title, Origin::OpenGraph, &["twitter:title"]),
    (Property::Title, Origin::Meta, &["dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title"]),
    (Property::Kind, Origin::OpenGraph, &["og:type"]),
    (Property::Author, Origin::Meta, &[
        "author", "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
        "article:author_name", "article.author", "authors", "news_author", "dcsext.author", "dc.contributor",
        "shareaholic:article_author_name",
    ]),
    (Property::Author, Origin::OpenGraph, &["article:author", "og:article:author", "book:author", "og:author"]),
    (Property::MainExcerpt, Origin::Meta, &["description"]),
    (Property::Excerpt, Origin::OpenGraph, &["og:description", "twitter:description"]),
    (Property::Excerpt, Origin::Meta, &["dc.description"]),
    (Property::MainSite, Origin::OpenGraph, &["og:site_name"]),
    (Property::Site, Origin::Meta, &[
        "application-name", "apple-mobile-web-app-title", "dc.publisher", "citation_journal_title",
    ]),
    (Property::Published, Origin::OpenGraph, &[
        "article:published_time", "og:published_time", "og:article:published_time", "video:release_date",
    ]),
    (Property::Published, Origin::Meta, &[
        "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date",
        "pubdate", "publish-date", "publish_date", "publishdate", "publication_date", "parsely-pub-date",
        "sailthru.date", "displaydate", "citation_publication_date", "citation_date", "citation_online_date",
        "article.published", "article_date_original", "originalpublicationdate", "dc.date.created", "created",
        "creation_date", "cxenseparse:recs:publishtime", "ptime", "published-date", "pub_date", "timestamp",
        "rnews:datepublished",
    ]),
    (Property::Modified, Origin::OpenGraph, &["article:modified_time", "og:updated_time", "og:article:modified_time"]),
    (Property::Modified, Origin::Meta, &[
        "datemodified", "last-modified", "lastmod", "dcterms.modified", "dc.date.modified", "revised",
        "article.updated", "modified", "utime",
    ]),
    (Property::Section, Origin::OpenGraph, &["article:section"]),
    (Property::Section, Origin::Meta, &["section", "parsely-section", "category", "dc.subject"]),
    (Property::Tag, Origin::OpenGraph, &["article:tag", "og:article:tag"]),
    (Property::Tags, Origin::Meta, &["keywords", "news_keywords", "parsely-tags", "sailthru.tags", "citation_keywords"]),
    (Property::Canonical, Origin::OpenGraph, &["og:url"]),
    (Property::MainImage, Origin::OpenGraph, &["og:image:secure_url"]),
    (Property::Image, Origin::OpenGraph, &["og:image", "og:image:url"]),
    (Property::Image, Origin::Meta, &["twitter:image", "twitter:image:src"]),
    (Property::Languages, Origin::Meta, &["content-language"]),
    (Property::Language, Origin::Meta, &["language", "dc.language"]),
    (Property::Locale, Origin::OpenGraph, &["og:locale"]),
    (Property::License, Origin::Meta, &["dcterms.license", "dc.rights", "dcterms.rights", "license"]),
];

fn property_of(name: &str) -> Option<(Property, Origin)> {
    let entry = NAMES.iter().find(|(_, _, names)| names.contains(&name));
    entry.map(|&(property, origin, _)| (property, origin))
}

impl Head {
    /// Reads a `meta` element.
    pub(in crate::read::html) fn meta(&mut self, attributes: &Attributes) {
        let name = [Name::Property, Name::Name, Name::HttpEquiv].into_iter().find_map(|name| attributes.get(name));
        let Some(content) = attributes.get(Name::Content) else { return };
        if let Some(field) = attributes.get(Name::ItemProp).and_then(field_of) {
            self.take(field, content, 0);
        }
        self.name_of_author(attributes);
        let name = name.unwrap_or_default().to_ascii_lowercase();
        match property_of(&name) {
            Some((Property::Kind, _)) => note_kind(&mut self.declared, content.trim()),
            Some((property, origin)) => self.found.put(property, content, origin),
            None => self.found.put_unlisted(&name, content),
        }
    }
}

impl Found {
    fn put(&mut self, property: Property, content: &str, origin: Origin) {
        let values = match property {
            Property::MainTitle => return add_first(&mut self.titles, collapsed(content), origin),
            Property::MainExcerpt => return add_first(&mut self.excerpts, collapsed(content), origin),
            Property::MainImage if self.images.len() <= 1 => {
                return add_first(&mut self.images, content.trim().to_owned(), origin);
            }
            Property::MainSite => return add_first(&mut self.sites, content.trim().to_owned(), origin),
            Property::Tags => {
                return content.split([',', ';', '、', '，']).for_each(|tag| add(&mut self.tags, tag, origin));
            }
            Property::Languages => {
                return add(&mut self.langs, content.split(',').next().unwrap_or_default(), origin);
            }
            Property::Locale => return add(&mut self.langs, &content.replace('_', "-"), origin),
            Property::Kind => return,
            Property::Title => &mut self.titles,
            Property::Author => &mut self.authors,
            Property::Excerpt => &mut self.excerpts,
            Property::Site => &mut self.sites,
            Property::Published => &mut self.published,
            Property::Modified => &mut self.modified,
            Property::Section => &mut self.sections,
            Property::Tag => &mut self.tags,
            Property::Canonical => &mut self.canonicals,
            Property::MainImage | Property::Image => &mut self.images,
            Property::Language => &mut self.langs,
            Property::License => &mut self.licenses,
        };
        add(values, content, origin);
    }

    /// Reads names that only begin or end in a known way: Twitter's pairs of labels and values, and `blog:author`.
    fn put_unlisted(&mut self, name: &str, content: &str) {
        if name.starts_with("twitter:label") {
            self.labelled = if choice::names_reading_time(content) {
                Labelled::ReadingTime
            } else if choice::names_author(content) {
                Labelled::Author
            } else {
                Labelled::Other
            };
        } else if name.starts_with("twitter:data") {
            match self.labelled {
                Labelled::ReadingTime => self.minutes = self.minutes.or_else(|| visible::first_number(content)),
                Labelled::Author => add(&mut self.authors, content, Origin::Meta),
                Labelled::Other => {}
            }
        } else if name.ends_with(":author") && !name.starts_with("twitter") {
            add(&mut self.authors, content, Origin::Meta);
        }
    }
}

fn note_kind(declared: &mut Declared, kind: &str) {
    let is = |name: &str| kind.eq_ignore_ascii_case(name);
    declared.is_article |= is("article");
    declared.is_product |= is("product") || is("og:product") || is("product.item");
}
