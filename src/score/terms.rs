//! Sentences as lists of terms: lower-case words, or pairs of characters in scripts without spaces.

use crate::script::letters::is_alphanumeric;
use crate::script::{is_unspaced, script_of};
use crate::span::Span;

/// How many letters of a word count. The rest is mostly inflection, so cutting it off is a simple stemmer for every
/// language.
const STEM: usize = 7;
/// The initial hash of a term.
pub(super) const FNV_BASIS: u64 = crate::fnv::BASIS_64;
/// The expected bytes of text per term, to reserve memory (chosen by hand).
const BYTES_A_TERM: usize = 5;
/// Marks a free slot of the interning table.
const FREE: u32 = u32::MAX;

/// The terms of each sentence, as numbers in order of first appearance.
pub(crate) struct Terms {
    ids: Vec<u32>,
    ends: Vec<usize>,
    /// How many sentences contain each term.
    sentences_with: Vec<u32>,
    /// How often each term occurs in the document.
    count: Vec<u32>,
    table: Interner,
}

impl Terms {
    /// Reads the terms of the sentences of `text`.
    pub(crate) fn read(text: &str, sentences: &[Span]) -> Self {
        let mut table = Interner::new();
        let mut terms = Self {
            ids: Vec::with_capacity(text.len() / BYTES_A_TERM),
            ends: Vec::with_capacity(sentences.len()),
            sentences_with: Vec::new(),
            count: Vec::new(),
            table: Interner::default(),
        };
        let mut seen_in: Vec<u32> = Vec::new();
        for (n, sentence) in sentences.iter().enumerate() {
            each_term(sentence.of(text), |hash| terms.ids.push(table.number(hash)));
            terms.grow(table.len());
            seen_in.resize(table.len(), FREE);
            for &id in &terms.ids[terms.ends.last().copied().unwrap_or(0)..] {
                let id = id as usize;
                terms.count[id] += 1;
                terms.sentences_with[id] += u32::from(seen_in[id] != n as u32);
                seen_in[id] = n as u32;
            }
            terms.ends.push(terms.ids.len());
        }
        terms.table = table;
        terms
    }

    /// The number of the term with this hash, if a sentence contains it.
    pub(crate) fn number_of(&self, hash: u64) -> Option<u32> {
        self.table.find(hash)
    }

    fn grow(&mut self, terms: usize) {
        self.count.resize(terms, 0);
        self.sentences_with.resize(terms, 0);
    }

    /// The terms of sentence `n`, in order, with repetitions.
    pub(crate) fn of(&self, n: usize) -> &[u32] {
        let start = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.ids[start..self.ends[n]]
    }

    /// The number of sentences.
    pub(crate) fn sentences(&self) -> usize {
        self.ends.len()
    }

    /// The number of different terms.
    pub(crate) fn len(&self) -> usize {
        self.count.len()
    }

    /// How many sentences contain the term `id`.
    pub(crate) fn sentences_with(&self, id: u32) -> u32 {
        self.sentences_with[id as usize]
    }

    /// How often the term `id` occurs in the document.
    pub(crate) fn count(&self, id: u32) -> u32 {
        self.count[id as usize]
    }
}

/// Calls `found` with the hash of each term of `text`.
pub(crate) fn each_term(text: &str, mut found: impl FnMut(u64)) {
    let mut word = OpenTerm::default();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        } else if c.is_ascii() || !is_alphanumeric(c) && !is_mark(c) {
            word.end(&mut found);
        } else if c as u32 >= 0x0E00 && is_unspaced(script_of(c)) {
            word.pair(c, &mut found);
        } else {
            c.to_lowercase().for_each(|c| word.push(c));
        }
    }
    word.end(&mut found);
}

/// Marks inside words that are not alphanumeric: viramas, vowel signs, joiners.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{900}'..='\u{DFF}' | '\u{200C}' | '\u{200D}')
        && !matches!(c, '।' | '॥' | '෴')
}

