//! The end of elements: end tags, and start tags that imply the end of other elements.

use super::Tree;
use crate::read::html::attributes::hash;
use crate::read::html::stack::OpenElement;
use crate::read::html::tag::{Flow, Tag};

impl Tree {
    /// Closes elements until `len` are open.
    pub(in crate::read::html) fn pop_to(&mut self, len: usize) {
        while self.writer.stack.len() > len {
            let begins = |open: &OpenElement| open.code_part.is_none() && self.flow(open.tag) == Flow::Block;
            if self.writer.stack.top().is_some_and(begins) {
                if self.writer.stack.top().is_some_and(|open| ends_formula(open.tag)) {
                    self.mathjax.close(self.writer.stack.len() - 1);
                    self.write_unread_formula();
                }
                self.writer.end_block();
            }
            if let Some(open) = self.writer.stack.pop() {
                if let Some(part) = open.code_part {
                    self.writer.end_code_part(part);
                }
                self.writer.push_after(&open);
                self.screen_reader_copy(&open);
                self.note_child(&open);
            }
        }
        self.structures.close(len);
        self.mathjax.close(len);
        self.head.closed(len);
        while self.writer.marks.last().is_some_and(|mark| mark.element >= len) {
            self.writer.close_mark(self.writer.marks.len() - 1);
        }
    }

    /// Closes the elements that the start of `tag` implicitly closes.
    pub(super) fn imply_ends(&mut self, tag: Tag) {
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

    /// The innermost open `tag` inside the innermost open table.
    fn in_table(&self, tag: Tag) -> Option<usize> {
        let table = self.writer.stack.find(Tag::Table);
        self.writer.stack.find(tag).filter(|&at| table.is_none_or(|table| table < at))
    }

    fn cell_in_table(&self) -> Option<usize> {
        self.in_table(Tag::Td).max(self.in_table(Tag::Th)).filter(|&at| self.in_table(Tag::Tr).is_none_or(|tr| tr < at))
    }

    /// Closes an inline element. Blocks opened inside it stay open.
    pub(super) fn close_inline(&mut self, at: usize) {
        let plain = (at + 1..self.writer.stack.len()).all(|n| self.writer.stack.get(n).tag.flow() == Flow::Inline);
        if plain {
            self.pop_to(at);
        } else if let Some(mark) = self.writer.marks.iter().position(|mark| mark.element == at) {
            self.writer.close_mark(mark);
        }
    }

    pub(super) fn close_block(&mut self, tag: Tag) {
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
            // The end tag of any heading closes any other heading.
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

    /// Handles the end tag of an inline element.
    pub(super) fn end_inline(&mut self, tag: Tag, name: &[u8]) {
        let stack = &self.writer.stack;
        let at = if tag == Tag::Custom { stack.find_custom(hash(name)) } else { stack.in_scope(tag) };
        match at {
            _ if self.overflow > 0 => self.overflow -= 1,
            Some(at) if tag == Tag::Custom => self.pop_to(at),
            Some(at) => self.close_inline(at),
            None => {}
        }
    }
}

/// True for elements after which the source of a formula inside cannot come.
fn ends_formula(tag: Tag) -> bool {
    tag.heading().is_some() || matches!(tag, Tag::P | Tag::Li | Tag::Td | Tag::Th | Tag::Table | Tag::Dd | Tag::Figure)
}
