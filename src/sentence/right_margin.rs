//! The right margin of a hard-wrapped document.
//!
//! A short paragraph may show no sign of wrapping: both of its line breaks may stand before a German noun. But a document has one
//! right margin, and most of its breaks can be recognised without it. They give the margin, and it decides about the others.

use super::line::{Ending, Line, Start};

/// The widest line that counts, in columns, with its indentation.
const WIDEST: usize = 160;
/// The fewest breaks that show a margin. Chosen by hand.
const MIN_BREAKS: usize = 5;
/// The share of the lines that keep to the margin, which long addresses exceed, and of the breaks that were necessary. Chosen by hand.
const KEEPS: f32 = 0.97;
const NECESSARY: f32 = 0.85;

/// A line break that a paragraph alone does not explain.
#[derive(Clone, Copy, Debug)]
struct Break {
    /// The offset of the next line.
    at: usize,
    /// The width of the line before it, with its indentation, and the width that it would have with the next word, too.
    width: usize,
    longer: usize,
}

/// Finds the right margin.
#[derive(Debug)]
pub(super) struct RightMargin {
    /// How many of the wrapped lines have each width, and would have it with the first word of the next line, too.
    widths: [u32; WIDEST + 1],
    longer: [u32; WIDEST + 1],
    open: Vec<Break>,
}

impl Default for RightMargin {
    fn default() -> Self {
        Self { widths: [0; WIDEST + 1], longer: [0; WIDEST + 1], open: Vec::new() }
    }
}

impl RightMargin {
    /// Counts the break between two lines of wrapped text.
    pub(super) fn add_wrapped(&mut self, line: &Line, next: &Line) {
        let found = Break::between(line, next);
        self.widths[found.width.min(WIDEST)] += 1;
        self.longer[found.longer.min(WIDEST)] += 1;
    }

    /// Leaves the break between two lines to the margin.
    pub(super) fn leave_open(&mut self, line: &Line, next: &Line) {
        let ends = matches!(line.ending, Ending::Stop | Ending::Colon) || line.ends_with_tag;
        if !ends && next.begins != Start::Uncased && next.depth == line.depth {
            self.open.push(Break::between(line, next));
        }
    }

    /// The lines after the open breaks that the margin made necessary, if there is one.
    pub(super) fn decide(self) -> impl Iterator<Item = usize> {
        let margin = self.margin();
        self.open
            .into_iter()
            .filter(move |open| margin.is_some_and(|margin| open.width <= margin && open.longer > margin))
            .map(|open| open.at)
    }

    fn margin(&self) -> Option<usize> {
        let all: u32 = self.widths.iter().sum();
        let mut left = all as f32 * (1.0 - KEEPS);
        let widest = (0..WIDEST).rev().find(|&width| {
            left -= self.widths[width] as f32;
            left < 0.0
        })?;
        let necessary: u32 = self.longer[widest + 1..].iter().sum();
        (all as usize >= MIN_BREAKS && necessary as f32 >= NECESSARY * all as f32).then_some(widest)
    }
}

impl Break {
    fn between(line: &Line, next: &Line) -> Self {
        let width = line.indent + line.width;
        Self { at: next.at, width, longer: width + 1 + next.first_width }
    }
}
