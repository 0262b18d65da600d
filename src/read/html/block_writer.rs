//! Writes text into blocks: where they begin and end, what separates them, and how white space collapses.

use super::separation::Separation;
use super::stack::{OpenElement, Stack};
use super::tag::{Flow, Tag};
use super::white_space::{collapsed_prefix, is_ideographic, without_first_blank_lines};
use crate::page::{BlockKind, BlockSpec, ContainerId, Detail, Dir, Links, MarkKind, PageBuilder, Picture, Shift};
use crate::span::Span;

/// An inline element left open is ignored after this many blocks: no author meant it, and outputs repeat its URL.
const MAX_MARKED_BLOCKS: u32 = 64;
/// The signs with which notes lead back to the text. Others, such as `↑` and `^`, may be text: the name of an operator.
const RETURNS: [char; 2] = ['↩', '⤴'];
/// The signs with which headings link to themselves.
const PERMALINKS: [&str; 9] = ["¶", "#", "§", "🔗", "∞", "⚓", "\u{200B}", "\u{f0c1}", "Permalink"];
/// This many line breaks in a row separate two paragraphs.
const PARAGRAPH_BREAKS: u32 = 2;

/// A block that has text but has not ended.
#[derive(Debug)]
pub(super) struct Pending {
    pub(super) kind: BlockKind,
    level: u8,
    pub(super) start: usize,
    /// The length of the page text before the separator in front of this block.
    outer: usize,
    source: Span,
    pub(super) container: Option<ContainerId>,
    pub(super) links: Links,
    pub(super) hidden: bool,
    dir: Option<Dir>,
    pub(super) keeps_space: bool,
}

/// An open inline element that marks its text.
#[derive(Debug)]
pub(super) struct OpenMark {
    /// Its index on the stack of open elements.
    pub(super) element: usize,
    pub(super) kind: MarkKind,
    /// The offset where its text in the current block began.
    pub(super) start: Option<usize>,
    /// How many blocks it has spanned.
    pub(super) blocks: u32,
}

/// What precedes the next block.
#[derive(Debug, Default)]
struct Last {
    kind: Option<BlockKind>,
    /// The heading element that contained the last heading.
    heading: Option<ContainerId>,
    /// The row of the last cell, and the cell itself.
    cell: Option<(ContainerId, ContainerId)>,
}

/// Collects the text, marks and containers of the open elements, and passes finished blocks to the page.
#[derive(Debug)]
pub(super) struct BlockWriter {
    pub(super) builder: PageBuilder,
    pub(super) stack: Stack,
    pub(super) block: Option<Pending>,
    last: Last,
    pub(super) marks: Vec<OpenMark>,
    /// True when white space was read but not written yet.
    pub(super) space: bool,
    /// What the element that just began may be apart from, without white space.
    pub(super) separation: Option<Separation>,
    /// True when that white space contained a line feed.
    line_feed: bool,
    /// The number of `<br>` read since the last text.
    breaks: u32,
    /// True when a line of code has ended, but without a line feed so far.
    pub(super) line_ended: bool,
    /// A picture inside a block, which is part of the sentence if text follows.
    pub(super) picture: Option<PendingPicture>,
    /// Where the last formula ended. What follows immediately may be another form of it.
    pub(super) formula_end: usize,
}

/// A picture that may be followed by text.
#[derive(Debug)]
pub(super) struct PendingPicture {
    pub(super) src: String,
    pub(super) alt: String,
    /// True for an icon or a similar picture: its alternative text stays in the sentence, but it is not shown.
    pub(super) is_chrome: bool,
}

impl BlockWriter {
    pub(super) fn new(builder: PageBuilder) -> Self {
        Self {
            builder,
            stack: Stack::new(),
            block: None,
            last: Last::default(),
            marks: Vec::new(),
            space: false,
            separation: None,
            line_feed: false,
            breaks: 0,
            line_ended: false,
            picture: None,
            formula_end: 0,
        }
    }

    pub(super) fn close_mark(&mut self, at: usize) {
        let mark = self.marks.remove(at);
        if let Some(start) = mark.start {
            if matches!(&mark.kind, MarkKind::Link(address) if address.contains('#')) && self.drop_sign(start) {
                return;
            }
            match mark.kind {
                MarkKind::Superscript => self.shift(Shift::Up, start),
                MarkKind::Subscript => self.shift(Shift::Down, start),
                // Readings are written together with their words, without marks inside.
                MarkKind::Ruby if self.links_at(start) => return,
                _ => {}
            }
            self.builder.mark(Span::new(start, self.builder.len()), mark.kind);
        }
    }

