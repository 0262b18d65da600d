//! Length-prefixed strings: `s:5:"café";` in serialized PHP, `string(5) "café"` in its dumps. Any change to such a
//! string would make the data unreadable.

use crate::span::Span;

/// The longest string that is recognised, in bytes, and how many quotes before a change may begin it: the time must stay
/// linear.
const LONGEST: usize = 4096;
const QUOTES: usize = 8;

/// The text before and after the length.
const FORMS: [(&[u8], &[u8]); 2] = [(b"s:", b":"), (b"string(", b") ")];

/// A cheap test before [`holds`].
pub(super) fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    let length = |quote: usize| FORMS.iter().find_map(|(_, after)| bytes[..quote].strip_suffix(*after));
    text.match_indices('"').any(|(quote, _)| length(quote).and_then(<[u8]>::last).is_some_and(u8::is_ascii_digit))
}

/// True when `span` is inside a string of the length that is written before it, on the same line.
pub(super) fn holds(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let near = span.start.saturating_sub(LONGEST);
    let start = bytes[near..span.start].iter().rposition(|&b| b == b'\n').map_or(near, |at| near + at + 1);
    let quotes = (start..span.start).rev().filter(|&at| bytes[at] == b'"');
    quotes.take(QUOTES).any(|quote| {
        let end = length(&bytes[start..quote]).map(|length| quote + 1 + length);
        end.is_some_and(|end| end >= span.end && bytes.get(end) == Some(&b'"') && !bytes[quote..end].contains(&b'\n'))
    })
}

/// The length at the end of `bytes`.
fn length(bytes: &[u8]) -> Option<usize> {
    FORMS.iter().find_map(|(before, after)| {
        let number = bytes.strip_suffix(*after)?;
        let digits = number.iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let (lead, digits) = number.split_at(number.len() - digits);
        let length = std::str::from_utf8(digits).ok()?.parse().ok()?;
        (lead.ends_with(before) && length <= LONGEST).then_some(length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_held(text: &str, part: &str) -> bool {
        let start = text.find(part).unwrap();
        may_hold(text) && holds(text, Span::new(start, start + part.len()))
    }

    #[test]
    fn strings_of_the_written_length_are_found() {
        assert!(is_held("a:1:{s:4:\"name\";s:8:\"cafÃ©s\";}", "Ã©"));
        assert!(is_held("  string(8) \"cafÃ©s\"", "Ã©"));
    }

    #[test]
    fn other_strings_are_not() {
        for text in ["{\"s:4\":\"cafÃ©\"}", "s:5:\"cafÃ©\"", "string(5) \"cafÃ©\"", "12:\"cafÃ©\"", "s:7:\"caf\nÃ©\""]
        {
            assert!(!is_held(text, "Ã©"), "{text}");
        }
    }
}
