//! Runs of stops and what belongs to them: closing quotes and brackets, footnote marks, white space.

use super::token::{is_blank, is_dash, is_opener};

/// Blanks and openers looked through before the first letter of what follows.
const LOOK: usize = 12;
/// The longest footnote mark, in bytes: `[note 12]`.
const LONGEST_MARK: usize = 12;
/// The dots of an ellipsis.
const ELLIPSIS: usize = 3;

/// What ends here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One full stop, which has many other uses.
    Full,
    /// A question or an exclamation mark.
    Strong,
    /// Dots.
    Ellipsis,
    /// A stop that is nothing else: `。`, `।`, `؟` and their kind.
    Plain,
}

/// Line breaks in white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    None,
    Line,
    Paragraph,
}

/// A run of stops.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    pub(super) kind: Kind,
    /// The first stop.
    pub(super) at: usize,
    /// Past the stops, closing marks and footnote marks.
    pub(super) after: usize,
    /// True when a closing quote or bracket follows the stops.
    pub(super) closed: bool,
    /// True when a number without brackets stands where a footnote mark would.
    pub(super) numbered: bool,
    /// Past the white space after it.
    pub(super) next: usize,
    /// The line breaks in that white space.
    pub(super) breaks: Breaks,
}

impl Stop {
    /// The run of stops at `at`, when there is one.
    pub(super) fn read(text: &str, at: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let (mut kind, length) = stop_at(bytes, at)?;
        let mut end = at + length;
        while let Some((more, length)) = stop_at(bytes, end) {
            kind = join(kind, more);
            end += length;
        }
        if kind == Kind::Full {
            let spaced = spaced_dots(bytes, end);
            if spaced > end && !is_stop_and_ellipsis(text, at, spaced) {
                (kind, end) = (Kind::Ellipsis, spaced);
            }
        }
        let closed = closers(text, end);
        let mut after = brackets_of_notes(bytes, closed);
        let numbered = kind == Kind::Full && after == end && number_of_note(text, end) > end;
        if numbered {
            after = number_of_note(text, end);
        }
        let (next, breaks) = blanks(text, after);
        Some(Self { kind, at, after, closed: closed > end, numbered, next, breaks })
    }

    /// True when nothing stands between the stop and what follows.
    pub(super) fn is_glued(&self) -> bool {
        self.next == self.after
    }
}

/// What stands at `at`, with its length in bytes. By bytes, since it is asked at every candidate of the scan.
pub(super) fn stop_at(bytes: &[u8], at: usize) -> Option<(Kind, usize)> {
    let byte = |n: usize| bytes.get(at + n).copied().unwrap_or_default();
    match (byte(0), byte(1), byte(2)) {
        (b'.', ..) => Some((Kind::Full, 1)),
        (b'!' | b'?', ..) => Some((Kind::Strong, 1)),
        // Greek question mark; Armenian, Arabic, Urdu and Syriac stops.
        (0xCD, 0xBE, _) | (0xD6, 0x89, _) | (0xD8, 0x9F, _) | (0xDB, 0x94, _) | (0xDC, 0x80..=0x82, _) => {
            Some((Kind::Plain, 2))
        }
        // Danda and double danda.
        (0xE0, 0xA5, 0xA4 | 0xA5)
        // Myanmar, Ethiopic, Khmer, Mongolian.
        | (0xE1, 0x81, 0x8B) | (0xE1, 0x8D, 0xA2 | 0xA7 | 0xA8) | (0xE1, 0x9F, 0x94 | 0x95) | (0xE1, 0xA0, 0x83 | 0x89)
        // ‼ ⁇ ⁈ ⁉ and the ideographic stops of all widths: 。 ！ ． ？ ｡ ﹒ ﹖ ﹗ ︒.
        | (0xE2, 0x80, 0xBC) | (0xE2, 0x81, 0x87..=0x89) | (0xE3, 0x80, 0x82)
        | (0xEF, 0xBC, 0x81 | 0x8E | 0x9F) | (0xEF, 0xBD, 0xA1) | (0xEF, 0xB9, 0x92 | 0x96 | 0x97)
        | (0xEF, 0xB8, 0x92) => Some((Kind::Plain, 3)),
        (0xE2, 0x80, 0xA6) => Some((Kind::Ellipsis, 3)),
        _ => None,
    }
}

