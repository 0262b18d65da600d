//! The words of a document with their places, and statistics of each word.

use super::grammar::{Mark, mark};
use super::inflection::{fold, without_particle};
use super::plain_words::is_plain_word;
use super::syllable::Part;
use crate::score::terms::{Interner, is_mark, mix};
use crate::script::{Script, frequent_words, is_frequent_word, is_unspaced, script_of};
use crate::sentence::is_starter_word;
use crate::span::Span;

/// A word at its place: letters and digits of a script with spaces, a run of katakana, or one character of another
/// unspaced script with its marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    /// The index of its word in the vocabulary.
    pub(super) word: u32,
    pub(super) sentence: u32,
    /// True when only spaces separate it from the token before.
    pub(super) joined: bool,
}

/// The statistics of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub(super) kind: WordKind,
    /// Its first place, in the form it has there.
    pub(super) form: Span,
    pub(super) count: u32,
    /// How often a token is joined to it from the left, and how often it is capitalised there, which marks a name
    /// rather than the start of a sentence.
    pub(super) inside: u32,
    pub(super) capital: u32,
    /// How many sentences contain it, and the first one that does.
    pub(super) sentences: u32,
    pub(super) first: u32,
    last: u32,
    /// True for words that cannot begin or end a phrase.
    pub(super) function: bool,
    /// What it says about its neighbours.
    pub(super) mark: Mark,
    /// Its part in a syllable of Thai or Lao.
    pub(super) part: Part,
}

/// What a word is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum WordKind {
    #[default]
    Word,
    /// A run of katakana.
    Kana,
    /// A character of an unspaced script.
    Sign,
    /// Digits, a single letter or hiragana, which cannot begin or end a phrase.
    Small,
}

/// The tokens of a document in order, and its vocabulary.
pub(super) struct Tokens {
    pub(super) list: Vec<Token>,
    pub(super) words: Vec<Word>,
    table: Interner,
    /// True in a language that writes every noun with a capital, where a capital marks no name.
    pub(super) capital_nouns: bool,
    /// The hashes of the caller's stop words.
    stops: Vec<u64>,
    /// False in a sentence without lower-case letters, such as a heading in capitals, where a capital marks no name.
    has_small_letters: bool,
}

impl Tokens {
    /// Reads the sentences of `text`, written in `language` (empty when not known). `stop_words` count as function words.
    pub(super) fn read(text: &str, sentences: &[Span], language: &str, stop_words: &[String]) -> Self {
        let mut stops: Vec<u64> = stop_words.iter().map(|word| hash_of(word.trim(), language)).collect();
        crate::order::sort(&mut stops);
        let capital_nouns = CAPITAL_NOUNS.contains(&language);
        let mut tokens = Self {
            list: Vec::new(),
            words: Vec::new(),
            table: Interner::new(),
            capital_nouns,
            stops,
            has_small_letters: true,
        };
        for (n, &sentence) in sentences.iter().enumerate() {
            tokens.read_sentence(text, sentence, n as u32, language);
        }
        // Where a language has a list of function words, only the list counts: a word in half of the sentences is then
        // the topic.
        if frequent_words(language).is_empty() {
            mark_common(&mut tokens.words, sentences.len());
        }
        if !capital_nouns {
            mark_names(&mut tokens.words);
        }
        tokens
    }

    fn read_sentence(&mut self, text: &str, sentence: Span, number: u32, language: &str) {
        let mut open: Option<OpenWord> = None;
        let mut gap = Gap::Break;
        self.has_small_letters = sentence.of(text).contains(char::is_lowercase);
        let mut characters = sentence.of(text).char_indices().peekable();
        while let Some((at, c)) = characters.next() {
            let at = sentence.start + at;
            let next = characters.peek().map(|&(_, next)| next);
            let class = CharRole::of(c, open.as_ref(), next);
            if let Some(open) = &mut open
                && open.continues(class)
            {
                open.push(c, at);
                continue;
            }
            if let Some(word) = open.take() {
                self.add(text, &word, number, gap, language);
                gap = Gap::None;
            }
            match class {
                CharRole::Blank => gap = gap.max(Gap::Blank),
                CharRole::Break => gap = Gap::Break,
                _ => open = Some(OpenWord::new(class, c, at)),
            }
        }
        if let Some(word) = open {
            self.add(text, &word, number, gap, language);
        }
    }

