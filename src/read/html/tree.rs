//! Tags and text to blocks.

use super::head::Head;
use super::stack::Stack;
use super::tag::{Flow, Tag, role_kind};
use super::tokens::{Attributes, Name, Sink};
use crate::page::{BlockKind, BlockSpec, ContainerId, Dir, Links, MarkKind, Page, PageBuilder, SourceKind};
use crate::read::ReadOptions;
use crate::span::Span;

/// Inline marks open at once; more carry no meaning.
const MAX_MARKS: usize = 32;
/// Line breaks in a row that part two paragraphs.
const PARAGRAPH_BREAKS: u32 = 2;

/// Less text than this in `<noscript>` is a notice (a judgement).
const LEAST_UNSHOWN: usize = 400;
/// The page counts as empty when `<noscript>` holds so many times its text (a judgement).
const UNSHOWN_SHARE: usize = 2;

/// A block that has text but no end yet.
#[derive(Debug)]
struct Pending {
    kind: BlockKind,
    level: u8,
    start: usize,
    source: Span,
    container: Option<ContainerId>,
    links: Links,
    hidden: bool,
    dir: Option<Dir>,
    keeps_space: bool,
}

/// An inline element that marks its text.
#[derive(Debug)]
struct OpenMark {
    /// Its place on the stack of elements.
    element: usize,
    kind: MarkKind,
    /// Where its text in this block began.
    start: Option<usize>,
}

/// What stood before the next block.
#[derive(Debug, Default)]
struct Last {
    kind: Option<BlockKind>,
    /// The row of the last cell, and the cell.
    cell: Option<(ContainerId, ContainerId)>,
}

#[derive(Debug)]
pub(super) struct Tree {
    builder: PageBuilder,
    stack: Stack,
    head: Head,
    block: Option<Pending>,
    last: Last,
    marks: Vec<OpenMark>,
    /// White space was read and not written.
    space: bool,
    /// `<br>` read since the last text.
    breaks: u32,
    /// Start tags that were not pushed because the stack was full.
    overflow: usize,
    /// Inside an element that shows nothing: its tag and the elements of that tag inside it.
    unseen: Option<(Tag, usize)>,
    /// `<noscript>` is shown, as without scripts.
    shows_noscript: bool,
    /// Bytes of text in `<noscript>` that was not shown.
    unshown: usize,
    max_depth: usize,
    max_blocks: usize,
}

impl Tree {
    pub(super) fn new(source_len: usize, options: &ReadOptions, shows_noscript: bool) -> Self {
        let mut builder = PageBuilder::new(SourceKind::Html);
        if source_len > options.max_bytes {
            builder.limit_exceeded();
        }
        Self {
            builder,
            stack: Stack::new(),
            head: Head::default(),
            block: None,
            last: Last::default(),
            marks: Vec::new(),
            space: false,
            breaks: 0,
            overflow: 0,
            unseen: None,
            shows_noscript,
            unshown: 0,
            max_depth: options.max_depth.max(1),
            max_blocks: options.max_blocks,
        }
    }

    /// True when the text of the page is in `<noscript>`: scripts would have filled the rest.
    pub(super) fn needs_noscript(&self) -> bool {
        self.unshown > LEAST_UNSHOWN && self.builder.len() < self.unshown / UNSHOWN_SHARE
    }

    /// How the text of `tag` stands on this page.
    fn flow(&self, tag: Tag) -> Flow {
        if tag == Tag::Noscript && self.shows_noscript { Flow::Block } else { tag.flow() }
    }

    pub(super) fn finish(mut self) -> Page {
        self.end_block();
        if self.builder.block_count() > self.max_blocks {
            self.builder.limit_exceeded();
        }
        self.head.fill(self.builder.metadata());
        self.builder.finish()
    }

    /// Closes elements down to a stack of `len`.
    fn pop_to(&mut self, len: usize) {
        while self.stack.len() > len {
            if self.stack.top().is_some_and(|open| self.flow(open.tag) == Flow::Block) {
                self.end_block();
            }
            self.stack.pop();
        }
        while self.marks.last().is_some_and(|mark| mark.element >= len) {
            self.close_mark(self.marks.len() - 1);
        }
    }

