//! Finds the phrases that a document is about.
//!
//! Words are weighted as in YAKE (Campos et al. 2020, "YAKE! Keyword extraction from single documents using multiple
//! local features"): how often and how early they occur, in how many sentences, whether they are written like a name,
//! and how many different neighbours they have. No other documents are needed, and in a language without a list of stop
//! words, a word in many sentences counts as one. Words that stand where verbs and adjectives stand weigh less by themselves.

mod basic_form;
mod calendar;
mod candidates;
mod grammar;
mod inflection;
mod plain_words;
mod syllable;
mod tokens;
mod word_class;

use super::float::{log2, ratio};
use crate::span::Span;
use basic_form::join_forms;
pub(super) use calendar::is_calendar;
use candidates::{PhraseCandidate, candidates};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tokens::Tokens;
use word_class::{class_weights, is_noun_first};

/// The most phrases returned: each one is compared with those before it.
const MAX_PHRASES: usize = 100;

/// A phrase that the document is about.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct KeyPhrase {
    /// Its byte ranges in the text, in order. They differ only in case and inflection.
    pub spans: Vec<Span>,
    /// The place with its commonest form, for display.
    pub shown: Span,
    /// How much the document is about it, from 0 to 1. The first phrase of the list has 1.
    pub score: f32,
}

/// Which key phrases are returned, and how many at most.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PhraseOptions<'a> {
    /// How many.
    pub(crate) limit: usize,
    /// The fewest and the most words of a phrase. They do not apply to scripts without spaces.
    pub(crate) min_words: usize,
    pub(crate) max_words: usize,
    /// Words that neither begin nor end a phrase, besides the function words of the language.
    pub(crate) stop_words: &'a [String],
}

/// The best phrases of `sentences`, which are spans of `text`, best first.
pub(crate) fn key_phrases(
    text: &str,
    sentences: &[Span],
    language: &str,
    options: &PhraseOptions<'_>,
) -> Vec<KeyPhrase> {
    let limit = options.limit;
    if limit == 0 {
        return Vec::new();
    }
    let mut tokens = Tokens::read(text, sentences, language, options.stop_words);
    join_forms(&mut tokens, text, language);
    let weights = weights(&tokens, sentences.len());
    let classes = class_weights(&tokens, language);
    let mut list = candidates(&tokens, options);
    list.retain(|candidate| !is_calendar(first_place(&tokens, candidate).of(text), language));
    let scores: Vec<f32> = list
        .iter()
        .map(|candidate| score(&tokens, &weights, candidate) * class_weight(&tokens, &classes, candidate, language))
        .collect();
    let order = best_first(&list, &scores);
    let best = order.first().map_or(0.0, |&n| scores[n]);
    let mut taken: Vec<usize> = Vec::new();
    for n in order {
        if taken.len() == limit.min(MAX_PHRASES) {
            break;
        }
        if !taken.iter().any(|&other| overlaps(&tokens, &list[other], &list[n])) {
            taken.push(n);
        }
    }
    let phrase = |n: usize| {
        let spans = spans(&tokens, &list[n]);
        KeyPhrase { shown: commonest(text, &spans), spans, score: ratio(scores[n], best) }
    };
    taken.into_iter().map(phrase).collect()
}

/// The indices of the candidates, ordered by score, then by first place, longer ones first.
///
/// Non-negative floats sort like their bits. All sorts here use the same type, because the code of each sort
/// instantiation takes two kilobytes of wasm.
fn best_first(list: &[PhraseCandidate], scores: &[f32]) -> Vec<usize> {
    let key = |n: usize| (u64::from(!scores[n].to_bits()) << 32 | u64::from(list[n].places[0]), !(n as u32));
    let mut keys: Vec<(u64, u32)> = (0..list.len()).map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, n)| !n as usize).collect()
}

fn words<'a>(tokens: &'a Tokens, candidate: &PhraseCandidate) -> impl Iterator<Item = u32> + Clone + 'a {
    let first = candidate.places[0] as usize;
    tokens.list[first..first + candidate.length].iter().map(|token| token.word)
}

