//! A unified diff built from the changes themselves: linear time, bounded memory, and always consistent with the
//! result.

use std::collections::VecDeque;
use std::io::{self, Write};

use anstyle::Style;
use limpid::{Change, Changes, RepairedPiece, Span};

use super::style::{Styled, Styles};
use crate::message::Name;
use crate::outputs::Spool;

/// The note for a file that would change although its diff is empty.
pub(crate) const NO_LINES: &str = "would change only in its encoding or line ends, which a diff does not show";

/// How many lines around a change are shown, as in `diff -u`.
const CONTEXT: usize = 3;

/// The effect of `changes` on `old` as a unified diff; empty if there is none.
pub(crate) fn unified(name: &str, old: &str, changes: &Changes, styles: &Styles) -> String {
    let lines = Lines::of(old);
    let mut out = Vec::new();
    let mut write = || {
        let mut hunks = Hunks::new(name, styles, &mut out);
        let mut at = 0;
        for edit in edits(&lines, changes) {
            (at..edit.from).try_for_each(|line| hunks.same(lines.get(line).into()))?;
            let removed = (edit.from..edit.to).map(|line| lines.get(line).into());
            hunks.edit(removed, edit.new.iter().map(|line| line.as_str().into()))?;
            at = edit.to;
        }
        // No more of the following lines are shown.
        let rest = at..lines.count().min(at + CONTEXT);
        rest.into_iter().try_for_each(|line| hunks.same(lines.get(line).into()))?;
        hunks.finish()
    };
    let written: io::Result<bool> = write();
    debug_assert!(written.is_ok(), "memory takes all");
    String::from_utf8(out).expect("lines of text")
}

/// The diff of a text that is repaired piece by piece.
pub(crate) struct StreamedDiff<'a> {
    hunks: Hunks<'a>,
    /// The incomplete line, before and after the repair.
    old: DiffLine,
    new: Spool,
    differs: bool,
}

impl<'a> StreamedDiff<'a> {
    pub(crate) fn new(name: &'a str, styles: &'a Styles, out: &'a mut dyn Write) -> Self {
        let hunks = Hunks::new(name, styles, out);
        Self { hunks, old: DiffLine::default(), new: Spool::default(), differs: false }
    }

    /// Adds the next piece. No change crosses a line feed.
    pub(crate) fn push(&mut self, piece: RepairedPiece<'_>) -> io::Result<()> {
        let mut changes = piece.repaired.changes().as_slice();
        let mut start = 0;
        for line in piece.input.split_inclusive('\n') {
            let end = start + line.len();
            let here = changes.partition_point(|change| change.input.start < end);
            self.push_line(piece.input, Span::new(start, end), &changes[..here])?;
            (changes, start) = (&changes[here..], end);
        }
        Ok(())
    }

    /// Adds a line or a part of one.
    fn push_line(&mut self, text: &str, span: Span, changes: &[Change]) -> io::Result<()> {
        let old = span.of(text);
        let ends = old.ends_with('\n');
        if ends && self.old.text.is_empty() && changes.is_empty() {
            return self.hunks.same(old.into());
        }
        self.old.push(old)?;
        let mut done = span.start;
        for change in changes {
            self.new.write_all(&text.as_bytes()[done..change.input.start])?;
            self.new.write_all(change.replacement.as_bytes())?;
            self.differs |= change.input.of(text) != change.replacement;
            done = change.input.end;
        }
        self.new.write_all(&text.as_bytes()[done..span.end])?;
        if ends { self.end_line() } else { Ok(()) }
    }

    fn end_line(&mut self) -> io::Result<()> {
        let (old, new) = (std::mem::take(&mut self.old), std::mem::take(&mut self.new));
        if std::mem::take(&mut self.differs) {
            self.hunks.edit([old].into_iter(), lines_of(new)?.into_iter())
        } else {
            self.hunks.same(old)
        }
    }

    /// Ends the diff; false if it is empty.
    pub(crate) fn finish(mut self) -> io::Result<bool> {
        if !self.old.text.is_empty() || self.old.ends {
            self.end_line()?;
        }
        self.hunks.finish()
    }
}

