//! Keeps the title of the page.

use super::pass::{Override, PassContext};
use crate::label::measure::{NameHint, Topic, chrome_hits, tokens_of};
use crate::page::{Block, BlockKind, ContainerKind, SourceKind};

/// How many blocks below a title may come before the text, and the title itself: a by-line, a date, share buttons, a caption.
/// Chosen by hand.
const TITLE_REACH: usize = 5;
/// The same above the first line that is kept: a by-line, an image.
const FIRST_LINE_REACH: usize = 2;
/// The reading units of a title: a shorter line is a menu entry, a longer one a paragraph. Chosen by hand.
const TITLE_UNITS: std::ops::RangeInclusive<f32> = 3.0..=20.0;

/// Keeps the block that is the declared title of the page.
pub(super) fn declared(at: &PassContext<'_>) -> Vec<Override> {
    let best = at
        .measured
        .title
        .best
        .or_else(|| one_word(at))
        .or_else(|| first_part(at))
        .or_else(|| with_addition(at))
        .or_else(|| above_text_of_page(at));
    best.and_then(|title| at.keep(title)).into_iter().collect()
}

/// The main heading if it is the declared title, which has one word. Elsewhere, one word of the title is a tag or a menu entry
/// more often, so the measurements leave it out.
fn one_word(at: &PassContext<'_>) -> Option<usize> {
    let m = at.measured;
    let is_title = |n: &usize| m.title.words.len() == 1 && m.words.tokens_of(*n) == m.title.words;
    m.title.h1.filter(is_title).filter(|&n| m.page.blocks()[n].hidden != Some(true))
}

/// The first heading above the text, if it is one word between signs in the declared title, and if there is no main heading:
/// `Mill Ltd – Carpenter`.
fn first_part(at: &PassContext<'_>) -> Option<usize> {
    let m = at.measured;
    let page = m.page;
    if m.title.h1.is_some() {
        return None;
    }
    let title = page.metadata().title.as_deref()?;
    let first = (0..at.scores.len()).find(|&n| at.is_content(n) && m.blocks.is_paragraph(n))?;
    let is_main = |&n: &usize| page.blocks()[n].kind == BlockKind::Heading && page.blocks()[n].hidden != Some(true);
    let heading = (0..first).find(is_main).filter(|&n| !at.is_link(n) && m.words.tokens_of(n).len() == 1)?;
    let is_part = |part: &str| tokens_of(part) == m.words.tokens_of(heading);
    title.split(PART_SIGNS).any(is_part).then_some(heading)
}

/// Signs between the parts of a title.
const PART_SIGNS: [char; 7] = ['-', '–', '—', '|', '·', '»', ':'];

/// The only main heading, directly above kept text, on a page that declares another title: the name of a law above one of its
/// sections.
fn above_text_of_page(at: &PassContext<'_>) -> Option<usize> {
    let page = at.measured.page;
    let is_main = |block: &&Block| block.kind == BlockKind::Heading && block.level == 1 && block.hidden != Some(true);
    let mut main = page.blocks().iter().filter(is_main);
    let heading = main.next().filter(|_| main.next().is_none())?;
    let n = heading.id.0 as usize;
    let is_text = n + 1 < at.scores.len() && at.is_content(n + 1) || is_near_text(at, n);
    let links_home = at.is_link(n) || page.ancestors(heading).any(|own| own.kind == ContainerKind::Navigation);
    (is_text && !links_home && page.kind() == SourceKind::Html).then_some(n)
}

/// True for a block with words of the declared title, and with kept text soon after it.
fn is_near_text(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let mut below = (n + 1..at.scores.len()).take(TEXT_REACH);
    m.title.share[n] > 0.0 && below.any(|n| at.is_content(n))
}

/// The line above the text that has all of the title and the least else, such as the name of the site that it links to.
fn with_addition(at: &PassContext<'_>) -> Option<usize> {
    let m = at.measured;
    let title = &m.title.words;
    let has_title = |&n: &usize| {
        let words = m.words.tokens_of(n);
        words.len() <= title.len() + ADDITION
            && words.windows(title.len()).any(|part| part == title)
            && m.page.blocks()[n].hidden != Some(true)
    };
    let is_text = |&n: &usize| at.is_content(n);
    let above = (0..at.scores.len()).find(is_text).unwrap_or(0);
    let rank = |&n: &usize| (m.words.tokens_of(n).len(), m.page.blocks()[n].kind != BlockKind::Heading);
    (0..above).filter(|_| title.len() >= MIN_WORDS).filter(has_title).min_by_key(rank)
}

