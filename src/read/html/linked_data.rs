//! What a JSON-LD script says of the page. One pass, no tree; broken or cut JSON gives what was read before the break.

use crate::page::Metadata;

/// Objects looked at; pages with more list products or search results.
const MAX_OBJECTS: usize = 2000;
/// Objects inside one another.
const MAX_DEPTH: usize = 64;
/// Authors named; more are a committee.
const MAX_AUTHORS: usize = 8;

/// The fields of one object.
#[derive(Debug, Default)]
struct Object {
    /// The object around it, and under which key.
    parent: Option<usize>,
    key: String,
    kind: String,
    headline: Option<String>,
    name: Option<String>,
    description: Option<String>,
    published: Option<String>,
    language: Option<String>,
    image: Option<String>,
    url: Option<String>,
    /// Its text as declared, and its text if it is a comment or a part.
    body: Vec<String>,
    text: Vec<String>,
    authors: Vec<String>,
}

impl Object {
    fn set(&mut self, key: &str, value: String) {
        let field = match key {
            "@type" => {
                self.kind.push_str(&value);
                self.kind.push(' ');
                return;
            }
            "author" | "creator" if self.authors.len() < MAX_AUTHORS => return self.authors.push(value),
            "articleBody" | "recipeIngredient" => return self.body.push(value),
            "text" | "reviewBody" | "recipeInstructions" => return self.text.push(value),
            "headline" => &mut self.headline,
            "name" => &mut self.name,
            "description" => &mut self.description,
            "datePublished" => &mut self.published,
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

    /// How likely it is the object of the page: articles first, then anything with a headline, then the page itself.
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

/// What one script says.
#[derive(Debug, Default)]
pub(super) struct LinkedData {
    pub metadata: Metadata,
    /// The text of the page, and what readers wrote of it.
    pub body: String,
    pub comments: String,
    /// How many articles and products it names.
    pub articles: usize,
    pub products: usize,
    /// It names a discussion, or questions and their answers.
    pub has_discussion: bool,
}

/// Kinds of objects whose description is text of the page, not a summary of it.
const DESCRIBED: [&str; 9] =
    ["Product", "ProductGroup", "JobPosting", "Event", "Course", "Book", "Movie", "SoftwareApplication", "Recipe"];

/// All that one script says.
pub(super) fn read(json: &str) -> LinkedData {
    let mut objects = Scanner::new(json).objects();
    hand_up(&mut objects);
    let mut found = LinkedData::default();
    for object in &mut objects {
        found.take_text(object);
    }
    found.articles = objects.iter().filter(|object| object.is_article()).count();
    found.products = objects.iter().filter(|object| object.is("Product") || object.is("ProductGroup")).count();
    found.has_discussion = objects.iter().any(|object| object.is("DiscussionForumPosting") || object.is("QAPage"));
    found.metadata = metadata(&objects);
    found
}

impl LinkedData {
    fn take_text(&mut self, object: &mut Object) {
        let is_comment = object.is("Comment") || object.is("Review");
        let into = if is_comment { &mut self.comments } else { &mut self.body };
        let described = object.description.as_ref().filter(|_| DESCRIBED.iter().any(|kind| object.is(kind)));
        for text in object.body.iter().chain(&object.text).chain(described) {
            into.push_str(text);
            into.push('\n');
        }
    }
}

/// The metadata in the objects of one script.
fn metadata(objects: &[Object]) -> Metadata {
    // Of equals the first counts.
    let ranked = objects.iter().enumerate().filter(|(_, object)| object.rank() > 0);
    let Some((_, main)) = ranked.max_by_key(|(n, object)| (object.rank(), std::cmp::Reverse(*n))) else {
        return Metadata { site: site(objects), ..Metadata::default() };
    };
    Metadata {
        title: main.headline.clone().or_else(|| main.name.clone()),
        authors: main.authors.clone(),
        excerpt: main.description.clone(),
        site: site(objects),
        published: main.published.clone(),
        lang: main.language.clone(),
        image: main.image.clone(),
        ..Metadata::default()
    }
}

/// Gives the names and addresses of objects to the fields they stand in.
fn hand_up(objects: &mut [Object]) {
    for n in (0..objects.len()).rev() {
        let Some(parent) = objects[n].parent else { continue };
        let value = match objects[n].key.as_str() {
            "author" | "creator" => objects[n].name.clone(),
            "image" => objects[n].url.clone(),
            _ => None,
        };
        let key = std::mem::take(&mut objects[n].key);
        if let Some(value) = value.filter(|_| objects[parent].authors.len() < MAX_AUTHORS) {
            if key == "image" {
                objects[parent].set("image", value);
            } else {
                // Objects come last to first.
                objects[parent].authors.insert(0, value);
            }
        }
        objects[n].key = key;
    }
}

fn site(objects: &[Object]) -> Option<String> {
    let website = objects.iter().find(|object| object.kind.contains("WebSite"));
    let publisher = || objects.iter().find(|object| object.key == "publisher");
    website.and_then(|object| object.name.clone()).or_else(|| publisher()?.name.clone())
}

/// An open object or list.
struct Frame {
    /// Its place among the objects; `None` for a list or an object too many.
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

    /// The object and key that a value read now belongs to.
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

    /// A string: a key, if a colon follows in an object, or a value.
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
fn string(rest: &mut &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = rest.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => {
                *rest = &rest[at + 1..];
                return Some(text);
            }
            '\\' => match chars.next()?.1 {
                'n' | 't' | 'r' | 'b' | 'f' => text.push(' '),
                'u' => text.push(unit(&mut chars)?),
                c => text.push(c),
            },
            c => text.push(c),
        }
    }
    None
}

/// The character of `\uXXXX`, or of two of these that are a surrogate pair.
fn unit(chars: &mut std::str::CharIndices<'_>) -> Option<char> {
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

    fn metadata_of(json: &str) -> Metadata {
        read(json).metadata
    }

    #[test]
    fn the_article_of_a_graph_is_found() {
        let found = metadata_of(
            r#"{"@context":"x","@graph":[{"@type":"WebSite","name":"Site"},{"@type":"WebPage","name":"Page","author":{"name":"no"}},
               {"@type":["NewsArticle"],"headline":"H \u00e9 \ud83d\ude00 \"q\"","author":[{"@type":"Person","name":"Jo"},{"name":"Al"}],
                "datePublished":"2024-01-02","image":[{"url":"i.png"}],"description":"d","inLanguage":"de",
                "publisher":{"@type":"Organization","name":"Pub"},"comment":{"author":{"name":"reader"},"headline":"re"}}]}"#,
        );
        assert_eq!(found.title.as_deref(), Some("H é 😀 \"q\""));
        assert_eq!(found.authors, ["Jo", "Al"]);
        assert_eq!(
            (found.published.as_deref(), found.lang.as_deref(), found.excerpt.as_deref()),
            (Some("2024-01-02"), Some("de"), Some("d"))
        );
        assert_eq!((found.site.as_deref(), found.image.as_deref()), (Some("Site"), Some("i.png")));
    }

    #[test]
    fn plain_authors_and_images_count() {
        let found =
            metadata_of(r#"[{"@type":"BlogPosting","author":["A","B"],"image":["x","y"],"publisher":{"name":"P"}}]"#);
        assert_eq!((found.image.as_deref(), found.site.as_deref()), (Some("x"), Some("P")));
    }

    #[test]
    fn broken_json_is_no_danger() {
        for json in
            ["", "{", "[[[", "}}]]", "{\"a\":\"", "{\"headline\":\"x\\u12", "\"\\", "{\"headline\":\"\\ud800\"}", "{:"]
        {
            let _ = metadata_of(json);
        }
        assert_eq!(metadata_of(r#"{"headline":"x","author":{"name":"A"}, oops"#).authors, ["A"]);
        assert_eq!(metadata_of(&"{\"a\":".repeat(100_000)), Metadata::default());
    }
}
