//! Which encoding bytes are in that nothing declares: the one whose text costs least.

use super::hints::Hints;
use super::label::Codec;
use super::{Candidate, EncodingSource, wide};
use crate::change::Confidence;
use crate::codepage::codepages;
use crate::plausible;

/// Encodings that only text can be priced in, and the bits that each must be ahead of the commonest ones.
const MULTI_BYTE: [(&str, i64); 6] =
    [("gb18030", 1), ("shift_jis", 1), ("euc-kr", 1), ("big5", 1), ("euc-jp", 2), ("iso-2022-jp", 0)];

/// Bits that a single-byte encoding must be ahead of windows-1252 (judgements: how rare it is in files).
const RARITY: [(&str, i64); 14] = [
    ("windows-1252", 0),
    ("windows-1251", 0),
    ("windows-1258", 2),
    ("iso-8859-10", 8),
    ("iso-8859-14", 4),
    ("iso-8859-16", 4),
    ("iso-8859-3", 3),
    ("iso-8859-4", 3),
    ("iso-8859-13", 3),
    ("macintosh", 4),
    ("x-mac-cyrillic", 3),
    ("cp437", 6),
    ("cp850", 6),
    ("cp852", 6),
];

/// What an encoding that is not in the table must be ahead.
const COMMON: i64 = 1;

/// Bytes that are looked at; more would tell no more.
pub(super) const WINDOW: usize = 4096;

/// Candidates that a caller gets to see.
const SHOWN: usize = 3;

/// One guess.
struct Guess {
    codec: Codec,
    /// Cost of the text in quarter bits; lower is better.
    cost: i64,
}

/// The encoding of bytes that say nothing of themselves.
pub(super) fn by_looking(bytes: &[u8], hints: &Hints) -> (EncodingSource, Vec<Candidate>) {
    let one = |encoding, confidence| vec![Candidate { encoding, confidence }];
    if let Some(utf16) = wide::utf16(bytes).map(Codec::name).filter(|name| hints.allows(name)) {
        return (EncodingSource::Guess, one(utf16, Confidence::new(UTF16_CONFIDENCE)));
    }
    let is_ascii = bytes.is_ascii();
    if is_ascii && !bytes.contains(&ESCAPE) && hints.allows("utf-8") {
        return (EncodingSource::Utf8, one("utf-8", Confidence::CERTAIN));
    }
    if !is_ascii && is_utf8(bytes) && hints.allows("utf-8") {
        return (EncodingSource::Utf8, one("utf-8", Confidence::new(UTF8_CONFIDENCE)));
    }
    let all = guesses(bytes, hints);
    if all.is_empty() {
        return (EncodingSource::Fallback, one(hints.fallback(), Confidence::new(0.0)));
    }
    let sure = |guess: &Guess| Candidate { encoding: guess.codec.name(), confidence: confidence(guess, &all) };
    (EncodingSource::Guess, all.iter().take(SHOWN).map(sure).collect())
}

/// Bytes that are valid UTF-8 and not ASCII are something else once in some ten thousand short texts (a judgement).
const UTF8_CONFIDENCE: f32 = 0.99;

/// Zero bytes in text, and letters that stand together: hardly an accident (a judgement).
const UTF16_CONFIDENCE: f32 = 0.98;

/// True for valid UTF-8, the last character of which may be cut off.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii(),
    }
}

/// From the distance in cost to the best other reading: 8 bits are one half.
fn confidence(guess: &Guess, all: &[Guess]) -> Confidence {
    let other = all.iter().filter(|g| g.codec.name() != guess.codec.name()).map(|g| g.cost).min().unwrap_or(0);
    let ahead = (other - guess.cost) as f32 / plausible::BIT as f32;
    Confidence::new(if ahead <= 0.0 { 0.0 } else { ahead / (ahead + HALF_SURE) })
}

/// Bits ahead of the next reading at which a guess is as good as not (a judgement).
const HALF_SURE: f32 = 8.0;

/// The best readings of `bytes`, best first: those that are shown.
fn guesses(bytes: &[u8], hints: &Hints) -> Vec<Guess> {
    let sample = sample(bytes);
    let layout = plausible::Layout::new(sample);
    let mut best: Vec<Guess> = Vec::with_capacity(SHOWN + 1);
    for (at, page) in codepages().iter().enumerate().filter(|(_, page)| hints.allows(page.name)) {
        let rarity = RARITY.iter().find(|(name, _)| *name == page.name).map_or(COMMON, |&(_, bits)| bits)
            - hints.bits(page.name);
        consider(&mut best, page.name, rarity, |limit| plausible::pricer(at).cost(sample, &layout, limit));
    }
    let escapes = sample.contains(&ESCAPE);
    let possible = |name| hints.allows(name) && (escapes || name != "iso-2022-jp");
    for &(name, rarity) in MULTI_BYTE.iter().filter(|(name, _)| possible(name)) {
        let rarity = rarity - hints.bits(name);
        consider(&mut best, name, rarity, |limit| cost(&super::text_of(sample, Codec::for_name(name)), limit));
    }
    best
}

/// Takes the encoding among the best if it is; `cost` need not go on above what it is given.
fn consider(best: &mut Vec<Guess>, name: &'static str, rarity: i64, cost: impl FnOnce(i64) -> Option<i64>) {
    let rarity = rarity * i64::from(plausible::BIT);
    let limit = best.get(SHOWN - 1).map_or(i64::MAX, |last| last.cost);
    let Some(cost) = cost(limit.saturating_sub(rarity)).map(|cost| cost + rarity) else { return };
    let at = best.partition_point(|guess| guess.cost <= cost);
    best.insert(at, Guess { codec: Codec::for_name(name), cost });
    best.truncate(SHOWN);
}

/// The part of `bytes` around the first byte that is not ASCII.
fn sample(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|&b| is_telling(b)).unwrap_or(0);
    let start = first.saturating_sub(BEFORE);
    &bytes[start..bytes.len().min(start + WINDOW)]
}

/// Bytes before the first telling one that are priced with it: the word it stands in.
pub(super) const BEFORE: usize = 16;

/// True for bytes that encodings read differently.
pub(super) fn is_telling(byte: u8) -> bool {
    byte >= 0x80 || byte == ESCAPE || byte == 0
}

/// The byte that begins every change of character set in ISO-2022.
const ESCAPE: u8 = 0x1B;

/// Bits of bytes that cannot be decoded: far more than any character (a judgement).
const UNDECODABLE: i64 = 40;

/// The cost of the text, if it is below `limit`.
fn cost(text: &str, limit: i64) -> Option<i64> {
    let mut prev = ' ';
    let mut sum = 0;
    for c in text.chars() {
        sum += match c {
            char::REPLACEMENT_CHARACTER => UNDECODABLE * i64::from(plausible::BIT),
            _ => i64::from(plausible::pair(prev, c)),
        };
        if sum >= limit {
            return None;
        }
        prev = c;
    }
    Some(sum)
}
