//! Emoji: they close a sentence after its stop, and end one that has none.

use super::token::is_blank;

/// Characters of a run that are looked at.
const LONGEST: usize = 24;

/// Past the emoji that follow the end of a sentence at `at`, after a blank or without one: `Nice work! 👍 Next`. Emoji
/// that stand right before a word begin what follows.
pub(super) fn emoji_after(text: &str, at: usize) -> Option<usize> {
    let begin = at + text[at..].bytes().take_while(|&b| b == b' ').count().min(1);
    let end = run(text, begin)?;
    let next = text[end..].chars().next();
    next.is_none_or(|c| is_blank(c) || c == '#').then_some(end)
}

/// Past the emoji at `at` when they end a sentence that has no stop: `We won 🎉 See you`. Flags and single hearts stand
/// for words.
pub(super) fn emoji_ends(text: &str, start: usize, at: usize) -> Option<usize> {
    let end = run(text, at)?;
    let emoji = &text[at..end];
    let is_word = emoji.chars().all(|c| is_flag(c) || is_mark(c)) || is_heart(emoji) && is_short(&text[start..at]);
    let blank = text[end..].starts_with(' ') || text[end..].starts_with('\u{a0}');
    let next = text[end..].trim_start_matches([' ', '\u{a0}']).chars().next();
    let begins = next.is_some_and(char::is_uppercase);
    let says = text[start..at].chars().rev().take(LONGEST).any(char::is_alphabetic);
    (blank && begins && says && !is_word).then_some(end)
}

/// Past the emoji from `at` on, with blanks between; `None` when there are none.
fn run(text: &str, at: usize) -> Option<usize> {
    let mut end = None;
    for (n, c) in text[at..].char_indices().take(LONGEST) {
        if is_emoji(c) || is_flag(c) || end.is_some() && is_mark(c) {
            end = Some(at + n + c.len_utf8());
        } else if c != ' ' || end.is_none() {
            break;
        }
    }
    end
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1FAFF}' | '\u{2639}' | '\u{263A}' | '\u{2728}' | '\u{2764}' | '\u{2B50}' | '\u{2665}')
}

/// Joiners and selectors.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{200D}' | '\u{20E3}' | '\u{2640}' | '\u{2642}')
}

/// Half a flag.
fn is_flag(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

fn is_heart(emoji: &str) -> bool {
    emoji.chars().filter(|&c| !is_mark(c)).count() == 1
        && emoji.starts_with(['\u{2764}', '\u{2665}', '\u{1F49B}', '\u{1F499}'])
}

/// True for `I`, before a heart that stands for `love`.
fn is_short(text: &str) -> bool {
    text.trim_end().chars().rev().take(3).count() < 3
}
