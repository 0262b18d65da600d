//! The labels of a live document, as typed arrays: they cross into JavaScript, and from one worker to another, as a whole.
//! `pkg/dom/plan.js` reads them and describes the order of the numbers as well.

use js_sys::{Float32Array, Reflect, Uint32Array};
use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

use crate::view::to_js;
use limpid::Block;
use limpid::Label;
use limpid::report::{ChangeView, SpanConverter, Unit, repair_views};
use limpid::{Metadata, RemovalReason, Report, Span, Verdict};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    text: &'a str,
    page_text: &'a str,
    metadata: &'a Metadata,
    verdict: Verdict,
    repairs: Vec<ChangeView<'a>>,
    /// Reason codes. The reason of a block is an index into this list, counted from 1.
    reasons: Vec<&'static str>,
    /// The names of the measurements.
    signals: Vec<&'static str>,
}

/// The lists of numbers.
#[derive(Default)]
struct Numbers {
    /// Seven numbers per block: its span in the columns (two), its span in the page text as read (two), its reason or 0 if it
    /// stays, the end of its evidence, and its evident reason or 0.
    blocks: Vec<u32>,
    /// One number per block.
    confidence: Vec<f32>,
    /// Three numbers per measurement: the index of its name in the signals, its value, its weight.
    evidence: Vec<f32>,
    signals: Vec<&'static str>,
}

impl Numbers {
    fn push(&mut self, (block, label): (&Block, &Label), report: &Report<'_>, converter: &SpanConverter<'_>) {
        let page = report.repairs().to_input(block.span);
        let source = converter.source(page);
        let page = converter.in_page(page);
        let reason = label.removal.filter(|_| !report.cleaned().keeps(block));
        if reason.is_some() {
            for evidence in &label.evidence {
                let signal = self.signal(evidence.signal);
                self.evidence.extend([signal as f32, evidence.value, evidence.weight]);
            }
        }
        let evident = reason.and(label.evident);
        let [reason, evident] = [reason, evident].map(number_of);
        let numbers = [source.start, source.end, page.start, page.end, reason, self.evidence.len() / 3, evident];
        self.blocks.extend(numbers.map(|number| number as u32));
        self.confidence.push(label.confidence.get());
    }

    fn signal(&mut self, name: &'static str) -> usize {
        self.signals.iter().position(|other| *other == name).unwrap_or_else(|| {
            self.signals.push(name);
            self.signals.len() - 1
        })
    }
}

/// The place of a reason in the list of all, counted from 1; 0 for none.
fn number_of(reason: Option<RemovalReason>) -> usize {
    reason.and_then(|reason| RemovalReason::ALL.iter().position(|other| *other == reason)).map_or(0, |n| n + 1)
}

/// Three numbers per run of text: its start in the page text, its start in the columns, and its length.
fn runs(report: &Report<'_>, converter: &SpanConverter<'_>) -> Vec<u32> {
    let place = |(page, source, len): (usize, usize, usize)| {
        let (page, source) =
            (converter.in_page(Span::new(page, page + len)), converter.in_given(Span::new(source, source)));
        [page.start as u32, source.start as u32, page.len() as u32]
    };
    report.cleaned().page().source_runs().flat_map(place).collect()
}

/// Four numbers per change from the page text to the text: its span in the one and in the other.
fn edits(report: &Report<'_>, converter: &SpanConverter<'_>) -> Vec<u32> {
    let spans =
        report.changes().iter().map(|change| (converter.in_page(change.input), converter.in_text(change.output)));
    spans.flat_map(|(page, text)| [page.start, page.end, text.start, text.end].map(|at| at as u32)).collect()
}

pub(super) fn answer(report: &Report<'_>, text: &str) -> Result<JsValue, JsValue> {
    let converter = SpanConverter::of_report(report, Some(text), Unit::Utf16);
    let cleaned = report.cleaned();
    let mut numbers = Numbers::default();
    for block in cleaned.blocks().iter().zip(cleaned.labels()) {
        numbers.push(block, report, &converter);
    }
    let answer = to_js(&Answer {
        text: report.text(),
        page_text: report.page_text(),
        metadata: report.metadata(),
        verdict: cleaned.verdict(),
        repairs: repair_views(&converter),
        reasons: RemovalReason::ALL.iter().map(|reason| reason.code()).collect(),
        signals: numbers.signals,
    });
    let set = |name: &str, value: JsValue| Reflect::set(&answer, &JsValue::from_str(name), &value);
    set("blocks", Uint32Array::from(&*numbers.blocks).into())?;
    set("confidence", Float32Array::from(&*numbers.confidence).into())?;
    set("evidence", Float32Array::from(&*numbers.evidence).into())?;
    set("runs", Uint32Array::from(&*runs(report, &converter)).into())?;
    set("edits", Uint32Array::from(&*edits(report, &converter)).into())?;
    Ok(answer)
}
