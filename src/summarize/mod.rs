//! Builds a summary from the scores of the sentences.

mod focus;
mod options;
mod pick;
mod roles;
mod together;

pub use options::{Algorithm, Length, Order, SummaryOptions};
pub use together::{JointSummary, summarize_together, summarize_together_in};

use crate::score::{self, Context, Document, KeyPhrase, Part, PhraseOptions, Score, TextKind, Weights};
use crate::script::reading_units;
use crate::sentence::{SentenceOptions, sentences_with, unwrapped};
use crate::span::Span;
use focus::Query;
use pick::{Budget, Chosen, Picker, spread};
use std::ops::Range;

/// The length of a typical news sentence in words and characters, to convert lengths into sentences.
const WORDS_A_SENTENCE: f32 = 20.0;
const CHARACTERS_A_SENTENCE: f32 = 120.0;
/// The bonus for each of the `boost` words and the penalty for each of the `avoid` words, as a multiple of the score
/// range (best minus worst). One word outweighs everything else, since the caller knows what is wanted. Chosen by hand.
const BOOST: f32 = 1.2;
/// The most reasons given for a sentence.
const MAX_REASONS: usize = 3;
/// What the best sentence of a section gains, as a multiple of the score range.
const SECTION: f32 = 2.0;
/// What a heading loses, as a multiple of the score range: more than the distance between the best and the worst sentence.
const HEADING: f32 = 2.0;

/// A sentence of the text with its score.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Sentence {
    /// Its byte range in the text, without white space around it.
    pub span: Span,
    /// Its position when all sentences are ordered by score; the best has 0.
    pub rank: u32,
    /// Its score, which is the sum of its parts.
    pub score: f32,
    /// The parts of the score.
    pub parts: Vec<Part>,
    /// True when it is in the summary.
    pub picked: bool,
    /// True for the sentence with which the text begins.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub is_first: bool,
}

/// The result of [`summarize`]: every sentence of the text with its score, and which ones were picked.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    sentences: Vec<Sentence>,
    picked: Vec<u32>,
    key_phrases: Vec<KeyPhrase>,
    kind: TextKind,
    is_over_length: bool,
    missing: Vec<String>,
}

impl Summary {
    /// All sentences, in document order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentences of the summary, in the requested order.
    pub fn picked(&self) -> impl Iterator<Item = &Sentence> {
        self.picked.iter().map(|&n| &self.sentences[n as usize])
    }

    /// The kind of the text, which determines what the summary prefers. If [`TextKind::has_no_sentences`] is true,
    /// there is nothing to summarize, and the summary is the beginning of the text.
    ///
    /// ```
    /// use limpid::{SummaryOptions, summarize};
    /// let text = "- flour\n- milk\n- three eggs\n- salt\n- butter";
    /// assert!(summarize(text, &SummaryOptions::default()).kind().has_no_sentences());
    /// ```
    pub fn kind(&self) -> TextKind {
        self.kind
    }

    /// True when the summary is longer than requested, because even its only sentence is.
    pub fn is_over_length(&self) -> bool {
        self.is_over_length
    }

    /// The words of the query that do not occur in the text.
    pub fn missing_words(&self) -> &[String] {
        &self.missing
    }

    /// Why `sentence` scores as it does, in English, the most important reason first. There are at most three.
    ///
    /// ```
    /// use limpid::{SummaryOptions, summarize};
    /// let text = "The dam above the town of Riva broke at noon. Nobody was hurt. The mayor of Riva was at home.";
    /// let options = SummaryOptions::new().title("Dam breaks above Riva");
    /// let summary = summarize(text, &options);
    /// assert!(summary.reasons(&summary.sentences()[0]).contains(&"it is the first sentence of the text"));
    /// ```
    pub fn reasons(&self, sentence: &Sentence) -> Vec<&'static str> {
        let mut parts: Vec<&Part> = sentence.parts.iter().filter(|part| part.value > 0.0).collect();
        crate::order::sort_by(&mut parts, |a, b| b.value.total_cmp(&a.value));
        let mut reasons: Vec<&str> = Vec::new();
        for reason in parts.iter().filter_map(|part| reason(part.signal, sentence.is_first)) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons.truncate(MAX_REASONS);
        reasons
    }

    /// The phrases that the text is about, best first: as many as [`SummaryOptions::key_phrases`] requests, or fewer if
    /// fewer phrases are repeated or are names. No phrase consists of the words of a better one. Their spans are byte
    /// ranges of the text that was summarized.
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

    /// The summary as one line of text. The sentences are separated by a space, or by nothing after a full-width stop,
    /// and line breaks inside them are removed. `text` must be the text that was summarized.
    pub fn text(&self, text: &str) -> String {
        on_one_line(self.picked().map(|sentence| sentence.span.of(text)))
    }
}

