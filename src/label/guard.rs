//! What the model does not decide alone: what cannot be seen, the title, and parts of the text that no reader would
//! call chrome.

use super::features::{PARAGRAPH_PROSE, PageFeatures};
use super::phrases::Topic;
use super::{notes, stream};
use crate::page::{ContainerId, ContainerKind, Page};

/// The score of what cannot be seen: as sure as the model ever is.
const UNSEEN: f32 = 6.0;
/// The score of the other articles of an endless page (all four such development pages gained), of consent windows, and of
/// the labels of advertisements.
const NOT_THIS_PAGE: f32 = 3.0;
/// The score of what must stay.
const STAYS: f32 = -1.0;
/// A table, list or code with a larger share of linked text may be a menu or a list of other stories.
const LINKED: f32 = 0.4;
/// Removals of a lower score are right in half of the cases only; keeping such paragraphs changed no figure.
const DOUBT: f32 = 0.25;
/// Blocks between a title and the text below it: a by-line, an image.
const TITLE_REACH: usize = 2;
/// Reading units of a title: a shorter line is a menu entry, a longer one a paragraph. Judgements.
const TITLE_UNITS: std::ops::RangeInclusive<f32> = 3.0..=20.0;

/// Corrects `scores` (above 0 for chrome) of all blocks; `whole` names the structure each block is a part of.
pub(super) fn guard(page: &Page, features: &PageFeatures<'_>, whole: &[Option<ContainerId>], scores: &mut [f32]) {
    if let [only] = scores {
        *only = only.min(STAYS);
    }
    if let Some(title) = features.title_at {
        scores[title] = scores[title].min(STAYS);
    }
    keep_title_of_dump(page, features, scores);
    keep_doubtful(features, scores);
    keep_structures(features, whole, scores);
    keep_notes(page, whole, scores);
    drop_consent_windows(features, scores);
    drop_advert_labels(features, scores);
    for n in stream::others(features) {
        scores[n] = scores[n].max(NOT_THIS_PAGE);
    }
    drop_hidden(page, features, scores);
}

/// What cannot be seen goes. But where hardly any text is seen and more is hidden, a script shows it: pages hide themselves
/// until they are ready.
fn drop_hidden(page: &Page, features: &PageFeatures<'_>, scores: &mut [f32]) {
    let is_hidden = |n: usize| page.blocks()[n].hidden == Some(true);
    let text = |hidden: bool| -> f32 {
        let content = (0..scores.len()).filter(|&n| scores[n] < 0.0 && is_hidden(n) == hidden);
        content.map(|n| features.units[n]).sum()
    };
    let (seen, unseen) = (text(false), text(true));
    if seen < HARDLY_ANY && unseen > seen {
        return;
    }
    for n in (0..scores.len()).filter(|&n| is_hidden(n)) {
        scores[n] = UNSEEN;
    }
}

/// Reading units of text that a page shows before its script ran, at most. On 2,214 development pages 30 and 120 are the
/// same; without a limit the hidden half of pages came back.
const HARDLY_ANY: f32 = 60.0;

/// The windows of consent software go, whatever they say.
fn drop_consent_windows(features: &PageFeatures<'_>, scores: &mut [f32]) {
    for (n, score) in scores.iter_mut().enumerate() {
        if features.is_in_consent_window(n) {
            *score = score.max(NOT_THIS_PAGE);
        }
    }
}

/// Blocks that are nothing but the label of an advertisement go: of 733 on the development pages four were content.
fn drop_advert_labels(features: &PageFeatures<'_>, scores: &mut [f32]) {
    for (n, score) in scores.iter_mut().enumerate() {
        let labels = f32::from(features.hits[n][Topic::Advert as usize]);
        if labels > 0.0 && features.units[n] <= LABEL_UNITS.min(labels) {
            *score = score.max(NOT_THIS_PAGE);
        }
    }
}

/// Reading units of the label of an advertisement (a judgement).
const LABEL_UNITS: f32 = 3.0;

/// In a dump the title is a line like any other: the last one above the text that looks like one.
fn keep_title_of_dump(page: &Page, features: &PageFeatures<'_>, scores: &mut [f32]) {
    let known = !features.title.is_empty() || page.blocks().iter().any(|block| block.links.is_some());
    let Some(text) = scores.iter().position(|&score| score < 0.0).filter(|_| !known) else { return };
    let above = text.saturating_sub(TITLE_REACH)..text;
    if let Some(title) = above.rev().find(|&n| looks_like_title(features, n)) {
        scores[title] = STAYS;
    }
}

fn looks_like_title(features: &PageFeatures<'_>, n: usize) -> bool {
    let stats = &features.scan.blocks[n];
    TITLE_UNITS.contains(&features.units[n])
        && features.hits[n][..=Topic::Machine as usize].iter().all(|&hits| hits == 0)
        && !features.fused[n]
        && !features.repeated[n]
        && !stats.ends_with_stop
        && !stats.ends_with_ellipsis
        && !stats.has_copyright
        && stats.parts <= 1
}

/// A paragraph, or a line that introduces what follows it, that is hardly taken for chrome stays where it stands between
/// kept blocks.
fn keep_doubtful(features: &PageFeatures<'_>, scores: &mut [f32]) {
    for n in 0..scores.len() {
        let speaks = features.prose[n] > PARAGRAPH_PROSE || features.scan.blocks[n].ends_with_colon;
        if scores[n] < DOUBT && speaks && stands_in_text(scores, n, n + 1) {
            scores[n] = STAYS;
        }
    }
}

