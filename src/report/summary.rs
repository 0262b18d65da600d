//! Sentences, summaries and key phrases.

use serde::Serialize;

use super::decimal;
use super::offsets::{Offsets, Unit};
use super::span_converter::SpanConverter;
use crate::score::{KeyPhrase, Part, TextKind};
use crate::span::Span;
use crate::summarize::{JointSummary, Sentence, Summary};

/// One part of a score.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "part"))]
pub struct PartView<'a> {
    /// The name of the signal.
    pub signal: &'a str,
    /// How much it adds to the score.
    pub value: f64,
}

/// A sentence with its score.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "sentence"))]
pub struct SentenceView<'a> {
    /// Its position in the text, without surrounding white space.
    pub span: Span,
    /// The same range in the page text. Only in results of pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<Span>,
    /// The same range in the original input. Only in results of pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Span>,
    /// Its text. Only in the JSON of the command; elsewhere, the caller has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    /// Its rank among all sentences by score; 0 is the best.
    pub rank: u32,
    /// The sum of its parts.
    pub score: f64,
    /// The parts of its score.
    pub parts: Vec<PartView<'a>>,
    /// True if it is in the summary.
    pub picked: bool,
    /// Up to three reasons for its score, in English.
    pub reasons: Vec<&'static str>,
}

/// A phrase that says what the text is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "key-phrase"))]
pub struct KeyPhraseView<'a> {
    /// Its most common form. Only in the JSON of the command; elsewhere, the caller has the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    /// Its relevance to the text, from 0 to 1.
    pub score: f64,
    /// How often it occurs.
    pub count: usize,
    /// An occurrence in its most common form.
    pub shown: Span,
    /// Every occurrence, in text order. Occurrences may differ in case and inflection.
    pub spans: Vec<Span>,
    /// The same ranges in the page text. Only in results of pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<Vec<Span>>,
    /// The same ranges in the original input. Only in results of pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sources: Option<Vec<Span>>,
}

/// A summary: every sentence with its score, and which ones were picked.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "summary"))]
pub struct SummaryView<'a> {
    /// The picked sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// All sentences of the text, in text order.
    pub sentences: Vec<SentenceView<'a>>,
    /// The indices of the picked sentences in `sentences`, in the requested order.
    pub picked: Vec<usize>,
    /// Phrases that say what the text is about, best first; empty unless requested.
    pub key_phrases: Vec<KeyPhraseView<'a>>,
    /// The kind of text, which determines what the summary prefers.
    pub kind: TextKind,
    /// True if the summary exceeds the requested length because its only sentence does.
    pub over_length: bool,
    /// Words of the query that do not occur in the text.
    pub missing_words: &'a [String],
}

/// One summary of several documents.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "camelCase")]
pub struct JointSummaryView<'a> {
    /// The picked sentences.
    pub text: String,
    /// A summary for each document: all its sentences, and which ones were picked.
    pub documents: Vec<SummaryView<'a>>,
    /// The picked sentences, in the requested order.
    pub picked: Vec<PickView>,
    /// True if the summary is longer than requested, because its only sentence is.
    pub over_length: bool,
    /// Words of the query that occur in none of the documents.
    pub missing_words: &'a [String],
}

/// A sentence in the summary of several documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PickView {
    /// The index of its document.
    pub document: usize,
    /// The index of the sentence in the document.
    pub sentence: usize,
}

/// Converts a summary to its view.
struct SummaryConverter<'p, 'a> {
    /// The text, where sentences and phrases are quoted.
    quoted: Option<&'a str>,
    offsets: &'p Offsets<'a>,
    /// The way back to the page, in a report.
    converter: Option<&'p SpanConverter<'a>>,
}

