//! Keeps the entries of a reference that Doxygen, Haddock or `DocBook` made: signatures, and what each name means.
//!
//! The pages that the model learnt from have few of these. It takes rows of names for menus, and lost half of the entries of some
//! pages.

use super::pass::{Override, PassContext};
use crate::page::Container;

/// The names of the parts of the page with the entries, and other names on the same page, which tell that it is the template of
/// that generator: the title of the page or a table of declarations (Doxygen, which writes the title since version 1.7), the header
/// of the package and a declaration (Haddock), the name of what a page describes (`refentry` of `DocBook` and gtk-doc).
const TEMPLATES: [(&[&str], &[&str]); 4] = [
    (&["contents"], &["headertitle"]),
    (&["contents"], &["memberdecls"]),
    (&["interface", "synopsis"], &["package-header", "top"]),
    (&["refentry"], &["refnamediv"]),
];
/// The class of what such a part has besides: boxes that open when the pointer is on a name.
const TOOLTIP: &str = "ttc";

/// The score of what is in such a box.
const SEPARATE: f32 = 2.0;

/// Keeps what is in such a part, except for tooltips.
pub(super) fn entries(at: &PassContext<'_>) -> Vec<Override> {
    let page = at.measured.page;
    let Some(parts) = parts(page.containers()) else { return Vec::new() };
    let decide = |n: usize| {
        let block = &page.blocks()[n];
        let is_part = |own: &Container| parts.iter().any(|part| own.has_name(part));
        let own = page.ancestors(block).find(|own| own.has_name(TOOLTIP) || is_part(own))?;
        match () {
            () if own.has_name(TOOLTIP) => Some(Override::score(n, SEPARATE)),
            () if block.hidden != Some(true) => at.keep(n),
            () => None,
        }
    };
    (0..at.scores.len()).filter_map(decide).collect()
}

/// The names of the parts with entries, if the page has them.
fn parts(containers: &[Container]) -> Option<&'static [&'static str]> {
    let has = |name: &&str| containers.iter().any(|own| own.has_name(name));
    TEMPLATES.iter().find(|(parts, others)| others.iter().chain(&parts[..1]).all(has)).map(|&(parts, _)| parts)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    /// Whether an entry in `part` stays, on a page with elements that have the other names, and what is in an element named `inner`
    /// of the same part.
    fn kept(part: &str, others: &[&str], inner: &str) -> Vec<bool> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let text =
            "A tank holds water until it is full, and tells everybody who asks how much of it is left for the night.";
        block(&mut builder, Some(body), 0, text);
        for name in others {
            let own = builder.container(Some(body), ContainerKind::Group, "div", name);
            block(&mut builder, Some(own), 0, "void fill(int litres)");
        }
        let part = builder.container(Some(body), ContainerKind::Group, "div", part);
        block(&mut builder, Some(part), 0, "int level() const");
        let inner = builder.container(Some(part), ContainerKind::Group, "div", inner);
        block(&mut builder, Some(inner), 0, "Definition: Tank.h:7");
        let page = builder.finish();
        let mut scores = vec![3.0; page.blocks().len()];
        scores[0] = -2.0;
        let decisions = decided(&Measured::of(&page), scores);
        decisions.scores[1 + others.len()..].iter().map(|&score| score < 0.0).collect()
    }

    #[test]
    fn the_entries_of_a_reference_stay() {
        assert_eq!(kept("contents", &["memberdecls"], "ttc"), [true, false]);
        assert_eq!(kept("contents", &["memberdecls"], "memdoc"), [true; 2]);
        assert_eq!(kept("contents", &["headertitle"], "ttc"), [true, false]);
        assert_eq!(kept("interface", &["package-header", "top"], "doc"), [true; 2]);
        assert_eq!(kept("refentry", &["refnamediv"], "refsect1"), [true; 2]);
        assert_eq!(kept("refentry", &["navheader"], "refsect1"), [false; 2]);
        assert_eq!(kept("synopsis", &["interface", "package-header", "top"], "src"), [true; 2]);
        assert_eq!(kept("interface", &["top"], "doc"), [false; 2]);
        assert_eq!(kept("contents", &["members"], "doc"), [false; 2]);
    }
}
