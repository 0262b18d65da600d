//! Finds the encodings in which a sample has the lowest cost.
//!
//! A lower bound of the cost, computed for all single-byte encodings at once, decides which ones are examined first.
//! The exact cost is computed only while it can change the result.

use std::sync::OnceLock;

use super::hints::Hints;
use super::invalid_bytes;
use super::label::Codec;
use super::special::{Special, SpecialDecoder};
use super::utf8_lines::has_certain_lines;
use crate::codepage::{ALL, Codepage, all_codepages};
use crate::plausible::{self, Sample, TextCost};

/// Encodings whose cost can be computed only from the decoded text, and the lead in bits that each needs over the most
/// common encoding.
static MULTI_BYTE: [(&str, Codec, i64); 6] = [
    ("gb18030", Codec::Standard(&encoding_rs::GB18030_INIT), 3),
    ("shift_jis", Codec::Standard(&encoding_rs::SHIFT_JIS_INIT), 3),
    ("euc-kr", Codec::Standard(&encoding_rs::EUC_KR_INIT), 3),
    ("big5", Codec::Standard(&encoding_rs::BIG5_INIT), 3),
    ("euc-jp", Codec::Standard(&encoding_rs::EUC_JP_INIT), 4),
    ("johab", Codec::Special(Special::Johab), 9),
];

/// The encodings of Japan, and the additional cost in bits of a kana in those of other countries, which encode kana as
/// EUC-JP does. Chosen by hand: the usual difference between two common ideographs, so that a text with several kana is
/// Japanese.
const JAPANESE: [&str; 2] = ["shift_jis", "euc-jp"];
const FOREIGN_KANA: i64 = 3;

/// The lead in bits that a single-byte encoding needs over windows-1252. Chosen by hand: its rarity in files, about
/// half of what surveys of web pages suggest, since files are older than pages.
const RARITY: &[(&str, i64)] = &[
    ("windows-1252", 0),
    ("windows-1251", 2),
    ("windows-1250", 4),
    ("windows-1254", 2),
    ("windows-1253", 3),
    ("windows-1255", 4),
    ("windows-1256", 3),
    ("windows-1257", 3),
    ("windows-1258", 4),
    ("windows-874", 3),
    ("iso-8859-15", 3),
    ("iso-8859-2", 4),
    ("iso-8859-3", 5),
    ("iso-8859-4", 12),
    ("iso-8859-5", 4),
    ("iso-8859-6", 4),
    ("iso-8859-7", 3),
    ("iso-8859-8", 4),
    ("iso-8859-10", 13),
    ("iso-8859-13", 6),
    ("iso-8859-14", 6),
    ("iso-8859-16", 5),
    ("koi8-r", 3),
    ("koi8-u", 4),
    ("ibm866", 4),
    ("macintosh", 5),
    ("x-mac-cyrillic", 4),
    ("x-mac-greek", 6),
    ("x-mac-turkish", 7),
    ("x-mac-ce", 6),
    ("cp437", 7),
    ("cp737", 6),
    ("cp775", 7),
    ("cp850", 6),
    ("cp852", 6),
    ("cp855", 6),
    ("cp857", 7),
    ("cp862", 6),
    ("kz-1048", 5),
];

/// The same for an encoding that is not in the table.
const OTHER_RARITY: i64 = 4;

/// The most candidates that are compared. Several may give the same text.
pub(super) const MAX_COMPARED: usize = 8;

/// A guess.
pub(super) struct Guess {
    pub(super) name: &'static str,
    /// The cost of the text in quarter bits; lower is better.
    pub(super) cost: i64,
    /// Of two guesses with the same cost, the one with the lower place is better: UTF-8 has 0, the single-byte
    /// encodings follow in the order of their table, the more common ones first, and then those in [`MULTI_BYTE`].
    place: usize,
}

impl Guess {
    /// Its characters, if it has one byte per character.
    pub(super) fn page(&self) -> Option<&'static Codepage> {
        all_codepages().get(self.place.checked_sub(1)?)
    }
}

/// The encodings of Hebrew that differ only in the order of the letters.
pub(super) const HEBREW: &str = "windows-1255";
pub(super) const VISUAL_HEBREW: &str = "iso-8859-8";

/// The lead in bits from which on the confidence of a guess does not grow.
pub(super) const CLEAR_LEAD: i64 = 14;

