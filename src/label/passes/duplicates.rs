//! Text that stands on a page more than once: one layout for phones and one for desktops, a teaser of the page itself.

use super::pass::{Ruling, Situation};
use crate::label::measure::Map;
use crate::page::{BlockKind, Page, SourceKind};
use crate::reason::RemovalReason;

/// The score of a second copy. Of the pages that change three in four gain, so that a higher one would promise too much.
const DUPLICATE: f32 = 1.5;
/// Reading units of a text that is said once: shorter lines are labels. Of 4, 6, 8, 15 and 30 by cross-validation; with it
/// `wcxb_dev` gains .0035 of token F1, its products .011. Lists that are said once lose .004 on documentation: their items
/// belong where they stand.
const LEAST_UNITS: f32 = 6.0;
/// The same of a dump, whose blocks have no places that would tell a verse from a copy: lines of verse are shorter. Of 6, 12,
/// 15 and 20; it costs .0005 on `wcxb_dev`.
const LEAST_UNITS_OF_DUMP: f32 = 12.0;

/// Removes what has the words of a kept block before it. Parts of structures, quotations and code stay, since who quotes
/// says it again; so do siblings of the first, since songs have refrains.
pub(super) fn second_copies(at: &Situation<'_>) -> Vec<Ruling> {
    let m = at.measured;
    let mut first: Map<u32, usize> = Map::default();
    let mut rulings = Vec::new();
    for n in at.kept().filter(|&n| m.structures[n].is_none() && may_be_copy(at, n)) {
        let before = *first.entry(m.words.blocks[n].hash).or_insert(n);
        let is_same = before != n && m.words.tokens_of(before) == m.words.tokens_of(n);
        if is_same && !are_siblings(m.page, before, n) {
            rulings.push(Ruling::remove(n, RemovalReason::Duplicate, DUPLICATE));
        }
    }
    rulings
}

fn may_be_copy(at: &Situation<'_>, n: usize) -> bool {
    let page = at.measured.page;
    let block = &page.blocks()[n];
    let is_dump = page.kind() == SourceKind::Text;
    // Verses again: in a dump a stanza is one block.
    let is_verse = is_dump && page.block_text(block).contains('\n');
    let least = if is_dump { LEAST_UNITS_OF_DUMP } else { LEAST_UNITS };
    block.hidden != Some(true) && block.kind != BlockKind::Code && at.measured.blocks.units[n] >= least && !is_verse
}

/// True for blocks of one element, and of elements with one parent.
fn are_siblings(page: &Page, a: usize, b: usize) -> bool {
    let own = |n: usize| page.blocks()[n].container;
    let around = |n: usize| own(n).map(|id| page.containers()[id.0 as usize].parent);
    own(a).is_some() && (own(a) == own(b) || around(a) == around(b))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, dump_of};
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
    fn the_first_of_the_kept_ones_stays() {
        assert_eq!(copies([TEXT; 3], [0, 1, 1], [false; 3], [-1.0; 3]), [1, 2]);
        assert_eq!(copies([TEXT; 3], [0, 0, 1], [false; 3], [1.0, -1.0, -1.0]), [2]);
        let shouted = TEXT.to_uppercase();
        let other = "Another line stands between the two of them.";
        assert_eq!(copies([TEXT, other, &shouted], [0, 1, 1], [false; 3], [-1.0; 3]), [2]);
    }

    #[test]
    fn refrains_labels_and_parts_of_structures_stay() {
        assert_eq!(copies([TEXT; 3], [0; 3], [false; 3], [-1.0; 3]), [0; 0]);
        assert_eq!(copies(["Read on here"; 3], [0, 1, 1], [false; 3], [-1.0; 3]), [0; 0]);
        assert_eq!(copies([TEXT; 3], [0, 1, 1], [false, true, true], [-1.0; 3]), [0; 0]);
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
