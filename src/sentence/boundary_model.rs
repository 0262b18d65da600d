//! Places where no rule decides whether a sentence ends: a full stop before a lower-case letter, and no stop at all
//! before a capital. Each feature of the place adds a weight, and the sum decides. `models/sentence/fit_boundaries.py` fits the
//! weights on treebanks and explains how.

use super::boundary_weights as weights;
use super::language::Language;
use super::letter::{ends_with_counted, is_street};
use super::stop::Kind;
use super::token::is_space;
use crate::span::Span;

/// How many bytes are examined on either side.
const WINDOW: usize = 160;
/// Lengths and counts above this are treated alike.
const MAX_COUNT: usize = 4;
/// A shorter word before a full stop is treated as an abbreviation, unless it is a frequent word. Chosen by hand.
const MIN_WORD_LETTERS: usize = 4;
/// The longest word after a number that is taken for an abbreviated unit, in letters: `1 tabl. na dobę`, `2 bdrm. and`.
const MAX_UNIT_LETTERS: usize = 5;
/// How often a word must have a capital inside sentences, and within how many bytes. Chosen by hand.
const TERM: usize = 2;
const NEARBY: usize = 2_000;
/// Punctuation after a word. Its column in the table is its index plus one.
const WORD_PUNCTUATION: &str = ",.:;!?)";

/// What comes before the white space. Each variant is a row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Word,
    Stop,
    Question,
    Semicolon,
    Bracket,
    Smiley,
    Sign,
    Quote,
}

/// True when a sentence ends with the stop of `kind` at the end of `text[span]`, although a lower-case letter follows
/// at `next`.
pub(super) fn ends_before_lowercase(text: &str, span: Span, next: usize, kind: Kind, language: &Language) -> bool {
    let end = match kind {
        Kind::Full => End::Stop,
        Kind::Strong if span.of(text).ends_with('?') => End::Question,
        // Only where sentences begin so: not in `Yahoo! in`, `Stop! he cried`.
        Kind::Strong if starts_lowercase(span.of(text)) => End::Question,
        _ => return false,
    };
    let place = Surroundings::read(text, span, next);
    let plain = is_plain(bare(place.token), language);
    if starts_lowercase(span.of(text)) {
        return plain;
    }
    let is_unit =
        place.before.ends_with(|c: char| c.is_ascii_digit()) && bare(place.token).chars().count() <= MAX_UNIT_LETTERS;
    plain && !is_unit && language.is_frequent(bare(place.next)) && place.sum(end, language) > weights::THRESHOLD
}

/// True for a sentence that itself begins with a lower-case letter: its author probably starts the next one that way
/// too. In the treebanks, 40 of 41 such places are sentence ends; when the sentence begins otherwise and a frequent
/// word follows, 10 of 28 are. Names such as `iPhone` are not counted.
fn starts_lowercase(sentence: &str) -> bool {
    let mut letters = sentence.trim_start_matches(is_space).chars();
    letters.next().is_some_and(char::is_lowercase) && !letters.next().is_some_and(char::is_uppercase)
}

/// True for a word made of letters that is not an abbreviation.
fn is_plain(word: &str, language: &Language) -> bool {
    let lower = word.to_lowercase();
    let long = word.chars().nth(MIN_WORD_LETTERS - 1).is_some()
        || word.chars().nth(1).is_some() && language.is_frequent(&lower);
    let letters = word.contains(char::is_lowercase) && word.chars().all(char::is_alphabetic);
    long && letters && !is_street(word, false, language) && !language.may_be_abbreviation(word)
}

