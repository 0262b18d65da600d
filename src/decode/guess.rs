//! Guesses the encoding of bytes without a declaration: the one whose text has the lowest cost.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::hints::Hints;
use super::label::Codec;
use super::special::SpecialDecoder;
use super::utf8_lines::are_certain;
use super::window::ESCAPE;
use super::{Candidate, EncodingSource, invalid_bytes, utf16};
use crate::change::Confidence;
use crate::codepage::{Codepage, all_codepages};
use crate::plausible::{self, Sample, TextCost};

/// Encodings whose cost can be computed only from the decoded text, and the bits by which each must be ahead of the
/// most common one.
const MULTI_BYTE: [(&str, i64); 6] =
    [("gb18030", 3), ("shift_jis", 3), ("euc-kr", 3), ("big5", 3), ("euc-jp", 4), ("johab", 9)];

/// The encodings of Japan, and the bits that a kana costs in those of other countries, which have kana in the same place as
/// EUC-JP. Chosen by hand: as much as two common ideographs differ, so that a text with several kana is Japanese.
const JAPANESE: [&str; 2] = ["shift_jis", "euc-jp"];
const KANA: i64 = 3;

/// The bits by which a single-byte encoding must be ahead of windows-1252. Chosen by hand: how rare it is in files,
/// about half of what surveys of web pages suggest, since files are older than pages.
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
const OTHER: i64 = 4;

/// How many candidates a caller sees.
const SHOWN: usize = 3;

/// How many candidates are compared; several may give the same text.
const COMPARED: usize = 8;

/// A guess.
struct Guess {
    codec: Codec,
    /// Its characters, if it has one byte per character.
    page: Option<&'static Codepage>,
    /// The cost of the text in quarter bits; lower is better.
    cost: i64,
}

/// Guesses the encoding of undeclared bytes: those of the window, or all of them if there are fewer.
/// `named` is the encoding that their format names; it counts only for text that is not UTF-8.
pub(super) fn by_looking(
    bytes: &[u8],
    hints: &Hints,
    named: impl FnOnce() -> Option<Codec>,
) -> (EncodingSource, Vec<Candidate>) {
    let one = |encoding, confidence| vec![Candidate { encoding, confidence: Confidence::new(confidence) }];
    if let Some(wide) = utf16::unit_encoding(bytes).map(Codec::name).filter(|name| hints.allows(name)) {
        return (EncodingSource::Guess, one(wide, WIDE_CONFIDENCE));
    }
    let is_ascii = bytes.is_ascii();
    if is_ascii && let Some(name) = escaped(bytes).filter(|name| hints.allows(name)) {
        return (EncodingSource::Guess, one(name, WIDE_CONFIDENCE));
    }
    if is_ascii && hints.allows("utf-8") {
        return (EncodingSource::Utf8, one("utf-8", 1.0));
    }
    let is_utf8 = !is_ascii && is_utf8(bytes);
    if is_utf8 && hints.allows("utf-8") {
        return (EncodingSource::Utf8, one("utf-8", UTF8_CONFIDENCE));
    }
    if !is_ascii
        && !is_utf8
        && let Some(codec) = named()
    {
        return (EncodingSource::Declared, one(codec.name(), 1.0));
    }
    let sample = Sample::new(bytes);
    let all = Guesses::new(bytes, &sample, hints, true);
    let Some(first) = all.best.first() else {
        return (EncodingSource::Fallback, one(hints.fallback(), 0.0));
    };
    let source = if first.codec.name() == "utf-8" { EncodingSource::Utf8 } else { EncodingSource::Guess };
    let mut candidates: Vec<Candidate> = Vec::with_capacity(SHOWN);
    for at in 0..all.best.len() {
        let encoding = all.encoding(at, hints);
        if candidates.len() < SHOWN && candidates.iter().all(|known| known.encoding != encoding) {
            candidates.push(Candidate { encoding, confidence: all.confidence(at) });
        }
    }
    (source, candidates)
}

