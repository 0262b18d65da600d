//! What a page embeds, and the elements of AMP that stand for those of HTML.

use super::Tree;
use crate::read::html::attributes::hash;
use crate::read::html::embed;
use crate::read::html::tag::Tag;
use crate::read::html::tokens::Attributes;

impl Tree {
    /// Begins an element that is never rendered as text. It may be a video.
    pub(in crate::read::html) fn begin_hidden(&mut self, tag: Tag, attributes: &Attributes) {
        self.head.begin(tag, attributes);
        self.embed = embed::read(tag, b"", attributes);
    }

    /// Takes the picture or video that an element of AMP stands for.
    pub(super) fn take_amp(&mut self, name: &[u8], attributes: &Attributes) {
        if is_picture(name) {
            return self.img(attributes);
        }
        self.embed = embed::read(Tag::Custom, name, attributes);
        self.end_embed();
    }

    /// True inside an element of AMP that stands for a picture: a script puts a copy of the picture there.
    pub(super) fn is_in_picture(&self) -> bool {
        let stack = &self.writer.stack;
        stack.find_custom(hash(b"amp-img")).is_some_and(|at| at + AMP_DEPTH >= stack.len())
    }

    /// Takes the URL of a `source` element inside a video, if the video has none.
    pub(in crate::read::html) fn source_of_embed(&mut self, attributes: &Attributes) {
        if let Some(open) = self.embed.as_mut().filter(|open| open.address.is_empty()) {
            embed::address(attributes).unwrap_or_default().clone_into(&mut open.address);
        }
    }

    /// Ends a video, which takes its place between blocks as a picture does.
    pub(super) fn end_embed(&mut self) {
        let Some(mut embed) = self.embed.take().filter(|embed| !embed.address.is_empty()) else { return };
        embed.address = self.links.resolve(&embed.address);
        if !self.hides() {
            self.writer.take_embed(&embed);
        }
    }
}

/// How many elements around a picture are examined for the element of AMP.
const AMP_DEPTH: usize = 2;

fn is_picture(name: &[u8]) -> bool {
    matches!(name, b"amp-img" | b"amp-anim")
}
