//! Changes, and the result of a repair.

use serde::Serialize;

use super::decimal;
use super::offsets::{Offsets, Unit};
use crate::change::{Change, Changes, Evidence};
use crate::reason::Reason;
use crate::repair::Repaired;
use crate::span::Span;

/// One measurement that led to a decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "evidence"))]
pub struct EvidenceView<'a> {
    /// The name of the signal.
    pub signal: &'a str,
    /// The measured value.
    pub value: f64,
    /// How much it contributed to the decision; the sign gives the direction.
    pub weight: f64,
}

pub(super) fn evidence_views(list: &[Evidence]) -> Vec<EvidenceView<'_>> {
    list.iter().map(|e| EvidenceView { signal: e.signal, value: decimal(e.value), weight: decimal(e.weight) }).collect()
}

/// One change. The changes in a list are in text order and never overlap.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "change"))]
pub struct ChangeView<'a> {
    /// Identifies the change for undo; unique among the changes of a result.
    pub id: u32,
    /// The span that was replaced, in the input of its stage.
    pub input: Span,
    /// The span of the replacement in the output of its stage; empty for a removal.
    pub output: Span,
    /// The same range in the page text. Only in results of pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<Span>,
    /// The same range in the original input. Only in results of pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Span>,
    /// The text that was replaced. Only in the JSON of the command; elsewhere, the caller has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<&'a str>,
    /// The new text; the same as before if the change only reports something.
    pub replacement: &'a str,
    /// Why the change was made, main reason first; never empty.
    pub reasons: &'a [Reason],
    /// The confidence, from 0 (a guess) to 1 (certain).
    pub confidence: f64,
    /// The measurements that led to it, largest effect first.
    pub evidence: Vec<EvidenceView<'a>>,
}

impl<'a> ChangeView<'a> {
    pub(super) fn new(change: &'a Change, input: &Offsets<'_>, output: &Offsets<'_>) -> Self {
        Self {
            id: change.id.0,
            input: input.span(change.input),
            output: output.span(change.output),
            page: None,
            source: None,
            before: None,
            replacement: &change.replacement,
            reasons: &change.reasons,
            confidence: decimal(change.confidence.get()),
            evidence: evidence_views(&change.evidence),
        }
    }
}

/// The changes from `input` to `output`, with the text that they replaced, except for JavaScript, where the caller has it.
pub fn change_views<'a>(changes: &'a Changes, input: &'a str, output: &str, unit: Unit) -> Vec<ChangeView<'a>> {
    let before = (unit != Unit::Utf16).then_some(input);
    let (input, output) = (Offsets::new(input, unit), Offsets::new(output, unit));
    let view = |change: &'a Change| ChangeView {
        before: before.map(|text| change.input.of(text)),
        ..ChangeView::new(change, &input, &output)
    };
    changes.iter().map(view).collect()
}

/// Repaired text with its changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "repaired"))]
pub struct RepairedView<'a> {
    /// The repaired text.
    pub text: &'a str,
    /// What was changed or reported.
    pub changes: Vec<ChangeView<'a>>,
}

/// `repaired`, which was made from `given`, as data.
pub fn repaired_view<'a>(repaired: &'a Repaired<'_>, given: &'a str, unit: Unit) -> RepairedView<'a> {
    let text = repaired.text();
    RepairedView { text, changes: change_views(repaired.changes(), given, text, unit) }
}

/// `repaired` by itself, in bytes; the text before the repair is not known.
pub(super) fn without_input<'a>(repaired: &'a Repaired<'_>) -> RepairedView<'a> {
    let view = |change: &'a Change| ChangeView::new(change, &Offsets::Bytes, &Offsets::Bytes);
    RepairedView { text: repaired.text(), changes: repaired.changes().iter().map(view).collect() }
}
