//! Costs of letters in one language: what each letter costs after another.

use std::sync::OnceLock;

use super::letter_table::LANGUAGES;
use super::{BIT, Class, class};
use crate::codepage::{COUNT, Codepage, codepages};

/// The table of one language, as generated.
pub(super) struct Language {
    /// Its code, for those who read the table.
    #[allow(dead_code, reason = "names the entry")]
    pub(super) name: &'static str,
    /// Its letters in small form, sorted; a letter's symbol is its place here plus one, and 0 is anything else.
    pub(super) letters: &'static str,
    /// The single-byte encodings it can be written in.
    pub(super) encodings: &'static str,
    /// Cost of each symbol after each symbol, row by row, as `'0'` plus steps.
    pub(super) costs: &'static str,
}

/// Quarter bits of one step in the table.
pub(super) const STEP: i32 = 3;

/// A letter of the right script that the language does not have (a judgement: names and loans bring it).
const FOREIGN: i32 = 14 * BIT;

/// An ASCII letter in a language of another script: in a word of its own, or in the middle of another.
const ASCII_IN_WORD: i32 = 5 * BIT;
const ASCII_SWITCH: i32 = 13 * BIT;

/// A capital after a small letter, at the start of a word, after a capital.
const CAPITAL_INSIDE: i32 = 9 * BIT;
const CAPITAL_FIRST: i32 = BIT;
const CAPITAL_NEXT: i32 = BIT;

/// A small letter after two capitals.
const SMALL_AFTER_CAPITALS: i32 = 5 * BIT;

/// Symbols beyond those of the language.
const UNKNOWN: u8 = 255;
const ASCII: u8 = 254;

impl Language {
    fn symbol(&self, c: char) -> u8 {
        let small = small(c);
        match self.letters.chars().position(|letter| letter == small) {
            Some(at) => at as u8 + 1,
            None if c.is_ascii_alphabetic() && !self.letters.starts_with('a') => ASCII,
            None => UNKNOWN,
        }
    }

    /// Letters of the table's rows.
    fn size(&self) -> usize {
        self.letters.chars().count() + 1
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

/// What a byte is in an encoding, whatever the language.
#[derive(Clone, Copy)]
struct Byte {
    class: Class,
    letter: bool,
    upper: bool,
}

/// One encoding with one language that can be written in it.
struct Sheet {
    language: &'static Language,
    size: usize,
    symbols: [u8; 256],
}

/// Everything needed to price bytes in one single-byte encoding.
pub(crate) struct Pricer {
    bytes: [Byte; 256],
    sheets: Vec<Sheet>,
}

/// The pricer of the encoding at that place of [`codepages`]; built on first use.
pub(crate) fn pricer(encoding: usize) -> &'static Pricer {
    static PRICERS: [OnceLock<Pricer>; COUNT] = [const { OnceLock::new() }; COUNT];
    PRICERS[encoding].get_or_init(|| Pricer::new(&codepages()[encoding]))
}

/// A sum over pairs: all of them, and those that are not both ASCII.
#[derive(Clone, Copy, Default)]
struct Cost {
    whole: i64,
    odd: i64,
}

impl Cost {
    fn add(&mut self, cost: i64, prev: u8, next: u8) {
        self.whole += cost;
        if (prev | next) >= 0x80 {
            self.odd += cost;
        }
    }
}

/// A byte that the encoding does not define.
const UNDEFINED: i32 = 40 * BIT;

impl Pricer {
    fn new(page: &Codepage) -> Self {
        let decoded: [char; 256] = std::array::from_fn(|b| page.decode(b as u8).unwrap_or(char::REPLACEMENT_CHARACTER));
        let bytes = decoded.map(|c| {
            let class = class(c);
            let letter = matches!(class, Class::Lower(_) | Class::Upper(_) | Class::Mark);
            Byte { class, letter, upper: matches!(class, Class::Upper(_)) }
        });
        let usable = LANGUAGES.iter().filter(|language| language.encodings.split(' ').any(|name| name == page.name));
        let sheets = usable.map(|language| Sheet {
            language,
            size: language.size(),
            symbols: std::array::from_fn(|b| if bytes[b].letter { language.symbol(decoded[b]) } else { 0 }),
        });
        Self { bytes, sheets: sheets.collect() }
    }

