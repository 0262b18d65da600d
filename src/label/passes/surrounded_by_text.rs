//! Keeps paragraphs, tables, lists and code in the middle of the text.

use super::pass::{MODEL, Override, PassContext};
use crate::label::measure::{Map, Topic, chrome_hits};
use crate::page::{ContainerId, ContainerKind};

/// Removals with a lower score are right only half of the time; keeping such paragraphs changed no figure.
const BORDERLINE: f32 = 0.25;
/// A table, list or code with a larger share of linked text may be a menu or a list of other stories.
const LINKED: f32 = 0.4;
/// How many blocks on each side of a table are examined (chosen by hand).
const NEIGHBOURS: usize = 6;

/// Keeps a paragraph, or a line that introduces what follows, if it is only slightly more likely boilerplate and is
/// between content.
pub(super) fn borderline_paragraphs(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let mut scores = at.scores.to_vec();
    let mut overrides = Vec::new();
    for n in 0..scores.len() {
        let speaks = m.blocks.is_paragraph(n) || m.words.blocks[n].ends_with_colon;
        if (scores[n] < BORDERLINE && speaks || is_verse(at, n)) && is_between(&scores, n, n + 1) {
            overrides.push(keep(n, &mut scores));
        }
    }
    overrides
}

/// Keeps a line with a colon at its end directly above a kept paragraph, such as the place in `Rome:`, unless it has words
/// that are typical of boilerplate.
pub(super) fn introductions(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let blocks = m.page.blocks();
    let introduces = |n: &usize| {
        let n = *n;
        m.words.blocks[n].ends_with_colon
            && m.blocks.linked(n) == 0.0
            && at.is_content(n + 1)
            && m.blocks.is_paragraph(n + 1)
            && are_neighbours(at, n, n + 1)
            && m.hits[n][..=Topic::Machine as usize].iter().all(|&hits| hits == 0)
    };
    (0..blocks.len().saturating_sub(1)).filter(introduces).filter_map(|n| at.keep(n)).collect()
}

/// Keeps a paragraph of whole sentences below kept paragraphs of the same element, unless the model is certain: a box in
/// the text, such as links to other stories, separates it from the rest.
pub(super) fn last_paragraphs(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let around = |n: usize| m.page.blocks()[n].container.and_then(|id| m.page.containers()[id.0 as usize].parent);
    let mut last: Map<ContainerId, usize> = Map::default();
    let mut overrides = Vec::new();
    for n in (0..at.scores.len()).filter(|&n| m.blocks.is_paragraph(n)) {
        let Some(id) = around(n) else { continue };
        let is_plain = m.words.blocks[n].ends_with_stop && m.blocks.linked(n) == 0.0;
        let follows = last.get(&id).is_some_and(|&above| n - above <= MAX_BOX_BLOCKS);
        let is_unsure = at.by[n] == MODEL && (0.0..UNSURE).contains(&at.scores[n]);
        if at.is_content(n) {
            last.insert(id, n);
        } else if is_plain && follows && is_unsure {
            overrides.extend(at.keep(n));
        }
    }
    overrides
}

/// A removal of a last paragraph with a higher score is certain. Of 16 such blocks on 756 labelled pages, of sites that the
/// model had not seen, 12 are content, and two must go.
const UNSURE: f32 = 1.5;
/// How many blocks the box between the last two paragraphs may have (chosen by hand).
const MAX_BOX_BLOCKS: usize = 30;

/// True if the element of one block contains the other, or both have the same parent.
fn are_neighbours(at: &PassContext<'_>, a: usize, b: usize) -> bool {
    let page = at.measured.page;
    let around = |n: usize| {
        let own = page.blocks()[n].container;
        [own, own.and_then(|id| page.containers()[id.0 as usize].parent)]
    };
    let other = around(b);
    around(a).iter().any(|id| id.is_some() && other.contains(id))
}

/// True for several lines without links and without words that are typical of boilerplate.
fn is_verse(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let text = at.text(n);
    text.contains('\n')
        && text.contains(char::is_alphabetic)
        && m.blocks.linked(n) == 0.0
        && chrome_hits(&m.hits[n]) == 0
}

