//! Which sentences to take: best first, less for what was said already, until the length is reached.

use super::{Algorithm, Length, SummaryOptions};
use crate::score::Document;
use crate::script::reading_units;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// A sentence of which more than this part of the word triples has been said is a repetition (trigram blocking of
/// Paulus et al. 2018, by share, since names are triples too). Chosen by hand.
const SAID_BEFORE: f32 = 0.4;
/// What a repetition loses, in spreads of the scores: it comes after all others.
const BLOCKED: f32 = 10.0;

/// A sentence that shares this part of its content words with one taken says the same; less when the caller wants more
/// diversity. Judgements: pairs of paraphrases share about half, pairs of one topic a third.
const SAME: f32 = 0.78;
const SAME_BY_DIVERSITY: f32 = 0.3;
/// Sentences of fewer content words are not compared.
const LEAST_CONTENT: usize = 3;
/// The part of the loss by diversity where places in the text make most of the score: words in common with the sentences
/// before say little there. With all of it Turkish news lost half a point to the lead, with none nothing.
const WITHOUT_GROUND: f32 = 0.2;
/// How often what is left is looked through for sentences that go on with one taken.
const ROUNDS: usize = 4;
/// Sentences taken that are remembered for a word, so that long summaries stay linear.
const MOST_WITH: usize = 16;

