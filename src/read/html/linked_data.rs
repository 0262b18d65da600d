//! Reads JSON-LD scripts in one pass without building a tree. Broken or truncated JSON gives what precedes the error.

use super::references::decoded;

/// An author of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Author {
    pub name: String,
    /// False for an organisation; `None` when the page does not say.
    pub is_person: Option<bool>,
}

/// The metadata in the main object of a script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Properties {
    pub title: Option<String>,
    pub authors: Vec<Author>,
    pub excerpt: Option<String>,
    pub site: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub section: Option<String>,
    pub tags: Vec<String>,
    pub lang: Option<String>,
    pub image: Option<String>,
    pub license: Option<String>,
    /// The minutes that reading takes.
    pub minutes: Option<u32>,
    /// How likely the main object describes the page.
    pub rank: u8,
}

impl Properties {
    /// These properties, completed by those of `other`. The properties of the object with the higher rank take precedence.
    pub(super) fn or(self, other: Self) -> Self {
        let (a, b) = if other.rank > self.rank { (other, self) } else { (self, other) };
        Self {
            title: a.title.or(b.title),
            authors: if a.authors.is_empty() { b.authors } else { a.authors },
            excerpt: a.excerpt.or(b.excerpt),
            site: a.site.or(b.site),
            publisher: a.publisher.or(b.publisher),
            published: a.published.or(b.published),
            modified: a.modified.or(b.modified),
            section: a.section.or(b.section),
            tags: if a.tags.is_empty() { b.tags } else { a.tags },
            lang: a.lang.or(b.lang),
            image: a.image.or(b.image),
            license: a.license.or(b.license),
            minutes: a.minutes.or(b.minutes),
            rank: a.rank,
        }
    }
}

/// The most objects that are read; pages with more list products or search results.
const MAX_OBJECTS: usize = 2000;
/// The deepest nesting of objects.
const MAX_DEPTH: usize = 64;
/// The most authors; a longer list is a committee.
const MAX_AUTHORS: usize = 20;
/// The most keywords; a longer list is meant for search engines.
const MAX_TAGS: usize = 50;

/// The properties of one object.
#[derive(Debug, Default)]
struct Object {
    /// The index of the enclosing object, and the key of this object in it.
    parent: Option<usize>,
    key: String,
    kind: String,
    /// The `@id` by which other objects refer to it.
    id: Option<String>,
    headline: Option<String>,
    name: Option<String>,
    description: Option<String>,
    published: Option<String>,
    modified: Option<String>,
    language: Option<String>,
    image: Option<String>,
    url: Option<String>,
    given: Option<String>,
    family: Option<String>,
    section: Option<String>,
    license: Option<String>,
    /// How long reading takes, as an ISO 8601 duration.
    time_required: Option<String>,
    tags: Vec<String>,
    /// Its declared text, and its text if it is a comment or a part of something.
    body: Vec<String>,
    text: Vec<String>,
    authors: Vec<Author>,
}

impl Object {
    fn set(&mut self, key: &str, value: String) {
        // The text of a page may be HTML, and is read as such later.
        let is_text = matches!(key, "articleBody" | "text" | "reviewBody" | "recipeIngredient" | "recipeInstructions");
        let value = if is_text { value } else { decoded(value) };
        let field = match key {
            "@type" => {
                self.kind.push_str(&value);
                self.kind.push(' ');
                return;
            }
            "author" | "creator" if self.authors.len() < MAX_AUTHORS => {
                return self.authors.push(Author { name: value, is_person: None });
            }
            "keywords" if self.tags.len() < MAX_TAGS => {
                return self.tags.extend(value.split([',', ';', '、']).map(|tag| tag.trim().to_owned()));
            }
            "@id" => &mut self.id,
            "givenName" => &mut self.given,
            "familyName" => &mut self.family,
            "articleSection" => &mut self.section,
            "license" => &mut self.license,
            "timeRequired" => &mut self.time_required,
            "dateModified" => &mut self.modified,
            "articleBody" | "recipeIngredient" => return self.body.push(value),
            "text" | "reviewBody" | "recipeInstructions" => return self.text.push(value),
            "headline" => &mut self.headline,
            "name" => &mut self.name,
            "description" => &mut self.description,
            "datePublished" | "uploadDate" => &mut self.published,
            "inLanguage" => &mut self.language,
            "image" | "thumbnailUrl" => &mut self.image,
            "url" | "contentUrl" => &mut self.url,
            _ => return,
        };
        field.get_or_insert(value);
    }