    fn add(&mut self, text: &str, open: &OpenWord, sentence: u32, gap: Gap, language: &str) {
        let written = open.span.of(text);
        let hash = if open.class == CharRole::Word { fold(written, language).unwrap_or(open.hash) } else { open.hash };
        let word = self.table.number(hash);
        if word as usize == self.words.len() {
            let mut word = Word::new(written, open.class, sentence, language);
            word.form = open.span;
            word.function |= self.stops.binary_search(&hash).is_ok();
            self.words.push(word);
        }
        let before = self.list.last().is_some_and(|before| before.sentence == sentence);
        let signs = open.class != CharRole::Word
            || self.list.last().is_some_and(|token| self.words[token.word as usize].kind == WordKind::Sign);
        let joined = before && (gap == Gap::None || gap == Gap::Blank && !signs);
        self.words[word as usize].count_in(sentence);
        if self.has_small_letters {
            self.words[word as usize].count_capital(written, joined);
        }
        let end = open.span.start + without_particle(written, language);
        self.list.push(Token { span: Span::new(open.span.start, end), word, sentence, joined });
    }

    /// The number of the word with this hash.
    pub(super) fn number_of(&self, hash: u64) -> Option<u32> {
        self.table.find(hash)
    }

    /// Gives every token the word that `joined` has for its own, and counts anew.
    pub(super) fn recount(&mut self, joined: &[u32]) {
        for word in &mut self.words {
            (word.count, word.sentences, word.last) = (0, 0, u32::MAX);
        }
        for token in &mut self.list {
            token.word = joined[token.word as usize];
            self.words[token.word as usize].count_in(token.sentence);
        }
    }

    /// The word of token `n`.
    pub(super) fn word(&self, n: usize) -> &Word {
        &self.words[self.list[n].word as usize]
    }
}

impl Word {
    fn new(written: &str, class: CharRole, sentence: u32, language: &str) -> Self {
        let kind = match class {
            CharRole::Kana if written.chars().nth(1).is_some() => WordKind::Kana,
            CharRole::Sign if !written.starts_with(is_hiragana) => WordKind::Sign,
            CharRole::Word if written.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() => WordKind::Word,
            _ => WordKind::Small,
        };
        let function = kind == WordKind::Small || is_function_word(written, kind, language);
        let mark = if class == CharRole::Word { mark(&written.to_lowercase(), language) } else { Mark::None };
        let part = if kind == WordKind::Sign { Part::of(written) } else { Part::Whole };
        Self { kind, function, mark, part, first: sentence, last: u32::MAX, ..Self::default() }
    }

    /// Takes over what is known about another form of this word.
    pub(super) fn add_form(&mut self, form: &Self) {
        self.inside += form.inside;
        self.capital += form.capital;
        self.first = self.first.min(form.first);
    }

    fn count_in(&mut self, sentence: u32) {
        self.count += 1;
        self.sentences += u32::from(self.last != sentence);
        self.last = sentence;
    }

    fn count_capital(&mut self, written: &str, joined: bool) {
        let mut letters = written.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let acronym = capital && letters.next().is_some_and(char::is_uppercase);
        self.inside += u32::from(joined || acronym);
        self.capital += u32::from(joined && capital || acronym);
    }

    /// The share of its places inside a phrase where it is written like a name.
    pub(super) fn name(&self) -> f32 {
        if self.inside == 0 { 0.0 } else { self.capital as f32 / self.inside as f32 }
    }

    /// True when it is written like a name at most of its places.
    pub(super) fn is_name(&self) -> bool {
        self.name() > NAME
    }
}

/// The hash of a word that the caller names, without its ending.
pub(super) fn hash_of(word: &str, language: &str) -> u64 {
    let whole = || word.chars().flat_map(char::to_lowercase).fold(crate::score::terms::FNV_BASIS, mix);
    fold(word, language).unwrap_or_else(whole)
}

/// The languages that write every noun with a capital: German and Luxembourgish.
const CAPITAL_NOUNS: [&str; 2] = ["de", "lb"];

/// The most frequent function characters of written Chinese (chosen by hand, from grammars).
const CHINESE: &str = "的了是在和有与為为等也就都而及或被把对對于於从從到他她它们們这這那个個之以将將已并並但不";

