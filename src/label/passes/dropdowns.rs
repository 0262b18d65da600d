//! Removes the options of long dropdown lists: countries, boards of a forum, seasons.
//!
//! A reader sees one of them. The labelled pages have no class for them, so the model does not learn what they are.

use super::pass::{Override, PassContext};
use crate::page::SourceKind;
use crate::reason::RemovalReason;

/// The score of such a list.
const CONTROL: f32 = 2.0;
/// Shorter lists, in reading units, may be the variants of a product, so the model decides; on pages that declare themselves a
/// product the second limit holds. Of the eight longer lists that the model keeps on the development pages, none says
/// something about what the page is about.
const MIN_UNITS: [f32; 2] = [25.0, 120.0];

/// Removes the blocks of such lists. On a thread, all of them are controls, such as the order of the answers.
pub(super) fn options(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if m.page.kind() == SourceKind::Text {
        return Vec::new();
    }
    let least = if m.is_thread { 0.0 } else { MIN_UNITS[usize::from(m.page.declared().is_product)] };
    // Variants that differ in price.
    let is_long = |n: usize| m.blocks.units[n] >= least && m.words.blocks[n].prices == 0;
    let lists = at.kept().filter(|&n| is_long(n) && is_in_list(at, n));
    lists.map(|n| Override::remove(n, RemovalReason::Navigation, CONTROL)).collect()
}

fn is_in_list(at: &PassContext<'_>, n: usize) -> bool {
    let page = at.measured.page;
    page.ancestors(&page.blocks()[n]).take(DEPTH).any(|own| matches!(&*own.tag, "select" | "datalist"))
}

/// A list may have groups.
const DEPTH: usize = 2;

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, Declared, PageBuilder, SourceKind};

    #[test]
    fn long_lists_without_prices_go() {
        let by = |tags: &[&str], options: &str, is_product: bool| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            builder.declare(Declared { is_product, ..Declared::default() });
            block(&mut builder, None, 0, "The ferry takes people from one bank to the other until the bridge opens.");
            let nest = |around, tag: &&str| Some(builder.container(around, ContainerKind::Group, tag, ""));
            let inner = tags.iter().fold(None, nest);
            block(&mut builder, inner, 0, options);
            decided(&Measured::of(&builder.finish()), vec![-2.0; 2]).by[1]
        };
        let countries = "Austria Belgium Denmark Estonia Finland France Germany Greece Hungary ".repeat(4);
        assert_eq!(by(&["form", "select"], &countries, false), "dropdown");
        assert_eq!(by(&["form", "select", "optgroup"], &countries, false), "dropdown");
        assert_eq!(by(&["form", "select"], &countries.repeat(4), true), "dropdown");
        assert_eq!(by(&["form", "select"], &countries, true), "model");
        assert_eq!(by(&["form", "p"], &countries, false), "model");
        assert_eq!(by(&["form", "select"], "Small Medium Large", false), "model");
        assert_eq!(by(&["form", "select"], &"Small €12.00 Medium €14.00 ".repeat(9), false), "model");
    }

    #[test]
    fn short_lists_of_threads_go() {
        let by = |is_thread: bool| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            block(&mut builder, None, 0, "The ferry takes people from one bank to the other until the bridge opens.");
            let list = builder.container(None, ContainerKind::Group, "select", "");
            block(&mut builder, Some(list), 0, "Newest first Oldest first");
            let page = builder.finish();
            let mut measured = Measured::of(&page);
            measured.is_thread = is_thread;
            decided(&measured, vec![-2.0; 2]).by[1]
        };
        assert_eq!((by(true), by(false)), ("dropdown", "model"));
    }
}
