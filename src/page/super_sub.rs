//! Superscripts and subscripts as plain text: `10⁸`, `CO₂`, `x^(a+β)`, `2nd`.
#![cfg_attr(not(feature = "html"), allow(dead_code, reason = "only HTML raises text; without it text is only lowered"))]

use std::borrow::Cow;

/// A longer text is small print, not an exponent or index. In characters.
const MAX_CHARS: usize = 24;

/// The most digits of a verse or note number.
const LONGEST_NUMBER: usize = 3;

/// Whether text is above or below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shift {
    /// `sup`.
    Up,
    /// `sub`.
    Down,
}

/// Characters with a superscript form, and those forms. Of two characters with the same form, the first is the one that it stands
/// for in Unicode: the raised minus is a minus sign and not a hyphen.
const UP: [&str; 2] = [
    "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ",
];
/// Characters with a subscript form, and those forms.
const DOWN: [&str; 2] = ["0123456789+−-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"];
/// The endings of ordinal numbers in languages that raise them: English, French, Italian, Spanish, Portuguese, Catalan.
const ORDINALS: [&str; 20] = [
    "st", "nd", "rd", "th", "er", "re", "e", "ème", "eme", "ère", "de", "d", "ers", "es", "o", "a", "os", "as", "º",
    "ª",
];

/// The plain-text form of `text`, which follows `before` above or below the line.
///
/// Exponents and indices become Unicode superscripts and subscripts if all their characters have one, and `^(…)` or
/// `_(…)` otherwise. Ordinals, abbreviations, trade marks and footnote marks stay as they are.
pub(crate) fn plain(shift: Shift, before: &str, text: &str) -> Cow<'static, str> {
    let text = text.trim();
    if !is_exponent(shift, before, text) {
        return Cow::Owned(text.to_owned());
    }
    match shifted(shift, text) {
        Some(shifted) => Cow::Owned(shifted),
        None if text.chars().all(|c| c.is_ascii_digit() || is_list_sign(c)) => {
            Cow::Owned(text.chars().map(|c| digit(shift, c)).collect())
        }
        None => Cow::Owned(format!("{}({text})", if shift == Shift::Up { '^' } else { '_' })),
    }
}

/// The exponent or index that [`plain`] wrote as `text` after `before`. None if it did not change the text: then `text`
/// is an ordinal or a mark, or the text of nested elements.
pub(crate) fn exponent<'a>(shift: Shift, before: &str, text: &'a str) -> Option<Cow<'a, str>> {
    let inner = unshifted(text);
    (inner != text && plain(shift, before, &inner) == text).then_some(inner)
}

/// True if [`plain`] leaves raised or lowered `text` as it is.
pub(crate) fn is_plain(shift: Shift, before: &str, text: &str) -> bool {
    plain(shift, before, text) == text
}

/// The characters of an exponent or index in its plain form.
fn unshifted(text: &str) -> Cow<'_, str> {
    if let Some(inner) = text.strip_prefix(['^', '_']).and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')')) {
        return Cow::Borrowed(inner);
    }
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let back = |c: char| [UP, DOWN].iter().find_map(|table| pair(table[1], table[0], c)).unwrap_or(c);
    Cow::Owned(text.chars().map(back).collect())
}

fn is_list_sign(c: char) -> bool {
    matches!(c, ',' | ';' | ' ' | '–' | '.' | '*' | '†' | '‡')
}

fn digit(shift: Shift, c: char) -> char {
    shifted_char(shift, c).unwrap_or(c)
}

/// The counterpart in `to` of the character `c` in `from`.
fn pair(from: &str, to: &str, c: char) -> Option<char> {
    let at = from.chars().position(|own| own == c)?;
    to.chars().nth(at)
}

fn shifted_char(shift: Shift, c: char) -> Option<char> {
    let table = if shift == Shift::Up { UP } else { DOWN };
    pair(table[0], table[1], c)
}

/// `text` as superscripts or subscripts, if all its characters have such a form.
pub(crate) fn shifted(shift: Shift, text: &str) -> Option<String> {
    text.chars().filter(|c| *c != ' ').map(|c| shifted_char(shift, c)).collect()
}

