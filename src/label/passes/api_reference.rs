//! Keeps the entries of a reference that a generator made: signatures, and what each name means.
//!
//! The pages that the model learnt from have few of these. It takes rows of names for menus, and lost half of the entries of some
//! pages.

use super::pass::{Override, PassContext};
use crate::page::{Container, Page};

/// The names of the parts of the page with the entries, and other names on the same page, which tell that it is the template of
/// that generator.
const TEMPLATES: [(&[&str], &[&str]); 19] = [
    // Doxygen: the title of the page, which it writes since version 1.7, or a table of declarations.
    (&["contents"], &["headertitle"]),
    (&["contents"], &["memberdecls"]),
    // Haddock: the header of the package and a declaration.
    (&["interface", "synopsis", "description"], &["package-header", "top"]),
    (&["module-list", "description"], &["package-header"]),
    // `DocBook` and gtk-doc: the name of what a page describes.
    (&["refentry"], &["refnamediv"]),
    // Rustdoc, and gi-docgen, which took its names over.
    (&["main-content"], &["docblock"]),
    (&["main"], &["docblock", "toggle-wrapper"]),
    // Javadoc since version 16: tables of names, or a class; and before.
    (&["main"], &["summary-table"]),
    (&["main"], &["class-description"]),
    (&["main"], &["member-signature"]),
    (&["contentcontainer"], &["blocklist"]),
    (&["contentcontainer"], &["membersummary"]),
    (&["contentcontainer"], &["contentcontainer", "description"]),
    // Sphinx: names of a language with their signatures; lists of names.
    (&["py", "c", "cpp", "js", "rst", "std", "rb", "php"], &["sig"]),
    (&["genindextable", "indextable", "modindextable", "autosummary"], &[]),
    // `TypeDoc`, YARD, pdoc, `ExDoc`.
    (&["col-content"], &["tsd-signature"]),
    (&["content"], &["box_info"]),
    (&["pdoc"], &["docstring"]),
    (&["content-inner"], &["detail-header"]),
];
/// Names of what such a part has besides: boxes that open when the pointer is on a name, labels of controls, links to other pages.
const BESIDES: [&str; 3] = ["ttc", "hideme", "prev-next-area"];

/// The score of what is in those.
const SEPARATE: f32 = 2.0;

/// Keeps what is in such a part, except for what is besides.
pub(super) fn entries(at: &PassContext<'_>) -> Vec<Override> {
    let page = at.measured.page;
    let decide = |(n, place): (usize, Place)| match place {
        Place::Beside => Some(Override::score(n, SEPARATE)),
        Place::Inside if page.blocks()[n].hidden != Some(true) => at.keep(n),
        Place::Inside | Place::Outside => None,
    };
    (0..).zip(places(page)).filter_map(decide).collect()
}

/// Where a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a part with entries.
    Inside,
    /// In such a part, but in what it has besides.
    Beside,
    Outside,
}

/// Where each block of a reference is; empty for another page.
pub(super) fn places(page: &Page) -> Vec<Place> {
    let Some(parts) = parts(page.containers()) else { return Vec::new() };
    let of_container = |own: &Container| {
        let has = |names: &[&str]| names.iter().any(|name| own.has_name(name));
        if has(&BESIDES) { Some(Place::Beside) } else { has(parts).then_some(Place::Inside) }
    };
    let place = |block| page.ancestors(block).find_map(of_container).unwrap_or(Place::Outside);
    page.blocks().iter().map(place).collect()
}

/// The names of the parts with entries, if the page has them.
fn parts(containers: &[Container]) -> Option<&'static [&'static str]> {
    let present = known_names(containers);
    let has = |name: &&str| present.contains(name);
    let is_whole = |(parts, others): &&(&[&str], &[&str])| others.iter().all(has) && parts.iter().any(has);
    TEMPLATES.iter().find(is_whole).map(|&(parts, _)| parts)
}

/// The names of templates that the page has, each once.
fn known_names(containers: &[Container]) -> Vec<&str> {
    let is_known = |name: &str| TEMPLATES.iter().any(|(parts, others)| parts.contains(&name) || others.contains(&name));
    let mut present: Vec<&str> = Vec::new();
    // The items of a list have the same names.
    for same in containers.chunk_by(|a, b| a.names == b.names) {
        for name in same[0].names.split_ascii_whitespace() {
            if is_known(name) && !present.contains(&name) {
                present.push(name);
            }
        }
    }
    present
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
        assert_eq!(kept("main-content", &["docblock"], "hideme"), [true, false]);
        assert_eq!(kept("main", &["summary-table"], "col-first"), [true; 2]);
        assert_eq!(kept("main", &["summary"], "col-first"), [false; 2]);
        assert_eq!(kept("contentcontainer", &["blocklist"], "rowcolor"), [true; 2]);
        assert_eq!(kept("cpp", &["sig"], "field-list"), [true; 2]);
        assert_eq!(kept("cpp", &["signal"], "field-list"), [false; 2]);
        assert_eq!(kept("content", &["box_info"], "docstring"), [true; 2]);
        assert_eq!(kept("content", &["box"], "docstring"), [false; 2]);
        assert_eq!(kept("module-list", &["package-header"], "doc"), [true; 2]);
        assert_eq!(kept("genindextable", &[], "prev-next-area"), [true, false]);
        assert_eq!(kept("synopsis", &["interface", "package-header", "top"], "src"), [true; 2]);
        assert_eq!(kept("interface", &["top"], "doc"), [false; 2]);
        assert_eq!(kept("contents", &["members"], "doc"), [false; 2]);
    }
}
