//! Keeps the facts about what a page describes: where and when an event takes place, what a job pays, how large a house is.
//!
//! They are short lines without sentences, which the model takes for controls.

use super::pass::{Override, PassContext};
use crate::label::measure::chrome_hits;
use crate::page::{BlockKind, ContainerId, ContainerKind, Detail, SourceKind};

/// A removal with a higher score is certain (chosen by hand).
const CERTAIN: f32 = 3.2;
/// A longer line, in reading units, says more than one fact.
const MAX_UNITS: f32 = 16.0;
/// How many elements from a block outwards may be named after a fact.
const NAME_DEPTH: usize = 3;
/// How many blocks below the title may be facts: a price, a date, buttons and a short description come before the last of them.
const REACH: usize = 20;

/// Properties of schema.org, and words in class names, of elements with such a fact; sorted. Names of dates alone are left out:
/// they are mostly those of articles.
const NAMES: [&str; 24] = [
    "address",
    "addresslocality",
    "addressregion",
    "basesalary",
    "commitment",
    "compensation",
    "department",
    "doortime",
    "employmenttype",
    "enddate",
    "floorsize",
    "hiringorganization",
    "infobox",
    "joblocation",
    "location",
    "numberofbedrooms",
    "numberofrooms",
    "postalcode",
    "salary",
    "startdate",
    "streetaddress",
    "validthrough",
    "venue",
    "workhours",
];

/// Keeps lines below the title in elements named after a fact, with lines with numbers directly above the first, and those of
/// infoboxes. Keeps the pronunciation of a word below the title, too.
pub(super) fn named(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if m.page.kind() == SourceKind::Text {
        return Vec::new();
    }
    let title = at.by.iter().position(|by| *by == "title").or(m.title.best).or(m.title.h1);
    let below = title.map_or(0..0, |title| title + 1..title + 1 + REACH);
    let is_unsure = |n: usize| (0.0..CERTAIN).contains(&at.scores[n]);
    let is_fact = |n: usize| {
        is_unsure(n) && is_plain(at, n) && name(at, n).is_some_and(|name| below.contains(&n) || name == INFOBOX)
    };
    let mut facts: Vec<usize> = (0..at.scores.len()).filter(|&n| is_fact(n)).collect();
    let is_number = |n: &usize| is_unsure(*n) && is_plain(at, *n) && m.words.blocks[*n].digits > 0;
    if let Some(&first) = facts.first().filter(|first| below.contains(first)) {
        facts.extend((below.start..first).rev().take_while(is_number));
    }
    let is_sound = |n: &usize| is_unsure(*n) && m.blocks.units[*n] <= MAX_UNITS && is_pronunciation(at.text(*n));
    let below = below.start..below.end.min(at.scores.len());
    facts.extend(below.clone().filter(is_sound));
    facts.extend(below.filter(|&n| is_unsure(n) && is_list_of_facts(at, n)));
    facts.into_iter().filter_map(|n| at.keep(n)).collect()
}

/// True for a block of several lines that all have a label and a value: the director and the length of a film.
fn is_list_of_facts(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let has_label = |line: &str| {
        line.split_once([':', '：']).is_some_and(|(label, value)| {
            !value.trim().is_empty() && (1..=MAX_LABEL_BYTES).contains(&label.trim().len())
        })
    };
    let lines = || at.text(n).split('\n');
    m.page.blocks()[n].hidden != Some(true)
        && chrome_hits(&m.hits[n]) == 0
        && lines().count() >= MIN_ROWS
        && lines().all(has_label)
}

/// The longest label, in bytes (chosen by hand: four words).
const MAX_LABEL_BYTES: usize = 40;

/// True for text with the sign for stress or a letter that only the phonetic alphabet has.
fn is_pronunciation(text: &str) -> bool {
    text.contains(|c| matches!(c, 'ˈ' | 'ˌ' | 'ɐ'..='ʯ'))
}

/// The name of a box with facts, wherever it is on the page.
const INFOBOX: &str = "infobox";

