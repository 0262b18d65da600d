//! Keeps the entries of a page that is a list of headlines if otherwise only its title would be kept.
//!
//! A category page of linked titles looks like the teasers below an article, above all if it declares itself an article. If
//! nothing else is kept there is no article, and the list is the page.

use super::pass::{Override, PassContext};
use crate::label::measure::{Map, roles};
use crate::page::{BlockKind, ContainerKind, SourceKind};

/// More reading units of kept text than this are content. The numbers were chosen on 1,667 pages of unseen sites: four keep no more,
/// three of them are lists and gain .68 to .90 of F1, and the fourth keeps nothing of its text either way.
const NOTHING: f32 = 35.0;
/// The fewest entries of a list, and the fewest reading units of one on average: shorter ones are menus.
const ENTRIES: usize = 8;
const TITLE: f32 = 3.0;
/// Removals with a higher score are right in 997 of 1,000 cases.
const CERTAIN: f32 = 4.0;

/// Keeps the longest list of blocks of the same role below the title.
pub(super) fn entries(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let units = &m.blocks.units;
    let kept: f32 = at.replaceable().iter().zip(units).filter(|(kept, _)| **kept).map(|(_, units)| units).sum();
    let blocks = m.page.blocks();
    let title = (0..blocks.len()).find(|&n| blocks[n].kind == BlockKind::Heading && blocks[n].level == 1);
    let Some(title) = title.filter(|_| m.page.kind() == SourceKind::Html && kept <= NOTHING) else {
        return Vec::new();
    };
    let mut lists: Map<u64, Vec<usize>> = Map::default();
    let roles = roles(m.page);
    for n in (title + 1..blocks.len()).filter(|&n| is_entry(at, n)) {
        if let Some(role) = roles[n] {
            lists.entry(role).or_default().push(n);
        }
    }
    let units_of = |list: &[usize]| list.iter().map(|&n| units[n]).sum::<f32>();
    let is_list = |list: &&Vec<usize>| list.len() >= ENTRIES && units_of(list) >= TITLE * list.len() as f32;
    let longest = lists.values().filter(is_list).max_by(|a, b| {
        // The earlier of two equal lists, whatever the order of the map.
        units_of(a).total_cmp(&units_of(b)).then(b[0].cmp(&a[0]))
    });
    longest.into_iter().flatten().map(|&n| Override::keep(n)).collect()
}

/// True for a visible block that may be an entry of a list.
fn is_entry(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let is_around = |kind| m.kind_at(n, kind).is_some();
    let kinds = [ContainerKind::Navigation, ContainerKind::Header, ContainerKind::Footer, ContainerKind::Aside];
    at.scores[n] < CERTAIN && !m.is_in_consent_window(n) && !kinds.into_iter().any(is_around)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, Page, PageBuilder, SourceKind};

    /// A title, a paragraph and headlines.
    fn page(paragraph: &str, headlines: usize) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(&mut builder, Some(body), 1, "Recipes with tomatoes");
        block(&mut builder, Some(body), 0, paragraph);
        for n in 0..headlines {
            let card = builder.container(Some(body), ContainerKind::Group, "div", "card");
            block(&mut builder, Some(card), 3, &format!("Soup of tomatoes and beans, kind {n}"));
        }
        builder.finish()
    }

    /// How many headlines stay.
    fn kept(paragraph: &str, headlines: usize, score: f32) -> usize {
        let page = page(paragraph, headlines);
        let scores = [vec![-1.0, -1.0], vec![score; headlines]].concat();
        let decisions = decided(&Measured::of(&page), scores);
        (2..2 + headlines).filter(|&n| decisions.by[n] == "only-list" && decisions.scores[n] < 0.0).count()
    }

    #[test]
    fn a_list_is_kept_where_nothing_else_is() {
        assert_eq!(kept("All soups.", 9, 2.5), 9);
        assert_eq!(kept("All soups.", 5, 2.5), 0);
        assert_eq!(kept("All soups.", 9, 4.5), 0);
    }

    #[test]
    fn an_article_has_no_list() {
        assert_eq!(kept(&"The tomatoes are cut and boiled with the beans. ".repeat(6), 9, 2.5), 0);
    }
}
