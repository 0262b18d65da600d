//! Defines a pass, and runs the passes one after the other.

use crate::label::measure::Measured;
use crate::label::options::CleanOptions;
use crate::label::score::Scores;
use crate::reason::RemovalReason;

/// One rule over all blocks of a page.
pub(super) struct Pass {
    /// Its name in the evidence for what it decides.
    pub name: &'static str,
    /// Its rule, which returns overrides about the page.
    pub rule: fn(&PassContext<'_>) -> Vec<Override>,
}

/// A page as a pass sees it.
pub(super) struct PassContext<'a> {
    pub measured: &'a Measured<'a>,
    pub options: &'a CleanOptions,
    /// How much all scores were lowered because the threshold of the page differs from one half.
    pub threshold_offset: f32,
    /// How much was added to all scores for the caller's focus.
    pub bias: f32,
    /// The score of each block after the model and the earlier passes; above 0 it is boilerplate.
    pub scores: &'a [f32],
    /// The pass that decided about each block.
    pub by: &'a [&'static str],
}

/// The decision of a pass about one block, which replaces any earlier decision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Override {
    pub block: usize,
    pub decision: Decision,
}

/// Content or boilerplate, and how certain that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Decision {
    /// Above 0 for boilerplate. It is as certain as the same score of the model.
    pub score: f32,
    /// Why the block is boilerplate, if the pass knows; otherwise the reason is derived from the block.
    pub reason: Option<RemovalReason>,
}

/// Passes that keep a block wherever it is on the page.
const ALWAYS_KEPT: [&str; 7] =
    ["only-block", "title", "footnote", "api-reference", "contents-page", "list-page", "readme"];

/// The score of a block that must be kept.
const KEEP_SCORE: f32 = -1.0;

/// A block with a larger share of linked text is a link (chosen by hand: more of it is linked than not).
const LINK: f32 = 0.5;

impl Override {
    pub(super) fn score(block: usize, score: f32) -> Self {
        Self { block, decision: Decision { score, reason: None } }
    }

    pub(super) fn keep(block: usize) -> Self {
        Self::score(block, KEEP_SCORE)
    }

    /// Removes `block` for `reason`.
    pub(super) fn remove(block: usize, reason: RemovalReason, score: f32) -> Self {
        Self { block, decision: Decision { score, reason: Some(reason) } }
    }
}

impl PassContext<'_> {
    /// True when `block` is content so far. A block with score 0 is kept, but other decisions do not rely on it.
    pub(super) fn is_content(&self, block: usize) -> bool {
        self.scores[block] < 0.0
    }

    /// The blocks that would be kept.
    pub(super) fn kept(&self) -> impl Iterator<Item = usize> {
        (0..self.scores.len()).filter(|&n| self.scores[n] <= 0.0)
    }

    /// The reading units of the kept blocks before each block, and of all kept blocks.
    pub(super) fn kept_before(&self) -> Vec<f32> {
        let mut before = vec![0.0; self.scores.len() + 1];
        for n in 0..self.scores.len() {
            let kept = if self.scores[n] <= 0.0 { self.measured.blocks.units[n] } else { 0.0 };
            before[n + 1] = before[n] + kept;
        }
        before
    }

    /// For each block, whether it is kept for another reason than a rule that keeps it anywhere on the page.
    pub(super) fn replaceable(&self) -> Vec<bool> {
        let stays = |n: usize| ALWAYS_KEPT.contains(&self.by[n]);
        (0..self.scores.len()).map(|n| self.scores[n] <= 0.0 && !stays(n)).collect()
    }

    /// The scores as they would be at a threshold of one half and without a focus.
    pub(super) fn unbiased_scores(&self) -> Vec<f32> {
        self.scores.iter().map(|score| score + self.threshold_offset - self.bias).collect()
    }

    /// The text of `block`.
    pub(super) fn text(&self, block: usize) -> &str {
        let page = self.measured.page;
        page.block_text(&page.blocks()[block])
    }

    /// True for a block that consists mostly of links.
    pub(super) fn is_link(&self, block: usize) -> bool {
        self.measured.blocks.links[block] > LINK
    }

    /// Keeps `block`, unless it is already kept.
    pub(super) fn keep(&self, block: usize) -> Option<Override> {
        (self.scores[block] > KEEP_SCORE).then(|| Override::keep(block))
    }

    /// Raises the scores of `blocks` to at least `score`, which makes them boilerplate.
    pub(super) fn at_least(&self, blocks: impl Iterator<Item = usize>, score: f32) -> Vec<Override> {
        blocks.filter(|&n| self.scores[n] < score).map(|n| Override::score(n, score)).collect()
    }
}

/// The decisions about the blocks of a page, and the passes that made them.
pub(in crate::label) struct Decisions {
    /// Above 0 for boilerplate.
    pub scores: Vec<f32>,
    /// Why a block is boilerplate, if a pass knows.
    pub reasons: Vec<Option<RemovalReason>>,
    /// The name of the pass that decided last; `model` if none did.
    pub by: Vec<&'static str>,
}

impl Decisions {
    /// Runs `passes` on the scores of the model.
    pub(super) fn of(passes: &[Pass], measured: &Measured<'_>, scores: Scores, options: &CleanOptions) -> Self {
        let Scores { of_blocks, threshold_offset, bias, .. } = scores;
        let count = of_blocks.len();
        let mut decisions = Self { scores: of_blocks, reasons: vec![None; count], by: vec![MODEL; count] };
        for pass in passes {
            let Self { scores, by, .. } = &decisions;
            let overrides = (pass.rule)(&PassContext { measured, options, threshold_offset, bias, scores, by });
            for Override { block, decision } in overrides {
                decisions.scores[block] = decision.score;
                decisions.reasons[block] = decision.reason;
                decisions.by[block] = pass.name;
            }
        }
        decisions
    }
}

/// The signal of blocks that no pass decided about.
pub(super) const MODEL: &str = "model";