/// Keeps a few lines without links and without words that are typical of boilerplate if the paragraphs around them are
/// kept, unless the model is certain.
pub(super) fn between_kept(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let plain = |n: usize| at.scores[n] < CERTAIN && m.blocks.linked(n) == 0.0 && chrome_hits(&m.hits[n]) == 0;
    let mut overrides = Vec::new();
    let mut start = 0;
    for run in at.scores.chunk_by(|a, b| (*a > 0.0) == (*b > 0.0)) {
        let end = start + run.len();
        let inside = start > 0 && end < at.scores.len() && run[0] > 0.0 && run.len() <= MAX_BETWEEN_KEPT;
        if inside
            && are_neighbours(at, start - 1, end)
            && m.blocks.is_paragraph(start - 1)
            && m.blocks.is_paragraph(end)
            && (start..end).all(plain)
        {
            overrides.extend((start..end).map(Override::keep));
        }
        start = end;
    }
    overrides
}

/// A removal with a higher score is certain.
const CERTAIN: f32 = 1.0;
/// The most blocks between two paragraphs that are kept with them.
const MAX_BETWEEN_KEPT: usize = 8;

/// Keeps structures if the text around them is kept, unless they consist of links.
pub(super) fn structures(at: &PassContext<'_>) -> Vec<Override> {
    let mut scores = at.scores.to_vec();
    let mut overrides = Vec::new();
    let mut start = 0;
    let outermost: Vec<_> = at.measured.structures.iter().map(|id| id.map(|id| outermost(at, id))).collect();
    for run in outermost.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        if let Some(id) = run[0]
            && belongs(at, id, start, end, &scores)
            && links(at, start, end) < LINKED
        {
            overrides.extend((start..end).map(|n| keep(n, &mut scores)));
        }
        start = end;
    }
    overrides
}

/// The outermost table, list or definition list around a structure that is inside others.
fn outermost(at: &PassContext<'_>, id: ContainerId) -> ContainerId {
    let containers = at.measured.page.containers();
    let up = |id: &ContainerId| containers[id.0 as usize].parent;
    let is_structure = |id: &ContainerId| {
        matches!(
            containers[id.0 as usize].kind,
            ContainerKind::Table | ContainerKind::List | ContainerKind::Definitions
        )
    };
    std::iter::successors(Some(id), up).take(NESTING).filter(is_structure).last().unwrap_or(id)
}

/// How many elements around a structure are examined for others around it.
const NESTING: usize = 12;

/// Keeps block `n`, which then counts as content for the blocks after it.
fn keep(n: usize, scores: &mut [f32]) -> Override {
    let change = Override::keep(n);
    scores[n] = change.decision.score;
    change
}

/// True when the structure `id`, the blocks `start..end`, would be removed although it is between kept blocks, or
/// follows a kept line that introduces it, or is a table or code next to a kept block of its parent. On 553 pages of
/// sites unknown to the model, the last two conditions changed 14: eleven gained up to .61 of token F1, and none lost
/// more than .025.
fn belongs(at: &PassContext<'_>, id: ContainerId, start: usize, end: usize, scores: &[f32]) -> bool {
    if scores[start] <= 0.0 {
        return false;
    }
    let before = start.checked_sub(1).filter(|&n| scores[n] < 0.0);
    is_between(scores, start, end)
        || before.is_some_and(|n| at.measured.words.blocks[n].ends_with_colon)
        || has_kept_neighbour(at, id, start, end, scores)
}

/// True for a table or code if one of the nearest blocks in its parent is kept: it is removed only together with the
/// whole parent.
fn has_kept_neighbour(at: &PassContext<'_>, id: ContainerId, start: usize, end: usize, scores: &[f32]) -> bool {
    let page = at.measured.page;
    let containers = page.containers();
    let own = &containers[id.0 as usize];
    let Some(parent) = own.parent.filter(|_| matches!(own.kind, ContainerKind::Table | ContainerKind::Code)) else {
        return false;
    };
    let is_inside = |n: usize| {
        let above = |id: &ContainerId| containers[id.0 as usize].parent.filter(|id| *id >= parent);
        std::iter::successors(page.blocks()[n].container, above).any(|id| id == parent)
    };
    let mut near = (start.saturating_sub(NEIGHBOURS)..start).chain(end..scores.len().min(end + NEIGHBOURS));
    near.any(|n| scores[n] < 0.0 && is_inside(n))
}

