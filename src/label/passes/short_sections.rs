//! Keeps what is below a kept heading if that is all of its section: "Band C" below "Council tax".

use super::pass::{Override, PassContext};
use super::sections::is_below;
use crate::label::measure::chrome_hits;
use crate::page::BlockKind;

/// The most blocks of such a section, and the longest of them in reading units. Chosen by hand.
const MAX_BLOCKS: usize = 2;
const MAX_UNITS: f32 = 16.0;
/// A removal with a higher score is certain, and so is a kept heading with a lower one. Chosen by hand.
const CERTAIN: f32 = 1.0;
const CERTAIN_HEADING: f32 = -0.5;
/// A longer heading, in reading units, is a teaser.
const MAX_HEADING: f32 = 5.0;

/// Keeps the lines between a kept heading and the next heading.
pub(super) fn lines(at: &PassContext<'_>) -> Vec<Override> {
    let blocks = at.measured.page.blocks();
    let is_heading = |n: usize| blocks.get(n).is_some_and(|block| block.kind == BlockKind::Heading);
    let is_label = |n: usize| at.scores[n] < CERTAIN_HEADING && at.measured.blocks.units[n] <= MAX_HEADING;
    let mut overrides = Vec::new();
    for heading in (0..blocks.len()).filter(|&n| is_heading(n) && is_label(n)) {
        let lines = (heading + 1..blocks.len()).take_while(|&n| is_line(at, n) && is_below(at, heading, n));
        let end = heading + 1 + lines.take(MAX_BLOCKS).count();
        let is_end = is_heading(end) && blocks[end].level <= blocks[heading].level;
        if end > heading + 1 && is_end {
            overrides.extend((heading + 1..end).map(Override::keep));
        }
    }
    overrides
}

fn is_line(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let block = &m.page.blocks()[n];
    (0.0..CERTAIN).contains(&at.scores[n])
        && !matches!(block.kind, BlockKind::Heading | BlockKind::Form)
        && block.hidden != Some(true)
        && m.blocks.units[n] <= MAX_UNITS
        && m.blocks.linked(n) == 0.0
        && chrome_hits(&m.hits[n]) == 0
        && says_something(at, n)
}

/// True for a line with a number or a colon, or a sentence. Other short lines are names and buttons.
fn says_something(at: &PassContext<'_>, n: usize) -> bool {
    let stats = &at.measured.words.blocks[n];
    stats.ends_with_stop || stats.digits > 0 && stats.letters > 0 || at.text(n).contains(": ")
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, line};
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    /// The pass that decides about `text` below a heading with a score, above another heading.
    fn by(heading: f32, text: &str, score: f32) -> &'static str {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        for (title, text) in
            [("Council tax", text), ("Ground rent", "It is paid in advance, on the first of each month.")]
        {
            let section = builder.container(Some(body), ContainerKind::Group, "section", "");
            let head = builder.container(Some(section), ContainerKind::Group, "h2", "");
            block(&mut builder, Some(head), 2, title);
            let own = builder.container(Some(section), ContainerKind::Group, "div", "");
            line(&mut builder, own, text);
        }
        decided(&Measured::of(&builder.finish()), vec![heading, score, -2.0, -2.0]).by[1]
    }

    #[test]
    fn the_only_line_of_a_section_is_kept() {
        assert_eq!(by(-2.0, "Band: C", 0.4), "short-section");
        assert_eq!(by(-2.0, "Band: C", 1.4), "model");
        assert_eq!(by(-0.2, "Band: C", 0.4), "model");
        assert_eq!(by(-2.0, "View all bands", 0.4), "model");
    }
}
