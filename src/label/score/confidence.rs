//! The confidence of a score.

use super::forest_table::CONFIDENCE;

/// How often a removal with that score is right, measured on pages that the model had not seen.
pub(in crate::label) fn confidence(score: f32) -> f32 {
    let next = CONFIDENCE.partition_point(|&(knot, _)| knot <= score);
    match (next.checked_sub(1).map(|n| CONFIDENCE[n]), CONFIDENCE.get(next)) {
        (Some((from, low)), Some(&(to, high))) => low + (high - low) * (score - from) / (to - from),
        (Some((_, last)), None) => last,
        (None, _) => CONFIDENCE.first().map_or(0.5, |&(_, first)| first),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_never_falls() {
        let all: Vec<f32> = (0..200).map(|n| confidence(n as f32 * 0.05)).collect();
        assert!(all.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(all[0] >= 0.5 && all[199] <= 1.0);
    }
}
