//! Salutations and closings of letters whose line breaks were lost: `Dear Nina, Here's a tip.`, `Best regards, Debra`.

use super::language::Language;
use super::token::{first_word, is_space};

/// The longest salutation or closing, in bytes and in words.
const MAX_SALUTATION_BYTES: usize = 48;
const MAX_WORDS: usize = 5;
/// The first words of salutations in English mail.
const GREETINGS: [&str; 7] = ["dear", "hi", "hello", "hey", "good morning", "good afternoon", "good evening"];
/// The last words of closings.
const CLOSINGS: [&str; 14] = [
    "regards",
    "sincerely",
    "yours truly",
    "yours faithfully",
    "cheers",
    "thanks",
    "thank you",
    "many thanks",
    "best wishes",
    "grüßen",
    "grüße",
    "cordialement",
    "saludos",
    "groeten",
];
/// Words with a capital that begin the message after a name and a comma: `Kathleen, You are correct`. Neither `I` nor
/// articles, which also follow a comma inside a sentence.
const MESSAGE: [&str; 18] = [
    "as", "attached", "can", "could", "did", "do", "have", "here", "hope", "just", "please", "take", "thank", "thanks",
    "this", "what", "would", "you",
];

/// True when `sentence`, which ends with a comma or a dash, is a salutation or the closing of a letter, and `rest`
/// begins with a capital. Most such places in the English treebank are sentence ends.
pub(super) fn is_salutation(sentence: &str, rest: &str, language: &Language) -> bool {
    let sentence = sentence.trim_matches(is_space);
    let Some(words) = sentence.strip_suffix([',', '-']).filter(|_| sentence.len() <= MAX_SALUTATION_BYTES) else {
        return false;
    };
    let words = words.trim_end();
    let count = words.split(is_space).count();
    if words.is_empty() || count > MAX_WORDS || words.contains([',', ':', ';', '"']) {
        return false;
    }
    let lower = words.to_lowercase();
    let begins = |phrase: &str| lower.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' '));
    if CLOSINGS.iter().any(|closing| lower == *closing || lower.strip_suffix(*closing).is_some_and(ends_word)) {
        return true;
    }
    if GREETINGS.iter().any(|phrase| begins(phrase)) {
        return true;
    }
    let next = first_word(rest).to_lowercase();
    count <= 2 && sentence.ends_with(',') && is_name(words, language) && MESSAGE.contains(&next.as_str())
}

fn ends_word(before: &str) -> bool {
    before.ends_with(is_space)
}

/// True for one or two words with a capital that are not ordinary words.
fn is_name(words: &str, language: &Language) -> bool {
    words.split(is_space).all(|word| {
        let lower = word.to_lowercase();
        word.chars().all(char::is_alphabetic)
            && word.starts_with(char::is_uppercase)
            && !language.is_frequent(&lower)
            && !language.is_starter(&lower)
    })
}
