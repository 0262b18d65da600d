//! Makes one summary of several documents, without repetition.

use super::focus::Query;
use super::pick::{Budget, Chosen, Picker, spread};
use super::{
    Order, Sentence, Summary, SummaryOptions, apply_boosts, candidates, completed, on_one_line, own_scores,
    phrase_options, put_headings_last, ranked, read, sentence_count, split, spread_over_sections,
};
use crate::score::{Context, Document, Score};
use crate::span::Span;
use std::mem;
use std::ops::Range;

/// What a sentence gains for what it shares with the sentences of all documents, as a multiple of the score range. What several
/// documents say matters as much as the best place in one of them. Chosen by hand.
const SHARED: f32 = 0.5;
/// Separates the documents where they are read as one text.
const GAP: &str = "\n\n";

/// The result of [`summarize_together`]: one summary of several documents.
#[derive(Clone, Debug, PartialEq)]
pub struct JointSummary {
    documents: Vec<Summary>,
    /// The document and the sentence of each choice, in the requested order.
    picked: Vec<(u32, u32)>,
    is_over_length: bool,
    missing: Vec<String>,
}

impl JointSummary {
    /// One summary for each document, in the order given: its sentences with their scores, and which of them were
    /// picked. Spans are byte ranges of that document. Scores and ranks compare the sentences of all documents.
    pub fn documents(&self) -> &[Summary] {
        &self.documents
    }

    /// The sentences of the summary, each with the index of its document, in the requested order.
    pub fn picked(&self) -> impl Iterator<Item = (usize, &Sentence)> {
        let sentence =
            |&(document, n): &(u32, u32)| (document as usize, &self.documents[document as usize].sentences[n as usize]);
        self.picked.iter().map(sentence)
    }

    /// True when the summary is longer than requested, because even its only sentence is.
    pub fn is_over_length(&self) -> bool {
        self.is_over_length
    }

    /// The words of the query that occur in none of the documents.
    pub fn missing_words(&self) -> &[String] {
        &self.missing
    }

    /// The summary as one line of text, like [`Summary::text`]. `texts` must be the documents that were summarized.
    pub fn text(&self, texts: &[&str]) -> String {
        on_one_line(self.picked().map(|(document, sentence)| sentence.span.of(texts[document])))
    }
}

/// Extracts the most important sentences of several texts, verbatim and without repetition. Information that occurs in
/// more than one text counts more.
///
/// The length applies to the whole summary. [`SummaryOptions::per_section`] picks the best sentence of each document
/// first, and [`Order::Document`] keeps the order of the documents.
///
/// ```
/// use limpid::{Length, SummaryOptions, summarize_together};
/// let texts = [
///     "The dam above the town of Riva broke on Monday at noon. Nobody was hurt, the mayor said.",
///     "On Monday at noon the dam above the town of Riva broke. The road to the valley is closed until Friday.",
/// ];
/// let summary = summarize_together(&texts, &SummaryOptions::new().length(Length::Sentences(3)));
/// let said = summary.text(&texts);
/// assert_eq!(said.matches("dam").count(), 1);
/// assert!(said.contains("Nobody was hurt") && said.contains("The road to the valley"));
/// ```
#[must_use]
pub fn summarize_together(texts: &[&str], options: &SummaryOptions) -> JointSummary {
    let documents: Vec<_> = texts.iter().map(|&text| (text, Context::default())).collect();
    summarize_together_in(&documents, options)
}