/// The kind of a run from the kinds of its parts: `?!` is strong, `...` is an ellipsis, `。」` plain.
fn join(run: Kind, more: Kind) -> Kind {
    match (run, more) {
        (Kind::Plain, _) | (_, Kind::Plain) => Kind::Plain,
        (Kind::Strong, _) | (_, Kind::Strong) => Kind::Strong,
        _ => Kind::Ellipsis,
    }
}

/// Past the dots of `. . .` that go on after a full stop at `end`; `end` when there are too few.
fn spaced_dots(bytes: &[u8], end: usize) -> usize {
    let more = bytes[end..].chunks_exact(2).take_while(|pair| *pair == b" .").count();
    if more + 1 < ELLIPSIS { end } else { end + 2 * more }
}

/// True when the dots up to `end` are a full stop and the three of an omission before another sentence, as style
/// guides have it: `compounds. . . . The practice`. With a blank before the first dot the omission comes first.
fn is_stop_and_ellipsis(text: &str, at: usize, end: usize) -> bool {
    let capital = blanks(text, end).0;
    end - at == 1 + 2 * ELLIPSIS
        && capital > end
        && text[..at].ends_with(char::is_alphanumeric)
        && text[capital..].starts_with(char::is_uppercase)
}

/// Past the closing quotes and brackets from `at` on.
fn closers(text: &str, at: usize) -> usize {
    let mut end = at;
    for _ in 0..LOOK {
        let mut rest = text[end..].chars();
        let Some(c) = rest.next() else { break };
        let closes = match c {
            ')' | ']' | '}' | '’' | '”' | '›' | '」' | '』' | '）' | '】' | '〉' | '》' | '］' | '〕' => {
                true
            }
            // These open in other places: they close when nothing that they could open follows.
            '"' | '\'' | '“' | '‘' | '«' | '»' | '‹' | '`' => !opens(rest.as_str()),
            // « Oui ! »
            ' ' | '\u{A0}' | '\u{202F}' => rest.next() == Some('»') && !opens(rest.as_str()),
            _ => false,
        };
        if !closes {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// True when a quotation mark before `rest` would be an opening one.
fn opens(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '¿' | '¡' | '('))
}

/// Past footnote marks in brackets: `[1][note 2]`.
fn brackets_of_notes(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at) == Some(&b'[') {
        let window = &bytes[at + 1..bytes.len().min(at + LONGEST_MARK)];
        let Some(length) = window.iter().position(|b| !(b.is_ascii_alphanumeric() || *b == b' ')) else { break };
        if length == 0 || window[length] != b']' || !window[..length].iter().any(u8::is_ascii_digit) && length > 1 {
            break;
        }
        at += length + 2;
    }
    at
}

/// Past a footnote number without brackets, as `2).10 This` has it after the web lost its superscript.
fn number_of_note(text: &str, at: usize) -> usize {
    let digits = text.as_bytes()[at..].iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    let (next, _) = blanks(text, at + digits);
    let capital = text[next..].chars().next().is_some_and(char::is_uppercase);
    if next > at + digits && capital { at + digits } else { at }
}

/// Past the white space from `at` on, and the line breaks in it.
pub(super) fn blanks(text: &str, at: usize) -> (usize, Breaks) {
    let (mut end, mut lines, mut before) = (at, 0, ' ');
    for c in text[at..].chars() {
        if !is_blank(c) {
            break;
        }
        match c {
            '\n' if before == '\r' => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' => lines += 1,
            '\u{2029}' => lines += 2,
            _ => {}
        }
        before = c;
        end += c.len_utf8();
    }
    let breaks = match lines {
        0 => Breaks::None,
        1 => Breaks::Line,
        _ => Breaks::Paragraph,
    };
    (end, breaks)
}

/// What follows a stop.
pub(super) struct Ahead<'a> {
    /// Its first character.
    pub(super) first: char,
    /// Its first character that neither opens a quotation nor is a dash; a blank when there is none.
    pub(super) lead: char,
    /// What begins with `lead`.
    pub(super) rest: &'a str,
}

impl<'a> Ahead<'a> {
    /// Looks at the start of `text`.
    pub(super) fn read(text: &'a str) -> Self {
        let first = text.chars().next().unwrap_or(' ');
        let skipped = |c: char| is_opener(c) || is_dash(c) || is_blank(c);
        let lead = text.char_indices().take(LOOK).find(|&(_, c)| !skipped(c));
        let (at, lead) = lead.unwrap_or((text.len(), ' '));
        Self { first, lead, rest: &text[at..] }
    }
}
