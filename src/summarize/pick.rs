//! Chooses sentences, best first and penalising repetition, until the length is reached.

use super::{Algorithm, Length, SummaryOptions};
use crate::score::{Document, Role};
use crate::script::reading_units;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// A sentence repeats the summary when it shares more than this part of its word triples with it (trigram blocking,
/// Paulus et al. 2018, but by share, since names are triples too). Chosen by hand.
const REPEATED_TRIPLES: f32 = 0.4;
/// The penalty for a repetition, as a multiple of the score range: enough to rank it after all others.
const BLOCKED: f32 = 10.0;

/// A sentence says the same as a chosen one if they share this part of their content words; less when the caller wants
/// more diversity. Chosen by hand: paraphrases share about half, sentences on one topic a third.
const SAME_CONTENT: f32 = 0.78;
const SAME_BY_DIVERSITY: f32 = 0.3;
/// The same for sentences of several documents on one topic, which say the same things in different words.
const SAME_OF_SEVERAL: f32 = 0.66;
/// Sentences with fewer content words are not compared.
const MIN_CONTENT: usize = 3;
/// The share of the diversity penalty that applies when the score consists mostly of positions: there, words shared
/// with earlier sentences mean little. With the full penalty, Turkish news lost half a point to the lead; with none it
/// lost nothing.
const UNTRAINED_LANGUAGE: f32 = 0.2;
/// The penalty for repeated words is full up to this many sentences. In a longer summary most words have been said, and
/// the penalty would choose what has least to do with the text: it cost .27 points on the long articles of Klexikon.
const FULL_PENALTY: f32 = 3.0;
/// How many times the rest is searched for sentences that continue a chosen one.
const ROUNDS: usize = 4;
/// How many chosen sentences are remembered for each word, so that long summaries take linear time.
const MAX_SENTENCES_PER_WORD: usize = 16;

/// The length that remains.
#[derive(Clone, Copy)]
pub(super) enum Budget {
    Sentences(usize),
    /// The words that remain, and whether a sentence has been chosen.
    Words(f32, bool),
    /// The characters that remain, and whether a sentence has been chosen.
    Characters(usize, bool),
}

impl Budget {
    /// The budget for a document of `count` sentences.
    pub(super) fn of(length: Length, count: usize) -> Self {
        match length {
            Length::Sentences(n) => Self::Sentences(n),
            // NaN counts as 0 percent.
            Length::Percent(part) if part > 0.0 => {
                Self::Sentences(((count as f32 * part.min(100.0) / 100.0 + 0.5) as usize).max(1))
            }
            Length::Percent(_) => Self::Sentences(0),
            Length::Words(n) => Self::Words(n as f32, false),
            Length::Characters(n) => Self::Characters(n, false),
        }
    }

    /// True when the requested length is 0.
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

    /// Adds a sentence if it fits.
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
                // The space between two sentences counts.
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

/// The largest number of words that any counter would report: words between spaces, or reading units.
fn words(sentence: &str) -> f32 {
    reading_units(sentence).max(sentence.split_whitespace().count() as f32)
}

/// What a sentence needs in order to be understood.
enum Dependency {
    Nothing,
    /// The sentence before it, which has not been chosen.
    Before(u32),
    /// A sentence that the summary cannot contain.
    Unmet,
}

/// What happened to an entry of the queue.
enum PickResult {
    /// Its sentence was chosen, alone or with the one before it.
    Picked(u32),
    /// It is to be queued again, with another value.
    Requeued(QueueEntry),
    /// It may continue a chosen sentence later.
    Deferred(u32),
    Rejected,
}

/// Chooses sentences: the best first, none twice, none that cannot be understood.
pub(super) struct Picker<'a, 'b> {
    document: &'a Document<'b>,
    scores: &'a [f32],
    diversity: f32,
    /// True when a sentence that needs the one before it is chosen together with it.
    completes: bool,
    /// The first candidate, which never needs the sentence before it.
    first: u32,
    /// True when the sentences are those of several documents.
    is_joint: bool,
    is_candidate: Vec<bool>,
    is_picked: Vec<bool>,
    picked: Vec<u32>,
    chosen: Chosen<'a, 'b>,
}

impl<'a, 'b> Picker<'a, 'b> {
    /// `scores` holds one finite number for each sentence of the document.
    pub(super) fn new(document: &'a Document<'b>, scores: &'a [f32], options: &SummaryOptions) -> Self {
        let is_lead = options.algorithm == Algorithm::Lead || document.kind().has_no_sentences();
        let diversity = if is_lead { 0.0 } else { options.diversity.clamp(0.0, 1.0) };
        Self {
            document,
            scores,
            diversity,
            completes: options.algorithm == Algorithm::Combined && !is_lead,
            first: 0,
            is_joint: false,
            is_candidate: vec![false; document.len()],
            is_picked: vec![false; document.len()],
            picked: Vec::new(),
            chosen: Chosen::new(document, diversity),
        }
    }

