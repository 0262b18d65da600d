//! Keeps the entries of a page that is a list if otherwise only its title would be kept, or only what follows the list.
//!
//! A category page of linked titles looks like the teasers below an article, above all if it declares itself an article. If
//! nothing else is kept there is no article, and the list or the table is the page. Headlines directly below the title are the
//! page, too, if the model nearly keeps them.

use super::pass::{Override, PassContext};
use crate::label::measure::{Map, roles};
use crate::page::{BlockKind, ContainerKind, SourceKind};

/// More reading units of kept text than this are content. The numbers were chosen on 1,667 pages of unseen sites: four keep no more,
/// three of them are lists and gain .68 to .90 of F1, and the fourth keeps nothing of its text either way.
const MAX_KEPT_UNITS: f32 = 35.0;
/// The fewest entries of a list, and the fewest reading units of one on average: shorter ones are menus. The cells of a table are
/// shorter (chosen by hand).
const MIN_ENTRIES: usize = 8;
const MIN_ENTRY_UNITS: f32 = 3.0;
const MIN_CELL_UNITS: f32 = 2.0;
/// Removals with a higher score are right in 997 of 1,000 cases.
const CERTAIN: f32 = 4.0;
/// The highest mean score of headlines below the title that stay although text further down is kept. On 756 pages of unseen
/// sites .5 and 2 find the same two lists; paragraphs and lines with a mean below 1 are teasers on three pages of seven.
const NEARLY_KEPT: f32 = 1.0;

/// Keeps the longest list below the title.
pub(super) fn entries(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let Some(title) = title(at).filter(|_| m.page.kind() == SourceKind::Html) else { return Vec::new() };
    let kept = at.replaceable();
    let all: f32 = kept.iter().zip(&m.blocks.units).filter(|(kept, _)| **kept).map(|(_, units)| units).sum();
    let lists = lists_below(at, title);
    let found = if all <= MAX_KEPT_UNITS {
        longest(at, lists.into_iter())
    } else {
        let first = (title + 1..kept.len()).find(|&n| kept[n]).unwrap_or(kept.len());
        longest(at, lists.into_iter().filter(|list| list[0] < first && is_nearly_kept(at, list)))
    };
    found.into_iter().flatten().map(Override::keep).collect()
}

/// The first heading of the page, or the block that another pass found to be its title.
fn title(at: &PassContext<'_>) -> Option<usize> {
    let blocks = at.measured.page.blocks();
    let is_first = |n: &usize| blocks[*n].kind == BlockKind::Heading && blocks[*n].level == 1;
    (0..blocks.len()).find(is_first).or_else(|| at.by.iter().position(|&by| by == "title"))
}

/// The blocks below the title that look the same, and the cells of each table, in groups long enough for a list.
fn lists_below(at: &PassContext<'_>, title: usize) -> Vec<Vec<usize>> {
    let m = at.measured;
    let blocks = m.page.blocks();
    let roles = roles(m.page);
    let mut lists: Map<u64, Vec<usize>> = Map::default();
    for n in (title + 1..blocks.len()).filter(|&n| is_entry(at, n)) {
        let table = m.structures[n].filter(|_| blocks[n].kind == BlockKind::TableCell);
        if let Some(list) = table.map(|id| u64::from(id.0)).or(roles[n]) {
            lists.entry(list).or_default().push(n);
        }
    }
    let is_long = |list: &Vec<usize>| {
        let least = if blocks[list[0]].kind == BlockKind::TableCell { MIN_CELL_UNITS } else { MIN_ENTRY_UNITS };
        list.len() >= MIN_ENTRIES && units_of(at, list) >= least * list.len() as f32
    };
    lists.into_values().filter(is_long).collect()
}

fn units_of(at: &PassContext<'_>, list: &[usize]) -> f32 {
    list.iter().map(|&n| at.measured.blocks.units[n]).sum()
}

/// The list with the most text. Of two equal ones it is the earlier, whatever the order of the map.
fn longest(at: &PassContext<'_>, lists: impl Iterator<Item = Vec<usize>>) -> Option<Vec<usize>> {
    lists.max_by(|a, b| units_of(at, a).total_cmp(&units_of(at, b)).then(b[0].cmp(&a[0])))
}

