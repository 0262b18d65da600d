//! Text to repaired text. Each pass has a file; this one holds their order.

mod control;
mod entity;
mod entity_table;
mod mail;
mod mojibake;
mod normalize;
mod options;
mod pass;
mod shown;
mod typography;
mod western;

pub(crate) use entity::holds_tag;
pub use options::{Normalization, RepairOptions, Tristate};

use std::borrow::Cow;

use pass::{Pass, Work};

use crate::change::{Change, Changes};

/// Repaired text and what was done to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Repaired<'a> {
    input: Cow<'a, str>,
    text: Cow<'a, str>,
    changes: Changes,
}

impl<'a> Repaired<'a> {
    /// The repaired text; borrowed when nothing was changed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The repaired text without a copy where it was borrowed.
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

    /// What was changed or reported, in text order; input spans point into the given text.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// The text with only the accepted changes applied.
    pub fn with(&self, accept: impl FnMut(&Change) -> bool) -> String {
        self.changes.apply_if(&self.input, accept)
    }
}

/// True when `text` may hold damage; false is certain. ASCII without `&` is read at memory speed.
///
/// ```
/// assert!(!limpid::is_suspect("plain text, and a café"));
/// assert!(limpid::is_suspect("a cafÃ©"));
/// ```
pub fn is_suspect(text: &str) -> bool {
    has_suspect_ascii(text.as_bytes()) || !text.is_ascii() && text.lines().any(has_suspect_characters)
}

/// True when a control character or the start of an entity is there.
fn has_suspect_ascii(bytes: &[u8]) -> bool {
    let suspect = |b: u8| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C) || b == b'&' || b == 0x7F;
    // Chunks without a branch inside are what compilers turn into vector code.
    bytes.chunks(256).any(|chunk| chunk.iter().fold(false, |found, &b| found | suspect(b)))
}

fn has_suspect_characters(line: &str) -> bool {
    line.chars().any(|c| ('\u{80}'..'\u{A0}').contains(&c) || control::is_junk(c) || c == char::REPLACEMENT_CHARACTER)
        || mojibake::suspects(line) != 0
}

/// The passes that undo damage, in their order: what is not text goes first, so that it does not cut sequences in two;
/// entities go before mojibake, because the characters of a sequence may be written as entities.
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

/// The passes for the form of text. They wait until all layers of damage are gone: a curly quote or a ligature may
/// still be part of a sequence.
const FORM: [Pass; 5] =
    [typography::LIGATURES, typography::WIDTHS, typography::QUOTES, typography::LINE_BREAKS, normalize::NORMALIZATION];

/// Repairs `text`. Running it on its own result changes nothing. No change crosses a line feed, but those of
/// `fix_line_breaks`.
///
/// ```
/// let repaired = limpid::repair("Indiaโ€™s frigates", &Default::default());
/// assert_eq!(repaired.text(), "India’s frigates");
/// assert_eq!(repaired.with(|_| false), "Indiaโ€™s frigates");
/// ```
pub fn repair<'a>(text: &'a str, options: &RepairOptions) -> Repaired<'a> {
    repair_after(text, options, false)
}

/// The same for a part of a text. Its beginning held a tag if `in_markup` is true: then entities are left alone.
pub(crate) fn repair_after<'a>(text: &'a str, options: &RepairOptions, in_markup: bool) -> Repaired<'a> {
    let mut work = Work::new(text, if in_markup { 0 } else { entity::markup_start(text, options) });
    let mail = options.decode_encoded_words || options.decode_quoted_printable;
    if !text.is_ascii() || has_suspect_ascii(text.as_bytes()) || options.fix_line_breaks || mail {
        work.run_all(&[&DAMAGE, &FORM], options);
        if options.replace_lossy_sequences {
            work.report_lost_bytes();
        }
        // Rounds count their changes anew.
        work.changes.number_from(0);
    }
    Repaired { input: Cow::Borrowed(text), text: work.text, changes: work.changes }
}
