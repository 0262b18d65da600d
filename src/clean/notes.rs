//! Footnotes: short links to a place on the same page, and the notes at these places.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use crate::page::{Block, ContainerId, ContainerKind, Page, is_reference, references};

/// The footnotes of a page, numbered by their first references.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Numbers by the name that references link to.
    numbers: BTreeMap<String, u32>,
    /// The note that each container belongs to.
    containers: Vec<Option<u32>>,
    /// The last note that was written.
    last: Cell<Option<u32>>,
}

impl Notes {
    /// The footnotes among the blocks that `keeps` accepts. A reference without its note stays plain text.
    pub(super) fn of(page: &Page, keeps: impl Fn(&Block) -> bool) -> Self {
        let mut wanted = BTreeMap::new();
        for (name, _) in references(page) {
            let place = wanted.len();
            wanted.entry(name.to_ascii_lowercase()).or_insert(place);
        }
        if wanted.is_empty() {
            return Self::default();
        }
        let shown = page.containers_around(page.blocks().iter().filter(|&block| keeps(block)));
        let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
        for (n, container) in page.containers().iter().enumerate().filter(|&(n, _)| shown[n]) {
            for name in container.names.split_ascii_whitespace().filter(|&name| wanted.contains_key(name)) {
                owners.entry(name).or_insert(n);
            }
        }
        let mut found: Vec<(String, usize)> =
            wanted.into_iter().filter(|(name, _)| owners.contains_key(name.as_str())).collect();
        crate::order::sort_by_key(&mut found, |&(_, place)| place);
        let lists = lists_of_notes(page, &shown, found.iter().map(|(name, _)| owners[name.as_str()]));
        found.retain(|(name, _)| {
            let list = list_of(page, owners[name.as_str()]);
            list.is_none_or(|list| lists.contains(&list))
        });
        let mut containers: Vec<Option<u32>> = vec![None; page.containers().len()];
        let mut numbers = BTreeMap::new();
        for (number, (name, _)) in (1..).zip(found) {
            containers[owners[name.as_str()]] = Some(number);
            numbers.insert(name, number);
        }
        for (n, container) in page.containers().iter().enumerate() {
            let around = container.parent.and_then(|id| containers[id.0 as usize]);
            containers[n] = containers[n].or(around);
        }
        Self { numbers, containers, last: Cell::new(None) }
    }

    /// The note that starts with the item `id`.
    pub(super) fn of_container(&self, id: ContainerId) -> Option<u32> {
        self.containers.get(id.0 as usize).copied().flatten()
    }

    /// The note that `block` belongs to, and whether it is the first block of that note.
    pub(super) fn of_block(&self, block: &Block) -> Option<(u32, bool)> {
        let note = block.container.and_then(|id| self.of_container(id));
        let first = self.last.replace(note) != note;
        note.map(|note| (note, first))
    }

    /// Makes the next block the first of its note again, since the one before it was not written.
    pub(super) fn skip_first(&self) {
        self.last.set(None);
    }

    /// The note that a link with this text refers to.
    pub(super) fn reference(&self, address: &str, text: &str) -> Option<u32> {
        let name = address.strip_prefix('#').filter(|_| is_reference(text))?;
        self.numbers.get(&name.to_ascii_lowercase()).copied()
    }
}

/// A list in which fewer of the items than one in this many are referred to is a list of works, numbered by the page: as
/// footnotes, some of its items would get other numbers than the rest (chosen by hand).
const MAX_ITEMS_PER_REFERENCE: usize = 2;

/// The list whose item the container `n` is.
fn list_of(page: &Page, n: usize) -> Option<ContainerId> {
    let item = &page.containers()[n];
    item.parent.filter(|&id| &*item.tag == "li" && page.containers()[id.0 as usize].kind == ContainerKind::List)
}

/// The lists in which enough of the `shown` items are among the `referenced` ones.
fn lists_of_notes(page: &Page, shown: &[bool], referenced: impl Iterator<Item = usize>) -> BTreeSet<ContainerId> {
    let mut counts: BTreeMap<ContainerId, (usize, usize)> = BTreeMap::new();
    for list in referenced.filter_map(|n| list_of(page, n)) {
        counts.entry(list).or_default().0 += 1;
    }
    for list in (0..shown.len()).filter(|&n| shown[n]).filter_map(|n| list_of(page, n)) {
        if let Some(count) = counts.get_mut(&list) {
            count.1 += 1;
        }
    }
    let is_enough = |&(_, (found, all)): &(ContainerId, (usize, usize))| found * MAX_ITEMS_PER_REFERENCE >= all;
    counts.into_iter().filter(is_enough).map(|(list, _)| list).collect()
}