fn spans(tokens: &Tokens, candidate: &PhraseCandidate) -> Vec<Span> {
    candidate.places.iter().map(|&place| span_at(tokens, candidate, place)).collect()
}

fn first_place(tokens: &Tokens, candidate: &PhraseCandidate) -> Span {
    span_at(tokens, candidate, candidate.places[0])
}

fn span_at(tokens: &Tokens, candidate: &PhraseCandidate, place: u32) -> Span {
    let (first, last) = (place as usize, place as usize + candidate.length - 1);
    Span::new(tokens.list[first].span.start, tokens.list[last].span.end)
}

/// The first place of the most common form; the earliest if several are equally common.
fn commonest(text: &str, spans: &[Span]) -> Span {
    let mut forms: BTreeMap<&str, (usize, Span)> = BTreeMap::new();
    for &span in spans {
        forms.entry(span.of(text)).or_insert((0, span)).0 += 1;
    }
    let best = forms.into_values().max_by_key(|&(count, span)| (count, Reverse(span.start)));
    best.map_or(Span::empty(0), |(_, span)| span)
}

/// True when one of the two contains all words of the other.
fn overlaps(tokens: &Tokens, one: &PhraseCandidate, other: &PhraseCandidate) -> bool {
    let (long, short) = if one.length > other.length { (one, other) } else { (other, one) };
    words(tokens, short).all(|word| words(tokens, long).any(|other| other == word))
}

/// The weight of each word: the reciprocal of YAKE's S(t).
fn weights(tokens: &Tokens, sentences: usize) -> Vec<f32> {
    let different = neighbours(tokens);
    let most = tokens.words.iter().map(|word| word.count).max().unwrap_or(0) as f32;
    let counts: Vec<f32> = tokens.words.iter().filter(|word| !word.function).map(|word| word.count as f32).collect();
    let typical = mean_and_spread(&counts);
    let weight = |n: usize| {
        let word = &tokens.words[n];
        let count = word.count as f32;
        let related = 1.0 + different[n] * ratio(count, most);
        let name = ratio(word.name() * count, 1.0 + log2(count));
        let often = ratio(count, typical) / related;
        let wide = ratio(word.sentences as f32, sentences as f32) / related;
        ratio(name + often + wide, related * early(word.first))
    };
    (0..tokens.words.len()).map(weight).collect()
}

/// Grows slowly with the number of the sentence: like the logarithm of a logarithm, as in YAKE.
fn early(sentence: u32) -> f32 {
    log2(3.0 + log2(3.0 + sentence as f32))
}

fn mean_and_spread(values: &[f32]) -> f32 {
    let count = values.len() as f32;
    let mean = ratio(values.iter().sum(), count);
    let square = ratio(values.iter().map(|value| (value - mean) * (value - mean)).sum(), count);
    mean + square.sqrt()
}

/// For each word, how varied its neighbours are, on the left and right together: 0 to 2. Function words have varied
/// neighbours.
fn neighbours(tokens: &Tokens) -> Vec<f32> {
    let mut sides = vec![0.0_f32; tokens.words.len()];
    for left in [true, false] {
        let pair = |pair: &[tokens::Token]| {
            let (own, other) = if left { (pair[1].word, pair[0].word) } else { (pair[0].word, pair[1].word) };
            u64::from(own) << 32 | u64::from(other)
        };
        let mut pairs: Vec<(u64, u32)> =
            tokens.list.windows(2).filter(|two| two[1].joined).map(|two| (pair(two), 0)).collect();
        pairs.sort_unstable();
        for run in pairs.chunk_by(|a, b| a.0 >> 32 == b.0 >> 32) {
            let different = run.chunk_by(|a, b| a == b).count();
            sides[(run[0].0 >> 32) as usize] += different as f32 / run.len() as f32;
        }
    }
    sides
}

