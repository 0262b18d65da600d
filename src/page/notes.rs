//! Recognises footnotes: short links to a part of the same page.

use super::{Mark, MarkKind, Page};

/// The longest reference to a footnote, in characters: `[12]`, `†`, `(a)`.
const LONGEST_REFERENCE: usize = 5;

/// True for link text that may refer to a footnote: a number or a mark, with or without brackets.
pub(crate) fn is_reference(text: &str) -> bool {
    let inner = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')'));
    let number = !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_digit());
    let mark = inner.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶')) && !inner.is_empty();
    text.chars().count() <= LONGEST_REFERENCE && (number || mark)
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
