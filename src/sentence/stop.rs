//! Runs of stops and what belongs to them: closing quotes and brackets, footnote marks, white space.

use super::emoji::emoji_after;
use super::token::{first_word, is_dash, is_mixed, is_opener, is_space};
pub(super) use crate::script::stops::StopKind as Kind;
use crate::script::stops::stop_at;
use crate::script::{Script, script_of};

/// How many characters are examined for the first letter after the stop, or for closing marks.
const MAX_LOOKAHEAD: usize = 12;
/// The longest footnote mark, in bytes: `[note 12]`.
const MAX_NOTE_BYTES: usize = 12;
/// The number of dots of an ellipsis.
const ELLIPSIS: usize = 3;

/// The line breaks within white space.
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
    /// The offset of the first stop.
    pub(super) at: usize,
    /// The offset after the stops, closing marks and footnote marks.
    pub(super) after: usize,
    /// True when a closing quote or bracket follows the stops.
    pub(super) closed: bool,
    /// True when a number without brackets follows where a footnote mark would be.
    pub(super) numbered: bool,
    /// The offset after the white space that follows.
    pub(super) next: usize,
    /// The line breaks in that white space.
    pub(super) breaks: Breaks,
}

impl Stop {
    /// The run of stops at `at`, if there is one.
    pub(super) fn read(text: &str, at: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let (mut kind, length) = stop_of_script(text, at)?;
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
        let mut closed = closers(text, end);
        // `（郵送も可。）。`: the second stop ends the sentence around the bracket.
        if closed > end
            && let Some((Kind::Plain, length)) = stop_at(bytes, closed)
        {
            (kind, end) = (Kind::Plain, closed + length);
            closed = closers(text, end);
        }
        let mut after = brackets_of_notes(bytes, closed);
        let numbered = kind == Kind::Full && after == end && number_of_note(text, end) > end;
        if numbered {
            after = number_of_note(text, end);
        }
        if let Some(end) = emoji_after(text, after) {
            after = end;
        }
        let (next, breaks) = skip_space(text, after);
        Some(Self { kind, at, after, closed: closed > end, numbered, next, breaks })
    }

    /// True when no white space follows the stop.
    pub(super) fn is_unspaced(&self) -> bool {
        self.next == self.after
    }
}

/// The stop at `at`, including signs that are stops only after some scripts: `::` in Ethiopic, `|` for the danda.
fn stop_of_script(text: &str, at: usize) -> Option<(Kind, usize)> {
    let bytes = text.as_bytes();
    let length = match bytes[at] {
        b'|' => 1,
        b':' if bytes.get(at + 1) == Some(&b':') => 2,
        _ => return stop_at(bytes, at),
    };
    let before = text[..at].trim_end_matches(' ').chars().next_back().map(script_of);
    let typed = match before {
        Some(Script::Ethiopic) => length == 2,
        Some(Script::Devanagari | Script::Bengali | Script::Oriya | Script::Gurmukhi | Script::Gujarati) => length == 1,
        _ => false,
    };
    typed.then_some((Kind::Plain, length))
}

/// The kind of a run from the kinds of its parts: `?!` is strong, `...` is an ellipsis, `。」` is plain.
fn join(run: Kind, more: Kind) -> Kind {
    match (run, more) {
        (Kind::Plain, _) | (_, Kind::Plain) => Kind::Plain,
        (Kind::Strong, _) | (_, Kind::Strong) => Kind::Strong,
        _ => Kind::Ellipsis,
    }
}

/// The offset after the dots of `. . .` that continue a full stop at `end`; `end` when there are too few.
fn spaced_dots(bytes: &[u8], end: usize) -> usize {
    let more = bytes[end..].chunks_exact(2).take_while(|pair| *pair == b" .").count();
    if more + 1 < ELLIPSIS { end } else { end + 2 * more }
}

/// True when the dots up to `end` are a full stop and the three dots of an omission before another sentence, as style
/// guides prescribe: `compounds. . . . The practice`. With a space before the first dot, the omission comes first and
/// the full stop last.
fn is_stop_and_ellipsis(text: &str, at: usize, end: usize) -> bool {
    let capital = skip_space(text, end).0;
    end - at == 1 + 2 * ELLIPSIS
        && capital > end
        && text[..at].ends_with(char::is_alphanumeric)
        && text[capital..].starts_with(char::is_uppercase)
}

