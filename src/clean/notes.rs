//! Footnotes: short links to a part of the same page, and the parts that they lead to.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::page::{Block, ContainerId, MarkKind, Page};

/// References to footnotes are this short, in characters: `[12]`, `†`, `(a)`.
const LONGEST_REFERENCE: usize = 5;

/// The footnotes of a page, numbered by their first references.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Numbers by the name that references link to.
    numbers: BTreeMap<String, u32>,
    /// The note that each container is part of.
    containers: Vec<Option<u32>>,
    /// The note that was written last.
    last: Cell<Option<u32>>,
}

impl Notes {
    /// The footnotes among the blocks that `keeps` takes. A reference without its note stays text.
    pub(super) fn of(page: &Page, keeps: impl Fn(&Block) -> bool) -> Self {
        let wanted = references(page);
        if wanted.is_empty() {
            return Self::default();
        }
        let shown = shown(page, keeps);
        let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
        for (n, container) in page.containers().iter().enumerate().filter(|&(n, _)| shown[n]) {
            for name in container.names.split_ascii_whitespace().filter(|&name| wanted.contains_key(name)) {
                owners.entry(name).or_insert(n);
            }
        }
        let mut found: Vec<(String, usize)> =
            wanted.into_iter().filter(|(name, _)| owners.contains_key(name.as_str())).collect();
        found.sort_by_key(|&(_, place)| place);
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

    /// The note that begins with the item `id`.
    pub(super) fn of_container(&self, id: ContainerId) -> Option<u32> {
        self.containers.get(id.0 as usize).copied().flatten()
    }

    /// The note that `block` is part of, and whether it is its first block.
    pub(super) fn of_block(&self, block: &Block) -> Option<(u32, bool)> {
        let note = block.container.and_then(|id| self.of_container(id));
        let first = self.last.replace(note) != note;
        note.map(|note| (note, first))
    }

    /// The note that a link with this text refers to.
    pub(super) fn referred(&self, address: &str, text: &str) -> Option<u32> {
        let name = address.strip_prefix('#').filter(|_| is_reference(text))?;
        self.numbers.get(&name.to_ascii_lowercase()).copied()
    }
}

/// The names that short links lead to, each with the place of its first link.
fn references(page: &Page) -> BTreeMap<String, usize> {
    let mut seen = BTreeMap::new();
    for mark in page.marks() {
        if let MarkKind::Link(address) = &mark.kind
            && let Some(name) = address.strip_prefix('#')
            && is_reference(mark.span.of(page.text()))
        {
            let place = seen.len();
            seen.entry(name.to_ascii_lowercase()).or_insert(place);
        }
    }
    seen
}

fn is_reference(text: &str) -> bool {
    let inner = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '(' | ')'));
    let number = !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_digit());
    let mark = inner.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶')) && !inner.is_empty();
    text.chars().count() <= LONGEST_REFERENCE && (number || mark)
}

/// The containers around the blocks that `keeps` takes.
fn shown(page: &Page, keeps: impl Fn(&Block) -> bool) -> Vec<bool> {
    let mut shown = vec![false; page.containers().len()];
    for block in page.blocks().iter().filter(|&block| keeps(block)) {
        let mut at = block.container;
        while let Some(id) = at.filter(|id| !shown[id.0 as usize]) {
            shown[id.0 as usize] = true;
            at = page.containers()[id.0 as usize].parent;
        }
    }
    shown
}
