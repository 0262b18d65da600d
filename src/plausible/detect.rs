//! The cost of reading a [`Sample`] in one encoding. Only non-ASCII bytes and their neighbours count, so that
//! single-byte and multi-byte encodings are comparable at any length.

use super::letters::{BORROWED, Byte, CAPITAL_FIRST, CostModel, LanguageInEncoding, UNDEFINED};
use super::sample::Sample;
use super::signs::{self, neighbour};
use super::{BIT, Class, Script, Traits, pair_of, traits};

/// How many pairs are added before the sum is compared with its limit.
const PAIRS_PER_CHECK: usize = 8;

/// The cost of a non-ASCII letter next to a digit.
const DIGIT_BESIDE_LETTER: i32 = 4 * BIT;

/// The cost of a non-ASCII letter that is a word on its own.
const LETTER_ALONE: i32 = 3 * BIT;

impl CostModel {
    /// The cost of the sample in the language that suits it best, in quarter bits; `None` if it is not below `limit`.
    /// `bound` is a lower bound of the cost in any language.
    pub(crate) fn cost(&self, sample: &Sample, bound: i64, limit: i64) -> Option<i64> {
        let (first, least) = self.first_language(sample);
        if bound + least >= limit {
            return None;
        }
        let borrowed = if self.is_latin || self.has_letters(sample) { 0 } else { BORROWED };
        let signs = borrowed + self.signs_and_case(sample, limit - least);
        if signs + least >= limit {
            return None;
        }
        let mut best = limit - signs;
        let mut found = self.tables.is_empty();
        // The language that suits the surrounding ASCII comes first. The others then soon exceed the limit.
        let others = (0..self.tables.len()).filter(|&at| at != first);
        for table in self.tables.get(first).into_iter().chain(others.map(|at| &self.tables[at])) {
            let least = table.least(sample);
            if least < best {
                let cost = least + self.letters(table, sample, best - least);
                found |= cost < best;
                best = best.min(cost);
            }
        }
        found.then_some(signs + best)
    }

    /// The index of the language that suits the ASCII around the words best, and its least cost in quarter bits.
    fn first_language(&self, sample: &Sample) -> (usize, i64) {
        let least = self.tables.iter().map(|table| table.least(sample)).enumerate();
        least.min_by_key(|&(_, least)| least).unwrap_or_default()
    }

    /// The part of the cost that does not depend on the language. Stops at `limit`.
    fn signs_and_case(&self, sample: &Sample, limit: i64) -> i64 {
        let mut sum = 0;
        for pair in sample.non_ascii.iter().chain(&sample.after_non_ascii) {
            let (prev, next) = (self.byte(pair.prev), self.byte(pair.next));
            let cost = if next.sign != 0 {
                match next.sign {
                    signs::BOX_SIGN if pair.prev == pair.next => signs::BOX_REPEATED * BIT,
                    sign => signs::cost(sign, prev.neighbour, self.byte(pair.after).neighbour),
                }
            } else if next.traits.class == Class::Lost {
                UNDEFINED
            } else if next.letter && !prev.letter && pair.next >= 0x80 && !self.byte(pair.after).letter {
                next.after(prev, self.byte(pair.before)) + LETTER_ALONE
            } else if next.letter != prev.letter && (prev.neighbour | next.neighbour) & neighbour::DIGIT != 0 {
                DIGIT_BESIDE_LETTER + if next.letter { 0 } else { i32::from(next.traits.alone) }
            } else if prev.sign == 0 {
                next.after(prev, self.byte(pair.before))
            } else if next.letter {
                if next.upper { CAPITAL_FIRST } else { 0 }
            } else {
                i32::from(next.traits.alone)
            };
            sum += i64::from(cost);
            if sum >= limit {
                break;
            }
        }
        sum
    }

    /// True when any non-ASCII byte is a letter.
    fn has_letters(&self, sample: &Sample) -> bool {
        sample.words.iter().any(|&b| b >= 0x80 && self.bytes[usize::from(b)].letter)
    }

    fn byte(&self, byte: u8) -> &Byte {
        &self.bytes[usize::from(byte)]
    }

    /// The cost of a letter after another byte, or of the end of a word, in one language.
    #[inline]
    pub(super) fn letter(&self, table: &LanguageInEncoding, prev: u8, next: u8) -> i64 {
        let symbol = table.symbols[usize::from(next)];
        if usize::from(symbol) == table.size {
            i64::from(self.byte(next).foreign)
        } else {
            table.after(table.symbols[usize::from(prev)], symbol)
        }
    }

    /// The cost of the letters in one language. Stops at `limit`.
    fn letters(&self, table: &LanguageInEncoding, sample: &Sample, limit: i64) -> i64 {
        let mut sum = 0;
        let cost = |&(prev, next, count): &(u8, u8, u32)| self.letter(table, prev, next) * i64::from(count);
        for pairs in sample.counts.chunks(PAIRS_PER_CHECK) {
            sum += pairs.iter().map(cost).sum::<i64>();
            if sum >= limit {
                break;
            }
        }
        sum
    }
}

