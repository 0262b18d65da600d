//! Recognises binary files before anything is decoded.
//!
//! Rejecting a text is worse than missing a binary file, so every criterion is one that text does not meet: a signature
//! together with the structure after it, or many control bytes of many kinds that text does not use.

mod ebcdic;
mod message_pack;
mod share;
mod signature;
mod wide;

use std::fmt;

use share::Share;

pub(crate) use share::unusual_controls;

/// The format of a binary file.
///
/// ```
/// let kind = limpid::binary_kind(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
/// assert_eq!(kind.to_string(), "PNG image");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct BinaryKind {
    name: &'static str,
}

impl BinaryKind {
    /// Data in an unknown format.
    pub(crate) const DATA: Self = Self { name: "binary data" };
    /// Text in an encoding that is not based on ASCII and cannot be read here.
    const EBCDIC: Self = Self { name: "EBCDIC text" };
    /// Text compressed with gzip.
    const GZIP: Self = Self { name: "gzip data" };
    /// Serialized values.
    const MESSAGE_PACK: Self = Self { name: "MessagePack data" };

    /// The name of the format in English, such as `PNG image`, `ZIP archive` or `binary data`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// True for text in EBCDIC, the encoding of mainframes.
    #[must_use]
    pub fn is_ebcdic(self) -> bool {
        self == Self::EBCDIC
    }
}

impl fmt::Display for BinaryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The kind of binary data in `bytes`; `None` for text in any encoding, including UTF-16 and UTF-32.
///
/// ```
/// use limpid::binary_kind;
/// assert!(binary_kind(b"GIF is a format for images.").is_none());
/// assert!(binary_kind(&[0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]).is_some());
/// ```
#[must_use]
pub fn binary_kind(bytes: &[u8]) -> Option<BinaryKind> {
    let mut scan = BinaryScan::new();
    scan.push(bytes);
    scan.finish()
}

/// The kind of a binary file that has a signature. Use this when the caller names an encoding: the bytes are then text
/// even if they look random, unless they begin with a signature such as that of a PNG image.
#[must_use]
pub fn signed_kind(bytes: &[u8]) -> Option<BinaryKind> {
    if wide::has_mark(bytes) { None } else { signature::kind(&bytes[..bytes.len().min(CHUNK)]) }
}

/// The size of the chunks that are examined. The first one also contains the signature.
const CHUNK: usize = 4096;

/// The same as [`binary_kind`], for bytes that arrive in pieces of any size.
#[derive(Clone, Debug, Default)]
pub struct BinaryScan {
    /// The current chunk, which is not complete yet.
    chunk: Vec<u8>,
    share: Share,
    /// The result for the first chunk.
    first: Option<First>,
}

#[derive(Clone, Copy, Debug)]
enum First {
    /// A byte order mark shows that everything is text.
    Text,
    Binary(BinaryKind),
    /// The rest decides; if it is binary, it is called this.
    Unknown(BinaryKind),
}

impl BinaryScan {
    /// A new scan.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Examines the next bytes.
    pub fn push(&mut self, mut bytes: &[u8]) {
        if !self.chunk.is_empty() {
            let (head, rest) = bytes.split_at(bytes.len().min(CHUNK - self.chunk.len()));
            self.chunk.extend_from_slice(head);
            bytes = rest;
            if self.chunk.len() < CHUNK {
                return;
            }
            let chunk = std::mem::take(&mut self.chunk);
            self.judge(&chunk);
        }
        let chunks = bytes.chunks_exact(CHUNK);
        self.chunk.extend_from_slice(chunks.remainder());
        chunks.for_each(|chunk| self.judge(chunk));
    }

    /// The result for all bytes, after the last piece.
    #[must_use]
    pub fn finish(mut self) -> Option<BinaryKind> {
        if !self.chunk.is_empty() {
            let chunk = std::mem::take(&mut self.chunk);
            self.judge(&chunk);
        }
        match self.first? {
            First::Text => None,
            First::Binary(kind) => Some(kind),
            First::Unknown(kind) => self.share.is_binary().then_some(kind),
        }
    }

    fn judge(&mut self, chunk: &[u8]) {
        let first = *self.first.get_or_insert_with(|| first(chunk));
        if let First::Unknown(_) = first {
            self.share.add(chunk);
        }
    }
}