    /// The same for the sentences of several documents, which say the same in other words more often.
    pub(super) fn of_several(self) -> Self {
        Self { is_joint: true, chosen: Chosen::of_several(self.document, self.diversity), ..self }
    }

    /// The sentences chosen from `candidates`, in the order they were chosen, and whether they exceed the requested
    /// length.
    pub(super) fn pick(mut self, candidates: &[u32], mut budget: Budget) -> (Vec<u32>, bool) {
        if budget.is_none() {
            return (Vec::new(), false);
        }
        if !self.is_joint && matches!(budget, Budget::Sentences(n) if n >= self.document.len()) {
            // A text with no more sentences than requested is its own summary.
            let mut all = candidates.to_vec();
            crate::order::sort_by(&mut all, |&a, &b| {
                self.scores[b as usize].total_cmp(&self.scores[a as usize]).then(a.cmp(&b))
            });
            return (all, false);
        }
        self.first = candidates.first().copied().unwrap_or(0);
        candidates.iter().for_each(|&n| self.is_candidate[n as usize] = true);
        let deferred = self.pick_complete(candidates, &mut budget);
        self.pick_deferred(&deferred, &mut budget);
        if self.picked.is_empty() {
            let best = best(candidates, self.scores);
            return (best.into_iter().collect(), best.is_some());
        }
        (self.picked, false)
    }

    /// Chooses the sentences that can be understood and returns the others, best first.
    fn pick_complete(&mut self, candidates: &[u32], budget: &mut Budget) -> Vec<u32> {
        let values: Vec<f32> = candidates.iter().map(|&n| self.scores[n as usize]).collect();
        let share = if self.document.is_model_language() { 1.0 } else { UNTRAINED_LANGUAGE };
        let of_long = (FULL_PENALTY / self.document.summary_length()).min(1.0);
        let loss = share * of_long * self.diversity * spread(&values);
        let mut heap: BinaryHeap<QueueEntry> =
            candidates.iter().zip(values).map(|(&n, value)| QueueEntry::new(n, value)).collect();
        let mut deferred = Vec::new();
        // The chosen words only grow, so a value can only sink: an entry that is still the best after an update is the
        // best. A sentence that no longer needs the one before it is queued again.
        while let Some(entry) = heap.pop() {
            if budget.is_spent() {
                break;
            }
            match self.examine(&entry, loss, budget) {
                PickResult::Picked(n) => heap.extend(self.unblocked(n + 1, loss)),
                PickResult::Requeued(entry) => heap.push(entry),
                PickResult::Deferred(n) => deferred.push(n),
                PickResult::Rejected => {}
            }
        }
        deferred
    }

