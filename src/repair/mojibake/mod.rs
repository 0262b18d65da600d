//! UTF-8 that was read in a single-byte encoding.
//!
//! A line is read backwards in every encoding that could have made it: characters to bytes, and where those bytes
//! are valid UTF-8, to the character they spell. Neighbouring sequences form a run. A run is accepted when its text
//! gets enough more plausible by it; what is enough depends on what else stands in the line.

mod reading;
mod suspect;
mod utf8;

use super::RepairOptions;
use super::pass::{Draft, Pass};
use crate::change::{Confidence, Evidence};
use crate::codepage::COUNT;
use crate::plausible::BIT;
use crate::reason::RepairReason;
use crate::span::Span;
use reading::{Reading, Run};

pub(super) use suspect::suspects;

/// Undoes one wrong decoding a round.
pub(super) const MOJIBAKE: Pass = Pass { wanted: |options| options.fix_encoding, line };

fn line(draft: &mut Draft, line: Span, options: &RepairOptions) {
    let text = line.of(draft.text);
    let encodings = suspects(text);
    if encodings == 0 {
        return;
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let readings = (0..COUNT).filter(|at| encodings >> at & 1 == 1).map(|at| Reading::new(&chars, at, options));
    let mut best: Option<(i32, Reading)> = None;
    for reading in readings {
        let gain = reading.accepted().map(|run| run.gain).sum();
        if gain > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((gain, reading));
        }
    }
    if let Some((_, reading)) = best {
        for run in reading.accepted() {
            let offset = |at: usize| line.start + chars.get(at).map_or(text.len(), |&(offset, _)| offset);
            let span = Span::new(offset(run.start), offset(run.end));
            draft.replace_because(span, run.text.clone(), run.reason, confidence(run), evidence(run));
        }
    }
}

/// Bits of gain at which a repair is as good as not; with the least gain that is accepted, see [`reading`], this
/// makes the least confidence .77 (a judgement).
const HALF_SURE: f32 = 3.0;

fn confidence(run: &Run) -> Confidence {
    let bits = run.gain as f32 / BIT as f32;
    Confidence::new(bits / (bits + HALF_SURE))
}

fn evidence(run: &Run) -> Vec<Evidence> {
    let bits = run.gain as f32 / BIT as f32;
    vec![
        Evidence { signal: "plausibility-gain", value: bits, weight: bits },
        Evidence { signal: "utf8-sequences", value: run.sequences as f32, weight: 0.0 },
    ]
}

/// The reason of a run in a line that is otherwise sound, or not.
fn reason(alone: bool) -> RepairReason {
    if alone { RepairReason::InconsistentUtf8 } else { RepairReason::Mojibake }
}
