//! Hints from class names, ids, roles and tags. They are one signal among many, and never decide alone.

use super::hashing::Map;
use crate::page::Page;

/// What a name suggests; a bit in [`Hints`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(in crate::label) enum NameHint {
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

impl NameHint {
    pub(in crate::label) const COUNT: usize = NameHint::Summary as usize + 1;
}

/// A set of hints.
pub(in crate::label) type Hints = u32;

pub(in crate::label) const fn bit(hint: NameHint) -> Hints {
    1 << hint as u8
}

/// Words in names, sorted. A longer word that begins with one of at least [`PREFIX`] letters counts too.
const WORDS: &[(&str, NameHint)] = &[
    ("ad", NameHint::Advert),
    ("ads", NameHint::Advert),
    ("advert", NameHint::Advert),
    ("adsense", NameHint::Advert),
    ("archive", NameHint::Related),
    ("article", NameHint::Article),
    ("articlebody", NameHint::Content),
    ("aside", NameHint::Sidebar),
    ("author", NameHint::Meta),
    ("banner", NameHint::Advert),
    ("blog", NameHint::Article),
    ("body", NameHint::Content),
    ("breadcrumb", NameHint::Breadcrumb),
    ("byline", NameHint::Meta),
    ("caption", NameHint::Caption),
    ("carousel", NameHint::Related),
    ("categories", NameHint::Meta),
    ("category", NameHint::Meta),
    ("cart", NameHint::Product),
    ("cmp", NameHint::Consent),
    ("comment", NameHint::Comments),
    ("consent", NameHint::Consent),
    ("content", NameHint::Content),
    ("cookie", NameHint::Consent),
    ("copyright", NameHint::Footer),
    ("credit", NameHint::Caption),
    ("crumb", NameHint::Breadcrumb),
    ("date", NameHint::Meta),
    ("description", NameHint::Summary),
    ("dialog", NameHint::Overlay),
    ("discussion", NameHint::Comments),
    ("disqus", NameHint::Comments),
    ("dropdown", NameHint::Navigation),
    ("entry", NameHint::Article),
    ("excerpt", NameHint::Summary),
    ("facebook", NameHint::Share),
    ("foot", NameHint::Footer),
    ("footer", NameHint::Footer),
    ("forum", NameHint::Forum),
    ("gdpr", NameHint::Consent),
    ("head", NameHint::Header),
    ("header", NameHint::Header),
    ("headline", NameHint::Title),
    ("hidden", NameHint::Unseen),
    ("intro", NameHint::Summary),
    ("lead", NameHint::Summary),
    ("legal", NameHint::Footer),
    ("login", NameHint::Login),
    ("main", NameHint::Content),
    ("masthead", NameHint::Header),
    ("menu", NameHint::Navigation),
    ("message", NameHint::Forum),
    ("meta", NameHint::Meta),
    ("modal", NameHint::Overlay),
    ("more", NameHint::Related),
    ("nav", NameHint::Navigation),
    ("navigation", NameHint::Navigation),
    ("newsletter", NameHint::Newsletter),
    ("overlay", NameHint::Overlay),
    ("pager", NameHint::Pagination),
    ("pagination", NameHint::Pagination),
    ("paywall", NameHint::Login),
    ("popular", NameHint::Related),
    ("popup", NameHint::Overlay),
    ("post", NameHint::Article),
    ("postbody", NameHint::Content),
    ("price", NameHint::Product),
    ("privacy", NameHint::Consent),
    ("product", NameHint::Product),
    ("promo", NameHint::Advert),
    ("read", NameHint::Related),
    ("reader", NameHint::Unseen),
    ("recent", NameHint::Related),
    ("recommend", NameHint::Related),
    ("related", NameHint::Related),
    ("reply", NameHint::Forum),
    ("review", NameHint::Comments),
    ("richtext", NameHint::Content),
    ("search", NameHint::Navigation),
    ("share", NameHint::Share),
    ("sharing", NameHint::Share),
    ("shop", NameHint::Product),
    ("side", NameHint::Sidebar),
    ("sidebar", NameHint::Sidebar),
    ("signup", NameHint::Newsletter),
    ("similar", NameHint::Related),
    ("site", NameHint::Header),
    ("sitemap", NameHint::Navigation),
    ("skip", NameHint::Navigation),
    ("social", NameHint::Share),
    ("sponsor", NameHint::Advert),
    ("sr", NameHint::Unseen),
    ("sticky", NameHint::Overlay),
    ("story", NameHint::Article),
    ("storybody", NameHint::Content),
    ("subscribe", NameHint::Newsletter),
    ("subtitle", NameHint::Summary),
    ("summary", NameHint::Summary),
    ("tab", NameHint::Navigation),
    ("tabs", NameHint::Navigation),
    ("tag", NameHint::Meta),
    ("tags", NameHint::Meta),
    ("teaser", NameHint::Related),
    ("text", NameHint::Content),
    ("thread", NameHint::Forum),
    ("time", NameHint::Meta),
    ("title", NameHint::Title),
    ("toolbar", NameHint::Navigation),
    ("tools", NameHint::Share),
    ("top", NameHint::Header),
    ("topbar", NameHint::Header),
    ("topic", NameHint::Forum),
    ("trending", NameHint::Related),
    ("twitter", NameHint::Share),
    ("visually", NameHint::Unseen),
    ("widget", NameHint::Widget),
];

/// Endings of compound words: `topnav`, `pagecontent`.
const ENDS: &[(&str, NameHint)] = &[
    ("nav", NameHint::Navigation),
    ("menu", NameHint::Navigation),
    ("sidebar", NameHint::Sidebar),
    ("footer", NameHint::Footer),
    ("header", NameHint::Header),
    ("content", NameHint::Content),
    ("comment", NameHint::Comments),
    ("comments", NameHint::Comments),
    ("body", NameHint::Content),
    ("article", NameHint::Article),
    ("text", NameHint::Content),
    ("title", NameHint::Title),
    ("post", NameHint::Article),
];

/// Shorter words count only as whole words.
const PREFIX: usize = 4;
/// How many bytes of the names are read; generated class lists are long and meaningless.
const MAX_NAME_BYTES: usize = 300;

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
        if self.0.len() < MAX_KNOWN {
            self.0.insert(names, named);
        }
        named
    }
}

/// How many different names are remembered; pages with more have no lists, or are made to collide (see
/// [`super::hashing`]).
const MAX_KNOWN: usize = 2000;

/// The hints in the names of one container.
fn hints(names: &str) -> Hints {
    let names = names.get(..MAX_NAME_BYTES).unwrap_or(if names.len() > MAX_NAME_BYTES { "" } else { names });
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
fn words_like(word: &str) -> &'static [(&'static str, NameHint)] {
    use std::sync::OnceLock;
    static SORTED: OnceLock<[Vec<(&str, NameHint)>; 26]> = OnceLock::new();
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
    let names = names.get(..MAX_NAME_BYTES).unwrap_or(names);
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
        assert_ne!(hints("c-article__body") & bit(NameHint::Article), 0);
        assert_ne!(hints("topnav x1") & bit(NameHint::Navigation), 0);
        assert_ne!(hints("comments-area") & bit(NameHint::Comments), 0);
        assert_eq!(hints("header_cell") & bit(NameHint::Advert), 0);
        assert_eq!(hints("address loading badge") & bit(NameHint::Advert), 0);
    }
}
