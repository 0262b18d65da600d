//! Keeps the sources at the end of a text saved as plain text, where no element holds text and sources together.

use super::edited_headings::is_bracketed;
use super::pass::{Override, PassContext};
use super::sections::is_source;
use crate::label::measure::chrome_hits;
use crate::page::SourceKind;

/// A list has at least so many sources. A single line with a year may be the notice of a copyright.
const MIN_SOURCES: usize = 2;
/// How many blocks above the heading are searched for kept text (chosen by hand: the cells of a table may stand between).
const REACH: usize = 24;
/// A source has at least so many reading units: an author, a title and a year.
const MIN_UNITS: f32 = 4.0;

/// Keeps a line that says that sources follow, and those directly below it.
pub(super) fn below_heading(at: &PassContext<'_>) -> Vec<Override> {
    if at.measured.page.kind() != SourceKind::Text {
        return Vec::new();
    }
    let mut overrides = Vec::new();
    for n in (0..at.scores.len()).filter(|&n| is_source(at, n)) {
        let is_below_text = (n.saturating_sub(REACH)..n).any(|above| at.is_content(above));
        // In an encyclopedia, a link to edit the section follows its heading.
        let first = n + 1 + usize::from(n + 1 < at.scores.len() && is_bracketed(at.text(n + 1)));
        let end = first + (first..at.scores.len()).take_while(|&n| names_source(at, n)).count();
        if is_below_text && end - first >= MIN_SOURCES {
            overrides.extend(std::iter::once(n).chain(first..end).filter_map(|n| at.keep(n)));
        }
    }
    overrides
}

/// True for a line with a year, or with a number or the arrow back to the text before it.
fn names_source(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let text = at.text(n);
    let number = text.trim_start_matches(['[', '(']).trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = number.len() < text.len() && number.starts_with(['.', ')', ']', ' ']);
    m.blocks.units[n] >= MIN_UNITS
        && chrome_hits(&m.hits[n]) == 0
        && !m.words.blocks[n].has_copyright
        && (is_numbered || text.starts_with(['^', '↑']) || m.words.blocks[n].years > 0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::dump_of;

    const TEXT: &str =
        "The land sinks by eleven millimetres a year, and most where the water in the ditches stands lowest.";

    fn kept(lines: &[&str], text: f32) -> Vec<bool> {
        let mut scores = vec![2.0; lines.len()];
        scores[0] = text;
        let decisions = decided(&Measured::of(&dump_of(lines)), scores);
        decisions.by[1..].iter().map(|by| *by == "plain-text-sources").collect()
    }

    #[test]
    fn sources_stay_below_their_heading() {
        let lines =
            [TEXT, "References", "1. Brook, Sinking land, Ely", "Weir, Peat and fire, 2004", "Cite this article now"];
        assert_eq!(kept(&lines, -2.0), [true, true, true, false]);
        assert_eq!(kept(&lines, 2.0), [false; 4]);
        let edited = [TEXT, "References", "[edit]", "^ Brook, Sinking land, Ely", "^ Weir, Peat and fire, 2004"];
        assert_eq!(kept(&edited, -2.0), [true, false, true, true]);
    }

    #[test]
    fn lines_that_are_not_sources_are_removed() {
        assert_eq!(kept(&[TEXT, "References", "About us and the team", "Weir, Peat and fire, 2004"], -2.0), [false; 3]);
        assert_eq!(kept(&[TEXT, "Sources", "© 2026 by the Fen Gazette"], -2.0), [false; 2]);
    }
}
