//! The position of the page's title in its text, and the words that its blocks share with the title.

use super::hashing::Set;
use super::share::share_in;
use super::words::{Words, tokens_of};
use crate::page::{BlockKind, ContainerKind, Page};

/// The declared title of the page, and where the text mentions it.
pub(in crate::label) struct Title {
    /// Its words.
    pub words: Vec<u32>,
    /// The first block that is the title or a part of it.
    pub at: Option<usize>,
    /// The block with the most words of the title; of several, the one that is a heading.
    pub best: Option<usize>,
    /// The first heading of level 1.
    pub h1: Option<usize>,
    /// The share of each block's words that occur in the title.
    pub share: Vec<f32>,
}

impl Title {
    pub(super) fn of(page: &Page, words: &Words) -> Self {
        let title = page.metadata().title.as_deref().map(tokens_of).unwrap_or_default();
        let known: Set<u32> = title.iter().copied().collect();
        let count = page.blocks().len();
        Self {
            best: best(page, words, &title),
            at: (0..count).find(|&n| is_part_of(words.tokens_of(n), &title)),
            h1: page.blocks().iter().position(|block| block.kind == BlockKind::Heading && block.level == 1),
            share: (0..count).map(|n| share_in(words.tokens_of(n), &known)).collect(),
            words: title,
        }
    }
}

/// A block of this many words is text, not a headline or what precedes one (chosen by hand).
const TEXT_WORDS: usize = 30;

/// A breadcrumb or a tag may precede the title and repeat some of its words, or all of them.
fn best(page: &Page, words: &Words, title: &[u32]) -> Option<usize> {
    let rank = |n: &usize| {
        let block = &page.blocks()[*n];
        let is_heading = block.kind == BlockKind::Heading;
        (block.hidden != Some(true), words.tokens_of(*n).len(), is_heading, is_heading && block.level == 1)
    };
    // A heading below the text leads to other texts: "More field notes" on a page of "Field notes".
    let count = page.blocks().len();
    let text = (0..count).find(|&n| words.tokens_of(n).len() >= TEXT_WORDS).unwrap_or(count);
    let is_in_menu = |n: usize| {
        let around = page.ancestors(&page.blocks()[n]).find(|own| own.kind == ContainerKind::Navigation);
        around.is_some() && page.blocks()[n].kind == BlockKind::Heading
    };
    // The first of equals: `max_by_key` returns the last.
    let is_candidate = |&n: &usize| is_part_of(words.tokens_of(n), title) && !is_in_menu(n);
    (0..text).rev().filter(is_candidate).max_by_key(rank)
}

/// True for at least two words that are adjacent in the title.
fn is_part_of(tokens: &[u32], title: &[u32]) -> bool {
    tokens.len() >= 2 && title.windows(tokens.len()).any(|window| window == tokens)
}