/// The name of the encoding with the right order of letters. Of those with the same Hebrew letters, windows-1255 stores
/// words in reading order and iso-8859-8 in the order on the screen.
fn in_its_order<'t>(name: &'static str, text: impl Fn() -> &'t str, hints: &Hints) -> &'static str {
    const VISUAL: &str = "iso-8859-8";
    if name != "windows-1255" && name != VISUAL || !hints.allows(VISUAL) {
        return name;
    }
    let text: Vec<char> = text().chars().collect();
    let is_letter = |c: &char| ('א'..='ת').contains(c);
    // Five letters have a special form at the end of a word.
    let finals = |at: usize| "םןץףך".contains(text[at]);
    let inside = 1..text.len().saturating_sub(1);
    let ends = inside.clone().filter(|&at| finals(at) && is_letter(&text[at - 1]) && !is_letter(&text[at + 1])).count();
    let starts = inside.filter(|&at| finals(at) && !is_letter(&text[at - 1]) && is_letter(&text[at + 1])).count();
    if starts > 2 * ends && starts > 1 { VISUAL } else { name }
}

/// The legacy encoding of a line in an otherwise UTF-8 text, or of all its lines that are not UTF-8, and its probability.
pub(super) fn of_line(line: &[u8], hints: &Hints) -> Option<(&'static str, f32)> {
    let sample = Sample::new(line);
    let all = Guesses::new(line, &sample, hints, false);
    Some((all.best.first()?.codec.name(), all.confidence(0).get()))
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

/// The best readings of a sample, best first, and their texts, each decoded when it is first asked for.
struct Guesses<'a> {
    best: Vec<Guess>,
    sample: &'a Sample,
    texts: [OnceCell<Cow<'a, str>>; COMPARED],
}

impl<'a> Guesses<'a> {
    fn new(bytes: &[u8], sample: &'a Sample, hints: &Hints, with_utf8: bool) -> Self {
        let best = guesses(bytes, sample, hints, with_utf8);
        Self { best, sample, texts: [const { OnceCell::new() }; COMPARED] }
    }

    fn text(&self, at: usize) -> &str {
        self.texts[at].get_or_init(|| super::text_of(&self.sample.words, self.best[at].codec))
    }

    /// The encoding of the guess, with the right order of letters.
    fn encoding(&self, at: usize, hints: &Hints) -> &'static str {
        in_its_order(self.best[at].codec.name(), || self.text(at), hints)
    }

    /// True when the two guesses give different texts.
    fn differ(&self, a: usize, b: usize) -> bool {
        let Some((one, other)) = self.best[a].page.zip(self.best[b].page) else {
            return self.text(a) != self.text(b);
        };
        let words = self.sample.words.iter().filter(|&&b| b >= 0x80);
        words.map(|&b| usize::from(b - 0x80)).any(|at| one.high[at] != other.high[at])
    }

    /// The confidence of a guess. It depends on the distance in cost to the best reading with another text, and on the
    /// cost of its characters, since one reading is the cheapest even for bytes that are not text.
    fn confidence(&self, at: usize) -> Confidence {
        let bits = |cost: i64| cost as f32 / plausible::BIT as f32;
        let all = &self.best;
        let other = (0..all.len()).find(|&other| self.differ(at, other));
        let far = all[0].cost + FAR * i64::from(plausible::BIT);
        let ahead = bits(other.map_or(far, |other| all[other].cost) - all[at].cost);
        if ahead <= 0.0 {
            return Confidence::new(0.0);
        }
        let sure = ahead * ahead / (ahead * ahead + HALF_SURE * HALF_SURE);
        let most = if self.is_lone_ideograph(at) { LONE } else { MOST_SURE };
        Confidence::new(sure.min(most) * self.likeness(at))
    }

    /// True when the guess makes a single character of all non-ASCII bytes.
    fn is_lone_ideograph(&self, at: usize) -> bool {
        let is_wide = self.best[at].page.is_none() && self.best[at].codec.name() != "utf-8";
        is_wide && self.text(at).chars().filter(|c| !c.is_ascii()).nth(1).is_none()
    }

    /// How much the guess reads like text: 1 for text, 0 for noise.
    fn likeness(&self, at: usize) -> f32 {
        let share = legible_share(self.best[at].codec, self.text(at));
        let legible = ((share - ILLEGIBLE) / (LEGIBLE - ILLEGIBLE)).clamp(0.0, 1.0);
        legible * explained_share(&self.best[at], self.sample)
    }
}