    fn is(&self, kind: &str) -> bool {
        self.kind.split(' ').any(|own| own.ends_with(kind))
    }

    fn is_article(&self) -> bool {
        self.is("Article") || self.is("Posting") || self.is("Report") || self.is("Recipe")
    }

    /// How likely it is to describe the page: articles first, then anything with a headline, then the page itself.
    fn rank(&self) -> u8 {
        if self.is_article() {
            3
        } else if self.headline.is_some() {
            2
        } else {
            u8::from(self.is("Page") || self.is("Product"))
        }
    }
}

/// The content of one script.
#[derive(Debug, Default)]
pub(super) struct LinkedData {
    pub properties: Properties,
    /// The text of the page, and the comments of readers.
    pub body: String,
    pub comments: String,
    /// The text of its articles only.
    pub article_body: String,
    /// The number of articles and products.
    pub articles: usize,
    pub products: usize,
    /// True when it contains a discussion, or questions with answers.
    pub has_discussion: bool,
}

/// Types of objects whose description is text of the page rather than a summary of it.
const DESCRIBED: [&str; 9] =
    ["Product", "ProductGroup", "JobPosting", "Event", "Course", "Book", "Movie", "SoftwareApplication", "Recipe"];

/// Reads one script.
pub(super) fn read(json: &str) -> LinkedData {
    let mut objects = Scanner::new(json).objects();
    resolve_references(&mut objects);
    let mut found = LinkedData::default();
    for object in &mut objects {
        found.take_text(object);
    }
    found.articles = objects.iter().filter(|object| object.is_article()).count();
    found.products = objects.iter().filter(|object| object.is("Product") || object.is("ProductGroup")).count();
    found.has_discussion = objects.iter().any(|object| object.is("DiscussionForumPosting") || object.is("QAPage"));
    found.properties = properties(&objects);
    found
}

impl LinkedData {
    fn take_text(&mut self, object: &mut Object) {
        if object.is_article() && !object.is("Recipe") {
            object.body.iter().for_each(|text| self.article_body.extend([text, "\n"]));
        }
        let is_comment = object.is("Comment") || object.is("Review");
        let into = if is_comment { &mut self.comments } else { &mut self.body };
        let described = object.description.as_ref().filter(|_| DESCRIBED.iter().any(|kind| object.is(kind)));
        for text in object.body.iter().chain(&object.text).chain(described) {
            into.push_str(text);
            into.push('\n');
        }
    }
}

/// The metadata of the page, from all objects of one script.
fn properties(objects: &[Object]) -> Properties {
    let publisher = objects.iter().find(|object| object.key == "publisher");
    let publisher = publisher
        .and_then(|object| object.name.clone().or_else(|| by_id(objects, object.id.as_deref()?)?.name.clone()));
    // Among equals, the first one counts.
    let ranked = objects.iter().enumerate().filter(|(_, object)| object.rank() > 0);
    let Some((_, main)) = ranked.max_by_key(|(n, object)| (object.rank(), std::cmp::Reverse(*n))) else {
        return Properties { site: site(objects), publisher, ..Properties::default() };
    };
    Properties {
        title: main.headline.clone().or_else(|| main.name.clone()),
        authors: main.authors.clone(),
        excerpt: main.description.clone(),
        site: site(objects),
        publisher,
        published: main.published.clone(),
        modified: main.modified.clone(),
        section: main.section.clone(),
        tags: main.tags.clone(),
        lang: main.language.clone(),
        image: main.image.clone(),
        license: license(objects, main),
        minutes: main.time_required.as_deref().filter(|_| main.is_article() && !main.is("Recipe")).and_then(minutes),
        rank: main.rank(),
    }
}

/// The licence of the main object, or of any other.
fn license(objects: &[Object], main: &Object) -> Option<String> {
    let described = |object: &Object| (object.key == "license").then(|| object.url.clone()).flatten();
    let any = || objects.iter().find_map(|object| object.license.clone().or_else(|| described(object)));
    main.license.clone().or_else(any)
}

/// The minutes of a duration such as `PT9M`.
fn minutes(duration: &str) -> Option<u32> {
    duration.strip_prefix("PT")?.strip_suffix('M')?.parse().ok()
}

/// The object with this `@id` that has a name.
fn by_id<'a>(objects: &'a [Object], id: &str) -> Option<&'a Object> {
    let called = |object: &&Object| object.id.as_deref() == Some(id);
    objects.iter().filter(called).find(|object| object.full_name().is_some())
}

