//! Recognises footnotes: short links to a part of the same page.

use super::{Mark, MarkKind, Page};

/// The longest reference to a footnote by a number or sign, in characters: `[12]`, `†`, `(a)`.
const LONGEST_REFERENCE: usize = 5;
/// The most digits of a note number without square brackets around it: a longer number is a year, as in `Berg (2004)`.
const LONGEST_NUMBER: usize = 3;
/// Words before the number of a note: of GOV.UK and `MediaWiki`, whose groups of notes have such names in many languages.
const NOTE_WORDS: [&str; 19] = [
    "Anm.",
    "N",
    "Note",
    "anm.",
    "efn",
    "fn",
    "footnote",
    "lower-alpha",
    "lower-greek",
    "lower-roman",
    "n",
    "nb",
    "nota",
    "note",
    "upper-alpha",
    "upper-roman",
    "прим.",
    "注",
    "註",
];

/// True for link text that may refer to a footnote: a number or a mark, with or without brackets, or a letter or
/// numbered word in square brackets.
pub(crate) fn is_reference(text: &str) -> bool {
    let text = text.trim();
    match text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(inner) if is_numbered_word(inner) || is_letter(inner) => true,
        bracketed => text.chars().count() <= LONGEST_REFERENCE && is_sign(text, bracketed.is_some()),
    }
}

/// True for a number or a sign such as `*`, with or without brackets.
fn is_sign(text: &str, in_square_brackets: bool) -> bool {
    let inner = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')'));
    let short = in_square_brackets || inner.len() <= LONGEST_NUMBER;
    let number = short && inner.bytes().all(|b| b.is_ascii_digit());
    let mark = inner.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶'));
    !inner.is_empty() && (number || mark)
}

/// True for the letter of a note. Lists of terms link to the part of each capital letter.
fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|b| b.is_ascii_lowercase())
}

/// True for `footnote 1`, `note a`.
fn is_numbered_word(text: &str) -> bool {
    let Some((word, number)) = text.split_once([' ', '\u{a0}']) else { return false };
    let is_number = !number.is_empty() && number.len() <= LONGEST_NUMBER && number.bytes().all(|b| b.is_ascii_digit());
    NOTE_WORDS.binary_search(&word).is_ok() && (is_number || is_letter(number))
}

/// The fragment of a link to a part of the same page.
pub(crate) fn name_on_page(mark: &Mark) -> Option<&str> {
    match &mark.kind {
        MarkKind::Link(address) => address.strip_prefix('#').filter(|name| !name.is_empty()),
        _ => None,
    }
}

/// The names that short links lead to, each with the index of its link in [`Page::marks`].
pub(crate) fn references(page: &Page) -> impl Iterator<Item = (&str, usize)> {
    let named = |(n, mark)| name_on_page(mark).map(|name| (name, n));
    page.marks()
        .iter()
        .enumerate()
        .filter_map(named)
        .filter(|&(name, n)| is_reference(page.marks()[n].span.of(page.text())) && !is_inside(page, n, name))
}

/// True if the link `n` is inside the element of this name: then it is the link of a paragraph to itself.
fn is_inside(page: &Page, n: usize, name: &str) -> bool {
    let at = page.marks()[n].span.start;
    let next = page.blocks().partition_point(|block| block.span.start <= at);
    let Some(block) = next.checked_sub(1).map(|own| &page.blocks()[own]) else { return false };
    let mut names = page.ancestors(block).take(OWN_ELEMENTS).flat_map(|own| own.names.split_ascii_whitespace());
    names.any(|own| own.eq_ignore_ascii_case(name))
}

/// How many elements around a link are examined for the name that it links to.
const OWN_ELEMENTS: usize = 2;
