//! Text in one legacy encoding that was decoded with another.
//!
//! No valid UTF-8 supports these repairs, only the letters do. The line is converted back to bytes in each encoding
//! with which it may have been decoded, and the cost of the bytes is computed for every other encoding.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::super::shown::{is_data, is_shown};
use super::prefilter::Prescan;
use super::{cjk, lists};
use crate::codepage::{COUNT, CharBytes, codepages, inverse};
use crate::plausible::{self, BIT, Class, FIRST_CJK, Layout, class, cost_model, is_c1};
use crate::span::Span;

/// Encodings that programs use by mistake: the defaults of systems, and relatives of the right encoding.
const SOURCES: [&str; 11] = [
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1257",
    "macintosh",
    "cp850",
    "ibm866",
    "koi8-r",
    "cp437",
    "cp852",
];

/// The same for text in ideographs.
const CJK_SOURCES: [&str; 4] = ["gbk", "big5", "shift_jis", "euc-kr"];

/// Multi-byte encodings that may be the right one.
const CJK_TARGETS: [&str; 5] = ["gbk", "big5", "shift_jis", "euc-kr", "euc-jp"];

/// A better reading of a line.
pub(super) struct Legacy {
    pub(super) text: String,
    /// The gain in plausibility of the line, in quarter bits.
    pub(super) gain: i64,
    /// The number of non-ASCII characters in the line.
    pub(super) non_ascii: usize,
    /// The cost of the new text, in quarter bits.
    pub(super) cost: i64,
}

/// True when each character of `line` from the CJK blocks on is a byte in some single-byte encoding: a few ligatures
/// and a logo are.
pub(super) fn has_single_bytes(line: &str) -> bool {
    let inverse = inverse();
    line.chars().filter(|&c| c >= FIRST_CJK).all(|c| inverse.entry(c).own != 0)
}

/// The best other reading of `line`, if it is certain enough to act on. A line that is not [suspect](cjk::is_suspect)
/// was not read in an encoding of East Asia.
pub(super) fn best(line: &str, prescan: &Prescan, is_suspect: bool) -> Option<Legacy> {
    let non_ascii = prescan.non_ascii;
    let controls = prescan.controls;
    let legacy =
        (controls > 0 && controls * 2 >= non_ascii).then(|| EncodedLine::new(line, false).c1_reading()).flatten();
    if legacy.is_some() {
        return legacy;
    }
    let need = MIN_EXCESS.max(MIN_EXCESS_PER_CHAR * non_ascii as i64);
    if prescan.distinct < MIN_LATIN_LETTERS
        || plausible::excess(line) < need * i64::from(BIT) && !lists::is_mixed_line_art(line)
        || lists::is_mostly_lists(line)
        || is_filling(line, non_ascii)
        || is_data(line)
    {
        return None;
    }
    let line = EncodedLine::new(line, is_suspect);
    // The line costs at most this much, so a reading that is not cheaper is not a repair.
    let most = text_cost(line.text);
    let inner = inner_signs(line.text);
    let bonus = INNER_SIGN * inner as i64 * i64::from(BIT);
    let each = if inner >= MIN_AGREEING_WORDS { MAX_SIGNS_COST_PER_CHAR } else { MAX_LATIN_COST_PER_CHAR };
    let mut limit = (most + bonus - MIN_GAIN * i64::from(BIT)).min((non_ascii as f32 * each * BIT as f32) as i64 + 1);
    let mut best = None;
    for (source, bytes) in line.sources() {
        if let Some((target, other)) = line.target(source, &bytes, limit) {
            limit = other;
            best = Some((bytes, target));
        }
    }
    let (bytes, target) = best?;
    let cost = line.undamaged_cost(most);
    let legacy = Legacy { text: decode(&bytes, target)?, gain: cost + bonus - limit, non_ascii, cost: limit };
    Some(legacy).filter(|legacy| legacy.is_certain_enough(line.text))
}

