//! Recognises short binary data, which has too few bytes for the counts of `binary`, by how little it resembles text.

use super::guess;
use super::hints::Hints;
use super::utf16;
use crate::binary::unusual_controls;

/// Longer data has enough control bytes to be recognised by them.
const MAX_SHORT: usize = 512;

/// The number of kinds of control bytes, and the highest likeness to text of data that contains them (measured on
/// random bytes and compressed, serialized and packed data of 16 to 128 bytes, against short texts in all encodings
/// with control bytes inserted).
const MAX_LIKENESS: [(u32, f32); 3] = [(3, 0.5), (2, 0.1), (1, 0.01)];

/// True for short bytes with control bytes that text does not use and that are hardly legible in any encoding.
pub(super) fn is_short_binary(bytes: &[u8], hints: &Hints) -> bool {
    let kinds = if bytes.len() > MAX_SHORT { 0 } else { unusual_controls(bytes) };
    let Some(&(_, max)) = MAX_LIKENESS.iter().find(|&&(min_kinds, _)| kinds >= min_kinds) else { return false };
    // The letters of UTF-16 contain control bytes.
    std::str::from_utf8(bytes).is_err() && utf16::unit_encoding(bytes).is_none() && guess::likeness(bytes, hints) <= max
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_data_is_noise() {
        for data in [
            // The deflated words "hello world", encrypted data, a key of SSH, a hash, a packed list, samples of audio.
            b"\xcbH\xcd\xc9\xc9W(\xcf/\xcaI\x01\x00\x1e\xc6Z\x02".as_slice(),
            b"Salted__\xfb\x18\xca*F\xae\x0bl\x02\xf5\xd6\xab&X*\xe1G\xc1\xe5\xdf<\xe3\xa3$;\xb69<\xcb\x9e:l",
            b"\0\0\0\x0bssh-ed25519\0\0\0 \xda\n\xfa\xa1V,P\x1079\x98\x9a\x0c\xd4\x10L_*\0\xbe\"",
            b"\xca\x97\x81\x12\xca\x1b\xbd\xca\xfa\xc21\xb3\x9a#\xdcM\xa7\x86\xef\xf8\x14|Nr\xb9\x80w\x85\xaf\xeeH\xbb",
            b"\x97\x01\x02\x03\xc0\xcd\x01,\xd2\x00\x01\x11p\xa5hello",
        ] {
            assert!(is_short_binary(data, &Hints::default()), "{data:?}");
        }
    }

    #[test]
    fn short_text_is_not_noise() {
        let utf16: Vec<u8> = "Привет, мир и все".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for text in [
            b"M\xfcller".as_slice(),
            b"M\xfcller\0Z\xfcrich\0",
            b"Ren\xe9\x1fOrl\xe9ans\x1eZo\xe9\x1fN\xeemes\x1e",
            b"caf\xe9 cr\xe8me\x1a",
            b"\xcf\xf0\xe8\xe2\xe5\xf2",
            b"\xcf\xf0\xe8\xe2\xe5\xf2\x01, \xec\xe8\xf0",
            b"Gr\xf6\xdfe: \x02gro\xdf\x03",
            // A keymap of an editor, in windows-1250.
            b"[\t\x9a\n{\t\x8a\n]\t\xf0\n}\t\xd0\n\x16'\t\xe6\n\x16\"\t\xc6\n\x16\\\t\x9e\n\x16|\t\x8e\n\x16/\t-\n",
            "Größe \u{1}\u{2}\u{3}".as_bytes(),
            &utf16,
        ] {
            assert!(!is_short_binary(text, &Hints::default()), "{text:?}");
        }
    }
}
