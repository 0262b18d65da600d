//! Plain-text output: summaries, sentences, scores, encodings, and the files that would change.

use std::collections::BTreeMap;
use std::fmt::Write;

use limpid::{BinaryKind, Change, Changes, Decoded, EncodingSource, KeyPhrase, Report, Span, Summary, TextKind};

use super::escape::Escaped;
use super::style::{Styled, Styles};
use crate::args::Format;
use crate::message::Name;

/// The text of a report in the requested format, and the summary under a heading.
pub(crate) fn with_summary(report: &Report<'_>, format: Format, styles: &Styles) -> String {
    let mut out = match format {
        Format::Markdown => report.to_markdown(),
        Format::Html => report.cleaned().to_html(),
        _ => report.text().to_owned(),
    };
    end_line(&mut out);
    if let Some(summary) = report.summary() {
        if format == Format::Html {
            return out + &html_summary(report.text(), summary);
        }
        let gap = if out.is_empty() { "" } else { "\n" };
        if summary.picked().next().is_some() || summary.key_phrases().is_empty() {
            let heading = if format == Format::Markdown { "## Summary" } else { "Summary\n-------" };
            let _ = writeln!(out, "{gap}{}\n", Styled(styles.heading, heading));
        }
        for sentence in summary.picked() {
            let _ = writeln!(out, "- {}", OneLine(sentence.span.of(report.text())));
        }
        out += &key_phrases(report.text(), summary);
    }
    out
}

/// The picked sentences, one on each line, and the key phrases.
pub(crate) fn summary_lines(text: &str, summary: &Summary) -> String {
    sentence_lines(text, summary.picked().map(|picked| picked.span)) + &key_phrases(text, summary)
}

/// The key phrases with the number of their places, on one line after an empty one; empty if there are none.
pub(crate) fn key_phrases(text: &str, summary: &Summary) -> String {
    let written = |phrase: &KeyPhrase| format!("{} ({})", OneLine(phrase.shown.of(text)), phrase.spans.len());
    let phrases: Vec<String> = summary.key_phrases().iter().map(written).collect();
    if phrases.is_empty() { String::new() } else { format!("\nKey phrases: {}\n", phrases.join(", ")) }
}

/// The picked sentences as an HTML list.
fn html_summary(text: &str, summary: &Summary) -> String {
    let mut out = String::from("<h2>Summary</h2>\n<ul>\n");
    for sentence in summary.picked() {
        let line = escaped(&OneLine(sentence.span.of(text)).to_string());
        let _ = writeln!(out, "<li>{line}</li>");
    }
    out += "</ul>\n";
    let phrases = escaped(key_phrases(text, summary).trim());
    if phrases.is_empty() { out } else { out + &format!("<p>{phrases}</p>\n") }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Ends the last line, if there is one.
pub(crate) fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// A sentence on one line, with its white space collapsed.
struct OneLine<'a>(&'a str);

impl std::fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (n, word) in self.0.split_whitespace().enumerate() {
            write!(f, "{}{word}", if n > 0 { " " } else { "" })?;
        }
        Ok(())
    }
}

/// The sentences, one on each line.
pub(crate) fn sentence_lines(text: &str, spans: impl Iterator<Item = Span>) -> String {
    let mut out = String::new();
    for span in spans.filter(|span| !span.of(text).trim().is_empty()) {
        let _ = writeln!(out, "{}", OneLine(span.of(text)));
    }
    out
}