/// The fewest bits that damaged text costs above undamaged text, in total and for each non-ASCII character, even if
/// each pair may be in another language (fit on the development set: hardly any repaired line is below).
const MIN_EXCESS: i64 = 10;
const MIN_EXCESS_PER_CHAR: i64 = 1;

/// The bits by which a line with C1 controls must be cheaper in another encoding than in windows-1252, which such bytes
/// nearly always are. No undamaged line contains C1 controls, so this is less than for other lines (fit on clean text
/// of the development set, with its windows-1252 bytes read as iso-8859-1).
const MIN_C1_GAIN: i64 = 12;

/// The encodings with letters in the place of C1 controls.
const C1_TARGETS: [&str; 4] = ["macintosh", "cp437", "cp850", "cp852"];

/// True when most non-ASCII characters repeat the one before them: they fill a line and are not text.
fn is_filling(line: &str, non_ascii: usize) -> bool {
    let mut before = ' ';
    let repeats = line.chars().filter(|&c| !c.is_ascii() && std::mem::replace(&mut before, c) == c).count();
    repeats * 2 > non_ascii
}

/// A line that is converted back to bytes.
struct EncodedLine<'t> {
    text: &'t str,
    /// True when it may have been read in an encoding of East Asia.
    tries_cjk: bool,
    layout: Layout,
    /// One byte for each character: the character itself if it is ASCII, otherwise 80.
    template: Vec<u8>,
    /// The non-ASCII characters and their positions.
    non_ascii: Vec<(usize, &'static CharBytes)>,
}

impl<'t> EncodedLine<'t> {
    fn new(text: &'t str, tries_cjk: bool) -> Self {
        let inverse = inverse();
        let template: Vec<u8> = text.chars().map(|c| if c.is_ascii() { c as u8 } else { 0x80 }).collect();
        let non_ascii = text.chars().enumerate().filter(|(_, c)| !c.is_ascii()).map(|(at, c)| (at, inverse.entry(c)));
        Self { text, tries_cjk, layout: Layout::new(&template), non_ascii: non_ascii.collect(), template }
    }

    /// The line in a single-byte encoding, if all characters exist there.
    fn to_bytes(&self, encoding: usize) -> Option<Vec<u8>> {
        if self.non_ascii.iter().any(|(_, entry)| entry.bytes[encoding] == 0) {
            return None;
        }
        let mut bytes = self.template.clone();
        for &(at, entry) in &self.non_ascii {
            bytes[at] = entry.bytes[encoding];
        }
        Some(bytes)
    }

    /// The cost of the line if it is undamaged, in any language; at most `most`.
    fn undamaged_cost(&self, most: i64) -> i64 {
        let mut least = most;
        for at in 0..COUNT {
            let cost = self.to_bytes(at).and_then(|bytes| cost_model(at).non_ascii_cost(&bytes, &self.layout, least));
            least = cost.unwrap_or(least);
        }
        least
    }

    /// The best reading of an iso-8859-1 line with C1 controls, if it is not the usual one.
    fn c1_reading(&self) -> Option<Legacy> {
        let controls = || self.text.char_indices().filter(|&(_, c)| is_c1(c));
        let of_word = |&(at, c): &(usize, char)| {
            let before = self.text[..at].chars().next_back();
            let after = self.text[at + c.len_utf8()..].chars().next();
            [before, after].into_iter().flatten().any(|c| c.is_ascii_alphabetic())
        };
        let mut shown = controls().filter(|&(at, c)| is_shown(self.text, Span::new(at, at + c.len_utf8())));
        if shown.next().is_some() || controls().filter(of_word).count() * 2 < controls().count() {
            return None;
        }
        let latin1: Option<Vec<u8>> = self.text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
        let bytes = latin1?;
        let usual = cost_model(0).non_ascii_cost(&bytes, &self.layout, i64::MAX)?;
        let limit = usual - MIN_C1_GAIN * i64::from(BIT);
        let priced = C1_TARGETS.iter().filter_map(|&name| {
            let cost = cost_model(position(name)?).non_ascii_cost(&bytes, &self.layout, limit)?;
            Some((cost, name))
        });
        let (cost, target) = priced.min()?;
        let text = decode(&bytes, target).filter(|text| is_latin(text))?;
        Some(Legacy { text, gain: usual - cost, non_ascii: self.non_ascii.len(), cost })
    }

