//! How close each container is to the title and to the first heading.

use super::containers::common_depths;
use super::title::Title;
use crate::page::Page;

/// The title and the first heading of level 1, as positions in the tree.
pub(in crate::label) struct Anchors {
    /// The depths of their containers.
    pub depths: [Option<u32>; 2],
    /// For each container, the depth of the innermost one around it that also contains them.
    pub common: [Vec<u32>; 2],
}

impl Anchors {
    pub(super) fn of(page: &Page, title: &Title) -> Self {
        let container_of = |n: usize| page.blocks()[n].container.map(|id| id.0 as usize);
        let anchors = [title.at, title.h1].map(|n| n.and_then(container_of));
        Self {
            depths: anchors.map(|at| at.map(|at| page.containers()[at].depth)),
            common: anchors.map(|at| common_depths(page, at)),
        }
    }

    /// True when the title is in the container `at`.
    pub(in crate::label) fn title_is_in(&self, page: &Page, at: usize) -> bool {
        self.depths[0].is_some() && self.common[0][at] == page.containers()[at].depth
    }
}
