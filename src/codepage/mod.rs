//! Single-byte encodings, from bytes to characters and back.
//!
//! All tables are generated. `encoding_rs` knows most of these encodings, but not their tables: decoding 27 code pages when the
//! first text is repaired made that repair take twice as long (benches/RESULTS.md, "Start-up and size").

mod dos_table;
mod inverse;
mod web_table;

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

/// The number of [`codepages`].
pub(crate) const COUNT: usize = 30;

/// The number of [`all_codepages`].
pub(crate) const ALL: usize = 39;

/// First those that text is known to be wrongly decoded with, most common first. iso-8859-1, iso-8859-9 and tis-620 are
/// missing because windows-1252, -1254 and -874 contain them once C1 controls are allowed. Then those that files may be in, but
/// that text is hardly ever wrongly decoded with: detection uses them, repair does not.
static PAGES: [Codepage; ALL] = [
    Codepage { name: "windows-1252", high: web_table::WINDOWS_1252 },
    Codepage { name: "windows-1251", high: web_table::WINDOWS_1251 },
    Codepage { name: "windows-1250", high: web_table::WINDOWS_1250 },
    Codepage { name: "windows-1254", high: web_table::WINDOWS_1254 },
    Codepage { name: "windows-1253", high: web_table::WINDOWS_1253 },
    Codepage { name: "windows-1255", high: web_table::WINDOWS_1255 },
    Codepage { name: "windows-1256", high: web_table::WINDOWS_1256 },
    Codepage { name: "windows-1257", high: web_table::WINDOWS_1257 },
    Codepage { name: "windows-1258", high: web_table::WINDOWS_1258 },
    Codepage { name: "windows-874", high: web_table::WINDOWS_874 },
    Codepage { name: "iso-8859-2", high: web_table::ISO_8859_2 },
    Codepage { name: "iso-8859-15", high: web_table::ISO_8859_15 },
    Codepage { name: "macintosh", high: web_table::MACINTOSH },
    Codepage { name: "cp437", high: dos_table::CP437 },
    Codepage { name: "cp850", high: dos_table::CP850 },
    Codepage { name: "koi8-r", high: web_table::KOI8_R },
    Codepage { name: "koi8-u", high: web_table::KOI8_U },
    Codepage { name: "ibm866", high: web_table::IBM866 },
    Codepage { name: "iso-8859-5", high: web_table::ISO_8859_5 },
    Codepage { name: "iso-8859-7", high: web_table::ISO_8859_7 },
    Codepage { name: "x-mac-cyrillic", high: web_table::X_MAC_CYRILLIC },
    Codepage { name: "cp852", high: dos_table::CP852 },
    Codepage { name: "iso-8859-3", high: web_table::ISO_8859_3 },
    Codepage { name: "iso-8859-4", high: web_table::ISO_8859_4 },
    Codepage { name: "iso-8859-6", high: web_table::ISO_8859_6 },
    Codepage { name: "iso-8859-8", high: web_table::ISO_8859_8 },
    Codepage { name: "iso-8859-10", high: web_table::ISO_8859_10 },
    Codepage { name: "iso-8859-13", high: web_table::ISO_8859_13 },
    Codepage { name: "iso-8859-14", high: web_table::ISO_8859_14 },
    Codepage { name: "iso-8859-16", high: web_table::ISO_8859_16 },
    // Detection alone.
    Codepage { name: "cp737", high: dos_table::CP737 },
    Codepage { name: "cp775", high: dos_table::CP775 },
    Codepage { name: "cp855", high: dos_table::CP855 },
    Codepage { name: "cp857", high: dos_table::CP857 },
    Codepage { name: "cp862", high: dos_table::CP862 },
    Codepage { name: "kz-1048", high: dos_table::KZ_1048 },
    Codepage { name: "x-mac-greek", high: dos_table::MAC_GREEK },
    Codepage { name: "x-mac-turkish", high: dos_table::MAC_TURKISH },
    Codepage { name: "x-mac-ce", high: dos_table::MAC_CE },
];

/// The encodings that text is wrongly decoded with, most common first.
pub(crate) fn codepages() -> &'static [Codepage; COUNT] {
    PAGES.first_chunk().expect("more encodings than that")
}

/// Every single-byte encoding: first [`codepages`], then those that only detection uses.
pub(crate) fn all_codepages() -> &'static [Codepage; ALL] {
    &PAGES
}

/// The encoding with that name.
pub(crate) fn codepage(name: &str) -> Option<&'static Codepage> {
    PAGES.iter().find(|page| page.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tables of `encoding_rs`, as `web_table.rs` writes them.
    fn web_tables() -> String {
        let mut file = String::from(
            "// @generated by src/codepage/mod.rs; run `UPDATE_TABLES=1 cargo test --lib codepage`\n\
             //! Characters of the bytes 80 to FF in the single-byte encodings of the WHATWG.\n",
        );
        for page in &PAGES {
            if let Some(encoding) = encoding_rs::Encoding::for_label(page.name.as_bytes()) {
                let name = page.name.to_uppercase().replace('-', "_");
                file += &format!("\n#[rustfmt::skip]\npub(super) const {name}: [u16; 128] = [\n");
                for row in high_half(encoding).chunks(12) {
                    let units: Vec<String> = row.iter().map(|unit| format!("0x{unit:04X}")).collect();
                    file += &format!("    {},\n", units.join(", "));
                }
                file += "];\n";
            }
        }
        file
    }

    fn high_half(encoding: &'static encoding_rs::Encoding) -> Vec<u16> {
        let bytes: Vec<u8> = (0x80..=0xFF).collect();
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        text.chars().map(|c| if c == char::REPLACEMENT_CHARACTER { 0 } else { c as u16 }).collect()
    }

    #[test]
    fn tables_of_the_standard_are_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/codepage/web_table.rs");
        let made = web_tables();
        if std::env::var_os("UPDATE_TABLES").is_some() {
            std::fs::write(path, &made).unwrap();
        }
        assert!(std::fs::read_to_string(path).unwrap() == made, "run `UPDATE_TABLES=1 cargo test --lib codepage`");
    }

    #[test]
    fn tables_hold_what_the_standards_say() {
        assert_eq!(codepage("windows-1252").unwrap().decode(0x80), Some('€'));
        assert_eq!(codepage("cp437").unwrap().decode(0x82), Some('é'));
        assert_eq!(codepage("windows-874").unwrap().decode(0xFF), None);
        assert_eq!(codepage("koi8-r").unwrap().decode(b'a'), Some('a'));
    }
}