impl<'a> SummaryConverter<'_, 'a> {
    fn sentence(&self, summary: &Summary, sentence: &'a Sentence) -> SentenceView<'a> {
        let page = self.converter.map(|converter| (converter, converter.changes.to_input(sentence.span)));
        let part = |part: &'a Part| PartView { signal: part.signal, value: decimal(part.value) };
        SentenceView {
            span: self.offsets.span(sentence.span),
            page: page.map(|(converter, span)| converter.page.span(span)),
            source: page.map(|(converter, span)| converter.source(span)),
            text: self.quoted.map(|text| sentence.span.of(text)),
            rank: sentence.rank,
            score: decimal(sentence.score),
            parts: sentence.parts.iter().map(part).collect(),
            picked: sentence.picked,
            reasons: summary.reasons(sentence),
        }
    }

    fn key_phrase(&self, phrase: &KeyPhrase) -> KeyPhraseView<'a> {
        let each = |of: &dyn Fn(Span) -> Span| phrase.spans.iter().map(|&span| of(span)).collect();
        let page = |converter: &SpanConverter<'_>, span| converter.changes.to_input(span);
        KeyPhraseView {
            text: self.quoted.map(|text| phrase.shown.of(text)),
            score: decimal(phrase.score),
            count: phrase.spans.len(),
            shown: self.offsets.span(phrase.shown),
            spans: each(&|span| self.offsets.span(span)),
            pages: self.converter.map(|converter| each(&|span| converter.page.span(page(converter, span)))),
            sources: self.converter.map(|converter| each(&|span| converter.source(page(converter, span)))),
        }
    }

    fn summary(&self, summary: &'a Summary, text: Option<String>) -> SummaryView<'a> {
        let all = summary.sentences();
        SummaryView {
            text,
            sentences: all.iter().map(|one| self.sentence(summary, one)).collect(),
            picked: summary.picked().map(|one| all.partition_point(|other| other.span < one.span)).collect(),
            key_phrases: summary.key_phrases().iter().map(|one| self.key_phrase(one)).collect(),
            kind: summary.kind(),
            over_length: summary.is_over_length(),
            missing_words: summary.missing_words(),
        }
    }
}

/// `summary`, which is one of `text`, as data. With `quote` sentences and phrases hold their text.
pub fn summary_view<'a>(text: &'a str, summary: &'a Summary, unit: Unit, quote: bool) -> SummaryView<'a> {
    let offsets = Offsets::new(text, unit);
    let writer = SummaryConverter { quoted: quote.then_some(text), offsets: &offsets, converter: None };
    writer.summary(summary, Some(summary.text(text)))
}

/// `summary`, which is one of `texts`, as data, without the text of sentences and phrases.
pub fn joint_summary_view<'a>(texts: &[&'a str], summary: &'a JointSummary, unit: Unit) -> JointSummaryView<'a> {
    let documents = summary.documents().iter().zip(texts);
    let pick = |(document, sentence): (usize, &Sentence)| {
        let all = summary.documents()[document].sentences();
        PickView { document, sentence: all.partition_point(|other| other.span < sentence.span) }
    };
    JointSummaryView {
        text: summary.text(texts),
        documents: documents.map(|(one, text)| summary_view(text, one, unit, false)).collect(),
        picked: summary.picked().map(pick).collect(),
        over_length: summary.is_over_length(),
        missing_words: summary.missing_words(),
    }
}

/// The summary of a report, with the way back to its page.
pub(super) fn page_summary<'a>(converter: &SpanConverter<'a>, quote: bool) -> Option<SummaryView<'a>> {
    let text = converter.cleaned.text();
    let writer =
        SummaryConverter { quoted: quote.then_some(text), offsets: &converter.text, converter: Some(converter) };
    converter.summary.map(|summary| writer.summary(summary, Some(summary.text(text))))
}

/// A summary by itself, in bytes.
pub(super) fn without_text(summary: &Summary) -> SummaryView<'_> {
    SummaryConverter { quoted: None, offsets: &Offsets::Bytes, converter: None }.summary(summary, None)
}
