//! Removes menus that are one line of a text: `[Home] [Databases] [Help]`, or links with signs between them.

use super::pass::{Override, PassContext};
use crate::page::{Block, BlockKind};
use crate::reason::RemovalReason;

/// The score of such a line.
const MENU: f32 = 2.0;
/// The fewest entries, and the longest of them, in bytes. Chosen by hand: a few names with links, or titles, are text.
const MIN_ENTRIES: usize = 4;
const MAX_ENTRY: usize = 30;
/// The fewest reading units of kept text on the page: without it, the links are the content.
const TEXT: f32 = 130.0;
/// Signs between the entries.
const SIGNS: [char; 9] = ['|', '[', ']', '·', '•', '/', '›', '»', '~'];

/// Removes kept lines that are menus.
pub(super) fn between_text(at: &PassContext<'_>) -> Vec<Override> {
    let kept = at.replaceable();
    let blocks = at.measured.page.blocks();
    let is_menu = |n: &usize| kept[*n] && (is_bracketed(at.text(*n)) || is_row_of_links(&blocks[*n], at.text(*n)));
    let found: Vec<usize> = (0..kept.len()).filter(is_menu).collect();
    if found.is_empty() || at.kept_before().last().is_none_or(|all| *all < TEXT) {
        return Vec::new();
    }
    found.into_iter().map(|n| Override::remove(n, RemovalReason::Navigation, MENU)).collect()
}

/// True for entries in brackets and nothing else.
fn is_bracketed(text: &str) -> bool {
    let Some(inside) = text.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else { return false };
    let is_entry = |entry: &str| {
        let (entry, between) = entry.split_once(']').unwrap_or((entry, ""));
        (1..=MAX_ENTRY).contains(&entry.len()) && entry.contains(char::is_alphabetic) && between.trim().is_empty()
    };
    inside.matches('[').count() + 1 >= MIN_ENTRIES && inside.split('[').all(is_entry)
}

/// True for links of a few words with signs between them. With numbers, they say how old a post is.
fn is_row_of_links(block: &Block, text: &str) -> bool {
    let Some(links) = block.links.filter(|_| matches!(block.kind, BlockKind::Line | BlockKind::Paragraph)) else {
        return false;
    };
    let (count, bytes) = (links.count as usize, links.bytes as usize);
    let words = || text.chars().filter(|c| c.is_alphanumeric()).map(char::len_utf8).sum::<usize>();
    count >= MIN_ENTRIES
        && bytes <= count * MAX_ENTRY
        && words() <= bytes
        && !text.contains(|c: char| c == '\n' || c.is_ascii_digit())
        && text.matches(SIGNS).count() + 1 >= count
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::linked_block;
    use crate::page::{BlockKind, BlockSpec, Links, PageBuilder, SourceKind};
    use crate::span::Span;

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// Whether a line with so many links goes from a page with so many paragraphs.
    fn goes(line: &str, links: u32, linked: u32, paragraphs: usize) -> bool {
        let mut builder = PageBuilder::new(SourceKind::Html);
        (0..paragraphs).for_each(|n| linked_block(&mut builder, None, 0, &format!("{n} {TEXT}"), 0));
        let start = builder.len();
        builder.push_source(line, start);
        let span = Span::new(start, builder.len());
        let mut spec = BlockSpec::new(BlockKind::Line, span, span);
        spec.links = Some(Links { count: links, bytes: linked });
        builder.block(spec);
        let page = builder.finish();
        decided(&Measured::of(&page), vec![-1.0; paragraphs + 1]).by[paragraphs] == "menu-line"
    }

    #[test]
    fn entries_in_brackets_and_rows_of_links_are_menus() {
        assert!(goes("[Home] [Databases] [World Law] [Help]", 0, 0, 9));
        assert!(goes("Archive | Events | Contact | Site map", 4, 28, 9));
        assert!(!goes("Archive | Events | Contact | Site map", 4, 28, 3));
        assert!(!goes("See also: Archive | Events | Contact | Site map of the old town and its mills", 4, 28, 9));
        assert!(!goes("anna | 2 hours ago | parent | next", 4, 26, 9));
        assert!(!goes("[1] [2] [3] [4]", 0, 0, 9));
        assert!(!goes("[Home] [Databases] and [Help] [Search]", 0, 0, 9));
    }
}
