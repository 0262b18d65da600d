//! The language of decoded text, ignoring markup.

use std::borrow::Cow;

use super::declared::Scanner;
use crate::script::language_of;

/// How many bytes of visible text are examined.
const MAX_BYTES: usize = 1 << 16;

/// How many bytes are searched for the language that a page declares.
const HEAD_BYTES: usize = 1 << 12;

/// The language tag of `text`.
pub(super) fn of(text: &str) -> Option<String> {
    if !text.trim_start().starts_with('<') {
        return language_of(text, None);
    }
    let head = Scanner::of(&text.as_bytes()[..text.len().min(HEAD_BYTES)]);
    language_of(&visible(text), head.lang())
}

/// Elements whose content is not visible.
const HIDDEN: [&str; 4] = ["script", "style", "noscript", "template"];

/// The text outside tags.
fn visible(text: &str) -> Cow<'_, str> {
    let mut visible = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('<').filter(|_| visible.len() < MAX_BYTES) {
        push_text(&mut visible, &rest[..start]);
        visible.push(' ');
        rest = &rest[start..];
        let Some(end) = end_of_markup(rest) else { return Cow::Owned(visible) };
        rest = &rest[end..];
    }
    push_text(&mut visible, rest);
    Cow::Owned(visible)
}

/// Appends `text` with its numeric character references resolved: some pages write all their letters that way.
fn push_text(visible: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find("&#") {
        visible.push_str(&rest[..at]);
        rest = &rest[at + 2..];
        if let Some((c, len)) = reference(rest) {
            visible.push(c);
            rest = &rest[len..];
        } else {
            visible.push_str("&#");
        }
    }
    visible.push_str(rest);
}

/// The character of a numeric reference without its prefix, and the length.
fn reference(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 9;
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let number = match text[..end].strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => text[..end].parse(),
    };
    Some((char::from_u32(number.ok()?)?, end + 1))
}

/// The offset after the tag, comment or hidden element at the start of `text`; `None` if it has no end.
fn end_of_markup(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return text.find("-->").map(|at| at + 3);
    }
    let is_tag = text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    if !is_tag {
        return Some(1);
    }
    let end = text.find('>')? + 1;
    let name = text[1..end].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    match HIDDEN.iter().find(|hidden| hidden.eq_ignore_ascii_case(name)) {
        Some(hidden) => end_of_element(text, end, hidden),
        None => Some(end),
    }
}

fn end_of_element(text: &str, from: usize, name: &str) -> Option<usize> {
    let is_end = |at: &usize| {
        text.as_bytes()[at + 2..].get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    let at = text[from..].match_indices("</").map(|(at, _)| from + at).find(is_end)?;
    text[at..].find('>').map(|end| at + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ignores_markup() {
        let page = "<html lang=\"ja-JP\"><script>var the = 'and of the in to';</script><!-- this is the one --><p>朝の港は静か<b>です</b>";
        assert_eq!(of(page).as_deref(), Some("ja"));
        assert_eq!(visible("a<b c='d'>e</b><style>f</style> < 3 <!-- g -->h"), "a e     3  h");
        assert_eq!(visible("<i>&#x6C17; &#12354;&#x;&#"), " 気 あ&#x;&#");
        assert_eq!(of("<p>Das ist nicht die Antwort auf alle Fragen, und es ist gut.").as_deref(), Some("de"));
    }
}
