//! LexRank (Erkan and Radev 2004): a sentence is important when important sentences are similar to it.

use super::float::ratio;
use super::terms::Terms;
use super::vectors::Vectors;

/// Terms in more sentences than this make no edges: they say little, and without them the graph stays sparse. Chosen by
/// hand.
const COMMON: u32 = 100;
/// The least cosine of two sentences with an edge, as in the paper.
const THRESHOLD: f32 = 0.1;
/// The probability of a jump to any sentence, as in the paper.
const TELEPORT: f32 = 0.15;
/// The cosine of a sentence with itself.
const SELF_LOOP: f32 = 1.0;
/// The number of rounds for the model, which was trained with them. On news, the order of sentences no longer changes
/// after about ten.
const SUPPORT_ROUNDS: usize = 16;
/// After this many rounds no rank is wrong by more than a tenth of a percent of the sum, whatever the graph (0.85 to
/// the power of 43).
const MAX_ROUNDS: usize = 43;
/// A change of rank too small to matter (chosen by hand).
const SMALL_CHANGE: f32 = 1e-5;

/// The edges of the sentence graph: for each sentence its neighbours and their cosine.
pub(crate) struct Graph {
    edges: Vec<(u32, f32)>,
    ends: Vec<usize>,
}

impl Graph {
    /// Links sentences that are similar.
    pub(crate) fn build(terms: &Terms, vectors: &Vectors) -> Self {
        let postings = Postings::build(terms, vectors);
        let mut graph = Self { edges: Vec::new(), ends: Vec::with_capacity(terms.sentences()) };
        let mut dots = vec![0.0_f32; terms.sentences()];
        let mut touched: Vec<u32> = Vec::new();
        for n in 0..terms.sentences() {
            for &(id, weight) in vectors.of(n) {
                for &(other, other_weight) in postings.of(id) {
                    if dots[other as usize] == 0.0 {
                        touched.push(other);
                    }
                    dots[other as usize] += weight * other_weight;
                }
            }
            touched.sort_unstable();
            for other in touched.drain(..) {
                let cosine = std::mem::take(&mut dots[other as usize]);
                if other as usize != n && cosine >= THRESHOLD {
                    graph.edges.push((other, cosine));
                }
            }
            graph.ends.push(graph.edges.len());
        }
        graph
    }

    /// The neighbours of sentence `n`, each with its cosine.
    pub(crate) fn of(&self, n: usize) -> &[(u32, f32)] {
        let start = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.edges[start..self.ends[n]]
    }

    /// How much the others support each sentence, as the model measures it: a few rounds of LexRank in which a sentence
    /// does not support itself.
    pub(crate) fn support(&self) -> Vec<f32> {
        let mut rank = vec![1.0_f32; self.ends.len()];
        let weights = self.weights(0.0);
        for _ in 0..SUPPORT_ROUNDS {
            rank = self.next(&rank, &weights, 0.0);
        }
        rank
    }

    /// The continuous LexRank of each sentence; the mean is 1. As in the paper, each sentence has an edge to itself
    /// with a cosine of 1, so that one without neighbours gets the mean.
    pub(crate) fn lexrank(&self) -> Vec<f32> {
        let mut rank = vec![1.0_f32; self.ends.len()];
        let weights = self.weights(SELF_LOOP);
        for _ in 0..MAX_ROUNDS {
            let next = self.next(&rank, &weights, SELF_LOOP);
            let change = next.iter().zip(&rank).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
            rank = next;
            if change < SMALL_CHANGE {
                break;
            }
        }
        rank
    }

    /// The sum of the cosines of each sentence's edges.
    fn weights(&self, itself: f32) -> Vec<f32> {
        (0..self.ends.len()).map(|n| itself + self.of(n).iter().map(|edge| edge.1).sum::<f32>()).collect()
    }

    /// One round of the power method.
    fn next(&self, rank: &[f32], weights: &[f32], itself: f32) -> Vec<f32> {
        let given = |&(other, cosine): &(u32, f32)| rank[other as usize] * ratio(cosine, weights[other as usize]);
        let kept = |n: usize| rank[n] * ratio(itself, weights[n]);
        let got = |n: usize| self.of(n).iter().map(given).sum::<f32>() + kept(n);
        (0..rank.len()).map(|n| TELEPORT + (1.0 - TELEPORT) * got(n)).collect()
    }
}

/// For each term the sentences that contain it, with its weight there; empty for common terms.
struct Postings {
    entries: Vec<(u32, f32)>,
    ends: Vec<usize>,
}

impl Postings {
    fn build(terms: &Terms, vectors: &Vectors) -> Self {
        let room = |id: u32| if terms.sentences_with(id) > COMMON { 0 } else { terms.sentences_with(id) as usize };
        let mut ends = Vec::with_capacity(terms.len());
        let mut total = 0;
        for id in 0..terms.len() as u32 {
            ends.push(total);
            total += room(id);
        }
        let mut entries = vec![(0, 0.0); total];
        for n in 0..terms.sentences() {
            for &(id, weight) in vectors.of(n).iter().filter(|entry| room(entry.0) > 0) {
                entries[ends[id as usize]] = (n as u32, weight);
                ends[id as usize] += 1;
            }
        }
        Self { entries, ends }
    }

    fn of(&self, id: u32) -> &[(u32, f32)] {
        let start = if id == 0 { 0 } else { self.ends[id as usize - 1] };
        &self.entries[start..self.ends[id as usize]]
    }
}