fn first(chunk: &[u8]) -> First {
    if wide::has_mark(chunk) {
        return First::Text;
    }
    let ebcdic = || ebcdic::is_ebcdic(chunk).then_some(BinaryKind::EBCDIC);
    let message_pack = || message_pack::is_message_pack(chunk).then_some(BinaryKind::MESSAGE_PACK);
    let unknown = || First::Unknown(signature::claimed(chunk).unwrap_or(BinaryKind::DATA));
    signature::kind(chunk).or_else(message_pack).or_else(ebcdic).map_or_else(unknown, First::Binary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_data_is_named_by_its_first_line() {
        let noise: Vec<u8> = (0..8192_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let behind = |head: &[u8]| [head, &noise].concat();
        assert_eq!(name(&behind(b"")), Some("binary data"));
        assert_eq!(name(&behind(b"X-Header: 1\n%PDF-1.7\n")), Some("PDF document"));
        assert_eq!(name(b"A file that begins with %PDF-1.7 is a PDF document."), None);
    }

    fn name(bytes: &[u8]) -> Option<&'static str> {
        binary_kind(bytes).map(BinaryKind::name)
    }

    /// Pseudo-random bytes that are the same on every machine (a linear congruential generator).
    fn noise(length: usize) -> Vec<u8> {
        let step = |state: &mut u32| {
            *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some((*state >> 24) as u8)
        };
        std::iter::repeat_n((), length).scan(7, |state, ()| step(state)).collect()
    }

    #[test]
    fn signatures_are_named() {
        let tar = [&[b'a'; 100][..], &[0; 157], b"ustar\x0000", &[0; 200]].concat();
        let old_tar = [&b"notes/"[..], &[0; 142], b"001530\0 ", &[0; 356]].concat();
        for (bytes, kind) in [
            (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], "PNG image"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "JPEG image"),
            (b"GIF89a\x01\0\x01\0\x80\0\0", "GIF image"),
            (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "BMP image"),
            (b"RIFF\x24\0\0\0WAVEfmt ", "WAV audio"),
            (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF document"),
            (b"PK\x03\x04\x14\0\0\0\x08\0", "ZIP archive"),
            (b"PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/epub+zip", "EPUB book"),
            (b"\x1f\x8b\x08\0\0\0\0\0\0\x03", "gzip data"),
            (b"x\x9c\xcb\xc8\x04\0\x01\x3b\0\xd2", "zlib data"),
            (b"x\x01\xcb\xc8\x04\0\x01\x3b\0\xd2", "zlib data"),
            (b"\x80\x02M90.", "Python pickle"),
            (b"\x7fELF\x02\x01\x01\0", "ELF program"),
            (b"\0asm\x01\0\0\0", "WebAssembly module"),
            (b"SQLite format 3\0", "SQLite database"),
            (b"\xca\xfe\xba\xbe\0\0\0\x34", "Java class file"),
            (&tar, "tar archive"),
            (&old_tar, "tar archive"),
            (b"P4\n9 9\n\xff\x80\xc1", "PBM image"),
            (b"P6 # made by hand\n2 2 255\n\0\x01\x02\x03\x04\x05", "PPM image"),
            (b"\x1a\x01\x22\0\0\0\0\0\x08\0\x0f\0ansi+erase|ANSI", "terminal description"),
            (b"\0\0\0\x02\0\0\x03\xe5\0\0\x09\xee\0\0\0\x30\0\0\0\0%\0\0\0\0\0\0\0", "index of quotations"),
        ] {
            assert_eq!(name(bytes), Some(kind), "{bytes:?}");
        }
    }

    #[test]
    fn text_that_begins_like_a_signature_is_text() {
        for text in [
            "PK is short for primary key.",
            "PK\u{3}x",
            "BM stands for British Museum, and so on and on.",
            "GIF89a is the second version of the format.",
            "GIF",
            "RIFF1234WEBP is how such files begin.",
            "%PDF-1.4 is the first line of many files.",
            "ID3 tags hold the title of a song.",
            "MZ at the start marks a program.",
            "OggS, fLaC and MThd are signatures.",
            "!<arch>\nis how a static library begins",
            "Rar! he cried.",
            "SQLite format 3 is documented well.",
            "BZh91AY is how bzip2 begins",
            "\u{feff}PK",
            "ustar",
            "P5 2 4 größer als P6",
            "P4\n9 9\n",
            "",
        ] {
            assert_eq!(name(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn legacy_text_that_begins_like_a_signature_is_text() {
        for text in [b"x\x9cuvre".as_slice(), b"x\xda\xe0 et l\xe0", b"\x80 20.", b"x\x01", b"\x80\x02 5"] {
            assert_eq!(name(text), None, "{text:?}");
        }
    }

    #[test]
    fn noise_is_binary_and_text_with_a_few_controls_is_not() {
        for length in [200, 1000, 5000, 100_000] {
            assert_eq!(name(&noise(length)), Some("binary data"), "{length}");
        }
        let words = "The bridge was open all day and nobody came. ".repeat(100);
        for text in [
            words.replace(' ', "\0"),
            words.replace('.', "\x01"),
            words.replace(' ', "\x1f").replace('.', "\x1e") + "\x1d",
            format!("{words}{}{words}", "\0".repeat(20_000)),
            format!("{words}\0\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}{words}"),
            words.replace(' ', "\x1b[1m \x1b[0m"),
            words.replace('e', "e\x08e"),
            "\0".into(),
        ] {
            assert_eq!(name(text.as_bytes()), None, "{text:?}");
        }
        assert_eq!(name(&[0; 4096]), Some("binary data"));
    }

    #[test]
    fn a_script_followed_by_a_program_is_binary() {
        let script = "#!/bin/sh\ntail -n +10 \"$0\" | tar xz\n".repeat(300);
        assert_eq!(name(&[script.as_bytes(), &noise(50_000)].concat()), Some("binary data"));
        let letters = "From: a@example.com\nSubject: none\n\nSome words.\n".repeat(3000);
        assert_eq!(name(&[letters.as_bytes(), &noise(3000), letters.as_bytes()].concat()), None);
    }

    #[test]
    fn wide_encodings_are_text() {
        for text in ["Plain words, and more of them.", "今天天气很好我们去公园", "Привет, мир и все", "smile 😀 and go"]
        {
            let text = text.repeat(50);
            let utf16: Vec<u16> = text.encode_utf16().collect();
            let utf32: Vec<u32> = text.chars().map(u32::from).collect();
            for bytes in [
                utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>(),
                utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
                utf32.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
                utf32.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
            ] {
                assert_eq!(name(&bytes), None, "{text}");
                assert_eq!(name(&bytes[1..]), None, "{text} without its first byte");
            }
        }
    }

    #[test]
    fn every_legacy_encoding_is_text() {
        let text = "Ünïcödé Привет мир καλημέρα 今日はとても良い天気です 오늘은 날씨가 좋다 ".repeat(40);
        for label in
            ["gb18030", "shift_jis", "euc-kr", "euc-jp", "big5", "iso-2022-jp", "windows-1251", "koi8-r", "iso-8859-7"]
        {
            let (bytes, ..) = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(&text);
            assert_eq!(name(&bytes), None, "{label}");
        }
    }

    #[test]
    fn ebcdic_is_named() {
        // "HELLO NEIGHBOURS, THE MEETING IS AT NINE" in cp037.
        let bytes = [
            0xC8, 0xC5, 0xD3, 0xD3, 0xD6, 0x40, 0xD5, 0xC5, 0xC9, 0xC7, 0xC8, 0xC2, 0xD6, 0xE4, 0xD9, 0xE2, 0x6B, 0x40,
            0xE3, 0xC8, 0xC5, 0x40, 0xD4, 0xC5, 0xC5, 0xE3, 0xC9, 0xD5, 0xC7, 0x40, 0xC9, 0xE2, 0x40, 0xC1, 0xE3, 0x40,
            0xD5, 0xC9, 0xD5, 0xC5, 0x25,
        ];
        assert!(binary_kind(&bytes).is_some_and(BinaryKind::is_ebcdic));
    }

    #[test]
    fn pieces_give_the_same_result_as_the_whole() {
        let script = "#!/bin/sh\ntail -n +10 \"$0\" | tar xz\n".repeat(300);
        for bytes in [noise(20_000), [script.as_bytes(), &noise(9000)].concat(), script.into_bytes(), vec![0; 9000]] {
            for size in [1, 7, 1000, 4096, 5000] {
                let mut scan = BinaryScan::new();
                bytes.chunks(size).for_each(|piece| scan.push(piece));
                assert_eq!(scan.finish(), binary_kind(&bytes), "{size}");
            }
        }
    }
}
