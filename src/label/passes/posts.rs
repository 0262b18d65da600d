//! Keeps the names of the authors of posts in a thread.

use super::pass::{Override, PassContext};
use crate::page::ContainerId;

/// Words in the class of an element that names who wrote a post.
const NAMES: [&str; 6] = ["author", "user", "poster", "byline", "posted", "nick"];
/// A longer block has more than a name and a time. In reading units, chosen by hand.
const LONGEST: f32 = 12.0;
/// How many blocks may be between the name and the post, and how many elements around the name are examined.
const REACH: usize = 3;
const DEPTH: usize = 3;

/// Keeps short blocks above a kept post, in the element around both, whose class says that they name its author.
pub(super) fn authors(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if !m.is_thread {
        return Vec::new();
    }
    let names = |n: &usize| {
        let n = *n;
        let short = at.scores[n] > 0.0 && m.blocks.units[n] <= LONGEST;
        short
            && is_named(at, n)
            && (n + 1..at.scores.len().min(n + 1 + REACH)).any(|post| at.is_content(post) && share(at, n, post))
    };
    (0..at.scores.len()).filter(names).filter_map(|n| at.keep(n)).collect()
}

fn is_named(at: &PassContext<'_>, n: usize) -> bool {
    let page = at.measured.page;
    let mut names = page.ancestors(&page.blocks()[n]).take(DEPTH).flat_map(|own| own.names.split_ascii_whitespace());
    names.any(|name| NAMES.iter().any(|word| name.contains(word)))
}

/// True if an element close to block `n` contains block `other`.
fn share(at: &PassContext<'_>, n: usize, other: usize) -> bool {
    let page = at.measured.page;
    let around = |n: usize| {
        let up = |id: &ContainerId| page.containers()[id.0 as usize].parent;
        std::iter::successors(page.blocks()[n].container, up).take(DEPTH)
    };
    around(n).any(|id| around(other).any(|own| own == id))
}
