//! What the costs need to know of a character, by one look into a table.

use std::sync::OnceLock;

use super::class::{Class, Script, class};
use super::{alphabet, cjk};

/// One character.
#[derive(Clone, Copy)]
pub(crate) struct Traits {
    pub(crate) class: Class,
    /// What it costs by itself, in quarter bits.
    pub(super) own: u8,
    /// The same of its class.
    pub(super) alone: u8,
    /// What it usually costs in its place, in quarter bits.
    pub(super) usual: u8,
    /// Its row and column in the table of transitions.
    group: u8,
    pub(super) is_ascii: bool,
    /// A letter of whatever class.
    pub(crate) is_alphabetic: bool,
    /// Its letter in the union of all languages; 0 for none.
    pub(super) letter: u16,
}

/// Characters to a page of the table: few, since a text mostly holds some characters of many blocks.
const PAGE: usize = 64;

/// Pages of the first two planes; all that lies above is alike.
const PAGES: usize = 0x2_0000 / PAGE;

/// The traits of `c`. A page is filled when its first character is asked for.
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
    // The numbers of surrogates stand for no character and are never asked for.
    let of = |at: usize| describe(char::from_u32((page * PAGE + at) as u32).unwrap_or(char::REPLACEMENT_CHARACTER));
    Box::new(std::array::from_fn(of))
}

fn describe(c: char) -> Traits {
    let class = class(c);
    let own = match class {
        Class::Lower(Script::Han | Script::Hangul) => cjk::cost(c).unwrap_or_else(|| class.cost()),
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

/// True for letters. The standard library walks through a long list for the great blocks, all of which are letters.
fn is_alphabetic(c: char, class: Class) -> bool {
    matches!(class, Class::Lower(Script::Han | Script::Hangul)) || c.is_alphabetic()
}

/// Classes of a kind of their own in transitions, before those of letters.
const PLAIN: u8 = 7;

/// Room for all families of scripts.
const FAMILIES: u8 = 16;

/// Rows and columns of the table of transitions.
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

/// A class of the group.
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

/// What stands between two neighbours costs, in quarter bits.
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
            Class::Lower(_) | Class::Upper(_) => own.max(alphabet::steps(prev.letter, next.letter)),
            _ => own,
        }
    };
    own + transition(prev, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_great_blocks_hold_nothing_but_letters() {
        for c in ('\0'..='\u{33FF}').step_by(3).chain('\u{3400}'..='\u{FFFF}') {
            assert_eq!(traits(c).is_alphabetic, c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn the_tables_say_what_the_functions_say() {
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
