//! The features measured for each sentence. The model in `model_table.rs` refers to them by their index in [`NAMES`].

use super::document::Document;
use super::float::{log2, ratio};
use super::person::persons;
use super::terms::each_term;
use super::vectors::rarity;
use crate::page::BlockKind;
use crate::script::letters::{is_alphabetic, is_alphanumeric};
use crate::script::{is_frequent_word, reading_units};

/// The names of the features, in order. The part before the first `-` is the signal that [`super::Part`] reports.
pub(super) const NAMES: [&str; COUNT] = [
    "position",
    "position-relative",
    "position-first",
    "position-last",
    "length",
    "length-short",
    "length-long",
    "centroid",
    "lead-likeness",
    "first-likeness",
    "graph",
    "frequency",
    "title",
    "title-known",
    "novelty",
    "rare-terms",
    "names",
    "capitals",
    "digits",
    "quotes",
    "question",
    "exclamation",
    "begins-function-word",
    "begins-lower",
    "unfinished",
    "colon",
    "brackets",
    "function-words",
    "next-likeness",
    "before-likeness",
    "boilerplate",
    "heading",
    "list",
    "caption",
    "document-length",
    "position-proper",
    "centroid-relative",
    "graph-relative",
    "length-relative",
    "lead-proper-likeness",
    "words",
    "requested",
    "requested-share",
    "quotes-open",
    "person",
    "coverage",
    "coverage-key",
    "lead-weighted-likeness",
];
/// The number of features.
pub(super) const COUNT: usize = 48;

/// The index of the feature `name`, which must exist.
pub(super) const fn place_of(name: &str) -> usize {
    let mut place = 0;
    while !is_same(NAMES[place], name, 0) {
        place += 1;
    }
    place
}

/// True when two names are equal up to the first `end` in each.
pub(super) const fn is_same(a: &str, b: &str, end: u8) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut n = 0;
    loop {
        let (a_ends, b_ends) = (n == a.len() || a[n] == end, n == b.len() || b[n] == end);
        if a_ends || b_ends || a[n] != b[n] {
            return a_ends && b_ends;
        }
        n += 1;
    }
}

/// The length of a typical sentence in reading units. Lengths are measured relative to it; the median of news sentences
/// is about 20.
const TYPICAL_UNITS: f32 = 20.0;
/// A sentence with fewer units says little.
const SHORT_UNITS: f32 = 6.0;
/// A sentence with more units says too much at once.
const LONG_UNITS: f32 = 45.0;
/// A summary of more sentences than this is a long extract, however many they are.
const MAX_SUMMARY_LENGTH: f32 = 10.0;
/// From this length on, a sentence with a stop counts as a proper one (chosen by hand: by-lines and dates are shorter).
const PROPER_UNITS: f32 = 8.0;
/// The number of sentences in the lead.
const LEAD: usize = 3;

/// How many terms count as the key terms of a document (chosen by hand).
const KEY_TERMS: usize = 10;

/// The features of one sentence.
pub(crate) type Row = [f32; COUNT];

/// Measures every sentence of `document`.
pub(super) fn measure(document: &Document<'_>) -> Vec<Row> {
    let whole = Whole::read(document);
    (0..document.len()).map(|n| row(document, &whole, n)).collect()
}

/// Measurements of the document as a whole.
struct Whole {
    centroid: Vec<f32>,
    lead: Vec<f32>,
    first: Vec<f32>,
    rank: Vec<f32>,
    /// How much each term says about the document; below, their sum, their maximum, and the least and the sum of the
    /// key terms.
    weights: Vec<f32>,
    all_weights: f32,
    most: f32,
    least_key: f32,
    key_weights: f32,
    rarity: Vec<f32>,
    persons: Vec<u32>,
    weighted_lead: Vec<f32>,
    title: Vec<f32>,
    novelty: Vec<f32>,
    /// For each sentence, the number of proper sentences before it.
    proper: Vec<u32>,
    proper_lead: Vec<f32>,
    most_central: f32,
    most_linked: f32,
    mean_units: f32,
}

