//! Matches a query: which of its words each sentence contains, in any inflection, and which the text lacks.

use crate::score::Document;
use crate::script::{is_unspaced, script_of};

/// The fewest letters that two forms of a word share, and the most in which each may differ.
const SHARED: usize = 3;
const ENDING: usize = 3;

/// A query, matched against a document.
pub(super) struct Query {
    /// The share of the query's words that each sentence contains, from 0 to 1.
    parts: Vec<f32>,
    missing: Vec<String>,
}

impl Query {
    pub(super) fn read(query: &str, document: &Document<'_>) -> Self {
        let words: Vec<String> = words(query).filter(|word| !document.is_function_word(word)).collect();
        let mut found = vec![false; words.len()];
        let mut parts = Vec::with_capacity(document.len());
        for n in 0..document.len() {
            let sentence = document.sentence(n).to_lowercase();
            let own: Vec<&str> = sentence.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).collect();
            let mut hits = 0;
            for (word, found) in words.iter().zip(&mut found) {
                let has = has(&sentence, &own, word);
                *found |= has;
                hits += usize::from(has);
            }
            parts.push(hits as f32 / words.len().max(1) as f32);
        }
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

/// True when the two differ only as `city` and `cities` do.
fn is_plural_in_ies(one: &str, other: &str) -> bool {
    one.strip_suffix('y').is_some_and(|stem| !stem.is_empty() && other.strip_suffix("ies") == Some(stem))
}

/// True when two words differ only in their endings: `boat` and `boats`, `лодка` and `лодки`.
fn is_form(a: &str, b: &str) -> bool {
    if is_plural_in_ies(a, b) || is_plural_in_ies(b, a) {
        return true;
    }
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
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
        for (a, b) in [("boat", "boats"), ("лодка", "лодки"), ("city", "cities"), ("haus", "hauses")] {
            assert!(is_form(a, b), "{a} {b}");
        }
        for (a, b) in [("cat", "dog"), ("car", "caravan"), ("is", "it")] {
            assert!(!is_form(a, b), "{a} {b}");
        }
    }
}
