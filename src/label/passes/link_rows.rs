//! Removes rows of links below an article: rankings and headlines of other articles.
//!
//! The threshold is lenient on pages that are difficult to classify (`score/threshold.rs`), and a short article above
//! long lists is such a page. But a page that declares itself an article is not a list, so its rows of links are
//! kept only if they are more likely content than not.

use super::pass::{Override, PassContext};
use crate::label::score::likelihood;
use crate::page::BlockKind;

/// Blocks with at least this share of linked text are links.
const LINKED: f32 = 0.8;
/// How many consecutive kept links make a row, ignoring boilerplate between them.
const MIN_ROW: usize = 3;
/// The fewest reading units of kept text before them: without it, the links are the content of the page.
const TEXT: f32 = 60.0;
// All chosen by hand. By cross-validation three of 73 pages of magic_article gain .31 to .73, two of 212 of newsandy gain .19 and
// .04, and wcxb_dev loses .0003 of token F1; without requiring that the page declares itself an article, wcxb_dev loses
// .0014. Requiring longer rows gains less.

/// Removes rows of links that are kept only because of the threshold of the page, whatever the focus.
pub(super) fn remove_uncertain_rows(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if !m.page.declared().is_article || at.threshold_offset <= 0.0 {
        return Vec::new();
    }
    let kept: Vec<usize> = (0..at.scores.len()).filter(|&n| at.scores[n] - at.bias <= 0.0).collect();
    let is_link = |n: usize| m.blocks.links[n] >= LINKED;
    let mut text = 0.0;
    let mut overrides = Vec::new();
    for row in kept.chunk_by(|&a, &b| is_link(a) && is_link(b)) {
        if !is_link(row[0]) {
            text += m.blocks.units[row[0]];
        } else if row.len() >= MIN_ROW && text >= TEXT && is_borderline(at, row) {
            overrides.extend(row.iter().map(|&n| Override::score(n, at.scores[n] + at.threshold_offset)));
        }
    }
    overrides
}

/// Of a row of linked headings without text between them, this share must be boilerplate for the others to be
/// boilerplate (chosen by hand).
const MOSTLY: f32 = 0.66;

/// Removes the linked headings whose row is mostly boilerplate: headlines of other articles come together.
pub(super) fn remove_with_row(at: &PassContext<'_>) -> Vec<Override> {
    let blocks = at.measured.page.blocks();
    let is_headline = |n: usize| blocks[n].kind == BlockKind::Heading && at.measured.blocks.links[n] >= LINKED;
    let headlines: Vec<usize> = (0..blocks.len()).filter(|&n| is_headline(n)).collect();
    let rows = headlines.chunk_by(|&a, &b| b == a + 1).filter(|row| row.len() >= MIN_ROW);
    let rest = |row: &[usize]| {
        let removed = row.iter().map(|&n| at.scores[n]).filter(|score| *score > 0.0);
        let is_mostly = removed.clone().count() as f32 >= MOSTLY * row.len() as f32;
        let least = removed.fold(f32::MAX, f32::min);
        if is_mostly { at.at_least(row.iter().copied().filter(|&n| at.scores[n] <= 0.0), least) } else { Vec::new() }
    };
    rows.flat_map(rest).collect()
}

/// True for blocks that are boilerplate rather than content, taken together.
fn is_borderline(at: &PassContext<'_>, row: &[usize]) -> bool {
    let likely = |n: usize| likelihood(at.scores[n] - at.bias + at.threshold_offset);
    let weighed = row.iter().map(|&n| (likely(n) - 0.5) * at.measured.blocks.units[n].max(0.1));
    weighed.sum::<f32>() < 0.0
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided_with;
    use super::*;
    use crate::label::measure::Measured;
    use crate::label::options::CleanOptions;
    use crate::label::testing::block;
    use crate::page::{Declared, Page, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    fn page(is_article: bool) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        (0..4).for_each(|n| block(&mut builder, None, 0, &format!("{TEXT} {n}")));
        (0..3).for_each(|_| block(&mut builder, None, 0, "Ten more bridges to see"));
        builder.declare(Declared { is_article, ..Declared::default() });
        builder.finish()
    }

    /// Which links are kept below this many of four paragraphs, when the model gave the links `score`.
    fn kept(is_article: bool, links: f32, paragraphs: usize, score: f32) -> Vec<bool> {
        let page = page(is_article);
        let mut measured = Measured::of(&page);
        measured.blocks.links[4..].fill(links);
        measured.blocks.links[..4 - paragraphs].fill(1.0);
        let scores = [-3.0, -3.0, -3.0, -3.0, score, score, score].map(|score| score - 0.5);
        let decisions = decided_with(&measured, scores.to_vec(), 0.5);
        let is_kept = |n: usize| decisions.scores[n] <= 0.0;
        assert!((4..7).all(|n| is_kept(n) == (decisions.by[n] == "model")));
        (4..7).map(is_kept).collect()
    }

    #[test]
    fn uncertain_rows_of_links_below_an_article_are_removed() {
        assert_eq!(kept(true, 1.0, 4, 0.3), [false; 3]);
        assert_eq!(kept(true, 1.0, 4, -0.6), [true; 3]);
    }

    #[test]
    fn other_pages_and_other_blocks_keep_them() {
        assert_eq!(kept(false, 1.0, 4, 0.3), [true; 3]);
        assert_eq!(kept(true, 0.5, 4, 0.3), [true; 3]);
        assert_eq!(kept(true, f32::NAN, 4, 0.3), [true; 3]);
    }

    #[test]
    fn a_headline_is_removed_with_its_row() {
        let removed = |scores: [f32; 5]| -> Vec<usize> {
            let mut builder = PageBuilder::new(SourceKind::Html);
            (0..5).for_each(|n| block(&mut builder, None, 2, &format!("{n} more bridges to see")));
            let page = builder.finish();
            let mut measured = Measured::of(&page);
            measured.blocks.links[..4].fill(1.0);
            let (options, by) = (CleanOptions::default(), ["model"; 5]);
            let at = PassContext {
                measured: &measured,
                options: &options,
                threshold_offset: 0.0,
                bias: 0.0,
                scores: &scores,
                by: &by,
            };
            remove_with_row(&at).iter().map(|change| change.block).collect()
        };
        assert_eq!(removed([2.0, 1.0, -0.5, 2.0, -0.5]), [2]);
        assert_eq!(removed([2.0, -1.0, -0.5, 2.0, -0.5]), [0; 0]);
    }

    #[test]
    fn links_without_text_above_them_are_kept() {
        assert_eq!(kept(true, 1.0, 1, 0.3), [true; 3]);
    }
}
