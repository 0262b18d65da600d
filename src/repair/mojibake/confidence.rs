//! The confidence of repairs, derived from their gain.
//!
//! The constants were chosen on half of the development texts, so that at least 99 in 100 repairs with a confidence of
//! .9 or more are right. benches/negative/REPORT.md has the table for the other half.

use super::run::Run;
use crate::change::{Confidence, Evidence};
use crate::plausible::BIT;
use crate::reason::RepairReason;

/// The gain in bits at which a repair is right half of the time.
const EVEN_ODDS: f32 = 1.3;

/// The same in a line with undamaged letters of the encoding, and for readings that are not supported by UTF-8.
const EVEN_ODDS_MIXED: f32 = 3.0;
const EVEN_ODDS_LEGACY: f32 = 12.0;

/// The highest confidence of a repair that does not restore a lost byte, and of one that guesses it.
const MAX_LOST: f32 = 0.7;
const MAX_GUESSED: f32 = 0.85;

/// The same where a space is read as a byte of a letter other than `à`, and for a single letter that hardly any
/// language has.
const MAX_SPACE: f32 = 0.85;
const MAX_STRANGE: f32 = 0.8;

/// The same for a legacy reading.
const MAX_LEGACY: f32 = 0.95;

/// The bits that each nearby line adds that was certainly misread in the same encoding, and how many such lines count.
/// Chosen by hand: with the fewest such lines, a word that gains nothing gets the confidence of one that is accepted on
/// its own.
const BITS_PER_LINE: f32 = 5.0;
const MAX_LINES: u32 = 4;

fn from_bits(bits: f32, even_odds: f32, max: f32) -> Confidence {
    Confidence::new((bits / (bits + even_odds)).min(max))
}

/// The confidence of a run of UTF-8.
pub(super) fn of_run(run: &Run) -> Confidence {
    let even_odds = if run.reason == RepairReason::InconsistentUtf8 { EVEN_ODDS_MIXED } else { EVEN_ODDS };
    let max = match run.reason {
        _ if run.text.contains(char::REPLACEMENT_CHARACTER) => MAX_LOST,
        RepairReason::LossySequence => MAX_GUESSED,
        RepairReason::ByteA0 if run.text.chars().any(|c| c >= '\u{100}') => MAX_SPACE,
        _ if run.sequences == 1 && run.text.chars().any(super::undamaged::is_odd_alone) => MAX_STRANGE,
        _ => 1.0,
    };
    from_bits((run.gain as f32 / BIT as f32 + from_lines(run)).max(0.0), even_odds, max)
}

/// The bits that lines around the run add to its gain.
fn from_lines(run: &Run) -> f32 {
    run.lines.min(MAX_LINES) as f32 * BITS_PER_LINE
}

/// The confidence of a guessed byte that is `bits` ahead of all others.
pub(super) fn of_filling(c: char, bits: f32) -> Confidence {
    let max = if c == char::REPLACEMENT_CHARACTER { MAX_LOST } else { MAX_GUESSED };
    from_bits(bits, EVEN_ODDS_MIXED, max)
}

/// The confidence of a line in another legacy encoding.
pub(super) fn of_legacy(text: &str, bits: f32) -> Confidence {
    let max = if text.contains(char::REPLACEMENT_CHARACTER) { MAX_LOST } else { MAX_LEGACY };
    from_bits(bits, EVEN_ODDS_LEGACY, max)
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
