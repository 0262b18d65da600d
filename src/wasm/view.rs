//! Results: the types of `pkg/index.d.ts`, with offsets in UTF-16 units.

use js_sys::Array;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::pack::pack;
use crate::label::Label;
use crate::page::{Block, BlockKind, Dir, Links};
use crate::reason::Reason;
use crate::score::Part;
use crate::{
    Candidate, Change, Changes, Decoded, EncodingSource, Evidence, KeyPhrase, Metadata, RemovalReason, Repaired,
    Report, Sentence, Span, Summary, Utf16Index, Verdict,
};

#[wasm_bindgen(raw_module = "../unpack.js")]
extern "C" {
    /// Makes the objects of a packed result.
    fn unpack(numbers: &[f64], pool: &str, long: Array) -> JsValue;
}

/// A value as JavaScript has it; what is missing is `null`.
pub(super) fn to_js(value: &impl Serialize) -> JsValue {
    let packed = pack(value).expect("results and options have no maps");
    let long = packed.long.iter().map(|text| JsValue::from_str(text)).collect();
    unpack(&packed.numbers, &packed.pool, long)
}

/// An error as `{ code, message }`.
pub(super) fn failure(code: &str, message: &str) -> JsValue {
    #[derive(Serialize)]
    struct Failure<'a> {
        code: &'a str,
        message: &'a str,
    }
    to_js(&Failure { code, message })
}

/// A measured number as people would write it: an `f32` of 0.9 is not 0.8999999761581421.
fn decimal(value: f32) -> f64 {
    /// An `f32` near 1 has seven digits.
    const DIGITS: f64 = 1e6;
    (f64::from(value) * DIGITS).round() / DIGITS
}

// ------------------------------------------------------------------------------------------------ places

/// The texts of a report that offsets point into.
pub(super) struct Places<'a> {
    pub(super) report: &'a Report<'a>,
    pub(super) page: Utf16Index<'a>,
    pub(super) repaired: Utf16Index<'a>,
    pub(super) text: Utf16Index<'a>,
    /// The given string; `None` for bytes, whose offsets stay as they are.
    given: Option<Utf16Index<'a>>,
    /// The page text is the given string.
    page_is_given: bool,
}

impl<'a> Places<'a> {
    pub(super) fn new(report: &'a Report<'a>, given: Option<&'a str>) -> Self {
        Self {
            report,
            page: Utf16Index::new(report.page_text()),
            repaired: Utf16Index::new(report.cleaned().page().text()),
            text: Utf16Index::new(report.text()),
            given: given.map(Utf16Index::new),
            page_is_given: given == Some(report.page_text()),
        }
    }

    /// A span of the input as given, in the units of the input.
    pub(super) fn in_given(&self, span: Span) -> Span {
        self.given.as_ref().map_or(span, |index| index.span(span))
    }

    /// Where `span` of the page text came from.
    pub(super) fn source(&self, span: Span) -> Span {
        self.in_given(self.report.source(span))
    }
}

// ------------------------------------------------------------------------------------------------ changes

#[derive(Serialize)]
struct EvidenceView<'a> {
    signal: &'a str,
    value: f64,
    weight: f64,
}

fn evidence(list: &[Evidence]) -> Vec<EvidenceView<'_>> {
    list.iter().map(|e| EvidenceView { signal: e.signal, value: decimal(e.value), weight: decimal(e.weight) }).collect()
}

#[derive(Serialize)]
struct ChangeView<'a> {
    id: u32,
    input: Span,
    output: Span,
    replacement: &'a str,
    reasons: &'a [Reason],
    confidence: f64,
    evidence: Vec<EvidenceView<'a>>,
}

fn change<'a>(change: &'a Change, input: &Utf16Index<'_>, output: &Utf16Index<'_>) -> ChangeView<'a> {
    ChangeView {
        id: change.id.0,
        input: input.span(change.input),
        output: output.span(change.output),
        replacement: &change.replacement,
        reasons: &change.reasons,
        confidence: decimal(change.confidence.get()),
        evidence: evidence(&change.evidence),
    }
}

/// A change of a page. `serde(flatten)` would make a map of it, so the fields are said again.
#[derive(Serialize)]
pub(super) struct PageChangeView<'a> {
    id: u32,
    input: Span,
    output: Span,
    page: Span,
    source: Span,
    replacement: &'a str,
    reasons: &'a [Reason],
    confidence: f64,
    evidence: Vec<EvidenceView<'a>>,
}