/// Footnotes stay with the text that refers to them, and the lists that they are items of. The author's notes are part of
/// the text, whatever the pages that a model has learnt from call them.
fn keep_notes(page: &Page, whole: &[Option<ContainerId>], scores: &mut [f32]) {
    for n in notes::referred(page, scores) {
        if scores[n] <= 0.0 {
            continue;
        }
        let end = n + whole[n..].iter().take_while(|id| **id == whole[n] && id.is_some()).count();
        let start = n - whole[..n].iter().rev().take_while(|id| **id == whole[n] && id.is_some()).count();
        scores[start..end.max(n + 1)].fill(STAYS);
    }
}

/// Structures stay where the text around them does, unless they are made of links.
fn keep_structures(features: &PageFeatures<'_>, whole: &[Option<ContainerId>], scores: &mut [f32]) {
    let mut start = 0;
    for run in whole.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        if let Some(id) = run[0]
            && belongs(features, id, start, end, scores)
            && links(features, start, end) < LINKED
        {
            scores[start..end].fill(STAYS);
        }
        start = end;
    }
}

/// True when the structure `id`, the blocks `start..end`, would go although it stands between kept blocks, or behind a
/// kept line that introduces it, or is a table or code beside a kept block of its parent. On 553 pages of sites that a
/// model had not seen the last two changed 14: eleven gained, up to .61 of token F1, none lost more than .025.
fn belongs(features: &PageFeatures<'_>, id: ContainerId, start: usize, end: usize, scores: &[f32]) -> bool {
    if scores[start] <= 0.0 {
        return false;
    }
    let before = start.checked_sub(1).filter(|&n| scores[n] < 0.0);
    stands_in_text(scores, start, end)
        || before.is_some_and(|n| features.scan.blocks[n].ends_with_colon)
        || has_kept_neighbour(features, id, start, end, scores)
}

/// True for a table or code when one of the next blocks within its parent is kept: these go with their whole parent only.
fn has_kept_neighbour(features: &PageFeatures<'_>, id: ContainerId, start: usize, end: usize, scores: &[f32]) -> bool {
    let containers = features.page.containers();
    let own = &containers[id.0 as usize];
    let Some(parent) = own.parent.filter(|_| matches!(own.kind, ContainerKind::Table | ContainerKind::Code)) else {
        return false;
    };
    let is_inside = |n: usize| {
        let above = |id: &ContainerId| containers[id.0 as usize].parent.filter(|id| *id >= parent);
        std::iter::successors(features.page.blocks()[n].container, above).any(|id| id == parent)
    };
    let mut near = (start.saturating_sub(NEIGHBOURS)..start).chain(end..scores.len().min(end + NEIGHBOURS));
    near.any(|n| scores[n] < 0.0 && is_inside(n))
}

/// Blocks looked at on each side of a table (a judgement).
const NEIGHBOURS: usize = 6;

/// True when the blocks before and behind `start..end` are both kept.
fn stands_in_text(scores: &[f32], start: usize, end: usize) -> bool {
    let kept = |n: Option<usize>| n.and_then(|n| scores.get(n)).is_some_and(|&score| score < 0.0);
    scores[start] > 0.0 && kept(start.checked_sub(1)) && kept(Some(end))
}

/// The linked share of the text of some blocks.
fn links(features: &PageFeatures<'_>, start: usize, end: usize) -> f32 {
    let units: f32 = features.units[start..end].iter().sum();
    let known = (start..end).filter(|&n| !features.links[n].is_nan());
    let linked: f32 = known.map(|n| features.units[n] * features.links[n]).sum();
    linked / units.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::block;
    use super::*;
    use crate::page::{PageBuilder, SourceKind};

    /// Scores of a line, two blocks in a container of that kind and a closing line, after the guard.
    fn guarded(line: &str, kind: ContainerKind, scores: [f32; 4]) -> [bool; 4] {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let table = builder.container(Some(body), kind, "div", "");
        let blocks = [(line, body), ("Kyle Busch", table), ("5040", table), ("Photo gallery", body)];
        for (text, container) in blocks {
            block(&mut builder, Some(container), 0, text);
        }
        let page = builder.finish();
        let whole = [None, Some(table), Some(table), None];
        let mut scores = scores;
        guard(&page, &PageFeatures::of(&page), &whole, &mut scores);
        scores.map(|score| score < 0.0)
    }

    #[test]
    fn what_a_line_introduces_stays() {
        let scores = [-2.0, 2.0, 2.0, 2.0];
        assert_eq!(guarded("The standings after the race:", ContainerKind::List, scores), [true, true, true, false]);
        assert_eq!(guarded("The standings after the race", ContainerKind::List, scores), [true, false, false, false]);
    }

    #[test]
    fn code_goes_with_its_parent_only() {
        assert_eq!(guarded("The standings", ContainerKind::Code, [-2.0, 2.0, 2.0, 2.0]), [true, true, true, false]);
        assert_eq!(guarded("The standings", ContainerKind::Code, [2.0; 4]), [false; 4]);
    }

    #[test]
    fn labels_of_advertisements_go() {
        let scores = [-2.0; 4];
        assert_eq!(guarded("Advertisement", ContainerKind::Group, scores), [false, true, true, true]);
        assert_eq!(guarded("Advertisement rates rose", ContainerKind::Group, scores), [true; 4]);
    }
}
