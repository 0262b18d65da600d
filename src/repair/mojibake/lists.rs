//! Lists of letters: alphabets, classes of regular expressions, tables for transliteration, charts of encodings. What
//! looks like damage in them is intended.

use super::char_kind::is_box;
use crate::plausible::traits;
use crate::repair::shown::nearly_all_differ;

/// The fewest letters of a list; hardly any of them occurs twice.
const MIN_LIST: usize = 6;

/// The same for letters with their capitals (`ÄÆäæ`).
const MIN_CASE_LIST: usize = 4;

/// The least share of neighbours in a list that are in alphabetical order or are the two cases of one letter.
const MIN_IN_ORDER: f32 = 0.6;

/// How many characters on each side of a run are examined.
const WINDOW: usize = 64;

/// True when the characters from `start` to `end` are in a list of letters: an alphabet, a class of a regular
/// expression, a transliteration table.
pub(super) fn is_listed(chars: &[(usize, char)], start: usize, end: usize) -> bool {
    // In text, lead characters repeat; in a list, nothing does.
    if chars[start + 1..end].iter().any(|&(_, c)| c == chars[start].1) {
        return false;
    }
    let is_space = |at: usize| chars[at].1.is_whitespace();
    let first = start.saturating_sub(WINDOW);
    let last = (end + WINDOW).min(chars.len());
    let from = (first..start).rev().find(|&at| is_space(at)).map_or(first, |at| at + 1);
    let to = (end..last).find(|&at| is_space(at)).unwrap_or(last);
    is_list(chars[from..to].iter().map(|&(_, c)| c)) || is_among_letters(chars, start, end)
}

/// The fewest different letters of a word, and the fewest of them outside a run, that make the run a chance sequence in
/// a list of letters (chosen by hand: damage explains all accented letters of a word, or the word has plain letters
/// too).
const MIN_LIST_WORD: usize = 5;
const MIN_OUTSIDE: usize = 2;

/// True when the characters from `start` to `end` are in a word of different letters, none of them ASCII, that has more
/// of them outside (`ćčđšž`).
fn is_among_letters(chars: &[(usize, char)], start: usize, end: usize) -> bool {
    let is_letter = |at: &usize| traits(chars[*at].1).is_alphabetic;
    let from = (start.saturating_sub(WINDOW)..start).rev().take_while(is_letter).last().unwrap_or(start);
    let to = end + (end..(end + WINDOW).min(chars.len())).take_while(is_letter).count();
    let outside = to - from - (end - start);
    outside >= MIN_OUTSIDE
        && to - from >= MIN_LIST_WORD
        && chars[from..to].iter().all(|&(_, c)| !c.is_ascii() && traits(c).is_alphabetic)
        && all_differ(chars[from..to].iter().map(|&(_, c)| c).collect())
}

/// True for a list of non-ASCII characters.
pub(super) fn is_list(token: impl Iterator<Item = char> + Clone) -> bool {
    // Tables of characters show undefined ones as `U+FFFD`.
    let non_ascii = token.filter(|&c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER);
    if non_ascii.clone().take(MIN_CASE_LIST).count() < MIN_CASE_LIST {
        return false;
    }
    let non_ascii: Vec<char> = non_ascii.collect();
    if !nearly_all_differ(non_ascii.clone()) {
        return false;
    }
    let lower = non_ascii.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
    let in_both_cases = distinct(lower) * 10 <= non_ascii.len() * 6;
    if non_ascii.len() < MIN_LIST {
        return in_both_cases;
    }
    let share = |test: fn(char, char) -> bool| {
        non_ascii.windows(2).filter(|pair| test(pair[0], pair[1])).count() as f32 / (non_ascii.len() - 1) as f32
    };
    let sorted = non_ascii.len() >= MIN_SORTED && share(|a, b| a < b) >= MIN_SORTED_SHARE;
    in_both_cases
        || sorted
        || share(follows) >= MIN_IN_ORDER
        || non_ascii.len() >= MIN_CHART
        || is_unordered_list(&non_ascii)
}

