//! Base64 (RFC 4648), both alphabets, padding optional, white space skipped.

/// The bytes encoded in `text`; `None` if it is not Base64.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in text.trim_end().trim_end_matches('=').bytes().filter(|b| !b.is_ascii_whitespace()) {
        bits = bits << 6 | u32::from(value(byte)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
        }
    }
    // A single last character does not contain a whole byte.
    (count < 6).then_some(out)
}

fn value(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn vectors_of_the_rfc() {
        for (text, bytes) in
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg", "foob"), ("Zm9v\nYmFy\n", "foobar")]
        {
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        assert_eq!(decode("_-8="), Some(vec![0xFF, 0xEF]));
        assert_eq!(decode("/+8="), Some(vec![0xFF, 0xEF]));
    }

    #[test]
    fn refuses_what_is_not_base64() {
        for text in ["A", "Zm9vY", "Z=g", "Zm9v!", "é"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
