//! The cost of one letter after another in the language in which the pair is most common: a cheap estimate for text
//! whose language is not known.

use std::sync::OnceLock;

use super::char_props::{self, Traits, traits};
use super::letter_table::LANGUAGES;
use super::letters::STEP;
use super::{BIT, Class, ascii_length};

/// All letters of the tables are below this code point.
const END: usize = 0x1F00;

/// The union of the tables of all languages.
struct Any {
    /// A number for each letter, the same for both cases; 0 for characters that are in no table.
    ids: Vec<u16>,
    /// The cost of each pair of letters, in quarter bits.
    costs: Vec<u8>,
    size: usize,
}

/// The cost of a pair that no language has (one step above the highest cost in the tables).
const UNSEEN: i32 = 13 * BIT;

fn any() -> &'static Any {
    static ANY: OnceLock<Any> = OnceLock::new();
    ANY.get_or_init(build)
}

fn build() -> Any {
    let mut ids = vec![0; END];
    let mut size = 1;
    for letter in LANGUAGES.iter().flat_map(|language| language.letters.chars()) {
        if ids[letter as usize] == 0 {
            ids[letter as usize] = size;
            for capital in letter.to_uppercase().filter(|&capital| (capital as usize) < END) {
                ids[capital as usize] = size;
            }
            size += 1;
        }
    }
    let size = usize::from(size);
    let mut steps = vec![u8::MAX; size * size];
    for language in &LANGUAGES {
        let rows: Vec<usize> =
            std::iter::once(0).chain(language.letters.chars().map(|c| usize::from(ids[c as usize]))).collect();
        for (at, &cost) in language.costs.as_bytes().iter().enumerate() {
            let (prev, next) = (rows[at / rows.len()], rows[at % rows.len()]);
            let known = &mut steps[prev * size + next];
            *known = (*known).min(cost - b'0');
        }
    }
    let cost = |steps: u8| if steps == u8::MAX { UNSEEN } else { i32::from(steps) * STEP };
    Any { ids, costs: steps.into_iter().map(|steps| cost(steps) as u8).collect(), size }
}

/// By how much the pairs of `text` that are not both ASCII cost more than such pairs in sound text, in quarter bits.
/// Each pair is priced in the language in which it is most common, so the result is near 0 for sound text in a known
/// language.
pub(crate) fn excess(text: &str) -> i64 {
    let any = any();
    let mut sum = 0;
    let mut prev = traits(' ');
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let next = traits(c);
        sum += i64::from(any.pair_excess(prev, next));
        rest = &rest[c.len_utf8()..];
        prev = next;
        if c.is_ascii() {
            // Pairs of ASCII characters cost nothing here.
            let ascii = ascii_length(rest.as_bytes());
            if let Some(&last) = rest.as_bytes()[..ascii].last() {
                prev = traits(char::from(last));
            }
            rest = &rest[ascii..];
        }
    }
    sum
}

impl Any {
    #[inline]
    fn pair_excess(&self, prev: Traits, next: Traits) -> i32 {
        if prev.is_ascii && next.is_ascii {
            return 0;
        }
        let cost = if next.letter == 0 { char_props::pair(prev, next) } else { self.letter(prev, next) };
        (cost - i32::from(next.usual)).max(0)
    }

    #[inline]
    fn letter(&self, prev: Traits, next: Traits) -> i32 {
        let between = match (prev.class, next.class) {
            // A capital after a lower-case letter is expensive, one after a capital is not.
            (Class::Lower(_), Class::Upper(script)) if script.is_cased() => 9 * BIT,
            (Class::Lower(_) | Class::Upper(_), _) => 0,
            _ => char_props::transition(prev, next),
        };
        between + self.cost(prev.letter, next.letter)
    }

    /// The cost of one letter of the tables after another, in quarter bits.
    #[inline]
    fn cost(&self, prev: u16, next: u16) -> i32 {
        i32::from(self.costs[usize::from(prev) * self.size + usize::from(next)])
    }
}

/// The usual cost of a character in its place (typical values for sound lines of the development set).
pub(super) fn usual(class: Class) -> i32 {
    match class {
        Class::Lower(_) | Class::Upper(_) => 7 * BIT,
        other => other.cost(),
    }
}

/// The number of a letter in the union of all languages; 0 for characters that are in no table.
pub(super) fn letter_id(c: char) -> u16 {
    any().ids.get(c as usize).copied().unwrap_or(0)
}

/// The cost of one letter of the tables after another, in the language in which the pair is most common.
#[inline]
pub(super) fn steps(prev: u16, next: u16) -> i32 {
    any().cost(prev, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_text_costs_less_than_misread_text() {
        for (sound, misread) in [("Привет, мир", "Ïðèâåò, ìèð"), ("obowiązki", "obowi±zki")] {
            assert!(excess(sound) < excess(misread), "{sound}");
        }
    }
}
