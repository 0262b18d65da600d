//! What separates the parts of a text whose line breaks were lost: date stamps of mails and rules.

use super::token::is_space;

/// The fewest signs of a rule: `=====`.
const RULE: usize = 5;
/// How many bytes before a capital are examined: a date, a time and `PM`.
const STAMP: usize = 32;

/// The start of the date stamp or rule that ends before `at`, where a capital letter stands: `Ann Lee 04/26/2001 07:17
/// AM `, `===== `. A stamp after a lower-case word is part of its sentence: `on 04/26/2001 07:17 AM`.
pub(super) fn separator_before(text: &str, start: usize, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = at.checked_sub(1).filter(|&end| end > start && bytes[end] == b' ')?;
    match bytes[end - 1] {
        // The rest of the time.
        b'0'..=b'9' if text[at..].starts_with("AM ") || text[at..].starts_with("PM ") => None,
        b'M' | b'0'..=b'9' => stamp(text, start, end),
        sign @ (b'=' | b'*' | b'-') => {
            let length = bytes[start..end].iter().rev().take_while(|&&byte| byte == sign).count();
            let begin = end - length;
            (length >= RULE && (begin == start || bytes[begin - 1] == b' ')).then_some(begin)
        }
        _ => None,
    }
}

/// The start of the date of the stamp that ends at `end`.
fn stamp(text: &str, start: usize, end: usize) -> Option<usize> {
    let floor = (start.max(end.saturating_sub(STAMP))..end).find(|&n| text.is_char_boundary(n))?;
    let window = &text[floor..end];
    let clock = window.strip_suffix(" AM").or_else(|| window.strip_suffix(" PM")).unwrap_or(window);
    let (before, time) = clock.rsplit_once(' ')?;
    let begin = before.rfind(' ').map_or(0, |n| n + 1);
    let is_stamp =
        has_parts(time, ':', 2) && (has_parts(&before[begin..], '/', 3) || has_parts(&before[begin..], '-', 3));
    let lead = text[start..floor + begin].trim_end_matches(is_space);
    let last = lead.rsplit(is_space).next().unwrap_or_default();
    let is_inside = last.starts_with(char::is_lowercase) && !last.contains('@') || lead.ends_with([',', ':']);
    (is_stamp && !is_inside).then_some(floor + begin)
}

/// True for numbers with `sign` between them, at least `least`.
fn has_parts(text: &str, sign: char, least: usize) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split(sign).all(is_number) && text.split(sign).count() >= least
}
