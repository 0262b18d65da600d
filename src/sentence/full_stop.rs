//! What a full stop ends: a sentence, an abbreviation, an ordinal, or part of a name.

use super::language::{Abbreviation, KOREAN_ENDINGS, Language};
use super::letter::{ends_with_counted, ends_with_surname, is_street};
use super::stop::Lookahead;
use super::token::{first_word, is_dash, is_space, last_token};
use crate::script::{Script, is_unspaced, script_of};

/// The most digits of an ordinal: days, centuries, kings (`12. Mai`, `123. Sitzung`).
const ORDINAL_DIGITS: usize = 3;
/// A word in capitals with fewer letters after `word.` is a file extension or a domain (`photo.JPG`). Chosen by hand.
const SHORTEST_CAPITALS: usize = 5;
/// The most letters in each part of a dotted abbreviation (`Ph.D`, `т.е`, `p.m`).
const DOTTED_PART: usize = 2;
/// Top-level domains that company names write with a capital (`Amazon.Com`).
const DOMAINS: [&str; 5] = ["com", "edu", "gov", "net", "org"];

/// File extensions, domains and methods in capitals, which follow a stop inside a name.
const NOT_ACRONYMS: [&str; 40] = [
    "AI", "AVI", "BAT", "BIN", "BMP", "COM", "CSS", "CSV", "DAT", "DLL", "DOC", "DOCX", "DE", "EDU", "EPS", "EU",
    "EXE", "GET", "GIF", "GOV", "GZ", "HTM", "HTML", "INI", "IO", "ISO", "JPG", "JS", "MOV", "NET", "ORG", "PDF",
    "PHP", "PNG", "POST", "TXT", "UK", "WAV", "XML", "ZIP",
];

/// Times of day. After lower-case ones near the start (`At 5 a.m. Mr. Smith went`) the sentence continues.
const UPPERCASE_TIMES: [&str; 2] = ["A.M", "P.M"];
const LOWERCASE_TIMES: [&str; 2] = ["a.m", "p.m"];
/// How many words before a time or a year make a sentence that may end with it. Chosen by hand.
const WHOLE_SENTENCE: usize = 4;
/// The first letters of days and months, which may follow a time of day inside a sentence.
const DATES: [&str; 19] = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
    "oct", "nov", "dec",
];

/// Time zones of North America, which are written with lower-case letters too: `8 p.m. Eastern`.
const ZONES: [&str; 6] = ["atlantic", "central", "eastern", "mountain", "pacific", "greenwich"];

/// True for at least [`WHOLE_SENTENCE`] words.
fn is_whole(before: &str) -> bool {
    before.split(is_space).filter(|word| !word.is_empty()).nth(WHOLE_SENTENCE - 1).is_some()
}

/// True when `next`, the word after a time of day, is neither a time zone nor a date.
fn starts_after_time(next: &str) -> bool {
    let date = next.get(..3).is_some_and(|first| DATES.contains(&first.to_ascii_lowercase().as_str()));
    let zone = ZONES.contains(&next.to_ascii_lowercase().as_str());
    next.chars().nth(1).is_some_and(char::is_lowercase) && !date && !zone
}

/// The most letters of a word that is read as an abbreviation before a number although it is in no list: with a capital
/// (`9 Cal. 3d`, `Gen. 1:3`), and in lower case (`стор. 12`).
const CAPITAL_BEFORE_NUMBER: usize = 5;
const LOWERCASE_BEFORE_NUMBER: usize = 4;
/// Signs that mean `number` before a number.
const NUMBER_SIGNS: [&str; 4] = ["Nº", "N°", "nº", "n°"];

