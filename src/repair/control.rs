//! Removes control characters, C1 controls and terminal escapes.

use super::RepairOptions;
use super::pass::{Draft, Pass};
use super::shown::{is_code_page_chart, is_in_chart, is_in_spaced_chart, is_shown};
use super::western::western;
use crate::change::Confidence;
use crate::plausible::{FIRST_CJK, is_c1};
use crate::reason::RepairReason;
use crate::span::Span;

/// Text does not use these characters, so removing them is nearly always right (chosen by hand).
const CONFIDENCE: f32 = 0.98;

/// Drops sequences that set colours or move the cursor: ESC `[`, parameters, a letter.
pub(super) const TERMINAL_ESCAPES: Pass =
    Pass { is_enabled: |options| options.remove_terminal_escapes, hint: |text| text.contains('\x1B'), line: escapes };

/// Drops control characters that text does not use.
pub(super) const CONTROL_CHARS: Pass = Pass {
    is_enabled: |options| options.remove_control_chars,
    hint: |text| may_contain_junk(text.as_bytes()),
    line: controls,
};

/// Replaces C1 controls with the windows-1252 characters of their bytes.
pub(super) const C1_CONTROLS: Pass =
    Pass { is_enabled: |options| options.fix_c1_controls, hint: |text| may_contain_c1(text.as_bytes()), line: c1 };

fn escapes(draft: &mut Draft, line: Span, _: &RepairOptions) {
    let text = line.of(draft.text);
    let bytes = text.as_bytes();
    if bytes.contains(&0x1B) && is_in_program(text) {
        return;
    }
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(|&b| b == 0x1B).map(|n| at + n) {
        at = start + escape_length(&bytes[start..]).unwrap_or(1);
        if at > start + 1 && !is_shown(line.of(draft.text), Span::new(start, at)) {
            let span = Span::new(line.start + start, line.start + at);
            draft.replace(span, "", RepairReason::TerminalEscape, Confidence::new(CONFIDENCE));
        }
    }
}

/// True for source code that prints escape sequences or has them in string literals: one sequence starts a literal and
/// another one ends a literal, or a literal consists of nothing else.
fn is_in_program(line: &str) -> bool {
    let is_quote = |b: Option<&u8>| matches!(b, Some(b'"' | b'\'' | b'`'));
    let bytes = line.as_bytes();
    let is_literal = |at: usize| {
        let mut end = at;
        while let Some(length) = bytes.get(end).filter(|b| **b == 0x1B).and_then(|_| escape_length(&bytes[end..])) {
            end += length;
        }
        end > at && is_quote(bytes.get(end))
    };
    let end = |at: usize| escape_length(&bytes[at..]).map(|length| at + length);
    let ends_literal = |at: usize| end(at).is_some_and(|end| is_quote(bytes.get(end)));
    let ends_argument = |at: usize| {
        let after = end(at).filter(|&end| is_quote(bytes.get(end))).and_then(|end| bytes.get(end + 1));
        matches!(after, Some(b')' | b',' | b';'))
    };
    let escapes = || line.match_indices('\x1B').map(|(at, _)| at);
    let code = line.chars().filter(|&c| CODE_CHARS.contains(c)).count();
    let prints = ["echo ", "@echo ", "printf "].iter().any(|word| line.trim_start().starts_with(word));
    let first = || escapes().filter(|&at| at > 0 && is_quote(bytes.get(at - 1)));
    let is_code = || first().next().is_some() && escapes().any(ends_literal) || escapes().any(ends_argument);
    prints || first().any(is_literal) || code >= MIN_CODE_CHARS && is_code()
}

/// The length of the escape sequence at the start of `bytes`.
fn escape_length(bytes: &[u8]) -> Option<usize> {
    if bytes.get(1) != Some(&b'[') {
        return None;
    }
    let parameters = bytes[2..].iter().take_while(|b| b.is_ascii_digit() || **b == b';').count();
    bytes.get(2 + parameters).filter(|b| b.is_ascii_alphabetic())?;
    Some(2 + parameters + 1)
}

fn controls(draft: &mut Draft, line: Span, _: &RepairOptions) {
    if !may_contain_junk(line.of(draft.text).as_bytes()) {
        return;
    }
    let text = line.of(draft.text);
    if are_intended(text) || is_code_page_chart(text) {
        return;
    }
    for (at, c) in text.char_indices().filter(|&(_, c)| is_junk(c)) {
        let span = Span::new(at, at + c.len_utf8());
        if !is_shown(text, span) && !is_misread_ascii(text, span, c) {
            let span = Span::new(line.start + span.start, line.start + span.end);
            draft.replace(span, "", RepairReason::Control, Confidence::new(CONFIDENCE));
        }
    }
}

