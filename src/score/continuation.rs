//! The rest of a sentence that the end of a page or a column divided.

use super::heading::has_stop;
use super::role::Role;
use crate::span::Span;

/// At most this share of the sentences of edited text begins with a small letter. Chosen by hand.
const CONTINUATIONS: f32 = 0.2;

/// Marks the sentences that begin with a small letter after one without a stop. In a text where many do, this means nothing.
pub(super) fn mark_continuations(roles: &mut [Role], text: &str, sentences: &[Span]) {
    let begins_small = |sentence: &Span| {
        // Names such as `iPhone` are no words in small letters.
        sentence.of(text).chars().take(2).filter(|c| c.is_lowercase()).count() == 2
    };
    let small: Vec<usize> = (1..sentences.len()).filter(|&n| begins_small(&sentences[n])).collect();
    if small.len() as f32 <= CONTINUATIONS * sentences.len() as f32 {
        small.iter().for_each(|&n| roles[n].is_continuation = !has_stop(sentences[n - 1].of(text)));
    }
}
