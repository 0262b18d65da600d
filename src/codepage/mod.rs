//! Single-byte encodings, from bytes to characters and back.
//!
//! The tables of the WHATWG encodings come from `encoding_rs` on first use; the others are generated.

mod dos_table;
mod inverse;

use std::sync::OnceLock;

use encoding_rs::Encoding;

pub(crate) use inverse::{CharBytes, Inverse, inverse};

/// One single-byte encoding. The bytes below 80 are ASCII.
pub(crate) struct Codepage {
    /// Its name in lower case.
    pub(crate) name: &'static str,
    /// The characters of the bytes 80 to FF; 0 if a byte has none.
    pub(crate) high: [u16; 128],
}

impl Codepage {
    /// The character of `byte`, if it has one.
    pub(crate) fn decode(&self, byte: u8) -> Option<char> {
        match byte.checked_sub(0x80) {
            None => Some(char::from(byte)),
            Some(at) => char::from_u32(u32::from(self.high[usize::from(at)])).filter(|&c| c != '\0'),
        }
    }

    /// The text of `bytes`; bytes without a character become `U+FFFD`.
    pub(crate) fn text(&self, bytes: &[u8]) -> String {
        bytes.iter().map(|&byte| self.decode(byte).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
}

/// The encodings that text is known to be wrongly decoded with, most common first. iso-8859-1, iso-8859-9 and tis-620 are
/// missing because windows-1252, -1254 and -874 contain them once C1 controls are allowed.
const NAMES: [&str; 30] = [
    "windows-1252",
    "windows-1251",
    "windows-1250",
    "windows-1254",
    "windows-1253",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "iso-8859-2",
    "iso-8859-15",
    "macintosh",
    "cp437",
    "cp850",
    "koi8-r",
    "koi8-u",
    "ibm866",
    "iso-8859-5",
    "iso-8859-7",
    "x-mac-cyrillic",
    "cp852",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-6",
    "iso-8859-8",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-16",
];

/// Encodings that files may be in, but that text is hardly ever wrongly decoded with. Detection uses them, repair does not.
const OTHER_NAMES: [&str; 9] =
    ["cp737", "cp775", "cp855", "cp857", "cp862", "kz-1048", "x-mac-greek", "x-mac-turkish", "x-mac-ce"];

/// The number of [`codepages`].
pub(crate) const COUNT: usize = NAMES.len();

/// The number of [`all_codepages`].
pub(crate) const ALL: usize = COUNT + OTHER_NAMES.len();

/// The encodings that text is wrongly decoded with, most common first.
pub(crate) fn codepages() -> &'static [Codepage; COUNT] {
    static PAGES: OnceLock<[Codepage; COUNT]> = OnceLock::new();
    PAGES.get_or_init(|| NAMES.map(of_name))
}

/// Every single-byte encoding: first [`codepages`], then those that only detection uses.
pub(crate) fn all_codepages() -> &'static [Codepage; ALL] {
    static PAGES: OnceLock<[Codepage; ALL]> = OnceLock::new();
    PAGES.get_or_init(|| std::array::from_fn(|at| of_name(NAMES.iter().chain(&OTHER_NAMES).nth(at).expect("a name"))))
}

fn of_name(name: &'static str) -> Codepage {
    Codepage { name, high: high_half(name) }
}

/// The encoding with that name.
pub(crate) fn codepage(name: &str) -> Option<&'static Codepage> {
    all_codepages().iter().find(|page| page.name == name)
}

fn high_half(name: &str) -> [u16; 128] {
    match name {
        "cp437" => dos_table::CP437,
        "cp850" => dos_table::CP850,
        "cp852" => dos_table::CP852,
        "cp737" => dos_table::CP737,
        "cp775" => dos_table::CP775,
        "cp855" => dos_table::CP855,
        "cp857" => dos_table::CP857,
        "cp862" => dos_table::CP862,
        "kz-1048" => dos_table::KZ_1048,
        "x-mac-greek" => dos_table::MAC_GREEK,
        "x-mac-turkish" => dos_table::MAC_TURKISH,
        "x-mac-ce" => dos_table::MAC_CE,
        _ => from_standard(Encoding::for_label(name.as_bytes()).expect("a WHATWG label")),
    }
}

fn from_standard(encoding: &'static Encoding) -> [u16; 128] {
    // All bytes at once: a call for each takes a tenth of the time of a first repair.
    let bytes: [u8; 128] = std::array::from_fn(|at| 0x80 + at as u8);
    let (text, _) = encoding.decode_without_bom_handling(&bytes);
    let mut high = [0; 128];
    for (unit, c) in high.iter_mut().zip(text.chars()) {
        *unit = if c == char::REPLACEMENT_CHARACTER { 0 } else { c as u16 };
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_hold_what_the_standards_say() {
        assert_eq!(codepage("windows-1252").unwrap().decode(0x80), Some('€'));
        assert_eq!(codepage("cp437").unwrap().decode(0x82), Some('é'));
        assert_eq!(codepage("windows-874").unwrap().decode(0xFF), None);
        assert_eq!(codepage("koi8-r").unwrap().decode(b'a'), Some('a'));
    }
}
