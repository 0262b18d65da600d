//! White space that HTML collapses, and the scripts that have none.

/// The length of the prefix of `text` that needs no collapsing: only single spaces, and none at its end.
pub(super) fn collapsed_prefix(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_whitespace() {
            let single = bytes[at] == b' ' && bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace());
            if !single {
                return at;
            }
        }
        at += 1;
    }
    at
}

pub(super) fn without_first_blank_lines(text: &str) -> &str {
    let lead = text.len() - text.trim_ascii_start().len();
    text[..lead].rfind('\n').map_or(text, |at| &text[at + 1..])
}

/// True for characters of scripts that put no space between words and may break a line anywhere.
pub(super) fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{312F}' | '\u{31A0}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}
