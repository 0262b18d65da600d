//! Keeps a short title above the text of a page saved as plain text: "Beard oil" above "Beard oil is made of …".

use super::pass::{Override, PassContext};
use crate::label::measure::chrome_hits;
use crate::page::SourceKind;

/// The reading units of such a title. A longer one is recognised without the words of the text.
const UNITS: std::ops::Range<f32> = 0.5..3.0;
/// How many lines may be between the title and the text: a by-line, an image. Above a title of one word, menus have many others.
/// Chosen by hand.
const REACH: [usize; 2] = [2, 12];
/// A longer title has more than one word.
const LONG: f32 = 1.5;
/// The text names its subject in its first words, after an article at most, as in an encyclopedia.
const MAX_WORDS_BEFORE: usize = 1;

/// Keeps the last short line above the first kept block if that begins with the words of the line.
pub(super) fn named_by_text(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if m.page.kind() != SourceKind::Text || !m.title.words.is_empty() {
        return Vec::new();
    }
    let Some(text) = (0..at.scores.len()).find(|&n| at.is_content(n) && m.blocks.is_paragraph(n)) else {
        return Vec::new();
    };
    let first = m.words.tokens_of(text);
    let is_named = |&n: &usize| {
        let words = m.words.tokens_of(n);
        let reach = REACH[usize::from(m.blocks.units[n] > LONG)];
        UNITS.contains(&m.blocks.units[n])
            && text - n <= reach + 1
            && chrome_hits(&m.hits[n]) == 0
            && !words.is_empty()
            && first.windows(words.len()).take(MAX_WORDS_BEFORE + 1).any(|part| part == words)
    };
    let title = (text.saturating_sub(REACH[1] + 1)..text).rev().find(is_named);
    title.and_then(|n| at.keep(n)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::dump_of;

    /// The pass that decides about a line above a paragraph.
    fn by(line: &str, text: &str) -> &'static str {
        decided(&Measured::of(&dump_of(&["Home", line, text])), vec![3.0, 2.0, -2.0]).by[1]
    }

    #[test]
    fn a_short_line_that_the_text_begins_with_is_the_title() {
        let text = "The weir pool below the mill is where the children of the town learn how to swim, and the deepest place of the river.";
        assert_eq!(by("Weir pool", text), "short-title");
        assert_eq!(by("Deepest place", text), "model");
        assert_eq!(by("Swimming lessons", text), "model");
        let text = "水车小屋是镇上最古老的建筑，建于一七八二年，如今是一所木工学校，每年春天学生们都会修理水轮。";
        assert_eq!(by("水车小屋", text), "short-title");
        assert_eq!(by("最新消息", text), "model");
    }
}
