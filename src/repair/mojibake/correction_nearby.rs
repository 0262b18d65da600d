//! Damage that a text shows next to its correct form: diffs, tests of a repair, transcripts of a terminal.
//!
//! A part of a line (the text between quotation marks, or everything after the mark of a diff) is left unchanged if its
//! repaired form is another such part of the same line or of a line next to it.

use std::cell::OnceCell;

use unicode_normalization::UnicodeNormalization;

use crate::repair::neighbouring_lines::{DIFF_MARKS, InputLines, LONGEST_LINE, is_comment};
use crate::repair::shown::is_quote;
use crate::span::Span;

/// A line with more damaged parts than this is data (chosen by hand).
const MAX_PARTS: usize = 8;

/// How many lines before a comment are searched for the same comment (chosen by hand: there are a call or two in
/// between).
const COMMENT_WINDOW: usize = 4;

/// The most layers of damage that a text may show undone in one step.
const MAX_LAYERS: usize = 4;

/// The border of a cell.
const CELL_BORDER: char = '|';

/// The prompts of shells and interpreters.
const PROMPTS: [&str; 6] = ["$ ", "# ", "% ", ">>> ", "> ", "PS "];

/// The characters before a result in a comment (`# café`, `// => café`).
const COMMENT_CHARS: [char; 6] = ['#', '/', '-', '=', '>', ' '];

/// Undoes one layer of damage.
type Undo<'l> = &'l dyn Fn(&str) -> Option<String>;

/// A line and the edits that would repair it, in order, with spans in the line.
pub(super) struct Line<'t> {
    own: &'t str,
    /// Its place in the current text, and the lines around it.
    place: Span,
    input: InputLines<'t>,
    edits: Vec<(Span, &'t str)>,
}

impl<'t> Line<'t> {
    pub(super) fn new(own: &'t str, place: Span, input: InputLines<'t>, edits: Vec<(Span, &'t str)>) -> Self {
        Self { own, place, input, edits }
    }

    /// The parts of the line whose repaired form is shown. `undo` undoes one layer of damage.
    pub(super) fn shown(&self, undo: impl Fn(&str) -> Option<String>) -> Vec<Span> {
        if self.own.len() > LONGEST_LINE {
            return Vec::new();
        }
        if let Some((part, other)) = self.version()
            && let Some(repairs) = self.repairs(part, &undo)
            && (self.is_in_diff(other, &repairs) || self.is_printed(&repairs) || self.is_other_result(&repairs))
        {
            return vec![part];
        }
        let mut parts = self.parts();
        parts.retain(|&part| self.repairs(part, &undo).is_some_and(|repairs| self.is_repeated(part, &repairs)));
        parts
    }

    /// The line without the mark of a diff, and the mark of the other version, if anything but the line itself may show
    /// what all of it means.
    fn version(&self) -> Option<(Span, Option<char>)> {
        let mark = self.own.chars().next();
        let marked = DIFF_MARKS.iter().find(|&&(own, _)| Some(own) == mark);
        let is_printed = || self.input.before(self.place).next().is_some_and(is_command);
        if marked.is_none() && !is_comment(self.own) && !is_printed() {
            return None;
        }
        let part = Span::new(marked.map_or(0, |(own, _)| own.len_utf8()), self.own.len());
        let is_inside = self.edits.first().is_some_and(|(span, _)| span.start >= part.start);
        is_inside.then_some((part, marked.map(|&(_, other)| other)))
    }

    /// True when the other version of a diff has the repaired line.
    fn is_in_diff(&self, other: Option<char>, repairs: &Repairs) -> bool {
        let Some(other) = other else { return false };
        let mut lines = self.input.before(self.place).chain(self.input.after(self.place));
        lines.any(|line| line.strip_prefix(other).is_some_and(|line| repairs.match_line(line.trim())))
    }

    /// True for a line that a command printed for its repaired form, as `echo café | iconv -f latin1`.
    fn is_printed(&self, repairs: &Repairs) -> bool {
        let ends = |c: char| matches!(c, ' ' | '(' | ')') || is_border(c);
        let command = self.input.before(self.place).next().filter(|line| is_command(line));
        command.is_some_and(|command| command.split(ends).any(|word| repairs.match_part(word)))
    }

    /// True for a comment with a wrong result if the right one is in a comment nearby (`// Prints: tést`,
    /// `// Prints: tÃ©st`).
    fn is_other_result(&self, repairs: &Repairs) -> bool {
        let mut lines = self.input.before(self.place).take(COMMENT_WINDOW).chain(self.input.after(self.place));
        is_comment(self.own) && lines.any(|line| repairs.match_line(line.trim()))
    }

    /// The parts between quotation marks or cell borders that have edits.
    fn parts(&self) -> Vec<Span> {
        let own = self.own;
        let mut parts: Vec<Span> = Vec::new();
        // The place up to which the line was searched, and the end of the last border there.
        let (mut at, mut opened) = (0, None);
        for &(span, _) in &self.edits {
            if span.start < at {
                continue;
            }
            opened = own[at..span.start].rfind(is_border).map(|border| at + border + 1).or(opened);
            at = span.end;
            let Some(start) = opened else { continue };
            let Some(end) = own[at..].find(is_border).map(|border| at + border) else { break };
            parts.push(Span::new(start, end));
            (at, opened) = (end, None);
            if parts.len() > MAX_PARTS {
                return Vec::new();
            }
        }
        parts
    }

    /// True when the repaired part is another part of the line, or the only value of a line next to it.
    fn is_repeated(&self, part: Span, repairs: &Repairs) -> bool {
        let own = self.own;
        let others = own[..part.start].split(is_border).chain(own[part.end..].split(is_border));
        let quoted = quoted(own).map(|(_, text)| text);
        if others.chain(quoted).any(|other| repairs.match_part(other.trim())) {
            return true;
        }
        let head = &own[..part.start];
        let is_value = only_value(own).is_some_and(|(at, _)| at == part.start) && !is_cell(head);
        let near = || self.input.before(self.place).take(1).chain(self.input.after(self.place).take(1));
        is_value
            && near().any(|line| {
                let value = match only_value(line) {
                    Some((at, value)) => Some(value).filter(|_| !is_alike(&line[..at], head)),
                    None => {
                        Some(line.trim_start_matches(COMMENT_CHARS).trim()).filter(|line| line.chars().all(is_straight))
                    }
                };
                value.is_some_and(|value| repairs.match_part(value))
            })
    }

    /// The ends of `part` outside its edits, and its repaired forms.
    fn repairs<'l>(&'l self, part: Span, undo: Undo<'l>) -> Option<Repairs<'l>> {
        let mut edits = self.edits.iter().filter(|(span, _)| span.start >= part.start && span.end <= part.end);
        let (first, _) = *edits.next()?;
        let last = edits.next_back().map_or(first, |&(span, _)| span);
        let (head, tail) = (&self.own[part.start..first.start], &self.own[last.end..part.end]);
        let (head, tail) = (head.trim_start(), tail.trim_end());
        Some(Repairs { line: self, part, undo, head, tail, layers: OnceCell::new() })
    }

    fn repaired(&self, part: Span) -> String {
        let own = self.own;
        let mut text = String::with_capacity(part.end - part.start);
        let mut at = part.start;
        for &(span, with) in self.edits.iter().filter(|(span, _)| span.start >= part.start && span.end <= part.end) {
            text.push_str(&own[at..span.start]);
            text.push_str(with);
            at = span.end;
        }
        text.push_str(&own[at..part.end]);
        text
    }
}

/// The repaired forms of a part, and the ends that they share with it.
struct Repairs<'l> {
    line: &'l Line<'l>,
    part: Span,
    undo: Undo<'l>,
    head: &'l str,
    tail: &'l str,
    /// With one layer undone, with two, and so on; computed on first use.
    layers: OnceCell<Vec<String>>,
}

