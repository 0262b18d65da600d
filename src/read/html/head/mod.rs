//! The metadata that a page declares: in its head, in machine-readable data, and in marked-up text.

mod author_choice;
mod author_words;
mod authors;
mod choice;
mod class_names;
mod date_words;
mod dates;
mod meta;
mod title;
mod visible;

use super::data_text;
use super::linked_data::{self, Properties};
use super::tag::Tag;
use super::tokens::{Attributes, Name};
use crate::page::{Block, Declared, Dir, Origin};

pub(super) use authors::introduces_name;
pub(super) use choice::Shown;
pub(super) use class_names::words_of;
use class_names::{field_of_address, field_of_class};

/// How many bytes of a title or a JSON-LD script are read.
const MAX_TEXT: usize = 1 << 18;
/// How many values of one field are kept.
const MAX_VALUES: usize = 24;
/// The most bytes of an element that names an author or a date; a longer text is something else.
const MAX_NAME: usize = 200;
/// How many nested elements may collect text at once.
const MAX_CAPTURED: usize = 6;

/// Collects metadata while the page is read.
#[derive(Debug, Default)]
pub(super) struct Head {
    title: String,
    data: String,
    reading: TextTarget,
    found: Found,
    linked: Properties,
    declared: Declared,
    /// The number of articles that the machine-readable data names, and their text.
    articles: usize,
    article_body: String,
    /// The state of a script, as JSON.
    state: String,
    /// The number of scripts that the page loads, and whether an element waits for one to fill it.
    scripts: u32,
    has_root: bool,
    captured: Vec<Captured>,
}

/// The values of each field, in page order.
#[derive(Debug, Default)]
struct Found {
    titles: Values,
    authors: Values,
    /// From `rel` and microdata.
    marked_authors: Values,
    /// From elements whose class names an author.
    classed_authors: Values,
    excerpts: Values,
    sites: Values,
    published: Values,
    modified: Values,
    /// From `time` elements, and from others whose class names a date.
    times: Values,
    /// For each of those, the number of blocks before it.
    time_places: Vec<usize>,
    sections: Values,
    tags: Values,
    langs: Values,
    canonicals: Values,
    images: Values,
    licenses: Values,
    dir: Option<Dir>,
    minutes: Option<u32>,
    /// The meaning of the last label among Twitter's label and value pairs.
    labelled: Labelled,
    /// The text of links to pages about people.
    linked_authors: Values,
    /// The text of links to the pages of users.
    linked_users: Values,
}

/// The meaning of a label in Twitter's label and value pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Labelled {
    #[default]
    Other,
    Author,
    ReadingTime,
}

type Values = Vec<(String, Origin)>;

/// An element whose text is metadata.
#[derive(Debug)]
struct Captured {
    field: Field,
    text: String,
    /// The number of open elements, including this one.
    depth: usize,
    /// True when an element inside already gave the value.
    done: bool,
    /// The text of links inside, if it is a name.
    parts: Vec<String>,
    /// The number of blocks before it.
    place: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Author,
    ClassedAuthor,
    LinkedAuthor,
    LinkedUser,
    Published,
    Modified,
    Time,
    Tag,
    Section,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum TextTarget {
    #[default]
    Nothing,
    Title,
    Data,
    State,
    /// A script that may assign the state.
    Script,
    /// TeX in a script, as written for `MathJax` 2.
    Formula {
        display: bool,
    },
}

/// Adds a value with its white space collapsed, unless it is known.
fn add(values: &mut Values, value: &str, origin: Origin) {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = values.len() >= MAX_VALUES || values.iter().any(|(own, from)| *own == value && *from == origin);
    if !value.is_empty() && !known {
        values.push((value, origin));
    }
}

/// Remembers a value that comes before those found so far.
fn add_first(values: &mut Values, value: String, origin: Origin) {
    values.insert(0, (value, origin));
    values.truncate(MAX_VALUES);
}

impl Head {
    /// Reads the root element.
    pub(super) fn html(&mut self, attributes: &Attributes) {
        let lang = attributes.get(Name::Lang).or_else(|| attributes.get(Name::XmlLang));
        add(&mut self.found.langs, lang.unwrap_or_default(), Origin::Html);
        self.found.dir = match attributes.get(Name::Dir) {
            Some(dir) if dir.eq_ignore_ascii_case("rtl") => Some(Dir::Rtl),
            Some(dir) if dir.eq_ignore_ascii_case("ltr") => Some(Dir::Ltr),
            _ => self.found.dir,
        };
    }

    /// Reads an empty element that names the author described by the element around it.
    fn name_of_author(&mut self, attributes: &Attributes) {
        if let Some(captured) = self.captured.last_mut().filter(|own| own.field == Field::Author)
            && attributes.get(Name::ItemProp) == Some("name")
            && let Some(name) = attributes.get(Name::Content)
        {
            captured.parts.push(name.to_owned());
        }
    }

