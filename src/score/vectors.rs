//! Sentences as unit vectors of TF-IDF weights, and the similarity between them.

use super::float::{log2, ratio};
use super::terms::Terms;

/// The weighted terms of each sentence, sorted by term and normalised to unit length.
pub(crate) struct Vectors {
    entries: Vec<(u32, f32)>,
    ends: Vec<usize>,
}

impl Vectors {
    /// Weights each term by how often it occurs in the sentence and in how few sentences it occurs.
    pub(crate) fn build(terms: &Terms) -> Self {
        let mut vectors = Self { entries: Vec::new(), ends: Vec::with_capacity(terms.sentences()) };
        let mut sorted: Vec<u32> = Vec::new();
        let idf: Vec<f32> = (0..terms.len() as u32).map(|id| rarity(terms, id)).collect();
        for n in 0..terms.sentences() {
            sorted.clear();
            sorted.extend_from_slice(terms.of(n));
            sorted.sort_unstable();
            let start = vectors.entries.len();
            for run in sorted.chunk_by(|a, b| a == b) {
                vectors.entries.push((run[0], run.len() as f32 * idf[run[0] as usize]));
            }
            normalize(&mut vectors.entries[start..]);
            vectors.ends.push(vectors.entries.len());
        }
        vectors
    }

    /// The entries of sentence `n`.
    pub(crate) fn of(&self, n: usize) -> &[(u32, f32)] {
        let start = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.entries[start..self.ends[n]]
    }

    /// The cosine of each sentence with the weighted sum of sentences, whose weights `choose` gives.
    pub(crate) fn likeness(&self, terms: usize, choose: impl Fn(usize) -> f32) -> Vec<f32> {
        let mut sum = vec![0.0_f32; terms];
        for n in 0..self.ends.len() {
            let weight = choose(n);
            if weight != 0.0 {
                self.of(n).iter().for_each(|&(id, value)| sum[id as usize] += weight * value);
            }
        }
        let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
        (0..self.ends.len())
            .map(|n| ratio(self.of(n).iter().map(|&(id, value)| value * sum[id as usize]).sum(), length))
            .collect()
    }
}

/// Inverse sentence frequency: near 0 for a term that occurs in all sentences.
pub(crate) fn rarity(terms: &Terms, id: u32) -> f32 {
    log2((terms.sentences() as f32 + 1.0) / (terms.sentences_with(id) as f32 + 0.5))
}

fn normalize(entries: &mut [(u32, f32)]) {
    let length = entries.iter().map(|entry| entry.1 * entry.1).sum::<f32>().sqrt();
    entries.iter_mut().for_each(|entry| entry.1 = ratio(entry.1, length));
}
