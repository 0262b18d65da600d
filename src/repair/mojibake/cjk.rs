//! UTF-8 that was decoded with a Chinese, Japanese or Korean encoding, usually with losses: a byte left over before
//! ASCII became `U+FFFD`.

use std::cmp::Ordering;
use std::collections::HashSet;

use encoding_rs::Encoding;

use super::utf8;
use crate::fnv::hash_64;
use crate::plausible::{self, BIT, Class, FIRST_CJK, Script, class, cost, improbable};

/// The encodings that programs in East Asia read by default.
const SOURCES: [&str; 4] = ["gbk", "euc-kr", "shift_jis", "big5"];

/// A line is examined if each non-ASCII character costs at least this many bits: three in four ideographs of undamaged
/// text cost less (fit on the development set).
const MIN_SUSPECT_BITS: i32 = 13;

/// The minimum gain of a better reading in bits, in total and for each non-ASCII character.
const MIN_GAIN: i32 = 24;
const MIN_GAIN_PER_CHAR: i32 = 2;

/// The minimum share of the non-ASCII bytes that are part of complete sequences.
const MIN_COMPLETE: f32 = 0.55;

/// The result of reading the bytes of one encoding as UTF-8.
struct Recovered {
    text: String,
    /// The number of bytes in complete sequences, and of other non-ASCII bytes.
    whole: usize,
    broken: usize,
}

/// The line read as UTF-8, with `U+FFFD` for lost bytes, and the gain in quarter bits. Only a line that [`is_suspect`]
/// has one.
pub(super) fn best(line: &str) -> Option<(String, i32)> {
    if is_repetition(line) {
        return None;
    }
    let non_ascii = line.chars().filter(|c| !c.is_ascii()).count() as i32;
    let was = cost(' ', line.chars(), ' ');
    let min_gain = (MIN_GAIN + MIN_GAIN_PER_CHAR * non_ascii) * BIT;
    let readings = SOURCES.iter().filter_map(|name| recover(&bytes(line, Encoding::for_label(name.as_bytes())?)?));
    let gains = readings
        .filter(|text| is_plausibly_spelt(text))
        .map(|text| (was - cost(' ', text.chars(), ' '), text))
        .filter(|&(gain, _)| gain >= min_gain);
    gains.max_by_key(|&(gain, _)| gain).map(|(gain, text)| (text, gain))
}

/// The fewest characters in a row that are an alphabet rather than a word, if all are different and close together; and
/// the greatest distance between the first and the last.
const MIN_ALPHABET_RUN: usize = 4;
const MAX_ALPHABET_SPAN: u32 = 24;

/// True for a row of different characters that are close together in their block: an alphabet, not a word. In scripts
/// whose words naturally look like that, common letters repeat, or a table of pairs decides.
fn is_alphabet_run(text: &str) -> bool {
    let mut non_ascii: Vec<u32> =
        text.chars().filter(|c| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER).map(u32::from).collect();
    let count = non_ascii.len();
    non_ascii.sort_unstable();
    non_ascii.dedup();
    let span = non_ascii.last().zip(non_ascii.first()).map_or(0, |(last, first)| last - first);
    count >= MIN_ALPHABET_RUN && non_ascii.len() == count && span <= MAX_ALPHABET_SPAN
}

/// No Latin spelling has this many non-ASCII letters in a row.
const IMPOSSIBLE_LATIN_ROW: usize = 4;

/// By how many bits each character of undamaged text may cost more than usual, and the text as a whole.
const MAX_EXCESS_PER_CHAR: i64 = 2;
const MAX_EXCESS: i64 = 8;

/// True when the letters are spelt as in words. A list of ideographs with the same sound is a range of their encoding,
/// and reads like a range of some alphabet. Ideographs and syllables are recognised by their costs alone.
fn is_plausibly_spelt(text: &str) -> bool {
    let non_ascii = text.chars().filter(|&c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER).count();
    let wide = text.chars().filter(|&c| c >= FIRST_CJK && c != char::REPLACEMENT_CHARACTER).count();
    if wide * 2 > non_ascii {
        return true;
    }
    let is_short_and_rare = non_ascii < MIN_CHARS_WITH_RARE && text.chars().any(super::char_kind::is_rare);
    !is_short_and_rare
        && !is_one_unusual_letter(text)
        && are_latin_words(text)
        && plausible::excess(text) <= (MAX_EXCESS + MAX_EXCESS_PER_CHAR * non_ascii as i64) * i64::from(BIT)
        && !super::lists::is_list(text.chars())
        && !is_alphabet_run(text)
}

