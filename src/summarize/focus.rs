//! Matches a query: which of its words each sentence contains, in any inflection, and which do not occur in the text.

use crate::score::Document;
use crate::script::{is_unspaced, script_of};

/// The fewest letters that two forms of a word share, and the most in which each may differ.
const SHARED: usize = 3;
const ENDING: usize = 3;

/// A query, matched against a document.
pub(super) struct Query {
    /// For each sentence, 0 without any word of the query, otherwise 1 and the share of those words that it contains:
    /// a sentence with a word ranks before all without. Words that do not occur in the text do not count.
    parts: Vec<f32>,
    missing: Vec<String>,
}

impl Query {
    pub(super) fn read(query: &str, document: &Document<'_>) -> Self {
        let words: Vec<String> = words(query).filter(|word| !document.is_function_word(word)).collect();
        let mut found = vec![false; words.len()];
        let mut hits_of = Vec::with_capacity(document.len());
        for n in 0..document.len() {
            let sentence = document.sentence(n).to_lowercase();
            let own: Vec<&str> = sentence.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).collect();
            let mut hits = 0_usize;
            for (word, found) in words.iter().zip(&mut found) {
                let has = has(&sentence, &own, word);
                *found |= has;
                hits += usize::from(has);
            }
            hits_of.push(hits);
        }
        let known = found.iter().filter(|found| **found).count().max(1) as f32;
        let part = |hits: usize| if hits == 0 { 0.0 } else { 1.0 + hits as f32 / known };
        let parts = hits_of.into_iter().map(part).collect();
        let missing = words.into_iter().zip(found).filter(|(_, found)| !found).map(|(word, _)| word).collect();
        Self { parts, missing }
    }

    pub(super) fn parts(&self) -> Vec<f32> {
        self.parts.clone()
    }

    pub(super) fn into_missing(self) -> Vec<String> {
        self.missing
    }
}

fn words(query: &str) -> impl Iterator<Item = String> {
    query.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{DFF}')
}

/// True when the sentence contains the word in some form.
fn has(sentence: &str, own: &[&str], word: &str) -> bool {
    if word.starts_with(|c| is_unspaced(script_of(c))) {
        return sentence.contains(word);
    }
    own.iter().any(|other| is_form(other, word))
}

/// Endings of a singular and its plural that change more than the end: `city` and `cities`, `knife` and `knives`.
const PLURALS: [(&str, &str); 3] = [("y", "ies"), ("fe", "ves"), ("f", "ves")];
/// Endings that double the last letter of a short word: `run` and `running`.
const DOUBLING: [&str; 5] = ["ing", "ed", "er", "ers", "est"];
/// English plurals that follow no rule.
const IRREGULAR: [(&str, &str); 8] = [
    ("foot", "feet"),
    ("goose", "geese"),
    ("louse", "lice"),
    ("man", "men"),
    ("mouse", "mice"),
    ("person", "people"),
    ("tooth", "teeth"),
    ("woman", "women"),
];

/// True when `longer` is a form of `word` by a rule of spelling that changes its stem.
fn is_respelled(word: &str, longer: &str) -> bool {
    let is_plural = |(one, many): (&str, &str)| {
        word.strip_suffix(one).is_some_and(|stem| !stem.is_empty() && longer.strip_suffix(many) == Some(stem))
    };
    let is_doubled = || {
        let rest = longer.strip_prefix(word)?;
        let ending = rest.strip_prefix(word.chars().next_back()?)?;
        Some(DOUBLING.contains(&ending))
    };
    IRREGULAR.contains(&(word, longer)) || PLURALS.into_iter().any(is_plural) || is_doubled().unwrap_or(false)
}

/// A letter without its umlaut, which German plurals add: `Buch`, `Bücher`.
fn without_umlaut(c: char) -> char {
    match c {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        c => c,
    }
}

/// True when two words differ only in their endings: `boat` and `boats`, `лодка` and `лодки`.
fn is_form(a: &str, b: &str) -> bool {
    if is_respelled(a, b) || is_respelled(b, a) {
        return true;
    }
    let is_same = |(a, b): &(char, char)| without_umlaut(*a) == without_umlaut(*b);
    let shared = a.chars().zip(b.chars()).take_while(is_same).count();
    let (a, b) = (a.chars().count(), b.chars().count());
    let longest = a.max(b);
    a == b && shared == a
        || shared >= SHARED
            && shared * 2 > longest
            && a - shared <= ENDING
            && b - shared <= ENDING
            && shared + ENDING >= longest
}

#[cfg(test)]
mod tests {
    use super::is_form;

    #[test]
    fn recognizes_forms_of_the_same_word() {
        for (a, b) in
            [("boat", "boats"), ("лодка", "лодки"), ("city", "cities"), ("haus", "hauses"), ("buch", "bücher")]
        {
            assert!(is_form(a, b), "{a} {b}");
        }
        for (a, b) in [("run", "running"), ("stop", "stopped"), ("knife", "knives"), ("mice", "mouse"), ("men", "man")]
        {
            assert!(is_form(a, b) && is_form(b, a), "{a} {b}");
        }
        for (a, b) in [("cat", "dog"), ("man", "mouse"), ("run", "rust"), ("car", "caravan"), ("is", "it")] {
            assert!(!is_form(a, b), "{a} {b}");
        }
    }
}
