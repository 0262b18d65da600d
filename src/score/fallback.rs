//! Scores where the model has no ground: in languages that no training set holds, what comes first and what the rest
//! of the text resembles.

use super::features::{Row, place_of};
use super::{Part, Score};

/// What likeness to the whole text is worth, where the first place is worth 1. So the first two sentences seldom give
/// way, later ones do. Chosen by hand.
const CENTRAL: f32 = 0.25;
/// What words of the title are worth.
const TITLE: f32 = 0.3;
/// What a very short and a very long sentence lose.
const LENGTH: f32 = -0.2;

/// The score of a sentence with these features.
pub(super) fn judge(row: &Row) -> Score {
    const PARTS: [(usize, &str, f32); 5] = [
        (place_of("position-proper"), "position", 1.0),
        (place_of("centroid-relative"), "centroid", CENTRAL),
        (place_of("title"), "title", TITLE),
        (place_of("length-short"), "length", LENGTH),
        (place_of("length-long"), "length", LENGTH),
    ];
    let parts = PARTS.iter().map(|&(n, signal, weight)| Part { signal, value: row[n] * weight });
    Score::of(parts.filter(|part| part.value != 0.0).collect())
}
