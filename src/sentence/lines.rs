//! Line breaks: ends of lines that are sentences, headings or items, and breaks of hard-wrapped text.

use super::token::is_blank;

/// A line at least this long (in bytes) that goes on in lower case was broken by a mail or terminal program, which
/// break at 60 to 80 columns; shorter ones are items and headings. A judgement.
const WRAPPED: usize = 45;

/// True when the line break at `at` does not end a sentence: the next line goes on in lower case, after a long line or
/// one that kept the blank of the break.
pub(super) fn is_soft(text: &str, line_start: usize, at: usize, next: usize) -> bool {
    let goes_on = text[next..].chars().next().is_some_and(char::is_lowercase);
    let before = &text[line_start..at];
    let kept_blank = before.ends_with(is_blank);
    let ended = before.trim_end_matches(is_blank).ends_with(['.', '!', '?', ':', ';', '…']);
    goes_on && !ended && (kept_blank || before.len() >= WRAPPED)
}

/// True when a line begins with the stop of the line before: `pricing\n. More`.
pub(super) fn begins_with_stop(line: &str) -> bool {
    let mut letters = line.chars();
    matches!(letters.next(), Some('.' | '!' | '?')) && letters.next().is_none_or(is_blank)
}
