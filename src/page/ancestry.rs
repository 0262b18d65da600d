//! Which containers are around which blocks.

use super::{Block, Container, ContainerId, Page};

impl Page {
    /// The containers around `block`, innermost first.
    pub fn ancestors(&self, block: &Block) -> impl Iterator<Item = &Container> {
        self.ancestor_ids(block).map(|id| &self.containers[id.0 as usize])
    }

    /// The same as their indices.
    pub(crate) fn ancestor_ids(&self, block: &Block) -> impl Iterator<Item = ContainerId> {
        std::iter::successors(block.container, |id| self.containers[id.0 as usize].parent)
    }

    /// For each container, whether it contains one of `blocks`. Linear in the number of containers at any depth.
    pub(crate) fn containers_around<'a>(&self, blocks: impl IntoIterator<Item = &'a Block>) -> Vec<bool> {
        let mut around = vec![false; self.containers.len()];
        for block in blocks {
            let mut at = block.container;
            while let Some(id) = at.filter(|id| !around[id.0 as usize]) {
                around[id.0 as usize] = true;
                at = self.containers[id.0 as usize].parent;
            }
        }
        around
    }

    /// For each block, whether it is inside a container for which `is` is true. Linear in the number of both.
    pub(crate) fn blocks_inside(&self, is: impl Fn(&Container) -> bool) -> Vec<bool> {
        let mut inside: Vec<bool> = Vec::with_capacity(self.containers.len());
        for own in &self.containers {
            inside.push(own.parent.is_some_and(|id| inside[id.0 as usize]) || is(own));
        }
        self.blocks.iter().map(|block| block.container.is_some_and(|id| inside[id.0 as usize])).collect()
    }
}
