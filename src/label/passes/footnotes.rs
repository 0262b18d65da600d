//! Keeps footnotes together with the text that refers to them.

use std::collections::BTreeMap;

use super::pass::{Override, PassContext};
use crate::page::{Block, BlockKind, ContainerKind, Mark, MarkKind, Page, name_on_page, references};

/// Keeps the notes that the content refers to, and the lists that contain them. The author's notes are part of the
/// text, however they are labelled in the pages from which a model was trained.
pub(super) fn referred_to(at: &PassContext<'_>) -> Vec<Override> {
    let structures = &at.measured.structures;
    let mut overrides = Vec::new();
    let mut done = 0;
    for n in notes(at.measured.page, at.scores) {
        if n < done || at.scores[n] <= 0.0 {
            continue;
        }
        let is_same = |id: &&Option<_>| **id == structures[n] && id.is_some();
        let start = n - structures[..n].iter().rev().take_while(is_same).count();
        let end = (n + structures[n..].iter().take_while(is_same).count()).max(n + 1);
        overrides.extend((start..end).map(Override::keep));
        done = end;
    }
    overrides
}

/// The blocks of the notes that blocks below score 0 refer to: by a superscript, by a link with a way back, or
/// by a sign that leads to an `aside`, as in an e-book. Another short link may be the number of comments.
fn notes(page: &Page, scores: &[f32]) -> Vec<usize> {
    // The names, and whether a link to them is a superscript, and a sign such as an asterisk.
    let mut wanted: BTreeMap<String, [bool; 2]> = BTreeMap::new();
    for (name, n) in references(page) {
        let mark = &page.marks()[n];
        if block_of(page, mark).is_some_and(|block| scores[block.id.0 as usize] < 0.0) {
            let [raised, sign] = wanted.entry(name.to_ascii_lowercase()).or_default();
            *raised |= is_raised(page.marks(), n);
            *sign |= !mark.span.of(page.text()).contains(char::is_alphanumeric);
        }
    }
    if wanted.is_empty() {
        return Vec::new();
    }
    let leading_back = page.marks().iter().filter(|mark| name_on_page(mark).is_some());
    let with_arrow = page.back_links().iter().filter_map(|&n| page.blocks().get(n));
    let leads_back = page.containers_around(leading_back.filter_map(|mark| block_of(page, mark)).chain(with_arrow));
    let mut note: Vec<bool> = Vec::with_capacity(page.containers().len());
    for (n, container) in page.containers().iter().enumerate() {
        let mut names = container.names.split_ascii_whitespace();
        let is_aside = container.kind == ContainerKind::Aside;
        let is_note = |&[raised, sign]: &[bool; 2]| raised || leads_back[n] || is_aside && sign;
        let own = names.any(|name| wanted.get(name).is_some_and(is_note));
        note.push(own || container.parent.is_some_and(|id| note[id.0 as usize]));
    }
    let is_note = |n: usize| page.blocks()[n].container.is_some_and(|id| note[id.0 as usize]);
    let mut found = Vec::new();
    for n in (0..scores.len()).filter(|&n| is_note(n)) {
        found.push(n);
        found.extend(below_label(page, n).take_while(|&below| !is_note(below)));
    }
    found
}

/// The blocks between a label that is all of a note, such as `(10)` in a heading of Texinfo, and the next heading or the end of the
/// element around them.
fn below_label(page: &Page, label: usize) -> impl Iterator<Item = usize> {
    let blocks = page.blocks();
    let is_label = !page.block_text(&blocks[label]).contains(char::is_alphabetic);
    let around = page.ancestor_ids(&blocks[label]).nth(1).filter(|_| is_label);
    let is_inside = move |own: &Block| around.is_some_and(|part| page.ancestor_ids(own).any(|id| id == part));
    let goes_on = move |n: &usize| blocks[*n].kind != BlockKind::Heading && is_inside(&blocks[*n]);
    (label + 1..blocks.len()).take_while(goes_on)
}

/// True when the link `n` is inside a superscript, or contains one.
fn is_raised(marks: &[Mark], n: usize) -> bool {
    let link = marks[n].span;
    let near = &marks[n.saturating_sub(1)..marks.len().min(n + 2)];
    near.iter().any(|mark| mark.kind == MarkKind::Superscript && (mark.span.contains(link) || link.contains(mark.span)))
}

