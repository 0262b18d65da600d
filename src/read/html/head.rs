//! What a page says of itself: title, `meta`, language, and the main fields of JSON-LD.

use super::tag::Tag;
use super::tokens::{Attributes, Name};
use crate::page::{Dir, Metadata};

/// Bytes of a title or a JSON-LD script that are looked at.
const MAX_TEXT: usize = 1 << 16;

/// Collects metadata while the page is read. The first of several sources in order of trust wins.
#[derive(Debug, Default)]
pub(super) struct Head {
    title: String,
    data: String,
    reading: Reading,
    found: Metadata,
    /// Less trusted than `found`.
    second: Metadata,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Reading {
    #[default]
    Nothing,
    Title,
    Data,
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
        set(&mut self.found.lang, attributes.get(Name::Lang).unwrap_or_default());
        self.found.dir = match attributes.get(Name::Dir) {
            Some(dir) if dir.eq_ignore_ascii_case("rtl") => Some(Dir::Rtl),
            Some(dir) if dir.eq_ignore_ascii_case("ltr") => Some(Dir::Ltr),
            _ => self.found.dir,
        };
    }

    pub(super) fn meta(&mut self, attributes: &Attributes) {
        let name = attributes.get(Name::Property).or_else(|| attributes.get(Name::Name));
        let (Some(name), Some(content)) = (name, attributes.get(Name::Content)) else { return };
        let (found, second) = (&mut self.found, &mut self.second);
        match name.to_ascii_lowercase().as_str() {
            "og:title" => set(&mut found.title, content),
            "twitter:title" | "dc.title" => set(&mut second.title, content),
            "author" => set(&mut found.author, content),
            "article:author" | "dc.creator" if !content.starts_with("http") => set(&mut second.author, content),
            "description" => set(&mut found.excerpt, content),
            "og:description" | "twitter:description" => set(&mut second.excerpt, content),
            "og:site_name" => set(&mut found.site, content),
            "application-name" => set(&mut second.site, content),
            "article:published_time" | "datepublished" => set(&mut found.published, content),
            "date" | "dc.date" | "pubdate" => set(&mut second.published, content),
            "og:image" => set(&mut found.image, content),
            "twitter:image" => set(&mut second.image, content),
            _ => {}
        }
    }

    /// An element that shows nothing begins.
    pub(super) fn begin(&mut self, tag: Tag, attributes: &Attributes) {
        let data = tag == Tag::Script
            && attributes.get(Name::Type).is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
        self.reading = match tag {
            Tag::Title if self.title.is_empty() => Reading::Title,
            _ if data => Reading::Data,
            _ => Reading::Nothing,
        };
    }

    pub(super) fn text(&mut self, text: &str) {
        let into = match self.reading {
            Reading::Nothing => return,
            Reading::Title => &mut self.title,
            Reading::Data => &mut self.data,
        };
        if into.len() + text.len() <= MAX_TEXT {
            into.push_str(text);
        }
    }

    pub(super) fn end(&mut self, _: Tag) {
        if std::mem::take(&mut self.reading) == Reading::Data {
            let data = std::mem::take(&mut self.data);
            set(&mut self.second.title, &string_after(&data, "headline").unwrap_or_default());
            set(&mut self.second.published, &string_after(&data, "datePublished").unwrap_or_default());
            set(&mut self.second.author, &author_in(&data).unwrap_or_default());
        }
    }

    pub(super) fn fill(self, metadata: &mut Metadata) {
        let mut page_title = None;
        set(&mut page_title, &self.title);
        let (a, b) = (self.found, self.second);
        *metadata = Metadata {
            title: a.title.or(b.title).or(page_title),
            author: a.author.or(b.author),
            excerpt: a.excerpt.or(b.excerpt),
            site: a.site.or(b.site),
            published: a.published.or(b.published),
            lang: a.lang,
            dir: a.dir,
            image: a.image.or(b.image),
        };
    }
}

/// What stands after `"key":` in JSON that need not be well-formed.
fn value_after<'a>(json: &'a str, key: &str) -> Option<&'a str> {
    json.match_indices(key).find_map(|(at, _)| {
        let before = json[..at].ends_with('"');
        let rest = json[at + key.len()..].strip_prefix('"')?.trim_ascii_start().strip_prefix(':')?;
        before.then(|| rest.trim_ascii_start())
    })
}

fn string_after(json: &str, key: &str) -> Option<String> {
    string_at(value_after(json, key)?)
}

/// The name in `"author": "…"`, `"author": {"name": "…"}` or a list of these.
fn author_in(json: &str) -> Option<String> {
    let value = value_after(json, "author")?;
    let value = value.trim_start_matches(['[', ' ', '\n', '\t', '\r']);
    if value.starts_with('{') {
        return string_after(value.split('}').next()?, "name");
    }
    string_at(value)
}

/// The JSON string at the start of `json`, unescaped.
fn string_at(json: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = json.strip_prefix('"')?.chars();
    loop {
        match chars.next()? {
            '"' => return Some(text),
            '\\' => match chars.next()? {
                'n' | 't' | 'r' => text.push(' '),
                'u' => {
                    let code: String = chars.by_ref().take(4).collect();
                    text.push(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32).unwrap_or('\u{FFFD}'));
                }
                c => text.push(c),
            },
            c => text.push(c),
        }
    }
}