impl Whole {
    fn read(document: &Document<'_>) -> Self {
        let (terms, vectors) = (&document.terms, &document.vectors);
        let rarity: Vec<f32> = (0..terms.len() as u32).map(|id| rarity(terms, id)).collect();
        let weights = weights(document, &rarity);
        let least_key = least_of_greatest(&weights, KEY_TERMS);
        let start = document.start;
        let (units, proper) = proper_before(document, start);
        let centroid = vectors.likeness(terms.len(), |_| 1.0);
        let rank = document.graph.support();
        let greatest = |values: &[f32]| values.iter().copied().fold(0.0, f32::max);
        let in_lead =
            |n: usize| n >= start && proper[n] < LEAD as u32 && proper.get(n + 1).is_none_or(|&next| next > proper[n]);
        Self {
            most_central: greatest(&centroid),
            most_linked: greatest(&rank),
            mean_units: ratio(units, (document.len() - start) as f32),
            proper_lead: vectors.likeness(terms.len(), |n| if in_lead(n) { 1.0 } else { 0.0 }),
            centroid,
            lead: vectors.likeness(terms.len(), |n| if (start..start + LEAD).contains(&n) { 1.0 } else { 0.0 }),
            first: vectors.likeness(terms.len(), |n| if n == start { 1.0 } else { 0.0 }),
            rank,
            proper,
            most: greatest(&weights),
            all_weights: weights.iter().sum(),
            key_weights: weights.iter().filter(|&&weight| weight >= least_key).sum(),
            least_key,
            persons: persons(&document.language, terms),
            weighted_lead: vectors.likeness(terms.len(), |n| nearness(n, start)),
            weights,
            rarity,
            title: title_overlap(document),
            novelty: novelty(document),
        }
    }
}

impl Whole {
    fn key_weight(&self, id: u32) -> f32 {
        let weight = self.weights[id as usize];
        if weight >= self.least_key { weight } else { 0.0 }
    }
}

/// 1 for the sentence with which the text begins, less for each one after it, 0 for those before it.
fn nearness(n: usize, start: usize) -> f32 {
    if n < start { 0.0 } else { 1.0 / (1.0 + (n - start) as f32) }
}

/// The length of the text in reading units from sentence `start` on, and for each sentence the number of proper
/// sentences between `start` and it. A proper sentence is long enough and ends with a stop, unlike by-lines, dates and
/// captions.
fn proper_before(document: &Document<'_>, start: usize) -> (f32, Vec<u32>) {
    let (mut total, mut before, mut list) = (0.0, 0, vec![0; start]);
    for n in start..document.len() {
        let text = document.sentence(n);
        let units = reading_units(text);
        list.push(before);
        total += units;
        before += u32::from(units >= PROPER_UNITS && !text.ends_with(|c: char| c.is_alphanumeric() || c == ':'));
    }
    (total, list)
}

/// Characters and words of one sentence, counted in one pass over its characters.
#[derive(Default)]
struct CharCounts {
    letters: f32,
    upper: f32,
    digits: f32,
    quotes: f32,
    brackets: f32,
    odd: f32,
    /// Opening quotation marks minus closing ones.
    open: i32,
    /// Straight quotation marks, which may open or close.
    straight: u32,
    words: f32,
    names: f32,
}

fn row(document: &Document<'_>, whole: &Whole, n: usize) -> Row {
    let one = One::read(document, n);
    let groups: [&[f32]; 5] = [
        &one.form(document),
        &content(document, whole, n),
        &one.marks(document),
        &one.surroundings(document),
        &one.beside_others(document, whole),
    ];
    let mut row = [0.0; COUNT];
    row.iter_mut().zip(groups.into_iter().flatten()).for_each(|(place, value)| *place = *value);
    row
}

fn is(condition: bool) -> f32 {
    f32::from(u8::from(condition))
}

/// One sentence, as its form is measured. Each method gives the features from one name in [`NAMES`] up to another.
struct One<'a> {
    n: usize,
    text: &'a str,
    counts: CharCounts,
    units: f32,
    /// The number of sentences from the beginning of the text on.
    count: f32,
}

impl<'a> One<'a> {
    fn read(document: &Document<'a>, n: usize) -> Self {
        let text = document.sentences[n].of(document.text).trim();
        let count = (document.len() - document.start) as f32;
        Self { n, text, counts: CharCounts::read(text), units: reading_units(text), count }
    }

    /// From `position` to `length-long`.
    fn form(&self, document: &Document<'_>) -> [f32; 7] {
        let (n, start) = (self.n, document.start);
        [
            nearness(n, start),
            n.saturating_sub(start) as f32 / self.count,
            is(n == start),
            is(n + 1 == document.len()),
            (self.units / TYPICAL_UNITS).min(3.0),
            is(self.units < SHORT_UNITS),
            is(self.units > LONG_UNITS),
        ]
    }

