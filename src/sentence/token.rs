//! The word before a stop and the text after it, as the splitting rules see them.

use crate::script::letters::is_alphanumeric;

/// The longest word examined, in bytes. A longer run without white space is not a word.
const MAX_WORD_BYTES: usize = 96;
/// The longest elided article with its apostrophe, in characters (`dell'`).
const ELISION: usize = 5;
/// Characters that open a quotation or a bracket.
const OPENERS: [char; 20] =
    ['"', '\'', '“', '”', '„', '‘', '’', '‚', '«', '»', '‹', '›', '(', '[', '{', '¿', '¡', '「', '『', '（'];

/// The run of characters before `at` up to white space, without opening marks and an elided article.
pub(super) fn word_before(text: &str, start: usize, at: usize) -> &str {
    let floor = start.max(at.saturating_sub(MAX_WORD_BYTES));
    let run = text[..at].char_indices().rev().take_while(|&(n, c)| n >= floor && !is_space(c));
    let begin = run.last().map_or(at, |(n, _)| n);
    without_elision(text[begin..at].trim_start_matches(is_opener))
}

/// The word after an elided article: `Avv` of `l'Avv`.
fn without_elision(word: &str) -> &str {
    match word.char_indices().take(ELISION).find(|&(_, c)| matches!(c, '\'' | '’')) {
        Some((n, c)) if word.len() > n + c.len_utf8() + 1 => &word[n + c.len_utf8()..],
        _ => word,
    }
}

/// The last run of characters without white space in `text`, with its punctuation.
pub(super) fn last_token(text: &str) -> &str {
    text.trim_end().rsplit(is_space).next().unwrap_or_default()
}

/// The run of letters, digits and marks at the start of `text`.
pub(super) fn first_word(text: &str) -> &str {
    let end = text.char_indices().enumerate().find(|&(count, (_, c))| count == MAX_WORD_BYTES || !is_word(c));
    end.map_or(text, |(_, (at, _))| &text[..at])
}

/// True for a character of a word: a letter, a digit, or a combining mark.
fn is_word(c: char) -> bool {
    is_alphanumeric(c)
        || !c.is_ascii()
            && matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{981}'..='\u{983}' | '\u{9BC}'..='\u{9CD}' | '\u{64B}'..='\u{652}' | '\u{200C}' | '\u{200D}')
}

/// White space, or an invisible character that works like it.
#[inline]
pub(super) fn is_space(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' ' | '\t'..='\r');
    }
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}')
}

/// An opening quotation mark or bracket, or a mark that begins a sentence like one.
pub(super) fn is_opener(c: char) -> bool {
    OPENERS.contains(&c)
}

/// A dash or a bullet that may precede the first word of a sentence.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '*' | '•' | '·' | '…' | '_')
}

/// A closing quotation mark or bracket.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '»'
            | '›'
            | ')'
            | ']'
            | '}'
            | '*'
            | '_'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
    )
}

/// True for a name such as `iPhone` or `macOS`, which begins in lower case and has capitals later. Its case says
/// nothing about sentences.
pub(super) fn is_mixed(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && word.contains(char::is_uppercase)
}
