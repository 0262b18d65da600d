//! Builds pages for the tests in this folder.

use crate::page::{BlockKind, BlockSpec, ContainerId, ContainerKind, Links, Page, PageBuilder, SourceKind};
use crate::span::Span;

/// Adds a block of `text` followed by an empty line: a heading of `level`, or a paragraph if the level is 0.
pub(in crate::label) fn block(builder: &mut PageBuilder, container: Option<ContainerId>, level: u8, text: &str) {
    linked_block(builder, container, level, text, 0);
}

/// The same with this many bytes of text in a link.
pub(in crate::label) fn linked_block(
    builder: &mut PageBuilder,
    container: Option<ContainerId>,
    level: u8,
    text: &str,
    bytes: u32,
) {
    let kind = if level > 0 { BlockKind::Heading } else { BlockKind::Paragraph };
    let mut spec = BlockSpec::new(kind, Span::default(), Span::default());
    (spec.level, spec.container) = (level, container);
    spec.links = (bytes > 0).then_some(Links { count: 1, bytes });
    add(builder, spec, text);
}

/// Adds a line.
pub(in crate::label) fn line(builder: &mut PageBuilder, container: ContainerId, text: &str) {
    let mut spec = BlockSpec::new(BlockKind::Line, Span::default(), Span::default());
    spec.container = Some(container);
    add(builder, spec, text);
}

fn add(builder: &mut PageBuilder, mut spec: BlockSpec, text: &str) {
    let start = builder.len();
    builder.push_source(text, start);
    (spec.span, spec.source) = (Span::new(start, builder.len()), Span::new(start, builder.len()));
    builder.block(spec);
    builder.push_made("\n\n");
}

/// A page of paragraphs.
pub(in crate::label) fn page_of(texts: &[&str]) -> Page {
    titled("", texts)
}

/// The same with a title in its head, unless the title is empty.
pub(in crate::label) fn titled(title: &str, texts: &[&str]) -> Page {
    let mut builder = PageBuilder::new(SourceKind::Html);
    texts.iter().for_each(|text| block(&mut builder, None, 0, text));
    builder.metadata().title = Some(title.to_owned()).filter(|title| !title.is_empty());
    builder.finish()
}

/// A plain-text dump.
pub(in crate::label) fn dump_of(texts: &[&str]) -> Page {
    let mut builder = PageBuilder::new(SourceKind::Text);
    texts.iter().for_each(|text| block(&mut builder, None, 0, text));
    builder.finish()
}

/// A paragraph and a list.
pub(in crate::label) fn page_with_list(text: &str, items: &[&str]) -> Page {
    let mut builder = PageBuilder::new(SourceKind::Html);
    block(&mut builder, None, 0, text);
    let list = builder.container(None, ContainerKind::List, "ul", "");
    for item in items {
        let start = builder.len();
        builder.push_source(item, start);
        let span = Span::new(start, builder.len());
        let mut spec = BlockSpec::new(BlockKind::ListItem, span, span);
        spec.container = Some(list);
        builder.block(spec);
        builder.push_made("\n");
    }
    builder.finish()
}
