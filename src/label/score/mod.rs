//! Turns columns into scores. A block with a score above 0 is boilerplate.

mod confidence;
mod forest;
#[cfg_attr(not(feature = "html"), allow(dead_code, reason = "the trees for HTML"))]
mod forest_table;
mod hand_weights;
mod packed;
#[cfg_attr(not(feature = "html"), allow(dead_code, reason = "the ranker of parts of HTML pages"))]
mod rank_table;
mod reason_table;
mod role_smoothing;
mod threshold;
mod whole_text_table;

pub(super) use confidence::confidence;
pub(super) use hand_weights::hand_score;
#[cfg(test)]
pub(super) use rank_table::COLUMNS as RANK_COLUMNS;
pub(super) use threshold::likelihood;

use super::columns::{self, Sink};
use super::measure::{Measured, PlainText, Topic};
use super::options::Focus;
use crate::page::SourceKind;
use threshold::Threshold;

/// The scores of a page.
pub(super) struct Scores {
    /// Each block, above 0 for boilerplate.
    pub of_blocks: Vec<f32>,
    /// What all scores were lowered by, since the page has another threshold than one half.
    pub threshold_offset: f32,
    /// What was added to all of them, since the caller has a focus.
    pub bias: f32,
    /// Which class of boilerplate each block is, if it is boilerplate; empty for a dump.
    pub of_classes: Vec<ClassScores>,
}

/// How likely a block of boilerplate belongs to a class: above 0 it is more likely than not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ClassScores {
    pub comments: f32,
    /// Other stories.
    pub related: f32,
    pub advert: f32,
    /// Buttons and counts inside the text.
    pub controls: f32,
}

impl Scores {
    pub(super) fn of(m: &Measured<'_>, focus: Focus) -> Self {
        // The forest was trained on whole pages, so texts of a few lines are scored with the weights set by hand.
        let trust = (m.blocks.total / WHOLE_PAGE).min(1.0);
        let (mut scores, of_classes) = forest_scores(m);
        // On pages that declare themselves one article, what repeats is mostly teasers of other stories.
        if m.is_thread || !m.page.declared().is_single_topic() {
            role_smoothing::smooth(m, &mut scores);
        }
        for (n, score) in scores.iter_mut().enumerate() {
            *score = match () {
                () if m.joined_breadcrumbs.is_path[n] => JOINED_BREADCRUMB,
                () if m.joined_breadcrumbs.title == Some(n) => -JOINED_BREADCRUMB,
                () if trust < 1.0 => trust * *score + (1.0 - trust) * hand_score(m, n).score,
                () => *score,
            };
        }
        let threshold_offset = trust * threshold_offset(m, &scores);
        let bias = bias(focus);
        scores.iter_mut().for_each(|score| *score = *score - threshold_offset + bias);
        Self { of_blocks: scores, threshold_offset, bias, of_classes }
    }
}

/// Added to the scores if the focus is precision, and subtracted from them if it is recall.
const FOCUS_BIAS: f32 = 1.0;

fn bias(focus: Focus) -> f32 {
    match focus {
        Focus::Precision => FOCUS_BIAS,
        Focus::Recall => -FOCUS_BIAS,
        Focus::Balanced | Focus::All => 0.0,
    }
}

/// Reading units of the shortest pages that the forest was trained on, about.
const WHOLE_PAGE: f32 = 80.0;
/// The score of a breadcrumb line that was run together: the title that follows proves it.
const JOINED_BREADCRUMB: f32 = 2.0;

