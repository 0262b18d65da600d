//! Chooses a value for each metadata field.

use super::title::Titles;
use super::{Head, authors, dates, visible};
use crate::page::{Block, Dir, Metadata, Origin};
use crate::read::html::links::Links;
use crate::script::guess_language;

/// What the page shows near its beginning.
#[derive(Debug, Default)]
pub(in crate::read::html) struct Shown<'a> {
    pub text: &'a str,
    pub blocks: &'a [Block],
    /// The number of blocks before the title.
    pub title: usize,
    /// The headings of the first two levels; those of the first level come first.
    pub headings: Vec<String>,
    /// The only heading that is named the title of an entry.
    pub entry: Option<String>,
    /// Short lines near the title.
    pub lines: Vec<String>,
    /// The URL of the first picture in the text.
    pub picture: Option<&'a str>,
}

/// How many bytes of text are used to guess its language.
const LANGUAGE_WINDOW: usize = 4000;

/// Shorter blocks are often menus and notices, in bytes; and how much text is enough to guess a language. Chosen by hand.
const PARAGRAPH: usize = 80;
const PROSE: usize = 2000;

/// A date in the next blocks after the title is that of the page, before any other. Chosen by hand: a by-line, a picture and a
/// caption may stand between them.
const BELOW_TITLE: usize = 8;

impl Shown<'_> {
    /// The first paragraphs, without menus and other lists of links. At most one block more than [`PROSE`] bytes.
    fn prose(&self) -> String {
        let is_paragraph = |block: &&Block| {
            let links = block.links.map_or(0, |links| links.bytes as usize);
            block.hidden != Some(true) && block.span.len() >= PARAGRAPH && links * 2 < block.span.len()
        };
        let mut prose = String::new();
        for block in self.blocks.iter().filter(is_paragraph) {
            if prose.len() > PROSE {
                break;
            }
            prose.push_str(block.span.of(self.text));
            prose.push('\n');
        }
        prose
    }
}

impl Head {
    /// Fills `metadata` with the best of the values found.
    pub(in crate::read::html) fn fill(self, shown: &Shown<'_>, links: &Links, metadata: &mut Metadata) {
        let mut out = Metadata::default();
        let host = links.page().or_else(|| self.canonical()).and_then(host).map(str::to_owned);
        self.site(&mut out);
        self.title(shown, host.as_deref(), &mut out);
        self.choose_authors(shown, &mut out);
        self.language(shown, &mut out);
        self.dates(shown, links, &mut out);
        self.others(shown, links, &mut out);
        *metadata = out;
    }

    fn site(&self, out: &mut Metadata) {
        let declared = self.found.sites.first().map(|(site, origin)| (site.clone(), *origin));
        let linked = || self.linked.site.as_deref().map(|site| (tidy(site), Origin::JsonLd));
        set(declared.or_else(linked), &mut out.site, &mut out.origins.site);
    }

    fn title(&self, shown: &Shown<'_>, host: Option<&str>, out: &mut Metadata) {
        let element = tidy(&self.title);
        let linked = self.linked.title.as_deref().map(tidy).unwrap_or_default();
        let mut declared: Vec<(&str, Origin)> =
            self.found.titles.iter().map(|(title, origin)| (title.as_str(), *origin)).collect();
        declared.push((&linked, Origin::JsonLd));
        declared.push((&element, Origin::TitleElement));
        declared.retain(|(title, _)| !title.is_empty());
        let mut sites: Vec<&str> = self.found.sites.iter().map(|(site, _)| site.as_str()).collect();
        sites.extend(self.linked.site.as_deref());
        sites.extend(self.linked.publisher.as_deref());
        let titles = Titles { declared, headings: &shown.headings, entry: shown.entry.as_deref(), sites, host };
        set(titles.choose(), &mut out.title, &mut out.origins.title);
    }

