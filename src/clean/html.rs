//! The kept blocks of a page as safe HTML: a closed list of tags and attributes, addresses of known schemes only.
//!
//! Tags: `a` (`href`), `blockquote`, `br`, `caption`, `code` (`class`, the language), `dd`, `del`, `details` (`open`),
//! `div`, `dl`, `dt`, `em`, `figcaption`, `figure`, `h1` to `h6`, `li`, `ol` (`start`), `p`, `pre`, `strong`, `sub`,
//! `summary`, `sup`, `table`, `td`, `th`, `tr`, `ul`; `dir` on any block. No other attribute is written, and nothing is
//! copied from the page but text, the addresses of links and the names of programming languages.

use std::collections::BTreeMap;

use super::inline::{self, Around, safe_address};
use super::outline::{self, Part, Step};
use crate::page::{Block, BlockKind, ContainerId, Dir, MarkKind, Page, SourceKind, direction};
use crate::span::Span;

/// Writes the blocks that `keeps` takes.
pub(super) fn write(page: &Page, keeps: impl Fn(&Block) -> bool, links: bool) -> String {
    let mut writer = Writer { page, links, out: String::new(), open: Vec::new(), items: BTreeMap::new(), loose: false };
    outline::walk(page, keeps, &mut writer);
    writer.end_loose();
    writer.out.truncate(writer.out.trim_end().len());
    writer.out
}

struct Writer<'a> {
    page: &'a Page,
    links: bool,
    out: String,
    /// The open structures, and whether something stands in them.
    open: Vec<(Step, bool)>,
    /// Items so far of lists that went on after something else.
    items: BTreeMap<ContainerId, u32>,
    /// A list of items without a list is open.
    loose: bool,
}

impl Writer<'_> {
    fn end_loose(&mut self) {
        if std::mem::take(&mut self.loose) {
            self.out.push_str("</ul>\n");
        }
    }

    /// Marks the innermost structure as used; true when it was empty.
    fn is_first(&mut self) -> bool {
        self.open.last_mut().is_some_and(|(_, used)| !std::mem::replace(used, true))
    }

    /// The tags around a block inside `part`.
    fn tags(&mut self, block: &Block) -> &'static [&'static str] {
        let part = self.open.last().map(|(step, _)| step.part);
        match (block.kind, part) {
            (BlockKind::Heading, _) => match block.level {
                0 | 1 => &["h1"],
                2 => &["h2"],
                3 => &["h3"],
                4 => &["h4"],
                5 => &["h5"],
                _ => &["h6"],
            },
            (BlockKind::Code, _) => &["pre", "code"],
            (
                BlockKind::ListItem
                | BlockKind::TableCell
                | BlockKind::Definition
                | BlockKind::Caption
                | BlockKind::Line,
                Some(Part::Item | Part::Cell { .. } | Part::Term | Part::Description | Part::Caption | Part::Summary),
            ) => {
                if self.is_first() {
                    &[]
                } else {
                    &["p"]
                }
            }
            (BlockKind::ListItem, _) => &["li"],
            (BlockKind::Caption, _) => &["figure", "figcaption"],
            (BlockKind::Quote, None) => &["blockquote", "p"],
            (BlockKind::Paragraph | BlockKind::Quote, _) => &["p"],
            _ => &["div"],
        }
    }

    fn open_tag(&mut self, tag: &str, dir: Option<&str>, language: Option<&str>) {
        self.out.extend(["<", tag]);
        if let Some(language) = language {
            self.out.extend([" class=\"language-", language, "\""]);
        }
        if let Some(dir) = dir {
            self.out.extend([" dir=\"", dir, "\""]);
        }
        self.out.push('>');
    }

    /// The text of a block inside its tags.
    fn content(&mut self, block: &Block) {
        if block.kind == BlockKind::Code {
            escape(self.page.block_text(block), false, &mut self.out);
            return;
        }
        let mut inline = Inline { out: std::mem::take(&mut self.out), links: self.links };
        let marked = self.page.kind() == SourceKind::Text;
        let block = if marked { without_marker(self.page, block) } else { block.clone() };
        inline::walk(self.page, &block, &mut inline);
        self.out = inline.out;
    }
}

/// An item or heading of plain text without the sign in front of it.
fn without_marker(page: &Page, block: &Block) -> Block {
    let text = page.block_text(block);
    let sign = |c: char| match block.kind {
        BlockKind::Heading => c == '#',
        BlockKind::ListItem => !c.is_alphabetic() && !c.is_whitespace(),
        _ => false,
    };
    let marker = text.find(char::is_whitespace).filter(|&at| at <= LONGEST_MARKER && text[..at].chars().all(sign));
    let rest = marker.map_or(text, |at| text[at..].trim_start());
    Block { span: Span::new(block.span.end - rest.len(), block.span.end), ..block.clone() }
}

/// Bytes of the sign in front of an item or heading of plain text: `######`, `10.`, `•`.
const LONGEST_MARKER: usize = 6;