/// How much `bytes` read like text in the encoding that suits them best: 1 for text, 0 for noise.
pub(super) fn likeness(bytes: &[u8], hints: &Hints) -> f32 {
    let sample = Sample::new(bytes);
    let all = Guesses::new(bytes, &sample, hints, true);
    if all.best.is_empty() { 1.0 } else { all.likeness(0) }
}

/// 1 for a reading that costs what text costs, less for one that explains the bytes badly, and 0 for noise. Invalid bytes in
/// UTF-8 are counted by [`legible_share`].
fn explained_share(guess: &Guess, sample: &Sample) -> f32 {
    if guess.codec.name() == "utf-8" {
        return 1.0;
    }
    let odd = sample.words.iter().filter(|&&b| b >= 0x80).count().max(1) as f32;
    let each = guess.cost as f32 / plausible::BIT as f32 / odd;
    let usual = EXPLAINED + EXPLAINED_ONE / odd.sqrt();
    (1.0 - (each - usual) / UNEXPLAINED).clamp(0.0, 1.0)
}

/// The most bits that a non-ASCII byte of text costs in a long text, how many more one byte alone may cost, and how many
/// more than that it costs in bytes that are not text. Measured: of the development texts and of 600 short names 98 in 100
/// cost less; random bytes among ASCII cost at least 16 bits each.
const EXPLAINED: f32 = 12.2;
const EXPLAINED_ONE: f32 = 6.0;
const UNEXPLAINED: f32 = 3.0;

/// The share of characters that are common in their place. Invalid bytes in UTF-8 do not count, unless there are far
/// more of them than of characters.
fn legible_share(codec: Codec, text: &str) -> f32 {
    if codec.name() != "utf-8" {
        return plausible::legible_share(text);
    }
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    let sound = text.chars().filter(|c| !c.is_ascii()).count() - lost;
    let enough = (LOST_TO_A_SOUND * sound) as f32 / (lost + 1) as f32;
    plausible::legible_share(&text.replace(char::REPLACEMENT_CHARACTER, " ")) * enough.min(1.0)
}

/// With at most this many invalid bytes for each valid sequence, a text is certainly UTF-8 (chosen by hand: it may
/// contain a legacy line).
const LOST_TO_A_SOUND: usize = 4;

/// The lead in bits over the next reading at which a guess is as likely right as wrong, and the highest confidence of a
/// guess (fitted on generated texts in all encodings: of the guesses with a lead of two bits, two in three are right;
/// with five bits, nineteen in twenty).
const HALF_SURE: f32 = 1.4;
const MOST_SURE: f32 = 0.99;

/// The highest confidence for a single character of two bytes: they may as well be two signs or letters (of such guesses
/// with a lead of four bits, less than half are right).
const LONE: f32 = 0.15;

/// The share of common characters in text, and in bytes that are not text.
const LEGIBLE: f32 = 0.75;
const ILLEGIBLE: f32 = 0.35;

/// The best readings of the sample, best first, without encodings of pure ASCII.
fn guesses(bytes: &[u8], sample: &Sample, hints: &Hints, with_utf8: bool) -> Vec<Guess> {
    let mut best: Vec<Guess> = Vec::with_capacity(COMPARED + 1);
    if with_utf8
        && hints.allows("utf-8")
        && let Some(cost) = utf8_cost(bytes, sample)
    {
        consider(&mut best, "utf-8", None, 0, |_| Some(cost));
    }
    let bounds = plausible::least_costs(sample);
    let pages = all_codepages().iter().enumerate().filter(|(_, page)| hints.allows(page.name));
    let priced = pages.map(|(at, page)| {
        let rarity = rarity(page.name) - hints.bits(page.name);
        (bounds[at] + rarity * i64::from(plausible::BIT), at, rarity)
    });
    let mut pages: Vec<(i64, usize, i64)> = priced.collect();
    crate::order::sort(&mut pages);
    for (least, at, rarity) in pages {
        // All further encodings cost at least as much.
        if least >= limit(&best) {
            break;
        }
        let page = &all_codepages()[at];
        consider(&mut best, page.name, Some(page), rarity, |limit| plausible::cost_model(at).cost(sample, limit));
    }
    let around = sample.eastern_excess();
    let [undecodable, kana] = [UNDECODABLE, KANA].map(|bits| bits * i64::from(plausible::BIT));
    for &(name, rarity) in MULTI_BYTE.iter().filter(|(name, _)| hints.allows(name)) {
        let rarity = rarity - hints.bits(name);
        consider(&mut best, name, None, rarity, |limit| {
            let cost = TextCost::new(undecodable);
            let cost = if JAPANESE.contains(&name) { cost } else { cost.outside_japan(kana) };
            let cost = cost_of_words(&sample.words, Codec::for_name(name), cost, limit.saturating_sub(around));
            Some(cost? + around)
        });
    }
    // Those that were looked at before the best one may be far from it.
    let far = best.first().map_or(MOST, |first| first.cost + FAR * i64::from(plausible::BIT));
    best.retain(|guess| guess.cost < far);
    best
}

