//! Removes what was kept outside the main part of a page, when the ranker is sure of that part.

use super::pass::{Override, PassContext};
use crate::label::main_part::main_part;
use crate::label::options::Focus;
use crate::page::SourceKind;

/// The score of what is removed.
const REMOVED: f32 = 1.0;

/// Removes the text outside the main part, unless the caller asks for recall.
pub(super) fn other_parts(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if m.page.kind() == SourceKind::Text || at.options.focus == Focus::Recall {
        return Vec::new();
    }
    let kept = at.replaceable();
    match main_part(m, &kept, &at.unbiased_scores()) {
        Some(part) => {
            (0..kept.len()).filter(|n| kept[*n] && !part.contains(n)).map(|n| Override::score(n, REMOVED)).collect()
        }
        None => Vec::new(),
    }
}
