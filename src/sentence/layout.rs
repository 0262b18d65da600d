//! What the lines of a plain text are: which line breaks a mail or terminal program inserted, and which lines are code,
//! table rows or references and therefore contain no sentences.
//!
//! A paragraph is hard-wrapped when its lines are nearly as wide as its widest one and each continues the line before
//! it. The widths and the way lines end show this in every script; lower-case letters help in scripts that have them.

use super::LineBreaks;
use super::header::has_sender_or_time;
use super::language::Language;
use super::line::{Ending, Line, LineKind, Start};
use super::right_margin::RightMargin;
use super::token::first_word;
use crate::order::sort;
use crate::span::Span;

/// The widest line that a program wraps at, in columns: wider lines are whole paragraphs. Programs wrap at 60 to 80
/// columns, some at 100 or 120.
const WIDEST: usize = 130;
/// The narrowest column of wrapped text. Verse and lists are narrower.
const NARROWEST: usize = 38;
/// The same for scripts without case, where only the width can tell.
const NARROWEST_UNCASED: usize = 44;
/// A line at least this wide that continues in lower case was wrapped by a program, whatever its neighbours look like.
/// Shorter ones are items and headings. Chosen by hand.
const WRAPPED: usize = 45;
/// The same when the next line begins with a capital, as headings do too.
const WRAPPED_BEFORE_CAPITAL: usize = 50;
/// A line that ends in the middle of a word is wrapped if it is at least this wide.
const HYPHENATED: usize = 20;
/// How many lines that start with a capital, each after a line without a stop, make verse.
const VERSES: usize = 3;
/// By how many columns a full line may be narrower than the widest: the room that hanging punctuation and kinsoku (the
/// Japanese line-breaking rules) leave.
const SLACK: usize = 4;

/// The longest text without line breaks, in bytes, that may be one table row or reference.
const LONGEST_ROW: usize = 1_000;

/// The line breaks that do not end a sentence, and the lines that are never split.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The starts of the lines that continue the sentence before them.
    joined: Vec<usize>,
    /// The lines that continue the sentence before the blank lines above them, as at the end of a page.
    resumed: Vec<usize>,
    /// The lines that contain no sentences.
    whole: Vec<Span>,
    /// Where the text inside the tags of a line begins and ends.
    edges: Vec<usize>,
    margin: RightMargin,
}

impl Layout {
    /// Reads the lines of `text`.
    pub(super) fn read(text: &str, breaks: LineBreaks, language: &Language) -> Self {
        let mut layout = Self::default();
        if !has_breaks(text) {
            if text.len() <= LONGEST_ROW {
                let line = Line::read(text, 0, text.len(), &mut None);
                layout.whole.extend(line.whole());
                layout.edges.extend(line.edges(text));
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
        let (mut paragraph, mut fence, mut open) = (Vec::new(), None, None);
        for (start, end) in lines(text) {
            let line = Line::read(text, start, end, &mut fence);
            see(&line);
            let ends =
                line.kind == LineKind::Blank || paragraph.last().is_some_and(|last: &Line| last.depth != line.depth);
            if ends {
                self.paragraph(text, &paragraph, breaks, language);
                self.whole.extend(attribution(text, &paragraph, &line));
                open = if paragraph.is_empty() { open } else { unfinished(text, &paragraph) };
                paragraph.clear();
            }
            if line.kind != LineKind::Blank && breaks == LineBreaks::Auto {
                self.resumed.extend(open.take().filter(|before| resumes(before, &line)).map(|_| line.at));
            }
            self.whole.extend(line.whole());
            self.edges.extend(line.edges(text));
            if line.kind != LineKind::Blank {
                paragraph.push(line);
            }
        }
        self.paragraph(text, &paragraph, breaks, language);
        self.add_breaks_at_margin();
    }

    /// Adds the breaks that only the right margin of the document explains.
    fn add_breaks_at_margin(&mut self) {
        let known = self.joined.len();
        self.joined.extend(std::mem::take(&mut self.margin).decide());
        if self.joined.len() > known {
            sort(&mut self.joined);
        }
    }

    /// True when the line that begins at `at` continues the one before it.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.joined.binary_search(&at).is_ok()
    }

    /// True when the line that begins at `at` continues the sentence before the blank lines above it.
    pub(super) fn is_resumed(&self, at: usize) -> bool {
        self.resumed.binary_search(&at).is_ok()
    }

    /// True when `at` is inside a line that contains no sentences.
    pub(super) fn is_inside_whole(&self, at: usize) -> bool {
        let n = self.whole.partition_point(|span| span.end <= at);
        self.whole.get(n).is_some_and(|span| span.start < at)
    }

    /// Divides the sentences where the text inside tags begins and ends.
    pub(super) fn divide(&self, sentences: Vec<Span>) -> Vec<Span> {
        if self.edges.is_empty() {
            return sentences;
        }
        let mut divided = Vec::with_capacity(sentences.len() + self.edges.len());
        let mut edges = self.edges.iter().copied().peekable();
        for mut sentence in sentences {
            while let Some(edge) = edges.next_if(|&edge| edge < sentence.end) {
                if edge > sentence.start {
                    divided.push(Span::new(sentence.start, edge));
                    sentence.start = edge;
                }
            }
            divided.push(sentence);
        }
        divided
    }

    /// Decides which of the breaks between `lines` end a sentence.
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
                        let is_subtitle = from > 0 && lines[from - 1].kind == LineKind::Cue;
                        if is_subtitle {
                            self.joined.extend(lines[from + 1..n].iter().map(|line| line.at));
                        } else {
                            self.wrapped(text, &lines[from..n], language);
                        }
                        from = n;
                    }
                }
            }
        }
    }

    /// Joins the lines of one paragraph or list item where they are wrapped.
    fn wrapped(&mut self, text: &str, lines: &[Line], language: &Language) {
        if lines.len() < 2 {
            return;
        }
        let column = Column::read(lines);
        let is_column = column.is_wrapped();
        for pair in lines.windows(2) {
            let continues = if is_column { column.continues(&pair[0], &pair[1]) } else { false };
            if continues || continues_unaided(text, &pair[0], &pair[1], &column, language) {
                self.joined.push(pair[1].at);
            } else {
                self.margin.leave_open(&pair[0], &pair[1]);
            }
            if continues {
                self.margin.add_wrapped(&pair[0], &pair[1]);
            }
        }
    }
}

