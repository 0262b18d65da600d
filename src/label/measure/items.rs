//! Repeated items: containers of the same kind in the same place, such as the posts of a thread or the cards of a list.

use super::containers::{Containers, Sum, signature};
use crate::page::Page;

/// Containers with the same tags and names on the path to them.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::label) struct Group {
    pub count: u32,
    pub sum: Sum,
}

/// The repeated items of a page.
pub(in crate::label) struct Items {
    pub groups: Vec<Group>,
    /// For each container, its group and its position in the group.
    pub member: Vec<(u32, u32)>,
    /// The innermost and the outermost repeated container at or around each container.
    pub around: Vec<[Option<u32>; 2]>,
}

/// A repeated container has at least this many blocks; a single paragraph is not an item.
const ITEM_BLOCKS: f32 = 2.0;

impl Items {
    pub(super) fn of(page: &Page, containers: &Containers) -> Self {
        let (groups, member) = groups(page, &containers.sums);
        let mut around: Vec<[Option<u32>; 2]> = Vec::with_capacity(member.len());
        for (at, container) in page.containers().iter().enumerate() {
            let outer = container.parent.map_or([None; 2], |id| around[id.0 as usize]);
            let is_item = groups[member[at].0 as usize].count > 1 && containers.sums[at].blocks >= ITEM_BLOCKS;
            around.push(if is_item { [Some(at as u32), outer[1].or(Some(at as u32))] } else { outer });
        }
        Self { groups, member, around }
    }

    /// The outermost repeated container around block `n`.
    pub(in crate::label) fn outermost(&self, page: &Page, n: usize) -> Option<usize> {
        let container = page.blocks()[n].container?.0 as usize;
        self.around[container][1].map(|item| item as usize)
    }
}

fn groups(page: &Page, sums: &[Sum]) -> (Vec<Group>, Vec<(u32, u32)>) {
    let mut paths: Vec<(u64, u32)> = Vec::with_capacity(sums.len());
    for (at, container) in page.containers().iter().enumerate() {
        let above = container.parent.map_or(0, |id| paths[id.0 as usize].0);
        let own = signature(&container.tag, &container.names);
        paths.push((below(above, own), at as u32));
    }
    paths.sort_unstable();
    let mut groups = Vec::new();
    let mut member = vec![(0, 0); paths.len()];
    for same in paths.chunk_by(|a, b| a.0 == b.0) {
        let mut group = Group::default();
        for &(_, at) in same {
            member[at as usize] = (groups.len() as u32, group.count);
            group.count += 1;
            group.sum.add(&sums[at as usize]);
        }
        groups.push(group);
    }
    (groups, member)
}

/// The hash of a path extended by one step. The factor is the golden ratio, as in [`super::hashing`].
fn below(path: u64, signature: u64) -> u64 {
    (path.rotate_left(7) ^ signature).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
