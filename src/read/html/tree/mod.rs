//! Turns tags and text into blocks.

mod elements;
mod embeds;
mod ends;
mod siblings;
mod void;

use std::collections::BTreeSet;

use super::block_writer::{BlockWriter, text_bytes};
use super::embed::Embed;
use super::head::Head;
use super::links::Links;
use super::mathjax::MathJax;
use super::mathml::MathReader;
use super::structure::Structures;
use super::tag::{Flow, Tag};
use super::tokens::{Attributes, Name, TokenSink};
use super::{tex, title_region};
use crate::page::{Formula, Metadata, Page, PageBuilder, SourceKind, TextOrigin};
use crate::read::ReadOptions;

/// Less text than this in `<noscript>` is only a notice (chosen by hand). In bytes.
const MIN_NOSCRIPT_BYTES: usize = 400;
/// The most bytes of `<noscript>` that are read for a picture.
const MAX_REPLACEMENT: usize = 4096;
/// The page counts as empty when `<noscript>` has this many times as much text (chosen by hand).
const NOSCRIPT_RATIO: usize = 2;

#[derive(Debug)]
pub(super) struct Tree {
    pub(super) writer: BlockWriter,
    pub(super) head: Head,
    pub(super) links: Links,
    structures: Structures,
    /// The reader of the current formula, inside `math`.
    pub(super) math: Option<MathReader>,
    /// The state inside the output of `MathJax`.
    mathjax: MathJax,
    /// The video or recording that is open.
    embed: Option<Embed>,
    /// The best URL of the `source` elements in the open `picture`.
    offered: Option<String>,
    /// True after a picture without a URL of its own, which a script would load.
    pub(super) lost_picture: bool,
    /// The markup in `<noscript>` after such a picture.
    replacement: String,
    /// The ids of panels that earlier controls open.
    panels: BTreeSet<String>,
    /// The number of start tags that were not pushed because the stack was full.
    pub(super) overflow: usize,
    /// How many bytes of the source have been read.
    pub(super) position: usize,
    /// True when the input is generated and not the source itself.
    is_made: bool,
    /// Inside an element that is never rendered: its tag, and the number of nested elements with that tag.
    pub(super) unseen: Option<(Tag, usize)>,
    /// True when `<noscript>` is shown, as without scripts.
    pub(super) shows_noscript: bool,
    /// The bytes of text in `<noscript>` that was not shown.
    pub(super) noscript_bytes: usize,
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
            embed: None,
            offered: None,
            lost_picture: false,
            replacement: String::new(),
            panels: BTreeSet::new(),
            overflow: 0,
            position: 0,
            is_made: false,
            unseen: None,
            shows_noscript,
            noscript_bytes: 0,
            max_depth: options.max_depth.max(1),
            max_blocks: options.max_blocks,
        }
    }

    /// True when the text of the page is in `<noscript>`, because scripts would have filled the rest.
    pub(super) fn needs_noscript(&self) -> bool {
        self.noscript_bytes > MIN_NOSCRIPT_BYTES && self.writer.builder.len() < self.noscript_bytes / NOSCRIPT_RATIO
    }

    /// How `tag` takes part in the layout of this page.
    fn flow(&self, tag: Tag) -> Flow {
        if self.is_shown(tag) { Flow::Block } else { tag.flow() }
    }

    /// True for elements that modern browsers hide, when they contain the text of the page.
    fn is_shown(&self, tag: Tag) -> bool {
        match tag {
            Tag::Noscript => self.shows_noscript,
            Tag::Noframes => self.writer.stack.find(Tag::Frameset).is_some(),
            _ => false,
        }
    }

    /// The page with the text from its data in place of what it shows.
    pub(super) fn finish_with(mut self, html: &str, options: &ReadOptions) -> Page {
        let mut other = Self::new(0, options, false);
        other.is_made = true;
        std::mem::swap(&mut other.links, &mut self.links);
        std::mem::swap(&mut other.head, &mut self.head);
        other.writer.builder.text_origin(TextOrigin::Data);
        let head = std::mem::take(&mut other.head);
        let mut metadata = Metadata::default();
        let mut shown = title_region::near_title(&self.writer.builder);
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
        self.head.fill(&title_region::near_title(&self.writer.builder), &self.links, &mut metadata);
        *self.writer.builder.metadata() = metadata;
        self.writer.builder.finish()
    }
}

