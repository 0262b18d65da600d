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
    least: f32,
    /// The share of the best threshold that is used.
    part: f32,
}

// All chosen by cross-validation; models/label/REPORT.md lists the gains.
impl Threshold {
    /// Pages that declare themselves an article or a product. A part of .8 gains recall on products, but on articles it
    /// keeps more teasers and advertising than text.
    pub(in crate::label) const ONE_THING: Self = Self { least: 0.25, part: 1.0 };
    /// Pages that do not (services, listings, collections, forums) contain more than their blocks suggest one by one. The
    /// part was chosen from five.
    pub(in crate::label) const MANY_THINGS: Self = Self { least: 0.2, part: 0.6 };
    /// Discussions, whatever they declare: most forum software declares each thread an article. The part was chosen from .6,
    /// .7 and .8.
    pub(in crate::label) const THREAD: Self = Self { least: 0.2, part: 0.7 };
    /// Text dumps are less certain, and the estimates are valid further down. The lowest threshold was chosen from
    /// four.
    const DUMP: Self = Self { least: 0.15, part: 1.0 };
    /// Dumps whose kept text is in many places: listings, threads, products.
    const SCATTERED_DUMP: Self = Self { least: 0.15, part: 0.7 };
}

/// The substitute for the likelihood is never as certain as the model, which makes the F1 too low by about this factor
/// (chosen from 1, 1.08 and 1.16 by cross-validation).
const F1_FACTOR: f32 = 1.08;

/// Above this achievable F1, all pages have the same threshold: all that could be gained there are the isolated words
/// between the paragraphs of an article (.8 gains .0003 less, .9 nothing more).
const CONFIDENT_F1: f32 = 0.85;

/// A dump declares nothing, but the kept text of an article is mostly in one place: with less than this share of it in its
/// longest stretch, a dump is of many things.
const ONE_STRETCH: f32 = 0.4;

/// What to subtract from the scores of the blocks of a dump.
pub(in crate::label) fn leniency_of_dump(scores: &[f32], units: &[f32]) -> f32 {
    let strict = leniency(scores, units, Threshold::DUMP);
    if longest_stretch(scores, units, strict) < ONE_STRETCH {
        leniency(scores, units, Threshold::SCATTERED_DUMP)
    } else {
        strict
    }
}

/// The share of the text of kept blocks (of at most that score) in the longest run of them.
fn longest_stretch(scores: &[f32], units: &[f32], most: f32) -> f32 {
    let (mut all, mut run, mut longest) = (0.0, 0.0, 0.0_f32);
    for (&score, &units) in scores.iter().zip(units) {
        run = if score <= most { run + units } else { 0.0 };
        all += if score <= most { units } else { 0.0 };
        longest = longest.max(run);
    }
    if all > 0.0 { longest / all } else { 1.0 }
}

/// What to subtract from the scores (above 0 for boilerplate) of all blocks of a page; `units` are their weights.
pub(in crate::label) fn leniency(scores: &[f32], units: &[f32], threshold: Threshold) -> f32 {
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
    let part = if best < CONFIDENT_F1 { threshold.part } else { 1.0 };
    score_at(((best / 2.0).max(threshold.least) * F1_FACTOR).min(0.5) * part)
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
        let least = score_at(least * F1_FACTOR * part);
        assert!(unsure > 0.5 && unsure <= least, "{unsure}");
        assert_eq!(cut(&[6.0, 6.0], &[1.0, 1.0]), least);
        assert!(leniency(&[6.0, 6.0], &[1.0, 1.0], Threshold::DUMP) > least);
    }

    #[test]
    fn a_dump_with_text_in_many_places_keeps_more() {
        let (text, chrome) = (-0.2, 1.0);
        let together = leniency_of_dump(&[chrome, text, text, text, chrome, chrome], &[10.0; 6]);
        let apart = leniency_of_dump(&[chrome, text, chrome, text, chrome, text], &[10.0; 6]);
        assert!(apart > together, "{apart} {together}");
        assert_eq!(longest_stretch(&[text, text, chrome, text], &[10.0, 10.0, 50.0, 20.0], 0.0), 0.5);
        assert_eq!(longest_stretch(&[], &[], 0.0), 1.0);
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