/// True for different letters of an alphabet that are too many for a word, or that are grouped by letter or accent.
fn is_unordered_list(non_ascii: &[char]) -> bool {
    let Some(&(_, min_share)) = GROUPED.iter().find(|&&(min_length, _)| non_ascii.len() >= min_length) else {
        return false;
    };
    let is_letter = |c: &char| c.is_alphabetic() && *c < BEYOND_ALPHABETS;
    let grouped = || non_ascii.windows(2).filter(|pair| is_grouped(pair[0], pair[1])).count() as f32;
    non_ascii.iter().all(is_letter)
        && all_differ(non_ascii.to_vec())
        && grouped() >= min_share * (non_ascii.len() - 1) as f32
}

/// True for a line whose non-ASCII characters, apart from guillemets, are all different letters. Misread ideographs and
/// syllables are not: their lead bytes repeat, and half of their bytes are signs.
pub(super) fn is_all_different(line: &str) -> bool {
    let non_ascii: Vec<char> = line.chars().filter(|c| !c.is_ascii() && !matches!(c, '«' | '»')).collect();
    non_ascii.iter().all(|c| c.is_alphabetic() && *c < BEYOND_ALPHABETS) && all_differ(non_ascii)
}

/// A word in capitals with fewer letters than this is an abbreviation (chosen by hand: the longest in a dictionary of
/// Ukrainian have five).
const MIN_WORD: usize = 6;

/// True for an abbreviation by itself. Small letters of KOI8-R are capitals in windows-1251, so a short one reads like
/// a word.
pub(super) fn is_abbreviation(line: &str) -> bool {
    let word = line.trim();
    word.chars().all(char::is_uppercase) && word.chars().count() < MIN_WORD
}

fn all_differ(chars: Vec<char>) -> bool {
    chars.len() == distinct(chars)
}

/// How many different characters there are.
pub(super) fn distinct(mut chars: Vec<char>) -> usize {
    chars.sort_unstable();
    chars.dedup();
    chars.len()
}

/// The number of different letters from which on this share of the neighbours must be grouped by letter or accent (fit
/// on misread words of the development set: fewer than 1 % of the words of each length are lists by this, and none of
/// 14 letters).
const GROUPED: [(usize, f32); 3] = [(14, 0.0), (10, 0.5), (7, 0.8)];

/// The first character after the alphabets of Europe.
const BEYOND_ALPHABETS: char = '\u{530}';

/// The fewest different line-art characters that are really letters of another encoding (chosen by hand: drawings
/// repeat a few).
const MIN_MIXED: usize = 5;

/// True for line art that is not a drawing: many different characters, none of them three times in a row, mixed with
/// others.
pub(super) fn is_mixed_line_art(text: &str) -> bool {
    let non_ascii = text.chars().filter(|c| !c.is_ascii());
    if non_ascii.clone().filter(|&c| is_box(c)).take(MIN_MIXED).count() < MIN_MIXED {
        return false;
    }
    let non_ascii: Vec<char> = non_ascii.collect();
    let boxes: Vec<char> = non_ascii.iter().copied().filter(|&c| is_box(c)).collect();
    let mixed = boxes.len() < non_ascii.len() && boxes.len() * 2 >= non_ascii.len();
    let repeats = non_ascii.windows(3).any(|row| row[0] == row[1] && row[1] == row[2]);
    mixed && !repeats && distinct(boxes) >= MIN_MIXED
}

/// True when half of the non-ASCII letters are next to the same letter in the other case.
fn pairs_of_case(text: &str) -> bool {
    let non_ascii: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    let lower = |c: char| c.to_lowercase().next();
    let pairs = non_ascii.windows(2).filter(|pair| pair[0] != pair[1] && lower(pair[0]) == lower(pair[1])).count();
    pairs * 4 >= non_ascii.len()
}

/// True for a short list: only letters, in alphabetical order.
pub(super) fn is_ordered(word: &str) -> bool {
    let non_ascii: Vec<char> = word.chars().filter(|c| !c.is_ascii()).collect();
    if non_ascii.len() < 3 {
        return false;
    }
    let all = |test: fn(char, char) -> bool| non_ascii.windows(2).all(|pair| test(pair[0], pair[1]));
    // A name has its capital in front; a list has one case.
    let is_name = non_ascii[1..].iter().all(|c| c.is_lowercase()) && non_ascii[0].is_uppercase();
    let in_alphabet = all(|a, b| base(a) <= base(b)) && non_ascii.iter().all(|&c| base(c).is_ascii());
    !is_name && (in_alphabet || all(|a, b| a < b))
}