    fn language(&self, shown: &Shown<'_>, out: &mut Metadata) {
        let declared = self.found.langs.first().cloned();
        let linked = || self.linked.lang.as_deref().map(|lang| (tidy(lang), Origin::JsonLd));
        let end =
            shown.text.char_indices().map(|(at, _)| at).take_while(|&at| at <= LANGUAGE_WINDOW).last().unwrap_or(0);
        let guess = || guess_language(&shown.prose()).or_else(|| guess_language(&shown.text[..end]));
        let guessed = || guess().map(|lang| (lang.to_owned(), Origin::Text));
        set(declared.or_else(linked).or_else(guessed), &mut out.lang, &mut out.origins.lang);
        out.dir = self.found.dir;
        out.origins.dir = out.dir.map(|_| Origin::Html);
        if out.dir.is_none() && out.lang.as_deref().is_some_and(is_right_to_left) {
            (out.dir, out.origins.dir) = (Some(Dir::Rtl), out.origins.lang);
        }
    }

    fn dates(&self, shown: &Shown<'_>, links: &Links, out: &mut Metadata) {
        let lang = out.lang.as_deref().unwrap_or("en").to_ascii_lowercase();
        let month_first =
            lang == "en" || lang.starts_with("en-us") || lang.starts_with("en-ph") || lang.starts_with("en-ca");
        let parsed = |values: &[(String, Origin)]| {
            values.iter().find_map(|(value, origin)| Some((dates::parse(value, month_first)?, *origin)))
        };
        let linked = |value: &Option<String>| Some((dates::parse(value.as_deref()?, month_first)?, Origin::JsonLd));
        let of = |origin: Origin| -> Vec<(String, Origin)> {
            self.found.published.iter().filter(|(_, own)| *own == origin).cloned().collect()
        };
        let visible = visible::dates(&shown.lines, month_first);
        let line = || Some((visible.published.clone()?, Origin::Text));
        // A `time` element gives the date of the last change if the text says so.
        let day = |date: &str| date.get(..10).map(str::to_owned);
        let is_change = |date: &str| visible.modified.as_deref().is_some_and(|modified| day(modified) == day(date));
        let time = || {
            let near = |place: usize| (shown.title..shown.title + BELOW_TITLE).contains(&place);
            let (first, others): (Vec<_>, Vec<_>) =
                self.found.times.iter().zip(&self.found.time_places).partition(|(_, place)| near(**place));
            let times = first.into_iter().chain(others);
            let mut times = times.filter_map(|((value, origin), _)| Some((dates::parse(value, month_first)?, *origin)));
            times.find(|(date, _)| {
                !is_change(date) || visible.published.as_deref().is_some_and(|own| day(own) == day(date))
            })
        };
        let address = || {
            let address = links.page().or_else(|| self.canonical())?;
            Some((dates::of_address(address)?, Origin::Url))
        };
        let published = linked(&self.linked.published)
            .or_else(|| parsed(&of(Origin::OpenGraph)))
            .or_else(|| parsed(&of(Origin::Microdata)))
            .or_else(|| parsed(&of(Origin::Meta)))
            .or_else(time)
            .or_else(line)
            .or_else(address);
        set(published, &mut out.published, &mut out.origins.published);
        let changed = || Some((visible.modified.clone()?, Origin::Text));
        let modified = linked(&self.linked.modified).or_else(|| parsed(&self.found.modified)).or_else(changed);
        set(modified, &mut out.modified, &mut out.origins.modified);
    }