/// The lines that replace one line: usually one.
fn lines_of(mut text: Spool) -> io::Result<Vec<DiffLine>> {
    let mut lines = LineSplitter::default();
    text.copy_to(&mut lines)?;
    lines.lines.extend(lines.open);
    Ok(lines.lines)
}

/// Splits what is written into lines.
#[derive(Default)]
struct LineSplitter {
    lines: Vec<DiffLine>,
    open: Option<DiffLine>,
}

impl Write for LineSplitter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            let open = self.open.get_or_insert_default();
            open.push_bytes(line)?;
            if open.ends {
                self.lines.extend(self.open.take());
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A line without its line feed, however long.
#[derive(Debug, Default)]
struct DiffLine {
    text: Spool,
    /// Whether it has a line feed.
    ends: bool,
}

impl DiffLine {
    fn push(&mut self, text: &str) -> io::Result<()> {
        self.push_bytes(text.as_bytes())
    }

    fn push_bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        let line = bytes.strip_suffix(b"\n");
        self.ends = line.is_some();
        self.text.write_all(line.unwrap_or(bytes))
    }
}

impl From<&str> for DiffLine {
    fn from(text: &str) -> Self {
        let mut line = Self::default();
        // A text that fits in memory needs no file. If a file cannot be written, the text stays in memory.
        let _ = line.push(text);
        line
    }
}

/// Writes hunks as soon as they are complete.
struct Hunks<'a> {
    name: &'a str,
    styles: &'a Styles,
    out: &'a mut dyn Write,
    /// The number of lines of the old and the new text so far.
    old: usize,
    new: usize,
    /// The last unchanged lines, as the context of the next hunk.
    before: VecDeque<DiffLine>,
    open: Option<Hunk>,
    is_headed: bool,
}

/// A hunk that may grow.
struct Hunk {
    old: usize,
    new: usize,
    body: Spool,
    old_count: usize,
    new_count: usize,
    /// The unchanged lines after the last edit.
    after: VecDeque<DiffLine>,
}

impl<'a> Hunks<'a> {
    fn new(name: &'a str, styles: &'a Styles, out: &'a mut dyn Write) -> Self {
        Self { name, styles, out, old: 0, new: 0, before: VecDeque::new(), open: None, is_headed: false }
    }

    /// Adds an unchanged line.
    fn same(&mut self, line: DiffLine) -> io::Result<()> {
        (self.old, self.new) = (self.old + 1, self.new + 1);
        let Some(hunk) = &mut self.open else {
            self.before.push_back(line);
            keep_last(&mut self.before, CONTEXT);
            return Ok(());
        };
        hunk.after.push_back(line);
        // Edits whose context overlaps belong to one hunk.
        if hunk.after.len() > 2 * CONTEXT { self.close() } else { Ok(()) }
    }

    /// Adds old lines that are replaced by new ones.
    fn edit(&mut self, old: impl Iterator<Item = DiffLine>, new: impl Iterator<Item = DiffLine>) -> io::Result<()> {
        let hunk = self.open.get_or_insert_with(|| {
            let before = std::mem::take(&mut self.before);
            Hunk::new(self.old - before.len(), self.new - before.len(), before)
        });
        hunk.take_context(usize::MAX)?;
        for mut line in old {
            hunk.write_line('-', &mut line, self.styles.before)?;
            (hunk.old_count, self.old) = (hunk.old_count + 1, self.old + 1);
        }
        for mut line in new {
            hunk.write_line('+', &mut line, self.styles.after)?;
            (hunk.new_count, self.new) = (hunk.new_count + 1, self.new + 1);
        }
        Ok(())
    }