/// True when `text` modifies what precedes it: `10` and `8`, `CO` and `2`, `x` and `n+1`.
fn is_exponent(shift: Shift, before: &str, text: &str) -> bool {
    let Some(last) = before.chars().next_back().filter(|c| !c.is_whitespace()) else {
        // Before a word it is the number of an isotope, a verse or a note.
        return shift == Shift::Up
            && !text.is_empty()
            && text.len() <= LONGEST_NUMBER
            && text.bytes().all(|b| b.is_ascii_digit());
    };
    let letters = text.chars().all(char::is_alphabetic);
    let sound = |c: char| c.is_alphanumeric() || c == ' ' || "+-−–=()[]{}.,;/*'′·×°%∞^_†‡".contains(c);
    if !text.chars().all(sound) {
        return false;
    }
    let has_word = text.chars().any(|c| c.is_alphanumeric() || matches!(c, '+' | '-' | '−'));
    if text.is_empty() || !has_word || text.chars().count() > MAX_CHARS || text.starts_with(['[', '^', '_', '/', '↑'])
    {
        return false;
    }
    if text.chars().all(|c| !c.is_ascii() && c.is_numeric()) || text.starts_with("http") {
        return false;
    }
    match shift {
        Shift::Up if letters => {
            let ordinal = last.is_numeric() && ORDINALS.iter().any(|end| text.eq_ignore_ascii_case(end));
            let symbol = before.chars().rev().take_while(|c| c.is_alphanumeric()).count() == 1;
            let exponent = last.is_numeric() || matches!(last, ')' | ']' | '}') || symbol;
            exponent && !ordinal && !is_abbreviation(before, text)
        }
        // A charge or power may follow anything. Letters below the line are an index only if they are a single word.
        Shift::Down if letters => !text.contains(' ') && last.is_alphanumeric() | matches!(last, ')' | ']'),
        _ => !text.contains(char::is_whitespace) || !text.contains(char::is_alphabetic) || is_term(text),
    }
}

/// True for single letters and numbers with a sign between them, as in `n − 1`.
fn is_term(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let is_factor = |word: &str| {
        let letters = word.trim_start_matches(char::is_numeric);
        letters.chars().count() <= 1
    };
    text.contains(['+', '-', '−', '–', '=', '/', '·', '×']) && words.all(is_factor)
}

/// True for a single letter followed by raised letters that end the word: `nº`, `Mme`, `Dr`, `No`.
fn is_abbreviation(before: &str, text: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    matches!(
        (word, text),
        ("n" | "N", "o" | "os" | "º" | "r")
            | ("M", "me" | "mes" | "lle" | "lles" | "r" | "rs" | "gr")
            | ("D", "r" | "re" | "rs" | "ª")
            | ("S", "t" | "te" | "ta" | "r" | "ra" | "ta." | "to" | "M" | "ra.")
            | ("V" | "v", "ve" | "e")
            | ("C", "ie")
            | ("E" | "e", "xc")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn up(before: &str, text: &str) -> String {
        plain(Shift::Up, before, text).into_owned()
    }

    fn down(before: &str, text: &str) -> String {
        plain(Shift::Down, before, text).into_owned()
    }

    #[test]
    fn exponents_and_indices_keep_their_meaning() {
        assert_eq!(up("6 × 10", "8"), "⁸");
        assert_eq!(up("10", "-3"), "⁻³");
        assert_eq!(up("x", "n+1"), "ⁿ⁺¹");
        assert_eq!(up("e", "iπt"), "^(iπt)");
        assert_eq!(up("2", "n − 1"), "ⁿ⁻¹");
        assert_eq!(down("x", "t − 1"), "ₜ₋₁");
        assert_eq!(up("4 km", "2"), "²");
        assert_eq!(up("2", "n"), "ⁿ");
        assert_eq!(up("SO₄", "2-"), "²⁻");
        assert_eq!(down("CO", "2"), "₂");
        assert_eq!(down("x", "i"), "ᵢ");
        assert_eq!(down("k", "B"), "_(B)");
    }

    #[test]
    fn ordinals_and_other_raised_words_are_unchanged() {
        for (before, text) in [
            ("the 2", "nd"),
            ("XIX", "e"),
            ("1", "er"),
            ("3", "ème"),
            ("M", "me"),
            ("N", "o"),
            ("Brand", "TM"),
            ("word", "new"),
            ("5", "see p. 4 – 6"),
            ("5", "a 1"),
            ("", "new"),
            ("word", "[1]"),
            ("word", "*"),
            ("word", "†"),
        ] {
            assert_eq!(up(before, text), text, "{before}");
        }
    }

    #[test]
    fn footnote_marks_become_superscript_digits() {
        assert_eq!(up("Smith", "1,2"), "¹,²");
        assert_eq!(up("word", "12"), "¹²");
    }

    #[test]
    fn unshifted_restores_the_letters() {
        for (shift, text) in
            [(Shift::Up, "8"), (Shift::Up, "n+1"), (Shift::Up, "iπt"), (Shift::Down, "max"), (Shift::Down, "B")]
        {
            assert_eq!(unshifted(&plain(shift, "x", text)), text);
        }
        assert_eq!(unshifted("nd"), "nd");
        assert_eq!(unshifted("⁻³"), "−3");
    }
}
