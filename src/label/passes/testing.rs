//! All passes over made-up scores.

use super::{Decisions, decide};
use crate::label::measure::Measured;
use crate::label::options::CleanOptions;
use crate::label::score::Scores;

/// What the passes make of `scores`.
pub(super) fn decided(measured: &Measured<'_>, scores: Vec<f32>) -> Decisions {
    decided_with(measured, scores, 0.0)
}

/// The same where the scores were lowered by `leniency`.
pub(super) fn decided_with(measured: &Measured<'_>, scores: Vec<f32>, leniency: f32) -> Decisions {
    decide(measured, Scores { of_blocks: scores, leniency, bias: 0.0 }, &CleanOptions::default())
}
