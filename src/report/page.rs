//! The result of a page: its text, what was changed, its blocks.

use serde::Serialize;

use super::change::{ChangeView, EvidenceView, evidence_views};
use super::decimal;
use super::decoded::{DetectionView, detection_view};
use super::offsets::Unit;
use super::span_converter::SpanConverter;
use super::stage::Stage;
use super::summary::{SummaryView, page_summary};
use crate::change::Changes;
use crate::clean::Verdict;
use crate::decode::Decoded;
use crate::label::Label;
use crate::page::{Block, BlockKind, Dir, Links, Metadata};
use crate::pipeline::Report;
use crate::reason::RemovalReason;
use crate::span::Span;

/// A block of text with its kind and its position.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "block"))]
pub struct BlockView {
    /// The index of the block, from 0.
    pub id: u32,
    /// The kind of the block.
    pub kind: BlockKind,
    /// Level of a heading or depth of a list item; otherwise 0.
    pub level: u8,
    /// Its position in the repaired page text.
    pub span: Span,
    /// Its position in the page text.
    pub page: Span,
    /// The same range in the original input.
    pub source: Span,
    /// Its position in the output text; empty for a removed block.
    pub output: Span,
    /// The index of the innermost container that it is in.
    pub container: Option<u32>,
    /// Its links: how many start in it, and how many bytes (of UTF-8) of its text they cover.
    pub links: Option<Links>,
    /// True if the page hides it from readers.
    pub hidden: Option<bool>,
    /// The direction of its text.
    pub dir: Dir,
}

impl BlockView {
    fn new(block: &Block, converter: &SpanConverter<'_>) -> Self {
        let page = converter.repairs.to_input(block.span);
        Self {
            id: block.id.0,
            kind: block.kind,
            level: block.level,
            span: converter.repaired.span(block.span),
            page: converter.page.span(page),
            source: converter.source(page),
            output: converter.text.span(converter.cleaned.changes().to_output(block.span)),
            container: block.container.map(|id| id.0),
            links: block.links,
            hidden: block.hidden,
            dir: block.dir,
        }
    }
}

/// The label of a block.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "label"))]
pub struct LabelView<'a> {
    /// The kind of boilerplate; `null` for content.
    pub removal: Option<RemovalReason>,
    /// The confidence that the label is correct, from 0 to 1.
    pub confidence: f64,
    /// The measurements that led to it, largest effect first.
    pub evidence: Vec<EvidenceView<'a>>,
}

impl<'a> LabelView<'a> {
    fn new(label: &'a Label) -> Self {
        Self {
            removal: label.removal,
            confidence: decimal(label.confidence.get()),
            evidence: evidence_views(&label.evidence),
        }
    }
}

/// Which parts of a report are included, besides text, verdict, encoding and metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(clippy::struct_excessive_bools, reason = "a list of independent switches")]
pub struct Parts {
    /// All changes from the page text to the text. On.
    pub changes: bool,
    /// Blocks with their labels. On.
    pub blocks: bool,
    /// Repairs and removals by themselves. Off.
    pub stages: bool,
    /// What the reader saw, before any change. Left out when it is the given string. Off.
    pub page_text: bool,
    /// Changes, sentences and phrases quote their text. Off.
    pub quotes: bool,
    /// The result as Markdown and as safe HTML. Off.
    pub forms: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self { changes: true, blocks: true, stages: false, page_text: false, quotes: false, forms: false }
    }
}

impl Parts {
    /// Text, verdict, encoding and metadata, and nothing else.
    #[must_use]
    pub const fn text_only() -> Self {
        Self { changes: false, blocks: false, stages: false, page_text: false, quotes: false, forms: false }
    }
}

/// The result of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "report"))]
pub struct ReportView<'a> {
    /// The repaired, cleaned text.
    pub text: &'a str,
    /// The text that a reader saw, before any change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_text: Option<&'a str>,
    /// How cleaning went.
    pub verdict: Verdict,
    /// The name of the encoding; `null` if the input was text.
    pub encoding: Option<&'static str>,
    /// How the encoding was detected; `null` if the input was text.
    pub decoded: Option<DetectionView>,
    /// What the page declares about itself.
    pub metadata: &'a Metadata,
    /// The summary; left out unless requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<SummaryView<'a>>,
    /// The repairs. Their spans point into the page text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repairs: Option<Vec<ChangeView<'a>>>,
    /// The removals. Their spans point into the repaired page text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub removals: Option<Vec<ChangeView<'a>>>,
    /// All changes from the page text to the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changes: Option<Vec<ChangeView<'a>>>,
    /// All blocks, including removed ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocks: Option<Vec<BlockView>>,
    /// The label of each block, in the order of `blocks`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<Vec<LabelView<'a>>>,
    /// The text as Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub markdown: Option<String>,
    /// The text as safe HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
}

/// `report` as data.
pub fn report_view<'a>(report: &'a Report<'a>, unit: Unit, parts: Parts) -> ReportView<'a> {
    report_view_of(&SpanConverter::of_report(report, None, unit), parts)
}

/// The same with a converter that was made before.
pub fn report_view_of<'a>(converter: &SpanConverter<'a>, parts: Parts) -> ReportView<'a> {
    let cleaned = converter.cleaned;
    let (repairs, removals) = stages(converter, parts).unzip();
    ReportView {
        text: cleaned.text(),
        page_text: Some(converter.page_text).filter(|_| parts.page_text && !converter.page_is_given),
        verdict: cleaned.verdict(),
        encoding: converter.decoded.map(Decoded::encoding),
        decoded: converter.decoded.map(detection_view),
        metadata: cleaned.metadata(),
        summary: page_summary(converter, parts.quotes),
        repairs,
        removals,
        changes: parts.changes.then(|| changes(converter, parts)),
        blocks: parts.blocks.then(|| cleaned.blocks().iter().map(|one| BlockView::new(one, converter)).collect()),
        labels: parts.blocks.then(|| cleaned.labels().iter().map(LabelView::new).collect()),
        markdown: parts.forms.then(|| cleaned.to_markdown()),
        html: parts.forms.then(|| cleaned.to_html()),
    }
}

/// All changes, from the page text to the text.
fn changes<'a>(converter: &SpanConverter<'a>, parts: Parts) -> Vec<ChangeView<'a>> {
    let before = parts.quotes.then_some(converter.page_text);
    let none = Changes::new();
    let (input, output) = (&converter.page, &converter.text);
    Stage { changes: converter.changes, before, input, output, earlier: &none }.views(converter)
}

/// The repairs and the removals.
fn stages<'a>(converter: &SpanConverter<'a>, parts: Parts) -> Option<(Vec<ChangeView<'a>>, Vec<ChangeView<'a>>)> {
    if !parts.stages {
        return None;
    }
    let none = Changes::new();
    let quote = |text: &'a str| parts.quotes.then_some(text);
    let repairs = Stage {
        changes: converter.repairs,
        before: quote(converter.page_text),
        input: &converter.page,
        output: &converter.repaired,
        earlier: &none,
    };
    let removals = Stage {
        changes: converter.removals,
        before: quote(converter.cleaned.page().text()),
        input: &converter.repaired,
        output: &converter.text,
        earlier: converter.repairs,
    };
    Some((repairs.views(converter), removals.views(converter)))
}