impl Object {
    /// Its name, from one or two properties.
    fn full_name(&self) -> Option<String> {
        let parts = || match (&self.given, &self.family) {
            (Some(given), Some(family)) => Some(format!("{given} {family}")),
            (Some(one), None) | (None, Some(one)) => Some(one.clone()),
            (None, None) => None,
        };
        self.name.clone().or_else(parts)
    }

    fn as_author(&self) -> Option<Author> {
        let is_person = if self.is("Person") {
            Some(true)
        } else {
            (self.is("Organization") || self.is("NewsMediaOrganization") || self.is("Corporation")).then_some(false)
        };
        Some(Author { name: self.full_name()?, is_person })
    }
}

/// Copies the names and URLs of objects into the enclosing objects that refer to them.
fn resolve_references(objects: &mut [Object]) {
    let mut wanted = 0;
    for n in (0..objects.len()).rev() {
        let Some(parent) = objects[n].parent else { continue };
        match objects[n].key.as_str() {
            "author" | "creator" if objects[parent].authors.len() < MAX_AUTHORS => {
                let referred = || {
                    let id = objects[n].id.as_deref()?;
                    by_id(objects, id)?.as_author()
                };
                wanted += 1;
                // Each look-up searches all objects.
                let author =
                    objects[n].as_author().or_else(|| if wanted <= MAX_OBJECTS_SOUGHT { referred() } else { None });
                // Objects are visited last to first.
                author.into_iter().for_each(|author| objects[parent].authors.insert(0, author));
            }
            "image" | "primaryImageOfPage" => {
                let id = objects[n].id.clone();
                let url = objects[n].url.clone().or_else(|| {
                    let id = id?;
                    objects
                        .iter()
                        .filter(|object| object.id.as_deref() == Some(&id))
                        .find_map(|object| object.url.clone())
                });
                url.into_iter().for_each(|url| objects[parent].set("image", url));
            }
            _ => {}
        }
    }
}

/// How many references to authors are resolved.
const MAX_OBJECTS_SOUGHT: usize = 200;

fn site(objects: &[Object]) -> Option<String> {
    let website = objects.iter().find(|object| object.kind.contains("WebSite"));
    let publisher = || objects.iter().find(|object| object.key == "publisher");
    website.and_then(|object| object.name.clone()).or_else(|| publisher()?.name.clone())
}

/// An open object or list.
struct Frame {
    /// The index of the object; `None` for a list, or beyond the limit of objects.
    object: Option<usize>,
    /// The nearest object at or around it.
    around: Option<usize>,
    /// The key that the next value belongs to.
    key: String,
    is_list: bool,
}

struct Scanner<'a> {
    rest: &'a str,
    objects: Vec<Object>,
    frames: Vec<Frame>,
}

impl<'a> Scanner<'a> {
    fn new(json: &'a str) -> Self {
        Self { rest: json, objects: Vec::new(), frames: Vec::new() }
    }

    fn objects(mut self) -> Vec<Object> {
        while let Some(at) = self.rest.find(['{', '[', '}', ']', '"']) {
            let sign = self.rest.as_bytes()[at];
            self.rest = &self.rest[at + 1..];
            match sign {
                b'{' | b'[' if self.frames.len() >= MAX_DEPTH => break,
                b'{' => self.open_object(),
                b'[' => self.open_list(),
                b'"' => match string(&mut self.rest) {
                    Some(text) => self.text(text),
                    None => break,
                },
                _ => {
                    self.frames.pop();
                }
            }
        }
        self.objects
    }

    /// The object and key that the next value belongs to.
    fn place(&self) -> (Option<usize>, String) {
        self.frames.last().map_or((None, String::new()), |frame| (frame.around, frame.key.clone()))
    }

    fn open_object(&mut self) {
        let (parent, key) = self.place();
        let object = (self.objects.len() < MAX_OBJECTS).then(|| {
            self.objects.push(Object { parent, key, ..Object::default() });
            self.objects.len() - 1
        });
        self.frames.push(Frame { object, around: object, key: String::new(), is_list: false });
    }

    fn open_list(&mut self) {
        let (around, key) = self.place();
        self.frames.push(Frame { object: None, around, key, is_list: true });
    }

    /// Handles a string: a key if a colon follows in an object, otherwise a value.
    fn text(&mut self, text: String) {
        let Some(frame) = self.frames.last_mut() else { return };
        let after = self.rest.trim_start();
        if !frame.is_list && after.starts_with(':') {
            self.rest = &after[1..];
            frame.key = text;
        } else if let Some(object) = frame.object.or(frame.around) {
            self.objects[object].set(&frame.key, text);
        }
    }
}

