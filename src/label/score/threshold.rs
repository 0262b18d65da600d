//! The threshold of a page: the likelihood of content below which its blocks are chrome.
//!
//! The share of content that makes the F1 of a page largest is not always one half: where little is sure (listings,
//! products, forums) more must be kept. The best threshold is half of the F1 that can be reached (Lipton, Elkan and
//! Naryanaswamy, "Optimal Thresholding of Classifiers to Maximize F1 Measure", 2014), and that F1 is estimated from the
//! scores themselves.

/// How the threshold of a page of some sort is chosen.
#[derive(Clone, Copy, Debug)]
pub(in crate::label) struct Threshold {
    /// The lowest threshold: estimates have their limits.
    least: f32,
    /// What part of the best threshold is taken.
    part: f32,
}

// All chosen by cross-validation; what they gain is in models/label/REPORT.md.
impl Threshold {
    /// Pages that call themselves an article or a product. The part is one of five.
    pub(in crate::label) const ONE_THING: Self = Self { least: 0.25, part: 0.8 };
    /// Pages that do not (services, listings, collections, forums) hold more than their blocks seem to, each by itself. The
    /// part is one of five.
    pub(in crate::label) const MANY_THINGS: Self = Self { least: 0.2, part: 0.6 };
    /// Of a plain-text dump less is sure, and the estimates hold further down. The lowest threshold is one of four.
    pub(in crate::label) const DUMP: Self = Self { least: 0.15, part: 1.0 };
}

/// The stand-in for the likelihood is never as sure as the model is, and with it the F1 comes out too low by about this
/// (chosen among 1, 1.08 and 1.16 by cross-validation).
const MODEST: f32 = 1.08;

/// Pages that promise more have the same threshold, whatever they are: what is gained on them is as little as the lone words that an
/// article would keep between its paragraphs (.8 gains .0003 less, .9 nothing more).
const SURE: f32 = 0.85;

/// What to take off the scores (above 0 for chrome) of all blocks of a page; `units` are their weights.
pub(in crate::label) fn leniency(scores: &[f32], units: &[f32], threshold: Threshold) -> f32 {
    let mut blocks: Vec<(f32, f32)> =
        scores.iter().map(|&score| likelihood(score)).zip(units.iter().copied()).collect();
    blocks.sort_by(|a, b| b.0.total_cmp(&a.0));
    let content: f32 = blocks.iter().map(|(likely, units)| likely * units).sum();
    let (mut right, mut kept, mut best) = (0.0, 0.0, 0.0_f32);
    for (likely, units) in blocks {
        right += likely * units;
        kept += units;
        best = best.max(2.0 * right / (kept + content).max(f32::MIN_POSITIVE));
    }
    let part = if best < SURE { threshold.part } else { 1.0 };
    score_at(((best / 2.0).max(threshold.least) * MODEST).min(0.5) * part)
}

/// How likely a block of that score is content: a stand-in for the logistic function, without an exponential, so that
/// every platform computes the same.
pub(in crate::label) fn likelihood(score: f32) -> f32 {
    0.5 - 0.5 * score / (1.0 + score.abs())
}

/// The score of a likelihood of at most one half.
fn score_at(likelihood: f32) -> f32 {
    (1.0 - 2.0 * likelihood) / (2.0 * likelihood)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(scores: &[f32], units: &[f32]) -> f32 {
        leniency(scores, units, Threshold::ONE_THING)
    }

    #[test]
    fn a_sure_page_is_cut_in_the_middle() {
        assert!(cut(&[-6.0, -6.0, 6.0, 6.0], &[100.0, 50.0, 3.0, 3.0]) < 0.15);
        assert_eq!(cut(&[-1e9], &[5.0]), 0.0);
    }

    #[test]
    fn an_unsure_page_keeps_more() {
        let unsure = cut(&[0.5, 0.5, 0.5, 0.5, 3.0, 3.0], &[10.0; 6]);
        let Threshold { least, part } = Threshold::ONE_THING;
        let least = score_at(least * MODEST * part);
        assert!(unsure > 0.5 && unsure <= least, "{unsure}");
        assert_eq!(cut(&[6.0, 6.0], &[1.0, 1.0]), least);
        assert!(leniency(&[6.0, 6.0], &[1.0, 1.0], Threshold::DUMP) > least);
    }

    #[test]
    fn a_page_of_many_things_keeps_more() {
        let part = |scores: &[f32]| {
            let cut = |cut| likelihood(leniency(scores, &[9.0; 4], cut));
            cut(Threshold::MANY_THINGS) / cut(Threshold::ONE_THING)
        };
        let parts = Threshold::MANY_THINGS.part / Threshold::ONE_THING.part;
        assert!((part(&[-1.0, -1.0, 0.5, 0.5]) - parts).abs() < 1e-5);
        assert_eq!(part(&[-9.0, -9.0, 9.0, 9.0]), 1.0);
    }

    #[test]
    fn nothing_at_all_is_no_error() {
        assert!(cut(&[], &[]).is_finite());
        assert!(cut(&[1.0], &[0.0]).is_finite());
    }

    #[test]
    fn a_likelihood_has_its_score() {
        for score in [0.0, 0.3, 1.0] {
            assert!((score_at(likelihood(score)) - score).abs() < 1e-5);
        }
    }
}