    /// Takes the best entry of the queue, or says what becomes of it.
    fn examine(&mut self, entry: &QueueEntry, loss: f32, budget: &mut Budget) -> PickResult {
        let n = entry.n.0;
        if self.is_picked[n as usize] || self.chosen.repeats_sentence(n as usize) {
            return PickResult::Rejected;
        }
        if entry.seen < self.picked.len() && loss > 0.0 {
            let value = self.value(n, entry.is_pair, loss);
            return PickResult::Requeued(QueueEntry { value, seen: self.picked.len(), ..*entry });
        }
        match self.dependency(n) {
            Dependency::Nothing if self.take(&[n], budget) => PickResult::Picked(n),
            Dependency::Nothing => PickResult::Rejected,
            Dependency::Before(before) if matches!(self.dependency(before), Dependency::Nothing) => {
                if !entry.is_pair {
                    return PickResult::Requeued(QueueEntry {
                        value: self.value(n, true, loss),
                        is_pair: true,
                        ..*entry
                    });
                }
                if self.take(&[before, n], budget) { PickResult::Picked(n) } else { PickResult::Deferred(n) }
            }
            _ => PickResult::Deferred(n),
        }
    }

    /// Sentence `n` as a new entry, if it needed the one before it, which has just been chosen.
    fn unblocked(&self, n: u32, loss: f32) -> Option<QueueEntry> {
        let is_candidate = self.is_candidate.get(n as usize).is_some_and(|&is_candidate| is_candidate);
        (is_candidate && self.role(n).is_dependent)
            .then(|| QueueEntry { seen: self.picked.len(), ..QueueEntry::new(n, self.value(n, false, loss)) })
    }

    /// What sentence `n` would add to those already chosen, or the mean of it and the sentence before it.
    fn value(&self, n: u32, is_pair: bool, loss: f32) -> f32 {
        let value = |n: u32| {
            let penalty = if loss > 0.0 { loss * self.chosen.repetition(n as usize) } else { 0.0 };
            self.scores[n as usize] - penalty
        };
        if is_pair { 0.5 * value(n - 1) + 0.5 * value(n) } else { value(n) }
    }

    /// Fills the rest of the budget with sentences that continue a chosen one, or with any sentence if none was chosen.
    fn pick_deferred(&mut self, deferred: &[u32], budget: &mut Budget) {
        for _ in 0..ROUNDS {
            for &n in deferred {
                if budget.is_spent() {
                    return;
                }
                let may_be_picked = self.picked.is_empty() || matches!(self.dependency(n), Dependency::Nothing);
                if may_be_picked && !self.is_picked[n as usize] && !self.chosen.repeats_sentence(n as usize) {
                    self.take(&[n], budget);
                }
            }
        }
    }

    fn role(&self, n: u32) -> Role {
        self.document.role(n as usize)
    }

    fn dependency(&self, n: u32) -> Dependency {
        let role = self.role(n);
        if self.completes && (role.asks || role.is_fragment) {
            return Dependency::Unmet;
        }
        if !self.completes || !role.is_dependent || n <= self.first {
            return Dependency::Nothing;
        }
        let before = n as usize - 1;
        // An answer says more without its question than the scenes and small talk that would take its place.
        if self.role(n - 1).asks && !role.replies {
            return Dependency::Nothing;
        }
        match (self.is_picked[before], self.is_candidate[before]) {
            (true, _) => Dependency::Nothing,
            (false, true) => Dependency::Before(n - 1),
            (false, false) => Dependency::Unmet,
        }
    }

