//! Keeps captions with their tables and code.

use super::pass::{Override, PassContext};
use crate::label::measure::chrome_hits;
use crate::page::{ContainerId, ContainerKind};

/// A longer text in a figure is a card with the beginning of another story. In reading units, chosen by hand.
const MAX_UNITS: f32 = 80.0;
/// The caption of a card consists of a link to its story; that of a table may link to its source.
const LINKED: f32 = 0.9;
/// How many containers may be between a block and its figure.
const DEPTH: usize = 16;

/// Keeps the captions of kept tables and code.
pub(super) fn captions_of_structures(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let mut with_structure: Vec<ContainerId> = (0..at.scores.len())
        .filter(|&n| at.is_content(n) && m.structures[n].is_some())
        .filter_map(|n| figure(at, m.page.blocks()[n].container))
        .collect();
    if with_structure.is_empty() {
        return Vec::new();
    }
    crate::order::sort(&mut with_structure);
    let is_of_structure = |n: &usize| {
        figure(at, m.page.blocks()[*n].container).is_some_and(|id| with_structure.binary_search(&id).is_ok())
            && is_caption(at, *n)
    };
    (0..at.scores.len()).filter(is_of_structure).filter_map(|n| at.keep(n)).collect()
}

fn is_caption(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    m.blocks.units[n] <= MAX_UNITS && m.blocks.linked(n) < LINKED * m.blocks.units[n] && chrome_hits(&m.hits[n]) == 0
}

/// The figure around a block or picture in `container`.
fn figure(at: &PassContext<'_>, container: Option<ContainerId>) -> Option<ContainerId> {
    let containers = at.measured.page.containers();
    let up = |id: &ContainerId| containers[id.0 as usize].parent;
    let mut around = std::iter::successors(container, up).take(DEPTH);
    around.find(|id| containers[id.0 as usize].kind == ContainerKind::Figure)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// Whether the caption of a figure stays below code with `score`, which is in the figure or before it.
    fn is_kept(is_inside: bool, caption: &str, score: f32) -> bool {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let figure = builder.container(Some(body), ContainerKind::Figure, "figure", "");
        let code = builder.container(Some(if is_inside { figure } else { body }), ContainerKind::Code, "pre", "");
        block(&mut builder, Some(code), 0, "pump --status");
        block(&mut builder, Some(figure), 0, caption);
        block(&mut builder, Some(body), 0, TEXT);
        let page = builder.finish();
        let mut measured = Measured::of(&page);
        measured.structures = vec![Some(code), None, None];
        decided(&measured, vec![score, 2.0, 2.0]).by[1] == "caption-of-structure"
    }

    #[test]
    fn a_caption_stays_with_its_code() {
        assert!(is_kept(true, "The state of the pump", -1.0));
        assert!(!is_kept(false, "The state of the pump", -1.0));
        assert!(!is_kept(true, "The state of the pump", 1.0));
        assert!(!is_kept(true, "Subscribe to our newsletter", -1.0));
    }
}
