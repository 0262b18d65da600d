//! The options of summaries.

use crate::score::Weights;
use crate::sentence::LineBreaks;

/// The length of a summary. A length of 0 gives an empty summary, whose sentences still have scores. Any other length
/// takes at least one sentence from a text that has one.
///
/// ```
/// use limpid::{Length, SummaryOptions, summarize};
/// let summary = |length| summarize("It rained. It poured.", &SummaryOptions::new().length(length));
/// assert_eq!(summary(Length::Sentences(0)).picked().count(), 0);
/// assert_eq!(summary(Length::Percent(1.0)).picked().count(), 1);
/// assert_eq!(summary(Length::Sentences(9)).picked().count(), 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub enum Length {
    /// This many sentences.
    Sentences(usize),
    /// This share of the sentences, in percent.
    Percent(f32),
    /// At most this many words; two characters of an unspaced script count as one word. The summary is longer only when
    /// even the shortest sentence is: then it is a single sentence.
    Words(usize),
    /// At most this many characters (Unicode code points). The summary is longer only when even the shortest sentence
    /// is: then it is a single sentence.
    Characters(usize),
}

/// How sentences are scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Algorithm {
    /// By a trained model of all signals together.
    #[default]
    Combined,
    /// By the words that are frequent in the document (the idea of `SumBasic`).
    Frequency,
    /// By similarity to other sentences (LexRank, Erkan and Radev 2004).
    Graph,
    /// By position: the first sentences score highest.
    Lead,
}

/// The order of the sentences in a summary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Order {
    /// The order of the text.
    #[default]
    Document,
    /// The best sentence first.
    Rank,
}

/// The length of a summary and how its sentences are chosen.
///
/// ```
/// use limpid::{Length, SummaryOptions};
/// let options = SummaryOptions::new().length(Length::Words(60)).query("flood damage").lang("en");
/// assert_eq!(options.diversity, 0.3);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[non_exhaustive]
pub struct SummaryOptions {
    /// The length of the summary. The default is three sentences.
    pub length: Length,
    /// How sentences are scored.
    pub algorithm: Algorithm,
    /// The title of the document. Sentences that share its words score higher.
    pub title: Option<String>,
    /// Words that raise the score of a sentence, in any case and inflection.
    pub boost: Vec<String>,
    /// Words that lower the score of a sentence, in any case and inflection.
    pub avoid: Vec<String>,
    /// How much each signal of the combined score counts.
    pub weights: Weights,
    /// How strongly sentences that repeat a chosen one are avoided, from 0 to 1. The default is 0.3.
    pub diversity: f32,
    /// The order of the result.
    pub order: Order,
    /// The language tag (BCP 47). If omitted, the language is detected where it matters.
    pub lang: Option<String>,
    /// How many key phrases to find, at most 100. The default is 0.
    pub key_phrases: usize,
    /// What the summary should be about. Sentences with these words, in any inflection, come first.
    pub query: Option<String>,
    /// Takes the best sentence of each section. A text without headings is divided into equal parts instead.
    pub per_section: bool,
    /// The minimum number of words in a sentence of the summary. The default is 0.
    pub min_words: usize,
    /// The maximum number of words in a sentence of the summary. By default there is no limit.
    pub max_words: Option<usize>,
    /// Words, in any case and inflection, that are ignored when scoring sentences and that cannot begin or end a key
    /// phrase.
    pub stop_words: Vec<String>,
    /// The minimum number of words in a key phrase. The default is 1.
    pub min_phrase_words: usize,
    /// The maximum number of words in a key phrase; the default and the highest value is 4. A phrase in a script
    /// without spaces has up to six characters.
    pub max_phrase_words: usize,
    /// What a line break means.
    pub line_breaks: LineBreaks,
    /// Abbreviations to add to the built-in lists. No sentence ends after one.
    pub abbreviations: Vec<String>,
}

names!(Algorithm, "algorithm" {
    Combined = "combined",
    Frequency = "frequency",
    Graph = "graph",
    Lead = "lead",
});

names!(Order, "order" {
    Document = "document",
    Rank = "rank",
});

setters!(SummaryOptions {
    value length: Length,
    value algorithm: Algorithm,
    text title,
    texts boost,
    texts avoid,
    value weights: Weights,
    value diversity: f32,
    value order: Order,
    text lang,
    value key_phrases: usize,
    text query,
    value per_section: bool,
    value min_words: usize,
    into max_words: Option<usize>,
    texts stop_words,
    value min_phrase_words: usize,
    value max_phrase_words: usize,
    value line_breaks: LineBreaks,
    texts abbreviations,
});

impl Default for SummaryOptions {
    fn default() -> Self {
        Self {
            length: Length::Sentences(3),
            algorithm: Algorithm::default(),
            title: None,
            boost: Vec::new(),
            avoid: Vec::new(),
            weights: Weights::default(),
            diversity: 0.3,
            order: Order::default(),
            lang: None,
            key_phrases: 0,
            query: None,
            per_section: false,
            min_words: 0,
            max_words: None,
            stop_words: Vec::new(),
            min_phrase_words: 1,
            max_phrase_words: 4,
            line_breaks: LineBreaks::default(),
            abbreviations: Vec::new(),
        }
    }
}
