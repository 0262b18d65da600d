//! The costs of letters in one language: what each letter costs after another.

use std::cell::OnceCell;
use std::sync::OnceLock;

use super::language::{Language, STEP};
use super::letter_table::{DETECTED, LANGUAGES};
use super::signs;
use super::{BIT, Class, Script, Traits, alphabet, traits, transition};
use crate::codepage::{ALL, Codepage, all_codepages};

/// The cost of a letter of the right script that the language does not have (chosen by hand: names and loan words
/// contain it).
const FOREIGN: i32 = 14 * BIT;

/// The cost of an ASCII letter in a language with another script: in a word of ASCII letters, or inside another word.
pub(super) const ASCII_IN_WORD: i32 = 5 * BIT;
const ASCII_SWITCH: i32 = 13 * BIT;

/// The cost of a capital after a lower-case letter, at the start of a word, and after a capital.
const CAPITAL_INSIDE: i32 = 9 * BIT;
pub(super) const CAPITAL_FIRST: i32 = BIT;
const CAPITAL_NEXT: i32 = BIT;

/// The cost of a lower-case letter after two capitals.
const SMALL_AFTER_CAPITALS: i32 = 5 * BIT;

/// Symbols beyond those of the language.
const UNKNOWN: u8 = 255;
const ASCII: u8 = 254;

impl Language {
    /// The number of symbols in a row of the table.
    fn size(&self) -> usize {
        self.letters.chars().count() + 1
    }
}

/// The symbol of `c`, whose lower-case form is `small`, in the language with these letters.
fn symbol(letters: &[char], c: char, small: char) -> u8 {
    match letters.binary_search(&small) {
        Ok(at) => at as u8 + 1,
        Err(_) if c.is_ascii_alphabetic() && letters.first() != Some(&'a') => ASCII,
        Err(_) => UNKNOWN,
    }
}

/// The letters of each language, in the order of [`languages`].
fn letters_of_languages() -> &'static [Vec<char>] {
    static LETTERS: OnceLock<Vec<Vec<char>>> = OnceLock::new();
    LETTERS.get_or_init(|| languages().map(|language| language.letters.chars().collect()).collect())
}

/// All languages; those that repair also uses come first.
fn languages() -> impl Iterator<Item = &'static Language> {
    LANGUAGES.iter().chain(&DETECTED)
}

/// The language at that place of all.
fn language(at: usize) -> &'static Language {
    LANGUAGES.get(at).unwrap_or_else(|| &DETECTED[at - LANGUAGES.len()])
}