    /// Drops the sign from `start` on with which a heading links to itself, or a note back to the text. Returns false for any
    /// other text.
    fn drop_sign(&mut self, start: usize) -> bool {
        let Some(block) = self.block.as_mut() else { return false };
        let text = &self.builder.text()[start..];
        let is_heading = block.kind == BlockKind::Heading;
        let is_sign =
            if is_heading { PERMALINKS.contains(&text.trim()) } else { start > block.start && is_return(text) };
        if !is_sign {
            return false;
        }
        let len = text.len() as u32;
        if !is_heading {
            self.builder.back_link();
        }
        block.links =
            Links { bytes: block.links.bytes.saturating_sub(len), count: block.links.count.saturating_sub(1) };
        let end = self.builder.text()[..start].trim_end().len().max(block.start);
        self.builder.rewrite(end, "");
        self.marks.iter_mut().for_each(|mark| mark.start = mark.start.map(|at| at.min(end)));
        true
    }

    /// Ends the block, if one is open. Open marks continue in the next one.
    pub(super) fn end_block(&mut self) {
        self.space = false;
        self.breaks = 0;
        self.line_ended = false;
        self.shift_open();
        let Some(mut block) = self.block.take() else { return };
        let text = &self.builder.text()[block.start..];
        let end = block.start + text.trim_end().len();
        self.builder.truncate(end);
        if self.is_gutter(&block) || self.is_permalink(&block, end) {
            self.builder.truncate(block.outer);
            self.marks.iter_mut().for_each(|mark| mark.start = None);
            return;
        }
        let end = self.make_code(&mut block, end);
        let end = self.without_permalink(&mut block, end);
        for mark in self.marks.iter_mut().rev() {
            mark.blocks += 1;
            if let Some(start) = mark.start.take().filter(|&start| start < end && mark.blocks <= MAX_MARKED_BLOCKS) {
                self.builder.mark(Span::new(start, end), mark.kind.clone());
            }
        }
        self.last.kind = Some(block.kind);
        self.write_block(&block, end);
        if let Some(picture) = self.picture.take().filter(|picture| !picture.is_chrome) {
            let before = self.builder.block_count() as u32;
            self.builder.picture(Picture::new(before, block.container, &picture.src, &picture.alt, block.hidden));
        }
    }

    fn write_block(&mut self, block: &Pending, end: usize) {
        self.builder.block(BlockSpec {
            level: block.level,
            container: block.container,
            links: Some(Links { bytes: block.links.bytes.min((end - block.start) as u32), ..block.links }),
            hidden: Some(block.hidden),
            dir: block.dir,
            ..BlockSpec::new(block.kind, Span::new(block.start, end), block.source)
        });
    }

    /// True after a `<br>`.
    pub(super) fn has_break(&self) -> bool {
        self.breaks > 0
    }

    pub(super) fn line_break(&mut self) {
        let keeps_space = self.block.as_ref().is_some_and(|block| block.keeps_space);
        if keeps_space {
            self.line_ended = false;
            self.builder.push_made("\n");
        } else {
            self.breaks += u32::from(self.block.is_some());
        }
    }

    /// Creates the containers of all open elements that have none yet.
    pub(super) fn containers(&mut self) -> Option<ContainerId> {
        let mut parent = self.stack.ready.checked_sub(1).and_then(|at| self.stack.get(at).container);
        for at in self.stack.ready..self.stack.len() {
            let open = self.stack.get(at);
            let id = if holds_blocks(open.tag) && open.code_part.is_none() {
                let custom = open.tag == Tag::Custom;
                let tag = if custom { "custom" } else { open.tag.name() };
                let detail = open.detail.clone();
                let id = self.builder.container(parent, open.container_kind, tag, self.stack.names_of(at));
                if detail != Detail::None {
                    self.builder.detail(id, detail);
                }
                Some(id)
            } else {
                parent
            };
            self.stack.get_mut(at).container = id;
            parent = id;
        }
        self.stack.ready = self.stack.len();
        parent
    }

    /// Begins a block with text at offset `from` of the source.
    fn begin_block(&mut self, from: usize) {
        let container = self.containers();
        let (kind, level, hidden, dir, keeps_space) = self
            .stack
            .top()
            .map_or((BlockKind::Line, 0, false, None, false), |o| (o.kind, o.level, o.hidden, o.dir, o.keeps_space));
        let outer = self.builder.len();
        let kind = if self.breaks >= PARAGRAPH_BREAKS && kind == BlockKind::Line { BlockKind::Paragraph } else { kind };
        let (kind, level) = if kind == BlockKind::Heading { self.heading(level) } else { (kind, level) };
        self.separate(kind);
        self.block = Some(Pending {
            kind,
            level,
            start: self.builder.len(),
            outer,
            source: Span::empty(from),
            container,
            links: Links::default(),
            hidden,
            dir,
            keeps_space,
        });
        self.space = false;
        self.breaks = 0;
    }

