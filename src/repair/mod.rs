//! Repairs text. Each pass has its own file; this one defines their order.

mod control;
mod entity;
mod entity_table;
mod length_prefixed;
mod mail;
mod mojibake;
mod neighbouring_lines;
mod normalize;
mod options;
mod pass;
mod shown;
mod typography;
mod utf8_encodings;
mod votes;
mod western;

pub(crate) use entity::contains_tag;
pub(crate) use neighbouring_lines::{Around, LONGEST_LINE, MAX_NEIGHBOURS, last_lines, lines_after};
pub use options::{Normalization, RepairOptions, Tristate};

use std::borrow::Cow;

use pass::{Pass, PassRunner};

use crate::change::{Change, Changes};
use crate::plausible::is_c1;

/// The result of [`repair`]: the repaired text and its changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Repaired<'a> {
    input: Cow<'a, str>,
    text: Cow<'a, str>,
    changes: Changes,
}

impl<'a> Repaired<'a> {
    /// The repaired text, which is borrowed when nothing was changed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The repaired text. It is not copied when nothing was changed.
    pub fn into_text(self) -> Cow<'a, str> {
        self.text
    }

    /// The same result with its own copy of the text, so that it can outlive the given one.
    #[must_use]
    pub fn into_owned(self) -> Repaired<'static> {
        Repaired {
            input: Cow::Owned(self.input.into_owned()),
            text: Cow::Owned(self.text.into_owned()),
            changes: self.changes,
        }
    }

    /// What was changed or reported, in text order. Input spans are byte ranges of the original text.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// The original text with only the changes that `accept` returns true for.
    pub fn with(&self, accept: impl FnMut(&Change) -> bool) -> String {
        self.changes.apply_if(&self.input, accept)
    }
}

/// Returns false if `text` certainly contains no damage, and true if it may. ASCII without `&` is scanned at memory
/// speed.
///
/// ```
/// assert!(!limpid::is_suspect("plain text, and a café"));
/// assert!(limpid::is_suspect("a cafÃ©"));
/// ```
pub fn is_suspect(text: &str) -> bool {
    has_suspect_ascii(text.as_bytes()) || !text.is_ascii() && text.lines().any(has_suspect_characters)
}

/// True when there is a control character or the start of an entity.
fn has_suspect_ascii(bytes: &[u8]) -> bool {
    let suspect = |b: u8| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C) || b == b'&' || b == 0x7F;
    // Compilers vectorise chunks without a branch inside.
    bytes.chunks(256).any(|chunk| chunk.iter().fold(false, |found, &b| found | suspect(b)))
}

fn has_suspect_characters(line: &str) -> bool {
    line.chars().any(|c| is_c1(c) || control::is_junk(c) || c == char::REPLACEMENT_CHARACTER)
        || mojibake::suspects(line) != 0
}

/// The passes that undo damage, in order. Non-text is removed first, so that it does not split sequences. Entities come
/// before mojibake, because the characters of a sequence may be written as entities.
const DAMAGE: [Pass; 8] = [
    control::TERMINAL_ESCAPES,
    control::CONTROL_CHARS,
    mail::ENCODED_WORDS,
    mail::QUOTED_PRINTABLE,
    entity::ENTITIES,
    mojibake::KNOWN,
    mojibake::MOJIBAKE,
    control::C1_CONTROLS,
];

/// The passes for the form of text. They run when all layers of damage are gone: a curly quote or a ligature may still
/// be part of a sequence.
const FORM: [Pass; 5] =
    [typography::LIGATURES, typography::WIDTHS, typography::QUOTES, typography::LINE_BREAKS, normalize::NORMALIZATION];

/// Repairs encoding damage in `text`.
///
/// Repairing the result again changes nothing. No change crosses a line feed, except those of
/// [`RepairOptions::fix_line_breaks`].
///
/// ```
/// let repaired = limpid::repair("Indiaโ€™s frigates", &Default::default());
/// assert_eq!(repaired.text(), "India’s frigates");
/// assert_eq!(repaired.with(|_| false), "Indiaโ€™s frigates");
/// ```
pub fn repair<'a>(text: &'a str, options: &RepairOptions) -> Repaired<'a> {
    repair_part(text, options, false, Around::default())
}

/// The same for some whole lines of a longer text, whose neighbours are in `around`. If `in_markup` is true, a tag came
/// before them, and entities are left alone.
pub(crate) fn repair_part<'a>(
    text: &'a str,
    options: &RepairOptions,
    in_markup: bool,
    around: Around<'a>,
) -> Repaired<'a> {
    let markup = if in_markup { 0 } else { entity::markup_start(text, options) };
    let mut work = PassRunner::new(text, markup, around);
    let mail = options.decode_encoded_words || options.decode_quoted_printable;
    if !text.is_ascii() || has_suspect_ascii(text.as_bytes()) || options.fix_line_breaks || mail {
        work.run_all(&[&DAMAGE, &FORM], options);
        if options.replace_lossy_sequences {
            work.report_lost_bytes();
        }
        // Each round numbers its changes from 0.
        work.changes.number_from(0);
    }
    Repaired { input: Cow::Borrowed(text), text: work.text, changes: work.changes }
}
