//! Guesses the encoding of bytes without a declaration: the one whose text has the lowest cost.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::hints::Hints;
use super::label::Codec;
use super::readings::{Guess, HEBREW, MAX_COMPARED, MAX_LEAD, VISUAL_HEBREW, guesses, pages_differ};
use super::window::ESCAPE;
use super::{Candidate, EncodingSource, utf16};
use crate::change::Confidence;
use crate::plausible::{self, Sample};

/// The most candidates that are returned.
const MAX_SHOWN: usize = 3;

/// Guesses the encoding of undeclared bytes: those of the window, or all of them if there are fewer.
/// `named` is the encoding that their format names; it counts only for text that is not UTF-8.
pub(super) fn from_bytes(
    bytes: &[u8],
    hints: &Hints,
    named: impl FnOnce() -> Option<Codec>,
) -> (EncodingSource, Vec<Candidate>) {
    if let Some((source, name, confidence)) = by_form(bytes, hints, named) {
        return (source, vec![Candidate { encoding: name, confidence: Confidence::new(confidence) }]);
    }
    let sample = Sample::new(bytes);
    let all = Guesses::new(&sample, guesses(bytes, &sample, hints, true, MAX_SHOWN));
    let Some(first) = all.best.first() else {
        let fallback = Candidate { encoding: hints.fallback(), confidence: Confidence::new(0.0) };
        return (EncodingSource::Fallback, vec![fallback]);
    };
    let source = if first.name == "utf-8" { EncodingSource::Utf8 } else { EncodingSource::Guess };
    let mut candidates: Vec<Candidate> = Vec::with_capacity(MAX_SHOWN);
    for at in 0..all.best.len() {
        let encoding = all.encoding(at, hints);
        if candidates.len() < MAX_SHOWN && candidates.iter().all(|known| known.encoding != encoding) {
            candidates.push(Candidate { encoding, confidence: all.confidence(at) });
        }
    }
    (source, candidates)
}

/// The encoding of bytes that need no comparison of costs, with its source and confidence: UTF-16 and UTF-32, encodings
/// with escape sequences, ASCII, UTF-8, and the encoding that the format names.
fn by_form(
    bytes: &[u8],
    hints: &Hints,
    named: impl FnOnce() -> Option<Codec>,
) -> Option<(EncodingSource, &'static str, f32)> {
    if let Some(wide) = utf16::unit_encoding(bytes).map(Codec::name).filter(|name| hints.allows(name)) {
        return Some((EncodingSource::Guess, wide, WIDE_CONFIDENCE));
    }
    if bytes.is_ascii() {
        if let Some(name) = escaped(bytes).filter(|name| hints.allows(name)) {
            return Some((EncodingSource::Guess, name, WIDE_CONFIDENCE));
        }
        return hints.allows("utf-8").then_some((EncodingSource::Utf8, "utf-8", 1.0));
    }
    if is_utf8(bytes) {
        return hints.allows("utf-8").then_some((EncodingSource::Utf8, "utf-8", UTF8_CONFIDENCE));
    }
    named().map(|codec| (EncodingSource::Declared, codec.name(), 1.0))
}

/// The name of the encoding with the right order of letters. Of those with the same Hebrew letters, windows-1255 stores
/// words in reading order and iso-8859-8 in the order on the screen.
fn with_letter_order<'t>(name: &'static str, text: impl Fn() -> &'t str, hints: &Hints) -> &'static str {
    if name != HEBREW && name != VISUAL_HEBREW || !hints.allows(VISUAL_HEBREW) {
        return name;
    }
    let text: Vec<char> = text().chars().collect();
    let is_letter = |c: &char| ('א'..='ת').contains(c);
    // Five letters have a special form at the end of a word.
    let finals = |at: usize| "םןץףך".contains(text[at]);
    let inside = 1..text.len().saturating_sub(1);
    let ends = inside.clone().filter(|&at| finals(at) && is_letter(&text[at - 1]) && !is_letter(&text[at + 1])).count();
    let starts = inside.filter(|&at| finals(at) && !is_letter(&text[at - 1]) && is_letter(&text[at + 1])).count();
    if starts > 2 * ends && starts > 1 { VISUAL_HEBREW } else { name }
}

