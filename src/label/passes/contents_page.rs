//! Keeps the table of contents or the index of a manual where it is the page: links to its own chapters.
//!
//! The model takes long lists of links for menus. `LaTeX2HTML`, Texinfo and `DocBook` write pages of nothing else.

use super::pass::{Override, PassContext};
use crate::label::measure::NameHint;
use crate::page::{MarkKind, SourceKind};

/// The fewest entries: fewer links are those to the next and the previous chapter. Chosen by hand.
const MIN_ENTRIES: usize = 5;
/// The share of the text of the page that the entries must have. Chosen by hand: most of it.
const MIN_SHARE: f32 = 0.5;
/// The share of the links that must lead to other parts of the manual. Chosen by hand: a manual may link to its home page.
const MIN_LOCAL: f32 = 0.8;
/// An entry has a number or the name of its chapter besides a link, which may have half of its text.
const LINKED: f32 = 0.5;

/// Names of what has the contents, although their words are those of headers and menus: Texinfo calls a chapter's contents a menu and
/// the first page the top.
const CONTENTS: [&str; 5] = ["menu", "toc", "contents", "section-toc", "index"];

/// Keeps the text of such a page from the first entry to the last, and the number of a section beside its link.
pub(super) fn entries(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if m.page.kind() != SourceKind::Html || !m.is_alone || m.page.declared().is_single_topic() {
        return Vec::new();
    }
    let text: Vec<usize> = (0..at.scores.len()).filter(|&n| !is_around_text(at, n)).collect();
    let entries: Vec<usize> = text.iter().copied().filter(|&n| m.blocks.links[n] >= LINKED).collect();
    let units = |blocks: &[usize]| blocks.iter().map(|&n| m.blocks.units[n]).sum::<f32>();
    let is_contents = entries.len() >= MIN_ENTRIES && units(&entries) >= MIN_SHARE * units(&text);
    if !is_contents || !are_local(at, &entries) {
        return Vec::new();
    }
    let (first, last) = (entries[0], entries[entries.len() - 1]);
    text.into_iter().filter(|n| (first..=last).contains(n)).filter_map(|n| at.keep(n)).collect()
}

/// True for what the reader does not see, and for links to other pages above and below the text.
fn is_around_text(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let block = &m.page.blocks()[n];
    let has = |hint: NameHint| m.hint_at(n, hint).is_some();
    let is_named = has(NameHint::Header) || has(NameHint::Footer) || has(NameHint::Navigation);
    block.hidden == Some(true)
        || (is_named && !m.page.ancestors(block).any(|own| CONTENTS.iter().any(|name| own.has_name(name))))
}

/// True if most links of the blocks `entries`, which are in order, lead to other parts of the same manual.
fn are_local(at: &PassContext<'_>, entries: &[usize]) -> bool {
    let page = at.measured.page;
    let is_entry = |start: usize| {
        let before = entries.partition_point(|&n| page.blocks()[n].span.start <= start);
        before > 0 && page.blocks()[entries[before - 1]].span.end > start
    };
    let links = page.marks().iter().filter_map(|mark| match &mark.kind {
        MarkKind::Link(address) if is_entry(mark.span.start) => Some(&**address),
        _ => None,
    });
    let links: Vec<&str> = links.collect();
    let folder = most_frequent(links.iter().map(|link| folder_of(link)));
    let local = links.iter().filter(|link| is_relative(link) || (is_file(link) && folder_of(link) == folder)).count();
    local as f32 >= MIN_LOCAL * links.len() as f32
}

/// The value that more than half of `values` have, if there is one.
fn most_frequent<'a>(values: impl Iterator<Item = &'a str>) -> &'a str {
    let (mut found, mut lead) = ("", 0_usize);
    for value in values {
        match () {
            () if value == found => lead += 1,
            () if lead == 0 => (found, lead) = (value, 1),
            () => lead -= 1,
        }
    }
    found
}

