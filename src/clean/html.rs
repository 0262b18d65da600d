//! Writes the kept blocks of a page as safe HTML: tags and attributes from an allowlist, and only URLs with known
//! schemes.
//!
//! Tags: `a` (`href`), `abbr` (`title`), `blockquote` (`cite`), `br`, `caption`, `code` (`class`, the language), `dd`, `del`, `details` (`open`),
//! `div`, `dl`, `dt`, `em`, `figcaption`, `figure`, `h1` to `h6`, `hr`, `img` (`src`, `alt`; on request), `input` (a
//! task checkbox: `type`, `disabled`, `checked`), `ins`, `li` (`value`), `mark`, `math`, `semantics`, `mtext` and `annotation` (`encoding`)
//! for formulas, `ol` (`start`, `reversed`, `type`), `p`, `pre`, `ruby`, `rp`, `rt`, `strong`, `sub`, `summary`, `sup`, `table`, `td` and `th`
//! (`colspan`, `rowspan`), `tr`, `ul`; `dir` on any block. No other attribute is written. The only things copied from
//! the page are text, the URLs of links and images, TeX, full forms of abbreviations, and the names of programming languages.

use std::collections::BTreeMap;

use super::inline::{self, Around, safe_address};
use super::outline::{self, Part, Step};
use crate::page::{
    Block, BlockKind, ContainerId, Detail, Dir, MarkKind, Page, Picture, SourceKind, direction, exponent,
    is_plain_shifted,
};
use crate::span::Span;

/// Writes the blocks that `keeps` accepts.
pub(super) fn write(page: &Page, keeps: impl Fn(&Block) -> bool, links: bool, images: bool) -> String {
    let mut writer = HtmlWriter::new(page, HtmlState { links, images, ..HtmlState::default() });
    outline::walk(page, 0..page.blocks().len(), keeps, &mut writer);
    writer.end_loose();
    writer.state.out.truncate(writer.state.out.trim_end().len());
    writer.state.out
}

/// A part of a page that is written as HTML inside another output, step by step.
#[derive(Debug, Default)]
pub(super) struct Nested {
    state: HtmlState,
}

impl Nested {
    pub(super) fn open(&mut self, page: &Page, step: Step, links: bool, images: bool) {
        (self.state.links, self.state.images) = (links, images);
        self.with(page, |writer| outline::PartSink::open(writer, step));
    }

    pub(super) fn close(&mut self, page: &Page, step: Step) {
        self.with(page, |writer| outline::PartSink::close(writer, step));
    }

    pub(super) fn block(&mut self, page: &Page, block: &Block) {
        self.with(page, |writer| outline::PartSink::block(writer, block));
    }

    pub(super) fn picture(&mut self, page: &Page, picture: &Picture) {
        self.with(page, |writer| outline::PartSink::picture(writer, picture, None));
    }

    fn with<T>(&mut self, page: &Page, step: impl FnOnce(&mut HtmlWriter<'_>) -> T) {
        let mut writer = HtmlWriter::new(page, std::mem::take(&mut self.state));
        step(&mut writer);
        self.state = writer.state;
    }

    pub(super) fn finish(self) -> String {
        self.state.out.trim_end().to_owned()
    }
}

#[derive(Debug, Default)]
struct HtmlState {
    links: bool,
    images: bool,
    out: String,
    /// The open structures, and whether anything was written in them.
    open: Vec<(Step, bool)>,
    /// The number that the next item of each open list gets by default.
    numbers: BTreeMap<ContainerId, i32>,
    /// The columns of the rows of the open tables.
    grids: Vec<Grid>,
    /// True if a list is open for items that have none.
    loose: bool,
}

/// The columns of a table that cells of earlier rows reach into.
#[derive(Debug, Default)]
struct Grid {
    row: u32,
    column: usize,
    free_from: Vec<u32>,
}

impl Grid {
    /// The number of columns without a cell before `column` in this row. Marks the columns of the cell as taken.
    fn gaps(&mut self, column: u16, rows: u16, columns: u16) -> usize {
        let is_free = |grid: &Self, at: usize| grid.free_from.get(at).is_none_or(|&from| from <= grid.row);
        let gaps = (self.column..usize::from(column)).filter(|&at| is_free(self, at)).count();
        let end = usize::from(column) + usize::from(columns);
        if self.free_from.len() < end {
            self.free_from.resize(end, 0);
        }
        self.free_from[usize::from(column)..end].fill(self.row + u32::from(rows));
        self.column = end;
        gaps
    }
}

struct HtmlWriter<'a> {
    page: &'a Page,
    state: HtmlState,
}

