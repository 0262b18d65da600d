//! The block model: small decision trees, made by models/label/train.py.
//!
//! Only comparisons, sums and divisions of floats, so that every platform gives the same label.

use std::sync::OnceLock;

#[cfg(feature = "html")]
use super::model_table::HTML;
use super::model_table::{CONFIDENCE, TEXT};
use crate::page::SourceKind;

/// Numbers from here on are leaves.
const LEAF: u8 = 64;
/// Leaves are counted in these: small tables, and an error far below what a block's score can tell.
const STEPS: f32 = 128.0;
/// Bits of [`Packed::shapes`]: yes and no lead to a leaf; a value that is not known goes to yes.
const YES_ENDS: u8 = 1;
const NO_ENDS: u8 = 2;
const UNKNOWN: u8 = 4;

/// Trees as the table holds them, one after the other; in each a node stands before all that is under its yes, and that
/// before all that is under its no, leaves likewise.
#[derive(Debug)]
pub(super) struct Packed {
    /// How many nodes each tree has; it has one leaf more.
    pub sizes: &'static [u8],
    /// The upper halves of the bits of `f32` numbers.
    pub thresholds: &'static [u16],
    pub columns: &'static [u8],
    pub shapes: &'static [u8],
    pub leaves: &'static [i8],
}

/// One question: is the value at most the threshold?
#[derive(Clone, Copy, Debug)]
struct Node {
    threshold: f32,
    column: u8,
    /// Next node of the tree; from [`LEAF`] on a leaf.
    yes: u8,
    no: u8,
    /// Where a value that is not known goes.
    unknown: bool,
}

/// Trees ready for use.
#[derive(Debug)]
pub(super) struct Forest {
    packed: &'static Packed,
    nodes: Vec<Node>,
}

impl Forest {
    fn unpack(packed: &'static Packed) -> Self {
        let mut nodes = Vec::with_capacity(packed.shapes.len());
        for &size in packed.sizes {
            let first = nodes.len();
            let mut leaves = LEAF;
            if size > 0 {
                unpack_below(packed, first, &mut nodes, &mut leaves);
            }
            debug_assert_eq!(nodes.len() - first, usize::from(size));
        }
        Self { packed, nodes }
    }

    /// The sum of the leaves that `row` ends in; above 0 for content.
    pub(super) fn score(&self, row: &[f32]) -> f32 {
        let (mut nodes, mut leaves, mut sum) = (&self.nodes[..], self.packed.leaves, 0_i32);
        for &size in self.packed.sizes {
            let (tree, rest) = nodes.split_at(usize::from(size));
            nodes = rest;
            sum += i32::from(leaves[descend(tree, row)]);
            leaves = &leaves[usize::from(size) + 1..];
        }
        sum as f32 / STEPS
    }
}

/// Appends the next node and all under it; gives its place in its tree, which begins at `first`. A tree has less than
/// [`LEAF`] nodes, so this is never deep.
fn unpack_below(packed: &Packed, first: usize, nodes: &mut Vec<Node>, leaves: &mut u8) -> u8 {
    let at = nodes.len();
    let shape = packed.shapes[at];
    let threshold = f32::from_bits(u32::from(packed.thresholds[at]) << 16);
    nodes.push(Node { threshold, column: packed.columns[at], yes: LEAF, no: LEAF, unknown: shape & UNKNOWN != 0 });
    let mut next = |ends: u8| {
        if shape & ends == 0 {
            return unpack_below(packed, first, nodes, leaves);
        }
        *leaves += 1;
        *leaves - 1
    };
    let (yes, no) = (next(YES_ENDS), next(NO_ENDS));
    (nodes[at].yes, nodes[at].no) = (yes, no);
    (at - first) as u8
}

#[inline]
fn descend(tree: &[Node], row: &[f32]) -> usize {
    let mut at = 0;
    while let Some(node) = tree.get(usize::from(at)) {
        let value = row[usize::from(node.column)];
        at = if value <= node.threshold || (node.unknown && value.is_nan()) { node.yes } else { node.no };
    }
    usize::from(at.saturating_sub(LEAF))
}

/// The trees for what that reader sees.
pub(super) fn forest(kind: SourceKind) -> &'static Forest {
    static FORESTS: [OnceLock<Forest>; 2] = [const { OnceLock::new() }; 2];
    match kind {
        #[cfg(feature = "html")]
        SourceKind::Html => FORESTS[0].get_or_init(|| Forest::unpack(&HTML)),
        _ => FORESTS[1].get_or_init(|| Forest::unpack(&TEXT)),
    }
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
        for kind in [SourceKind::Html, SourceKind::Text] {
            let trees = forest(kind);
            let Packed { sizes, thresholds, columns, shapes, leaves } = trees.packed;
            assert!([thresholds.len(), columns.len(), shapes.len()] == [trees.nodes.len(); 3]);
            assert_eq!(shapes.len() + sizes.len(), leaves.len());
            for row in [[f32::NAN; 256], [0.0; 256], [1e9; 256]] {
                assert!(trees.score(&row).is_finite());
            }
        }
    }

    #[test]
    fn confidence_never_falls() {
        let all: Vec<f32> = (0..200).map(|n| confidence(n as f32 * 0.05)).collect();
        assert!(all.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(all[0] >= 0.5 && all[199] <= 1.0);
    }
}
