//! Hints from class names, ids, roles and tags. They are one signal among many, and never decide alone.

use super::hashing::Map;
use crate::page::Page;

/// What a name suggests; a bit in [`Hints`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(in crate::label) enum Hint {
    Content,
    Article,
    Navigation,
    Header,
    Footer,
    Sidebar,
    Comments,
    Share,
    Related,
    Advert,
    Consent,
    Newsletter,
    Login,
    Breadcrumb,
    Pagination,
    Meta,
    Overlay,
    Widget,
    Forum,
    Product,
    Caption,
    Unseen,
    Title,
    Summary,
}

impl Hint {
    pub(in crate::label) const COUNT: usize = Hint::Summary as usize + 1;
}

/// A set of hints.
pub(in crate::label) type Hints = u32;

pub(in crate::label) const fn bit(hint: Hint) -> Hints {
    1 << hint as u8
}

/// Words in names, sorted. A longer word that begins with one of at least [`PREFIX`] letters counts too.
const WORDS: &[(&str, Hint)] = &[
    ("ad", Hint::Advert),
    ("ads", Hint::Advert),
    ("advert", Hint::Advert),
    ("adsense", Hint::Advert),
    ("archive", Hint::Related),
    ("article", Hint::Article),
    ("articlebody", Hint::Content),
    ("aside", Hint::Sidebar),
    ("author", Hint::Meta),
    ("banner", Hint::Advert),
    ("blog", Hint::Article),
    ("body", Hint::Content),
    ("breadcrumb", Hint::Breadcrumb),
    ("byline", Hint::Meta),
    ("caption", Hint::Caption),
    ("carousel", Hint::Related),
    ("categories", Hint::Meta),
    ("category", Hint::Meta),
    ("cart", Hint::Product),
    ("cmp", Hint::Consent),
    ("comment", Hint::Comments),
    ("consent", Hint::Consent),
    ("content", Hint::Content),
    ("cookie", Hint::Consent),
    ("copyright", Hint::Footer),
    ("credit", Hint::Caption),
    ("crumb", Hint::Breadcrumb),
    ("date", Hint::Meta),
    ("description", Hint::Summary),
    ("dialog", Hint::Overlay),
    ("discussion", Hint::Comments),
    ("disqus", Hint::Comments),
    ("dropdown", Hint::Navigation),
    ("entry", Hint::Article),
    ("excerpt", Hint::Summary),
    ("facebook", Hint::Share),
    ("foot", Hint::Footer),
    ("footer", Hint::Footer),
    ("forum", Hint::Forum),
    ("gdpr", Hint::Consent),
    ("head", Hint::Header),
    ("header", Hint::Header),
    ("headline", Hint::Title),
    ("hidden", Hint::Unseen),
    ("intro", Hint::Summary),
    ("lead", Hint::Summary),
    ("legal", Hint::Footer),
    ("login", Hint::Login),
    ("main", Hint::Content),
    ("masthead", Hint::Header),
    ("menu", Hint::Navigation),
    ("message", Hint::Forum),
    ("meta", Hint::Meta),
    ("modal", Hint::Overlay),
    ("more", Hint::Related),
    ("nav", Hint::Navigation),
    ("navigation", Hint::Navigation),
    ("newsletter", Hint::Newsletter),
    ("overlay", Hint::Overlay),
    ("pager", Hint::Pagination),
    ("pagination", Hint::Pagination),
    ("paywall", Hint::Login),
    ("popular", Hint::Related),
    ("popup", Hint::Overlay),
    ("post", Hint::Article),
    ("postbody", Hint::Content),
    ("price", Hint::Product),
    ("privacy", Hint::Consent),
    ("product", Hint::Product),
    ("promo", Hint::Advert),
    ("read", Hint::Related),
    ("reader", Hint::Unseen),
    ("recent", Hint::Related),
    ("recommend", Hint::Related),
    ("related", Hint::Related),
    ("reply", Hint::Forum),
    ("review", Hint::Comments),
    ("richtext", Hint::Content),
    ("search", Hint::Navigation),
    ("share", Hint::Share),
    ("sharing", Hint::Share),
    ("shop", Hint::Product),
    ("side", Hint::Sidebar),
    ("sidebar", Hint::Sidebar),
    ("signup", Hint::Newsletter),
    ("similar", Hint::Related),
    ("site", Hint::Header),
    ("sitemap", Hint::Navigation),
    ("skip", Hint::Navigation),
    ("social", Hint::Share),
    ("sponsor", Hint::Advert),
    ("sr", Hint::Unseen),
    ("sticky", Hint::Overlay),
    ("story", Hint::Article),
    ("storybody", Hint::Content),
    ("subscribe", Hint::Newsletter),
    ("subtitle", Hint::Summary),
    ("summary", Hint::Summary),
    ("tab", Hint::Navigation),
    ("tabs", Hint::Navigation),
    ("tag", Hint::Meta),
    ("tags", Hint::Meta),
    ("teaser", Hint::Related),
    ("text", Hint::Content),
    ("thread", Hint::Forum),
    ("time", Hint::Meta),
    ("title", Hint::Title),
    ("toolbar", Hint::Navigation),
    ("tools", Hint::Share),
    ("top", Hint::Header),
    ("topbar", Hint::Header),
    ("topic", Hint::Forum),
    ("trending", Hint::Related),
    ("twitter", Hint::Share),
    ("visually", Hint::Unseen),
    ("widget", Hint::Widget),
];