fn is_function_word(written: &str, kind: WordKind, language: &str) -> bool {
    if kind == WordKind::Sign {
        return CHINESE.contains(written);
    }
    let lower = written.to_lowercase();
    let of = |language| is_frequent_word(language, &lower) || is_starter_word(language, &lower);
    of(language) || is_plain_word(language, &lower) || language == "en" && CONTRACTED.contains(&lower.as_str())
}

/// The parts of English contractions on either side of the apostrophe.
const CONTRACTED: [&str; 24] = [
    "ain", "aren", "couldn", "didn", "doesn", "don", "hadn", "hasn", "haven", "isn", "ll", "ma", "mightn", "mustn",
    "needn", "re", "shan", "shouldn", "ve", "wasn", "weren", "won", "wouldn", "em",
];

/// A word in more than this share of the sentences that is never written like a name is a function word (chosen by
/// hand).
const COMMON: f32 = 0.25;
/// With fewer sentences, the share means nothing (chosen by hand).
const FEW_SENTENCES: usize = 8;
/// A listed function word that is written like a name in more than this share of its places is a name: `US`, not `us`.
/// Chosen by hand.
const NAME: f32 = 0.5;

/// Finds function words by their frequency, for languages without a list.
fn mark_common(words: &mut [Word], sentences: usize) {
    for word in words.iter_mut().filter(|word| word.kind == WordKind::Word && !word.function) {
        if sentences >= FEW_SENTENCES {
            word.function = word.sentences as f32 > COMMON * sentences as f32 && word.name() == 0.0;
        }
    }
}

/// Listed words that are written like names are not function words.
fn mark_names(words: &mut [Word]) {
    for word in words.iter_mut().filter(|word| word.kind == WordKind::Word && word.function) {
        word.function = word.name() <= NAME;
    }
}

/// What a character means for the word before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CharRole {
    Word,
    Kana,
    Sign,
    /// Belongs to the character before it.
    Attached,
    Blank,
    Break,
}

/// What separates two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Blank,
    Break,
}

impl CharRole {
    fn of(c: char, open: Option<&OpenWord>, next: Option<char>) -> Self {
        if c.is_alphanumeric() || is_mark(c) || is_attached(c) {
            return match script_of(c) {
                Script::Kana if is_katakana(c) => Self::Kana,
                script if !is_unspaced(script) => Self::Word,
                _ if is_attached(c) || open.is_some_and(|open| is_leading(open.end)) => Self::Attached,
                _ => Self::Sign,
            };
        }
        let in_word = open.is_some_and(|open| open.class == Self::Word) && next.is_some_and(char::is_alphanumeric);
        match c {
            '-' | '‐' | '.' | '&' | '@' if in_word => Self::Word,
            '\'' | '’' => Self::Blank,
            _ if c.is_whitespace() => Self::Blank,
            _ => Self::Break,
        }
    }
}

/// A word being read.
struct OpenWord {
    span: Span,
    hash: u64,
    class: CharRole,
    /// Its last character.
    end: char,
}

impl OpenWord {
    fn new(class: CharRole, c: char, at: usize) -> Self {
        let class = if class == CharRole::Attached { CharRole::Sign } else { class };
        let mut open = Self { span: Span::empty(at), hash: crate::score::terms::FNV_BASIS, class, end: c };
        open.push(c, at);
        open
    }

    fn continues(&self, class: CharRole) -> bool {
        match self.class {
            CharRole::Sign => class == CharRole::Attached,
            open => class == open,
        }
    }

    fn push(&mut self, c: char, at: usize) {
        c.to_lowercase().for_each(|c| self.hash = mix(self.hash, c));
        self.span.end = at + c.len_utf8();
        self.end = c;
    }
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}')
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}')
}

/// True for vowel signs and tone marks of Thai, Lao, Burmese and Khmer that follow their consonant.
fn is_attached(c: char) -> bool {
    matches!(c,
        '\u{E30}'..='\u{E3A}' | '\u{E45}' | '\u{E47}'..='\u{E4E}' | '\u{EB0}'..='\u{EBC}' | '\u{EC8}'..='\u{ECE}'
        | '\u{102B}'..='\u{103E}' | '\u{17B6}'..='\u{17D3}')
}

/// True for Thai and Lao vowels that precede their consonant, and for signs that stack the next consonant.
fn is_leading(c: char) -> bool {
    matches!(c, '\u{E40}'..='\u{E44}' | '\u{EC0}'..='\u{EC4}' | '\u{1039}' | '\u{17D2}')
}