impl<'a> HtmlWriter<'a> {
    fn new(page: &'a Page, state: HtmlState) -> Self {
        Self { page, state }
    }

    fn detail(&self, id: ContainerId) -> &'a Detail {
        &self.page.containers()[id.0 as usize].detail
    }

    /// Attributes of a structure.
    fn attributes(&mut self, step: Step) -> String {
        match (step.part, self.detail(step.id)) {
            (Part::List { ordered: true }, &Detail::List { reversed, style, .. }) => {
                let kind = if matches!(style, b'a' | b'A' | b'i' | b'I') {
                    format!(" type=\"{}\"", style as char)
                } else {
                    String::new()
                };
                format!("{kind}{}", if reversed { " reversed" } else { "" })
            }
            (Part::Cell { .. }, &Detail::Cell { rows, columns, .. }) => {
                let span = |name, n: u16| if n > 1 { format!(" {name}=\"{n}\"") } else { String::new() };
                span("rowspan", rows) + &span("colspan", columns)
            }
            (Part::Quote, Detail::Quote(source)) => safe_address(source).map_or_else(String::new, |source| {
                let mut text = " cite=\"".to_owned();
                escape(&source, false, &mut text);
                text + "\""
            }),
            (Part::Details, _) => " open".to_owned(),
            _ => String::new(),
        }
    }

    /// The number to write on an item if its list would count differently. The list was just opened or has items.
    fn item_value(&mut self, item: ContainerId) -> Option<i32> {
        let list = self.state.open.iter().rev().find(|(step, _)| matches!(step.part, Part::List { .. }))?.0.id;
        let Detail::Item { number: Some(number), .. } = *self.detail(item) else { return None };
        let reversed = matches!(self.detail(list), Detail::List { reversed: true, .. });
        let expected = self.state.numbers.insert(list, number + if reversed { -1 } else { 1 });
        let other = expected.map_or(number != 1, |expected| expected != number);
        other.then_some(number)
    }

    fn end_loose(&mut self) {
        if std::mem::take(&mut self.state.loose) {
            self.state.out.push_str("</ul>\n");
        }
    }

    /// Marks the innermost structure as used; true if it was empty.
    fn is_first(&mut self) -> bool {
        self.state.open.last_mut().is_some_and(|(_, used)| !std::mem::replace(used, true))
    }

    /// The tags around a block inside `part`.
    fn tags(&mut self, block: &Block) -> &'static [&'static str] {
        let part = self.state.open.last().map(|(step, _)| step.part);
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
        self.state.out.extend(["<", tag]);
        if let Some(language) = language {
            self.state.out.extend([" class=\"language-", language, "\""]);
        }
        if let Some(dir) = dir {
            self.state.out.extend([" dir=\"", dir, "\""]);
        }
        self.state.out.push('>');
    }

    /// The text of a block inside its tags.
    fn content(&mut self, block: &Block) {
        if block.kind == BlockKind::Code {
            escape(self.page.block_text(block), false, &mut self.state.out);
            return;
        }
        let HtmlState { links, images, .. } = self.state;
        let mut inline = Inline { out: std::mem::take(&mut self.state.out), links, images };
        let marked = self.page.kind() == SourceKind::Text;
        let block = if marked { without_marker(self.page, block) } else { block.clone() };
        inline::walk(self.page, &block, &mut inline);
        self.state.out = inline.out;
    }
}

/// An item or heading of plain text without its marker.
fn without_marker(page: &Page, block: &Block) -> Block {
    let block = &page.without_underline(block);
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

/// Bytes of the marker of an item or heading of plain text: `######`, `10.`, `•`.
const LONGEST_MARKER: usize = 6;

/// The direction to write on a block; none if its text shows it.
fn dir_of(page: &Page, block: &Block) -> Option<&'static str> {
    match block.dir {
        Dir::Rtl => Some("rtl"),
        Dir::Ltr => (direction(page.block_text(block)) == Dir::Rtl).then_some("ltr"),
    }
}

