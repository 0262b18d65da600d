//! Words that decide how the stop after them is read: those that a letter counts (`group A`, `vitamin C.`), surnames before
//! initials, and short forms of street names.

use super::language::Language;
use super::token::{first_word, is_space, last_token};
use crate::script::words::contains;

/// True when `text` ends with a word that a letter names one of: `hepatitis` before `C.`
pub(super) fn ends_with_counted(text: &str, language: &Language) -> bool {
    let word = last_token(text);
    language.counted.iter().any(|list| contains(list, &word.to_lowercase()))
}

/// Endings of East Slavic surnames, in the cases that stand before initials.
const SURNAMES: [&str; 34] = [
    "ова",
    "ева",
    "ёва",
    "ина",
    "ына",
    "ову",
    "еву",
    "ину",
    "ов",
    "ев",
    "ёв",
    "ин",
    "ын",
    "ського",
    "ський",
    "ська",
    "ский",
    "ская",
    "цкий",
    "цкая",
    "цький",
    "цька",
    "овым",
    "евым",
    "иным",
    "ским",
    "енко",
    "єнко",
    "чук",
    "юк",
    "дзе",
    "швили",
    "ян",
    "ой",
];
/// The fewest letters of a surname: shorter words have such endings by chance.
const SHORTEST_SURNAME: usize = 5;

/// The most initials after a surname. Without a limit, a text of nothing but initials would be searched from each of them.
const MAX_INITIALS: usize = 6;

/// True when the initials at the end of `before` and the one after it belong to the surname before them, and what follows is
/// no surname: `назначен Иванов И. И. Заседание состоится`. At the start of a sentence the title of a work may follow.
pub(super) fn ends_with_surname(before: &str, rest: &str) -> bool {
    let is_initial = |word: &&str| word.ends_with('.') && word.trim_end_matches('.').chars().count() == 1;
    let words = before.split(is_space).filter(|word| !word.is_empty()).rev();
    let mut words = words.take(MAX_INITIALS + 2).skip_while(is_initial);
    let surname = words.next().unwrap_or_default();
    let is_inside = words.next().is_some();
    is_inside && is_surname(surname) && !is_surname(first_word(rest)) && !is_initial(&first_token(rest))
}

fn first_token(rest: &str) -> &str {
    rest.split(is_space).next().unwrap_or_default()
}

fn is_surname(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().count() >= SHORTEST_SURNAME
        && SURNAMES.iter().any(|ending| word.ends_with(ending))
}

/// Endings of street names before a house number: `Storgt. 5`.
const STREETS: [&str; 3] = ["gt", "str", "vn"];

/// True for a compound that ends with the short form of a street: `Hauptstr`, and before a number `Storgt`.
pub(super) fn is_street(word: &str, is_before_number: bool, language: &Language) -> bool {
    let is_norwegian = || word.starts_with(char::is_uppercase) && STREETS.iter().any(|ending| word.ends_with(ending));
    word.len() > 3 && (language.noun_capitals && word.ends_with("str") || is_before_number && is_norwegian())
}