/// True when a full stop between `word` and white space ends a sentence. `before` is the part of the sentence before
/// the word.
pub(super) fn ends_before_space(word: &str, before: &str, ahead: &Lookahead<'_>, language: &Language) -> bool {
    if !may_begin(ahead) {
        return false;
    }
    let begins = || begins_with_starter(ahead, language);
    // The second half of a range: `1.–3. Jahrhundert`.
    let word = word.trim_start_matches(is_dash);
    match shape(word) {
        Shape::Empty | Shape::Other => match language.abbreviation(word) {
            Some(class) => ends_after_abbreviation(class, word, ahead, language),
            None => !is_hyphenated(word, language) || begins(),
        },
        Shape::Dotted if UPPERCASE_TIMES.contains(&word) => begins() || starts_after_time(first_word(ahead.rest)),
        Shape::Dotted if LOWERCASE_TIMES.contains(&word) => {
            begins() || is_whole(before) && ahead.lead.is_uppercase() && starts_after_time(first_word(ahead.rest))
        }
        Shape::Letter | Shape::Word if is_year(word, before, language) => {
            begins() || ahead.lead.is_uppercase() && !begins_initial(ahead) && !begins_with_time(before, language)
        }
        Shape::Letter if is_spaced(before) && ends_with_surname(before, ahead.rest) => ahead.lead.is_uppercase(),
        Shape::Dotted if ahead.lead.is_uppercase() && is_initials(word) && ends_with_surname(before, ahead.rest) => {
            true
        }
        Shape::Letter if is_spaced(before) => match language.abbreviation(&joined_initials(before, word)) {
            Some(class) => ends_after_abbreviation(class, word, ahead, language),
            None => begins(),
        },
        Shape::Letter if ahead.lead.is_uppercase() && !begins_initial(ahead) && is_counter(word, before, language) => {
            true
        }
        Shape::Letter => begins() || is_other_alphabet(word, ahead.lead),
        Shape::Number if script_of(ahead.lead) == Script::Hangul => !ends_with_number(before),
        Shape::Number => ends_after_number(word, before, ahead, language),
        Shape::Word if is_street(word, ahead.lead.is_numeric(), language) => begins(),
        Shape::Word
            if is_plural_initials(word)
                && (begins_with_plural_initials(ahead) || ends_with_plural_initials(before)) =>
        {
            begins()
        }
        Shape::Dotted | Shape::Word => ends_after_word(word, before, ahead, language),
    }
}

/// The same after a number.
fn ends_after_number(word: &str, before: &str, ahead: &Lookahead<'_>, language: &Language) -> bool {
    let begins = || begins_with_starter(ahead, language) || is_cardinal(before, ahead, language);
    begins_section(ahead.rest) || !ahead.lead.is_numeric() && (!language.ordinals || !is_ordinal(word) || begins())
}

/// The same after a word, which may be an abbreviation.
fn ends_after_word(word: &str, before: &str, ahead: &Lookahead<'_>, language: &Language) -> bool {
    match language.abbreviation(word) {
        Some(class) => ends_after_abbreviation(class, word, ahead, language),
        None if is_cited(word, before, ahead, language) => false,
        None if is_numbered(ahead.rest) => word.chars().count() > LOWERCASE_BEFORE_NUMBER,
        // The volume and the page of a law report: `365 U.S. 167`.
        None if ahead.lead.is_numeric() => {
            shape(word) == Shape::Word && !is_before_number(word, before, ahead, language)
        }
        None => shape(word) == Shape::Word || begins_with_starter(ahead, language),
    }
}

fn ends_after_abbreviation(class: Abbreviation, word: &str, ahead: &Lookahead<'_>, language: &Language) -> bool {
    let next = || first_word(ahead.rest).to_lowercase();
    let named = ahead.lead.is_uppercase() && language.is_never_name(&next()) && !begins_initial(ahead);
    match class {
        Abbreviation::Title => named,
        Abbreviation::Free => ahead.first != '(' && (named || begins_with_starter(ahead, language)),
        Abbreviation::Reference => !refers(word, ahead, language),
        Abbreviation::Final => ahead.lead.is_alphabetic(),
    }
}

/// True when a number, or something used as one, follows a word that refers to it: `vol. IX`, `Tel. Nr. 5`, `Fig. A`.
fn refers(word: &str, ahead: &Lookahead<'_>, language: &Language) -> bool {
    let next = first_word(ahead.rest);
    let stopped = ahead.rest[next.len()..].starts_with('.');
    let is_letter = next.len() == ahead.lead.len_utf8() && word.starts_with(char::is_uppercase);
    ahead.lead.is_numeric()
        || !ahead.lead.is_uppercase()
        || is_roman(next)
        || is_letter
        || is_code(next)
        || is_numbered(ahead.rest)
        || stopped && language.abbreviation(next) == Some(Abbreviation::Reference)
}

