//! The block model: what every reader makes of its input and every later stage works on.

mod builder;
mod declared;
mod layout;
mod metadata;
mod notes;
mod picture;
mod raised;
mod separators;
mod source;

pub(crate) use builder::direction;
pub use builder::{BlockSpec, PageBuilder};
pub use declared::Declared;
pub use metadata::{Metadata, MetadataOrigins, Origin};
pub(crate) use notes::{is_reference, name_on_page, references};
pub use picture::Picture;
pub(crate) use raised::unshifted;
#[cfg(feature = "html")]
pub(crate) use raised::{Shift, plain as plain_shifted, shifted};
pub use source::SourceMap;

use std::sync::Arc;

use crate::change::Changes;
use crate::span::Span;

/// The number of a block on its page, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct BlockId(pub u32);

/// The number of a container on its page, from 0; a container comes after its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ContainerId(pub u32);

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading; its level, 1 to 6, is in [`Block::level`].
    Heading,
    /// An item of a list; its depth is in [`Block::level`].
    ListItem,
    /// A term or description of a definition list.
    Definition,
    /// A cell of a table of data. Cells of one row are parted by a tab in the page text.
    TableCell,
    /// Code, with its white space kept.
    Code,
    /// A quotation.
    Quote,
    /// The caption of a figure or table.
    Caption,
    /// A label, button, input or option of a form.
    Form,
    /// A line of a plain-text dump, or text outside any of the above.
    Line,
}

names!(BlockKind, "kind of block" {
    Paragraph = "paragraph",
    Heading = "heading",
    ListItem = "list-item",
    Definition = "definition",
    TableCell = "table-cell",
    Code = "code",
    Quote = "quote",
    Caption = "caption",
    Form = "form",
    Line = "line",
});

/// The direction that the text of a block runs in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Dir {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

names!(Dir, "direction" {
    Ltr = "ltr",
    Rtl = "rtl",
});

/// The links of a block. Plain text does not know them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Links {
    /// How many links begin in the block.
    pub count: u32,
    /// Bytes of the block's text inside links.
    pub bytes: u32,
}

/// A run of text with its kind and its place. What a reader cannot know is `None`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct Block {
    /// Its number.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Level of a heading, depth of a list item, otherwise 0.
    pub level: u8,
    /// Its text, in [`Page::text`].
    pub span: Span,
    /// Where it came from, in the text given to the reader.
    pub source: Span,
    /// The innermost container around it.
    pub container: Option<ContainerId>,
    /// Its links.
    pub links: Option<Links>,
    /// True when the page hides it from readers; `None` when the reader cannot know.
    pub hidden: Option<bool>,
    /// Its direction, by its first strong character unless the page says so.
    pub dir: Dir,
}

/// What an element is for, from its tag and role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ContainerKind {
    /// `div`, `section` and all others.
    #[default]
    Group,
    /// `article`.
    Article,
    /// `main` or role main.
    Main,
    /// `nav` or role navigation.
    Navigation,
    /// `header` or role banner.
    Header,
    /// `footer` or role contentinfo.
    Footer,
    /// `aside` or role complementary.
    Aside,
    /// `form`, role search.
    Form,
    /// `dialog`, role dialog or alertdialog.
    Dialog,
    /// `ul`, `ol`, `menu`, role menu or list.
    List,
    /// `dl`.
    Definitions,
    /// `table`.
    Table,
    /// `tr`.
    Row,
    /// `figure`.
    Figure,
    /// `blockquote`.
    Quote,
    /// `pre`.
    Code,
    /// `details`.
    Details,
}

/// An element that holds blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Container {
    /// The container around it; `None` for the outermost.
    pub parent: Option<ContainerId>,
    /// What it is for.
    pub kind: ContainerKind,
    /// Its tag in lower case.
    pub tag: Box<str>,
    /// Its `class`, `id`, `role` and `itemprop`, lower case, joined by spaces; user rules and hints read them.
    pub names: Box<str>,
    /// How deep it lies, from 0.
    pub depth: u32,
    /// What lists, items, cells and quotations have besides.
    pub detail: Detail,
}

/// What a list, an item, a cell or a quotation says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Detail {
    /// Nothing, or another kind of container.
    #[default]
    None,
    /// An ordered list.
    List {
        /// It counts down to 1.
        reversed: bool,
        /// Its numbers are part of the text: it says where it begins to count, or gives no hint that they are not shown.
        explicit: bool,
        /// How it counts, as `type` says: `1`, `a`, `A`, `i` or `I`.
        style: u8,
    },
    /// An item of a list.
    Item {
        /// Its number in an ordered list.
        number: Option<i32>,
        /// Whether the box in front of it is ticked.
        checked: Option<bool>,
    },
    /// A cell of a table.
    Cell {
        /// Its first column, from 0, with cells counted that reach down from rows above.
        column: u16,
        /// Rows that it covers, at least 1.
        rows: u16,
        /// Columns that it covers, at least 1.
        columns: u16,
    },
    /// A quotation, with the address of its source.
    Quote(Box<str>),
}

/// Inline structure: a link, emphasis and so on over part of the page text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mark {
    /// What it covers, in [`Page::text`]; inside one block.
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
}

