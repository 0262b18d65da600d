//! LexRank (Erkan and Radev 2004): a sentence matters when sentences that matter are like it.

use super::float::ratio;
use super::terms::Terms;
use super::vectors::Vectors;

/// Terms in more sentences than this make no edges: they say little, and the graph stays sparse. A judgement.
const COMMON: u32 = 100;
/// Least cosine of two sentences for an edge, as in the paper.
const THRESHOLD: f32 = 0.1;
/// Chance to jump anywhere, as in the paper.
const JUMP: f32 = 0.15;
/// Rounds of the power method; the order of sentences no longer changes after about ten on news.
const ROUNDS: usize = 16;

/// Edges of the sentence graph: for each sentence its neighbours and their cosine.
pub(crate) struct Graph {
    edges: Vec<(u32, f32)>,
    ends: Vec<usize>,
}

impl Graph {
    /// Links the sentences that are alike.
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

    /// The neighbours of sentence `n` with their cosine.
    pub(crate) fn of(&self, n: usize) -> &[(u32, f32)] {
        let start = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.edges[start..self.ends[n]]
    }

    /// The LexRank of each sentence; the mean is 1.
    pub(crate) fn rank(&self) -> Vec<f32> {
        let weights: Vec<f32> = (0..self.ends.len()).map(|n| self.of(n).iter().map(|edge| edge.1).sum()).collect();
        let mut rank = vec![1.0_f32; self.ends.len()];
        for _ in 0..ROUNDS {
            let next = (0..rank.len()).map(|n| {
                let given =
                    |&(other, cosine): &(u32, f32)| rank[other as usize] * ratio(cosine, weights[other as usize]);
                JUMP + (1.0 - JUMP) * self.of(n).iter().map(given).sum::<f32>()
            });
            rank = next.collect();
        }
        rank
    }
}

/// For each term the sentences that hold it, with its weight there; empty for common terms.
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