/// True for headlines of which none is kept, although the model is not sure.
fn is_nearly_kept(at: &PassContext<'_>, list: &[usize]) -> bool {
    let are_headlines = at.measured.page.blocks()[list[0]].kind == BlockKind::Heading;
    let mean = list.iter().map(|&n| at.scores[n]).sum::<f32>() / list.len() as f32;
    are_headlines && mean <= NEARLY_KEPT && list.iter().all(|&n| at.scores[n] > 0.0)
}

/// True for a visible block that may be an entry of a list.
fn is_entry(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let is_around = |kind| m.kind_at(n, kind).is_some();
    let kinds = [ContainerKind::Navigation, ContainerKind::Header, ContainerKind::Footer, ContainerKind::Aside];
    at.scores[n] < CERTAIN && !m.is_in_consent_dialog(n) && !kinds.into_iter().any(is_around)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{BlockKind, BlockSpec, ContainerId, ContainerKind, Page, PageBuilder, SourceKind};
    use crate::span::Span;

    /// A title, a paragraph and headlines.
    fn page(paragraph: &str, headlines: usize) -> Page {
        page_with(&[paragraph], headlines, &[])
    }

    /// A title, headlines and a paragraph.
    fn page_with_end(headlines: usize, paragraph: &str) -> Page {
        page_with(&[], headlines, &[paragraph])
    }

    fn page_with(above: &[&str], headlines: usize, below: &[&str]) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(&mut builder, Some(body), 1, "Recipes with tomatoes");
        above.iter().for_each(|text| block(&mut builder, Some(body), 0, text));
        for n in 0..headlines {
            let card = builder.container(Some(body), ContainerKind::Group, "div", "card");
            block(&mut builder, Some(card), 3, &format!("Soup of tomatoes and beans, kind {n}"));
        }
        for text in below {
            block(&mut builder, Some(body), 2, "Questions about soup");
            block(&mut builder, Some(body), 0, text);
        }
        builder.finish()
    }

    /// A cell of a table.
    fn cell(builder: &mut PageBuilder, table: ContainerId, text: &str) {
        let start = builder.len();
        builder.push_source(text, start);
        let span = Span::new(start, builder.len());
        let container = Some(table);
        builder.block(BlockSpec { container, ..BlockSpec::new(BlockKind::TableCell, span, span) });
    }

    /// How many headlines stay.
    fn kept(paragraph: &str, headlines: usize, score: f32) -> usize {
        let page = page(paragraph, headlines);
        let scores = [vec![-1.0, -1.0], vec![score; headlines]].concat();
        let decisions = decided(&Measured::of(&page), scores);
        (2..2 + headlines).filter(|&n| decisions.by[n] == "list-page" && decisions.scores[n] < 0.0).count()
    }

    #[test]
    fn a_list_is_kept_where_nothing_else_is() {
        assert_eq!(kept("All soups.", 9, 2.5), 9);
        assert_eq!(kept("All soups.", 5, 2.5), 0);
        assert_eq!(kept("All soups.", 9, 4.5), 0);
    }

    #[test]
    fn headlines_directly_below_the_title_are_the_page() {
        let by = |score: f32, paragraph_last: bool| {
            let text = "The tomatoes are cut and boiled with the beans. ".repeat(6);
            let page = if paragraph_last { page_with_end(9, &text) } else { page(&text, 9) };
            let scores = page.blocks().iter().map(|own| if own.level == 3 { score } else { -1.0 }).collect();
            decided(&Measured::of(&page), scores).by.iter().filter(|&&by| by == "list-page").count()
        };
        assert_eq!(by(0.5, true), 9);
        assert_eq!(by(1.5, true), 0);
        assert_eq!(by(0.5, false), 0);
    }

    #[test]
    fn the_table_is_kept_where_nothing_else_is() {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(&mut builder, Some(body), 1, "Fares of the ferry");
        let table = builder.container(Some(body), ContainerKind::Table, "table", "");
        for n in 0..9 {
            cell(&mut builder, table, &format!("{n} people and a bicycle"));
        }
        let page = builder.finish();
        let decisions = decided(&Measured::of(&page), [vec![-1.0], vec![2.5; 9]].concat());
        assert_eq!(decisions.by[1..], ["list-page"; 9]);
    }

    #[test]
    fn an_article_is_not_a_list_page() {
        assert_eq!(kept(&"The tomatoes are cut and boiled with the beans. ".repeat(6), 9, 2.5), 0);
    }
}
