//! The kept blocks of a page as Markdown: CommonMark, with tables as in GFM.

use crate::page::{Block, BlockKind, ContainerId, ContainerKind, Mark, MarkKind, Page, SourceKind};
use crate::span::Span;

/// Writes the blocks that `keeps` takes.
pub(super) fn write(page: &Page, keeps: impl Fn(&Block) -> bool, links: bool) -> String {
    let blocks: Vec<&Block> = page.blocks().iter().filter(|&block| !block.span.is_empty() && keeps(block)).collect();
    let mut writer = Writer { page, links, out: String::new(), last_item: None, numbers: Vec::new() };
    let mut at = 0;
    while at < blocks.len() {
        let table = writer.table_at(&blocks[at..]);
        if table > 0 {
            writer.table(&blocks[at..at + table]);
        } else {
            writer.block(blocks[at]);
        }
        at += table.max(1);
    }
    writer.out
}

/// Indentation of a list inside a list: enough under `- ` and under `10. `, and not so much that it becomes code.
const NESTED: &str = "    ";

struct Writer<'a> {
    page: &'a Page,
    links: bool,
    out: String,
    /// The `li` that was written last.
    last_item: Option<ContainerId>,
    /// Numbers given so far in open ordered lists.
    numbers: Vec<(ContainerId, u32)>,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block) {
        let text = self.page.block_text(block);
        match block.kind {
            BlockKind::Heading => {
                self.part(false);
                let level = usize::from(block.level.clamp(1, 6));
                let line = self.inline(block).replace('\n', " ");
                self.out.push_str(&"#".repeat(level));
                self.out.push(' ');
                self.out.push_str(line.trim_start_matches("\\# ").trim_start_matches("# "));
            }
            BlockKind::ListItem => self.item(block),
            BlockKind::Code => {
                self.part(false);
                self.fenced(text);
            }
            BlockKind::Quote => {
                self.part(false);
                let quoted = self.inline(block).replace('\n', "\n> ");
                self.out.push_str("> ");
                self.out.push_str(&quoted);
            }
            _ => {
                self.part(false);
                let text = self.inline(block);
                self.out.push_str(&text);
            }
        }
        if block.kind != BlockKind::ListItem {
            self.last_item = None;
        }
    }

    /// An empty line, or a line feed between items of one list.
    fn part(&mut self, same_list: bool) {
        if !self.out.is_empty() {
            self.out.push_str(if same_list { "\n" } else { "\n\n" });
        }
    }

    fn item(&mut self, block: &Block) {
        let item = self.ancestor(block, |_, tag| tag == "li");
        let depth = usize::from(block.level.saturating_sub(1));
        let indent = NESTED.repeat(depth);
        let goes_on = item.is_some() && item == self.last_item;
        self.part(!goes_on && self.out.lines().next_back().is_some_and(is_item));
        let marker = if goes_on { "  ".to_owned() } else { self.marker(block) };
        let padding = format!("\n{indent}{}", " ".repeat(marker.len()));
        let text = self.inline(block);
        let text = if self.page.kind() == SourceKind::Text { without_bullet(&text) } else { &text };
        self.out.push_str(&indent);
        self.out.push_str(&marker);
        self.out.push_str(&text.replace('\n', &padding));
        self.last_item = item;
    }

    fn marker(&mut self, block: &Block) -> String {
        let list = self.ancestor(block, |kind, _| kind == ContainerKind::List);
        let Some(list) = list.filter(|list| &*self.page.containers()[list.0 as usize].tag == "ol") else {
            return "- ".to_owned();
        };
        // Only lists around this item are still open.
        while self.numbers.last().is_some_and(|&(open, _)| open > list) {
            self.numbers.pop();
        }
        if self.numbers.last().is_none_or(|&(open, _)| open != list) {
            self.numbers.push((list, 0));
        }
        let number = self.numbers.last_mut().map_or(1, |(_, number)| {
            *number += 1;
            *number
        });
        format!("{number}. ")
    }

    fn ancestor(&self, block: &Block, is: impl Fn(ContainerKind, &str) -> bool) -> Option<ContainerId> {
        let containers = self.page.containers();
        let get = |id: &ContainerId| containers[id.0 as usize].parent;
        std::iter::successors(block.container, get).find(|id| {
            let container = &containers[id.0 as usize];
            is(container.kind, &container.tag)
        })
    }

    fn fenced(&mut self, code: &str) {
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat((longest + 1).max(3));
        self.out.push_str(&fence);
        self.out.push('\n');
        self.out.push_str(code);
        self.out.push('\n');
        self.out.push_str(&fence);
    }

    /// How many of the first `blocks` are the cells of one data table; 0 when they are none.
    fn table_at(&self, blocks: &[&Block]) -> usize {
        let Some(table) = self.table_of(blocks[0]) else { return 0 };
        let cells = blocks.iter().take_while(|block| self.table_of(block) == Some(table)).count();
        let rows = self.rows(&blocks[..cells]);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        if rows.len() >= 2 && columns >= 2 { cells } else { 0 }
    }

    fn table_of(&self, block: &Block) -> Option<ContainerId> {
        let cell = matches!(block.kind, BlockKind::TableCell);
        cell.then(|| self.ancestor(block, |kind, _| kind == ContainerKind::Table)).flatten()
    }

    /// The cells of each row; a cell is the text of its blocks.
    fn rows(&self, blocks: &[&Block]) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let (mut last_row, mut last_cell) = (None, None);
        for block in blocks {
            let row = self.ancestor(block, |kind, _| kind == ContainerKind::Row);
            let cell = self.ancestor(block, |_, tag| matches!(tag, "td" | "th"));
            if rows.is_empty() || row != last_row {
                rows.push(Vec::new());
            }
            let text = self.inline(block).replace("  \n", " ").replace('\n', " ").replace('|', "\\|");
            if let Some(cells) = rows.last_mut() {
                match cells.last_mut().filter(|_| row == last_row && cell == last_cell) {
                    Some(open) => *open = format!("{open}<br>{text}"),
                    None => cells.push(text),
                }
            }
            (last_row, last_cell) = (row, cell);
        }
        rows
    }

    fn table(&mut self, blocks: &[&Block]) {
        self.part(false);
        let rows = self.rows(blocks);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(1);
        for (n, row) in rows.iter().enumerate() {
            if n > 0 {
                self.out.push('\n');
            }
            self.out.push('|');
            for column in 0..columns {
                self.out.push(' ');
                self.out.push_str(row.get(column).map_or("", String::as_str));
                self.out.push_str(" |");
            }
            if n == 0 {
                self.out.push_str("\n|");
                self.out.push_str(&" --- |".repeat(columns));
            }
        }
        self.last_item = None;
    }

    /// The text of a block with its links and emphasis.
    fn inline(&self, block: &Block) -> String {
        let marks = self.page.marks();
        let first = marks.partition_point(|mark| mark.span.start < block.span.start);
        let inside = marks[first..].iter().take_while(|mark| mark.span.start < block.span.end);
        let hard_breaks = self.page.kind() == SourceKind::Html;
        let mut inline =
            Inline { text: self.page.text(), hard_breaks, out: String::new(), at: block.span.start, open: Vec::new() };
        for mark in inside.filter(|mark| self.links || !matches!(mark.kind, MarkKind::Link(_))) {
            inline.open(mark, block.span);
        }
        inline.close_until(usize::MAX);
        inline.copy(block.span.end);
        inline.out
    }
}