/// The direction to say of a block: none where its text shows it.
fn dir_of(page: &Page, block: &Block) -> Option<&'static str> {
    match block.dir {
        Dir::Rtl => Some("rtl"),
        Dir::Ltr => (direction(page.block_text(block)) == Dir::Rtl).then_some("ltr"),
    }
}

/// The tag of a structure inside `around`, and what parts it from its content.
fn tag_of(part: Part, around: Option<Part>) -> (&'static str, &'static str) {
    match part {
        Part::List { ordered: true } => ("ol", "\n"),
        Part::List { ordered: false } => ("ul", "\n"),
        Part::Item => ("li", ""),
        Part::Quote => ("blockquote", "\n"),
        Part::Table => ("table", "\n"),
        Part::Row => ("tr", "\n"),
        Part::Cell { header: true } => ("th", ""),
        Part::Cell { header: false } => ("td", ""),
        Part::Definitions => ("dl", "\n"),
        Part::Term => ("dt", ""),
        Part::Description => ("dd", ""),
        Part::Figure => ("figure", "\n"),
        Part::Caption if around == Some(Part::Table) => ("caption", ""),
        Part::Caption => ("figcaption", ""),
        Part::Details => ("details", "\n"),
        Part::Summary => ("summary", ""),
    }
}

impl outline::Sink for Writer<'_> {
    fn open(&mut self, step: Step) {
        self.end_loose();
        let around = self.open.last().map(|(step, _)| step.part);
        self.is_first();
        let (tag, space) = tag_of(step.part, around);
        self.out.extend(["<", tag]);
        match step.part {
            Part::List { ordered: true } => {
                if let Some(items) = self.items.get(&step.id) {
                    self.out.push_str(&format!(" start=\"{}\"", items + 1));
                }
            }
            Part::Item => {
                let list = self.open.last().map_or(step.id, |(list, _)| list.id);
                *self.items.entry(list).or_insert(0) += 1;
            }
            Part::Details => self.out.push_str(" open"),
            _ => {}
        }
        self.out.extend([">", space]);
        self.open.push((step, false));
    }

    fn close(&mut self, step: Step) {
        self.end_loose();
        self.open.pop();
        let around = self.open.last().map(|(step, _)| step.part);
        self.out.extend(["</", tag_of(step.part, around).0, ">\n"]);
    }

    fn block(&mut self, block: &Block) {
        let tags = self.tags(block);
        if tags == ["li"] && !self.loose {
            self.out.push_str("<ul>\n");
            self.loose = true;
        } else if tags != ["li"] {
            self.end_loose();
        }
        let dir = dir_of(self.page, block);
        if tags.is_empty()
            && let Some(dir) = dir
        {
            // The structure was opened just now: its tag ends the text so far.
            self.out.pop();
            self.out.extend([" dir=\"", dir, "\">"]);
        }
        for (n, tag) in tags.iter().enumerate() {
            let language = if *tag == "code" { outline::code_language(self.page, block) } else { None };
            self.open_tag(tag, dir.filter(|_| n == 0), language);
            if matches!(*tag, "figure" | "blockquote") {
                self.out.push('\n');
            }
        }
        self.content(block);
        for tag in tags.iter().rev() {
            self.out.extend(["</", tag, if *tag == "code" { ">" } else { ">\n" }]);
        }
    }
}

/// Running text as HTML.
struct Inline {
    out: String,
    links: bool,
}

impl inline::Sink for Inline {
    fn text(&mut self, text: &str) {
        escape(text, true, &mut self.out);
    }

    fn atom(&mut self, _: &MarkKind, _: &str) -> bool {
        false
    }

    fn open(&mut self, kind: &MarkKind, _: Around<'_>) -> bool {
        if let MarkKind::Link(address) = kind {
            let Some(address) = safe_address(address).filter(|_| self.links) else { return false };
            self.out.push_str("<a href=\"");
            escape(&address, false, &mut self.out);
            self.out.push_str("\">");
        } else {
            self.out.extend(["<", tag_of_mark(kind), ">"]);
        }
        true
    }

    fn close(&mut self, kind: &MarkKind) {
        self.out.extend(["</", tag_of_mark(kind), ">"]);
    }
}

fn tag_of_mark(kind: &MarkKind) -> &'static str {
    match kind {
        MarkKind::Link(_) => "a",
        MarkKind::Strong => "strong",
        MarkKind::Emphasis => "em",
        MarkKind::Code => "code",
        MarkKind::Deleted => "del",
        MarkKind::Superscript => "sup",
        MarkKind::Subscript => "sub",
    }
}

/// Writes `text` as it stands between tags or quotes. Characters that HTML cannot hold are left out.
fn escape(text: &str, breaks: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' if breaks => out.push_str("<br>"),
            '\n' | '\t' => out.push(c),
            c if c.is_ascii_control() => {}
            c => out.push(c),
        }
    }
}
