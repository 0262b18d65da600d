//! Turns a live document, packed by the walker of the npm package, into a page.
//!
//! The tree comes from a browser, so no tags are implied or closed here. Everything else works as it does for markup.

use super::tag::{Flow, Tag};
use super::tokens::{Attributes, Name, TokenSink};
use super::tree::Tree;
use crate::page::Page;
use crate::read::ReadOptions;

/// A document as one text and two lists of numbers, which can be passed to the core or between workers in one step.
///
/// Nodes are in document order, parents first. Each node owns the next part of `text`: the values of its attributes and
/// then, for a text node, its data.
///
/// ```
/// use limpid::{Input, Options, advanced::Columns, process};
/// let columns = Columns {
///     names: "#text p class",
///     text: "leadHello",
///     nodes: &[0, 1, 4, 0, 0, 9],
///     attributes: &[0, 2, 4],
/// };
/// let report = process(Input::Columns(&columns), &Options::default()).unwrap();
/// assert_eq!(report.text(), "Hello");
/// assert_eq!(report.source(limpid::Span::new(0, 5)), limpid::Span::new(4, 9));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns<'a> {
    /// Lower-case names of elements and attributes, separated by spaces. The first one stands for text nodes.
    pub names: &'a str,
    /// The values of attributes and the data of text nodes. Source spans of blocks and changes are byte ranges of it.
    pub text: &'a str,
    /// Three numbers for each node: the index of its parent, the index of its name, and the end of its part of `text`
    /// in UTF-16 units.
    pub nodes: &'a [u32],
    /// Three numbers for each attribute: the index of its element, the index of its name, and the end of its value in
    /// UTF-16 units. In the order of the elements.
    pub attributes: &'a [u32],
}

/// Reads `columns`. Invalid numbers give a strange page but never a panic.
pub(in crate::read) fn read(columns: &Columns<'_>, options: &ReadOptions) -> Page {
    let mut reader = ColumnReader::new(columns, options);
    for (n, node) in columns.nodes.as_chunks().0.iter().enumerate() {
        reader.node(n as u32, *node);
    }
    reader.close_to(None);
    reader.tree.finish()
}

/// The index of the name of text nodes.
const TEXT: u32 = 0;

/// An element whose children are being read.
struct OpenElement {
    node: u32,
    tag: Tag,
    /// The number of elements on the stack of the tree below it.
    depth: usize,
    /// True when it, or an element around it, is never rendered.
    unseen: bool,
    /// The index of its name, if it is part of a formula.
    in_math: Option<u32>,
}

struct ColumnReader<'a> {
    tree: Tree,
    names: Vec<&'a str>,
    rest: Cursor<'a>,
    attributes: &'a [[u32; 3]],
    own: Attributes,
    open: Vec<OpenElement>,
}

impl<'a> ColumnReader<'a> {
    fn new(columns: &Columns<'a>, options: &ReadOptions) -> Self {
        Self {
            tree: Tree::new(columns.text.len(), options, false),
            names: columns.names.split(' ').collect(),
            rest: Cursor { text: columns.text, byte: 0, unit: 0 },
            attributes: columns.attributes.as_chunks().0,
            own: Attributes::default(),
            open: Vec::new(),
        }
    }

    fn node(&mut self, n: u32, [parent, name, end]: [u32; 3]) {
        self.close_to(Some(parent));
        self.own.clear();
        while let Some((&[_, name, end], rest)) = self.attributes.split_first().filter(|(own, _)| own[0] <= n) {
            let (from, to) = self.rest.advance(end);
            self.own.set(Name::of(name_of(&self.names, name)), &self.rest.text[from..to]);
            self.attributes = rest;
        }
        let (from, to) = self.rest.advance(end);
        let unseen = self.open.last().is_some_and(|open| open.unseen);
        if name == TEXT {
            self.text(from, to, unseen);
        } else {
            self.element(n, name, unseen);
        }
    }

    fn text(&mut self, from: usize, to: usize, unseen: bool) {
        let text = &self.rest.text[from..to];
        if unseen {
            self.tree.head.text(text);
        } else {
            self.tree.text(text, true, from, to);
        }
    }

