//! Words and phrases typical of boilerplate, in many languages, and how many of them a text contains.
//!
//! The counts of [`hits_of_blocks`] are columns of the model; passes build their own [`Phrases`].

use std::borrow::Cow;

use super::phrase_table;
use super::topic::{Hits, Topic};
use super::words::{Words, push_tokens};
use crate::fnv;

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
    static SHARED: Phrases = Phrases {
        slots: Cow::Borrowed(&phrase_table::SLOTS),
        topics: Cow::Borrowed(&phrase_table::TOPICS),
        lengths: Cow::Borrowed(&phrase_table::LENGTHS),
    };
    &SHARED
}

/// Phrases of several topics. Only a hash of each is kept: a sequence of words that is none of them is taken for one in one of
/// 600,000 cases.
pub(in crate::label) struct Phrases {
    /// Open addressing: the hash of each phrase, or [`EMPTY`].
    slots: Cow<'static, [u32]>,
    /// The topic of the phrase in each slot.
    topics: Cow<'static, [u8]>,
    /// The number of words in the longest phrase whose first word has these lowest bits; 0 if there is none.
    lengths: Cow<'static, [u8]>,
}

/// A slot without a phrase.
const EMPTY: u32 = 0;
/// The most words of a phrase; each character of an unspaced script is one.
const MAX_WORDS: usize = 48;

impl Phrases {
    /// The phrases of each topic, one a line. There are at most 32 topics.
    pub(in crate::label) fn of<'a>(topics: impl Iterator<Item = (u8, &'a str)> + Clone) -> Self {
        let count: usize = topics.clone().map(|(_, phrases)| phrases.lines().count()).sum();
        // At most half of the slots are taken, so that few have to be compared.
        let size = (count * 2).next_power_of_two();
        let (mut slots, mut topic_of, mut lengths) = (vec![EMPTY; size], vec![0; size], vec![0; size]);
        let mut words = Vec::new();
        for (topic, phrase) in topics.flat_map(|(topic, phrases)| phrases.lines().map(move |phrase| (topic, phrase))) {
            words.clear();
            push_tokens(phrase, &mut words);
            let Some(&first) = words.first() else { continue };
            debug_assert!(words.len() <= MAX_WORDS, "{phrase} is too long");
            let key = words.iter().fold(fnv::BASIS_32, |key, &word| add(key, word));
            let Some(slot) = probes(size, key).find(|&slot| slots[slot] == EMPTY) else { break };
            (slots[slot], topic_of[slot]) = (key, topic);
            let length = &mut lengths[first as usize & (size - 1)];
            *length = (words.len() as u8).max(*length);
        }
        Self { slots: slots.into(), topics: topic_of.into(), lengths: lengths.into() }
    }

    /// Calls `found` with the topic and the number of words of each phrase in `tokens`. Of several phrases with the same first
    /// word, the longest of each topic counts.
    pub(in crate::label) fn each(&self, tokens: &[u32], mut found: impl FnMut(u8, usize)) {
        let mask = self.lengths.len() - 1;
        for at in 0..tokens.len() {
            let length = usize::from(self.lengths[tokens[at] as usize & mask]);
            if length > 0 {
                let end = (at + length.min(MAX_WORDS)).min(tokens.len());
                self.beginning(&tokens[at..end], &mut found);
            }
        }
    }

    /// Calls `found` for the phrases that `tokens` begin with.
    fn beginning(&self, tokens: &[u32], found: &mut impl FnMut(u8, usize)) {
        let mut keys = [EMPTY; MAX_WORDS];
        let mut key = fnv::BASIS_32;
        for (slot, &token) in keys.iter_mut().zip(tokens) {
            key = add(key, token);
            *slot = key;
        }
        let mut done = 0_u32;
        for length in (1..=tokens.len()).rev() {
            for topic in self.topics_of(keys[length - 1]) {
                if done & (1 << topic) == 0 {
                    done |= 1 << topic;
                    found(topic, length);
                }
            }
        }
    }

    /// The topics of the phrase with this key.
    fn topics_of(&self, key: u32) -> impl Iterator<Item = u8> {
        let taken = probes(self.slots.len(), key).take_while(|&slot| self.slots[slot] != EMPTY);
        taken.filter(move |&slot| self.slots[slot] == key).map(|slot| self.topics[slot])
    }
}

/// Adds a word to the key of a phrase, which is never [`EMPTY`].
fn add(key: u32, word: u32) -> u32 {
    fnv::add_32(key, word).rotate_left(5) | 1
}

/// The slots to look into for `key`, in order, in a table of `size` slots.
fn probes(size: usize, key: u32) -> impl Iterator<Item = usize> {
    // The lowest bit is the same in all keys.
    let first = key as usize >> 1;
    (first..first + size).map(move |slot| slot & (size - 1))
}

#[cfg(test)]
mod tests {
    use super::super::words::tokens_of;
    use super::*;

    const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/label/measure/phrase_table.rs");

    const TOPICS: [Topic; Topic::COUNT] = {
        use Topic::{
            Advert, Byline, Comments, Consent, Footer, Login, Machine, Navigation, Newsletter, Pagination, Related,
            Running, Share,
        };
        [
            Consent, Comments, Share, Related, Newsletter, Login, Navigation, Footer, Advert, Pagination, Byline,
            Machine, Running,
        ]
    };

    /// The phrases of `models/label/phrases.txt`, by topic.
    fn source() -> Phrases {
        let text = include_str!("../../../models/label/phrases.txt");
        let parts = text.split("\n[").skip(1).map(|part| part.split_once("]\n").unwrap());
        let names = TOPICS.map(|topic| format!("{topic:?}").to_lowercase());
        assert!(parts.clone().map(|(name, _)| name).eq(&names));
        Phrases::of(TOPICS.iter().map(|&topic| topic as u8).zip(parts.map(|(_, phrases)| phrases)))
    }

    fn array(name: &str, of: &str, values: &[String], on_a_line: usize) -> String {
        let lines: String = values.chunks(on_a_line).map(|line| format!("    {},\n", line.join(", "))).collect();
        format!("\n#[rustfmt::skip]\npub(super) static {name}: [{of}; {}] = [\n{lines}];\n", values.len())
    }

    #[test]
    fn the_table_is_current() {
        let phrases = source();
        let slots: Vec<String> =
            phrases.slots.iter().map(|key| format!("0x{:04X}_{:04X}", key >> 16, key & 0xFFFF)).collect();
        let [topics, lengths] =
            [&phrases.topics, &phrases.lengths].map(|bytes| bytes.iter().map(u8::to_string).collect::<Vec<_>>());
        let made = [
            "// @generated by src/label/measure/phrases.rs; run `UPDATE_TABLES=1 cargo test --lib phrases`\n\
             //! The phrases of models/label/phrases.txt: fields of `Phrases`.\n",
            &array("SLOTS", "u32", &slots, 10),
            &array("TOPICS", "u8", &topics, 40),
            &array("LENGTHS", "u8", &lengths, 40),
        ];
        if std::env::var_os("UPDATE_TABLES").is_some() {
            std::fs::write(PATH, made.concat()).unwrap();
        }
        assert!(
            std::fs::read_to_string(PATH).unwrap() == made.concat(),
            "run `UPDATE_TABLES=1 cargo test --lib phrases`"
        );
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
