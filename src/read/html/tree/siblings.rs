//! How an inline element relates to its siblings: an item of a flex box, or the visible copy of text for screen
//! readers.

use super::Tree;
use crate::page::{BlockKind, MarkKind};
use crate::read::html::attributes::has;
use crate::read::html::block_writer::holds_blocks;
use crate::read::html::separation::{Separation, class_bits, naming};
use crate::read::html::stack::{Children, Naming, OpenElement, Sibling};
use crate::read::html::tag::Tag;
use crate::read::html::tokens::{Attributes, Name};

/// Classes of boxes that set their items apart without spaces: those of Tailwind CSS and Bootstrap.
const BOXES: [&str; 6] = ["flex", "inline-flex", "d-flex", "d-inline-flex", "grid", "d-grid"];

/// Parts of the classes of text that only screen readers get, from common toolkits.
const READ_ALOUD: [&str; 6] =
    ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "a-offscreen", "assistive-text"];

impl Tree {
    /// True when an inline element is set apart from the text before it without a space in the source: by the box around both, or
    /// because one of the two is for screen readers. `read_aloud` says so of the element.
    pub(super) fn is_set_apart(&self, read_aloud: bool) -> bool {
        let stack = &self.writer.stack;
        let Some(around) = stack.len().checked_sub(1).filter(|_| self.writer.is_in_word()) else { return false };
        read_aloud
            || stack.get(around).read_aloud_end == self.writer.builder.len()
            || stack.names_of(around).split_ascii_whitespace().any(|name| BOXES.contains(&name))
    }

    /// How the inline element that begins differs from the one that ended right before it, if both are parts of a block that such
    /// elements make up. None where they may be parts of one word.
    pub(super) fn separation(&self, tag: Tag, sibling: Sibling) -> Option<Separation> {
        let around = self.writer.stack.top().filter(|around| holds_blocks(around.tag) && !around.keeps_space)?;
        let in_code = self.writer.marks.iter().any(|mark| mark.kind == MarkKind::Code);
        let joins = self.writer.block.is_none() || self.writer.space || self.writer.has_break() || in_code;
        if joins || around.kind == BlockKind::Heading || !is_part(tag) {
            return None;
        }
        if around.kind == BlockKind::Caption && sibling.naming == Naming::Named {
            return Some(Separation::Caption);
        }
        let end = self.writer.builder.len();
        let last = around.children.last.filter(|_| around.children.end == end)?;
        Some(match (last.naming, sibling.naming) {
            (Naming::Named, Naming::Named) if last.classes & sibling.classes == 0 => Separation::Named,
            // Editors split the text of paragraphs into elements anywhere.
            (Naming::Plain, Naming::Plain) if around.tag != Tag::P => Separation::Plain,
            (Naming::Plain, Naming::Named) | (Naming::Named, Naming::Plain) => Separation::Plain,
            _ => Separation::Sentence,
        })
    }

    /// Notes in the element around `open` that its text is covered by elements inside it up to here.
    pub(super) fn note_child(&mut self, open: &OpenElement) {
        self.writer.separation = None;
        let end = self.writer.builder.len();
        let has_text = end > open.sibling.start && !holds_blocks(open.tag);
        let Some(last) = self.writer.stack.len().checked_sub(1).filter(|_| has_text) else { return };
        let children = &mut self.writer.stack.get_mut(last).children;
        if children.end == open.sibling.start {
            *children = Children { end, last: Some(open.sibling) };
        }
    }

    /// True for an element that shows what the text before it says to screen readers, such as the parts of a price.
    pub(super) fn is_visual_copy(&self, attributes: &Attributes) -> bool {
        let end = self.writer.builder.len();
        let is_after = |around: &OpenElement| end > 0 && around.read_aloud_end == end;
        attributes.get(Name::AriaHidden) == Some("true") && self.writer.stack.top().is_some_and(is_after)
    }

    /// Notes in the element around `open` where the text of `open` ends, if that is for screen readers.
    pub(super) fn screen_reader_copy(&mut self, open: &OpenElement) {
        let end = self.writer.builder.len();
        let has_text = open.read_aloud.is_some_and(|start| start < end);
        if let Some(last) = self.writer.stack.len().checked_sub(1).filter(|_| has_text) {
            self.writer.stack.get_mut(last).read_aloud_end = end;
        }
    }
}

/// True for an element that only screen readers get.
pub(super) fn is_read_aloud(attributes: &Attributes) -> bool {
    attributes.get(Name::Class).is_some_and(|class| READ_ALOUD.iter().any(|part| has(class, part)))
}

/// An inline element that begins after `start` bytes of page text, as seen from the one next to it.
pub(super) fn sibling(tag: Tag, attributes: &Attributes, start: usize) -> Sibling {
    let class = attributes.get(Name::Class);
    let given = naming(class, attributes.has(Name::Style));
    // The tag names its text, too.
    let naming = if tag == Tag::Time { Naming::Named } else { given };
    Sibling { start, classes: class_bits(class), naming }
}

/// True for elements that are parts of a block at times, and not only words in a sentence.
fn is_part(tag: Tag) -> bool {
    matches!(tag, Tag::Span | Tag::Time | Tag::Strong | Tag::B | Tag::Small | Tag::Cite)
}
