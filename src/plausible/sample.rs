//! The part of the bytes from which the encoding is detected: each word with non-ASCII bytes, once.
//!
//! Repetition is not further evidence: `21 °C` in every line of a file says no more than a single one.

use std::collections::HashSet;

use super::BIT;
use super::letters::ascii_costs;
use crate::fnv::{BASIS_64, add_64};

/// The most bytes of words that are kept. More would not help.
const MAX_WORD_BYTES: usize = 1536;

/// How many bytes of the text are used to compute the costs of the languages.
const MAX_ASCII_BYTES: usize = 4096;

/// How far a word may extend back from its first non-ASCII byte.
const LONGEST_START: usize = 24;

/// The most bits that the surrounding ASCII counts against a language: pages have English markup, and lists have names
/// (chosen by hand; one letter that the language does not have costs about as much).
const MAX_LANGUAGE_EXCESS: i64 = 14;

/// Two adjacent bytes, the one before them and the one after.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub(super) before: u8,
    pub(super) prev: u8,
    pub(super) next: u8,
    pub(super) after: u8,
}

/// The words with non-ASCII bytes, and the language of the ASCII around them.
pub(crate) struct Sample {
    /// The words, each with the byte before and the two after it.
    pub(crate) words: Vec<u8>,
    /// The pairs that are not both ASCII.
    pub(super) non_ascii: Vec<Pair>,
    /// The same by their two bytes, each once, and how often it comes; the most frequent first.
    pub(super) counts: Vec<(u8, u8, u32)>,
    /// Pairs of ASCII bytes after a non-ASCII byte, whose second one is a letter: the cost of its case depends on that
    /// byte.
    pub(super) after_non_ascii: Vec<Pair>,
    /// By how much the surrounding ASCII costs more in each language than in the one that suits it best, in quarter
    /// bits.
    pub(super) excess: Vec<i64>,
    /// The number of ASCII letters.
    letters: u32,
}

impl Sample {
    /// Reads `text`, in which any byte from 80 on means a non-ASCII character.
    pub(crate) fn new(text: &[u8]) -> Self {
        let words = words(text);
        let (mut non_ascii, mut after_non_ascii) = (Vec::new(), Vec::new());
        let byte = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or(b' ');
        for (at, &next) in words.iter().enumerate() {
            let (before, prev, after) = (byte(at.checked_sub(2)), byte(at.checked_sub(1)), byte(Some(at + 1)));
            let pair = Pair { before, prev, next, after };
            if prev | next >= 0x80 {
                non_ascii.push(pair);
            } else if before >= 0x80 && next.is_ascii_alphabetic() {
                after_non_ascii.push(pair);
            }
        }
        let (excess, letters) = ascii_excess(&text[..text.len().min(MAX_ASCII_BYTES)]);
        let counts = counts(&non_ascii);
        Self { words, non_ascii, counts, after_non_ascii, excess, letters }
    }

    /// The cost of the surrounding ASCII for a reading in a CJK script, in quarter bits: half a bit for each letter.
    pub(crate) fn cjk_excess(&self) -> i64 {
        (i64::from(self.letters) / 2).min(MAX_LANGUAGE_EXCESS) * i64::from(BIT)
    }
}

fn counts(pairs: &[Pair]) -> Vec<(u8, u8, u32)> {
    let mut sorted: Vec<u32> = pairs.iter().map(|pair| u32::from(pair.prev) << 8 | u32::from(pair.next)).collect();
    sorted.sort_unstable();
    let alike = sorted.chunk_by(|a, b| a == b);
    let mut counts: Vec<(u64, u32)> = alike.map(|pairs| (!0 - pairs.len() as u64, pairs[0])).collect();
    counts.sort_unstable();
    counts.into_iter().map(|(rest, pair)| ((pair >> 8) as u8, pair as u8, (!0 - rest) as u32)).collect()
}

fn words(text: &[u8]) -> Vec<u8> {
    let mut words = Vec::with_capacity(text.len().min(MAX_WORD_BYTES));
    let mut seen = HashSet::new();
    let mut at = 0;
    while let Some(first) = text[at..].iter().position(|&b| b >= 0x80).map(|n| at + n) {
        let start = start_of_word(text, at, first);
        let end = end_of_word(text, first);
        if seen.insert(hash(&text[start..end])) {
            words.push(start.checked_sub(1).map_or(b' ', |before| text[before]));
            words.extend_from_slice(&text[start..text.len().min(end + 1)]);
            words.push(b' ');
        }
        if words.len() >= MAX_WORD_BYTES {
            break;
        }
        at = end;
    }
    words
}

fn start_of_word(text: &[u8], from: usize, first: usize) -> usize {
    let least = from.max(first.saturating_sub(LONGEST_START));
    text[least..first].iter().rposition(|b| !b.is_ascii_alphanumeric()).map_or(least, |n| least + n + 1)
}

/// The byte after a non-ASCII one may be the second half of a character, so it belongs to the word.
fn end_of_word(text: &[u8], first: usize) -> usize {
    let mut end = first;
    let (mut half, mut closed) = (true, false);
    while end < text.len() && end - first < MAX_WORD_BYTES {
        let byte = text[end];
        if byte < 0x80 && !half && (closed || !byte.is_ascii_alphanumeric()) {
            break;
        }
        closed = byte < 0x80 && !byte.is_ascii_alphanumeric();
        half = byte >= 0x80;
        end += 1;
    }
    end
}

/// A hash (FNV-1a) of a word that treats all numbers alike, and all signs after the word.
fn hash(word: &[u8]) -> u64 {
    let mut hash = BASIS_64;
    let mut number = false;
    let sign = word.last().is_some_and(|b| b.is_ascii() && !b.is_ascii_alphanumeric());
    for &byte in &word[..word.len() - usize::from(sign)] {
        if !(number && byte.is_ascii_digit()) {
            number = byte.is_ascii_digit();
            hash = add_64(hash, u64::from(if number { b'0' } else { byte }));
        }
    }
    hash
}

/// By how much the ASCII of `text` costs more in each language than in the best one, and the number of its letters.
fn ascii_excess(text: &[u8]) -> (Vec<i64>, u32) {
    let letters = text.iter().filter(|b| b.is_ascii_alphabetic()).count() as u32;
    let costs = ascii_costs(text);
    let least = costs.iter().copied().min().unwrap_or(0);
    // The letters of a word are not independent evidence, so they count half.
    (costs.into_iter().map(|cost| ((cost - least) / 2).min(MAX_LANGUAGE_EXCESS * i64::from(BIT))).collect(), letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_words_are_kept_once() {
        let once = words(b"Room 1: 10 m\xb2\n");
        let lines: Vec<u8> = (0..500).flat_map(|n| format!("Room {n}: {n} m²\n").into_bytes()).collect();
        let lines: Vec<u8> = lines.into_iter().filter(|&b| b != 0xC2).collect();
        // The byte after the word is kept with it, if there is one.
        assert_eq!(words(&lines).len(), once.len() + 1);
        assert!(words(&[b'a'; 5000]).is_empty());
    }
}
