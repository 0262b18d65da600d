//! Builds a page. Readers use it.

use super::layout;
use super::{
    Block, BlockId, BlockKind, Container, ContainerId, ContainerKind, Declared, Detail, Dir, Links, Mark, MarkKind,
    Metadata, Page, Picture, SourceKind, SourceMap, TextOrigin, separators,
};
use crate::script::{Script, script_of};
use crate::span::Span;

/// What a reader knows about a block when the block ends.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct BlockSpec {
    /// The kind of block.
    pub kind: BlockKind,
    /// The level of a heading or the depth of a list item, otherwise 0.
    pub level: u8,
    /// Its byte range in the page text.
    pub span: Span,
    /// Its byte range in the reader's input.
    pub source: Span,
    /// The innermost container around it.
    pub container: Option<ContainerId>,
    /// Its links, if the reader knows them.
    pub links: Option<Links>,
    /// Whether the page hides it, if the reader knows.
    pub hidden: Option<bool>,
    /// The direction that the page declares for it.
    pub dir: Option<Dir>,
}

impl BlockSpec {
    /// A block about which nothing else is known.
    #[must_use]
    pub fn new(kind: BlockKind, span: Span, source: Span) -> Self {
        Self { kind, level: 0, span, source, container: None, links: None, hidden: None, dir: None }
    }
}

/// Collects text, containers, blocks and marks in one pass over the input.
///
/// ```
/// use limpid::advanced::{BlockSpec, PageBuilder};
/// use limpid::{BlockKind, SourceKind};
/// use limpid::Span;
/// let mut builder = PageBuilder::new(SourceKind::Html);
/// let start = builder.len();
/// builder.push_source("Hello", 3);
/// builder.block(BlockSpec::new(BlockKind::Paragraph, Span::new(start, builder.len()), Span::new(0, 12)));
/// let page = builder.finish();
/// assert_eq!(page.text(), "Hello");
/// assert_eq!(page.source(Span::new(1, 4)), Span::new(4, 7));
/// ```
#[derive(Debug)]
pub struct PageBuilder {
    page: Page,
}

impl PageBuilder {
    /// An empty page.
    #[must_use]
    pub fn new(kind: SourceKind) -> Self {
        Self {
            page: Page {
                text: String::new(),
                blocks: Vec::new(),
                containers: Vec::new(),
                marks: Vec::new(),
                metadata: Metadata::default(),
                kind,
                source: SourceMap::default(),
                limit_exceeded: false,
                declared: Declared::default(),
                pictures: Vec::new(),
                rules: Vec::new(),
                back_links: Vec::new(),
                text_origin: TextOrigin::Shown,
            },
        }
    }

