//! Formats results for people.

mod diff;
mod escape;
mod explain;
mod front_matter;
mod style;
mod text;

pub(crate) use diff::{NO_LINES, StreamedDiff, unified};
pub(crate) use explain::explain;
pub(crate) use front_matter::front_matter;
pub(crate) use style::Styles;
pub(crate) use text::{
    detected, detected_binary, key_phrases, notes, notes_of, reasons, scores, sentence_lines, summary_lines,
    with_summary, would_change,
};
