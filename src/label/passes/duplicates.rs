//! Removes text that occurs on a page more than once: in one layout for phones and one for desktops, or as a teaser of
//! the page itself.

use std::cell::LazyCell;

use super::api_reference::{Place, places};
use super::pass::{Override, PassContext};
use super::sections::is_heading;
use crate::label::measure::Map;
use crate::page::{BlockKind, Page, SourceKind};
use crate::reason::RemovalReason;

/// The score of a second copy. Three in four of the pages that change gain, so a higher score would promise too much.
const DUPLICATE: f32 = 1.5;
/// The fewest reading units of a text that should occur only once; shorter lines are labels. Chosen from 4, 6, 8, 15
/// and 30 by cross-validation: `wcxb_dev` gains .0035 of token F1 and its products .011. Lists of which only one copy
/// is kept cost .004 on documentation, because their items belong in their context.
const MIN_UNITS: f32 = 6.0;
/// The same for a page saved as plain text, whose blocks have no position that would distinguish verse from a copy: lines
/// of verse are shorter. Chosen from 6, 12, 15 and 20; it costs .0005 on `wcxb_dev`.
const MIN_UNITS_OF_DUMP: f32 = 12.0;

/// A removal with a higher score is certain enough to remove a repeated paragraph.
const CERTAIN: f32 = 1.0;

/// Removes blocks with the same words as a kept block before them. Parts of structures, quotations and code are kept,
/// since a quotation repeats text on purpose; so are siblings of the first copy, since songs have refrains, and the entries of a
/// reference, which describe similar names in the same words.
pub(super) fn second_copies(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let mut first: Map<u32, usize> = Map::default();
    let mut overrides = Vec::new();
    // Few pages have copies.
    let places = LazyCell::new(|| places(m.page));
    let is_entry = |n: usize| places.get(n) == Some(&Place::Inside);
    for n in at.kept().filter(|&n| m.structures[n].is_none() && may_be_copy(at, n)) {
        let entry = first.entry(m.words.blocks[n].hash).or_insert(n);
        let before = *entry;
        let is_same = before != n && m.words.tokens_of(before) == m.words.tokens_of(n);
        if is_same && !are_siblings(m.page, before, n) && !is_entry(n) {
            let copy = if leads_to_heading(at, before, n) { std::mem::replace(entry, n) } else { n };
            overrides.push(Override::remove(copy, RemovalReason::Duplicate, DUPLICATE));
        }
    }
    overrides
}

/// Keeps a paragraph with the words of a kept paragraph beside it if the model is unsure: the model takes every repeated
/// text for boilerplate, but text that a page repeats within its prose belongs there.
pub(super) fn repeated_paragraphs(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let mut first: Map<u32, usize> = Map::default();
    let mut overrides = Vec::new();
    for n in (0..at.scores.len()).filter(|&n| m.blocks.is_paragraph(n)) {
        let hash = m.words.blocks[n].hash;
        if at.is_content(n) {
            first.entry(hash).or_insert(n);
        } else if let Some(&before) = first.get(&hash)
            && at.scores[n] < CERTAIN
            && are_siblings(m.page, before, n)
            && m.words.tokens_of(before) == m.words.tokens_of(n)
        {
            overrides.extend(at.keep(n));
        }
    }
    overrides
}

/// True when block `a` is a link with the words of the heading `b`: an entry in a table of contents, or the picture of a card.
fn leads_to_heading(at: &PassContext<'_>, a: usize, b: usize) -> bool {
    is_heading(at, b) && !is_heading(at, a) && at.is_link(a)
}

fn may_be_copy(at: &PassContext<'_>, n: usize) -> bool {
    let page = at.measured.page;
    let block = &page.blocks()[n];
    let is_dump = page.kind() == SourceKind::Text;
    // A repeated stanza, which is a single block in a plain-text page.
    let is_verse = is_dump && page.block_text(block).contains('\n');
    let least = if is_dump { MIN_UNITS_OF_DUMP } else { MIN_UNITS };
    block.hidden != Some(true) && block.kind != BlockKind::Code && at.measured.blocks.units[n] >= least && !is_verse
}

