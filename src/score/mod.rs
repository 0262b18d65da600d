//! Sentences to scores.
//!
//! Each sentence is measured by some forty cheap features (`features.rs`); a small model, trained offline
//! (`models/score/`) and exported as a table, turns them into a score. The parts of a score say which feature brought
//! what. All arithmetic is `+ - * /` and the square root, so native code and wasm agree to the last bit.

mod cues;
mod document;
mod fallback;
mod features;
mod float;
mod graph;
mod ground;
mod heading;
mod kind;
mod model;
mod model_table;
mod opening;
mod person;
mod phrases;
mod place;
mod role;
mod terms;
mod vectors;
mod weights;

use crate::page::BlockKind;
use crate::span::Span;

pub(crate) use document::Document;
pub use kind::TextKind;
pub use phrases::KeyPhrase;

pub use weights::Weights;

/// What the scorer may know besides the sentences.
#[derive(Clone, Debug, Default)]
pub struct Context<'a> {
    /// The title of the document.
    pub title: Option<&'a str>,
    /// Language tag.
    pub lang: Option<&'a str>,
    /// The blocks of the text with their kinds, in order; empty when not known.
    pub blocks: &'a [(Span, BlockKind)],
}

/// One part of a score.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Part {
    /// What was measured.
    pub signal: &'static str,
    /// What it adds to the score.
    pub value: f32,
}

/// The score of a sentence: the sum of its parts.
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

    /// Adds a part.
    pub(crate) fn add(&mut self, signal: &'static str, value: f32) {
        self.parts.push(Part { signal, value });
        self.total = self.parts.iter().map(|part| part.value).sum();
    }
}

/// Scores each sentence of `text` by all signals together; the higher, the more it matters. Scores of one document
/// compare with each other only.
///
/// ```
/// let text = "The dam above the town broke at noon. Hello.";
/// let sentences = limpid::sentences(text, None);
/// let scores = limpid::advanced::score(text, &sentences, &Default::default());
/// assert!(scores[0].total > scores[1].total);
/// ```
#[must_use]
pub fn score(text: &str, sentences: &[Span], context: &Context<'_>) -> Vec<Score> {
    combined(&Document::read(text, sentences, context))
}

/// The names of the features of a sentence, in the order of [`features`].
pub const FEATURES: &[&str] = &features::NAMES;

/// The length of summary that [`score`] has in mind, in sentences: the default of [`crate::SummaryOptions`].
const WANTED: f32 = 3.0;

/// What is measured of each sentence before the model judges it: one number for each name in [`FEATURES`]. `wanted` is
/// the number of sentences the summary is to have. For those who train or check a model.
#[must_use]
pub fn features(text: &str, sentences: &[Span], context: &Context<'_>, wanted: f32) -> Vec<Vec<f32>> {
    let document = Document::read(text, sentences, context).wanting(wanted);
    features::measure(&document).iter().map(|row| row.to_vec()).collect()
}

/// All signals together.
pub(crate) fn combined(document: &Document<'_>) -> Vec<Score> {
    let has_ground = ground::has_ground(&document.language);
    let judge = |row| if has_ground { model::judge(row, document.wanted) } else { fallback::judge(row) };
    features::measure(document).iter().map(judge).collect()
}

/// By the words that are frequent in the document.
pub(crate) fn frequency(document: &Document<'_>) -> Vec<Score> {
    one_signal("frequency", features::frequencies(document))
}

/// By likeness to other sentences.
pub(crate) fn graph(document: &Document<'_>) -> Vec<Score> {
    one_signal("graph", document.graph.lexrank())
}

/// By position.
pub(crate) fn lead(document: &Document<'_>) -> Vec<Score> {
    one_signal("position", (0..document.len()).map(|n| 1.0 / (1.0 + n as f32)).collect())
}

fn one_signal(signal: &'static str, values: Vec<f32>) -> Vec<Score> {
    values.into_iter().map(|value| Score::of(vec![Part { signal, value }])).collect()
}
