//! What the lines of a plain text are: which breaks a mail or terminal program put in, and which lines are code, table
//! rows or references, that have no sentences inside.
//!
//! A paragraph is hard-wrapped when its lines are about as wide as its widest one and go on where the one before
//! stopped. Width and the way lines end say so in every script; small letters help where a script has them.

use super::LineBreaks;
use super::language::Language;
use super::line::{Ending, Line, LineKind, Start};
use super::token::first_word;
use crate::span::Span;

/// The widest line that a program breaks at, in columns: wider ones are whole paragraphs. Programs break at 60 to 80,
/// some at 100 or 120.
const WIDEST: usize = 130;
/// The narrowest column of wrapped text. Verse and lists are narrower.
const NARROWEST: usize = 38;
/// The same where letters have no case, and width has to say it alone.
const NARROWEST_UNCASED: usize = 44;
/// A line at least this wide that goes on in lower case was broken by a program, whatever its neighbours say; shorter
/// ones are items and headings. Chosen by hand.
const WRAPPED: usize = 45;
/// The same where the next line begins with a capital, which headings do too.
const WRAPPED_BEFORE_CAPITAL: usize = 50;
/// A line that ends in half a word is wrapped from this width on.
const HYPHENATED: usize = 20;
/// Lines with a capital after a line without a stop that make verse.
const VERSES: usize = 3;
/// Columns by which a full line may fall short of the widest: what hanging punctuation and kinsoku leave.
const SLACK: usize = 4;

/// The longest text without line breaks, in bytes, that may be one table row or reference.
const LONGEST_ROW: usize = 1_000;

/// The breaks that do not end a sentence, and the lines that are not split.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Where the lines begin that go on with the sentence before them.
    joined: Vec<usize>,
    /// Lines without sentences inside.
    whole: Vec<Span>,
}

impl Layout {
    /// Reads the lines of `text`.
    pub(super) fn read(text: &str, breaks: LineBreaks, language: &Language) -> Self {
        let mut layout = Self::default();
        if !has_breaks(text) {
            if text.len() <= LONGEST_ROW {
                layout.whole.extend(Line::read(text, 0, text.len(), &mut None).whole());
            }
            return layout;
        }
        layout.read_lines(text, breaks, language, |_| ());
        layout
    }

    /// The same with the lines of `text`.
    pub(super) fn with_lines(text: &str, breaks: LineBreaks, language: &Language) -> (Self, Vec<Line>) {
        let (mut layout, mut lines) = (Self::default(), Vec::new());
        layout.read_lines(text, breaks, language, |line| lines.push(*line));
        (layout, lines)
    }

    fn read_lines(&mut self, text: &str, breaks: LineBreaks, language: &Language, mut see: impl FnMut(&Line)) {
        let (mut paragraph, mut fence) = (Vec::new(), None);
        for (start, end) in lines(text) {
            let line = Line::read(text, start, end, &mut fence);
            see(&line);
            let ends =
                line.kind == LineKind::Blank || paragraph.last().is_some_and(|last: &Line| last.depth != line.depth);
            if ends {
                self.paragraph(text, &paragraph, breaks, language);
                paragraph.clear();
            }
            self.whole.extend(line.whole());
            if line.kind != LineKind::Blank {
                paragraph.push(line);
            }
        }
        self.paragraph(text, &paragraph, breaks, language);
    }

    /// True when the line that begins at `at` goes on with the one before it.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.joined.binary_search(&at).is_ok()
    }

    /// True when `at` is inside a line that has no sentences.
    pub(super) fn is_inside_whole(&self, at: usize) -> bool {
        let n = self.whole.partition_point(|span| span.end <= at);
        self.whole.get(n).is_some_and(|span| span.start < at)
    }

    /// Decides about the breaks between `lines`.
    fn paragraph(&mut self, text: &str, lines: &[Line], breaks: LineBreaks, language: &Language) {
        let joinable = |pair: &[Line]| pair[0].may_be_continued() && pair[1].may_continue(&pair[0]);
        match breaks {
            LineBreaks::Lines => {}
            LineBreaks::Paragraphs => {
                self.joined.extend(lines.windows(2).filter(|pair| joinable(pair)).map(|pair| pair[1].at));
            }
            LineBreaks::Auto => {
                let mut from = 0;
                for n in 1..=lines.len() {
                    if n == lines.len() || !joinable(&lines[n - 1..=n]) {
                        self.wrapped(text, &lines[from..n], language);
                        from = n;
                    }
                }
            }
        }
    }

    /// Joins the lines of one paragraph, or of one item of a list, where they are wrapped.
    fn wrapped(&mut self, text: &str, lines: &[Line], language: &Language) {
        if lines.len() < 2 {
            return;
        }
        let column = Column::read(lines);
        let is_column = column.is_wrapped();
        for pair in lines.windows(2) {
            let goes_on = if is_column { column.goes_on(&pair[0], &pair[1]) } else { false };
            if goes_on || goes_on_alone(text, &pair[0], &pair[1], &column, language) {
                self.joined.push(pair[1].at);
            }
        }
    }
}

