//! Repairs UTF-8 that was decoded with a single-byte encoding.
//!
//! A line is converted back in every encoding that could have produced it: characters to bytes and, where the bytes are
//! valid UTF-8, to the character that they encode. Adjacent sequences form a run. A run is accepted if its result is
//! sufficiently more plausible; how much that is depends on the rest of the line.

mod char_kind;
mod cjk;
mod complete;
mod confidence;
mod correction_nearby;
mod double_byte;
mod edits;
mod encoding_nearby;
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
mod suspect;
mod undamaged;
mod utf8;
mod vietnamese;

use super::RepairOptions;
use super::pass::{Draft, Pass};
use crate::change::{Confidence, Evidence};
use crate::plausible::BIT;
use crate::reason::RepairReason;
use crate::repair::control::has_binary_controls;
use crate::repair::shown::{is_code_page_chart, is_spaced_chart};
use crate::repair::utf8_encodings::candidates;
use crate::span::Span;
use prefilter::{OpenEncoding, Prescan};
use reading::Reading;
use sequence::{EncodedLine, LineScan};
use undamaged::MIN_CERTAIN_SEQUENCES;

pub(super) use known::KNOWN;
pub(super) use suspect::suspects;
pub(super) use utf8::join;

/// Undoes one wrong decoding per round.
pub(super) const MOJIBAKE: Pass =
    Pass { is_enabled: |options| options.fix_encoding, hint: |text| !text.is_ascii(), line };

fn line(draft: &mut Draft, line: Span, options: &RepairOptions) {
    let text = line.of(draft.text);
    let proposals = proposals_in(draft, line, options);
    if proposals.is_empty() || has_binary_controls(text) {
        return;
    }
    let edits = proposals.iter().map(|proposal| (proposal.span, proposal.with.as_str())).collect();
    let shown = correction_nearby::Line::new(text, line, draft.input, edits).shown(|text| undo(text, options));
    for Proposal { span, with, reason, confidence, evidence } in proposals {
        if !shown.iter().any(|part| part.start <= span.start && span.end <= part.end) {
            let span = Span::new(line.start + span.start, line.start + span.end);
            draft.replace_because(span, with, reason, confidence, evidence);
        }
    }
}

/// The changes that undo one layer of damage in a line of the draft, in order.
fn proposals_in(draft: &Draft, line: Span, options: &RepairOptions) -> Vec<Proposal> {
    let text = line.of(draft.text);
    let encodings = candidates(text);
    let own = complete::reading(text, encodings, options);
    if own.as_ref().is_none_or(|(_, reading)| reading.sequences() < MIN_CERTAIN_SEQUENCES)
        && let Some((scan, reading)) = encoding_nearby::reading(text, encodings, line, draft, options)
    {
        return replace_runs(&EncodedLine::new(&scan, reading.encoding(), options), reading, options, text.len());
    }
    proposals(text, own, options)
}

/// A change of a line; the span is in the line.
struct Proposal {
    span: Span,
    with: String,
    reason: RepairReason,
    confidence: Confidence,
    evidence: Vec<Evidence>,
}

/// The text with one layer of damage undone, if there is any.
fn undo(text: &str, options: &RepairOptions) -> Option<String> {
    let proposals = proposals(text, complete::reading(text, candidates(text), options), options);
    if proposals.is_empty() {
        return None;
    }
    let mut better = String::with_capacity(text.len());
    let mut at = 0;
    for Proposal { span, with, .. } in proposals {
        better.push_str(&text[at..span.start]);
        better.push_str(&with);
        at = span.end;
    }
    better.push_str(&text[at..]);
    Some(better)
}

/// The changes that undo one layer of damage in a line, in order. `complete` is its reading in the encoding that
/// explains all of it.
fn proposals(text: &str, complete: Option<(LineScan, Reading)>, options: &RepairOptions) -> Vec<Proposal> {
    if text.is_ascii() || has_escaped_c1(text) {
        return Vec::new();
    }
    if let Some((scan, reading)) = complete {
        return if is_code_page_chart(text) {
            Vec::new()
        } else {
            replace_reading(&scan, reading, options, text.len())
        };
    }
    let prescan = prefilter::prescan(text);
    if !prescan.open.is_empty() && is_code_page_chart(text) {
        return Vec::new();
    }
    let scan = (!prescan.open.is_empty()).then(|| LineScan::new(text));
    let (reading, is_utf8) = match &scan {
        Some(scan) => best_reading(scan, &prescan.open, options),
        None => (None, false),
    };
    if !is_utf8 && let Some((edits, bits)) = whole_line(text, &prescan, options) {
        return if is_spaced_chart(text) { Vec::new() } else { replace_all(edits, bits) };
    }
    match (scan, reading) {
        (Some(scan), Some(reading)) if is_utf8 || !is_spaced_chart(text) => {
            replace_reading(&scan, reading, options, text.len())
        }
        _ => Vec::new(),
    }
}

/// True for a line with C1 controls written as escapes (`\u0090V‚µ‚¢`): the literal of a program that holds bytes on
/// purpose.
fn has_escaped_c1(text: &str) -> bool {
    let is_c1 = |(at, mark): (usize, &str)| matches!(text.as_bytes().get(at + mark.len()), Some(b'8' | b'9'));
    text.as_bytes().contains(&b'\\') && text.match_indices("\\u00").any(is_c1)
}