    /// The kind and level of text inside a heading. Only the first paragraph in a heading element is a heading: the
    /// others are inside it because its end tag is missing.
    fn heading(&mut self, level: u8) -> (BlockKind, u8) {
        let tags = [Tag::H1, Tag::H2, Tag::H3, Tag::H4, Tag::H5, Tag::H6];
        let Some(at) = tags.into_iter().filter_map(|tag| self.stack.find(tag)).max() else {
            return (BlockKind::Heading, level);
        };
        let heading = self.stack.get(at);
        let again = heading.container.is_some() && self.last.heading == heading.container;
        self.last.heading = heading.container;
        let in_button = self.stack.top().is_some_and(|open| open.tag == Tag::Button);
        match level {
            0 if again && in_button => (BlockKind::Form, 0),
            0 if again => (BlockKind::Paragraph, 0),
            0 => (BlockKind::Heading, heading.level),
            level => (BlockKind::Heading, level),
        }
    }

    /// Writes the separator between the previous block and a block of `kind`.
    fn separate(&mut self, kind: BlockKind) {
        let cell = self.cell(kind);
        if let Some(last) = self.last.kind {
            let same_row = cell.zip(self.last.cell).is_some_and(|(now, then)| now.0 == then.0 && now.1 != then.1);
            let separator = match (last, kind) {
                (BlockKind::TableCell, BlockKind::TableCell) if same_row => "\t",
                _ if last.is_set_apart() || kind.is_set_apart() => "\n\n",
                _ => "\n",
            };
            self.builder.push_made(separator);
        }
        self.last.cell = cell;
    }

    /// The row and the cell that would contain a block of `kind`.
    fn cell(&self, kind: BlockKind) -> Option<(ContainerId, ContainerId)> {
        if kind != BlockKind::TableCell {
            return None;
        }
        let row = self.stack.get(self.stack.find(Tag::Tr)?).container?;
        let cell = self.stack.find(Tag::Td).max(self.stack.find(Tag::Th))?;
        Some((row, self.stack.get(cell).container?))
    }

    /// True in a block without text so far.
    fn is_at_start(&self) -> bool {
        self.block.as_ref().is_some_and(|block| block.start == self.builder.len())
    }

    /// Writes the white space between the text so far and the text that comes next.
    fn join(&mut self, from: usize, next: &str) {
        if let Some(block) = self.block.as_mut().filter(|_| self.breaks >= PARAGRAPH_BREAKS) {
            if block.kind == BlockKind::Line {
                block.kind = BlockKind::Paragraph;
            }
            let breaks = self.breaks;
            self.end_block();
            self.breaks = breaks;
        }
        if self.block.is_none() {
            self.begin_block(from);
        } else if self.breaks > 0 {
            self.builder.push_made("\n");
        } else if self.space && !self.is_at_start() && !(self.line_feed && self.joins_ideographs(next)) {
            self.builder.push_made(" ");
        }
        self.space = false;
        self.line_feed = false;
        self.breaks = 0;
    }

    /// Adds text that has no white space at its ends.
    pub(super) fn push(&mut self, text: &str, verbatim: bool, from: usize, to: usize) {
        if self.picture.is_some() {
            self.write_picture(from);
        }
        if let Some(separation) = self.separation.take() {
            self.space |= separation.separates(self.builder.text(), text);
        }
        let before = self.builder.len();
        self.join(from, text);
        let start = self.builder.len();
        let Some(block) = &mut self.block else { return };
        block.source.end = to;
        let mut linked = 0;
        for mark in &mut self.marks {
            let link = matches!(mark.kind, MarkKind::Link(_));
            if link {
                // The space before the text belongs to the link if the link continues.
                linked = text.len() + if mark.start.is_some() { start - before } else { 0 };
            }
            if mark.start.is_none() {
                mark.start = Some(start);
                block.links.count += u32::from(link);
            }
        }
        block.links.bytes += linked as u32;
        if verbatim {
            self.builder.push_source(text, from);
        } else {
            self.builder.push_made(text);
        }
    }

