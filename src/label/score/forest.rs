//! The block model: small decision trees, made by models/label/train.py.
//!
//! Only comparisons, sums and divisions of floats, so that every platform gives the same label.

use std::sync::OnceLock;

#[cfg(feature = "html")]
use super::forest_table::HTML;
use super::forest_table::TEXT;
use super::packed::{NO_ENDS, Packed, UNKNOWN, YES_ENDS};
use super::rank_table::RANK;
use super::reason_table::{ADVERT, COMMENTS, CONTROLS, RELATED};
use super::whole_text_table::WHOLE_TEXT;
use crate::label::columns::{MAX_COLUMNS, Sink};
use crate::page::SourceKind;

/// The number of blocks scored together: the comparisons of one question need no branch and fill two vector registers.
pub(super) const LANES: usize = 8;
/// One measurement of these blocks.
pub(super) type Lanes = [f32; LANES];
/// The most leaves of a tree: one bit for each.
const MAX_LEAVES: usize = 32;
/// Leaf values are multiples of this: it keeps tables small, with an error far below the accuracy of a score.
const STEPS: f32 = 128.0;
/// The columns of some blocks.
pub(super) struct Rows {
    /// The columns as they are, and after [`MAX_COLUMNS`] again with unknown values below all thresholds.
    columns: Box<[Lanes; 2 * MAX_COLUMNS]>,
}

impl Rows {
    pub(super) fn new() -> Self {
        Self { columns: Box::new([[f32::NAN; LANES]; 2 * MAX_COLUMNS]) }
    }

    /// Takes the measurements of one block.
    pub(super) fn lane(&mut self, lane: usize) -> Lane<'_> {
        Lane { rows: self, at: lane % LANES, column: 0 }
    }
}

/// One block of [`Rows`], filled column by column.
pub(super) struct Lane<'a> {
    rows: &'a mut Rows,
    at: usize,
    column: usize,
}

impl Sink for Lane<'_> {
    #[inline]
    fn put(&mut self, _: &'static str, value: f32) {
        self.rows.columns[self.column][self.at] = value;
        self.rows.columns[MAX_COLUMNS + self.column][self.at] = if value.is_nan() { f32::NEG_INFINITY } else { value };
        self.column += 1;
    }
}

/// One question: is the value at most the threshold?
#[derive(Clone, Copy, Debug)]
struct Question {
    threshold: f32,
    /// Of [`Rows`].
    column: u16,
    /// The leaves that can still be reached when the answer is no: all but those under yes.
    left: u32,
}

/// Trees ready for use.
///
/// All questions of a tree are asked. Of the leaves that no answer rules out the first is the one that a walk down the
/// tree would end in (Lucchese and others, "`QuickScorer`: A Fast Algorithm to Rank Documents with Additive Ensembles of
/// Regression Trees", SIGIR 2015): this takes seven times as many comparisons as a walk, but without branches that the
/// processor has to predict.
#[derive(Debug)]
pub(super) struct Forest {
    packed: &'static Packed,
    questions: Vec<Question>,
}

impl Forest {
    fn unpack(packed: &'static Packed) -> Self {
        let mut questions = Vec::with_capacity(packed.shapes.len());
        for &size in packed.sizes {
            let (first, mut leaves) = (questions.len(), 0);
            if size > 0 {
                unpack_below(packed, &mut questions, &mut leaves);
            }
            debug_assert_eq!(questions.len() - first, usize::from(size));
        }
        Self { packed, questions }
    }

    /// The sums of the leaves that the rows end in; above 0 for content.
    pub(super) fn scores(&self, rows: &Rows) -> Lanes {
        let (mut questions, mut leaves, mut sums) = (&self.questions[..], self.packed.leaves, [0_i32; LANES]);
        for &size in self.packed.sizes {
            let (tree, rest) = questions.split_at(usize::from(size));
            questions = rest;
            for (sum, left) in sums.iter_mut().zip(leaves_left(tree, rows)) {
                *sum += i32::from(leaves[left.trailing_zeros() as usize]);
            }
            leaves = &leaves[usize::from(size) + 1..];
        }
        sums.map(|sum| sum as f32 / STEPS)
    }
}

/// The leaves of each row that no answer rules out.
#[inline]
#[allow(
    clippy::needless_range_loop,
    reason = "`zip` is not inlined everywhere, and then costs more than the comparisons"
)]
fn leaves_left(tree: &[Question], rows: &Rows) -> [u32; LANES] {
    let mut all = [u32::MAX; LANES];
    for question in tree {
        let values = &rows.columns[usize::from(question.column) % (2 * MAX_COLUMNS)];
        // Without a branch, so that the compiler works on several lanes at once.
        for lane in 0..LANES {
            all[lane] &= question.left | u32::from(values[lane] <= question.threshold).wrapping_neg();
        }
    }
    all
}