/// The last line of a paragraph of several lines with a stop, if it is long and breaks off inside a sentence.
fn unfinished(text: &str, paragraph: &[Line]) -> Option<Line> {
    let (first, last) = (paragraph.first()?, paragraph.last().filter(|_| paragraph.len() > 1)?);
    let breaks_off = text[..last.end].ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-'));
    let is_prose =
        last.kind == LineKind::Text && last.width >= WRAPPED && !last.ends_with_tag && last.small_words(text);
    (breaks_off && is_prose && has_stop(text, first.start, last.end)).then_some(*last)
}

/// True when a sentence ends in a paragraph: lists without stops have items in lower case, too.
fn has_stop(text: &str, start: usize, end: usize) -> bool {
    let paragraph = Span::new(start, end).of(text);
    paragraph.contains(". ") || paragraph.contains(".\n") || paragraph.contains(".\r")
}

/// True when `next`, after blank lines, continues the unfinished line `before`.
fn resumes(before: &Line, next: &Line) -> bool {
    let is_text = next.kind == LineKind::Text && !next.is_address && !next.is_turn;
    is_text && next.begins == Start::Lowercase && next.depth == before.depth && next.indent == before.indent
}

/// The line of a mail program above a quotation that begins with `next`. Its abbreviations end no sentence.
fn attribution(text: &str, paragraph: &[Line], next: &Line) -> Option<Span> {
    let last = paragraph.last().filter(|last| last.ending == Ending::Colon && next.depth > last.depth)?;
    let span = Span::new(last.start, last.end);
    has_sender_or_time(span.of(text)).then_some(span)
}

fn has_breaks(text: &str) -> bool {
    text.as_bytes().iter().any(|byte| matches!(byte, b'\n' | b'\r'))
}

/// The start and end of each line of `text`, without its line break.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, usize)> {
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

/// Measurements of all lines of a paragraph.
struct Column {
    /// The width of the widest line, in columns.
    width: usize,
    breaks: usize,
    /// Breaks after a line about as wide as the widest.
    full: usize,
    /// Breaks without a stop before a lower-case letter: the middle of a sentence.
    lowercase: usize,
    /// Breaks without a stop before a capital letter.
    capital: usize,
    /// Breaks without a stop before a letter that has no case.
    uncased: usize,
    /// True when a line ends with a stop.
    uses_stops: bool,
    /// True when the paragraph begins with a capital or uses stops. Otherwise lower-case letters at the start of lines
    /// mean nothing.
    has_form: bool,
}

impl Column {
    fn read(lines: &[Line]) -> Self {
        let width = lines.iter().map(|line| line.width).max().unwrap_or(0);
        let uses_stops = lines.iter().any(|line| line.ending == Ending::Stop);
        let has_form = uses_stops || lines.first().is_some_and(|line| line.begins != Start::Lowercase);
        let mut column = Self { width, breaks: 0, full: 0, lowercase: 0, capital: 0, uncased: 0, uses_stops, has_form };
        for pair in lines.windows(2) {
            column.breaks += 1;
            column.full += usize::from(column.is_full(&pair[0], &pair[1]));
            match (pair[0].ending, pair[1].begins) {
                (Ending::Stop, _) => {}
                (_, Start::Lowercase) => column.lowercase += 1,
                (_, Start::Capital) => column.capital += 1,
                (_, Start::Uncased) => column.uncased += 1,
                _ => {}
            }
        }
        column
    }

