//! Writes the kept blocks of a page as Markdown: CommonMark, with GitHub's tables, strikethrough, task lists, footnotes and
//! formulas. Tables that Markdown cannot express are written as HTML.

mod text;

use std::collections::BTreeMap;

use super::display_order;
use super::escape::{self, Context};
use super::html;
use super::inline::{self, safe_address};
use super::notes::Notes;
use super::outline::{self, Part, Step};
use crate::page::{Block, BlockKind, ContainerId, Detail, MarkKind, Page, Picture, SourceKind};
use crate::span::Span;
use text::Inline;

/// Writes the blocks that `keeps` accepts.
pub(super) fn write(page: &Page, keeps: impl Fn(&Block) -> bool, links: bool, images: bool) -> String {
    let notes = if links { Notes::of(page, &keeps) } else { Notes::default() };
    let mut writer = MarkdownWriter::new(page, Style { links, images }, &notes);
    outline::walk(page, display_order::of(page), keeps, &mut writer);
    writer.out
}

/// What to write besides text.
#[derive(Clone, Copy, Debug)]
struct Style {
    links: bool,
    images: bool,
}

/// The prefix of the lines of a quotation or list item.
#[derive(Debug)]
struct Prefix {
    /// The prefix of its first line, until that is written.
    first: Option<String>,
    /// The prefix of all other lines.
    rest: String,
}

impl Prefix {
    fn marked(marker: String, indent: usize) -> Self {
        Self { first: Some(marker), rest: " ".repeat(indent) }
    }
}

/// A table under way: the text of its cells, and captions above and below it.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Vec<String>>,
    titles: Vec<String>,
    captions: Vec<String>,
    in_caption: bool,
    /// The same table as HTML, in case Markdown cannot express it.
    html: html::Nested,
    /// Number of open tables inside this one.
    depth: usize,
    needs_html: bool,
}

#[expect(clippy::struct_excessive_bools, reason = "each tells what was written just now")]
struct MarkdownWriter<'a> {
    page: &'a Page,
    style: Style,
    notes: &'a Notes,
    out: String,
    prefixes: Vec<Prefix>,
    /// The open lists with their markers.
    lists: Vec<(ContainerId, char)>,
    /// Numbers given so far in ordered lists.
    numbers: BTreeMap<ContainerId, i32>,
    /// Depth and marker of the list that just ended; the next list needs another marker.
    ended: Option<(usize, char)>,
    /// True if the last block was an item, so the next item follows without an empty line.
    after_item: bool,
    /// True if nothing of the open item is written yet.
    at_item_start: bool,
    table: Option<Table>,
    /// True if dollar signs in the text must be distinguished from delimiters of formulas.
    has_formulas: bool,
    in_note: bool,
    /// True if a term of a definition list just ended.
    after_term: bool,
}

impl<'a> MarkdownWriter<'a> {
    fn new(page: &'a Page, style: Style, notes: &'a Notes) -> Self {
        Self {
            page,
            style,
            notes,
            out: String::new(),
            prefixes: Vec::new(),
            lists: Vec::new(),
            numbers: BTreeMap::new(),
            ended: None,
            after_item: false,
            at_item_start: false,
            table: None,
            has_formulas: page.marks().iter().any(|mark| matches!(mark.kind, MarkKind::Formula(_))),
            in_note: false,
            after_term: false,
        }
    }