/// The best readings of the sample, best first, without encodings of pure ASCII: the first `shown`, and as many more as
/// their confidence depends on.
pub(super) fn guesses(bytes: &[u8], sample: &Sample, hints: &Hints, with_utf8: bool, shown: usize) -> Vec<Guess> {
    let mut best = Best::new(sample, shown);
    if with_utf8
        && hints.allows("utf-8")
        && let Some(cost) = utf8_cost(bytes, sample)
    {
        best.consider("utf-8", 0, 0, |_| Some(cost));
    }
    let pages = pages_by_bound(sample, hints);
    let (first, others) = pages.split_at(pages.len().min(1));
    // Each encoding that is examined lowers the limit for the next ones. For text in a single-byte encoding, the first
    // one is nearly always among the best.
    consider_pages(&mut best, hints, first);
    consider_multi_byte(&mut best, hints);
    consider_pages(&mut best, hints, others);
    best.finish()
}

fn consider_multi_byte(best: &mut Best, hints: &Hints) {
    let sample = best.sample;
    let around = sample.cjk_excess();
    let [undecodable, kana] = [UNDECODABLE, FOREIGN_KANA].map(|bits| bits * i64::from(plausible::BIT));
    for (at, &(name, codec, rarity)) in MULTI_BYTE.iter().enumerate().filter(|(_, (name, ..))| hints.allows(name)) {
        let rarity = rarity - hints.bits(name);
        best.consider(name, 1 + ALL + at, rarity, |limit| {
            let cost = TextCost::new(undecodable);
            let cost = if JAPANESE.contains(&name) { cost } else { cost.outside_japan(kana) };
            let cost = cost_of_words(&sample.words, codec, cost, limit.saturating_sub(around));
            Some(cost? + around)
        });
    }
}

/// The rarity of the single-byte encoding with this index, in bits.
fn rarity_of_page(at: usize, hints: &Hints) -> i64 {
    rarities()[at] - hints.bits(all_codepages()[at].name)
}

/// A lower bound of the cost in each single-byte encoding plus [`POSITIVE_OFFSET`], and its index; the lowest first.
fn pages_by_bound(sample: &Sample, hints: &Hints) -> Vec<(u64, u32)> {
    let bounds = plausible::min_costs(sample);
    let pages = (0..ALL).filter(|&at| hints.allows(all_codepages()[at].name));
    let bound = |at| bounds[at] + rarity_of_page(at, hints) * i64::from(plausible::BIT);
    let mut bounds: Vec<(u64, u32)> = pages.map(|at| ((bound(at) + POSITIVE_OFFSET) as u64, at as u32)).collect();
    bounds.sort_unstable();
    bounds
}

/// Considers those of [`pages_by_bound`].
fn consider_pages(best: &mut Best, hints: &Hints, pages: &[(u64, u32)]) {
    for &(bound, at) in pages {
        let (bound, at) = (bound as i64 - POSITIVE_OFFSET, at as usize);
        // All further encodings cost at least as much.
        if bound >= best.limit {
            break;
        }
        let (name, sample, rarity) = (all_codepages()[at].name, best.sample, rarity_of_page(at, hints));
        let bound = bound - rarity * i64::from(plausible::BIT);
        best.consider(name, 1 + at, rarity, |limit| plausible::cost_model(at).cost(sample, bound, limit));
    }
}

/// Added to every bound so that it is positive: far more than hints can subtract.
const POSITIVE_OFFSET: i64 = 1 << 32;

/// The best readings found so far.
struct Best<'a> {
    guesses: Vec<Guess>,
    sample: &'a Sample,
    /// How many encodings the caller sees.
    shown: usize,
    /// A reading that costs this much or more changes nothing.
    limit: i64,
}

impl<'a> Best<'a> {
    fn new(sample: &'a Sample, shown: usize) -> Self {
        Self { guesses: Vec::with_capacity(MAX_COMPARED + 1), sample, shown, limit: NO_LIMIT }
    }

    /// Adds the encoding if it is among the best. `cost` may stop at the limit it is given.
    fn consider(&mut self, name: &'static str, place: usize, rarity: i64, cost: impl FnOnce(i64) -> Option<i64>) {
        let more = rarity * i64::from(plausible::BIT);
        let Some(cost) = cost(self.limit.saturating_sub(more)) else { return };
        let cost = cost + more;
        let at = self.guesses.partition_point(|guess| (guess.cost, guess.place) < (cost, place));
        self.guesses.insert(at, Guess { name, cost, place });
        self.guesses.truncate(MAX_COMPARED);
        self.limit = self.cost_limit();
    }