    /// True when `line` had no room left for the first word of `next`.
    fn is_full(&self, line: &Line, next: &Line) -> bool {
        line.width + next.first_width + 1 + SLACK > self.width
    }

    /// True when a program wrapped the lines of this paragraph.
    fn is_wrapped(&self) -> bool {
        if self.width > WIDEST {
            return false;
        }
        let cased =
            self.has_form && self.lowercase > 0 && self.lowercase >= self.capital && self.full * 2 >= self.breaks;
        let uncased =
            self.uncased > self.capital + self.lowercase && self.full * 5 >= self.breaks * 4 && self.uses_stops;
        self.width >= NARROWEST && cased || self.width >= NARROWEST_UNCASED && uncased
    }

    /// True when every line begins with a capital, whatever the line before ends with.
    fn is_verse(&self) -> bool {
        self.lowercase == 0 && self.capital >= VERSES
    }

    /// True when `next` continues `line` in wrapped text. A short line before a capital is a heading or the last line.
    fn continues(&self, line: &Line, next: &Line) -> bool {
        let near = line.width * 2 >= self.width && !line.ends_with_tag;
        near && next.begins == Start::Lowercase
            || line.ending == Ending::Hyphen
            || self.is_full(line, next) && !line.ends_with_tag
    }
}

/// True when `next` continues `line`, judging by these two lines alone.
fn continues_unaided(text: &str, line: &Line, next: &Line, column: &Column, language: &Language) -> bool {
    let lowercase = next.begins == Start::Lowercase;
    if line.ending == Ending::Hyphen {
        return lowercase && line.width >= HYPHENATED;
    }
    if matches!(line.ending, Ending::Stop | Ending::Colon) || next.is_address {
        return false;
    }
    if lowercase {
        let is_term =
            || text[line.start..line.end].trim_end_matches(')').ends_with(TERM_ENDS) && next.indent >= line.indent;
        return line.keeps_blank || !line.ends_with_tag && (line.bytes() >= WRAPPED || is_term());
    }
    if line.width >= NARROWEST && closes_bracket(&text[line.start..line.end], &text[next.start..next.end]) {
        return true;
    }
    let wide = line.width >= WRAPPED_BEFORE_CAPITAL && column.width <= WIDEST && column.is_full(line, next);
    let word = first_word(&text[next.at..]).to_lowercase();
    match next.begins {
        // Verse: every line has a capital.
        Start::Capital if column.is_verse() => false,
        Start::Capital if line.width >= NARROWEST && ends_openly(line.last_word(text), language) => true,
        Start::Capital if wide => {
            line.ending == Ending::Comma || column.uses_stops && line.small_words(text) && !language.is_starter(&word)
        }
        // A comma at the end of a wide line, or a wide line in a text that has stops.
        Start::Uncased if wide => line.ending == Ending::Comma || column.uses_stops,
        _ => false,
    }
}

/// What a term ends with whose definition follows: `"Modifications"⏎ means any of the following`, `"You" (or "Your")⏎ means`.
const TERM_ENDS: [char; 4] = ['"', '”', '»', '“'];

/// True for a last word that no sentence ends with: a frequent one, or one small letter, such as `a`, `y` and `и`.
fn ends_openly(word: &str, language: &Language) -> bool {
    let mut letters = word.chars();
    let is_small_letter = letters.next().is_some_and(char::is_lowercase) && letters.next().is_none();
    is_small_letter || language.is_frequent(&word.to_lowercase())
}

/// True when `line` opens a bracket that `next` closes.
fn closes_bracket(line: &str, next: &str) -> bool {
    let is_open = |at: usize| !line[at..].contains(')');
    line.rfind('(').is_some_and(is_open) && next.find(')').is_some_and(|at| !next[..at].contains('('))
}

#[cfg(test)]
mod tests {
    fn sentences(text: &str) -> Vec<&str> {
        crate::sentence::sentences(text, Some("en")).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_sentence_goes_on_at_the_next_page() {
        let first = "Dredging ended in May. Most of the growth came from ships, because two\nlines moved their services to the northern port after the strike in the";
        let text = format!("{first}\n\nneighbouring harbour. Fees stay as they are.");
        assert_eq!(sentences(&text).len(), 3, "{:?}", sentences(&text));
        let text = format!("{first}\n\nNeighbouring harbours. Fees stay as they are.");
        assert_eq!(sentences(&text).len(), 4, "{:?}", sentences(&text));
    }

    #[test]
    fn items_in_lower_case_stay_apart() {
        let text = "source distributions of the library keep the above notice, this list of\nconditions and the following disclaimer in all of the files\n\n\
            binary distributions keep the above notice, this list of conditions and\nthe following disclaimer in the documentation";
        assert_eq!(sentences(text).len(), 2, "{:?}", sentences(text));
    }
}