    /// Writes the open hunk with its context.
    fn close(&mut self) -> io::Result<()> {
        let Some(mut hunk) = self.open.take() else { return Ok(()) };
        hunk.take_context(CONTEXT)?;
        if !std::mem::replace(&mut self.is_headed, true) {
            let heading = self.styles.heading;
            writeln!(self.out, "{}", Styled(heading, format_args!("--- {}", Name(self.name))))?;
            writeln!(self.out, "{}", Styled(heading, format_args!("+++ {} (limpid)", Name(self.name))))?;
        }
        let (old, new) = (range(hunk.old, hunk.old_count), range(hunk.new, hunk.new_count));
        writeln!(self.out, "{}", Styled(self.styles.place, format_args!("@@ -{old} +{new} @@")))?;
        hunk.body.copy_to(self.out)?;
        self.before = hunk.after;
        keep_last(&mut self.before, CONTEXT);
        Ok(())
    }

    /// Ends the diff; false if it is empty.
    fn finish(mut self) -> io::Result<bool> {
        self.close()?;
        Ok(self.is_headed)
    }
}

fn keep_last(lines: &mut VecDeque<DiffLine>, count: usize) {
    lines.drain(..lines.len().saturating_sub(count));
}

impl Hunk {
    fn new(old: usize, new: usize, before: VecDeque<DiffLine>) -> Self {
        Self { old, new, body: Spool::default(), old_count: 0, new_count: 0, after: before }
    }

    /// Writes at most `count` of the pending context lines.
    fn take_context(&mut self, count: usize) -> io::Result<()> {
        for mut line in self.after.drain(..count.min(self.after.len())).collect::<Vec<_>>() {
            self.write_line(' ', &mut line, Style::new())?;
            (self.old_count, self.new_count) = (self.old_count + 1, self.new_count + 1);
        }
        Ok(())
    }

    fn write_line(&mut self, sign: char, line: &mut DiffLine, style: Style) -> io::Result<()> {
        write!(self.body, "{style}{sign}")?;
        line.text.copy_to(&mut self.body)?;
        writeln!(self.body, "{style:#}")?;
        if line.ends { Ok(()) } else { self.body.write_all(b"\\ No newline at end of file\n") }
    }
}

/// The start of each line of a text, and the end of the text.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let mut starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        // Text after the last line feed is a line only if it is not empty.
        if *starts.last().unwrap_or(&0) < text.len() {
            starts.push(text.len());
        }
        Self { text, starts }
    }

    fn count(&self) -> usize {
        self.starts.len() - 1
    }

    fn get(&self, line: usize) -> &'a str {
        &self.text[self.starts[line]..self.starts[line + 1]]
    }

    /// The lines that `span` touches, half-open.
    fn around(&self, span: Span) -> (usize, usize) {
        let first = self.starts.partition_point(|&start| start <= span.start) - 1;
        let last = self.starts.partition_point(|&start| start < span.end).max(first + 1);
        (first.min(self.count()), last.min(self.count()))
    }
}

/// The lines `from..to` of the old text become `new`.
struct Edit {
    from: usize,
    to: usize,
    new: Vec<String>,
}

fn edits(lines: &Lines<'_>, changes: &Changes) -> Vec<Edit> {
    let changes = changes.as_slice();
    let mut edits = Vec::new();
    let mut at = 0;
    while at < changes.len() {
        let (from, mut to) = lines.around(changes[at].input);
        let mut end = at + 1;
        while end < changes.len() && lines.around(changes[end].input).0 < to {
            to = to.max(lines.around(changes[end].input).1);
            end += 1;
        }
        let base = lines.starts[from];
        let mut new = String::new();
        let mut done = base;
        for change in &changes[at..end] {
            new.push_str(&lines.text[done..change.input.start]);
            new.push_str(&change.replacement);
            done = change.input.end;
        }
        new.push_str(&lines.text[done..lines.starts[to]]);
        edits.extend(trimmed(lines, from, to, &new));
        at = end;
    }
    edits
}

/// The edit without unchanged lines at its ends; `None` if all are unchanged.
fn trimmed(lines: &Lines<'_>, mut from: usize, mut to: usize, new: &str) -> Option<Edit> {
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let mut kept = &new[..];
    while let [first, rest @ ..] = kept
        && from < to
        && *first == lines.get(from)
    {
        (kept, from) = (rest, from + 1);
    }
    while let [rest @ .., last] = kept
        && from < to
        && *last == lines.get(to - 1)
    {
        (kept, to) = (rest, to - 1);
    }
    let new = kept.iter().map(|line| (*line).to_owned()).collect();
    (from < to || !kept.is_empty()).then_some(Edit { from, to, new })
}

