//! Detects UTF-16 and UTF-32 without a byte order mark.

use super::label::Codec;
use super::special::Special;
use crate::plausible;

/// How many bytes are examined; more would not help.
const WINDOW: usize = 4096;

/// The fewest code units that are evidence (chosen by hand: a file with two numbers has as many zero bytes).
const MIN_UNITS: usize = 4;

/// The most bits that each character of text may cost. Letters of one script cost 3 to 9, random characters over 15
/// (measured on the test cases).
const MAX_BITS: i64 = 12;

/// The most bits that each ideograph may cost when no byte is zero: only common ideographs are that cheap.
const MAX_IDEOGRAPH_BITS: i64 = 10;

/// The number of code units required when no byte is zero.
const MIN_IDEOGRAPHS: usize = 6;

/// The UTF-16 or UTF-32 encoding that `bytes` must be in, if that is certain. It requires zero bytes, which text in a
/// single-byte encoding does not have, or common ideographs throughout; no controls, lone surrogates or noncharacters;
/// and letters that are likely next to each other.
pub(super) fn unit_encoding(bytes: &[u8]) -> Option<Codec> {
    let window = &bytes[..bytes.len().min(WINDOW)];
    if !window.contains(&0) {
        return if window.is_ascii() || std::str::from_utf8(window).is_ok() { None } else { utf16(window) };
    }
    utf32(window).map(Codec::Special).or_else(|| utf16(window))
}

fn utf16(bytes: &[u8]) -> Option<Codec> {
    let window = &bytes[..bytes.len() & !1];
    let has_zero = window.contains(&0);
    let (min_units, max_bits) = if has_zero { (MIN_UNITS, MAX_BITS) } else { (MIN_IDEOGRAPHS, MAX_IDEOGRAPH_BITS) };
    if window.len() / 2 < min_units || has_zero && is_ascii_with_zeros(window) {
        return None;
    }
    let little = utf16_cost(window, max_bits, u16::from_le_bytes).map(|cost| (cost, encoding_rs::UTF_16LE));
    let big = utf16_cost(window, max_bits, u16::from_be_bytes).map(|cost| (cost, encoding_rs::UTF_16BE));
    let (_, encoding) = little.into_iter().chain(big).min_by_key(|&(cost, _)| cost)?;
    Some(Codec::Standard(encoding))
}

/// True for ASCII text with a few zero bytes and other controls in it. Read in pairs, its letters and spaces are
/// ideographs, too. In UTF-16, each ASCII character has a zero byte, and letters of other scripts have a control or a
/// byte beyond ASCII.
fn is_ascii_with_zeros(window: &[u8]) -> bool {
    let controls = window.iter().filter(|&&b| b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r')).count();
    window.is_ascii() && controls * MAX_BYTES_PER_CONTROL < window.len()
}

/// In UTF-16 text whose bytes are all ASCII, at least one byte in this many is a control (chosen by hand: half of them
/// in alphabets, hardly any in a few ideographs).
const MAX_BYTES_PER_CONTROL: usize = 8;

/// The cost of the reading, if it is text.
fn utf16_cost(window: &[u8], max_bits: i64, unit: fn([u8; 2]) -> u16) -> Option<i64> {
    let mut units: Vec<u16> = window.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    if units.last().is_some_and(|unit| (0xD800..0xDC00).contains(unit)) {
        // The window split a surrogate pair.
        units.pop();
    }
    let count = units.len();
    cost(char::decode_utf16(units).map(Result::ok), count, max_bits)
}

fn utf32(bytes: &[u8]) -> Option<Special> {
    let window = &bytes[..bytes.len() & !3];
    if window.len() / 4 < MIN_UNITS {
        return None;
    }
    let read = |unit: fn([u8; 4]) -> u32| {
        let chars = window.chunks_exact(4).map(|four| char::from_u32(unit([four[0], four[1], four[2], four[3]])));
        cost(chars, window.len() / 4, MAX_BITS)
    };
    let little = read(u32::from_le_bytes).map(|cost| (cost, Special::Utf32Le));
    let big = read(u32::from_be_bytes).map(|cost| (cost, Special::Utf32Be));
    little.into_iter().chain(big).min_by_key(|&(cost, _)| cost).map(|(_, special)| special)
}

/// The cost of the characters, if they are text with at most `max_bits` bits each. There are not more than `longest`.
fn cost(chars: impl Iterator<Item = Option<char>>, longest: usize, max_bits: i64) -> Option<i64> {
    let limit = max_bits * i64::from(plausible::BIT) * longest as i64;
    let (mut prev, mut sum, mut count) = (plausible::traits(' '), 0, 0);
    for c in chars {
        let next = plausible::traits(c.filter(|&c| is_text(c))?);
        sum += i64::from(plausible::pair_of(prev, next));
        if sum > limit {
            return None;
        }
        count += 1;
        prev = next;
    }
    (sum <= max_bits * i64::from(plausible::BIT) * count).then_some(sum)
}

/// False for controls that text does not use, and for noncharacters.
fn is_text(c: char) -> bool {
    let code = u32::from(c);
    !(c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0C')
        || code & 0xFFFE == 0xFFFE
        || (0xFDD0..0xFDF0).contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(bytes: &[u8]) -> Option<&'static str> {
        unit_encoding(bytes).map(Codec::name)
    }

    fn encoded(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn both_orders_are_found_in_many_scripts() {
        for text in [
            "Plain words.",
            "<!DOCTYPE html><title>a</title>",
            "Привет, мир и все",
            "Καλημέρα κόσμε",
            "今天的天气很好，\n我们去公园散步吧",
            "วันนี้อากาศดี 2024",
            "smile 😀 and go",
        ] {
            assert_eq!(name(&encoded(text, u16::to_le_bytes)), Some("utf-16le"), "{text}");
            assert_eq!(name(&encoded(text, u16::to_be_bytes)), Some("utf-16be"), "{text}");
        }
    }

    #[test]
    fn utf32_is_found_in_both_orders() {
        for text in ["Plain words.", "Grüße aus Köln", "今天的天气很好"] {
            let units = |bytes: fn(u32) -> [u8; 4]| text.chars().flat_map(|c| bytes(u32::from(c))).collect::<Vec<u8>>();
            assert_eq!(name(&units(u32::to_le_bytes)), Some("utf-32le"), "{text}");
            assert_eq!(name(&units(u32::to_be_bytes)), Some("utf-32be"), "{text}");
        }
    }

    #[test]
    fn ideographs_need_no_zero_bytes() {
        assert_eq!(name(&encoded("今天天气很好我们去公园", u16::to_le_bytes)), Some("utf-16le"));
        let (gbk, ..) = encoding_rs::GBK.encode("今天天气很好我们去公园");
        assert_eq!(name(&gbk), None);
    }

    #[test]
    fn uncertain_bytes_are_not_utf16() {
        let numbers: Vec<u8> = (0..400u32).flat_map(u32::to_le_bytes).collect();
        let mixed: Vec<u8> = (0..2000u32).map(|n| (n * n % 251) as u8).collect();
        for bytes in [
            b"".as_slice(),
            b"a\0b",
            b"Bush hid the facts",
            b"plain text with one \0 in it",
            b"a\0b    c    d    e    f    g    h    i    j",
            b"int main(void) { return 0; }    /* the end */\n\0",
            b"fields\0parted\0by\0zeros\0\0",
            b"\0\0\0\0\0\0\0\0\0\0",
            &numbers,
            &mixed,
        ] {
            assert_eq!(name(bytes), None, "{bytes:?}");
        }
    }
}
