//! What is measured of each block. What a reader cannot know is not-a-number, and the model is trained with that.

use super::decide::is_fused_path;
use super::declared::Shared;
use super::hashing::Set;
use super::names::{self, Hint};
use super::phrases::{Hits, Phrases, Topic};
use super::relations::Relations;
use super::scan::{Scan, TextStats};
use crate::page::{Block, BlockKind, Container, ContainerId, ContainerKind, Page};

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
    /// Containers: what their own names tell.
    pub named: Vec<names::Named>,
    pub sums: Vec<Sum>,
    /// The container with the most prose for its size.
    pub best: Option<usize>,
    /// First and last block of the stretch with the most prose.
    pub stretch: (usize, usize),
    /// First comment form or heading of a list of other stories behind the stretch.
    pub marker: Option<usize>,
    /// How often the text of each block stands on the page.
    pub repeats: Vec<u16>,
    /// The same text stands at an earlier block.
    pub repeated: Vec<bool>,
    pub title: Vec<u32>,
    pub title_at: Option<usize>,
    /// Reading units before each block, and of all.
    pub before: Vec<f32>,
    pub total: f32,
    /// The same for prose and for linked text, with the sum over the page at the end.
    pub prose_before: Vec<f32>,
    pub linked_before: Vec<f32>,
    /// Share of small words of running text.
    pub running: Vec<f32>,
    /// Share of the words of each block that stand in the page's title.
    pub title_share: Vec<f32>,
    /// A breadcrumb that was run together.
    pub fused: Vec<bool>,
    /// The title under that breadcrumb.
    pub under_path: Option<usize>,
    /// The heading or short line that each block stands under.
    pub section: Vec<Option<usize>>,
    /// The next heading or short line behind each block; the number of blocks where there is none.
    pub next_section: Vec<usize>,
    /// The first heading of level 1.
    pub h1: Option<usize>,
    /// Containers: inside a window of consent software.
    pub consent_window: Vec<bool>,
    /// Containers: steps out to the next hint and kind, [`FAR`] where there is none.
    pub distances: Vec<[u8; DISTANCES]>,
    /// Containers: depth of the innermost container that also holds the best one.
    pub common: Vec<u32>,
    /// Containers: text of all containers of the same tag, names and depth.
    pub groups: Vec<Sum>,
    pub paragraphs: f32,
    pub unspaced: f32,
    pub page_running: f32,
    pub relations: Relations,
    pub shared: Shared,
}

/// Hints and kinds whose distance is known.
pub(super) const DISTANCES: usize = Hint::COUNT + CONTAINER_KINDS.len();
/// No such container is around.
pub(super) const FAR: u8 = 40;

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

impl Sum {
    pub(super) fn add(&mut self, other: &Self) {
        self.units += other.units;
        self.linked += other.linked;
        self.blocks += other.blocks;
        self.prose += other.prose;
        self.stops += other.stops;
        self.commas += other.commas;
        self.paragraphs += other.paragraphs;
    }
}

/// Tells containers of one make apart from others (FNV-1a).
pub(super) fn signature(tag: &str, names: &str) -> u64 {
    let first = names.split_ascii_whitespace().next().unwrap_or_default();
    let bytes = tag.bytes().chain([0]).chain(first.bytes().filter(|b| !b.is_ascii_digit()));
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3))
}

/// Containers: the sum of `own` over all of the same tag, names and depth.
fn alike(page: &Page, own: &[Sum]) -> Vec<Sum> {
    let key = |(at, c): (usize, &Container)| (signature(&c.tag, &c.names), c.depth, at as u32);
    let mut keys: Vec<(u64, u32, u32)> = page.containers().iter().enumerate().map(key).collect();
    keys.sort_unstable();
    let mut groups = vec![Sum::default(); own.len()];
    for same in keys.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let mut sum = Sum::default();
        same.iter().for_each(|&(.., at)| sum.add(&own[at as usize]));
        same.iter().for_each(|&(.., at)| groups[at as usize] = sum);
    }
    groups
}

pub(super) fn share_in(tokens: &[u32], set: &Set<u32>) -> f32 {
    if tokens.is_empty() || set.is_empty() || tokens.len() > LONGEST_TITLE {
        return 0.0;
    }
    tokens.iter().filter(|token| set.contains(token)).count() as f32 / tokens.len() as f32
}

