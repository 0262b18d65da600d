//! Multi-byte encodings outside the WHATWG standard.

use encoding_rs::{EUC_KR, Encoding, GBK};

/// Such an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Special {
    Utf32Le,
    Utf32Be,
    Iso2022Kr,
    Johab,
    /// Never guessed, and ignored when a page declares it, because it can hide markup from filters.
    Hz,
    /// The same.
    Utf7,
}

const NAMES: [(Special, &str); 6] = [
    (Special::Utf32Le, "utf-32le"),
    (Special::Utf32Be, "utf-32be"),
    (Special::Iso2022Kr, "iso-2022-kr"),
    (Special::Johab, "johab"),
    (Special::Hz, "hz-gb-2312"),
    (Special::Utf7, "utf-7"),
];

impl Special {
    pub(super) fn for_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known)| *known == name).map(|&(special, _)| special)
    }

    pub(super) fn name(self) -> &'static str {
        NAMES.iter().find(|(special, _)| *special == self).map_or("", |&(_, name)| name)
    }

    /// The text of `bytes`; undecodable ones become `U+FFFD`.
    pub(super) fn text(self, bytes: &[u8]) -> String {
        let mut text = String::with_capacity(bytes.len());
        SpecialDecoder::new(self).push(bytes, true, |_, made| text.push_str(made));
        text
    }
}

/// Decodes bytes that arrive in pieces.
pub(super) struct SpecialDecoder {
    kind: Special,
    /// The bytes of an incomplete character.
    held: Vec<u8>,
    /// True between the sequences that turn double bytes (base64 in UTF-7) on and off.
    shifted: bool,
    /// The bits of base64 that do not form a code unit yet, and their number; below, the first half of a surrogate
    /// pair.
    bits: u32,
    count: u32,
    high: Option<u16>,
}

/// The first bytes that were decoded: their number and their character, if any.
type Step = (usize, Option<char>);

const LOST: Option<char> = Some(char::REPLACEMENT_CHARACTER);

impl SpecialDecoder {
    pub(super) fn new(kind: Special) -> Self {
        Self { kind, held: Vec::new(), shifted: false, bits: 0, count: 0, high: None }
    }

    /// Calls `add` with the number of bytes and the text of each step.
    pub(super) fn push(&mut self, bytes: &[u8], last: bool, mut add: impl FnMut(usize, &str)) {
        let mut held = std::mem::take(&mut self.held);
        held.extend_from_slice(bytes);
        let mut at = 0;
        while at < held.len() {
            let Some((read, c)) = self.step(&held[at..], last) else { break };
            at += read;
            match c {
                Some(c) => add(read, c.encode_utf8(&mut [0; 4])),
                None => add(read, ""),
            }
        }
        held.drain(..at);
        self.held = held;
    }

    /// Decodes the next character; `None` if more bytes are needed.
    fn step(&mut self, bytes: &[u8], last: bool) -> Option<Step> {
        match self.kind {
            Special::Utf32Le => utf32(bytes, last, u32::from_le_bytes),
            Special::Utf32Be => utf32(bytes, last, u32::from_be_bytes),
            Special::Iso2022Kr => self.iso_2022_kr(bytes, last),
            Special::Johab => johab(bytes, last),
            Special::Hz => self.hz(bytes, last),
            Special::Utf7 => self.utf7(bytes, last),
        }
    }

    fn iso_2022_kr(&mut self, bytes: &[u8], last: bool) -> Option<Step> {
        const HEADER: &[u8] = b"\x1b$)C";
        match bytes[0] {
            0x1B if bytes.starts_with(HEADER) => return Some((HEADER.len(), None)),
            0x1B if HEADER.starts_with(bytes) && !last => return None,
            0x0E => self.shifted = true,
            0x0F => self.shifted = false,
            b'\n' => {
                self.shifted = false;
                return Some((1, Some('\n')));
            }
            _ if self.shifted => return double(bytes, last, EUC_KR),
            byte => return Some((1, ascii(byte))),
        }
        Some((1, None))
    }

    fn hz(&mut self, bytes: &[u8], last: bool) -> Option<Step> {
        match (bytes[0], bytes.get(1)) {
            (b'~', None) if !last => return None,
            (b'~', Some(b'{')) => self.shifted = true,
            (b'~', Some(b'}')) => self.shifted = false,
            (b'~', Some(b'\n')) => {}
            (b'~', Some(b'~')) if !self.shifted => return Some((2, Some('~'))),
            (b'\n', _) => {
                self.shifted = false;
                return Some((1, Some('\n')));
            }
            _ if self.shifted => return double(bytes, last, GBK),
            (byte, _) => return Some((1, ascii(byte))),
        }
        Some((2, None))
    }

    fn utf7(&mut self, bytes: &[u8], last: bool) -> Option<Step> {
        let byte = bytes[0];
        if !self.shifted {
            return match (byte, bytes.get(1)) {
                (b'+', None) if !last => None,
                (b'+', Some(b'-')) => Some((2, Some('+'))),
                (b'+', _) => {
                    (self.shifted, self.bits, self.count, self.high) = (true, 0, 0, None);
                    Some((1, None))
                }
                _ => Some((1, ascii(byte))),
            };
        }
        let Some(value) = base64(byte) else {
            self.shifted = false;
            // The hyphen only ends the run; any other character is part of the text.
            return Some(if byte == b'-' { (1, None) } else { (1, ascii(byte)) });
        };
        self.bits = self.bits << 6 | value;
        self.count += 6;
        Some((1, if self.count < 16 { None } else { self.unit() }))
    }

