//! Removes boxes that open above the page when the reader asks for them, according to their class.

use super::pass::{Override, PassContext};

/// The class of such a box. On the labelled and on the public pages its text is never content (73 and 54 words that the model
/// keeps, on six sites). `modal`, `tooltip` and `dropdown` name content, too.
const POPOVER: &str = "popover";
/// The score of what is removed.
const SEPARATE: f32 = 2.0;

/// Removes the text of popovers.
pub(super) fn closed(at: &PassContext<'_>) -> Vec<Override> {
    let inside = at.measured.page.blocks_inside(|own| own.has_name(POPOVER));
    at.at_least(at.kept().filter(|&n| inside[n]), SEPARATE)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    /// The pass that decides about a paragraph in an element with these names.
    fn decided_by(names: &str) -> &'static str {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let text = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";
        block(&mut builder, Some(body), 0, text);
        let outer = builder.container(Some(body), ContainerKind::Group, "div", names);
        let inner = builder.container(Some(outer), ContainerKind::Group, "p", "");
        block(&mut builder, Some(inner), 0, "All our topics at a glance, from the city to the sea and back again.");
        decided(&Measured::of(&builder.finish()), vec![-2.0, -1.0]).by[1]
    }

    #[test]
    fn a_popover_goes() {
        assert_eq!(decided_by("popover fade bs-popover-top"), "popover");
        assert_eq!(decided_by("has-popover"), "model");
    }
}
