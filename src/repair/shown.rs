//! Characters that a text shows rather than uses: in quotes of code, in ranges, in classes of regular expressions.

use crate::plausible::FIRST_CJK;
use crate::span::Span;

/// True when `span` of `line` is everything between two quotes of code.
pub(super) fn is_quoted(line: &str, span: Span) -> bool {
    let before = line[..span.start].chars().next_back();
    let after = line[span.end..].chars().next();
    before.is_some_and(is_quote) && after.is_some_and(is_quote)
}

/// True when the span is quoted, or is one end of a range or a class.
pub(super) fn is_shown(line: &str, span: Span) -> bool {
    let before = line[..span.start].chars().next_back();
    let after = line[span.end..].chars().next();
    is_quoted(line, span) || matches!(before, Some('-' | '[')) || matches!(after, Some('-' | ']'))
}

/// How many characters on each side are examined for a chart, and the fewest characters of a chart.
const WINDOW: usize = 64;
const MIN_CHART: usize = 32;

/// True when `span` of `line` is part of a chart of characters: many without a space, nearly all different.
pub(super) fn is_in_chart(line: &str, span: Span) -> bool {
    let is_non_ascii = |c: &char| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER;
    let before = line[..span.start].chars().rev().take(WINDOW).take_while(|c| !c.is_whitespace());
    let after = line[span.end..].chars().take(WINDOW).take_while(|c| !c.is_whitespace());
    let non_ascii: Vec<char> = before.chain(after).filter(is_non_ascii).collect();
    non_ascii.len() + 1 >= MIN_CHART && nearly_all_differ(non_ascii)
}

/// True when at most one in ten characters occurs again.
pub(super) fn nearly_all_differ(mut chars: Vec<char>) -> bool {
    let count = chars.len();
    chars.sort_unstable();
    chars.dedup();
    chars.len() * 10 >= count * 9
}

/// This many single characters between spaces are a chart (chosen by hand: a row of a table of characters
/// has 16, a word that is spaced out for emphasis hardly ever has 12 letters that nearly all differ).
const MIN_SPACED_CHART: usize = 12;
/// How many bytes on each side of a character are searched for the other cells of its row.
const SPACED_WINDOW: usize = 256;

/// True when `span` of `line` is a cell of a chart: a row of single characters between spaces, nearly all different.
pub(super) fn is_in_spaced_chart(line: &str, span: Span) -> bool {
    let near = |at: usize| (at..=line.len()).find(|&at| line.is_char_boundary(at)).unwrap_or(line.len());
    let from = near(span.start.saturating_sub(SPACED_WINDOW)).min(span.start);
    let to = near((span.end + SPACED_WINDOW).min(line.len()));
    let cells = |part: &mut dyn Iterator<Item = &str>| part.take(WINDOW).map_while(cell).collect::<Vec<char>>();
    let before = cells(&mut line[from..span.start].split_whitespace().rev());
    let after = cells(&mut line[span.end..to].split_whitespace());
    is_row_of_chart([before, after].concat())
}

/// True for a line that is a row of a chart: single characters between spaces, nearly all different.
pub(super) fn is_spaced_chart(line: &str) -> bool {
    let cells: Vec<char> = line.split_whitespace().filter_map(cell).collect();
    cells.len() * 10 >= line.split_whitespace().count() * 9 && is_row_of_chart(cells)
}

/// The character of a token that has only one.
fn cell(token: &str) -> Option<char> {
    let mut chars = token.chars();
    chars.next().filter(|_| chars.next().is_none())
}

fn is_row_of_chart(cells: Vec<char>) -> bool {
    cells.len() >= MIN_SPACED_CHART && nearly_all_differ(cells)
}

/// A line of at least this many characters that nearly all differ is a chart of a code page: of 40 letters of prose,
/// hardly half differ.
const MIN_CODE_PAGE: usize = 40;

