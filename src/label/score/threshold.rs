//! The threshold of a page: the likelihood of content below which its blocks are boilerplate.
//!
//! The share of content that maximises the F1 of a page is not always one half: where little is certain (listings,
//! products, forums), more must be kept. The best threshold is half of the achievable F1 (Lipton, Elkan and
//! Naryanaswamy, "Optimal Thresholding of Classifiers to Maximize F1 Measure", 2014), and that F1 is estimated from the
//! scores themselves.

/// How the threshold of a kind of page is chosen.
#[derive(Clone, Copy, Debug)]
pub(in crate::label) struct Threshold {
    /// The lowest threshold, because estimates have limits.
    min: f32,
    /// The share of the best threshold that is used.
    factor: f32,
}

// All chosen by cross-validation; models/label/REPORT.md lists the gains.
impl Threshold {
    /// Pages that declare themselves an article or a product. A factor of .8 gains recall on products, but on articles it
    /// keeps more teasers and advertising than text.
    pub(in crate::label) const SINGLE_TOPIC: Self = Self { min: 0.25, factor: 1.0 };
    /// Pages that do not (services, listings, collections, forums) contain more than their blocks suggest one by one. The
    /// factor was chosen from five.
    pub(in crate::label) const MULTI_TOPIC: Self = Self { min: 0.2, factor: 0.6 };
    /// Discussions, whatever they declare: most forum software declares each thread an article. The factor was chosen from .6,
    /// .7 and .8.
    pub(in crate::label) const THREAD: Self = Self { min: 0.2, factor: 0.7 };
    /// Text dumps are less certain, and the estimates are valid further down. The lowest threshold was chosen from
    /// four.
    const DUMP: Self = Self { min: 0.15, factor: 1.0 };
    /// Dumps whose kept text is in many places: listings, threads, products.
    const SCATTERED_DUMP: Self = Self { min: 0.15, factor: 0.7 };
}

/// The substitute for the likelihood is never as certain as the model, which makes the F1 too low by about this factor
/// (chosen from 1, 1.08 and 1.16 by cross-validation).
const F1_FACTOR: f32 = 1.08;

/// Above this achievable F1, all pages have the same threshold: all that could be gained there are the isolated words
/// between the paragraphs of an article (.8 gains .0003 less, .9 nothing more).
const CONFIDENT_F1: f32 = 0.85;

/// A dump declares nothing, but the kept text of an article is mostly in one place: with less than this share of it in its
/// longest run, a dump has many topics.
const MIN_LONGEST_RUN: f32 = 0.4;

/// What to subtract from the scores of the blocks of a dump.
pub(in crate::label) fn plain_text_offset(scores: &[f32], units: &[f32]) -> f32 {
    let strict = threshold_offset(scores, units, Threshold::DUMP);
    if longest_run(scores, units, strict) < MIN_LONGEST_RUN {
        threshold_offset(scores, units, Threshold::SCATTERED_DUMP)
    } else {
        strict
    }
}

/// The share of the text of kept blocks (of at most that score) in the longest run of them.
fn longest_run(scores: &[f32], units: &[f32], most: f32) -> f32 {
    let (mut all, mut run, mut longest) = (0.0, 0.0, 0.0_f32);
    for (&score, &units) in scores.iter().zip(units) {
        run = if score <= most { run + units } else { 0.0 };
        all += if score <= most { units } else { 0.0 };
        longest = longest.max(run);
    }
    if all > 0.0 { longest / all } else { 1.0 }
}

/// What to subtract from the scores (above 0 for boilerplate) of all blocks of a page; `units` are their weights.
pub(in crate::label) fn threshold_offset(scores: &[f32], units: &[f32], threshold: Threshold) -> f32 {
    let mut blocks: Vec<(f32, f32)> =
        scores.iter().map(|&score| likelihood(score)).zip(units.iter().copied()).collect();
    crate::order::sort_by(&mut blocks, |a, b| b.0.total_cmp(&a.0));
    let content: f32 = blocks.iter().map(|(likely, units)| likely * units).sum();
    let (mut right, mut kept, mut best) = (0.0, 0.0, 0.0_f32);
    for (likely, units) in blocks {
        right += likely * units;
        kept += units;
        best = best.max(2.0 * right / (kept + content).max(f32::MIN_POSITIVE));
    }
    let factor = if best < CONFIDENT_F1 { threshold.factor } else { 1.0 };
    score_at(((best / 2.0).max(threshold.min) * F1_FACTOR).min(0.5) * factor)
}

/// The likelihood that a block with this score is content: a substitute for the logistic function without an
/// exponential, so that every platform computes the same.
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

    fn offset(scores: &[f32], units: &[f32]) -> f32 {
        threshold_offset(scores, units, Threshold::SINGLE_TOPIC)
    }

    #[test]
    fn a_certain_page_has_a_threshold_of_one_half() {
        assert!(offset(&[-6.0, -6.0, 6.0, 6.0], &[100.0, 50.0, 3.0, 3.0]) < 0.15);
        assert_eq!(offset(&[-1e9], &[5.0]), 0.0);
    }

    #[test]
    fn an_uncertain_page_keeps_more() {
        let uncertain = offset(&[0.5, 0.5, 0.5, 0.5, 3.0, 3.0], &[10.0; 6]);
        let Threshold { min, factor } = Threshold::SINGLE_TOPIC;
        let min = score_at(min * F1_FACTOR * factor);
        assert!(uncertain > 0.5 && uncertain <= min, "{uncertain}");
        assert_eq!(offset(&[6.0, 6.0], &[1.0, 1.0]), min);
        assert!(threshold_offset(&[6.0, 6.0], &[1.0, 1.0], Threshold::DUMP) > min);
    }

    #[test]
    fn a_dump_with_text_in_many_places_keeps_more() {
        let (text, chrome) = (-0.2, 1.0);
        let together = plain_text_offset(&[chrome, text, text, text, chrome, chrome], &[10.0; 6]);
        let apart = plain_text_offset(&[chrome, text, chrome, text, chrome, text], &[10.0; 6]);
        assert!(apart > together, "{apart} {together}");
        assert_eq!(longest_run(&[text, text, chrome, text], &[10.0, 10.0, 50.0, 20.0], 0.0), 0.5);
        assert_eq!(longest_run(&[], &[], 0.0), 1.0);
    }

    #[test]
    fn a_page_with_many_topics_keeps_more() {
        let factor = |scores: &[f32]| {
            let of = |threshold| likelihood(threshold_offset(scores, &[9.0; 4], threshold));
            of(Threshold::MULTI_TOPIC) / of(Threshold::SINGLE_TOPIC)
        };
        let factors = Threshold::MULTI_TOPIC.factor / Threshold::SINGLE_TOPIC.factor;
        assert!((factor(&[-1.0, -1.0, 0.5, 0.5]) - factors).abs() < 1e-5);
        assert_eq!(factor(&[-9.0, -9.0, 9.0, 9.0]), 1.0);
    }

    #[test]
    fn an_empty_page_has_a_threshold() {
        assert!(offset(&[], &[]).is_finite());
        assert!(offset(&[1.0], &[0.0]).is_finite());
    }

    #[test]
    fn a_likelihood_has_its_score() {
        for score in [0.0, 0.3, 1.0] {
            assert!((score_at(likelihood(score)) - score).abs() < 1e-5);
        }
    }
}
