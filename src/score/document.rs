//! A document prepared for scoring: its sentences, terms, vectors, graph and paragraphs.

use super::Context;
use super::about::mark_about;
use super::changelog::mark_releases;
use super::continuation::mark_continuations;
use super::documentation::Documentation;
use super::float::ratio;
use super::graph::Graph;
use super::heading::{has_stop, headings};
use super::kind::{TextKind, kind};
use super::legal::mark_legal_forms;
use super::manual::Manual;
use super::model_languages::is_model_language;
use super::opening::{is_by_line, opening};
use super::phrases::{KeyPhrase, PhraseOptions, key_phrases};
use super::position::{SentencePlace, places};
use super::role::{Role, is_background_of_paper, mark_announcements, mark_answers, mark_conclusions, roles};
use super::terms::{Terms, each_term};
use super::vectors::Vectors;
use crate::page::BlockKind;
use crate::script::{frequent_words, guess_language, is_frequent_word, reading_units};
use crate::sentence::{TextLine, text_lines};
use crate::span::Span;

/// The greeting of a letter is among this many sentences at the beginning: a title, a date, headers or a subject may precede it.
const GREETED_WITHIN: usize = 8;

/// A line of this many reading units is no by-line.
const HEADING_UNITS: f32 = 4.0;

/// Everything the scorers read.
pub(crate) struct Document<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: &'a [Span],
    pub(super) terms: Terms,
    pub(super) vectors: Vectors,
    pub(super) graph: Graph,
    pub(super) title: Option<&'a str>,
    /// The language: the primary subtag of the given tag, or a guess; empty when not known.
    pub(super) language: String,
    pub(super) places: Vec<SentencePlace>,
    /// True for a sentence that is a heading.
    headings: Vec<bool>,
    roles: Vec<Role>,
    kind: TextKind,
    /// The terms that are frequent words of the language, sorted by number.
    frequent: Vec<u32>,
    /// The caller's stop words, sorted by number.
    stops: Vec<u32>,
    /// For each sentence before the beginning of the text, whether it looks like a by-line.
    by_lines: Vec<bool>,
    /// The index of the sentence with which the text begins.
    pub(super) start: usize,
    /// How many sentences the summary is to have. A sentence that has to stand alone needs to say more.
    pub(super) summary_length: f32,
}

impl<'a> Document<'a> {
    /// Reads `sentences`, which are spans of `text` in order.
    pub(crate) fn read(text: &'a str, sentences: &'a [Span], context: &Context<'a>) -> Self {
        let terms = Terms::read(text, sentences);
        let vectors = Vectors::build(&terms);
        let graph = Graph::build(&terms, &vectors);
        let language = context.lang.map_or_else(|| guess_language(text).unwrap_or_default().to_owned(), primary);
        let title = context.title.filter(|title| !title.trim().is_empty());
        let places = places(text, sentences, context.blocks);
        let mut headings = headings(text, sentences, &places, &terms, title);
        let mut start = opening(text, sentences);
        let mut frequent = Vec::new();
        each_term(frequent_words(&language), |hash| frequent.extend(terms.number_of(hash)));
        frequent.sort_unstable();
        let lines = text_lines(text);
        let mut roles = roles(text, sentences, &lines, &language);
        let kind = kind(text, &lines, &roles, greets(text, sentences, &roles, &places), &language);
        mark_roles(&mut roles, kind, &headings, text, sentences, &language);
        if kind == TextKind::Readme
            && let Some(opening) = mark_documentation(&mut roles, text, sentences, &lines)
        {
            start = opening;
            headings[opening] = false;
        }
        if kind == TextKind::Changelog {
            mark_releases(&mut roles, text, sentences, &lines);
        }
        let by_lines = sentences[..start].iter().map(|sentence| is_by_line(sentence.of(text))).collect();
        if kind == TextKind::Paper
            && let Some(first) = sentences.get(start)
        {
            roles[start].is_background |= is_background_of_paper(first.of(text), &language);
        }
        let is_title = headings.first() == Some(&true) && !roles[0].is_pleasantry;
        let title = title.or_else(|| sentences.first().filter(|_| is_title).map(|sentence| sentence.of(text)));
        let summary_length = super::DEFAULT_LENGTH;
        Self {
            text,
            sentences,
            terms,
            vectors,
            graph,
            title,
            language,
            places,
            headings,
            roles,
            kind,
            frequent,
            stops: Vec::new(),
            by_lines,
            start,
            summary_length,
        }
    }

    /// The same document for a summary of `summary_length` sentences.
    pub(crate) fn with_summary_length(self, summary_length: f32) -> Self {
        Self { summary_length, ..self }
    }

