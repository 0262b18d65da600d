//! What a pass is, and the loop that runs the passes until nothing changes.

use std::borrow::Cow;

use super::RepairOptions;
use crate::change::{Changes, Confidence, Evidence};
use crate::reason::RepairReason;
use crate::span::Span;

/// One kind of repair; it works line by line and never across a line feed.
pub(super) struct Pass {
    /// Whether the options ask for it.
    pub(super) wanted: fn(&RepairOptions) -> bool,
    /// The quick look: false where the pass has nothing to do in the whole text.
    pub(super) hint: fn(&str) -> bool,
    /// Drafts the changes of one line.
    pub(super) line: fn(&mut Draft, Span, &RepairOptions),
}

/// The changes that one pass is about to make.
pub(super) struct Draft<'t> {
    /// The text as the pass finds it.
    pub(super) text: &'t str,
    /// Where markup begins; lines from there on hold entities for a reason.
    pub(super) markup: usize,
    least: Confidence,
    changes: Changes,
}

impl<'t> Draft<'t> {
    pub(super) fn new(text: &'t str, markup: usize, least: Confidence) -> Self {
        Self { text, markup, least, changes: Changes::new() }
    }

    /// Puts `with` in the place of `span`, unless that is too unsure.
    pub(super) fn replace(&mut self, span: Span, with: impl Into<String>, reason: RepairReason, sure: Confidence) {
        self.replace_because(span, with, reason, sure, Vec::new());
    }

    /// The same with the measurements that speak for it.
    pub(super) fn replace_because(
        &mut self,
        span: Span,
        with: impl Into<String>,
        reason: RepairReason,
        sure: Confidence,
        evidence: Vec<Evidence>,
    ) {
        if sure >= self.least {
            self.changes.push(span, with, vec![reason.into()], sure, evidence);
        }
    }
}

/// Rounds after which a text is taken as it is; only made-up text needs more than five.
const MAX_ROUNDS: usize = 12;

/// The lines of `span` that are not empty, without their line feeds.
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

/// Text on its way through the passes.
pub(super) struct Work<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) changes: Changes,
    /// Where markup begins in the text as it is now.
    markup: usize,
}

impl<'a> Work<'a> {
    pub(super) fn new(text: &'a str, markup: usize) -> Self {
        Self { text: Cow::Borrowed(text), changes: Changes::new(), markup }
    }

    /// Runs group after group, then all of them again, until no group but the first has anything to do.
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

    /// Runs the passes over the text, then again over the lines that changed, until none does. Returns whether any
    /// did.
    fn run(&mut self, passes: &[Pass], options: &RepairOptions) -> bool {
        let mut changed = false;
        let mut scope = lines(&self.text, Span::new(0, self.text.len()));
        for _ in 0..MAX_ROUNDS {
            let mut touched = Vec::new();
            for pass in passes.iter().filter(|pass| (pass.wanted)(options)) {
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
            // A new line break makes two lines of one.
            scope = self.lines_around(touched).into_iter().flat_map(|span| lines(&self.text, span)).collect();
        }
        changed
    }

    /// Reports each stretch of `U+FFFD` that is left: bytes were lost there, and nothing certain can be said of them.
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
            self.changes = if self.changes.is_empty() { lost } else { self.changes.compose(&lost, &self.text) };
        }
    }

    fn draft(&self, pass: &Pass, lines: &[Span], options: &RepairOptions) -> Changes {
        let mut draft = Draft::new(&self.text, self.markup, options.min_confidence);
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
        self.changes = if self.changes.is_empty() { made } else { self.changes.compose(&made, &self.text) };
        self.text = Cow::Owned(next);
    }

    /// The whole lines that the spans touch, in order, each once.
    fn lines_around(&self, mut spans: Vec<Span>) -> Vec<Span> {
        spans.sort_unstable();
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
