//! Damage that is recognised by its form alone and needs no weighing of evidence.

use super::super::RepairOptions;
use super::super::pass::{Draft, Pass};
use crate::change::Confidence;
use crate::reason::RepairReason;
use crate::span::Span;

/// Nothing else is written like this (chosen by hand).
const CONFIDENCE: f32 = 0.97;

/// Sequences that lost more than the encodings explain: byte order marks, and punctuation that was converted to upper
/// case.
pub(in crate::repair) const KNOWN: Pass =
    Pass { is_enabled: |options| options.fix_encoding, hint: |text| !text.is_ascii(), line };

/// A byte order mark (EF BB BF) as it appears in each encoding.
const MARKS: [&str; 8] = ["ï»¿", "п»ї", "ο»Ώ", "ď»ż", "я╗┐", "∩╗┐", "´╗┐", "Ôªø"];

/// The first characters of punctuation in capitals: `Â€` for `â€`.
const CAPITAL_LEAD: &str = "Â€";

fn line(draft: &mut Draft, line: Span, options: &RepairOptions) {
    let text = line.of(draft.text);
    if text.is_ascii() {
        return;
    }
    if let Some(mark) = MARKS.iter().find(|mark| text.starts_with(**mark)) {
        // A text that shows the mark shows it on its own.
        if text[mark.len()..].starts_with(|c: char| !c.is_whitespace() && !"\"'`)]},;:.".contains(c)) {
            let span = Span::new(line.start, line.start + mark.len());
            draft.replace(span, "", RepairReason::Mojibake, Confidence::new(CONFIDENCE));
        }
    }
    for (at, _) in text.match_indices(CAPITAL_LEAD) {
        let last = text[at + CAPITAL_LEAD.len()..].chars().next();
        if let Some((last, meant)) = last.and_then(|last| Some((last, punctuation(last)?))) {
            let start = line.start + at;
            let span = Span::new(start, start + CAPITAL_LEAD.len() + last.len_utf8());
            draft.replace(span, meant, RepairReason::Mojibake, Confidence::new(CONFIDENCE));
        }
    }
    if options.replace_lossy_sequences {
        soft_hyphens(draft, line);
    }
}

/// The character of E2 80 and the windows-1252 byte of `last`, which may have been capitalised.
fn punctuation(last: char) -> Option<char> {
    Some(match last {
        '™' => '’',
        '˜' => '‘',
        'œ' | 'Œ' => '“',
        '\u{9D}' => '”',
        '“' => '–',
        '”' => '—',
        '¦' => '…',
        '¢' => '•',
        _ => return None,
    })
}

/// A line must contain this many words with `Ã` inside before its `Ã` is read as `í` (chosen by hand: then none of them
/// is a name).
const WORDS: usize = 2;

/// Replaces `Ã` by `í` where its second byte, a soft hyphen, was dropped from the whole line (`MarÃa vivÃa aquÃ`).
fn soft_hyphens(draft: &mut Draft, line: Span) {
    let text = line.of(draft.text);
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
    if places().filter(|&at| is_inside(at)).count() < WORDS {
        return;
    }
    for at in places().filter(|&at| is_inside(at) || ends_word(at)) {
        let span = Span::new(line.start + at, line.start + at + lead);
        draft.replace(span, 'í', RepairReason::LossySequence, Confidence::new(SOFT_HYPHEN));
    }
}

/// Less certain than the others: a no-break space may have been dropped instead, and then the letter is `à`.
const SOFT_HYPHEN: f32 = 0.85;
