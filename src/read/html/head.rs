//! What a page says of itself: title, `meta`, language, JSON-LD and microdata.

use super::linked_data;
use super::tag::Tag;
use super::tokens::{Attributes, Name};
use crate::page::{Declared, Dir, Metadata};

/// Bytes of a title or a JSON-LD script that are looked at.
const MAX_TEXT: usize = 1 << 18;

/// Collects metadata while the page is read. The first of several sources in order of trust wins.
#[derive(Debug, Default)]
pub(super) struct Head {
    title: String,
    data: String,
    reading: Reading,
    found: Metadata,
    /// Less trusted than `found`.
    second: Metadata,
    /// Of JSON-LD.
    linked: Metadata,
    declared: Declared,
    /// Of the text of the page: microdata and `rel`.
    marked: Metadata,
    captured: Option<Captured>,
    marked_author: Option<String>,
}

/// An element whose text is metadata.
#[derive(Debug)]
struct Captured {
    field: Field,
    text: String,
    /// Elements open inside which it stands, itself included.
    depth: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Author,
    Published,
}

/// Bytes of an element that name an author or a date; longer ones are no names.
const MAX_NAME: usize = 200;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Reading {
    #[default]
    Nothing,
    Title,
    Data,
    /// TeX in a script, as MathJax 2 has it.
    Formula {
        display: bool,
    },
}

fn set(field: &mut Option<String>, value: &str) {
    let value = value.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    if field.is_none() && !value.is_empty() {
        *field = Some(value);
    }
}

impl Head {
    /// The root element.
    pub(super) fn html(&mut self, attributes: &Attributes) {
        set(
            &mut self.found.lang,
            attributes.get(Name::Lang).or_else(|| attributes.get(Name::XmlLang)).unwrap_or_default(),
        );
        self.found.dir = match attributes.get(Name::Dir) {
            Some(dir) if dir.eq_ignore_ascii_case("rtl") => Some(Dir::Rtl),
            Some(dir) if dir.eq_ignore_ascii_case("ltr") => Some(Dir::Ltr),
            _ => self.found.dir,
        };
    }

    pub(super) fn meta(&mut self, attributes: &Attributes) {
        let name = [Name::Property, Name::Name, Name::HttpEquiv].into_iter().find_map(|name| attributes.get(name));
        let Some(content) = attributes.get(Name::Content) else { return };
        if let Some(field) = attributes.get(Name::ItemProp).and_then(field_of) {
            set(self.marked_field(field), content);
        }
        let (found, second) = (&mut self.found, &mut self.second);
        match name.unwrap_or_default().to_ascii_lowercase().as_str() {
            "og:title" => set(&mut found.title, content),
            "og:type" => {
                let is = |kind: &str| content.trim().eq_ignore_ascii_case(kind);
                self.declared.is_article |= is("article");
                self.declared.is_product |= is("product") || is("og:product") || is("product.item");
            }
            "twitter:title" | "dc.title" | "dcterms.title" | "citation_title" => set(&mut second.title, content),
            "author" => set_author(&mut found.authors, content),
            "article:author" | "dc.creator" | "dcterms.creator" | "parsely-author" | "sailthru.author" | "byl"
            | "citation_author"
                if !content.starts_with("http") =>
            {
                set_author(&mut second.authors, content);
            }
            "description" => set(&mut found.excerpt, content),
            "og:description" | "twitter:description" | "dc.description" => set(&mut second.excerpt, content),
            "og:site_name" => set(&mut found.site, content),
            "application-name" => set(&mut second.site, content),
            "article:published_time" | "datepublished" => set(&mut found.published, content),
            "date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.created"
            | "pubdate"
            | "publish-date"
            | "parsely-pub-date"
            | "sailthru.date"
            | "citation_publication_date" => set(&mut second.published, content),
            "og:image" | "og:image:url" => set(&mut found.image, content),
            "twitter:image" | "twitter:image:src" => set(&mut second.image, content),
            "content-language" => set(&mut second.lang, content),
            "og:locale" => set(&mut second.lang, &content.replace('_', "-")),
            _ => {}
        }
    }

    /// An element begins as the `depth`th open one; its attributes or its text may be metadata.
    pub(super) fn element(&mut self, attributes: &Attributes, depth: usize) {
        let property = attributes.get(Name::ItemProp);
        let is_author = || attributes.get(Name::Rel).is_some_and(|rel| rel.eq_ignore_ascii_case("author"));
        if let Some(captured) = &mut self.captured {
            // The name alone, where the author is an item of its own.
            if property == Some("name") {
                captured.text.clear();
                captured.depth = depth;
            }
            return;
        }
        let Some(field) = property.and_then(field_of).or_else(|| is_author().then_some(Field::Author)) else { return };
        match attributes.get(Name::Content).or_else(|| attributes.get(Name::DateTime)) {
            Some(value) => set(self.marked_field(field), value),
            None => self.captured = Some(Captured { field, text: String::new(), depth }),
        }
    }