/// Adds the encoding if it is among the best. `cost` may stop at the limit it is given.
fn consider(
    best: &mut Vec<Guess>,
    name: &'static str,
    page: Option<&'static Codepage>,
    rarity: i64,
    cost: impl FnOnce(i64) -> Option<i64>,
) {
    let rarity = rarity * i64::from(plausible::BIT);
    let Some(cost) = cost(limit(best).saturating_sub(rarity)).map(|cost| cost + rarity) else { return };
    let at = best.partition_point(|guess| guess.cost <= cost);
    best.insert(at, Guess { codec: Codec::for_name(name), page, cost });
    best.truncate(COMPARED);
}

/// A reading must cost less than this to be among the best.
fn limit(best: &[Guess]) -> i64 {
    let far = best.first().map_or(MOST, |first| first.cost + FAR * i64::from(plausible::BIT));
    best.get(COMPARED - 1).map_or(far, |last| last.cost.min(far))
}

/// The cost of the words in a multi-byte encoding, if it is below `limit`. Decoding stops where it is not.
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
    for (at, piece) in words.chunks(PIECE).enumerate() {
        text.clear();
        decode(piece, (at + 1) * PIECE >= words.len(), &mut text);
        if !cost.push(&text, limit) {
            return None;
        }
    }
    cost.finish(limit)
}

/// How many bytes are decoded before the cost is compared.
const PIECE: usize = 64;

/// The bits by which the encoding must be ahead.
fn rarity(name: &str) -> i64 {
    RARITY.iter().find(|(known, _)| *known == name).map_or(OTHER, |&(_, bits)| bits)
}

/// A reading that costs this many bits more than the best is not considered: anything closer leaves some doubt.
const FAR: i64 = 32;

/// Far more than any window costs.
const MOST: i64 = i64::MAX / 4;

/// The cost of undecodable bytes in bits: far more than any character (chosen by hand).
const UNDECODABLE: i64 = 40;

/// The cost of the sample as UTF-8 with invalid bytes, if part of it is UTF-8.
fn utf8_cost(bytes: &[u8], sample: &Sample) -> Option<i64> {
    let words = invalid_bytes::without_surrogates(&sample.words);
    let text = invalid_bytes::strict(&words);
    let sound = text.chars().filter(|&c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER).count();
    if sound == 0 {
        return None;
    }
    if are_certain(bytes) {
        return Some(DAMAGED * i64::from(plausible::BIT));
    }
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    // Bytes that were cut off at the ends are not damage, if the rest is UTF-8.
    let lost = lost.saturating_sub(if sound >= lost { cut_characters(bytes) } else { 0 }) as i64;
    let cost = plausible::cost_of_text(&text, 0);
    Some(cost + (lost * FAULT + DAMAGED) * i64::from(plausible::BIT))
}

/// The bits for being damaged at all, and for each invalid byte. Chosen by hand: less than a letter that occurs in no
/// language there, and more than a common letter of any encoding.
const DAMAGED: i64 = 4;
const FAULT: i64 = 14;

/// How many characters were cut off at the ends, as a strict decoder counts them: each byte at the start, and the rest of one
/// character at the end.
fn cut_characters(bytes: &[u8]) -> usize {
    let (start, end) = invalid_bytes::cut_ends(bytes);
    start + usize::from(end > 0)
}
