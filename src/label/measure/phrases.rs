//! Words and phrases typical of boilerplate, in many languages, and how many of them a text contains.
//!
//! The counts of [`hits_of_blocks`] are columns of the model; passes build their own [`Phrases`].

use std::sync::OnceLock;

use super::phrase_table::PHRASES;
use super::topic::{Hits, Topic};
use super::words::{Words, tokens_of};

/// Counts the phrases in each block.
pub(super) fn hits_of_blocks(words: &Words) -> Vec<Hits> {
    let phrases = shared();
    (0..words.blocks.len()).map(|n| hits(phrases, words.tokens_of(n))).collect()
}

/// Counts the words of `tokens` that belong to phrases. A phrase of several words counts one more for each word after the
/// first.
fn hits(phrases: &Phrases, tokens: &[u32]) -> Hits {
    let mut hits = [0_u16; Topic::COUNT];
    phrases.each(tokens, |topic, words| {
        let hit = &mut hits[usize::from(topic)];
        *hit = hit.saturating_add(2 * words as u16 - 1);
    });
    hits
}

fn shared() -> &'static Phrases {
    static SHARED: OnceLock<Phrases> = OnceLock::new();
    SHARED.get_or_init(|| Phrases::of(PHRASES.iter().map(|&(topic, phrases)| (topic as u8, phrases))))
}

/// A phrase after its first word.
struct PhraseEntry {
    first: u32,
    rest: Vec<u32>,
    topic: u8,
}

/// Phrases of up to 32 topics, indexed by their first word.
pub(in crate::label) struct Phrases {
    entries: Vec<PhraseEntry>,
    /// Open addressing: an index into `entries` plus one, by the hash of the first word.
    slots: Vec<u16>,
}

impl Phrases {
    /// The phrases of each topic, one a line.
    pub(in crate::label) fn of<'a>(topics: impl Iterator<Item = (u8, &'a str)>) -> Self {
        let mut entries = Vec::new();
        for (topic, phrases) in topics {
            for tokens in phrases.lines().map(tokens_of) {
                if let Some((&first, rest)) = tokens.split_first() {
                    entries.push(PhraseEntry { first, rest: rest.to_vec(), topic });
                }
            }
        }
        crate::order::sort_by_key(&mut entries, |entry| {
            (entry.first, std::cmp::Reverse(entry.rest.len()), entry.topic)
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

    /// Calls `found` with the topic and the number of words of each phrase in `tokens`. Of several phrases with the same first
    /// word, the longest of each topic counts.
    pub(in crate::label) fn each(&self, tokens: &[u32], mut found: impl FnMut(u8, usize)) {
        for at in 0..tokens.len() {
            let Some(first) = self.first(tokens[at]) else { continue };
            let mut done = 0_u32;
            for entry in self.entries[first..].iter().take_while(|entry| entry.first == tokens[at]) {
                let bit = 1 << entry.topic;
                if done & bit == 0 && tokens[at + 1..].starts_with(&entry.rest) {
                    done |= bit;
                    found(entry.topic, 1 + entry.rest.len());
                }
            }
        }
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

    fn hits_of(text: &str, topic: Topic) -> u16 {
        hits(shared(), &tokens_of(text))[topic as usize]
    }

    #[test]
    fn phrases_are_found_across_case_and_punctuation() {
        assert!(hits_of("This site uses Akismet to reduce spam.", Topic::Comments) >= 5);
        assert!(hits_of("Don’t miss: the latest", Topic::Related) > 0);
        assert!(hits_of("版权所有 © 2024", Topic::Footer) > 0);
        assert_eq!(hits_of("A storm hit the coast.", Topic::Consent), 0);
    }
}