    /// From `names` to `brackets`.
    fn marks(&self, document: &Document<'_>) -> [f32; 11] {
        let (text, counts) = (self.text, &self.counts);
        let (first, last) = (text.chars().next().unwrap_or(' '), text.chars().next_back().unwrap_or(' '));
        [
            ratio(counts.names, counts.words),
            ratio(counts.upper, counts.letters),
            ratio(counts.digits, text.len() as f32),
            counts.quotes.min(4.0),
            is(text.contains(['?', '？', '؟'])),
            is(text.contains(['!', '！'])),
            is(begins_with_function_word(document, text)),
            is(first.is_lowercase()),
            is(last.is_alphanumeric()),
            is(matches!(last, ':' | '：' | '…')),
            counts.brackets.min(4.0),
        ]
    }

    /// From `function-words` to `document-length`.
    fn surroundings(&self, document: &Document<'_>) -> [f32; 8] {
        let (n, kind) = (self.n, document.places[self.n].kind);
        [
            function_words(document, n),
            neighbour(document, n, n + 1),
            neighbour(document, n, n.wrapping_sub(1)),
            self.counts.odd.min(4.0),
            is(kind == Some(BlockKind::Heading)),
            is(kind == Some(BlockKind::ListItem)),
            is(kind == Some(BlockKind::Caption)),
            log2(self.count),
        ]
    }

    /// From `position-proper` to `lead-weighted-likeness`.
    fn beside_others(&self, document: &Document<'_>, whole: &Whole) -> [f32; 13] {
        let n = self.n;
        [
            1.0 / (1.0 + whole.proper[n] as f32),
            ratio(whole.centroid[n], whole.most_central),
            ratio(whole.rank[n], whole.most_linked),
            ratio(self.units, whole.mean_units),
            whole.proper_lead[n],
            log2(1.0 + self.counts.words),
            document.summary_length.min(MAX_SUMMARY_LENGTH),
            (document.summary_length / self.count).min(1.0),
            is(self.counts.is_quote_open()),
            person(document, whole, n),
            ratio(covered(document, n, |id| whole.weights[id as usize]), whole.all_weights),
            ratio(covered(document, n, |id| whole.key_weight(id)), whole.key_weights),
            whole.weighted_lead[n],
        ]
    }
}

/// The features of the words of a sentence, from `centroid` to `rare-terms`.
fn content(document: &Document<'_>, whole: &Whole, n: usize) -> [f32; 9] {
    [
        whole.centroid[n],
        whole.lead[n],
        whole.first[n],
        whole.rank[n],
        ratio(mean_weight(document, &whole.weights, n), whole.most),
        whole.title[n],
        is(document.title.is_some()),
        whole.novelty[n],
        mean_rarity(document, whole, n),
    ]
}

const _: () = assert!(7 + 9 + 11 + 8 + 13 == COUNT, "every feature is measured");

impl CharCounts {
    fn read(text: &str) -> Self {
        let (mut counts, mut before) = (Self::default(), '.');
        for c in text.chars() {
            let letter = is_alphabetic(c);
            counts.letters += f32::from(u8::from(letter));
            counts.upper += f32::from(u8::from(letter && c.is_uppercase()));
            counts.digits += f32::from(u8::from(c.is_ascii_digit()));
            counts.quotes += f32::from(u8::from(matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '「')));
            counts.open += i32::from(matches!(c, '“' | '„' | '«' | '「')) - i32::from(matches!(c, '”' | '»' | '」'));
            counts.straight += u32::from(c == '"');
            counts.brackets += f32::from(u8::from(matches!(c, '(' | '[' | '（')));
            counts.odd += f32::from(u8::from(matches!(c, '|' | '@' | '©' | '/' | '>' | '•' | '_' | '#')));
            let begins = letter && !is_alphanumeric(before);
            counts.words += f32::from(u8::from(begins));
            counts.names += f32::from(u8::from(begins && c.is_uppercase() && before == ' '));
            before = c;
        }
        counts
    }

    /// True when a quotation begins or ends in another sentence.
    fn is_quote_open(&self) -> bool {
        self.open != 0 || self.straight % 2 == 1
    }
}

/// How much each term says about the document: it occurs often, but not in every sentence.
fn weights(document: &Document<'_>, rarity: &[f32]) -> Vec<f32> {
    let terms = &document.terms;
    let says_little = |id: u32| terms.count(id) < 2 || document.is_stop_word(id);
    let weight = |id: u32| if says_little(id) { 0.0 } else { terms.count(id) as f32 * rarity[id as usize] };
    (0..terms.len() as u32).map(weight).collect()
}