    /// Text that the page shows.
    pub(super) fn shown(&mut self, text: &str) {
        if let Some(captured) = &mut self.captured
            && captured.text.len() <= MAX_NAME
        {
            captured.text.push_str(text);
        }
    }

    /// Elements were closed down to `depth` open ones.
    pub(super) fn closed(&mut self, depth: usize) {
        if let Some(captured) = self.captured.take_if(|captured| depth < captured.depth)
            && captured.text.len() <= MAX_NAME
        {
            set(self.marked_field(captured.field), &captured.text);
        }
    }

    fn marked_field(&mut self, field: Field) -> &mut Option<String> {
        match field {
            Field::Title => &mut self.marked.title,
            Field::Author => &mut self.marked_author,
            Field::Published => &mut self.marked.published,
        }
    }

    /// An element that shows nothing begins.
    pub(super) fn begin(&mut self, tag: Tag, attributes: &Attributes) {
        let data = tag == Tag::Script
            && attributes.get(Name::Type).is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
        self.reading = match tag {
            Tag::Title if self.title.is_empty() => Reading::Title,
            _ if data => Reading::Data,
            Tag::Script => formula_script(attributes).unwrap_or_default(),
            _ => Reading::Nothing,
        };
    }

    pub(super) fn text(&mut self, text: &str) {
        let into = match self.reading {
            Reading::Nothing => return,
            Reading::Title => &mut self.title,
            Reading::Data | Reading::Formula { .. } => &mut self.data,
        };
        if into.len() + text.len() <= MAX_TEXT {
            into.push_str(text);
        }
    }

    pub(super) fn link(&mut self, _: &Attributes) {}

    /// An element that shows nothing ended. Returns the formula in it, and whether it stands on a line of its own.
    pub(super) fn end(&mut self, _: Tag) -> Option<(String, bool)> {
        if let Reading::Formula { display } = self.reading {
            self.reading = Reading::Nothing;
            return Some((std::mem::take(&mut self.data), display));
        }
        if std::mem::take(&mut self.reading) == Reading::Data {
            let data = std::mem::take(&mut self.data);
            let own = std::mem::take(&mut self.linked);
            let found = linked_data::read(&data);
            self.linked = or(own, found.metadata);
            self.declared.body.push_str(&found.body);
            self.declared.comments.push_str(&found.comments);
            self.declared.is_article |= found.articles == 1;
            self.declared.is_product |= found.products == 1;
            self.declared.is_discussion |= found.has_discussion;
        }
        None
    }

    /// What is told to machines.
    pub(super) fn declared(&mut self) -> Declared {
        std::mem::take(&mut self.declared)
    }

    pub(super) fn fill(self, metadata: &mut Metadata) {
        let mut page_title = None;
        set(&mut page_title, &self.title);
        *metadata = or(or(or(self.found, self.second), self.linked), self.marked);
        for field in [&mut metadata.title, &mut metadata.excerpt, &mut metadata.site] {
            let value = field.take();
            set(field, &value.unwrap_or_default());
        }
        if metadata.authors.is_empty() {
            metadata.authors = self.marked_author.into_iter().collect();
        }
        metadata.title = metadata.title.take().or(page_title);
    }
}

fn set_author(field: &mut Vec<String>, value: &str) {
    if field.is_empty() {
        field.push(value.trim().to_owned());
    }
}

fn formula_script(attributes: &Attributes) -> Option<Reading> {
    let kind = attributes.get(Name::Type)?.trim();
    let mode = kind.strip_prefix("math/tex")?;
    Some(Reading::Formula { display: mode.contains("display") })
}

/// The fields of `a`, and of `b` where `a` has none.
fn or(a: Metadata, b: Metadata) -> Metadata {
    Metadata {
        title: a.title.or(b.title),
        authors: if a.authors.is_empty() { b.authors } else { a.authors },
        excerpt: a.excerpt.or(b.excerpt),
        site: a.site.or(b.site),
        published: a.published.or(b.published),
        lang: a.lang.or(b.lang),
        dir: a.dir.or(b.dir),
        image: a.image.or(b.image),
        ..Metadata::default()
    }
}

fn field_of(property: &str) -> Option<Field> {
    property.split_ascii_whitespace().find_map(|name| match name {
        "headline" => Some(Field::Title),
        "author" | "creator" => Some(Field::Author),
        "datePublished" => Some(Field::Published),
        _ => None,
    })
}