/// The tag of a structure inside `around`, and what separates it from its content.
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

impl outline::PartSink for HtmlWriter<'_> {
    fn open(&mut self, step: Step) {
        self.end_loose();
        let around = self.state.open.last().map(|(step, _)| step.part);
        self.is_first();
        let (tag, space) = tag_of(step.part, around);
        if step.part == Part::Table {
            self.state.grids.push(Grid::default());
        }
        if let Some(grid) = self.state.grids.last_mut().filter(|_| step.part == Part::Row) {
            (grid.row, grid.column) = (grid.row + 1, 0);
        }
        if let (Part::Cell { .. }, &Detail::Cell { column, rows, columns }) = (step.part, self.detail(step.id)) {
            let gaps = self.state.grids.last_mut().map_or(0, |grid| grid.gaps(column, rows, columns));
            self.state.out.push_str(&"<td></td>\n".repeat(gaps));
        }
        let attributes = self.attributes(step);
        self.state.out.extend(["<", tag, &attributes]);
        if step.part == Part::Item
            && let Some(number) = self.item_value(step.id)
        {
            self.state.out.push_str(&format!(" value=\"{number}\""));
        }
        self.state.out.extend([">", space]);
        if let (Part::Item, Detail::Item { checked: Some(checked), .. }) = (step.part, self.detail(step.id)) {
            let ticked = if *checked { " checked" } else { "" };
            self.state.out.push_str(&format!("<input type=\"checkbox\" disabled{ticked}> "));
        }
        self.state.open.push((step, false));
    }

    fn close(&mut self, step: Step) {
        self.end_loose();
        self.state.open.pop();
        if step.part == Part::Table {
            self.state.grids.pop();
        }
        let around = self.state.open.last().map(|(step, _)| step.part);
        self.state.out.extend(["</", tag_of(step.part, around).0, ">\n"]);
    }

    fn block(&mut self, block: &Block) {
        let tags = self.tags(block);
        if tags == ["li"] && !self.state.loose {
            self.state.out.push_str("<ul>\n");
            self.state.loose = true;
        } else if tags != ["li"] {
            self.end_loose();
        }
        let dir = dir_of(self.page, block);
        if tags.is_empty()
            && let Some(dir) = dir
        {
            // The structure was just opened: its tag ends the text so far, except for a task checkbox.
            let at = self.state.out.rfind("><input").unwrap_or(self.state.out.len() - 1);
            let at = if self.state.out.ends_with('>') { self.state.out.len() - 1 } else { at };
            self.state.out.insert_str(at, &format!(" dir=\"{dir}\""));
        }
        for (n, tag) in tags.iter().enumerate() {
            let language = if *tag == "code" { outline::code_language(self.page, block) } else { None };
            self.open_tag(tag, dir.filter(|_| n == 0), language);
            if matches!(*tag, "figure" | "blockquote") {
                self.state.out.push('\n');
            }
        }
        self.content(block);
        for tag in tags.iter().rev() {
            self.state.out.extend(["</", tag, if *tag == "code" { ">" } else { ">\n" }]);
        }
    }

    fn accepts(&self, picture: &Picture) -> bool {
        if picture.is_embed { self.state.links } else { self.state.images }
    }

    fn picture(&mut self, picture: &Picture, _: Option<&Block>) -> bool {
        let Some(address) = safe_address(&picture.src) else { return false };
        self.end_loose();
        let part = self.state.open.last().map(|(step, _)| step.part);
        let alone = !matches!(part, Some(Part::Figure | Part::Cell { .. }));
        if alone {
            self.state.out.push_str("<p>");
        }
        if picture.is_embed {
            write_link(&picture.alt, &address, &mut self.state.out);
        } else {
            write_image(&picture.alt, &address, &mut self.state.out);
        }
        self.state.out.push_str(if alone { "</p>\n" } else { "\n" });
        false
    }

    fn rule(&mut self) {
        self.end_loose();
        self.state.out.push_str("<hr>\n");
    }
}