/// Changes of a page; `to_page` leads from the input of their stage to the page text.
pub(super) fn page_changes<'a>(
    changes: &'a Changes,
    places: &Places<'_>,
    (from, to): (&Utf16Index<'_>, &Utf16Index<'_>),
    to_page: impl Fn(Span) -> Span,
) -> Vec<PageChangeView<'a>> {
    let view = |one: &'a Change| {
        let page = to_page(one.input);
        let ChangeView { id, input, output, replacement, reasons, confidence, evidence } = change(one, from, to);
        let (page, source) = (places.page.span(page), places.source(page));
        PageChangeView { id, input, output, page, source, replacement, reasons, confidence, evidence }
    };
    changes.iter().map(view).collect()
}

#[derive(Serialize)]
struct RepairedView<'a> {
    text: Option<&'a str>,
    changes: Vec<ChangeView<'a>>,
}

pub(super) fn repaired<'a>(given: &str, repaired: &'a Repaired<'_>) -> impl Serialize + 'a {
    let (input, output) = (Utf16Index::new(given), Utf16Index::new(repaired.text()));
    RepairedView {
        text: Some(repaired.text()).filter(|text| *text != given),
        changes: repaired.changes().iter().map(|one| change(one, &input, &output)).collect(),
    }
}

// ------------------------------------------------------------------------------------------------ decoding

#[derive(Serialize)]
struct CandidateView {
    encoding: &'static str,
    confidence: f64,
}

#[derive(Serialize)]
struct DecodedView<'a> {
    /// Left out in a report, whose page text tells it.
    text: Option<&'a str>,
    encoding: &'static str,
    source: EncodingSource,
    confidence: f64,
    candidates: Vec<CandidateView>,
}

fn detection<'a>(decoded: &Decoded<'_>, text: Option<&'a str>) -> DecodedView<'a> {
    let candidate = |c: &Candidate| CandidateView { encoding: c.encoding, confidence: decimal(c.confidence.get()) };
    DecodedView {
        text,
        encoding: decoded.encoding(),
        source: decoded.source(),
        confidence: decimal(decoded.confidence().get()),
        candidates: decoded.candidates().iter().map(candidate).collect(),
    }
}

pub(super) fn decoded<'a>(decoded: &'a Decoded<'_>) -> impl Serialize + 'a {
    detection(decoded, Some(decoded.text()))
}

// ------------------------------------------------------------------------------------------------ summaries

#[derive(Serialize)]
struct PartView<'a> {
    signal: &'a str,
    value: f64,
}

#[derive(Serialize)]
struct SentenceView<'a> {
    span: Span,
    /// With `source`, in a report only.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Span>,
    rank: u32,
    score: f64,
    parts: Vec<PartView<'a>>,
    picked: bool,
}

fn sentence<'a>(sentence: &'a Sentence, text: &Utf16Index<'_>, places: Option<&Places<'_>>) -> SentenceView<'a> {
    let page = places.map(|places| (places, places.report.changes().to_input(sentence.span)));
    let part = |part: &'a Part| PartView { signal: part.signal, value: decimal(part.value) };
    SentenceView {
        span: text.span(sentence.span),
        page: page.map(|(places, span)| places.page.span(span)),
        source: page.map(|(places, span)| places.source(span)),
        rank: sentence.rank,
        score: decimal(sentence.score),
        parts: sentence.parts.iter().map(part).collect(),
        picked: sentence.picked,
    }
}

#[derive(Serialize)]
struct SummaryView<'a> {
    text: String,
    sentences: Vec<SentenceView<'a>>,
    /// Places in `sentences`, in the order asked for.
    picked: Vec<usize>,
    #[serde(rename = "keyPhrases")]
    key_phrases: Vec<KeyPhraseView>,
}

#[derive(Serialize)]
struct KeyPhraseView {
    spans: Vec<Span>,
    /// With `sources`, in a report only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<Vec<Span>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<Vec<Span>>,
    score: f64,
}

