//! UTF-16 without a byte order mark.

use super::label::Codec;
use crate::plausible;

/// Bytes that are looked at; more would tell no more.
const WINDOW: usize = 4096;

/// Fewer code units could be anything (a judgement: a file of two numbers has as many zero bytes).
const LEAST_UNITS: usize = 4;

/// Bits a character that text may cost; letters of any script that stand together cost 3 to 9, characters drawn by chance
/// over 15 (measured on the case library).
const MOST_BITS: i64 = 12;

/// The UTF-16 that `bytes` can only be. Sure signs only: zero bytes, which no text in an encoding of single bytes has;
/// a reading without controls, lone surrogates and noncharacters; and letters that stand together.
pub(super) fn utf16(bytes: &[u8]) -> Option<Codec> {
    let window = &bytes[..bytes.len().min(WINDOW) & !1];
    if window.len() / 2 < LEAST_UNITS || !window.contains(&0) {
        return None;
    }
    let little = cost(window, u16::from_le_bytes).map(|cost| (cost, encoding_rs::UTF_16LE));
    let big = cost(window, u16::from_be_bytes).map(|cost| (cost, encoding_rs::UTF_16BE));
    let (_, encoding) = little.into_iter().chain(big).min_by_key(|&(cost, _)| cost)?;
    Some(Codec::Standard(encoding))
}

/// The cost of the reading, if it is text.
fn cost(window: &[u8], unit: fn([u8; 2]) -> u16) -> Option<i64> {
    let mut units: Vec<u16> = window.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    if units.last().is_some_and(|unit| (0xD800..0xDC00).contains(unit)) {
        // The window cut a pair in two.
        units.pop();
    }
    let (mut prev, mut sum) = (' ', 0);
    for c in char::decode_utf16(units.iter().copied()) {
        let c = c.ok().filter(|&c| is_text(c))?;
        sum += i64::from(plausible::pair(prev, c));
        prev = c;
    }
    (sum <= MOST_BITS * i64::from(plausible::BIT) * units.len() as i64).then_some(sum)
}

/// False for controls that text has no use for and for noncharacters.
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
        utf16(bytes).map(Codec::name)
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
    fn what_is_not_surely_utf16_is_left() {
        let numbers: Vec<u8> = (0..400u32).flat_map(u32::to_le_bytes).collect();
        let mixed: Vec<u8> = (0..2000u32).map(|n| (n * n % 251) as u8).collect();
        for bytes in [
            b"".as_slice(),
            b"a\0b",
            b"Bush hid the facts",
            b"plain text with one \0 in it",
            b"fields\0parted\0by\0zeros\0\0",
            b"\0\0\0\0\0\0\0\0\0\0",
            &numbers,
            &mixed,
        ] {
            assert_eq!(name(bytes), None, "{bytes:?}");
        }
    }
}