/// The most words around a title in its line, and the fewest of a title that is recognised among others (chosen by hand).
const ADDITION: usize = 4;
const MIN_WORDS: usize = 3;

/// Keeps the lines that are named a subtitle, a lead or a summary, directly below a kept title and above kept text, unless they
/// are links or the model is certain.
pub(super) fn subtitles(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let Some(title) = m.title.best.filter(|&title| at.scores[title] <= 0.0) else { return Vec::new() };
    let has_text = (title + 1..at.scores.len()).take(TEXT_REACH).any(|n| at.is_content(n) && m.blocks.is_paragraph(n));
    let below = (title + 1..at.scores.len()).take(SUBTITLE_REACH).filter(|_| has_text);
    below.filter(|&n| at.scores[n] < CERTAIN && is_subtitle(at, n)).filter_map(|n| at.keep(n)).collect()
}

/// How many blocks below the title may be a subtitle, and how far the text may be (chosen by hand: a by-line, a date, share
/// buttons).
const SUBTITLE_REACH: usize = 2;
const TEXT_REACH: usize = 12;
/// A shorter line, in reading units, is a tag, a name or a count (chosen on the labelled development pages).
const MIN_SUBTITLE: f32 = 4.0;
/// The model is certain of removals with a higher score.
const CERTAIN: f32 = 3.0;

fn is_subtitle(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let block = &m.page.blocks()[n];
    let named = block.container.is_some_and(|id| {
        let distances = &m.surroundings.distances[id.0 as usize];
        distances[NameHint::Summary as usize] <= 1 && distances[NameHint::Comments as usize] > 1
    });
    named
        && m.blocks.units[n] >= MIN_SUBTITLE
        && m.blocks.linked(n) == 0.0
        && block.hidden != Some(true)
        && chrome_hits(&m.hits[n]) == 0
}

/// In a page saved as plain text, the title is an ordinary line: keeps the last line above the kept ones that looks like one,
/// and the longest such line shortly above the text, which dates and by-lines may precede.
pub(super) fn of_dump(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if !m.title.words.is_empty() || m.page.blocks().iter().any(|block| block.links.is_some()) {
        return Vec::new();
    }
    let above = above_first_kept(at);
    let title = above_text(at).filter(|&title| Some(title) != above);
    above.into_iter().chain(title).map(Override::keep).collect()
}

fn above_first_kept(at: &PassContext<'_>) -> Option<usize> {
    let first = (0..at.scores.len()).find(|&n| at.is_content(n))?;
    let is_new = |&n: &usize| looks_like_title(at, n) && !at.measured.repetition.is_repeat[n];
    (first.saturating_sub(FIRST_LINE_REACH)..first).rev().find(is_new)
}

fn above_text(at: &PassContext<'_>) -> Option<usize> {
    let m = at.measured;
    let is_text = |&n: &usize| at.is_content(n) && (m.blocks.is_paragraph(n) || m.blocks.units[n] > *TITLE_UNITS.end());
    let first = (0..at.scores.len()).find(|&n| at.is_content(n))?;
    let text = (first..at.scores.len()).take(TITLE_REACH).find(is_text)?;
    let mut best: Option<usize> = None;
    for n in (text.saturating_sub(TITLE_REACH)..text).rev().filter(|&n| looks_like_title(at, n) && !is_byline(at, n)) {
        if at.is_content(n) {
            return None;
        }
        best = best.filter(|&best| m.blocks.units[best] >= m.blocks.units[n]).or(Some(n));
    }
    best
}

fn looks_like_title(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let stats = &m.words.blocks[n];
    let asks = m.page.block_text(&m.page.blocks()[n]).ends_with(['?', '？', '!', '！', '؟']);
    TITLE_UNITS.contains(&m.blocks.units[n])
        && m.hits[n][..=Topic::Machine as usize].iter().all(|&hits| hits == 0)
        && !m.joined_breadcrumbs.is_path[n]
        && stats.fused <= MAX_FUSED
        && m.repetition.count[n] <= MAX_TITLES
        && (!stats.ends_with_stop || asks)
        && !stats.ends_with_ellipsis
        && !stats.has_copyright
        && stats.parts <= 1
}