fn key_phrase(phrase: &KeyPhrase, text: &Utf16Index<'_>, places: Option<&Places<'_>>) -> KeyPhraseView {
    let each = |of: &dyn Fn(Span) -> Span| phrase.spans.iter().map(|&span| of(span)).collect();
    let page = |places: &Places<'_>, span| places.report.changes().to_input(span);
    KeyPhraseView {
        spans: each(&|span| text.span(span)),
        pages: places.map(|places| each(&|span| places.page.span(page(places, span)))),
        sources: places.map(|places| each(&|span| places.source(page(places, span)))),
        score: decimal(phrase.score),
    }
}

fn summary_view<'a>(
    text: &str,
    summary: &'a Summary,
    index: &Utf16Index<'_>,
    places: Option<&Places<'_>>,
) -> SummaryView<'a> {
    let all = summary.sentences();
    SummaryView {
        text: summary.text(text),
        sentences: all.iter().map(|one| sentence(one, index, places)).collect(),
        picked: summary.picked().map(|one| all.partition_point(|other| other.span < one.span)).collect(),
        key_phrases: summary.key_phrases().iter().map(|one| key_phrase(one, index, places)).collect(),
    }
}

pub(super) fn summary<'a>(text: &str, summary: &'a Summary) -> impl Serialize + 'a {
    summary_view(text, summary, &Utf16Index::new(text), None)
}

// ------------------------------------------------------------------------------------------------ reports

#[derive(Serialize)]
struct BlockView {
    id: u32,
    kind: BlockKind,
    level: u8,
    span: Span,
    page: Span,
    source: Span,
    container: Option<u32>,
    links: Option<Links>,
    hidden: Option<bool>,
    dir: Dir,
}

fn block(block: &Block, places: &Places<'_>) -> BlockView {
    let page = places.report.repairs().to_input(block.span);
    BlockView {
        id: block.id.0,
        kind: block.kind,
        level: block.level,
        span: places.repaired.span(block.span),
        page: places.page.span(page),
        source: places.source(page),
        container: block.container.map(|id| id.0),
        links: block.links,
        hidden: block.hidden,
        dir: block.dir,
    }
}

#[derive(Serialize)]
struct LabelView<'a> {
    removal: Option<RemovalReason>,
    confidence: f64,
    evidence: Vec<EvidenceView<'a>>,
}

fn label(label: &Label) -> LabelView<'_> {
    LabelView {
        removal: label.removal,
        confidence: decimal(label.confidence.get()),
        evidence: evidence(&label.evidence),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportView<'a> {
    text: &'a str,
    /// `null` when it is the given string.
    page_text: Option<&'a str>,
    /// With `changes`, left out by [`crate::wasm::clean`], which repairs nothing: all changes are removals.
    #[serde(skip_serializing_if = "Option::is_none")]
    repairs: Option<Vec<PageChangeView<'a>>>,
    removals: Vec<PageChangeView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<PageChangeView<'a>>>,
    blocks: Vec<BlockView>,
    labels: Vec<LabelView<'a>>,
    metadata: &'a Metadata,
    verdict: Verdict,
    decoded: Option<DecodedView<'a>>,
    summary: Option<SummaryView<'a>>,
    /// With `html`, on request only: most callers want neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    html: Option<String>,
}

/// A report; `all` says whether with the changes that are no removals.
pub(super) fn report<'a>(report: &'a Report<'_>, places: &Places<'_>, all: bool, forms: bool) -> impl Serialize + 'a {
    let (page, repaired, text) = (&places.page, &places.repaired, &places.text);
    let cleaned = report.cleaned();
    ReportView {
        text: report.text(),
        page_text: Some(report.page_text()).filter(|_| !places.page_is_given),
        repairs: all.then(|| page_changes(report.repairs(), places, (page, repaired), |span| span)),
        removals: page_changes(report.removals(), places, (repaired, text), |span| report.repairs().to_input(span)),
        changes: all.then(|| page_changes(report.changes(), places, (page, text), |span| span)),
        blocks: cleaned.blocks().iter().map(|one| block(one, places)).collect(),
        labels: cleaned.labels().iter().map(label).collect(),
        metadata: report.metadata(),
        verdict: cleaned.verdict(),
        decoded: report.decoded().map(|decoded| detection(decoded, None)),
        summary: report.summary().map(|summary| summary_view(report.text(), summary, text, Some(places))),
        markdown: forms.then(|| report.to_markdown()),
        html: forms.then(|| report.to_html()),
    }
}
