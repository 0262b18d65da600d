//! The cost of pairs of letters, each in the language in which it is most common: a cheap estimate for text in an
//! unknown language.

use std::sync::OnceLock;

use super::language::STEP;
use super::letter_table::LANGUAGES;
use super::{BIT, Class};

/// All letters of the tables are below this code point.
const END: usize = 0x1F00;

/// The union of the tables of all languages.
pub(super) struct AllLanguages {
    /// A number for each letter, the same for both cases; 0 for characters that are in no table.
    ids: Vec<u16>,
    /// The cost of each pair of letters, in quarter bits.
    costs: Vec<u8>,
    size: usize,
}

/// The cost of a pair that no language has (one step above the highest cost in the tables).
const UNSEEN: i32 = 13 * BIT;

pub(super) fn all_languages() -> &'static AllLanguages {
    static ALL_LANGUAGES: OnceLock<AllLanguages> = OnceLock::new();
    ALL_LANGUAGES.get_or_init(build)
}

fn build() -> AllLanguages {
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
    let mut costs = vec![UNSEEN as u8; size * size];
    for language in &LANGUAGES {
        let rows: Vec<usize> =
            std::iter::once(0).chain(language.letters.chars().map(|c| usize::from(ids[c as usize]))).collect();
        for (&prev, steps) in rows.iter().zip(language.costs.as_bytes().chunks(rows.len())) {
            let known = &mut costs[prev * size..][..size];
            for (&next, &steps) in rows.iter().zip(steps) {
                known[next] = known[next].min((steps - b'0') * STEP as u8);
            }
        }
    }
    AllLanguages { ids, costs, size }
}

impl AllLanguages {
    /// The cost of one letter of the tables after another, in quarter bits.
    #[inline]
    pub(super) fn cost(&self, prev: u16, next: u16) -> i32 {
        i32::from(self.costs[usize::from(prev) * self.size + usize::from(next)])
    }
}

/// The usual cost of a character in its place (typical values for undamaged lines of the development set).
pub(super) fn usual(class: Class) -> i32 {
    match class {
        Class::Lower(_) | Class::Upper(_) => 7 * BIT,
        other => other.cost(),
    }
}

/// The number of a letter in the union of all languages; 0 for characters that are in no table.
pub(super) fn letter_id(c: char) -> u16 {
    all_languages().ids.get(c as usize).copied().unwrap_or(0)
}

/// The cost of one letter of the tables after another, in the language in which the pair is most common.
#[inline]
pub(super) fn pair_cost(prev: u16, next: u16) -> i32 {
    all_languages().cost(prev, next)
}