/// The encoding in the tables with the letters of the same languages.
fn same_letters_as(page: &'static str) -> &'static str {
    match page {
        "cp737" | "x-mac-greek" => "windows-1253",
        "cp775" => "windows-1257",
        "cp855" => "windows-1251",
        "cp857" | "x-mac-turkish" => "windows-1254",
        "cp862" => "windows-1255",
        "x-mac-ce" => "windows-1250",
        name => name,
    }
}

fn small(c: char) -> char {
    match c {
        'İ' => 'i',
        'ț' | 'Ț' => 'ţ',
        'ș' | 'Ș' => 'ş',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The properties of a byte in an encoding, whatever the language.
#[derive(Clone, Copy)]
pub(super) struct Byte {
    pub(super) traits: Traits,
    pub(super) letter: bool,
    pub(super) upper: bool,
    pub(super) ascii_letter: bool,
    /// The place of its class among all.
    class: u8,
    /// The number of its sign; 0 if it is not a sign.
    pub(super) sign: u8,
    /// Its role next to a sign.
    pub(super) neighbour: u8,
    /// Its cost in a language that does not have it, in quarter bits; for detection.
    pub(super) foreign: u8,
}

/// An encoding with a language that can be written in it.
pub(super) struct LanguageInEncoding {
    /// The index of the language in the table.
    pub(super) language: usize,
    /// The row and column of each byte's letter in `costs`.
    pub(super) symbols: [u8; 256],
    /// The cost of each symbol after each, in quarter bits: those of the language, an unknown letter, one of ASCII.
    costs: &'static [u8],
    /// Symbols of the language, which is also the place of the unknown letter.
    pub(super) size: usize,
    /// The cost of the language in the encoding, in quarter bits; for detection.
    pub(super) rarity: i64,
}

/// Everything needed to compute the cost of bytes in a single-byte encoding.
pub(crate) struct CostModel {
    pub(super) bytes: [Byte; 256],
    pub(super) tables: Vec<LanguageInEncoding>,
    /// True when most of its letters are Latin.
    pub(super) is_latin: bool,
}

/// The cost model of the encoding with this index in [`all_codepages`]; built on first use.
pub(crate) fn cost_model(encoding: usize) -> &'static CostModel {
    static MODELS: [OnceLock<CostModel>; ALL] = [const { OnceLock::new() }; ALL];
    MODELS[encoding].get_or_init(|| CostModel::new(&all_codepages()[encoding]))
}

/// A byte with the two bytes before it.
#[derive(Clone, Copy)]
struct Triple {
    before: u8,
    prev: u8,
    next: u8,
}

/// The properties of a text that are the same in all single-byte encodings.
///
/// Most bytes of most texts are ASCII and mean the same everywhere, so their cost is computed only once.
pub(crate) struct Layout {
    /// The ends of the pairs that are not both ASCII.
    non_ascii: Vec<usize>,
    /// The cost of the letters in all ASCII pairs, in each language; computed on first use.
    letters: OnceCell<Vec<i64>>,
}

impl Layout {
    /// Reads `text`, in which any byte from 80 on means a non-ASCII character.
    pub(crate) fn new(text: &[u8]) -> Self {
        let mut non_ascii = Vec::new();
        let mut prev = b' ';
        for (at, &next) in text.iter().enumerate() {
            if prev | next >= 0x80 {
                non_ascii.push(at);
            }
            prev = next;
        }
        Self { non_ascii, letters: OnceCell::new() }
    }

    /// The cost of the ASCII pairs of `text` in each language, computed on first use: most lines do not need it.
    fn letters(&self, text: &[u8]) -> &[i64] {
        self.letters.get_or_init(|| ascii_costs(text))
    }
}

impl Triple {
    /// The byte at `at` and those before it; spaces precede the text.
    #[inline]
    fn at(text: &[u8], at: usize) -> Self {
        match at {
            2.. => Self { before: text[at - 2], prev: text[at - 1], next: text[at] },
            1 => Self { before: b' ', prev: text[0], next: text[1] },
            0 => Self { before: b' ', prev: b' ', next: text[0] },
        }
    }
}

/// The number of ASCII letters without case, plus one for everything else.
pub(super) const FOLDED: usize = 27;

pub(super) fn fold(byte: u8) -> usize {
    if byte.is_ascii_alphabetic() { usize::from((byte | 0x20) - b'a') + 1 } else { 0 }
}

/// Room for all languages, in whole vectors.
pub(super) const LANES: usize = (LANGUAGES.len() + DETECTED.len()).next_multiple_of(16);

/// The cost of each pair of [`FOLDED`] letters in all languages.
fn ascii_tables() -> &'static [[u8; LANES]] {
    static TABLES: OnceLock<Vec<[u8; LANES]>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = vec![[0; LANES]; FOLDED * FOLDED];
        for (lane, (language, letters)) in languages().zip(letters_of_languages()).enumerate() {
            let folded = |at: usize| char::from(b'a' + at as u8 - 1);
            let symbols: [u8; FOLDED] =
                std::array::from_fn(|at| if at == 0 { 0 } else { symbol(letters, folded(at), folded(at)) });
            let size = language.size();
            for (at, costs) in tables.iter_mut().enumerate() {
                costs[lane] = letter(language, size, symbols[at / FOLDED], symbols[at % FOLDED]) as u8;
            }
        }
        tables
    })
}

/// Adds the costs `count` times.
pub(super) fn add_times<const N: usize>(sums: &mut [u32; N], costs: &[u8; N], mut count: u32) {
    while count > 0 {
        // The product of two bytes fits 16 bits, which processors multiply in vectors.
        let times = count.min(255);
        for (sum, &cost) in sums.iter_mut().zip(costs) {
            *sum += u32::from(u16::from(cost) * times as u16);
        }
        count -= times;
    }
}

