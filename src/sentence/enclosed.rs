//! Stops inside a bracket after which the sentence continues: `He asked (Why? What for?) and left`.
//!
//! Quotation marks do not count as brackets: treebanks let sentences end inside them, and quotations are long.

use super::token::is_space;

/// How many bytes of the sentence before the stop, and of the text after it, are examined: a few lines.
const WINDOW: usize = 240;
/// Opening brackets, each with the one that closes it.
const PAIRS: [(char, char); 8] =
    [('(', ')'), ('[', ']'), ('（', '）'), ('［', '］'), ('「', '」'), ('『', '』'), ('《', '》'), ('〈', '〉')];

/// True when a bracket opened after `start` is still open at `at`, closes soon, and the sentence continues after it.
pub(super) fn is_enclosed(text: &str, start: usize, at: usize) -> bool {
    // Most sentences contain no byte that a bracket begins with.
    let may_open = |text: &str| [b'(', b'[', 0xE3, 0xEF].iter().any(|byte| text.as_bytes().contains(byte));
    let near = at - start <= WINDOW && may_open(&text[start..at]);
    near && open_at_end(&text[start..at]).is_some_and(|closer| continues_after(&text[at..], closer))
}

/// The character that closes the bracket left open at the end of `text`.
fn open_at_end(text: &str) -> Option<char> {
    let (mut open, mut before) = (None, ' ');
    for c in text.chars() {
        match open {
            Some(closer) if closer == c => open = None,
            None if is_space(before) || !before.is_ascii() || !c.is_ascii() => {
                open = PAIRS.iter().find(|pair| pair.0 == c).map(|pair| pair.1);
            }
            _ => {}
        }
        before = c;
    }
    open
}

/// True when `closer` comes soon in `rest`, on the same line, and the sentence continues right after it.
fn continues_after(rest: &str, closer: char) -> bool {
    let line = rest.char_indices().take_while(|&(n, c)| n <= WINDOW && !matches!(c, '\n' | '\r'));
    let found = line.into_iter().find(|&(_, c)| c == closer);
    // The title of a work may be anywhere in a sentence.
    let is_title = matches!(closer, '》' | '〉');
    found.is_some_and(|(n, c)| is_title || continues(&rest[n + c.len_utf8()..]))
}

/// True when `rest`, the text after the bracket, is the middle of a sentence. Japanese has no spaces: there a particle
/// continues the sentence, and a stop belongs to the sentence around the bracket.
fn continues(rest: &str) -> bool {
    let next = rest.trim_start_matches([' ', '\u{a0}']).chars().next();
    next.is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | '、' | '，'))
        || rest.starts_with(|c: char| matches!(c, '\u{3041}'..='\u{3096}' | '。' | '．' | '！' | '？'))
}
