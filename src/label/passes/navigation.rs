//! Removes what is kept inside the menus of a page.

use super::pass::{Override, PassContext};
use crate::page::ContainerKind;
use crate::reason::RemovalReason;

/// The score of text in a menu. On 756 development pages the passes before keep 397 such words on nine sites, apart from titles;
/// all of them must go.
const IN_MENU: f32 = 2.0;
/// The largest share of the kept text in menus: a page with more of it uses the element for something else (chosen by hand).
const MAX_SHARE: f32 = 0.3;

/// Removes the kept blocks in `nav` elements. A title stays: it may be the last step of a breadcrumb.
pub(super) fn in_menus(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let units = &m.blocks.units;
    let kept: Vec<usize> = (0..).zip(at.replaceable()).filter(|&(_, kept)| kept).map(|(n, _)| n).collect();
    let all: f32 = kept.iter().map(|&n| units[n]).sum();
    let found: Vec<usize> = kept.into_iter().filter(|&n| m.kind_at(n, ContainerKind::Navigation).is_some()).collect();
    if found.iter().map(|&n| units[n]).sum::<f32>() > MAX_SHARE * all {
        return Vec::new();
    }
    found.into_iter().map(|n| Override::remove(n, RemovalReason::Navigation, IN_MENU)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    const TEXT: &str =
        "The old bridge over the river is shut until the spring, and nobody in the town knows when it opens again.";

    /// The passes that decide about a paragraph in a menu below `paragraphs` of text.
    fn decided_by(paragraphs: usize) -> &'static str {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        (0..paragraphs).for_each(|_| block(&mut builder, Some(body), 0, TEXT));
        let nav = builder.container(Some(body), ContainerKind::Navigation, "nav", "");
        block(&mut builder, Some(nav), 0, "All our stories about bridges, ferries and the river since 1920.");
        let page = builder.finish();
        decided(&Measured::of(&page), vec![-0.5; paragraphs + 1]).by[paragraphs]
    }

    #[test]
    fn a_kept_paragraph_in_a_menu_is_removed() {
        assert_eq!(decided_by(4), "navigation");
    }

    #[test]
    fn a_page_whose_text_is_in_a_menu_keeps_it() {
        assert_eq!(decided_by(1), "model");
    }
}