    /// The character that the next code unit completes.
    fn unit(&mut self) -> Option<char> {
        self.count -= 16;
        let unit = (self.bits >> self.count) as u16;
        match (self.high.take(), unit) {
            (_, 0xD800..0xDC00) => {
                self.high = Some(unit);
                None
            }
            (Some(high), _) => char::decode_utf16([high, unit]).next().and_then(Result::ok).or(LOST),
            (None, _) => char::from_u32(u32::from(unit)).or(LOST),
        }
    }
}

fn ascii(byte: u8) -> Option<char> {
    if byte.is_ascii() { Some(char::from(byte)) } else { LOST }
}

fn base64(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

fn utf32(bytes: &[u8], last: bool, unit: fn([u8; 4]) -> u32) -> Option<Step> {
    match bytes.first_chunk() {
        Some(&four) => Some((4, char::from_u32(unit(four)).or(LOST))),
        None if last => Some((bytes.len(), LOST)),
        None => None,
    }
}

/// Two bytes of seven bits, which are a character of `encoding` when their high bits are set.
fn double(bytes: &[u8], last: bool, encoding: &'static Encoding) -> Option<Step> {
    match *bytes {
        [a @ 0x21..=0x7E, b @ 0x21..=0x7E, ..] => Some((2, two_bytes([a | 0x80, b | 0x80], encoding))),
        [0x21..=0x7E] if !last => None,
        [byte, ..] if byte <= 0x20 => Some((1, Some(char::from(byte)))),
        _ => Some((1, LOST)),
    }
}

fn two_bytes(pair: [u8; 2], encoding: &'static Encoding) -> Option<char> {
    encoding.decode_without_bom_handling(&pair).0.chars().next()
}

fn johab(bytes: &[u8], last: bool) -> Option<Step> {
    match *bytes {
        [byte, ..] if byte.is_ascii() => Some((1, Some(char::from(byte)))),
        [a, b, ..] => Some(match johab_pair(a, b) {
            Some(c) => (2, Some(c)),
            None if b.is_ascii() => (1, LOST),
            None => (2, LOST),
        }),
        _ if last => Some((1, LOST)),
        _ => None,
    }
}

fn johab_pair(a: u8, b: u8) -> Option<char> {
    match (a, b) {
        (0x84..=0xD3, 0x41..=0x7E | 0x81..=0xFE) => syllable(u32::from(a) << 8 | u32::from(b)),
        (0xD9..=0xDE | 0xE0..=0xF9, 0x31..=0x7E | 0x91..=0xFE) => {
            // Two rows of KS X 1001 share a first byte.
            let row = if a < 0xE0 { 2 * (u32::from(a) - 0xD9) } else { 2 * u32::from(a) - 0x197 };
            let column = u32::from(b) - if b < 0x91 { 0x31 } else { 0x43 };
            let pair = [row + column / 94, column % 94].map(|n| (n + 0xA1) as u8);
            two_bytes(pair, EUC_KR).filter(|&c| c != char::REPLACEMENT_CHARACTER)
        }
        _ => None,
    }
}

/// The syllable of an initial, a vowel and a final of five bits each, or the single jamo if there is only one.
fn syllable(code: u32) -> Option<char> {
    /// Initials and finals among the compatibility jamo, as offsets from U+3131.
    const INITIALS: [u8; 19] = [0, 1, 3, 6, 7, 8, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29];
    const FINALS: [u8; 27] =
        [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 25, 26, 27, 28, 29];
    let (initial, vowel, last) = (code >> 10 & 31, code >> 5 & 31, code & 31);
    let vowel = match vowel {
        2 => None,
        3..=7 => Some(vowel - 3),
        10..=15 => Some(vowel - 5),
        18..=23 => Some(vowel - 7),
        26..=29 => Some(vowel - 9),
        _ => return None,
    };
    let last = match last {
        1..=17 => last - 1,
        19..=29 => last - 2,
        _ => return None,
    };
    let jamo = |offset: u8| char::from_u32(0x3131 + u32::from(offset));
    match (initial, vowel, last) {
        (2..=20, Some(vowel), _) => char::from_u32(0xAC00 + ((initial - 2) * 21 + vowel) * 28 + last),
        (2..=20, None, 0) => jamo(INITIALS[initial as usize - 2]),
        (1, Some(vowel), 0) => char::from_u32(0x314F + vowel),
        (1, None, 1..) => jamo(FINALS[last as usize - 1]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_is_read() {
        for (kind, bytes, text) in [
            (Special::Utf32Le, b"a\0\0\0\x42\xF6\x01\0".as_slice(), "a🙂"),
            (Special::Utf32Be, b"\0\0\0a\0\x01\xF6\x42\0", "a🙂\u{FFFD}"),
            (Special::Iso2022Kr, b"\x1b$)Chi \x0eGQ1[\x0f!\n", "hi 한글!\n"),
            (Special::Johab, b"\xd0\x65\x8b\x69 \xd9\x69", "한글 ☆"),
            (Special::Hz, b"a~~~{Dc:C~}!\n", "a~你好!\n"),
            (Special::Utf7, b"Hi +ZeVnLIqe-! 1 +- 1 +2D3eAA-", "Hi 日本語! 1 + 1 \u{1F600}"),
        ] {
            assert_eq!(kind.text(bytes), text, "{kind:?}");
            let mut pieces = String::new();
            let mut decoder = SpecialDecoder::new(kind);
            bytes.iter().for_each(|&b| decoder.push(&[b], false, |_, made| pieces.push_str(made)));
            decoder.push(&[], true, |_, made| pieces.push_str(made));
            assert_eq!(pieces, text, "{kind:?}");
        }
    }
}
