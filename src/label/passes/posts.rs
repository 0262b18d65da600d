//! Keeps the posts of a thread together.

use super::pass::{Override, PassContext};
use crate::label::measure::roles;

/// A role with fewer blocks is not that of posts.
const MIN_POSTS: usize = 3;
/// The least share of the text of a role that the model keeps, and of its blocks. On the labelled development pages, .5 keeps as
/// much boilerplate as content, .6 a third of it.
const MIN_KEPT_SHARE: f32 = 0.6;
const MIN_KEPT_BLOCKS: f32 = 0.5;

/// Keeps the posts of a thread that the model removes, although it keeps most posts with the same names around them.
pub(super) fn of_one_role(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if !m.is_thread {
        return Vec::new();
    }
    let mut roles: Vec<(u64, u32)> =
        roles(m.page).into_iter().zip(0..).filter_map(|(role, n)| Some((role?, n))).collect();
    roles.sort_unstable();
    let of_posts = roles.chunk_by(|a, b| a.0 == b.0).filter(|same| are_posts(at, same));
    let is_lost = |n: &usize| at.scores[*n] > 0.0 && m.page.blocks()[*n].hidden != Some(true);
    of_posts.flatten().map(|&(_, n)| n as usize).filter(is_lost).filter_map(|n| at.keep(n)).collect()
}

/// True if most of the blocks of a role, and most of their text, are kept.
fn are_posts(at: &PassContext<'_>, same: &[(u64, u32)]) -> bool {
    let units = |n: usize| at.measured.blocks.units[n];
    let (mut all, mut kept, mut blocks) = (0.0, 0.0, 0.0);
    for n in same.iter().map(|&(_, n)| n as usize) {
        all += units(n);
        if at.scores[n] <= 0.0 {
            kept += units(n);
            blocks += 1.0;
        }
    }
    same.len() >= MIN_POSTS && kept >= MIN_KEPT_SHARE * all && blocks >= MIN_KEPT_BLOCKS * same.len() as f32
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, Declared, PageBuilder, SourceKind};

    /// The pass that decides about the last of as many posts as there are scores.
    fn decided_by(scores: &[f32], is_discussion: bool) -> &'static str {
        let mut builder = PageBuilder::new(SourceKind::Html);
        for (n, _) in scores.iter().enumerate() {
            let names = format!("inner item_{n}");
            let post = builder.container(None, ContainerKind::Group, "div", &names);
            block(&mut builder, Some(post), 0, "The old bridge over the river is shut until the spring.");
        }
        builder.declare(Declared { is_discussion, ..Declared::default() });
        decided(&Measured::of(&builder.finish()), scores.to_vec()).by[scores.len() - 1]
    }

    #[test]
    fn a_post_stays_with_the_others() {
        assert_eq!(decided_by(&[-2.0, -1.0, -2.0, 3.0], true), "post");
        assert_eq!(decided_by(&[-2.0, -1.0, -2.0, 3.0], false), "model");
        assert_eq!(decided_by(&[-2.0, 1.0, 3.0], true), "model");
        assert_eq!(decided_by(&[-2.0, 3.0], true), "model");
    }
}
