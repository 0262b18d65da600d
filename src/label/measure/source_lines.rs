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
    /// Lines that a program broke inside a sentence: the one before has no stop, and this one begins with a small letter.
    pub continued: u32,
    /// Lines that begin with a time of day, as those of chats and logs do: `[10:01] ada: hello`.
    pub stamped: u32,
    /// Lines that begin with the number of a section (`2.1`), and those that are the number of a page.
    pub sections: u32,
    pub page_numbers: u32,
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
        let mut before = "";
        for line in text.lines() {
            let trimmed = line.trim();
            found.add(line, trimmed, before);
            before = trimmed;
        }
        let full = |line: &&str| line.trim().len() * FULL.1 > found.longest as usize * FULL.0;
        found.full = text.lines().filter(full).count() as u32;
        for &byte in text.as_bytes() {
            if let Some(count) = found.ascii.get_mut(usize::from(byte)) {
                *count += 1;
            }
        }
        found
    }

    /// The share of the lines that are `count`.
    pub(in crate::label) fn share(&self, count: u32) -> f32 {
        count as f32 / self.lines.max(1) as f32
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
            continued: 0,
            stamped: 0,
            sections: 0,
            page_numbers: 0,
            starts,
            ends,
            ascii,
        }
    }

    /// Adds a `line`, which is `text` without the spaces around it and comes after `before`.
    fn add(&mut self, line: &str, text: &str, before: &str) {
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
        self.continued +=
            u32::from(first.is_lowercase() && before.ends_with(|c: char| c.is_alphanumeric() || c == ','));
        self.stamped += u32::from(is_stamped(text));
        self.sections += u32::from(first.is_ascii_digit() && begins_section(text));
        self.page_numbers += u32::from(first.is_ascii_digit() && is_page_number(text));
        self.starts[class_of(first)] += 1;
        self.ends[class_of(last)] += 1;
    }
}

/// The longest time at the start of a line, in bytes: `[2026-03-01 10:01:02.123]`.
const STAMP: usize = 26;

/// True for a line that begins with a time of day, perhaps after a date, and goes on.
fn is_stamped(line: &str) -> bool {
    let bare = line.trim_start_matches(['[', '(']);
    if !bare.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let is_part = |byte: u8| byte.is_ascii_digit() || matches!(byte, b':' | b'-' | b'/' | b'.' | b',' | b' ' | b'T');
    let end = bare.bytes().take(STAMP).take_while(|&byte| is_part(byte)).count();
    let is_clock = |part: &[u8]| {
        part[0].is_ascii_digit() && part[1] == b':' && part[2].is_ascii_digit() && part[3].is_ascii_digit()
    };
    end < bare.len() && bare.as_bytes()[..end].windows(4).any(is_clock)
}

/// True for a line that begins with the number of a section and a word: `2.1 Terms`, `2.1. Terms`.
fn begins_section(line: &str) -> bool {
    let (number, rest) = line.split_once(' ').unwrap_or_default();
    let is_part = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = number.strip_suffix('.').unwrap_or(number).split('.');
    parts.clone().count() > 1 && parts.all(is_part) && rest.starts_with(char::is_alphabetic)
}

/// The most digits of the number of a page.
const PAGE_DIGITS: usize = 4;

fn is_page_number(line: &str) -> bool {
    line.len() <= PAGE_DIGITS && line.bytes().all(|byte| byte.is_ascii_digit())
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
    fn wrapped_lines_sections_and_pages_are_counted() {
        let lines = SourceLines::of(
            "2.1 Terms\nThe harbour, which is\nclosed, opens in May,\nor later.\nif not\n12\n2. Law\n1.5 € 3\n",
        );
        assert_eq!([lines.continued, lines.sections, lines.page_numbers], [2, 1, 1]);
    }

    #[test]
    fn times_at_the_start_of_lines_are_counted() {
        let lines = SourceLines::of(
            "[10:01] <ada> hi\n12/09/2025, 18:03 - Jo: yes\n10:02\n1 kg\n2026-03-01 started\n(1:5) x\n",
        );
        assert_eq!(lines.stamped, 2);
    }

    #[test]
    fn columns_are_aligned() {
        assert_eq!(SourceLines::of("a   b\na\tb\na b\n  a b").aligned, 2);
    }
}