    /// The same document, in which `words` are function words.
    pub(crate) fn with_stop_words(mut self, words: &[String]) -> Self {
        words.iter().for_each(|word| each_term(word, |hash| self.stops.extend(self.terms.number_of(hash))));
        self.stops.sort_unstable();
        self.frequent.extend_from_slice(&self.stops);
        self.frequent.sort_unstable();
        self
    }

    /// The documents as one, whose text and sentences are theirs in a row. What depends on the beginning or the layout of
    /// a document is taken from it: roles, headings, by-lines and first sentences.
    pub(crate) fn joined(text: &'a str, sentences: &'a [Span], context: &Context<'a>, parts: &[Document<'_>]) -> Self {
        let mut whole = Self::read(text, sentences, context);
        whole.roles = parts.iter().flat_map(|part| part.roles.iter().copied()).collect();
        whole.headings = parts.iter().flat_map(|part| part.headings.iter().copied()).collect();
        whole.by_lines = parts.iter().flat_map(|part| (0..part.len()).map(|n| part.is_by_line(n))).collect();
        let of_sentences = parts.iter().map(Document::kind).find(|kind| !kind.has_no_sentences());
        whole.kind = of_sentences.or_else(|| parts.first().map(Document::kind)).unwrap_or(TextKind::Article);
        whole
    }

    /// How much each sentence has in common with the rest of the text, from 0 to 1 for the most.
    pub(crate) fn shared(&self) -> Vec<f32> {
        let centroid = self.vectors.likeness(self.terms.len(), |_| 1.0);
        let most = centroid.iter().copied().fold(0.0, f32::max);
        centroid.into_iter().map(|likeness| ratio(likeness, most)).collect()
    }

    /// True when `id` is one of the caller's stop words.
    pub(super) fn is_stop_word(&self, id: u32) -> bool {
        self.stops.binary_search(&id).is_ok()
    }

    /// The sentence with which the text begins can be understood without the sentence before it.
    pub(crate) fn free_of_context(&mut self, n: usize) {
        self.roles[n].is_dependent = false;
    }

    /// The number of sentences.
    pub(crate) fn len(&self) -> usize {
        self.sentences.len()
    }

    /// The text of sentence `n`.
    pub(crate) fn sentence(&self, n: usize) -> &'a str {
        self.sentences[n].of(self.text)
    }

    /// True when sentence `n` is a heading, unless all sentences are.
    pub(crate) fn is_heading(&self, n: usize) -> bool {
        self.headings[n]
    }

    /// True when the text has a heading. Short lines of names and numbers may be by-lines and signatures.
    pub(crate) fn has_headings(&self) -> bool {
        let is_plain = |line: &str| line.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
        let says_something =
            |line: &str| reading_units(line) >= HEADING_UNITS || !line.contains(char::is_numeric) && is_plain(line);
        (0..self.len()).any(|n| self.headings[n] && !self.roles[n].is_boilerplate && says_something(self.sentence(n)))
    }

    /// The role of sentence `n`.
    pub(crate) fn role(&self, n: usize) -> Role {
        self.roles[n]
    }

    /// The language: the primary subtag of the given tag, or a guess; empty when not known.
    pub(crate) fn language(&self) -> &str {
        &self.language
    }

    /// True when the model is trusted for texts in this language.
    pub(crate) fn is_model_language(&self) -> bool {
        is_model_language(&self.language)
    }

    /// The kind of the text.
    pub(crate) fn kind(&self) -> TextKind {
        self.kind
    }

    /// The number of sentences that the summary is to have, about.
    pub(crate) fn summary_length(&self) -> f32 {
        self.summary_length
    }

    /// True for a summary of one sentence.
    pub(crate) fn wants_one(&self) -> bool {
        self.summary_length <= 1.0
    }

    /// The number of sentences between the beginning of the text and sentence `n`; `None` for lines before it.
    pub(crate) fn place(&self, n: usize) -> Option<usize> {
        n.checked_sub(self.start)
    }

    /// True when sentence `n` is the first one that is neither a heading nor a by-line.
    pub(crate) fn is_first(&self, n: usize) -> bool {
        n == self.start
    }

    /// The ranges of sentences between headings. A text without headings is divided into as many equal parts as the
    /// summary is to have sentences.
    pub(crate) fn sections(&self) -> Vec<std::ops::Range<usize>> {
        let is_heading = |n: &usize| self.headings[*n] || self.places[*n].kind == Some(BlockKind::Heading);
        let mut starts: Vec<usize> = (0..self.len()).filter(is_heading).collect();
        if starts.is_empty() {
            let parts = (self.summary_length as usize).clamp(1, self.len().max(1));
            starts = (0..parts).map(|n| n * self.len() / parts).collect();
        }
        if starts.first() != Some(&0) {
            starts.insert(0, 0);
        }
        let ends = starts.iter().skip(1).copied().chain([self.len()]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }

    /// True when `word` (lower case) is a function word of the language.
    pub(crate) fn is_function_word(&self, word: &str) -> bool {
        is_frequent_word(&self.language, word)
    }

    /// True when term `id` occurs in so many sentences that it does not distinguish any, or is a function word.
    pub(crate) fn is_common(&self, id: u32) -> bool {
        const COMMON_SHARE: f32 = 0.25;
        const COMMON_SENTENCES: u32 = 3;
        let with = self.terms.sentences_with(id);
        with > COMMON_SENTENCES && with as f32 > self.len() as f32 * COMMON_SHARE
            || self.frequent.binary_search(&id).is_ok()
    }

    /// True when sentence `n` looks like a by-line. It may still be a short sentence of the text, so it is ranked last
    /// rather than dropped.
    pub(crate) fn is_by_line(&self, n: usize) -> bool {
        self.by_lines.get(n).is_some_and(|&by_line| by_line)
    }

    /// How many of `phrases` occur in each sentence, in any case and inflection.
    pub(crate) fn hits(&self, phrases: &[String]) -> Vec<usize> {
        let known: Vec<Vec<u32>> = phrases.iter().filter_map(|phrase| self.known(phrase)).collect();
        let holds = |n: usize, phrase: &[u32]| self.terms.of(n).windows(phrase.len()).any(|part| part == phrase);
        (0..self.len()).map(|n| known.iter().filter(|phrase| holds(n, phrase)).count()).collect()
    }

    /// The terms of `phrase`, if the document contains all of them.
    fn known(&self, phrase: &str) -> Option<Vec<u32>> {
        let mut terms = Vec::new();
        each_term(phrase, |hash| terms.push(self.terms.number_of(hash)));
        terms.into_iter().collect::<Option<Vec<u32>>>().filter(|terms| !terms.is_empty())
    }

    /// The best key phrases. Greetings, links and by-lines have none, unless they are most of the text.
    pub(crate) fn key_phrases(&self, options: &PhraseOptions<'_>) -> Vec<KeyPhrase> {
        let is_text = |n: &usize| !self.roles[*n].is_boilerplate || self.headings[*n];
        let own: Vec<Span> = (0..self.len()).filter(is_text).map(|n| self.sentences[n]).collect();
        let sentences = if own.len() * 2 >= self.len() { &own } else { self.sentences };
        key_phrases(self.text, sentences, &self.language, options)
    }

    /// The terms of the sentences.
    pub(crate) fn terms(&self) -> &Terms {
        &self.terms
    }
}

