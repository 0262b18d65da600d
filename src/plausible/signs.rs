//! The cost of signs that are not letters, depending on their neighbours: a degree sign after a digit is common, one
//! inside a word is not. Only detection uses it; repair has its own costs.

use std::sync::OnceLock;

use super::{BIT, Class, class};

/// The characters that may be next to a sign, as bits; an ASCII sign may have several.
pub(crate) mod neighbour {
    pub(crate) const SPACE: u8 = 1;
    pub(crate) const DIGIT: u8 = 1 << 1;
    pub(crate) const LOWER: u8 = 1 << 2;
    pub(crate) const UPPER: u8 = 1 << 3;
    pub(crate) const OPEN: u8 = 1 << 4;
    pub(crate) const CLOSE: u8 = 1 << 5;
    /// Any non-ASCII sign.
    pub(crate) const SIGN: u8 = 1 << 6;
    pub(crate) const BOX: u8 = 1 << 7;
}

use neighbour::{BOX, CLOSE, DIGIT, LOWER, OPEN, SIGN, SPACE, UPPER};

const WORD: u8 = LOWER | UPPER;
const BEFORE_OPENING: u8 = SPACE | OPEN | SIGN;
const AFTER_CLOSING: u8 = SPACE | CLOSE | SIGN;
const ANY: u8 = u8::MAX;

/// Signs that are used in the same way.
struct Usage {
    signs: &'static str,
    /// What precedes and follows them in undamaged text.
    before: u8,
    after: u8,
    /// The bits of each sign in that place.
    bits: i32,
}

const fn usage(signs: &'static str, before: u8, after: u8, bits: i32) -> Usage {
    Usage { signs, before, after, bits }
}

/// How signs are used. The bits were chosen by hand, by how often text of Western and Eastern Europe contains the
/// signs.
const USAGES: &[Usage] = &[
    usage("’", WORD, WORD | SPACE | CLOSE | SIGN, 5),
    usage("’", DIGIT | CLOSE, SPACE | CLOSE | SIGN, 8),
    usage("“", BEFORE_OPENING, WORD | DIGIT | SIGN | OPEN, 6),
    usage("”", WORD | DIGIT | CLOSE | SIGN, AFTER_CLOSING, 6),
    usage("‘", BEFORE_OPENING, WORD | DIGIT | SIGN, 7),
    usage("„", BEFORE_OPENING, WORD | DIGIT | SIGN, 7),
    // The German closing quote is the English opening one.
    usage("“‘", WORD | DIGIT | CLOSE, AFTER_CLOSING, 8),
    usage("«", BEFORE_OPENING, WORD | DIGIT | SIGN | SPACE, 7),
    usage("»", WORD | DIGIT | CLOSE | SIGN | SPACE, AFTER_CLOSING, 7),
    usage("‚‹", BEFORE_OPENING, WORD, 9),
    usage("›", WORD | CLOSE, AFTER_CLOSING, 9),
    usage("–—", SPACE | DIGIT | WORD | CLOSE | SIGN, SPACE | DIGIT | WORD | SIGN | OPEN, 6),
    usage("…", WORD | SPACE | CLOSE | SIGN | OPEN, SPACE | CLOSE | WORD | SIGN, 7),
    usage("•", SPACE | SIGN | OPEN | CLOSE, SPACE | WORD | SIGN, 7),
    usage("·", ANY, ANY, 9),
    usage("\u{A0}", ANY, ANY, 7),
    usage("°", DIGIT | SPACE | SIGN, UPPER | SPACE | CLOSE | DIGIT | SIGN, 5),
    usage("°", LOWER | UPPER, SPACE | DIGIT, 7),
    usage("ºª", DIGIT | WORD | CLOSE, SPACE | CLOSE | SIGN, 7),
    usage("€£", SPACE | OPEN | SIGN | CLOSE, DIGIT | SPACE | CLOSE, 6),
    usage("€£", DIGIT | SPACE | SIGN | OPEN, SPACE | CLOSE | SIGN, 6),
    usage("¥", SPACE | OPEN | SIGN | CLOSE, DIGIT, 9),
    usage("¢", DIGIT, SPACE | CLOSE, 9),
    usage("©", SPACE | OPEN | CLOSE | SIGN, SPACE | DIGIT | UPPER | CLOSE, 6),
    usage("®™", WORD | SPACE | OPEN | CLOSE | DIGIT, SPACE | CLOSE | SIGN, 7),
    usage("§", SPACE | OPEN | SIGN | CLOSE, SPACE | DIGIT | SIGN, 7),
    usage("¶", SPACE | OPEN | SIGN, SPACE | DIGIT, 10),
    usage("½", DIGIT | SPACE | OPEN, SPACE | CLOSE | LOWER, 7),
    usage("¼¾", DIGIT | SPACE | OPEN, SPACE | CLOSE | LOWER, 8),
    usage("²", WORD | CLOSE | DIGIT, SPACE | CLOSE | SIGN, 7),
    usage("³", WORD | CLOSE | DIGIT, SPACE | CLOSE | SIGN, 9),
    usage("¹", WORD | CLOSE | DIGIT, SPACE | CLOSE | SIGN, 10),
    usage("µ", SPACE | DIGIT | OPEN, WORD, 8),
    usage("¿¡", BEFORE_OPENING, WORD | SIGN, 7),
    usage("×", DIGIT | SPACE, SPACE | DIGIT, 8),
    usage("±", SPACE | OPEN | DIGIT, DIGIT | SPACE, 8),
    usage("÷", DIGIT | SPACE, SPACE | DIGIT, 12),
    usage("´", WORD, LOWER | SPACE, 10),
    usage("†‡", SPACE | WORD | CLOSE, SPACE | CLOSE | WORD, 12),
    usage("‰", DIGIT | SPACE, SPACE | CLOSE, 11),
    usage("№", SPACE | OPEN, SPACE | DIGIT, 6),
    usage("\u{AD}", LOWER, LOWER, 9),
    usage("\u{200C}", WORD, WORD, 7),
    usage("\u{200E}\u{200F}", ANY, ANY, 9),
];

