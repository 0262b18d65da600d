//! The measurements of a page. Each one is complete when it is made, and uses only the page and earlier ones.

mod anchors;
mod blocks;
mod breadcrumbs;
mod class_names;
mod comments;
mod containers;
mod documents;
mod hashing;
mod items;
mod lines;
mod overlap;
mod passages;
mod phrase_table;
mod phrases;
mod plain_text;
mod prose_run;
mod record_roles;
mod regions;
mod repetition;
mod roles;
mod sections;
mod share;
mod source_lines;
mod structures;
mod surroundings;
mod threads;
mod title;
mod topic;
mod totals;
mod words;

pub(super) use class_names::NameHint;
pub(super) use containers::{Sum, signature};
pub(super) use hashing::Map;
pub(super) use phrases::Phrases;
pub(super) use plain_text::{Mark, PlainText};
pub(super) use record_roles::record_roles;
pub(super) use regions::{Region, regions};
pub(super) use roles::roles;
pub(super) use share::share;
pub(super) use source_lines::SourceLines;
pub(super) use surroundings::{CONTAINER_KINDS, FAR, PAGE_DEPTH};
pub(super) use topic::{Hits, Topic, chrome_hits};
pub(super) use words::{TextStats, tokens_of};

use crate::page::{ContainerId, ContainerKind, Page};
use anchors::Anchors;
use blocks::Blocks;
use breadcrumbs::JoinedBreadcrumbs;
use class_names::named_containers;
use comments::Comments;
use containers::Containers;
use items::Items;
use lines::Lines;
use overlap::Overlap;
use prose_run::ProseRun;
use repetition::Repetition;
use sections::Sections;
use surroundings::Surroundings;
use title::Title;
use totals::Totals;
use words::Words;

/// Everything known about a page before its blocks are labelled.
pub(super) struct Measured<'a> {
    pub page: &'a Page,
    pub words: Words,
    /// The phrases in each block.
    pub hits: Vec<Hits>,
    pub blocks: Blocks,
    pub prose_run: ProseRun,
    pub repetition: Repetition,
    /// The table, list, code or quotation that each block belongs to.
    pub structures: Vec<Option<ContainerId>>,
    pub title: Title,
    pub joined_breadcrumbs: JoinedBreadcrumbs,
    pub sections: Sections,
    pub totals: Totals,
    pub containers: Containers,
    pub surroundings: Surroundings,
    pub items: Items,
    pub anchors: Anchors,
    pub comments: Comments,
    /// True for a discussion, whose posts are the text of the page.
    pub is_thread: bool,
    /// True for a document by itself, without the parts that sites put around a text.
    pub is_document: bool,
    /// The same for a page that may have parts with names that manuals use.
    pub is_alone: bool,
    pub lines: Lines,
    pub overlap: Overlap,
    /// For a page saved as plain text only.
    pub plain_text: Option<PlainText>,
}

impl<'a> Measured<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        let words = Words::of(page);
        let hits = phrases::hits_of_blocks(&words);
        let blocks = Blocks::of(page, &words, &hits);
        let prose_run = ProseRun::of(&blocks, &hits);
        let repetition = Repetition::of(&words);
        let structures = structures::structures(page);
        let title = Title::of(page, &words);
        let joined_breadcrumbs = JoinedBreadcrumbs::of(&words);
        let sections = Sections::of(page, &hits, &blocks);
        let totals = Totals::of(&words, &blocks);
        let named = named_containers(page);
        let containers = Containers::of(page, &words, &blocks);
        let surroundings = Surroundings::of(page, &named);
        let items = Items::of(page, &containers);
        let anchors = Anchors::of(page, &title);
        let comments = Comments::of(page, &named, &blocks);
        let is_thread = threads::is_thread(page, &named, &blocks);
        let is_document = documents::is_document(page, &named);
        let is_alone = documents::is_alone(page, &named);
        let lines = Lines::of(&words, &blocks);
        let overlap = Overlap::of(page, &words, &blocks, &prose_run);
        let plain_text = PlainText::of(page, &words, &hits, &blocks, &repetition);
        Self {
            page,
            words,
            hits,
            blocks,
            prose_run,
            repetition,
            structures,
            title,
            joined_breadcrumbs,
            sections,
            totals,
            containers,
            surroundings,
            items,
            anchors,
            comments,
            is_thread,
            is_document,
            is_alone,
            lines,
            overlap,
            plain_text,
        }
    }

    /// The number of steps from block `n` outwards to the next container with that hint.
    pub(super) fn hint_at(&self, n: usize, hint: NameHint) -> Option<usize> {
        self.surroundings.hint_at(self.page, n, hint)
    }

    /// The number of steps from block `n` outwards to the next container of that kind, which must be in
    /// [`CONTAINER_KINDS`].
    pub(super) fn kind_at(&self, n: usize, kind: ContainerKind) -> Option<usize> {
        self.surroundings.kind_at(self.page, n, kind)
    }

    /// True when block `n` is in a consent dialog.
    pub(super) fn is_in_consent_dialog(&self, n: usize) -> bool {
        self.surroundings.in_consent_dialog(self.page, n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::testing::block as add_block;
    use crate::page::{BlockId, PageBuilder, SourceKind};

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

    fn with_measured(test: impl Fn(&Measured<'_>)) {
        test(&Measured::of(&page(&CONTAINERS, &BLOCKS)));
    }

    /// The index of the block whose text begins with `start`, and that of its container.
    fn block(m: &Measured<'_>, start: &str) -> (usize, usize) {
        let found = m.page.blocks().iter().find(|block| m.page.block_text(block).starts_with(start)).unwrap();
        let BlockId(n) = found.id;
        (n as usize, found.container.unwrap().0 as usize)
    }

    #[test]
    fn items_are_counted_in_order() {
        with_measured(|m| {
            let item = |start| m.items.member[m.items.around[block(m, start).1][0].unwrap() as usize];
            let ((first, at), (second, then)) = (item("The old bridge"), item("Another story"));
            assert_eq!((first, at, then), (second, 0, 1));
            assert_eq!(m.items.groups[first as usize].count, 2);
            assert_eq!(m.items.around[block(m, "I walk").1][0], None);
        });
    }

    #[test]
    fn what_shares_a_container_with_the_title_is_near() {
        with_measured(|m| {
            let common = |start| m.anchors.common[1][block(m, start).1];
            assert!(common("The old bridge") > common("Another story"));
            assert!(common("Another story") > common("I walk"));
        });
    }

    #[test]
    fn comments_and_the_description_are_found() {
        with_measured(|m| {
            let comments = |start| m.comments.depth[block(m, start).1];
            assert_eq!((comments("Another story"), comments("I walk")), (0, 2));
            assert_eq!(m.overlap.description_at, Some(block(m, "The old bridge").0));
        });
    }

    #[test]
    fn pages_without_text_can_be_measured() {
        let (empty, one) = (page(&[], &[]), page(&CONTAINERS[..1], &[(0, 0, "One")]));
        let measured = Measured::of(&empty);
        assert!(measured.lines.runs.is_empty() && measured.overlap.description_at.is_none());
        assert_eq!(Measured::of(&one).lines.runs, [(0, 0)]);
    }
}
