//! Lists of letters: alphabets, classes of regular expressions, tables for transliteration, charts of encodings. What looks
//! like damage in them is intended.

use super::char_kind::is_box;
use crate::plausible::traits;
use crate::repair::shown::nearly_all_differ;

/// This many different letters in a row are a list, if hardly any occurs twice.
const LISTED: usize = 6;

/// The same for letters with their capitals (`ÄÆäæ`).
const LISTED_CASES: usize = 4;

/// The share of neighbours in a list that are in alphabetical order, or the two cases of one letter.
const IN_ORDER: f32 = 0.6;

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
/// a list of letters (chosen by hand: damage explains all accented letters of a word, or the word has plain letters too).
const AMONG: usize = 5;
const OUTSIDE: usize = 2;

/// True when the characters from `start` to `end` are in a word of different letters, none of them ASCII, that has more
/// of them outside (`ćčđšž`).
fn is_among_letters(chars: &[(usize, char)], start: usize, end: usize) -> bool {
    let is_letter = |at: &usize| traits(chars[*at].1).is_alphabetic;
    let from = (start.saturating_sub(WINDOW)..start).rev().take_while(is_letter).last().unwrap_or(start);
    let to = end + (end..(end + WINDOW).min(chars.len())).take_while(is_letter).count();
    let outside = to - from - (end - start);
    outside >= OUTSIDE
        && to - from >= AMONG
        && chars[from..to].iter().all(|&(_, c)| !c.is_ascii() && traits(c).is_alphabetic)
        && all_differ(chars[from..to].iter().map(|&(_, c)| c).collect())
}

/// True for a list of non-ASCII characters.
pub(super) fn is_list(token: impl Iterator<Item = char> + Clone) -> bool {
    // A table shows what it has no character for as `U+FFFD`.
    let odd = token.filter(|&c| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER);
    if odd.clone().take(LISTED_CASES).count() < LISTED_CASES {
        return false;
    }
    let odd: Vec<char> = odd.collect();
    if !nearly_all_differ(odd.clone()) {
        return false;
    }
    let small = odd.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
    let in_both_cases = distinct(small) * 10 <= odd.len() * 6;
    if odd.len() < LISTED {
        return in_both_cases;
    }
    let share = |test: fn(char, char) -> bool| {
        odd.windows(2).filter(|pair| test(pair[0], pair[1])).count() as f32 / (odd.len() - 1) as f32
    };
    let sorted = odd.len() >= SORTED && share(|a, b| a < b) >= MOSTLY_SORTED;
    in_both_cases || sorted || share(follows) >= IN_ORDER || odd.len() >= CHART || is_unordered_list(&odd)
}

/// True for different letters of an alphabet that are too many for a word, or that are grouped by letter or accent.
fn is_unordered_list(odd: &[char]) -> bool {
    let Some(&(_, need)) = GROUPED.iter().find(|&&(least, _)| odd.len() >= least) else { return false };
    let is_letter = |c: &char| c.is_alphabetic() && *c < BEYOND_ALPHABETS;
    let grouped = || odd.windows(2).filter(|pair| is_grouped(pair[0], pair[1])).count() as f32;
    odd.iter().all(is_letter) && all_differ(odd.to_vec()) && grouped() >= need * (odd.len() - 1) as f32
}

/// True for a line whose non-ASCII characters are all different letters, apart from guillemets around them. The lead bytes
/// of ideographs and syllables repeat, and half of their bytes are signs.
pub(super) fn is_all_different(line: &str) -> bool {
    let odd: Vec<char> = line.chars().filter(|c| !c.is_ascii() && !matches!(c, '«' | '»')).collect();
    odd.iter().all(|c| c.is_alphabetic() && *c < BEYOND_ALPHABETS) && all_differ(odd)
}

/// A word in capitals with fewer letters is an abbreviation (chosen by hand: the longest in a dictionary of Ukrainian have five).
const SHORTEST_WORD: usize = 6;