/// Appends the next node and all under it; `leaves` counts those of its tree. A tree has fewer than [`MAX_LEAVES`]
/// nodes, so this is never deep.
fn unpack_below(packed: &Packed, questions: &mut Vec<Question>, leaves: &mut usize) {
    let at = questions.len();
    let shape = packed.shapes[at];
    let threshold = f32::from_bits(u32::from(packed.thresholds[at]) << 16);
    let side = if shape & UNKNOWN == 0 { 0 } else { MAX_COLUMNS as u16 };
    questions.push(Question { threshold, column: u16::from(packed.columns[at]) + side, left: u32::MAX });
    let first = *leaves;
    for ends in [YES_ENDS, NO_ENDS] {
        if shape & ends == 0 {
            unpack_below(packed, questions, leaves);
        } else {
            *leaves += 1;
        }
        if ends == YES_ENDS {
            questions[at].left = !(bits(*leaves) & !bits(first));
        }
    }
}

/// The lowest `count` bits, of less than 32.
fn bits(count: usize) -> u32 {
    debug_assert!(count < MAX_LEAVES, "more leaves than bits");
    (1 << count) - 1
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

/// The trees that rank the parts of a page.
pub(super) fn ranker() -> &'static Forest {
    static RANKER: OnceLock<Forest> = OnceLock::new();
    RANKER.get_or_init(|| Forest::unpack(&RANK))
}

/// The trees that tell saved pages from other plain text.
pub(super) fn whole_text() -> &'static Forest {
    static WHOLE_TEXT_TREES: OnceLock<Forest> = OnceLock::new();
    WHOLE_TEXT_TREES.get_or_init(|| Forest::unpack(&WHOLE_TEXT))
}

/// The trees for the classes of boilerplate: comments, other stories, advertising, controls.
pub(super) fn classes() -> &'static [Forest; 4] {
    static CLASSES: OnceLock<[Forest; 4]> = OnceLock::new();
    CLASSES.get_or_init(|| [&COMMENTS, &RELATED, &ADVERT, &CONTROLS].map(Forest::unpack))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sum of the leaves at the end of a walk down each tree: what [`Forest::scores`] must find without walking.
    fn walk(packed: &Packed, row: &[f32]) -> f32 {
        let (mut node, mut leaf, mut sum) = (0, 0, 0);
        for &size in packed.sizes {
            sum += i32::from(packed.leaves[leaf + walk_tree(packed, &mut node, &mut 0, row).unwrap()]);
            leaf += usize::from(size) + 1;
        }
        sum as f32 / STEPS
    }

    /// The leaf of the tree at `node`, and both counters after the tree.
    fn walk_tree(packed: &Packed, node: &mut usize, leaf: &mut usize, row: &[f32]) -> Option<usize> {
        let (shape, value) = (packed.shapes[*node], row[usize::from(packed.columns[*node])]);
        let threshold = f32::from_bits(u32::from(packed.thresholds[*node]) << 16);
        let yes = if value.is_nan() { shape & UNKNOWN != 0 } else { value <= threshold };
        *node += 1;
        let mut found = [None, None];
        for (found, ends) in found.iter_mut().zip([YES_ENDS, NO_ENDS]) {
            if shape & ends == 0 {
                *found = walk_tree(packed, node, leaf, row);
            } else {
                *found = Some(*leaf);
                *leaf += 1;
            }
        }
        found[usize::from(!yes)]
    }

    #[test]
    fn every_row_ends_in_the_leaf_that_a_walk_finds() {
        let all = [forest(SourceKind::Html), forest(SourceKind::Text), ranker(), whole_text()].into_iter();
        for trees in all.chain(classes()) {
            let Packed { sizes, thresholds, columns, shapes, leaves } = trees.packed;
            assert!([thresholds.len(), columns.len(), shapes.len()] == [trees.questions.len(); 3]);
            assert_eq!(shapes.len() + sizes.len(), leaves.len());
            assert!(sizes.iter().all(|&size| usize::from(size) < MAX_LEAVES));
            let mut random = 1_u32;
            let mut value = || {
                random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                [f32::NAN, 0.0, 1.0, 1e9, (random >> 16) as f32 / 64.0 - 9.0][(random >> 8) as usize % 5]
            };
            for _ in 0..50 {
                let all: [[f32; MAX_COLUMNS]; LANES] = std::array::from_fn(|_| std::array::from_fn(|_| value()));
                let mut rows = Rows::new();
                for (lane, row) in all.iter().enumerate() {
                    let mut lane = rows.lane(lane);
                    row.iter().for_each(|&value| lane.put("", value));
                }
                assert_eq!(trees.scores(&rows), all.map(|row| walk(trees.packed, &row)));
            }
        }
    }
}
