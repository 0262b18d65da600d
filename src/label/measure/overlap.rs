//! The words that a block shares with other text: with what the page declares to machines, with earlier blocks, and
//! with the main paragraphs.

use super::blocks::Blocks;
use super::hashing::{Map, Set};
use super::prose_run::ProseRun;
use super::share::{share, share_in};
use super::words::{Words, tokens_of};
use crate::page::Page;

/// The shares of all blocks; NaN if there is nothing to compare with.
pub(in crate::label) struct Overlap {
    /// The share of each block's word pairs that occur in the declared text, and in the declared comments.
    pub declared: [Vec<f32>; 2],
    /// The number of words in the declared text, and in the declared comments; 0 if the page declares none.
    pub declared_words: [f32; 2],
    /// The share of word pairs that occur in an earlier block.
    pub again: Vec<f32>,
    /// The share of the rarer words that occur in another paragraph of the run of blocks with the most prose.
    pub cohesion: Vec<f32>,
    /// The first block that begins like the description of the page.
    pub description_at: Option<usize>,
    /// The share of each block's words that occur in the description.
    pub description: Vec<f32>,
}

impl Overlap {
    pub(super) fn of(page: &Page, words: &Words, blocks: &Blocks, prose_run: &ProseRun) -> Self {
        let declared = [&page.declared().body, &page.declared().comments].map(|text| declared_tokens(text));
        let description = page.metadata().excerpt.as_deref().map(tokens_of).unwrap_or_default();
        Self {
            declared_words: [0, 1].map(|k| declared[k].len() as f32),
            declared: declared.map(|declared| shares_of_pairs(words, &declared)),
            again: said_before(words),
            cohesion: cohesion(words, blocks, prose_run),
            description_at: described_block(words, &description),
            description: shares_of_description(words, description),
        }
    }
}

/// The number of words by which a description is recognised.
const DESCRIPTION_WORDS: usize = 6;

fn described_block(words: &Words, description: &[u32]) -> Option<usize> {
    let start = description.get(..DESCRIPTION_WORDS)?;
    (0..words.blocks.len()).find(|&n| words.tokens_of(n).starts_with(start))
}

fn shares_of_description(words: &Words, description: Vec<u32>) -> Vec<f32> {
    if description.len() < DESCRIPTION_WORDS {
        return per_block(words, |_| f32::NAN);
    }
    let known: Set<u32> = description.into_iter().collect();
    per_block(words, |n| share_in(words.tokens_of(n), &known))
}

fn shares_of_pairs(words: &Words, declared: &[u32]) -> Vec<f32> {
    if declared.is_empty() {
        return Vec::new();
    }
    let known: Set<u32> = pairs(declared).collect();
    per_block(words, |n| share_of(words.tokens_of(n), |pair| known.contains(&pair)))
}

fn said_before(words: &Words) -> Vec<f32> {
    let mut seen: Set<u32> = Set::default();
    seen.reserve(words.tokens.len());
    per_block(words, |n| {
        let tokens = words.tokens_of(n);
        let again = share_of(tokens, |pair| seen.contains(&pair));
        seen.extend(pairs(tokens));
        again
    })
}

/// A word in more than this share of the paragraphs does not indicate their subject (chosen by hand).
const COMMON_SHARE: f32 = 0.3;
/// With few paragraphs, words count as common only from this number on.
const COMMON_LEAST: u32 = 3;

fn cohesion(words: &Words, blocks: &Blocks, prose_run: &ProseRun) -> Vec<f32> {
    let is_paragraph = |n: usize| prose_run.contains(n) && blocks.is_paragraph(n);
    // For each word, the number of paragraphs with it, and the last of them.
    let mut known: Map<u32, (u32, u32)> = Map::default();
    let mut paragraphs = 0;
    for n in (0..blocks.len()).filter(|&n| is_paragraph(n)) {
        paragraphs += 1;
        for &token in words.tokens_of(n) {
            let entry = known.entry(token).or_insert((0, u32::MAX));
            if entry.1 != n as u32 {
                *entry = (entry.0 + 1, n as u32);
            }
        }
    }
    let common = COMMON_LEAST.max((COMMON_SHARE * paragraphs as f32) as u32);
    per_block(words, |n| {
        let own = u32::from(is_paragraph(n));
        let (mut rare, mut there) = (0.0, 0.0);
        for token in words.tokens_of(n) {
            let count = known.get(token).map_or(0, |entry| entry.0.saturating_sub(own));
            if count <= common {
                rare += 1.0;
                there += f32::from(u8::from(count > 0));
            }
        }
        share(there, rare)
    })
}

/// The words of a declared text, which may contain HTML.
fn declared_tokens(text: &str) -> Vec<u32> {
    let mut parts = text.split('<');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push(' ');
        plain.push_str(part.split_once('>').map_or(part, |(_, shown)| shown));
    }
    tokens_of(&plain)
}

fn per_block(words: &Words, value: impl FnMut(usize) -> f32) -> Vec<f32> {
    (0..words.blocks.len()).map(value).collect()
}

/// Pairs of adjacent words; a single word is paired with nothing.
fn pairs(tokens: &[u32]) -> impl Iterator<Item = u32> {
    let alone = (tokens.len() == 1).then(|| tokens[0]);
    alone.into_iter().chain(tokens.windows(2).map(|pair| pair[0].rotate_left(9) ^ pair[1]))
}

fn share_of(tokens: &[u32], mut holds: impl FnMut(u32) -> bool) -> f32 {
    let (mut all, mut held) = (0.0, 0.0);
    for pair in pairs(tokens) {
        all += 1.0;
        held += f32::from(u8::from(holds(pair)));
    }
    share(held, all)
}

#[cfg(test)]
mod tests {
    use super::super::Measured;
    use super::*;
    use crate::label::testing::block;
    use crate::page::{Declared, PageBuilder, SourceKind};

    fn page(blocks: &[&str], body: &str) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        for text in blocks {
            block(&mut builder, None, 0, text);
        }
        builder.declare(Declared { body: body.to_owned(), ..Declared::default() });
        builder.finish()
    }

    #[test]
    fn declared_text_is_found_whatever_its_markup() {
        let page = page(&["The bridge is shut.", "Read more"], "<p>The <b>bridge</b> is shut.</p> It rains.");
        let overlap = Measured::of(&page).overlap;
        assert_eq!(overlap.declared[0], [1.0, 0.0]);
        assert_eq!(overlap.declared_words, [6.0, 0.0]);
    }

    #[test]
    fn repeated_words_are_found() {
        let page = page(&["One two three four", "two three four five", "six"], "");
        let overlap = Measured::of(&page).overlap;
        assert!(overlap.again[0] == 0.0 && overlap.again[2] == 0.0);
        assert!((overlap.again[1] - 2.0 / 3.0).abs() < 1e-6);
    }

    #[test]
    fn a_page_without_blocks_shares_nothing() {
        assert!(Measured::of(&page(&[], "x")).overlap.again.is_empty());
    }
}
