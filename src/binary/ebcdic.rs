//! EBCDIC, the encoding of mainframes: letters where other encodings have accented ones, and `@` for the space.

/// With fewer bytes, anything is possible.
const MIN_BYTES: usize = 24;
/// The least percentage of letters, digits, spaces, punctuation and line ends in EBCDIC text. Code pages differ in some
/// punctuation, and records may contain a few packed numbers.
const MIN_TEXT: usize = 95;
/// The percentage of spaces in text: words have two to fifteen letters. Tables have more spaces.
const SPACES: std::ops::RangeInclusive<usize> = 5..=70;
/// The highest percentage of letters, digits and spaces in ASCII. Text in every other encoding that uses `@` has more.
const MAX_ASCII: usize = 2;

const SPACE: u8 = 0x40;

/// True for bytes that make sense as EBCDIC and as nothing else.
pub(super) fn is_ebcdic(bytes: &[u8]) -> bool {
    let count = |is: fn(u8) -> bool| bytes.iter().filter(|&&byte| is(byte)).count() * 100;
    // Nearly all other text is told by its spaces.
    if bytes.len() < MIN_BYTES || count(is_ascii_word) > MAX_ASCII * bytes.len() {
        return false;
    }
    let (text, spaces) = (count(is_text), count(|byte| byte == SPACE));
    text >= MIN_TEXT * bytes.len() && SPACES.contains(&(spaces / bytes.len())) && count(is_letter) * 2 >= text - spaces
}

/// True for a letter, digit or space in ASCII, except where EBCDIC has punctuation.
fn is_ascii_word(byte: u8) -> bool {
    (byte == b' ' || byte.is_ascii_alphanumeric()) && !is_text(byte)
}

/// True for a letter without accents, which all code pages encode alike.
fn is_letter(byte: u8) -> bool {
    matches!(byte, 0x81..=0x89 | 0x91..=0x99 | 0xA2..=0xA9 | 0xC1..=0xC9 | 0xD1..=0xD9 | 0xE2..=0xE9)
}

/// True for a letter, a digit, punctuation, or a line end (0x15 and 0x25).
fn is_text(byte: u8) -> bool {
    is_letter(byte)
        || matches!(byte, SPACE | 0xF0..=0xF9 | 0x0D | 0x15 | 0x25)
        || matches!(byte, 0x4A..=0x50 | 0x5A..=0x61 | 0x6A..=0x6F | 0x79..=0x7F)
}
