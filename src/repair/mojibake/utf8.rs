//! Strict UTF-8, one sequence at a time.

/// The length of the sequence that begins with `lead`; 0 if it does not begin a multi-byte sequence.
pub(super) fn length(lead: u8) -> usize {
    match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 0,
    }
}

/// The code point of `bytes`, one complete sequence. Surrogates are returned as numbers, for CESU-8.
pub(super) fn code(bytes: &[u8]) -> Option<u32> {
    if !bytes[1..].iter().all(|b| (0x80..0xC0).contains(b)) {
        return None;
    }
    let mask = [0, 0, 0x1F, 0x0F, 0x07][bytes.len()];
    let code = bytes[1..].iter().fold(u32::from(bytes[0] & mask), |code, b| code << 6 | u32::from(b & 0x3F));
    let least = [0, 0, 0x80, 0x800, 0x1_0000][bytes.len()];
    (least..=0x10_FFFF).contains(&code).then_some(code)
}

/// The character of a surrogate pair.
pub(in crate::repair) fn join(high: u32, low: u32) -> Option<char> {
    let pair = (0xD800..0xDC00).contains(&high) && (0xDC00..0xE000).contains(&low);
    pair.then(|| char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_shortest_forms_count() {
        assert_eq!(code("é".as_bytes()), Some(0xE9));
        assert_eq!(code("€".as_bytes()), Some(0x20AC));
        assert_eq!(code("😀".as_bytes()), Some(0x1_F600));
        assert_eq!(code(&[0xE0, 0x80, 0x80]), None);
        assert_eq!(code(&[0xF4, 0x90, 0x80, 0x80]), None);
        assert_eq!(code(&[0xC3, 0x28]), None);
        assert_eq!(join(0xD83D, 0xDE00), Some('😀'));
        assert_eq!(join(0xDE00, 0xD83D), None);
    }
}