/// The scores that the forests give to each block.
fn forest_scores(m: &Measured<'_>) -> (Vec<f32>, Vec<ClassScores>) {
    let forest = forest::forest(m.page.kind());
    let count = m.blocks.len();
    let mut rows = forest::Rows::new();
    let mut scores = Vec::with_capacity(count);
    let has_classes = m.page.kind() == SourceKind::Html;
    let mut classes = Vec::with_capacity(if has_classes { count } else { 0 });
    for start in (0..count).step_by(forest::LANES) {
        let some = start..count.min(start + forest::LANES);
        some.clone().enumerate().for_each(|(lane, n)| columns::fill(m, n, &mut rows.lane(lane)));
        if has_classes {
            let [comments, related, advert, controls] = forest::classes().each_ref().map(|trees| trees.scores(&rows));
            classes.extend((0..some.len()).map(|lane| ClassScores {
                comments: comments[lane],
                related: related[lane],
                advert: advert[lane],
                controls: controls[lane],
            }));
        }
        scores.extend(some.zip(forest.scores(&rows)).map(|(_, score)| -score));
    }
    (scores, classes)
}

/// What the trees for whole texts say of a plain text: above 0 for a saved page, below 0 for other text, such as source code, a manual
/// or a letter.
pub(super) fn saved_page(m: &Measured<'_>, plain: &PlainText) -> f32 {
    let source = &plain.source;
    let (is_code, is_log) = (source.share(source.code) > CODE, source.share(source.stamped) > STAMPED);
    if is_code || is_log || source.ascii[FORM_FEED] > 0 {
        return -CERTAIN;
    }
    if begins_like_a_page(m, plain) || has_comment_form(m, plain) {
        return CERTAIN;
    }
    let mut rows = forest::Rows::new();
    columns::fill_whole_text(m, plain, &mut rows.lane(0));
    forest::whole_text().scores(&rows)[0]
}

/// If a larger share of the lines ends as code does, the text is code or data, even if it quotes menus and footers. Of 1,659 saved
/// pages, one has .57, and all others have less (models/label/REPORT.md); four in five files of C, Java, JavaScript, JSON and Rust
/// have more.
const CODE: f32 = 0.6;
/// If a larger share of the lines begins with a time of day, the text is a chat or a log. Chosen by hand: a live blog has its times on
/// lines of their own.
const STAMPED: f32 = 0.6;
/// What separates the pages of a printed document, as in the text of a PDF. HTML has none.
const FORM_FEED: usize = 0x0C;
/// The score where a rule decides, without the sign: as high as the trees get.
const CERTAIN: f32 = 4.0;

/// True for a text that begins with what only a page leaves: a breadcrumb that was run together with the title, or names for machines
/// above an article.
fn begins_like_a_page(m: &Measured<'_>, plain: &PlainText) -> bool {
    let is_article = plain.page.long_share > ARTICLE;
    let is_path = |n: usize| m.joined_breadcrumbs.is_path[n] && m.words.blocks[n].fused > 0;
    let is_machine = |n: usize| m.hits[n][Topic::Machine as usize] > 0 && m.blocks.units[n] < MACHINE_LINE_UNITS;
    (0..m.blocks.len().min(BEGINNING_BLOCKS)).any(|n| is_path(n) || is_article && is_machine(n))
}

/// True for a short article with a comment form below it: the phrases of the form are a tenth of the words. None of 5,171 other plain
/// texts has so many, but neither has any of the 1,659 pages that the trees learn from, so they do not know such pages.
fn has_comment_form(m: &Measured<'_>, plain: &PlainText) -> bool {
    let hits = || m.hits.iter().map(|hits| hits[Topic::Comments as usize]).filter(|&hits| hits > 0);
    let units: f32 = hits().map(f32::from).sum();
    plain.page.long_share > COMMENTED && units > COMMENT_FORM * m.blocks.total && hits().count() >= MIN_COMMENT_BLOCKS
}

/// The share of a text in long lines with sentences above which it may have a comment form, the share of its phrases in the words, and
/// the fewest lines with them.
const COMMENTED: f32 = 0.5;
const COMMENT_FORM: f32 = 0.1;
const MIN_COMMENT_BLOCKS: usize = 2;

/// The share of a text in long lines with sentences above which it is an article, and the reading units below which a line is short.
/// Both were chosen by hand: source code, which has names for machines too, has hardly any such lines.
const ARTICLE: f32 = 0.8;
const MACHINE_LINE_UNITS: f32 = 6.0;
/// How many blocks are the beginning. Deeper in a text, code repeats parts of names.
const BEGINNING_BLOCKS: usize = 3;

