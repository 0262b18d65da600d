//! A document made ready for scoring: sentences, terms, vectors, graph, paragraphs.

use super::Context;
use super::graph::Graph;
use super::heading::headings;
use super::opening::{is_by_line, opening};
use super::phrases::{KeyPhrase, key_phrases};
use super::terms::{Terms, each_term};
use super::vectors::Vectors;
use crate::page::BlockKind;
use crate::script::guess_language;
use crate::span::Span;

/// What all scorers read.
pub(crate) struct Document<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: &'a [Span],
    pub(super) terms: Terms,
    pub(super) vectors: Vectors,
    pub(super) graph: Graph,
    pub(super) title: Option<&'a str>,
    /// Language tag: primary part of the one given, or guessed; empty when not known.
    pub(super) language: String,
    pub(super) places: Vec<Place>,
    /// True for a sentence that is a heading.
    headings: Vec<bool>,
    /// True for what stands before the beginning of the text and looks like a by-line.
    by_lines: Vec<bool>,
    /// The sentence with which the text begins.
    pub(super) start: usize,
    /// How many sentences the summary is to have: one that stands alone has to say more.
    pub(super) wanted: f32,
}

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// The paragraph, from 0.
    paragraph: u32,
    /// True when it is all of its paragraph.
    pub(super) alone: bool,
    /// The kind of its block, where blocks are known.
    pub(super) kind: Option<BlockKind>,
}

impl<'a> Document<'a> {
    /// Reads `sentences`, spans of `text` in order.
    pub(crate) fn read(text: &'a str, sentences: &'a [Span], context: &Context<'a>) -> Self {
        let terms = Terms::read(text, sentences);
        let vectors = Vectors::build(&terms);
        let graph = Graph::build(&terms, &vectors);
        let language = context.lang.map_or_else(|| guess_language(text).unwrap_or_default().to_owned(), primary);
        let title = context.title.filter(|title| !title.trim().is_empty());
        let places = places(text, sentences, context.blocks);
        let headings = headings(text, sentences, &places, &terms, title);
        let start = opening(text, sentences);
        let by_lines = sentences[..start].iter().map(|sentence| is_by_line(sentence.of(text))).collect();
        let wanted = super::WANTED;
        Self { text, sentences, terms, vectors, graph, title, language, places, headings, by_lines, start, wanted }
    }

    /// The same for a summary of `wanted` sentences.
    pub(crate) fn wanting(self, wanted: f32) -> Self {
        Self { wanted, ..self }
    }

    /// The number of sentences.
    pub(crate) fn len(&self) -> usize {
        self.sentences.len()
    }

    /// The text of sentence `n`.
    pub(crate) fn sentence(&self, n: usize) -> &'a str {
        self.sentences[n].of(self.text)
    }

    /// True when sentence `n` is a heading and others are not.
    pub(crate) fn is_heading(&self, n: usize) -> bool {
        self.headings[n]
    }

    /// True when sentence `n` looks like a by-line. What only looks so may be a short sentence: it comes last, but comes.
    pub(crate) fn is_by_line(&self, n: usize) -> bool {
        self.by_lines.get(n).is_some_and(|&by_line| by_line)
    }

    /// How many of `phrases` stand in each sentence, in any case and inflection.
    pub(crate) fn hits(&self, phrases: &[String]) -> Vec<usize> {
        let known: Vec<Vec<u32>> = phrases.iter().filter_map(|phrase| self.known(phrase)).collect();
        let holds = |n: usize, phrase: &[u32]| self.terms.of(n).windows(phrase.len()).any(|part| part == phrase);
        (0..self.len()).map(|n| known.iter().filter(|phrase| holds(n, phrase)).count()).collect()
    }

    /// The terms of `phrase`, when the document has them all.
    fn known(&self, phrase: &str) -> Option<Vec<u32>> {
        let mut terms = Vec::new();
        each_term(phrase, |hash| terms.push(self.terms.number_of(hash)));
        terms.into_iter().collect::<Option<Vec<u32>>>().filter(|terms| !terms.is_empty())
    }

    /// The `wanted` best key phrases.
    pub(crate) fn key_phrases(&self, wanted: usize) -> Vec<KeyPhrase> {
        key_phrases(self.text, self.sentences, &self.language, wanted)
    }

    /// The terms of the sentences.
    pub(crate) fn terms(&self) -> &Terms {
        &self.terms
    }
}

fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// A paragraph ends with a line break in the white space between sentences.
fn places(text: &str, sentences: &[Span], blocks: &[(Span, BlockKind)]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(sentences.len());
    let (mut place, mut end, mut block) = (Place::default(), 0, 0);
    for sentence in sentences {
        let content = sentence.start + (sentence.of(text).len() - sentence.of(text).trim_start().len());
        if !places.is_empty() {
            place.paragraph += u32::from(text[end..content].contains(['\n', '\r']));
        }
        while blocks.get(block).is_some_and(|(span, _)| span.end <= content) {
            block += 1;
        }
        place.kind = blocks.get(block).filter(|(span, _)| span.start <= content).map(|&(_, kind)| kind);
        places.push(place);
        end = sentence.start + sentence.of(text).trim_end().len();
    }
    for paragraph in places.chunk_by_mut(|a, b| a.paragraph == b.paragraph) {
        let alone = paragraph.len() == 1;
        paragraph.iter_mut().for_each(|place| place.alone = alone);
    }
    places
}
