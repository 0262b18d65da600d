//! What the splitter knows of a language.

use super::abbreviation_table::{ABBREVIATIONS, STARTERS};
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
/// Words of 64 bits: four times as many bits as two languages have frequent words.
const SHAPES: usize = 16;
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

/// The lists of a text's language.
pub(super) struct Language {
    /// Those of the language asked for, of the one the text is in, and of all.
    inner: [&'static str; 3],
    free: [&'static str; 3],
    frequent: [&'static str; 2],
    starters: [&'static str; 2],
    capital_anywhere: [&'static str; 2],
    /// One bit for each way in which a frequent word begins, ends and is long, so that most others are told at once.
    shapes: [u64; SHAPES],
    /// A number with a full stop may be an ordinal.
    pub(super) ordinals: bool,
    /// Every noun has a capital.
    pub(super) noun_capitals: bool,
}

impl Language {
    /// The language of the tag `hint`, with the words of the one `text` is probably in: the tag of a page is often that
    /// of its template.
    pub(super) fn find(text: &str, hint: Option<&str>) -> Self {
        let hint = hint.map(primary).filter(|tag| !tag.is_empty());
        let guess = guess_language(text).unwrap_or(ANY);
        match hint {
            Some(tag) => Self::of(&tag, guess),
            None => Self::of(guess, guess),
        }
    }

    fn of(tag: &str, guess: &'static str) -> Self {
        let name = ALIASES.iter().find(|(alias, _)| *alias == tag).map_or(tag, |&(_, name)| name);
        let both = if guess == name { [name, ANY] } else { [name, guess] };
        let [first, second, any] = [both[0], both[1], ANY].map(lists);
        let capitals = |name| CAPITAL_ANYWHERE.iter().find(|&&(tag, _)| tag == name).map_or("", |&(_, words)| words);
        Self {
            inner: [first.0, second.0, any.0],
            free: [first.1, second.1, any.1],
            frequent: both.map(frequent_words),
            shapes: shapes(both.map(frequent_words)),
            starters: both.map(starters),
            capital_anywhere: both.map(capitals),
            ordinals: ORDINALS.contains(&tag) || MORE_ORDINALS.contains(&tag),
            noun_capitals: NOUN_CAPITALS.contains(&tag),
        }
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
        let (slot, bit) = shape(word);
        self.shapes[slot] & bit != 0 && self.frequent.iter().any(|list| contains(list, word))
    }

    /// True when `word` (lower case) is one that sentences often begin with, and names do not.
    pub(super) fn is_starter(&self, word: &str) -> bool {
        self.is_frequent(word) || self.starters.iter().any(|list| contains(list, word))
    }

    /// True when `word` (lower case) may have a capital wherever it stands.
    pub(super) fn is_capital_anywhere(&self, word: &str) -> bool {
        self.capital_anywhere.iter().any(|list| contains(list, word))
    }
}

fn shapes(lists: [&str; 2]) -> [u64; SHAPES] {
    let mut shapes = [0; SHAPES];
    for word in lists.iter().flat_map(|list| list.split(' ')) {
        let (slot, bit) = shape(word);
        shapes[slot] |= bit;
    }
    shapes
}

/// The bit of a word, from its last two bytes (letters of most scripts share their first), its first and its length.
fn shape(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let byte = |n: Option<&u8>| n.map_or(0, |&byte| usize::from(byte));
    let before = bytes.len().checked_sub(2).and_then(|n| bytes.get(n));
    let hash = byte(bytes.first()) * 7 + byte(bytes.last()) * 31 + byte(before) * 131 + bytes.len() * 61;
    (hash / 64 % SHAPES, 1 << (hash % 64))
}

fn starters(tag: &str) -> &'static str {
    STARTERS.binary_search_by_key(&tag, |&(name, _)| name).map_or("", |n| STARTERS[n].1)
}

fn lists(tag: &str) -> (&'static str, &'static str) {
    let found = ABBREVIATIONS.binary_search_by_key(&tag, |&(name, _, _)| name);
    found.map_or(("", ""), |n| (ABBREVIATIONS[n].1, ABBREVIATIONS[n].2))
}

/// The first part of a language tag, in lower case: `de` of `de-AT`.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}