impl Repairs<'_> {
    fn layers(&self) -> &[String] {
        let once = || Some(self.line.repaired(self.part));
        self.layers.get_or_init(|| std::iter::successors(once(), |text| (self.undo)(text)).take(MAX_LAYERS).collect())
    }

    /// True when `other`, a whole line, is one of them.
    fn match_line(&self, other: &str) -> bool {
        // These cheap tests exclude nearly all other lines.
        !other.is_ascii()
            && other.starts_with(self.head)
            && other.ends_with(self.tail)
            && self.layers().iter().any(|text| is_same(text.trim(), other))
    }

    /// True when `other`, a part of a line, is one of them. A curly quotation mark in it would end the part once it is
    /// straight, unless the part is between double quotes.
    fn match_part(&self, other: &str) -> bool {
        let is_inner = self.line.own[..self.part.start].ends_with('"');
        let stays = |c: char| straight(c) == c || is_inner && straight(c) == '\'';
        self.match_line(other)
            && self.head.chars().chain(self.tail.chars()).all(is_straight)
            && other.chars().all(stays)
    }
}

fn is_border(c: char) -> bool {
    c == CELL_BORDER || is_quote(c)
}

/// The straight form of a quotation mark. Text is compared as if its form had been repaired, so that the result is the
/// same when it has been.
fn straight(c: char) -> char {
    match c {
        '\u{2BC}' | '\u{2018}'..='\u{201B}' => '\'',
        '\u{201C}'..='\u{201F}' => '"',
        _ => c,
    }
}

fn is_straight(c: char) -> bool {
    straight(c) == c
}

fn is_command(line: &str) -> bool {
    PROMPTS.iter().any(|prompt| line.trim_start().starts_with(prompt))
}

fn is_same(one: &str, other: &str) -> bool {
    one == other || one.nfkc().map(straight).eq(other.nfkc().map(straight))
}

/// True for what comes before a quoted cell of a table.
fn is_cell(head: &str) -> bool {
    head.strip_suffix(is_border).is_some_and(|head| head.ends_with([',', ';', '\t']))
}

/// True for the starts of two lines that differ only in spaces and numbers, as the rows of a table do.
fn is_alike(one: &str, other: &str) -> bool {
    let words = |c: &char| !c.is_whitespace() && !c.is_ascii_digit();
    one.chars().filter(words).eq(other.chars().filter(words))
}

/// Where the only quoted text of a line starts, and the text. Names of fields (`"after": `) do not count. Rows of
/// tables have several values, and the same one in the next row says nothing about this one.
fn only_value(line: &str) -> Option<(usize, &str)> {
    let is_name = |at: usize| line[at..].chars().skip(1).find(|c| !c.is_whitespace()) == Some(':');
    let mut values = quoted(line).filter(|&(at, text)| !is_name(at + text.len()));
    let value = values.next()?;
    values.next().is_none().then_some(value)
}

/// The quoted texts of a line and where they start.
fn quoted(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + line[at..].find(is_quote)? + 1;
        let end = start + line[start..].find(&line[start - 1..start])?;
        at = end + 1;
        Some((start, &line[start..end]))
    })
}