/// Longer blocks are not compared with the title.
const LONGEST_TITLE: usize = 60;

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
        let mut known = names::Known::default();
        let named: Vec<names::Named> = page.containers().iter().map(|c| known.of(&c.names)).collect();
        let title = page.metadata().title.as_deref().map(super::scan::tokens_of).unwrap_or_default();
        let (repeats, repeated) = repetition(&scan);
        let (before, total) = running_sums(&units);
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
            named,
            sums: Vec::new(),
            best: None,
            repeats,
            repeated,
            title_at: None,
            title,
            before,
            total,
            prose_before: Vec::new(),
            linked_before: Vec::new(),
            running: Vec::new(),
            title_share: Vec::new(),
            fused: Vec::new(),
            under_path: None,
            section: Vec::new(),
            next_section: Vec::new(),
            h1: page.blocks().iter().position(|block| block.kind == BlockKind::Heading && block.level == 1),
            consent_window: Vec::new(),
            distances: Vec::new(),
            common: Vec::new(),
            groups: Vec::new(),
            paragraphs: 0.0,
            unspaced: 0.0,
            page_running: 0.0,
            relations: Relations::default(),
            shared: Shared::default(),
            scan,
        };
        features.sums = features.container_sums();
        features.best = features.best_container();
        features.title_at = (0..count).find(|&n| features.is_title(n));
        features.fill_lines();
        features.fill_containers();
        features.relations = Relations::of(&features);
        features.shared = Shared::of(&features);
        features
    }

    /// What depends on the order of the blocks.
    fn fill_lines(&mut self) {
        let count = self.units.len();
        self.running = (0..count)
            .map(|n| (f32::from(self.hits[n][Topic::Running as usize]) / self.units[n].max(1.0)).min(2.0))
            .collect();
        let titles: Set<u32> = self.title.iter().copied().collect();
        self.title_share = (0..count).map(|n| share_in(self.scan.tokens_of(n), &titles)).collect();
        self.fused = (0..count).map(|n| is_fused_path(self, n).is_some()).collect();
        self.under_path = (0..count).find_map(|n| is_fused_path(self, n));
        let (mut prose, mut linked, mut running, mut unspaced) = (0.0, 0.0, 0.0, 0.0);
        let mut section = None;
        for n in 0..count {
            self.prose_before.push(prose);
            self.linked_before.push(linked);
            self.section.push(section);
            prose += self.prose[n].min(LONGEST_PROSE);
            linked += if self.links[n].is_nan() { 0.0 } else { self.links[n] * self.units[n] };
            running += self.running[n] * self.units[n];
            unspaced += self.scan.blocks[n].unspaced as f32 * 0.5;
            self.paragraphs += f32::from(u8::from(self.prose[n] > PARAGRAPH_PROSE));
            if self.heads_section(n) {
                section = Some(n);
            }
        }
        self.next_section = vec![count; count];
        for n in (0..count.saturating_sub(1)).rev() {
            self.next_section[n] = if self.heads_section(n + 1) { n + 1 } else { self.next_section[n + 1] };
        }
        self.prose_before.push(prose);
        self.linked_before.push(linked);
        self.page_running = running / self.total.max(1.0);
        self.unspaced = unspaced / self.total.max(1.0);
    }

    /// True for headings, and for short lines that speak of chrome.
    fn heads_section(&self, n: usize) -> bool {
        let words: u16 = self.hits[n][..Topic::Byline as usize].iter().sum();
        self.page.blocks()[n].kind == BlockKind::Heading || (self.units[n] <= OTHERS_UNITS && words >= 2)
    }

    /// The section that block `n` heads or stands in, from its heading to before the next.
    pub(super) fn section_of(&self, n: usize) -> (usize, usize) {
        let from = if self.heads_section(n) { n } else { self.section[n].unwrap_or(0) };
        (from, self.next_section[n])
    }

    /// What depends on the containers only.
    fn fill_containers(&mut self) {
        let containers = self.page.containers();
        let mut on_path = vec![false; containers.len()];
        let parent_of = |&at: &usize| containers[at].parent.map(|id| id.0 as usize);
        std::iter::successors(self.best, parent_of).for_each(|at| on_path[at] = true);
        let mut own = vec![Sum::default(); containers.len()];
        for (n, block) in self.page.blocks().iter().enumerate() {
            if let Some(id) = block.container {
                let sum = &mut own[id.0 as usize];
                sum.units += self.units[n];
                sum.blocks += 1.0;
                sum.stops += self.scan.blocks[n].stops as f32;
                sum.linked += if self.links[n].is_nan() { 0.0 } else { self.units[n] * self.links[n] };
            }
        }
        for (at, container) in containers.iter().enumerate() {
            let parent = container.parent.map(|id| id.0 as usize);
            let mut distances = parent.map_or([FAR; DISTANCES], |p| self.distances[p].map(|d| (d + 1).min(FAR)));
            for (k, distance) in distances.iter_mut().enumerate() {
                let here = match k.checked_sub(Hint::COUNT) {
                    None => self.named[at].hints & (1 << k) != 0,
                    Some(kind) => container.kind == CONTAINER_KINDS[kind].1,
                };
                if here {
                    *distance = 0;
                }
            }
            self.distances.push(distances);
            let window = container.depth >= PAGE_DEPTH && self.named[at].consent_software;
            self.consent_window.push(window || parent.is_some_and(|p| self.consent_window[p]));
            self.common.push(if on_path[at] { container.depth } else { parent.map_or(0, |p| self.common[p]) });
        }
        self.groups = alike(self.page, &own);
    }

    /// The containers around block `n` that hold more blocks than the one inside, innermost first.
    pub(super) fn growing_containers(&self, n: usize) -> impl Iterator<Item = Sum> {
        let containers = self.page.containers();
        let parent = move |id: &ContainerId| containers[id.0 as usize].parent;
        let mut blocks = 1.0;
        std::iter::successors(self.page.blocks()[n].container, parent)
            .take(FARTHEST)
            .map(|id| self.sums[id.0 as usize])
            .filter(move |sum| {
                let grows = sum.blocks > blocks;
                blocks = sum.blocks;
                grows
            })
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
                sums[parent.0 as usize].add(&inner);
            }
        }
        sums
    }

    /// The innermost container that holds nearly all of the prose of the container around it.
    fn best_container(&self) -> Option<usize> {
        let containers = self.page.containers();
        let mut best: Option<usize> = None;
        let mut inside = true;
        for (at, sum) in self.sums.iter().enumerate() {
            // Containers come in document order: once one lies outside the best, all others do.
            inside &= best.is_none_or(|best| containers[at].depth > containers[best].depth);
            let around = best.map_or_else(|| self.sums.first().map_or(0.0, |root| root.prose), |b| self.sums[b].prose);
            if inside && sum.prose > 0.0 && sum.prose >= BEST_SHARE * around {
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
pub(super) const PARAGRAPH_PROSE: f32 = 10.0;

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

/// The sum before each value, and of all.
fn running_sums(values: &[f32]) -> (Vec<f32>, f32) {
    let mut sum = 0.0;
    let mut before = Vec::with_capacity(values.len());
    for value in values {
        before.push(sum);
        sum += value;
    }
    (before, sum)
}

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

impl PageFeatures<'_> {
    /// Steps out from block `n` to the next container with that hint.
    pub(super) fn hint_at(&self, n: usize, hint: Hint) -> Option<usize> {
        self.distance(n, hint as usize)
    }

    /// Steps out from block `n` to the next container of that kind, one of [`CONTAINER_KINDS`].
    pub(super) fn kind_at(&self, n: usize, kind: ContainerKind) -> Option<usize> {
        let k = CONTAINER_KINDS.iter().position(|&(_, known)| known == kind)?;
        self.distance(n, Hint::COUNT + k)
    }

    fn distance(&self, n: usize, k: usize) -> Option<usize> {
        let id = self.page.blocks()[n].container?;
        let distance = self.distances[id.0 as usize][k];
        (distance < FAR).then_some(usize::from(distance))
    }

    /// True when block `n` stands in a window of consent software.
    pub(super) fn is_in_consent_window(&self, n: usize) -> bool {
        self.page.blocks()[n].container.is_some_and(|id| self.consent_window[id.0 as usize])
    }

    /// True when the best container is around block `n`.
    pub(super) fn is_in_best(&self, n: usize) -> bool {
        let depth = self.best.map(|best| self.page.containers()[best].depth);
        depth.is_some() && depth == self.page.blocks()[n].container.map(|id| self.common[id.0 as usize])
    }
}

/// `html` and `body` lie above; their names tell of the whole page: the software that runs on it, whether readers may
/// comment.
pub(super) const PAGE_DEPTH: u32 = 2;

/// Containers looked at around a block.
pub(super) const FARTHEST: usize = 12;
