//! The run of blocks with the most prose, and what ends it.

use super::blocks::{Blocks, capped, end_cost};
use super::topic::Hits;

/// The run of blocks with the most prose.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::label) struct ProseRun {
    /// First and last block.
    pub start: usize,
    pub end: usize,
    /// The first comment form, or heading of a list of other stories, after it.
    pub marker: Option<usize>,
}

impl ProseRun {
    pub(super) fn of(blocks: &Blocks, hits: &[Hits]) -> Self {
        let (start, end) = best_run(&blocks.prose);
        let marker = (end + 1..blocks.len()).find(|&n| end_cost(blocks.units[n], &hits[n]) > 0.0);
        Self { start, end, marker }
    }

    /// True for a block of the run.
    pub(in crate::label) fn contains(&self, n: usize) -> bool {
        (self.start..=self.end).contains(&n)
    }
}

/// The run of blocks with the largest sum.
fn best_run(prose: &[f32]) -> (usize, usize) {
    let (mut best, mut best_sum) = ((0, 0), f32::MIN);
    let (mut start, mut sum) = (0, 0.0);
    for (n, &value) in prose.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (n, 0.0);
        }
        sum += capped(value);
        if sum > best_sum {
            (best, best_sum) = ((start, n), sum);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_run_has_the_largest_sum() {
        assert_eq!(best_run(&[-3.0, 5.0, -1.0, 5.0, -9.0, 8.0]), (1, 3));
        assert_eq!(best_run(&[-3.0, -1.0]), (1, 1));
        assert_eq!(best_run(&[]), (0, 0));
    }
}