/// Summarizes several texts as [`summarize_together`] does, given the title, language and blocks of each. The title and
/// language in `options` take precedence.
#[must_use]
pub fn summarize_together_in(documents: &[(&str, Context<'_>)], options: &SummaryOptions) -> JointSummary {
    let contexts: Vec<Context<'_>> = documents.iter().map(|(_, context)| completed(context, options)).collect();
    let spans: Vec<Vec<Span>> =
        documents.iter().zip(&contexts).map(|((text, _), context)| split(text, context, options)).collect();
    let parts: Vec<Document<'_>> = documents
        .iter()
        .zip(&spans)
        .zip(&contexts)
        .map(|(((text, _), spans), context)| read(text, spans, context, options))
        .collect();
    Joint::of(&parts, &spans, documents).summarize(&parts, options)
}

/// Several documents as one text.
struct Joint {
    text: String,
    /// The offset of each document in the text.
    offsets: Vec<usize>,
    /// The sentences of all documents, and the range of them that belongs to each.
    spans: Vec<Span>,
    ranges: Vec<Range<usize>>,
}

impl Joint {
    fn of(parts: &[Document<'_>], spans: &[Vec<Span>], documents: &[(&str, Context<'_>)]) -> Self {
        let mut joint = Self { text: String::new(), offsets: Vec::new(), spans: Vec::new(), ranges: Vec::new() };
        for ((part, own), (text, _)) in parts.iter().zip(spans).zip(documents) {
            let (at, first) = (joint.text.len(), joint.spans.len());
            joint.offsets.push(at);
            joint.spans.extend(own.iter().map(|span| Span::new(at + span.start, at + span.end)));
            joint.ranges.push(first..first + part.len());
            joint.text.push_str(text);
            joint.text.push_str(GAP);
        }
        joint
    }

    fn summarize(&self, parts: &[Document<'_>], options: &SummaryOptions) -> JointSummary {
        let context = Context { title: options.title.as_deref(), lang: options.lang.as_deref(), ..Context::default() };
        let mut whole = Document::joined(&self.text, &self.spans, &context, parts)
            .with_stop_words(&options.stop_words)
            .with_summary_length(sentence_count(options.length, self.spans.len()));
        let candidates = self.candidates(parts, options);
        self.firsts(&candidates).into_iter().for_each(|n| whole.free_of_context(n));
        let query = options.query.as_deref().map(|words| Query::read(words, &whole));
        let scores = self.scores(&whole, parts, options, query.as_ref());
        let totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
        let by_lines = candidates.iter().filter(|&&n| whole.is_by_line(n as usize)).count();
        let budget = Budget::of(options.length, candidates.len() - by_lines);
        let (mut picked, is_over_length) = Picker::new(&whole, &totals, options).of_several().pick(&candidates, budget);
        if options.order == Order::Document {
            picked.sort_unstable();
        }
        let missing = query.map(Query::into_missing).unwrap_or_default();
        let sentences = ranked(&whole, &self.spans, scores, &picked);
        JointSummary {
            documents: self.apart(parts, sentences, &picked, options),
            picked: picked.iter().map(|&n| self.place(n)).collect(),
            is_over_length,
            missing,
        }
    }

    /// The sentences that may be chosen. When other documents have sentences, a list or table adds nothing.
    fn candidates(&self, parts: &[Document<'_>], options: &SummaryOptions) -> Vec<u32> {
        let only_lists = parts.iter().all(|part| part.kind().has_no_sentences());
        let of = |(part, range): (&Document<'_>, &Range<usize>)| {
            let own =
                if only_lists || !part.kind().has_no_sentences() { candidates(part, options) } else { Vec::new() };
            let first = range.start as u32;
            own.into_iter().map(move |n| first + n)
        };
        parts.iter().zip(&self.ranges).flat_map(of).collect()
    }

    /// The first candidate of each document.
    fn firsts(&self, candidates: &[u32]) -> Vec<usize> {
        let first = |range: &Range<usize>| {
            let n = candidates.partition_point(|&n| (n as usize) < range.start);
            candidates.get(n).map(|&n| n as usize).filter(|n| range.contains(n))
        };
        self.ranges.iter().filter_map(first).collect()
    }

    /// The scores of all sentences. Those of each document are moved and scaled so that its best sentence has 0 and its
    /// worst -1, since scores are comparable only within one document.
    fn scores(
        &self,
        whole: &Document<'_>,
        parts: &[Document<'_>],
        options: &SummaryOptions,
        query: Option<&Query>,
    ) -> Vec<Score> {
        let mut scores: Vec<Score> = parts.iter().flat_map(|part| even(own_scores(part, options))).collect();
        for (score, shared) in scores.iter_mut().zip(whole.shared()) {
            score.add("shared", SHARED * shared);
        }
        if options.per_section {
            let said = Chosen::of_several(whole, options.diversity.clamp(0.0, 1.0));
            spread_over_sections(whole, self.ranges.clone(), said, &mut scores);
        }
        apply_boosts(whole, options, query, &mut scores);
        put_headings_last(whole, &mut scores);
        scores
    }

    /// The document that sentence `n` belongs to, and its number there.
    fn place(&self, n: u32) -> (u32, u32) {
        let document = self.ranges.partition_point(|range| range.end <= n as usize);
        (document as u32, n - self.ranges[document].start as u32)
    }

    /// The summary of each document.
    fn apart(
        &self,
        parts: &[Document<'_>],
        mut sentences: Vec<Sentence>,
        picked: &[u32],
        options: &SummaryOptions,
    ) -> Vec<Summary> {
        let mut summaries = Vec::with_capacity(parts.len());
        let mut places = vec![Vec::new(); parts.len()];
        picked.iter().map(|&n| self.place(n)).for_each(|(document, n)| places[document as usize].push(n));
        for (n, part) in parts.iter().enumerate().rev() {
            let mut own = sentences.split_off(self.ranges[n].start);
            for (n, sentence) in own.iter_mut().enumerate() {
                sentence.is_first = part.is_first(n);
            }
            own.iter_mut().for_each(|sentence| {
                let Span { start, end } = sentence.span;
                sentence.span = Span::new(start - self.offsets[n], end - self.offsets[n]);
            });
            summaries.push(Summary {
                picked: mem::take(&mut places[n]),
                sentences: own,
                key_phrases: part.key_phrases(&phrase_options(options)),
                kind: part.kind(),
                is_over_length: false,
                missing: Vec::new(),
            });
        }
        summaries.reverse();
        summaries
    }
}

/// Scores of one document, moved and scaled to the range from -1 to 0.
fn even(mut scores: Vec<Score>) -> Vec<Score> {
    let totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
    let (most, spread) = (totals.iter().copied().fold(f32::MIN, f32::max), spread(&totals));
    for score in &mut scores {
        score.parts.iter_mut().for_each(|part| part.value /= spread);
        score.add("document", -most / spread);
    }
    scores
}
