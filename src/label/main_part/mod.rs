//! The part of a page that holds its main content, chosen among its containers by a small ranker.
//!
//! The block model judges one block at a time and keeps teasers, menus and sign-up boxes that read like text. Here the kept
//! text of a container is compared with the kept text around it: how well it covers the title and the description, whether
//! the rest is about the same subject, and what the rest looks like.

mod candidates;
mod columns;
mod subject;
mod sums;

use candidates::{Candidate, candidates};

pub(super) use candidates::block_ranges;

use super::columns::Sink;
use super::measure::Measured;
use super::score;
use columns::Page;

/// The score of the ranker from which on the text outside a part is removed; a score above 0 predicts a gain. Chosen by
/// cross-validation from 0 to 1.2: .6 and .9 improve the result equally, and with 0 three times as many pages get
/// worse.
const SURE: f32 = 0.9;

/// The part that holds the main content, if the ranker is sure that the other `kept` blocks are boilerplate.
pub(super) fn main_part(m: &Measured<'_>, kept: &[bool], scores: &[f32]) -> Option<Candidate> {
    let mut candidates = candidates(m, kept);
    if candidates.is_empty() {
        return None;
    }
    let page = Page::of(m, kept, scores, &candidates);
    let ranks = score::ranks(candidates.len(), |n, row| page.fill(n, row));
    let (best, rank) = (0..).zip(ranks).max_by(|a: &(usize, f32), b| a.1.total_cmp(&b.1))?;
    (rank > SURE).then(|| candidates.swap_remove(best))
}

/// The columns of each candidate, for training.
pub(super) fn rows(m: &Measured<'_>, kept: &[bool], scores: &[f32]) -> CandidateTable {
    let candidates = candidates(m, kept);
    let page = Page::of(m, kept, scores, &candidates);
    let mut columns: Vec<&'static str> = Vec::new();
    let mut rows = Vec::with_capacity(candidates.len());
    for n in 0..candidates.len() {
        if n == 0 {
            page.fill(n, &mut columns);
        }
        let mut row: Vec<f32> = Vec::with_capacity(columns.len());
        page.fill(n, &mut row as &mut dyn Sink);
        rows.push(row);
    }
    CandidateTable { columns, blocks: candidates.into_iter().map(|candidate| candidate.blocks).collect(), rows }
}

/// The candidates of a page, for training.
pub(super) struct CandidateTable {
    pub columns: Vec<&'static str>,
    /// The blocks of each candidate.
    pub blocks: Vec<std::ops::Range<usize>>,
    pub rows: Vec<Vec<f32>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, Page as WebPage, PageBuilder, SourceKind};

    const ARTICLE: [&str; 3] = [
        "The old bridge over the river is shut until the spring, and nobody in the town knows how to reach the market.",
        "Engineers found cracks in two of the pillars last week, and the mayor closed the bridge on the same day.",
        "Until the repairs are done, a small ferry carries people, bicycles and goods from one bank to the other.",
    ];

    /// An article with a title, and as many teasers of other stories in a list.
    fn page(teasers: usize) -> WebPage {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let article = builder.container(Some(body), ContainerKind::Article, "article", "");
        block(&mut builder, Some(article), 1, "The bridge over the river is shut");
        ARTICLE.iter().for_each(|text| block(&mut builder, Some(article), 0, text));
        let list = builder.container(Some(body), ContainerKind::Group, "div", "list");
        for n in 0..teasers {
            let card = builder.container(Some(list), ContainerKind::Group, "div", "card");
            block(&mut builder, Some(card), 3, &format!("Headline number {n}"));
            block(&mut builder, Some(card), 0, &format!("Some other story {n} that has nothing to do with it."));
        }
        builder.metadata().title = Some("The bridge over the river is shut".into());
        builder.finish()
    }

    fn rows_of(page: &WebPage) -> CandidateTable {
        let count = page.blocks().len();
        rows(&Measured::of(page), &vec![true; count], &vec![-1.0; count])
    }

    fn value(rows: &CandidateTable, part: usize, column: &str) -> f32 {
        rows.rows[part][rows.columns.iter().position(|name| *name == column).unwrap()]
    }

    #[test]
    fn the_table_fits_the_columns() {
        let columns = rows_of(&page(6)).columns;
        assert_eq!(crate::fnv::hash_32(columns.join(" ").bytes()), score::RANK_COLUMNS, "train a new ranker");
    }

    #[test]
    fn the_article_and_the_list_are_candidates() {
        let rows = rows_of(&page(6));
        assert!(rows.blocks.contains(&(0..4)) && rows.blocks.contains(&(4..16)), "{:?}", rows.blocks);
        let (article, list) = (0..rows.blocks.len()).partition::<Vec<_>, _>(|&n| rows.blocks[n] == (0..4));
        assert_eq!(value(&rows, article[0], "title_inside"), 1.0);
        assert_eq!(value(&rows, article[0], "is_article"), 1.0);
        assert_eq!(value(&rows, list[0], "title_in"), 0.0);
    }

    #[test]
    fn a_page_with_one_part_has_no_candidates() {
        assert!(rows_of(&page(0)).blocks.is_empty());
    }

    #[test]
    fn cohesion_is_lower_between_unlike_texts() {
        let rows = rows_of(&page(6));
        assert!((0..rows.rows.len()).all(|n| value(&rows, n, "cohesion") < 0.5));
    }
}