/// True for a line that shows a code page: many characters, nearly all different. Controls do not count, and neither do
/// ideographs, because they rarely repeat in text.
pub(super) fn is_code_page_chart(line: &str) -> bool {
    if line.len() < MIN_CODE_PAGE {
        return false;
    }
    // One bit for each character, modulo 4,096.
    let mut seen = [0_u64; 64];
    let (mut count, mut repeats) = (0, 0);
    for c in line.chars().filter(|&c| c < FIRST_CJK && !c.is_whitespace() && !c.is_control()) {
        let (word, bit) = ((c as usize >> 6) & 63, 1 << (c as u64 & 63));
        repeats += usize::from(seen[word] & bit != 0);
        seen[word] |= bit;
        count += 1;
        if repeats * 10 > line.len() {
            return false;
        }
    }
    count >= MIN_CODE_PAGE && repeats * 10 <= count
}

/// The fewest escapes such as `\x1b` that make a line data of a program (chosen by hand).
const MIN_BYTE_ESCAPES: usize = 4;

/// True for a line of data: characters among escapes such as `\x1b`.
pub(super) fn is_data(line: &str) -> bool {
    let is_byte = |rest: &str| rest.as_bytes().get(..2).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit));
    line.match_indices("\\x").filter(|(at, _)| is_byte(&line[at + 2..])).nth(MIN_BYTE_ESCAPES - 1).is_some()
}

/// True for a quotation mark of code.
pub(super) fn is_quote(c: char) -> bool {
    QUOTES.contains(&c)
}

/// The string literals of a line and its code in backticks, read from left to right.
pub(super) struct Literals<'t> {
    line: &'t str,
    at: usize,
    /// The quote that is open, and whether it contains a value of a program.
    open: Option<(char, bool)>,
    /// The last character that is not white space.
    before: char,
    /// The offset of the quote that begins the value of an indented line.
    value: Option<usize>,
    /// The last offset of each kind of quote.
    last: [Option<usize>; 3],
}

/// The quotation marks of code.
const QUOTES: [char; 3] = ['"', '\'', '`'];

impl<'t> Literals<'t> {
    pub(super) fn new(line: &'t str) -> Self {
        Self {
            line,
            at: 0,
            open: None,
            before: ' ',
            value: first_value(line),
            last: QUOTES.map(|quote| line.rfind(quote)),
        }
    }

    /// True when `at` is inside a literal. Offsets must be queried in ascending order.
    pub(super) fn contain(&mut self, at: usize) -> bool {
        for (place, c) in self.line[self.at..at].char_indices() {
            self.step(c, Some(self.at + place) == self.value);
        }
        self.at = at;
        let closes = |open: char| QUOTES.iter().zip(self.last).any(|(&quote, last)| quote == open && last >= Some(at));
        self.open.is_some_and(|(quote, value)| value && closes(quote))
    }

    fn step(&mut self, c: char, begins_value: bool) {
        match self.open {
            Some((quote, _)) if c == quote && self.before != '\\' => self.open = None,
            None if is_quote(c) && (c == '`' || matches!(self.before, 'b' | 'r' | 'u' | 'f')) => {
                self.open = Some((c, true));
            }
            None if begins_value => self.open = Some((c, true)),
            None if is_quote(c) && !self.before.is_alphanumeric() => self.open = Some((c, precedes_value(self.before))),
            _ => {}
        }
        if !c.is_whitespace() {
            self.before = c;
        }
    }
}

/// The offset of the quote that begins an indented line of code or data, or follows its first word.
fn first_value(line: &str) -> Option<usize> {
    let text = line.trim_start();
    let word = text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    let at = line.len() - text.len() + word + usize::from(word > 0);
    let spaced = word == 0 || text[word..].starts_with(' ');
    (text.len() < line.len() && spaced && line[at.min(line.len())..].starts_with(QUOTES)).then_some(at)
}

/// True for a character that precedes a value in code and data.
fn precedes_value(before: char) -> bool {
    matches!(before, '(' | '=' | ':' | ',' | '[' | '{' | '+' | '<' | '>' | '|' | '"')
}
