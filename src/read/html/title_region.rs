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
    let around_title = around(builder, title);
    let near = builder.blocks().iter().skip(title.saturating_sub(BEFORE)).take(BEFORE.min(title) + AFTER);
    let short = |block: &&Block| block.span.len() <= MAX_BYTES && !is_title(block);
    let mut lines: Vec<(usize, String)> = Vec::new();
    let about_page = |block: &&Block| !is_about_others(builder, block.container, &around_title);
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
    Shown { text, blocks: builder.blocks(), title, headings, entry, lines, picture }
}

/// The level of the first headings that may be by-lines and dates instead, as some templates mark them.
const BYLINE_LEVEL: u8 = 4;

/// True for a heading of a text.
fn is_title(block: &Block) -> bool {
    block.kind == BlockKind::Heading && block.level < BYLINE_LEVEL
}

/// For each container whether the block `at` is inside.
fn around(builder: &PageBuilder, at: usize) -> Vec<bool> {
    let containers = builder.containers();
    let mut around = vec![false; containers.len()];
    let mut container = builder.blocks().get(at).filter(|block| block.level == 1).and_then(|block| block.container);
    while let Some(id) = container {
        around[id.0 as usize] = true;
        container = containers[id.0 as usize].parent;
    }
    around
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
/// Words before those in names that say how a page is laid out: `withSidebar`, `page--no-sidebar`, `date-and-comments`.
const LAYOUT: [&str; 8] = ["has", "no", "with", "one", "two", "both", "not", "and"];
/// Words in names of a container that has the text as well.
const WHOLE: [&str; 3] = ["wrap", "content", "layout"];
/// Names of the line below the title, which may have the number of comments too.
const LINE_BELOW: [&str; 4] = ["entry-meta", "post-meta", "article-meta", "byline"];
/// How many surrounding elements are examined.
const DEPTH: usize = 12;

/// True inside a part that is not about the page itself; navigation is such a part unless `may_be_navigation`. The
/// innermost element is tested too.
pub(super) fn is_noise(stack: &Stack, may_be_navigation: bool) -> bool {
    use crate::page::ContainerKind::{Footer, Navigation};
    // The footer of an article tells about the article.
    let article = stack.find(Tag::Article);
    (0..stack.len()).rev().take(DEPTH).any(|at| {
        let open = stack.get(at);
        (open.container_kind == Footer && article.is_none_or(|article| article > at))
            || (open.container_kind == Navigation && !may_be_navigation)
            || (!matches!(open.tag, Tag::Body | Tag::Html | Tag::Article | Tag::Main)
                && has_noise_name(stack.names_of(at), at < stack.titled))
    })
}

/// True for the names of an element that is about other pages or people. One that has the title of the page may be named after
/// what else it has.
fn has_noise_name(names: &str, has_title: bool) -> bool {
    let is_line = || names.split_ascii_whitespace().any(|name| LINE_BELOW.contains(&name));
    names.split_ascii_whitespace().any(|name| has_noise_word(name, has_title)) && !is_line()
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

/// True for a name that contains a word of [`NOISE`] and does not say how the page is laid out. Every surrounding element is
/// asked, and most letters begin no word.
fn has_noise_word(name: &str, has_title: bool) -> bool {
    let begins = |letter: u8| NOISE_LETTERS.checked_shr(u32::from(letter.wrapping_sub(b'a'))).unwrap_or(0) & 1 == 1;
    let bytes = name.as_bytes();
    let found = (0..bytes.len()).filter(|&at| begins(bytes[at])).find_map(|at| {
        let word = NOISE.iter().find(|word| bytes[at..].starts_with(word.as_bytes()))?;
        Some((at, *word))
    });
    found.is_some_and(|(at, word)| {
        let is_layout = WHOLE.iter().any(|word| name.contains(word)) || name.get(..at).is_some_and(ends_with_layout);
        !is_layout && (!has_title || word == COMMENT)
    })
}

/// The word of [`NOISE`] that holds even for a part with a heading of the first level: above the comments there may be one.
const COMMENT: &str = NOISE[0];

/// True for the beginning of a name before a word, as in `page--with-`.
fn ends_with_layout(start: &str) -> bool {
    let start = start.trim_end_matches(['-', '_']);
    let before = LAYOUT.iter().find_map(|word| start.strip_suffix(word));
    before.is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_alphabetic()))
}

/// True for a container inside a part that is about other pages or people. `around_title` tells which containers have the title.
fn is_about_others(builder: &PageBuilder, container: Option<ContainerId>, around_title: &[bool]) -> bool {
    let containers = builder.containers();
    let up = |id: &ContainerId| containers[id.0 as usize].parent;
    std::iter::successors(container, up).take(DEPTH).any(|id| {
        let own = &containers[id.0 as usize];
        let is_page = matches!(&*own.tag, "body" | "html" | "article" | "main");
        let has_title = around_title[id.0 as usize];
        own.kind == ContainerKind::Navigation || (!is_page && has_noise_name(&own.names, has_title))
    })
}
