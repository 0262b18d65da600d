//! What is measured of each block. What a reader cannot know is not-a-number, and the model is trained with that.

use super::names::{self, Hint, Hints};
use super::phrases::{Hits, Phrases, Topic};
use super::scan::{Scan, TextStats};
use crate::page::{Block, BlockKind, ContainerKind, Page};

/// Everything known of a page before its blocks are labelled.
pub(super) struct PageFeatures<'a> {
    pub page: &'a Page,
    pub scan: Scan,
    pub hits: Vec<Hits>,
    /// Reading units of each block.
    pub units: Vec<f32>,
    /// Share of the text in links; not-a-number where unknown.
    pub links: Vec<f32>,
    /// How much each block looks like running text by itself, below 0 for chrome.
    pub prose: Vec<f32>,
    /// Containers: hints of their own names.
    pub hints: Vec<Hints>,
    pub sums: Vec<Sum>,
    /// The container with the most prose for its size.
    pub best: Option<usize>,
    /// First and last block of the stretch with the most prose.
    pub stretch: (usize, usize),
    /// First comment form or heading of a list of other stories behind the stretch.
    pub marker: Option<usize>,
    /// How often the text of each block stands on the page.
    #[allow(dead_code)] // For the trained model.
    pub repeats: Vec<u16>,
    /// The same text stands at an earlier block.
    pub repeated: Vec<bool>,
    pub title: Vec<u32>,
    pub title_at: Option<usize>,
    /// Reading units before each block, and of all.
    #[allow(dead_code)] // For the trained model.
    pub before: Vec<f32>,
    #[allow(dead_code)] // For the trained model.
    pub total: f32,
}

/// Text inside a container, all depths together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    pub units: f32,
    pub linked: f32,
    pub blocks: f32,
    pub prose: f32,
    pub stops: f32,
    pub commas: f32,
    pub paragraphs: f32,
}

impl<'a> PageFeatures<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        let scan = Scan::of(page);
        let phrases = Phrases::shared();
        let count = page.blocks().len();
        let hits: Vec<Hits> = (0..count).map(|n| phrases.hits(scan.tokens_of(n))).collect();
        let units: Vec<f32> = scan.blocks.iter().map(TextStats::units).collect();
        let links: Vec<f32> = page.blocks().iter().map(link_share).collect();
        let prose: Vec<f32> =
            (0..count).map(|n| prose(page.blocks()[n].kind, &scan.blocks[n], units[n], links[n], &hits[n])).collect();
        let hints = page.containers().iter().map(|c| names::hints(&c.names)).collect();
        let title = page.metadata().title.as_deref().map(super::scan::tokens_of).unwrap_or_default();
        let (repeats, repeated) = repetition(&scan);
        let mut before = Vec::with_capacity(count);
        let mut total = 0.0;
        for &units in &units {
            before.push(total);
            total += units;
        }
        let stretch = best_stretch(&prose);
        let marker = (stretch.1 + 1..count).find(|&n| end_cost(units[n], &hits[n]) > 0.0);
        let mut features = Self {
            page,
            marker,
            hits,
            units,
            links,
            stretch,
            prose,
            hints,
            sums: Vec::new(),
            best: None,
            repeats,
            repeated,
            title_at: None,
            title,
            before,
            total,
            scan,
        };
        features.sums = features.container_sums();
        features.best = features.best_container();
        features.title_at = (0..count).find(|&n| features.is_title(n));
        features
    }

    fn container_sums(&self) -> Vec<Sum> {
        let mut sums = vec![Sum::default(); self.page.containers().len()];
        for (n, block) in self.page.blocks().iter().enumerate() {
            if let Some(id) = block.container {
                let sum = &mut sums[id.0 as usize];
                let stats = &self.scan.blocks[n];
                sum.units += self.units[n];
                sum.linked += if self.links[n].is_nan() { 0.0 } else { self.units[n] * self.links[n] };
                sum.blocks += 1.0;
                sum.prose += self.prose[n].max(0.0);
                sum.stops += stats.stops as f32;
                sum.commas += stats.commas as f32;
                sum.paragraphs += f32::from(u8::from(self.prose[n] > PARAGRAPH_PROSE));
            }
        }
        for at in (0..sums.len()).rev() {
            if let Some(parent) = self.page.containers()[at].parent {
                let inner = sums[at];
                let sum = &mut sums[parent.0 as usize];
                sum.units += inner.units;
                sum.linked += inner.linked;
                sum.blocks += inner.blocks;
                sum.prose += inner.prose;
                sum.stops += inner.stops;
                sum.commas += inner.commas;
                sum.paragraphs += inner.paragraphs;
            }
        }
        sums
    }

    /// The innermost container that holds nearly all of the prose of the container around it.
    fn best_container(&self) -> Option<usize> {
        let containers = self.page.containers();
        let mut best: Option<usize> = None;
        for (at, sum) in self.sums.iter().enumerate() {
            let parent = best.map_or_else(|| self.sums.first().map_or(0.0, |root| root.prose), |b| self.sums[b].prose);
            let inside = best.is_none_or(|b| is_inside(containers, at, b));
            if inside && sum.prose > 0.0 && sum.prose >= BEST_SHARE * parent {
                best = Some(at);
            }
        }
        best
    }

    fn is_title(&self, n: usize) -> bool {
        let tokens = self.scan.tokens_of(n);
        !tokens.is_empty()
            && tokens.len() >= 2
            && self.title.len() >= tokens.len()
            && self.title.windows(tokens.len()).any(|window| window == tokens)
    }
}

