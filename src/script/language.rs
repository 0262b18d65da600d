//! Guesses the language of a text by its script and its most frequent words.

use super::distinctive_letters::by_letters;
use super::language_table::FREQUENT;
use super::letters::{is_alphabetic, is_alphanumeric};
use super::{Script, is_unspaced, script_of};
use crate::fnv;
use std::sync::OnceLock;

/// The most words that are examined. Chosen by hand: enough for ten or more function words in running text.
const MAX_WORDS: usize = 200;
/// The most bytes that are examined, so that a text with few words takes no longer than one with many.
const MAX_BYTES: usize = 8_192;
/// The fewest words of the guessed language, so that one shared word does not decide.
const MIN_WORDS: u32 = 2;
/// With at most this many words of the guessed language, letters count too. Chosen by hand: half of a short sentence.
const FEW_WORDS: u32 = 3;
/// The languages that most web pages are in, most common first. Chosen by hand after `W3Techs`' counts.
const WEB_LANGUAGES: [&str; 16] =
    ["en", "es", "de", "fr", "ru", "pt", "it", "nl", "pl", "tr", "fa", "vi", "id", "ar", "cs", "uk"];
/// Slots of the hash table: about twice the number of words, a power of two.
const SLOTS: usize = 1 << 13;

/// The tag of the language that `text` is probably in: by script if that tells the language, otherwise by the most
/// frequent words. `None` if there is too little text to tell.
///
/// ```
/// use limpid::guess_language;
/// assert_eq!(guess_language("Das ist nicht die Antwort auf alle Fragen."), Some("de"));
/// assert_eq!(guess_language("これは日本語です。"), Some("ja"));
/// assert_eq!(guess_language("42"), None);
/// ```
#[must_use]
pub fn guess_language(text: &str) -> Option<&'static str> {
    let sample = head(text, MAX_BYTES);
    let script = main_script(sample)?;
    by_script(script, sample).or_else(|| by_words(script, sample))
}

/// The tag of the language that `text` is probably in, given the language it declares: `declared` in lower case and
/// without region, unless the words of the text clearly belong to another language.
///
/// ```
/// use limpid::language_of;
/// let text = "Das ist nicht die Antwort auf alle Fragen.";
/// assert_eq!(language_of(text, Some("de-AT")).as_deref(), Some("de"));
/// assert_eq!(language_of(text, Some("fr")).as_deref(), Some("de"));
/// assert_eq!(language_of("xyzzy", Some("FR")).as_deref(), Some("fr"));
/// ```
#[must_use]
pub fn language_of(text: &str, declared: Option<&str>) -> Option<String> {
    let declared = declared.map(primary).filter(|tag| (2..=3).contains(&tag.len()));
    let sample = head(text, PAGE_BYTES);
    let Some(script) = main_script_of_page(sample) else { return declared };
    let known = |tag: &String| !frequent_words(tag).is_empty();
    if let Some(only) = by_script(script, sample) {
        // A language without a table may share the script; one with a table has another.
        let other = declared.filter(|tag| !known(tag) && !is_of_one_script(tag));
        return Some(other.unwrap_or_else(|| only.to_owned()));
    }
    let (hits, words) = hits(sample, PAGE_WORDS);
    let best = most_hits(&hits);
    let guess = || by_hits(&hits, script, sample).map(str::to_owned);
    let most = best.map_or(0, |n| hits[n]);
    let Some(tag) = declared else { return guess() };
    let speaks_for_it = match FREQUENT.binary_search_by_key(&tag.as_str(), |&(name, _)| name) {
        Ok(n) => hits[n] * MIN_SHARE.1 >= most * MIN_SHARE.0,
        Err(_) => most * RUNNING_TEXT < words && !is_of_one_script(&tag),
    };
    if speaks_for_it || most < MIN_WORDS { Some(tag) } else { guess() }
}

/// The most bytes and words of a page that are examined. They are higher because the menus come first.
const PAGE_BYTES: usize = 1 << 16;
const PAGE_WORDS: usize = 2_000;