    fn close_mark(&mut self, at: usize) {
        let mark = self.marks.remove(at);
        if let Some(start) = mark.start {
            self.builder.mark(Span::new(start, self.builder.len()), mark.kind);
        }
    }

    /// Ends the block, if one is open; marks go on in the next one.
    fn end_block(&mut self) {
        self.space = false;
        self.breaks = 0;
        let Some(block) = self.block.take() else { return };
        let text = &self.builder.text()[block.start..];
        let end = block.start + text.trim_end().len();
        self.builder.truncate(end);
        for mark in &mut self.marks {
            if let Some(start) = mark.start.take().filter(|&start| start < end) {
                self.builder.mark(Span::new(start, end), mark.kind.clone());
            }
        }
        self.last.kind = Some(block.kind);
        self.builder.block(BlockSpec {
            level: block.level,
            container: block.container,
            links: Some(Links { bytes: block.links.bytes.min((end - block.start) as u32), ..block.links }),
            hidden: Some(block.hidden),
            dir: block.dir,
            ..BlockSpec::new(block.kind, Span::new(block.start, end), block.source)
        });
    }

    /// Makes the containers of all open elements that have none.
    fn containers(&mut self) -> Option<ContainerId> {
        let mut parent = self.stack.ready.checked_sub(1).and_then(|at| self.stack.get(at).container);
        for at in self.stack.ready..self.stack.len() {
            let open = self.stack.get(at);
            let id = if holds_blocks(open.tag) {
                let custom = open.tag == Tag::Custom;
                let tag = if custom { "custom" } else { open.tag.name() };
                Some(self.builder.container(parent, open.container_kind, tag, self.stack.names_of(at)))
            } else {
                parent
            };
            self.stack.get_mut(at).container = id;
            parent = id;
        }
        self.stack.ready = self.stack.len();
        parent
    }

