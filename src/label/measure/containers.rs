//! The content of the containers, and which container has the main text.

use super::blocks::Blocks;
use super::words::Words;
use crate::fnv;
use crate::page::{Container, ContainerId, Page};

/// Text inside a container.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::label) struct Sum {
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

/// The measurements of all containers.
pub(in crate::label) struct Containers {
    /// The text in each container at all depths.
    pub sums: Vec<Sum>,
    /// The text directly in it and in all containers with the same tag, names and depth.
    pub alike: Vec<Sum>,
    /// The container with the most prose for its size.
    pub best: Option<usize>,
    /// The depth of the innermost container that also contains the best one.
    pub common: Vec<u32>,
}

impl Containers {
    pub(super) fn of(page: &Page, words: &Words, blocks: &Blocks) -> Self {
        let own = own_sums(page, words, blocks);
        let alike = sums_of_alike(page, &own);
        let sums = with_inner(page, own);
        let best = best_container(page, &sums);
        let common = common_depths(page, best);
        Self { sums, alike, best, common }
    }

    /// The containers around block `n` that contain more blocks than the one inside, innermost first.
    pub(in crate::label) fn growing_around(&self, page: &Page, n: usize) -> impl Iterator<Item = Sum> {
        let parent = |id: &ContainerId| page.containers()[id.0 as usize].parent;
        let mut blocks = 1.0;
        std::iter::successors(page.blocks()[n].container, parent)
            .take(MAX_DEPTH)
            .map(|id| self.sums[id.0 as usize])
            .filter(move |sum| {
                let grows = sum.blocks > blocks;
                blocks = sum.blocks;
                grows
            })
    }

    /// True when the best container is around block `n`.
    pub(in crate::label) fn best_is_around(&self, page: &Page, n: usize) -> bool {
        let depth = self.best.map(|best| page.containers()[best].depth);
        depth.is_some() && depth == page.blocks()[n].container.map(|id| self.common[id.0 as usize])
    }
}

/// How many containers around a block are examined.
const MAX_DEPTH: usize = 12;
/// A container with this share of the prose of the one around it is chosen instead (chosen by hand).
const BEST_SHARE: f32 = 0.6;

/// The text directly in each container.
fn own_sums(page: &Page, words: &Words, blocks: &Blocks) -> Vec<Sum> {
    let mut sums = vec![Sum::default(); page.containers().len()];
    for (n, block) in page.blocks().iter().enumerate() {
        if let Some(id) = block.container {
            let stats = &words.blocks[n];
            sums[id.0 as usize].add(&Sum {
                units: blocks.units[n],
                linked: blocks.linked(n),
                blocks: 1.0,
                prose: blocks.prose[n].max(0.0),
                stops: stats.stops as f32,
                commas: stats.commas as f32,
                paragraphs: f32::from(u8::from(blocks.is_paragraph(n))),
            });
        }
    }
    sums
}

/// Adds the text of the containers inside.
fn with_inner(page: &Page, own: Vec<Sum>) -> Vec<Sum> {
    let mut sums = own;
    for at in (0..sums.len()).rev() {
        if let Some(parent) = page.containers()[at].parent {
            let inner = sums[at];
            sums[parent.0 as usize].add(&inner);
        }
    }
    sums
}

/// A hash that distinguishes containers of different kinds.
pub(in crate::label) fn signature(tag: &str, names: &str) -> u64 {
    let first = names.split_ascii_whitespace().next().unwrap_or_default();
    fnv::hash_64(tag.bytes().chain([0]).chain(first.bytes().filter(|b| !b.is_ascii_digit())))
}

/// The sum of `own` over all containers with the same tag, names and depth.
fn sums_of_alike(page: &Page, own: &[Sum]) -> Vec<Sum> {
    let key = |(at, c): (usize, &Container)| (fnv::add_64(signature(&c.tag, &c.names), u64::from(c.depth)), at as u32);
    let mut keys: Vec<(u64, u32)> = page.containers().iter().enumerate().map(key).collect();
    keys.sort_unstable();
    let mut sums = vec![Sum::default(); own.len()];
    for same in keys.chunk_by(|a, b| a.0 == b.0) {
        let mut sum = Sum::default();
        same.iter().for_each(|&(_, at)| sum.add(&own[at as usize]));
        same.iter().for_each(|&(_, at)| sums[at as usize] = sum);
    }
    sums
}

/// The innermost container with nearly all of the prose of the container around it.
fn best_container(page: &Page, sums: &[Sum]) -> Option<usize> {
    let containers = page.containers();
    let mut best: Option<usize> = None;
    let mut inside = true;
    for (at, sum) in sums.iter().enumerate() {
        // Containers are in document order: once one is outside the best, all others are.
        inside &= best.is_none_or(|best| containers[at].depth > containers[best].depth);
        let around = best.map_or_else(|| sums.first().map_or(0.0, |root| root.prose), |best| sums[best].prose);
        if inside && sum.prose > 0.0 && sum.prose >= BEST_SHARE * around {
            best = Some(at);
        }
    }
    best
}

/// For each container, the depth of the innermost one at or around it that also contains `anchor`; 0 without an anchor.
pub(super) fn common_depths(page: &Page, anchor: Option<usize>) -> Vec<u32> {
    let containers = page.containers();
    let mut holds = vec![false; containers.len()];
    let parent_of = |&at: &usize| containers[at].parent.map(|id| id.0 as usize);
    std::iter::successors(anchor, parent_of).for_each(|at| holds[at] = true);
    let mut depths: Vec<u32> = Vec::with_capacity(containers.len());
    for (at, container) in containers.iter().enumerate() {
        let around = || container.parent.map_or(0, |id| depths[id.0 as usize]);
        depths.push(if holds[at] { container.depth } else { around() });
    }
    depths
}