    /// The bytes of the line in each encoding that can represent it.
    fn sources(&self) -> Vec<(&'static str, Vec<u8>)> {
        let single = SOURCES.iter().filter_map(|&name| Some((name, self.to_bytes(position(name)?)?)));
        let cjk = CJK_SOURCES.iter().filter(|_| self.tries_cjk).filter_map(|&name| {
            let encoding = Encoding::for_label(name.as_bytes()).filter(|at| cjk::can_encode(at, self.text))?;
            let (bytes, _, lossy) = encoding.encode(self.text);
            (!lossy).then(|| (name, bytes.into_owned()))
        });
        single.chain(cjk).collect()
    }

    /// The cheapest other encoding of the bytes, if its cost is below `limit`.
    fn target(&self, source: &str, bytes: &[u8], limit: i64) -> Option<(&'static str, i64)> {
        let own = (bytes.len() != self.template.len()).then(|| Layout::new(bytes));
        let layout = own.as_ref().unwrap_or(&self.layout);
        let mut best = None;
        let mut limit = limit;
        for at in (0..COUNT).filter(|&at| codepages()[at].name != source) {
            if let Some(cost) = cost_model(at).non_ascii_cost(bytes, layout, limit) {
                limit = cost;
                best = Some((codepages()[at].name, cost));
            }
        }
        for &name in CJK_TARGETS.iter().filter(|&&name| name != source) {
            let encoding = Encoding::for_label(name.as_bytes())?;
            let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
            if let Some(cost) = text.map(|text| text_cost(&text)).filter(|&cost| cost < limit) {
                limit = cost;
                best = Some((name, cost));
            }
        }
        best
    }
}

fn decode(bytes: &[u8], target: &str) -> Option<String> {
    match position(target) {
        Some(at) => bytes.iter().map(|&b| codepages()[at].decode(b)).collect(),
        None => Encoding::for_label(target.as_bytes())?
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(Cow::into_owned),
    }
}

fn position(name: &str) -> Option<usize> {
    codepages().iter().position(|page| page.name == name)
}

/// The cost of all pairs that are not both ASCII.
fn text_cost(text: &str) -> i64 {
    let mut prev = ' ';
    let mut sum = 0;
    for c in text.chars() {
        if !c.is_ascii() || !prev.is_ascii() {
            sum += i64::from(plausible::pair(prev, c));
        }
        prev = c;
    }
    sum
}

/// The gain required of a reading with only Latin letters, and of any other (fit on the development set: none of 6,000
/// clean lines reaches it). Names and loan words are expensive in every reading, so a single letter proves little.
const MIN_LATIN_GAIN: i64 = 30;
const MIN_LATIN_LETTERS: usize = 3;
const MIN_LATIN_GAIN_PER_CHAR: f32 = 1.2;
const MIN_OTHER_GAIN: i64 = 40;
const MIN_OTHER_LETTERS: usize = 4;
const MIN_OTHER_GAIN_PER_CHAR: f32 = 0.8;

/// The most bits that each character of the new text may cost.
const MAX_LATIN_COST_PER_CHAR: f32 = 12.5;
const MAX_OTHER_COST_PER_CHAR: f32 = 9.0;

/// The number of two-byte characters that a reading must contain, and the bits that each may cost (chosen by hand).
const MIN_WIDE_CHARS: usize = 3;
const MAX_WIDE_COST_PER_CHAR: f32 = 14.0;

/// The most no-break spaces that a reading may introduce.
const MAX_SPACES: usize = 2;