fn has_breaks(text: &str) -> bool {
    text.as_bytes().iter().any(|byte| matches!(byte, b'\n' | b'\r'))
}

/// The lines of `text` without their breaks.
fn lines(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        if at > bytes.len() {
            return None;
        }
        let start = at;
        let end = bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(bytes.len(), |n| at + n);
        let both = bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
        at = end + 1 + usize::from(both);
        Some((start, end))
    })
}

/// What the lines of a paragraph have in common.
struct Column {
    /// The columns of the widest line.
    width: usize,
    breaks: usize,
    /// Breaks where the line is about as wide as the widest.
    full: usize,
    /// Breaks in the middle of a sentence by the letters around them.
    small: usize,
    /// Breaks without a stop before a capital.
    capital: usize,
    /// Breaks without a stop before a letter without case.
    uncased: usize,
    /// True when a line ends with a stop.
    uses_stops: bool,
    /// True when the paragraph begins with a capital or uses stops: else small letters at the start of lines say nothing.
    has_form: bool,
}

impl Column {
    fn read(lines: &[Line]) -> Self {
        let width = lines.iter().map(|line| line.width).max().unwrap_or(0);
        let uses_stops = lines.iter().any(|line| line.ending == Ending::Stop);
        let has_form = uses_stops || lines.first().is_some_and(|line| line.begins != Start::Small);
        let mut column = Self { width, breaks: 0, full: 0, small: 0, capital: 0, uncased: 0, uses_stops, has_form };
        for pair in lines.windows(2) {
            column.breaks += 1;
            column.full += usize::from(column.is_full(&pair[0], &pair[1]));
            match (pair[0].ending, pair[1].begins) {
                (Ending::Stop, _) => {}
                (_, Start::Small) => column.small += 1,
                (_, Start::Capital) => column.capital += 1,
                (_, Start::Uncased) => column.uncased += 1,
                _ => {}
            }
        }
        column
    }

    /// True when the first word of `next` had no room in `line`.
    fn is_full(&self, line: &Line, next: &Line) -> bool {
        line.width + next.first_width + 1 + SLACK > self.width
    }

    /// True when a program broke the lines of this paragraph.
    fn is_wrapped(&self) -> bool {
        if self.width > WIDEST {
            return false;
        }
        let cased = self.has_form && self.small > 0 && self.small >= self.capital && self.full * 2 >= self.breaks;
        let uncased = self.uncased > self.capital + self.small && self.full * 5 >= self.breaks * 4 && self.uses_stops;
        self.width >= NARROWEST && cased || self.width >= NARROWEST_UNCASED && uncased
    }

    /// True when every line begins with a capital, whatever stands before it.
    fn is_verse(&self) -> bool {
        self.small == 0 && self.capital >= VERSES
    }

    /// True when `next` goes on with `line` in wrapped text: a short line before a capital is a heading or a last one.
    fn goes_on(&self, line: &Line, next: &Line) -> bool {
        let near = line.width * 2 >= self.width && !line.ends_with_tag;
        near && next.begins == Start::Small
            || line.ending == Ending::Hyphen
            || self.is_full(line, next) && !line.ends_with_tag
    }
}

/// True when `next` goes on with `line`, judged by the two alone.
fn goes_on_alone(text: &str, line: &Line, next: &Line, column: &Column, language: &Language) -> bool {
    let small = next.begins == Start::Small;
    if line.ending == Ending::Hyphen {
        return small && line.width >= HYPHENATED;
    }
    if matches!(line.ending, Ending::Stop | Ending::Colon) || next.is_address {
        return false;
    }
    if small {
        return line.keeps_blank || line.bytes() >= WRAPPED && !line.ends_with_tag;
    }
    let wide = line.width >= WRAPPED_BEFORE_CAPITAL && column.width <= WIDEST && column.is_full(line, next);
    let word = first_word(&text[next.at..]).to_lowercase();
    match next.begins {
        // Verse: every line has a capital.
        Start::Capital if column.is_verse() => false,
        Start::Capital if line.width >= NARROWEST && language.is_frequent(&line.last_word(text).to_lowercase()) => true,
        Start::Capital if wide => {
            line.ending == Ending::Comma || column.uses_stops && line.small_words(text) && !language.is_starter(&word)
        }
        // A comma at the end of a wide line, or a wide line in a text that has stops.
        Start::Uncased if wide => line.ending == Ending::Comma || column.uses_stops,
        _ => false,
    }
}
