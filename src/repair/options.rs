//! Options of repair; each has the name of its pass, and of ftfy's option where ftfy has it.

use crate::change::Confidence;

/// Yes, no, or decided by looking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Tristate {
    /// Always.
    Yes,
    /// Never.
    No,
    /// Where the text around it speaks for it.
    #[default]
    Auto,
}

/// A form of letters with marks: one of the Unicode normalization forms (UAX #15), or only their composition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[allow(missing_docs, reason = "the variants are the standard's names")]
pub enum Normalization {
    /// A letter and its marks become one character where there is one; all else stays, whatever NFC makes of it: the
    /// signs of ohm and angstrom, the variants of ideographs in names, the order of marks.
    Compose,
    Nfc,
    Nfd,
    Nfkc,
    Nfkd,
}

/// What to repair. The default repairs damage only and leaves typography alone.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[allow(clippy::struct_excessive_bools, reason = "each is an independent pass")]
#[non_exhaustive]
pub struct RepairOptions {
    /// Undo wrong decodings (`mojibake`). On.
    pub fix_encoding: bool,
    /// Take a space inside a sequence for the byte A0 (`byte-a0`). On.
    pub restore_byte_a0: bool,
    /// Repair sequences that lost a byte (`lossy-sequence`). On.
    pub replace_lossy_sequences: bool,
    /// Repair single sequences inside sound text (`inconsistent-utf8`). On.
    pub decode_inconsistent_utf8: bool,
    /// C1 controls are windows-1252 characters (`c1-control`). On.
    pub fix_c1_controls: bool,
    /// Resolve HTML entities (`entity`). Auto: not in pages, in text with tags from their line on, in code, or where text
    /// speaks of them.
    pub unescape_html: Tristate,
    /// Decode quoted-printable UTF-8 such as `=C3=A9` (`quoted-printable`). Off: mail is written so.
    pub decode_quoted_printable: bool,
    /// Decode encoded words of mail headers, `=?UTF-8?Q?…?=` (`encoded-word`). Off: mail is written so.
    pub decode_encoded_words: bool,
    /// Drop terminal colour and cursor sequences (`terminal-escape`). On.
    pub remove_terminal_escapes: bool,
    /// Drop control characters that text does not hold (`control`). On.
    pub remove_control_chars: bool,
    /// Join surrogate pairs written as two characters (`surrogate`). On; at the JavaScript border.
    pub fix_surrogates: bool,
    /// Every line break becomes a line feed (`line-break`). Off.
    pub fix_line_breaks: bool,
    /// `ﬁ` becomes `fi` (`ligature`). Off: typography is the author's.
    pub fix_latin_ligatures: bool,
    /// Full-width and half-width forms become plain ones (`width`). Off.
    pub fix_character_width: bool,
    /// Curly quotes become straight (`quote`). Off.
    pub uncurl_quotes: bool,
    /// The normalization form of the result (`normalization`). Compose.
    pub normalization: Option<Normalization>,
    /// Changes less sure than this are not made. 0.5.
    pub min_confidence: Confidence,
}

/// Below this a repair is more likely harm than help (chosen by hand; false positives weigh most).
const MIN_CONFIDENCE: f32 = 0.5;

names!(Tristate, "choice" {
    Yes = "yes",
    No = "no",
    Auto = "auto",
});

names!(Normalization, "normalization form" {
    Compose = "compose",
    Nfc = "nfc",
    Nfd = "nfd",
    Nfkc = "nfkc",
    Nfkd = "nfkd",
});

setters!(RepairOptions {
    value fix_encoding: bool,
    value restore_byte_a0: bool,
    value replace_lossy_sequences: bool,
    value decode_inconsistent_utf8: bool,
    value fix_c1_controls: bool,
    value unescape_html: Tristate,
    value decode_quoted_printable: bool,
    value decode_encoded_words: bool,
    value remove_terminal_escapes: bool,
    value remove_control_chars: bool,
    value fix_surrogates: bool,
    value fix_line_breaks: bool,
    value fix_latin_ligatures: bool,
    value fix_character_width: bool,
    value uncurl_quotes: bool,
    value normalization: Option<Normalization>,
    into min_confidence: Confidence,
});

impl Default for RepairOptions {
    fn default() -> Self {
        Self {
            fix_encoding: true,
            restore_byte_a0: true,
            replace_lossy_sequences: true,
            decode_inconsistent_utf8: true,
            fix_c1_controls: true,
            unescape_html: Tristate::Auto,
            decode_quoted_printable: false,
            decode_encoded_words: false,
            remove_terminal_escapes: true,
            remove_control_chars: true,
            fix_surrogates: true,
            fix_line_breaks: false,
            fix_latin_ligatures: false,
            fix_character_width: false,
            uncurl_quotes: false,
            normalization: Some(Normalization::Compose),
            min_confidence: Confidence::new(MIN_CONFIDENCE),
        }
    }
}

impl RepairOptions {
    /// The defaults of ftfy 6.3: typography too.
    #[must_use]
    pub fn ftfy() -> Self {
        Self {
            fix_line_breaks: true,
            fix_latin_ligatures: true,
            fix_character_width: true,
            uncurl_quotes: true,
            normalization: Some(Normalization::Nfc),
            ..Self::default()
        }
    }
}