impl Legacy {
    /// True when the gain is enough to act on.
    pub(super) fn is_certain_enough(&self, line: &str) -> bool {
        let bit = f32::from(BIT as i16);
        let (gain_per_char, cost_per_char) =
            (self.gain as f32 / bit / self.non_ascii as f32, self.cost as f32 / bit / self.non_ascii as f32);
        if self.is_strange(line)
            || self.merges_bytes_by_chance(line, bit)
            || self.is_of_list(line)
            || self.is_misspelt(line)
        {
            return false;
        }
        if self.gain >= MIN_GAIN * i64::from(BIT) && self.is_supported_by_words(line, gain_per_char, cost_per_char) {
            return true;
        }
        if is_latin(&self.text) {
            self.gain >= MIN_LATIN_GAIN * i64::from(BIT)
                && gain_per_char >= MIN_LATIN_GAIN_PER_CHAR
                && cost_per_char <= MAX_LATIN_COST_PER_CHAR
                && distinct_non_ascii(line) >= MIN_LATIN_LETTERS
                && !contains_line_art(line)
                && (signs(&self.text) <= signs(line) || agreeing_words(line, &self.text) > 1)
        } else {
            distinct_non_ascii(line) >= MIN_OTHER_LETTERS
                && self.gain >= MIN_OTHER_GAIN * i64::from(BIT)
                && gain_per_char >= MIN_OTHER_GAIN_PER_CHAR
                && cost_per_char <= MAX_OTHER_COST_PER_CHAR
                && !has_dominant_letter(&self.text)
        }
    }
}

/// The bits by which any reading must be cheaper.
const MIN_GAIN: i64 = 14;

/// How many words must support a reading in Latin letters that gains less than [`MIN_LATIN_GAIN`], and the bits for
/// each character.
const MIN_AGREEING_WORDS: usize = 3;
const MIN_AGREED_GAIN_PER_CHAR: f32 = 1.9;
const MAX_AGREED_COST_PER_CHAR: f32 = 12.0;

/// The same for short text whose words contain no ASCII letter: names and titles in another script.
const MIN_TITLE_LETTERS: usize = 4;
const MIN_TITLE_GAIN_PER_CHAR: f32 = 4.0;
const MAX_TITLE_COST_PER_CHAR: f32 = 5.5;

impl Legacy {
    /// True when the new text contains controls or many no-break spaces that the line does not have.
    fn is_strange(&self, line: &str) -> bool {
        let spaces = |text: &str| text.matches('\u{A0}').count();
        let controls = |text: &str| text.chars().any(is_c1);
        let found = spaces(&self.text);
        controls(&self.text) && !controls(line) || found > MAX_SPACES && found > spaces(line)
    }

    /// True when pairs of bytes form characters by chance.
    fn merges_bytes_by_chance(&self, line: &str, bit: f32) -> bool {
        merges_bytes(line, &self.text) && (!self.is_whole_text(bit) || lists::is_all_different(line))
    }

    /// True when the line or the text is a table, a list or an abbreviation.
    fn is_of_list(&self, line: &str) -> bool {
        lists::is_row_of_table(&self.text)
            || is_latin(&self.text) && is_one_letter(line, &self.text)
            || lists::is_abbreviation(line)
    }

    /// True when no language spells words like those of the text.
    fn is_misspelt(&self, line: &str) -> bool {
        let text = &self.text;
        is_latin(text) && (inner_capitals(text) > inner_capitals(line) || inner_signs(text) > inner_signs(line))
            || destroys_words(line, text)
            || adds_code_marks(line, text)
            || cjk::misspells_kana(text)
            || line.chars().any(|c| c >= FIRST_CJK) && !is_mostly_letters(text)
    }

