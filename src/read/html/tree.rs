//! Tags and text to blocks.

use std::collections::BTreeSet;

use super::attributes::{direction, hash, is_hidden, mark_kind, role_heading, write_names};
use super::block_writer::{BlockWriter, OpenMark, holds_blocks, text_bytes};
use super::code;
use super::head::Head;
use super::links::Links;
use super::mathjax::MathJax;
use super::mathml::MathReader;
use super::picture;
use super::shown;
use super::structure::Structures;
use super::tag::{Flow, Tag, role_kind};
use super::tex;
use super::tokens::{Attributes, Name, Sink};
use crate::page::{BlockKind, Detail, Formula, MarkKind, Metadata, Page, PageBuilder, SourceKind, TextOrigin};
use crate::read::ReadOptions;

/// Inline marks open at once; more carry no meaning.
const MAX_MARKS: usize = 32;
/// Less text than this in `<noscript>` is a notice (chosen by hand).
const LEAST_UNSHOWN: usize = 400;
/// The page counts as empty when `<noscript>` holds so many times its text (chosen by hand).
const UNSHOWN_SHARE: usize = 2;

#[derive(Debug)]
pub(super) struct Tree {
    pub(super) writer: BlockWriter,
    pub(super) head: Head,
    pub(super) links: Links,
    structures: Structures,
    /// Inside `math`.
    pub(super) math: Option<MathReader>,
    /// Inside what `MathJax` made of a formula.
    mathjax: MathJax,
    /// The best address of the `source` elements of the open `picture`.
    offered: Option<String>,
    /// Ids of the panels that controls before them open.
    panels: BTreeSet<String>,
    /// Start tags that were not pushed because the stack was full.
    pub(super) overflow: usize,
    /// Bytes of the source that were read.
    position: usize,
    /// What is read is not the source.
    is_made: bool,
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
            links: Links::new(options.url.as_deref()),
            structures: Structures::default(),
            math: None,
            mathjax: MathJax::default(),
            offered: None,
            panels: BTreeSet::new(),
            overflow: 0,
            position: 0,
            is_made: false,
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

    /// The page with the text that its data holds in place of what it shows.
    pub(super) fn finish_with(mut self, html: &str, options: &ReadOptions) -> Page {
        let mut other = Self::new(0, options, false);
        other.is_made = true;
        std::mem::swap(&mut other.links, &mut self.links);
        std::mem::swap(&mut other.head, &mut self.head);
        other.writer.builder.text_origin(TextOrigin::Data);
        let head = std::mem::take(&mut other.head);
        let mut metadata = Metadata::default();
        let mut shown = shown::near_title(&self.writer.builder);
        if shown.text.is_empty() {
            shown.text = html;
        }
        let mut other = super::tokens::tokenize(html, other);
        other.head = head;
        let declared = other.head.declared();
        other.close_all();
        std::mem::take(&mut other.head).fill(&shown, &other.links, &mut metadata);
        other.writer.builder.declare(declared);
        *other.writer.builder.metadata() = metadata;
        other.writer.builder.finish()
    }

    fn close_all(&mut self) {
        self.end_math();
        self.pop_to(0);
        self.write_unread_formula();
        self.writer.end_block();
    }

    pub(super) fn finish(mut self) -> Page {
        self.close_all();
        if self.head.needs_scripts(self.writer.builder.blocks()) {
            self.writer.builder.text_origin(TextOrigin::Missing);
        }
        if self.writer.builder.block_count() > self.max_blocks {
            self.writer.builder.limit_exceeded();
        }
        self.writer.builder.declare(self.head.declared());
        let mut metadata = Metadata::default();
        self.head.fill(&shown::near_title(&self.writer.builder), &self.links, &mut metadata);
        *self.writer.builder.metadata() = metadata;
        self.writer.builder.finish()
    }