/// The number of places times the sum of the square roots of the words' weights, divided by the square root of the
/// number of words.
///
/// YAKE multiplies the weights instead, which favours long phrases. Of eleven formulas, this one agreed best with
/// reference summaries (models/score/REPORT.md).
fn score(tokens: &Tokens, weights: &[f32], candidate: &PhraseCandidate) -> f32 {
    let own = words(tokens, candidate).filter(|&word| !tokens.words[word as usize].function);
    let (count, sum) = own.fold((0.0, 0.0), |(n, sum), word| (n + 1.0, sum + weights[word as usize].sqrt()));
    ratio(candidate.places.len() as f32 * sum, f32::sqrt(count))
}

/// What the class of its words makes of the score of a phrase: its head counts, which is the last word in most
/// languages and either end in others. Both ends of a phrase with a function word inside must be nouns.
fn class_weight(tokens: &Tokens, classes: &[f32], candidate: &PhraseCandidate, language: &str) -> f32 {
    let class = |n: usize| classes[tokens.list[candidate.places[0] as usize + n].word as usize];
    let (first, last) = (class(0), class(candidate.length - 1));
    if words(tokens, candidate).any(|word| tokens.words[word as usize].function) {
        first.min(last)
    } else if is_noun_first(language) {
        first.max(last)
    } else {
        last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(limit: usize) -> PhraseOptions<'static> {
        PhraseOptions { limit, min_words: 1, max_words: 4, stop_words: &[] }
    }

    fn phrases(text: &str, language: &str) -> Vec<(String, usize)> {
        let sentences: Vec<Span> = crate::sentence::sentences(text, None);
        let list = key_phrases(text, &sentences, language, &options(10));
        list.iter().map(|phrase| (phrase.spans[0].of(text).to_owned(), phrase.spans.len())).collect()
    }

    fn has(text: &str, language: &str, phrase: &str, count: usize) -> bool {
        phrases(text, language).contains(&(phrase.to_owned(), count))
    }

    #[test]
    fn phrases_begin_and_end_with_content_words() {
        let text = "The Bank of England met. The Bank of England waited.";
        assert!(has(text, "en", "Bank of England", 2), "{:?}", phrases(text, "en"));
        assert!(phrases("It was so. It is not so. 12 of 40.", "en").is_empty());
        assert!(phrases("", "en").is_empty() && phrases("...", "").is_empty());
    }

    #[test]
    fn capitals_in_a_heading_do_not_mark_names() {
        let text = "COMMUNIQUÉ DE PRESSE\nLe musée de Rouvray ouvre lundi. Le musée est gratuit.";
        assert!(!has(text, "fr", "COMMUNIQUÉ", 1) && !has(text, "fr", "PRESSE", 1), "{:?}", phrases(text, "fr"));
        assert!(has(text, "fr", "Rouvray", 1) && has(text, "fr", "musée", 2), "{:?}", phrases(text, "fr"));
        assert!(has("NASA\nThe probe of NASA landed.", "en", "NASA", 2));
    }

    #[test]
    fn part_of_a_longer_phrase_is_not_a_phrase() {
        let text = "再生可能エネルギーは高い。再生可能エネルギーを増やす。";
        assert_eq!(phrases(text, "ja"), [("再生可能エネルギー".to_owned(), 2)]);
    }

    #[test]
    fn characters_keep_their_marks() {
        let text = "เศรษฐกิจไทยดี เศรษฐกิจโลกไม่ดี";
        assert!(has(text, "th", "เศรษฐกิจ", 2), "{:?}", phrases(text, "th"));
    }

    #[test]
    fn common_words_do_not_begin_a_phrase() {
        let text: String = (0..9).map(|n| format!("Mbo kata {n} wen mbo lisu{n}. ")).collect();
        assert!(phrases(&text, "").iter().all(|(phrase, _)| !phrase.to_lowercase().starts_with("mbo")));
    }

    #[test]
    fn repeated_text_takes_linear_time() {
        let text = "wall of water ".repeat(50_000);
        let list = key_phrases(&text, &[Span::new(0, text.len())], "en", &options(5));
        assert!(!list.is_empty());
    }
}
