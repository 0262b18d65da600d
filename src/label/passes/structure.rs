//! Keeps or removes the parts of a structure together: a row is not removed from a table that stays.

use super::pass::{Ruling, Situation};

/// A limit for each score, so that one part of a structure does not outweigh all others.
const MOST: f32 = 4.0;

/// Gives all parts of a structure their mean score, weighted by length.
pub(super) fn as_a_whole(at: &Situation<'_>) -> Vec<Ruling> {
    let m = at.measured;
    let mut sums: Vec<(f32, f32)> = vec![(0.0, 0.0); m.page.containers().len()];
    for (n, id) in m.structures.iter().enumerate() {
        if let Some(id) = id {
            let weight = m.blocks.units[n].max(1.0);
            let sum = &mut sums[id.0 as usize];
            *sum = (sum.0 + at.scores[n].clamp(-MOST, MOST) * weight, sum.1 + weight);
        }
    }
    let mean = |n: usize| m.structures[n].map(|id| sums[id.0 as usize]).map(|(sum, weight)| sum / weight);
    let is_seen = |n: &usize| m.page.blocks()[*n].hidden != Some(true);
    let differs = |n: usize| mean(n).filter(|mean| *mean != at.scores[n]).map(|mean| Ruling::score(n, mean));
    (0..at.scores.len()).filter(is_seen).filter_map(differs).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::page_with_list;

    #[test]
    fn the_items_of_a_list_share_a_verdict() {
        let page = page_with_list("Words ahead of it", &["A long first item of the list", "short"]);
        let decisions = decided(&Measured::of(&page), vec![-2.0, -2.0, 1.0]);
        assert_eq!(decisions.by[1..], ["structure"; 2]);
        assert!(decisions.scores[2] < 0.0 && decisions.scores[1] == decisions.scores[2]);
    }
}