    /// Starts a block: writes the separator from the last one, and the prefix of its first line.
    fn start(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
            if !(self.at_item_start && self.after_item) {
                let blank = self.prefixes.iter().take_while(|prefix| prefix.first.is_none());
                let blank: String = blank.map(|prefix| prefix.rest.as_str()).collect();
                self.out.push_str(blank.trim_end());
                self.out.push('\n');
            }
        }
        for prefix in &mut self.prefixes {
            match prefix.first.take() {
                Some(first) => self.out.push_str(&first),
                None => self.out.push_str(&prefix.rest),
            }
        }
        self.at_item_start = false;
        self.after_item = false;
        self.ended = None;
    }

    /// Writes a block of lines.
    fn lines(&mut self, text: &str) {
        self.start();
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.out.push('\n');
                let start = self.out.len();
                self.prefixes.iter().for_each(|prefix| self.out.push_str(&prefix.rest));
                if line.is_empty() {
                    let end = start + self.out[start..].trim_end().len();
                    self.out.truncate(end);
                }
            }
            self.out.push_str(line);
        }
    }

    fn heading(&mut self, block: &Block) {
        let block = if self.page.kind() == SourceKind::Text {
            self.without(&self.page.without_underline(block), |c| c == '#')
        } else {
            block.clone()
        };
        let line = self.inline(&block, Context::Heading);
        let level = usize::from(block.level.clamp(1, 6));
        self.lines(&format!("{} {}", "#".repeat(level), line.trim()));
    }

    /// An item outside a list: a line of plain text with its marker, or stray markup.
    fn loose_item(&mut self, block: &Block) {
        let second = self.ended.is_some_and(|(ended, _)| ended == self.prefixes.len());
        self.after_item &= !second;
        let text = self.page.block_text(block);
        let number = text.bytes().take_while(u8::is_ascii_digit).count();
        let plain = self.page.kind() == SourceKind::Text;
        let marker = if plain && number > 0 { format!("{}. ", &text[..number]) } else { "- ".to_owned() };
        let block =
            if plain { self.without(block, |c| !c.is_alphabetic() && !c.is_whitespace()) } else { block.clone() };
        let text = self.inline(&block, Context::Line);
        self.at_item_start = true;
        self.prefixes.push(Prefix::marked(marker.clone(), marker.len()));
        self.lines(text.trim());
        self.prefixes.pop();
        self.after_item = true;
    }

    /// `block` without the marker of plain text before its first white space, if that is all `is_marker`.
    fn without(&self, block: &Block, is_marker: impl Fn(char) -> bool) -> Block {
        let text = self.page.block_text(block);
        let marker = text.find(char::is_whitespace).filter(|&at| at <= 6 && text[..at].chars().all(is_marker));
        let rest = marker.map_or(text, |at| text[at..].trim_start());
        Block { span: Span::new(block.span.end - rest.len(), block.span.end), ..block.clone() }
    }

    fn fenced(&mut self, block: &Block) {
        let code = self.page.block_text(block);
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat((longest + 1).max(3));
        let language = outline::code_language(self.page, block).unwrap_or_default();
        self.lines(&format!("{fence}{language}\n{code}\n{fence}"));
    }

    fn cell(&mut self, block: &Block) {
        let text = self.inline(block, Context::Cell);
        let Some(table) = &mut self.table else { return };
        if table.in_caption && table.rows.is_empty() {
            table.titles.push(text);
            return;
        }
        let cell = table.rows.last_mut().and_then(|row| row.last_mut()).filter(|_| !table.in_caption);
        match cell {
            Some(cell) => {
                if !cell.is_empty() {
                    cell.push_str("<br>");
                }
                cell.push_str(&text);
            }
            None => table.captions.push(text),
        }
    }

    fn table(&mut self, table: Table) {
        if table.needs_html {
            // An empty line would end the table.
            return self.lines(&table.html.finish().replace("\n\n", "\n&#10;"));
        }
        table.titles.iter().for_each(|title| self.lines(title));
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut text = String::new();
        for (n, row) in table.rows.iter().enumerate() {
            if n > 0 {
                text.push('\n');
            }
            text.push('|');
            for column in 0..columns {
                text.push(' ');
                text.push_str(row.get(column).map_or("", String::as_str));
                text.push_str(" |");
            }
            if n == 0 {
                text.push_str("\n|");
                text.push_str(&" --- |".repeat(columns));
            }
        }
        self.lines(&text);
        table.captions.iter().for_each(|caption| self.lines(caption));
    }

    /// The text of a block with its links and emphasis.
    fn inline(&self, block: &Block, context: Context) -> String {
        let mut inline = Inline {
            out: String::new(),
            opened: 0,
            tags: Vec::new(),
            style: self.style,
            notes: self.notes,
            context,
            hard_breaks: self.page.kind() == SourceKind::Html,
            has_formulas: self.has_formulas,
            in_note: self.in_note,
        };
        inline::walk(self.page, block, &mut inline);
        inline.out
    }

    /// The text of a block that is part of a note, without the links that lead back from it.
    /// The first block begins with the number of the note at times.
    fn note_text(&mut self, block: &Block, first: Option<u32>) -> String {
        self.in_note = true;
        let text = self.inline(block, Context::Line);
        self.in_note = false;
        // Emphasis around a link that is left out.
        let text = text.replace("****", "");
        let text = text.trim();
        let Some(number) = first else { return text.to_owned() };
        if text.chars().all(|c| "[]()\\^↑ ".contains(c)) {
            // Only the brackets around the number, which was a link back.
            return String::new();
        }
        let text = text.trim_start_matches(['^', '↑', ' ', '.', ')']);
        let written =
            [format!("{number}\\. "), format!("{number}\\) "), format!("\\[{number}\\] "), format!("[{number}] ")];
        written.iter().find_map(|start| text.strip_prefix(start.as_str())).unwrap_or(text).to_owned()
    }

    fn open_list(&mut self, ordered: bool, list: ContainerId) {
        // A list that continues starts with a number other than 1. That needs an empty line, as a second list does.
        let depth = self.prefixes.len();
        let second = self.ended.is_some_and(|(ended, _)| ended == depth);
        self.after_item &= !second && !self.numbers.contains_key(&list);
        let (usual, other) = if ordered { ('.', ')') } else { ('-', '*') };
        let taken = self.ended == Some((depth, usual));
        self.lists.push((list, if taken { other } else { usual }));
    }

    fn open_item(&mut self, step: Step) {
        if let Some(number) = self.notes.of_container(step.id) {
            self.prefixes.push(Prefix::marked(format!("[^{number}]: "), NOTE_INDENT));
            return;
        }
        let (number, checked) = self.item(step.id);
        let marker = match self.lists.last() {
            Some(&(list, end @ ('.' | ')'))) => {
                let last = self.numbers.entry(list).or_insert(0);
                *last = number.unwrap_or(*last + 1);
                format!("{last}{end} ")
            }
            bullet => format!("{} ", bullet.map_or('-', |&(_, bullet)| bullet)),
        };
        let task = checked.map_or("", |checked| if checked { "[x] " } else { "[ ] " });
        let (indent, marker) = (marker.len(), marker + task);
        self.at_item_start = true;
        self.prefixes.push(Prefix::marked(marker, indent));
    }

    /// The number of the item `id` in its list, and whether its checkbox is ticked.
    fn item(&self, id: ContainerId) -> (Option<i32>, Option<bool>) {
        match self.page.containers()[id.0 as usize].detail {
            Detail::Item { number, checked } => (number, checked),
            _ => (None, None),
        }
    }

    /// Writes a cell, with empty cells before it for skipped columns.
    fn open_cell(&mut self, id: ContainerId) {
        let Some(table) = &mut self.table else { return };
        if let Some(row) = table.rows.last_mut() {
            if let Detail::Cell { column, rows, columns } = self.page.containers()[id.0 as usize].detail {
                table.needs_html |= rows > 1 || columns > 1;
                while row.len() < usize::from(column) {
                    row.push(String::new());
                }
            }
            row.push(String::new());
        }
    }

    /// Passes a step inside a table to its HTML. True if the step is not part of the table itself.
    fn nested(&mut self, step: Step, opens: bool) -> bool {
        let (page, style) = (self.page, self.style);
        let Some(table) = &mut self.table else { return false };
        if opens {
            table.html.open(page, step, style.links, style.images);
        } else {
            table.html.close(page, step);
        }
        let is_table = step.part == Part::Table;
        if is_table && opens {
            table.depth += 1;
            table.needs_html |= table.depth > 1;
        }
        table.needs_html |= matches!(step.part, Part::List { .. } | Part::Definitions);
        let outer =
            table.depth <= 1 && matches!(step.part, Part::Table | Part::Row | Part::Cell { .. } | Part::Caption);
        if is_table && !opens {
            table.depth -= 1;
        }
        !outer
    }
}

