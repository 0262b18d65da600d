//! Where one inline element ends and the next begins without white space, although their texts are different things: a label
//! and its value, a date and an author. A style sheet sets them apart.

use super::stack::Naming;

/// Fewer characters may be the initial letter of a word, or a letter that a script moves. Chosen by hand.
const MIN_WORD_CHARS: usize = 3;

/// How many bytes of text are examined for its last word.
const LAST_WORD: usize = 64;

/// Parts of the classes that say how text looks or that it is code, and not what it is: the words at the start or the
/// end of half words have such classes too.
#[rustfmt::skip]
const LOOKS: [&str; 45] = [
    "accent", "blue", "bold", "cap", "caps", "char", "color", "descclassname", "descname", "dropcap", "em", "emphasis",
    "first", "font", "gram", "green", "hidden", "highlight", "hl", "hljs", "initial", "invisible", "italic", "letter", "lower",
    "normal", "normaltextrun", "pre", "red", "rest", "run", "sig", "small", "spell", "spelle", "strong", "style", "sub",
    "sup", "syntax", "text", "textrun", "token", "upper", "word",
];

/// What `class` says about an element; `has_style` if it has a style of its own.
pub(super) fn naming(class: Option<&str>, has_style: bool) -> Naming {
    let class = class.unwrap_or_default().trim();
    if class.is_empty() {
        return if has_style { Naming::Other } else { Naming::Plain };
    }
    let mut words = class.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= MIN_WORD_CHARS);
    let Some(first) = words.next() else { return Naming::Other };
    let is_look = |word: &str| LOOKS.iter().any(|look| word.eq_ignore_ascii_case(look));
    if is_look(first) || words.any(is_look) { Naming::Other } else { Naming::Named }
}

/// One bit for each class, by its hash.
pub(super) fn class_bits(class: Option<&str>) -> u64 {
    let classes = class.unwrap_or_default().split_ascii_whitespace();
    classes.fold(0, |bits, class| bits | 1 << (crate::fnv::hash_32(class.bytes()) % u64::BITS))
}

/// How an element that begins differs from the one that ended right before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separation {
    /// Both have names for what they are, and different ones.
    Named,
    /// One of them has no name.
    Plain,
    /// The first one may be a sentence.
    Sentence,
    /// A part of a caption, such as the credit.
    Caption,
}

impl Separation {
    /// True if a space separates `next` from the text `before` it.
    pub(super) fn separates(self, before: &str, next: &str) -> bool {
        let (Some(last), Some(first)) = (before.chars().next_back(), next.chars().next()) else { return false };
        let before = end_of(before);
        if ends_sentence(before) && first.is_uppercase() {
            return true;
        }
        match self {
            Self::Named => meet(last, first) || (matches!(last, ']' | ')' | '>') && opens(first)),
            Self::Plain => {
                last.is_lowercase()
                    && is_long(before)
                    && (first.is_uppercase() || first.is_ascii_digit() || is_currency(first))
            }
            Self::Sentence => last.is_lowercase() && is_long(before) && is_currency(first),
            Self::Caption => first == '©' || (last.is_lowercase() && first.is_uppercase()),
        }
    }
}

/// The end of `text`, with its last word.
fn end_of(text: &str) -> &str {
    let mut from = text.len().saturating_sub(LAST_WORD);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..]
}

/// True if two characters would meet that belong to different words or numbers.
fn meet(last: char, first: char) -> bool {
    let both_digits = last.is_ascii_digit() && first.is_ascii_digit();
    last.is_alphanumeric() && (first.is_alphanumeric() || is_currency(first)) && !both_digits
}

fn opens(c: char) -> bool {
    c.is_alphanumeric() || is_currency(c) || matches!(c, '[' | '(' | '<' | '“' | '«')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '\u{20A0}'..='\u{20CF}')
}

/// True if the last word of `text` is not just a few characters.
fn is_long(text: &str) -> bool {
    text.chars().rev().take(MIN_WORD_CHARS).filter(|c| c.is_alphanumeric()).count() == MIN_WORD_CHARS
}

/// True if `text` ends with a sentence of more than one word. A name such as `java.util.` goes on after its full stop.
fn ends_sentence(text: &str) -> bool {
    let Some(text) = text.strip_suffix(['.', '!', '?', '…']) else { return false };
    let word = text.rsplit([' ', '\n']).next().unwrap_or_default();
    word.len() < text.len() && text[..text.len() - word.len()].ends_with(' ') && !word.contains(['.', '/', '@'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_name_the_text_or_its_look() {
        assert_eq!(naming(Some("spec-label"), false), Naming::Named);
        assert_eq!(naming(None, false), Naming::Plain);
        for class in ["c0", "text-gray-500", "NormalTextRun SCXW1", "hljs-keyword", "first-letter", "ff1 fs0"] {
            assert_eq!(naming(Some(class), false), Naming::Other, "{class}");
        }
        assert_eq!(naming(None, true), Naming::Other);
    }

    #[test]
    fn different_things_are_separated() {
        assert!(Separation::Named.separates("250", "g"));
        assert!(Separation::Named.separates("g", "curd"));
        assert!(Separation::Named.separates("[10:01]", "<ada>"));
        assert!(Separation::Plain.separates("Opened", "1901"));
        assert!(
            Separation::Sentence.separates("A. Berg", "€ 5") && Separation::Sentence.separates("by A. Berg.", "Lakes")
        );
        assert!(Separation::Caption.separates("A quiet day", "© dpa"));
    }

    #[test]
    fn parts_of_one_word_stay_joined() {
        assert!(!Separation::Named.separates("12", "99"));
        assert!(!Separation::Named.separates("fire", "(x)"));
        assert!(!Separation::Plain.separates("micro", "service"));
        assert!(!Separation::Plain.separates("i", "Phone"));
        assert!(!Separation::Sentence.separates("see java.util.", "List"));
        assert!(!Separation::Sentence.separates("US", "$5"));
        assert!(!Separation::Sentence.separates("half", "Way"));
    }
}