/// The sentences on one line.
fn on_one_line<'a>(sentences: impl Iterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for sentence in sentences {
        if !line.is_empty() && !line.ends_with(is_full_width) {
            line.push(' ');
        }
        line.push_str(&unwrapped(sentence));
    }
    line
}

/// What a positive part with this signal means, in English.
fn reason(signal: &str, is_first: bool) -> Option<&'static str> {
    Some(match signal {
        "position" | "lead" | "first" if is_first => "it is the first sentence of the text",
        "position" => "it is near the beginning",
        "lead" | "first" => "it resembles the beginning of the text",
        "title" => "it shares the title's words",
        "centroid" | "coverage" | "frequency" => "it contains the words that the text uses most",
        "graph" | "next" | "before" => "other sentences say much the same",
        "novelty" | "rare" => "it says something new",
        "names" | "capitals" => "it contains names",
        "digits" => "it contains numbers",
        "conclusion" => "it concludes, decides or answers",
        "announcement" => "it names a day or an amount, or asks for something",
        "section" => "it is the best sentence of its section",
        "shared" => "it says what the documents have in common",
        "query" | "boost" => "it contains the words you asked for",
        "length" | "words" => "its length is good for a summary",
        "quotes" => "it quotes someone",
        _ => return None,
    })
}

/// Stops and closing marks of scripts without spaces.
fn is_full_width(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．' | '｡' | '」' | '』' | '）' | '】' | '》')
}

/// Extracts the most important sentences of `text`, verbatim.
///
/// The summary is empty for a text without words and for a length of 0. A text with no more sentences than requested is
/// its own summary. To clean a page first, use [`crate::process`] with [`crate::Options::summary`].
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

/// Summarizes `text` as [`summarize`] does, given its title, language and blocks. The title and language in `options`
/// take precedence over those in `context`.
#[must_use]
pub fn summarize_in(text: &str, context: &Context<'_>, options: &SummaryOptions) -> Summary {
    let context = completed(context, options);
    let spans = split(text, &context, options);
    let document = read(text, &spans, &context, options);
    let query = options.query.as_deref().map(|words| Query::read(words, &document));
    let scores = scores(&document, options, query.as_ref());
    let totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
    let candidates = candidates(&document, options);
    let by_lines = candidates.iter().filter(|&&n| document.is_by_line(n as usize)).count();
    let budget = Budget::of(options.length, candidates.len() - by_lines);
    let (mut picked, is_over_length) = Picker::new(&document, &totals, options).pick(&candidates, budget);
    if options.order == Order::Document {
        picked.sort_unstable();
    }
    let key_phrases = document.key_phrases(&phrase_options(options));
    let missing = query.map(Query::into_missing).unwrap_or_default();
    let sentences = ranked(&document, &spans, scores, &picked);
    Summary { sentences, picked, key_phrases, kind: document.kind(), is_over_length, missing }
}

/// The context, with the title and language of the options where they have any.
fn completed<'a>(context: &Context<'a>, options: &'a SummaryOptions) -> Context<'a> {
    Context {
        title: options.title.as_deref().or(context.title),
        lang: options.lang.as_deref().or(context.lang),
        blocks: context.blocks,
    }
}

/// The document with these sentences, prepared for a summary of the length requested.
fn read<'a>(text: &'a str, spans: &'a [Span], context: &Context<'a>, options: &SummaryOptions) -> Document<'a> {
    let summary_length = sentence_count(options.length, spans.len());
    Document::read(text, spans, context).with_stop_words(&options.stop_words).with_summary_length(summary_length)
}

fn phrase_options(options: &SummaryOptions) -> PhraseOptions<'_> {
    PhraseOptions {
        limit: options.key_phrases,
        min_words: options.min_phrase_words,
        max_words: options.max_phrase_words,
        stop_words: &options.stop_words,
    }
}

