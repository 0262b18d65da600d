//! Scores sentences.
//!
//! `features.rs` measures some forty cheap features of each sentence, and a small model turns them into a score. It is
//! trained offline (`models/score/`) and exported as a table. The parts of a score say what each feature contributed.
//! The arithmetic uses only `+ - * /` and the square root, so native code and wasm agree to the last bit.

mod about;
mod announcement_phrases;
mod call_phrases;
mod changelog;
mod contact;
mod continuation;
mod cues;
mod dates_and_ratings;
mod document;
mod documentation;
mod fallback;
mod features;
mod filler;
mod float;
mod formulas;
mod graph;
mod heading;
mod headings_table;
mod independent;
mod kind;
mod legal;
mod lexicon;
mod manual;
mod model;
mod model_languages;
mod model_table;
mod narrative;
mod notices;
mod opening;
mod person;
mod phrases;
mod position;
mod reply;
mod role;
mod source;
mod suitability;
mod suitability_table;
mod terms;
mod trees;
mod vectors;
mod weights;

use crate::page::BlockKind;
use crate::span::Span;

pub(crate) use document::Document;
pub(crate) use features::Row;
pub use kind::TextKind;
pub use phrases::KeyPhrase;
pub(crate) use phrases::PhraseOptions;
pub(crate) use role::Role;

pub use weights::Weights;

/// The input of the scorer besides the sentences. Everything is optional.
#[derive(Clone, Debug, Default)]
pub struct Context<'a> {
    /// The title of the document.
    pub title: Option<&'a str>,
    /// The language tag (BCP 47).
    pub lang: Option<&'a str>,
    /// The blocks of the text with their kinds, in order; empty when not known.
    pub blocks: &'a [(Span, BlockKind)],
}

/// One part of a score: a signal and its contribution.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Part {
    /// The name of the signal, such as `position` or `title`.
    pub signal: &'static str,
    /// What it adds to the score; negative when it lowers it.
    pub value: f32,
}

/// The score of a sentence, which is the sum of its parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// The sum.
    pub total: f32,
    /// The parts, in a fixed order.
    pub parts: Vec<Part>,
}

impl Score {
    /// A score that is the sum of `parts`, added in their order.
    pub(crate) fn of(parts: Vec<Part>) -> Self {
        let total = parts.iter().map(|part| part.value).sum();
        Self { total, parts }
    }

    /// Adds to the part of `signal`.
    pub(crate) fn add(&mut self, signal: &'static str, value: f32) {
        match self.parts.iter_mut().find(|part| part.signal == signal) {
            Some(part) => part.value += value,
            None => self.parts.push(Part { signal, value }),
        }
        self.total = self.parts.iter().map(|part| part.value).sum();
    }
}

/// Scores each sentence of `text` with the combined model. `sentences` are byte ranges of `text`, in order; the result
/// has one score for each. A higher score means a more important sentence. Scores are comparable only within one
/// document.
///
/// ```
/// let text = "The dam above the town broke at noon, and two bridges are gone. Nobody was hurt. \
///     The mayor said that the repairs would take until spring. Hello.";
/// let sentences = limpid::sentences(text, None);
/// let scores = limpid::advanced::score(text, &sentences, &Default::default());
/// assert!(scores[0].total > scores[3].total);
/// ```
#[must_use]
pub fn score(text: &str, sentences: &[Span], context: &Context<'_>) -> Vec<Score> {
    combined(&Document::read(text, sentences, context)).0
}

/// The names of the features of a sentence, in the order of [`features`].
pub const FEATURES: &[&str] = &features::NAMES;

/// The summary length, in sentences, that [`score`] assumes: the default of [`crate::SummaryOptions`].
const DEFAULT_LENGTH: f32 = 3.0;

/// Measures each sentence before the model scores it: one row for each sentence, with one number for each name in
/// [`FEATURES`]. `summary_length` is the number of sentences that the summary is to have. Useful for training or checking a
/// model.
#[must_use]
pub fn features(text: &str, sentences: &[Span], context: &Context<'_>, summary_length: f32) -> Vec<Vec<f32>> {
    let document = Document::read(text, sentences, context).with_summary_length(summary_length);
    features::measure(&document).iter().map(|row| row.to_vec()).collect()
}

/// Scores by all signals together, and the features that they are made of.
pub(crate) fn combined(document: &Document<'_>) -> (Vec<Score>, Vec<Row>) {
    let is_model_language = model_languages::is_model_language(&document.language);
    let judge = |row| if is_model_language { model::judge(row, document.summary_length) } else { fallback::judge(row) };
    let rows = features::measure(document);
    (rows.iter().map(judge).collect(), rows)
}

/// The trees that say how suitable a sentence is for a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SuitabilityTrees {
    /// For any text and a summary of any length.
    General,
    /// For summaries of a few sentences of texts with headings: mails, threads, interviews, pages.
    WithHeadings,
}

/// How suitable each sentence is for a summary by `trees`, by signal; `rows` are its features.
pub(crate) fn suitability(document: &Document<'_>, rows: &[Row], trees: SuitabilityTrees) -> Vec<Vec<Part>> {
    suitability::measure(document, rows).iter().map(|row| model::suitability(row, trees)).collect()
}

/// The features that [`suitability`] judges, one row for each sentence, with one number for each name in [`SUITABILITY_FEATURES`].
pub(crate) fn suitability_rows(document: &Document<'_>, rows: &[Row]) -> Vec<Vec<f32>> {
    suitability::measure(document, rows).iter().map(|row| row.to_vec()).collect()
}

/// The names of the features that measure how suitable a sentence is for a summary, in the order of `suitability_features`.
pub const SUITABILITY_FEATURES: &[&str] = &suitability::NAMES;

/// Scores by the words that are frequent in the document.
pub(crate) fn frequency(document: &Document<'_>) -> Vec<Score> {
    one_signal("frequency", features::frequencies(document))
}

/// Scores by similarity to other sentences.
pub(crate) fn graph(document: &Document<'_>) -> Vec<Score> {
    one_signal("graph", document.graph.lexrank())
}

/// Scores by position.
pub(crate) fn lead(document: &Document<'_>) -> Vec<Score> {
    one_signal("position", (0..document.len()).map(|n| 1.0 / (1.0 + n as f32)).collect())
}

fn one_signal(signal: &'static str, values: Vec<f32>) -> Vec<Score> {
    values.into_iter().map(|value| Score::of(vec![Part { signal, value }])).collect()
}