    /// Chooses all of `sentences` if they fit.
    fn take(&mut self, sentences: &[u32], budget: &mut Budget) -> bool {
        let mut after = *budget;
        if !sentences.iter().all(|&n| !after.is_spent() && after.take(self.document.sentence(n as usize))) {
            return false;
        }
        *budget = after;
        for &n in sentences {
            self.picked.push(n);
            self.is_picked[n as usize] = true;
            self.chosen.add(n as usize);
        }
        true
    }
}

/// The best candidate, for a budget that none fits.
fn best(candidates: &[u32], scores: &[f32]) -> Option<u32> {
    candidates.iter().copied().max_by(|&a, &b| scores[a as usize].total_cmp(&scores[b as usize]).then(b.cmp(&a)))
}

/// The difference between the best and the worst score; 1 when there is none.
pub(super) fn spread(scores: &[f32]) -> f32 {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let least = scores.iter().copied().fold(f32::MAX, f32::min);
    if most > least { most - least } else { 1.0 }
}

/// A sentence in the queue, with its value at the time when `seen` sentences had been chosen.
struct QueueEntry {
    value: f32,
    n: Reverse<u32>,
    seen: usize,
    /// True when the sentence and the one before it are to be chosen together; the value is then that of both.
    is_pair: bool,
}

impl QueueEntry {
    fn new(n: u32, value: f32) -> Self {
        Self { value, n: Reverse(n), seen: 0, is_pair: false }
    }
}

impl Ord for QueueEntry {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.total_cmp(&other.value).then(self.n.cmp(&other.n))
    }
}

impl PartialOrd for QueueEntry {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for QueueEntry {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for QueueEntry {}

/// The content of the sentences chosen so far.
pub(super) struct Chosen<'a, 'b> {
    document: &'a Document<'b>,
    terms: Vec<bool>,
    triples: BTreeSet<[u32; 3]>,
    /// For each content word, which of the chosen sentences contain it, by their index among the chosen.
    with: BTreeMap<u32, Vec<u32>>,
    /// The number of content words of each chosen sentence.
    sizes: Vec<usize>,
    /// The share of common content words from which on a sentence repeats another.
    same: f32,
}

impl<'a, 'b> Chosen<'a, 'b> {
    pub(super) fn new(document: &'a Document<'b>, diversity: f32) -> Self {
        Self::with(document, diversity, SAME_CONTENT)
    }

    /// The same for the sentences of several documents.
    pub(super) fn of_several(document: &'a Document<'b>, diversity: f32) -> Self {
        Self::with(document, diversity, SAME_OF_SEVERAL)
    }

    fn with(document: &'a Document<'b>, diversity: f32, same: f32) -> Self {
        let same = if diversity > 0.0 { same - SAME_BY_DIVERSITY * diversity } else { f32::MAX };
        let terms = vec![false; document.terms().len()];
        Self { document, terms, triples: BTreeSet::new(), with: BTreeMap::new(), sizes: Vec::new(), same }
    }

    pub(super) fn add(&mut self, n: usize) {
        let terms = self.document.terms().of(n);
        terms.iter().for_each(|&id| self.terms[id as usize] = true);
        self.triples.extend(terms.windows(3).map(|w| [w[0], w[1], w[2]]));
        let content = self.content(n);
        for &id in &content {
            let with = self.with.entry(id).or_default();
            if with.len() < MAX_SENTENCES_PER_WORD {
                with.push(self.sizes.len() as u32);
            }
        }
        self.sizes.push(content.len());
    }

    /// The distinct content words of sentence `n`.
    fn content(&self, n: usize) -> BTreeSet<u32> {
        self.document.terms().of(n).iter().copied().filter(|&id| !self.document.is_common(id)).collect()
    }

    /// True when sentence `n` shares most of the content words of a chosen sentence, or the other way round.
    pub(super) fn repeats_sentence(&self, n: usize) -> bool {
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
            fewest >= MIN_CONTENT && count as f32 >= self.same * fewest as f32
        })
    }

    /// How much sentence `n` repeats: the share of its words that were chosen before, and much more for a full
    /// repetition.
    fn repetition(&self, n: usize) -> f32 {
        let terms = self.document.terms().of(n);
        if terms.is_empty() {
            return 0.0;
        }
        let words = terms.iter().filter(|&&id| self.terms[id as usize]).count() as f32 / terms.len() as f32;
        let triples = terms.windows(3).filter(|w| self.triples.contains(*w)).count() as f32;
        let blocked = triples > REPEATED_TRIPLES * terms.len() as f32
            || terms.len() < 3 && words >= 1.0
            || self.repeats_sentence(n);
        words + if blocked { BLOCKED } else { 0.0 }
    }
}
