//! Blocks to labels: content, or which kind of chrome.

mod comments;
mod copies;
mod cut;
mod decide;
mod declared;
mod features;
mod guard;
mod hashing;
mod link_rows;
mod model;
#[cfg_attr(not(feature = "html"), allow(dead_code, reason = "the trees for HTML"))]
mod model_table;
mod names;
mod notes;
mod options;
mod phrases;
mod reasons;
mod relations;
mod row_relations;
mod rows;
mod rules;
mod scan;
mod stream;
#[cfg(test)]
mod testing;

pub use options::{CleanOptions, Focus};

use crate::change::{Confidence, Evidence};
use crate::error::Error;
use crate::page::{Block, BlockKind, ContainerId, ContainerKind, Page, SourceKind};
use crate::reason::RemovalReason;
use crate::template::SiteTemplate;
use cut::Cut;
use decide::decide;
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
    if let Some(template) = &options.template {
        label_template(page, template, &mut labels);
    }
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

/// How sure it is that a line that half of the pages of a site share is no content of theirs (a judgement).
const SHARED: f32 = 0.9;

fn label_template(page: &Page, template: &SiteTemplate, labels: &mut [Label]) {
    let kept: Vec<bool> = labels.iter().map(|label| label.removal.is_none()).collect();
    for (label, marked) in labels.iter_mut().zip(template.marks(page, &kept)) {
        if marked {
            *label = Label::chrome(RemovalReason::Template, Confidence::new(SHARED), Vec::new());
        }
    }
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
    let mut scores = scores(&features);
    scores.iter_mut().for_each(|score| *score += bias);
    let quotes = quotes(page);
    let quote_of = |block: &Block| block.container.and_then(|id| quotes[id.0 as usize]);
    let whole: Vec<Option<ContainerId>> =
        page.blocks().iter().map(|block| structure_of(page, block).or_else(|| quote_of(block))).collect();
    protect(page, &features, &whole, &mut scores);
    guard::guard(page, &features, &whole, &mut scores);
    let known = remove_known(page, &features, &whole, options, &mut scores);
    let mut inherited = None;
    let mut labels = Vec::with_capacity(scores.len());
    for (n, score) in scores.into_iter().enumerate() {
        let removal = (score > 0.0).then(|| known[n].unwrap_or_else(|| reason(&features, n, inherited)));
        inherited = removal.or(inherited);
        labels.push(match removal.filter(|&reason| wanted(reason, options)) {
            Some(reason) => {
                let signal = if known[n].is_some() { "rule" } else { "model" };
                let evidence = evidence(&features, n, verdict(signal, score));
                Label::chrome(reason, Confidence::new(model::confidence(score)), evidence)
            }
            None => Label::content(Confidence::new(model::confidence(-score)), vec![verdict("model", score)]),
        });
    }
    drop_tables(page, options, &mut labels);
    labels
}

/// What goes for a known reason, whatever the model says; the reason of each such block.
fn remove_known(
    page: &Page,
    features: &PageFeatures<'_>,
    whole: &[Option<ContainerId>],
    options: &CleanOptions,
    scores: &mut [f32],
) -> Vec<Option<RemovalReason>> {
    let mut known = vec![None; scores.len()];
    let mut remove = |blocks: Vec<usize>, reason, scores: &mut [f32]| {
        for n in blocks {
            (known[n], scores[n]) = (Some(reason), KNOWN);
        }
    };
    if !options.comments {
        remove(comments::below_article(page, features, scores), RemovalReason::Comments, scores);
    }
    remove(copies::second_copies(page, features, whole, scores), RemovalReason::Duplicate, scores);
    known
}

/// The score of such removals. By the figures of both rules three in four of the pages that change gain, so that a higher
/// one would promise too much.
const KNOWN: f32 = 1.5;

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

/// The score of each block: above 0 for chrome.
fn scores(features: &PageFeatures<'_>) -> Vec<f32> {
    // The model has learnt from whole pages; what is said of a few lines are the named weights.
    let trust = (features.total / WHOLE_PAGE).min(1.0);
    let forest = model::forest(features.page.kind());
    let count = features.units.len();
    let mut rows = model::Rows::new();
    let mut scores = Vec::with_capacity(count);
    for start in (0..count).step_by(model::LANES) {
        let some = start..count.min(start + model::LANES);
        some.clone().enumerate().for_each(|(lane, n)| rows::fill(features, n, &mut rows.lane(lane)));
        let judged = forest.scores(&rows);
        scores.extend(some.zip(judged).map(|(n, judged)| match () {
            () if features.fused[n] => FUSED_PATH,
            () if features.under_path == Some(n) => -FUSED_PATH,
            () if trust < 1.0 => trust * -judged + (1.0 - trust) * decide(features, n).score,
            () => -judged,
        }));
    }
    let leniency = trust * cut::leniency(&scores, &features.units, cut_of(features.page));
    scores.iter_mut().for_each(|score| *score -= leniency);
    link_rows::withhold(features, leniency, &mut scores);
    scores
}