/// True when a sentence ends with `text[span]`, which has no stop, before a capital letter at `next`.
pub(super) fn ends_before_capital(text: &str, span: Span, next: usize, language: &Language) -> bool {
    let Some(end) = end_of(span.of(text)) else { return false };
    if end == End::Word && ends_with_address(span.of(text)) {
        return true;
    }
    let word = bare(first_token(text, next)).to_lowercase();
    if !matches!(end, End::Smiley | End::Sign) && !language.is_frequent(&word) || language.is_capital_anywhere(&word) {
        return false;
    }
    let place = Surroundings::read(text, span, next);
    let never = match end {
        // Titles of works look the same: `der Roman Der Prozess`.
        End::Word if language.noun_capitals => true,
        // The number of what follows: `§ 3 The chair was elected.`
        End::Word if !span.of(text).contains(char::is_alphabetic) => true,
        // A letter is a name or part of one: `group A were older`, `RER A`, `Kylian L.`. Between capitals the word belongs to a
        // title: `How I Built This is popular`.
        End::Word if is_letter(&word) => !is_article(&word, text, span, &place, language),
        End::Word => {
            case(bare(place.token)) == CAPITALISED && case(bare(place.second)) >= CAPITALISED || is_term(text, next)
        }
        // The number of an item in the sentence: `caused by (i) Your changes or (ii) the combination`.
        End::Bracket if is_item_number(place.token) => true,
        // A sign alone begins a heading or an item; a bracket alone is a number or a note. After a time, it is the name of a
        // speaker: `[12:02] <jon> Yes.`
        End::Sign | End::Bracket => place.words == 1 || place.words == 2 && place.token.starts_with('<'),
        // An opening quotation mark.
        End::Quote => bare(place.token).is_empty(),
        _ => false,
    };
    !never && place.sum(end, language) > weights::THRESHOLD
}

/// True when the last word of `text` is a web or mail address. A sentence seldom continues with a capital after one (2
/// of 25 in the treebanks): usually the address had a line to itself and the line break was lost.
pub(super) fn ends_with_address(text: &str) -> bool {
    let from = char_boundary_before(text, text.len().saturating_sub(WINDOW));
    let word = text[from..].rsplit(is_space).next().unwrap_or_default();
    let mail = word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    mail || word.contains("://") || word.starts_with("www.")
}

/// True when `text` begins with a web address.
pub(super) fn begins_with_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")
}

/// True for an article of one letter, which may begin a sentence, rather than a letter that names something.
fn is_article(word: &str, text: &str, span: Span, place: &Surroundings<'_>, language: &Language) -> bool {
    language.is_letter_article(word)
        && is_letter(place.next)
        && case(bare(place.token)) == 1
        && !is_frequent(bare(place.token), language)
        && !ends_with_counted(span.of(text), language)
}

/// True when the word at `at` has a capital nearby inside sentences, too: `We grant You`, in a contract that defines "You".
fn is_term(text: &str, at: usize) -> bool {
    let word = first_token(text, at).trim_end_matches(|c: char| !c.is_alphanumeric());
    let (from, to) = (char_boundary_before(text, at.saturating_sub(NEARBY)), char_boundary_before(text, at + NEARBY));
    let is_inside = |before: &str| {
        let last = before.trim_end_matches(is_space).chars().next_back();
        last.is_some_and(|c| c == ',' || c.is_lowercase())
    };
    let inside = |part: &str| part.match_indices(word).filter(|&(n, _)| is_inside(&part[..n])).take(TERM).count();
    let after = at + word.len();
    !word.is_empty() && inside(&text[from..at]) + inside(&text[after..to.max(after)]) >= TERM
}

/// True for `(a)`, `(12)` and `(iii)`.
fn is_item_number(token: &str) -> bool {
    let number = token.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or_default();
    let is_roman = || number.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let is_number = || number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit());
    !number.is_empty() && (number.len() == 1 && number.is_ascii() || is_number() || is_roman())
}

