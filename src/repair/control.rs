//! Control characters, C1 controls and terminal escapes.

use super::RepairOptions;
use super::pass::{Draft, Pass};
use crate::change::Confidence;
use crate::codepage::codepages;
use crate::reason::RepairReason;
use crate::span::Span;

/// Text has no use for these, so hardly anything can go wrong (a judgement).
const CONFIDENCE: f32 = 0.98;

/// Drops sequences that set colours or move the cursor: ESC `[` parameters letter.
pub(super) const TERMINAL_ESCAPES: Pass = Pass { wanted: |options| options.remove_terminal_escapes, line: escapes };

/// Drops control characters that text does not hold.
pub(super) const CONTROL_CHARS: Pass = Pass { wanted: |options| options.remove_control_chars, line: controls };

/// Takes C1 controls for the windows-1252 characters of their bytes.
pub(super) const C1_CONTROLS: Pass = Pass { wanted: |options| options.fix_c1_controls, line: c1 };

fn escapes(draft: &mut Draft, line: Span, _: &RepairOptions) {
    let bytes = line.of(draft.text).as_bytes();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(|&b| b == 0x1B).map(|n| at + n) {
        at = start + escape_length(&bytes[start..]).unwrap_or(1);
        if at > start + 1 {
            let span = Span::new(line.start + start, line.start + at);
            draft.replace(span, "", RepairReason::TerminalEscape, Confidence::new(CONFIDENCE));
        }
    }
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
    for (at, c) in line.of(draft.text).char_indices().filter(|&(_, c)| is_junk(c)) {
        let start = line.start + at;
        let span = Span::new(start, start + c.len_utf8());
        draft.replace(span, "", RepairReason::Control, Confidence::new(CONFIDENCE));
    }
}

/// Controls that are neither white space nor C1, and the formatting characters that Unicode took back.
pub(super) fn is_junk(c: char) -> bool {
    matches!(c,
        '\0'..='\x08' | '\x0B' | '\x0E'..='\x1F' | '\x7F'
        | '\u{206A}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFC}')
}

fn c1(draft: &mut Draft, line: Span, _: &RepairOptions) {
    for (at, c) in line.of(draft.text).char_indices() {
        if let Some(meant) = western(c) {
            let start = line.start + at;
            let span = Span::new(start, start + c.len_utf8());
            draft.replace(span, meant, RepairReason::C1Control, Confidence::new(CONFIDENCE));
        }
    }
}

/// The windows-1252 character of a C1 control that has one.
pub(super) fn western(c: char) -> Option<char> {
    let byte = u8::try_from(u32::from(c)).ok().filter(|b| (0x80..0xA0).contains(b))?;
    codepages()[0].decode(byte).filter(|&meant| meant != c)
}
