//! What the containers of a page are part of: a thread, or comments.

use crate::page::Page;

/// What a container is part of, by the names around it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::label) enum Region {
    Page,
    /// A discussion: its content is the main content of the page.
    Thread,
    Comments,
}

/// The region of each container. The outermost name counts; `own` is the region that container `n` alone would be.
pub(in crate::label) fn regions(page: &Page, own: impl Fn(usize) -> Region) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::with_capacity(page.containers().len());
    for (n, container) in page.containers().iter().enumerate() {
        let around = container.parent.map_or(Region::Page, |id| regions[id.0 as usize]);
        regions.push(if around == Region::Page { own(n) } else { around });
    }
    regions
}
