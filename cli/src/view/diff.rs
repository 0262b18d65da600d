//! A unified diff, made from the changes themselves: linear time, and never another answer than the result.

use std::fmt::Write;

use limpid::{Changes, Span};

use crate::style::{Styled, Styles};

/// Lines around a change, as `diff -u` shows them.
const CONTEXT: usize = 3;

/// What `changes` do to `old`, as a unified diff; empty when they do nothing.
pub(crate) fn unified(name: &str, old: &str, changes: &Changes, styles: &Styles) -> String {
    let lines = Lines::of(old);
    let edits = edits(&lines, changes);
    let mut out = String::new();
    if edits.is_empty() {
        return out;
    }
    let _ = writeln!(out, "{}", Styled(styles.heading, format_args!("--- {name}")));
    let _ = writeln!(out, "{}", Styled(styles.heading, format_args!("+++ {name} (limpid)")));
    let mut grown = 0;
    for hunk in hunks(&edits) {
        grown += write_hunk(&mut out, &lines, hunk, grown, styles);
    }
    out
}

/// Where each line of a text starts, and the end.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let mut starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        // What follows the last line feed is a line only when it holds something.
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

/// Lines `from..to` of the old text become `new`.
struct Edit<'a> {
    from: usize,
    to: usize,
    new: Vec<std::borrow::Cow<'a, str>>,
}

fn edits<'a>(lines: &Lines<'a>, changes: &Changes) -> Vec<Edit<'a>> {
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

/// The edit without the lines that stay the same at either end; `None` when all do.
fn trimmed<'a>(lines: &Lines<'a>, mut from: usize, mut to: usize, new: &str) -> Option<Edit<'a>> {
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
    let new = kept.iter().map(|line| (*line).to_owned().into()).collect();
    (from < to || !kept.is_empty()).then_some(Edit { from, to, new })
}

/// Edits whose context touches belong to one hunk.
fn hunks<'e, 'a>(edits: &'e [Edit<'a>]) -> impl Iterator<Item = &'e [Edit<'a>]> {
    edits.chunk_by(|one, next| next.from - one.to <= 2 * CONTEXT)
}

/// Writes one hunk; `grown` is by how many lines the text grew before it. Returns by how many it grows here.
fn write_hunk(out: &mut String, lines: &Lines<'_>, hunk: &[Edit<'_>], grown: isize, styles: &Styles) -> isize {
    let (first, last) = (&hunk[0], &hunk[hunk.len() - 1]);
    let from = first.from.saturating_sub(CONTEXT);
    let to = (last.to + CONTEXT).min(lines.count());
    let growth: isize = hunk.iter().map(|edit| edit.new.len() as isize - (edit.to - edit.from) as isize).sum();
    let old = range(from, to - from);
    let new = range(from.saturating_add_signed(grown), (to - from).saturating_add_signed(growth));
    let _ = writeln!(out, "{}", Styled(styles.place, format_args!("@@ -{old} +{new} @@")));
    let mut at = from;
    for edit in hunk {
        (at..edit.from).for_each(|line| write_line(out, ' ', lines.get(line), anstyle::Style::new()));
        (edit.from..edit.to).for_each(|line| write_line(out, '-', lines.get(line), styles.before));
        edit.new.iter().for_each(|line| write_line(out, '+', line, styles.after));
        at = edit.to;
    }
    (at..to).for_each(|line| write_line(out, ' ', lines.get(line), anstyle::Style::new()));
    growth
}

/// `start,count` as unified diffs count: from 1, and an empty range stands behind the line it names.
fn range(start: usize, count: usize) -> String {
    match count {
        0 => format!("{start},0"),
        1 => (start + 1).to_string(),
        _ => format!("{},{count}", start + 1),
    }
}

fn write_line(out: &mut String, sign: char, line: &str, style: anstyle::Style) {
    let whole = line.strip_suffix('\n');
    let _ = writeln!(out, "{}", Styled(style, format_args!("{sign}{}", whole.unwrap_or(line))));
    if whole.is_none() {
        out.push_str("\\ No newline at end of file\n");
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
    fn far_edits_make_two_hunks_and_count_on() {
        let old = "a\n".repeat(20);
        let got = diff(&old, &[(0, 2, ""), (38, 39, "z")]);
        let want = "--- f\n+++ f (limpid)\n@@ -1,4 +1,3 @@\n-a\n a\n a\n a\n@@ -17,4 +16,4 @@\n a\n a\n a\n-a\n+z\n";
        assert_eq!(got, want);
    }

    #[test]
    fn a_removed_line_with_the_break_before_it() {
        let want = "--- f\n+++ f (limpid)\n@@ -1,2 +1 @@\n-a\n-b\n\\ No newline at end of file\n+a\n\\ No newline at end of file\n";
        assert_eq!(diff("a\nb", &[(1, 3, "")]), want);
        let want = "--- f\n+++ f (limpid)\n@@ -1,3 +1,2 @@\n a\n-b\n c\n";
        assert_eq!(diff("a\nb\nc\n", &[(1, 3, "")]), want);
    }

    #[test]
    fn nothing_changed_is_no_diff() {
        assert_eq!(diff("a\nb\n", &[]), "");
        assert_eq!(diff("a\nb\n", &[(0, 1, "a")]), "", "a change that only reports");
        assert_eq!(diff("", &[]), "");
    }

    #[test]
    fn all_lines_removed() {
        assert_eq!(diff("a\nb\n", &[(0, 4, "")]), "--- f\n+++ f (limpid)\n@@ -1,2 +0,0 @@\n-a\n-b\n");
        assert_eq!(diff("", &[(0, 0, "x\n")]), "--- f\n+++ f (limpid)\n@@ -0,0 +1 @@\n+x\n");
    }
}
