//! Texts that are not written for readers: source code, configuration and data.
//!
//! They are told from prose by their signs, by the ends of their lines, and by how much of them are words. The limits were chosen
//! on 1,100 files of 40 kinds and 952 texts with judged summaries (REPORT.md).

use crate::script::stops::is_stop;
use crate::sentence::TextLine;

/// At least this share of the characters are signs of code. Half of the files have .12 or more, and 95 % of the judged texts .05 or
/// less.
const SIGNS: f32 = 0.06;
/// At most this share of the lines end with a stop: 5 % of the judged texts are below .29.
const STOPPED: f32 = 0.2;
/// At least this share of the lines begin or end as lines of code do, or at most this share of the characters are in words.
const CODE_LINES: f32 = 0.5;
const WORDS: f32 = 0.5;
/// In a text of fewer lines, such as a minified script, signs and words alone decide, with stricter limits, if it has this many
/// bytes.
const MIN_LINES: usize = 4;
const DENSE_SIGNS: f32 = 0.09;
const DENSE_WORDS: f32 = 0.45;
const DENSE: usize = 200;
/// The fewest lines and separators of data, and the share of the lines that have the usual number of separators.
const MIN_RECORDS: usize = 5;
const MIN_SEPARATORS: usize = 2;
const SAME: f32 = 0.6;
/// A record with more separators counts as one with this many.
const MAX_SEPARATORS: usize = 63;

/// How much of a text looks like code.
#[derive(Default)]
struct Form {
    lines: usize,
    code: usize,
    bytes: usize,
    signs: usize,
    words: usize,
}

impl Form {
    fn of(text: &str, lines: &[TextLine]) -> Self {
        let mut form = Self::default();
        lines.iter().for_each(|line| form.add(line.span.of(text)));
        form
    }

    fn add(&mut self, line: &str) {
        let bytes = line.as_bytes();
        let is_sign = |at: usize| match bytes[at] {
            b',' => bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace()),
            byte => b"{}[]()<>=;:\"`|&$#@%^*_+/\\~".contains(&byte),
        };
        // A message in a chat may begin with its time in brackets.
        let begins = line.starts_with(['<', '{', '}', ']', '"', '#', '/', '*', '@', '$', '%', '\\'])
            || line.starts_with('[') && !bytes.get(1).is_some_and(u8::is_ascii_digit);
        self.lines += 1;
        self.code += usize::from(begins || line.ends_with([';', '{', '}', '(', '[', ',']));
        self.bytes += bytes.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
        self.signs += (0..bytes.len()).filter(|&at| is_sign(at)).count();
        self.words += line.split_ascii_whitespace().map(word).sum::<usize>();
    }

    fn is_source(&self) -> bool {
        let (signs, words) = (part(self.signs, self.bytes), part(self.words, self.bytes));
        if self.lines < MIN_LINES {
            return self.bytes >= DENSE && signs >= DENSE_SIGNS && words <= DENSE_WORDS;
        }
        signs >= SIGNS && (part(self.code, self.lines) >= CODE_LINES || words <= WORDS)
    }
}

fn part(count: usize, all: usize) -> f32 {
    count as f32 / all.max(1) as f32
}

/// The bytes of `token` if it is a word, with or without punctuation around it.
fn word(token: &str) -> usize {
    let bare = token
        .trim_start_matches(['(', '"'])
        .trim_end_matches(|c: char| is_stop(c) || matches!(c, ',' | ';' | ':' | ')' | '"'));
    if bare.chars().all(char::is_alphabetic) { bare.len() } else { 0 }
}

/// True for source code, configuration or data.
pub(super) fn is_source(text: &str, lines: &[TextLine]) -> bool {
    // Prose has stops, so its characters are not counted.
    let stopped = lines.iter().filter(|line| line.has_stop).count();
    (lines.len() < MIN_LINES || part(stopped, lines.len()) <= STOPPED) && Form::of(text, lines).is_source()
}

/// True for records of data: most lines have the same number of commas, semicolons or tabs.
pub(super) fn are_records(text: &str, lines: &[TextLine]) -> bool {
    lines.len() >= MIN_RECORDS && [b',', b';', b'\t'].iter().any(|&separator| has_usual_number(text, lines, separator))
}

fn has_usual_number(text: &str, lines: &[TextLine], separator: u8) -> bool {
    let mut numbers = [0_usize; MAX_SEPARATORS + 1];
    for line in lines.iter().filter(|line| !line.has_stop) {
        let number = line.span.of(text).bytes().filter(|&byte| byte == separator).count();
        numbers[number.min(MAX_SEPARATORS)] += 1;
    }
    numbers[MIN_SEPARATORS..].iter().any(|&count| count as f32 >= SAME * lines.len() as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::text_lines;

    fn source(text: &str) -> bool {
        is_source(text, &text_lines(text))
    }

    #[test]
    fn code_and_data_are_source() {
        for text in [
            "fn main() {\n    let x = one(2);\n    print(x);\n}\n",
            "{\n  \"name\": \"limpid\",\n  \"version\": 2,\n  \"files\": [\"a\", \"b\"]\n}\n",
            "[server]\nport=80\nhost=localhost\nroot=/srv/www\nlog=/var/log/a.log\n",
            "<?xml version=\"1.0\"?>\n<harbours>\n<harbour name=\"Brest\"/>\n<harbour name=\"Cuxhaven\"/>\n</harbours>\n",
        ] {
            assert!(source(text), "{text}");
        }
        for text in [
            "It rained.\nThe dam broke (at noon).\nNobody was hurt.\n\"Nobody,\" said the mayor.\n",
            "[10:02] anna: are you coming\n[10:03] ben: yes\n[10:04] anna: at eight\n[10:05] ben: ok\n",
            "Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you\n",
            "1. Peel the apples.\n2. Add the sugar;\n3. bake for (about) an hour;\n4. serve.\n",
        ] {
            assert!(!source(text), "{text}");
        }
    }

    #[test]
    fn records_have_the_same_number_of_separators() {
        let records = |text: &str| are_records(text, &text_lines(text));
        assert!(records("name,year,town\nAnn,1980,Riva\nBen,1990,Rome\nCid,2001,Oslo\nDan,2002,Bonn\n"));
        assert!(!records("Ann came, saw, won\nBen came\nCid, too\nDan, Eve, Fay, Guy\nHal did not\n"));
    }
}