/// The fewest characters whose ascending code points are meaningful, and the least share of neighbours in that order.
const MIN_SORTED: usize = 8;
const MIN_SORTED_SHARE: f32 = 0.8;

/// The fewest characters without a space that are not text if nearly all are different.
const MIN_CHART: usize = 32;

/// True when most non-ASCII characters are next in the code after the one before them.
pub(super) fn is_row_of_table(text: &str) -> bool {
    let non_ascii: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    let next = |pair: &&[char]| (1..=2).contains(&(pair[1] as u32).wrapping_sub(pair[0] as u32));
    non_ascii.len() >= MIN_SORTED
        && non_ascii.windows(2).filter(next).count() as f32 >= (non_ascii.len() - 1) as f32 * MIN_IN_ORDER
}

/// The first character after the Latin letters with accents.
const BEYOND_LATIN: char = '\u{250}';

/// True when most non-ASCII characters are in lists, or are letters next to their capitals, as on a keyboard.
pub(super) fn is_mostly_lists(text: &str) -> bool {
    if pairs_of_case(text) {
        return true;
    }
    let non_ascii = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
    // `áéíóú àèìòù`: the vowels with one accent after those with another.
    let is_accented = |token: &str| token.chars().all(|c| !c.is_ascii_alphabetic() && c < BEYOND_LATIN);
    let is_list = |token: &str| is_list(token.trim_matches(['«', '»', '“', '”', '„']).chars());
    let is_listed = |token: &&str| is_list(token) || is_accented(token) && is_ordered(token);
    let listed: usize = text.split_whitespace().filter(is_listed).map(non_ascii).sum();
    listed.max(in_classes(text)) * 2 >= non_ascii(text)
}

/// How many non-ASCII characters are in classes of regular expressions (`[aeiouáéíóú]`).
fn in_classes(text: &str) -> usize {
    let closed = |rest: &'_ str| rest.find(']').map(|end| rest[..end].to_owned());
    let is_class = |inner: &String| {
        let non_ascii: Vec<char> = inner.chars().filter(|c| !c.is_ascii()).collect();
        let count = non_ascii.len();
        let plain = inner.chars().all(|c| !c.is_whitespace());
        plain && count >= MIN_CLASS && count * 2 >= inner.chars().count() && all_differ(non_ascii)
    };
    let classes = text.split('[').skip(1).filter_map(closed).filter(is_class);
    classes.map(|inner| inner.chars().filter(|c| !c.is_ascii()).count()).sum()
}

/// Brackets with at least this many different non-ASCII letters contain a class rather than a word (chosen by hand).
const MIN_CLASS: usize = 4;

/// True when `b` may follow `a` in an alphabet: one of the next code points, the next letter, another accent, another
/// case.
fn follows(a: char, b: char) -> bool {
    let (x, y) = (base(a), base(b));
    let near = (b as u32).wrapping_sub(a as u32) <= 2;
    near && a != b || x.is_ascii_alphabetic() && y.is_ascii_alphabetic() && (y as u32).wrapping_sub(x as u32) <= 6
}

/// True for neighbours in a list that is grouped by letter or by accent: `é` next to `è` or `á`.
fn is_grouped(a: char, b: char) -> bool {
    let accent_of_a = accent(a);
    follows(a, b) || base(a) == base(b) || accent_of_a.is_some() && accent_of_a == accent(b)
}

/// The last accent of a letter.
fn accent(c: char) -> Option<char> {
    let mut accent = None;
    unicode_normalization::char::decompose_canonical(c, |part| accent = (!part.is_alphabetic()).then_some(part));
    accent
}

/// The plain lower-case letter of an accented one.
fn base(c: char) -> char {
    let mut plain = c;
    unicode_normalization::char::decompose_canonical(c, |part| {
        if part.is_alphabetic() {
            plain = part;
        }
    });
    plain.to_lowercase().next().unwrap_or(plain)
}
