//! The block model: small decision trees, made by models/label/train.py.
//!
//! Only comparisons, sums and divisions of floats, so that every platform gives the same label.

use super::model_table::{CONFIDENCE, TREES};

/// One question: is the value at most the threshold?
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub threshold: f32,
    pub column: u8,
    /// Next node of the tree; from [`LEAF`] on a leaf.
    pub yes: u8,
    pub no: u8,
    /// Where a value that is not known goes: 1 for yes.
    pub unknown: u8,
}

/// Numbers from here on are leaves.
pub(super) const LEAF: u8 = 64;

/// Trees one after the other: how many nodes each has, all nodes, all leaves.
#[derive(Debug)]
pub(super) struct Forest {
    pub sizes: &'static [u8],
    pub nodes: &'static [Node],
    pub leaves: &'static [f32],
    pub base: f32,
}

impl Forest {
    /// The sum of the leaves that `row` ends in; above 0 for content.
    pub(super) fn score(&self, row: &[f32]) -> f32 {
        let (mut nodes, mut leaves, mut sum) = (self.nodes, self.leaves, self.base);
        for &size in self.sizes {
            let size = usize::from(size);
            let (tree, rest) = nodes.split_at(size);
            nodes = rest;
            sum += leaves[descend(tree, row)];
            leaves = &leaves[size + 1..];
        }
        sum
    }
}

#[inline]
fn descend(tree: &[Node], row: &[f32]) -> usize {
    let mut at = 0;
    while let Some(node) = tree.get(usize::from(at)) {
        let value = row[usize::from(node.column)];
        let yes = value <= node.threshold || (node.unknown == 1 && value.is_nan());
        at = if yes { node.yes } else { node.no };
    }
    usize::from(at.saturating_sub(LEAF))
}

/// The score of a row: above 0 for content.
pub(super) fn score(row: &[f32]) -> f32 {
    TREES.score(row)
}

/// How often a removal with that score is right, as measured on pages that the model had not seen.
pub(super) fn confidence(score: f32) -> f32 {
    let next = CONFIDENCE.partition_point(|&(knot, _)| knot <= score);
    match (next.checked_sub(1).map(|n| CONFIDENCE[n]), CONFIDENCE.get(next)) {
        (Some((from, low)), Some(&(to, high))) => low + (high - low) * (score - from) / (to - from),
        (Some((_, last)), None) => last,
        (None, _) => CONFIDENCE.first().map_or(0.5, |&(_, first)| first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tree_ends_in_a_leaf() {
        let nodes: usize = TREES.sizes.iter().map(|&size| usize::from(size)).sum();
        assert_eq!(nodes, TREES.nodes.len());
        assert_eq!(nodes + TREES.sizes.len(), TREES.leaves.len());
        for row in [[f32::NAN; 256], [0.0; 256], [1e9; 256]] {
            assert!(score(&row).is_finite());
        }
    }

    #[test]
    fn confidence_never_falls() {
        let all: Vec<f32> = (0..200).map(|n| confidence(n as f32 * 0.05)).collect();
        assert!(all.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(all[0] >= 0.5 && all[199] <= 1.0);
    }
}