/// True if all recovered letters are the same one, and it is not among those that the languages of Western Europe
/// share. A table of ideographs often reads like that (`U+062FC拼|`).
fn is_one_unusual_letter(text: &str) -> bool {
    let is_usual = |c: char| ('\u{C0}'..='\u{FF}').contains(&c);
    let mut letters = text.chars().filter(|&c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER);
    letters.next().is_some_and(|first| !is_usual(first) && letters.all(|c| c == first))
}

/// The fewest characters of a text that may contain a letter that hardly any language has.
const MIN_CHARS_WITH_RARE: usize = 12;

/// True when the non-ASCII Latin letters are in words with others.
fn are_latin_words(text: &str) -> bool {
    let is_latin = |c: char| {
        !c.is_ascii()
            && matches!(class(c), Class::Lower(script) | Class::Upper(script) if script.family() == Script::Ascii)
    };
    let is_row = |c: char| is_latin(c) || c == char::REPLACEMENT_CHARACTER;
    let (mut non_ascii, mut in_word, mut row, mut longest) = (0, 0, 0, 0);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        row = if is_row(c) { row + 1 } else { 0 };
        if is_latin(c) {
            longest = longest.max(row);
            non_ascii += 1;
            in_word += usize::from(before.is_ascii_alphabetic() || chars.peek().is_some_and(char::is_ascii_alphabetic));
        }
        before = c;
    }
    longest < IMPOSSIBLE_LATIN_ROW && in_word * 2 >= non_ascii
}

/// True for lines with ideographs or syllables most of which are rare.
pub(super) fn is_suspect(line: &str) -> bool {
    let mut count = 0;
    let cjk_chars = line.chars().filter(|&c| c >= FIRST_CJK && c != char::REPLACEMENT_CHARACTER);
    let cost = cost(' ', cjk_chars.inspect(|_| count += 1), ' ');
    count > 0 && cost >= count * MIN_SUSPECT_BITS * BIT
}

/// Small kana that change the sound of the kana before them.
const SMALL_KANA: &str = "ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ";

/// True when a small kana begins a word or follows an ideograph: no Japanese is spelt like that.
pub(super) fn misspells_kana(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let before = std::mem::replace(&mut before, c);
        SMALL_KANA.contains(c) && class(before) != Class::Lower(Script::Kana)
    })
}

/// The fewest times that an ideograph must occur in a row to be a repetition. Chosen by hand: people write `炸炸炸炸`, and
/// misread words do not contain such rows.
const MIN_REPEATS: usize = 3;

/// True for a line in which at least half of the ideographs and syllables are in such repetitions.
fn is_repetition(line: &str) -> bool {
    let (mut count, mut in_rows, mut row, mut before) = (0, 0, 0, ' ');
    for c in line.chars() {
        row = if c == before { row + 1 } else { 1 };
        before = c;
        if c < FIRST_CJK || c == char::REPLACEMENT_CHARACTER {
            continue;
        }
        count += 1;
        in_rows += match row.cmp(&MIN_REPEATS) {
            Ordering::Less => 0,
            Ordering::Equal => MIN_REPEATS,
            Ordering::Greater => 1,
        };
    }
    in_rows > 0 && in_rows * 2 >= count
}

/// How many characters are tested before a line is encoded (chosen by hand).
const TESTED_CHARS: usize = 8;

/// False if one of the first non-ASCII characters does not exist in the encoding.
pub(super) fn can_encode(encoding: &'static Encoding, line: &str) -> bool {
    let non_ascii = line.chars().filter(|&c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER);
    !encoding.encode(&non_ascii.take(TESTED_CHARS).collect::<String>()).2
}

/// The bytes of the line, with `None` for lost bytes. `None` as a whole if a character does not exist in the encoding.
fn bytes(line: &str, encoding: &'static Encoding) -> Option<Vec<Option<u8>>> {
    if !can_encode(encoding, line) {
        return None;
    }
    let mut bytes = Vec::with_capacity(line.len());
    for (n, piece) in line.split(char::REPLACEMENT_CHARACTER).enumerate() {
        if n > 0 {
            bytes.push(None);
        }
        let (encoded, _, unmappable) = encoding.encode(piece);
        if unmappable {
            return None;
        }
        bytes.extend(encoded.iter().copied().map(Some));
    }
    Some(bytes)
}

/// The text, if it is mostly complete and contains no improbable character.
fn recover(bytes: &[Option<u8>]) -> Option<String> {
    let mut found = Recovered { text: String::new(), whole: 0, broken: 0 };
    let mut at = 0;
    while at < bytes.len() {
        at += found.step(&bytes[at..]);
    }
    let share = found.whole as f32 / (found.whole + found.broken).max(1) as f32;
    (share >= MIN_COMPLETE && !found.text.chars().any(improbable) && is_in_one_script(&found.text))
        .then_some(found.text)
}

/// The fewest different letters that must be recovered (chosen by hand: one or two occur by chance).
const MIN_LETTERS: usize = 4;

