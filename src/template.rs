//! What the pages of one site have in common: lines that stand on many of them are its template.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::fnv;
use crate::page::{Block, BlockKind, ContainerId, ContainerKind, Page};
use crate::script::reading_units;

/// Fewer different pages tell nothing about a site (a judgement).
const LEAST_PAGES: u32 = 4;
/// A line on this share of the pages is part of the template (a judgement; the development pages have too few sites
/// with enough pages to fit it on).
const LEAST_SHARE: f32 = 0.5;
/// More pages of one site tell nothing new, and memory stays bounded.
const MOST_PAGES: usize = 200;
/// What more than this share of a page has in common with others is its text, not its template: they are copies.
const MOST_OF_PAGE: f32 = 0.5;

/// The lines of one page, as numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PageLines {
    /// The longest block: pages that share it are copies of one another. `None` for an empty page.
    longest: Option<u64>,
    /// All blocks, each once, in the order of their numbers.
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

/// Gathers the lines of the pages of one site.
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
    /// On how many pages a line stands.
    counts: BTreeMap<u64, u32>,
    /// The longest block of each page.
    pages: BTreeSet<u64>,
}

impl TemplateLearner {
    /// Adds a page. Copies of one that was added, and pages beyond the 200th, change nothing.
    pub fn add(&mut self, page: &PageLines) {
        let Some(longest) = page.longest.filter(|_| self.pages.len() < MOST_PAGES) else { return };
        if self.pages.insert(longest) {
            page.lines.iter().for_each(|&line| *self.counts.entry(line).or_default() += 1);
        }
    }

    /// How many different lines were seen, which is what memory grows with.
    pub fn lines(&self) -> usize {
        self.counts.len()
    }

    /// The template of the site; `None` when there were fewer than four different pages or they share nothing.
    #[must_use]
    pub fn finish(self) -> Option<SiteTemplate> {
        let pages = self.pages.len() as u32;
        let least = LEAST_PAGES.max((pages as f32 * LEAST_SHARE) as u32) - 1;
        let lines: Vec<u64> =
            self.counts.into_iter().filter(|&(_, count)| count > least).map(|(line, _)| line).collect();
        (pages >= LEAST_PAGES && !lines.is_empty()).then(|| SiteTemplate(lines.into()))
    }
}

/// The lines that many pages of a site have in common; cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteTemplate(Arc<[u64]>);

impl SiteTemplate {
    /// True when `text`, but for numbers, case and white space, is a line of the template.
    #[must_use]
    pub fn contains(&self, text: &str) -> bool {
        // Numbers alone are all alike here: prices, counts, cells.
        text.contains(char::is_alphabetic) && self.0.binary_search(&hash(text)).is_ok()
    }

    /// Which blocks of `page` are template, of those that `kept` says stay. None, when that is most of what stays.
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
        if gone > all * MOST_OF_PAGE {
            marks.fill(false);
        }
        marks
    }
}

/// Kinds that go only with their whole parent stay: sites repeat headings such as *Ingredients* in the text itself.
fn can_go(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Line | BlockKind::ListItem | BlockKind::Form)
}

/// A list goes as a whole or not at all.
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

/// FNV-1a with 64 bits over the text in small letters, numbers as one zero, white space as one space.
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
