//! Keeps the variants that a product is sold in: the options of a dropdown list or of radio buttons near its title.

use super::pass::{Override, PassContext};
use crate::label::measure::chrome_hits;
use crate::page::{BlockKind, SourceKind};

/// How many blocks below the title may be variants: a price, a rating, a short description and a row of controls come before them.
/// Chosen by hand, as are the other numbers.
const REACH: usize = 30;
/// A longer list, in reading units, is of countries, and a longer name is a sentence.
const MAX_LIST: f32 = 25.0;
const MAX_NAME: f32 = 6.0;
/// A removal with a higher score is certain.
const CERTAIN: f32 = 3.2;
/// How many elements may be between the name of a variant and the group.
const DEPTH: usize = 4;

/// The name of this pass in the evidence.
pub(super) const VARIANT: &str = "variant";

/// Keeps the variants of a product with their names, on pages that declare a product, and below a kept price. Above the prices of a
/// listing, dropdown lists sort and filter it.
pub(super) fn of_product(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let is_product = m.page.declared().is_product;
    let price = at.by.iter().position(|by| *by == "price");
    let title = at.by.iter().position(|by| *by == "title").or(m.title.best).or(m.title.h1);
    let Some(title) = title.filter(|_| m.page.kind() == SourceKind::Html) else { return Vec::new() };
    let mut found = Vec::new();
    let is_sold = |n: usize| is_product || price.is_some_and(|price| price < n);
    for n in (title + 1..at.scores.len()).take(REACH).filter(|&n| is_sold(n) && may_be_variant(at, n)) {
        if is_list(at, n) {
            let is_shown = |&n: &usize| m.page.blocks()[n].hidden != Some(true);
            found.extend((title..n).rev().find(is_shown).filter(|&label| is_name(at, label)));
            found.push(n);
        } else if has_element(at, n, "fieldset") && is_name(at, n) {
            found.push(n);
        }
    }
    found.into_iter().filter_map(|n| at.keep(n)).collect()
}

fn may_be_variant(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let block = &m.page.blocks()[n];
    (0.0..CERTAIN).contains(&at.scores[n])
        && block.kind == BlockKind::Form
        && block.hidden != Some(true)
        && chrome_hits(&m.hits[n]) == 0
}

/// True for the options of a dropdown list, unless they are numbers: of how many to order, or of pages.
fn is_list(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    has_element(at, n, "select") && m.blocks.units[n] <= MAX_LIST && m.words.blocks[n].letters > 0
}

/// True for the name of a variant or of what they differ in. It is not a button.
fn is_name(at: &PassContext<'_>, n: usize) -> bool {
    may_be_variant(at, n)
        && at.measured.blocks.units[n] <= MAX_NAME
        && (has_element(at, n, "label") || has_element(at, n, "legend"))
}

fn has_element(at: &PassContext<'_>, n: usize, tag: &str) -> bool {
    let page = at.measured.page;
    page.ancestors(&page.blocks()[n]).take(DEPTH).any(|own| &*own.tag == tag)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{BlockKind, BlockSpec, ContainerId, ContainerKind, Declared, PageBuilder, SourceKind};
    use crate::span::Span;

    fn form(builder: &mut PageBuilder, container: ContainerId, text: &str) {
        let start = builder.len();
        builder.push_made(text);
        let span = Span::new(start, builder.len());
        let mut spec = BlockSpec::new(BlockKind::Form, span, span);
        spec.container = Some(container);
        builder.block(spec);
        builder.push_made("\n");
    }

    /// Which of a label and a list below the title of a page are kept.
    fn kept(is_product: bool, options: &str, score: f32) -> [bool; 2] {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(&mut builder, Some(body), 1, "Walnut plane");
        let [label, list] = ["label", "select"].map(|tag| builder.container(Some(body), ContainerKind::Group, tag, ""));
        form(&mut builder, label, "Blade width");
        form(&mut builder, list, options);
        builder.declare(Declared { is_product, ..Declared::default() });
        let decisions = decided(&Measured::of(&builder.finish()), vec![-1.0, score, score]);
        [1, 2].map(|n| decisions.scores[n] <= 0.0)
    }

    #[test]
    fn the_options_of_a_product_are_kept() {
        assert_eq!(kept(true, "44 mm 50 mm", 2.0), [true; 2]);
        assert_eq!(kept(true, "44 mm 50 mm", 3.5), [false; 2]);
        assert_eq!(kept(true, "1 2 3 4 5", 2.0), [false; 2]);
        assert_eq!(kept(false, "44 mm 50 mm", 2.0), [false; 2]);
    }
}
