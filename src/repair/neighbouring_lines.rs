//! The lines next to a line, as they were before any repair. They tell whether the text shows damage next to its
//! correct form, and in which encoding lines with little evidence of their own were misread.
//!
//! How many of them matter depends on the line, so that a stream can return most lines at once.

use super::shown::is_quote;
use super::utf8_encodings::{candidates, is_short};
use crate::change::Changes;
use crate::span::Span;

/// Longer lines are not compared with others (chosen by hand: tests and transcripts have short lines).
pub(crate) const LONGEST_LINE: usize = 1024;

/// The most lines before or after a line that are compared with it. Chosen by hand: in a diff, the rest of a block of
/// removed lines comes before the added ones, and a list that was misread has several damaged lines within this
/// distance.
pub(crate) const MAX_NEIGHBOURS: usize = 12;

/// The same for a comment that shows the result of a call (chosen by hand: there are a call or two in between), and for
/// quoted text.
const NEIGHBOURS_OF_COMMENT: usize = 4;
const NEIGHBOURS_OF_QUOTED: usize = 1;

/// The marks at the start of lines in a diff, each with the mark of the other version.
pub(super) const DIFF_MARKS: [(char, char); 4] = [('-', '+'), ('+', '-'), ('<', '>'), ('>', '<')];

/// The text before and after a piece of a text that is repaired in pieces; whole lines.
#[derive(Clone, Copy, Default)]
pub(crate) struct Around<'t> {
    pub(crate) before: &'t str,
    pub(crate) after: &'t str,
}

/// How many of the lines after `line`, a line of the input, matter to it.
pub(crate) fn lines_after(line: &str) -> usize {
    // Entities may be damaged characters.
    if line.len() > LONGEST_LINE || line.is_ascii() && !line.contains('&') {
        return 0;
    }
    if line.starts_with(|c: char| DIFF_MARKS.iter().any(|&(mark, _)| mark == c)) {
        MAX_NEIGHBOURS
    } else if is_comment(line) {
        NEIGHBOURS_OF_COMMENT
    } else if is_short(line) && candidates(line) != 0 {
        MAX_NEIGHBOURS
    } else {
        NEIGHBOURS_OF_QUOTED * usize::from(line.contains(is_quote))
    }
}

/// True for a comment of a C-like language, including one inside a documentation comment.
pub(super) fn is_comment(line: &str) -> bool {
    line.trim_start_matches([' ', '\t', '*']).starts_with("//")
}

/// The last lines of `text` that may matter to the lines after it.
pub(crate) fn last_lines(text: &str) -> &str {
    let lines = text.split_inclusive('\n').rev().take(MAX_NEIGHBOURS).take_while(|line| line.len() <= LONGEST_LINE);
    &text[text.len() - lines.map(str::len).sum::<usize>()..]
}

/// The lines of the input, found by positions in the text that is being repaired.
#[derive(Clone, Copy)]
pub(super) struct InputLines<'t> {
    input: &'t str,
    around: Around<'t>,
    /// The changes that turned the input into the current text.
    changes: &'t Changes,
}

impl<'t> InputLines<'t> {
    pub(super) fn new(input: &'t str, around: Around<'t>, changes: &'t Changes) -> Self {
        Self { input, around, changes }
    }

    /// True when the line at `place` in the current text is `own`, as it was in the input.
    pub(super) fn is_unchanged(&self, place: Span, own: &str) -> bool {
        let Span { start, end } = self.changes.to_input(place);
        self.input.get(start..end) == Some(own)
    }

    /// The lines of the input before `line`, a line of the current text, that may matter to it; the nearest first.
    pub(super) fn before(&self, line: Span) -> impl Iterator<Item = &'t str> {
        let lines = self.input[..self.changes.to_input(line).start].rsplit('\n').skip(1);
        take_short(lines.chain(self.around.before.rsplit('\n').skip(1)), MAX_NEIGHBOURS)
    }

    /// The same for the lines after it.
    pub(super) fn after(&self, line: Span) -> impl Iterator<Item = &'t str> {
        let Span { start, end } = self.changes.to_input(line);
        let start = self.input[..start].rfind('\n').map_or(0, |at| at + 1);
        let end = self.input[end..].find('\n').map_or(self.input.len(), |at| end + at);
        let lines = self.input[end..].split_terminator('\n').skip(1);
        take_short(lines.chain(self.around.after.split_terminator('\n')), lines_after(&self.input[start..end]))
    }
}

/// At most `count` lines, until a long one.
fn take_short<'t>(lines: impl Iterator<Item = &'t str>, count: usize) -> impl Iterator<Item = &'t str> {
    lines.take(count).take_while(|line| line.len() < LONGEST_LINE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_around_a_line_do_not_depend_on_the_pieces() {
        let none = Changes::new();
        let (text, line) = ("a\nb\n\"é\n\nd\n", Span::new(4, 7));
        let lines = InputLines::new(text, Around::default(), &none);
        assert_eq!(lines.before(line).collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!(lines.after(line).collect::<Vec<_>>(), [""]);
        let around = Around { before: "a\nb\n", after: "\nd\n" };
        let lines = InputLines::new("\"é\n", around, &none);
        let line = Span::new(0, 3);
        assert_eq!(lines.before(line).collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!(lines.after(line).collect::<Vec<_>>(), [""]);
    }

    #[test]
    fn only_some_lines_wait_for_others() {
        for (line, count) in [
            ("plain 'text'\n", 0),
            ("a café, a naïveté\n", 0),
            ("a long line: Ã© Ã© Ã© Ã© Ã© Ã© Ã©\n", 0),
            ("a cafÃ©\n", MAX_NEIGHBOURS),
            ("- cafÃ©\n", MAX_NEIGHBOURS),
            ("'cafÃ©'\n", MAX_NEIGHBOURS),
            ("'café'\n", NEIGHBOURS_OF_QUOTED),
            ("'caf&eacute;'\n", NEIGHBOURS_OF_QUOTED),
            (" // cafÃ©\n", NEIGHBOURS_OF_COMMENT),
        ] {
            assert_eq!(lines_after(line), count, "{line}");
        }
    }
}
