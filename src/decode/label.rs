//! Names of encodings: the labels of the WHATWG standard, the DOS code pages, and common aliases.

use encoding_rs::Encoding;

use super::special::Special;
use crate::codepage::{Codepage, codepage};

/// A decoder for an encoding.
#[derive(Clone, Copy)]
pub(super) enum Codec {
    /// An encoding of the WHATWG standard.
    Standard(&'static Encoding),
    /// An encoding from this crate's own tables.
    Page(&'static Codepage),
    /// A multi-byte encoding outside the standard.
    Special(Special),
}

impl Codec {
    /// The codec with this label, ignoring case and surrounding white space.
    pub(super) fn for_label(label: &str) -> Option<Self> {
        let label = label.trim_matches([' ', '\t', '\n', '\r', '\x0c']).to_ascii_lowercase();
        if let Some(standard) = Encoding::for_label_no_replacement(label.as_bytes()) {
            return Some(Self::Standard(standard));
        }
        let dashed = label.replace('_', "-");
        let label = OTHER_LABELS.iter().find(|(other, _)| *other == dashed).map_or(&*dashed, |&(_, name)| name);
        match Encoding::for_label_no_replacement(label.as_bytes()) {
            Some(standard) => Some(Self::Standard(standard)),
            None => codepage(label).map(Self::Page).or_else(|| Special::for_name(label).map(Self::Special)),
        }
    }

    /// The codec with a name that [`Codec::name`] returns.
    pub(super) fn for_name(name: &'static str) -> Self {
        // The spelling is that of the standard: no copy in lower case is needed.
        let standard = Encoding::for_label_no_replacement(name.as_bytes()).map(Self::Standard);
        standard.or_else(|| Self::for_label(name)).unwrap_or(Self::Standard(encoding_rs::WINDOWS_1252))
    }

    /// Its name, in lower case.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Page(page) => page.name,
            Self::Special(special) => special.name(),
            Self::Standard(encoding) => {
                LOWER_NAMES.iter().find(|name| name.eq_ignore_ascii_case(encoding.name())).unwrap_or(&"windows-1252")
            }
        }
    }
}

impl std::fmt::Debug for Codec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Spellings that are not WHATWG labels but occur in files and programs.
const OTHER_LABELS: [(&str, &str); 56] = [
    ("437", "cp437"),
    ("ibm437", "cp437"),
    ("850", "cp850"),
    ("ibm850", "cp850"),
    ("852", "cp852"),
    ("ibm852", "cp852"),
    ("866", "ibm866"),
    ("737", "cp737"),
    ("ibm737", "cp737"),
    ("775", "cp775"),
    ("ibm775", "cp775"),
    ("855", "cp855"),
    ("ibm855", "cp855"),
    ("857", "cp857"),
    ("ibm857", "cp857"),
    ("862", "cp862"),
    ("ibm862", "cp862"),
    ("kz1048", "kz-1048"),
    ("strk1048-2002", "kz-1048"),
    ("mac-greek", "x-mac-greek"),
    ("macgreek", "x-mac-greek"),
    ("mac-turkish", "x-mac-turkish"),
    ("macturkish", "x-mac-turkish"),
    ("mac-ce", "x-mac-ce"),
    ("mac-latin2", "x-mac-ce"),
    ("maccentraleurope", "x-mac-ce"),
    ("x-mac-centraleurroman", "x-mac-ce"),
    ("utf-32", "utf-32le"),
    ("utf32", "utf-32le"),
    ("utf-32-le", "utf-32le"),
    ("utf-32-be", "utf-32be"),
    ("iso2022-kr", "iso-2022-kr"),
    ("iso2022kr", "iso-2022-kr"),
    ("cp1361", "johab"),
    ("ms1361", "johab"),
    ("hz", "hz-gb-2312"),
    ("hzgb", "hz-gb-2312"),
    ("utf7", "utf-7"),
    ("unicode-1-1-utf-7", "utf-7"),
    ("latin-1", "windows-1252"),
    ("latin-2", "iso-8859-2"),
    ("mac-roman", "macintosh"),
    ("macroman", "macintosh"),
    ("mac-cyrillic", "x-mac-cyrillic"),
    ("maccyrillic", "x-mac-cyrillic"),
    ("cp874", "windows-874"),
    ("cp932", "shift_jis"),
    ("cp936", "gbk"),
    ("cp949", "euc-kr"),
    ("cp950", "big5"),
    ("cp65001", "utf-8"),
    ("utf-8-sig", "utf-8"),
    ("utf-16-le", "utf-16le"),
    ("utf-16-be", "utf-16be"),
    ("shift-jis", "shift_jis"),
    ("iso-8859-8-i", "iso-8859-8-i"),
];

/// The lower-case names of the WHATWG encodings; `encoding_rs` has the spelling of the standard.
const LOWER_NAMES: [&str; 39] = [
    "utf-8",
    "ibm866",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-8-i",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "iso-8859-16",
    "koi8-r",
    "koi8-u",
    "macintosh",
    "windows-874",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "x-mac-cyrillic",
    "gbk",
    "gb18030",
    "big5",
    "euc-jp",
    "iso-2022-jp",
    "shift_jis",
    "euc-kr",
    "utf-16be",
    "utf-16le",
    "x-user-defined",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_itself() {
        let others = ["johab", "iso-2022-kr", "hz-gb-2312", "utf-7", "utf-32le", "utf-32be"];
        let pages = crate::codepage::all_codepages().iter().map(|page| page.name);
        for name in LOWER_NAMES.into_iter().chain(others).chain(pages) {
            assert_eq!(Codec::for_label(name).unwrap().name(), name);
        }
    }

    #[test]
    fn other_spellings_are_known() {
        for (label, name) in [("Latin1", "windows-1252"), (" UTF_16_LE\n", "utf-16le"), ("IBM850", "cp850")] {
            assert_eq!(Codec::for_label(label).unwrap().name(), name);
        }
        assert!(Codec::for_label("utf-99").is_none());
        assert!(Codec::for_label("").is_none());
    }
}
