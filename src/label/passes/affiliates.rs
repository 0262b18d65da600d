//! Removes the boxes of affiliate software in a text: where to buy what it is about, and for how much.

use super::pass::{Override, PassContext};
use crate::page::Container;
use crate::reason::RemovalReason;

/// How the names of such boxes begin: AAWP, Content Egg, Lasso and Future's Hawk, and the word itself. On the labelled development pages
/// nothing that they name is content.
const NAMES: [&str; 6] = ["aawp", "affiliate", "cegg-", "egg-container", "hawk-", "lasso-"];
/// A larger share of the kept text is what the page is about. Chosen by hand.
const MAX_SHARE: f32 = 0.3;
/// The score of such a box.
const BOX: f32 = 2.0;

/// Removes what is in such boxes.
pub(super) fn boxes(at: &PassContext<'_>) -> Vec<Override> {
    let inside = at.measured.page.blocks_inside(is_box);
    let kept = at.replaceable();
    let mut found: Vec<usize> = (0..kept.len()).filter(|&n| kept[n] && inside[n]).collect();
    let units: f32 = found.iter().map(|&n| at.measured.blocks.units[n]).sum();
    let total = at.kept_before().last().copied().unwrap_or(0.0);
    if units > MAX_SHARE * total {
        found.clear();
    }
    found.into_iter().map(|n| Override::remove(n, RemovalReason::Advert, BOX)).collect()
}

fn is_box(own: &Container) -> bool {
    let begins = |name: &str| NAMES.iter().any(|start| name.starts_with(start));
    !matches!(&*own.tag, "html" | "body") && own.names.split_ascii_whitespace().any(begins)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, line};
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    /// The pass that decides about a line in an element with these names below so many paragraphs.
    fn decided_by(names: &str, paragraphs: usize) -> &'static str {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let own = builder.container(Some(body), ContainerKind::Group, "div", names);
        let inner = builder.container(Some(own), ContainerKind::Group, "div", "");
        line(&mut builder, inner, "Fenwalker 2 rain boots, green, in all sizes, from the shop on the corner");
        for _ in 0..paragraphs {
            block(
                &mut builder,
                Some(body),
                0,
                "The boots are light, and not a drop had come through after a hundred days in the ditch.",
            );
        }
        decided(&Measured::of(&builder.finish()), vec![-1.0; 1 + paragraphs]).by[0]
    }

    #[test]
    fn affiliate_boxes_go_unless_they_are_the_page() {
        assert_eq!(decided_by("aawp aawp-box", 4), "affiliate-box");
        assert_eq!(decided_by("affiliate-text", 4), "affiliate-box");
        assert_eq!(decided_by("affiliate-text", 1), "model");
        assert_eq!(decided_by("text", 4), "model");
    }
}
