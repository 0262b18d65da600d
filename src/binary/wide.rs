//! UTF-16 and UTF-32, whose bytes look like binary data. They are recognised by a byte order mark, or because every
//! unit is a character.

/// The highest percentage of units that are not characters: a text may be damaged in places.
const MAX_BAD: usize = 2;
/// With fewer units, anything is possible.
const MIN_UNITS: usize = 4;

/// True for a byte order mark of any encoding.
pub(super) fn has_mark(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 4] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF", b"\0\0\xFE\xFF"];
    MARKS.iter().any(|mark| bytes.starts_with(mark))
}

/// True for a piece of text in UTF-16 or UTF-32, which may be cut anywhere.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    let utf16 = |skip: usize| {
        let units = || bytes[skip..].chunks_exact(2).map(|pair| [pair[0], pair[1]]);
        is_utf16(units().map(u16::from_le_bytes)) || is_utf16(units().map(u16::from_be_bytes))
    };
    let utf32 = |skip: usize| {
        let units = || bytes[skip..].chunks_exact(4).map(|four| [four[0], four[1], four[2], four[3]]);
        is_utf32(units().map(u32::from_le_bytes)) || is_utf32(units().map(u32::from_be_bytes))
    };
    (0..2.min(bytes.len())).any(utf16) || (0..4.min(bytes.len())).any(utf32)
}

fn is_utf16(units: impl Iterator<Item = u16>) -> bool {
    are_characters(char::decode_utf16(units).map(Result::ok))
}

fn is_utf32(units: impl Iterator<Item = u32>) -> bool {
    are_characters(units.map(char::from_u32))
}

/// True when nearly all units are characters used in text, and most belong to two scripts at most.
fn are_characters(units: impl Iterator<Item = Option<char>>) -> bool {
    let (mut all, mut bad) = (0, 0);
    let mut scripts = [0; SCRIPTS];
    for unit in units {
        all += 1;
        match unit.filter(|&c| is_text(c)) {
            Some(c) => scripts[script(c)] += 1,
            None => bad += 1,
        }
    }
    all >= MIN_UNITS && bad * 100 <= all * MAX_BAD && common_share(scripts) * 100 >= (all - bad) * MIN_COMMON
}

/// The least percentage of characters that are in the two most common scripts or are ASCII and punctuation. Pairs of other bytes
/// are ideographs when they are letters, and of any script when one of them is a small number (chosen by hand: text has at
/// least 95, structures of short words and small numbers 70).
const MIN_COMMON: usize = 85;

/// Groups of characters: 256 each in the first plane, and all others.
const SCRIPTS: usize = 257;

/// The group of a character. Ideographs are one group, and so are the syllables of Korean.
fn script(c: char) -> usize {
    match u32::from(c) {
        0x3400..=0x9FFF => 0x4E,
        0xAC00..=0xD7FF => 0xAC,
        code => (code >> 8).min(0x100) as usize,
    }
}

/// How many characters are in the two most common groups, or in those of ASCII, punctuation and kana.
fn common_share(mut scripts: [usize; SCRIPTS]) -> usize {
    const EVERYWHERE: [usize; 4] = [0, 0x20, 0x30, 0xFF];
    let everywhere: usize = EVERYWHERE.iter().map(|&script| std::mem::take(&mut scripts[script])).sum();
    let (mut most, mut second) = (0, 0);
    for count in scripts {
        second = second.max(count.min(most));
        most = most.max(count);
    }
    everywhere + most + second
}

/// False for controls, noncharacters and private-use characters, which are frequent in random units.
fn is_text(c: char) -> bool {
    let code = u32::from(c);
    let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C' | '\x1B');
    let private = matches!(code, 0xE000..=0xF8FF | 0xF_0000..);
    !(control || private || code & 0xFFFE == 0xFFFE || (0xFDD0..0xFDF0).contains(&code))
}