/// The name of a fact on one of the elements around a block.
fn name(at: &PassContext<'_>, n: usize) -> Option<&'static str> {
    let page = at.measured.page;
    let containers = page.containers();
    let around = page.ancestor_ids(&page.blocks()[n]).take(INFOBOX_DEPTH).enumerate();
    let is_inside =
        |id: ContainerId| !matches!(containers[id.0 as usize].kind, ContainerKind::Navigation | ContainerKind::Footer);
    around.take_while(|&(_, id)| is_inside(id)).find_map(|(depth, id)| {
        let is_small = depth < NAME_DEPTH && at.measured.containers.sums[id.0 as usize].blocks <= MAX_BOX;
        let known =
            words(&containers[id.0 as usize].names).find_map(|word| Some(NAMES[NAMES.binary_search(&word).ok()?]));
        known.filter(|known| is_small || *known == INFOBOX)
    })
}

/// An element with more blocks is named after where it is on the page.
const MAX_BOX: f32 = 8.0;

/// How many elements may be between a line and its infobox.
const INFOBOX_DEPTH: usize = 6;

fn words(names: &str) -> impl Iterator<Item = &str> {
    names.split(|c: char| !c.is_ascii_alphanumeric())
}

/// True for a short line of text outside forms, without links and without words that are typical of boilerplate.
fn is_plain(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let block = &m.page.blocks()[n];
    m.blocks.units[n] <= MAX_UNITS
        && m.words.blocks[n].letters + m.words.blocks[n].digits > 0
        && m.blocks.linked(n) == 0.0
        && !m.words.blocks[n].ends_with_stop
        && block.kind != BlockKind::Form
        && block.hidden != Some(true)
        && chrome_hits(&m.hits[n]) == 0
}

/// A table of facts without a table has at least so many rows.
const MIN_ROWS: usize = 3;
/// The mean score below which the rows are kept, and the limit for each score, so that one row does not outweigh the others.
const MAX_MEAN: f32 = 0.5;
const MAX_SCORE: f32 = 4.0;
/// A longer label, in reading units, is a sentence.
const MAX_LABEL: f32 = 6.0;

/// Keeps rows of a label and a value that are elements with the same names, if they are content together. In a thread, such rows are
/// about its members.
pub(super) fn rows(at: &PassContext<'_>) -> Vec<Override> {
    if at.measured.is_thread {
        return Vec::new();
    }
    let count = at.scores.len();
    let mut overrides = Vec::new();
    let mut n = 0;
    while n + 1 < count {
        let end = end_of_rows(at, n);
        if end >= n + 2 * MIN_ROWS && is_kept(at, n, end) {
            overrides.extend((n..end).filter(|&n| at.scores[n] > 0.0).map(Override::keep));
        }
        n = end.max(n + 1);
    }
    overrides
}

/// The block after the rows that begin with `start`; `start` if none do.
fn end_of_rows(at: &PassContext<'_>, start: usize) -> usize {
    let containers = at.measured.page.containers();
    let Some(first) = row(at, start) else { return start };
    let first = &containers[first.0 as usize];
    let is_alike = |id: ContainerId| {
        let own = &containers[id.0 as usize];
        own.parent == first.parent && own.tag == first.tag && own.names == first.names
    };
    let starts = (start..at.scores.len()).step_by(2);
    start + 2 * starts.take_while(|&n| row(at, n).is_some_and(is_alike)).count()
}

/// The element that contains block `n`, a label, and the next one, its value, and no other.
fn row(at: &PassContext<'_>, n: usize) -> Option<ContainerId> {
    let m = at.measured;
    let page = m.page;
    let value = page.blocks().get(n + 1)?;
    let is_pair = |id: &ContainerId| m.containers.sums[id.0 as usize].blocks == 2.0;
    let own = page.ancestor_ids(&page.blocks()[n]).take(ROW_DEPTH).find(is_pair)?;
    let is_row = m.blocks.units[n] <= MAX_LABEL
        && is_plain(at, n)
        && is_plain(at, n + 1)
        && page.ancestor_ids(value).take(ROW_DEPTH).any(|id| id == own);
    is_row.then_some(own)
}

/// How many elements may be around a value, up to its row.
const ROW_DEPTH: usize = 4;

/// True if the blocks are content rather than boilerplate, taken together.
fn is_kept(at: &PassContext<'_>, start: usize, end: usize) -> bool {
    let sum: f32 = at.scores[start..end].iter().map(|score| score.clamp(-MAX_SCORE, MAX_SCORE)).sum();
    sum < MAX_MEAN * (end - start) as f32
}

/// Keeps tables of two columns, labels and values, unless they have links or words that are typical of boilerplate or the model is
/// certain.
pub(super) fn tables(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let mut overrides = Vec::new();
    let mut start = 0;
    for run in m.structures.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        if run[0].is_some_and(|id| m.page.containers()[id.0 as usize].kind == ContainerKind::Table)
            && (0.0..CERTAIN_OF_TABLE).contains(&at.scores[start])
            && end - start >= 2 * MIN_TABLE_ROWS
            && (end - start).is_multiple_of(2)
            && (start..end).all(|n| column(at, n) == Some((n - start) % 2) && is_plain(at, n))
        {
            overrides.extend((start..end).map(Override::keep));
        }
        start = end;
    }
    overrides
}

