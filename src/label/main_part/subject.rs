//! The subject of each candidate: which words of the title, the description and the text outside the candidate occur in
//! it.

use super::candidates::{Candidate, MAX_CANDIDATES};
use crate::label::measure::{Map, Measured, share, tokens_of};

/// What one candidate shares; NaN if there is nothing to compare with.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    /// The share of the title's words in the candidate, and in the other kept text.
    pub title: [f32; 2],
    /// The same of the description.
    pub description: [f32; 2],
    /// The share of the rarer words of the other kept text that occur in the candidate, too.
    pub cohesion: f32,
}

/// Where a word occurs; one bit for each candidate.
#[derive(Clone, Copy, Default)]
struct Occurrences {
    /// The number of kept blocks with it, and the last of them plus one.
    blocks: u32,
    last: u32,
    inside: u32,
    outside: u32,
}

/// A word in more than this share of the kept blocks does not indicate the subject; nor one in more than so many blocks.
const COMMON_SHARE: f32 = 0.1;
const COMMON_LEAST: f32 = 3.0;

/// The subject of each candidate.
pub(super) fn subjects(m: &Measured<'_>, kept: &[bool], candidates: &[Candidate]) -> Vec<Subject> {
    let (occurrences, common) = occurrences(m, kept, candidates);
    let is_rare = |occurrences: &Occurrences| occurrences.blocks as f32 <= common;
    let description = m.page.metadata().excerpt.as_deref().map(tokens_of).unwrap_or_default();
    let title = found(&m.title.words, &occurrences, is_rare);
    let description = found(&description, &occurrences, is_rare);
    let (mut outside, mut both) = ([0_u32; MAX_CANDIDATES], [0_u32; MAX_CANDIDATES]);
    for occurrences in occurrences.values().filter(|occurrences| is_rare(occurrences)) {
        count(occurrences.outside, &mut outside);
        count(occurrences.outside & occurrences.inside, &mut both);
    }
    let of = |n: usize| Subject {
        title: title.map_or([f32::NAN; 2], |shares| shares.map(|shares| shares[n])),
        description: description.map_or([f32::NAN; 2], |shares| shares.map(|shares| shares[n])),
        cohesion: share(both[n] as f32, outside[n] as f32),
    };
    (0..candidates.len()).map(of).collect()
}

/// The occurrences of all kept words, and the number of blocks from which a word is common.
fn occurrences(m: &Measured<'_>, kept: &[bool], candidates: &[Candidate]) -> (Map<u32, Occurrences>, f32) {
    let mut occurrences: Map<u32, Occurrences> = Map::default();
    let all = (1_u32 << candidates.len()) - 1;
    let mut count = 0.0;
    for n in (0..kept.len()).filter(|&n| kept[n]) {
        count += 1.0;
        let bit = |(at, candidate): (usize, &Candidate)| u32::from(candidate.blocks.contains(&n)) << at;
        let inside: u32 = candidates.iter().enumerate().map(bit).sum();
        for &token in m.words.tokens_of(n) {
            let word = occurrences.entry(token).or_default();
            if word.last != n as u32 + 1 {
                (word.last, word.blocks) = (n as u32 + 1, word.blocks + 1);
                word.inside |= inside;
                word.outside |= all & !inside;
            }
        }
    }
    (occurrences, COMMON_LEAST.max(COMMON_SHARE * count))
}

/// Counts each candidate of `bits`.
fn count(bits: u32, counts: &mut [u32; MAX_CANDIDATES]) {
    let mut left = bits;
    while left != 0 {
        counts[left.trailing_zeros() as usize] += 1;
        left &= left - 1;
    }
}

/// The share of `words` that occur in each candidate, and outside each; `None` if none of them is distinctive.
fn found(
    words: &[u32],
    occurrences: &Map<u32, Occurrences>,
    is_rare: impl Fn(&Occurrences) -> bool,
) -> Option<[[f32; MAX_CANDIDATES]; 2]> {
    let known: Vec<Occurrences> =
        words.iter().map(|word| occurrences.get(word).copied().unwrap_or_default()).filter(is_rare).collect();
    if known.is_empty() {
        return None;
    }
    let (mut inside, mut outside) = ([0; MAX_CANDIDATES], [0; MAX_CANDIDATES]);
    for occurrences in &known {
        count(occurrences.inside, &mut inside);
        count(occurrences.outside, &mut outside);
    }
    Some([inside, outside].map(|counts| counts.map(|count| count as f32 / known.len() as f32)))
}
