//! Tags and text to blocks.

use super::head::Head;
use super::attributes::{direction, hash, is_hidden, mark_kind, role_heading, write_names};
use super::tag::{Flow, Tag, role_kind};
use super::block_writer::{BlockWriter, OpenMark, text_bytes};
use super::tokens::{Attributes, Name, Sink};
use crate::page::{BlockKind, Page, PageBuilder, SourceKind};
use crate::read::ReadOptions;

/// Inline marks open at once; more carry no meaning.
const MAX_MARKS: usize = 32;
/// Less text than this in `<noscript>` is a notice (a judgement).
const LEAST_UNSHOWN: usize = 400;
/// The page counts as empty when `<noscript>` holds so many times its text (a judgement).
const UNSHOWN_SHARE: usize = 2;

#[derive(Debug)]
pub(super) struct Tree {
    pub(super) writer: BlockWriter,
    pub(super) head: Head,
    /// Start tags that were not pushed because the stack was full.
    pub(super) overflow: usize,
    /// Inside an element that shows nothing: its tag and the elements of that tag inside it.
    pub(super) unseen: Option<(Tag, usize)>,
    /// `<noscript>` is shown, as without scripts.
    pub(super) shows_noscript: bool,
    /// Bytes of text in `<noscript>` that was not shown.
    pub(super) unshown: usize,
    pub(super) max_depth: usize,
    pub(super) max_blocks: usize,
}

impl Tree {
    pub(super) fn new(source_len: usize, options: &ReadOptions, shows_noscript: bool) -> Self {
        let mut builder = PageBuilder::new(SourceKind::Html);
        if source_len > options.max_bytes {
            builder.limit_exceeded();
        }
        Self {
            writer: BlockWriter::new(builder),
            head: Head::default(),
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
        self.unshown > LEAST_UNSHOWN && self.writer.builder.len() < self.unshown / UNSHOWN_SHARE
    }

    /// How the text of `tag` stands on this page.
    fn flow(&self, tag: Tag) -> Flow {
        if self.is_shown(tag) { Flow::Block } else { tag.flow() }
    }

    /// True for elements that browsers of today do not show, where they hold the text of the page.
    fn is_shown(&self, tag: Tag) -> bool {
        match tag {
            Tag::Noscript => self.shows_noscript,
            Tag::Noframes => self.writer.stack.find(Tag::Frameset).is_some(),
            _ => false,
        }
    }

    pub(super) fn finish(mut self) -> Page {
        self.writer.end_block();
        if self.writer.builder.block_count() > self.max_blocks {
            self.writer.builder.limit_exceeded();
        }
        self.writer.builder.declare(self.head.declared());
        self.head.fill(self.writer.builder.metadata());
        self.writer.builder.finish()
    }

    /// Closes elements down to a stack of `len`.
    pub(super) fn pop_to(&mut self, len: usize) {
        while self.writer.stack.len() > len {
            if self.writer.stack.top().is_some_and(|open| self.flow(open.tag) == Flow::Block) {
                self.writer.end_block();
            }
            if let Some(open) = self.writer.stack.pop() {
                self.writer.push_behind(&open);
            }
        }
        self.head.closed(len);
        while self.writer.marks.last().is_some_and(|mark| mark.element >= len) {
            self.writer.close_mark(self.writer.marks.len() - 1);
        }
    }

    /// Closes the elements that the start of `tag` closes by itself.
    fn imply_ends(&mut self, tag: Tag) {
        if tag.ends_paragraph()
            && let Some(at) = self.writer.stack.inside(Tag::P, &[Tag::Button])
        {
            self.pop_to(at);
        }
        let closed = match tag {
            Tag::Li => self.writer.stack.inside(Tag::Li, &[Tag::Ul, Tag::Ol, Tag::Menu]),
            Tag::Dt | Tag::Dd => self.writer.stack.inside(Tag::Dt, &[Tag::Dl]).max(self.writer.stack.inside(Tag::Dd, &[Tag::Dl])),
            Tag::Option | Tag::Optgroup => self.writer.stack.inside(Tag::Option, &[Tag::Select]),
            Tag::Td | Tag::Th => self.cell_in_table(),
            Tag::Tr => self.in_table(Tag::Tr),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                [Tag::Tbody, Tag::Thead, Tag::Tfoot, Tag::Tr].into_iter().filter_map(|t| self.in_table(t)).min()
            }
            Tag::A => self.writer.stack.in_scope(Tag::A),
            Tag::Rt | Tag::Rp => self.writer.stack.inside(Tag::Rt, &[Tag::Ruby]).max(self.writer.stack.inside(Tag::Rp, &[Tag::Ruby])),
            _ => None,
        };
        if let Some(at) = closed {
            if tag == Tag::A { self.close_inline(at) } else { self.pop_to(at) }
        }
        if tag.heading().is_some() && self.writer.stack.top().is_some_and(|open| open.tag.heading().is_some()) {
            self.pop_to(self.writer.stack.len() - 1);
        }
    }

    /// The innermost open `tag` of the innermost open table.
    fn in_table(&self, tag: Tag) -> Option<usize> {
        let table = self.writer.stack.find(Tag::Table);
        self.writer.stack.find(tag).filter(|&at| table.is_none_or(|table| table < at))
    }

    fn cell_in_table(&self) -> Option<usize> {
        self.in_table(Tag::Td).max(self.in_table(Tag::Th)).filter(|&at| self.in_table(Tag::Tr).is_none_or(|tr| tr < at))
    }

