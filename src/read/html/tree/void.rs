//! Elements without content, such as pictures, and formulas.

use super::Tree;
use crate::page::{Detail, Formula};
use crate::read::ReadOptions;
use crate::read::html::block_writer::text_bytes;
use crate::read::html::mathml::MathReader;
use crate::read::html::picture::PictureCandidate;
use crate::read::html::tag::Tag;
use crate::read::html::tokens::tokenize;
use crate::read::html::tokens::{Attributes, Name};
use crate::read::html::{picture, tex};

impl Tree {
    pub(in crate::read::html) fn void(&mut self, tag: Tag, attributes: &Attributes) {
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

    pub(super) fn img(&mut self, attributes: &Attributes) {
        if let Some((tex, display)) = picture::formula(attributes) {
            if !self.writer.is_after_formula() {
                self.write_formula(Formula::new(tex::bare(&tex), display));
            }
            return;
        }
        let offered = self.offered.take();
        if self.hides() || self.is_in_picture() {
            return;
        }
        let mut found = picture::read(attributes, offered.as_deref());
        found.src = self.links.resolve(&found.src);
        self.lost_picture = found.is_chrome || found.src.is_empty();
        self.writer.take_picture(found);
    }

    /// Takes the picture in `<noscript>` in place of the one that a script would load.
    pub(super) fn replace_lost_picture(&mut self) {
        let markup = std::mem::take(&mut self.replacement);
        self.lost_picture = false;
        if text_bytes(&markup) > 0 || !markup.contains("<img") {
            return;
        }
        let mut inner = Self::new(markup.len(), &ReadOptions::default(), false);
        std::mem::swap(&mut inner.links, &mut self.links);
        let mut inner = tokenize(&markup, inner);
        std::mem::swap(&mut inner.links, &mut self.links);
        if let Some(picture) = inner.writer.builder.pictures().first().filter(|_| !self.hides()) {
            let (src, alt) = (picture.src.to_string(), picture.alt.to_string());
            self.writer.take_picture(PictureCandidate { src, alt, is_chrome: false });
        }
    }

    /// True inside a hidden part of a visible block.
    pub(super) fn hides(&self) -> bool {
        let hidden = self.writer.stack.top().is_some_and(|open| open.hidden);
        hidden && self.writer.block.as_ref().is_some_and(|block| !block.hidden)
    }

    /// Controls separate words. The checkbox of a task belongs to its list item.
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

    pub(in crate::read::html) fn begin_math(&mut self, attributes: &Attributes) {
        self.math = Some(MathReader::new(attributes));
    }

    /// Ends the current formula, if there is one.
    pub(in crate::read::html) fn end_math(&mut self) {
        let Some(mut formula) = self.math.take().and_then(MathReader::finish) else { return };
        if !self.writer.is_after_formula() {
            formula.display |= self.is_in_display();
            self.write_formula(formula);
        }
    }

    /// True inside the box in which a script puts a formula that has a line to itself. `KaTeX` does not always write that on
    /// `<math>`.
    fn is_in_display(&self) -> bool {
        let stack = &self.writer.stack;
        let mut around = (0..stack.len()).rev().take(DISPLAY_DEPTH);
        around.any(|at| stack.names_of(at).split_ascii_whitespace().any(|name| DISPLAY_BOXES.contains(&name)))
    }

    /// Writes a formula, unless it is hidden because the page shows another form of it.
    pub(super) fn write_formula(&mut self, formula: Formula) {
        self.mathjax.found();
        if self.writer.stack.top().is_some_and(|open| open.hidden) || formula.tex.is_empty() {
            return;
        }
        let end = self.position;
        self.writer.formula(formula, end, end);
    }

    /// Writes the output of `MathJax` when the source of the formula was not found.
    pub(super) fn write_unread_formula(&mut self) {
        if let Some(text) = self.mathjax.take_shown() {
            let end = self.position;
            self.writer.flow_text(&text, false, end, end);
        }
    }
}

/// Classes of such boxes, of `KaTeX` and `MathJax`.
const DISPLAY_BOXES: [&str; 3] = ["katex-display", "mathjax_display", "mjxc-display"];
/// How many elements around a formula are examined for such a class: `KaTeX` puts two between them.
const DISPLAY_DEPTH: usize = 4;
