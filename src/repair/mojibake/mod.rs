//! Repairs UTF-8 that was read in a single-byte encoding.
//!
//! A line is read backwards in every encoding that could have produced it: characters to bytes and, where the bytes are
//! valid UTF-8, to the character that they encode. Adjacent sequences form a run. A run is accepted if its result is
//! sufficiently more plausible; how much that is depends on the rest of the line.

mod char_kind;
mod cjk;
mod confidence;
mod evidence;
mod known;
mod legacy;
mod lists;
mod lost_bytes;
mod prefilter;
mod quotation;
mod reading;
mod run;
mod sequence;
mod sound;
mod suspect;
mod two_bytes;
mod utf8;
mod vietnamese;

use super::RepairOptions;
use super::pass::{Draft, Pass};
use crate::change::Evidence;
use crate::plausible::BIT;
use crate::reason::RepairReason;
use crate::repair::shown::{is_code_page_chart, is_spaced_chart};
use crate::span::Span;
use prefilter::{OpenEncoding, Prescan};
use reading::Reading;
use sequence::{EncodedLine, LineScan};

pub(super) use known::KNOWN;
pub(super) use suspect::suspects;
pub(super) use utf8::join;

/// Undoes one wrong decoding per round.
pub(super) const MOJIBAKE: Pass =
    Pass { is_enabled: |options| options.fix_encoding, hint: |text| !text.is_ascii(), line };

fn line(draft: &mut Draft, line: Span, options: &RepairOptions) {
    let text = line.of(draft.text);
    if text.is_ascii() {
        return;
    }
    let prescan = prefilter::prescan(text);
    if !prescan.open.is_empty() && is_code_page_chart(text) {
        return;
    }
    let scan = (!prescan.open.is_empty()).then(|| LineScan::new(text));
    let (reading, is_utf8) = match &scan {
        Some(scan) => best_reading(scan, &prescan.open, options),
        None => (None, false),
    };
    if !is_utf8 && let Some((edits, bits)) = whole_line(text, &prescan, options) {
        if !is_spaced_chart(text) && !spells_c1(text) {
            replace_all(draft, line, &edits, bits);
        }
        return;
    }
    if let (Some(scan), Some(reading)) = (scan, reading)
        && (is_utf8 || !is_spaced_chart(text))
    {
        replace_runs(draft, line, &EncodedLine::new(&scan, reading.encoding(), options), &reading, options);
    }
}

/// True for a line with C1 controls written as escapes (`\u0090V‚µ‚¢`): the literal of a program that holds bytes on purpose.
fn spells_c1(text: &str) -> bool {
    let is_c1 = |(at, mark): (usize, &str)| matches!(text.as_bytes().get(at + mark.len()), Some(b'8' | b'9'));
    text.match_indices("\\u00").any(is_c1)
}

/// The edits that read the whole line in another encoding than UTF-8, if they make it plausible, and by how many bits.
fn whole_line(text: &str, prescan: &Prescan, options: &RepairOptions) -> Option<(Vec<(Span, String)>, f32)> {
    if prescan.has_cjk {
        if let Some(better) = two_bytes::ascii(text).or_else(|| two_bytes::latin(text)) {
            return Some((legacy::edits(text, &better), BY_FORM));
        }
        if let Some((better, gain)) = options.replace_lossy_sequences.then(|| cjk::best(text)).flatten() {
            return Some((legacy::edits(text, &better), gain as f32 / BIT as f32));
        }
    }
    if let Some(better) = vietnamese::of_tcvn3(text, prescan.vietnamese) {
        return Some((legacy::edits(text, &better), BY_FORM));
    }
    let legacy = legacy::best(text, prescan).filter(|_| !is_code_page_chart(text))?;
    Some((legacy::edits(text, &legacy.text), legacy.gain as f32 / BIT as f32))
}

/// Proposes the results of the runs and, between them, the sequences that lost a byte.
fn replace_runs(draft: &mut Draft, span: Span, line: &EncodedLine, reading: &Reading, options: &RepairOptions) {
    let filled = if options.replace_lossy_sequences { lost_bytes::fill(line, reading) } else { Vec::new() };
    let mut filled = filled.iter().peekable();
    let place = |start: usize, end: usize| {
        let offset = |at: usize| span.start + line.chars.get(at).map_or(span.end - span.start, |&(offset, _)| offset);
        Span::new(offset(start), offset(end))
    };
    let fill = |draft: &mut Draft, one: &lost_bytes::Filled| {
        let bits = one.ahead as f32 / BIT as f32;
        let evidence = vec![Evidence { signal: "ahead-of-others", value: bits, weight: bits }];
        let sure = confidence::of_filling(one.c, bits);
        draft.replace_because(place(one.start, one.end), one.c, RepairReason::LossySequence, sure, evidence);
    };
    for run in reading.accepted() {
        while let Some(one) = filled.next_if(|one| one.start < run.start) {
            fill(draft, one);
        }
        let (sure, evidence) = (confidence::of_run(run), confidence::evidence(run));
        draft.replace_because(place(run.start, run.end), run.text.clone(), run.reason, sure, evidence);
    }
    filled.for_each(|one| fill(draft, one));
}

/// The gain in bits reported for text that is recognised by its form. The evidence is strong, but nothing is measured.
const BY_FORM: f32 = 40.0;

/// The share of the non-ASCII characters that UTF-8 must explain; below it, legacy encodings are tried (chosen by hand:
/// legacy text has chance sequences for at most a fifth of its characters, and misread UTF-8 explains nearly all).
const MOSTLY_UTF8: f32 = 0.5;

/// The reading of the line as UTF-8 with the largest gain (in a tie, that of the most common encoding), and whether
/// UTF-8 explains most characters in some encoding, whether they are repaired or kept as undamaged.
fn best_reading(scan: &LineScan, open: &[OpenEncoding], options: &RepairOptions) -> (Option<Reading>, bool) {
    let explains = |covered: usize| covered as f32 >= scan.odd.len() as f32 * MOSTLY_UTF8;
    let mut is_utf8 = false;
    let mut best: Option<(i32, Reading)> = None;
    for open in open {
        let known = best.as_ref().map_or(0, |(score, _)| *score);
        if open.is_beaten_by(known) {
            break;
        }
        let is_commoner = best.as_ref().is_some_and(|(_, best)| open.encoding < best.encoding());
        let may_win = open.most > known || open.most == known && is_commoner;
        if !may_win && (is_utf8 || !explains(open.covered)) {
            continue;
        }
        let reading = Reading::new(scan, open.encoding, options);
        let score = reading.score();
        is_utf8 |= explains(reading.covered());
        if score > known || score == known && is_commoner {
            best = Some((score, reading));
        }
    }
    (best.map(|(_, reading)| reading), is_utf8)
}

fn replace_all(draft: &mut Draft, line: Span, edits: &[(Span, String)], bits: f32) {
    for (span, text) in edits {
        let span = Span::new(line.start + span.start, line.start + span.end);
        let evidence = vec![Evidence { signal: "plausibility-gain", value: bits, weight: bits }];
        let sure = confidence::of_legacy(text, bits);
        draft.replace_because(span, text.clone(), RepairReason::Mojibake, sure, evidence);
    }
}

/// The reason for repairing a run, depending on whether the rest of the line is sound.
fn reason(alone: bool) -> RepairReason {
    if alone { RepairReason::InconsistentUtf8 } else { RepairReason::Mojibake }
}
