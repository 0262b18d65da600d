//! Words: one pass over the text of each block counts them and what else the text is made of, and hashes them.

use crate::fnv;
use crate::page::Page;
use crate::script::letters::is_alphabetic;
use crate::script::{is_unspaced, script_of};
use crate::span::Span;

/// What one pass over a text finds.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Facts, not states.
pub(in crate::label) struct TextStats {
    /// Words of spaced scripts.
    pub words: u32,
    /// Characters of unspaced scripts.
    pub unspaced: u32,
    pub chars: u32,
    pub letters: u32,
    pub digits: u32,
    /// Words that begin with a capital letter, and those written in capitals only.
    pub capitalized: u32,
    pub capitals: u32,
    /// Marks that end sentences, and commas.
    pub stops: u32,
    pub commas: u32,
    /// Signs that separate the items of a menu: `|`, `›`, `·` and so on.
    pub parts: u32,
    /// A capital inside a word, after a lower-case letter: `HomeNews`.
    pub fused: u32,
    /// Signs of money, times of day (`12:30`), and years.
    pub prices: u32,
    pub clocks: u32,
    pub years: u32,
    pub longest_word: u32,
    pub ends_with_stop: bool,
    pub ends_with_ellipsis: bool,
    pub ends_with_colon: bool,
    pub starts_small: bool,
    pub has_copyright: bool,
    pub has_address: bool,
    /// Its words, as a range of [`Words::tokens`].
    pub tokens: (u32, u32),
    /// Hash of all its words.
    pub hash: u32,
}

impl TextStats {
    /// The length as a reader perceives it, like [`crate::script::reading_units`].
    pub(in crate::label) fn units(&self) -> f32 {
        self.words as f32 + self.unspaced as f32 * 0.5
    }
}

/// The text of a page, block by block.
#[derive(Debug, Default)]
pub(in crate::label) struct Words {
    pub blocks: Vec<TextStats>,
    /// Hashes of the words in lower case; each character of an unspaced script counts as a word.
    pub tokens: Vec<u32>,
}

impl Words {
    pub(in crate::label) fn of(page: &Page) -> Self {
        let mut words = Self::default();
        words.blocks.reserve(page.blocks().len());
        for block in page.blocks() {
            let stats = scan_text(block.span, page.text(), &mut words.tokens);
            words.blocks.push(stats);
        }
        words
    }

    /// The words of a block.
    pub(in crate::label) fn tokens_of(&self, block: usize) -> &[u32] {
        let (start, end) = self.blocks[block].tokens;
        &self.tokens[start as usize..end as usize]
    }
}

/// The hashes of the words of `text`.
pub(in crate::label) fn tokens_of(text: &str) -> Vec<u32> {
    let mut tokens = Vec::new();
    push_tokens(text, &mut tokens);
    tokens
}

/// Adds the hashes of the words of `text` to `tokens`.
pub(super) fn push_tokens(text: &str, tokens: &mut Vec<u32>) {
    scan_text(Span::new(0, text.len()), text, tokens);
}

/// FNV-1a over whole characters, whose upper bits would not reach the lower ones by themselves.
fn mix(hash: u32, code: u32) -> u32 {
    fnv::add_32(hash, code).rotate_left(5)
}

#[derive(Default)]
struct OpenWord {
    len: u32,
    hash: u32,
    capital_first: bool,
    capitals: u32,
    letters: u32,
    /// Its value, while it is made of digits.
    number: Option<u32>,
    after_small: bool,
}

impl OpenWord {
    fn end(&mut self, stats: &mut TextStats, tokens: &mut Vec<u32>) {
        if self.len == 0 {
            return;
        }
        tokens.push(self.hash);
        stats.hash = mix(stats.hash, self.hash);
        stats.words += 1;
        stats.capitalized += u32::from(self.capital_first);
        stats.capitals += u32::from(self.len > 1 && self.capitals == self.letters && self.letters > 0);
        stats.longest_word = stats.longest_word.max(self.len);
        stats.years += u32::from(self.len == 4 && self.number.is_some_and(|year| YEARS.contains(&year)));
        *self = Self::default();
    }