/// True for a number with a capital before it: `S2`, `A14`.
fn is_code(word: &str) -> bool {
    let digits = word.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or_default();
    !digits.is_empty() && digits.len() <= ORDINAL_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// True when the number of a section and its first word follow: `by 30 April 2026. 1.2 The Client`.
fn begins_section(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let mut levels = number.strip_suffix('.').unwrap_or(number).split('.');
    let is_level = |level: &str| (1..ORDINAL_DIGITS).contains(&level.len());
    let mut letters = after.chars();
    levels.clone().count() > 1
        && levels.all(is_level)
        && letters.next().is_some_and(is_space)
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(|c| c.is_lowercase() || is_space(c))
}

/// True for a word before another abbreviation and a number: `Cat. No. 44` at the start of a sentence, `Pub. L. 104`.
fn is_cited(word: &str, before: &str, ahead: &Lookahead<'_>, language: &Language) -> bool {
    let next = first_word(ahead.rest);
    let short = word.starts_with(char::is_uppercase)
        && word.contains(char::is_lowercase)
        && word.chars().count() <= CAPITAL_BEFORE_NUMBER;
    let numbered = || {
        let after = ahead.rest[next.len()..].strip_prefix(". ");
        after.is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
    };
    let refers = || before.trim().is_empty() && language.abbreviation(next) == Some(Abbreviation::Reference);
    short && numbered() && (next.len() == ahead.lead.len_utf8() && ahead.lead.is_uppercase() || refers())
}

/// True for a number that counts or names, in a language that writes ordinals with a stop too: `стр. 12. Крај`, `u ulici
/// Petra 5. Radi`. Where nouns have capitals, and in Turkic languages, a capital after a number says too little.
fn is_cardinal(before: &str, ahead: &Lookahead<'_>, language: &Language) -> bool {
    let Some((earlier, last)) = before.trim_end().rsplit_once(is_space) else { return false };
    if !ahead.lead.is_uppercase() || language.noun_capitals || language.is_turkic || begins_initial(ahead) {
        return false;
    }
    match last.strip_suffix('.') {
        Some(word) => {
            let is_short = (1..=DOTTED_PART).contains(&word.chars().count()) && word.chars().all(char::is_lowercase);
            is_short || matches!(language.abbreviation(word), Some(Abbreviation::Reference | Abbreviation::Final))
        }
        None => last.starts_with(char::is_uppercase) && !earlier.trim().is_empty() && !last.ends_with([',', ':']),
    }
}

fn is_numbered(text: &str) -> bool {
    NUMBER_SIGNS.iter().any(|sign| text.starts_with(sign))
}

/// True when `word` is an abbreviation of the number that follows, although it is in no list.
fn is_before_number(word: &str, before: &str, ahead: &Lookahead<'_>, language: &Language) -> bool {
    let lower = word.to_lowercase();
    let letters = word.chars().count();
    let is_book = ahead.first == ahead.lead && !word.starts_with(char::is_lowercase);
    if is_book && is_verse(ahead.rest) && letters <= CAPITAL_BEFORE_NUMBER {
        return true;
    }
    let inside = !before.trim().is_empty();
    match word.chars().next() {
        _ if language.is_frequent(&lower) || letters == 1 => false,
        Some(c) if c.is_uppercase() => {
            let mixed = word.contains(char::is_lowercase);
            // A number before a lower-case word begins a sentence: `1 cup of milk`.
            let after = ahead.rest.trim_start_matches(char::is_numeric).trim_start();
            let cited = !after.starts_with(char::is_lowercase)
                || !ahead.rest.trim_start_matches(char::is_numeric).starts_with(' ');
            inside && mixed && cited && letters <= CAPITAL_BEFORE_NUMBER && !language.noun_capitals
        }
        _ => letters <= LOWERCASE_BEFORE_NUMBER && (!lower.contains(is_vowel) || !lower.is_ascii()),
    }
}

/// True for chapter and verse: `4:8`.
fn is_verse(text: &str) -> bool {
    let chapter = text.bytes().take_while(u8::is_ascii_digit).count();
    chapter > 0 && text[chapter..].starts_with(':') && text[chapter + 1..].starts_with(|c: char| c.is_ascii_digit())
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// True for abbreviations joined by a hyphen: `H.-J`, `Dr.-Ing`.
fn is_hyphenated(word: &str, language: &Language) -> bool {
    let mut parts = word.split(".-").peekable();
    let first = parts.peek().is_some_and(|part| part.len() < word.len());
    let short = |part: &str| part.chars().count() <= DOTTED_PART || language.abbreviation(part).is_some();
    let mut known =
        || parts.all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphabetic() || c == '.') && short(part));
    first && (word.ends_with("-Ing") || known())
}

