//! Keeps or removes the parts of a structure together: a row is not removed from a table that stays.

use super::pass::{Override, PassContext};

/// A limit for each score, so that one part of a structure does not outweigh all others.
const MAX_SCORE: f32 = 4.0;
/// A structure that holds more than this share of the kept text is the page itself: a thread whose posts are list items,
/// or a layout made of table cells. Without this limit, 7 of 39 labelled threads on unseen sites lost between a seventh
/// and nearly all of their text. Values of .15 and .3 do equally well, and on other pages none changes F1 by more than .001.
const PAGE_SHARE: f32 = 0.3;

/// Gives all parts of a structure their mean score, weighted by length, unless the structure is most of the page.
pub(super) fn share_mean_score(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let (kept, all) = kept_text(at);
    let mut sums: Vec<(f32, f32)> = vec![(0.0, 0.0); m.page.containers().len()];
    for (n, id) in m.structures.iter().enumerate() {
        if let Some(id) = id {
            let weight = m.blocks.units[n].max(1.0);
            let sum = &mut sums[id.0 as usize];
            *sum = (sum.0 + at.scores[n].clamp(-MAX_SCORE, MAX_SCORE) * weight, sum.1 + weight);
        }
    }
    let part_of = |n: usize| m.structures[n].map(|id| id.0 as usize).filter(|&id| kept[id] <= PAGE_SHARE * all);
    let mean = |n: usize| part_of(n).map(|id| sums[id]).map(|(sum, weight)| sum / weight);
    let is_seen = |n: &usize| m.page.blocks()[*n].hidden != Some(true);
    let differs = |n: usize| mean(n).filter(|mean| *mean != at.scores[n]).map(|mean| Override::score(n, mean));
    (0..at.scores.len()).filter(is_seen).filter_map(differs).collect()
}

/// The reading units that are kept so far: in each structure, and on the page.
fn kept_text(at: &PassContext<'_>) -> (Vec<f32>, f32) {
    let m = at.measured;
    let mut kept = vec![0.0; m.page.containers().len()];
    let mut all = 0.0;
    for n in at.kept() {
        all += m.blocks.units[n];
        if let Some(id) = m.structures[n] {
            kept[id.0 as usize] += m.blocks.units[n];
        }
    }
    (kept, all)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::page_with_list;

    #[test]
    fn the_items_of_a_list_share_a_decision() {
        let page = page_with_list(&"Words ahead of it ".repeat(9), &["A long first item of the list", "short"]);
        let decisions = decided(&Measured::of(&page), vec![-2.0, -2.0, 1.0]);
        assert_eq!(decisions.by[1..], ["structure"; 2]);
        assert!(decisions.scores[2] < 0.0 && decisions.scores[1] == decisions.scores[2]);
    }

    #[test]
    fn the_items_of_a_list_that_is_the_page_keep_their_scores() {
        let page =
            page_with_list("Words ahead of it", &["A long first item of the list", "and a much longer second one"]);
        let decisions = decided(&Measured::of(&page), vec![-2.0, -1.0, 3.0]);
        assert_eq!(decisions.scores[1..], [-1.0, 3.0]);
    }
}
