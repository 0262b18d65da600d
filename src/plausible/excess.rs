//! How much more a text costs than undamaged text: a quick estimate for text whose language is not known.

use super::alphabet::{AllLanguages, all_languages};
use super::char_props::{self, Traits, traits};
use super::{BIT, Class, ascii_length};

/// By how much the pairs of `text` that are not both ASCII cost more than such pairs in undamaged text, in quarter
/// bits. The cost of a pair is that in the language in which it is most common, so the result is near 0 for undamaged
/// text in a known language.
pub(crate) fn excess(text: &str) -> i64 {
    let all_languages = all_languages();
    let mut sum = 0;
    let mut prev = traits(' ');
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let next = traits(c);
        sum += i64::from(pair_excess(all_languages, prev, next));
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

#[inline]
fn pair_excess(all_languages: &AllLanguages, prev: Traits, next: Traits) -> i32 {
    if prev.is_ascii && next.is_ascii {
        return 0;
    }
    let cost = if next.letter == 0 { char_props::pair(prev, next) } else { letter(all_languages, prev, next) };
    (cost - i32::from(next.usual)).max(0)
}

#[inline]
fn letter(all_languages: &AllLanguages, prev: Traits, next: Traits) -> i32 {
    let between = match (prev.class, next.class) {
        // A capital after a lower-case letter is expensive, one after a capital is not.
        (Class::Lower(_), Class::Upper(script)) if script.is_cased() => 9 * BIT,
        (Class::Lower(_) | Class::Upper(_), _) => 0,
        _ => char_props::transition(prev, next),
    };
    between + all_languages.cost(prev.letter, next.letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undamaged_text_costs_less_than_misread_text() {
        for (sound, misread) in [("Привет, мир", "Ïðèâåò, ìèð"), ("obowiązki", "obowi±zki")] {
            assert!(excess(sound) < excess(misread), "{sound}");
        }
    }
}