/// Marks what only texts of some kinds have: conclusions, announcements, answers.
fn mark_roles(roles: &mut [Role], kind: TextKind, headings: &[bool], text: &str, sentences: &[Span], language: &str) {
    mark_about(roles, headings, text, sentences);
    mark_continuations(roles, text, sentences);
    if kind.concludes() {
        mark_conclusions(roles, headings, text, sentences, language);
    }
    if kind.is_message() {
        mark_announcements(roles, text, sentences, language);
    }
    if kind == TextKind::Contract {
        mark_legal_forms(roles, text, sentences);
    }
    if kind == TextKind::QuestionAnswer {
        mark_answers(roles, text, sentences, language);
    }
}

/// Marks what is not about the program. Gives the sentence that says what it is.
fn mark_documentation(roles: &mut [Role], text: &str, sentences: &[Span], lines: &[TextLine]) -> Option<usize> {
    let documentation = Documentation { text, sentences, lines };
    documentation.mark_formalities(roles);
    let manual = Manual::read(text, sentences, lines).and_then(|manual| manual.mark(roles));
    manual.or_else(|| documentation.opening(roles, |n| has_stop(sentences[n].of(text))))
}

/// True when one of the first sentences is a greeting.
fn greets(text: &str, sentences: &[Span], roles: &[Role], places: &[SentencePlace]) -> bool {
    let is = |n: usize| roles[n].is_pleasantry && is_greeting(sentences[n].of(text), places[n].alone);
    (0..sentences.len().min(GREETED_WITHIN)).any(is)
}

/// True when the polite phrase `sentence` is a greeting of its own: a line with a comma or another mark at its end, or a
/// sentence in a script without case, whose letters greet with a full stop. A title such as `Welcome to Riva` has no mark.
fn is_greeting(sentence: &str, alone: bool) -> bool {
    let is_marked = sentence.ends_with([',', '!', ':', '，', '！', '：', '،', '、']);
    alone && is_marked || sentence.ends_with('。')
}

fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}