impl LanguageInEncoding {
    /// The cost of the language without any letters: how badly it suits the ASCII around the words, and how rare it is.
    fn least(&self, sample: &Sample) -> i64 {
        sample.excess[self.language] + self.rarity
    }
}

/// The bits of a half-width katakana after another: there are 63 of them, and some are rare.
const HALF_KANA_NEXT: i32 = 6;
/// The additional bits of an ideograph, syllable or kana without another next to it.
const LONE_WIDE: i32 = 7;

/// The cost of a text in a multi-byte encoding, from its non-ASCII characters and their neighbours, in quarter bits.
/// The text may come in pieces.
pub(crate) struct TextCost {
    /// The cost of `U+FFFD`, and what each kana costs in addition.
    lost: i64,
    kana: i64,
    sum: i64,
    prev: Described,
    /// The last character, whose cost depends on the next one.
    held: Option<Described>,
}

/// A character with its properties, which are looked up once.
type Described = (char, Traits);

fn described(c: char) -> Described {
    (c, traits(c))
}

impl TextCost {
    pub(crate) fn new(lost: i64) -> Self {
        Self { lost, kana: 0, sum: 0, prev: described(' '), held: None }
    }

    /// The same for an encoding of a country other than Japan, where each kana costs so much more.
    pub(crate) fn outside_japan(self, kana: i64) -> Self {
        Self { kana, ..self }
    }

    /// Adds a piece; false if the cost is not below `limit` any more.
    pub(crate) fn push(&mut self, text: &str, limit: i64) -> bool {
        for c in text.chars() {
            self.step(c);
            if self.sum >= limit {
                return false;
            }
        }
        true
    }

    /// The cost of the whole, if it is below `limit`.
    pub(crate) fn finish(mut self, limit: i64) -> Option<i64> {
        self.step(' ');
        (self.sum < limit).then_some(self.sum)
    }

    fn step(&mut self, after: char) {
        let after = described(after);
        let Some(next) = self.held.replace(after) else { return };
        if next.0 == char::REPLACEMENT_CHARACTER {
            self.sum += self.lost;
        } else if !(next.0.is_ascii() && self.prev.0.is_ascii()) {
            self.sum += i64::from(between(self.prev, next, after));
            if ('ぁ'..='ヺ').contains(&next.0) {
                self.sum += self.kana;
            }
        }
        self.prev = next;
    }
}

/// The cost of a whole text, in quarter bits. `lost` is the cost of `U+FFFD`.
pub(crate) fn cost_of_text(text: &str, lost: i64) -> i64 {
    let mut cost = TextCost::new(lost);
    cost.push(text, i64::MAX);
    cost.finish(i64::MAX).unwrap_or(i64::MAX)
}

/// The most bits of a legible character between its neighbours (chosen by hand: those of common words in any language).
const MAX_LEGIBLE_BITS: i32 = 12;

/// The share of the non-ASCII characters of `text` that are common between their neighbours.
pub(crate) fn legible_share(text: &str) -> f32 {
    let (mut legible, mut all) = (0_u32, 0_u32);
    let (mut prev, mut next) = (described(' '), None);
    for after in text.chars().chain([' ']).map(described) {
        if let Some(next) = next.filter(|(next, _): &Described| !next.is_ascii()) {
            all += 1;
            let is_lost = next.0 == char::REPLACEMENT_CHARACTER;
            legible += u32::from(!is_lost && between(prev, next, after) <= MAX_LEGIBLE_BITS * BIT);
        }
        prev = next.replace(after).unwrap_or(prev);
    }
    if all == 0 { 1.0 } else { legible as f32 / all as f32 }
}

/// The cost of `next` between two other characters.
fn between((prev, a): Described, (next, b): Described, (after, c): Described) -> i32 {
    let is_wide =
        |t: Traits| matches!(t.class, Class::Lower(Script::Han | Script::Hangul | Script::Kana | Script::HalfKana));
    match b.class {
        Class::Lower(Script::HalfKana) if is_wide(a) => HALF_KANA_NEXT * BIT,
        Class::Lower(_) | Class::Upper(_) | Class::Mark => {
            let is_alone = is_wide(b) && !is_wide(a) && !is_wide(c);
            pair_of(a, b) + if is_alone { LONE_WIDE * BIT } else { 0 }
        }
        // The cost of CJK punctuation depends on its class.
        _ if next.is_ascii() || ('\u{3000}'..'\u{3040}').contains(&next) || next >= '\u{FF01}' => pair_of(a, b),
        Class::Box if prev == next => signs::BOX_REPEATED * BIT,
        _ => signs::cost(signs::sign(next), signs::neighbour_kind(prev), signs::neighbour_kind(after)),
    }
}
