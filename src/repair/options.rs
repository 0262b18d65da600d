//! The options of repair. Each is named after its pass, or after the corresponding option of ftfy.

use crate::change::Confidence;

/// Yes, no, or automatic, depending on the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
pub enum Tristate {
    /// Always.
    Yes,
    /// Never.
    No,
    /// If the surrounding text suggests it.
    #[default]
    Auto,
}

/// A form of letters with marks: a Unicode normalization form (UAX #15), or composition only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[allow(missing_docs, reason = "the variants are the standard's names")]
pub enum Normalization {
    /// A letter and its marks become one character if there is one. Everything else that NFC would change stays: the
    /// ohm and angstrom signs, variant ideographs in names, the order of marks.
    Compose,
    Nfc,
    Nfd,
    Nfkc,
    Nfkd,
}

/// What to repair. By default, damage is repaired and typography is left alone.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[allow(clippy::struct_excessive_bools, reason = "each is an independent pass")]
#[non_exhaustive]
pub struct RepairOptions {
    /// Undo mojibake, that is text decoded with the wrong encoding (`mojibake`). Default: on.
    pub fix_encoding: bool,
    /// Treat a space inside a sequence as the byte A0 (`byte-a0`). Default: on.
    pub restore_byte_a0: bool,
    /// Repair sequences that lost a byte (`lossy-sequence`). Default: on.
    pub replace_lossy_sequences: bool,
    /// Repair single sequences in otherwise undamaged text (`inconsistent-utf8`). Default: on.
    pub decode_inconsistent_utf8: bool,
    /// Replace C1 controls with windows-1252 characters (`c1-control`). Default: on.
    pub fix_c1_controls: bool,
    /// Resolve HTML entities (`entity`). Default: auto, which leaves them alone in pages, from the first line with a
    /// tag on, in code, and in text about entities.
    pub unescape_html: Tristate,
    /// Decode quoted-printable UTF-8 such as `=C3=A9` (`quoted-printable`). Default: off, because mail is written this
    /// way.
    pub decode_quoted_printable: bool,
    /// Decode encoded words of mail headers, `=?UTF-8?Q?…?=` (`encoded-word`). Default: off, because mail is written
    /// this way.
    pub decode_encoded_words: bool,
    /// Drop terminal colour and cursor sequences (`terminal-escape`). Default: on.
    pub remove_terminal_escapes: bool,
    /// Drop control characters that text does not use (`control`). Default: on.
    pub remove_control_chars: bool,
    /// Join surrogate pairs that are written as two characters (`surrogate`). Default: on. Only in the JavaScript
    /// package, because Rust strings contain no surrogates.
    pub fix_surrogates: bool,
    /// Replace every line break with a line feed (`line-break`). Default: off.
    pub fix_line_breaks: bool,
    /// Replace ligatures such as `ﬁ` with letters (`ligature`). Default: off, because typography is the author's
    /// choice.
    pub fix_latin_ligatures: bool,
    /// Replace full-width and half-width forms with plain ones (`width`). Default: off.
    pub fix_character_width: bool,
    /// Replace curly quotes with straight ones (`quote`). Default: off.
    pub uncurl_quotes: bool,
    /// The normalization form of the result (`normalization`). Default: [`Normalization::Compose`].
    pub normalization: Option<Normalization>,
    /// The lowest confidence at which a change is made. Default: 0.5.
    pub min_confidence: Confidence,
}

/// A repair with less confidence is more likely to harm than to help (chosen by hand; false positives count most).
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
    /// The defaults of ftfy 6.3, which also change typography.
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
