//! What the splitter knows of a language.

use super::abbreviation_table::ABBREVIATIONS;
use crate::script::words::contains;
use crate::script::{frequent_words, guess_language};

/// Languages that write ordinal numbers with a full stop ("am 3. Oktober").
const ORDINALS: [&str; 22] = [
    "bs", "cs", "da", "de", "et", "eu", "fi", "fo", "hr", "hu", "is", "lb", "lt", "lv", "mk", "nb", "nn", "no", "pl",
    "sk", "sl", "sr",
];
/// More of them: Turkic languages with a Latin alphabet.
const MORE_ORDINALS: [&str; 2] = ["az", "tr"];
/// Other names of a language in the tables.
const ALIASES: [(&str, &str); 5] = [("nb", "no"), ("nn", "no"), ("fil", "tl"), ("sh", "hr"), ("bs", "hr")];
/// The row of the abbreviation table that holds for every language.
const ANY: &str = "und";

/// How an abbreviation stands to the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// It seldom ends a sentence: titles and the like.
    Inner,
    /// It may end a sentence.
    Free,
}

/// The lists of one language.
pub(super) struct Language {
    inner: [&'static str; 2],
    free: [&'static str; 2],
    frequent: &'static str,
    /// A number with a full stop may be an ordinal.
    pub(super) ordinals: bool,
}

impl Language {
    /// The language of the tag `hint`, else the one `text` is probably in.
    pub(super) fn find(text: &str, hint: Option<&str>) -> Self {
        let hint = hint.map(primary).filter(|tag| !tag.is_empty());
        match hint {
            Some(tag) => Self::of(&tag),
            None => Self::of(guess_language(text).unwrap_or(ANY)),
        }
    }

    fn of(tag: &str) -> Self {
        let name = ALIASES.iter().find(|(alias, _)| *alias == tag).map_or(tag, |&(_, name)| name);
        let (inner, free) = lists(name);
        let (any_inner, any_free) = lists(ANY);
        let ordinals = ORDINALS.contains(&tag) || MORE_ORDINALS.contains(&tag);
        Self { inner: [inner, any_inner], free: [free, any_free], frequent: frequent_words(name), ordinals }
    }

    /// Whether `word` (lower case, without its last full stop) is an abbreviation. The list of the language decides
    /// before the one for all.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        self.inner.iter().zip(&self.free).find_map(|(inner, free)| {
            if contains(inner, word) {
                Some(Abbreviation::Inner)
            } else if contains(free, word) {
                Some(Abbreviation::Free)
            } else {
                None
            }
        })
    }

    /// True when `word` (lower case) is one of the most frequent of the language: a capital on it means that a
    /// sentence begins.
    pub(super) fn is_frequent(&self, word: &str) -> bool {
        contains(self.frequent, word)
    }
}

fn lists(tag: &str) -> (&'static str, &'static str) {
    let found = ABBREVIATIONS.binary_search_by_key(&tag, |&(name, _, _)| name);
    found.map_or(("", ""), |n| (ABBREVIATIONS[n].1, ABBREVIATIONS[n].2))
}

/// The first part of a language tag, in lower case: `de` of `de-AT`.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}
