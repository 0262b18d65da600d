//! How sure repairs are, from what they gain.
//!
//! The constants were chosen on half of the development texts, so that of the repairs at .9 or more at least 99 in 100
//! are right; benches/negative/REPORT.md has the table of the other half.

use super::run::Run;
use crate::change::{Confidence, Evidence};
use crate::plausible::BIT;
use crate::reason::RepairReason;

/// Bits of gain at which a repair is as likely right as not.
const HALF_SURE: f32 = 1.3;

/// The same in a line of sound letters of the encoding, and for readings that no UTF-8 speaks for.
const HALF_SURE_AGAINST: f32 = 3.0;
const HALF_SURE_LEGACY: f32 = 12.0;

/// The most that can be said of a repair that leaves a byte lost, and of one that guesses the byte.
const LOST: f32 = 0.7;
const GUESSED: f32 = 0.85;

/// The same of a space taken for a byte of another letter than `à`, and of one letter that hardly any language has.
const SPACE: f32 = 0.85;
const STRANGE: f32 = 0.8;

/// The same of a legacy reading.
const LEGACY: f32 = 0.95;

fn at_most(bits: f32, half: f32, most: f32) -> Confidence {
    Confidence::new((bits / (bits + half)).min(most))
}

/// Of a run of UTF-8.
pub(super) fn of_run(run: &Run) -> Confidence {
    let half = if run.reason == RepairReason::InconsistentUtf8 { HALF_SURE_AGAINST } else { HALF_SURE };
    let most = match run.reason {
        _ if run.text.contains(char::REPLACEMENT_CHARACTER) => LOST,
        RepairReason::LossySequence => GUESSED,
        RepairReason::ByteA0 if run.text.chars().any(|c| c >= '\u{100}') => SPACE,
        _ if run.sequences == 1 && run.text.chars().any(super::sound::is_odd_alone) => STRANGE,
        _ => 1.0,
    };
    at_most(run.gain as f32 / BIT as f32, half, most)
}

/// Of a byte filled in that is ahead of all others by so many bits.
pub(super) fn of_filling(c: char, bits: f32) -> Confidence {
    let most = if c == char::REPLACEMENT_CHARACTER { LOST } else { GUESSED };
    at_most(bits, HALF_SURE_AGAINST, most)
}

/// Of a line in another legacy encoding.
pub(super) fn of_legacy(text: &str, bits: f32) -> Confidence {
    let most = if text.contains(char::REPLACEMENT_CHARACTER) { LOST } else { LEGACY };
    at_most(bits, HALF_SURE_LEGACY, most)
}

/// What speaks for a run.
pub(super) fn evidence(run: &Run) -> Vec<Evidence> {
    let bits = run.gain as f32 / BIT as f32;
    vec![
        Evidence { signal: "plausibility-gain", value: bits, weight: bits },
        Evidence { signal: "utf8-sequences", value: run.sequences as f32, weight: 0.0 },
    ]
}