/// The removal of a table with a higher score is certain, and one with fewer rows is left to the model. Chosen by hand.
const CERTAIN_OF_TABLE: f32 = 1.0;
const MIN_TABLE_ROWS: usize = 2;

/// The column of the table cell around block `n`.
fn column(at: &PassContext<'_>, n: usize) -> Option<usize> {
    let page = at.measured.page;
    page.ancestors(&page.blocks()[n]).take(ROW_DEPTH).find_map(|own| match own.detail {
        Detail::Cell { column, .. } => Some(usize::from(column)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::NAMES;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, line};
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    const TEXT: &str =
        "The school of carpenters opens its doors to everybody who wants to see the wheels of the mill turn.";

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted());
    }

    /// The passes that decide about these lines between a title and a paragraph, each in an element with such names.
    fn by(lines: &[(&str, &str)], score: f32) -> Vec<&'static str> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(&mut builder, Some(body), 1, "Open day of the carpenters");
        for (names, text) in lines {
            let own = builder.container(Some(body), ContainerKind::Group, "div", names);
            line(&mut builder, own, text);
        }
        block(&mut builder, Some(body), 0, TEXT);
        let mut scores = vec![score; lines.len() + 2];
        (scores[0], scores[lines.len() + 1]) = (-2.0, -2.0);
        decided(&Measured::of(&builder.finish()), scores).by[1..=lines.len()].to_vec()
    }

    #[test]
    fn named_facts_below_the_title_are_kept() {
        let lines = [("when", "14 June, 10 am"), ("event-venue", "The Old Mill"), ("promo", "See you there")];
        assert_eq!(by(&lines, 2.0), ["fact", "fact", "model"]);
        assert_eq!(by(&lines, 3.5), ["model"; 3]);
    }

    #[test]
    fn pronunciations_and_lists_of_facts_are_kept() {
        assert_eq!(by(&[("pron", "/ˈkɑːpɪntə/"), ("x", "carpenter")], 2.0), ["fact", "model"]);
        let film = "Director: Anna Reed\nLength: 98 minutes\nCountry: none";
        assert_eq!(by(&[("x", "Watch it"), ("info", film), ("x", "Now")], 2.0), ["model", "fact", "model"]);
        let other = "Director: Anna Reed\nSee also\nCountry: none";
        assert_eq!(by(&[("x", "Watch it"), ("info", other), ("x", "Now")], 2.0), ["model"; 3]);
    }

    /// The pass that decides about the first of these rows of a label and a value, which have these scores.
    fn by_of_rows(rows: usize, names: [&str; 2], scores: [f32; 2], is_thread: bool) -> &'static str {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(&mut builder, Some(body), 0, TEXT);
        let mut all = vec![-2.0];
        for n in 0..rows {
            let row = builder.container(Some(body), ContainerKind::Group, "div", names[n % 2]);
            for (text, score) in [("Size", scores[0]), ("240 feet", scores[1])] {
                let own = builder.container(Some(row), ContainerKind::Group, "span", "");
                line(&mut builder, own, &format!("{text} {n}"));
                all.push(score);
            }
        }
        let page = builder.finish();
        let mut measured = Measured::of(&page);
        measured.is_thread = is_thread;
        decided(&measured, all).by[1]
    }

    #[test]
    fn rows_of_labels_and_values_stay_together() {
        assert_eq!(by_of_rows(3, ["row"; 2], [0.4, -0.6], false), "fact-row");
        assert_eq!(by_of_rows(2, ["row"; 2], [0.4, -0.6], false), "model");
        assert_eq!(by_of_rows(3, ["row", "card"], [0.4, -0.6], false), "model");
        assert_eq!(by_of_rows(3, ["row"; 2], [2.0, -0.6], false), "model");
        assert_ne!(by_of_rows(3, ["row"; 2], [0.4, -0.6], true), "fact-row");
    }
}
