//! The columns that the ranker reads. It identifies them by position, so their order may change only together with its
//! table.

use super::candidates::Candidate;
use super::subject::{Subject, subjects};
use super::sums::{Sum, sums_before};
use crate::label::columns::Sink;
use crate::label::measure::{Measured, share, signature};
use crate::label::score::likelihood;
use crate::page::{BlockKind, ContainerKind};

/// The candidates of a page, and the measurements by which they are compared.
pub(super) struct Page<'a> {
    m: &'a Measured<'a>,
    kept: &'a [bool],
    scores: &'a [f32],
    candidates: &'a [Candidate],
    before: Vec<Sum>,
    subjects: Vec<Subject>,
    /// The kept units in each container.
    text: Vec<f32>,
    articles: f32,
}

impl<'a> Page<'a> {
    pub(super) fn of(m: &'a Measured<'a>, kept: &'a [bool], scores: &'a [f32], candidates: &'a [Candidate]) -> Self {
        let before = sums_before(m, kept, scores);
        let ranges = super::candidates::block_ranges(m);
        let text = ranges.iter().map(|range| before[range.end].units - before[range.start].units).collect();
        let articles = m.page.containers().iter().filter(|c| c.kind == ContainerKind::Article).count() as f32;
        Self { m, kept, scores, candidates, before, subjects: subjects(m, kept, candidates), text, articles }
    }

    /// The columns of candidate `n`.
    pub(super) fn fill(&self, n: usize, row: &mut dyn Sink) {
        let candidate = &self.candidates[n];
        let all = self.before[self.kept.len()];
        let inside = self.before[candidate.blocks.end].minus(self.before[candidate.blocks.start]);
        let outside = all.minus(inside);
        self.sizes(inside, all, row);
        self.subject(n, row);
        self.position(candidate, row);
        look(INSIDE, inside, row);
        look(OUTSIDE, outside, row);
        self.siblings(candidate, row);
        self.tags(candidate, row);
        self.next(candidate, row);
    }

    fn sizes(&self, inside: Sum, all: Sum, row: &mut dyn Sink) {
        let declared = self.m.overlap.declared_words[0];
        row.put("units", inside.units);
        row.put("page_kept", all.units);
        row.put("units_outside", all.units - inside.units);
        row.put("share", share(inside.units, all.units));
        row.put("page_units", self.m.blocks.total);
        row.put("page_kept_share", share(all.units, self.m.blocks.total));
        row.put("page_blocks", self.m.blocks.len() as f32);
        row.put("page_articles", self.articles);
        row.put("declared_ratio", if declared > 0.0 { inside.units / declared } else { f32::NAN });
    }

    fn subject(&self, n: usize, row: &mut dyn Sink) {
        let Subject { title, description, cohesion } = self.subjects[n];
        row.put("title_inside", title[0]);
        row.put("title_outside", title[1]);
        row.put("description_inside", description[0]);
        row.put("description_outside", description[1]);
        row.put("cohesion", cohesion);
    }

    /// Where the title and the beginning of the description are.
    fn position(&self, candidate: &Candidate, row: &mut dyn Sink) {
        let title = self.m.title.best.or(self.m.title.at).or(self.m.title.h1);
        let first = candidate.blocks.clone().find(|&n| self.kept[n]).unwrap_or(candidate.blocks.start);
        let steps = |at: usize| (at as f32 - first as f32).clamp(-MAX_DISTANCE, MAX_DISTANCE);
        let holds = |at: usize| f32::from(u8::from(candidate.blocks.contains(&at)));
        row.put("title_steps", title.map_or(f32::NAN, steps));
        row.put("title_in", title.map_or(f32::NAN, holds));
        row.put("description_in", self.m.overlap.description_at.map_or(f32::NAN, holds));
    }

