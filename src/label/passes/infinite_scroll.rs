//! Removes further articles below the page's own, as on pages with infinite scrolling.
//!
//! A page is about the article whose heading is the page's title. If that article is one of several items of the same
//! kind, each with its own heading, the others belong to other pages.

use super::pass::{Override, PassContext};
use crate::label::measure::Measured;
use crate::page::BlockKind;

/// The score of the other articles: all four such development pages gained.
const OTHER_ARTICLE: f32 = 3.0;

/// The fewest reading units of a separate article, and its least size relative to the mean of its group: anything less
/// is the heading of a list or the first post of a discussion. Chosen by hand: four of 2,200 development pages are
/// endless in this way, and all four gain.
const MIN_UNITS: f32 = 100.0;
const MIN_SHARE: f32 = 0.6;
/// A heading that shares this much with the title belongs to the same discussion ("Re: …").
const SAME_TITLE: f32 = 0.5;

/// Removes the articles that are not the page's own.
pub(super) fn other_articles(at: &PassContext<'_>) -> Vec<Override> {
    at.at_least(others(at.measured).into_iter(), OTHER_ARTICLE)
}

/// The blocks of the other articles; none if the page has only one.
fn others(m: &Measured<'_>) -> Vec<usize> {
    let Some((own, group)) = own_item(m) else { return Vec::new() };
    let item_of =
        |n: usize| m.items.outermost(m.page, n).filter(|&item| m.items.member[item].0 == group && item != own);
    let blocks: Vec<usize> = (0..m.blocks.len()).filter(|&n| item_of(n).is_some()).collect();
    let mut headed: Vec<Option<usize>> = Vec::new();
    for &n in blocks.iter().filter(|&&n| m.page.blocks()[n].kind == BlockKind::Heading) {
        if headed.last() != Some(&item_of(n)) {
            headed.push(item_of(n));
            if !is_other_title(m, n) {
                return Vec::new();
            }
        }
    }
    let count = m.items.groups[group as usize].count as usize;
    if headed.len() + 1 == count { blocks } else { Vec::new() }
}

/// True for a heading on the same level as the title with other words: the parts of one text have lower levels.
fn is_other_title(m: &Measured<'_>, n: usize) -> bool {
    let level = |n: usize| m.page.blocks()[n].level;
    m.title.share[n] < SAME_TITLE && m.title.at.is_some_and(|title| level(title) == level(n))
}

/// The item that begins with the title, and its group.
fn own_item(m: &Measured<'_>) -> Option<(usize, u32)> {
    let own = m.items.outermost(m.page, m.title.at?)?;
    let (group, index) = m.items.member[own];
    let all = &m.items.groups[group as usize];
    let mean = all.sum.units / all.count as f32;
    let large = m.containers.sums[own].units >= MIN_UNITS && m.containers.sums[own].units >= MIN_SHARE * mean;
    (index == 0 && all.count > 1 && large).then_some((own, group))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, Page, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// Articles of the same kind, each with a heading and this many paragraphs.
    fn page(articles: &[(&str, usize)]) -> Page {
        page_of(articles, 1)
    }

    fn page_of(articles: &[(&str, usize)], level: u8) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        for (n, &(heading, paragraphs)) in articles.iter().enumerate() {
            let article = builder.container(Some(body), ContainerKind::Article, "article", "post");
            block(&mut builder, Some(article), if n == 0 { 1 } else { level }, heading);
            (0..paragraphs).for_each(|_| block(&mut builder, Some(article), 0, TEXT));
        }
        builder.metadata().title = articles.first().map(|(heading, _)| (*heading).to_owned());
        builder.finish()
    }

    fn others_of(page: &Page) -> Vec<usize> {
        let decisions = decided(&Measured::of(page), vec![-2.0; page.blocks().len()]);
        (0..decisions.by.len()).filter(|&n| decisions.by[n] == "infinite-scroll").collect()
    }

    #[test]
    fn other_articles_are_found() {
        let articles = [("On bridges and rivers", 8), ("Roads are shut too", 9), ("A new train station", 7)];
        assert_eq!(others_of(&page(&articles)), (9..27).collect::<Vec<_>>());
    }

    #[test]
    fn parts_of_one_text_stay() {
        let parts = page_of(&[("On bridges and rivers", 8), ("Where the river bends", 9)], 2);
        assert!(others_of(&parts).is_empty());
    }

    #[test]
    fn discussions_lists_and_teasers_stay() {
        assert!(others_of(&page(&[("On bridges and rivers", 8), ("Re: On bridges and rivers", 8)])).is_empty());
        assert!(others_of(&page(&[("On bridges and rivers", 1), ("Roads are shut too", 9)])).is_empty());
        assert!(others_of(&page(&[("On bridges and rivers", 8)])).is_empty());
        assert!(others_of(&page(&[])).is_empty());
    }
}