fn cut_of(page: &Page) -> Cut {
    match page.kind() {
        SourceKind::Text => Cut::DUMP,
        SourceKind::Html if page.declared().is_of_one_thing() => Cut::ONE_THING,
        SourceKind::Html => Cut::MANY_THINGS,
    }
}

/// Reading units of the shortest pages that the model was trained on, about.
const WHOLE_PAGE: f32 = 80.0;
/// The score of a breadcrumb line that was run together: the title that follows proves it.
const FUSED_PATH: f32 = 2.0;

/// What decided: the model, with the guards around it, or a rule.
fn verdict(signal: &'static str, score: f32) -> Evidence {
    Evidence { signal, value: score, weight: score }
}

/// What decided, and the measurements of a removed block that speak most for or against it by themselves.
fn evidence(features: &PageFeatures<'_>, n: usize, verdict: Evidence) -> Vec<Evidence> {
    let mut evidence = decide(features, n).evidence;
    evidence.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    evidence.insert(0, verdict);
    evidence.truncate(MAX_EVIDENCE);
    evidence
}

/// Parts of one structure go or stay together: a row of a table is not removed from a table that stays.
fn protect(page: &Page, features: &PageFeatures<'_>, whole: &[Option<ContainerId>], scores: &mut [f32]) {
    let mut sums: Vec<(f32, f32)> = vec![(0.0, 0.0); page.containers().len()];
    for (n, id) in whole.iter().enumerate() {
        if let Some(id) = id {
            let weight = features.units[n].max(1.0);
            let sum = &mut sums[id.0 as usize];
            *sum = (sum.0 + scores[n].clamp(-4.0, 4.0) * weight, sum.1 + weight);
        }
    }
    for (n, id) in whole.iter().enumerate() {
        if let Some((sum, weight)) = id.map(|id| sums[id.0 as usize])
            && page.blocks()[n].hidden != Some(true)
        {
            scores[n] = sum / weight;
        }
    }
}

/// What the model sees of a page, for training.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct FeatureRows {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// A row a block.
    pub rows: Vec<Vec<f32>>,
    /// It calls itself an article or a product.
    pub declares_one_thing: bool,
}

/// Measures all blocks of a page.
#[doc(hidden)]
#[must_use]
pub fn feature_rows(page: &Page) -> FeatureRows {
    let features = PageFeatures::of(page);
    let mut out = FeatureRows { declares_one_thing: page.declared().is_of_one_thing(), ..FeatureRows::default() };
    for n in 0..page.blocks().len() {
        if n == 0 {
            rows::fill(&features, n, &mut out.columns);
        }
        let mut row = Vec::with_capacity(out.columns.len());
        rows::fill(&features, n, &mut row);
        out.rows.push(row);
    }
    out
}

/// The table, list or code around a block that is part of one; the caption of a table is part of it.
fn structure_of(page: &Page, block: &Block) -> Option<ContainerId> {
    let kind = match block.kind {
        BlockKind::TableCell | BlockKind::Caption => ContainerKind::Table,
        BlockKind::ListItem => ContainerKind::List,
        BlockKind::Definition => ContainerKind::Definitions,
        BlockKind::Code => ContainerKind::Code,
        _ => return None,
    };
    let containers = page.containers();
    std::iter::successors(block.container, |id| containers[id.0 as usize].parent)
        .find(|id| containers[id.0 as usize].kind == kind)
}

/// Containers: the outermost quotation around each, itself included.
fn quotes(page: &Page) -> Vec<Option<ContainerId>> {
    let mut quotes: Vec<Option<ContainerId>> = Vec::with_capacity(page.containers().len());
    for (at, container) in page.containers().iter().enumerate() {
        let around = container.parent.and_then(|id| quotes[id.0 as usize]);
        let own = (container.kind == ContainerKind::Quote).then_some(ContainerId(at as u32));
        quotes.push(around.or(own));
    }
    quotes
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{BlockSpec, PageBuilder};
    use crate::span::Span;

    /// The model knows columns by their place: it must have been trained on exactly these.
    #[test]
    fn the_model_fits_the_columns() {
        let mut builder = PageBuilder::of_text("a");
        builder.block(BlockSpec::new(BlockKind::Paragraph, Span::new(0, 1), Span::new(0, 1)));
        let page = builder.finish();
        let features = PageFeatures::of(&page);
        let mut names: Vec<&'static str> = Vec::new();
        rows::fill(&features, 0, &mut names);
        assert!(names.len() <= rows::MAX_COLUMNS);
        let fnv = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        assert_eq!(names.join(" ").bytes().fold(0x811C_9DC5, fnv), model_table::COLUMNS, "train a new model");
    }
}