/// Endings of compound words: `topnav`, `pagecontent`.
const ENDS: &[(&str, Hint)] = &[
    ("nav", Hint::Navigation),
    ("menu", Hint::Navigation),
    ("sidebar", Hint::Sidebar),
    ("footer", Hint::Footer),
    ("header", Hint::Header),
    ("content", Hint::Content),
    ("comment", Hint::Comments),
    ("comments", Hint::Comments),
    ("body", Hint::Content),
    ("article", Hint::Article),
    ("text", Hint::Content),
    ("title", Hint::Title),
    ("post", Hint::Article),
];

/// Shorter words count only as whole words.
const PREFIX: usize = 4;
/// How many bytes of the names are read; generated class lists are long and meaningless.
const LONGEST: usize = 300;

/// The hints in the names of a container.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::label) struct Named {
    pub hints: Hints,
    pub consent_software: bool,
}

/// The hints in the names of each container.
pub(super) fn named_containers(page: &Page) -> Vec<Named> {
    let mut known = Known::default();
    page.containers().iter().map(|container| known.of(&container.names)).collect()
}

/// The hints found so far; the items of a list have the same names.
#[derive(Default)]
struct Known<'a>(Map<&'a str, Named>);

impl<'a> Known<'a> {
    fn of(&mut self, names: &'a str) -> Named {
        if names.is_empty() {
            return Named::default();
        }
        if let Some(&named) = self.0.get(names) {
            return named;
        }
        let named = Named { hints: hints(names), consent_software: is_consent_software(names) };
        if self.0.len() < MOST_KNOWN {
            self.0.insert(names, named);
        }
        named
    }
}

/// How many different names are remembered; pages with more have no lists, or are made to collide (see
/// [`super::hashing`]).
const MOST_KNOWN: usize = 2000;

/// The hints in the names of one container.
fn hints(names: &str) -> Hints {
    let names = names.get(..LONGEST).unwrap_or(if names.len() > LONGEST { "" } else { names });
    names
        .split(|c: char| !c.is_ascii_lowercase())
        .filter(|word| word.len() > 1)
        .fold(0, |all, word| all | of_word(word))
}

fn of_word(word: &str) -> Hints {
    let words = words_like(word);
    let after = words.partition_point(|&(key, _)| key <= word);
    // The longest key at the start of the word is among the last few keys before it.
    let found = words[after.saturating_sub(4)..after]
        .iter()
        .rev()
        .find(|(key, _)| word == *key || (key.len() >= PREFIX && word.starts_with(key)));
    let end = ENDS.iter().find(|(end, _)| word.len() > end.len() && word.ends_with(end));
    found.map_or(0, |&(_, hint)| bit(hint)) | end.map_or(0, |&(_, hint)| bit(hint))
}

/// The words that begin with the same letter.
fn words_like(word: &str) -> &'static [(&'static str, Hint)] {
    use std::sync::OnceLock;
    static SORTED: OnceLock<[Vec<(&str, Hint)>; 26]> = OnceLock::new();
    let letter = |word: &str| usize::from(word.as_bytes()[0] - b'a');
    let sorted = SORTED.get_or_init(|| {
        let mut sorted = [const { Vec::new() }; 26];
        WORDS.iter().for_each(|&(word, hint)| sorted[letter(word)].push((word, hint)));
        sorted.iter_mut().for_each(|words| crate::order::sort_by_key(words, |&(word, _)| word));
        sorted
    });
    &sorted[letter(word)]
}

/// Class names and ids of the dialogs of common consent software. Nothing else has such names, so they decide alone.
const CONSENT_SOFTWARE: [&str; 16] = [
    "onetrust",
    "cookiebot",
    "cybotcookiebot",
    "didomi",
    "usercentrics",
    "truste",
    "trustarc",
    "iubenda",
    "qc-cmp",
    "cmplz",
    "cky-consent",
    "borlabs",
    "osano",
    "tarteaucitron",
    "klaro",
    "sp_message_container",
];

/// True for the dialog of consent software: one of the names begins with such a name.
fn is_consent_software(names: &str) -> bool {
    let names = names.get(..LONGEST).unwrap_or(names);
    names.split_ascii_whitespace().any(|name| CONSENT_SOFTWARE.iter().any(|known| name.starts_with(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_software_is_known() {
        assert!(is_consent_software("x onetrust-pc-dark-filter"));
        assert!(!is_consent_software("my-onetrust story"));
        assert!(!is_consent_software(""));
    }

    #[test]
    fn words_of_names_give_hints() {
        assert_ne!(hints("c-article__body") & bit(Hint::Article), 0);
        assert_ne!(hints("topnav x1") & bit(Hint::Navigation), 0);
        assert_ne!(hints("comments-area") & bit(Hint::Comments), 0);
        assert_eq!(hints("header_cell") & bit(Hint::Advert), 0);
        assert_eq!(hints("address loading badge") & bit(Hint::Advert), 0);
    }
}
