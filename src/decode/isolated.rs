//! Reads a few invalid bytes inside UTF-8 as characters of a legacy encoding, if they are plausible.

use std::ops::Range;

use crate::codepage::{Codepage, codepage, inverse};
use crate::plausible::{self, BIT, Class, Script};

/// The encodings in which such bytes are looked up: the first one, unless another contains more of the surrounding
/// letters.
const PAGES: [&str; 8] = [
    "windows-1252",
    "windows-1250",
    "windows-1254",
    "windows-1257",
    "windows-1251",
    "windows-1253",
    "windows-1255",
    "windows-1256",
];

/// The most adjacent bytes that may be characters. More are the remains of something else.
const MAX_BYTES: usize = 3;

/// The most bits that a sign, and a letter next to another, may cost. Chosen by hand: the cost of a sign in its usual
/// place and of a common pair.
const MAX_SIGN_BITS: i32 = 9;
const MAX_LETTER_BITS: i32 = 12;

/// Letters that are words of their own.
const ONE_LETTER_WORDS: &str = "àéèóòúíÀÉÈÓ";

/// Letters that hardly any text contains. FF, FE and F0 are remains of binary data.
const RARE_LETTERS: &str = "ÿþðÞÐ";

/// The first bytes of most letters in UTF-8, which remain when a letter loses its second byte.
const LATIN_LEADS: [u8; 2] = [0xC2, 0xC3];

/// The surroundings of the invalid bytes of a line.
pub(super) struct Context {
    page: &'static Codepage,
    /// The first bytes of the surrounding sequences. Such a byte alone is half a sequence.
    leads: Vec<u8>,
}

impl Context {
    /// Reads the text before the line, and the valid parts of `line`.
    pub(super) fn new(context: &str, line: &[u8], valid: impl Iterator<Item = Range<usize>>) -> Self {
        let parts = valid.map(|range| std::str::from_utf8(&line[range]).unwrap_or_default());
        let letters: Vec<char> = std::iter::once(context)
            .chain(parts)
            .flat_map(str::chars)
            .filter(|c| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER)
            .collect();
        let mut leads = LATIN_LEADS.to_vec();
        for c in &letters {
            let lead = c.encode_utf8(&mut [0; 4]).as_bytes()[0];
            if !leads.contains(&lead) {
                leads.push(lead);
            }
        }
        Self { page: page_of(&letters), leads }
    }

    /// The text of `bytes` and its cost in bits, if it is plausible here.
    pub(super) fn read(&self, prev: char, bytes: &[u8], next: char) -> Option<(String, f32)> {
        if bytes.len() > MAX_BYTES || bytes.len() > 1 && is_broken(bytes) {
            return None;
        }
        let text: String = bytes.iter().map(|&b| self.page.decode(b)).collect::<Option<_>>()?;
        let (mut before, mut sum) = (prev, 0);
        let mut rest = text.chars().zip(bytes).peekable();
        while let Some((c, &byte)) = rest.next() {
            let after = rest.peek().map_or(next, |&(c, _)| c);
            sum += self.cost(before, c, after, byte)?;
            before = c;
        }
        Some((text, sum as f32 / BIT as f32))
    }

    /// The cost of one character, if it is plausible.
    fn cost(&self, before: char, c: char, after: char, byte: u8) -> Option<i32> {
        match plausible::class(c) {
            Class::Lower(script) | Class::Upper(script) if script.family() == Script::Ascii => {
                self.letter(before, c, after, byte)
            }
            Class::Punct | Class::Open | Class::Symbol | Class::NoBreak
                if !is_foreign_letter(before) && !is_foreign_letter(after) =>
            {
                let cost = plausible::sign_cost(
                    plausible::sign(c),
                    plausible::neighbour_kind(before),
                    plausible::neighbour_kind(after),
                );
                (cost <= MAX_SIGN_BITS * BIT).then_some(cost)
            }
            _ => None,
        }
    }

    /// The cost of a letter inside a word of Latin letters.
    fn letter(&self, before: char, c: char, after: char, byte: u8) -> Option<i32> {
        if self.leads.contains(&byte) || RARE_LETTERS.contains(c) {
            return None;
        }
        if !before.is_alphabetic() && !after.is_alphabetic() {
            return ONE_LETTER_WORDS.contains(c).then_some(MAX_LETTER_BITS * BIT);
        }
        let cost = plausible::pair(before, c).max(plausible::pair(c, after));
        (cost <= MAX_LETTER_BITS * BIT).then_some(cost)
    }
}

/// True for a letter that is not Latin. If such letters are in UTF-8, the signs next to them are not in another
/// encoding: they are letters that lost their first byte.
fn is_foreign_letter(c: char) -> bool {
    matches!(plausible::class(c), Class::Lower(script) | Class::Upper(script) if script.family() != Script::Ascii)
}

/// True for remains of sequences: a first byte with some of the others, or others without a first one.
fn is_broken(bytes: &[u8]) -> bool {
    let is_other = |b: u8| b & 0xC0 == 0x80;
    is_other(bytes[0]) && bytes.iter().all(|&b| is_other(b)) || bytes[0] >= 0xC2 && is_other(bytes[1])
}

/// The encoding that contains most of the letters.
fn page_of(letters: &[char]) -> &'static Codepage {
    let masks: Vec<u32> =
        letters.iter().filter(|c| c.is_alphabetic()).map(|&c| inverse().entry(c).own).filter(|&own| own != 0).collect();
    let place = |name: &str| crate::codepage::codepages().iter().position(|page| page.name == name).unwrap_or(0);
    let count = |name: &str| masks.iter().filter(|&&own| own >> place(name) & 1 != 0).count();
    let most = PAGES.iter().map(|name| count(name)).max().unwrap_or(0);
    let best = PAGES.iter().find(|name| count(name) == most).unwrap_or(&PAGES[0]);
    codepage(best).expect("a name of the table")
}
