//! Breadcrumbs that were joined with the title: `HomeNewsStorm hits the coast` above `Storm hits the coast`.

use super::words::Words;

/// The joined lines of a page.
pub(in crate::label) struct JoinedBreadcrumbs {
    /// Whether each block is such a line.
    pub is_path: Vec<bool>,
    /// The title below the first of them.
    pub title: Option<usize>,
}

impl JoinedBreadcrumbs {
    pub(super) fn of(words: &Words) -> Self {
        let titles: Vec<Option<usize>> = (0..words.blocks.len()).map(|n| title_below(words, n)).collect();
        Self { is_path: titles.iter().map(Option::is_some).collect(), title: titles.into_iter().flatten().next() }
    }
}

/// The most words of a path that precedes the title without a space.
const MAX_PATH_WORDS: usize = 8;
/// The title is at most this many blocks below.
const MAX_BLOCKS_BELOW: usize = 3;

/// The title below block `n`, if the block is such a line.
fn title_below(words: &Words, n: usize) -> Option<usize> {
    let tokens = words.tokens_of(n);
    (n + 1..words.blocks.len().min(n + 1 + MAX_BLOCKS_BELOW)).find(|&next| {
        let title = words.tokens_of(next);
        // The first word of the title is fused with the last of the path.
        title.len() >= 4
            && tokens.len() < title.len() + MAX_PATH_WORDS
            && tokens.len() >= title.len()
            && tokens.ends_with(&title[1..])
            && tokens != title
    })
}
