//! Stops inside a bracket after which the sentence goes on: `He asked (Why? What for?) and left`.
//!
//! Quotations are no brackets: treebanks let sentences end inside them, and they are long.

use super::token::is_blank;

/// Bytes of the sentence before the stop, and of the text after it, that are looked at: a few lines.
const WINDOW: usize = 240;
/// What opens, and what closes it.
const PAIRS: [(char, char); 8] =
    [('(', ')'), ('[', ']'), ('（', '）'), ('［', '］'), ('「', '」'), ('『', '』'), ('《', '》'), ('〈', '〉')];

/// True when a bracket that opened since `start` is open at `at`, closes soon, and the sentence goes on after it.
pub(super) fn is_enclosed(text: &str, start: usize, at: usize) -> bool {
    // Most sentences have none of the bytes that a bracket begins with.
    let may_open = |text: &str| [b'(', b'[', 0xE3, 0xEF].iter().any(|byte| text.as_bytes().contains(byte));
    let near = at - start <= WINDOW && may_open(&text[start..at]);
    near && open_at_end(&text[start..at]).is_some_and(|closer| goes_on_after(&text[at..], closer))
}

/// What would close the bracket that is open at the end of `text`.
fn open_at_end(text: &str) -> Option<char> {
    let (mut open, mut before) = (None, ' ');
    for c in text.chars() {
        match open {
            Some(closer) if closer == c => open = None,
            None if is_blank(before) || !c.is_ascii() => {
                open = PAIRS.iter().find(|pair| pair.0 == c).map(|pair| pair.1);
            }
            _ => {}
        }
        before = c;
    }
    open
}

/// True when `closer` comes soon in `rest`, on the same line, and the sentence goes on right after it.
fn goes_on_after(rest: &str, closer: char) -> bool {
    let line = rest.char_indices().take_while(|&(n, c)| n <= WINDOW && !matches!(c, '\n' | '\r'));
    let found = line.into_iter().find(|&(_, c)| c == closer);
    // Marks of a title stand inside sentences.
    let is_title = matches!(closer, '》' | '〉');
    found.is_some_and(|(n, c)| is_title || goes_on(&rest[n + c.len_utf8()..]))
}

/// True when `rest`, what stands after the bracket, is the middle of a sentence. Japanese has no blanks: a particle
/// goes on, and a stop belongs to the sentence around the bracket.
fn goes_on(rest: &str) -> bool {
    let next = rest.trim_start_matches([' ', '\u{a0}']).chars().next();
    next.is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | '、' | '，'))
        || rest.starts_with(|c: char| matches!(c, '\u{3041}'..='\u{3096}' | '。' | '．' | '！' | '？'))
}