    /// Begins a block with text that stands at `from` of the source.
    fn begin_block(&mut self, from: usize) {
        let container = self.containers();
        let (kind, level, hidden, dir, keeps_space) = self
            .stack
            .top()
            .map_or((BlockKind::Line, 0, false, None, false), |o| (o.kind, o.level, o.hidden, o.dir, o.keeps_space));
        let kind = if self.breaks >= PARAGRAPH_BREAKS && kind == BlockKind::Line { BlockKind::Paragraph } else { kind };
        self.separate(kind);
        self.block = Some(Pending {
            kind,
            level,
            start: self.builder.len(),
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

    /// Writes what parts a block of `kind` from the one before it.
    fn separate(&mut self, kind: BlockKind) {
        let cell = self.cell(kind);
        if let Some(last) = self.last.kind {
            let same_row = cell.zip(self.last.cell).is_some_and(|(now, then)| now.0 == then.0 && now.1 != then.1);
            let separator = match (last, kind) {
                (BlockKind::TableCell, BlockKind::TableCell) if same_row => "\t",
                _ if stands_apart(last) || stands_apart(kind) => "\n\n",
                _ => "\n",
            };
            self.builder.push_made(separator);
        }
        self.last.cell = cell;
    }

    /// The row and the cell that a block of `kind` would stand in.
    fn cell(&self, kind: BlockKind) -> Option<(ContainerId, ContainerId)> {
        if kind != BlockKind::TableCell {
            return None;
        }
        let row = self.stack.get(self.stack.find(Tag::Tr)?).container?;
        let cell = self.stack.find(Tag::Td).max(self.stack.find(Tag::Th))?;
        Some((row, self.stack.get(cell).container?))
    }

    /// White space between the text so far and what comes now.
    fn join(&mut self, from: usize) {
        if self.block.is_some() && self.breaks >= PARAGRAPH_BREAKS {
            let breaks = self.breaks;
            self.end_block();
            self.breaks = breaks;
        }
        if self.block.is_none() {
            self.begin_block(from);
        } else if self.breaks > 0 {
            self.builder.push_made("\n");
        } else if self.space {
            self.builder.push_made(" ");
        }
        self.space = false;
        self.breaks = 0;
    }

    /// Adds text without white space at its ends.
    fn push(&mut self, text: &str, verbatim: bool, from: usize, to: usize) {
        let before = self.builder.len();
        self.join(from);
        let start = self.builder.len();
        let Some(block) = &mut self.block else { return };
        block.source.end = to;
        let mut linked = 0;
        for mark in &mut self.marks {
            let link = matches!(mark.kind, MarkKind::Link(_));
            if link {
                // A space before the text is part of a link that goes on.
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

    /// Adds running text, folding white space.
    fn flow_text(&mut self, text: &str, verbatim: bool, from: usize, to: usize) {
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let word = rest.trim_ascii_start();
            self.space |= word.len() < rest.len();
            if word.is_empty() {
                break;
            }
            at = text.len() - word.len();
            let len = unfolded(word);
            let (start, end) = if verbatim { (from + at, from + at + len) } else { (from, to) };
            self.push(&word[..len], verbatim, start, end);
            at += len;
        }
    }

    /// Adds text whose white space counts.
    fn kept_text(&mut self, text: &str, verbatim: bool, from: usize, to: usize) {
        let fresh = self.block.is_none();
        let trimmed = if fresh { without_first_blank_lines(text) } else { text };
        let blank_at_start = fresh && trimmed.trim_ascii().is_empty();
        if !trimmed.is_empty() && !blank_at_start {
            self.space = false;
            let start = if verbatim { from + (text.len() - trimmed.len()) } else { from };
            self.push(trimmed, verbatim, start, to);
        }
    }

    /// Closes the elements that the start of `tag` closes by itself.
    fn imply_ends(&mut self, tag: Tag) {
        if tag.ends_paragraph()
            && let Some(at) = self.stack.inside(Tag::P, &[Tag::Button])
        {
            self.pop_to(at);
        }
        let closed = match tag {
            Tag::Li => self.stack.inside(Tag::Li, &[Tag::Ul, Tag::Ol, Tag::Menu]),
            Tag::Dt | Tag::Dd => self.stack.inside(Tag::Dt, &[Tag::Dl]).max(self.stack.inside(Tag::Dd, &[Tag::Dl])),
            Tag::Option | Tag::Optgroup => self.stack.inside(Tag::Option, &[Tag::Select]),
            Tag::Td | Tag::Th => self.cell_in_table(),
            Tag::Tr => self.in_table(Tag::Tr),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                [Tag::Tbody, Tag::Thead, Tag::Tfoot, Tag::Tr].into_iter().filter_map(|t| self.in_table(t)).min()
            }
            Tag::A => self.stack.in_scope(Tag::A),
            _ => None,
        };
        if let Some(at) = closed {
            if tag == Tag::A { self.close_inline(at) } else { self.pop_to(at) }
        }
        if tag.heading().is_some() && self.stack.top().is_some_and(|open| open.tag.heading().is_some()) {
            self.pop_to(self.stack.len() - 1);
        }
    }

    /// The innermost open `tag` of the innermost open table.
    fn in_table(&self, tag: Tag) -> Option<usize> {
        let table = self.stack.find(Tag::Table);
        self.stack.find(tag).filter(|&at| table.is_none_or(|table| table < at))
    }

    fn cell_in_table(&self) -> Option<usize> {
        self.in_table(Tag::Td).max(self.in_table(Tag::Th)).filter(|&at| self.in_table(Tag::Tr).is_none_or(|tr| tr < at))
    }

    /// Closes an inline element; blocks opened inside it stay open.
    fn close_inline(&mut self, at: usize) {
        let plain = (at + 1..self.stack.len()).all(|n| self.stack.get(n).tag.flow() == Flow::Inline);
        if plain {
            self.pop_to(at);
        } else if let Some(mark) = self.marks.iter().position(|mark| mark.element == at) {
            self.close_mark(mark);
        }
    }

    fn open_element(&mut self, tag: Tag, name: &[u8], attributes: &Attributes) {
        if self.stack.len() >= self.max_depth {
            self.overflow += 1;
            return;
        }
        let parent_kind = self.stack.top().map(|open| open.kind);
        let lists = u8::from(matches!(tag, Tag::Ul | Tag::Ol | Tag::Menu));
        let custom = if tag == Tag::Custom { hash(name) } else { 0 };
        let open = self.stack.push(tag, custom, |names| write_names(names, attributes));
        open.level = tag.heading().unwrap_or(open.level.saturating_add(lists));
        if tag == Tag::Table || (tag.heading().is_none() && parent_kind == Some(BlockKind::Heading)) {
            open.level = 0;
        }
        if matches!(tag, Tag::Table) {
            open.kind = BlockKind::Line;
        }
        if let Some(kind) = attributes.get(Name::Role).and_then(role_kind) {
            open.container_kind = kind;
        }
        open.dir = direction(attributes).or(open.dir);
        open.hidden |= is_hidden(tag, attributes);
        if let Some(kind) = mark_kind(tag, attributes)
            && self.marks.len() < MAX_MARKS
        {
            self.marks.push(OpenMark { element: self.stack.len() - 1, kind, start: None });
        }
    }

    fn void(&mut self, tag: Tag, attributes: &Attributes) {
        match tag {
            Tag::Br => self.breaks += u32::from(self.block.is_some()),
            Tag::Hr => self.end_block(),
            Tag::Meta => self.head.meta(attributes),
            // Controls part words as boxes do.
            Tag::Input | Tag::Img => self.space |= self.block.is_some(),
            _ => {}
        }
    }

    fn line_break(&mut self) {
        let keeps_space = self.block.as_ref().is_some_and(|block| block.keeps_space);
        if keeps_space {
            self.builder.push_made("\n");
        } else {
            self.void(Tag::Br, &Attributes::default());
        }
    }
}

/// Bytes of `markup` that are outside tags and not white space.
fn text_bytes(markup: &str) -> usize {
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

/// True for elements that become containers.
fn holds_blocks(tag: Tag) -> bool {
    tag.flow() == Flow::Block || tag == Tag::Custom
}

/// True for blocks that an empty line parts from their neighbours.
fn stands_apart(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Quote | BlockKind::Code | BlockKind::Caption)
}

/// The length of the start of `text` that needs no folding: single spaces only, and none at its end.
fn unfolded(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_whitespace() {
            let single = bytes[at] == b' ' && bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace());
            if !single {
                return at;
            }
        }
        at += 1;
    }
    at
}

fn without_first_blank_lines(text: &str) -> &str {
    let lead = text.len() - text.trim_ascii_start().len();
    text[..lead].rfind('\n').map_or(text, |at| &text[at + 1..])
}

/// Tells names of custom elements apart (FNV-1a).
fn hash(name: &[u8]) -> u32 {
    name.iter().fold(0x811C_9DC5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn write_names(names: &mut String, attributes: &Attributes) {
    let start = names.len();
    for value in [Name::Class, Name::Id, Name::Role, Name::ItemProp].into_iter().filter_map(|name| attributes.get(name))
    {
        if names.len() > start {
            names.push(' ');
        }
        names.push_str(value);
    }
    if names[start..].bytes().any(|b| b.is_ascii_uppercase()) {
        let lower = names[start..].to_ascii_lowercase();
        names.truncate(start);
        names.push_str(&lower);
    }
}

fn direction(attributes: &Attributes) -> Option<Dir> {
    match attributes.get(Name::Dir)? {
        value if value.eq_ignore_ascii_case("rtl") => Some(Dir::Rtl),
        value if value.eq_ignore_ascii_case("ltr") => Some(Dir::Ltr),
        _ => None,
    }
}

/// True when the element itself says that it is not shown.
fn is_hidden(tag: Tag, attributes: &Attributes) -> bool {
    let hidden = attributes.has(Name::Hidden)
        && attributes.get(Name::Hidden).is_none_or(|value| !value.eq_ignore_ascii_case("until-found"));
    hidden || (tag == Tag::Dialog && !attributes.has(Name::Open)) || attributes.get(Name::Style).is_some_and(hides)
}

/// True for an inline style with `display: none` or `visibility: hidden`.
fn hides(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
        let value = value.trim().split(['!', ' ']).next().unwrap_or_default();
        (name.trim().eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none"))
            || (name.trim().eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden"))
    })
}

fn mark_kind(tag: Tag, attributes: &Attributes) -> Option<MarkKind> {
    match tag {
        Tag::A => Some(MarkKind::Link(attributes.get(Name::Href)?.into())),
        Tag::Strong | Tag::B => Some(MarkKind::Strong),
        Tag::Em | Tag::I => Some(MarkKind::Emphasis),
        Tag::Code | Tag::Kbd | Tag::Samp => Some(MarkKind::Code),
        _ => None,
    }
}

impl Sink for Tree {
    fn start_tag(&mut self, tag: Tag, name: &[u8], attributes: &Attributes, self_closing: bool, end: usize) {
        let _ = end;
        if let Some((outer, depth)) = &mut self.unseen {
            if *outer == Tag::Svg && tag.breaks_out() {
                self.unseen = None;
            } else {
                *depth += usize::from(tag == *outer && !self_closing);
                return;
            }
        }
        match self.flow(tag) {
            Flow::Unseen => {
                if !(self_closing && tag == Tag::Svg) {
                    self.head.begin(tag, attributes);
                    self.unseen = Some((tag, 0));
                }
            }
            Flow::Void if tag == Tag::Br => self.line_break(),
            Flow::Void => self.void(tag, attributes),
            Flow::Inline => {
                self.imply_ends(tag);
                if tag == Tag::Option {
                    self.space = true;
                }
                self.open_element(tag, name, attributes);
            }
            Flow::Block => {
                if tag == Tag::Html {
                    self.head.html(attributes);
                }
                self.end_block();
                self.imply_ends(tag);
                self.open_element(tag, name, attributes);
            }
        }
    }

    fn end_tag(&mut self, tag: Tag, name: &[u8]) {
        if let Some((outer, depth)) = &mut self.unseen {
            if tag == *outer && *depth == 0 {
                self.head.end(tag);
                self.unseen = None;
            } else if tag == *outer {
                *depth -= 1;
            }
            return;
        }
        match self.flow(tag) {
            Flow::Void if tag == Tag::Br => self.line_break(),
            Flow::Void | Flow::Unseen => {}
            Flow::Block => {
                self.end_block();
                self.close_block(tag);
            }
            Flow::Inline => {
                let at = if tag == Tag::Custom { self.stack.find_custom(hash(name)) } else { self.stack.in_scope(tag) };
                match at {
                    _ if self.overflow > 0 => self.overflow -= 1,
                    Some(at) if tag == Tag::Custom => self.pop_to(at),
                    Some(at) => self.close_inline(at),
                    None => {}
                }
            }
        }
    }

    fn text(&mut self, text: &str, verbatim: bool, from: usize, to: usize) {
        if let Some((tag, _)) = self.unseen {
            self.head.text(text);
            self.unshown += if tag == Tag::Noscript { text_bytes(text) } else { 0 };
        } else if self.stack.top().is_some_and(|open| open.keeps_space) {
            self.kept_text(text, verbatim, from, to);
        } else {
            self.flow_text(text, verbatim, from, to);
        }
    }

    fn is_markup(&self, tag: Tag) -> bool {
        tag == Tag::Noscript && self.shows_noscript || matches!(self.unseen, Some((Tag::Svg | Tag::Template, _)))
    }
}

impl Tree {
    fn close_block(&mut self, tag: Tag) {
        if matches!(tag, Tag::Body | Tag::Html) {
            return;
        }
        if self.overflow > 0 {
            self.overflow -= 1;
            return;
        }
        let at = match tag {
            Tag::Td | Tag::Th | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption => self.in_table(tag),
            Tag::Table => self.stack.find(Tag::Table),
            _ => self.stack.in_scope(tag),
        };
        let at = match (at, tag.heading()) {
            // Any heading's end tag closes any heading.
            (None, Some(_)) => {
                self.stack.top().filter(|open| open.tag.heading().is_some()).map(|_| self.stack.len() - 1)
            }
            _ => at,
        };
        if let Some(at) = at {
            self.pop_to(at);
        }
    }
}