/// True for a formatting character next to ideographs. It is two ASCII letters that were read as UTF-16, and so are the
/// ideographs.
fn is_misread_ascii(line: &str, span: Span, c: char) -> bool {
    let before = line[..span.start].chars().next_back();
    let after = line[span.end..].chars().next();
    matches!(c, '\u{206A}'..='\u{206F}') && [before, after].into_iter().flatten().any(|c| c >= FIRST_CJK)
}

/// Characters of source code. A line with this many of them is not prose, and its controls may be part of a program
/// (chosen by hand).
const CODE_CHARS: &str = "\\{}=;$|^<>";
const MIN_CODE_CHARS: usize = 2;

/// How many controls of a line are examined, and the most runs of the same control that a line of text has. Chosen by
/// hand.
const EXAMINED_CONTROLS: usize = 16;
const MAX_CONTROL_RUNS: usize = 3;

/// True for a line whose controls have a function: they overstrike, break lines, switch character sets, separate the
/// nodes of a document, or belong to a program.
fn are_intended(line: &str) -> bool {
    let works = |c: char| matches!(c, '\x08' | '\x0B' | '\x0E' | '\x0F' | '\x1B' | '\x1C'..='\x1F');
    if is_binary(line) {
        return true;
    }
    let is_empty = |c: char| is_junk(c) || c.is_whitespace();
    line.contains(works)
        || separates_fields(line)
        || ends_records(line)
        || !contains_word(line)
        || line.contains(" // ")
        || line.contains("/* ")
        || line.chars().all(is_empty)
        || line.chars().filter(|&c| CODE_CHARS.contains(c)).count() >= MIN_CODE_CHARS
}

/// True for a line in which DEL separates fields: a node and its offset in the index of an Info document, a definition
/// and its name in a file of `etags`.
fn separates_fields(line: &str) -> bool {
    let Some((_, field)) = line.rsplit_once('\x7F') else { return false };
    let field = field.trim_end_matches(['\r', '\n']);
    field.contains('\x01') || !field.is_empty() && field.bytes().all(|b| b.is_ascii_digit())
}

/// True for a line of records that end with NUL, as `find -print0` and `/proc/*/environ` write them, or that NUL
/// separates. Padding has several in a row.
fn ends_records(line: &str) -> bool {
    let records = line.trim_end_matches('\0');
    let ends = records.len() + 1 == line.len() || records.bytes().filter(|&b| b == 0).nth(MIN_SEPARATORS - 1).is_some();
    ends && !records.contains("\0\0") && !line.starts_with('\0')
}

/// The fewest separators in a line of records that does not end with one (chosen by hand: a damaged sentence has a
/// few).
const MIN_SEPARATORS: usize = 8;

/// The fewest letters in a row that make a word (chosen by hand).
const MIN_WORD_LETTERS: usize = 3;

/// True for a line with a word, rather than one with a list of characters or the pieces of a program's output.
fn contains_word(line: &str) -> bool {
    let mut letters = 0;
    line.chars().any(|c| {
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
        letters >= MIN_WORD_LETTERS || letters > 0 && c >= FIRST_CJK
    })
}

/// True for a line that holds bytes rather than text: different C0 controls.
pub(super) fn has_binary_controls(line: &str) -> bool {
    if !may_contain_junk(line.as_bytes()) {
        return false;
    }
    let mut runs: Vec<char> =
        line.chars().filter(|c| c.is_ascii_control() && is_junk(*c)).take(EXAMINED_CONTROLS).collect();
    runs.dedup();
    runs.len() > MAX_CONTROL_RUNS
}

/// The same, or C1 controls that windows-1252 lacks.
fn is_binary(line: &str) -> bool {
    let is_undefined = |c: char| is_c1(c) && western(c).is_none();
    has_binary_controls(line) || line.chars().filter(|&c| is_undefined(c)).nth(MIN_UNDEFINED - 1).is_some()
}

/// A line with at least this many C1 controls that windows-1252 lacks is not windows-1252 (chosen by hand).
const MIN_UNDEFINED: usize = 2;

/// True for a control that is neither white space nor C1, or a formatting character that Unicode has deprecated.
pub(super) fn is_junk(c: char) -> bool {
    matches!(c,
        '\0'..='\x08' | '\x0B' | '\x0E'..='\x1F' | '\x7F'
        | '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFC}')
}