/// Reads the rest of a JSON string up to its closing quote; `None` if there is none.
pub(super) fn string(rest: &mut &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = rest.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                *rest = &rest[at + 1..];
                return Some(text);
            }
            '\\' => match chars.next()?.1 {
                'n' => text.push('\n'),
                't' | 'r' | 'b' | 'f' => text.push(' '),
                'u' => text.push(unicode_escape(&mut chars)?),
                c => text.push(c),
            },
            c => text.push(c),
        }
    }
    None
}

/// The character of `\uXXXX`, or of a surrogate pair of two such escapes.
fn unicode_escape(chars: &mut std::str::CharIndices<'_>) -> Option<char> {
    let high = hex(chars)?;
    if (0xD800..0xDC00).contains(&high) && chars.as_str().starts_with("\\u") {
        let mut ahead = chars.clone();
        ahead.nth(1);
        if let Some(low) = hex(&mut ahead).filter(|low| (0xDC00..0xE000).contains(low)) {
            *chars = ahead;
            return char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
        }
    }
    Some(char::from_u32(high).unwrap_or('\u{FFFD}'))
}

fn hex(chars: &mut std::str::CharIndices<'_>) -> Option<u32> {
    (0..4).try_fold(0, |code, _| Some(code * 16 + chars.next()?.1.to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties_of(json: &str) -> Properties {
        read(json).properties
    }

    fn names(properties: &Properties) -> Vec<&str> {
        properties.authors.iter().map(|author| author.name.as_str()).collect()
    }

    #[test]
    fn finds_the_article_in_a_graph() {
        let found = properties_of(
            r#"{"@context":"x","@graph":[{"@type":"WebSite","name":"Site"},{"@type":"WebPage","name":"Page","author":{"name":"no"}},
               {"@type":["NewsArticle"],"headline":"H \u00e9 \ud83d\ude00 \"q\"","author":[{"@type":"Person","name":"Jo"},{"name":"Al"}],
                "datePublished":"2024-01-02","image":[{"url":"i.png"}],"description":"d","inLanguage":"de",
                "publisher":{"@type":"Organization","name":"Pub"},"comment":{"author":{"name":"reader"},"headline":"re"}}]}"#,
        );
        assert_eq!(found.title.as_deref(), Some("H é 😀 \"q\""));
        assert_eq!(names(&found), ["Jo", "Al"]);
        assert_eq!(
            (found.published.as_deref(), found.lang.as_deref(), found.excerpt.as_deref()),
            (Some("2024-01-02"), Some("de"), Some("d"))
        );
        assert_eq!((found.site.as_deref(), found.image.as_deref()), (Some("Site"), Some("i.png")));
        assert_eq!(found.publisher.as_deref(), Some("Pub"));
    }

    #[test]
    fn resolves_authors_by_id() {
        let found = properties_of(
            r##"{"@graph":[{"@type":"Article","headline":"H","author":[{"@id":"#p1"},{"@id":"#o"},{"givenName":"Bo","familyName":"Ek"}]},
               {"@type":"Person","@id":"#p1","name":"Jo"},{"@type":"Organization","@id":"#o","name":"Org"}]}"##,
        );
        assert_eq!(names(&found), ["Jo", "Org", "Bo Ek"]);
        assert_eq!(found.authors[1].is_person, Some(false));
    }

    #[test]
    fn accepts_plain_strings_as_authors_and_images() {
        let found =
            properties_of(r#"[{"@type":"BlogPosting","author":["A","B"],"image":["x","y"],"publisher":{"name":"P"}}]"#);
        assert_eq!(names(&found), ["A", "B"]);
        assert_eq!((found.image.as_deref(), found.site.as_deref()), (Some("x"), Some("P")));
    }

    #[test]
    fn broken_json_does_not_panic() {
        for json in
            ["", "{", "[[[", "}}]]", "{\"a\":\"", "{\"headline\":\"x\\u12", "\"\\", "{\"headline\":\"\\ud800\"}", "{:"]
        {
            let _ = properties_of(json);
        }
        assert_eq!(names(&properties_of(r#"{"headline":"x","author":{"name":"A"}, oops"#)), ["A"]);
        assert_eq!(properties_of(&"{\"a\":".repeat(100_000)), Properties::default());
    }
}