/// What the ranker of the parts of a page says of `count` candidates, whose columns `fill` puts into a row: above 0 for a gain.
pub(super) fn ranks(count: usize, fill: impl Fn(usize, &mut dyn Sink)) -> Vec<f32> {
    let mut rows = forest::Rows::new();
    let mut ranks = Vec::with_capacity(count);
    for start in (0..count).step_by(forest::LANES) {
        let some = start..count.min(start + forest::LANES);
        some.clone().enumerate().for_each(|(lane, n)| fill(n, &mut rows.lane(lane)));
        ranks.extend(some.zip(forest::ranker().scores(&rows)).map(|(_, rank)| rank));
    }
    ranks
}

/// What the scores of the page are lowered by.
fn threshold_offset(m: &Measured<'_>, scores: &[f32]) -> f32 {
    let units = &m.blocks.units;
    match m.page.kind() {
        SourceKind::Text => threshold::plain_text_offset(scores, units),
        SourceKind::Html => threshold::threshold_offset(scores, units, threshold_of(m)) + document_offset(m),
    }
}

/// Subtracted from the scores of a page that is a document by itself: it has hardly any boilerplate. The same as for a focus on
/// recall; with twice as much, labelled pages lose (models/label/REPORT.md).
const DOCUMENT_OFFSET: f32 = FOCUS_BIAS;

fn document_offset(m: &Measured<'_>) -> f32 {
    if m.is_document { DOCUMENT_OFFSET } else { 0.0 }
}

fn threshold_of(m: &Measured<'_>) -> Threshold {
    match () {
        () if m.is_thread => Threshold::THREAD,
        () if m.page.declared().is_single_topic() => Threshold::SINGLE_TOPIC,
        () => Threshold::MULTI_TOPIC,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fnv;
    use crate::label::testing::{dump_of, page_of};

    /// The forest identifies columns by position, so it must have been trained on exactly these.
    #[test]
    fn the_forest_fits_the_columns() {
        let [html, text] = [page_of(&["a"]), dump_of(&["a"])].map(|page| {
            let mut names: Vec<&'static str> = Vec::new();
            columns::fill(&Measured::of(&page), 0, &mut names);
            assert!(names.len() <= columns::MAX_COLUMNS);
            fnv::hash_32(names.join(" ").bytes())
        });
        assert_eq!([html, text], forest_table::COLUMNS, "train new models");
        assert_eq!(html, reason_table::COLUMNS, "train new models for the reasons");
    }

    fn score_of(lines: &[&str]) -> f32 {
        let page = dump_of(lines);
        let measured = Measured::of(&page);
        saved_page(&measured, measured.plain_text.as_ref().unwrap())
    }

    #[test]
    fn lines_that_end_like_code_are_not_a_page() {
        let menu = ["Home,", "News,", "Log in,", "Privacy policy,", "Read more,"];
        assert_eq!(score_of(&menu), -CERTAIN);
        assert_ne!(score_of(&menu.map(|line| line.trim_end_matches(','))), -CERTAIN);
    }

    #[test]
    fn a_breadcrumb_fused_with_the_title_is_a_page_at_the_beginning_only() {
        let [path, title] =
            ["HomeLocal NewsCouncil votes to repair the old bridge", "Council votes to repair the old bridge"];
        assert_eq!(score_of(&[path, title]), CERTAIN);
        assert_ne!(score_of(&["One", "Two", "Three", path, title]), CERTAIN);
    }

    #[test]
    fn the_trees_for_whole_texts_fit_their_columns() {
        let page = dump_of(&["a"]);
        let measured = Measured::of(&page);
        let mut names: Vec<&'static str> = Vec::new();
        columns::fill_whole_text(&measured, measured.plain_text.as_ref().unwrap(), &mut names);
        assert_eq!(fnv::hash_32(names.join(" ").bytes()), whole_text_table::COLUMNS, "train new trees");
    }
}