/// A cheap test before [`is_junk`]: C0 controls, and two bytes of the others in UTF-8. Of U+FFF9 to U+FFFC those are
/// the last two, because U+FFFD begins like them and damaged text is full of it.
#[allow(clippy::needless_bitwise_bool, reason = "a branch would keep the loop from being vector code")]
fn may_contain_junk(bytes: &[u8]) -> bool {
    let is_c0 = |b: u8| b < 0x20 && b != b'\t' && b != b'\n' && b != b'\r' && b != 0x0C || b == 0x7F;
    any_pair(bytes, |a, b| is_c0(a) | is_c0(b) | (a == 0xE2) & (b == 0x81) | (a == 0xBF) & (0xB9..=0xBC).contains(&b))
        || bytes.first().copied().is_some_and(is_c0)
}

/// True when `test` is true for two adjacent bytes. Compilers vectorise blocks without a branch inside.
fn any_pair(bytes: &[u8], test: impl Fn(u8, u8) -> bool) -> bool {
    let next = bytes.get(1..).unwrap_or_default();
    bytes
        .chunks(64)
        .zip(next.chunks(64))
        .any(|(a, b)| a.iter().zip(b).fold(false, |found, (&a, &b)| found | test(a, b)))
}

/// True when there may be a C1 control: U+0080 to U+009F are C2 80 to C2 9F.
#[allow(clippy::needless_bitwise_bool, reason = "a branch would keep the loop from being vector code")]
fn may_contain_c1(bytes: &[u8]) -> bool {
    any_pair(bytes, |a, b| (a == 0xC2) & (b < 0xA0))
}

fn c1(draft: &mut Draft, line: Span, _: &RepairOptions) {
    if !may_contain_c1(line.of(draft.text).as_bytes()) {
        return;
    }
    let text = line.of(draft.text);
    if is_binary(text) || is_code_page_chart(text) || text.chars().all(|c| c.is_control() || c.is_whitespace()) {
        return;
    }
    let is_western = text.chars().all(|c| c < '\u{180}' || !c.is_alphabetic());
    for (at, c) in text.char_indices() {
        let Some(meant) = western(c) else { continue };
        let span = Span::new(at, at + c.len_utf8());
        let is_listed = || is_in_chart(text, span) || is_in_spaced_chart(text, span) || is_in_class(text, span);
        if !is_shown(text, span) && fits_its_place(text, span, c, meant) && !is_listed() {
            let span = Span::new(line.start + span.start, line.start + span.end);
            let confidence = if is_western && is_common_punctuation(meant) { CONFIDENCE } else { UNCERTAIN };
            draft.replace(span, meant, RepairReason::C1Control, Confidence::new(confidence));
        }
    }
}

/// How many bytes on each side are searched for the brackets of a class.
const CLASS_WINDOW: usize = 8;

/// True for a control in a character class of a regular expression, next to escapes (`[ \t\u{85} ]`).
fn is_in_class(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let before = &bytes[span.start.saturating_sub(CLASS_WINDOW)..span.start];
    let after = &bytes[span.end..bytes.len().min(span.end + CLASS_WINDOW)];
    let opens = before.iter().rposition(|&b| b == b'[').is_some_and(|at| before[at..].contains(&b'\\'));
    opens && after.contains(&b']')
}

/// The confidence for a control whose windows-1252 character is uncertain: in text with non-western letters, or if the
/// result is not a quote, a dash or an ellipsis (measured on half of the development texts).
const UNCERTAIN: f32 = 0.75;

fn is_common_punctuation(meant: char) -> bool {
    matches!(meant, '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '•' | '€')
}

/// True when the windows-1252 character fits its place: letters inside words, signs next to what they belong to. A row
/// of controls in ascending order is a table.
fn fits_its_place(text: &str, span: Span, c: char, meant: char) -> bool {
    let mut before = text[..span.start].chars().rev();
    let mut after = text[span.end..].chars();
    let (before, further) = (before.next().unwrap_or(' '), before.next().unwrap_or(' '));
    let (after, far) = (after.next().unwrap_or(' '), after.next().unwrap_or(' '));
    let next_to = |other: char| (0x80..0xA0).contains(&(other as u32)) && (other as u32).abs_diff(c as u32) == 1;
    if next_to(before) && next_to(after) {
        return false;
    }
    // Text with ideographs was never windows-1252. Between invisible characters, it is part of a list of white space.
    if [before, after].iter().any(|&c| c >= FIRST_CJK || matches!(c, '\u{180E}' | '\u{200B}' | '\u{2028}' | '\u{2029}'))
    {
        return false;
    }
    // A comment that consists of the character shows it.
    if [further, before, after, far] == ['*', ' ', ' ', '*'] {
        return false;
    }
    match meant {
        '€' => [further, before, after, far].iter().any(char::is_ascii_digit),
        'ƒ' | 'ˆ' | '˜' | '‰' | '†' | '‡' | '™' => before.is_alphanumeric(),
        _ if meant.is_alphabetic() => before.is_alphabetic() || after.is_alphabetic(),
        _ => true,
    }
}
