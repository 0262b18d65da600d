//! A model of the text that people write, used by repair and detection.
//!
//! The cost of a text is the sum over its pairs of adjacent characters, in quarter bits: a text that costs 40 less than
//! another is about a thousand times as likely.

mod alphabet;
mod bounds;
mod char_props;
mod cjk;
mod class;
mod detect;
mod excess;
mod language;
mod letter_table;
mod letters;
mod sample;
mod signs;

pub(crate) use bounds::min_costs;
pub(crate) use char_props::{Traits, pair as pair_of, traits};
pub(crate) use class::{Class, FIRST_CJK, Script, is_c1};
pub(crate) use detect::{TextCost, cost_of_text, legible_share};
pub(crate) use excess::excess;
pub(crate) use letters::{Layout, cost_model};
pub(crate) use sample::Sample;
pub(crate) use signs::{cost as sign_cost, neighbour_kind, sign};

/// The number of quarter bits in a bit.
pub(crate) const BIT: i32 = 4;

/// The cost of `next` after `prev`, in quarter bits.
pub(crate) fn pair(prev: char, next: char) -> i32 {
    pair_of(traits(prev), traits(next))
}

/// The cost of `text` between the characters `before` and `after`.
pub(crate) fn cost(before: char, text: impl IntoIterator<Item = char>, after: char) -> i32 {
    let mut prev = traits(before);
    let mut sum = 0;
    for c in text {
        let next = traits(c);
        sum += char_props::pair(prev, next);
        prev = next;
    }
    sum + char_props::pair(prev, traits(after))
}

/// True for characters that occur next to no text: private use, unassigned, controls, dead scripts.
pub(crate) fn improbable(c: char) -> bool {
    matches!(class(c), Class::Control | Class::Rare | Class::Private)
}

/// The class of `c`.
pub(crate) fn class(c: char) -> Class {
    traits(c).class
}

/// The number of ASCII bytes at the start of `bytes`.
#[inline]
pub(crate) fn ascii_length(bytes: &[u8]) -> usize {
    let words = bytes.chunks_exact(8).take_while(|word| word.is_ascii()).count() * 8;
    words + bytes[words..].iter().take_while(|b| b.is_ascii()).count()
}

fn transition(a: Class, b: Class) -> i32 {
    use Class::{Box, Lower, Mark, Open, Picture, Space, Symbol, Upper};
    let bits = match (a, b) {
        (Lower(s) | Upper(s), Lower(t) | Upper(t)) if s.family() != t.family() => 9,
        (Lower(s), Upper(_)) if s.is_cased() => 8,
        (Lower(_) | Upper(_), Symbol) => 4,
        (Symbol, Lower(_) | Upper(_)) => 3,
        (Lower(_) | Upper(_), Open | Picture | Box) | (Picture | Box, Lower(_) | Upper(_)) => 6,
        (Space, Mark) => 8,
        _ => 0,
    };
    bits * BIT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undamaged_text_costs_less_than_its_damaged_form() {
        for (right, damaged) in [("é", "Ã©"), ("Привет", "РџСЂРёРІРµС‚"), ("’", "â€™"), ("à", "├á")]
        {
            assert!(cost('n', right.chars(), ' ') < cost('n', damaged.chars(), ' '), "{right} {damaged}");
        }
    }
}