/// `start,count` as in unified diffs: from 1, and an empty range comes after the line it names.
fn range(start: usize, count: usize) -> String {
    match count {
        0 => format!("{start},0"),
        1 => (start + 1).to_string(),
        _ => format!("{},{count}", start + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use limpid::{Confidence, RepairReason};

    fn diff(old: &str, edits: &[(usize, usize, &str)]) -> String {
        let mut changes = Changes::new();
        for &(start, end, new) in edits {
            let reasons = vec![RepairReason::Mojibake.into()];
            changes.push(Span::new(start, end), new, reasons, Confidence::CERTAIN, vec![]);
        }
        unified("f", old, &changes, &Styles::default())
    }

    #[test]
    fn one_line_in_its_context() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let want = "--- f\n+++ f (limpid)\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n";
        assert_eq!(diff(old, &[(8, 9, "five")]), want);
    }

    #[test]
    fn distant_edits_make_two_hunks() {
        let old = "a\n".repeat(20);
        let got = diff(&old, &[(0, 2, ""), (38, 39, "z")]);
        let want = "--- f\n+++ f (limpid)\n@@ -1,4 +1,3 @@\n-a\n a\n a\n a\n@@ -17,4 +16,4 @@\n a\n a\n a\n-a\n+z\n";
        assert_eq!(got, want);
    }

    #[test]
    fn a_removed_line_takes_its_line_break() {
        let want = "--- f\n+++ f (limpid)\n@@ -1,2 +1 @@\n-a\n-b\n\\ No newline at end of file\n+a\n\\ No newline at end of file\n";
        assert_eq!(diff("a\nb", &[(1, 3, "")]), want);
        let want = "--- f\n+++ f (limpid)\n@@ -1,3 +1,2 @@\n a\n-b\n c\n";
        assert_eq!(diff("a\nb\nc\n", &[(1, 3, "")]), want);
    }

    #[test]
    fn unchanged_text_has_no_diff() {
        assert_eq!(diff("a\nb\n", &[]), "");
        assert_eq!(diff("a\nb\n", &[(0, 1, "a")]), "", "a change that only reports");
        assert_eq!(diff("", &[]), "");
    }

    #[test]
    fn a_stream_gives_what_the_whole_gives() {
        let lines = |n: usize| {
            if n % 5 < 2 || n.is_multiple_of(17) { format!("cafÃ© {n}\n") } else { format!("plain {n}\n") }
        };
        let text: String = (0..200).map(lines).collect::<String>() + "the last cafÃ©";
        for text in [text.as_str(), &text[7..], "plain\n", "cafÃ©", "\n\ncafÃ©\n\n", ""] {
            let repaired = limpid::repair(text, &Default::default());
            let whole = unified("f", text, repaired.changes(), &Styles::default());
            for size in [1, 10, 1000] {
                let (mut out, styles) = (Vec::new(), Styles::default());
                let mut diff = StreamedDiff::new("f", &styles, &mut out);
                let mut stream = limpid::RepairStream::new(Default::default());
                for piece in text.as_bytes().chunks(size) {
                    stream.push_each(piece, |piece| diff.push(piece).unwrap());
                }
                stream.finish_each(|piece| diff.push(piece).unwrap());
                diff.finish().unwrap();
                assert_eq!(String::from_utf8(out).unwrap(), whole, "{size}: {text:?}");
            }
        }
    }

    #[test]
    fn all_lines_removed() {
        assert_eq!(diff("a\nb\n", &[(0, 4, "")]), "--- f\n+++ f (limpid)\n@@ -1,2 +0,0 @@\n-a\n-b\n");
        assert_eq!(diff("", &[(0, 0, "x\n")]), "--- f\n+++ f (limpid)\n@@ -0,0 +1 @@\n+x\n");
    }
}