    /// The cost from which on a reading is not returned and does not change the confidence of those that are.
    fn cost_limit(&self) -> i64 {
        let far = self.far();
        let names = self.guesses.iter().filter(|guess| guess.name != HEBREW && guess.name != VISUAL_HEBREW);
        let Some(shown) = names.map(|guess| guess.cost).nth(self.shown - 1) else { return far };
        let clear = shown + CLEAR_LEAD * i64::from(plausible::BIT);
        let differs = |guess: &&Guess| differ_surely(&self.guesses[0], guess, &self.sample.words);
        let other = self.guesses.iter().find(differs).map_or(clear, |guess| guess.cost.min(clear));
        let last = self.guesses.get(MAX_COMPARED - 1).map_or(far, |last| last.cost);
        // A reading with the same cost may have a lower place.
        (shown.max(other).min(last) + 1).min(far)
    }

    /// The cost at which nothing is close to the best reading.
    fn far(&self) -> i64 {
        self.guesses.first().map_or(NO_LIMIT, |first| first.cost + MAX_LEAD * i64::from(plausible::BIT))
    }

    fn finish(mut self) -> Vec<Guess> {
        // Readings that were examined before the best one may be far from it.
        let far = self.far();
        self.guesses.retain(|guess| guess.cost < far);
        self.guesses
    }
}

/// True when two guesses certainly give different texts, decided without decoding: an encoding with several bytes per
/// character gives fewer characters.
fn differ_surely(one: &Guess, other: &Guess, words: &[u8]) -> bool {
    match (one.page(), other.page()) {
        (Some(one), Some(other)) => pages_differ(one, other, words),
        (None, None) => false,
        // The euro sign is one byte in GBK, too.
        _ => words.iter().any(|&b| b > 0x80),
    }
}

pub(super) fn pages_differ(one: &Codepage, other: &Codepage, words: &[u8]) -> bool {
    let non_ascii = words.iter().filter(|&&b| b >= 0x80);
    non_ascii.map(|&b| usize::from(b - 0x80)).any(|at| one.high[at] != other.high[at])
}

/// The cost of the words in a multi-byte encoding, if it is below `limit`. Decoding stops as soon as it is not.
fn cost_of_words(words: &[u8], codec: Codec, cost: TextCost, limit: i64) -> Option<i64> {
    match codec {
        Codec::Standard(encoding) => {
            let mut decoder = encoding.new_decoder_without_bom_handling();
            cost_of_pieces(words, cost, limit, |piece, last, text| {
                text.reserve(decoder.max_utf8_buffer_length(piece.len()).unwrap_or(0));
                let _ = decoder.decode_to_string(piece, text, last);
            })
        }
        Codec::Special(special) => {
            let mut decoder = SpecialDecoder::new(special);
            cost_of_pieces(words, cost, limit, |piece, last, text| {
                decoder.push(piece, last, |_, made| text.push_str(made));
            })
        }
        Codec::Page(page) => cost_of_pieces(words, cost, limit, |piece, _, text| text.push_str(&page.text(piece))),
    }
}

fn cost_of_pieces(
    words: &[u8],
    mut cost: TextCost,
    limit: i64,
    mut decode: impl FnMut(&[u8], bool, &mut String),
) -> Option<i64> {
    let mut text = String::new();
    for (at, piece) in words.chunks(PIECE_BYTES).enumerate() {
        text.clear();
        decode(piece, (at + 1) * PIECE_BYTES >= words.len(), &mut text);
        if !cost.push(&text, limit) {
            return None;
        }
    }
    cost.finish(limit)
}

/// How many bytes are decoded before the cost is compared.
const PIECE_BYTES: usize = 32;

/// The bits by which each single-byte encoding must be ahead.
fn rarities() -> &'static [i64; ALL] {
    static BITS: OnceLock<[i64; ALL]> = OnceLock::new();
    let bits =
        |page: &Codepage| RARITY.iter().find(|(known, _)| *known == page.name).map_or(OTHER_RARITY, |&(_, bits)| bits);
    BITS.get_or_init(|| std::array::from_fn(|at| bits(&all_codepages()[at])))
}