    /// The cost of `text` in quarter bits, in the language that suits it best.
    pub(crate) fn cost(&self, text: &[u8]) -> i64 {
        let best = self.sheets.iter().map(|sheet| Self::letter_cost(sheet, text).whole).min();
        self.common_cost(text).whole + best.unwrap_or(0)
    }

    /// The same, of the pairs that are not both ASCII alone; the whole text decides on the language. `None` when
    /// it is not below `limit`.
    pub(crate) fn odd_cost(&self, text: &[u8], limit: i64) -> Option<i64> {
        let common = self.common_cost(text).odd;
        if common >= limit {
            return None;
        }
        let best = self.sheets.iter().map(|sheet| Self::letter_cost(sheet, text)).min_by_key(|cost| cost.whole);
        Some(common + best.unwrap_or_default().odd).filter(|&cost| cost < limit)
    }

    /// What does not depend on the language: everything but letters, and case.
    fn common_cost(&self, text: &[u8]) -> Cost {
        let mut sum = Cost::default();
        let mut last = b' ';
        let (mut before, mut prev) = (self.bytes[usize::from(b' ')], self.bytes[usize::from(b' ')]);
        for &b in text {
            let next = self.bytes[usize::from(b)];
            sum.add(i64::from(next.after(prev, before)), last, b);
            last = b;
            (before, prev) = (prev, next);
        }
        sum
    }

    fn letter_cost(sheet: &Sheet, text: &[u8]) -> Cost {
        let costs = sheet.language.costs.as_bytes();
        let mut sum = Cost::default();
        let mut last = b' ';
        let mut prev = 0;
        for &b in text {
            let next = sheet.symbols[usize::from(b)];
            let cost = match (prev, next) {
                (0, 0) => 0,
                (_, UNKNOWN) => i64::from(FOREIGN),
                (0 | ASCII, ASCII) => i64::from(ASCII_IN_WORD),
                (_, ASCII) => i64::from(ASCII_SWITCH),
                (ASCII, 0) => 0,
                (ASCII, _) => i64::from(ASCII_SWITCH),
                _ => {
                    let row = if prev == UNKNOWN { 0 } else { usize::from(prev) };
                    i64::from(costs[row * sheet.size + usize::from(next)] - b'0') * i64::from(STEP)
                }
            };
            sum.add(cost, last, b);
            (prev, last) = (next, b);
        }
        sum
    }
}

impl Byte {
    fn after(self, prev: Self, before: Self) -> i32 {
        match (prev.letter, self.letter) {
            (true, true) => self.case_after(prev, before),
            (false, true) => super::transition(prev.class, self.class) + if self.upper { CAPITAL_FIRST } else { 0 },
            (_, false) if self.class == Class::Lost => UNDEFINED,
            (_, false) => self.class.cost() + super::transition(prev.class, self.class),
        }
    }

    fn case_after(self, prev: Self, before: Self) -> i32 {
        match (prev.upper, self.upper) {
            (false, true) if matches!(prev.class, Class::Lower(script) if script.is_cased()) => CAPITAL_INSIDE,
            (true, true) => CAPITAL_NEXT,
            (true, false) if before.upper => SMALL_AFTER_CAPITALS,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(name: &str, bytes: &[u8]) -> i64 {
        pricer(codepages().iter().position(|page| page.name == name).unwrap()).cost(bytes)
    }

    #[test]
    fn tables_are_square() {
        for language in &LANGUAGES {
            assert_eq!(language.costs.len(), language.size() * language.size(), "{}", language.name);
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