    /// Reads a `link` element.
    pub(super) fn link(&mut self, attributes: &Attributes) {
        self.name_of_author(attributes);
        let (Some(rel), Some(address)) = (attributes.get(Name::Rel), attributes.get(Name::Href)) else { return };
        for rel in rel.split_ascii_whitespace() {
            match rel.to_ascii_lowercase().as_str() {
                "canonical" => add_first(&mut self.found.canonicals, address.trim().to_owned(), Origin::Link),
                "image_src" => add(&mut self.found.images, address, Origin::Link),
                "license" => add(&mut self.found.licenses, address, Origin::Link),
                _ => {}
            }
        }
    }

    /// The URL that the page declares for itself, as far as the page has been read.
    pub(super) fn canonical(&self) -> Option<&str> {
        self.found.canonicals.first().map(|(address, _)| address.as_str())
    }

    /// Handles the start of an element, the `depth`th open one. Its attributes or its text may be metadata. `is_noise`
    /// tells whether it is inside a part that is not about the page itself; its argument says that the element is
    /// marked as the author, which a list of links may contain as well.
    pub(super) fn element(
        &mut self,
        tag: Tag,
        attributes: &Attributes,
        depth: usize,
        place: usize,
        is_noise: impl Fn(bool) -> bool,
    ) {
        self.captured.iter_mut().for_each(|captured| captured.text.push(' '));
        let property = attributes.get(Name::ItemProp);
        if let Some(captured) =
            self.captured.last_mut().filter(|own| own.field == Field::Author && property == Some("name"))
        {
            // Only the name counts if the author is an item with several properties.
            captured.text.clear();
            captured.depth = depth;
            return;
        }
        let Some(field) = property
            .and_then(field_of)
            .or_else(|| field_of_link(attributes))
            .or_else(|| field_of_class(tag, attributes))
            .or_else(|| {
                let in_byline = self.captured.last().is_some_and(|own| own.field == Field::ClassedAuthor);
                if in_byline && tag == Tag::A { Some(Field::LinkedAuthor) } else { field_of_address(tag, attributes) }
            })
        else {
            return;
        };
        if self.captured.len() >= MAX_CAPTURED || (field != Field::Tag && is_noise(field == Field::Author)) {
            return;
        }
        match attributes.get(Name::Content).or_else(|| attributes.get(Name::DateTime)) {
            Some(value) if !matches!(field, Field::Author | Field::ClassedAuthor) => self.take(field, value, place),
            Some(value) if attributes.has(Name::Content) => self.take(field, value, place),
            _ => self.captured.push(Captured {
                field,
                text: String::new(),
                depth,
                done: false,
                parts: Vec::new(),
                place,
            }),
        }
        if field == Field::Tag && attributes.get(Name::Rel).is_some_and(|rel| rel.contains("license")) {
            self.captured.pop();
            add(&mut self.found.licenses, attributes.get(Name::Href).unwrap_or_default(), Origin::Link);
        }
    }

    /// Handles text that the page shows.
    pub(super) fn shown(&mut self, text: &str) {
        for captured in &mut self.captured {
            if captured.text.len() <= MAX_NAME {
                captured.text.push_str(text);
            }
        }
    }

    /// Handles the end of elements, down to `depth` open ones.
    pub(super) fn closed(&mut self, depth: usize) {
        while let Some(captured) = self.captured.pop_if(|captured| depth < captured.depth) {
            if (captured.text.len() > MAX_NAME && captured.parts.is_empty()) || captured.done {
                continue;
            }
            let text = if captured.parts.is_empty() { captured.text } else { captured.parts.join("; ") };
            // A name inside an element for names is one of those names.
            let is_name = |field| matches!(field, Field::Author | Field::ClassedAuthor | Field::LinkedAuthor);
            let around =
                self.captured.last_mut().filter(|own| own.field == Field::ClassedAuthor && is_name(captured.field));
            match around {
                Some(around) if authors::is_person(collapsed(&text).as_str()) => around.parts.push(text),
                Some(around) if captured.field == Field::ClassedAuthor && !authors::names(&text).is_empty() => {
                    around.parts.push(text);
                }
                Some(_) if captured.field == Field::LinkedAuthor => {}
                Some(_) | None => self.take(captured.field, &text, captured.place),
            }
            if !is_name(captured.field) {
                self.captured.iter_mut().filter(|own| own.field == captured.field).for_each(|own| own.done = true);
            }
        }
        self.captured.iter_mut().for_each(|captured| captured.text.push(' '));
    }

