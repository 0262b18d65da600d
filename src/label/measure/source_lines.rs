//! The shape of the lines of a plain text: how they begin and end, and how often each ASCII sign occurs.
//!
//! A page that was saved as text has short lines of words and long lines of sentences. Source code, data and wrapped text look
//! different, whatever their language.

/// What the lines of a text are like.
#[derive(Clone, Debug)]
pub(in crate::label) struct SourceLines {
    /// Lines that are not blank, and those that are.
    pub lines: u32,
    pub blank: u32,
    /// Lines that begin with a space or a tab, and lines with a tab or a run of spaces inside.
    pub indented: u32,
    pub aligned: u32,
    /// Bytes of the longest line, and of all lines without the spaces around them.
    pub longest: u32,
    pub bytes: u32,
    /// Lines of nearly the width of the longest one.
    pub full: u32,
    /// Lines that end the way lines of code and data do: `;`, `,`, or an opening bracket or a brace.
    pub code: u32,
    /// How many lines begin and end with each class of characters.
    pub starts: [u32; CLASSES],
    pub ends: [u32; CLASSES],
    /// How often each ASCII character occurs.
    pub ascii: [u32; 128],
}

/// The number of classes that lines begin and end with.
pub(in crate::label) const CLASSES: usize = 12;

/// A line of more than this share of the longest line is as wide as wrapped lines are. Chosen by hand: the word that did not fit is
/// seldom longer than a fifth of the line.
const FULL: (usize, usize) = (4, 5);
/// So many spaces inside a line align columns.
const RUN: &str = "   ";

impl SourceLines {
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self::empty();
        text.lines().for_each(|line| found.add(line));
        let full = |line: &&str| line.trim().len() * FULL.1 > found.longest as usize * FULL.0;
        found.full = text.lines().filter(full).count() as u32;
        for &byte in text.as_bytes() {
            if let Some(count) = found.ascii.get_mut(usize::from(byte)) {
                *count += 1;
            }
        }
        found
    }

    fn empty() -> Self {
        let (starts, ends, ascii) = ([0; CLASSES], [0; CLASSES], [0; 128]);
        Self {
            lines: 0,
            blank: 0,
            indented: 0,
            aligned: 0,
            longest: 0,
            bytes: 0,
            full: 0,
            code: 0,
            starts,
            ends,
            ascii,
        }
    }

    fn add(&mut self, line: &str) {
        let text = line.trim();
        let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
            self.blank += 1;
            return;
        };
        self.lines += 1;
        self.indented += u32::from(line.starts_with([' ', '\t']));
        self.aligned += u32::from(text.contains('\t') || text.contains(RUN));
        self.longest = self.longest.max(text.len() as u32);
        self.bytes += text.len() as u32;
        self.code += u32::from(matches!(last, ';' | ',' | '{' | '}' | '[' | '('));
        self.starts[class_of(first)] += 1;
        self.ends[class_of(last)] += 1;
    }
}

/// The class of a character at the start or the end of a line. Signs that code and markup use alike share a class.
fn class_of(c: char) -> usize {
    match c {
        'a'..='z' => 0,
        'A'..='Z' => 1,
        '0'..='9' => 2,
        '.' | '!' | '?' | '…' | '。' | '।' | '؟' => 3,
        ',' => 4,
        ';' | '{' | '}' | '(' | ')' | '[' | ']' => 5,
        ':' => 6,
        '#' | '%' | '/' | '\\' | '$' | '@' | '&' => 7,
        '*' | '-' | '+' | '|' | '=' | '_' | '~' | '^' => 8,
        '"' | '\'' | '`' => 9,
        '<' | '>' => 10,
        _ => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_by_their_shape() {
        let lines = SourceLines::of("fn main() {\n    one();\n\n\ttwo(1,\n}\n");
        assert_eq!([lines.lines, lines.blank, lines.indented, lines.code], [4, 1, 2, 4]);
        assert_eq!((lines.longest, lines.bytes, lines.full), (11, 24, 1));
        assert_eq!((lines.starts[0], lines.ends[5], lines.ascii[usize::from(b'(')]), (3, 3, 3));
    }

    #[test]
    fn columns_are_aligned() {
        assert_eq!(SourceLines::of("a   b\na\tb\na b\n  a b").aligned, 2);
    }
}
