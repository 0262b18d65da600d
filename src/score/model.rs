//! The model that turns features into a score: small regression trees, and weights for what no training set holds.

use super::features::{COUNT, NAMES, Row};
use super::model_table::{FEATURES, NODES, ROOTS, SINGLE_ROOTS};
use super::{Part, Score};

/// Below this number of sentences a summary is a single sentence, which has to say all: further trees judge it.
const SINGLE: f32 = 1.5;
/// The mark of a leaf in the table.
const LEAF: u8 = 255;
/// Weights of features that the training sets do not have (titles, blocks) or hardly have (signs of page chrome), in
/// points of ROUGE like the trees: judgements.
const WEIGHTS: [(&str, f32); 3] = [("title", 3.0), ("boilerplate", -0.5), ("caption", -2.0)];

const _: () = assert!(FEATURES == COUNT, "train the model again: the features have changed");

/// The score of a sentence with these features, for a summary of `wanted` sentences. The parts sum to the score: what the trees add at each step is
/// credited to the feature the step asks (Saabas 2014). What is the same for all sentences is left out.
pub(super) fn judge(row: &Row, wanted: f32) -> Score {
    let mut gains = [0.0_f32; COUNT];
    let single: &[u16] = if wanted < SINGLE { SINGLE_ROOTS } else { &[] };
    for &root in ROOTS.iter().chain(single) {
        walk(root as usize, row, &mut gains);
    }
    for (name, weight) in WEIGHTS {
        let feature = NAMES.iter().position(|other| *other == name).unwrap_or_default();
        gains[feature] += weight * row[feature];
    }
    Score::of(by_signal(&gains))
}

/// Goes from a root to a leaf.
fn walk(mut node: usize, row: &Row, gains: &mut [f32; COUNT]) {
    while NODES[node].0 != LEAF {
        let (feature, right, threshold, value) = NODES[node];
        node += if row[feature as usize] <= threshold { 1 } else { right as usize };
        gains[feature as usize] += NODES[node].3 - value;
    }
}

/// Sums the features of one signal: `position-first` is a part of `position`.
fn by_signal(gains: &[f32; COUNT]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (name, &value) in NAMES.iter().zip(gains) {
        let signal = name.split('-').next().unwrap_or(name);
        if value == 0.0 {
            continue;
        }
        match parts.iter_mut().find(|part| part.signal == signal) {
            Some(part) => part.value += value,
            None => parts.push(Part { signal, value }),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_made_of_whole_trees() {
        for (n, &(feature, right, ..)) in NODES.iter().enumerate() {
            assert!(feature == LEAF || (feature as usize) < COUNT && n + (right as usize) < NODES.len());
        }
        let roots: Vec<u16> = ROOTS.iter().chain(SINGLE_ROOTS).copied().collect();
        assert!(roots.is_sorted() && roots.iter().all(|&root| (root as usize) < NODES.len()));
    }

    #[test]
    fn every_weight_names_a_feature() {
        assert!(WEIGHTS.iter().all(|(name, _)| NAMES.contains(name)));
    }
}
