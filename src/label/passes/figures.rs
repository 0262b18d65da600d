//! Keeps captions with their pictures.

use super::pass::{Override, PassContext};
use crate::label::measure::chrome_hits;
use crate::page::{ContainerId, ContainerKind};

/// A longer text in a figure is a card with the beginning of another story. In reading units, chosen by hand.
const LONGEST: f32 = 80.0;
/// The caption of a card consists of a link to its story; that of a picture may link to its source.
const LINKED: f32 = 0.9;
/// How many containers may be between a block and its figure.
const DEPTH: usize = 16;

/// Keeps the captions and credits of the picture above the text. Those of later pictures are left to the model: keeping
/// all of them lost .002 of token F1 on 80 news pages.
pub(super) fn captions(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let figures: Vec<ContainerId> =
        m.page.pictures().iter().filter_map(|picture| figure(at, picture.container)).collect();
    if figures.is_empty() {
        return Vec::new();
    }
    let paragraph = |n: &usize| at.is_content(*n) && m.blocks.is_paragraph(*n);
    let Some(text) = (0..at.scores.len()).find(paragraph) else { return Vec::new() };
    let of_block: Vec<_> = m.page.blocks().iter().map(|block| figure(at, block.container)).collect();
    let mut overrides = Vec::new();
    let mut start = 0;
    for run in of_block.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        if start > text {
            break;
        }
        let has_picture = run[0].is_some_and(|id| figures.binary_search(&id).is_ok());
        if has_picture && text_begins(at, end) {
            overrides.extend((start..end).filter(|&n| is_caption(at, n)).filter_map(|n| at.keep(n)));
        }
        start = end;
    }
    overrides
}

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

/// True if block `n` is a paragraph of the text, or a short line of it above a paragraph.
fn text_begins(at: &PassContext<'_>, n: usize) -> bool {
    let content = (n..at.scores.len().min(n + 2)).take_while(|&n| at.is_content(n));
    content.into_iter().any(|n| at.measured.blocks.is_paragraph(n))
}

fn is_caption(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    m.blocks.units[n] <= LONGEST && m.blocks.linked(n) < LINKED * m.blocks.units[n] && chrome_hits(&m.hits[n]) == 0
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
    use crate::page::{ContainerKind, PageBuilder, Picture, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// Whether the credit of a figure stays before `text`, which has `score`.
    fn stays(has_picture: bool, text: &str, score: f32) -> bool {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let figure = builder.container(Some(body), ContainerKind::Figure, "figure", "");
        if has_picture {
            builder.picture(Picture::new(0, Some(figure), "/a.jpg", "", false));
        }
        block(&mut builder, Some(figure), 0, "Photo: Jane Doe");
        block(&mut builder, Some(body), 0, text);
        let page = builder.finish();
        let decisions = decided(&Measured::of(&page), vec![2.0, score]);
        decisions.by[0] == "caption"
    }

    #[test]
    fn a_credit_before_the_text_stays_with_its_picture() {
        assert!(stays(true, TEXT, -1.0));
        assert!(!stays(false, TEXT, -1.0));
        assert!(!stays(true, TEXT, 1.0));
        assert!(!stays(true, "Next", -1.0));
    }
}