/// True when `start..end` would be removed and the blocks before and after are both kept.
fn is_between(scores: &[f32], start: usize, end: usize) -> bool {
    let kept = |n: Option<usize>| n.and_then(|n| scores.get(n)).is_some_and(|&score| score < 0.0);
    scores[start] > 0.0 && kept(start.checked_sub(1)) && kept(Some(end))
}

/// The share of linked text in some blocks.
fn links(at: &PassContext<'_>, start: usize, end: usize) -> f32 {
    let blocks = &at.measured.blocks;
    let units: f32 = blocks.units[start..end].iter().sum();
    let linked: f32 = (start..end).filter(|&n| !blocks.links[n].is_nan()).map(|n| blocks.linked(n)).sum();
    linked / units.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, page_of};
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    /// Which of a line, two blocks in a container of that kind and a closing line stay.
    fn kept(line: &str, kind: ContainerKind, scores: [f32; 4]) -> Vec<bool> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let table = builder.container(Some(body), kind, "div", "");
        let blocks = [(line, body), ("Kyle Busch", table), ("5040", table), ("Photo gallery", body)];
        for (text, container) in blocks {
            block(&mut builder, Some(container), 0, text);
        }
        let page = builder.finish();
        let mut measured = Measured::of(&page);
        measured.structures = vec![None, Some(table), Some(table), None];
        decided(&measured, scores.to_vec()).scores.into_iter().map(|score| score < 0.0).collect()
    }

    #[test]
    fn a_list_after_a_colon_is_kept() {
        let scores = [-2.0, 2.0, 2.0, 2.0];
        assert_eq!(kept("The standings after the race:", ContainerKind::List, scores), [true, true, true, false]);
        assert_eq!(kept("The standings after the race", ContainerKind::List, scores), [true, false, false, false]);
    }

    #[test]
    fn a_dateline_is_kept() {
        let text = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";
        let by = |line: &str, score: f32| decided(&Measured::of(&page_in_body(&[line, text])), vec![2.0, score]).by[0];
        assert_eq!(by("Rome:", -2.0), "introduction");
        assert_eq!(by("Rome", -2.0), "model");
        assert_eq!(by("Rome:", 2.0), "model");
        assert_eq!(by("Share this article:", -2.0), "model");
    }

    fn page_in_body(texts: &[&str]) -> crate::page::Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        texts.iter().for_each(|text| block(&mut builder, Some(body), 0, text));
        builder.finish()
    }

    #[test]
    fn code_goes_with_its_parent_only() {
        assert_eq!(kept("The standings", ContainerKind::Code, [-2.0, 2.0, 2.0, 2.0]), [true, true, true, false]);
        assert_eq!(kept("The standings", ContainerKind::Code, [2.0; 4]), [false; 4]);
    }

    #[test]
    fn a_borderline_paragraph_between_content_is_kept() {
        let text = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";
        let page = page_of(&["One", text, "Two", "Three"]);
        let by = |score: f32| decided(&Measured::of(&page), vec![-2.0, score, -2.0, 0.1]).by;
        assert_eq!(by(0.2), ["model", "borderline-paragraph", "model", "model"]);
        assert_eq!(by(0.3), ["model"; 4]);
    }
    #[test]
    fn a_last_paragraph_below_a_box_stays_unless_the_model_is_certain() {
        let by = |last: &str, score: f32| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            let body = builder.container(None, ContainerKind::Group, "div", "");
            let links = builder.container(Some(body), ContainerKind::Group, "div", "");
            let text = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";
            for (around, text) in [(body, text), (links, "Three ferries for the summer"), (body, last)] {
                let own = builder.container(Some(around), ContainerKind::Group, "p", "");
                block(&mut builder, Some(own), 0, text);
            }
            decided(&Measured::of(&builder.finish()), vec![-2.0, 3.0, score]).by[2]
        };
        let last =
            "Visits to the tower are free until October for those who come on the regular boat, and for children.";
        assert_eq!(by(last, 1.2), "last-paragraph");
        assert_eq!(by(last, 2.0), "model");
        assert_eq!(by(last.trim_end_matches('.'), 1.2), "model");
    }
}
