//! How an inline element relates to its siblings: an item of a flex box, or the visible copy of text for screen
//! readers.

use super::Tree;
use crate::read::html::attributes::has;
use crate::read::html::stack::OpenElement;
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

    /// True for an element that shows what the text before it says to screen readers, such as the parts of a price.
    pub(super) fn is_drawn_copy(&self, attributes: &Attributes) -> bool {
        let end = self.writer.builder.len();
        let is_after = |around: &OpenElement| end > 0 && around.read_aloud_end == end;
        attributes.get(Name::AriaHidden) == Some("true") && self.writer.stack.top().is_some_and(is_after)
    }

    /// Notes in the element around `open` where the text of `open` ends, if that is for screen readers.
    pub(super) fn note_read_aloud(&mut self, open: &OpenElement) {
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
