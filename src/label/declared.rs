//! What the words of a block share with other text: with what the page declares to machines, with the blocks before it,
//! and with the paragraphs of the text.

use super::features::{PARAGRAPH_PROSE, PageFeatures};
use super::hashing::{Map, Set};
use super::rows::{Sink, share};
use super::scan::tokens_of;

/// The shares of all blocks; not-a-number where there is nothing to share with.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// Share of the pairs of words of each block that stand in the declared text, and in the declared comments.
    declared: [Vec<f32>; 2],
    /// Words of the declared text, and of the declared comments.
    words: [f32; 2],
    /// Share of the pairs of words that stand in a block before.
    again: Vec<f32>,
    /// Share of the rarer words that stand in a paragraph of the main stretch, the block itself left out.
    cohesion: Vec<f32>,
}

/// A word that more than this share of the paragraphs hold says nothing of their subject (a judgement).
const COMMON_SHARE: f32 = 0.3;
/// In few paragraphs words are common only from this number on.
const COMMON_LEAST: u32 = 3;

impl Shared {
    pub(super) fn of(f: &PageFeatures<'_>) -> Self {
        let declared = f.page.declared();
        let mut shared = Self::default();
        for (k, text) in [&declared.body, &declared.comments].into_iter().enumerate() {
            let words = declared_tokens(text);
            if words.is_empty() {
                continue;
            }
            shared.words[k] = words.len() as f32;
            let pairs: Set<u32> = pairs(&words).collect();
            shared.declared[k] = per_block(f, |n| share_of(f.scan.tokens_of(n), |pair| pairs.contains(&pair)));
        }
        shared.fill_again(f);
        shared.fill_cohesion(f);
        shared
    }

    fn fill_again(&mut self, f: &PageFeatures<'_>) {
        let mut seen: Set<u32> = Set::default();
        seen.reserve(f.scan.tokens.len());
        self.again = per_block(f, |n| {
            let tokens = f.scan.tokens_of(n);
            let again = share_of(tokens, |pair| seen.contains(&pair));
            seen.extend(pairs(tokens));
            again
        });
    }

    fn fill_cohesion(&mut self, f: &PageFeatures<'_>) {
        let (start, end) = f.stretch;
        let is_paragraph = |n: usize| (start..=end).contains(&n) && f.prose[n] > PARAGRAPH_PROSE;
        // Words: in how many paragraphs, and the last of them.
        let mut known: Map<u32, (u32, u32)> = Map::default();
        let mut paragraphs = 0;
        for n in (start..=end).filter(|&n| n < f.units.len() && is_paragraph(n)) {
            paragraphs += 1;
            for &token in f.scan.tokens_of(n) {
                let entry = known.entry(token).or_insert((0, u32::MAX));
                if entry.1 != n as u32 {
                    *entry = (entry.0 + 1, n as u32);
                }
            }
        }
        let common = COMMON_LEAST.max((COMMON_SHARE * paragraphs as f32) as u32);
        self.cohesion = per_block(f, |n| {
            let own = u32::from(is_paragraph(n));
            let (mut rare, mut there) = (0.0, 0.0);
            for token in f.scan.tokens_of(n) {
                let count = known.get(token).map_or(0, |entry| entry.0.saturating_sub(own));
                if count <= common {
                    rare += 1.0;
                    there += f32::from(u8::from(count > 0));
                }
            }
            share(there, rare)
        });
    }
}

/// The words of a declared text, which may be written in HTML.
fn declared_tokens(text: &str) -> Vec<u32> {
    let mut parts = text.split('<');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push(' ');
        plain.push_str(part.split_once('>').map_or(part, |(_, shown)| shown));
    }
    tokens_of(&plain)
}

fn per_block(f: &PageFeatures<'_>, value: impl FnMut(usize) -> f32) -> Vec<f32> {
    (0..f.units.len()).map(value).collect()
}

/// Neighbouring words; a word alone is a pair with nothing.
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

/// Measures block `n`.
pub(super) fn fill(f: &PageFeatures<'_>, n: usize, row: &mut impl Sink) {
    let shared = &f.shared;
    for (k, names) in [["declared_share", "declared_words"], ["declared_comments_share", "declared_comments_words"]]
        .into_iter()
        .enumerate()
    {
        let known = shared.words[k] > 0.0;
        row.put(names[0], if known { shared.declared[k][n] } else { f32::NAN });
        row.put(names[1], if known { share(shared.words[k], f.total) } else { f32::NAN });
    }
    row.put("again", shared.again[n]);
    row.put("cohesion", shared.cohesion[n]);
}

#[cfg(test)]
mod tests {
    use super::super::testing::block;
    use super::*;
    use crate::page::{Declared, Page, PageBuilder, SourceKind};

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
        let shared = Shared::of(&PageFeatures::of(&page));
        assert_eq!(shared.declared[0], [1.0, 0.0]);
        assert_eq!(shared.words, [6.0, 0.0]);
    }

    #[test]
    fn what_was_said_before_is_known() {
        let page = page(&["One two three four", "two three four five", "six"], "");
        let shared = Shared::of(&PageFeatures::of(&page));
        assert!(shared.again[0] == 0.0 && shared.again[2] == 0.0);
        assert!((shared.again[1] - 2.0 / 3.0).abs() < 1e-6);
    }

    #[test]
    fn a_page_without_blocks_shares_nothing() {
        assert!(Shared::of(&PageFeatures::of(&page(&[], "x"))).again.is_empty());
    }
}