    fn element(&mut self, node: u32, number: u32, unseen: bool) {
        let name = name_of(&self.names, number);
        let tag = Tag::of(name);
        self.tree.position = self.rest.byte;
        let depth = self.tree.writer.stack.len();
        if tag == Tag::Math && !unseen && self.tree.math.is_none() {
            self.tree.begin_math(&self.own);
            self.open.push(OpenElement { node, tag, depth, unseen, in_math: Some(number) });
            return;
        }
        if let Some(math) = &mut self.tree.math {
            math.start(name, &self.own);
            self.open.push(OpenElement { node, tag: Tag::Custom, depth, unseen, in_math: Some(number) });
            return;
        }
        let is_shown = matches!(tag.flow(), Flow::Inline | Flow::Block);
        if unseen && tag == Tag::Source {
            self.tree.source_of_embed(&self.own);
        }
        let unseen = unseen || (is_shown && self.tree.is_repeated(tag, &self.own));
        let flow = if unseen { Flow::Unseen } else { tag.flow() };
        match flow {
            Flow::Unseen if unseen => {}
            Flow::Unseen => self.tree.begin_hidden(tag, &self.own),
            Flow::Void => return self.tree.void(tag, &self.own),
            Flow::Inline => self.tree.open_inline(tag, name, &self.own, self.rest.byte),
            Flow::Block => {
                if !self.tree.is_in_code() {
                    self.tree.writer.end_block();
                }
                self.tree.open_block(tag, name, &self.own);
            }
        }
        self.open.push(OpenElement { node, tag, depth, unseen: flow == Flow::Unseen, in_math: None });
    }

    /// Ends the elements inside `parent`, or all elements when `parent` is not open.
    fn close_to(&mut self, parent: Option<u32>) {
        while let Some(open) = self.open.pop_if(|open| Some(open.node) != parent) {
            if let Some(name) = open.in_math {
                match &mut self.tree.math {
                    Some(math) if open.tag != Tag::Math => math.end(name_of(&self.names, name)),
                    _ => self.tree.end_math(),
                }
            } else if open.unseen {
                self.tree.end_unseen(open.tag);
            } else {
                self.tree.pop_to(open.depth);
            }
        }
    }
}

fn name_of<'a>(names: &[&'a str], name: u32) -> &'a [u8] {
    names.get(name as usize).map_or(b"", |name| name.as_bytes())
}

/// Moves through a text in UTF-16 units.
struct Cursor<'a> {
    text: &'a str,
    byte: usize,
    unit: u32,
}

impl Cursor<'_> {
    /// The byte range from the current position to `end` units from the start of the text. A character that `end` would
    /// split is included.
    fn advance(&mut self, end: u32) -> (usize, usize) {
        let from = self.byte;
        let units = end.saturating_sub(self.unit);
        let rest = &self.text[from..];
        if rest.as_bytes().get(..units as usize).is_some_and(<[u8]>::is_ascii) {
            self.byte += units as usize;
            self.unit += units;
        } else {
            for c in rest.chars() {
                if self.unit >= end {
                    break;
                }
                self.unit += c.len_utf16() as u32;
                self.byte += c.len_utf8();
            }
        }
        (from, self.byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::BlockKind;

    fn page(names: &str, text: &str, nodes: &[u32], attributes: &[u32]) -> Page {
        read(&Columns { names, text, nodes, attributes }, &ReadOptions::default())
    }

    #[test]
    fn a_packed_tree_gives_the_same_page_as_its_markup() {
        let html = "<title>T</title><div class=story><h1>Ort</h1><p>Über <a href=/x>alles 😀</a> hier</p></div>tail";
        let columns = page(
            "#text title div class h1 p a href",
            "TstoryOrtÜber /xalles 😀 heretail",
            &[0, 1, 0, 0, 0, 1, 2, 2, 6, 2, 4, 6, 3, 0, 9, 2, 5, 9, 5, 0, 14, 5, 6, 16, 7, 0, 24, 5, 0, 29, 11, 0, 33],
            &[2, 3, 6, 7, 7, 16],
        );
        let parsed = super::super::read(&html.replace("hier", "here"), &ReadOptions::default());
        assert_eq!(columns.text(), parsed.text());
        assert_eq!(columns.metadata(), parsed.metadata());
        assert_eq!(columns.containers(), parsed.containers());
        let facts = |page: &Page| page.blocks().iter().map(|b| (b.kind, b.level, b.span, b.links)).collect::<Vec<_>>();
        assert_eq!(facts(&columns), facts(&parsed));
    }

    #[test]
    fn text_survives_invalid_numbers() {
        let page = page("#text p", "one😀two", &[9, 1, 0, 0, 0, 4, 77, 88, 2, 5, 0, 999, 1, 1], &[5, 5, 5, 7]);
        assert_eq!(page.text().replace('\n', ""), "one😀two");
        assert!(page.blocks().iter().all(|block| block.kind != BlockKind::Heading));
    }

    #[test]
    fn scripts_and_drawings_are_not_text() {
        let page = page(
            "#text script svg text",
            "var xlabelyes",
            &[0, 1, 0, 0, 0, 5, 0, 2, 5, 2, 3, 5, 3, 0, 10, 9, 0, 13],
            &[],
        );
        assert_eq!(page.text(), "yes");
    }
}