/// The edits that read the whole line in another encoding than UTF-8, if they make it plausible, and by how many bits.
/// In a line that repeats its words, they must be plausible without the repetitions.
fn whole_line(text: &str, prescan: &Prescan, options: &RepairOptions) -> Option<(Vec<(Span, String)>, f32)> {
    let found = other_reading(text, prescan, options)?;
    let once = if prescan.has_cjk { cjk::without_repeats(text) } else { None };
    once.is_none_or(|once| other_reading(&once, prescan, options).is_some()).then_some(found)
}

fn other_reading(text: &str, prescan: &Prescan, options: &RepairOptions) -> Option<(Vec<(Span, String)>, f32)> {
    let is_suspect = prescan.has_cjk && cjk::is_suspect(text);
    if prescan.has_cjk {
        if let Some(better) = double_byte::ascii(text).or_else(|| double_byte::latin(text)) {
            return Some((edits::edits(text, &better), GAIN_BY_FORM));
        }
        if let Some((better, gain)) = (is_suspect && options.replace_lossy_sequences).then(|| cjk::best(text)).flatten()
        {
            return Some((edits::edits(text, &better), gain as f32 / BIT as f32));
        }
    }
    if let Some(better) = vietnamese::from_tcvn3(text, prescan.vietnamese) {
        return Some((edits::edits(text, &better), GAIN_BY_FORM));
    }
    if prescan.has_cjk && !is_suspect && !legacy::has_single_bytes(text) {
        return None;
    }
    let legacy = legacy::best(text, prescan, is_suspect).filter(|_| !is_code_page_chart(text))?;
    Some((edits::edits(text, &legacy.text), legacy.gain as f32 / BIT as f32))
}

fn replace_reading(scan: &LineScan, reading: Reading, options: &RepairOptions, length: usize) -> Vec<Proposal> {
    let line = EncodedLine::new(scan, reading.encoding(), options);
    replace_runs(&line, reading.keep_undamaged(&line), options, length)
}

/// The results of the runs and, between them, the sequences that lost a byte. The line has `length` bytes.
fn replace_runs(line: &EncodedLine, reading: Reading, options: &RepairOptions, length: usize) -> Vec<Proposal> {
    let filled = if options.replace_lossy_sequences { lost_bytes::fill(line, &reading) } else { Vec::new() };
    let mut filled = filled.iter().peekable();
    let place = |start: usize, end: usize| {
        let offset = |at: usize| line.chars.get(at).map_or(length, |&(offset, _)| offset);
        Span::new(offset(start), offset(end))
    };
    let fill = |one: &lost_bytes::Filled| {
        let bits = one.margin as f32 / BIT as f32;
        let evidence = vec![Evidence { signal: "ahead-of-others", value: bits, weight: bits }];
        let (span, confidence) = (place(one.start, one.end), confidence::of_filling(one.c, bits));
        Proposal { span, with: one.c.into(), reason: RepairReason::LossySequence, confidence, evidence }
    };
    let mut proposals = Vec::new();
    for run in reading.into_accepted() {
        while let Some(one) = filled.next_if(|one| one.start < run.start) {
            proposals.push(fill(one));
        }
        let (confidence, evidence) = (confidence::of_run(&run), confidence::evidence(&run));
        let span = place(run.start, run.end);
        proposals.push(Proposal { span, with: run.text, reason: run.reason, confidence, evidence });
    }
    proposals.extend(filled.map(fill));
    proposals
}

/// The gain in bits reported for text that is recognised by its form. The evidence is strong, but nothing is measured.
const GAIN_BY_FORM: f32 = 40.0;

/// The share of the non-ASCII characters that UTF-8 must explain; below it, legacy encodings are tried (chosen by hand:
/// legacy text has chance sequences for at most a fifth of its characters, and misread UTF-8 explains nearly all).
const MOSTLY_UTF8: f32 = 0.5;

/// The reading of the line as UTF-8 with the largest gain (in a tie, that of the most common encoding), and whether
/// UTF-8 explains most characters in some encoding, whether they are repaired or kept as undamaged.
fn best_reading(scan: &LineScan, open: &[OpenEncoding], options: &RepairOptions) -> (Option<Reading>, bool) {
    let explains = |covered: usize| covered as f32 >= scan.non_ascii.len() as f32 * MOSTLY_UTF8;
    let mut is_utf8 = false;
    let mut best: Option<(i32, Reading)> = None;
    for open in open {
        let known = best.as_ref().map_or(0, |(score, _)| *score);
        if open.is_beaten_by(known) {
            break;
        }
        let is_commoner = best.as_ref().is_some_and(|(_, best)| open.encoding < best.encoding());
        let may_win = open.max_score > known || open.max_score == known && is_commoner;
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

fn replace_all(edits: Vec<(Span, String)>, bits: f32) -> Vec<Proposal> {
    let proposal = |(span, with): (Span, String)| {
        let evidence = vec![Evidence { signal: "plausibility-gain", value: bits, weight: bits }];
        Proposal {
            span,
            confidence: confidence::of_legacy(&with, bits),
            with,
            reason: RepairReason::Mojibake,
            evidence,
        }
    };
    edits.into_iter().map(proposal).collect()
}

/// The reason for repairing a run, depending on whether the rest of the line is sound.
fn reason(alone: bool) -> RepairReason {
    if alone { RepairReason::InconsistentUtf8 } else { RepairReason::Mojibake }
}