    fn push(&mut self, c: char, stats: &mut TextStats) {
        let (lower, upper) = if c.is_ascii() {
            (c.to_ascii_lowercase() as u32, c.is_ascii_uppercase())
        } else {
            let upper = c.is_uppercase();
            (if upper { c.to_lowercase().next().unwrap_or(c) as u32 } else { c as u32 }, upper)
        };
        let digit = c.to_digit(10).filter(|_| self.len < 4);
        let before = if self.len == 0 { Some(0) } else { self.number };
        self.number = before.zip(digit).map(|(number, digit)| number * 10 + digit);
        if self.len == 0 {
            self.hash = fnv::BASIS_32;
            self.capital_first = upper;
        }
        let letter = is_alphabetic(c);
        self.hash = mix(self.hash, lower);
        self.len += 1;
        self.letters += u32::from(letter);
        self.capitals += u32::from(upper);
        stats.letters += u32::from(letter);
        stats.fused += u32::from(upper && self.after_small);
        self.after_small = letter && !upper;
    }
}

fn scan_text(span: Span, text: &str, tokens: &mut Vec<u32>) -> TextStats {
    let mut stats = TextStats { hash: fnv::BASIS_32, ..TextStats::default() };
    let first = tokens.len() as u32;
    let mut word = OpenWord::default();
    let mut last = ' ';
    for c in span.of(text).chars() {
        stats.chars += 1;
        if is_alphabetic(c) {
            if c as u32 >= 0x0E00 && is_unspaced(script_of(c)) {
                word.end(&mut stats, tokens);
                let hash = mix(fnv::BASIS_32, c as u32);
                tokens.push(hash);
                stats.hash = mix(stats.hash, hash);
                stats.unspaced += 1;
                stats.letters += 1;
            } else {
                if stats.words == 0 && word.len == 0 {
                    stats.starts_small = c.is_lowercase();
                }
                word.push(c, &mut stats);
            }
        } else if c.is_numeric() {
            stats.digits += 1;
            word.push(c, &mut stats);
        } else {
            // An apostrophe or a hyphen does not end a word; a stop inside digits neither.
            if !matches!(c, '\'' | '’' | '-') {
                word.end(&mut stats, tokens);
            }
            sign(c, last, &mut stats);
        }
        if !c.is_whitespace() {
            last = c;
        }
    }
    word.end(&mut stats, tokens);
    ending(span.of(text), &mut stats);
    stats.tokens = (first, tokens.len() as u32);
    stats
}

/// What counts as a year.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2099;

fn sign(c: char, last: char, stats: &mut TextStats) {
    match c {
        ':' if last.is_ascii_digit() => stats.clocks += 1,
        '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₺' | '₫' | '฿' => stats.prices += 1,
        '.' | '!' | '?' if last.is_alphanumeric() || matches!(last, ')' | '"' | '”' | '’') => stats.stops += 1,
        '。' | '！' | '？' | '…' | '।' | '؟' | '۔' | '։' => stats.stops += 1,
        ',' | ';' | '，' | '、' | '；' | '،' => stats.commas += 1,
        '|' | '›' | '»' | '·' | '•' | '/' | '>' | '→' | '«' | '‹' => stats.parts += 1,
        '©' | '®' => stats.has_copyright = true,
        '@' => stats.has_address = true,
        _ => {}
    }
}

fn ending(text: &str, stats: &mut TextStats) {
    let text = text.trim_end_matches(['"', '”', '’', '»', ')', '」', '』', ']', '\'', ' ']);
    stats.ends_with_ellipsis = text.ends_with(['…']) || text.ends_with("...") || text.ends_with("[...");
    stats.ends_with_colon = text.ends_with([':', '：']);
    stats.ends_with_stop = text.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', '։']);
}