/// A declared language is accepted if the text contains at least this share of its frequent words, relative to the
/// likeliest language. Chosen by hand; closely related languages share most of these words.
const MIN_SHARE: (u32, u32) = (7, 10);

/// In running text, one word in this many is a frequent one. Measured for the languages of the table: one in two to
/// four.
const RUNNING_TEXT: u32 = 4;

/// The number of Latin letters that count as one character of an unspaced script: a word has five letters or two such
/// characters, and the menus and code in East Asian text are Latin (chosen by hand).
const LETTERS_PER_CHARACTER: u32 = 5;

/// The main script of a page. Kana, Hangul and ideographs count more, because a word has fewer of them.
fn main_script_of_page(sample: &str) -> Option<Script> {
    let mut counts = scripts(sample);
    for (script, count) in &mut counts {
        if is_unspaced(*script) || *script == Script::Hangul {
            *count *= LETTERS_PER_CHARACTER;
        }
    }
    most(counts)
}

/// `tag` without region, in lower case.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// True for the languages that [`by_script`] returns.
fn is_of_one_script(tag: &str) -> bool {
    const TAGS: &str = "am bn el gu hy he ja ka km kn ko lo ml my pa si ta te th zh";
    TAGS.split(' ').any(|known| known == tag)
}

/// The language of a script that is used mainly for one language.
fn by_script(script: Script, sample: &str) -> Option<&'static str> {
    match script {
        Script::Han if sample.chars().any(|c| script_of(c) == Script::Kana) => Some("ja"),
        Script::Han => Some("zh"),
        script => only_language(script),
    }
}

/// The most frequent words of the language `tag` (a primary tag such as `de`), sorted; empty if the language is
/// unknown.
pub(crate) fn frequent_words(tag: &str) -> &'static str {
    FREQUENT.binary_search_by_key(&tag, |&(name, _)| name).map_or("", |n| FREQUENT[n].1)
}

/// True if `word`, in lower case, is among the most frequent words of the language `tag`.
#[must_use]
pub(crate) fn is_frequent_word(tag: &str, word: &str) -> bool {
    let of_tag = FREQUENT.binary_search_by_key(&tag, |&(name, _)| name);
    of_tag.is_ok_and(|n| languages_of(word) >> n & 1 == 1)
}

/// Scripts that are used for one language far more than for others.
const fn only_language(script: Script) -> Option<&'static str> {
    Some(match script {
        Script::Greek => "el",
        Script::Armenian => "hy",
        Script::Hebrew => "he",
        Script::Thai => "th",
        Script::Lao => "lo",
        Script::Khmer => "km",
        Script::Myanmar => "my",
        Script::Georgian => "ka",
        Script::Hangul => "ko",
        Script::Kana => "ja",
        Script::Ethiopic => "am",
        Script::Bengali => "bn",
        Script::Gujarati => "gu",
        Script::Gurmukhi => "pa",
        Script::Tamil => "ta",
        Script::Telugu => "te",
        Script::Kannada => "kn",
        Script::Malayalam => "ml",
        Script::Sinhala => "si",
        _ => return None,
    })
}

/// The script of most letters in `sample`; if two tie, the first in the order of `Script`.
fn main_script(sample: &str) -> Option<Script> {
    most(scripts(sample))
}

fn most(mut counts: Vec<(Script, u32)>) -> Option<Script> {
    counts.retain(|&(_, count)| count > 0);
    crate::order::sort_by_key(&mut counts, |&(script, count)| (std::cmp::Reverse(count), script));
    counts.first().map(|&(script, _)| script)
}

/// The letters of each script.
fn scripts(sample: &str) -> Vec<(Script, u32)> {
    // Most letters of most texts are ASCII: they need no look-up.
    let ascii = sample.bytes().filter(u8::is_ascii_alphabetic).count() as u32;
    let mut counts = vec![(Script::Latin, ascii)];
    for script in other_letters(sample).map(script_of) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    counts
}

/// The bytes that are tested together.
const RUN: usize = 32;