/// The cost of the ASCII pairs of `text` in each language.
pub(super) fn ascii_costs(text: &[u8]) -> Vec<i64> {
    let mut counts = [0_u32; FOLDED * FOLDED];
    // Short text has few of the pairs.
    let mut places = Vec::with_capacity(text.len().min(FOLDED * FOLDED));
    let mut prev = b' ';
    for &next in text {
        if prev | next < 0x80 {
            let place = fold(prev) * FOLDED + fold(next);
            if counts[place] == 0 {
                places.push(place as u16);
            }
            counts[place] += 1;
        }
        prev = next;
    }
    let tables = ascii_tables();
    let mut sums = [0_u32; LANES];
    for place in places.into_iter().map(usize::from) {
        add_times(&mut sums, &tables[place], counts[place]);
    }
    sums[..LANGUAGES.len() + DETECTED.len()].iter().map(|&sum| i64::from(sum)).collect()
}

/// The cost of a byte that the encoding does not define.
pub(super) const UNDEFINED: i32 = 40 * BIT;

impl Byte {
    fn new(c: char) -> Self {
        let traits = traits(c);
        Self {
            traits,
            letter: matches!(traits.class, Class::Lower(_) | Class::Upper(_) | Class::Mark),
            upper: matches!(traits.class, Class::Upper(_)),
            ascii_letter: c.is_ascii_alphabetic(),
            class: traits.class.place() as u8,
            sign: signs::sign(c),
            neighbour: signs::neighbour_kind(c),
            foreign: foreign(c) as u8,
        }
    }

    /// The bytes of ASCII, which all encodings share.
    fn ascii() -> &'static [Self; 0x80] {
        static ASCII: OnceLock<[Byte; 0x80]> = OnceLock::new();
        ASCII.get_or_init(|| std::array::from_fn(|b| Self::new(char::from(b as u8))))
    }
}

impl CostModel {
    fn new(page: &Codepage) -> Self {
        let decoded: [char; 256] = std::array::from_fn(|b| page.decode(b as u8).unwrap_or(char::REPLACEMENT_CHARACTER));
        let ascii = Byte::ascii();
        let bytes: [Byte; 256] =
            std::array::from_fn(|b| ascii.get(b).copied().unwrap_or_else(|| Byte::new(decoded[b])));
        let lowered: [char; 256] = std::array::from_fn(|b| if bytes[b].letter { small(decoded[b]) } else { ' ' });
        let usable = languages()
            .enumerate()
            .filter(|(_, language)| language.encodings.split(' ').any(|name| name == same_letters_as(page.name)));
        let is_latin = is_latin((0x80..256).filter(|&b| bytes[b].letter).map(|b| decoded[b]));
        let tables = usable.map(|(at, language)| {
            let letters = &letters_of_languages()[at];
            let size = language.size();
            let place = |symbol: u8| match symbol {
                UNKNOWN => size as u8,
                ASCII => size as u8 + 1,
                _ => symbol,
            };
            let letter = |b: usize| place(symbol(letters, decoded[b], lowered[b]));
            LanguageInEncoding {
                language: at,
                costs: costs_of_language(at),
                size,
                rarity: if !is_latin && language.letters.starts_with('a') { BORROWED } else { 0 },
                symbols: std::array::from_fn(|b| if bytes[b].letter { letter(b) } else { 0 }),
            }
        });
        let tables: Vec<LanguageInEncoding> = tables.collect();
        Self { bytes, tables, is_latin }
    }

    /// The cost of the pairs of `text` that are not both ASCII, in quarter bits, in the language that suits the whole
    /// text best; `None` if it is not below `limit`. The layout is that of the text, or of the same text in another
    /// single-byte encoding.
    pub(crate) fn non_ascii_cost(&self, text: &[u8], layout: &Layout, limit: i64) -> Option<i64> {
        if self.least(text, &layout.non_ascii, limit) >= limit {
            return None;
        }
        let common = self.common_cost(text, &layout.non_ascii, limit);
        Some(common + self.letter_costs(text, layout).unwrap_or(0)).filter(|&cost| cost < limit)
    }

