//! The JSON form of a result: what `--json` writes for a file and `--jsonl` for a line.

use limpid::page::BlockId;
use limpid::score::Part;
use limpid::{
    BinaryKind, BlockKind, Candidate, Change, ChangeId, Changes, Confidence, Decoded, Dir, EncodingSource, Evidence,
    KeyPhrase, Reason, RemovalReason, Report, Sentence, Span, Summary,
};
use serde::Serialize;

use super::json_object::JsonObject;

/// Writes the fields of a whole result. All spans are bytes, half-open.
pub(crate) fn write(report: &Report<'_>, object: &mut JsonObject<'_>) {
    object.field("text", report.text());
    object.field("verdict", &report.cleaned().verdict());
    if let Some(decoded) = report.decoded() {
        object.field("encoding", &EncodingView::of(decoded));
    }
    object.field("metadata", report.metadata());
    if let Some(summary) = report.summary() {
        object.field("summary", &SummaryView::of(report.text(), summary));
    }
    object.field("changes", &changes(report.changes(), report.page_text(), |span| Some(report.source(span))));
    object.field("blocks", &blocks(report));
}

/// How the bytes were decoded.
#[derive(Serialize)]
pub(crate) struct EncodingView<'a> {
    encoding: &'static str,
    source: EncodingSource,
    confidence: Confidence,
    candidates: &'a [Candidate],
}

impl<'a> EncodingView<'a> {
    pub(crate) fn of(decoded: &'a Decoded<'_>) -> Self {
        Self {
            encoding: decoded.encoding(),
            source: decoded.source(),
            confidence: decoded.confidence(),
            candidates: decoded.candidates(),
        }
    }
}

/// What an input is that is not text, in the shape of an encoding.
#[derive(Serialize)]
pub(crate) struct BinaryView {
    pub(crate) encoding: &'static str,
    pub(crate) source: &'static str,
    pub(crate) confidence: Confidence,
    pub(crate) candidates: [Candidate; 0],
    pub(crate) kind: &'static str,
}

impl BinaryView {
    pub(crate) fn of(kind: BinaryKind) -> Self {
        let encoding = if kind.is_ebcdic() { "ebcdic" } else { "binary" };
        Self { encoding, source: "binary", confidence: Confidence::CERTAIN, candidates: [], kind: kind.name() }
    }
}

/// A change with the text it replaced.
#[derive(Serialize)]
pub(crate) struct ChangeView<'a> {
    id: ChangeId,
    /// Place in what the reader saw.
    input: Span,
    /// Place in the input as it was given; missing where it is the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Span>,
    /// Place in the result.
    output: Span,
    before: &'a str,
    after: &'a str,
    reasons: &'a [Reason],
    confidence: Confidence,
    evidence: &'a [Evidence],
}

/// The changes of one stage or of all; `text` is what their input spans point into.
pub(crate) fn changes<'a>(
    changes: &'a Changes,
    text: &'a str,
    source: impl Fn(Span) -> Option<Span>,
) -> Vec<ChangeView<'a>> {
    let view = |change: &'a Change| ChangeView {
        id: change.id,
        input: change.input,
        source: source(change.input),
        output: change.output,
        before: change.input.of(text),
        after: &change.replacement,
        reasons: &change.reasons,
        confidence: change.confidence,
        evidence: &change.evidence,
    };
    changes.iter().map(view).collect()
}

/// A block with its label.
#[derive(Serialize)]
struct BlockView {
    id: BlockId,
    kind: BlockKind,
    #[serde(skip_serializing_if = "is_zero")]
    level: u8,
    /// Place in the input as it was given.
    source: Span,
    /// Place in the result; empty for a removed block.
    output: Span,
    dir: Dir,
    #[serde(skip_serializing_if = "Option::is_none")]
    removal: Option<RemovalReason>,
    confidence: Confidence,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(level: &u8) -> bool {
    *level == 0
}

fn blocks(report: &Report<'_>) -> Vec<BlockView> {
    let cleaned = report.cleaned();
    let labelled = cleaned.blocks().iter().zip(cleaned.labels());
    let view = |(block, label): (&limpid::Block, &limpid::Label)| BlockView {
        id: block.id,
        kind: block.kind,
        level: block.level,
        source: report.source(report.repairs().to_input(block.span)),
        output: cleaned.changes().to_output(block.span),
        dir: block.dir,
        removal: label.removal,
        confidence: label.confidence,
    };
    labelled.map(view).collect()
}

/// A summary: its text, and every sentence of the whole text with its score.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SummaryView<'a> {
    text: String,
    sentences: Vec<SentenceView<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    key_phrases: Vec<KeyPhraseView<'a>>,
}

impl<'a> SummaryView<'a> {
    fn of(text: &'a str, summary: &'a Summary) -> Self {
        Self {
            text: summary.text(text),
            sentences: summary.picked().map(|sentence| SentenceView::of(text, sentence)).collect(),
            key_phrases: key_phrases(text, summary),
        }
    }
}

/// A key phrase as it is written first, with its places.
#[derive(Serialize)]
pub(crate) struct KeyPhraseView<'a> {
    text: &'a str,
    score: f32,
    count: usize,
    spans: &'a [Span],
}

/// The key phrases of a summary of `text`.
pub(crate) fn key_phrases<'a>(text: &'a str, summary: &'a Summary) -> Vec<KeyPhraseView<'a>> {
    let view = |phrase: &'a KeyPhrase| {
        let spans = phrase.spans.as_slice();
        KeyPhraseView { text: spans[0].of(text), score: phrase.score, count: spans.len(), spans }
    };
    summary.key_phrases().iter().map(view).collect()
}

/// A sentence with its score and the parts of it.
#[derive(Serialize)]
pub(crate) struct SentenceView<'a> {
    span: Span,
    text: &'a str,
    rank: u32,
    score: f32,
    picked: bool,
    parts: &'a [Part],
}

impl<'a> SentenceView<'a> {
    fn of(text: &'a str, sentence: &'a Sentence) -> Self {
        Self {
            span: sentence.span,
            text: sentence.span.of(text),
            rank: sentence.rank,
            score: sentence.score,
            picked: sentence.picked,
            parts: &sentence.parts,
        }
    }
}

/// All sentences of `text` with their scores.
pub(crate) fn scores<'a>(text: &'a str, summary: &'a Summary) -> Vec<SentenceView<'a>> {
    summary.sentences().iter().map(|sentence| SentenceView::of(text, sentence)).collect()
}

/// A span with its text.
#[derive(Serialize)]
pub(crate) struct SpanView<'a> {
    span: Span,
    text: &'a str,
}

/// The sentences of `text`; their spans cover it.
pub(crate) fn sentences<'a>(text: &'a str, spans: &[Span]) -> Vec<SpanView<'a>> {
    spans.iter().map(|&span| SpanView { span, text: span.of(text) }).collect()
}
