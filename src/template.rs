//! The template of a site: the lines that many of its pages share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::fnv;
use crate::page::{Block, BlockKind, ContainerId, ContainerKind, Page};
use crate::script::reading_units;

/// Fewer different pages say too little about a site. Chosen by hand.
const MIN_PAGES: u32 = 4;
/// A line on this share of the pages is part of the template. Chosen by hand, because too few sites have enough
/// development pages to fit it.
const MIN_SHARE: f32 = 0.5;
/// More pages of one site add nothing new, and the limit bounds memory.
const MAX_PAGES: usize = 200;
/// A page that shares more than this much of its text with others is a copy of them: what they share is not a template.
const MAX_SHARE_OF_PAGE: f32 = 0.5;

/// The lines of one page, as hashes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PageLines {
    /// The longest block; pages that share it count as copies of one another. `None` for an empty page.
    longest: Option<u64>,
    /// The hashes of all blocks, each once, sorted.
    lines: Vec<u64>,
}

impl PageLines {
    /// The lines of `page`.
    #[must_use]
    pub fn of(page: &Page) -> Self {
        let text = |block: &Block| hash(page.block_text(block));
        let longest = page.blocks().iter().max_by_key(|block| block.span.len()).map(text);
        let lines: BTreeSet<u64> = page.blocks().iter().map(text).collect();
        Self { longest, lines: lines.into_iter().collect() }
    }
}

/// Learns what the pages of a site have in common.
///
/// ```
/// use limpid::{PageLines, TemplateLearner};
/// use limpid::{CleanOptions, Input, Options, process};
///
/// let names = ["dam", "mill", "ford", "weir", "lock"];
/// let page = |name: &str| {
///     let text = format!("The {name} above the town broke at noon, the {name} below it held. ").repeat(9);
///     format!("<p>{text}</p><p>Call our hotline any time, day or night.</p>")
/// };
/// let mut learner = TemplateLearner::default();
/// for name in names {
///     let page = page(name);
///     let report = process(Input::Html(&page), &Options::new().clean(None))?;
///     learner.add(&PageLines::of(report.cleaned().page()));
/// }
/// let clean = CleanOptions::new().template(learner.finish());
/// let options = Options::new().clean(clean);
/// assert!(!process(Input::Html(&page("dam")), &options)?.text().contains("hotline"));
/// # Ok::<(), limpid::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct TemplateLearner {
    /// The number of pages that contain each line.
    counts: BTreeMap<u64, u32>,
    /// The longest block of each page.
    pages: BTreeSet<u64>,
}

impl TemplateLearner {
    /// Adds a page. Copies of an earlier page, and pages after the 200th, have no effect.
    pub fn add(&mut self, page: &PageLines) {
        let Some(longest) = page.longest.filter(|_| self.pages.len() < MAX_PAGES) else { return };
        if self.pages.insert(longest) {
            page.lines.iter().for_each(|&line| *self.counts.entry(line).or_default() += 1);
        }
    }

    /// The number of different lines so far. Memory grows with it.
    pub fn lines(&self) -> usize {
        self.counts.len()
    }

    /// The template of the site; `None` if there were fewer than four different pages or they share nothing.
    #[must_use]
    pub fn finish(self) -> Option<SiteTemplate> {
        let pages = self.pages.len() as u32;
        let least = MIN_PAGES.max((pages as f32 * MIN_SHARE) as u32) - 1;
        let lines: Vec<u64> =
            self.counts.into_iter().filter(|&(_, count)| count > least).map(|(line, _)| line).collect();
        (pages >= MIN_PAGES && !lines.is_empty()).then(|| SiteTemplate(lines.into()))
    }
}

/// The lines that many pages of a site share. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteTemplate(Arc<[u64]>);

impl SiteTemplate {
    /// True if `text` is a line of the template; numbers, case and white space may differ.
    #[must_use]
    pub fn contains(&self, text: &str) -> bool {
        // All texts without letters have the same hash (prices, counts, table cells), so they cannot be distinguished.
        text.contains(char::is_alphabetic) && self.0.binary_search(&hash(text)).is_ok()
    }

    /// Marks the template blocks of `page`, among those that `kept` keeps. Marks none if they are most of the kept text.
    pub(crate) fn marks(&self, page: &Page, kept: &[bool]) -> Vec<bool> {
        let in_template = |block: &Block| self.contains(page.block_text(block));
        let mut marks: Vec<bool> =
            page.blocks().iter().zip(kept).map(|(block, &kept)| kept && can_go(block) && in_template(block)).collect();
        keep_parts_of_lists(page, kept, &mut marks);
        let (mut all, mut gone) = (0.0, 0.0);
        for (n, block) in page.blocks().iter().enumerate().filter(|&(n, _)| kept[n]) {
            let units = reading_units(page.block_text(block));
            all += units;
            gone += if marks[n] { units } else { 0.0 };
        }
        if gone > all * MAX_SHARE_OF_PAGE {
            marks.fill(false);
        }
        marks
    }
}

/// Kinds of block that may be removed one by one. Headings may not, for example: sites repeat some in the text itself,
/// such as *Ingredients*.
fn can_go(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Line | BlockKind::ListItem | BlockKind::Form)
}

/// A list is removed as a whole or not at all.
fn keep_parts_of_lists(page: &Page, kept: &[bool], marks: &mut [bool]) {
    let containers = page.containers();
    let list_of = |block: &Block| {
        let mut around = std::iter::successors(block.container, |id| containers[id.0 as usize].parent);
        around.find(|id| containers[id.0 as usize].kind == ContainerKind::List)
    };
    let lists: Vec<Option<ContainerId>> = page.blocks().iter().map(list_of).collect();
    let stays = |n: usize| kept[n] && !marks[n];
    let held: BTreeSet<ContainerId> = (0..lists.len()).filter(|&n| stays(n)).filter_map(|n| lists[n]).collect();
    for (mark, list) in marks.iter_mut().zip(&lists) {
        *mark &= list.is_none_or(|list| !held.contains(&list));
    }
}

/// 64-bit FNV-1a over the text in lower case, with each number as one zero and each run of white space as one space.
fn hash(text: &str) -> u64 {
    let mut hash = fnv::BASIS_64;
    let mut last = ' ';
    for c in text.trim().chars() {
        let c = if c.is_whitespace() {
            ' '
        } else if c.is_numeric() {
            '0'
        } else {
            c
        };
        if c == last && matches!(c, ' ' | '0') {
            continue;
        }
        last = c;
        for small in c.to_lowercase() {
            hash = fnv::add_64(hash, u64::from(u32::from(small)));
        }
    }
    hash
}
