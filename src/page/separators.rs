//! The text between blocks besides white space: numbers of list items, task checkboxes, rules, and the tabs of empty
//! cells.
//!
//! A separator that ends a line belongs to the block before it; the rest belongs to the block after it. See
//! [`Page::own_start`].

use super::{BlockKind, Container, ContainerId, ContainerKind, Detail, Page, SourceKind};

/// A rule between two blocks, in the page text.
const RULE: &str = "* * *\n\n";

/// Text to insert at an offset of the page text.
type Insertion = (usize, String);

/// Writes the separators into the page text. Takes linear time.
pub(super) fn write(page: &mut Page) {
    let insertions = insertions(page);
    if !insertions.is_empty() {
        insert(page, &insertions);
    }
}

fn insertions(page: &Page) -> Vec<Insertion> {
    let mut insertions = Vec::new();
    let mut rules = page.rules.iter().peekable();
    let mut last_item = None;
    let (mut last_cell, mut furthest_cell) = (None, None);
    let mut last_end = 0;
    for (n, block) in page.blocks.iter().enumerate() {
        let mut own = String::new();
        while rules.next_if(|&&at| at <= n).is_some() {
            if own.is_empty() && n > 0 {
                own.push_str(RULE);
            }
        }
        let cell = (block.kind == BlockKind::TableCell).then(|| around(page, block.container, is_cell)).flatten();
        let separator = &page.text[last_end..block.span.start];
        // A table inside a cell returns to that cell later; only its first block gets the tabs.
        own.push_str(&tabs(page, cell.filter(|_| cell >= furthest_cell), last_cell, separator));
        let item = around(page, block.container, |container| matches!(container.detail, Detail::Item { .. }));
        // A list inside an item returns to that item later; only its first block gets the number.
        if let Some(item) = item.filter(|&item| last_item < Some(item)) {
            own.push_str(&marker(page, item));
        }
        last_item = last_item.max(item);
        furthest_cell = furthest_cell.max(cell);
        last_cell = cell.or(last_cell.filter(|_| cell.is_some()));
        last_end = block.span.end;
        if separator == "\n" && (own.starts_with(RULE) || is_apart(page, n)) {
            own.insert(0, '\n');
        }
        if !own.is_empty() {
            insertions.push((block.span.start, own));
        }
    }
    insertions
}

/// True if an empty line separates block `n` from the one before it. Cells of layout tables become paragraphs only after their
/// separators were written.
fn is_apart(page: &Page, n: usize) -> bool {
    page.kind == SourceKind::Html && n > 0 && page.blocks[n - 1..=n].iter().any(|block| block.kind.is_set_apart())
}

fn is_cell(container: &Container) -> bool {
    matches!(container.detail, Detail::Cell { .. })
}

/// The innermost container that `fits`, from `id` outwards up to the next list or table.
fn around(page: &Page, id: Option<ContainerId>, fits: impl Fn(&Container) -> bool) -> Option<ContainerId> {
    let get = |id: ContainerId| &page.containers[id.0 as usize];
    std::iter::successors(id, |&id| get(id).parent)
        .take_while(|&id| !matches!(get(id).kind, ContainerKind::List | ContainerKind::Table))
        .find(|&id| fits(get(id)))
}

/// The tabs for the empty cells before `cell` in its row. One tab is already there between two cells of a row.
fn tabs(page: &Page, cell: Option<ContainerId>, last: Option<ContainerId>, separator: &str) -> String {
    let column = |id: ContainerId| match page.containers[id.0 as usize].detail {
        Detail::Cell { column, .. } => usize::from(column),
        _ => 0,
    };
    let Some(cell) = cell else { return String::new() };
    let there = if separator == "\t" { last.map_or(0, |last| column(last) + 1) } else { 0 };
    if separator != "\t" && last == Some(cell) {
        String::new()
    } else {
        "\t".repeat(column(cell).saturating_sub(there))
    }
}

/// The text before a list item: its number, if the page shows one, and its task checkbox.
fn marker(page: &Page, item: ContainerId) -> String {
    let Detail::Item { number, checked } = page.containers[item.0 as usize].detail else { return String::new() };
    let number = number.zip(numbering(page, item)).map_or_else(String::new, |(number, style)| written(number, style));
    let task = match checked {
        Some(true) => "[x] ",
        Some(false) => "[ ] ",
        None => "",
    };
    number + task
}