    /// True for enough common two-byte characters. Any text with fewer characters is cheaper.
    fn is_whole_text(&self, bit: f32) -> bool {
        let non_ascii = self.text.chars().filter(|c| !c.is_ascii()).count();
        non_ascii >= MIN_WIDE_CHARS && self.cost as f32 / bit <= MAX_WIDE_COST_PER_CHAR * non_ascii as f32
    }

    /// True when the gain is small but supported by all words that change: three words of a line in Latin letters, or
    /// the whole of a title in another script.
    fn is_supported_by_words(&self, line: &str, gain_per_char: f32, cost_per_char: f32) -> bool {
        if is_latin(&self.text) {
            let most = if inner_signs(line) >= MIN_AGREEING_WORDS {
                MAX_SIGNS_COST_PER_CHAR
            } else {
                MAX_AGREED_COST_PER_CHAR
            };
            return gain_per_char >= MIN_AGREED_GAIN_PER_CHAR
                && cost_per_char <= most
                && signs(&self.text) <= signs(line)
                && agreeing_words(line, &self.text) >= MIN_AGREEING_WORDS;
        }
        let is_pure = |word: &str| word.is_ascii() || !word.contains(|c: char| c.is_ascii_alphabetic());
        let is_title =
            || line.split(|c: char| !c.is_alphanumeric()).all(|word| is_pure(word) && !lists::is_ordered(word));
        gain_per_char >= MIN_TITLE_GAIN_PER_CHAR
            && cost_per_char <= MAX_TITLE_COST_PER_CHAR
            && distinct_non_ascii(line) >= MIN_TITLE_LETTERS
            && is_mostly_letters(&self.text)
            && is_title()
    }
}

/// True when the text has fewer characters than the line: two bytes became one character.
fn merges_bytes(line: &str, text: &str) -> bool {
    text.chars().count() < line.chars().count()
}

/// The evidence in bits against the original text for each sign between two letters, in addition to the cost of the
/// sign; and the most bits per character that the new text may cost if there are several such signs (chosen by hand:
/// words contain no quotes or per mille signs).
const INNER_SIGN: i64 = 6;
const MAX_SIGNS_COST_PER_CHAR: f32 = 14.0;

/// How many quotes, daggers and the like are between two lower-case letters, as in `ge‹nteresseerd`.
fn inner_signs(text: &str) -> usize {
    let is_sign = |c: char| {
        matches!(c, '‹' | '›' | '‚' | '„' | '“' | '”' | '•' | '…' | '†' | '‡' | '‰' | 'ˆ' | '¤' | '¦' | '¨') || is_c1(c)
    };
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    let mut count = 0;
    while let Some(c) = chars.next() {
        let after = chars.peek().is_some_and(char::is_ascii_lowercase);
        count += usize::from(is_sign(c) && before.is_ascii_lowercase() && after);
        before = c;
    }
    count
}

/// The fewest words that must change if they all change in the same letter, and how many first letters make two words
/// forms of one. Repeated words and forms of one word are not further evidence. Chosen by hand.
const MIN_WORDS_OF_ONE_LETTER: usize = 3;
const STEM: usize = 3;

/// True when the texts differ in one letter only, in few different words (`tabuľky`, `tabuľke`).
fn is_one_letter(line: &str, text: &str) -> bool {
    if line.chars().count() != text.chars().count() {
        return false;
    }
    let mut changed: Vec<(char, char)> = line.chars().zip(text.chars()).filter(|(old, new)| old != new).collect();
    crate::order::sort(&mut changed);
    changed.dedup();
    if changed.len() != 1 {
        return false;
    }
    let letter = changed[0].1;
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.contains(letter));
    let mut words: Vec<String> = words.map(|word| word.to_lowercase().chars().take(STEM).collect()).collect();
    crate::order::sort(&mut words);
    words.dedup();
    words.len() < MIN_WORDS_OF_ONE_LETTER
}

/// How many capitals follow a lower-case letter.
fn inner_capitals(text: &str) -> usize {
    text.chars().zip(text.chars().skip(1)).filter(|(a, b)| a.is_lowercase() && b.is_uppercase()).count()
}