/// How much room is left.
#[derive(Clone, Copy)]
pub(super) enum Budget {
    Sentences(usize),
    /// Words, and whether a sentence has been taken.
    Words(f32, bool),
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
            Length::Words(n) => Self::Words(n as f32, false),
            Length::Characters(n) => Self::Characters(n, false),
        }
    }

    /// True when nothing was asked for.
    fn is_none(&self) -> bool {
        matches!(self, Self::Sentences(0) | Self::Characters(0, _))
            || matches!(self, Self::Words(left, _) if *left <= 0.0)
    }

    fn is_spent(&self) -> bool {
        match self {
            Self::Sentences(n) => *n == 0,
            Self::Words(left, taken) => *taken && *left < 1.0,
            Self::Characters(left, taken) => *taken && *left == 0,
        }
    }

    /// Takes a sentence when it fits.
    fn take(&mut self, sentence: &str) -> bool {
        match self {
            Self::Sentences(n) => *n -= 1,
            Self::Words(left, taken) => {
                let need = words(sentence);
                if need > *left {
                    return false;
                }
                *left -= need;
                *taken = true;
            }
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

/// The words of a sentence as any counter would count them at most: between blanks, or as reading units.
fn words(sentence: &str) -> f32 {
    reading_units(sentence).max(sentence.split_whitespace().count() as f32)
}

/// What a sentence needs to be understood.
enum Need {
    Nothing,
    /// The sentence before it, which has not been taken.
    Before(u32),
    /// A sentence that a summary cannot take.
    Unmet,
}

/// Chooses sentences: best first, none twice, none that cannot be understood.
pub(super) struct Picker<'a, 'b> {
    document: &'a Document<'b>,
    scores: &'a [f32],
    diversity: f32,
    /// Whether sentences that need the one before them are taken with it.
    completes: bool,
    /// The first candidate: it needs nothing.
    first: u32,
    is_candidate: Vec<bool>,
    is_picked: Vec<bool>,
    picked: Vec<u32>,
    said: Said<'a, 'b>,
}

impl<'a, 'b> Picker<'a, 'b> {
    /// `scores` hold a finite number for each sentence of the document.
    pub(super) fn new(document: &'a Document<'b>, scores: &'a [f32], options: &SummaryOptions) -> Self {
        let is_lead = options.algorithm == Algorithm::Lead || document.kind().has_no_sentences();
        let diversity = if is_lead { 0.0 } else { options.diversity.clamp(0.0, 1.0) };
        Self {
            document,
            scores,
            diversity,
            completes: options.algorithm == Algorithm::Combined && !is_lead,
            first: 0,
            is_candidate: vec![false; document.len()],
            is_picked: vec![false; document.len()],
            picked: Vec::new(),
            said: Said::new(document, diversity),
        }
    }

    /// The sentences to take of `candidates`, in the order they were chosen, and whether they are longer than asked for.
    pub(super) fn pick(mut self, candidates: &[u32], mut budget: Budget) -> (Vec<u32>, bool) {
        if budget.is_none() {
            return (Vec::new(), false);
        }
        if matches!(budget, Budget::Sentences(n) if n >= self.document.len()) {
            // A text of no more sentences than asked for is its own summary.
            let mut all = candidates.to_vec();
            all.sort_by(|&a, &b| self.scores[b as usize].total_cmp(&self.scores[a as usize]).then(a.cmp(&b)));
            return (all, false);
        }
        self.first = candidates.first().copied().unwrap_or(0);
        candidates.iter().for_each(|&n| self.is_candidate[n as usize] = true);
        let later = self.pick_complete(candidates, &mut budget);
        self.pick_later(&later, &mut budget);
        if self.picked.is_empty() {
            let best = best(candidates, self.scores);
            return (best.into_iter().collect(), best.is_some());
        }
        (self.picked, false)
    }

    /// Takes what can be understood; returns the others, best first.
    fn pick_complete(&mut self, candidates: &[u32], budget: &mut Budget) -> Vec<u32> {
        let values: Vec<f32> = candidates.iter().map(|&n| self.scores[n as usize]).collect();
        let share = if self.document.has_ground() { 1.0 } else { WITHOUT_GROUND };
        let loss = share * self.diversity * spread(&values);
        let mut heap: BinaryHeap<Entry> =
            candidates.iter().zip(values).map(|(&n, value)| Entry { value, n: Reverse(n), seen: 0 }).collect();
        let mut later = Vec::new();
        // What is said only grows, so a value only sinks: an entry that is still the best after a new look is the best.
        while let Some(entry) = heap.pop() {
            let n = entry.n.0;
            if budget.is_spent() {
                break;
            }
            if self.is_picked[n as usize] || self.said.is_said(n as usize) {
                continue;
            }
            if entry.seen < self.picked.len() && loss > 0.0 {
                let value = self.scores[n as usize] - loss * self.said.repetition(n as usize);
                heap.push(Entry { value, seen: self.picked.len(), ..entry });
                continue;
            }
            match self.need(n) {
                Need::Nothing => self.take(&[n], budget),
                Need::Before(before) if matches!(self.need(before), Need::Nothing) => {
                    if !self.take(&[before, n], budget) {
                        later.push(n);
                    }
                    true
                }
                _ => {
                    later.push(n);
                    true
                }
            };
        }
        later
    }

    /// Fills what is left of the budget with what goes on with a sentence that was taken; with anything where none was.
    fn pick_later(&mut self, later: &[u32], budget: &mut Budget) {
        for _ in 0..ROUNDS {
            for &n in later {
                if budget.is_spent() {
                    return;
                }
                let is_open = self.picked.is_empty() || matches!(self.need(n), Need::Nothing);
                if is_open && !self.is_picked[n as usize] && !self.said.is_said(n as usize) {
                    self.take(&[n], budget);
                }
            }
        }
    }

    fn need(&self, n: u32) -> Need {
        let role = self.document.role(n as usize);
        if self.completes && (role.asks || role.is_scrap) {
            return Need::Unmet;
        }
        if !self.completes || !role.is_dependent || n <= self.first {
            return Need::Nothing;
        }
        let before = n as usize - 1;
        match (self.is_picked[before], self.is_candidate[before]) {
            (true, _) => Need::Nothing,
            (false, true) => Need::Before(n - 1),
            (false, false) => Need::Unmet,
        }
    }

    /// Takes all of `sentences` when they fit.
    fn take(&mut self, sentences: &[u32], budget: &mut Budget) -> bool {
        let mut after = *budget;
        if !sentences.iter().all(|&n| !after.is_spent() && after.take(self.document.sentence(n as usize))) {
            return false;
        }
        *budget = after;
        for &n in sentences {
            self.picked.push(n);
            self.is_picked[n as usize] = true;
            self.said.add(n as usize);
        }
        true
    }
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
    /// For each content word the sentences taken that have it, by their place among those taken.
    with: BTreeMap<u32, Vec<u32>>,
    /// The content words of each sentence taken.
    sizes: Vec<usize>,
    /// The part of its content words that makes a sentence a repetition of another.
    same: f32,
}

impl<'a, 'b> Said<'a, 'b> {
    fn new(document: &'a Document<'b>, diversity: f32) -> Self {
        let same = if diversity > 0.0 { SAME - SAME_BY_DIVERSITY * diversity } else { f32::MAX };
        let terms = vec![false; document.terms().len()];
        Self { document, terms, triples: BTreeSet::new(), with: BTreeMap::new(), sizes: Vec::new(), same }
    }

    fn add(&mut self, n: usize) {
        let terms = self.document.terms().of(n);
        terms.iter().for_each(|&id| self.terms[id as usize] = true);
        self.triples.extend(terms.windows(3).map(|w| [w[0], w[1], w[2]]));
        let content = self.content(n);
        for &id in &content {
            let with = self.with.entry(id).or_default();
            if with.len() < MOST_WITH {
                with.push(self.sizes.len() as u32);
            }
        }
        self.sizes.push(content.len());
    }

    /// The different content words of sentence `n`.
    fn content(&self, n: usize) -> BTreeSet<u32> {
        self.document.terms().of(n).iter().copied().filter(|&id| !self.document.is_common(id)).collect()
    }

    /// True when one sentence taken has most of the content words of sentence `n`, or the other way round.
    fn is_said(&self, n: usize) -> bool {
        if self.same > 1.0 {
            return false;
        }
        let content = self.content(n);
        let mut shared = BTreeMap::new();
        for other in content.iter().filter_map(|id| self.with.get(id)).flatten() {
            *shared.entry(*other).or_insert(0_usize) += 1;
        }
        shared.iter().any(|(&other, &count)| {
            let fewest = content.len().min(self.sizes[other as usize]);
            fewest >= LEAST_CONTENT && count as f32 >= self.same * fewest as f32
        })
    }

    /// How much of sentence `n` has been said: the part of its words, and much more when it is a repetition.
    fn repetition(&self, n: usize) -> f32 {
        let terms = self.document.terms().of(n);
        if terms.is_empty() {
            return 0.0;
        }
        let words = terms.iter().filter(|&&id| self.terms[id as usize]).count() as f32 / terms.len() as f32;
        let triples = terms.windows(3).filter(|w| self.triples.contains(*w)).count() as f32;
        let blocked = triples > SAID_BEFORE * terms.len() as f32 || terms.len() < 3 && words >= 1.0 || self.is_said(n);
        words + if blocked { BLOCKED } else { 0.0 }
    }
}
