//! The model that turns features into a score.

use super::features::{NAMES, Row};
use super::{Part, Score};

/// Weight of a feature, by name. Judgements, until the trained table takes over.
const WEIGHTS: [(&str, f32); 9] = [
    ("position", 1.0),
    ("paragraph-first", 0.05),
    ("length", 0.15),
    ("length-short", -0.5),
    ("centroid", 0.8),
    ("graph", 0.05),
    ("title", 0.3),
    ("boilerplate", -0.2),
    ("unfinished", -0.3),
];

/// The score of a sentence with these features.
pub(super) fn judge(row: &Row) -> Score {
    let part = |&(signal, weight): &(&'static str, f32)| {
        let place = NAMES.iter().position(|name| *name == signal)?;
        Some(Part { signal, value: weight * row[place] })
    };
    Score::of(WEIGHTS.iter().filter_map(part).collect())
}
