//! How containers stand to one another: repeated items, comments, and what lies near the title; and runs of lines.

use super::features::{PARAGRAPH_PROSE, PageFeatures, Sum, signature};
use super::names::{Hint, bit};
use crate::page::Page;

/// What is known of a container besides its text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// The innermost and the outermost repeated container around it, itself included.
    pub items: [Option<u32>; 2],
    /// Depth of the innermost container that also holds the title, and the first heading of level 1.
    pub common: [u32; 2],
    /// Containers with the hint of comments from here outwards.
    pub comments: u8,
    /// The outermost of them.
    pub thread: Option<u32>,
}

/// Containers of one make at one place: the same tags and names on the way down to them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    pub count: u32,
    pub sum: Sum,
}

/// The relations of all containers of a page, and of its lines.
#[derive(Debug, Default)]
pub(super) struct Relations {
    pub places: Vec<Place>,
    /// Containers: which group, and the how many-th of it.
    pub member: Vec<(u32, u32)>,
    pub groups: Vec<Group>,
    /// Depths of the containers of the title and of the first heading of level 1.
    pub anchors: [Option<u32>; 2],
    /// Prose inside comments, and elsewhere.
    pub comments_prose: f32,
    pub other_prose: f32,
    /// The first block that begins like the description of the page.
    pub excerpt_at: Option<usize>,
    /// Share of the words of each block that stand in the description.
    pub excerpt_share: Vec<f32>,
    /// First and last block of the run of short lines around each block.
    pub runs: Vec<(u32, u32)>,
    /// The last paragraph before each block, and the next one behind it.
    pub paragraphs: Vec<(Option<u32>, Option<u32>)>,
}

/// A repeated container holds at least this many blocks; a paragraph alone is no item.
const ITEM_BLOCKS: f32 = 2.0;
/// A description is found by its first words.
const EXCERPT_WORDS: usize = 6;
/// Longer lines end a run of short ones.
const SHORT_UNITS: f32 = 9.0;

impl Relations {
    pub(super) fn of(f: &PageFeatures<'_>) -> Self {
        let mut relations = Self::default();
        relations.fill_groups(f.page, &f.sums);
        relations.fill_places(f);
        relations.fill_comments(f);
        relations.fill_excerpt(f);
        relations.fill_lines(f);
        relations
    }

    fn fill_groups(&mut self, page: &Page, sums: &[Sum]) {
        let mut paths: Vec<(u64, u32)> = Vec::with_capacity(page.containers().len());
        for (at, container) in page.containers().iter().enumerate() {
            let above = container.parent.map_or(0, |id| paths[id.0 as usize].0);
            let own = signature(&container.tag, &container.names);
            paths.push(((above.rotate_left(7) ^ own).wrapping_mul(0x9E37_79B9_7F4A_7C15), at as u32));
        }
        paths.sort_unstable();
        self.member = vec![(0, 0); paths.len()];
        for same in paths.chunk_by(|a, b| a.0 == b.0) {
            let mut group = Group::default();
            for &(_, at) in same {
                self.member[at as usize] = (self.groups.len() as u32, group.count);
                group.count += 1;
                group.sum.add(&sums[at as usize]);
            }
            self.groups.push(group);
        }
    }

    fn fill_places(&mut self, f: &PageFeatures<'_>) {
        let containers = f.page.containers();
        let anchors = [f.title_at, f.h1].map(|n| n.and_then(|n| f.page.blocks()[n].container).map(|id| id.0 as usize));
        self.anchors = anchors.map(|at| at.map(|at| containers[at].depth));
        let mut on_path = vec![[false; 2]; containers.len()];
        for (k, &anchor) in anchors.iter().enumerate() {
            std::iter::successors(anchor, |&at| containers[at].parent.map(|id| id.0 as usize))
                .for_each(|at| on_path[at][k] = true);
        }
        for (at, container) in containers.iter().enumerate() {
            let mut place = container.parent.map_or_else(Place::default, |id| self.places[id.0 as usize]);
            for (common, &on_path) in place.common.iter_mut().zip(&on_path[at]) {
                if on_path {
                    *common = container.depth;
                }
            }
            if self.groups[self.member[at].0 as usize].count > 1 && f.sums[at].blocks >= ITEM_BLOCKS {
                place.items = [Some(at as u32), place.items[1].or(Some(at as u32))];
            }
            if f.named[at].hints & bit(Hint::Comments) != 0 {
                place.comments = place.comments.saturating_add(1);
                place.thread = place.thread.or(Some(at as u32));
            }
            self.places.push(place);
        }
    }

    fn fill_comments(&mut self, f: &PageFeatures<'_>) {
        for (n, block) in f.page.blocks().iter().enumerate() {
            let inside = block.container.is_some_and(|id| self.places[id.0 as usize].comments > 0);
            let sum = if inside { &mut self.comments_prose } else { &mut self.other_prose };
            *sum += f.prose[n].max(0.0);
        }
    }