    /// Closes an inline element; blocks opened inside it stay open.
    fn close_inline(&mut self, at: usize) {
        let plain = (at + 1..self.writer.stack.len()).all(|n| self.writer.stack.get(n).tag.flow() == Flow::Inline);
        if plain {
            self.pop_to(at);
        } else if let Some(mark) = self.writer.marks.iter().position(|mark| mark.element == at) {
            self.writer.close_mark(mark);
        }
    }

    fn open_element(&mut self, tag: Tag, name: &[u8], attributes: &Attributes) {
        if self.writer.stack.len() >= self.max_depth {
            self.overflow += 1;
            return;
        }
        let parent_kind = self.writer.stack.top().map(|open| open.kind);
        let lists = u8::from(matches!(tag, Tag::Ul | Tag::Ol | Tag::Menu));
        let custom = if tag == Tag::Custom { hash(name) } else { 0 };
        let open = self.writer.stack.push(tag, custom, |names| write_names(names, attributes));
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
        if let Some(level) = role_heading(attributes) {
            (open.kind, open.level) = (BlockKind::Heading, level);
        }
        open.dir = direction(attributes, open.dir);
        open.hidden |= is_hidden(tag, attributes);
        self.head.element(attributes, self.writer.stack.len());
        if let Some(kind) = mark_kind(tag, attributes)
            && self.writer.marks.len() < MAX_MARKS
        {
            self.writer.marks.push(OpenMark { element: self.writer.stack.len() - 1, kind, start: None, blocks: 0 });
        }
    }

    pub(super) fn void(&mut self, tag: Tag, attributes: &Attributes) {
        match tag {
            Tag::Br => self.writer.line_break(),
            Tag::Hr => self.writer.end_block(),
            Tag::Meta => self.head.meta(attributes),
            // Controls part words as boxes do.
            Tag::Input | Tag::Img => self.writer.space |= self.writer.block.is_some(),
            _ => {}
        }
    }

    /// Begins an element of running text whose start tag ends at byte `end` of the source.
    pub(super) fn open_inline(&mut self, tag: Tag, name: &[u8], attributes: &Attributes, end: usize) {
        self.writer.space |= tag == Tag::Option;
        let depth = self.writer.stack.len();
        let in_code = self.writer.stack.top().is_some_and(|open| open.tag == Tag::Pre && open.container.is_none());
        self.open_element(tag, name, attributes);
        if tag == Tag::Code && in_code && self.writer.stack.len() > depth {
            self.writer.stack.lend_names();
        }
        self.writer.push_before(tag, end);
    }

    /// Begins an element that begins a block.
    pub(super) fn open_block(&mut self, tag: Tag, name: &[u8], attributes: &Attributes) {
        if tag == Tag::Html {
            self.head.html(attributes);
        }
        self.writer.end_block();
        self.open_element(tag, name, attributes);
    }
}

impl Sink for Tree {
    fn start_tag(&mut self, tag: Tag, name: &[u8], attributes: &Attributes, self_closing: bool, end: usize) {
        if let Some((outer, depth)) = &mut self.unseen {
            if *outer == Tag::Svg && tag.breaks_out() {
                self.unseen = None;
            } else {
                *depth += usize::from(tag == *outer && !self_closing);
                return;
            }
        }
        match self.flow(tag) {
            // The content of a shadow root is shown in place.
            Flow::Unseen if tag == Tag::Template && attributes.has(Name::ShadowRootMode) => {}
            Flow::Unseen => {
                if !(self_closing && tag == Tag::Svg) {
                    self.head.begin(tag, attributes);
                    self.unseen = Some((tag, 0));
                }
            }
            Flow::Void => self.void(tag, attributes),
            Flow::Inline => {
                self.imply_ends(tag);
                self.open_inline(tag, name, attributes, end);
            }
            Flow::Block => {
                self.writer.end_block();
                self.imply_ends(tag);
                self.open_block(tag, name, attributes);
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
            Flow::Void if tag == Tag::Br => self.writer.line_break(),
            Flow::Void | Flow::Unseen => {}
            Flow::Block => {
                self.writer.end_block();
                self.close_block(tag);
            }
            Flow::Inline => {
                let at = if tag == Tag::Custom { self.writer.stack.find_custom(hash(name)) } else { self.writer.stack.in_scope(tag) };
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
        } else if !self.writer.parts_from_hidden(text) {
            // Hidden words inside running text are not read.
        } else if self.writer.stack.top().is_some_and(|open| open.keeps_space) {
            self.writer.kept_text(text, verbatim, from, to);
        } else {
            self.head.shown(text);
            self.writer.flow_text(text, verbatim, from, to);
        }
    }

    fn is_markup(&self, tag: Tag) -> bool {
        self.is_shown(tag) || matches!(self.unseen, Some((Tag::Svg | Tag::Template, _)))
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
            Tag::Table => self.writer.stack.find(Tag::Table),
            _ => self.writer.stack.in_scope(tag),
        };
        let at = match (at, tag.heading()) {
            // Any heading's end tag closes any heading.
            (None, Some(_)) => {
                self.writer.stack.top().filter(|open| open.tag.heading().is_some()).map(|_| self.writer.stack.len() - 1)
            }
            _ => at,
        };
        if let Some(at) = at {
            self.pop_to(at);
        }
    }
}
