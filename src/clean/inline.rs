//! Walks the text of a block with its marks, properly nested.

use crate::page::{Block, Mark, MarkKind, Page};
use crate::span::Span;

/// Receives running text.
pub(super) trait MarkSink {
    fn text(&mut self, text: &str);
    /// Starts a link or emphasis over `inside`, between `before` and `after`. Returns false to leave the mark out.
    fn open(&mut self, kind: &MarkKind, around: Around<'_>) -> bool;
    fn close(&mut self, kind: &MarkKind);
    /// Writes marked text in a special way, without marks inside it. Returns false to leave it to `open`.
    fn atom(&mut self, kind: &MarkKind, around: Around<'_>) -> bool;
}

/// A run of text and what surrounds it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    pub before: &'a str,
    pub inside: &'a str,
    pub after: &'a str,
}

/// Passes the text of `block` to `sink`. Marks that overlap are cut at the end of the outer one.
pub(super) fn walk(page: &Page, block: &Block, sink: &mut impl MarkSink) {
    let marks = page.marks();
    let first = marks.partition_point(|mark| mark.span.start < block.span.start);
    let inside = marks[first..].iter().take_while(|mark| mark.span.start < block.span.end);
    let mut walk = InlineWalk { text: page.text(), block: block.span, at: block.span.start, open: Vec::new(), sink };
    for mark in inside {
        walk.open(mark);
    }
    walk.close_until(usize::MAX);
    walk.copy(block.span.end);
}

struct InlineWalk<'a, S> {
    text: &'a str,
    block: Span,
    at: usize,
    open: Vec<(&'a MarkKind, usize)>,
    sink: &'a mut S,
}

impl<'a, S: MarkSink> InlineWalk<'a, S> {
    fn open(&mut self, mark: &'a Mark) {
        self.close_until(mark.span.start);
        let end = self.open.last().map_or(self.block.end, |&(_, end)| end).min(mark.span.end);
        let useless = self.open.iter().any(|(kind, _)| same_sort(kind, &mark.kind));
        if useless || end <= mark.span.start || mark.span.start < self.at {
            return;
        }
        // A mark must not start or end with white space: `** bold**` is not bold in Markdown.
        let inside = &self.text[mark.span.start..end];
        let start = end - inside.trim_start().len();
        let end = mark.span.start + inside.trim_end().len();
        if start >= end {
            return;
        }
        self.copy(start);
        let around = Around {
            before: &self.text[self.block.start..start],
            inside: &self.text[start..end],
            after: &self.text[end..self.block.end],
        };
        if self.sink.atom(&mark.kind, around) {
            self.at = end;
            return;
        }
        if self.sink.open(&mark.kind, around) {
            self.open.push((&mark.kind, end));
        }
    }

    /// Closes the open marks that end at or before `at`.
    fn close_until(&mut self, at: usize) {
        while let Some((kind, end)) = self.open.pop_if(|(_, end)| *end <= at) {
            self.copy(end);
            self.sink.close(kind);
        }
    }

    fn copy(&mut self, end: usize) {
        if end > self.at {
            self.sink.text(&self.text[self.at..end]);
            self.at = end;
        }
    }
}

fn same_sort(a: &MarkKind, b: &MarkKind) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

/// Longer URLs are not written as links, so that a page cannot grow by repeating them. Browsers accept 2 MB, servers about
/// 8 KB.
const MAX_ADDRESS: usize = 8 << 10;
/// Schemes of URLs that outputs keep. Others run code, or mean nothing outside the page.
const SCHEMES: [&str; 6] = ["http", "https", "mailto", "tel", "ftp", "xmpp"];

/// The URL of a link as browsers parse it, if it is safe and leads to another page.
///
/// URLs without a scheme are relative and stay as they are. If something looks like a scheme but is not one, the URL is
/// dropped.
pub(super) fn safe_address(address: &str) -> Option<String> {
    if address.len() > MAX_ADDRESS {
        return None;
    }
    let cleaned: String = address.trim_matches(|c: char| c <= ' ').chars().filter(|c| !c.is_control()).collect();
    let before_path = &cleaned[..cleaned.find(['/', '?', '#', '\\']).unwrap_or(cleaned.len())];
    let safe = match before_path.split_once(':') {
        Some((scheme, _)) => SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)),
        None => true,
    };
    (safe && !cleaned.is_empty() && !cleaned.starts_with('#')).then(|| cleaned.replace(' ', "%20"))
}
