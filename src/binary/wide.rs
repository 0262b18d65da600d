//! UTF-16 and UTF-32, whose bytes look like binary data. They are recognised by a byte order mark, or because every
//! unit is a character.

/// The highest percentage of units that are not characters: a text may be damaged in places.
const MOST_BAD: usize = 2;
/// With fewer units, anything is possible.
const LEAST_UNITS: usize = 4;

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

/// True when nearly all units are characters used in text.
fn are_characters(units: impl Iterator<Item = Option<char>>) -> bool {
    let (mut all, mut bad) = (0, 0);
    for unit in units {
        all += 1;
        bad += usize::from(!unit.is_some_and(is_text));
    }
    all >= LEAST_UNITS && bad * 100 <= all * MOST_BAD
}

/// False for controls, noncharacters and private-use characters, which are frequent in random units.
fn is_text(c: char) -> bool {
    let code = u32::from(c);
    let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C' | '\x1B');
    let private = matches!(code, 0xE000..=0xF8FF | 0xF_0000..);
    !(control || private || code & 0xFFFE == 0xFFFE || (0xFDD0..0xFDF0).contains(&code))
}