/// The kinds of inline structure that outputs keep.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MarkKind {
    /// A link with its address as written; the parts of one link in several blocks share it.
    Link(Arc<str>),
    /// `strong`, `b`.
    Strong,
    /// `em`, `i`.
    Emphasis,
    /// `code`, `kbd`, `samp` inside running text.
    Code,
    /// `del`, `s`, `strike`.
    Deleted,
    /// `sup`.
    Superscript,
    /// `sub`.
    Subscript,
    /// A formula that the text has in readable form.
    Formula(Arc<Formula>),
    /// A picture inside running text, which has what the picture stands for: its address.
    Picture(Arc<str>),
}

/// A formula as TeX.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Formula {
    /// TeX without delimiters.
    pub tex: String,
    /// It stands on a line of its own.
    pub display: bool,
}

impl Formula {
    /// A formula from its TeX.
    #[must_use]
    pub fn new(tex: String, display: bool) -> Self {
        Self { tex, display }
    }
}

/// Which reader made the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum SourceKind {
    /// HTML.
    Html,
    /// A plain-text dump.
    Text,
}

names!(SourceKind, "kind of input" {
    Html = "html",
    Text = "text",
});
/// Where the text of a page comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TextOrigin {
    /// The page shows it.
    #[default]
    Shown,
    /// The page holds it in data for machines or in the state of a script, and shows hardly any of it.
    Data,
    /// The page shows next to nothing: scripts would load the text.
    Missing,
}

/// A page as blocks of one text.
///
/// Blocks lie in [`Page::text`] in order and do not overlap. For plain text the page text *is* the input; for HTML it
/// is what the page shows, paragraphs parted by an empty line, other blocks by a line feed, cells of a row by a tab.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    text: String,
    blocks: Vec<Block>,
    containers: Vec<Container>,
    marks: Vec<Mark>,
    metadata: Metadata,
    kind: SourceKind,
    source: SourceMap,
    limit_exceeded: bool,
    declared: Declared,
    pictures: Vec<Picture>,
    /// Numbers of the blocks that a rule stands before.
    rules: Vec<usize>,
    text_origin: TextOrigin,
}

impl Page {
    /// Where its text comes from.
    pub fn text_origin(&self) -> TextOrigin {
        self.text_origin
    }

    /// All text of the page.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in reading order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The text of `block`.
    pub fn block_text(&self, block: &Block) -> &str {
        block.span.of(&self.text)
    }

    /// The containers, parents first. Empty for plain text.
    pub fn containers(&self) -> &[Container] {
        &self.containers
    }

    /// The containers around `block`, innermost first.
    pub fn ancestors(&self, block: &Block) -> impl Iterator<Item = &Container> {
        let get = |id: ContainerId| &self.containers[id.0 as usize];
        std::iter::successors(block.container.map(get), move |c| c.parent.map(get))
    }

    /// For each container: whether it holds one of `blocks`. Linear in the containers, however deep they lie.
    pub(crate) fn containers_around<'a>(&self, blocks: impl IntoIterator<Item = &'a Block>) -> Vec<bool> {
        let mut around = vec![false; self.containers.len()];
        for block in blocks {
            let mut at = block.container;
            while let Some(id) = at.filter(|id| !around[id.0 as usize]) {
                around[id.0 as usize] = true;
                at = self.containers[id.0 as usize].parent;
            }
        }
        around
    }

    /// Inline structure, by start.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Pictures that stand between blocks, in order.
    pub fn pictures(&self) -> &[Picture] {
        &self.pictures
    }

    /// Numbers of the blocks that a rule (`<hr>`) stands before, ascending.
    pub(crate) fn rules(&self) -> &[usize] {
        &self.rules
    }

    /// What the page says of itself.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// What the page tells machines.
    pub fn declared(&self) -> &Declared {
        &self.declared
    }

    /// Which reader made it.
    pub fn kind(&self) -> SourceKind {
        self.kind
    }

    /// True when a limit of the reader was passed: all text is there, but it must not be labelled.
    pub fn limit_exceeded(&self) -> bool {
        self.limit_exceeded
    }

    /// Where `span` of the page text came from, in the text given to the reader.
    pub fn source(&self, span: Span) -> Span {
        self.source.to_source(span)
    }

    /// Where `span` of the text as it was read, before [`Page::with_changes`], came from.
    pub fn source_as_read(&self, span: Span) -> Span {
        self.source.to_source_as_read(span)
    }

    /// The runs of the text as it was read that stand just so in the reader's input: where each begins in the one and
    /// in the other, and its bytes.
    pub fn source_runs(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.source.runs()
    }

    /// The page with `changes` (of its text) applied; blocks and marks move with the text.
    ///
    /// Blocks keep their order and do not overlap afterwards; [`Page::source`] still leads to the reader's input.
    #[must_use]
    pub fn with_changes(mut self, changes: &Changes) -> Self {
        if changes.is_empty() {
            return self;
        }
        self.text = changes.apply(&self.text);
        let mut end = 0;
        for block in &mut self.blocks {
            let span = changes.to_output(block.span);
            block.span = Span::new(span.start.max(end), span.end.max(end));
            end = block.span.end;
        }
        for mark in &mut self.marks {
            mark.span = changes.to_output(mark.span);
        }
        self.source = self.source.after(changes);
        self
    }
}