/// True when an initial precedes the word: `т. д`, `z. B`.
fn is_spaced(before: &str) -> bool {
    let last = last_token(before);
    last.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1)
}

/// The abbreviation without the space inside: `т.д`.
fn joined_initials(before: &str, word: &str) -> String {
    last_token(before).to_owned() + word
}

/// True for the plural of initials in Spanish: `EE`, `UU`.
fn is_plural_initials(word: &str) -> bool {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    first == second && first.is_some_and(char::is_uppercase) && letters.next().is_none()
}

fn begins_with_plural_initials(ahead: &Lookahead<'_>) -> bool {
    let next = first_word(ahead.rest);
    is_plural_initials(next) && ahead.rest[next.len()..].starts_with('.')
}

fn ends_with_plural_initials(before: &str) -> bool {
    let last = before.trim_end().rsplit(' ').next().unwrap_or_default();
    last.strip_suffix('.').is_some_and(is_plural_initials)
}

/// True when an initial in Latin letters precedes a word in another script: `точки M. Найдите`.
fn is_other_alphabet(word: &str, lead: char) -> bool {
    word.is_ascii() && lead.is_uppercase() && script_of(lead) != Script::Latin
}

/// The fewest digits of a year.
const YEAR: usize = 3;

/// True for the word for a year after its number: `1930 г`.
fn is_year(word: &str, before: &str, language: &Language) -> bool {
    let digits = || last_token(before).bytes().rev().take_while(u8::is_ascii_digit).count();
    !word.is_ascii() && language.is_year_word(word) && digits() >= YEAR
}

/// True when a sentence begins with a time, such as the year that follows.
fn begins_with_time(before: &str, language: &Language) -> bool {
    let first = before.split(is_space).find(|word| !word.is_empty()).unwrap_or_default().to_lowercase();
    first.starts_with(|c: char| c.is_ascii_digit()) || language.is_before_time(&first)
}

/// True for initials without a space: `И.И`.
fn is_initials(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() == 1)
}

/// True for a capital letter that names one of what the word before it is: `vitamin C`.
fn is_counter(word: &str, before: &str, language: &Language) -> bool {
    word.starts_with(|c: char| c.is_uppercase()) && ends_with_counted(before, language)
}