    /// A lower bound of the cost: each pair of letters in the language in which it is most common. Stops at `limit`.
    fn least(&self, text: &[u8], ends: &[usize], limit: i64) -> i64 {
        let mut sum = 0;
        for &end in ends {
            let triple = Triple::at(text, end);
            let [before, prev, next] = [triple.before, triple.prev, triple.next].map(|b| &self.bytes[usize::from(b)]);
            sum += i64::from(next.after(prev, before) + next.least_after(prev));
            if sum >= limit {
                break;
            }
        }
        sum
    }

    /// The part of the cost that does not depend on the language: everything but letters, and case. Stops at `limit`.
    fn common_cost(&self, text: &[u8], ends: &[usize], limit: i64) -> i64 {
        let mut sum = 0;
        for &end in ends {
            let triple = Triple::at(text, end);
            let [before, prev, next] = [triple.before, triple.prev, triple.next].map(|b| &self.bytes[usize::from(b)]);
            sum += i64::from(next.after(prev, before));
            if sum >= limit {
                break;
            }
        }
        sum
    }

    /// The cost of the letters in those pairs, in the language that suits the text best.
    fn letter_costs(&self, text: &[u8], layout: &Layout) -> Option<i64> {
        let mut best: Option<(i64, i64)> = None;
        let letters = if self.tables.is_empty() { &[] } else { layout.letters(text) };
        for table in &self.tables {
            let ascii = letters[table.language];
            let limit = best.map_or(i64::MAX, |(whole, _)| whole - ascii);
            let non_ascii = table.cost(text, &layout.non_ascii, limit);
            if non_ascii < limit {
                best = Some((ascii + non_ascii, non_ascii));
            }
        }
        best.map(|(_, non_ascii)| non_ascii)
    }
}

/// The cost of a Latin language in an encoding made for another script: text in it is mostly in that script (chosen by
/// hand, in quarter bits).
pub(super) const BORROWED: i64 = 6 * BIT as i64;

/// True when most of the letters are Latin.
fn is_latin(letters: impl Iterator<Item = char>) -> bool {
    let (mut latin, mut all) = (0, 0);
    for c in letters {
        latin += usize::from(c < '\u{370}');
        all += 1;
    }
    latin * 2 > all
}

/// Letters of Western Europe that occur in other languages in names and loan words.
const WELL_KNOWN: &str = "éèêáàâíóôúüöäçñåøæëïîãß";

/// The cost of a letter in a language that does not have it, in quarter bits; for detection. Chosen by hand: how often
/// text contains letters of other languages.
fn foreign(c: char) -> i32 {
    let is_well_known = |small: char| ('ß'..='ÿ').contains(&small) && WELL_KNOWN.contains(small);
    let bits = match traits(c).class {
        _ if is_well_known(small(c)) => 11,
        Class::Lower(Script::Latin) | Class::Upper(Script::Latin) => 14,
        Class::Lower(Script::LatinRare) | Class::Upper(Script::LatinRare) => 20,
        _ => 16,
    };
    bits * BIT
}

/// The costs of all symbols of the language at that place, row by row.
fn costs_of_language(at: usize) -> &'static [u8] {
    static COSTS: [OnceLock<Vec<u8>>; LANGUAGES.len() + DETECTED.len()] =
        [const { OnceLock::new() }; LANGUAGES.len() + DETECTED.len()];
    COSTS[at].get_or_init(|| {
        let language = language(at);
        let size = language.size();
        let symbols: Vec<u8> = (0..size as u8).chain([UNKNOWN, ASCII]).collect();
        let row = |&prev: &u8| symbols.iter().map(move |&next| letter(language, size, prev, next) as u8);
        symbols.iter().flat_map(row).collect()
    })
}

impl LanguageInEncoding {
    /// The cost of the letter `next` after `prev`, in quarter bits.
    #[inline]
    pub(super) fn after(&self, prev: u8, next: u8) -> i64 {
        i64::from(self.costs[usize::from(prev) * (self.size + 2) + usize::from(next)])
    }

    /// The cost of the letters; it stops at `limit`.
    fn cost(&self, text: &[u8], ends: &[usize], limit: i64) -> i64 {
        let mut sum = 0;
        for &end in ends {
            let triple = Triple::at(text, end);
            let [prev, next] = [triple.prev, triple.next].map(|b| self.symbols[usize::from(b)]);
            sum += self.after(prev, next);
            if sum >= limit {
                break;
            }
        }
        sum
    }
}