/// True for blocks of one element, and of elements with the same parent.
fn are_siblings(page: &Page, a: usize, b: usize) -> bool {
    let own = |n: usize| page.blocks()[n].container;
    let around = |n: usize| own(n).map(|id| page.containers()[id.0 as usize].parent);
    own(a).is_some() && (own(a) == own(b) || around(a) == around(b))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, dump_of, linked_block};
    use crate::page::{ContainerKind, Page, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring.";

    fn found(measured: &Measured<'_>, scores: Vec<f32>) -> Vec<usize> {
        let decisions = decided(measured, scores);
        (0..decisions.by.len()).filter(|&n| decisions.by[n] == "duplicate").collect()
    }

    /// Which of three blocks, each in an element of its own of one of two parents, are copies.
    fn copies(texts: [&str; 3], parents: [usize; 3], whole: [bool; 3], scores: [f32; 3]) -> Vec<usize> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let both = ["phone", "desktop"].map(|name| builder.container(Some(body), ContainerKind::Group, "div", name));
        for (text, parent) in texts.iter().zip(parents) {
            let own = builder.container(Some(both[parent]), ContainerKind::Group, "p", "");
            block(&mut builder, Some(own), 0, text);
        }
        let page = builder.finish();
        let mut measured = Measured::of(&page);
        measured.structures = whole.map(|is| is.then_some(body)).to_vec();
        found(&measured, scores.to_vec())
    }

    #[test]
    fn entries_of_a_reference_may_have_the_same_words() {
        let copies = |part: &str| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            let body = builder.container(None, ContainerKind::Group, "body", "");
            let part = builder.container(Some(body), ContainerKind::Group, "section", part);
            for name in ["fill", "empty"] {
                let entry = builder.container(Some(part), ContainerKind::Group, "section", name);
                let own = builder.container(Some(entry), ContainerKind::Group, "div", "docblock");
                block(&mut builder, Some(own), 0, TEXT);
            }
            let page = builder.finish();
            found(&Measured::of(&page), vec![-2.0; 2])
        };
        assert_eq!(copies("main-content"), [0; 0]);
        assert_eq!(copies("posts"), [1]);
    }

    #[test]
    fn the_first_of_the_kept_ones_stays() {
        assert_eq!(copies([TEXT; 3], [0, 1, 1], [false; 3], [-1.0; 3]), [1, 2]);
        assert_eq!(copies([TEXT; 3], [0, 0, 1], [false; 3], [1.0, -1.0, -1.0]), [2]);
        let shouted = TEXT.to_uppercase();
        let other = "Another line stands between the two of them.";
        assert_eq!(copies([TEXT, other, &shouted], [0, 1, 1], [false; 3], [-1.0; 3]), [2]);
    }

    #[test]
    fn a_heading_stays_instead_of_the_link_to_it() {
        let gone = |links: [u32; 2]| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            let body = builder.container(None, ContainerKind::Group, "body", "");
            let both =
                ["contents", "text"].map(|name| builder.container(Some(body), ContainerKind::Group, "div", name));
            for ((around, linked), level) in both.into_iter().zip(links).zip([0, 2]) {
                let own = builder.container(Some(around), ContainerKind::Group, "p", "");
                linked_block(&mut builder, Some(own), level, TEXT, linked);
            }
            found(&Measured::of(&builder.finish()), vec![-1.0; 2])
        };
        assert_eq!(gone([TEXT.len() as u32, 0]), [0]);
        assert_eq!(gone([0, 0]), [1]);
    }

    #[test]
    fn refrains_labels_and_parts_of_structures_stay() {
        assert_eq!(copies([TEXT; 3], [0; 3], [false; 3], [-1.0; 3]), [0; 0]);
        assert_eq!(copies(["Read on here"; 3], [0, 1, 1], [false; 3], [-1.0; 3]), [0; 0]);
        assert_eq!(copies([TEXT; 3], [0, 1, 1], [false, true, true], [-1.0; 3]), [0; 0]);
    }

    #[test]
    fn paragraphs_beside_their_first_copy_stay_unless_the_model_is_certain() {
        let kept = |parents: [usize; 3], scores: [f32; 3]| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            let body = builder.container(None, ContainerKind::Group, "body", "");
            let both = ["a", "b"].map(|name| builder.container(Some(body), ContainerKind::Group, "div", name));
            for parent in parents {
                let own = builder.container(Some(both[parent]), ContainerKind::Group, "p", "");
                block(&mut builder, Some(own), 0, &format!("{TEXT} Nobody knows when it opens again."));
            }
            let page = builder.finish();
            let decisions = decided(&Measured::of(&page), Vec::from(scores));
            (0..3).filter(|&n| decisions.scores[n] <= 0.0).collect::<Vec<_>>()
        };
        assert_eq!(kept([0; 3], [-1.0, 0.4, 0.4]), [0, 1, 2]);
        assert_eq!(kept([0; 3], [-1.0, 2.0, 0.4]), [0, 2]);
        assert_eq!(kept([0, 1, 1], [-1.0, 0.4, 0.4]), [0]);
    }

    #[test]
    fn a_dump_has_long_copies_of_one_line() {
        let copies = |text: &str| {
            let page: Page = dump_of(&[text, "A line that is in between.", text]);
            found(&Measured::of(&page), vec![-1.0; 3])
        };
        let long = format!("{TEXT} Nobody knows when it opens again.");
        assert_eq!(copies(&long), [2]);
        assert_eq!(copies(TEXT), [0; 0]);
        assert_eq!(copies(&long.replace(". ", ".\n")), [0; 0]);
    }
}