/// True for a number with a stop: `2024. 3.`
fn ends_with_number(before: &str) -> bool {
    let last = last_token(before);
    last.strip_suffix('.').is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// True when a full stop between `word` and a capital letter, without white space, ends a sentence: `said.Russia’s`.
pub(super) fn ends_unspaced(word: &str, ahead: &Lookahead<'_>, language: &Language) -> bool {
    let begins = || begins_with_starter(ahead, language);
    let next = first_word(ahead.rest);
    let is_han = |c: char| is_unspaced(script_of(c));
    if script_of(ahead.lead) == Script::Hangul && word.ends_with(KOREAN_ENDINGS) {
        return true;
    }
    if word.ends_with(is_han) && is_han(ahead.lead) {
        return true;
    }
    if !ahead.lead.is_uppercase()
        || word.contains(['/', '@', '_', '\\', '=', '#'])
        || is_name(ahead.rest, next, language)
    {
        return false;
    }
    match shape(word) {
        Shape::Empty | Shape::Letter => false,
        Shape::Dotted => begins(),
        Shape::Number => word.chars().count() >= ORDINAL_DIGITS && starts_like_word(next, language),
        Shape::Word if language.abbreviation(word).is_some() => begins(),
        Shape::Word if word.chars().all(char::is_uppercase) => begins(),
        Shape::Word if is_acronym_after(word, ahead.rest, next) => true,
        Shape::Word | Shape::Other => starts_like_word(next, language),
    }
}

/// True when an acronym follows an ordinary word: `gelmedi.ABD ordusu`, but not `photo.JPG is`.
fn is_acronym_after(word: &str, rest: &str, next: &str) -> bool {
    let is_ordinary = word.chars().count() >= SHORTEST_CAPITALS && word.chars().all(char::is_lowercase);
    let letters = next.chars().count();
    let is_acronym = (2..SHORTEST_CAPITALS).contains(&letters) && next.chars().all(char::is_uppercase);
    is_ordinary && is_acronym && rest[next.len()..].starts_with([' ', '-']) && !NOT_ACRONYMS.contains(&next)
}

/// True when `next` looks like the first word of a sentence: one capital, or at least [`SHORTEST_CAPITALS`] of them.
fn starts_like_word(next: &str, language: &Language) -> bool {
    let mut letters = next.chars().skip(1);
    match letters.next() {
        None => language.is_frequent(&next.to_lowercase()),
        Some(second) if second.is_lowercase() => true,
        _ => next.chars().count() >= SHORTEST_CAPITALS || language.is_frequent(&next.to_lowercase()),
    }
}

/// True when `next`, the first word of `rest`, continues like the name of a file, a domain or a function.
fn is_name(rest: &str, next: &str, language: &Language) -> bool {
    let mut after = rest[next.len()..].chars();
    let continues = match after.next() {
        Some('(' | '_' | '=' | '@' | '/' | '\\') => true,
        Some('.') => next.chars().nth(1).is_none() || after.next().is_some_and(|c| c.is_lowercase() || c.is_numeric()),
        _ => false,
    };
    // `Com` is a word in Portuguese.
    let is_word = next.chars().nth(1).is_some_and(char::is_lowercase) && rest[next.len()..].starts_with(is_space);
    let lower = next.to_lowercase();
    continues || DOMAINS.contains(&lower.as_str()) && !(is_word && language.is_frequent(&lower))
}

/// True when a sentence can begin with what follows.
fn may_begin(ahead: &Lookahead<'_>) -> bool {
    let continues =
        matches!(ahead.first, ',' | ';' | ':' | '،' | '؛' | ')' | ']' | '}' | '%' | '/' | '&' | '=' | '。' | '#');
    let is_cited = matches!(ahead.first, '§' | '№') && !begins_clause(ahead.rest);
    !continues && !is_cited && !ahead.is_lowercase()
}

/// True for the number of a section and the first word of its text: `§ 4 The fee`. In a reference, an abbreviation or another
/// number follows: `§ 4 Nr. 2`, `§ 4 Absatz 2`, `§ 433 BGB`.
fn begins_clause(rest: &str) -> bool {
    let after = rest.trim_start_matches(['§', '№']).trim_start_matches(is_space);
    let end = after.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(after.len());
    let text = after[end..].trim_start_matches(is_space);
    let word = first_word(text);
    let next = &text[word.len()..];
    let is_word = word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    end > 0 && is_word && !next.starts_with('.') && !next.trim_start_matches(is_space).starts_with(char::is_numeric)
}

/// True when the capital of the next word shows that a sentence begins.
fn begins_with_starter(ahead: &Lookahead<'_>, language: &Language) -> bool {
    let word = first_word(ahead.rest);
    ahead.lead.is_uppercase() && !begins_initial(ahead) && language.is_starter(&word.to_lowercase())
}

/// True when an initial follows.
fn begins_initial(ahead: &Lookahead<'_>) -> bool {
    let word = first_word(ahead.rest);
    word.len() == ahead.lead.len_utf8() && ahead.rest[word.len()..].starts_with('.')
}

/// The shape of the word before a full stop.
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
    // The vowel signs of Indic scripts belong to the letter before them.
    let mut letters = word.chars().filter(|&c| !is_vowel_sign(c));
    match (letters.next(), letters.next()) {
        (None, _) => Shape::Empty,
        (Some(c), None) if c.is_alphabetic() => Shape::Letter,
        _ if word.chars().all(char::is_numeric) || is_roman(word) => Shape::Number,
        _ if word.contains('.') && word.split('.').all(is_dotted_part) => Shape::Dotted,
        _ if word.chars().any(char::is_alphabetic) && !word.contains('.') => Shape::Word,
        _ => Shape::Other,
    }
}

fn is_vowel_sign(c: char) -> bool {
    let place = c as u32;
    (0x0900..0x0E00).contains(&place) && matches!(place % 0x80, 0x00..=0x03 | 0x3C | 0x3E..=0x4D)
}

fn is_dotted_part(part: &str) -> bool {
    !part.is_empty() && part.chars().all(char::is_alphabetic) && part.chars().count() <= DOTTED_PART
}

fn is_ordinal(word: &str) -> bool {
    is_roman(word) || word.len() <= ORDINAL_DIGITS
}

/// True for two or more letters of lower-case Roman numerals.
fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}
