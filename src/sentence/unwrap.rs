//! Turns a sentence into one line: the line breaks that a program inserted become spaces, and hyphenated words are
//! whole again.

use super::token::is_space;
use crate::script::{is_unspaced, script_of};
use std::borrow::Cow;

/// The sentence without line breaks.
///
/// Quotation marks (`>`) at the start of lines are dropped, a hyphen that split a word goes with its line break, and
/// scripts without spaces get none. The text is borrowed when it has no line break.
///
/// ```
/// use limpid::advanced::unwrapped;
/// assert_eq!(unwrapped("the powerful capabili-\nties of the\n> pump"), "the powerful capabilities of the pump");
/// assert_eq!(unwrapped("雨が\n降った。"), "雨が降った。");
/// ```
#[must_use]
pub fn unwrapped(sentence: &str) -> Cow<'_, str> {
    if !sentence.contains(['\n', '\r']) {
        return Cow::Borrowed(sentence);
    }
    let mut whole = String::with_capacity(sentence.len());
    for line in sentence.split(['\n', '\r']) {
        let line = line.trim_matches(is_space);
        let line = if whole.is_empty() { line } else { line.trim_start_matches(|c| is_space(c) || c == '>') };
        if line.is_empty() {
            continue;
        }
        join(&mut whole, line);
    }
    Cow::Owned(whole)
}

fn join(whole: &mut String, line: &str) {
    let mut end = whole.chars().rev();
    let (last, before) = (end.next(), end.next());
    let is_cut = matches!(last, Some('-' | '‐' | '\u{AD}')) && before.is_some_and(char::is_alphabetic);
    if is_cut && line.starts_with(char::is_lowercase) {
        whole.pop();
    } else if last.is_some_and(|c| !is_unspaced(script_of(c)) && c != '。' && c != '、' && c != '，') {
        whole.push(' ');
    }
    whole.push_str(line);
}
