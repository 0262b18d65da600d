//! Scores to a summary.

mod pick;

use crate::score::{self, Context, Document, KeyPhrase, Part, Score, Weights};
use crate::sentence::sentences;
use crate::span::Span;
use pick::{Budget, pick, spread};

/// The words and characters of a typical sentence of news, to turn lengths into sentences.
const WORDS_A_SENTENCE: f32 = 20.0;
const CHARACTERS_A_SENTENCE: f32 = 120.0;
/// What a sentence gains by each of the `boost` words and loses by each of the `avoid` words, in spreads of the scores
/// (best minus worst): one of them outweighs everything else, since the caller knows what is wanted. A judgement.
const ASKED_FOR: f32 = 1.2;
/// What a heading loses, in spreads of the scores: more than any sentence is better than another.
const HEADING: f32 = 2.0;

/// How long a summary may be. A length of 0 gives an empty summary, whose sentences have scores all the same; any other
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
    /// This part of the sentences, in percent.
    Percent(f32),
    /// About this many words (two characters of an unspaced script to a word): the sentence that reaches it is the last.
    Words(usize),
    /// At most this many characters, but for a single sentence where even the shortest has more.
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
#[non_exhaustive]
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
    /// How much each signal of the combined score counts.
    pub weights: Weights,
    /// How much a sentence loses that repeats one already taken, 0 to 1. 0.3.
    pub diversity: f32,
    /// The order of the result.
    pub order: Order,
    /// Language tag; guessed where it matters.
    pub lang: Option<String>,
    /// How many key phrases are looked for, at most 100. 0: none.
    pub key_phrases: usize,
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
    key_phrases: Vec<KeyPhrase>,
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

    /// The phrases that the text is about, best first: as many as `SummaryOptions::key_phrases` asks for, or fewer where
    /// the text has fewer that are repeated or are names. None repeats the words of a better one. Their spans point into
    /// the text that was summarized.
    ///
    /// ```
    /// use limpid::{SummaryOptions, summarize};
    /// let text = "The harbour bridge in Riva closes on Monday. Engineers found cracks in the harbour bridge in May.";
    /// let summary = summarize(text, &SummaryOptions::new().key_phrases(1));
    /// let bridge = &summary.key_phrases()[0];
    /// assert_eq!((bridge.spans.len(), bridge.spans[0].of(text)), (2, "harbour bridge"));
    /// ```
    pub fn key_phrases(&self) -> &[KeyPhrase] {
        &self.key_phrases
    }

    /// The summary as text, the sentences parted by a space (by nothing after a full-width stop). `text` is the text
    /// that was summarized.
    pub fn text(&self, text: &str) -> String {
        let mut summary = String::new();
        for sentence in self.picked() {
            if !summary.is_empty() && !summary.ends_with(is_full_width) {
                summary.push(' ');
            }
            summary.push_str(sentence.span.of(text));
        }
        summary
    }
}

/// Stops and closing marks of scripts without spaces.
fn is_full_width(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．' | '｡' | '」' | '』' | '）' | '】' | '》')
}

/// Picks the sentences of `text` that matter.
///
/// The result is empty for a text without words and for a length of 0; a text of no more sentences than asked for is
/// its own summary.
///
/// ```
/// use limpid::{Length, SummaryOptions, summarize};
/// let options = SummaryOptions::new().length(Length::Sentences(1));
/// let text = "The dam broke at noon. Hello.";
/// assert_eq!(summarize(text, &options).text(text), "The dam broke at noon.");
/// ```
#[must_use]
pub fn summarize(text: &str, options: &SummaryOptions) -> Summary {
    let context = Context { title: options.title.as_deref(), lang: options.lang.as_deref(), blocks: &[] };
    summarize_in(text, &context, options)
}