/// The bits of a sign in an unusual place.
const MISPLACED: i32 = 14;

/// The bits of line art after the same character, and of other line art next to line art or white space.
pub(super) const BOX_REPEATED: i32 = 1;
const BOX_DRAWN: i32 = 8;

/// The number of all line art.
pub(super) const BOX_SIGN: u8 = u8::MAX;

/// Numbers from here on encode the bits of a sign without a usage of its own.
const CLASSES: usize = 64;

/// The number of the sign `c`; 0 for letters, ASCII, and characters that no encoding defines.
pub(crate) fn sign(c: char) -> u8 {
    if c.is_ascii() {
        return 0;
    }
    if let Ok(at) = numbers().binary_search_by_key(&c, |&(sign, _)| sign) {
        return numbers()[at].1;
    }
    let bits = match class(c) {
        Class::Lower(_) | Class::Upper(_) | Class::Mark | Class::Lost => return 0,
        Class::Box => return BOX_SIGN,
        Class::Control => 22,
        Class::Private => 20,
        Class::Rare => 24,
        Class::Picture => 15,
        Class::Punct | Class::Open | Class::Space | Class::NoBreak => 9,
        Class::Symbol | Class::Format | Class::Digit | Class::Ascii => 14,
    };
    CLASSES as u8 + bits
}

/// The signs with known usages, sorted, each with the index of its first usage plus one.
fn numbers() -> &'static [(char, u8)] {
    static NUMBERS: OnceLock<Vec<(char, u8)>> = OnceLock::new();
    NUMBERS.get_or_init(|| {
        let of = |(at, usage): (usize, &Usage)| usage.signs.chars().map(move |c| (c, at as u8 + 1));
        let mut numbers: Vec<(char, u8)> = USAGES.iter().enumerate().flat_map(of).collect();
        crate::order::sort(&mut numbers);
        numbers.dedup_by_key(|&mut (c, _)| c);
        numbers
    })
}

/// The kind of `c` as a neighbour of a sign.
pub(crate) fn neighbour_kind(c: char) -> u8 {
    match c {
        '(' | '[' | '{' | '<' => OPEN,
        '"' | '\'' | '/' | '-' | '=' | '*' | '_' | '|' | '#' => OPEN | CLOSE,
        ':' | ';' | ',' => CLOSE | OPEN,
        _ => match class(c) {
            Class::Space => SPACE,
            Class::NoBreak => SPACE | SIGN,
            Class::Digit => DIGIT,
            Class::Lower(_) | Class::Mark => LOWER,
            Class::Upper(_) => UPPER,
            Class::Ascii => CLOSE,
            Class::Box => BOX,
            Class::Control if c.is_ascii() => SPACE,
            _ => SIGN,
        },
    }
}

/// The cost of the sign with this number between its neighbours, in quarter bits.
pub(crate) fn cost(sign: u8, before: u8, after: u8) -> i32 {
    if sign == BOX_SIGN {
        let is_drawn = (before | after) & BOX != 0 && before & (BOX | SPACE) != 0 && after & (BOX | SPACE) != 0;
        return BIT * if is_drawn { BOX_DRAWN } else { MISPLACED };
    }
    let at = usize::from(sign);
    if at >= CLASSES {
        return BIT * (at - CLASSES) as i32;
    }
    let fitting = rows()[at - 1].iter().filter(|row| row.before & before != 0 && row.after & after != 0);
    BIT * fitting.map(|row| row.bits).min().unwrap_or(MISPLACED)
}

/// The least cost of the sign with this number, next to itself or to anything else.
pub(super) fn min_cost(sign: u8, is_repeated: bool) -> i32 {
    let at = usize::from(sign);
    BIT * match sign {
        BOX_SIGN if is_repeated => BOX_REPEATED,
        BOX_SIGN => BOX_DRAWN,
        _ if at >= CLASSES => (at - CLASSES) as i32,
        _ => rows()[at - 1].iter().map(|row| row.bits).min().unwrap_or(MISPLACED),
    }
}

/// The usages of the signs with each number that [`sign`] returns.
fn rows() -> &'static [Vec<&'static Usage>] {
    static ROWS: OnceLock<Vec<Vec<&Usage>>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let of =
            |first: &Usage| USAGES.iter().filter(|row| first.signs.chars().all(|c| row.signs.contains(c))).collect();
        USAGES.iter().map(of).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost_in(text: &str) -> i32 {
        let c: Vec<char> = text.chars().collect();
        cost(sign(c[1]), neighbour_kind(c[0]), neighbour_kind(c[2]))
    }

    #[test]
    fn signs_cost_least_in_their_usual_places() {
        for (sound, non_ascii) in
            [("1°C", "a°b"), (" £3", "a£b"), ("n’t", " ’t"), ("m² ", " ²m"), (" “a", "a“b"), ("t“ ", "t“x")]
        {
            assert!(cost_in(sound) < cost_in(non_ascii), "{sound} {non_ascii}");
        }
    }

    #[test]
    fn sign_numbers_do_not_collide() {
        assert!(USAGES.len() < CLASSES);
        assert_eq!((sign('a'), sign('é'), sign('ж')), (0, 0, 0));
        assert_eq!(cost(sign('─'), BOX, BOX), BOX_DRAWN * BIT);
    }
}