/// The word being read.
struct OpenTerm {
    hash: u64,
    length: usize,
    /// The previous character, if it belongs to an unspaced script.
    before: Option<char>,
}

impl Default for OpenTerm {
    fn default() -> Self {
        Self { hash: FNV_BASIS, length: 0, before: None }
    }
}

impl OpenTerm {
    fn push(&mut self, c: char) {
        if self.length < STEM {
            self.hash = mix(self.hash, c);
        }
        self.length += 1;
    }

    fn end(&mut self, found: &mut impl FnMut(u64)) {
        if self.length > 0 {
            found(self.hash);
        }
        *self = Self::default();
    }

    fn pair(&mut self, c: char, found: &mut impl FnMut(u64)) {
        let before = self.before;
        self.end(found);
        if let Some(before) = before {
            found(mix(mix(FNV_BASIS, before), c));
        }
        self.before = Some(c);
    }
}

pub(super) fn mix(hash: u64, c: char) -> u64 {
    crate::fnv::add_64(hash, u64::from(c as u32))
}

/// Numbers hashes in order of first appearance. Two words with the same 64-bit hash would count as one.
#[derive(Default)]
pub(super) struct Interner {
    slots: Vec<u32>,
    hashes: Vec<u64>,
}

impl Interner {
    pub(super) fn new() -> Self {
        Self { slots: vec![FREE; 1 << 10], hashes: Vec::new() }
    }

    fn len(&self) -> usize {
        self.hashes.len()
    }

    pub(super) fn find(&self, hash: u64) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        Some(self.slots[self.slot(hash)]).filter(|&number| number != FREE)
    }

    pub(super) fn number(&mut self, hash: u64) -> u32 {
        if self.hashes.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(hash);
        if self.slots[slot] == FREE {
            self.slots[slot] = self.hashes.len() as u32;
            self.hashes.push(hash);
        }
        self.slots[slot]
    }

    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (hash ^ (hash >> 29)) as usize & mask;
        while self.slots[slot] != FREE && self.hashes[self.slots[slot] as usize] != hash {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![FREE; self.slots.len() * 4];
        for n in 0..self.hashes.len() {
            let slot = self.slot(self.hashes[n]);
            self.slots[slot] = n as u32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u64> {
        let mut list = Vec::new();
        each_term(text, |hash| list.push(hash));
        list
    }

    #[test]
    fn words_are_the_same_in_any_case_and_inflection() {
        assert_eq!(hashes("Minister"), hashes("MINISTERS"));
        assert_eq!(hashes("été"), hashes("ÉTÉ"));
        assert_eq!(hashes("one, two").len(), 2);
        assert_eq!(hashes("होगी।"), hashes("होगी"));
        assert!(hashes(" ,. ").is_empty());
    }

    #[test]
    fn scripts_without_spaces_give_pairs() {
        assert_eq!(hashes("東京都").len(), 2);
        assert_eq!(hashes("東京")[0], hashes("東京都")[0]);
    }

    #[test]
    fn counts_by_sentence_and_document() {
        let text = "a b a. b c.";
        let terms = Terms::read(text, &[Span::new(0, 7), Span::new(7, 11)]);
        assert_eq!((terms.len(), terms.sentences()), (3, 2));
        assert_eq!((terms.count(0), terms.sentences_with(0)), (2, 1));
        assert_eq!((terms.count(1), terms.sentences_with(1)), (2, 2));
        assert_eq!(terms.of(1), [1, 2]);
    }

    #[test]
    fn many_terms_keep_their_numbers() {
        let mut table = Interner::new();
        let first: Vec<u32> = (0..5_000).map(|n| table.number(n * 7_919)).collect();
        let again: Vec<u32> = (0..5_000).map(|n| table.number(n * 7_919)).collect();
        assert_eq!(first, again);
        assert_eq!(table.len(), 5_000);
    }
}
