//! The punctuation that ends sentences, in all scripts.

/// The kinds of stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StopKind {
    /// A single full stop, which has many other uses.
    Full,
    /// A question or an exclamation mark.
    Strong,
    /// Dots.
    Ellipsis,
    /// A stop without other uses, such as `。`, `।` and `؟`.
    Plain,
}

/// The stop at `at`, with its length in bytes. Works on bytes because it is called at every candidate of a scan.
pub(crate) fn stop_at(bytes: &[u8], at: usize) -> Option<(StopKind, usize)> {
    let byte = |n: usize| bytes.get(at + n).copied().unwrap_or_default();
    match (byte(0), byte(1), byte(2)) {
        (b'.', ..) => Some((StopKind::Full, 1)),
        (b'!' | b'?', ..) => Some((StopKind::Strong, 1)),
        // Greek question mark; Armenian, Arabic, Urdu and Syriac stops.
        (0xCD, 0xBE, _) | (0xD6, 0x89, _) | (0xD8, 0x9F, _) | (0xDB, 0x94, _) | (0xDC, 0x80..=0x82, _) => {
            Some((StopKind::Plain, 2))
        }
        // Two Ethiopic word separators, and two Myanmar commas, which people type instead of the full stop.
        (0xE1, 0x8D, 0xA1) if bytes[at + 3..].starts_with(&[0xE1, 0x8D, 0xA1]) => Some((StopKind::Plain, 6)),
        (0xE1, 0x81, 0x8A) if bytes[at + 3..].starts_with(&[0xE1, 0x81, 0x8A]) => Some((StopKind::Plain, 6)),
        // Danda and double danda; Tibetan shad and double shad.
        (0xE0, 0xA5, 0xA4 | 0xA5) | (0xE0, 0xBC, 0x8D..=0x91)
        // Myanmar, Ethiopic, Khmer, Mongolian, Ol Chiki.
        | (0xE1, 0x81, 0x8B) | (0xE1, 0x8D, 0xA2 | 0xA7 | 0xA8) | (0xE1, 0x9F, 0x94 | 0x95) | (0xE1, 0xA0, 0x83 | 0x89)
        | (0xE1, 0xB1, 0xBE | 0xBF)
        // ‼ ⁇ ⁈ ⁉ and the ideographic stops of all widths: 。 ！ ． ？ ｡ ﹒ ﹖ ﹗ ︒.
        | (0xE2, 0x80, 0xBC) | (0xE2, 0x81, 0x87..=0x89) | (0xE3, 0x80, 0x82)
        | (0xEF, 0xBC, 0x81 | 0x8E | 0x9F) | (0xEF, 0xBD, 0xA1) | (0xEF, 0xB9, 0x92 | 0x96 | 0x97)
        | (0xEF, 0xB8, 0x92) => Some((StopKind::Plain, 3)),
        (0xE2, 0x80, 0xBD) => Some((StopKind::Strong, 3)),
        (0xE2, 0x80, 0xA6) => Some((StopKind::Ellipsis, 3)),
        _ => None,
    }
}

/// True for a character that ends sentences.
pub(crate) fn is_stop(c: char) -> bool {
    stop_at(c.encode_utf8(&mut [0; 4]).as_bytes(), 0).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_of_many_scripts() {
        assert!(".!?…‽。．｡！？।॥۔؟։።፧။។៕᠃།༎".chars().all(is_stop));
        assert!(!",:;·、，،፡၊-aあ".chars().any(is_stop));
        assert_eq!(stop_at("፡፡".as_bytes(), 0), Some((StopKind::Plain, 6)));
    }
}