/// Every sentence with its rank, its score and the parts of its score; a star marks those in the summary.
pub(crate) fn scores(text: &str, summary: &Summary, styles: &Styles) -> String {
    let mut out = String::new();
    let width = summary.sentences().len().to_string().len();
    for sentence in summary.sentences() {
        let (star, style) = if sentence.picked { ('*', styles.after) } else { (' ', anstyle::Style::new()) };
        let line = Escaped(sentence.span.of(text));
        let rank = sentence.rank + 1;
        let _ = writeln!(out, "{star} {rank:width$} {:7.3}  {}", sentence.score, Styled(style, line));
        let mut parts: Vec<_> = sentence.parts.iter().filter(|part| part.value != 0.0).collect();
        parts.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
        let parts: Vec<String> = parts.iter().map(|part| format!("{} {:+.3}", part.signal, part.value)).collect();
        if !parts.is_empty() {
            let _ = writeln!(out, "{:indent$}{}", "", Styled(styles.dim, parts.join(", ")), indent = width + 12);
        }
        if sentence.picked {
            let why = summary.reasons(sentence).join("; ");
            let _ = writeln!(out, "{:indent$}{}", "", Styled(styles.dim, why), indent = width + 12);
        }
    }
    out
}

/// The kind of an input that is not text.
pub(crate) fn detected_binary(name: &str, kind: BinaryKind, styles: &Styles) -> String {
    let what = if kind.is_ebcdic() { "ebcdic" } else { "binary" };
    format!("{}: {}, {kind}\n", Styled(styles.place, Name(name)), Styled(styles.heading, what))
}

/// The encoding of one input, how it was determined, the alternatives, and the language.
pub(crate) fn detected(name: &str, decoded: &Decoded<'_>, styles: &Styles) -> String {
    let how = match decoded.source() {
        EncodingSource::Bom => "by its byte order mark",
        EncodingSource::Label => "as given",
        EncodingSource::Declared => "as the input declares",
        EncodingSource::Utf8 => "recognised by its byte sequences",
        EncodingSource::Guess => "guessed from its characters",
        EncodingSource::Fallback => "as the default",
        _ => "determined in another way",
    };
    let others: Vec<String> = decoded.candidates()[1..]
        .iter()
        .map(|other| format!("{} {:.2}", other.encoding, other.confidence.get()))
        .collect();
    let others = if others.is_empty() { String::new() } else { format!("; else {}", others.join(", ")) };
    let lang = decoded.language().map_or_else(String::new, |lang| format!("; language {lang}"));
    let encoding = Styled(styles.heading, decoded.encoding());
    let confidence = decoded.confidence().get();
    format!("{}: {encoding}, confidence {confidence:.2}, {how}{others}{lang}\n", Styled(styles.place, Name(name)))
}

/// How often each reason occurs.
pub(crate) fn reasons(changes: &Changes) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for change in changes {
        *counts.entry(Change::reason(change).code()).or_insert(0) += 1;
    }
    counts
}

/// An input that would change, with the reasons: `FILE: mojibake 2, entity 1`.
pub(crate) fn would_change(name: &str, reasons: &BTreeMap<&'static str, usize>, styles: &Styles) -> String {
    let mut counts: Vec<_> = reasons.iter().collect();
    counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    let counts: Vec<String> = counts.iter().map(|(code, count)| format!("{code} {count}")).collect();
    let why = if counts.is_empty() { "encoding or line end only".to_owned() } else { counts.join(", ") };
    format!("{}: {why}\n", Styled(styles.place, Name(name)))
}

/// Notes about a summary: that there was nothing to summarize, that it is too long, which query words do not occur.
pub(crate) fn notes(summary: &Summary) -> Vec<String> {
    let form = match summary.kind() {
        TextKind::List => Some("a list"),
        TextKind::Table => Some("a table"),
        TextKind::Verse => Some("verse"),
        TextKind::Code => Some("source code or data"),
        _ => None,
    };
    let nothing = form.map(|form| format!("there is nothing to summarize in {form}; this is only its beginning"));
    nothing.into_iter().chain(notes_of(summary.is_over_length(), summary.missing_words())).collect()
}

/// The same for a summary of several texts.
pub(crate) fn notes_of(is_over_length: bool, missing: &[String]) -> Vec<String> {
    let long = is_over_length.then(|| "the summary is longer than requested, because every sentence is".to_owned());
    let absent =
        (!missing.is_empty()).then(|| format!("words of --query that are not in the text: {}", missing.join(", ")));
    long.into_iter().chain(absent).collect()
}
