//! Defines a pass, and the loop that runs the passes until nothing changes.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::neighbouring_lines::{Around, InputLines};
use super::votes::Votes;
use super::{RepairOptions, length_prefixed};
use crate::change::{Changes, Confidence, Evidence};
use crate::reason::RepairReason;
use crate::span::Span;

/// One kind of repair. It works line by line and never across a line feed.
pub(super) struct Pass {
    /// Whether the options enable the pass.
    pub(super) is_enabled: fn(&RepairOptions) -> bool,
    /// A cheap test: false when the pass has nothing to do in the whole text.
    pub(super) hint: fn(&str) -> bool,
    /// Proposes the changes of one line.
    pub(super) line: fn(&mut Draft, Span, &RepairOptions),
}

/// The changes that one pass proposes.
pub(super) struct Draft<'t> {
    /// The text before the pass.
    pub(super) text: &'t str,
    /// The offset where markup begins. Entities in lines from there on are intended.
    pub(super) markup: usize,
    /// The lines of the input.
    pub(super) input: InputLines<'t>,
    /// What the lines around a line say about its encoding.
    pub(super) votes: Votes,
    min_confidence: Confidence,
    changes: Changes,
    /// Whether the text may contain length-prefixed strings; determined at the first change.
    is_length_prefixed: OnceCell<bool>,
}

impl<'t> Draft<'t> {
    pub(super) fn new(text: &'t str, markup: usize, input: InputLines<'t>, min_confidence: Confidence) -> Self {
        Self {
            text,
            markup,
            input,
            votes: Votes::default(),
            min_confidence,
            changes: Changes::new(),
            is_length_prefixed: OnceCell::new(),
        }
    }

    /// Proposes to replace `span` by `with`, if the confidence is high enough.
    pub(super) fn replace(
        &mut self,
        span: Span,
        with: impl Into<String>,
        reason: RepairReason,
        confidence: Confidence,
    ) {
        self.replace_because(span, with, reason, confidence, Vec::new());
    }

    /// The same, with the measurements as evidence.
    pub(super) fn replace_because(
        &mut self,
        span: Span,
        with: impl Into<String>,
        reason: RepairReason,
        confidence: Confidence,
        evidence: Vec<Evidence>,
    ) {
        if confidence >= self.min_confidence && !self.is_in_length_prefixed(span) {
            self.changes.push(span, with, vec![reason.into()], confidence, evidence);
        }
    }
}

impl Draft<'_> {
    fn is_in_length_prefixed(&self, span: Span) -> bool {
        *self.is_length_prefixed.get_or_init(|| length_prefixed::may_contain(self.text))
            && length_prefixed::contains(self.text, span)
    }
}

/// The maximum number of rounds; only artificial text needs more than five.
const MAX_ROUNDS: usize = 12;

/// The non-empty lines of `span`, without their line feeds.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = span.start;
    for line in span.of(text).split('\n') {
        let end = start + line.len();
        if start < end {
            lines.push(Span::new(start, end));
        }
        start = end + 1;
    }
    lines
}

/// A text while the passes run.
pub(super) struct PassRunner<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) changes: Changes,
    /// The offset where markup begins in the current text.
    markup: usize,
    input: &'a str,
    around: Around<'a>,
}

impl<'a> PassRunner<'a> {
    pub(super) fn new(input: &'a str, markup: usize, around: Around<'a>) -> Self {
        Self { text: Cow::Borrowed(input), changes: Changes::new(), markup, input, around }
    }

    /// Runs the groups one after the other, and repeats all of them until only the first group changed anything.
    pub(super) fn run_all(&mut self, groups: &[&[Pass]], options: &RepairOptions) {
        for _ in 0..MAX_ROUNDS {
            let mut again = false;
            for (n, passes) in groups.iter().enumerate() {
                again |= self.run(passes, options) && n > 0;
            }
            if !again {
                return;
            }
        }
    }

    /// Runs the passes over the text, then again over the lines that changed, until nothing changes. Returns whether
    /// anything changed.
    fn run(&mut self, passes: &[Pass], options: &RepairOptions) -> bool {
        let mut changed = false;
        let mut scope = lines(&self.text, Span::new(0, self.text.len()));
        for _ in 0..MAX_ROUNDS {
            let mut touched = Vec::new();
            for pass in passes.iter().filter(|pass| (pass.is_enabled)(options)) {
                let made = self.draft(pass, &scope, options);
                if !made.is_empty() {
                    scope = scope.into_iter().map(|span| made.to_output(span)).collect();
                    touched = touched.into_iter().map(|span| made.to_output(span)).collect();
                    touched.extend(made.iter().map(|change| change.output));
                    self.apply(made);
                    if options.fix_line_breaks {
                        scope = scope.into_iter().flat_map(|span| lines(&self.text, span)).collect();
                    }
                }
            }
            if touched.is_empty() {
                return changed;
            }
            changed = true;
            // A new line break splits a line in two.
            scope = self.lines_around(touched).into_iter().flat_map(|span| lines(&self.text, span)).collect();
        }
        changed
    }

    /// Reports each remaining run of `U+FFFD`: bytes were lost there, and it is not known which.
    pub(super) fn report_lost_bytes(&mut self) {
        let mut lost = Changes::new();
        let mut end = 0;
        for (start, _) in self.text.match_indices(char::REPLACEMENT_CHARACTER) {
            if start >= end {
                let rest = &self.text[start..];
                end = start + rest.len() - rest.trim_start_matches(char::REPLACEMENT_CHARACTER).len();
                let reasons = vec![RepairReason::LostBytes.into()];
                lost.push(Span::new(start, end), &self.text[start..end], reasons, Confidence::CERTAIN, Vec::new());
            }
        }
        if !lost.is_empty() {
            self.add(lost);
        }
    }

    fn draft(&self, pass: &Pass, lines: &[Span], options: &RepairOptions) -> Changes {
        let input = InputLines::new(self.input, self.around, &self.changes);
        let mut draft = Draft::new(&self.text, self.markup, input, options.min_confidence);
        if (pass.hint)(&self.text) {
            lines.iter().for_each(|&line| (pass.line)(&mut draft, line, options));
        }
        draft.changes
    }

    fn apply(&mut self, made: Changes) {
        let next = made.apply(&self.text);
        if self.markup <= self.text.len() {
            self.markup = made.to_output(Span::new(self.markup, self.markup)).start;
        }
        self.add(made);
        self.text = Cow::Owned(next);
    }

    /// Adds changes of the current text to those that led to it.
    fn add(&mut self, made: Changes) {
        let before = std::mem::take(&mut self.changes);
        self.changes = if before.is_empty() { made } else { before.composed(made, &self.text) };
    }

    /// The whole lines that the spans touch, in order and without duplicates.
    fn lines_around(&self, mut spans: Vec<Span>) -> Vec<Span> {
        crate::order::sort(&mut spans);
        let bytes = self.text.as_bytes();
        let mut lines: Vec<Span> = Vec::new();
        for span in spans {
            if lines.last().is_some_and(|last| span.end <= last.end) {
                continue;
            }
            let from = lines.last().map_or(0, |last| last.end);
            let before = bytes[from..span.start.max(from)].iter().rposition(|&b| b == b'\n');
            let start = before.map_or(from, |n| from + n + 1);
            let end = bytes[span.end..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |n| span.end + n);
            lines.push(Span::new(start, end));
        }
        lines
    }
}