/// True for text in one script besides Latin, with enough letters.
fn is_in_one_script(text: &str) -> bool {
    let families = || {
        text.chars().filter(|c| !c.is_ascii()).filter_map(|c| match class(c) {
            Class::Lower(script) | Class::Upper(script) => Some(script.family()),
            _ => None,
        })
    };
    let mut scripts = families().filter(|&family| family != Script::Ascii);
    let first = scripts.next();
    scripts.all(|family| Some(family) == first) && (first.is_none() || different_letters(text) >= MIN_LETTERS)
}

/// The number of different non-ASCII letters. Repeated words are not further evidence.
fn different_letters(text: &str) -> usize {
    let is_letter = |c: &char| !c.is_ascii() && matches!(class(*c), Class::Lower(_) | Class::Upper(_));
    super::lists::distinct(text.chars().filter(is_letter).collect())
}

/// The line without repeated words, if they are half of it: a dictionary has the same word on both sides.
pub(super) fn without_repeats(line: &str) -> Option<String> {
    let mut seen = HashSet::new();
    let mut once = String::with_capacity(line.len());
    for piece in line.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        let is_new = word.is_ascii() || seen.insert(hash_64(word.bytes()));
        once.push_str(if is_new { piece } else { &piece[word.len()..] });
    }
    let non_ascii = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
    (once.len() < line.len() && non_ascii(&once) * 2 <= non_ascii(line)).then_some(once)
}

impl Recovered {
    /// Reads one character or one run of lost bytes. Returns its length in bytes.
    fn step(&mut self, rest: &[Option<u8>]) -> usize {
        if let Some(byte) = rest[0].filter(u8::is_ascii) {
            self.text.push(char::from(byte));
            return 1;
        }
        if let Some((c, length)) = sequence(rest) {
            self.text.push(c);
            // An encoded U+FFFD recovers nothing: its character was lost before.
            self.whole += if c == char::REPLACEMENT_CHARACTER { 0 } else { length };
            return length;
        }
        // A run of lost bytes ends where ASCII or a complete sequence begins.
        let goes_on = |at: &usize| rest[*at].is_none_or(|b| !b.is_ascii()) && sequence(&rest[*at..]).is_none();
        let length = (1..rest.len()).take_while(goes_on).count() + 1;
        self.text.push(char::REPLACEMENT_CHARACTER);
        self.broken += length;
        length
    }
}

/// The complete sequence at the start of `rest`.
fn sequence(rest: &[Option<u8>]) -> Option<(char, usize)> {
    let length = utf8::length(rest[0]?);
    let mut bytes = [0; 4];
    for (byte, known) in bytes.iter_mut().zip(rest.get(..length)?) {
        *byte = (*known)?;
    }
    let c = if length == 0 { None } else { utf8::code(&bytes[..length]).and_then(char::from_u32) };
    c.map(|c| (c, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_kana_follows_a_kana() {
        assert!(misspells_kana("死ゅて"));
        assert!(misspells_kana("ャ"));
        assert!(!misspells_kana("出発しゅっぱつのコンピューター、ヴァイオリン"));
    }

    #[test]
    fn a_repeated_letter_is_not_evidence() {
        assert_eq!(best("U+062FC拼|U+062FC拼|U+062DA拚|"), None);
        assert!(
            is_one_unusual_letter("aƴ|bƴ|c\u{FFFD}")
                && !is_one_unusual_letter("café")
                && !is_one_unusual_letter("łóżko")
        );
    }

    #[test]
    fn encoded_replacement_characters_recover_nothing() {
        // 锟斤拷 is two encoded U+FFFD that were read as GBK. Reading it as UTF-8 would only destroy the ideographs beside it.
        assert_eq!(best("中文锟斤拷锟斤拷"), None);
        assert_eq!(best("锟斤拷锟斤拷 读者 锟斤拷锟斤拷"), None);
    }

    #[test]
    fn repeated_words_are_dropped() {
        assert_eq!(without_repeats("尺布斗粟\t尺布斗粟"), Some("尺布斗粟\t".to_owned()));
        assert_eq!(without_repeats("\"喂喂\": \"喂喂\", a a"), Some("\"喂喂\": \"\", a a".to_owned()));
        assert_eq!(without_repeats("丑剌剌\t醜剌剌"), None);
    }

    #[test]
    fn recovers_the_bytes_that_were_not_lost() {
        let damaged = encoding_rs::GBK.decode("中文编码测试，这是一个例子".as_bytes()).0;
        let (text, _) = best(&damaged).unwrap();
        assert!(text.contains("文编码测试"), "{text}");
        assert!(best("中文：《这是正确的》，没有问题。").is_none());
        assert!(best("浣熊很可爱，锛和鎴是罕见的汉字").is_none());
    }
}