/// True for an abbreviation by itself. Small letters of KOI8-R are capitals in windows-1251, so a short one reads like a word.
pub(super) fn is_abbreviation(line: &str) -> bool {
    let word = line.trim();
    word.chars().all(char::is_uppercase) && word.chars().count() < SHORTEST_WORD
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

/// From how many different letters on which share of the neighbours must be grouped by letter or accent (fit on misread
/// words of the development set: fewer than 1 % of the words of each length are lists by this, and none of 14 letters).
const GROUPED: [(usize, f32); 3] = [(14, 0.0), (10, 0.5), (7, 0.8)];

/// The first character after the alphabets of Europe.
const BEYOND_ALPHABETS: char = '\u{530}';

/// This many different line-art characters are really letters of another encoding (chosen by hand: drawings repeat a
/// few).
const MIXED: usize = 5;

/// True for line art that draws nothing: all kinds of it, none three times in a row, among other characters.
pub(super) fn is_mixed_line_art(text: &str) -> bool {
    let odd = text.chars().filter(|c| !c.is_ascii());
    if odd.clone().filter(|&c| is_box(c)).take(MIXED).count() < MIXED {
        return false;
    }
    let odd: Vec<char> = odd.collect();
    let mut boxes: Vec<char> = odd.iter().copied().filter(|&c| is_box(c)).collect();
    let mixed = boxes.len() < odd.len() && boxes.len() * 2 >= odd.len();
    let repeats = odd.windows(3).any(|row| row[0] == row[1] && row[1] == row[2]);
    boxes.sort_unstable();
    boxes.dedup();
    mixed && !repeats && boxes.len() >= MIXED
}

/// True when half of the non-ASCII letters are next to the same letter in the other case.
fn pairs_of_case(text: &str) -> bool {
    let odd: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    let small = |c: char| c.to_lowercase().next();
    let pairs = odd.windows(2).filter(|pair| pair[0] != pair[1] && small(pair[0]) == small(pair[1])).count();
    pairs * 4 >= odd.len()
}

/// True for a short list: only letters, in alphabetical order.
pub(super) fn is_ordered(word: &str) -> bool {
    let odd: Vec<char> = word.chars().filter(|c| !c.is_ascii()).collect();
    if odd.len() < 3 {
        return false;
    }
    let all = |test: fn(char, char) -> bool| odd.windows(2).all(|pair| test(pair[0], pair[1]));
    // A name has its capital in front; a list has one case.
    let is_name = odd[1..].iter().all(|c| c.is_lowercase()) && odd[0].is_uppercase();
    let in_alphabet = all(|a, b| base(a) <= base(b)) && odd.iter().all(|&c| base(c).is_ascii());
    !is_name && (in_alphabet || all(|a, b| a < b))
}

/// From this many characters on, ascending code points are meaningful; and the share of neighbours in that order.
const SORTED: usize = 8;
const MOSTLY_SORTED: f32 = 0.8;

/// This many characters without a space that are nearly all different are not text.
const CHART: usize = 32;

/// True when most non-ASCII characters are next in the code after the one before them.
pub(super) fn is_row_of_table(text: &str) -> bool {
    let odd: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    let next = |pair: &&[char]| (1..=2).contains(&(pair[1] as u32).wrapping_sub(pair[0] as u32));
    odd.len() >= SORTED && odd.windows(2).filter(next).count() as f32 >= (odd.len() - 1) as f32 * IN_ORDER
}

/// The first character after the Latin letters with accents.
const BEYOND_LATIN: char = '\u{250}';

/// True when most non-ASCII characters are in lists, or are letters next to their capitals, as on a keyboard.
pub(super) fn is_mostly_lists(text: &str) -> bool {
    if pairs_of_case(text) {
        return true;
    }
    let odd = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
    // `áéíóú àèìòù`: the vowels with one accent after those with another.
    let is_accented = |token: &str| token.chars().all(|c| !c.is_ascii_alphabetic() && c < BEYOND_LATIN);
    let is_list = |token: &str| is_list(token.trim_matches(['«', '»', '“', '”', '„']).chars());
    let is_listed = |token: &&str| is_list(token) || is_accented(token) && is_ordered(token);
    let listed: usize = text.split_whitespace().filter(is_listed).map(odd).sum();
    listed.max(in_classes(text)) * 2 >= odd(text)
}

/// How many non-ASCII characters are in classes of regular expressions (`[aeiouáéíóú]`).
fn in_classes(text: &str) -> usize {
    let closed = |rest: &'_ str| rest.find(']').map(|end| rest[..end].to_owned());
    let is_class = |inner: &String| {
        let mut odd: Vec<char> = inner.chars().filter(|c| !c.is_ascii()).collect();
        let count = odd.len();
        odd.sort_unstable();
        odd.dedup();
        let plain = inner.chars().all(|c| !c.is_whitespace());
        plain && odd.len() == count && count >= CLASS && count * 2 >= inner.chars().count()
    };
    let classes = text.split('[').skip(1).filter_map(closed).filter(is_class);
    classes.map(|inner| inner.chars().filter(|c| !c.is_ascii()).count()).sum()
}

/// Brackets with at least this many different non-ASCII letters contain a class rather than a word (chosen by hand).
const CLASS: usize = 4;

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