/// The address without the place in the file, and without the name of the file.
fn folder_of(address: &str) -> &str {
    let file = address.split(['#', '?']).next().unwrap_or_default();
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// True for an address in the folder of the page or below it, as written.
fn is_relative(address: &str) -> bool {
    !address.starts_with(['/', '.']) && !address.split(['/', '#', '?']).next().unwrap_or_default().contains(':')
}

/// True for the address of a file in HTML.
fn is_file(address: &str) -> bool {
    let file = address.split(['#', '?']).next().unwrap_or_default();
    [".html", ".htm", ".xhtml"].iter().any(|end| file.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::{folder_of, is_file, is_relative, most_frequent};
    use crate::label::measure::Measured;
    use crate::label::testing::{block, linked_block};
    use crate::page::{ContainerKind, MarkKind, PageBuilder, SourceKind};
    use crate::span::Span;

    /// How many of the chapters stay on a page with `addresses`, which has an element named `names` and `paragraphs`.
    fn kept(names: &str, addresses: &[&str], paragraphs: usize) -> usize {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(&mut builder, Some(body), 1, "The manual of the tank");
        let text =
            "A tank holds water until it is full, and tells everybody who asks how much of it is left for the night.";
        (0..paragraphs).for_each(|_| block(&mut builder, Some(body), 0, text));
        let part = builder.container(Some(body), ContainerKind::Group, "div", names);
        for (n, address) in addresses.iter().enumerate() {
            let (start, chapter) = (builder.len(), format!("Chapter {n}: how to fill it"));
            linked_block(&mut builder, Some(part), 0, &chapter, chapter.len() as u32);
            builder.mark(Span::new(start, start + chapter.len()), MarkKind::Link((*address).into()));
        }
        let page = builder.finish();
        let first = page.blocks().len() - addresses.len();
        let scores = (0..page.blocks().len()).map(|n| if n < first { -2.0 } else { 3.0 }).collect();
        decided(&Measured::of(&page), scores).scores[first..].iter().filter(|&&score| score < 0.0).count()
    }

    #[test]
    fn the_contents_of_a_manual_stay() {
        let chapters = ["a.html", "b.html#x", "c/d.html", "#e", "f.html", "../home.html"];
        assert_eq!(kept("toc", &chapters, 1), 6);
        assert_eq!(kept("error-messages", &chapters, 1), 6);
        assert_eq!(kept("menu", &chapters, 1), 6);
        let online = ["a", "b", "c", "d", "e"].map(|name| format!("https://tank.example/manual/{name}.html"));
        assert_eq!(kept("toc", &online.each_ref().map(String::as_str), 0), 5);
    }

    #[test]
    fn other_lists_of_links_are_not_contents() {
        let chapters = ["a.html", "b.html#x", "c/d.html", "#e", "f.html"];
        assert_eq!(kept("navigation", &chapters, 1), 0);
        assert_eq!(kept("sidebar", &chapters, 1), 0);
        assert_eq!(kept("toc", &chapters, 6), 0);
        assert_eq!(kept("toc", &chapters[..4], 0), 0);
        assert_eq!(kept("toc", &["/a", "/b", "/c", "/d", "/e"], 0), 0);
        assert_eq!(kept("toc", &["https://a.example/x", "https://b.example/y", "c.html", "d.html", "e.html"], 0), 0);
    }

    #[test]
    fn addresses_are_those_of_files_of_a_folder() {
        assert!(is_relative("a.html#b:c") && is_relative("#b") && is_relative("b/c"));
        assert!(!is_relative("/a") && !is_relative("../a") && !is_relative("mailto:a") && !is_relative("https://a/b"));
        assert_eq!(folder_of("https://a/b/c.html#d/e"), "https://a/b");
        assert!(is_file("https://a/b/c.html?d") && !is_file("https://a/b/c"));
        assert_eq!(most_frequent(["a", "b", "b", "c", "b"].into_iter()), "b");
    }
}
