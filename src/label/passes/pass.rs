//! What a pass is, and the loop that runs the passes one after the other.

use crate::label::measure::Measured;
use crate::label::options::CleanOptions;
use crate::label::score::Scores;
use crate::reason::RemovalReason;

/// One rule over all blocks of a page.
pub(super) struct Pass {
    /// Its name in the evidence for what it decides.
    pub name: &'static str,
    /// What it has to say of the page.
    pub rule: fn(&Situation<'_>) -> Vec<Ruling>,
}

/// A page as a pass finds it.
pub(super) struct Situation<'a> {
    pub measured: &'a Measured<'a>,
    pub options: &'a CleanOptions,
    /// What all scores were lowered by, since the page has another threshold than one half.
    pub leniency: f32,
    /// What was added to all scores, since the caller has a focus.
    pub bias: f32,
    /// What the model and the passes before have made of each block: above 0 it is chrome.
    pub scores: &'a [f32],
}

/// What a pass makes of one block; it takes the place of whatever was decided before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ruling {
    pub block: usize,
    pub verdict: Verdict,
}

/// Content or chrome, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verdict {
    /// Above 0 for chrome; as sure as a score of the model of that size.
    pub score: f32,
    /// Why it is chrome, where the pass knows; otherwise the reason is read off the block.
    pub reason: Option<RemovalReason>,
}

/// The score of what must stay.
const STAYS: f32 = -1.0;

impl Ruling {
    pub(super) fn score(block: usize, score: f32) -> Self {
        Self { block, verdict: Verdict { score, reason: None } }
    }

    pub(super) fn keep(block: usize) -> Self {
        Self::score(block, STAYS)
    }

    /// Removes `block` for `reason`.
    pub(super) fn remove(block: usize, reason: RemovalReason, score: f32) -> Self {
        Self { block, verdict: Verdict { score, reason: Some(reason) } }
    }
}

impl Situation<'_> {
    /// True when `block` is content so far; what is in between, at 0, is kept but nothing is built on it.
    pub(super) fn is_content(&self, block: usize) -> bool {
        self.scores[block] < 0.0
    }

    /// Blocks that would stay.
    pub(super) fn kept(&self) -> impl Iterator<Item = usize> {
        (0..self.scores.len()).filter(|&n| self.scores[n] <= 0.0)
    }

    /// Keeps `block`, unless that is decided already.
    pub(super) fn keep(&self, block: usize) -> Option<Ruling> {
        (self.scores[block] > STAYS).then(|| Ruling::keep(block))
    }

    /// Calls all `blocks` chrome of that score that are less than that so far.
    pub(super) fn at_least(&self, blocks: impl Iterator<Item = usize>, score: f32) -> Vec<Ruling> {
        blocks.filter(|&n| self.scores[n] < score).map(|n| Ruling::score(n, score)).collect()
    }
}

/// What was decided of the blocks of a page, and by which pass.
pub(in crate::label) struct Decisions {
    /// Above 0 for chrome.
    pub scores: Vec<f32>,
    /// Why a block is chrome, where a pass knows.
    pub reasons: Vec<Option<RemovalReason>>,
    /// The name of the pass that decided last, `model` where none did.
    pub by: Vec<&'static str>,
}

impl Decisions {
    /// Runs `passes` over what the model says.
    pub(super) fn of(passes: &[Pass], measured: &Measured<'_>, scores: Scores, options: &CleanOptions) -> Self {
        let Scores { of_blocks, leniency, bias } = scores;
        let count = of_blocks.len();
        let mut decisions = Self { scores: of_blocks, reasons: vec![None; count], by: vec![MODEL; count] };
        for pass in passes {
            let rulings = (pass.rule)(&Situation { measured, options, leniency, bias, scores: &decisions.scores });
            for Ruling { block, verdict } in rulings {
                decisions.scores[block] = verdict.score;
                decisions.reasons[block] = verdict.reason;
                decisions.by[block] = pass.name;
            }
        }
        decisions
    }
}

/// The signal of what no pass decided.
const MODEL: &str = "model";
