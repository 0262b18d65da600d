//! Emoji, which may follow the stop of a sentence or end a sentence that has no stop.

use super::token::is_space;

/// The most characters of an emoji run that are examined.
const MAX_EXAMINED: usize = 24;

/// The offset after the emoji that follow the end of a sentence at `at`, with or without a space before them: `Nice
/// work! 👍 Next`. Emoji right before a word belong to the next sentence.
pub(super) fn emoji_after(text: &str, at: usize) -> Option<usize> {
    let begin = at + text[at..].bytes().take_while(|&b| b == b' ').count().min(1);
    let end = run(text, begin)?;
    let next = text[end..].chars().next();
    next.is_none_or(|c| is_space(c) || c == '#').then_some(end)
}

/// The offset after the emoji at `at` if they end a sentence that has no stop: `We won 🎉 See you`. Flags and single
/// hearts are used as words and end nothing.
pub(super) fn emoji_ends(text: &str, start: usize, at: usize) -> Option<usize> {
    let end = run(text, at)?;
    let emoji = &text[at..end];
    let is_word = emoji.chars().all(|c| is_flag(c) || is_mark(c)) || is_heart(emoji) && is_short(&text[start..at]);
    let blank = text[end..].starts_with(' ') || text[end..].starts_with('\u{a0}');
    let next = text[end..].trim_start_matches([' ', '\u{a0}']).chars().next();
    let begins = next.is_some_and(char::is_uppercase);
    let has_words = text[start..at].chars().rev().take(MAX_EXAMINED).any(char::is_alphabetic);
    (blank && begins && has_words && !is_word).then_some(end)
}

/// Characters that end Japanese and Chinese predicates, and particles that continue a sentence.
const PREDICATES: &str = "ただるすねよいんうさなわ了的吧啊呢吗啦呀嘛";
const CONTINUING: &str = "をがはにでともの、。，的";

/// The same in a script without spaces, where the last character before the emoji has to end a predicate:
/// `楽しかった😊また行きたい`.
pub(super) fn emoji_ends_unspaced(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].chars().next_back()?;
    if before.is_ascii() || !PREDICATES.contains(before) {
        return None;
    }
    let end = run(text, at)?;
    let next = text[end..].trim_start_matches([' ', '\u{3000}']).chars().next()?;
    (next.is_alphabetic() && !next.is_ascii() && !CONTINUING.contains(next)).then_some(end)
}

/// The offset after the emoji at `at`, with spaces between them; `None` when there are none.
fn run(text: &str, at: usize) -> Option<usize> {
    let mut end = None;
    for (n, c) in text[at..].char_indices().take(MAX_EXAMINED) {
        if is_emoji(c)
            || is_flag(c)
            || is_symbol(c) && text[at + n + c.len_utf8()..].starts_with(AS_EMOJI)
            || end.is_some() && is_mark(c)
        {
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

/// A sign that is an emoji when [`AS_EMOJI`] follows: `☀️`.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}')
}

/// The variation selector that asks for the coloured form.
const AS_EMOJI: char = '\u{FE0F}';

/// Joiners and selectors.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{200D}' | '\u{20E3}' | '\u{2640}' | '\u{2642}')
}

/// One of the two characters of a flag.
fn is_flag(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

fn is_heart(emoji: &str) -> bool {
    emoji.chars().filter(|&c| !is_mark(c)).count() == 1
        && emoji.starts_with(['\u{2764}', '\u{2665}', '\u{1F49B}', '\u{1F499}'])
}

/// True when the text is about as short as `I`, before a heart that means `love`.
fn is_short(text: &str) -> bool {
    text.trim_end().chars().rev().take(3).count() < 3
}