/// A reading that costs this many bits more than the best is not considered: anything closer leaves some doubt.
pub(super) const MAX_LEAD: i64 = 32;

/// Far more than any window costs.
const NO_LIMIT: i64 = i64::MAX / 4;

/// The cost of undecodable bytes in bits: far more than any character (chosen by hand).
const UNDECODABLE: i64 = 40;

/// The cost of the sample as UTF-8 with invalid bytes, if part of it is UTF-8.
fn utf8_cost(bytes: &[u8], sample: &Sample) -> Option<i64> {
    let words = invalid_bytes::without_surrogates(&sample.words);
    // This is the case for nearly all text in other encodings.
    if words.utf8_chunks().all(|chunk| chunk.valid().is_ascii()) {
        return None;
    }
    let text = invalid_bytes::strict(&words);
    let valid = text.chars().filter(|&c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER).count();
    if valid == 0 {
        return None;
    }
    if has_certain_lines(bytes) {
        return Some(DAMAGED_UTF8 * i64::from(plausible::BIT));
    }
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    // Bytes that were cut off at the ends are not damage, if the rest is UTF-8.
    let lost = lost.saturating_sub(if valid >= lost { cut_characters(bytes) } else { 0 }) as i64;
    let cost = plausible::cost_of_text(&text, 0);
    Some(cost + (lost * INVALID_BYTE + DAMAGED_UTF8) * i64::from(plausible::BIT))
}

/// The bits for being damaged at all, and for each invalid byte. Chosen by hand: less than a letter that occurs in no
/// language there, and more than a common letter of any encoding.
const DAMAGED_UTF8: i64 = 4;
const INVALID_BYTE: i64 = 14;

/// How many characters were cut off at the ends, as a strict decoder counts them: each byte at the start, and the rest
/// of one character at the end.
fn cut_characters(bytes: &[u8]) -> usize {
    let (start, end) = invalid_bytes::cut_ends(bytes);
    start + usize::from(end > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pseudo-random bytes (a linear congruential generator).
    fn noise(seed: u32) -> impl FnMut() -> u8 {
        let mut state = seed;
        move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        }
    }

    /// The encodings and their costs, without bounds and limits.
    fn all(sample: &Sample) -> Vec<(i64, usize)> {
        let rarity = |bits: i64| bits * i64::from(plausible::BIT);
        let page =
            |at: usize| (plausible::cost_model(at).cost(sample, 0, NO_LIMIT).unwrap() + rarity(rarities()[at]), 1 + at);
        let wide = |(at, &(name, codec, bits)): (usize, &(&'static str, Codec, i64))| {
            let cost = TextCost::new(rarity(UNDECODABLE));
            let cost = if JAPANESE.contains(&name) { cost } else { cost.outside_japan(rarity(FOREIGN_KANA)) };
            let cost = cost_of_words(&sample.words, codec, cost, NO_LIMIT).unwrap();
            (cost + sample.cjk_excess() + rarity(bits), 1 + ALL + at)
        };
        let mut all: Vec<(i64, usize)> = (0..ALL).map(page).chain(MULTI_BYTE.iter().enumerate().map(wide)).collect();
        all.sort_unstable();
        let far = all[0].0 + rarity(MAX_LEAD);
        all.retain(|&(cost, _)| cost < far);
        all
    }

    #[test]
    fn bounds_and_limits_do_not_change_the_result() {
        let mut random = noise(11);
        for n in 0..300 {
            let high = [20, 60, 120, 230][n % 4];
            let length = 3 + n % 40;
            let text: Vec<u8> =
                (0..length).map(|_| if random() < high { 0x80 | random() } else { b'a' + random() % 26 }).collect();
            let sample = Sample::new(&text);
            let hints = Hints::new(&super::super::DecodeOptions::default()).unwrap();
            for shown in [1, 3] {
                let best = guesses(&text, &sample, &hints, false, shown);
                let found: Vec<(i64, usize)> = best.iter().take(shown).map(|guess| (guess.cost, guess.place)).collect();
                let expected: Vec<(i64, usize)> = all(&sample).into_iter().take(shown).collect();
                assert_eq!(found, expected, "{text:x?}");
            }
        }
    }
}
