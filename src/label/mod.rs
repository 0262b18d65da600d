//! Labels blocks as content or as a kind of boilerplate.
//!
//! `measure` measures a page, `columns` arranges the measurements as the columns that the model reads, `score` runs the
//! model, `main_part` compares the parts of the page with each other, `passes` makes the decisions that the model does not
//! make alone, and `requests` applies the caller's options.

mod columns;
mod main_part;
mod measure;
mod options;
mod passes;
mod reasons;
mod requests;
mod result;
mod score;
#[cfg(test)]
mod testing;
mod training;
mod user_rules;

pub use options::{CleanOptions, Focus};
pub use result::Label;
#[doc(hidden)]
pub use training::{FeatureRows, PartRows, feature_rows};

use crate::change::{Confidence, Evidence};
use crate::error::Error;
use crate::page::{Block, Page};
use crate::reason::RemovalReason;
use measure::Measured;
use passes::Decisions;
use reasons::Reasons;
use requests::Requests;
use score::Scores;

/// Labels each block of `page`, in the order of [`Page::blocks`].
///
/// # Errors
/// If a rule in `options.keep` or `options.remove` is invalid.
pub fn label(page: &Page, options: &CleanOptions) -> Result<Vec<Label>, Error> {
    let requests = Requests::parse(options)?;
    if page.limit_exceeded() {
        return Ok(page.blocks().iter().map(|_| Label::content(Confidence::NONE, Vec::new())).collect());
    }
    let mut labels = match options.focus {
        Focus::All => page.blocks().iter().map(by_visibility).collect(),
        _ => automatic(page, options),
    };
    requests.apply(page, &mut labels);
    Ok(labels)
}

/// The label when everything visible is content.
fn by_visibility(block: &Block) -> Label {
    match block.hidden {
        Some(true) => Label::chrome(RemovalReason::Hidden, Confidence::CERTAIN, Vec::new()),
        _ => Label::content(Confidence::CERTAIN, Vec::new()),
    }
}

/// The labels that follow from the page itself.
fn automatic(page: &Page, options: &CleanOptions) -> Vec<Label> {
    let measured = Measured::of(page);
    if let Some(score) = score_of_other_text(&measured, options.focus) {
        return page.blocks().iter().map(|_| kept_whole(score)).collect();
    }
    let mut scores = Scores::of(&measured, options.focus);
    let classes = std::mem::take(&mut scores.of_classes);
    let decisions = passes::decide(&measured, scores, options);
    let mut inherited = None;
    let mut labels = Vec::with_capacity(page.blocks().len());
    for n in 0..page.blocks().len() {
        let found = || match decisions.reasons[n] {
            Some(reason) => Reasons::of_one(reason),
            None => Reasons::of(&measured, n, classes.get(n), inherited),
        };
        let reasons = (decisions.scores[n] > 0.0).then(found);
        inherited = reasons.as_ref().map(|found| found.evident).or(inherited);
        labels.push(label_of(&measured, &decisions, n, reasons.filter(|&found| is_unwanted(found, options))));
    }
    labels
}

/// The score of a plain text that is not a saved page: source code, data, a manual, a letter. Nothing in it is boilerplate. With the
/// focus on precision, every text counts as a page.
fn score_of_other_text(measured: &Measured<'_>, focus: Focus) -> Option<f32> {
    let plain = measured.plain_text.as_ref().filter(|_| focus != Focus::Precision)?;
    Some(score::saved_page(measured, plain)).filter(|&score| score <= OTHER_TEXT)
}

fn kept_whole(score: f32) -> Label {
    let evidence = Evidence { signal: WHOLE_TEXT, value: score, weight: score };
    Label::content(Confidence::new(score::confidence(-score)), vec![evidence])
}

/// Plain text with at most this score is not a saved page. Chosen by hand, just above the even 0, because an ordinary text that is cut
/// is worse than a page that keeps its menus; models/label/REPORT.md has the shares that other limits give.
const OTHER_TEXT: f32 = 0.3;
/// The signal of a plain text that is not a saved page.
const WHOLE_TEXT: &str = "whole-text";

fn label_of(measured: &Measured<'_>, decisions: &Decisions, n: usize, reasons: Option<Reasons>) -> Label {
    let score = decisions.scores[n];
    let decided = Evidence { signal: decisions.by[n], value: score, weight: score };
    match reasons {
        Some(Reasons { removal, evident }) => {
            let confidence = Confidence::new(score::confidence(score));
            Label { evident: Some(evident), ..Label::chrome(removal, confidence, evidence(measured, n, decided)) }
        }
        None => Label::content(Confidence::new(score::confidence(-score)), vec![decided]),
    }
}

/// False for comments that the caller wants to keep.
fn is_unwanted(reasons: Reasons, options: &CleanOptions) -> bool {
    !(options.comments && [reasons.removal, reasons.evident].contains(&RemovalReason::Comments))
}

/// How many measurements come with a label.
const MAX_EVIDENCE: usize = 6;

/// The pass that decided, and the measurements of a removed block with the largest effect.
fn evidence(measured: &Measured<'_>, n: usize, decided: Evidence) -> Vec<Evidence> {
    let mut evidence = score::hand_score(measured, n).evidence;
    crate::order::sort_by(&mut evidence, |a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    evidence.insert(0, decided);
    evidence.truncate(MAX_EVIDENCE);
    evidence
}
