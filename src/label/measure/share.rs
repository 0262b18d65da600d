//! Shares of a whole, and of words in a set.

use super::hashing::Set;

/// `part` divided by `whole`; 0 if `whole` is 0.
pub(in crate::label) fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The share of `tokens` in `set`; 0 for blocks that are too long for a title or description.
pub(super) fn share_in(tokens: &[u32], set: &Set<u32>) -> f32 {
    if tokens.is_empty() || set.is_empty() || tokens.len() > LONGEST_TITLE {
        return 0.0;
    }
    tokens.iter().filter(|token| set.contains(token)).count() as f32 / tokens.len() as f32
}

/// Longer blocks are not compared with the title.
const LONGEST_TITLE: usize = 60;