/// Writes marks that nest; one that crosses another is cut at its end.
struct Inline<'a> {
    text: &'a str,
    hard_breaks: bool,
    out: String,
    at: usize,
    open: Vec<(&'a MarkKind, usize)>,
}

impl<'a> Inline<'a> {
    fn open(&mut self, mark: &'a Mark, block: Span) {
        self.close_until(mark.span.start);
        let end = self.open.last().map_or(block.end, |&(_, end)| end).min(mark.span.end);
        let useless = self.open.iter().any(|(kind, _)| same_sort(kind, &mark.kind) || **kind == MarkKind::Code);
        if useless || end <= mark.span.start || mark.span.start < self.at || !is_shown(&mark.kind) {
            return;
        }
        self.copy(mark.span.start);
        if mark.kind == MarkKind::Code {
            let code = &self.text[mark.span.start..end];
            let ticks = "`".repeat(code.split(|c| c != '`').map(str::len).max().unwrap_or(0) + 1);
            let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
            self.out.extend([&ticks, pad, &code.replace('\n', " "), pad, &ticks].map(|part: &str| part.to_owned()));
            self.at = end;
            return;
        }
        self.out.push_str(match mark.kind {
            MarkKind::Strong => "**",
            MarkKind::Emphasis => "*",
            _ => "[",
        });
        self.open.push((&mark.kind, end));
    }

    /// Closes the open marks that end at `at` or before.
    fn close_until(&mut self, at: usize) {
        while let Some((kind, end)) = self.open.pop_if(|(_, end)| *end <= at) {
            self.copy(end);
            match kind {
                MarkKind::Strong => self.out.push_str("**"),
                MarkKind::Link(address) => self.out.push_str(&link_end(address)),
                _ => self.out.push('*'),
            }
        }
    }

    fn copy(&mut self, end: usize) {
        if end > self.at {
            escape(&self.text[self.at..end], self.hard_breaks, &mut self.out);
            self.at = end;
        }
    }
}

fn same_sort(a: &MarkKind, b: &MarkKind) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// False for links that lead nowhere outside a running page.
fn is_shown(kind: &MarkKind) -> bool {
    match kind {
        MarkKind::Link(address) => {
            let address = address.trim_start();
            let scheme = address.split(':').next().unwrap_or_default();
            let runs = ["javascript", "vbscript", "data"].iter().any(|name| scheme.eq_ignore_ascii_case(name));
            !address.is_empty() && !runs
        }
        _ => true,
    }
}

fn link_end(address: &str) -> String {
    let address: String = address.chars().filter(|c| !c.is_control()).collect();
    let address = address.trim();
    if address.contains([' ', '(', ')', '<', '>']) {
        format!("](<{}>)", address.replace('<', "%3C").replace('>', "%3E"))
    } else {
        format!("]({address})")
    }
}

/// Writes `text` so that Markdown shows it as it is.
fn escape(text: &str, hard_breaks: bool, out: &mut String) {
    let mut line_start = out.is_empty() || out.ends_with('\n');
    let mut digits = false;
    for (at, c) in text.char_indices() {
        let starts_line = line_start && matches!(c, '#' | '>' | '+' | '-' | '=');
        let number = digits && matches!(c, '.' | ')') && text[at + 1..].starts_with(' ');
        let entity = c == '&' && text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '#');
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '~') || starts_line || number || entity {
            out.push('\\');
        }
        if c == '\n' && hard_breaks {
            out.push_str("  ");
        }
        out.push(c);
        digits = c.is_ascii_digit() && (line_start || digits);
        line_start = c == '\n';
    }
}

fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    line.starts_with("- ") || (digits > 0 && line[digits..].starts_with(". "))
}

/// A plain-text item without the marker that it was written with.
fn without_bullet(text: &str) -> &str {
    let rest = text.trim_start_matches('\\');
    let marker = rest.find(' ').filter(|&at| at <= 4 && !rest[..at].chars().any(char::is_alphabetic));
    marker.map_or(text, |at| rest[at..].trim_start())
}
