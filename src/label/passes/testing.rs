//! Runs all passes on invented scores.

use super::{Decisions, decide};
use crate::label::measure::Measured;
use crate::label::options::CleanOptions;
use crate::label::score::Scores;

/// The decisions of the passes for `scores`.
pub(super) fn decided(measured: &Measured<'_>, scores: Vec<f32>) -> Decisions {
    decided_with(measured, scores, 0.0)
}

/// The same when the scores were lowered by `threshold_offset`.
pub(super) fn decided_with(measured: &Measured<'_>, scores: Vec<f32>, threshold_offset: f32) -> Decisions {
    decide(
        measured,
        Scores { of_blocks: scores, threshold_offset, bias: 0.0, of_classes: Vec::new() },
        &CleanOptions::default(),
    )
}
