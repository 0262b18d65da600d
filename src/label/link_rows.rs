//! Rows of links behind an article: rankings, headlines of other articles.
//!
//! The cut of a page that is hard to read is lenient (`cut.rs`), and a short article above long lists is such a page. But
//! a page that calls itself an article is no list: its rows of links must be more likely content than not.

use super::cut::likelihood;
use super::features::PageFeatures;

/// Blocks with this share of linked text are links.
const LINKED: f32 = 0.8;
/// So many kept links follow each other, chrome between them aside.
const ROW: usize = 3;
/// Reading units of kept text ahead of them: without it the links are the page.
const TEXT: f32 = 60.0;
// Judgements. By cross-validation three of 73 pages of magic_article gain .31 to .73, two of 212 of newsandy gain .19 and
// .04, and wcxb_dev loses .0003 of token F1; without the page's word for it wcxb_dev loses .0014. Longer rows gain less.

/// Takes the `leniency`, which `scores` (above 0 for chrome) have had, from rows of links that needed it.
pub(super) fn withhold(features: &PageFeatures<'_>, leniency: f32, scores: &mut [f32]) {
    if !features.page.declared().is_article || leniency <= 0.0 {
        return;
    }
    let kept: Vec<usize> = (0..scores.len()).filter(|&n| scores[n] <= 0.0).collect();
    let is_link = |n: usize| features.links[n] >= LINKED;
    let mut text = 0.0;
    for row in kept.chunk_by(|&a, &b| is_link(a) && is_link(b)) {
        if !is_link(row[0]) {
            text += features.units[row[0]];
        } else if row.len() >= ROW && text >= TEXT && is_doubtful(features, leniency, scores, row) {
            row.iter().for_each(|&n| scores[n] += leniency);
        }
    }
}

/// True for blocks that are chrome rather than content, taken together.
fn is_doubtful(features: &PageFeatures<'_>, leniency: f32, scores: &[f32], row: &[usize]) -> bool {
    let weighed = row.iter().map(|&n| (likelihood(scores[n] + leniency) - 0.5) * features.units[n].max(0.1));
    weighed.sum::<f32>() < 0.0
}

#[cfg(test)]
mod tests {
    use super::super::testing::block;
    use super::*;
    use crate::page::{Declared, Page, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    fn page(is_article: bool) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        (0..4).for_each(|_| block(&mut builder, None, 0, TEXT));
        (0..3).for_each(|_| block(&mut builder, None, 0, "Ten more bridges to see"));
        builder.declare(Declared { is_article, ..Declared::default() });
        builder.finish()
    }

    /// Which blocks stay of four paragraphs and three links, of which the model gave the links `score`.
    fn kept(is_article: bool, links: f32, paragraphs: usize, score: f32) -> Vec<bool> {
        let page = page(is_article);
        let mut features = PageFeatures::of(&page);
        features.links[4..].fill(links);
        features.links[..4 - paragraphs].fill(1.0);
        let mut scores = [-3.0, -3.0, -3.0, -3.0, score, score, score].map(|score| score - 0.5);
        withhold(&features, 0.5, &mut scores);
        scores[4..].iter().map(|&score| score <= 0.0).collect()
    }

    #[test]
    fn rows_of_links_behind_an_article_get_no_leniency() {
        assert_eq!(kept(true, 1.0, 4, 0.3), [false; 3]);
        assert_eq!(kept(true, 1.0, 4, -0.3), [true; 3]);
    }

    #[test]
    fn other_pages_and_other_blocks_do() {
        assert_eq!(kept(false, 1.0, 4, 0.3), [true; 3]);
        assert_eq!(kept(true, 0.5, 4, 0.3), [true; 3]);
        assert_eq!(kept(true, f32::NAN, 4, 0.3), [true; 3]);
    }

    #[test]
    fn links_without_a_text_are_the_page() {
        assert_eq!(kept(true, 1.0, 1, 0.3), [true; 3]);
    }
}
