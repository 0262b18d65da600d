//! Blocks that play the same role on a page, such as the texts of all posts of a thread or the teasers of a list.

use crate::fnv;
use crate::page::{Block, Container, Page};

/// How many containers around a block tell its role. By cross-validation two are as good, four and the whole path gain half as
/// much, and one loses.
const CONTAINERS: usize = 3;

/// For each block a hash of its kind and of the containers around it; `None` for blocks without a container.
pub(in crate::label) fn roles(page: &Page) -> Vec<Option<u64>> {
    let own: Vec<u64> = page.containers().iter().map(appearance).collect();
    page.blocks().iter().map(|block| role(page, &own, block)).collect()
}

fn role(page: &Page, appearances: &[u64], block: &Block) -> Option<u64> {
    let parent = |at: &usize| page.containers()[*at].parent.map(|id| id.0 as usize);
    let around = std::iter::successors(Some(block.container?.0 as usize), parent).take(CONTAINERS);
    let kind = fnv::add_64(fnv::add_64(fnv::BASIS_64, block.kind as u64), u64::from(block.level));
    Some(around.fold(kind, |hash, at| fnv::add_64(hash, appearances[at])))
}

/// A hash of the kind and the names of a container, without the numbers in them.
fn appearance(container: &Container) -> u64 {
    let letters = container.names.bytes().filter(|byte| !byte.is_ascii_digit());
    fnv::add_64(fnv::hash_64(letters), container.kind as u64)
}