/// The letters that are not ASCII. The bytes between them are skipped without decoding.
fn other_letters(sample: &str) -> impl Iterator<Item = char> {
    let mut rest = sample;
    let others = std::iter::from_fn(move || {
        // The standard library tests a whole run faster than byte by byte.
        while rest.as_bytes().get(..RUN).is_some_and(<[u8]>::is_ascii) {
            rest = &rest[RUN..];
        }
        let at = rest.bytes().position(|byte| !byte.is_ascii())?;
        let c = rest[at..].chars().next()?;
        rest = &rest[at + c.len_utf8()..];
        Some(c)
    });
    others.filter(|&c| is_alphabetic(c))
}

fn by_words(script: Script, sample: &str) -> Option<&'static str> {
    let (hits, _) = hits(sample, MAX_WORDS);
    by_hits(&hits, script, sample)
}

/// The language with the most frequent words. Where they are few, letters that only one language has may tell more.
fn by_hits(hits: &[u32], script: Script, sample: &str) -> Option<&'static str> {
    let best = most_hits(hits)?;
    let is_few = hits[best] <= FEW_WORDS;
    let by_letters = is_few.then(|| by_letters(script, sample)).flatten().filter(|(_, words)| *words > hits[best]);
    by_letters.map(|(language, _)| language).or_else(|| (hits[best] >= MIN_WORDS).then(|| FREQUENT[best].0))
}

/// How many of the first words are frequent words in each language, and how many words there are.
fn hits(sample: &str, most: usize) -> ([u32; FREQUENT.len()], u32) {
    let mut hits = [0_u32; FREQUENT.len()];
    let mut count = 0;
    let words = sample.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty());
    for word in words.take(most) {
        count += 1;
        let is_small = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let mut languages = if is_small { languages_of(word) } else { languages_of(&word.to_lowercase()) };
        while languages != 0 {
            hits[languages.trailing_zeros() as usize] += 1;
            languages &= languages - 1;
        }
    }
    (hits, count)
}

fn most_hits(hits: &[u32]) -> Option<usize> {
    let (best, _) = hits.iter().enumerate().max_by_key(|&(n, &count)| (count, web_rank(FREQUENT[n].0)))?;
    Some(best)
}

/// Higher for languages with more text on the web, so that the more common one of two equally likely languages is
/// chosen.
fn web_rank(language: &str) -> usize {
    WEB_LANGUAGES.len() - WEB_LANGUAGES.iter().position(|&tag| tag == language).unwrap_or(WEB_LANGUAGES.len())
}

/// The first bytes of `text`, up to a character boundary.
fn head(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&end| text.is_char_boundary(end));
    &text[..end.unwrap_or(0)]
}

/// The languages that have `word` among their most frequent words, as a bit set.
fn languages_of(word: &str) -> u64 {
    static TABLE: OnceLock<Vec<(&'static str, u64)>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = vec![("", 0); SLOTS];
        for (n, (_, words)) in FREQUENT.iter().enumerate() {
            for word in words.split(' ') {
                let slot = slot(&table, word);
                table[slot] = (word, table[slot].1 | 1 << n);
            }
        }
        table
    });
    table[slot(table, word)].1
}

/// The slot of `word`, or the free slot where it would go.
fn slot(table: &[(&str, u64)], word: &str) -> usize {
    let mut slot = fnv::hash_32(word.bytes()) as usize % SLOTS;
    while !table[slot].0.is_empty() && table[slot].0 != word {
        slot = (slot + 1) % SLOTS;
    }
    slot
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_fits_its_bits_and_slots() {
        let words: usize = FREQUENT.iter().map(|(_, words)| words.split(' ').count()).sum();
        assert!(FREQUENT.len() <= 64 && words * 3 / 2 < SLOTS);
        assert!(FREQUENT.is_sorted());
    }

    #[test]
    fn guesses_by_script_and_words() {
        for (text, language) in [
            ("The house that we saw was not for sale", Some("en")),
            ("La casa que vimos no estaba en venta", Some("es")),
            ("Дом, который мы видели, не был на продажу", Some("ru")),
            ("我们看到的房子不出售", Some("zh")),
            ("", None),
            ("xyzzy", None),
        ] {
            assert_eq!(guess_language(text), language, "{text}");
        }
    }
}
