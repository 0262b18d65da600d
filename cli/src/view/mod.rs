//! Results as people read them.

mod diff;
mod explain;
mod matter;
mod shown;
mod text;

pub(crate) use diff::{StreamedDiff, unified};
pub(crate) use explain::explain;
pub(crate) use matter::front_matter;
pub(crate) use text::{
    detected, detected_binary, key_phrases, reasons, scores, sentence_lines, summary_lines, with_summary, would_change,
};
