//! The caller's weights for the signals of a score.

use super::Score;

/// The greatest weight that is used; larger ones are clamped to it.
const MAX_WEIGHT: f32 = 100.0;

/// How much each signal of the combined score counts: 1 as trained, 0 not at all, 2 twice as much. Values are clamped
/// to the range from 0 to 100, and NaN counts as 0.
///
/// ```
/// use limpid::{SummaryOptions, Weights, summarize};
/// let text = "It rained in Riva. The dam above Riva broke, and the harbour of Riva was lost.";
/// let summary = summarize(text, &SummaryOptions::new().weights(Weights::new().position(0.0)));
/// let parts = |n: usize| summary.sentences()[n].parts.iter();
/// assert!(parts(0).all(|part| part.signal != "position"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct Weights {
    /// Words that the sentence shares with the title.
    pub title: f32,
    /// The position in the text, and similarity to its first sentences.
    pub position: f32,
    /// Words that are frequent in the text.
    pub frequency: f32,
    /// Similarity to other sentences.
    pub graph: f32,
    /// The length of the sentence.
    pub length: f32,
}

setters!(Weights {
    value title: f32,
    value position: f32,
    value frequency: f32,
    value graph: f32,
    value length: f32,
});

impl Default for Weights {
    fn default() -> Self {
        Self { title: 1.0, position: 1.0, frequency: 1.0, graph: 1.0, length: 1.0 }
    }
}

impl Weights {
    /// The weight of the signal `signal`; 1 for a signal that has none.
    fn of(&self, signal: &str) -> f32 {
        let weight = match signal {
            "title" => self.title,
            "position" | "lead" | "first" => self.position,
            "frequency" | "centroid" | "coverage" | "rare" => self.frequency,
            "graph" | "next" | "before" => self.graph,
            "length" | "words" => self.length,
            _ => 1.0,
        };
        if weight.is_nan() { 0.0 } else { weight.clamp(0.0, MAX_WEIGHT) }
    }

    /// Multiplies the parts of `score` by their weights and drops those with weight 0.
    pub(crate) fn apply(&self, score: &mut Score) {
        if *self == Self::default() {
            return;
        }
        score.parts.retain_mut(|part| {
            let weight = self.of(part.signal);
            part.value *= weight;
            weight > 0.0
        });
        score.total = score.parts.iter().map(|part| part.value).sum();
    }
}
