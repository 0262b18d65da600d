//! The model that turns features into a score: small regression trees, and fixed weights for features that the training
//! sets lack.

use super::features::{COUNT, NAMES, Row, is_same, place_of};
use super::model_table::{FEATURES, ROOTS, SINGLE_ROOTS};
use super::suitability::{SuitabilityRow, WIDTH};
use super::trees::{Node, headings_nodes, nodes, suitability_nodes};
use super::{Part, Score, SuitabilityTrees, headings_table, suitability_table};

/// A summary with fewer sentences than this has only one, which must say everything: additional trees score it.
const SINGLE: f32 = 1.5;
/// Marks a leaf in the table.
const LEAF: u8 = 255;
/// Weights of features that the training sets lack (titles, blocks) or hardly contain (signs of boilerplate), in points
/// of ROUGE like the trees. Chosen by hand.
const WEIGHTS: [(usize, f32); 3] =
    [(place_of("title"), 3.0), (place_of("boilerplate"), -0.5), (place_of("caption"), -2.0)];

const _: () = assert!(
    FEATURES == COUNT && suitability_table::FEATURES == WIDTH && headings_table::FEATURES == WIDTH,
    "train the models again: the features have changed"
);

/// The score of a sentence with these features, for a summary of `summary_length` sentences. The parts sum to the score: the
/// gain at each step of a tree is credited to the feature that the step tests (Saabas 2014). The contribution that is
/// the same for all sentences is left out.
pub(super) fn judge(row: &Row, summary_length: f32) -> Score {
    let mut gains = [0.0_f32; COUNT];
    let single: &[u16] = if summary_length < SINGLE { SINGLE_ROOTS } else { &[] };
    for &root in ROOTS.iter().chain(single) {
        descend(&nodes()[root as usize..], row, &mut gains);
    }
    for (feature, weight) in WEIGHTS {
        gains[feature] += weight * row[feature];
    }
    Score::of(by_signal(&gains))
}

/// How suitable for a summary a sentence with these features is by `trees`, by signal. What the role, the place and the text add is one
/// part.
pub(super) fn suitability(row: &SuitabilityRow, trees: SuitabilityTrees) -> Vec<Part> {
    let (roots, nodes) = match trees {
        SuitabilityTrees::General => (suitability_table::ROOTS, suitability_nodes()),
        SuitabilityTrees::WithHeadings => (headings_table::ROOTS, headings_nodes()),
    };
    let mut gains = [0.0_f32; WIDTH];
    for &root in roots {
        descend(&nodes[root as usize..], row, &mut gains);
    }
    let (of_sentence, others) = gains.split_at(COUNT);
    let mut parts = by_signal(of_sentence);
    parts.push(Part { signal: "suitability", value: others.iter().sum() });
    parts
}

/// Follows a tree, the first one of `nodes`, from its root to a leaf.
fn descend(nodes: &[Node], row: &[f32], gains: &mut [f32]) {
    let mut node = 0;
    while nodes[node].0 != LEAF {
        let (feature, right, threshold, value) = nodes[node];
        node += if row[feature as usize] <= threshold { 1 } else { right as usize };
        gains[feature as usize] += nodes[node].3 - value;
    }
}

/// Sums the features of each signal: `position-first` is part of `position`.
fn by_signal(gains: &[f32]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut part_of = [None; COUNT];
    for (&signal, &value) in SIGNALS.iter().zip(gains).filter(|(_, value)| **value != 0.0) {
        if let Some(part) = part_of[signal] {
            let part: &mut Part = &mut parts[part];
            part.value += value;
        } else {
            part_of[signal] = Some(parts.len());
            parts.push(Part { signal: signal_name(NAMES[signal]), value });
        }
    }
    parts
}

/// For each feature, the first feature of the same signal. Computed at compile time, because every sentence needs it.
const SIGNALS: [usize; COUNT] = {
    let mut signals = [0; COUNT];
    let mut n = 0;
    while n < COUNT {
        while !is_same(NAMES[signals[n]], NAMES[n], b'-') {
            signals[n] += 1;
        }
        n += 1;
    }
    signals
};

/// The signal of the feature `name`.
fn signal_name(name: &'static str) -> &'static str {
    name.split('-').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::super::model_table;
    use super::*;

    #[test]
    fn the_tables_are_made_of_whole_trees() {
        let both = [ROOTS, SINGLE_ROOTS].concat();
        let tables = [
            (model_table::NODES, &both[..], COUNT),
            (suitability_table::NODES, suitability_table::ROOTS, WIDTH),
            (headings_table::NODES, headings_table::ROOTS, WIDTH),
        ];
        for (nodes, roots, width) in tables {
            for (n, &(feature, right, ..)) in nodes.iter().enumerate() {
                assert!(feature == LEAF || (feature as usize) < width && n + (right as usize) < nodes.len());
            }
            assert!(roots.is_sorted() && roots.iter().all(|&root| (root as usize) < nodes.len()));
        }
    }

    #[test]
    fn features_have_the_signal_of_their_names() {
        for (n, name) in NAMES.iter().enumerate() {
            assert_eq!(signal_name(NAMES[SIGNALS[n]]), signal_name(name));
            assert!(NAMES[..SIGNALS[n]].iter().all(|other| signal_name(other) != signal_name(name)));
        }
        assert_eq!(NAMES[place_of("title")], "title");
    }
}
