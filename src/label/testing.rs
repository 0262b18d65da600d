//! Pages for the tests of this folder.

use crate::page::{BlockKind, BlockSpec, ContainerId, PageBuilder};
use crate::span::Span;

/// Adds a block of `text` and the empty line behind it: a heading of `level`, a paragraph where that is 0.
pub(super) fn block(builder: &mut PageBuilder, container: Option<ContainerId>, level: u8, text: &str) {
    let start = builder.len();
    builder.push_source(text, start);
    let span = Span::new(start, builder.len());
    let kind = if level > 0 { BlockKind::Heading } else { BlockKind::Paragraph };
    let mut spec = BlockSpec::new(kind, span, span);
    (spec.level, spec.container) = (level, container);
    builder.block(spec);
    builder.push_made("\n\n");
}