/// The least of the `count` greatest values; the least of all when there are fewer.
fn least_of_greatest(values: &[f32], count: usize) -> f32 {
    let mut sorted = values.to_vec();
    let place = count.min(sorted.len());
    if place == 0 {
        return 0.0;
    }
    *sorted.select_nth_unstable_by(place - 1, |a, b| b.total_cmp(a)).1
}

fn mean_weight(document: &Document<'_>, weights: &[f32], n: usize) -> f32 {
    let terms = document.terms.of(n);
    ratio(terms.iter().map(|&id| weights[id as usize]).sum(), terms.len() as f32)
}

fn mean_rarity(document: &Document<'_>, whole: &Whole, n: usize) -> f32 {
    let terms = document.terms.of(n);
    let total: f32 = terms.iter().map(|&id| whole.rarity[id as usize]).sum();
    ratio(total, terms.len() as f32 * log2(document.len() as f32 + 2.0))
}

/// The sum of `weight` over the different terms of sentence `n`.
fn covered(document: &Document<'_>, n: usize, weight: impl Fn(u32) -> f32) -> f32 {
    document.vectors.of(n).iter().map(|&(id, _)| weight(id)).sum()
}

/// The share of the terms that are words of the first or second person.
fn person(document: &Document<'_>, whole: &Whole, n: usize) -> f32 {
    let terms = document.terms.of(n);
    let found = terms.iter().filter(|id| whole.persons.binary_search(id).is_ok()).count();
    ratio(found as f32, terms.len() as f32)
}

/// The share of the title's terms, weighted by rarity, that each sentence contains.
fn title_overlap(document: &Document<'_>) -> Vec<f32> {
    let Some(title) = document.title else { return vec![0.0; document.len()] };
    let mut title_terms = Vec::new();
    each_term(title, |hash| title_terms.extend(document.terms.number_of(hash)));
    title_terms.sort_unstable();
    title_terms.dedup();
    let all: f32 = title_terms.iter().map(|&id| rarity(&document.terms, id)).sum();
    let found = |n: usize| {
        let entries = document.vectors.of(n).iter();
        entries
            .filter(|(id, _)| title_terms.binary_search(id).is_ok())
            .map(|&(id, _)| rarity(&document.terms, id))
            .sum()
    };
    (0..document.len()).map(|n| ratio(found(n), all)).collect()
}

/// The share of each sentence's terms that no earlier sentence contains.
fn novelty(document: &Document<'_>) -> Vec<f32> {
    let mut known = 0;
    let terms = &document.terms;
    let mut new_in = |n: usize| {
        // Terms are numbered in order of first appearance.
        let new = document.vectors.of(n).iter().filter(|(id, _)| *id >= known).count();
        known = terms.of(n).iter().map(|id| id + 1).fold(known, u32::max);
        ratio(new as f32, document.vectors.of(n).len() as f32)
    };
    (0..document.len()).map(&mut new_in).collect()
}

fn begins_with_function_word(document: &Document<'_>, text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    word.is_some_and(|word| is_frequent_word(&document.language, &word.to_lowercase()))
}

/// The share of the terms that occur in many sentences: the stop words of this particular text.
fn function_words(document: &Document<'_>, n: usize) -> f32 {
    const COMMON_SHARE: f32 = 0.25;
    let limit = document.len() as f32 * COMMON_SHARE;
    let terms = document.terms.of(n);
    let common = terms.iter().filter(|&&id| document.terms.sentences_with(id) as f32 > limit).count();
    ratio(common as f32, terms.len() as f32)
}

/// The cosine of two sentences from the graph; zero when there is no edge or no such sentence.
fn neighbour(document: &Document<'_>, n: usize, other: usize) -> f32 {
    let edges = document.graph.of(n);
    edges.binary_search_by_key(&other, |edge| edge.0 as usize).map_or(0.0, |found| edges[found].1)
}

/// The mean frequency of each sentence's words without function words. Short sentences score less.
pub(super) fn frequencies(document: &Document<'_>) -> Vec<f32> {
    let rarity: Vec<f32> = (0..document.terms.len() as u32).map(|id| rarity(&document.terms, id)).collect();
    let weights = weights(document, &rarity);
    let shrink = |n: usize| document.terms.of(n).len() as f32 / (document.terms.of(n).len() as f32 + SHORT_UNITS);
    (0..document.len()).map(|n| mean_weight(document, &weights, n) * shrink(n)).collect()
}