/// The legacy encoding of a line in an otherwise UTF-8 text, or of all its lines that are not UTF-8, and its
/// probability.
pub(super) fn of_line(line: &[u8], hints: &Hints) -> Option<(&'static str, f32)> {
    let sample = Sample::new(line);
    let all = Guesses::new(&sample, guesses(line, &sample, hints, false, 1));
    Some((all.best.first()?.name, all.confidence(0).get()))
}

/// Non-ASCII bytes that are valid UTF-8 are something else in about one of ten thousand short texts (chosen by hand).
const UTF8_CONFIDENCE: f32 = 0.99;

/// Zero bytes in text, and letters that fit together, are hardly a coincidence (chosen by hand).
const WIDE_CONFIDENCE: f32 = 0.98;

/// True for valid UTF-8 whose last character may be cut off.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii(),
    }
}

/// The encoding of ASCII bytes that switch character sets with escape sequences, as mail did. Escape sequences for
/// terminals give no text.
fn escaped(bytes: &[u8]) -> Option<&'static str> {
    if !bytes.contains(&ESCAPE) {
        return None;
    }
    if bytes.windows(4).any(|at| at == b"\x1b$)C") && bytes.contains(&0x0E) {
        return Some("iso-2022-kr");
    }
    let (text, ..) = encoding_rs::ISO_2022_JP.decode_without_bom_handling(bytes);
    // The window may end inside a character.
    let text = text.trim_end_matches(char::REPLACEMENT_CHARACTER);
    (!text.is_ascii() && !text.contains(char::REPLACEMENT_CHARACTER)).then_some("iso-2022-jp")
}

/// The best readings of a sample, best first, and their texts, each decoded on first use.
struct Guesses<'a> {
    best: Vec<Guess>,
    sample: &'a Sample,
    texts: [OnceCell<Cow<'a, str>>; MAX_COMPARED],
}

impl<'a> Guesses<'a> {
    fn new(sample: &'a Sample, best: Vec<Guess>) -> Self {
        Self { best, sample, texts: [const { OnceCell::new() }; MAX_COMPARED] }
    }

    fn text(&self, at: usize) -> &str {
        self.texts[at].get_or_init(|| super::text_of(&self.sample.words, Codec::for_name(self.best[at].name)))
    }

    /// The encoding of the guess, with the right order of letters.
    fn encoding(&self, at: usize, hints: &Hints) -> &'static str {
        with_letter_order(self.best[at].name, || self.text(at), hints)
    }

    /// True when the two guesses give different texts.
    fn differ(&self, a: usize, b: usize) -> bool {
        match self.best[a].page().zip(self.best[b].page()) {
            Some((one, other)) => pages_differ(one, other, &self.sample.words),
            None => self.text(a) != self.text(b),
        }
    }

    /// The confidence of a guess. It depends on the distance in cost to the best reading with another text, and on the
    /// cost of its characters, since one reading is the cheapest even for bytes that are not text.
    fn confidence(&self, at: usize) -> Confidence {
        let bits = |cost: i64| cost as f32 / plausible::BIT as f32;
        let all = &self.best;
        let other = (0..all.len()).find(|&other| self.differ(at, other));
        let far = all[0].cost + MAX_LEAD * i64::from(plausible::BIT);
        let ahead = bits(other.map_or(far, |other| all[other].cost) - all[at].cost);
        if ahead <= 0.0 {
            return Confidence::new(0.0);
        }
        let most = if self.is_lone_ideograph(at) { MAX_LONE_CONFIDENCE } else { MAX_CONFIDENCE };
        Confidence::new(confidence_of_lead(ahead).min(most) * self.likeness(at))
    }

    /// True when the guess makes a single character of all non-ASCII bytes.
    fn is_lone_ideograph(&self, at: usize) -> bool {
        let is_wide = self.best[at].page().is_none() && self.best[at].name != "utf-8";
        is_wide && self.text(at).chars().filter(|c| !c.is_ascii()).nth(1).is_none()
    }

    /// How text-like the guess is: 1 for text, 0 for noise.
    fn likeness(&self, at: usize) -> f32 {
        let share = legible_share(self.best[at].name, self.text(at));
        let legible = ((share - NOISE_LEGIBLE) / (TEXT_LEGIBLE - NOISE_LEGIBLE)).clamp(0.0, 1.0);
        legible * explained_share(&self.best[at], self.sample)
    }
}

