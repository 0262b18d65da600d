//! Writing systems, reading lengths, and the probable language of a text.
//!
//! Ranges follow `Scripts.txt` of the Unicode Character Database, rounded to whole blocks where a block holds one
//! script.

mod distinctive_letters;
mod language;
mod language_table;
pub(crate) mod letters;
pub(crate) mod markdown_heading;
pub(crate) mod stops;
pub(crate) mod underline;
pub(crate) mod words;

pub(crate) use language::frequent_words;
pub(crate) use language::is_frequent_word;
pub use language::{guess_language, language_of};

/// A writing system, by its Unicode name where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the variants are the Unicode names")]
pub enum Script {
    /// Digits, punctuation and symbols, which all scripts share.
    Common,
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Syriac,
    Thaana,
    Nko,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Oriya,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Myanmar,
    Georgian,
    Hangul,
    Ethiopic,
    Cherokee,
    Khmer,
    Mongolian,
    Kana,
    Han,
    /// Any other script.
    Other,
}

/// The first and last code point of each range whose script is not Latin or common, in order.
const RANGES: &[(u32, u32, Script)] = &[
    (0x0370, 0x03FF, Script::Greek),
    (0x0400, 0x052F, Script::Cyrillic),
    (0x0531, 0x058F, Script::Armenian),
    (0x0590, 0x05FF, Script::Hebrew),
    (0x0600, 0x06FF, Script::Arabic),
    (0x0700, 0x074F, Script::Syriac),
    (0x0750, 0x077F, Script::Arabic),
    (0x0780, 0x07BF, Script::Thaana),
    (0x07C0, 0x07FF, Script::Nko),
    (0x0800, 0x085F, Script::Other),
    (0x0860, 0x08FF, Script::Arabic),
    (0x0900, 0x097F, Script::Devanagari),
    (0x0980, 0x09FF, Script::Bengali),
    (0x0A00, 0x0A7F, Script::Gurmukhi),
    (0x0A80, 0x0AFF, Script::Gujarati),
    (0x0B00, 0x0B7F, Script::Oriya),
    (0x0B80, 0x0BFF, Script::Tamil),
    (0x0C00, 0x0C7F, Script::Telugu),
    (0x0C80, 0x0CFF, Script::Kannada),
    (0x0D00, 0x0D7F, Script::Malayalam),
    (0x0D80, 0x0DFF, Script::Sinhala),
    (0x0E00, 0x0E7F, Script::Thai),
    (0x0E80, 0x0EFF, Script::Lao),
    (0x0F00, 0x0FFF, Script::Tibetan),
    (0x1000, 0x109F, Script::Myanmar),
    (0x10A0, 0x10FF, Script::Georgian),
    (0x1100, 0x11FF, Script::Hangul),
    (0x1200, 0x139F, Script::Ethiopic),
    (0x13A0, 0x13FF, Script::Cherokee),
    (0x1400, 0x177F, Script::Other),
    (0x1780, 0x17FF, Script::Khmer),
    (0x1800, 0x18AF, Script::Mongolian),
    (0x18B0, 0x19DF, Script::Other),
    (0x19E0, 0x19FF, Script::Khmer),
    (0x1A00, 0x1C7F, Script::Other),
    (0x1C80, 0x1C8F, Script::Cyrillic),
    (0x1C90, 0x1CBF, Script::Georgian),
    (0x1CC0, 0x1CFF, Script::Other),
    (0x1D00, 0x1EFF, Script::Latin),
    (0x1F00, 0x1FFF, Script::Greek),
    (0x2000, 0x2BFF, Script::Common),
    (0x2C00, 0x2C5F, Script::Other),
    (0x2C60, 0x2C7F, Script::Latin),
    (0x2C80, 0x2CFF, Script::Greek),
    (0x2D00, 0x2D2F, Script::Georgian),
    (0x2D30, 0x2D7F, Script::Other),
    (0x2D80, 0x2DDF, Script::Ethiopic),
    (0x2DE0, 0x2DFF, Script::Cyrillic),
    (0x2E00, 0x2E7F, Script::Common),
    (0x2E80, 0x2FDF, Script::Han),
    (0x2FE0, 0x3004, Script::Common),
    (0x3005, 0x3007, Script::Han),
    (0x3008, 0x3040, Script::Common),
    (0x3041, 0x30FF, Script::Kana),
    (0x3100, 0x312F, Script::Han),
    (0x3130, 0x318F, Script::Hangul),
    (0x3190, 0x31EF, Script::Common),
    (0x31F0, 0x31FF, Script::Kana),
    (0x3200, 0x33FF, Script::Common),
    (0x3400, 0x4DBF, Script::Han),
    (0x4DC0, 0x4DFF, Script::Common),
    (0x4E00, 0x9FFF, Script::Han),
    (0xA000, 0xA63F, Script::Other),
    (0xA640, 0xA69F, Script::Cyrillic),
    (0xA6A0, 0xA71F, Script::Other),
    (0xA720, 0xA7FF, Script::Latin),
    (0xA800, 0xA8DF, Script::Other),
    (0xA8E0, 0xA8FF, Script::Devanagari),
    (0xA900, 0xA95F, Script::Other),
    (0xA960, 0xA97F, Script::Hangul),
    (0xA980, 0xA9DF, Script::Other),
    (0xA9E0, 0xA9FF, Script::Myanmar),
    (0xAA00, 0xAA5F, Script::Other),
    (0xAA60, 0xAA7F, Script::Myanmar),
    (0xAA80, 0xAAFF, Script::Other),
    (0xAB00, 0xAB2F, Script::Ethiopic),
    (0xAB30, 0xAB6F, Script::Latin),
    (0xAB70, 0xABBF, Script::Cherokee),
    (0xABC0, 0xABFF, Script::Other),
    (0xAC00, 0xD7FF, Script::Hangul),
    (0xE000, 0xF8FF, Script::Other),
    (0xF900, 0xFAFF, Script::Han),
    (0xFB00, 0xFB06, Script::Latin),
    (0xFB13, 0xFB17, Script::Armenian),
    (0xFB1D, 0xFB4F, Script::Hebrew),
    (0xFB50, 0xFDFF, Script::Arabic),
    (0xFE00, 0xFE6F, Script::Common),
    (0xFE70, 0xFEFE, Script::Arabic),
    (0xFEFF, 0xFF20, Script::Common),
    (0xFF21, 0xFF5A, Script::Latin),
    (0xFF5B, 0xFF65, Script::Common),
    (0xFF66, 0xFF9F, Script::Kana),
    (0xFFA0, 0xFFDC, Script::Hangul),
    (0xFFDD, 0xFFFF, Script::Common),
    (0x1_0000, 0x1_CFFF, Script::Other),
    (0x1_D000, 0x1_D7FF, Script::Common),
    (0x1_D800, 0x1_EFFF, Script::Other),
    (0x1_F000, 0x1_FBFF, Script::Common),
    (0x2_0000, 0x3_FFFF, Script::Han),
    (0xE_0000, 0xE_0FFF, Script::Common),
    (0xF_0000, 0x10_FFFF, Script::Other),
];