/// The number of non-ASCII characters that are not letters.
fn signs(text: &str) -> usize {
    text.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).count()
}

/// The number of distinct words that become more plausible, if they are at least three in four of those that change;
/// otherwise none.
fn agreeing_words(line: &str, text: &str) -> usize {
    let words = |text: &'_ str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let (old, new) = (words(line), words(text));
    if old.len() != new.len() {
        return 0;
    }
    let cost = |word: &str| plausible::cost(' ', word.chars(), ' ');
    let mut changed: Vec<(String, String)> = old.into_iter().zip(new).filter(|(old, new)| old != new).collect();
    crate::order::sort(&mut changed);
    changed.dedup();
    let excess = |word: &str| plausible::excess(&format!(" {word} "));
    let is_better = |old: &str, new: &str| {
        cost(new) <= cost(old) || excess(new) < excess(old) || inner_signs(new) < inner_signs(old)
    };
    let better = changed.iter().filter(|(old, new)| is_better(old, new)).count();
    if better * 4 >= changed.len() * 3 { better } else { 0 }
}

/// In text with at least this many letters of another script, no letter exceeds this percentage (chosen by hand: in
/// undamaged text the most common letter is at most 20).
const MIN_VARIED: usize = 12;
const MAX_COMMONEST_PERCENT: usize = 30;

/// True when one letter is far more common than in text. It is then the first byte of sequences.
fn has_dominant_letter(text: &str) -> bool {
    let mut non_ascii: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    non_ascii.sort_unstable();
    let most = non_ascii.chunk_by(|a, b| a == b).map(<[char]>::len).max().unwrap_or(0);
    non_ascii.len() >= MIN_VARIED && most * 100 > non_ascii.len() * MAX_COMMONEST_PERCENT
}

/// True when at least a third of the letters that change become signs, or signs become nothing but signs: a repair does
/// not destroy words, and formulas are not words. Combining marks and apostrophes do not count as signs.
fn destroys_words(line: &str, text: &str) -> bool {
    if line.chars().count() != text.chars().count() {
        return false;
    }
    let all = || line.chars().zip(text.chars()).filter(|(old, new)| old != new);
    let is_letter = |c: char| c.is_alphabetic() && !('\u{2B0}'..='\u{2FF}').contains(&c);
    let changed = || all().filter(|&(old, _)| is_letter(old));
    if all().all(|(old, new)| !is_letter(old) && !is_letter(new)) {
        return true;
    }
    let is_sign = |c: char| !is_letter(c) && c != '’' && class(c) != Class::Mark;
    let signs = changed().filter(|&(_, new)| is_sign(new)).count();
    signs > 0 && signs * 3 >= changed().count()
}

/// True when the text has punctuation of code that the line lacks: it consists of the second bytes of intended
/// ideographs.
fn adds_code_marks(line: &str, text: &str) -> bool {
    let marks = |text: &str| text.bytes().filter(|b| b"@[\\]^_`{|}~".contains(b)).count();
    marks(text) > marks(line)
}

fn is_latin(text: &str) -> bool {
    !text.chars().any(|c| c.is_alphabetic() && c >= '\u{370}')
}

/// True when most non-ASCII characters are letters.
fn is_mostly_letters(text: &str) -> bool {
    let non_ascii = || text.chars().filter(|c| !c.is_ascii());
    non_ascii().filter(|c| c.is_alphabetic()).count() * 2 >= non_ascii().count()
}

/// True for two adjacent characters of line art: they are part of a drawing.
fn contains_line_art(line: &str) -> bool {
    let is_box = |c: char| class(c) == Class::Box;
    line.chars().zip(line.chars().skip(1)).any(|(a, b)| is_box(a) && is_box(b))
}

fn distinct_non_ascii(line: &str) -> usize {
    lists::distinct(line.chars().filter(|c| !c.is_ascii()).collect())
}