/// How text-like `bytes` are in the most plausible encoding: 1 for text, 0 for noise.
pub(super) fn likeness(bytes: &[u8], hints: &Hints) -> f32 {
    let sample = Sample::new(bytes);
    let all = Guesses::new(&sample, guesses(bytes, &sample, hints, true, 1));
    if all.best.is_empty() { 1.0 } else { all.likeness(0) }
}

/// 1 for a reading whose cost is that of text, lower for a more expensive one, and 0 for noise. Invalid bytes in
/// UTF-8 are counted by [`legible_share`].
fn explained_share(guess: &Guess, sample: &Sample) -> f32 {
    if guess.name == "utf-8" {
        return 1.0;
    }
    let non_ascii = sample.words.iter().filter(|&&b| b >= 0x80).count().max(1) as f32;
    let each = guess.cost as f32 / plausible::BIT as f32 / non_ascii;
    let usual = MAX_TEXT_BITS + EXTRA_BITS_OF_ONE / non_ascii.sqrt();
    (1.0 - (each - usual) / NOISE_BITS).clamp(0.0, 1.0)
}

/// The most bits that a non-ASCII byte of text costs in a long text, how many more one byte alone may cost, and how
/// many more than that it costs in bytes that are not text. Measured: of the development texts and of 600 short names
/// 98 in 100 cost less; random bytes among ASCII cost at least 16 bits each.
const MAX_TEXT_BITS: f32 = 12.2;
const EXTRA_BITS_OF_ONE: f32 = 6.0;
const NOISE_BITS: f32 = 3.0;

/// The share of characters that are common in their place. Invalid bytes in UTF-8 do not count, unless there are far
/// more of them than of characters.
fn legible_share(name: &str, text: &str) -> f32 {
    if name != "utf-8" {
        return plausible::legible_share(text);
    }
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    let valid = text.chars().filter(|c| !c.is_ascii()).count() - lost;
    let enough = (MAX_LOST_PER_VALID * valid) as f32 / (lost + 1) as f32;
    plausible::legible_share(&text.replace(char::REPLACEMENT_CHARACTER, " ")) * enough.min(1.0)
}

/// With at most this many invalid bytes for each valid sequence, a text is certainly UTF-8 (chosen by hand: it may
/// contain a legacy line).
const MAX_LOST_PER_VALID: usize = 4;

/// The lead in bits over the next reading at which a guess is right half of the time, and the highest confidence of
/// a guess (fitted on generated texts in all encodings: of the guesses with a lead of two bits, two in three are right;
/// with five bits, nineteen in twenty).
const EVEN_ODDS: f32 = 1.4;
const MAX_CONFIDENCE: f32 = 0.99;

/// The probability that a guess with this lead is right.
fn confidence_of_lead(bits: f32) -> f32 {
    bits * bits / (bits * bits + EVEN_ODDS * EVEN_ODDS)
}

/// The highest confidence for a single two-byte character: its bytes may just as well be two signs or letters (of such
/// guesses with a lead of four bits, less than half are right).
const MAX_LONE_CONFIDENCE: f32 = 0.15;

/// The share of common characters in text, and in bytes that are not text.
const TEXT_LEGIBLE: f32 = 0.75;
const NOISE_LEGIBLE: f32 = 0.35;

#[cfg(test)]
mod tests {
    use super::super::readings::CLEAR_LEAD;
    use super::*;

    #[test]
    fn a_clear_lead_has_the_highest_confidence() {
        assert!(confidence_of_lead(CLEAR_LEAD as f32) >= MAX_CONFIDENCE);
        assert!(confidence_of_lead(CLEAR_LEAD as f32 - 1.0) < MAX_CONFIDENCE);
    }
}
