//! The JSON that the command writes: the same object for a file (`--json`) and for a row (`--jsonl`), which has an `id`
//! instead of a file name. `schema.rs` generates `schema.json` from these types.
//!
//! Spans are half-open ranges of UTF-8 bytes.

use std::borrow::Cow;

use limpid::report::{
    CandidateView, ChangeView, DetectionView, KeyPhraseView, Parts, ReportView, SentenceView, Unit, change_views,
    detection_view, report_view, summary_view,
};
use limpid::{BinaryKind, Changes, Decoded, Repaired, Report, Span, Summary, TextKind};
use serde::Serialize;

use super::json_object::JsonObject;

/// The result of `limpid` and `limpid explain`, and with `--details` of every command that reads pages: the complete
/// report.
pub(crate) fn whole<'a>(report: &'a Report<'a>) -> ReportView<'a> {
    let mut parts = Parts::default();
    parts.quotes = true;
    report_view(report, Unit::Bytes, parts)
}

/// The result of `limpid clean`: the text and the metadata of the page.
pub(crate) fn cleaned<'a>(report: &'a Report<'a>) -> ReportView<'a> {
    report_view(report, Unit::Bytes, Parts::text_only())
}

/// The result of `limpid repair`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RepairOutput<'a> {
    /// The repaired text.
    text: &'a str,
    /// The name of the encoding; `null` if the input was text.
    encoding: Option<&'static str>,
    /// How the encoding was detected; `null` if the input was text.
    decoded: Option<DetectionView>,
    /// What was changed or reported. Spans point into the text that a strict decoder makes of the input.
    changes: Vec<ChangeView<'a>>,
}

/// Writes the repair of `given`; `decoded` says how it was decoded, if it came from bytes.
pub(crate) fn write_repair(
    decoded: Option<&Decoded<'_>>,
    given: &str,
    repaired: &Repaired<'_>,
    object: &mut JsonObject<'_>,
) {
    let (strict, changes) = match decoded {
        Some(decoded) => with_decoding(decoded, repaired),
        None => (Cow::Borrowed(given), Cow::Borrowed(repaired.changes())),
    };
    let mut views = change_views(&changes, &strict, repaired.text(), Unit::Bytes);
    if let Some(decoded) = decoded {
        for view in &mut views {
            view.source = Some(decoded.source_span(decoded.changes().to_output(view.input)));
        }
    }
    object.fields(&RepairOutput {
        text: repaired.text(),
        encoding: decoded.map(Decoded::encoding),
        decoded: decoded.map(detection_view),
        changes: views,
    });
}

/// The text that a strict decoder makes of the bytes, and all changes to it from decoding and repair.
fn with_decoding<'a>(decoded: &'a Decoded<'_>, repaired: &Repaired<'_>) -> (Cow<'a, str>, Cow<'a, Changes>) {
    let mut changes = decoded.changes().compose(repaired.changes(), decoded.text());
    changes.number_from(0);
    (decoded.strict_text(), Cow::Owned(changes))
}

/// The result of `limpid detect`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct DetectOutput {
    /// The name of the encoding in lower case; `binary` or `ebcdic` if the input is not readable text.
    encoding: &'static str,
    /// How it was determined; `binary` if the input is not text.
    source: &'static str,
    /// How certain that is, from 0 to 1.
    confidence: f64,
    /// Up to three likely encodings, best first.
    candidates: Vec<CandidateView>,
    /// The kind of an input that is not text, such as `PNG image`.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    /// The language of the text, if that is clear.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
}

impl DetectOutput {
    pub(crate) fn of(decoded: &Decoded<'_>) -> Self {
        let found = detection_view(decoded);
        Self {
            encoding: found.encoding,
            source: found.source.code(),
            confidence: found.confidence,
            candidates: found.candidates,
            kind: None,
            lang: decoded.language(),
        }
    }

    pub(crate) fn of_binary(kind: BinaryKind) -> Self {
        let encoding = if kind.is_ebcdic() { "ebcdic" } else { "binary" };
        let (candidates, kind) = (Vec::new(), Some(kind.name()));
        Self { encoding, source: "binary", confidence: 1.0, candidates, kind, lang: None }
    }
}

/// The result of `limpid sentences`.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SentencesOutput<'a> {
    /// The sentences, verbatim.
    sentences: Vec<&'a str>,
    /// With `--details`: where they are in the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    spans: Option<Vec<Span>>,
}

impl<'a> SentencesOutput<'a> {
    pub(crate) fn of(text: &'a str, spans: Vec<Span>, details: bool) -> Self {
        Self { sentences: spans.iter().map(|span| span.of(text)).collect(), spans: details.then_some(spans) }
    }
}

/// The result of `limpid summarize`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SummarizeOutput<'a> {
    /// The picked sentences, verbatim.
    sentences: Vec<&'a str>,
    /// The kind of text, which determines what the summary prefers.
    kind: TextKind,
    /// `nothing-to-summarize` for a list, a table or verse; the sentences are then the best that can be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    /// `true` when the only sentence picked is longer than requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    over_length: Option<bool>,
    /// Words of `--query` that do not occur in the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_words: Option<&'a [String]>,
    /// With `--scores`: every sentence of the text with its score.
    #[serde(skip_serializing_if = "Option::is_none")]
    scores: Option<Vec<SentenceView<'a>>>,
    /// With `--key-phrases`: what the text is about, best first.
    #[serde(skip_serializing_if = "Option::is_none")]
    key_phrases: Option<Vec<KeyPhraseView<'a>>>,
}

impl<'a> SummarizeOutput<'a> {
    pub(crate) fn of(text: &'a str, summary: &'a Summary, scores: bool, key_phrases: bool) -> Self {
        let picked = summary.picked().map(|sentence| sentence.span.of(text)).collect();
        let view = (scores || key_phrases).then(|| summary_view(text, summary, Unit::Bytes, true));
        let (sentences, phrases) = view.map(|view| (view.sentences, view.key_phrases)).unzip();
        Self {
            sentences: picked,
            kind: summary.kind(),
            verdict: summary.kind().has_no_sentences().then_some("nothing-to-summarize"),
            over_length: summary.is_over_length().then_some(true),
            missing_words: Some(summary.missing_words()).filter(|words| !words.is_empty()),
            scores: sentences.filter(|_| scores),
            key_phrases: phrases.filter(|_| key_phrases),
        }
    }
}
