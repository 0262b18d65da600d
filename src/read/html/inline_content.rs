//! What running text contains besides words: exponents, formulas, pictures and lines of code.

use std::sync::Arc;

use super::block_writer::{BlockWriter, Pending, PendingPicture};
use super::code;
use super::embed::Embed;
use super::picture::{self, PictureCandidate};
use super::stack::CodePart;
use super::tag::Tag;
use super::tex;
use crate::page::{BlockKind, Formula, Links, Mark, MarkKind, Picture, Shift, is_reference, plain_shifted};
use crate::span::Span;

/// A longer alternative text describes the picture and is not part of the sentence. In characters.
const LONGEST_ALT: usize = 60;

impl BlockWriter {
    /// Rewrites raised or lowered text from `start` on as plain text.
    pub(super) fn shift(&mut self, shift: Shift, start: usize) {
        self.link_brackets(start);
        let Some(block) = &self.block else { return };
        let text = &self.builder.text()[start..];
        let before = &self.builder.text()[block.start..start];
        let linked = block.links.bytes as usize >= text.len() && self.links_at(start);
        let written = if linked && is_reference(text) {
            if text.starts_with(['[', '(']) || shift == Shift::Down || before.is_empty() {
                return;
            }
            format!("[{text}]")
        } else if linked {
            return;
        } else {
            plain_shifted(shift, before, text).into_owned()
        };
        if written != text {
            let longer = written.len() as i64 - text.len() as i64;
            self.builder.rewrite(start, &written);
            self.marks.iter_mut().for_each(|mark| mark.start = mark.start.map(|at| at.min(start)));
            if let Some(block) = self.block.as_mut().filter(|_| linked) {
                block.links.bytes = (i64::from(block.links.bytes) + longer).max(0) as u32;
            }
        }
    }

    /// Makes the brackets around the link of a raised number, `[` link `]`, part of the link: Asciidoctor writes them outside.
    fn link_brackets(&mut self, start: usize) {
        let text = &self.builder.text()[start..];
        let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else { return };
        let inner = Span::new(start + 1, start + 1 + inner.len());
        let is_link = |mark: &Mark| matches!(mark.kind, MarkKind::Link(_)) && mark.span == inner;
        if is_reference(text) && self.builder.last_mark().is_some_and(is_link) {
            self.builder.widen_last_link();
            if let Some(block) = &mut self.block {
                block.links.bytes += 2;
            }
        }
    }

    /// Rewrites the raised and lowered text of elements that are still open when the block ends.
    pub(super) fn shift_open(&mut self) {
        for at in (0..self.marks.len()).rev() {
            let shift = match self.marks[at].kind {
                MarkKind::Superscript => Shift::Up,
                MarkKind::Subscript => Shift::Down,
                _ => continue,
            };
            if let Some(start) = self.marks[at].start {
                self.shift(shift, start);
            }
        }
    }

    /// True when the text from `start` on is part of a link.
    pub(super) fn links_at(&self, start: usize) -> bool {
        let is_link = |kind: &MarkKind| matches!(kind, MarkKind::Link(_));
        let open = self.marks.iter().any(|mark| is_link(&mark.kind) && mark.start.is_some());
        open || self.builder.last_mark().is_some_and(|mark| is_link(&mark.kind) && mark.span.start >= start)
    }

    /// Writes a formula in readable form.
    pub(super) fn formula(&mut self, formula: Formula, from: usize, to: usize) {
        let text = tex::readable(&formula.tex);
        let text = if text.is_empty() { formula.tex.clone() } else { text };
        self.push(&text, false, from, to);
        let end = self.builder.len();
        self.builder.mark(Span::new(end - text.len(), end), MarkKind::Formula(Arc::new(formula)));
        self.formula_end = end;
    }

    /// True when nothing was written after a formula.
    pub(super) fn is_after_formula(&self) -> bool {
        self.formula_end > 0 && self.builder.len() == self.formula_end
    }

