//! What a page shows near its title, for its metadata.

use super::head::{Shown, collapsed, introduces_name};
use super::stack::Stack;
use super::tag::Tag;
use crate::page::{Block, BlockKind, ContainerId, ContainerKind, PageBuilder};

/// How many blocks before and after the title are examined, and how long a line may be, in bytes.
const BEFORE: usize = 8;
const AFTER: usize = 14;
const MAX_BYTES: usize = 200;
/// How many headings of the second level may be the title, for templates that use the first level for the site.
const SECOND_LEVEL: usize = 4;

/// The headings of the page and the short lines near the first of them.
pub(super) fn near_title(builder: &PageBuilder) -> Shown<'_> {
    let text = builder.text();
    let is_seen = |block: &&Block| block.hidden != Some(true);
    let line_of = |block: &Block| block.span.of(text).replace('\n', " ");
    let of_level = |level: u8| {
        let heading = move |block: &&Block| block.kind == BlockKind::Heading && block.level == level;
        builder.blocks().iter().filter(is_seen).filter(heading)
    };
    let of_text = |block: &&Block| !is_in_navigation(builder, block.container);
    let second = of_level(2).take(SECOND_LEVEL).filter(of_text);
    let headings: Vec<String> = of_level(1).chain(second).map(line_of).collect();
    let entry = entry_title(builder).map(line_of);
    let position = |level: u8| {
        let heading = |block: &Block| is_seen(&block) && block.kind == BlockKind::Heading && block.level == level;
        builder.blocks().iter().position(heading)
    };
    let title = position(1).or_else(|| position(2)).unwrap_or(0);
    let near = builder.blocks().iter().skip(title.saturating_sub(BEFORE)).take(BEFORE.min(title) + AFTER);
    let short = |block: &&Block| block.span.len() <= MAX_BYTES && block.kind != BlockKind::Heading;
    let mut lines: Vec<(usize, String)> = Vec::new();
    let about_page = |block: &&Block| !is_about_others(builder, block.container);
    for block in near.filter(is_seen).filter(short).filter(about_page) {
        // A block may have a title, a by-line and a date, with breaks between them.
        for line in block.span.of(text).split('\n').map(collapsed) {
            match lines.last_mut() {
                // A by-line whose name has a block of its own.
                Some((at, lead)) if *at + 1 == block.id.0 as usize && introduces_name(lead) => {
                    lead.extend([" ", &line]);
                }
                _ => lines.push((block.id.0 as usize, line)),
            }
        }
    }
    // A line after the title more likely belongs to it than a line before it.
    crate::order::sort_by_key(&mut lines, |&(at, _)| if at > title { at - title } else { AFTER + title - at });
    let first = builder
        .pictures()
        .iter()
        .find(|picture| !picture.hidden && picture.is_photo() && picture.before as usize + BEFORE_PICTURE >= title);
    let picture = first.map(|picture| &*picture.src);
    let lines = lines.into_iter().map(|(_, line)| line).collect();
    Shown { text, blocks: builder.blocks(), headings, entry, lines, picture }
}

/// Names of the title of an entry in the microformats hAtom and h-entry, and in the templates of Blogger.
const ENTRY_TITLES: [&str; 3] = ["entry-title", "p-name", "post-title"];

/// The heading that is named the title of an entry, if the page has only one.
fn entry_title(builder: &PageBuilder) -> Option<&Block> {
    let is_named = |names: &str| names.split(' ').any(|name| ENTRY_TITLES.contains(&name));
    let own_names = |block: &Block| block.container.map_or("", |id| &*builder.containers()[id.0 as usize].names);
    let is_entry = |block: &&Block| block.kind == BlockKind::Heading && is_named(own_names(block));
    let mut entries = builder.blocks().iter().filter(is_entry);
    entries.next().filter(|entry| entry.hidden != Some(true) && entries.next().is_none())
}

/// True for a container in navigation, whose headings of the second level are those of menus.
fn is_in_navigation(builder: &PageBuilder, container: Option<ContainerId>) -> bool {
    let containers = builder.containers();
    let up = |id: &ContainerId| containers[id.0 as usize].parent;
    std::iter::successors(container, up)
        .take(DEPTH)
        .any(|id| containers[id.0 as usize].kind == ContainerKind::Navigation)
}

/// The picture of the article may come this many blocks before the title.
const BEFORE_PICTURE: usize = 3;

/// Words in the names of parts of a page that are about other pages or people.
const NOISE: [&str; 9] =
    ["comment", "related", "sidebar", "recommend", "promo", "teaser", "trending", "most-read", "testimonial"];
/// First words of names that say how a page is laid out: `withSidebar`, `has-sidebar`.
const LAYOUT: [&str; 7] = ["has", "no", "with", "one", "two", "both", "not"];
/// How many surrounding elements are examined.
const DEPTH: usize = 12;

/// True inside a part that is not about the page itself; navigation is such a part unless `may_be_navigation`. The
/// innermost element is tested too.
pub(super) fn is_noise(stack: &Stack, may_be_navigation: bool) -> bool {
    use crate::page::ContainerKind::{Footer, Navigation};
    (0..stack.len()).rev().take(DEPTH).any(|at| {
        let open = stack.get(at);
        open.container_kind == Footer
            || (open.container_kind == Navigation && !may_be_navigation)
            || (!matches!(open.tag, Tag::Body | Tag::Html | Tag::Article | Tag::Main)
                && has_noise_name(stack.names_of(at)))
    })
}

/// True for the names of an element that is about other pages or people.
fn has_noise_name(names: &str) -> bool {
    // A container with both the text and a sidebar may be named after both.
    let layout = |name: &str| {
        let continues = |rest: &str| rest.starts_with('-') || NOISE.iter().any(|word| rest.starts_with(word));
        LAYOUT.iter().any(|start| name.strip_prefix(start).is_some_and(continues))
            || name.contains("wrap")
            || name.contains("content")
    };
    names.split_ascii_whitespace().any(|name| has_noise_word(name.as_bytes()) && !layout(name))
}

/// The first letters of [`NOISE`], one bit each.
const NOISE_LETTERS: u32 = {
    let (mut letters, mut n) = (0, 0);
    while n < NOISE.len() {
        letters |= 1 << (NOISE[n].as_bytes()[0] - b'a');
        n += 1;
    }
    letters
};

/// True for a name that contains a word of [`NOISE`]. Every surrounding element is asked, and most letters begin no word.
fn has_noise_word(name: &[u8]) -> bool {
    let begins = |letter: u8| NOISE_LETTERS.checked_shr(u32::from(letter.wrapping_sub(b'a'))).unwrap_or(0) & 1 == 1;
    (0..name.len()).any(|at| begins(name[at]) && NOISE.iter().any(|word| name[at..].starts_with(word.as_bytes())))
}

/// True for a container inside a part that is about other pages or people.
fn is_about_others(builder: &PageBuilder, container: Option<ContainerId>) -> bool {
    let containers = builder.containers();
    let up = |id: &ContainerId| containers[id.0 as usize].parent;
    std::iter::successors(container, up).take(DEPTH).any(|id| {
        let own = &containers[id.0 as usize];
        let is_page = matches!(&*own.tag, "body" | "html" | "article" | "main");
        own.kind == ContainerKind::Navigation || (!is_page && has_noise_name(&own.names))
    })
}
