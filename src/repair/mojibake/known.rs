//! Damage that is recognised by its form alone, without weighing evidence.

use super::super::RepairOptions;
use super::super::pass::{Draft, Pass};
use crate::change::Confidence;
use crate::reason::RepairReason;
use crate::repair::control::has_binary_controls;
use crate::span::Span;

/// Nothing else is written like this (chosen by hand).
const CONFIDENCE: f32 = 0.97;

/// Sequences that lost more than the encodings explain: byte order marks, and punctuation that was converted to upper
/// case.
pub(in crate::repair) const KNOWN: Pass =
    Pass { is_enabled: |options| options.fix_encoding, hint: |text| !text.is_ascii(), line };

/// A byte order mark (EF BB BF) as it appears in each encoding.
const BYTE_ORDER_MARKS: [&str; 8] = ["ï»¿", "п»ї", "ο»Ώ", "ď»ż", "я╗┐", "∩╗┐", "´╗┐", "Ôªø"];

/// The first characters of punctuation in capitals: `Â€` for `â€`.
const CAPITAL_LEAD: [char; 2] = ['Â', '€'];

fn line(draft: &mut Draft, line: Span, options: &RepairOptions) {
    let text = line.of(draft.text);
    if text.is_ascii() {
        return;
    }
    let mut edits: Vec<Edit> = mark(text).into_iter().chain(capitals(text)).collect();
    if options.replace_lossy_sequences {
        edits.extend(soft_hyphens(text));
        crate::order::sort_by_key(&mut edits, |edit| edit.span);
    }
    if edits.is_empty() || has_binary_controls(text) {
        return;
    }
    for Edit { span, with, reason, confidence } in edits {
        let span = Span::new(line.start + span.start, line.start + span.end);
        draft.replace(span, with, reason, Confidence::new(confidence));
    }
}

/// A replacement in a line. The three kinds look for different characters, so they never overlap.
struct Edit {
    span: Span,
    with: &'static str,
    reason: RepairReason,
    confidence: f32,
}

impl Edit {
    fn mojibake(span: Span, with: &'static str) -> Self {
        Self { span, with, reason: RepairReason::Mojibake, confidence: CONFIDENCE }
    }
}

/// Removes a byte order mark at the start. A text that shows the mark shows it on its own.
fn mark(text: &str) -> Option<Edit> {
    let mark = BYTE_ORDER_MARKS.iter().find(|mark| text.starts_with(**mark))?;
    let is_stuck_to_text = text[mark.len()..].starts_with(|c: char| !c.is_whitespace() && !"\"'`)]},;:.".contains(c));
    is_stuck_to_text.then(|| Edit::mojibake(Span::new(0, mark.len()), ""))
}

/// Replaces punctuation that was converted to upper case.
fn capitals(text: &str) -> impl Iterator<Item = Edit> {
    let [first, second] = CAPITAL_LEAD;
    text.match_indices(second).filter_map(move |(at, _)| {
        let start = text[..at].strip_suffix(first)?.len();
        let end = at + second.len_utf8();
        let last = text[end..].chars().next()?;
        let span = Span::new(start, end + last.len_utf8());
        Some(Edit::mojibake(span, punctuation(last)?))
    })
}

/// The character of E2 80 and the windows-1252 byte of `last`, which may have been capitalised.
fn punctuation(last: char) -> Option<&'static str> {
    Some(match last {
        '™' => "’",
        '˜' => "‘",
        'œ' | 'Œ' => "“",
        '\u{9D}' => "”",
        '“' => "–",
        '”' => "—",
        '¦' => "…",
        '¢' => "•",
        _ => return None,
    })
}

/// The fewest words with `Ã` inside in a line whose `Ã` is read as `í` (chosen by hand: then it is not a name).
const MIN_WORDS: usize = 2;

/// Replaces `Ã` by `í` where its second byte, a soft hyphen, was dropped from the whole line (`MarÃa vivÃa aquÃ`).
fn soft_hyphens(text: &str) -> Vec<Edit> {
    let lead = 'Ã'.len_utf8();
    let around = |at: usize| (text[..at].chars().next_back(), text[at + lead..].chars().next());
    let is_inside = |at: usize| {
        let (before, after) = around(at);
        before.is_some_and(|c| c.is_ascii_alphabetic()) && after.is_some_and(|c| c.is_ascii_lowercase())
    };
    let ends_word = |at: usize| {
        let (before, after) = around(at);
        before.is_some_and(|c| c.is_ascii_lowercase()) && !after.is_some_and(|c| c.is_alphanumeric() || !c.is_ascii())
    };
    let places = || text.match_indices('Ã').map(|(at, _)| at);
    if places().filter(|&at| is_inside(at)).count() < MIN_WORDS {
        return Vec::new();
    }
    let replaced = places().filter(|&at| is_inside(at) || ends_word(at));
    let edit = |at| Edit {
        span: Span::new(at, at + lead),
        with: "í",
        reason: RepairReason::LossySequence,
        confidence: SOFT_HYPHEN_CONFIDENCE,
    };
    replaced.map(edit).collect()
}

/// The confidence for a dropped soft hyphen. It is lower, because a no-break space may have been dropped instead, and
/// then the letter is `à`.
const SOFT_HYPHEN_CONFIDENCE: f32 = 0.85;
