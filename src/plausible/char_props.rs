//! The properties of a character that costs depend on, found by a single table look-up.

use std::sync::OnceLock;

use super::class::{Class, Script, class};
use super::{alphabet, cjk};

/// The properties of one character.
#[derive(Clone, Copy)]
pub(crate) struct Traits {
    pub(crate) class: Class,
    /// Its own cost, in quarter bits.
    pub(super) own: u8,
    /// The cost of its class, in quarter bits.
    pub(super) alone: u8,
    /// Its usual cost in its place, in quarter bits.
    pub(super) usual: u8,
    /// Its row and column in the transition table.
    group: u8,
    pub(super) is_ascii: bool,
    /// True for a letter of any class.
    pub(crate) is_alphabetic: bool,
    /// Its number in the union of all languages; 0 if it is in none.
    pub(super) letter: u16,
}

/// The number of characters in a page of the table. It is small, because most texts use few characters of many blocks.
const PAGE: usize = 32;

/// The pages of the first two planes; all characters above are treated alike.
const PAGES: usize = 0x2_0000 / PAGE;

/// The properties of `c`. A page is computed when its first character is requested.
#[inline]
pub(crate) fn traits(c: char) -> Traits {
    static TABLE: [OnceLock<Box<[Traits; PAGE]>>; PAGES] = [const { OnceLock::new() }; PAGES];
    let code = c as usize;
    match TABLE.get(code / PAGE) {
        Some(page) => page.get_or_init(|| fill(code / PAGE))[code % PAGE],
        None => describe(c),
    }
}

fn fill(page: usize) -> Box<[Traits; PAGE]> {
    // The code points of surrogates are not characters and are never requested.
    let of = |at: usize| describe(char::from_u32((page * PAGE + at) as u32).unwrap_or(char::REPLACEMENT_CHARACTER));
    Box::new(std::array::from_fn(of))
}

fn describe(c: char) -> Traits {
    let class = class(c);
    let own = match class {
        Class::Lower(Script::Han | Script::Hangul) => cjk::cost(c).unwrap_or_else(|| class.cost()),
        Class::Mark if RARE_MARKS.contains(c) => RARE_MARK,
        _ => class.cost(),
    };
    let usual = alphabet::usual(class) as u8;
    Traits {
        class,
        own: own as u8,
        alone: class.cost() as u8,
        usual,
        group: group(class),
        is_ascii: c.is_ascii(),
        is_alphabetic: is_alphabetic(c, class),
        letter: alphabet::letter_id(c),
    }
}

/// Marks below a letter that are hardly ever separate characters. Three of them are `Ã£`, `Ã§` and `Ã±` when misread as
/// macintosh; these are common letters of Spanish and Portuguese when misread as windows-1252.
const RARE_MARKS: &str = "\u{323}\u{324}\u{328}\u{32D}\u{331}";

/// The cost of such a mark, in quarter bits: about that of a letter that hardly any language has (chosen by hand).
const RARE_MARK: i32 = 14 * super::BIT;

/// True for letters. For the large blocks that contain only letters, this avoids the standard library's long search.
fn is_alphabetic(c: char, class: Class) -> bool {
    matches!(class, Class::Lower(Script::Han | Script::Hangul)) || c.is_alphabetic()
}

/// The number of non-letter classes with transitions of their own; they come before those of letters.
const PLAIN: u8 = 7;

/// Room for all script families.
const FAMILIES: u8 = 16;

/// The number of rows and columns in the transition table.
const GROUPS: usize = PLAIN as usize + 2 * FAMILIES as usize;

fn group(class: Class) -> u8 {
    match class {
        Class::Space => 1,
        Class::Open => 2,
        Class::Picture => 3,
        Class::Box => 4,
        Class::Symbol => 5,
        Class::Mark => 6,
        Class::Lower(script) => PLAIN + script.family() as u8,
        Class::Upper(script) => PLAIN + FAMILIES + script.family() as u8,
        _ => 0,
    }
}

/// One class of the group.
fn class_of(group: usize) -> Class {
    let script = |at: usize| Script::ALL.get(at).copied().unwrap_or(Script::Other);
    let plain = usize::from(PLAIN);
    match group {
        0 => Class::Punct,
        1 => Class::Space,
        2 => Class::Open,
        3 => Class::Picture,
        4 => Class::Box,
        5 => Class::Symbol,
        6 => Class::Mark,
        _ if group < plain + usize::from(FAMILIES) => Class::Lower(script(group - plain)),
        _ => Class::Upper(script(group - plain - usize::from(FAMILIES))),
    }
}

/// The cost of the transition between two adjacent characters, in quarter bits.
#[inline]
pub(super) fn transition(a: Traits, b: Traits) -> i32 {
    static TABLE: OnceLock<[[u8; GROUPS]; GROUPS]> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        std::array::from_fn(|a| std::array::from_fn(|b| super::transition(class_of(a), class_of(b)) as u8))
    });
    i32::from(table[usize::from(a.group)][usize::from(b.group)])
}

/// The cost of `next` after `prev`, in quarter bits.
#[inline]
pub(crate) fn pair(prev: Traits, next: Traits) -> i32 {
    let own = i32::from(next.own);
    let own = if prev.letter == 0 || next.letter == 0 || next.is_ascii && prev.is_ascii {
        own
    } else {
        match next.class {
            Class::Lower(_) | Class::Upper(_) => own.max(alphabet::pair_cost(prev.letter, next.letter)),
            _ => own,
        }
    };
    own + transition(prev, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_large_blocks_contain_only_letters() {
        for c in ('\0'..='\u{33FF}').step_by(3).chain('\u{3400}'..='\u{FFFF}') {
            assert_eq!(traits(c).is_alphabetic, c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn the_tables_agree_with_the_functions() {
        let chars: Vec<char> = ('\0'..='\u{33FF}').step_by(7).chain("aZé—«Жж1 한中カ￥😀\u{20000}".chars()).collect();
        for &a in &chars {
            assert_eq!(traits(a).class, class(a), "{a:?}");
            for &b in &chars {
                assert_eq!(
                    transition(traits(a), traits(b)),
                    super::super::transition(class(a), class(b)),
                    "{a:?} {b:?}"
                );
            }
        }
    }
}
