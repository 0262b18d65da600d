//! The page model: blocks of text that every reader produces and every later stage uses.

mod ancestry;
mod builder;
mod declared;
mod layout;
mod metadata;
mod notes;
mod picture;
mod separators;
mod source;
mod super_sub;

pub(crate) use builder::direction;
pub use builder::{BlockSpec, PageBuilder};
pub use declared::Declared;
pub use metadata::{Metadata, MetadataOrigins, Origin};
pub(crate) use notes::{is_reference, name_on_page, references};
pub use picture::Picture;
pub use source::SourceMap;
pub(crate) use super_sub::{Shift, exponent, is_plain as is_plain_shifted};
#[cfg(feature = "html")]
pub(crate) use super_sub::{plain as plain_shifted, shifted};

use std::sync::Arc;

use crate::change::Changes;
use crate::script::underline::without_underline;
use crate::span::Span;

/// The index of a block on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct BlockId(pub u32);

/// The index of a container on its page. A container comes after its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ContainerId(pub u32);

/// The kind of a block.
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
    /// A cell of a data table. In the page text, a tab separates the cells of a row.
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

impl BlockKind {
    /// True for blocks that an empty line separates from their neighbours.
    pub(crate) fn is_set_apart(self) -> bool {
        matches!(self, Self::Paragraph | Self::Heading | Self::Quote | Self::Code | Self::Caption)
    }
}

/// The direction of the text of a block.
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

/// The links of a block. They are not known for plain text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Links {
    /// The number of links that begin in the block.
    pub count: u32,
    /// How many bytes of the block's text are inside links.
    pub bytes: u32,
}

/// A run of text with its kind and position. What a reader cannot know is `None`.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
#[non_exhaustive]
pub struct Block {
    /// Its index on the page.
    pub id: BlockId,
    /// Its kind.
    pub kind: BlockKind,
    /// The level of a heading or the depth of a list item, otherwise 0.
    pub level: u8,
    /// Its byte range in [`Page::text`].
    pub span: Span,
    /// Its byte range in the text given to the reader.
    pub source: Span,
    /// The innermost container around it.
    pub container: Option<ContainerId>,
    /// Its links.
    pub links: Option<Links>,
    /// True when the page hides it from readers; `None` when the reader cannot know.
    pub hidden: Option<bool>,
    /// Its direction: that of its first strong character, unless the page declares one.
    pub dir: Dir,
}

/// The purpose of an element, according to its tag and role.
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

/// An element that contains blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Container {
    /// The container around it; `None` for the outermost.
    pub parent: Option<ContainerId>,
    /// Its purpose.
    pub kind: ContainerKind,
    /// Its tag in lower case.
    pub tag: Box<str>,
    /// Its `class`, `id`, `role` and `itemprop` in lower case, joined by spaces. User rules match them.
    pub names: Box<str>,
    /// Its depth; the outermost container has 0.
    pub depth: u32,
    /// Details of lists, items, cells and quotations.
    pub detail: Detail,
}

impl Container {
    /// True if one of its names is `name`.
    #[cfg(feature = "pages")]
    pub(crate) fn has_name(&self, name: &str) -> bool {
        self.names.split_ascii_whitespace().any(|own| own == name)
    }
}

/// Details of a list, an item, a cell or a quotation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Detail {
    /// Nothing, or another kind of container.
    #[default]
    None,
    /// An ordered list.
    List {
        /// True when it counts down to 1.
        reversed: bool,
        /// True when its numbers are part of the text: it sets the first number, or nothing suggests that the numbers
        /// are hidden.
        explicit: bool,
        /// The numbering style of its `type` attribute: `1`, `a`, `A`, `i` or `I`.
        style: u8,
    },
    /// An item of a list.
    Item {
        /// Its number in an ordered list.
        number: Option<i32>,
        /// Whether the checkbox in front of it is ticked.
        checked: Option<bool>,
    },
    /// A cell of a table.
    Cell {
        /// Its first column, from 0. Cells that extend down from earlier rows count.
        column: u16,
        /// The number of rows it covers, at least 1.
        rows: u16,
        /// The number of columns it covers, at least 1.
        columns: u16,
    },
    /// A quotation, with the URL of its source.
    Quote(Box<str>),
}

/// Inline markup, such as a link or emphasis, over part of the page text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mark {
    /// Its byte range in [`Page::text`], inside one block.
    pub span: Span,
    /// Its kind.
    pub kind: MarkKind,
}

