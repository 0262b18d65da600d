//! The full stop: end of a sentence, of an abbreviation, of an ordinal, or part of a name.

use super::language::{Abbreviation, Language};
use super::stop::Ahead;
use super::token::{first_word, is_dash};

/// The longest number that is read as an ordinal: days, centuries, kings (`12. Mai`, `123. Sitzung`).
const ORDINAL_DIGITS: usize = 3;
/// All-capital words of fewer letters after `word.` are file endings and domains (`photo.JPG`), a judgement.
const SHORTEST_CAPITALS: usize = 5;
/// Letters of each part of a dotted abbreviation at most (`Ph.D`, `т.е`, `p.m`).
const DOTTED_PART: usize = 2;
/// Top-level domains that are written with a capital in names of companies (`Amazon.Com`).
const DOMAINS: [&str; 5] = ["com", "edu", "gov", "net", "org"];

/// Times of day in capitals. In small letters (`At 5 a.m. Mr. Smith went`) the sentence as often goes on.
const CAPITAL_TIMES: [&str; 2] = ["A.M", "P.M"];
/// First letters of the days and months that may follow a time of day inside a sentence.
const DATES: [&str; 19] = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
    "oct", "nov", "dec",
];

/// True when `next`, a word after a time of day, is neither a time zone in capitals nor a date.
fn starts_after_time(next: &str) -> bool {
    let date = next.get(..3).is_some_and(|first| DATES.contains(&first.to_ascii_lowercase().as_str()));
    next.chars().nth(1).is_some_and(char::is_lowercase) && !date
}

/// True when a full stop between `word` and white space ends a sentence.
pub(super) fn ends_before_blank(word: &str, ahead: &Ahead<'_>, language: &Language) -> bool {
    if !may_begin(ahead) {
        return false;
    }
    let begins = || begins_sentence(ahead, language);
    // The second half of a range: `1.–3. Jahrhundert`.
    let word = word.trim_start_matches(is_dash);
    match shape(word) {
        Shape::Empty | Shape::Other => true,
        Shape::Dotted if CAPITAL_TIMES.contains(&word) => begins() || starts_after_time(first_word(ahead.rest)),
        Shape::Letter => begins(),
        Shape::Number => !ahead.lead.is_numeric() && (!language.ordinals || !is_ordinal(word) || begins()),
        Shape::Dotted | Shape::Word => match language.abbreviation(&word.to_lowercase()) {
            Some(Abbreviation::Inner) => language.is_frequent(&word.to_lowercase()) && begins(),
            Some(Abbreviation::Free) => begins(),
            None => shape(word) == Shape::Word || begins(),
        },
    }
}

/// True when a full stop between `word` and a capital letter, without white space, ends a sentence: `said.Russia’s`.
pub(super) fn ends_glued(word: &str, ahead: &Ahead<'_>, language: &Language) -> bool {
    let begins = || begins_sentence(ahead, language);
    let next = first_word(ahead.rest);
    if !ahead.lead.is_uppercase() || word.contains(['/', '@', '_', '\\', '=', '#']) || is_name(ahead.rest, next) {
        return false;
    }
    match shape(word) {
        Shape::Empty | Shape::Letter => false,
        Shape::Dotted => begins(),
        Shape::Number => word.chars().count() >= ORDINAL_DIGITS && starts_like_word(next, language),
        Shape::Word if language.abbreviation(&word.to_lowercase()).is_some() => begins(),
        Shape::Word if word.chars().all(char::is_uppercase) => begins(),
        Shape::Word | Shape::Other => starts_like_word(next, language),
    }
}

/// True when `next` has the shape of the first word of a sentence: one capital, or many.
fn starts_like_word(next: &str, language: &Language) -> bool {
    let mut letters = next.chars().skip(1);
    match letters.next() {
        None => language.is_frequent(&next.to_lowercase()),
        Some(second) if second.is_lowercase() => true,
        _ => next.chars().count() >= SHORTEST_CAPITALS || language.is_frequent(&next.to_lowercase()),
    }
}

/// True when `next`, the first word of `rest`, goes on as names of files, domains and functions do.
fn is_name(rest: &str, next: &str) -> bool {
    let mut after = rest[next.len()..].chars();
    let goes_on = match after.next() {
        Some('(' | '_' | '=' | '@' | '/' | '\\') => true,
        Some('.') => next.chars().nth(1).is_none() || after.next().is_some_and(|c| c.is_lowercase() || c.is_numeric()),
        _ => false,
    };
    goes_on || DOMAINS.contains(&next.to_lowercase().as_str())
}

/// True when a sentence may begin with what follows at all.
fn may_begin(ahead: &Ahead<'_>) -> bool {
    let goes_on =
        matches!(ahead.first, ',' | ';' | ':' | '،' | '؛' | ')' | ']' | '}' | '%' | '/' | '&' | '=' | '№' | '。');
    !goes_on && !ahead.lead.is_lowercase()
}

/// True when what follows begins with a word of which a capital says that a sentence begins.
fn begins_sentence(ahead: &Ahead<'_>, language: &Language) -> bool {
    let word = first_word(ahead.rest);
    let initial = word.len() == ahead.lead.len_utf8() && ahead.rest[word.len()..].starts_with('.');
    ahead.lead.is_uppercase() && !initial && language.is_starter(&word.to_lowercase())
}

/// What a word looks like to a full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Empty,
    /// One letter: an initial.
    Letter,
    /// Digits, or a Roman number.
    Number,
    /// Letters with full stops between, in short parts: `U.S`, `p.m`.
    Dotted,
    /// Letters only, at least at the end.
    Word,
    /// Anything else.
    Other,
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (None, _) => Shape::Empty,
        (Some(c), None) if c.is_alphabetic() => Shape::Letter,
        _ if word.chars().all(char::is_numeric) || is_roman(word) => Shape::Number,
        _ if word.contains('.') && word.split('.').all(is_dotted_part) => Shape::Dotted,
        _ if word.chars().any(char::is_alphabetic) && !word.contains('.') => Shape::Word,
        _ => Shape::Other,
    }
}

fn is_dotted_part(part: &str) -> bool {
    !part.is_empty() && part.chars().all(char::is_alphabetic) && part.chars().count() <= DOTTED_PART
}

fn is_ordinal(word: &str) -> bool {
    is_roman(word) || word.len() <= ORDINAL_DIGITS
}

/// Two or more of the letters of small Roman numbers.
fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}
