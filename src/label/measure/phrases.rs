//! Words and phrases typical of chrome, in many languages, and how many of them a text contains.

use std::sync::OnceLock;

use super::phrase_table::PHRASES;
use super::topic::{Hits, Topic};
use super::words::{Words, tokens_of};

/// Counts the phrases in each block.
pub(super) fn hits_of_blocks(words: &Words) -> Vec<Hits> {
    let phrases = Phrases::shared();
    (0..words.blocks.len()).map(|n| phrases.hits(words.tokens_of(n))).collect()
}

/// A phrase after its first word.
struct PhraseEntry {
    first: u32,
    rest: Vec<u32>,
    topic: Topic,
}

/// The phrases, indexed by their first word.
struct Phrases {
    entries: Vec<PhraseEntry>,
    /// Open addressing: an index into `entries` plus one, by the hash of the first word.
    slots: Vec<u16>,
}

impl Phrases {
    fn shared() -> &'static Self {
        static SHARED: OnceLock<Phrases> = OnceLock::new();
        SHARED.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut entries = Vec::new();
        for &(topic, phrases) in PHRASES {
            for tokens in phrases.lines().map(tokens_of) {
                if let Some((&first, rest)) = tokens.split_first() {
                    entries.push(PhraseEntry { first, rest: rest.to_vec(), topic });
                }
            }
        }
        crate::order::sort_by_key(&mut entries, |entry| {
            (entry.first, std::cmp::Reverse(entry.rest.len()), entry.topic as u8)
        });
        let mut slots = vec![0; (entries.len() * 4).next_power_of_two()];
        for (n, entry) in entries.iter().enumerate() {
            if n == 0 || entries[n - 1].first != entry.first {
                let mut slot = entry.first as usize & (slots.len() - 1);
                while slots[slot] != 0 {
                    slot = (slot + 1) & (slots.len() - 1);
                }
                slots[slot] = n as u16 + 1;
            }
        }
        Self { entries, slots }
    }

    fn first(&self, word: u32) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut slot = word as usize & mask;
        while self.slots[slot] != 0 {
            let n = usize::from(self.slots[slot]) - 1;
            if self.entries[n].first == word {
                return Some(n);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    /// Counts the words of `tokens` that belong to phrases. Of several phrases with the same first word, the longest of
    /// each topic counts. A phrase of several words counts one more for each word after the first.
    fn hits(&self, tokens: &[u32]) -> Hits {
        let mut hits = [0_u16; Topic::COUNT];
        for at in 0..tokens.len() {
            let Some(first) = self.first(tokens[at]) else { continue };
            let mut done = 0_u32;
            for entry in self.entries[first..].iter().take_while(|entry| entry.first == tokens[at]) {
                let bit = 1 << entry.topic as u8;
                if done & bit == 0 && tokens[at + 1..].starts_with(&entry.rest) {
                    done |= bit;
                    let hit = &mut hits[entry.topic as usize];
                    *hit = hit.saturating_add(1 + 2 * entry.rest.len() as u16);
                }
            }
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The phrases of `models/label/phrases.txt`, as `models/label/phrase_table.py` reads them.
    fn source() -> Vec<(String, Vec<String>)> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/models/label/phrases.txt");
        let text = std::fs::read_to_string(path).unwrap();
        let mut topics: Vec<(String, Vec<String>)> = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match (line.strip_prefix('['), topics.last_mut()) {
                (Some(topic), _) => topics.push((topic.trim_end_matches(']').to_owned(), Vec::new())),
                (None, Some((_, phrases))) => phrases.push(line.to_owned()),
                (None, None) => panic!("{line} stands ahead of all topics"),
            }
        }
        topics
    }

    #[test]
    fn the_table_is_current() {
        let table: Vec<(String, Vec<String>)> = PHRASES
            .iter()
            .map(|(topic, phrases)| (format!("{topic:?}").to_lowercase(), phrases.lines().map(Into::into).collect()))
            .collect();
        assert!(table == source(), "run `python3 models/label/phrase_table.py`");
        assert_eq!(table.len(), Topic::COUNT);
    }

    fn hits(text: &str, topic: Topic) -> u16 {
        Phrases::shared().hits(&tokens_of(text))[topic as usize]
    }

    #[test]
    fn phrases_are_found_across_case_and_punctuation() {
        assert!(hits("This site uses Akismet to reduce spam.", Topic::Comments) >= 5);
        assert!(hits("Don’t miss: the latest", Topic::Related) > 0);
        assert!(hits("版权所有 © 2024", Topic::Footer) > 0);
        assert_eq!(hits("A storm hit the coast.", Topic::Consent), 0);
    }
}