    /// Closes elements down to a stack of `len`.
    pub(super) fn pop_to(&mut self, len: usize) {
        while self.writer.stack.len() > len {
            let begins = |open: &super::stack::Open| open.code_part.is_none() && self.flow(open.tag) == Flow::Block;
            if self.writer.stack.top().is_some_and(begins) {
                self.writer.end_block();
            }
            if let Some(open) = self.writer.stack.pop() {
                if let Some(part) = open.code_part {
                    self.writer.end_code_part(part);
                }
                self.writer.push_behind(&open);
            }
        }
        self.structures.close(len);
        self.mathjax.close(len);
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
            Tag::Dt | Tag::Dd => {
                self.writer.stack.inside(Tag::Dt, &[Tag::Dl]).max(self.writer.stack.inside(Tag::Dd, &[Tag::Dl]))
            }
            Tag::Option | Tag::Optgroup => self.writer.stack.inside(Tag::Option, &[Tag::Select]),
            Tag::Td | Tag::Th => self.cell_in_table(),
            Tag::Tr => self.in_table(Tag::Tr),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                [Tag::Tbody, Tag::Thead, Tag::Tfoot, Tag::Tr].into_iter().filter_map(|t| self.in_table(t)).min()
            }
            Tag::A => self.writer.stack.in_scope(Tag::A),
            Tag::Rt | Tag::Rp => {
                self.writer.stack.inside(Tag::Rt, &[Tag::Ruby]).max(self.writer.stack.inside(Tag::Rp, &[Tag::Ruby]))
            }
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
        let detail = self.structures.open(tag, attributes, self.writer.stack.len());
        let in_quote =
            matches!(tag, Tag::Footer | Tag::Header | Tag::Cite) && self.writer.stack.find(Tag::Blockquote).is_some();
        let language = if matches!(tag, Tag::Pre | Tag::Code | Tag::Div | Tag::Figure) {
            code::language_class(attributes)
        } else {
            None
        };
        let open = self.writer.stack.push(tag, custom, |names| {
            write_names(names, attributes);
            if let Some(language) = &language {
                names.extend([" ", language]);
            }
        });
        open.detail = detail;
        open.keeps_lines |= code::keeps_lines(attributes);
        if in_quote {
            // The source of a quotation is part of it.
            open.container_kind = crate::page::ContainerKind::Group;
        }
        if !open.keeps_space && code::is_code_box(tag, attributes) {
            (open.kind, open.keeps_space) = (BlockKind::Code, true);
            if tag.flow() == Flow::Block {
                open.container_kind = crate::page::ContainerKind::Code;
            }
        }
        open.level = tag.heading().unwrap_or(open.level.saturating_add(lists));
        if tag == Tag::Table || (tag.heading().is_none() && parent_kind == Some(BlockKind::Heading)) {
            open.level = 0;
        }
        if matches!(tag, Tag::Table) && !open.keeps_space {
            open.kind = BlockKind::Line;
        }
        if let Some(kind) = attributes.get(Name::Role).and_then(role_kind) {
            open.container_kind = kind;
        }
        if let Some(level) = role_heading(attributes) {
            (open.kind, open.level) = (BlockKind::Heading, level);
        }
        open.dir = direction(attributes, open.dir);
        open.hidden |= is_hidden(tag, attributes) && !is_panel(&self.panels, tag, attributes);
        self.note_names(tag, attributes);
        let stack = &self.writer.stack;
        self.head.element(tag, attributes, stack.len(), || shown::is_noise(stack));
        let in_code = self.writer.stack.top().is_some_and(|open| open.keeps_space && open.kind == BlockKind::Code);
        if let Some(kind) = mark_kind(tag, attributes).filter(|kind| !(in_code && *kind == MarkKind::Code))
            && self.writer.marks.len() < MAX_MARKS
        {
            let kind = self.links.absolute(kind);
            self.writer.marks.push(OpenMark { element: self.writer.stack.len() - 1, kind, start: None, blocks: 0 });
        }
    }

    /// Remembers the names that links lead to and the panels that controls open.
    fn note_names(&mut self, tag: Tag, attributes: &Attributes) {
        let stack = &self.writer.stack;
        let in_menu = stack.find(Tag::Nav).is_some() || stack.find(Tag::Header).is_some();
        let opens_menu = attributes.get(Name::AriaHasPopup).is_some_and(|value| value != "false");
        if let Some(panels) = attributes.get(Name::AriaControls).filter(|_| !in_menu && !opens_menu)
            && self.panels.len() < MAX_PANELS
        {
            self.panels.extend(panels.split_ascii_whitespace().map(str::to_owned));
        }
        if tag == Tag::A
            && let Some(address) = attributes.get(Name::Href)
        {
            self.links.refer(address);
        }
        if let Some(id) = attributes.get(Name::Id) {
            self.head.id(id);
        }
        let name = [Name::Id, Name::Name].into_iter().filter_map(|name| attributes.get(name));
        let noted: Vec<&str> = name.filter(|name| self.links.is_referred(name)).collect();
        if !holds_blocks(tag) && self.writer.block.is_none() {
            for name in noted {
                // A container that is made already has text before the name.
                let _ = self.writer.stack.lend_name(&name.to_ascii_lowercase(), |open| holds_blocks(open.tag));
            }
        }
    }

    pub(super) fn void(&mut self, tag: Tag, attributes: &Attributes) {
        match tag {
            Tag::Br => self.writer.line_break(),
            Tag::Hr => {
                self.writer.end_block();
                self.writer.builder.rule();
            }
            Tag::Meta => self.head.meta(attributes),
            Tag::Link => {
                self.head.link(attributes);
                if let Some(address) = self.head.canonical() {
                    self.links.set_canonical(address);
                }
            }
            Tag::Base => self.links.set_base(attributes.get(Name::Href).unwrap_or_default()),
            Tag::Source => self.source(attributes),
            Tag::Img => self.img(attributes),
            Tag::Input => self.input(attributes),
            _ => {}
        }
    }

    fn source(&mut self, attributes: &Attributes) {
        let moving =
            attributes.get(Name::Type).is_some_and(|kind| kind.starts_with("video") || kind.starts_with("audio"));
        if self.offered.is_none() && !moving {
            self.offered = picture::best(attributes);
        }
    }

    fn img(&mut self, attributes: &Attributes) {
        if let Some((tex, display)) = picture::formula(attributes) {
            if !self.writer.is_after_formula() {
                self.write_formula(Formula::new(tex::bare(&tex), display));
            }
            return;
        }
        let offered = self.offered.take();
        if self.hides() {
            return;
        }
        let mut found = picture::read(attributes, offered.as_deref());
        found.src = self.links.resolve(&found.src);
        self.writer.take_picture(found);
    }

    /// True inside hidden parts of a shown block.
    fn hides(&self) -> bool {
        let hidden = self.writer.stack.top().is_some_and(|open| open.hidden);
        hidden && self.writer.block.as_ref().is_some_and(|block| !block.hidden)
    }

    /// Controls separate words as boxes do; the box of a task belongs to its item.
    fn input(&mut self, attributes: &Attributes) {
        let is_box = attributes.get(Name::Type).is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
        let item = self.writer.stack.find(Tag::Li).filter(|_| is_box && self.writer.block.is_none());
        if let Some(open) = item.map(|at| self.writer.stack.get_mut(at)).filter(|open| open.container.is_none())
            && let Detail::Item { checked, .. } = &mut open.detail
        {
            *checked = Some(attributes.has(Name::Checked));
        }
        self.writer.space |= self.writer.block.is_some();
    }

    pub(super) fn begin_math(&mut self, attributes: &Attributes) {
        self.math = Some(MathReader::new(attributes));
    }

    /// Ends the formula that is read, if one is.
    pub(super) fn end_math(&mut self) {
        let Some(formula) = self.math.take().and_then(MathReader::finish) else { return };
        if !self.writer.is_after_formula() {
            self.write_formula(formula);
        }
    }

    /// Writes a formula, unless the page hides it and shows another form of it.
    fn write_formula(&mut self, formula: Formula) {
        self.mathjax.found();
        if self.writer.stack.top().is_some_and(|open| open.hidden) || formula.tex.is_empty() {
            return;
        }
        let end = self.position;
        self.writer.formula(formula, end, end);
    }

    /// Writes what `MathJax` shows, where no source of it was found.
    fn write_unread_formula(&mut self) {
        if let Some(text) = self.mathjax.take_shown() {
            let end = self.position;
            self.writer.flow_text(&text, false, end, end);
        }
    }

    /// Begins an element of running text whose start tag ends at byte `end` of the source.
    pub(super) fn open_inline(&mut self, tag: Tag, name: &[u8], attributes: &Attributes, end: usize) {
        self.writer.space |= tag == Tag::Option;
        let depth = self.writer.stack.len();
        let in_pre = self.writer.stack.top().is_some_and(|open| open.tag == Tag::Pre && open.container.is_none());
        let part = self.code_part(tag, attributes);
        self.open_element(tag, name, attributes);
        if self.writer.stack.len() == depth {
            return;
        }
        self.writer.stack.get_mut(depth).code_part = part;
        self.lend_language(attributes);
        if tag == Tag::Code && in_pre {
            self.writer.stack.lend_names();
        }
        if self.mathjax.is_output(attributes) {
            self.mathjax.open(depth);
        }
        self.writer.push_before(tag, end);
    }

    /// Gives the language that an element inside a box of code names to the box.
    fn lend_language(&mut self, attributes: &Attributes) {
        if !self.writer.stack.top().is_some_and(|open| open.keeps_space) {
            return;
        }
        let mut classes = attributes.get(Name::Class).unwrap_or_default().split_ascii_whitespace();
        let named = |class: &&str| class.starts_with("language-") || class.starts_with("lang-");
        let Some(class) = classes.find(named) else { return };
        let stack = &mut self.writer.stack;
        let is_box = |open: &super::stack::Open| holds_blocks(open.tag) && open.code_part.is_none();
        let depth = stack.len();
        let inner = depth.checked_sub(1).map(|at| stack.get(at)).filter(|open| open.keeps_space && !is_box(open));
        let in_part = depth > 1 && stack.get(depth - 2).code_part.is_some();
        if inner.is_some_and(|open| open.code_part.is_some() || in_part) {
            let made = stack.lend_name(&class.to_ascii_lowercase(), is_box);
            if let Some(id) = made {
                self.writer.builder.add_name(id, &class.to_ascii_lowercase());
            }
        }
    }

    /// True inside code whose line breaks and spaces count.
    fn is_in_code(&self) -> bool {
        self.writer.stack.top().is_some_and(|open| open.keeps_space && open.kind == BlockKind::Code)
    }

    /// The part of code that an element is; `None` for what begins a block or only marks text.
    fn code_part(&mut self, tag: Tag, attributes: &Attributes) -> Option<super::stack::CodePart> {
        if !code::is_part(tag) && tag != Tag::Custom || !self.is_in_code() {
            return None;
        }
        let is_line = code::is_line(tag, attributes);
        let is_gutter = code::may_be_gutter(attributes);
        (is_line || is_gutter || tag.flow() == Flow::Block).then(|| self.writer.begin_code_part(is_line, is_gutter))
    }

    /// Begins an element that begins a block.
    pub(super) fn open_block(&mut self, tag: Tag, name: &[u8], attributes: &Attributes) {
        if tag == Tag::Html {
            self.head.html(attributes);
        }
        let part = self.code_part(tag, attributes);
        if part.is_none() {
            self.writer.end_block();
        }
        let depth = self.writer.stack.len();
        self.open_element(tag, name, attributes);
        if self.writer.stack.len() > depth {
            self.writer.stack.get_mut(depth).code_part = part;
            self.lend_language(attributes);
            if self.mathjax.is_output(attributes) {
                self.mathjax.open(depth);
            }
        }
    }

    /// True for elements that show nothing new: another form of a formula, a control inside code.
    fn is_repeated(&mut self, tag: Tag, attributes: &Attributes) -> bool {
        let class = attributes.get(Name::Class).unwrap_or_default();
        if class.contains("katex-html") && self.writer.is_after_formula() {
            return true;
        }
        self.is_in_code() && !matches!(tag, Tag::Code | Tag::Pre | Tag::Table) && code::is_control(tag, attributes)
    }
}

