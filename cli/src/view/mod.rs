//! Results as people read them.

mod diff;
mod explain;
mod matter;
mod shown;
mod text;

pub(crate) use diff::unified;
pub(crate) use explain::explain;
pub(crate) use matter::front_matter;
pub(crate) use text::{detected, key_phrases, scores, sentence_lines, summary_lines, with_summary, would_change};