/// True for at most one letter.
fn is_letter(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

/// The token at `at`, up to white space or the end of the window.
fn first_token(text: &str, at: usize) -> &str {
    let ahead = &text[at..char_boundary_before(text, at + WINDOW)];
    ahead.split(is_space).next().unwrap_or_default()
}

/// The last character boundary at or before `at`.
fn char_boundary_before(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    // No character is longer than four bytes.
    (at.saturating_sub(3)..=at).rev().find(|&n| text.is_char_boundary(n)).unwrap_or(0)
}

/// What `text` ends with. `None` if other rules handle that end or it never ends a sentence.
fn end_of(text: &str) -> Option<End> {
    let mut letters = text.chars().rev();
    let (last, before) = (letters.next()?, letters.next().unwrap_or(' '));
    if is_smiley(last, before, letters.next()) {
        return Some(End::Smiley);
    }
    match last {
        _ if last.is_alphanumeric() => Some(End::Word),
        _ if matches!(before, '.' | '!' | '?' | '…') => None,
        ';' => Some(End::Semicolon),
        ')' | ']' => Some(End::Bracket),
        '"' | '”' | '»' | '’' | '\'' => Some(End::Quote),
        '>' | '_' | '*' | '|' | '~' => Some(End::Sign),
        _ => None,
    }
}

/// `:-)`, `;)`, `=D`.
fn is_smiley(mouth: char, nose: char, eyes: Option<char>) -> bool {
    let is_eyes = |c: char| matches!(c, ':' | ';' | '=');
    matches!(mouth, ')' | '(' | 'D' | 'P') && (is_eyes(nose) || nose == '-' && eyes.is_some_and(is_eyes))
}

/// The words around a possible sentence end.
struct Surroundings<'a> {
    token: &'a str,
    before: &'a str,
    /// Words of the sentence so far, up to `MAX_COUNT`.
    words: usize,
    next: &'a str,
    second: &'a str,
}

impl<'a> Surroundings<'a> {
    /// Reads the words between `text[span]`, the sentence so far, and the text at `next`.
    fn read(text: &'a str, span: Span, next: usize) -> Self {
        let from = char_boundary_before(text, span.end.saturating_sub(WINDOW)).max(span.start);
        let left = &text[from..span.end];
        let right = &text[next..char_boundary_before(text, next + WINDOW)];
        let mut back = left.rsplit(is_space).filter(|word| !word.is_empty());
        let mut ahead = right.split(is_space).filter(|word| !word.is_empty());
        let words = back.clone().take(MAX_COUNT).count();
        let mut back = || back.next().unwrap_or_default();
        let mut ahead = || ahead.next().unwrap_or_default();
        Self { token: back(), before: back(), words, next: ahead(), second: ahead() }
    }

    /// The sum of the weights of everything seen here.
    fn sum(&self, end: End, language: &Language) -> i32 {
        let end = end as usize;
        let [word, before, next, second] = [self.token, self.before, self.next, self.second].map(bare);
        let frequent = usize::from(is_frequent(next, language));
        let tail = self.next.chars().next_back().and_then(|c| WORD_PUNCTUATION.find(c)).map_or(0, |n| n + 1);
        let address = self.token.contains('@') || self.token.contains("://") || self.token.contains("www.");
        let seen = [
            weights::END[end],
            weights::NEXT_FREQUENT[end][frequent],
            weights::CASE[end][case(word)],
            weights::LENGTH[end][length(word)],
            weights::FREQUENT[end][usize::from(is_frequent(word, language))],
            weights::WORDS[end][self.words],
            weights::SECOND_CASE[frequent * CASES + case(second)],
            weights::NEXT_LENGTH[length(next)],
            weights::NEXT_CASE[case(next)],
            weights::NEXT_TAIL[tail],
            weights::BEFORE_CASE[case(before)],
            weights::SECOND_FREQUENT[usize::from(is_frequent(second, language))],
            weights::ADDRESS[usize::from(address)],
        ];
        seen.into_iter().map(i32::from).sum()
    }
}

/// A word without the punctuation around it.
fn bare(token: &str) -> &str {
    token.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_frequent(word: &str, language: &Language) -> bool {
    language.is_frequent(&word.to_lowercase())
}

/// The number of letters, at most `MAX_COUNT`.
fn length(word: &str) -> usize {
    word.chars().take(MAX_COUNT).count()
}

/// The number of values of [`case`].
const CASES: usize = 6;
/// The value for a capitalised word; those above it are all capitals, one capital, and letters without case.
const CAPITALISED: usize = 2;

/// The case of a word: 0 no word, 1 lower case, 2 capitalised, 3 all capitals, 4 one capital letter, 5 a digit or a
/// letter without case.
fn case(word: &str) -> usize {
    let mut letters = word.chars();
    match letters.next() {
        None => 0,
        Some(first) if first.is_lowercase() => 1,
        Some(first) if !first.is_uppercase() => 5,
        _ if letters.as_str().is_empty() => 4,
        _ if !letters.any(char::is_lowercase) => 3,
        _ => 2,
    }
}