/// The kinds of inline markup that outputs keep.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MarkKind {
    /// A link with its URL as written. If the link covers several blocks, its marks share the URL.
    Link(Arc<str>),
    /// `strong`, `b`.
    Strong,
    /// `em`, `i`.
    Emphasis,
    /// `code`, `kbd`, `samp` inside running text.
    Code,
    /// `del`, `s`, `strike`.
    Deleted,
    /// `ins`.
    Inserted,
    /// `mark`.
    Highlighted,
    /// `abbr` with the full form, its `title`.
    Abbreviation(Arc<str>),
    /// `ruby`: words with their readings in brackets, such as `漢(かん)字(じ)`.
    Ruby,
    /// `sup`.
    Superscript,
    /// `sub`.
    Subscript,
    /// A formula, whose readable form is in the text.
    Formula(Arc<Formula>),
    /// A picture inside running text, with its URL. The marked text is its alternative text.
    Picture(Arc<str>),
}

impl MarkKind {
    /// Whether the marked text is above or below the line.
    pub(crate) fn shift(&self) -> Option<Shift> {
        match self {
            Self::Superscript => Some(Shift::Up),
            Self::Subscript => Some(Shift::Down),
            _ => None,
        }
    }
}

/// A formula in TeX.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Formula {
    /// TeX without delimiters.
    pub tex: String,
    /// True when it has a line to itself.
    pub display: bool,
}

impl Formula {
    /// A formula with this TeX.
    #[must_use]
    pub fn new(tex: String, display: bool) -> Self {
        Self { tex, display }
    }
}

/// The format from which the page was read.
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
    /// From what the page shows.
    #[default]
    Shown,
    /// From machine-readable data or the state of a script; the page shows hardly any of it.
    Data,
    /// From nowhere: the page shows next to nothing, because scripts would load the text.
    Missing,
}

/// A page as a sequence of blocks in one text.
///
/// The blocks are ranges of [`Page::text`], in order and without overlap. For plain text, the page text is the input
/// itself. For HTML, it is the visible text: empty lines separate paragraphs, line feeds separate other blocks, and
/// tabs separate the cells of a row.
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
    /// The indices of the blocks that follow a horizontal rule.
    rules: Vec<usize>,
    /// The indices of the blocks with an arrow back to the text, which is not part of their text.
    back_links: Vec<usize>,
    text_origin: TextOrigin,
}

impl Page {
    /// Where the text comes from.
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

    /// A heading of plain text without the line that underlines it.
    pub(crate) fn without_underline(&self, block: &Block) -> Block {
        let length = without_underline(self.block_text(block)).len();
        Block { span: Span::new(block.span.start, block.span.start + length), ..block.clone() }
    }

    /// The containers, parents first. Empty for plain text.
    pub fn containers(&self) -> &[Container] {
        &self.containers
    }

    /// The inline markup, ordered by start.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The pictures between blocks, in order.
    pub fn pictures(&self) -> &[Picture] {
        &self.pictures
    }

    /// The indices of the blocks that follow a horizontal rule (`<hr>`), in ascending order.
    pub(crate) fn rules(&self) -> &[usize] {
        &self.rules
    }

    /// The indices of the blocks with an arrow that leads back to the text (`↩`), in ascending order. Readers leave out the arrow.
    pub(crate) fn back_links(&self) -> &[usize] {
        &self.back_links
    }

    /// The metadata that the page declares.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// Replaces the image that was taken from the text.
    pub(crate) fn set_image(&mut self, image: Option<String>) {
        self.metadata.origins.image = image.as_ref().map(|_| Origin::Text);
        self.metadata.image = image;
    }

    /// What the page declares to machines.
    pub fn declared(&self) -> &Declared {
        &self.declared
    }

    /// The format from which the page was read.
    pub fn kind(&self) -> SourceKind {
        self.kind
    }

    /// True when a limit of the reader was exceeded: the text is complete, but must not be labelled.
    pub fn limit_exceeded(&self) -> bool {
        self.limit_exceeded
    }

    /// The byte range in the text given to the reader from which `span` of the page text comes.
    pub fn source(&self, span: Span) -> Span {
        self.source.to_source(span)
    }

    /// The same for `span` in the text as it was read, before [`Page::with_changes`].
    pub fn source_as_read(&self, span: Span) -> Span {
        self.source.to_source_as_read(span)
    }

    /// The runs of the original page text that are unchanged copies of the reader's input: the offset in the page text,
    /// the offset in the input, and the length in bytes.
    pub fn source_runs(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.source.runs()
    }

    /// The page with `changes` to its text applied. Blocks and marks move with the text.
    ///
    /// Blocks keep their order and still do not overlap. [`Page::source`] still refers to the reader's input.
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
