//! A plain-text dump to a page. The page text is the input; blocks are its paragraphs and lines.

use super::ReadOptions;
use crate::page::{BlockKind, BlockSpec, Page, PageBuilder};
use crate::span::Span;

pub(super) fn read(source: &str, options: &ReadOptions) -> Page {
    let mut builder = PageBuilder::of_text(source);
    if source.len() > options.max_bytes {
        builder.limit_exceeded();
    }
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let text = line.trim();
        if !text.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start, start + text.len());
            builder.block(BlockSpec::new(BlockKind::Line, span, span));
        }
        at += line.len();
    }
    builder.finish()
}