/// Picks the sentences of `text` that matter, knowing its title, language and blocks. What `options` say of title and
/// language goes before what `context` says.
#[must_use]
pub fn summarize_in(text: &str, context: &Context<'_>, options: &SummaryOptions) -> Summary {
    let context = Context {
        title: options.title.as_deref().or(context.title),
        lang: options.lang.as_deref().or(context.lang),
        blocks: context.blocks,
    };
    let spans = split(text, &context);
    let document = Document::read(text, &spans, &context).wanting(wanted(options.length, spans.len()));
    let mut scores = match options.algorithm {
        Algorithm::Combined => weighed(score::combined(&document), &options.weights),
        Algorithm::Frequency => score::frequency(&document),
        Algorithm::Graph => score::graph(&document),
        Algorithm::Lead => score::lead(&document),
    };
    ask(&document, options, &mut scores);
    put_headings_last(&document, &mut scores);
    let totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
    let diversity = if options.algorithm == Algorithm::Lead { 0.0 } else { options.diversity };
    let candidates: Vec<u32> = (0..document.len() as u32).filter(|&n| !document.is_heading(n as usize)).collect();
    let by_lines = candidates.iter().filter(|&&n| document.is_by_line(n as usize)).count();
    let budget = Budget::of(options.length, candidates.len() - by_lines);
    let mut picked = pick(&document, &candidates, &totals, diversity, budget);
    if options.order == Order::Document {
        picked.sort_unstable();
    }
    let key_phrases = document.key_phrases(options.key_phrases);
    Summary { sentences: ranked(&spans, scores, &picked), picked, key_phrases }
}

/// The scores with their parts weighed as the caller wants.
fn weighed(mut scores: Vec<Score>, weights: &Weights) -> Vec<Score> {
    scores.iter_mut().for_each(|score| weights.weigh(score));
    scores
}

/// About how many sentences a summary of this length has.
fn wanted(length: Length, count: usize) -> f32 {
    match length {
        Length::Sentences(n) => n.max(1) as f32,
        Length::Percent(part) => (count as f32 * part / 100.0).max(1.0),
        Length::Words(n) => (n as f32 / WORDS_A_SENTENCE).max(1.0),
        Length::Characters(n) => (n as f32 / CHARACTERS_A_SENTENCE).max(1.0),
    }
}

/// The sentences without white space around them, those without a letter or digit left out.
fn split(text: &str, context: &Context<'_>) -> Vec<Span> {
    let trimmed = |span: Span| {
        let sentence = span.of(text);
        let start = span.start + sentence.len() - sentence.trim_start().len();
        Span::new(start, start + sentence.trim().len())
    };
    let says = |span: &Span| span.of(text).contains(char::is_alphanumeric);
    sentences(text, context.lang).into_iter().map(trimmed).filter(says).collect()
}

/// Adds what the caller's words are worth.
fn ask(document: &Document<'_>, options: &SummaryOptions, scores: &mut [Score]) {
    let totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
    let worth = ASKED_FOR * spread(&totals);
    for (signal, words, worth) in [("boost", &options.boost, worth), ("avoid", &options.avoid, -worth)] {
        for (score, hits) in scores.iter_mut().zip(document.hits(words)) {
            if hits > 0 {
                score.add(signal, worth * hits as f32);
            }
        }
    }
}

/// Takes so much from each heading and by-line that it ranks after all sentences.
fn put_headings_last(document: &Document<'_>, scores: &mut [Score]) {
    let totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
    let loss = HEADING * spread(&totals);
    let is_last = |n: usize| document.is_heading(n) || document.is_by_line(n);
    let headings = scores.iter_mut().enumerate().filter(|(n, _)| is_last(*n));
    headings.for_each(|(_, score)| score.add("heading", -loss));
}

/// The sentences with their scores and ranks.
fn ranked(spans: &[Span], scores: Vec<Score>, picked: &[u32]) -> Vec<Sentence> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by(|&a, &b| scores[b].total.total_cmp(&scores[a].total).then(a.cmp(&b)));
    let sentence = |(&span, score): (&Span, Score)| Sentence {
        span,
        rank: 0,
        score: score.total,
        parts: score.parts,
        picked: false,
    };
    let mut list: Vec<Sentence> = spans.iter().zip(scores).map(sentence).collect();
    order.iter().enumerate().for_each(|(rank, &n)| list[n].rank = rank as u32);
    picked.iter().for_each(|&n| list[n as usize].picked = true);
    list
}