    /// Adds running text and collapses its white space.
    pub(super) fn flow_text(&mut self, text: &str, verbatim: bool, from: usize, to: usize) {
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let word = rest.trim_ascii_start();
            let gap = rest.len() - word.len();
            self.space |= gap > 0;
            self.line_feed |= rest.as_bytes()[..gap].contains(&b'\n');
            if word.is_empty() {
                break;
            }
            at += gap;
            let len = collapsed_prefix(word);
            if self.is_blank(&word[..len]) {
                at += len;
                continue;
            }
            let (start, end) = if verbatim { (from + at, from + at + len) } else { (from, to) };
            self.push(&word[..len], verbatim, start, end);
            at += len;
        }
    }

    /// True for invisible characters at the start of a line: indents and empty paragraphs made of `&nbsp;`.
    fn is_blank(&self, text: &str) -> bool {
        if self.marks.iter().any(|mark| mark.kind == MarkKind::Code) {
            return false;
        }
        !text.as_bytes()[0].is_ascii() && (self.block.is_none() || self.breaks > 0) && text.trim().is_empty()
    }

    /// True when a line feed before `next` is not a space: Chinese and Japanese lines may be broken anywhere.
    fn joins_ideographs(&self, next: &str) -> bool {
        let before = self.builder.text().chars().next_back();
        before.is_some_and(is_ideographic) && next.chars().next().is_some_and(is_ideographic)
    }

    /// Writes what browsers show before the text of `tag`, whose start tag ends at byte `end` of the source.
    pub(super) fn push_before(&mut self, tag: Tag, end: usize) {
        let at = self.stack.len() - 1;
        match tag {
            Tag::Q => {
                let (before, after) = if self.stack.is_nested() { ("‘", "’") } else { ("“", "”") };
                self.flow_text(before, false, end, end);
                self.stack.get_mut(at).after = after;
            }
            // Browsers show readings above the text. Within a line they are written in brackets, as `rp` elements do.
            Tag::Rt if self.block.is_some() => {
                self.space = false;
                if !self.builder.text().ends_with(['(', '（']) {
                    self.push("(", false, end, end);
                    self.stack.get_mut(at).after = ")";
                }
            }
            _ => {}
        }
    }

    /// Writes what browsers show after the text of an element that ends.
    pub(super) fn push_after(&mut self, open: &OpenElement) {
        if !open.after.is_empty() && self.block.as_ref().is_some_and(|block| block.hidden == open.hidden) {
            self.builder.push_made(open.after);
        }
    }

    /// True when a letter or digit was written last, and no space after it.
    pub(super) fn is_in_word(&self) -> bool {
        self.block.is_some() && !self.space && self.builder.text().ends_with(char::is_alphanumeric)
    }

    /// Separates visible text from hidden text. Returns false when `text` is hidden inside a visible block.
    pub(super) fn separate_from_hidden(&mut self, text: &str) -> bool {
        let hidden = self.stack.top().is_some_and(|open| open.hidden);
        match &self.block {
            Some(block) if block.hidden != hidden && !text.trim_ascii().is_empty() => {
                if !hidden {
                    self.end_block();
                }
                !hidden
            }
            _ => true,
        }
    }

    /// Adds text whose white space is significant.
    pub(super) fn kept_text(&mut self, text: &str, verbatim: bool, from: usize, to: usize) {
        let between = self.stack.top().is_some_and(|open| is_row_or_table(open.tag));
        let blank = text.trim_ascii().is_empty();
        if blank && (between || (self.line_ended && !text.contains('\n'))) {
            return;
        }
        if std::mem::take(&mut self.line_ended) && !text.starts_with(['\n', '\r']) {
            self.builder.push_made("\n");
        }
        let fresh = self.block.is_none();
        let trimmed = if fresh { without_first_blank_lines(text) } else { text };
        let blank_at_start = fresh && trimmed.trim_ascii().is_empty();
        if !trimmed.is_empty() && !blank_at_start {
            self.space = false;
            let start = if verbatim { from + (text.len() - trimmed.len()) } else { from };
            self.push(trimmed, verbatim, start, to);
        }
    }
}

/// True for an arrow back to the text. Several references to a note have an arrow each, with numbers: `↩2`.
fn is_return(text: &str) -> bool {
    let is_extra = |c: char| c.is_numeric() || matches!(c, '\u{FE0E}' | '\u{FE0F}' | ' ' | '[' | ']');
    text.strip_prefix(RETURNS).is_some_and(|rest| rest.chars().all(is_extra))
}

fn is_row_or_table(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Tr)
}

/// True for elements that become containers.
pub(super) fn holds_blocks(tag: Tag) -> bool {
    tag.flow() == Flow::Block || tag == Tag::Custom
}

/// The bytes of `markup` that are outside tags and are not white space.
pub(super) fn text_bytes(markup: &str) -> usize {
    let (mut bytes, mut inside) = (0, false);
    for byte in markup.bytes() {
        match byte {
            b'<' => inside = true,
            b'>' => inside = false,
            _ => bytes += usize::from(!inside && !byte.is_ascii_whitespace()),
        }
    }
    bytes
}