/// The offset after the closing quotes, brackets and emphasis at `at`.
fn closers(text: &str, at: usize) -> usize {
    let mut end = at;
    for _ in 0..MAX_LOOKAHEAD {
        let mut rest = text[end..].chars();
        let Some(c) = rest.next() else { break };
        let closes = match c {
            ')' | ']' | '}' | '’' | '”' | '›' | '」' | '』' | '）' | '】' | '〉' | '》' | '］' | '〕' => {
                true
            }
            // A Korean particle or suffix follows: `"왜?"라고`.
            '"' | '\'' if rest.as_str().starts_with(|c| script_of(c) == Script::Hangul) => true,
            // The second of two straight marks, before a capital whose space was lost: `"We left."Nobody asked.`
            '"' if end == at && rest.as_str().starts_with(char::is_uppercase) => closes_quotation(&text[..at]),
            // These can also open a quotation, or emphasis of Markdown. They close one when nothing follows that they could open.
            '"' | '\'' | '“' | '‘' | '«' | '»' | '‹' | '`' | '*' | '_' => !opens(rest.as_str()),
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

/// How many bytes before a straight quotation mark are searched for the one that opens the quotation.
const QUOTATION: usize = 240;

/// True when a straight quotation mark after `before` closes a quotation: the last one before it follows a space and precedes a
/// letter.
fn closes_quotation(before: &str) -> bool {
    let window = before.len().saturating_sub(QUOTATION);
    let bytes = &before.as_bytes()[window..];
    let Some(mark) = bytes.iter().rposition(|&b| b == b'"' || b == b'\n') else { return false };
    let is_opened = mark == 0 && window == 0 || mark > 0 && bytes[mark - 1].is_ascii_whitespace();
    bytes[mark] == b'"' && is_opened && bytes.get(mark + 1).is_some_and(|b| !b.is_ascii_whitespace())
}

/// True when a quotation mark before `rest` opens a quotation.
fn opens(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '¿' | '¡' | '('))
}

/// The offset after footnote marks in brackets: `[1][note 2]`.
fn brackets_of_notes(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at) == Some(&b'[') {
        let window = &bytes[at + 1..bytes.len().min(at + MAX_NOTE_BYTES)];
        let Some(length) = window.iter().position(|b| !(b.is_ascii_alphanumeric() || *b == b' ')) else { break };
        if length == 0 || window[length] != b']' || !window[..length].iter().any(u8::is_ascii_digit) && length > 1 {
            break;
        }
        at += length + 2;
    }
    at
}

/// The offset after a footnote number without brackets, as in `2).10 This` when the superscript was lost.
fn number_of_note(text: &str, at: usize) -> usize {
    let digits = text.as_bytes()[at..].iter().take(3).take_while(|b| b.is_ascii_digit()).count();
    let (next, _) = skip_space(text, at + digits);
    let capital = text[next..].chars().next().is_some_and(char::is_uppercase);
    if next > at + digits && capital { at + digits } else { at }
}

/// The offset after the white space at `at`, and the line breaks within it.
pub(super) fn skip_space(text: &str, at: usize) -> (usize, Breaks) {
    let (mut end, mut lines, mut before) = (at, 0, ' ');
    for c in text[at..].chars() {
        if !is_space(c) {
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

/// The text after a stop.
pub(super) struct Lookahead<'a> {
    /// Its first character.
    pub(super) first: char,
    /// Its first character that is not an opening mark, a dash or white space; a space when there is none.
    pub(super) lead: char,
    /// The text from `lead` on.
    pub(super) rest: &'a str,
}

impl<'a> Lookahead<'a> {
    /// Reads the start of `text`.
    pub(super) fn read(text: &'a str) -> Self {
        let first = text.chars().next().unwrap_or(' ');
        let skipped = |c: char| is_opener(c) || is_dash(c) || is_space(c);
        let lead = text.char_indices().take(MAX_LOOKAHEAD).find(|&(_, c)| !skipped(c));
        let (at, lead) = lead.unwrap_or((text.len(), ' '));
        Self { first, lead, rest: &text[at..] }
    }

    /// True when a lower-case word follows.
    pub(super) fn is_lowercase(&self) -> bool {
        self.lead.is_lowercase() && !is_mixed(first_word(self.rest)) && !self.begins_with_apostrophe()
    }

    /// True for a Dutch article without its vowel, which leaves the capital to the next word: `'s Avonds`, `'t Is`.
    fn begins_with_apostrophe(&self) -> bool {
        let mut letters = self.rest.chars();
        matches!(self.first, '\'' | '’' | '‘')
            && matches!(letters.next(), Some('s' | 't' | 'n' | 'k'))
            && letters.next() == Some(' ')
            && letters.next().is_some_and(char::is_uppercase)
    }
}