/// The numbering style of the list around `item`, if its numbers are part of the text.
fn numbering(page: &Page, item: ContainerId) -> Option<u8> {
    let list = page.containers[item.0 as usize].parent.map(|id| &page.containers[id.0 as usize])?;
    match list.detail {
        Detail::List { explicit: true, style, .. } => Some(style),
        _ => None,
    }
}

/// The number of letters in the alphabet that lists count with.
const LETTERS: i32 = 26;
/// Roman numerals, the largest first.
const ROMAN: [(i32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];
/// The largest Roman number.
const MAX_ROMAN: i32 = 3999;

/// The number of an item, followed by a full stop and a space.
fn written(number: i32, style: u8) -> String {
    let mut text = String::new();
    match style.to_ascii_lowercase() {
        b'a' if (1..=LETTERS).contains(&number) => text.push((b'a' + (number - 1) as u8) as char),
        b'i' if (1..=MAX_ROMAN).contains(&number) => {
            let mut rest = number;
            for (value, letters) in ROMAN {
                while rest >= value {
                    text.push_str(letters);
                    rest -= value;
                }
            }
        }
        _ => text = number.to_string(),
    }
    if style.is_ascii_uppercase() {
        text.make_ascii_uppercase();
    }
    text + ". "
}

/// Numbers the items of lists that count down to 1.
pub(super) fn number_reversed(containers: &mut [Container]) {
    if !containers.iter().any(|container| matches!(container.detail, Detail::List { reversed: true, .. })) {
        return;
    }
    let mut left = vec![0_i32; containers.len()];
    let list_of = |container: &Container| match container.detail {
        Detail::Item { .. } => container.parent.map(|id| id.0 as usize),
        _ => None,
    };
    containers.iter().filter_map(list_of).for_each(|list| left[list] += 1);
    for n in 0..containers.len() {
        let Some(list) = list_of(&containers[n]) else { continue };
        if matches!(containers[list].detail, Detail::List { reversed: true, .. })
            && let Detail::Item { number, .. } = &mut containers[n].detail
        {
            *number = Some(left[list]);
            left[list] -= 1;
        }
    }
}

/// Inserts text between blocks and moves everything after it.
fn insert(page: &mut Page, insertions: &[Insertion]) {
    let more: usize = insertions.iter().map(|(_, text)| text.len()).sum();
    let old = std::mem::take(&mut page.text);
    let mut text = String::with_capacity(old.len() + more);
    let mut done = 0;
    for (at, own) in insertions {
        text.push_str(&old[done..*at]);
        text.push_str(own);
        done = *at;
    }
    text.push_str(&old[done..]);
    page.text = text;
    let mut shift = Shifts { insertions, next: 0, by: 0 };
    for block in &mut page.blocks {
        block.span = shift.moved(block.span);
    }
    let mut shift = Shifts { insertions, next: 0, by: 0 };
    for mark in &mut page.marks {
        mark.span = shift.moved(mark.span);
    }
    let mut shift = Shifts { insertions, next: 0, by: 0 };
    page.source.shift(|at| shift.at(at));
}

/// How far offsets move; they must be queried in ascending order.
struct Shifts<'a> {
    insertions: &'a [Insertion],
    next: usize,
    by: usize,
}

impl Shifts<'_> {
    fn at(&mut self, at: usize) -> usize {
        while let Some((_, text)) = self.insertions.get(self.next).filter(|(place, _)| *place <= at) {
            self.by += text.len();
            self.next += 1;
        }
        at + self.by
    }

    /// Spans are inside blocks, so nothing is inserted within one.
    fn moved(&mut self, span: crate::span::Span) -> crate::span::Span {
        let start = self.at(span.start);
        crate::span::Span::new(start, start + span.len())
    }
}

impl Page {
    /// The offset where the separator of block `n` begins: its number, checkbox or tabs. The text before that separates
    /// it from the previous block.
    pub(crate) fn own_start(&self, n: usize) -> usize {
        let start = self.blocks[n].span.start;
        let Some(before) = n.checked_sub(1) else { return 0 };
        let end = self.blocks[before].span.end;
        if self.kind == SourceKind::Text {
            return start;
        }
        self.text[end..start].rfind('\n').map_or(start, |at| end + at + 1)
    }
}