impl TokenSink for Tree {
    fn start_tag(&mut self, tag: Tag, name: &[u8], attributes: &Attributes, self_closing: bool, end: usize) {
        let end = if self.is_made { 0 } else { end };
        self.position = end;
        if self.is_inside_math(tag, name, attributes, self_closing)
            || self.is_inside_hidden(tag, attributes, self_closing)
        {
            return;
        }
        if tag == Tag::Math && !self_closing {
            return self.begin_math(attributes);
        }
        if matches!(self.flow(tag), Flow::Inline | Flow::Block) && self.is_repeated(tag, attributes) {
            self.unseen = Some((tag, 0));
            return;
        }
        if matches!(self.flow(tag), Flow::Inline | Flow::Block)
            && let Some((tex, display)) = Self::formula_of(attributes)
        {
            if self.flow(tag) == Flow::Block {
                self.writer.end_block();
            }
            self.write_formula(Formula::new(tex::bare(&tex), display));
            self.unseen = Some((tag, 0));
            return;
        }
        match self.flow(tag) {
            // The content of a shadow root is shown in place.
            Flow::Unseen if tag == Tag::Template && attributes.has(Name::ShadowRootMode) => {}
            Flow::Unseen => {
                if !(self_closing && tag == Tag::Svg) {
                    self.begin_hidden(tag, attributes);
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
        if self.unseen.is_some() {
            return self.end_inside_unseen(tag);
        }
        match self.flow(tag) {
            Flow::Void if tag == Tag::Br => self.writer.line_break(),
            Flow::Void | Flow::Unseen => {}
            Flow::Block => self.close_block(tag),
            Flow::Inline => self.end_inline(tag, name),
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
            self.noscript_bytes += if tag == Tag::Noscript { text_bytes(text) } else { 0 };
            if tag == Tag::Noscript && self.lost_picture && self.replacement.len() + text.len() <= MAX_REPLACEMENT {
                self.replacement.push_str(text);
            }
        } else if !self.writer.separate_from_hidden(text) {
            // Hidden words inside running text are dropped.
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
    /// Handles a start tag inside a formula. Returns false outside formulas, and for tags that end them.
    fn is_inside_math(&mut self, tag: Tag, name: &[u8], attributes: &Attributes, self_closing: bool) -> bool {
        let Some(math) = &mut self.math else { return false };
        if tag.ends_svg() {
            self.end_math();
            return false;
        }
        if !self_closing {
            math.start(name, attributes);
        }
        true
    }

    /// Handles a start tag inside an element that is never rendered. Returns false outside such elements, and for tags
    /// that end them.
    fn is_inside_hidden(&mut self, tag: Tag, attributes: &Attributes, self_closing: bool) -> bool {
        let Some((outer, depth)) = &mut self.unseen else { return false };
        if *outer == Tag::Svg && tag.ends_svg() {
            self.unseen = None;
            return false;
        }
        *depth += usize::from(tag == *outer && !self_closing);
        if tag == Tag::Source {
            self.source_of_embed(attributes);
        }
        true
    }

    /// Handles an end tag inside an element that is never rendered.
    fn end_inside_unseen(&mut self, tag: Tag) {
        match &mut self.unseen {
            Some((outer, 0)) if tag == *outer => {
                self.unseen = None;
                self.end_unseen(tag);
            }
            Some((outer, depth)) if tag == *outer => *depth -= 1,
            _ => {}
        }
    }

    /// Ends an element that is never rendered. A script may contain the source of a formula.
    pub(super) fn end_unseen(&mut self, tag: Tag) {
        if tag == Tag::Noscript && !self.replacement.is_empty() {
            return self.replace_lost_picture();
        }
        if matches!(tag, Tag::Iframe | Tag::Video | Tag::Audio) {
            return self.end_embed();
        }
        let Some((tex, display)) = self.head.end(tag) else { return };
        self.mathjax.drop_shown();
        if !self.writer.is_after_formula() {
            self.write_formula(Formula::new(tex::bare(&tex), display));
        }
    }

    /// Writes text whose line feeds are line breaks.
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
}
