//! Lists every change with its position, reason, confidence, the text before and after, and the evidence.

use std::fmt::Write;

use limpid::{Change, Report, SourceKind, Span, Verdict};

use super::escape::Escaped;
use super::style::{Styled, Styles};
use crate::message::Name;

/// How many characters of the text around a change are shown.
const AROUND: usize = 24;
/// How many measurements are shown; JSON contains all of them.
const MAX_EVIDENCE: usize = 5;

/// The changes of `report`, each with the header `FILE:LINE:COLUMN:` for its position in `bytes`, the original input.
/// Columns count bytes, as compilers do.
pub(crate) fn explain(name: &str, bytes: &[u8], report: &Report<'_>, styles: &Styles) -> String {
    let name = &Name(name);
    let mut out = head(name, report, styles);
    let mut place = LineColumns::new(bytes);
    for change in report.changes() {
        let (source, shown) = (report.source(change.input), report.source(visible(change, report.page_text())));
        let _ = write!(out, "\n{}", Styled(styles.place, format_args!("{name}:{}: ", place.of(shown.start))));
        write_change(&mut out, change, source, report.page_text(), styles);
    }
    out
}

/// The visible part of a change: a removal includes the white space around it.
fn visible(change: &Change, text: &str) -> Span {
    let removed = change.input.of(text);
    let rest = removed.trim_start();
    if rest.is_empty() || !change.replacement.is_empty() {
        return change.input;
    }
    let start = change.input.end - rest.len();
    Span::new(start, start + rest.trim_end().len())
}

fn head(name: &Name<'_>, report: &Report<'_>, styles: &Styles) -> String {
    let kind = match report.cleaned().page().kind() {
        SourceKind::Html => "HTML",
        _ => "plain text",
    };
    let encoding = report.decoded().map_or("text", |decoded| decoded.encoding());
    let (repairs, removals) = (report.repairs().len(), report.removals().len());
    let verdict = match report.cleaned().verdict() {
        Verdict::FromData => "; the page shows hardly any text, so the text was taken from its embedded data",
        Verdict::NeedsScripts => "; the page shows hardly any text, because scripts load it",
        Verdict::TooLittleLeft => "; too little would be left, so nothing is removed",
        Verdict::LimitExceeded => {
            "; a limit was exceeded, so nothing is removed; raise it with --max-bytes or --max-blocks"
        }
        _ => "",
    };
    let line =
        format!("{name}: {kind} in {encoding}: {}, {}{verdict}", count(repairs, "repair"), count(removals, "removal"));
    format!("{}\n", Styled(styles.heading, line))
}

fn count(n: usize, what: &str) -> String {
    match n {
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}

fn write_change(out: &mut String, change: &Change, source: Span, text: &str, styles: &Styles) {
    let codes: Vec<&str> = change.reasons.iter().map(|reason| reason.code()).collect();
    let confidence = change.confidence.get();
    let (start, end) = (source.start, source.end);
    let _ =
        writeln!(out, "{}, confidence {confidence:.2}, bytes {start}-{end}", Styled(styles.heading, codes.join(", ")));
    let before = visible(change, text).of(text);
    if before == change.replacement {
        let _ = writeln!(out, "  = {} (reported, not changed)", Escaped(before));
    } else {
        let _ = writeln!(out, "  {}", Styled(styles.before, format_args!("- {}", Escaped(before))));
    }
    if before != change.replacement && !change.replacement.is_empty() {
        let _ = writeln!(out, "  {}", Styled(styles.after, format_args!("+ {}", Escaped(&change.replacement))));
        write_around(out, change.input, text, styles);
    }
    write_evidence(out, change, styles);
}

/// Writes the line around a repair, with the damage as it was.
fn write_around(out: &mut String, span: Span, text: &str, styles: &Styles) {
    let length = |chars: &mut dyn Iterator<Item = char>| -> usize {
        chars.take(AROUND).take_while(|&c| c != '\n').map(char::len_utf8).sum()
    };
    let start = span.start - length(&mut text[..span.start].chars().rev());
    let end = span.end + length(&mut text[span.end..].chars());
    let (left, damage, right) =
        (Escaped(&text[start..span.start]), Escaped(span.of(text)), Escaped(&text[span.end..end]));
    let _ = writeln!(out, "    in  …{left}{}{right}…", Styled(styles.before, damage));
}

fn write_evidence(out: &mut String, change: &Change, styles: &Styles) {
    let shown: Vec<String> = change
        .evidence
        .iter()
        .take(MAX_EVIDENCE)
        .map(|evidence| format!("{} {} ({:+.2})", evidence.signal, number(evidence.value), evidence.weight))
        .collect();
    if !shown.is_empty() {
        let _ = writeln!(out, "    {}", Styled(styles.dim, format_args!("evidence  {}", shown.join(", "))));
    }
}

/// At most two decimals, without trailing zeros.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Converts ascending byte offsets to lines and columns in one pass.
struct LineColumns<'a> {
    bytes: &'a [u8],
    done: usize,
    line: usize,
    start: usize,
}

impl<'a> LineColumns<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, done: 0, line: 1, start: 0 }
    }

    /// `LINE:COLUMN` of the byte at `at`, both counted from 1.
    fn of(&mut self, at: usize) -> String {
        let at = at.clamp(self.done, self.bytes.len().max(self.done));
        for (n, _) in self.bytes[self.done..at].iter().enumerate().filter(|&(_, &byte)| byte == b'\n') {
            self.line += 1;
            self.start = self.done + n + 1;
        }
        self.done = at;
        format!("{}:{}", self.line, at - self.start + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::LineColumns;

    #[test]
    fn places_count_from_one() {
        let mut place = LineColumns::new(b"ab\n\ncd");
        assert_eq!([0, 1, 3, 4, 5, 6].map(|at| place.of(at)), ["1:1", "1:2", "2:1", "3:1", "3:2", "3:3"]);
    }
}
