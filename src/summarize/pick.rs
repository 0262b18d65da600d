//! Which sentences to take: best first, less for what was said already, until the length is reached.

use super::Length;
use crate::score::Document;
use crate::script::reading_units;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeSet, BinaryHeap};

/// A sentence of which more than this part of the word triples has been said is a repetition (trigram blocking of
/// Paulus et al. 2018, by share, since names are triples too). A judgement.
const SAID_BEFORE: f32 = 0.4;
/// What a repetition loses, in spreads of the scores: it comes after all others.
const BLOCKED: f32 = 10.0;

/// How much room is left.
pub(super) enum Budget {
    Sentences(usize),
    Units(f32),
    /// Characters, and whether a sentence has been taken.
    Characters(usize, bool),
}

impl Budget {
    /// The budget for a document of `count` sentences.
    pub(super) fn of(length: Length, count: usize) -> Self {
        match length {
            Length::Sentences(n) => Self::Sentences(n),
            // NaN is no part.
            Length::Percent(part) if part > 0.0 => {
                Self::Sentences(((count as f32 * part.min(100.0) / 100.0 + 0.5) as usize).max(1))
            }
            Length::Percent(_) => Self::Sentences(0),
            Length::Words(n) => Self::Units(n as f32),
            Length::Characters(n) => Self::Characters(n, false),
        }
    }

    /// True when nothing was asked for.
    fn is_none(&self) -> bool {
        matches!(self, Self::Sentences(0) | Self::Characters(0, _))
            || matches!(self, Self::Units(units) if *units <= 0.0)
    }

    fn is_spent(&self) -> bool {
        match self {
            Self::Sentences(n) => *n == 0,
            Self::Units(units) => *units <= 0.0,
            Self::Characters(left, taken) => *taken && *left == 0,
        }
    }

    /// Takes a sentence when it fits.
    fn take(&mut self, sentence: &str) -> bool {
        match self {
            Self::Sentences(n) => *n -= 1,
            Self::Units(units) => *units -= reading_units(sentence).max(1.0),
            Self::Characters(left, taken) => {
                // The blank between two sentences counts.
                let need = sentence.chars().count() + usize::from(*taken);
                if need > *left {
                    return false;
                }
                *left -= need;
                *taken = true;
            }
        }
        true
    }
}

/// The sentences to take of `candidates`, in the order they were chosen. `scores` hold a finite number for each
/// sentence of the document.
pub(super) fn pick(
    document: &Document<'_>,
    candidates: &[u32],
    scores: &[f32],
    diversity: f32,
    mut budget: Budget,
) -> Vec<u32> {
    if budget.is_none() {
        return Vec::new();
    }
    let (mut picked, mut said) = (Vec::new(), Said::new(document));
    let values: Vec<f32> = candidates.iter().map(|&n| scores[n as usize]).collect();
    let loss = diversity.clamp(0.0, 1.0) * spread(&values);
    let mut heap: BinaryHeap<Entry> =
        candidates.iter().zip(values).map(|(&n, value)| Entry { value, n: Reverse(n), seen: 0 }).collect();
    // What is said only grows, so a value only sinks: an entry that is still the best after a new look is the best.
    while let Some(entry) = heap.pop() {
        let n = entry.n.0;
        if budget.is_spent() {
            break;
        }
        if entry.seen < picked.len() && loss > 0.0 {
            let value = scores[n as usize] - loss * said.repetition(n as usize);
            heap.push(Entry { value, seen: picked.len(), ..entry });
        } else if budget.take(document.sentence(n as usize)) {
            picked.push(n);
            said.add(n as usize);
        }
    }
    if picked.is_empty() {
        picked.extend(best(candidates, scores));
    }
    picked
}

/// The best of all, where none fits the budget.
fn best(candidates: &[u32], scores: &[f32]) -> Option<u32> {
    candidates.iter().copied().max_by(|&a, &b| scores[a as usize].total_cmp(&scores[b as usize]).then(b.cmp(&a)))
}

/// The distance of the best from the worst; 1 when there is none.
pub(super) fn spread(scores: &[f32]) -> f32 {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let least = scores.iter().copied().fold(f32::MAX, f32::min);
    if most > least { most - least } else { 1.0 }
}

/// A sentence in the queue: its value when `seen` sentences had been taken.
struct Entry {
    value: f32,
    n: Reverse<u32>,
    seen: usize,
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.total_cmp(&other.value).then(self.n.cmp(&other.n))
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Entry {}

/// What the sentences taken so far say.
struct Said<'a, 'b> {
    document: &'a Document<'b>,
    terms: Vec<bool>,
    triples: BTreeSet<[u32; 3]>,
}

impl<'a, 'b> Said<'a, 'b> {
    fn new(document: &'a Document<'b>) -> Self {
        Self { document, terms: vec![false; document.terms().len()], triples: BTreeSet::new() }
    }

    fn add(&mut self, n: usize) {
        let terms = self.document.terms().of(n);
        terms.iter().for_each(|&id| self.terms[id as usize] = true);
        self.triples.extend(terms.windows(3).map(|w| [w[0], w[1], w[2]]));
    }

    /// How much of sentence `n` has been said: the part of its words, and much more when it is a repetition.
    fn repetition(&self, n: usize) -> f32 {
        let terms = self.document.terms().of(n);
        if terms.is_empty() {
            return 0.0;
        }
        let words = terms.iter().filter(|&&id| self.terms[id as usize]).count() as f32 / terms.len() as f32;
        let triples = terms.windows(3).filter(|w| self.triples.contains(*w)).count() as f32;
        let blocked = triples > SAID_BEFORE * terms.len() as f32 || terms.len() < 3 && words >= 1.0;
        words + if blocked { BLOCKED } else { 0.0 }
    }
}