fn is_byline(at: &PassContext<'_>, n: usize) -> bool {
    let stats = &at.measured.words.blocks[n];
    at.measured.hits[n][Topic::Byline as usize] > 0 || stats.clocks > 0 || stats.digits * BYLINE_DIGITS > stats.letters
}

/// More capitals inside words are those of menu entries that were joined: `HomeEventsAbout`. A title may have the names of two
/// products.
const MAX_FUSED: u32 = 2;
/// A title occurs at most this often: as the name of the window, in the path of the page, and above the text.
const MAX_TITLES: u16 = 3;
/// In a line with a date, there is at least one digit for this many letters (chosen by hand: `Posted on: May 20, 2018`).
const BYLINE_DIGITS: u32 = 4;

/// Keeps a block if it is the only one.
pub(super) fn only_block(at: &PassContext<'_>) -> Vec<Override> {
    if at.scores.len() == 1 { at.keep(0).into_iter().collect() } else { Vec::new() }
}

/// Keeps all of a page that is too short for a menu and a text: a few lines outside navigation, none of them typical of
/// boilerplate and not all of them links.
pub(super) fn tiny_page(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let blocks = m.page.blocks();
    if blocks.len() > TINY_BLOCKS || m.blocks.total > TINY_UNITS || blocks.iter().any(|block| block.links.is_none()) {
        return Vec::new();
    }
    let is_chrome = |kind: ContainerKind| {
        use ContainerKind::{Aside, Dialog, Footer, Form, Header, Navigation};
        matches!(kind, Aside | Dialog | Footer | Form | Header | Navigation)
    };
    let linked: f32 = (0..blocks.len()).map(|n| m.blocks.linked(n)).sum();
    let plain =
        m.page.containers().iter().all(|own| !is_chrome(own.kind)) && m.hits.iter().all(|hits| chrome_hits(hits) == 0);
    let speaks = linked * 2.0 < m.blocks.total;
    let all = 0..if plain && speaks { blocks.len() } else { 0 };
    all.filter_map(|n| at.keep(n)).collect()
}