/// Panels that are remembered; pages with more are no text.
const MAX_PANELS: usize = 1000;

/// True for a part of the page that a control before it opens: like `<details>` it is part of the text. Menus are not.
fn is_panel(panels: &BTreeSet<String>, tag: Tag, attributes: &Attributes) -> bool {
    let role = attributes.get(Name::Role).unwrap_or_default();
    let is_menu = matches!(tag, Tag::Nav | Tag::Dialog | Tag::Form | Tag::Ul | Tag::Ol | Tag::Menu | Tag::Aside)
        || matches!(role, "menu" | "dialog" | "alertdialog" | "listbox" | "navigation" | "search" | "tooltip");
    !is_menu && attributes.get(Name::Id).is_some_and(|id| panels.contains(id))
}

impl Sink for Tree {
    fn start_tag(&mut self, tag: Tag, name: &[u8], attributes: &Attributes, self_closing: bool, end: usize) {
        let end = if self.is_made { 0 } else { end };
        self.position = end;
        if let Some(math) = &mut self.math {
            if tag.breaks_out() {
                self.end_math();
            } else {
                if !self_closing {
                    math.start(name, attributes);
                }
                return;
            }
        }
        if let Some((outer, depth)) = &mut self.unseen {
            if *outer == Tag::Svg && tag.breaks_out() {
                self.unseen = None;
            } else {
                *depth += usize::from(tag == *outer && !self_closing);
                return;
            }
        }
        if tag == Tag::Math && !self_closing {
            return self.begin_math(attributes);
        }
        if matches!(self.flow(tag), Flow::Inline | Flow::Block) && self.is_repeated(tag, attributes) {
            self.unseen = Some((tag, 0));
            return;
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
                if !self.is_in_code() {
                    self.writer.end_block();
                }
                self.imply_ends(tag);
                self.open_block(tag, name, attributes);
            }
        }
    }

    fn end_tag(&mut self, tag: Tag, name: &[u8]) {
        if let Some(math) = &mut self.math {
            if tag == Tag::Math {
                self.end_math();
            } else {
                math.end(name);
            }
            return;
        }
        if let Some((outer, depth)) = &mut self.unseen {
            if tag == *outer && *depth == 0 {
                self.unseen = None;
                if let Some((tex, display)) = self.head.end(tag) {
                    self.mathjax.drop_shown();
                    if !self.writer.is_after_formula() {
                        self.write_formula(Formula::new(tex::bare(&tex), display));
                    }
                }
            } else if tag == *outer {
                *depth -= 1;
            }
            return;
        }
        match self.flow(tag) {
            Flow::Void if tag == Tag::Br => self.writer.line_break(),
            Flow::Void | Flow::Unseen => {}
            Flow::Block => self.close_block(tag),
            Flow::Inline => {
                let at = if tag == Tag::Custom {
                    self.writer.stack.find_custom(hash(name))
                } else {
                    self.writer.stack.in_scope(tag)
                };
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
        if let Some(math) = &mut self.math {
            math.text(text);
            return;
        }
        let (verbatim, from, to) = if self.is_made { (false, 0, 0) } else { (verbatim, from, to) };
        if self.unseen.is_none() && self.mathjax.takes(text) {
            return;
        }
        self.position = from;
        if self.mathjax.has_shown() && !text.trim_ascii().is_empty() && self.unseen.is_none() {
            self.write_unread_formula();
        }
        if let Some((tag, _)) = self.unseen {
            self.head.text(text);
            self.unshown += if tag == Tag::Noscript { text_bytes(text) } else { 0 };
        } else if !self.writer.parts_from_hidden(text) {
            // Hidden words inside running text are not read.
        } else if self.writer.stack.top().is_some_and(|open| open.keeps_space) {
            self.writer.kept_text(text, verbatim, from, to);
        } else if self.writer.stack.top().is_some_and(|open| open.keeps_lines) && text.contains('\n') {
            self.head.shown(text);
            self.lines(text, verbatim, from, to);
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
    /// Text whose line feeds are line breaks.
    fn lines(&mut self, text: &str, verbatim: bool, from: usize, to: usize) {
        let mut at = 0;
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.writer.line_break();
            }
            let start = if verbatim { from + at } else { from };
            let end = if verbatim { from + at + line.len() } else { to };
            self.writer.flow_text(line, verbatim, start, end);
            at += line.len() + 1;
        }
    }

    fn close_block(&mut self, tag: Tag) {
        if matches!(tag, Tag::Body | Tag::Html) {
            self.writer.end_block();
            return;
        }
        if self.overflow > 0 {
            self.writer.end_block();
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
        let is_part = at.map_or(self.is_in_code(), |at| self.writer.stack.get(at).code_part.is_some());
        if !is_part {
            self.writer.end_block();
        }
        if let Some(at) = at {
            self.pop_to(at);
        }
    }
}
