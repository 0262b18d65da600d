//! Blocks to labels: content, or which kind of chrome.

mod decide;
mod features;
mod names;
mod options;
mod phrases;
mod reasons;
mod rules;
mod scan;

pub use options::{CleanOptions, Focus};

use crate::change::{Confidence, Evidence};
use crate::error::Error;
use crate::page::{BlockKind, ContainerId, ContainerKind, Page};
use crate::reason::RemovalReason;
use decide::{Decision, decide};
use features::PageFeatures;
use reasons::reason;
use rules::Rules;

/// What a block is taken for.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Label {
    /// Why it is chrome; `None` for content.
    pub removal: Option<RemovalReason>,
    /// How sure the label is, whichever it is.
    pub confidence: Confidence,
    /// The measurements behind it, largest effect first.
    pub evidence: Vec<Evidence>,
}

impl Label {
    /// A block to keep.
    #[must_use]
    pub fn content(confidence: Confidence, evidence: Vec<Evidence>) -> Self {
        Self { removal: None, confidence, evidence }
    }

    /// A block to remove.
    #[must_use]
    pub fn chrome(reason: RemovalReason, confidence: Confidence, evidence: Vec<Evidence>) -> Self {
        Self { removal: Some(reason), confidence, evidence }
    }
}

/// Labels each block of `page`, in the order of [`Page::blocks`].
///
/// # Errors
/// When a rule of `options.keep` or `options.remove` cannot be read.
pub fn label(page: &Page, options: &CleanOptions) -> Result<Vec<Label>, Error> {
    let keep = Rules::parse(&options.keep)?;
    let remove = Rules::parse(&options.remove)?;
    if page.limit_exceeded() {
        return Ok(page.blocks().iter().map(|_| Label::content(Confidence::NONE, Vec::new())).collect());
    }
    let mut labels = automatic(page, options);
    if !keep.is_empty() || !remove.is_empty() {
        for (block, label) in page.blocks().iter().zip(&mut labels) {
            if keep.fit(page, block) {
                *label = Label::content(Confidence::CERTAIN, Vec::new());
            } else if remove.fit(page, block) {
                *label = Label::chrome(RemovalReason::UserRule, Confidence::CERTAIN, Vec::new());
            }
        }
    }
    Ok(labels)
}

/// Labels without the user's rules.
fn automatic(page: &Page, options: &CleanOptions) -> Vec<Label> {
    let features = PageFeatures::of(page);
    let bias = match options.focus {
        Focus::Precision => FOCUS_BIAS,
        Focus::Balanced => 0.0,
        Focus::Recall => -FOCUS_BIAS,
        Focus::All => {
            return page.blocks().iter().map(|block| all_that_is_seen(block.hidden)).collect();
        }
    };
    let mut decisions: Vec<Decision> = (0..page.blocks().len()).map(|n| decide(&features, n)).collect();
    for decision in &mut decisions {
        decision.score += bias;
    }
    protect(page, &features, &mut decisions);
    let mut inherited = None;
    let mut labels = Vec::with_capacity(decisions.len());
    for (n, decision) in decisions.into_iter().enumerate() {
        let removal = (decision.score > 0.0).then(|| reason(&features, n, inherited));
        inherited = removal.or(inherited);
        let confidence = Confidence::new(sureness(decision.score));
        labels.push(Label {
            removal: removal.filter(|&r| wanted(r, options)),
            confidence,
            evidence: strongest(decision.evidence),
        });
    }
    drop_tables(page, options, &mut labels);
    labels
}

/// Added to the score with focus on precision, taken away with focus on recall.
const FOCUS_BIAS: f32 = 1.0;
/// Measurements given with a label.
const MAX_EVIDENCE: usize = 6;

fn all_that_is_seen(hidden: Option<bool>) -> Label {
    match hidden {
        Some(true) => Label::chrome(RemovalReason::Hidden, Confidence::CERTAIN, Vec::new()),
        _ => Label::content(Confidence::CERTAIN, Vec::new()),
    }
}

fn wanted(reason: RemovalReason, options: &CleanOptions) -> bool {
    !(options.comments && reason == RemovalReason::Comments)
}

/// How sure a score is: half at 0, nearing 1 on both sides.
fn sureness(score: f32) -> f32 {
    let size = score.abs();
    0.5 + 0.5 * size / (1.0 + size)
}

fn strongest(mut evidence: Vec<Evidence>) -> Vec<Evidence> {
    evidence.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    evidence.truncate(MAX_EVIDENCE);
    evidence
}

/// Parts of one structure go or stay together: a row of a table is not removed from a table that stays.
fn protect(page: &Page, features: &PageFeatures<'_>, decisions: &mut [Decision]) {
    let mut sums: Vec<(f32, f32)> = vec![(0.0, 0.0); page.containers().len()];
    let whole: Vec<Option<ContainerId>> = page.blocks().iter().map(|block| structure_of(page, block)).collect();
    for (n, id) in whole.iter().enumerate() {
        if let Some(id) = id {
            let weight = features.units[n].max(1.0);
            let sum = &mut sums[id.0 as usize];
            *sum = (sum.0 + decisions[n].score.clamp(-4.0, 4.0) * weight, sum.1 + weight);
        }
    }
    for (n, id) in whole.iter().enumerate() {
        if let Some((sum, weight)) = id.map(|id| sums[id.0 as usize])
            && page.blocks()[n].hidden != Some(true)
        {
            decisions[n].score = sum / weight;
        }
    }
}

/// The table, list or code around a block that is part of one.
fn structure_of(page: &Page, block: &crate::page::Block) -> Option<ContainerId> {
    let kind = match block.kind {
        BlockKind::TableCell => ContainerKind::Table,
        BlockKind::ListItem => ContainerKind::List,
        BlockKind::Definition => ContainerKind::Definitions,
        BlockKind::Code => ContainerKind::Code,
        _ => return None,
    };
    let containers = page.containers();
    std::iter::successors(block.container, |id| containers[id.0 as usize].parent)
        .find(|id| containers[id.0 as usize].kind == kind)
}

/// Tables go when the caller does not want them.
fn drop_tables(page: &Page, options: &CleanOptions, labels: &mut [Label]) {
    if options.tables {
        return;
    }
    for (block, label) in page.blocks().iter().zip(labels) {
        if block.kind == BlockKind::TableCell {
            *label = Label::chrome(RemovalReason::UserRule, Confidence::CERTAIN, Vec::new());
        }
    }
}