/// The most blocks and reading units of such a page, chosen by hand.
const TINY_BLOCKS: usize = 6;
const TINY_UNITS: f32 = 60.0;

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, dump_of, page_of, titled};
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    #[test]
    fn the_declared_title_stays() {
        let page = titled("Bridge shut until spring", &["Bridge shut until spring", TEXT]);
        let decisions = decided(&Measured::of(&page), vec![2.0, -2.0]);
        assert_eq!((decisions.by[0], decisions.scores[0]), ("title", -1.0));
    }

    #[test]
    fn a_title_of_one_word_stays_if_it_is_the_main_heading() {
        let by = |levels: [u8; 2]| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            builder.metadata().title = Some("Soup".to_owned());
            block(&mut builder, None, levels[0], "Soup");
            block(&mut builder, None, levels[1], "Recipes of the ferrymen");
            block(&mut builder, None, 0, TEXT);
            let page = builder.finish();
            decided(&Measured::of(&page), vec![2.0, 2.0, -2.0]).by[0]
        };
        assert_eq!([[1, 2], [2, 2], [2, 1]].map(by), ["title", "title", "model"]);
    }

    #[test]
    fn joined_menu_entries_are_not_a_title() {
        let by = |line: &str| decided(&Measured::of(&dump_of(&[line, TEXT])), vec![2.0, -2.0]).by[0];
        assert_eq!(by("The iPhone that McDonald found in the river"), "plain-text-title");
        assert_eq!(by("Find eventsCreate eventsHelp centreLog inSign up"), "model");
    }

    #[test]
    fn a_heading_that_is_one_part_of_the_title_stays() {
        let by = |title: &str| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            builder.metadata().title = Some(title.to_owned());
            block(&mut builder, None, 2, "Carpenter");
            block(&mut builder, None, 0, TEXT);
            let page = builder.finish();
            decided(&Measured::of(&page), vec![2.0, -2.0]).by[0]
        };
        assert_eq!(by("Riverton Mill - Carpenter"), "title");
        assert_eq!(by("The carpenter of Riverton Mill"), "model");
    }

    #[test]
    fn the_main_heading_with_a_word_of_the_title_stays_above_text() {
        let by = |heading: &str, last: f32| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            builder.metadata().title = Some("The ferry, a film".to_owned());
            block(&mut builder, None, 1, heading);
            block(&mut builder, None, 0, "Watch now");
            block(&mut builder, None, 0, TEXT);
            let page = builder.finish();
            decided(&Measured::of(&page), vec![2.0, 2.0, last]).by[0]
        };
        assert_eq!(by("Ferry (2024)", -2.0), "title");
        assert_eq!(by("Ferry (2024)", 2.0), "model");
        assert_eq!(by("Pictures (2024)", -2.0), "model");
    }

    #[test]
    fn the_title_stays_with_the_name_of_the_site_that_it_links_to() {
        let by = |line: &str| {
            let page = titled("Bridge shut until spring", &[line, TEXT]);
            decided(&Measured::of(&page), vec![2.0, -2.0]).by[0]
        };
        assert_eq!(by("Bridge shut until spring (lenne.example)"), "title");
        assert_eq!(by("Bridge shut until spring and other news of the week from the harbour"), "model");
    }

    #[test]
    fn a_tag_with_words_of_the_title_is_not_the_title() {
        let page = titled("Bridge shut until spring", &["until spring", "Bridge shut until spring", TEXT]);
        let decisions = decided(&Measured::of(&page), vec![2.0, 2.0, -2.0]);
        assert_eq!((decisions.by[0], decisions.by[1]), ("model", "title"));
    }

    #[test]
    fn a_heading_below_the_text_is_not_the_title() {
        let text = TEXT.repeat(10);
        let page = titled("Field notes", &["A library for seeds", &text, "More field notes"]);
        let decisions = decided(&Measured::of(&page), vec![-2.0, -2.0, 2.0]);
        assert_eq!(decisions.by[2], "model");
    }

    #[test]
    fn a_subtitle_stays_below_its_title() {
        let by = |names: &str, score: f32| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            let body = builder.container(None, ContainerKind::Group, "body", "");
            let text =
                "It takes people over the lake while they can still remember the time before the bridge. ".repeat(3);
            for (text, level, names) in
                [("The last ferry", 1, ""), ("Notes on a vanishing job", 0, names), (&text, 0, "")]
            {
                let own = builder.container(Some(body), ContainerKind::Group, "div", names);
                block(&mut builder, Some(own), level, text);
            }
            builder.metadata().title = Some("The last ferry".to_owned());
            decided(&Measured::of(&builder.finish()), vec![-1.0, score, -2.0]).by[1]
        };
        assert_eq!(by("subtitle", 1.6), "subtitle");
        assert_eq!(by("subtitle", 4.0), "model");
        assert_eq!(by("topics", 1.6), "model");
    }

    #[test]
    fn the_line_above_the_text_of_a_dump_stays() {
        let by = |line: &str| decided(&Measured::of(&dump_of(&["Home", line, TEXT])), vec![2.0, 2.0, -2.0]).by[1];
        assert_eq!(by("Bridge shut until spring"), "plain-text-title");
        assert_eq!(by("Bridge shut until spring."), "model");
        assert_eq!(by("Leave a reply"), "model");
        assert_eq!(by("Posted on May 20, 2018, 12:30"), "model");
    }

    #[test]
    fn the_title_of_a_dump_stays_above_its_date_and_author() {
        let page = dump_of(&["Home", "Bridge shut until spring?", "By Ann Bell", "21 June 2024", TEXT]);
        let decisions = decided(&Measured::of(&page), vec![2.0, 2.0, 2.0, -1.0, -2.0]);
        assert_eq!([0, 1, 2].map(|n| decisions.by[n]), ["model", "plain-text-title", "model"]);
    }

    #[test]
    fn a_single_block_is_kept() {
        let decisions = decided(&Measured::of(&page_of(&["Log in"])), vec![3.0]);
        assert_eq!((decisions.by[0], decisions.scores[0]), ("only-block", -1.0));
    }
}