    fn fill_excerpt(&mut self, f: &PageFeatures<'_>) {
        let count = f.units.len();
        let words = f.page.metadata().excerpt.as_deref().map(super::scan::tokens_of).unwrap_or_default();
        if words.len() < EXCERPT_WORDS {
            self.excerpt_share = vec![f32::NAN; count];
            return;
        }
        let start = &words[..EXCERPT_WORDS];
        self.excerpt_at = (0..count).find(|&n| f.scan.tokens_of(n).starts_with(start));
        let known = words.iter().copied().collect();
        self.excerpt_share = (0..count).map(|n| super::features::share_in(f.scan.tokens_of(n), &known)).collect();
    }

    fn fill_lines(&mut self, f: &PageFeatures<'_>) {
        let short: Vec<bool> = f
            .units
            .iter()
            .zip(&f.scan.blocks)
            .map(|(&units, stats)| units < SHORT_UNITS && !stats.ends_with_stop)
            .collect();
        let mut start = 0;
        for run in short.chunk_by(|a, b| *a && *b) {
            let end = start + run.len() as u32 - 1;
            self.runs.extend(run.iter().map(|_| (start, end)));
            start = end + 1;
        }
        let mut last = None;
        self.paragraphs = vec![(None, None); f.prose.len()];
        for (n, &prose) in f.prose.iter().enumerate() {
            self.paragraphs[n].0 = last;
            last = if prose > PARAGRAPH_PROSE { Some(n as u32) } else { last };
        }
        last = None;
        for (n, &prose) in f.prose.iter().enumerate().rev() {
            self.paragraphs[n].1 = last;
            last = if prose > PARAGRAPH_PROSE { Some(n as u32) } else { last };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::block as add_block;
    use super::*;
    use crate::page::{BlockId, ContainerId, ContainerKind, PageBuilder, SourceKind};

    /// Containers: the one around, the tag, the names.
    const CONTAINERS: [(Option<u32>, &str, &str); 7] = [
        (None, "body", ""),
        (Some(0), "div", "page"),
        (Some(1), "main", ""),
        (Some(2), "div", "post"),
        (Some(2), "div", "post"),
        (Some(1), "div", "comments"),
        (Some(5), "div", "comment"),
    ];

    /// Blocks: the container, the level of a heading, the text.
    const BLOCKS: [(u32, u8, &str); 6] = [
        (3, 1, "On bridges and rivers"),
        (3, 0, "The old bridge over the river is shut until the spring."),
        (4, 2, "On roads"),
        (4, 0, "Another story of the same site."),
        (6, 0, "Ann"),
        (6, 0, "I walk there."),
    ];

    fn page(containers: &[(Option<u32>, &str, &str)], blocks: &[(u32, u8, &str)]) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        for &(parent, tag, names) in containers {
            let kind = if tag == "main" { ContainerKind::Main } else { ContainerKind::Group };
            builder.container(parent.map(ContainerId), kind, tag, names);
        }
        for &(container, level, text) in blocks {
            add_block(&mut builder, Some(ContainerId(container)), level, text);
        }
        builder.metadata().title = Some("On bridges and rivers".into());
        builder.metadata().excerpt = Some("The old bridge over the river is shut until the spring.".into());
        builder.finish()
    }

    fn with_features(test: impl Fn(&PageFeatures<'_>)) {
        test(&PageFeatures::of(&page(&CONTAINERS, &BLOCKS)));
    }

    fn block(f: &PageFeatures<'_>, start: &str) -> (usize, Place) {
        let found = f.page.blocks().iter().find(|block| f.page.block_text(block).starts_with(start)).unwrap();
        let BlockId(n) = found.id;
        (n as usize, f.relations.places[found.container.unwrap().0 as usize])
    }

    #[test]
    fn items_are_counted_in_order() {
        with_features(|f| {
            let item = |start| f.relations.member[block(f, start).1.items[0].unwrap() as usize];
            let ((first, at), (second, then)) = (item("The old bridge"), item("Another story"));
            assert_eq!((first, at, then), (second, 0, 1));
            assert_eq!(f.relations.groups[first as usize].count, 2);
            assert_eq!(block(f, "I walk").1.items[0], None);
        });
    }

    #[test]
    fn what_shares_a_container_with_the_title_is_near() {
        with_features(|f| {
            let common = |start| block(f, start).1.common[1];
            assert!(common("The old bridge") > common("Another story"));
            assert!(common("Another story") > common("I walk"));
        });
    }

    #[test]
    fn comments_and_the_description_are_found() {
        with_features(|f| {
            assert_eq!((block(f, "Another story").1.comments, block(f, "I walk").1.comments), (0, 2));
            assert_eq!(f.relations.excerpt_at, Some(block(f, "The old bridge").0));
        });
    }

    #[test]
    fn pages_without_text_have_no_relations() {
        let (empty, one) = (page(&[], &[]), page(&CONTAINERS[..1], &[(0, 0, "One")]));
        assert!(
            PageFeatures::of(&empty).relations.runs.is_empty()
                && PageFeatures::of(&empty).relations.excerpt_at.is_none()
        );
        assert_eq!(PageFeatures::of(&one).relations.runs, [(0, 0)]);
    }
}
