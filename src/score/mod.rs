//! Sentences to scores.

use crate::page::BlockKind;
use crate::span::Span;

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

/// Scores each sentence of `text`.
#[must_use]
pub fn score(text: &str, sentences: &[Span], context: &Context<'_>) -> Vec<Score> {
    let _ = (text, context);
    sentences.iter().map(|_| Score::default()).collect()
}
