//! The confidence of repairs, derived from their gain.
//!
//! The constants were chosen on half of the development texts, so that at least 99 in 100 repairs with a confidence of
//! .9 or more are right. benches/negative/REPORT.md has the table for the other half.

use super::run::Run;
use crate::change::{Confidence, Evidence};
use crate::plausible::BIT;
use crate::reason::RepairReason;

/// The gain in bits at which a repair is as likely right as wrong.
const HALF_SURE: f32 = 1.3;

/// The same in a line with undamaged letters of the encoding, and for readings that are not supported by UTF-8.
const HALF_SURE_AGAINST: f32 = 3.0;
const HALF_SURE_LEGACY: f32 = 12.0;

/// The highest confidence of a repair that leaves a byte lost, and of one that guesses the byte.
const LOST: f32 = 0.7;
const GUESSED: f32 = 0.85;

/// The same for a space taken for a byte of a letter other than `à`, and for a single letter that hardly any language
/// has.
const SPACE: f32 = 0.85;
const STRANGE: f32 = 0.8;

/// The same for a legacy reading.
const LEGACY: f32 = 0.95;

/// What a line that was certainly misread in the same encoding adds for a short line near it, in bits, and how many count. Chosen
/// by hand: with the fewest such lines, a word that gains nothing is as sure as one that is accepted by itself.
const LINE: f32 = 5.0;
const MOST_LINES: u32 = 4;

fn at_most(bits: f32, half: f32, most: f32) -> Confidence {
    Confidence::new((bits / (bits + half)).min(most))
}

/// The confidence of a run of UTF-8.
pub(super) fn of_run(run: &Run) -> Confidence {
    let half = if run.reason == RepairReason::InconsistentUtf8 { HALF_SURE_AGAINST } else { HALF_SURE };
    let most = match run.reason {
        _ if run.text.contains(char::REPLACEMENT_CHARACTER) => LOST,
        RepairReason::LossySequence => GUESSED,
        RepairReason::ByteA0 if run.text.chars().any(|c| c >= '\u{100}') => SPACE,
        _ if run.sequences == 1 && run.text.chars().any(super::undamaged::is_odd_alone) => STRANGE,
        _ => 1.0,
    };
    at_most((run.gain as f32 / BIT as f32 + from_lines(run)).max(0.0), half, most)
}

/// The bits that lines around the run add to its gain.
fn from_lines(run: &Run) -> f32 {
    run.lines.min(MOST_LINES) as f32 * LINE
}

/// The confidence of a guessed byte that is `bits` ahead of all others.
pub(super) fn of_filling(c: char, bits: f32) -> Confidence {
    let most = if c == char::REPLACEMENT_CHARACTER { LOST } else { GUESSED };
    at_most(bits, HALF_SURE_AGAINST, most)
}

/// The confidence of a line in another legacy encoding.
pub(super) fn of_legacy(text: &str, bits: f32) -> Confidence {
    let most = if text.contains(char::REPLACEMENT_CHARACTER) { LOST } else { LEGACY };
    at_most(bits, HALF_SURE_LEGACY, most)
}

/// The evidence for a run.
pub(super) fn evidence(run: &Run) -> Vec<Evidence> {
    let bits = run.gain as f32 / BIT as f32;
    let mut evidence = vec![
        Evidence { signal: "plausibility-gain", value: bits, weight: bits },
        Evidence { signal: "utf8-sequences", value: run.sequences as f32, weight: 0.0 },
    ];
    if run.lines > 0 {
        evidence.push(Evidence { signal: "lines-nearby", value: run.lines as f32, weight: from_lines(run) });
    }
    evidence
}
