//! Words and phrases typical of boilerplate, in many languages, and how many of them a text contains.
//!
//! The counts of [`hits_of_blocks`] are columns of the model; passes build their own [`Phrases`].

use std::sync::OnceLock;

use super::phrase_table::PHRASES;
use super::topic::{Hits, Topic};
use super::words::{Words, push_tokens};

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

/// A phrase of a topic; `rest` is the range of its other words in [`Phrases::words`].
struct PhraseEntry {
    first: u32,
    rest: (u32, u32),
    topic: u8,
    /// The next phrase with the same first word, as in [`Phrases::slots`].
    next: u16,
}

/// Phrases of up to 32 topics, indexed by their first word.
pub(in crate::label) struct Phrases {
    entries: Vec<PhraseEntry>,
    /// The words of all phrases.
    words: Vec<u32>,
    /// Open addressing: an index into `entries` plus one, by the hash of the first word. Longer phrases come first.
    slots: Vec<u16>,
}

impl Phrases {
    /// The phrases of each topic, one a line.
    pub(in crate::label) fn of<'a>(topics: impl Iterator<Item = (u8, &'a str)> + Clone) -> Self {
        let count: usize = topics.clone().map(|(_, phrases)| phrases.lines().count()).sum();
        let mut all = Self {
            entries: Vec::with_capacity(count),
            words: Vec::with_capacity(2 * count),
            slots: vec![0; (count * 4).next_power_of_two()],
        };
        for (topic, phrases) in topics {
            phrases.lines().for_each(|phrase| all.add(topic, phrase));
        }
        all
    }

    fn add(&mut self, topic: u8, phrase: &str) {
        let start = self.words.len();
        push_tokens(phrase, &mut self.words);
        let Some(&first) = self.words.get(start) else { return };
        let slot = self.slot(first);
        let length = self.words.len() - start;
        let (mut before, mut next) = (None, self.slots[slot]);
        while let Some(entry) = self.entry(next).filter(|entry| entry.length() >= length) {
            (before, next) = (Some(next), entry.next);
        }
        self.entries.push(PhraseEntry { first, rest: (start as u32 + 1, self.words.len() as u32), topic, next });
        let own = self.entries.len() as u16;
        match before {
            Some(before) => self.entries[usize::from(before) - 1].next = own,
            None => self.slots[slot] = own,
        }
    }

    /// The slot of the phrases that begin with `word`.
    fn slot(&self, word: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = word as usize & mask;
        while self.entry(self.slots[slot]).is_some_and(|entry| entry.first != word) {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn entry(&self, number: u16) -> Option<&PhraseEntry> {
        self.entries.get(usize::from(number.checked_sub(1)?))
    }

    /// Calls `found` with the topic and the number of words of each phrase in `tokens`. Of several phrases with the same first
    /// word, the longest of each topic counts.
    pub(in crate::label) fn each(&self, tokens: &[u32], mut found: impl FnMut(u8, usize)) {
        for at in 0..tokens.len() {
            let mut done = 0_u32;
            let first = self.entry(self.slots[self.slot(tokens[at])]);
            for entry in std::iter::successors(first, |entry| self.entry(entry.next)) {
                let bit = 1 << entry.topic;
                let rest = &self.words[entry.rest.0 as usize..entry.rest.1 as usize];
                if done & bit == 0 && tokens[at + 1..].starts_with(rest) {
                    done |= bit;
                    found(entry.topic, entry.length());
                }
            }
        }
    }
}

impl PhraseEntry {
    /// How many words it has.
    fn length(&self) -> usize {
        (self.rest.1 - self.rest.0) as usize + 1
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::tokens_of;
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