/// The script of `c`. Marks and letters of a Unicode block count as the script of that block.
///
/// ```
/// use limpid::advanced::{script_of, Script};
/// assert_eq!(script_of('ж'), Script::Cyrillic);
/// assert_eq!(script_of('7'), Script::Common);
/// ```
#[must_use]
pub fn script_of(c: char) -> Script {
    let code = c as u32;
    if code < 0x0370 {
        return if letters::is_alphabetic(c) || (0x0300..0x0370).contains(&code) {
            Script::Latin
        } else {
            Script::Common
        };
    }
    let n = RANGES.partition_point(|&(_, last, _)| last < code);
    match RANGES.get(n) {
        Some(&(first, _, script)) if first <= code => script,
        _ => Script::Other,
    }
}

/// True for scripts that are written without spaces between words.
///
/// ```
/// use limpid::advanced::{is_unspaced, Script};
/// assert!(is_unspaced(Script::Thai) && !is_unspaced(Script::Hangul));
/// ```
#[must_use]
pub const fn is_unspaced(script: Script) -> bool {
    matches!(script, Script::Han | Script::Kana | Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar)
}

/// How many characters of an unspaced script count as one word. Chosen by hand: Chinese words average 1.5 to 2
/// characters.
const CHARACTERS_PER_UNIT: f32 = 2.0;

/// The length of a text in words, as a reader perceives it. Two characters of an unspaced script count as one word.
///
/// ```
/// use limpid::advanced::reading_units;
/// assert_eq!(reading_units("three short words"), 3.0);
/// assert_eq!(reading_units("今日は世界"), 2.5);
/// ```
#[must_use]
pub fn reading_units(text: &str) -> f32 {
    let (mut words, mut characters, mut inside) = (0_u32, 0_u32, false);
    for c in text.chars() {
        if c.is_ascii() {
            let in_word = c.is_ascii_alphanumeric();
            words += u32::from(in_word && !inside);
            inside = in_word || inside && matches!(c, '\'' | '-' | '.' | ',');
            continue;
        }
        let unspaced = c as u32 >= 0x0E00 && is_unspaced(script_of(c));
        let in_word = !unspaced && letters::is_alphanumeric(c);
        words += u32::from(in_word && !inside);
        characters += u32::from(unspaced);
        // An apostrophe or a hyphen inside a word does not start a new one.
        inside = in_word || (inside && c == '’');
    }
    words as f32 + characters as f32 / CHARACTERS_PER_UNIT
}