/// The cost of one symbol of a language after another, in quarter bits.
fn letter(language: &Language, size: usize, prev: u8, next: u8) -> i32 {
    match (prev, next) {
        (0 | ASCII, 0) => 0,
        (_, UNKNOWN) => FOREIGN,
        (0 | ASCII, ASCII) => ASCII_IN_WORD,
        (_, ASCII) | (ASCII, _) => ASCII_SWITCH,
        _ => {
            let row = if prev == UNKNOWN { 0 } else { usize::from(prev) };
            i32::from(language.costs.as_bytes()[row * size + usize::from(next)] - b'0') * STEP
        }
    }
}

/// The cost of a byte after another by their classes, in quarter bits, without the case of the byte before both.
pub(super) fn class_cost(prev: Class, next: Class) -> i32 {
    let is_letter = |class: Class| matches!(class, Class::Lower(_) | Class::Upper(_) | Class::Mark);
    let is_upper = |class: Class| matches!(class, Class::Upper(_));
    match (is_letter(prev), is_letter(next)) {
        (true, true) => match (is_upper(prev), is_upper(next)) {
            (false, true) if matches!(prev, Class::Lower(script) if script.is_cased()) => CAPITAL_INSIDE,
            (true, true) => CAPITAL_NEXT,
            _ => 0,
        },
        (false, true) => transition(prev, next) + if is_upper(next) { CAPITAL_FIRST } else { 0 },
        (_, false) if next == Class::Lost => UNDEFINED,
        (_, false) => next.cost() + transition(prev, next),
    }
}

/// [`class_cost`] of all pairs of classes.
fn class_costs() -> &'static [[u8; Class::COUNT]; Class::COUNT] {
    static COSTS: OnceLock<[[u8; Class::COUNT]; Class::COUNT]> = OnceLock::new();
    COSTS.get_or_init(|| {
        let mut costs = [[0; Class::COUNT]; Class::COUNT];
        for (row, prev) in costs.iter_mut().zip(Class::all()) {
            row.iter_mut().zip(Class::all()).for_each(|(cost, next)| *cost = class_cost(prev, next) as u8);
        }
        costs
    })
}

impl Byte {
    #[inline]
    pub(super) fn after(&self, prev: &Self, before: &Self) -> i32 {
        let goes_small = prev.upper && before.upper && self.letter && !self.upper;
        i32::from(class_costs()[usize::from(prev.class)][usize::from(self.class)])
            + if goes_small { SMALL_AFTER_CAPITALS } else { 0 }
    }

    /// The least value of [`letter`] in any language.
    #[inline]
    pub(super) fn least_after(&self, prev: &Self) -> i32 {
        match (prev.letter, self.letter) {
            (false, false) => 0,
            // Languages with other scripts ignore the ends of such words.
            (_, false) if prev.ascii_letter => 0,
            (false, true) if self.ascii_letter => alphabet::pair_cost(0, self.traits.letter).min(ASCII_IN_WORD),
            _ => alphabet::pair_cost(prev.traits.letter, self.traits.letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(name: &str, bytes: &[u8]) -> i64 {
        cost_model(all_codepages().iter().position(|page| page.name == name).unwrap())
            .non_ascii_cost(bytes, &Layout::new(bytes), i64::MAX)
            .unwrap()
    }

    #[test]
    fn tables_are_square() {
        for language in languages() {
            assert_eq!(language.costs.len(), language.size() * language.size(), "{}", language.name);
            assert!(language.letters.chars().is_sorted(), "{}", language.name);
        }
    }

    #[test]
    fn the_right_encoding_is_cheapest() {
        let russian = b"\xcf\xf0\xe8\xe2\xe5\xf2 \xe2\xf1\xe5\xec";
        assert!(cost("windows-1251", russian) < cost("windows-1252", russian));
        assert!(cost("windows-1251", russian) < cost("koi8-r", russian));
        let czech = b"P\xf8\xedli\x9a \x9elu\x9dou\xe8k\xfd k\xf9\xf2";
        assert!(cost("windows-1250", czech) < cost("windows-1252", czech));
    }
}
