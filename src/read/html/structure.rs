//! The open lists and tables: the numbers of items, and the columns of cells.

use super::tag::Tag;
use super::tokens::{Attributes, Name};
use crate::page::Detail;

/// The limits that the HTML standard sets for cell spans.
const MAX_COLUMNS: u16 = 1000;
const MAX_ROWS: u16 = 65534;

/// The open lists and tables, with the index of their elements on the stack.
#[derive(Debug, Default)]
pub(super) struct Structures {
    lists: Vec<List>,
    tables: Vec<Grid>,
}

#[derive(Debug)]
struct List {
    element: usize,
    next: i32,
    step: i32,
    ordered: bool,
}

/// The cells of a table so far.
#[derive(Debug, Default)]
struct Grid {
    element: usize,
    row: u32,
    column: u16,
    /// For each column, the first row in which it is free.
    free_from: Vec<u32>,
}

impl Structures {
    /// Notes that `tag` was opened as element number `element`, and returns the details of that element.
    pub(super) fn open(&mut self, tag: Tag, attributes: &Attributes, element: usize) -> Detail {
        match tag {
            Tag::Ol | Tag::Ul | Tag::Menu | Tag::Dir => self.open_list(tag, attributes, element),
            Tag::Li => self.item(attributes),
            Tag::Table => {
                self.tables.push(Grid { element, ..Grid::default() });
                Detail::None
            }
            Tag::Tr => {
                if let Some(grid) = self.tables.last_mut() {
                    (grid.row, grid.column) = (grid.row + 1, 0);
                }
                Detail::None
            }
            Tag::Thead | Tag::Tbody | Tag::Tfoot => {
                // Cells do not extend into another row group.
                self.tables.last_mut().into_iter().for_each(|grid| grid.free_from.clear());
                Detail::None
            }
            Tag::Td | Tag::Th => self.tables.last_mut().map_or(Detail::None, |grid| grid.cell(attributes)),
            Tag::Blockquote | Tag::Q => {
                attributes.get(Name::Cite).map_or(Detail::None, |source| Detail::Quote(source.into()))
            }
            _ => Detail::None,
        }
    }

    /// Drops the lists and tables above the lowest `len` elements.
    pub(super) fn close(&mut self, len: usize) {
        while self.lists.pop_if(|list| list.element >= len).is_some() {}
        while self.tables.pop_if(|grid| grid.element >= len).is_some() {}
    }

    fn open_list(&mut self, tag: Tag, attributes: &Attributes, element: usize) -> Detail {
        let ordered = tag == Tag::Ol;
        let reversed = attributes.has(Name::Reversed);
        let start = number(attributes, Name::Start);
        let step = if reversed { -1 } else { 1 };
        self.lists.push(List { element, next: start.unwrap_or(1), step, ordered });
        if !ordered {
            return Detail::None;
        }
        // A class may hide the numbers: menus, threads and breadcrumbs are written as ordered lists too.
        let plain = ![Name::Class, Name::Role, Name::Style, Name::Id].into_iter().any(|name| attributes.has(name));
        let explicit = plain || start.is_some() || reversed || attributes.has(Name::Type);
        let style = attributes.get(Name::Type).and_then(|style| style.bytes().next()).unwrap_or(b'1');
        Detail::List { reversed: reversed && start.is_none(), explicit, style }
    }

    fn item(&mut self, attributes: &Attributes) -> Detail {
        let Some(list) = self.lists.last_mut() else { return Detail::Item { number: None, checked: None } };
        let number = number(attributes, Name::Value).filter(|_| list.ordered).unwrap_or(list.next);
        list.next = number.saturating_add(list.step);
        Detail::Item { number: list.ordered.then_some(number), checked: None }
    }
}

impl Grid {
    fn cell(&mut self, attributes: &Attributes) -> Detail {
        let span = |name, most: u16| number(attributes, name).map(|n| if n < 0 { 1 } else { n.min(i32::from(most)) });
        let columns = span(Name::ColSpan, MAX_COLUMNS).map_or(1, |n| n.max(1)) as u16;
        // A row span of 0 extends to the end of the row group.
        let rows = match span(Name::RowSpan, MAX_ROWS) {
            Some(0) => MAX_ROWS,
            rows => rows.unwrap_or(1) as u16,
        };
        while self.free_from.get(usize::from(self.column)).is_some_and(|&from| from > self.row) {
            self.column += 1;
        }
        let column = self.column;
        let end = column.saturating_add(columns).min(MAX_COLUMNS);
        if self.free_from.len() < usize::from(end) {
            self.free_from.resize(usize::from(end), 0);
        }
        for free in &mut self.free_from[usize::from(column.min(end))..usize::from(end)] {
            *free = self.row.saturating_add(u32::from(rows));
        }
        self.column = end.max(column);
        Detail::Cell { column, rows, columns }
    }
}

fn number(attributes: &Attributes, name: Name) -> Option<i32> {
    let text = attributes.get(name)?.trim();
    let end = text.char_indices().skip(1).find(|(_, c)| !c.is_ascii_digit()).map_or(text.len(), |(at, _)| at);
    text[..end].parse().ok()
}
