//! Maps the page text back to the reader's input.

use crate::change::Changes;
use crate::span::Span;

/// Maps spans of a page text to the reader's input. It consists of the runs that were copied unchanged, in page order.
///
/// Text between two runs (a resolved entity, collapsed white space, a separator) maps to everything between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceMap {
    runs: Vec<SourceRun>,
    /// Repairs made after reading.
    later: Option<Changes>,
    identity: bool,
}

/// `len` bytes that are the same in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SourceRun {
    page: usize,
    source: usize,
    len: usize,
}

impl SourceMap {
    /// The map for a page text that is its input.
    #[must_use]
    pub fn identity() -> Self {
        Self { identity: true, ..Self::default() }
    }

    /// Adds `len` bytes at `page` that are the same as those at `source`. Runs must be added in page order.
    pub fn push(&mut self, page: usize, source: usize, len: usize) {
        if let Some(last) = self.runs.last_mut()
            && last.page + last.len == page
            && last.source + last.len == source
        {
            last.len += len;
        } else if len > 0 {
            self.runs.push(SourceRun { page, source, len });
        }
    }

    /// The offset in the page text as read, the offset in the input, and the length of each run.
    pub(super) fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.runs.iter().map(|run| (run.page, run.source, run.len))
    }

    /// Moves the runs in the page text. `moved` is called with ascending offsets. A run with an insertion is split
    /// there.
    pub(super) fn shift(&mut self, mut moved: impl FnMut(usize) -> usize) {
        for run in &mut self.runs {
            run.page = moved(run.page);
        }
    }

    /// Drops the runs after offset `page` of the page text.
    pub(super) fn truncate(&mut self, page: usize) {
        while let Some(last) = self.runs.pop_if(|run| run.page + run.len > page) {
            if last.page < page {
                self.runs.push(SourceRun { len: page - last.page, ..last });
            }
        }
    }

    /// The source of `span`. Takes logarithmic time in the number of runs.
    #[must_use]
    pub fn to_source(&self, span: Span) -> Span {
        self.to_source_as_read(self.later.as_ref().map_or(span, |changes| changes.to_input(span)))
    }

    /// The source of `span` in the text as it was read, before repairs.
    #[must_use]
    pub fn to_source_as_read(&self, span: Span) -> Span {
        if self.identity {
            return span;
        }
        let start = self.start_of(span.start);
        Span::new(start, self.end_of(span.end).max(start))
    }

    fn start_of(&self, at: usize) -> usize {
        let next = self.runs.partition_point(|run| run.page <= at);
        match next.checked_sub(1).map(|n| self.runs[n]) {
            Some(run) if at < run.page + run.len => run.source + (at - run.page),
            Some(run) => run.source + run.len,
            None => 0,
        }
    }

    fn end_of(&self, at: usize) -> usize {
        let next = self.runs.partition_point(|run| run.page < at);
        match next.checked_sub(1).map(|n| self.runs[n]) {
            Some(run) if at <= run.page + run.len => run.source + (at - run.page),
            Some(run) => self.runs.get(next).map_or(run.source + run.len, |after| after.source),
            None => 0,
        }
    }

    /// The map for the text that results from applying `changes` to this page text.
    #[must_use]
    pub(super) fn after(mut self, changes: &Changes) -> Self {
        debug_assert!(self.later.is_none(), "a page is repaired once");
        self.later = Some(changes.clone());
        self
    }
}
