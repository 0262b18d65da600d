//! Western text that was decoded with a double-byte encoding: Latin letters that were merged with the letter after
//! them, and ASCII in which every two letters became one ideograph.

use encoding_rs::Encoding;

use crate::codepage::codepages;
use crate::plausible::{self, BIT, FIRST_CJK};

/// Double-byte encodings that read a Latin letter and the ASCII letter after it as one character.
const SOURCES: [&str; 3] = ["gbk", "big5", "shift_jis"];

/// The fewest ideographs inside Latin words that show that a line was misread (chosen by hand: Chinese text has single
/// Latin letters between ideographs, but no ideographs inside Latin words).
const MIN_INSIDE: usize = 2;

/// The most bits that each character of the new text may cost above the usual.
const MAX_EXCESS_PER_CHAR: i64 = 6;

/// The line as windows-1252 text, if all its ideographs are inside words of small Latin letters.
pub(super) fn latin(line: &str) -> Option<String> {
    if !line.bytes().any(|b| b.is_ascii_lowercase()) {
        return None;
    }
    SOURCES.iter().find_map(|name| latin_through(line, Encoding::for_label(name.as_bytes())?))
}

fn latin_through(line: &str, encoding: &'static Encoding) -> Option<String> {
    let mut text = String::with_capacity(line.len());
    let (mut before, mut inside, mut non_ascii) = (' ', 0, 0);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let lost = c == char::REPLACEMENT_CHARACTER;
        if c >= FIRST_CJK && !lost {
            let after = chars.peek().copied().unwrap_or(' ');
            let [lead, trail] = letters(c, encoding)?;
            let ends_word =
                trail.is_alphabetic() && (before.is_ascii_alphabetic() || before == char::REPLACEMENT_CHARACTER);
            if !ends_word && !after.is_ascii_lowercase() {
                return None;
            }
            inside += usize::from(ends_word && after.is_ascii_lowercase());
            non_ascii += 1;
            text.extend([lead, trail]);
        } else if c.is_ascii() || lost {
            text.push(c);
        } else {
            return None;
        }
        before = c;
    }
    let most = MAX_EXCESS_PER_CHAR * non_ascii * i64::from(BIT);
    (inside >= MIN_INSIDE && plausible::excess(&text) <= most).then_some(text)
}

/// The two letters that became `c`: one beyond ASCII, and a letter of either kind.
fn letters(c: char, encoding: &'static Encoding) -> Option<[char; 2]> {
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = encoding.encode(c.encode_utf8(&mut buffer));
    let &[lead, trail] = bytes.as_ref() else { return None };
    let letters = [codepages()[0].decode(lead)?, codepages()[0].decode(trail)?];
    let fits = letters[0].is_alphabetic() && !letters[0].is_ascii() && letters[1].is_alphabetic();
    (fits && !unmappable).then_some(letters)
}

/// The fewest characters that a line of ASCII became (chosen by hand: one in five ideographs spells two ASCII letters,
/// so eight in a row do not occur by chance), and the least share of letters and spaces in the result, as a fraction.
const MIN_CHARS: usize = 8;
const MIN_LETTERS: (usize, usize) = (9, 10);

/// The line as the ASCII text whose bytes were taken for UTF-16, in either byte order.
pub(super) fn ascii(line: &str) -> Option<String> {
    let [little, big] = [u16::to_le_bytes, u16::to_be_bytes];
    ascii_through(line, little).or_else(|| ascii_through(line, big))
}

fn ascii_through(line: &str, bytes: fn(u16) -> [u8; 2]) -> Option<String> {
    let mut text = String::new();
    let mut count = 0;
    for c in line.trim_end_matches('\r').chars() {
        let pair = bytes(u16::try_from(u32::from(c)).ok()?);
        if !pair.iter().all(|b| (b' '..=b'~').contains(b)) {
            return None;
        }
        text.extend(pair.map(char::from));
        count += 1;
    }
    let written = text.chars().filter(|c| c.is_ascii_alphabetic() || *c == ' ').count();
    let is_text = count >= MIN_CHARS && written * MIN_LETTERS.1 >= text.len() * MIN_LETTERS.0 && text.contains(' ');
    (is_text && text.chars().filter(char::is_ascii_uppercase).count() * 2 < written).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_ideographs_inside_are_latin() {
        let misread = encoding_rs::GBK.decode(b"F\xFCr die K\xFCche und die B\xE4ckerei").0;
        assert_eq!(latin(&misread).as_deref(), Some("Für die Küche und die Bäckerei"));
        assert_eq!(latin("A股和T恤, K歌 iPhone手机 app商店"), None);
    }

    #[test]
    fn ascii_is_recovered_from_ideographs() {
        let misread: String = encoding_rs::UTF_16LE.decode(b"nobody told the geese ").0.into_owned();
        assert_eq!(ascii(&misread).as_deref(), Some("nobody told the geese "));
        assert_eq!(ascii("浣熊很可爱，它们住在森林里"), None);
    }
}
