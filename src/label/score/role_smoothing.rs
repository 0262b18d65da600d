//! Smooths the scores of blocks that have the same role. The model sees one block at a time, so it may label some posts
//! of a thread as content and others, with the same names around them, as boilerplate.

use crate::label::measure::{Measured, record_roles, roles};
use crate::page::SourceKind;

/// How much of the score of a block is the mean of its role; the rest is its own. On pages of unseen sites .5 to .75 gain the
/// same, and 1 gains nothing.
const SHARED: f32 = 0.6;
/// A limit for each score, so that one block does not outweigh all others.
const MAX_SCORE: f32 = 4.0;
/// The fewest blocks that make a role.
const MIN_BLOCKS: usize = 3;

/// Moves the scores of blocks towards the mean of their role, weighted by length.
pub(super) fn smooth(m: &Measured<'_>, scores: &mut [f32]) {
    let roles = if m.page.kind() == SourceKind::Html { roles(m.page) } else { record_roles(m.page) };
    let mut roles: Vec<(u64, u32)> = roles.into_iter().zip(0..).filter_map(|(role, n)| Some((role?, n))).collect();
    roles.sort_unstable();
    for same in roles.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() >= MIN_BLOCKS) {
        let (mut sum, mut weights) = (0.0, 0.0);
        for &(_, n) in same {
            let weight = m.blocks.units[n as usize].max(1.0);
            sum += scores[n as usize].clamp(-MAX_SCORE, MAX_SCORE) * weight;
            weights += weight;
        }
        for &(_, n) in same {
            let score = &mut scores[n as usize];
            *score += SHARED * (sum / weights - *score);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, Page, PageBuilder, SourceKind};

    /// Containers with these names, with a paragraph each.
    fn page(names: &[&str]) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        for names in names {
            let container = builder.container(None, ContainerKind::Group, "div", names);
            block(&mut builder, Some(container), 0, "Nobody knows when the bridge opens.");
        }
        builder.finish()
    }

    fn smoothed(names: &[&str], scores: &[f32]) -> Vec<f32> {
        let mut scores = scores.to_vec();
        smooth(&Measured::of(&page(names)), &mut scores);
        scores
    }

    #[test]
    fn posts_are_scored_alike() {
        let scores = smoothed(&["post p1", "post p2", "post p3", "menu"], &[-3.0, -3.0, 1.5, 2.0]);
        assert!(scores[2] < 0.0 && scores[0] < scores[2], "{scores:?}");
        assert_eq!(scores[3], 2.0);
    }

    #[test]
    fn a_role_needs_three_blocks_with_the_same_names() {
        let scores = [-3.0, 1.5, 1.5];
        assert_eq!(smoothed(&["post", "post", "menu"], &scores), scores);
    }
}
