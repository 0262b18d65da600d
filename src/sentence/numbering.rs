//! Numbers and labels that belong to the text after them: `2.1.`, `IV.`, `A.`, `Section 2.`, `Статья 5.`.

use super::language::{Abbreviation, Language};
use super::token::is_space;

/// The most digits in one level of a number. Years have more.
const DIGITS: usize = 3;
/// The most levels of a number: `3.1.4.2`.
const LEVELS: usize = 5;
/// The longest word before a number, in characters.
const LONGEST_WORD: usize = 16;
/// The shortest word before a number, in characters.
const SHORTEST_WORD: usize = 2;
/// The longest label, in bytes, including its marks.
const MAX_LABEL_BYTES: usize = 64;
/// The most letters of a Roman number: `XXXVIII` has seven.
const ROMAN: usize = 7;

/// True when `text`, a sentence up to its first stop, consists only of a number or a label. With `is_line` it starts a
/// line, where a single capital letter is a label too.
pub(super) fn is_label(text: &str, is_line: bool, language: &Language) -> bool {
    if text.len() > MAX_LABEL_BYTES {
        return false;
    }
    let bare =
        text.trim_start_matches(|c: char| is_space(c) || matches!(c, '#' | '>' | '*' | '_' | '-' | '(' | '[' | '§'));
    let mut words = bare.trim_end_matches(['*', '_']).split(is_space).filter(|word| !word.is_empty());
    match (words.next(), words.next(), words.next()) {
        (None, ..) => true,
        (Some(number), None, _) => is_number(number) || is_roman(number) || is_line && is_letter(number),
        (Some(word), Some(number), None) => {
            let is_counted = is_number(number) || is_roman(number);
            is_name(word, language) && (is_counted || is_letter(number) && is_lettered(word))
                || is_counted && is_reference(word, language)
        }
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    let parts = text.split('.');
    parts.clone().count() <= LEVELS
        && parts
            .clone()
            .all(|part| !part.is_empty() && part.len() <= DIGITS && part.bytes().all(|b| b.is_ascii_digit()))
}

fn is_roman(text: &str) -> bool {
    text.len() <= ROMAN && !text.is_empty() && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.as_bytes()[0].is_ascii_uppercase()
}

/// Parts of documents that letters count. After other words a letter is part of a name: `Vitamin C.`, `Plan B.`
const LETTERED: [&str; 28] = [
    "abschnitt",
    "allegato",
    "anexo",
    "anhang",
    "anlage",
    "annex",
    "annexe",
    "appendice",
    "appendix",
    "bijlage",
    "case",
    "chapter",
    "exhibit",
    "figure",
    "group",
    "item",
    "option",
    "part",
    "parte",
    "partie",
    "question",
    "schedule",
    "section",
    "sezione",
    "step",
    "table",
    "teil",
    "приложение",
];

fn is_lettered(word: &str) -> bool {
    LETTERED.contains(&word.to_lowercase().as_str())
}

/// True for an abbreviation of such a word: `Art.`, `Sec.`
fn is_reference(word: &str, language: &Language) -> bool {
    let bare = word.strip_suffix('.').filter(|bare| bare.starts_with(char::is_uppercase));
    bare.is_some_and(|bare| language.abbreviation(bare) == Some(Abbreviation::Reference))
}

/// True for a word that a number may follow in a label: it starts with a capital, and ordinary sentences do not begin
/// with it.
fn is_name(word: &str, language: &Language) -> bool {
    let letters = word.chars().count();
    (SHORTEST_WORD..=LONGEST_WORD).contains(&letters)
        && word.chars().all(char::is_alphabetic)
        && !word.starts_with(char::is_lowercase)
        && !language.is_starter(&word.to_lowercase())
        && !language.is_quantified(&word.to_lowercase())
}
