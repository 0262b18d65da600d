//! The output of `MathJax` 2, which is used only if the page does not contain the source of the formula.

use super::tokens::{Attributes, Name};

/// How many bytes of that output are kept.
const MAX_SHOWN: usize = 1 << 12;

/// The output elements of one formula.
#[derive(Debug, Default)]
pub(super) struct MathJax {
    /// The number of elements open around the outermost output element.
    depth: Option<usize>,
    shown: String,
    found: bool,
}

impl MathJax {
    /// True for an element created by `MathJax`.
    pub(super) fn is_output(&self, attributes: &Attributes) -> bool {
        let class = attributes.get(Name::Class).unwrap_or_default();
        self.depth.is_none()
            && class.len() >= 4
            && class.split_ascii_whitespace().any(|name| {
                matches!(name, "mjx-chtml" | "MJXc-display")
                    || name.strip_prefix("MathJax").is_some_and(|rest| {
                        matches!(rest, "" | "_Display" | "_SVG" | "_SVG_Display" | "_CHTML" | "_Preview")
                    })
            })
    }

    pub(super) fn open(&mut self, depth: usize) {
        self.depth = Some(depth);
        self.found = false;
    }

    /// Handles the end of elements, down to `len` open ones.
    pub(super) fn close(&mut self, len: usize) {
        if self.depth.is_some_and(|depth| len <= depth) {
            self.depth = None;
            if self.found {
                self.shown.clear();
            }
        }
    }

    /// Takes text inside the output. Returns false for other text.
    pub(super) fn takes(&mut self, text: &str) -> bool {
        if self.depth.is_some() && self.shown.len() + text.len() <= MAX_SHOWN {
            self.shown.push_str(text);
        }
        self.depth.is_some()
    }

    /// Records that the formula was found in another form.
    pub(super) fn found(&mut self) {
        self.found = true;
    }

    pub(super) fn drop_shown(&mut self) {
        self.shown.clear();
    }

    pub(super) fn has_shown(&self) -> bool {
        self.depth.is_none() && !self.shown.is_empty()
    }

    /// The text of a formula that was not found in another form.
    pub(super) fn take_shown(&mut self) -> Option<String> {
        let shown = std::mem::take(&mut self.shown);
        (!shown.trim().is_empty()).then_some(shown)
    }
}