fn write_image(alt: &str, address: &str, out: &mut String) {
    out.push_str("<img src=\"");
    escape(address, false, out);
    out.push_str("\" alt=\"");
    escape(alt, false, out);
    out.push_str("\">");
}

fn write_link(text: &str, address: &str, out: &mut String) {
    out.push_str("<a href=\"");
    escape(address, false, out);
    out.push_str("\">");
    escape(text, false, out);
    out.push_str("</a>");
}

/// Running text as HTML.
struct Inline {
    out: String,
    links: bool,
    images: bool,
}

impl inline::MarkSink for Inline {
    fn text(&mut self, text: &str) {
        escape(text, true, &mut self.out);
    }

    fn atom(&mut self, kind: &MarkKind, around: Around<'_>) -> bool {
        let text = around.inside;
        if let Some(shift) = kind.shift() {
            let Some(inner) = exponent(shift, around.before, text) else { return false };
            self.out.extend(["<", tag_of_mark(kind), ">"]);
            escape(&inner, true, &mut self.out);
            self.out.extend(["</", tag_of_mark(kind), ">"]);
            return true;
        }
        match kind {
            MarkKind::Formula(formula) => {
                self.out.push_str(if formula.display { "<math display=\"block\">" } else { "<math>" });
                self.out.push_str("<semantics><mtext>");
                escape(text, false, &mut self.out);
                self.out.push_str("</mtext><annotation encoding=\"application/x-tex\">");
                escape(&formula.tex, false, &mut self.out);
                self.out.push_str("</annotation></semantics></math>");
            }
            MarkKind::Picture(address) if self.images => match safe_address(address) {
                Some(address) => write_image(text, &address, &mut self.out),
                None => return false,
            },
            MarkKind::Ruby => write_ruby(text, &mut self.out),
            _ => return false,
        }
        true
    }

    fn open(&mut self, kind: &MarkKind, around: Around<'_>) -> bool {
        let reads_back = |shift| is_plain_shifted(shift, around.before, around.inside);
        if matches!(kind, MarkKind::Picture(_)) || kind.shift().is_some_and(|shift| !reads_back(shift)) {
            return false;
        }
        if let MarkKind::Link(address) = kind {
            let Some(address) = safe_address(address).filter(|_| self.links) else { return false };
            self.out.push_str("<a href=\"");
            escape(&address, false, &mut self.out);
            self.out.push_str("\">");
        } else if let MarkKind::Abbreviation(full) = kind {
            self.out.push_str("<abbr title=\"");
            escape(full, false, &mut self.out);
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
        MarkKind::Inserted => "ins",
        MarkKind::Highlighted => "mark",
        MarkKind::Abbreviation(_) => "abbr",
        MarkKind::Ruby => "ruby",
        MarkKind::Superscript => "sup",
        MarkKind::Subscript => "sub",
        MarkKind::Formula(_) => "math",
        MarkKind::Picture(_) => "img",
    }
}

/// Writes words with their readings in brackets as `ruby`, in which browsers show the readings above the words.
fn write_ruby(text: &str, out: &mut String) {
    out.push_str("<ruby>");
    let mut in_reading = false;
    for part in text.split_inclusive(BRACKETS) {
        let (words, bracket) = part.split_at(part.rfind(BRACKETS).unwrap_or(part.len()));
        escape(words, true, out);
        match bracket {
            "(" | "（" if !in_reading => out.extend(["<rp>", bracket, "</rp><rt>"]),
            ")" | "）" if in_reading => out.extend(["</rt><rp>", bracket, "</rp>"]),
            _ => {
                out.push_str(bracket);
                continue;
            }
        }
        in_reading = !in_reading;
    }
    out.push_str(if in_reading { "</rt></ruby>" } else { "</ruby>" });
}

/// The brackets around readings: those that pages write in `rp`, and the first pair where they do not.
const BRACKETS: [char; 4] = ['(', ')', '（', '）'];

/// Writes `text`, escaped for use between tags or quotes. Characters that HTML cannot contain are left out.
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