/// A container with this share of the prose of the one around it is chosen instead (a judgement).
const BEST_SHARE: f32 = 0.6;
/// A block of this much prose counts as a paragraph of its container.
const PARAGRAPH_PROSE: f32 = 10.0;

fn is_inside(containers: &[crate::page::Container], inner: usize, outer: usize) -> bool {
    let depth = containers[outer].depth;
    let mut at = inner;
    while containers[at].depth > depth {
        let Some(parent) = containers[at].parent else { return false };
        at = parent.0 as usize;
    }
    at == outer
}

fn link_share(block: &Block) -> f32 {
    block.links.map_or(f32::NAN, |links| links.bytes as f32 / (block.span.len().max(1)) as f32)
}

/// Reading units that a block without a stop loses: menu entries and headings have none.
const NO_STOP_COST: f32 = 8.0;
/// Parts of tables, lists and code have no stops in articles either.
const NO_STOP_PART_COST: f32 = 3.0;
/// Units counted against a block for each word of chrome in it.
const CHROME_WORD_COST: f32 = 3.0;

/// Reading units of running text, less what speaks against it.
fn prose(kind: BlockKind, stats: &TextStats, units: f32, links: f32, hits: &Hits) -> f32 {
    let linked = if links.is_nan() { 0.0 } else { links };
    let chrome: u16 = hits[..Topic::Byline as usize].iter().sum();
    let stopless = match kind {
        _ if stats.stops > 0 => 0.0,
        BlockKind::TableCell | BlockKind::Code | BlockKind::ListItem | BlockKind::Definition => NO_STOP_PART_COST,
        _ => NO_STOP_COST,
    };
    let words = f32::from(chrome) * CHROME_WORD_COST;
    units * (1.0 - 1.5 * linked) - stopless - words.min(units) - end_cost(units, hits)
}

/// Units counted against a comment form, and against the heading of a list of other stories: what stands behind is
/// rarely the article (judgements).
const FORM_COST: f32 = 100.0;
const OTHERS_COST: f32 = 40.0;
/// Phrases of this weight are a comment form's own wording.
const FORM_HITS: u16 = 5;
/// Headings of lists are no longer than this.
const OTHERS_UNITS: f32 = 5.0;

fn end_cost(units: f32, hits: &Hits) -> f32 {
    let form = hits[Topic::Comments as usize] >= FORM_HITS && units < 30.0;
    let others = hits[Topic::Related as usize] >= 2 && units <= OTHERS_UNITS;
    f32::from(u8::from(form)) * FORM_COST + f32::from(u8::from(others)) * OTHERS_COST
}

/// The run of blocks with the largest sum.
fn best_stretch(prose: &[f32]) -> (usize, usize) {
    let (mut best, mut best_sum) = ((0, 0), f32::MIN);
    let (mut start, mut sum) = (0, 0.0);
    for (n, &value) in prose.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (n, 0.0);
        }
        sum += value.min(LONGEST_PROSE);
        if sum > best_sum {
            (best, best_sum) = ((start, n), sum);
        }
    }
    best
}

/// One very long block does not outweigh all others.
const LONGEST_PROSE: f32 = 200.0;

/// How often each text stands on the page, and whether it stood before.
fn repetition(scan: &Scan) -> (Vec<u16>, Vec<bool>) {
    let mut order: Vec<u32> = (0..scan.blocks.len() as u32).collect();
    order.sort_unstable_by_key(|&n| (scan.blocks[n as usize].hash, n));
    let mut repeats = vec![1; order.len()];
    let mut repeated = vec![false; order.len()];
    for group in order.chunk_by(|&a, &b| scan.blocks[a as usize].hash == scan.blocks[b as usize].hash) {
        for (k, &n) in group.iter().enumerate() {
            repeats[n as usize] = group.len().min(usize::from(u16::MAX)) as u16;
            repeated[n as usize] = k > 0;
        }
    }
    (repeats, repeated)
}

/// The kind of container whose distance is a feature.
pub(super) const CONTAINER_KINDS: &[(&str, ContainerKind)] = &[
    ("in_article", ContainerKind::Article),
    ("in_main", ContainerKind::Main),
    ("in_nav", ContainerKind::Navigation),
    ("in_header", ContainerKind::Header),
    ("in_footer", ContainerKind::Footer),
    ("in_aside", ContainerKind::Aside),
    ("in_form", ContainerKind::Form),
    ("in_list", ContainerKind::List),
    ("in_table", ContainerKind::Table),
    ("in_figure", ContainerKind::Figure),
];

/// The hints whose distance is a feature.
pub(super) fn hint_at(block: &Block, features: &PageFeatures<'_>, hint: Hint) -> Option<usize> {
    let containers = features.page.containers();
    let parent = |id: &crate::page::ContainerId| containers[id.0 as usize].parent;
    std::iter::successors(block.container, parent)
        .take(FARTHEST)
        .position(|id| features.hints[id.0 as usize] & names::bit(hint) != 0)
}

/// Containers looked at around a block.
pub(super) const FARTHEST: usize = 12;