/// The scores of all sentences, including the effect of the caller's options.
fn scores(document: &Document<'_>, options: &SummaryOptions, query: Option<&Query>) -> Vec<Score> {
    let mut scores = own_scores(document, options);
    if options.per_section {
        let said = Chosen::new(document, options.diversity.clamp(0.0, 1.0));
        spread_over_sections(document, document.sections(), said, &mut scores);
    }
    apply_boosts(document, options, query, &mut scores);
    put_headings_last(document, &mut scores);
    scores
}

/// The scores by the chosen algorithm and the roles of the sentences, before boosts and sections.
fn own_scores(document: &Document<'_>, options: &SummaryOptions) -> Vec<Score> {
    let is_combined = options.algorithm == Algorithm::Combined;
    match options.algorithm {
        _ if document.kind().has_no_sentences() => {
            let mut scores = score::lead(document);
            if is_combined {
                roles::add_roles(document, &mut scores);
            }
            scores
        }
        Algorithm::Combined => combined_scores(document, &options.weights),
        Algorithm::Frequency => score::frequency(document),
        Algorithm::Graph => score::graph(document),
        Algorithm::Lead => score::lead(document),
    }
}

/// The scores by all signals, the roles of the sentences and how suitable they are for a summary.
fn combined_scores(document: &Document<'_>, weights: &Weights) -> Vec<Score> {
    let (mut scores, rows) = score::combined(document);
    // The value of a role is a share of the spread of the trained scores, before the caller's weights apply.
    roles::add_roles(document, &mut scores);
    roles::add_suitability(document, &mut scores, &rows);
    roles::allow_first_person(document, &mut scores);
    roles::put_description_first(document, &mut scores);
    scores.iter_mut().for_each(|score| weights.apply(score));
    scores
}

/// Measures how suitable each sentence of `text` is for a summary of `summary_length` sentences. Returns one row for each of
/// `spans`, which are byte ranges in order, with one number for each name in
/// [`SUITABILITY_FEATURES`](crate::advanced::SUITABILITY_FEATURES), and the score of each sentence without them. Useful for
/// training.
///
/// ```
/// use limpid::advanced::{Context, SUITABILITY_FEATURES, suitability_features};
/// let text = "The dam above the town broke at noon. By the way, thank you for all your letters!";
/// let (rows, scores) = suitability_features(text, &limpid::sentences(text, None), &Context::default(), 1.0);
/// assert_eq!((rows.len(), scores.len(), rows[0].len()), (2, 2, SUITABILITY_FEATURES.len()));
/// ```
#[must_use]
pub fn suitability_features(
    text: &str,
    spans: &[Span],
    context: &Context<'_>,
    summary_length: f32,
) -> (Vec<Vec<f32>>, Vec<f32>) {
    let document = Document::read(text, spans, context).with_summary_length(summary_length);
    let (mut scores, rows) = score::combined(&document);
    roles::add_roles(&document, &mut scores);
    (score::suitability_rows(&document, &rows), scores.iter().map(|score| score.total).collect())
}

/// The sentences that may be chosen: those of the length requested that are not headings, greetings, links or code. If
/// there are none, the other sentences of that length; if there are none of that length, all sentences.
fn candidates(document: &Document<'_>, options: &SummaryOptions) -> Vec<u32> {
    let all = || 0..document.len() as u32;
    let fits = |n: &u32| has_length(document.sentence(*n as usize), options);
    if document.kind().has_no_sentences() {
        return all().filter(fits).collect();
    }
    let is_sentence = |n: &u32| !document.is_heading(*n as usize);
    let has_content = |n: &u32| !document.role(*n as usize).is_boilerplate;
    let found: Vec<u32> = all().filter(|n| is_sentence(n) && has_content(n) && fits(n)).collect();
    if !found.is_empty() {
        return found;
    }
    let found: Vec<u32> = all().filter(|n| is_sentence(n) && fits(n)).collect();
    if found.is_empty() { all().filter(is_sentence).collect() } else { found }
}

/// True when the sentence is neither shorter nor longer than the caller wants.
fn has_length(sentence: &str, options: &SummaryOptions) -> bool {
    if options.min_words == 0 && options.max_words.is_none() {
        return true;
    }
    let units = reading_units(sentence);
    units >= options.min_words as f32 && options.max_words.is_none_or(|most| units <= most as f32)
}