    /// A plain-text page, whose text is exactly `text`.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut builder = Self::new(SourceKind::Text);
        text.clone_into(&mut builder.page.text);
        builder.page.source = SourceMap::identity();
        builder
    }

    /// The length of the page text in bytes, which is the offset of the next text.
    #[must_use]
    pub fn len(&self) -> usize {
        self.page.text.len()
    }

    /// True when there is no text yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.page.text.is_empty()
    }

    /// The page text so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.page.text
    }

    /// Adds text that is copied unchanged from offset `source` of the input.
    pub fn push_source(&mut self, text: &str, source: usize) {
        self.page.source.push(self.page.text.len(), source, text.len());
        self.page.text.push_str(text);
    }

    /// Adds text that the input writes differently: the character of an entity, collapsed white space, a separator.
    pub fn push_made(&mut self, text: &str) {
        self.page.text.push_str(text);
    }

    /// Removes the text from `len` on, such as white space before a separator. Blocks must end before it; marks are
    /// shortened.
    pub fn truncate(&mut self, len: usize) {
        self.page.text.truncate(len);
        self.page.source.truncate(len);
        for mark in self.page.marks.iter_mut().rev().take_while(|mark| mark.span.end > len) {
            mark.span = Span::new(mark.span.start.min(len), len);
        }
    }

    /// Opens a container; `names` are its class, id, role and itemprop in lower case.
    pub fn container(
        &mut self,
        parent: Option<ContainerId>,
        kind: ContainerKind,
        tag: &str,
        names: &str,
    ) -> ContainerId {
        let depth = parent.map_or(0, |id| self.page.containers[id.0 as usize].depth + 1);
        let detail = Detail::None;
        self.page.containers.push(Container { parent, kind, tag: tag.into(), names: names.into(), depth, detail });
        ContainerId(self.page.containers.len() as u32 - 1)
    }

    /// Adds a name to the container `id`.
    pub fn add_name(&mut self, id: ContainerId, name: &str) {
        let names = &mut self.page.containers[id.0 as usize].names;
        *names = if names.is_empty() { name.into() } else { format!("{names} {name}").into() };
    }

    /// Sets the details of the container `id`.
    pub fn detail(&mut self, id: ContainerId, detail: Detail) {
        self.page.containers[id.0 as usize].detail = detail;
    }

    /// Adds a picture after the last block.
    pub fn picture(&mut self, picture: Picture) {
        self.page.pictures.push(picture);
    }

    /// Sets where the text comes from.
    pub fn text_origin(&mut self, origin: TextOrigin) {
        self.page.text_origin = origin;
    }

    /// Adds a horizontal rule after the last block.
    pub fn rule(&mut self) {
        let at = self.page.blocks.len();
        if at > 0 && self.page.rules.last() != Some(&at) {
            self.page.rules.push(at);
        }
    }

    /// Notes an arrow back to the text in the next block, of which the reader leaves out the arrow.
    #[cfg(feature = "html")]
    pub(crate) fn back_link(&mut self) {
        self.page.back_links.push(self.page.blocks.len());
    }

    /// Makes the link that ended last also cover one byte before it and one after it.
    #[cfg(feature = "html")]
    pub(crate) fn widen_last_link(&mut self) {
        if let Some(Mark { span, kind: MarkKind::Link(_) }) = self.page.marks.last_mut() {
            *span = Span::new(span.start - 1, span.end + 1);
        }
    }

    /// Replaces the text from `from` on. A link that covers all of it also covers the new text; other marks inside are
    /// dropped.
    pub fn rewrite(&mut self, from: usize, text: &str) {
        let end = self.page.text.len();
        let new_end = from + text.len();
        for mark in self.page.marks.iter_mut().rev().take_while(|mark| mark.span.end > from) {
            let whole = mark.span.start <= from && mark.span.end >= end && matches!(mark.kind, MarkKind::Link(_));
            let start = mark.span.start.min(from);
            mark.span = if whole { Span::new(start, new_end) } else { Span::empty(start) };
        }
        self.page.text.truncate(from);
        self.page.source.truncate(from);
        self.page.text.push_str(text);
    }

    /// Ends a block. Blocks must be added in the order of the page text.
    #[expect(clippy::needless_pass_by_value, reason = "a spec is made for this call")]
    pub fn block(&mut self, spec: BlockSpec) -> BlockId {
        let id = BlockId(self.page.blocks.len() as u32);
        let dir = spec.dir.unwrap_or_else(|| direction(spec.span.of(&self.page.text)));
        self.page.blocks.push(Block {
            id,
            kind: spec.kind,
            level: spec.level,
            span: spec.span,
            source: spec.source,
            container: spec.container,
            links: spec.links,
            hidden: spec.hidden,
            dir,
        });
        id
    }

    /// The number of blocks.
    #[must_use]
    pub fn block_count(&self) -> usize {
        self.page.blocks.len()
    }

    /// Ends an inline mark. The marks of a block must be added before those of the next block, and inner marks before
    /// outer ones.
    pub fn mark(&mut self, span: Span, kind: MarkKind) {
        if !span.is_empty() {
            self.page.marks.push(Mark { span, kind });
        }
    }

    #[cfg(feature = "html")]
    /// The blocks so far.
    pub(crate) fn blocks(&self) -> &[Block] {
        &self.page.blocks
    }

    #[cfg(feature = "html")]
    /// The containers so far.
    pub(crate) fn containers(&self) -> &[Container] {
        &self.page.containers
    }

    /// The pictures so far.
    #[cfg(feature = "html")]
    pub(crate) fn pictures(&self) -> &[Picture] {
        &self.page.pictures
    }

    #[cfg(feature = "html")]
    /// The mark that ended last.
    pub(crate) fn last_mark(&self) -> Option<&Mark> {
        self.page.marks.last()
    }

    #[cfg(feature = "html")]
    /// The marks that end after `from`, the last one first.
    pub(crate) fn marks_from(&self, from: usize) -> impl Iterator<Item = &Mark> {
        self.page.marks.iter().rev().take_while(move |mark| mark.span.end > from)
    }

    /// The metadata that the page declares.
    pub fn metadata(&mut self) -> &mut Metadata {
        &mut self.page.metadata
    }

    /// Sets what the page declares to machines.
    pub fn declare(&mut self, declared: Declared) {
        self.page.declared = declared;
    }

    /// Notes that a limit was exceeded.
    pub fn limit_exceeded(&mut self) {
        self.page.limit_exceeded = true;
    }

    /// Finishes the page. Layout tables are dissolved: their cells become lines and paragraphs.
    #[must_use]
    pub fn finish(mut self) -> Page {
        layout::dissolve(&mut self.page.containers, &mut self.page.blocks, &mut self.page.text);
        self.page.marks.retain(|mark| !mark.span.is_empty());
        // Of two marks over the same text, the inner one ended first.
        self.page.marks.reverse();
        crate::order::sort_by_key(&mut self.page.marks, |mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
        separators::number_reversed(&mut self.page.containers);
        separators::write(&mut self.page);
        self.page
    }
}

/// How many characters are examined for a block's direction; the first strong one is nearly always among them.
const DIRECTION_WINDOW: usize = 200;

/// The direction of the first strong character, as for `dir="auto"`.
pub(crate) fn direction(text: &str) -> Dir {
    let strong = text.chars().take(DIRECTION_WINDOW).filter(|c| c.is_alphabetic()).map(script_of).next();
    match strong {
        Some(Script::Hebrew | Script::Arabic | Script::Syriac | Script::Thaana | Script::Nko) => Dir::Rtl,
        _ => Dir::Ltr,
    }
}
