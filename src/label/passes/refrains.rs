//! Keeps the refrain of a song in a page saved as plain text: the model takes repeated lines for boilerplate.

use super::pass::{Override, PassContext};
use crate::label::measure::Map;
use crate::page::SourceKind;

/// The lines of a refrain between two verses. With at least three and two long ones of which the first copy is kept, the rule
/// keeps ten lines of two labelled pages of 756, none of which must go; with two lines, six of eighteen must.
const MIN_LINES: usize = 3;
const MAX_LINES: usize = 8;
const LONG_LINES: usize = 2;
/// The fewest reading units of a long line: shorter ones are controls, such as "Reply".
const LONG_UNITS: f32 = 6.0;

/// Keeps removed lines between kept ones if they repeat lines that are kept further up.
pub(super) fn between_verses(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if m.page.kind() != SourceKind::Text {
        return Vec::new();
    }
    let mut first: Map<u32, usize> = Map::default();
    let mut overrides = Vec::new();
    let mut start = 0;
    for run in at.scores.chunk_by(|a, b| (*a > 0.0) == (*b > 0.0)) {
        let end = start + run.len();
        if run[0] <= 0.0 {
            (start..end).for_each(|n| _ = first.entry(m.words.blocks[n].hash).or_insert(n));
        } else if let Some(&copy) = first.get(&m.words.blocks[start].hash)
            && end < at.scores.len()
            && is_refrain(at, copy, start, end)
        {
            overrides.extend((start..end).map(Override::keep));
        }
        start = end;
    }
    overrides
}

/// True if the lines `start..end` repeat those from `copy` on.
fn is_refrain(at: &PassContext<'_>, copy: usize, start: usize, end: usize) -> bool {
    let m = at.measured;
    let lines = || (start..end).zip(copy..);
    let is_long = |&(n, before): &(usize, usize)| m.blocks.units[n] >= LONG_UNITS && at.scores[before] <= 0.0;
    (MIN_LINES..=MAX_LINES).contains(&(end - start))
        && copy + (end - start) <= start
        && lines().all(|(n, before)| m.words.tokens_of(n) == m.words.tokens_of(before))
        && lines().filter(is_long).count() >= LONG_LINES
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::dump_of;

    /// Which of the lines are kept by this pass, if the model keeps those with `true`.
    fn kept(lines: &[(&str, bool)]) -> Vec<usize> {
        let page = dump_of(&lines.iter().map(|line| line.0).collect::<Vec<_>>());
        let scores = lines.iter().map(|line| if line.1 { -2.0 } else { 2.0 }).collect();
        let by = decided(&Measured::of(&page), scores).by;
        (0..lines.len()).filter(|&n| by[n] == "refrain").collect()
    }

    const FIRST_LINE: &str = "The river is wide and the night is long,";
    const SHORT_LINE: &str = "Row, ferryman, row.";
    const LAST_LINE: &str = "The water is cold and the wind is strong,";
    const VERSE: &str = "And nobody in the town knows where the dead men go.";

    #[test]
    fn a_refrain_between_two_verses_stays() {
        let first = [(FIRST_LINE, true), (SHORT_LINE, false), (LAST_LINE, true), (VERSE, true)];
        let again = [
            (FIRST_LINE, false),
            (SHORT_LINE, false),
            (LAST_LINE, false),
            ("My father was drowned and my brother too.", true),
        ];
        assert_eq!(kept(&[first, again].concat()), [4, 5, 6]);
    }

    #[test]
    fn repeated_controls_are_not_a_refrain() {
        let controls = [("Reply", true), ("Share", true), ("Report", true), (VERSE, true)];
        let again = [("Reply", false), ("Share", false), ("Report", false), ("I walk there every day.", true)];
        assert!(kept(&[controls, again].concat()).is_empty());
    }
}
