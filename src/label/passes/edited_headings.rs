//! Keeps headings in the plain text of an encyclopedia, which are separated from their text by a link to edit it: `[edit]`.

use super::pass::{Override, PassContext};
use crate::label::measure::{Map, chrome_hits};
use crate::page::SourceKind;

/// The longest link and the longest heading, in reading units (chosen by hand: `[править | править код]`).
const MAX_LINK: f32 = 6.0;
const MAX_HEADING: f32 = 12.0;
/// The same words stand below this many headings. A single line in brackets may be a note.
const MIN_HEADINGS: usize = 2;
/// How many lines after the link the text begins: the heading of a subsection and its link may come first.
const REACH: usize = 3;

/// Keeps the lines above such links if text follows.
pub(super) fn above_links(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if m.page.kind() != SourceKind::Text {
        return Vec::new();
    }
    let is_link = |n: &usize| m.blocks.units[*n] <= MAX_LINK && is_bracketed(at.text(*n));
    let links: Vec<usize> = (1..at.scores.len()).filter(is_link).collect();
    let mut counts: Map<u32, usize> = Map::default();
    links.iter().for_each(|&n| *counts.entry(m.words.blocks[n].hash).or_insert(0) += 1);
    let is_heading = |n: usize| m.blocks.units[n] <= MAX_HEADING && chrome_hits(&m.hits[n]) == 0 && !is_link(&n);
    let has_text = |n: usize| (n + 1..at.scores.len()).take(REACH).any(|n| at.is_content(n));
    let found = links.into_iter().filter(|&n| counts[&m.words.blocks[n].hash] >= MIN_HEADINGS);
    found.filter(|&n| is_heading(n - 1) && has_text(n)).filter_map(|n| at.keep(n - 1)).collect()
}

/// True for words in square brackets and nothing else.
pub(super) fn is_bracketed(text: &str) -> bool {
    let inside = text.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inside.is_some_and(|inside| !inside.contains(['[', ']']) && inside.contains(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::dump_of;

    #[test]
    fn the_lines_above_repeated_links_are_headings() {
        let text = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";
        let kept = |links: [&str; 2]| {
            let page = dump_of(&[text, "History", links[0], text, "Restoration", links[1], text]);
            let by = decided(&Measured::of(&page), vec![-1.0, 2.0, 2.0, -1.0, 2.0, 2.0, -1.0]).by;
            [1, 2, 4].map(|n: usize| by[n] == "edited-heading")
        };
        assert_eq!(kept(["[edit]"; 2]), [true, false, true]);
        assert_eq!(kept(["[editar | editar código]"; 2]), [true, false, true]);
        assert_eq!(kept(["[edit]", "[laughs]"]), [false; 3]);
        assert_eq!(kept(["[1]"; 2]), [false; 3]);
    }
}