    /// Handles a picture. Inside a block it is kept until the next text or the end of the block.
    pub(super) fn take_picture(&mut self, mut picture: PictureCandidate) {
        let mut frames = (0..self.stack.len()).rev().take(FRAME_DEPTH);
        picture.is_chrome |= frames.any(|at| picture::frames_chrome(self.stack.names_of(at)));
        let hidden = self.stack.top().is_some_and(|open| open.hidden);
        let shown = !picture.is_chrome && !picture.src.is_empty();
        match &self.block {
            Some(block) if block.hidden == hidden && block.kind != BlockKind::Code => {
                self.space = true;
                let linked =
                    self.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Link(_)) && mark.start.is_some());
                if self.picture.is_none() && !linked {
                    self.picture = Some(PendingPicture { src: picture.src, alt: picture.alt, is_chrome: !shown });
                } else if shown {
                    self.add_picture(&picture, block.container, hidden, 1);
                }
            }
            None if shown => {
                let container = self.containers();
                self.add_picture(&picture, container, hidden, 0);
            }
            _ => {}
        }
    }

    /// Adds a video or another embed. Inside a block, it comes after that block.
    pub(super) fn take_embed(&mut self, embed: &Embed) {
        let hidden = self.stack.top().is_some_and(|open| open.hidden);
        let (container, more) = match &self.block {
            Some(block) => (block.container, 1),
            None => (self.containers(), 0),
        };
        self.space = true;
        let before = self.builder.block_count() as u32 + more;
        let picture = Picture::new(before, container, &embed.address, &embed.title, hidden);
        self.builder.picture(Picture { is_embed: true, ..picture });
    }

    fn add_picture(
        &mut self,
        picture: &PictureCandidate,
        container: Option<crate::page::ContainerId>,
        hidden: bool,
        more: u32,
    ) {
        let before = self.builder.block_count() as u32 + more;
        self.builder.picture(Picture::new(before, container, &picture.src, &picture.alt, hidden));
    }

    /// Writes the pending picture as part of the sentence, because text follows it.
    pub(super) fn write_picture(&mut self, from: usize) {
        let Some(picture) = self.picture.take() else { return };
        let short = !picture.alt.is_empty() && picture.alt.chars().count() <= LONGEST_ALT;
        if self.block.is_none() || !short || self.has_break() {
            if !picture.is_chrome
                && let Some(block) = &self.block
            {
                let (container, hidden) = (block.container, block.hidden);
                let picture = PictureCandidate { src: picture.src, alt: picture.alt, is_chrome: false };
                self.add_picture(&picture, container, hidden, 1);
            }
            return;
        }
        self.push(&picture.alt, false, from, from);
        let end = self.builder.len();
        if !picture.is_chrome && picture.alt.chars().any(char::is_alphanumeric) {
            let span = Span::new(end - picture.alt.len(), end);
            self.builder.mark(span, MarkKind::Picture(picture.src.as_str().into()));
        }
        self.space = true;
    }

    /// Begins a part of code. A new line begins where another one ended.
    pub(super) fn begin_code_part(&mut self, is_line: bool, is_gutter: bool) -> CodePart {
        if is_line && let Some(block) = &self.block {
            let text = &self.builder.text()[block.start..];
            if std::mem::take(&mut self.line_ended) || !(text.is_empty() || text.ends_with('\n')) {
                self.builder.push_made("\n");
            }
        }
        CodePart { start: self.builder.len(), is_line, is_gutter }
    }

    pub(super) fn end_code_part(&mut self, part: CodePart) {
        let Some(block) = &self.block else { return };
        let start = part.start.max(block.start);
        let text = self.builder.text().get(start..).unwrap_or_default();
        if part.is_gutter && text.is_empty() {
            // A style sheet or a script shows the number.
        } else if part.is_gutter && code::is_numbers(text) {
            self.builder.rewrite(start, "");
            let before = self.builder.text().get(block.start..).unwrap_or_default();
            self.line_ended &= !(before.is_empty() || before.ends_with('\n'));
            self.marks.iter_mut().for_each(|mark| mark.start = mark.start.map(|at| at.min(start)));
        } else if part.is_line {
            // Before the first line, there is nothing to end.
            self.line_ended = self.builder.len() > block.start && !text.ends_with('\n');
        }
    }

    /// True for a block that only contains the line numbers of code.
    pub(super) fn is_gutter(&self, block: &Pending) -> bool {
        let text = &self.builder.text()[block.start..];
        let is_code = block.kind == BlockKind::Code;
        if !(is_code || text.contains('\n') || block.links.count > 1) || !code::is_numbers(text) {
            return false;
        }
        let mut ends = (0..self.stack.len()).rev().take(GUTTER_DEPTH);
        let named = |at: usize| self.stack.names_of(at).split_ascii_whitespace().any(code::is_gutter_name);
        let in_cell = is_code && self.stack.find(Tag::Td).is_some() && text.contains('\n');
        (block.links.count > 1 || code::is_consecutive(text)) && (in_cell || ends.any(named))
    }

    /// Turns a block into code if it is a single run of code with several lines. Returns the end of the block.
    pub(super) fn make_code(&mut self, block: &mut Pending, end: usize) -> usize {
        let text = &self.builder.text()[block.start..end];
        let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Line);
        if !prose || !text.contains('\n') {
            return end;
        }
        let covers = |mark: &crate::page::Mark| {
            mark.kind == MarkKind::Code && mark.span.start <= block.start && mark.span.end >= end
        };
        let open = self.marks.iter().any(|mark| mark.kind == MarkKind::Code && mark.start == Some(block.start));
        if !(open || self.builder.marks_from(block.start).any(covers)) {
            return end;
        }
        block.kind = BlockKind::Code;
        if text.contains('\u{a0}') {
            let code = text.replace('\u{a0}', " ");
            self.builder.rewrite(block.start, &code);
        }
        self.builder.len()
    }

    /// True for a line with nothing but the sign with which the paragraph beside it links to itself.
    pub(super) fn is_permalink(&self, block: &Pending, end: usize) -> bool {
        let names_part = |mark: &Mark| matches!(&mark.kind, MarkKind::Link(to) if to.starts_with('#') && to.len() > 1);
        LONE_PERMALINKS.contains(&&self.builder.text()[block.start..end])
            && self.builder.marks_from(block.start).any(names_part)
    }

    /// The end of the block without the sign at its end with which it links to itself, if it has one.
    pub(super) fn without_permalink(&mut self, block: &mut Pending, end: usize) -> usize {
        let text = &self.builder.text()[block.start..end];
        let Some(rest) = text.strip_suffix(PERMALINK_SIGNS).filter(|rest| rest.ends_with(' ')) else { return end };
        let from = block.start + rest.len();
        let links_itself =
            |mark: &Mark| mark.span.start == from && matches!(&mark.kind, MarkKind::Link(to) if to.starts_with('#'));
        if block.keeps_space || !self.builder.marks_from(from).any(links_itself) {
            return end;
        }
        let end_of_text = block.start + rest.trim_end().len();
        let len = (end - from) as u32;
        block.links =
            Links { bytes: block.links.bytes.saturating_sub(len), count: block.links.count.saturating_sub(1) };
        self.builder.truncate(end_of_text);
        end_of_text
    }
}

/// The signs that have a line to themselves beside a paragraph, with which it links to itself. A number sign may head a column.
const LONE_PERMALINKS: [&str; 2] = ["¶", "§"];
/// The signs at the end of other lines, such as a declaration, with which they link to themselves.
const PERMALINK_SIGNS: [char; 3] = ['¶', '#', '§'];
/// How many elements around a picture are examined for the class of a portrait: a link, a `picture` element.
const FRAME_DEPTH: usize = 2;
/// How many elements around code are examined for the class of a gutter.
const GUTTER_DEPTH: usize = 4;