    fn take(&mut self, field: Field, value: &str, place: usize) {
        let found = &mut self.found;
        match field {
            Field::Title => add(&mut found.titles, value, Origin::Microdata),
            Field::Author => add(&mut found.marked_authors, value, Origin::Microdata),
            Field::ClassedAuthor => add(&mut found.classed_authors, value, Origin::Byline),
            Field::LinkedAuthor => add(&mut found.linked_authors, value, Origin::Link),
            Field::LinkedUser => add(&mut found.linked_users, value, Origin::Link),
            Field::Published => add(&mut found.published, value, Origin::Microdata),
            Field::Modified => add(&mut found.modified, value, Origin::Microdata),
            Field::Time => {
                add(&mut found.times, value, Origin::Time);
                found.time_places.resize(found.times.len(), place);
            }
            Field::Tag => add(&mut found.tags, value, Origin::Link),
            Field::Section => add(&mut found.sections, value, Origin::Microdata),
        }
    }

    /// Handles the start of an element whose text is never rendered.
    pub(super) fn begin(&mut self, tag: Tag, attributes: &Attributes) {
        self.scripts += u32::from(tag == Tag::Script && attributes.has(Name::Src));
        let data = tag == Tag::Script
            && attributes.get(Name::Type).is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
        self.reading = match tag {
            Tag::Title if self.title.is_empty() => TextTarget::Title,
            _ if data => TextTarget::Data,
            Tag::Script
                if attributes
                    .get(Name::Type)
                    .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json")) =>
            {
                TextTarget::State
            }
            Tag::Script if !attributes.has(Name::Src) && !attributes.has(Name::Type) => TextTarget::Script,
            Tag::Script => formula_script(attributes).unwrap_or_default(),
            _ => TextTarget::Nothing,
        };
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.reading == TextTarget::Script {
            self.reading = if data_text::assigns_state(text) { TextTarget::State } else { TextTarget::Nothing };
        }
        let into = match self.reading {
            TextTarget::Nothing | TextTarget::Script => return,
            TextTarget::Title => &mut self.title,
            TextTarget::Data | TextTarget::Formula { .. } => &mut self.data,
            TextTarget::State => &mut self.state,
        };
        if into.len() + text.len() <= MAX_TEXT {
            into.push_str(text);
        }
    }

    /// Handles the end of an element whose text is never rendered. Returns the formula in it, and whether it has a line
    /// to itself.
    pub(super) fn end(&mut self, _: Tag) -> Option<(String, bool)> {
        match std::mem::take(&mut self.reading) {
            TextTarget::Formula { display } => return Some((std::mem::take(&mut self.data), display)),
            TextTarget::Data => {
                let data = std::mem::take(&mut self.data);
                let found = linked_data::read(&data);
                self.linked = std::mem::take(&mut self.linked).or(found.properties);
                self.declared.body.push_str(&found.body);
                self.declared.comments.push_str(&found.comments);
                self.articles += found.articles;
                self.article_body.push_str(&found.article_body);
                self.declared.is_article |= found.articles == 1;
                self.declared.is_product |= found.products == 1;
                self.declared.is_discussion |= found.has_discussion;
            }
            _ => {}
        }
        None
    }

    /// Text that the page contains as data and hardly shows, as HTML.
    pub(super) fn hidden_text(&self, blocks: &[Block]) -> Option<String> {
        let article = if self.articles == 1 { self.article_body.as_str() } else { "" };
        data_text::find(blocks, article, &self.state)
    }

    /// True for a page that shows next to nothing and loads scripts that would fill it.
    pub(super) fn needs_scripts(&self, blocks: &[Block]) -> bool {
        self.scripts > 0 && self.has_root && data_text::is_empty(blocks)
    }

    /// Notes the id of an element.
    pub(super) fn id(&mut self, id: &str) {
        self.has_root |= data_text::is_root(id);
    }

    /// The text and kinds that the machine-readable data declares.
    pub(super) fn declared(&mut self) -> Declared {
        std::mem::take(&mut self.declared)
    }
}

fn formula_script(attributes: &Attributes) -> Option<TextTarget> {
    let kind = attributes.get(Name::Type)?.trim();
    let mode = kind.strip_prefix("math/tex")?;
    Some(TextTarget::Formula { display: mode.contains("display") })
}

fn field_of(property: &str) -> Option<Field> {
    property.split_ascii_whitespace().find_map(|name| match name {
        "headline" => Some(Field::Title),
        "author" | "creator" => Some(Field::Author),
        "datePublished" | "uploadDate" => Some(Field::Published),
        "dateModified" => Some(Field::Modified),
        "articleSection" => Some(Field::Section),
        _ => None,
    })
}

fn field_of_link(attributes: &Attributes) -> Option<Field> {
    attributes.get(Name::Rel)?.split_ascii_whitespace().find_map(|rel| match rel.to_ascii_lowercase().as_str() {
        "author" => Some(Field::Author),
        "tag" | "license" => Some(Field::Tag),
        _ => None,
    })
}

/// `text` with its white space collapsed.
pub(super) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