/// The indentation of further lines of a footnote.
const NOTE_INDENT: usize = 4;

impl outline::PartSink for MarkdownWriter<'_> {
    fn open(&mut self, step: Step) {
        if step.part == Part::Table && self.table.is_none() {
            self.table = Some(Table::default());
        }
        if self.nested(step, true) {
            return;
        }
        match step.part {
            Part::List { ordered } => self.open_list(ordered, step.id),
            Part::Item => self.open_item(step),
            Part::Quote => self.prefixes.push(Prefix { first: Some("> ".to_owned()), rest: "> ".to_owned() }),
            Part::Caption => self.table.iter_mut().for_each(|table| table.in_caption = true),
            Part::Row => self.table.iter_mut().for_each(|table| table.rows.push(Vec::new())),
            Part::Cell { .. } => self.open_cell(step.id),
            // Several terms go on lines of their own above their definition.
            Part::Term => self.at_item_start = self.after_term,
            Part::Description => {
                self.at_item_start = true;
                self.prefixes.push(Prefix { first: Some(": ".to_owned()), rest: "  ".to_owned() });
            }
            _ => {}
        }
    }

    fn close(&mut self, step: Step) {
        if self.nested(step, false) {
            return;
        }
        match step.part {
            Part::List { .. } => {
                let marker = self.lists.pop().map_or('-', |(_, marker)| marker);
                self.ended = Some((self.prefixes.len(), marker));
            }
            Part::Item | Part::Description => {
                self.prefixes.pop();
                self.after_term = false;
                self.after_item = true;
            }
            Part::Term => (self.after_item, self.after_term) = (true, true),
            // Without an empty line, what follows would belong to the last description.
            Part::Definitions => self.after_item = false,
            Part::Quote => {
                self.prefixes.pop();
            }
            Part::Table => {
                if let Some(table) = self.table.take().filter(|table| !table.rows.is_empty()) {
                    self.table(table);
                }
            }
            Part::Caption => self.table.iter_mut().for_each(|table| table.in_caption = false),
            _ => {}
        }
    }

    fn block(&mut self, block: &Block) {
        if let Some(table) = &mut self.table {
            table.needs_html |= matches!(block.kind, BlockKind::Code | BlockKind::Heading);
            table.html.block(self.page, block);
            return self.cell(block);
        }
        let note = self.notes.of_block(block);
        let alone = note.filter(|_| self.lists.is_empty());
        if let Some((number, first)) = alone {
            let marker = if first { format!("[^{number}]: ") } else { " ".repeat(NOTE_INDENT) };
            self.prefixes.push(Prefix::marked(marker, NOTE_INDENT));
        }
        match block.kind {
            BlockKind::Heading => self.heading(block),
            BlockKind::Code => self.fenced(block),
            BlockKind::ListItem if self.lists.is_empty() && note.is_none() => self.loose_item(block),
            _ => {
                let text = match note {
                    Some((number, first)) => self.note_text(block, first.then_some(number)),
                    None => self.inline(block, Context::Line),
                };
                if note.is_some_and(|(_, first)| first) && text.trim().is_empty() {
                    // The number of a note in a block of its own.
                    self.notes.skip_first();
                } else {
                    self.lines(text.trim());
                }
                self.after_item = !self.lists.is_empty();
            }
        }
        if alone.is_some() {
            self.prefixes.pop();
        }
    }

    fn accepts(&self, picture: &Picture) -> bool {
        if picture.is_embed { self.style.links } else { self.style.images }
    }

    fn picture(&mut self, picture: &Picture, caption: Option<&Block>) -> bool {
        let Some(address) = safe_address(&picture.src) else { return false };
        let mut text = String::new();
        let context = if self.table.is_some() { Context::Cell } else { Context::Line };
        if picture.is_embed {
            escape::link(&picture.alt, &address, context, &mut text);
        } else {
            escape::image(&picture.alt, &address, caption.map(|block| self.page.block_text(block)), context, &mut text);
        }
        let Some(table) = &mut self.table else {
            self.lines(&text);
            self.after_item = !self.lists.is_empty();
            return caption.is_some();
        };
        table.html.picture(self.page, picture);
        if let Some(cell) = table.rows.last_mut().and_then(|row| row.last_mut()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&text);
        }
        false
    }

    fn rule(&mut self) {
        self.lines("---");
    }
}