/// The block that contains `mark`.
fn block_of<'a>(page: &'a Page, mark: &Mark) -> Option<&'a Block> {
    let next = page.blocks().partition_point(|block| block.span.start <= mark.span.start);
    next.checked_sub(1).map(|n| &page.blocks()[n])
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::*;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, PageBuilder, SourceKind};
    use crate::span::Span;

    /// A text of which the byte range 5..7 links to `address`, and a note of the name `n1` with a link in its last byte.
    fn page(address: &str, raised: Option<Span>, back: Option<&str>) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let note = builder.container(Some(body), ContainerKind::Group, "div", "x n1");
        block(&mut builder, Some(body), 0, "Text 12 goes on.");
        if let Some(span) = raised {
            builder.mark(span, MarkKind::Superscript);
        }
        builder.mark(Span::new(5, 7), MarkKind::Link(address.into()));
        let start = builder.len();
        block(&mut builder, Some(note), 0, "Leave a comment ^");
        if let Some(address) = back {
            builder.mark(Span::new(start + 16, start + 17), MarkKind::Link(address.into()));
        }
        block(&mut builder, Some(body), 0, "Other");
        builder.finish()
    }

    const KEPT: [f32; 3] = [-1.0, 1.0, 1.0];

    fn kept_notes(page: &Page, scores: &[f32]) -> Vec<usize> {
        let decisions = decided(&Measured::of(page), scores.to_vec());
        (0..decisions.by.len()).filter(|&n| decisions.by[n] == "footnote").collect()
    }

    #[test]
    fn a_note_is_superscript_or_links_back() {
        assert_eq!(kept_notes(&page("#N1", Some(Span::new(5, 7)), None), &KEPT), [1]);
        assert_eq!(kept_notes(&page("#n1", Some(Span::new(4, 8)), None), &KEPT), [1]);
        assert_eq!(kept_notes(&page("#n1", None, Some("#up")), &KEPT), [1]);
    }

    #[test]
    fn an_arrow_that_the_reader_dropped_still_links_back() {
        let kept = |has_arrow: bool| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            block(&mut builder, None, 0, "Text 12 goes on.");
            builder.mark(Span::new(5, 7), MarkKind::Link("#n1".into()));
            let note = builder.container(None, ContainerKind::Group, "div", "n1");
            if has_arrow {
                builder.back_link();
            }
            block(&mut builder, Some(note), 0, "Only in May.");
            kept_notes(&builder.finish(), &KEPT[..2])
        };
        assert_eq!((kept(true), kept(false)), (vec![1], vec![]));
    }

    #[test]
    fn a_symbol_refers_to_a_note_beside_the_text() {
        let kept = |sign: &str, kind: ContainerKind| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            block(&mut builder, None, 0, &format!("Text {sign} goes on."));
            builder.mark(Span::new(5, 5 + sign.len()), MarkKind::Link("#n1".into()));
            let note = builder.container(None, kind, "aside", "n1");
            block(&mut builder, Some(note), 0, "Only in May.");
            kept_notes(&builder.finish(), &KEPT[..2])
        };
        assert_eq!(kept("*", ContainerKind::Aside), [1]);
        assert!(kept("12", ContainerKind::Aside).is_empty() && kept("*", ContainerKind::Group).is_empty());
    }

    #[test]
    fn the_text_below_the_label_of_a_note_belongs_to_it() {
        let kept = |label: &str| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            let body = builder.container(None, ContainerKind::Group, "body", "");
            block(&mut builder, Some(body), 0, "Text 12 goes on.");
            builder.mark(Span::new(5, 7), MarkKind::Superscript);
            builder.mark(Span::new(5, 7), MarkKind::Link("#n1".into()));
            let notes = builder.container(Some(body), ContainerKind::Group, "div", "footnotes");
            let own = builder.container(Some(notes), ContainerKind::Group, "h5", "n1");
            block(&mut builder, Some(own), 5, label);
            block(&mut builder, Some(notes), 0, "Only in May.");
            block(&mut builder, Some(notes), 5, "About us");
            block(&mut builder, Some(body), 0, "Other");
            kept_notes(&builder.finish(), &[-1.0, 1.0, 1.0, 1.0, 1.0])
        };
        assert_eq!(kept("(12)"), [1, 2]);
        assert_eq!(kept("Note"), [1]);
    }

    #[test]
    fn a_comment_count_is_not_a_footnote() {
        assert!(kept_notes(&page("#n1", None, None), &KEPT).is_empty());
        assert!(kept_notes(&page("#n1", None, Some("/up")), &KEPT).is_empty());
        assert!(kept_notes(&page("#n1", Some(Span::new(8, 12)), None), &KEPT).is_empty());
        assert!(kept_notes(&page("#n2", Some(Span::new(5, 7)), None), &KEPT).is_empty());
    }

    #[test]
    fn removed_text_has_no_notes() {
        assert!(kept_notes(&page("#n1", Some(Span::new(5, 7)), None), &[1.0; 3]).is_empty());
    }
}
