//! Length-prefixed strings: `s:5:"café";` in serialized PHP, `string(5) "café"` in its dumps. Any change to such a
//! string would make the data unreadable.

use crate::span::Span;

/// The longest string that is recognised, in bytes, and how many quotes before a change are tried as its start. Both
/// keep the time linear.
const MAX_LENGTH: usize = 4096;
const MAX_QUOTES: usize = 8;

/// The text before and after the length.
const FORMS: [(&[u8], &[u8]); 2] = [(b"s:", b":"), (b"string(", b") ")];

/// A cheap test before [`contains`].
pub(super) fn may_contain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let length = |quote: usize| FORMS.iter().find_map(|(_, after)| bytes[..quote].strip_suffix(*after));
    text.match_indices('"').any(|(quote, _)| length(quote).and_then(<[u8]>::last).is_some_and(u8::is_ascii_digit))
}

/// True when `span` is inside a string whose length is written before it on the same line.
pub(super) fn contains(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let near = span.start.saturating_sub(MAX_LENGTH);
    let start = bytes[near..span.start].iter().rposition(|&b| b == b'\n').map_or(near, |at| near + at + 1);
    let quotes = (start..span.start).rev().filter(|&at| bytes[at] == b'"');
    quotes.take(MAX_QUOTES).any(|quote| {
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
        (lead.ends_with(before) && length <= MAX_LENGTH).then_some(length)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_protected(text: &str, part: &str) -> bool {
        let start = text.find(part).unwrap();
        may_contain(text) && contains(text, Span::new(start, start + part.len()))
    }

    #[test]
    fn strings_of_the_stated_length_are_protected() {
        assert!(is_protected("a:1:{s:4:\"name\";s:8:\"cafÃ©s\";}", "Ã©"));
        assert!(is_protected("  string(8) \"cafÃ©s\"", "Ã©"));
    }

    #[test]
    fn strings_of_other_lengths_are_not_protected() {
        for text in ["{\"s:4\":\"cafÃ©\"}", "s:5:\"cafÃ©\"", "string(5) \"cafÃ©\"", "12:\"cafÃ©\"", "s:7:\"caf\nÃ©\""]
        {
            assert!(!is_protected(text, "Ã©"), "{text}");
        }
    }
}