    fn others(&self, shown: &Shown<'_>, links: &Links, out: &mut Metadata) {
        let first = |values: &[(String, Origin)]| values.first().cloned();
        let linked = |value: &Option<String>| value.as_deref().map(|value| (tidy(value), Origin::JsonLd));
        let whole = |(address, origin): (String, Origin)| (links.resolve(&address), origin);
        let excerpt = first(&self.found.excerpts).or_else(|| linked(&self.linked.excerpt));
        set(excerpt, &mut out.excerpt, &mut out.origins.excerpt);
        let section = first(&self.found.sections).or_else(|| linked(&self.linked.section));
        set(section, &mut out.section, &mut out.origins.section);
        let picture = || shown.picture.map(|address| (address.to_owned(), Origin::Text));
        let image = first(&self.found.images).or_else(|| linked(&self.linked.image)).map(whole).or_else(picture);
        set(image, &mut out.image, &mut out.origins.image);
        set(first(&self.found.canonicals).map(whole), &mut out.canonical, &mut out.origins.canonical);
        let license = license(&self.found.licenses).or_else(|| linked(&self.linked.license));
        let license = license.map(|found| if found.0.contains(' ') { found } else { whole(found) });
        set(license, &mut out.license, &mut out.origins.license);
        let tags = &self.found.tags;
        let origin = tags
            .first()
            .map(|(_, origin)| *origin)
            .or_else(|| (!self.linked.tags.is_empty()).then_some(Origin::JsonLd));
        let own = tags.iter().filter(|(_, own)| Some(*own) == origin).map(|(tag, _)| tag.clone());
        out.tags = if tags.is_empty() { unique(self.linked.tags.iter().cloned()) } else { unique(own) };
        out.tags.retain(|tag| !tag.is_empty());
        out.origins.tags = origin.filter(|_| !out.tags.is_empty());
        let minutes = self.found.minutes.map(|minutes| (minutes, Origin::Meta));
        let minutes = minutes.or_else(|| Some((self.linked.minutes?, Origin::JsonLd)));
        let minutes = minutes.or_else(|| Some((visible::reading_minutes(&shown.lines)?, Origin::Text)));
        (out.reading_minutes, out.origins.reading_minutes) = minutes.unzip();
    }
}

fn set(found: Option<(String, Origin)>, field: &mut Option<String>, origin: &mut Option<Origin>) {
    if let Some((value, own)) = found.filter(|(value, _)| !value.is_empty()) {
        (*field, *origin) = (Some(value), Some(own));
    }
}

/// `text` with its white space collapsed.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in names {
        if !out.contains(&name) && out.len() < authors::MAX_AUTHORS {
            out.push(name);
        }
    }
    out
}

/// The first licence with a URL, or else the first. Some pages write the URL inside a sentence.
fn license(found: &[(String, Origin)]) -> Option<(String, Origin)> {
    let address = |text: &str| -> Option<String> {
        let start = text.find("https://").or_else(|| text.find("http://"))?;
        let end = text[start..].find(|c: char| c.is_whitespace() || "<>()\"".contains(c));
        let address = end.map_or(&text[start..], |end| &text[start..start + end]);
        Some(address.trim_end_matches(['.', ',', ';']).to_owned())
    };
    let with_address = found.iter().find_map(|(text, origin)| Some((address(text)?, *origin)));
    with_address.or_else(|| found.first().cloned())
}

fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    rest.split(['/', '?', '#', ':']).next().filter(|host| !host.is_empty())
}

fn is_right_to_left(lang: &str) -> bool {
    matches!(
        lang.split(['-', '_']).next(),
        Some("ar" | "he" | "iw" | "fa" | "ur" | "yi" | "dv" | "ps" | "sd" | "ug" | "ckb" | "syr")
    )
}

/// True for a label of the reading time.
pub(super) fn names_reading_time(label: &str) -> bool {
    let label = label.to_lowercase();
    [
        "reading time",
        "lesezeit",
        "temps de lecture",
        "tiempo de lectura",
        "tempo di lettura",
        "tempo de leitura",
        "leestijd",
        "время чтения",
        "lästid",
        "lesetid",
        "læsetid",
        "czas czytania",
        "okuma süresi",
    ]
    .iter()
    .any(|own| label.contains(own))
}

/// True for a label of the author.
pub(super) fn names_author(label: &str) -> bool {
    let label = label.trim().to_lowercase();
    [
        "written by",
        "by",
        "author",
        "posted by",
        "verfasst von",
        "geschrieben von",
        "von",
        "écrit par",
        "rédigé par",
        "escrito por",
        "scritto da",
        "geschreven door",
        "автор",
        "написано автором",
        "skrevet av",
        "skrevet af",
        "skriven av",
        "napisane przez",
        "yazar",
        "ditulis oleh",
        "執筆者",
        "作者",
        "كُتب بواسطة",
    ]
    .contains(&label.as_str())
}