/// Raises the score of the best sentence of each section that says something new. `said` is empty.
fn spread_over_sections(
    document: &Document<'_>,
    sections: Vec<Range<usize>>,
    mut said: Chosen<'_, '_>,
    scores: &mut [Score],
) {
    let totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
    let worth = SECTION * spread(&totals);
    let is_open = |n: &usize| !document.is_heading(*n) && !document.role(*n).is_boilerplate && !document.is_by_line(*n);
    for section in sections {
        let mut open: Vec<usize> = section.filter(is_open).collect();
        crate::order::sort_by(&mut open, |&a, &b| totals[b].total_cmp(&totals[a]).then(a.cmp(&b)));
        let new = open.iter().find(|&&n| !said.repeats_sentence(n));
        if let Some(&n) = new.or(open.first()) {
            said.add(n);
            scores[n].add("section", worth);
        }
    }
}

/// The approximate number of sentences in a summary of this length.
fn sentence_count(length: Length, count: usize) -> f32 {
    match length {
        Length::Sentences(n) => n.max(1) as f32,
        Length::Percent(part) => (count as f32 * part / 100.0).max(1.0),
        Length::Words(n) => (n as f32 / WORDS_A_SENTENCE).max(1.0),
        Length::Characters(n) => (n as f32 / CHARACTERS_A_SENTENCE).max(1.0),
    }
}

/// The sentences without white space around them. Those without a letter or digit are left out.
fn split(text: &str, context: &Context<'_>, options: &SummaryOptions) -> Vec<Span> {
    let trimmed = |span: Span| {
        let sentence = span.of(text);
        let start = span.start + sentence.len() - sentence.trim_start().len();
        Span::new(start, start + sentence.trim().len())
    };
    let has_words = |span: &Span| span.of(text).contains(char::is_alphanumeric);
    let how = SentenceOptions {
        lang: context.lang.map(str::to_owned),
        line_breaks: options.line_breaks,
        abbreviations: options.abbreviations.clone(),
    };
    sentences_with(text, &how).into_iter().map(trimmed).filter(has_words).collect()
}

/// Adds the value of the caller's words to boost or avoid, and of the query.
fn apply_boosts(document: &Document<'_>, options: &SummaryOptions, query: Option<&Query>, scores: &mut [Score]) {
    let totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
    let worth = BOOST * spread(&totals);
    for (signal, words, worth) in [("boost", &options.boost, worth), ("avoid", &options.avoid, -worth)] {
        for (score, hits) in scores.iter_mut().zip(document.hits(words)) {
            if hits > 0 {
                score.add(signal, worth * hits as f32);
            }
        }
    }
    let found = query.map(Query::parts).unwrap_or_default();
    scores
        .iter_mut()
        .zip(found)
        .filter(|(_, part)| *part > 0.0)
        .for_each(|(score, part)| score.add("query", worth * part));
}

/// Lowers the score of headings and by-lines so far that they rank after all sentences.
fn put_headings_last(document: &Document<'_>, scores: &mut [Score]) {
    let totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
    let loss = HEADING * spread(&totals);
    let is_last = |n: usize| document.is_heading(n) || document.is_by_line(n);
    let headings = scores.iter_mut().enumerate().filter(|(n, _)| is_last(*n));
    headings.for_each(|(_, score)| score.add("heading", -loss));
}

/// The sentences with their scores and ranks.
fn ranked(document: &Document<'_>, spans: &[Span], scores: Vec<Score>, picked: &[u32]) -> Vec<Sentence> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    crate::order::sort_by(&mut order, |&a, &b| scores[b].total.total_cmp(&scores[a].total).then(a.cmp(&b)));
    let sentence = |(&span, score): (&Span, Score)| Sentence {
        span,
        rank: 0,
        score: score.total,
        parts: score.parts,
        picked: false,
        is_first: false,
    };
    let mut list: Vec<Sentence> = spans.iter().zip(scores).map(sentence).collect();
    order.iter().enumerate().for_each(|(rank, &n)| list[n].rank = rank as u32);
    picked.iter().for_each(|&n| list[n as usize].picked = true);
    list.iter_mut().enumerate().for_each(|(n, sentence)| sentence.is_first = document.is_first(n));
    list
}