    /// Containers beside the candidate that look the same: it may be one entry of a list.
    fn siblings(&self, candidate: &Candidate, row: &mut dyn Sink) {
        let containers = self.m.page.containers();
        let own = &containers[candidate.container];
        let look = signature(&own.tag, &own.names);
        let (mut count, mut rank, mut sum, mut largest) = (0.0, 0.0, 0.0, 0.0_f32);
        for (at, other) in containers.iter().enumerate() {
            if self.text[at] > 0.0 && other.parent == own.parent && signature(&other.tag, &other.names) == look {
                count += 1.0;
                rank += f32::from(u8::from(at < candidate.container));
                sum += self.text[at];
                largest = if at == candidate.container { largest } else { largest.max(self.text[at]) };
            }
        }
        row.put("siblings", count);
        row.put("sibling_rank", rank);
        row.put("sibling_share", share(candidate.kept, sum));
        row.put("sibling_largest", share(largest, candidate.kept));
    }

    /// The tags of the containers with the text of the candidate, and of those around it.
    fn tags(&self, candidate: &Candidate, row: &mut dyn Sink) {
        let containers = self.m.page.containers();
        let depth = containers[candidate.container].depth;
        let inside = containers.iter().enumerate().skip(candidate.container);
        let inside = inside.take_while(|(at, c)| *at == candidate.container || c.depth > depth);
        let same: Vec<ContainerKind> =
            inside.filter(|(at, _)| self.text[*at] > SAME_SHARE * candidate.kept).map(|(_, c)| c.kind).collect();
        let parent = |&at: &usize| containers[at].parent.map(|id| id.0 as usize);
        let around = || std::iter::successors(Some(candidate.container), parent).skip(1);
        let flag = |is: bool| f32::from(u8::from(is));
        row.put("is_article", flag(same.contains(&ContainerKind::Article)));
        row.put("is_main", flag(same.contains(&ContainerKind::Main)));
        row.put("in_article", flag(around().any(|at| containers[at].kind == ContainerKind::Article)));
        row.put("in_main", flag(around().any(|at| containers[at].kind == ContainerKind::Main)));
    }

    /// The first kept block after the candidate.
    fn next(&self, candidate: &Candidate, row: &mut dyn Sink) {
        let m = self.m;
        let next = (candidate.blocks.end..self.kept.len()).find(|&n| self.kept[n]);
        let last = candidate.blocks.clone().rev().find(|&n| self.kept[n]).unwrap_or(candidate.blocks.start);
        let value = |value: &dyn Fn(usize) -> f32| next.map_or(f32::NAN, value);
        row.put("next_is_heading", value(&|n| f32::from(u8::from(m.page.blocks()[n].kind == BlockKind::Heading))));
        row.put("next_links", value(&|n| m.blocks.links[n]));
        row.put("next_likely", value(&|n| likelihood(self.scores[n])));
        row.put("next_distance", value(&|n| m.blocks.before[n] - m.blocks.before[last] - m.blocks.units[last]));
    }
}

/// Distances to the title are capped at this many blocks.
const MAX_DISTANCE: f32 = 99.0;
/// A nested container with more than this share of the text counts as the same part of the page.
const SAME_SHARE: f32 = 0.98;

/// The names of the columns of the text inside a candidate, and outside.
const INSIDE: [&str; 12] = [
    "inside_likely",
    "inside_links",
    "inside_prose",
    "inside_paragraphs",
    "inside_headings",
    "inside_linked_headings",
    "inside_linked_share",
    "inside_bylines",
    "inside_alike",
    "inside_length",
    "inside_declared",
    "inside_blocks",
];
const OUTSIDE: [&str; 12] = [
    "outside_likely",
    "outside_links",
    "outside_prose",
    "outside_paragraphs",
    "outside_headings",
    "outside_linked_headings",
    "outside_linked_share",
    "outside_bylines",
    "outside_alike",
    "outside_length",
    "outside_declared",
    "outside_blocks",
];

/// Fills the columns that describe what some text looks like.
fn look(names: [&'static str; 12], sum: Sum, row: &mut dyn Sink) {
    let values = [
        share(sum.likely, sum.units),
        share(sum.linked, sum.units),
        share(sum.prose, sum.units),
        sum.paragraphs,
        share(sum.headings, sum.blocks),
        sum.linked_headings,
        share(sum.linked_headings, sum.headings),
        share(sum.bylines, sum.paragraphs + 1.0),
        share(sum.alike, sum.units),
        share(sum.units, sum.blocks),
        share(sum.declared, sum.units),
        sum.blocks,
    ];
    names.into_iter().zip(values).for_each(|(name, value)| row.put(name, value));
}
