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
/// Languages that write every noun with a capital.
const NOUN_CAPITALS: [&str; 3] = ["de", "gsw", "lb"];
/// Frequent words that have a capital inside sentences too: names, pronouns of politeness, "I", parts of names. Common
/// knowledge of each language; words sorted by bytes.
const CAPITAL_ANYWHERE: [(&str, &str); 23] = [
    ("bg", "българия софия"),
    ("da", "de dem deres gud i"),
    ("de", "ihnen ihr ihre ihrem ihren ihrer ihres mal sie zeit"),
    ("el", "ελλάδα"),
    ("en", "god i new one us way will"),
    ("es", "estado"),
    ("fi", "suomen suomessa"),
    ("fr", "est france monde"),
    ("hu", "budapest magyar"),
    ("id", "indonesia"),
    ("is", "íslands"),
    ("lt", "europos lietuvoje lietuvos vilniaus"),
    ("lv", "latvijas latvijā rīgas"),
    ("mk", "македонија"),
    ("ms", "malaysia"),
    ("no", "de dem deres gud i norge"),
    ("pt", "brasil"),
    ("ro", "românia"),
    ("ru", "россии"),
    ("sl", "slovenije"),
    ("sv", "sverige"),
    ("tr", "istanbul türk türkiye"),
    ("uk", "україни україні"),
];
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
    capital_anywhere: &'static str,
    /// A number with a full stop may be an ordinal.
    pub(super) ordinals: bool,
    /// Every noun has a capital.
    pub(super) noun_capitals: bool,
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
        let capital_anywhere = CAPITAL_ANYWHERE.iter().find(|&&(tag, _)| tag == name).map_or("", |&(_, words)| words);
        let (inner, free, frequent) = ([inner, any_inner], [free, any_free], frequent_words(name));
        Self { inner, free, frequent, capital_anywhere, ordinals, noun_capitals: NOUN_CAPITALS.contains(&tag) }
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

    /// True when `word` (lower case) may have a capital wherever it stands.
    pub(super) fn is_capital_anywhere(&self, word: &str) -> bool {
        contains(self.capital_anywhere, word)
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
