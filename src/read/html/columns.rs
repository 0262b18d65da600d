//! A live document, packed by the walker of the npm package, to a page.
//!
//! The tree is a browser's, so nothing is implied or closed here; all else is what the reader of markup does.

use super::tag::{Flow, Tag};
use super::tokens::{Attributes, Name, Sink};
use super::tree::Tree;
use crate::page::Page;
use crate::read::ReadOptions;

/// A document as one text and two lists of numbers, so that it crosses into the core, or between two workers, at once.
///
/// Nodes stand in document order, parents first. Each owns the next part of `text`: the values of its attributes, then,
/// for a text node, its data.
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
    /// Names of elements and attributes in lower case, parted by spaces. The first one stands for text nodes.
    pub names: &'a str,
    /// Values of attributes and data of text nodes. The spans of blocks and changes lead to bytes of it.
    pub text: &'a str,
    /// Three numbers a node: its parent, its name, and where its part of `text` ends, in UTF-16 units.
    pub nodes: &'a [u32],
    /// Three numbers an attribute: its element, its name, and where its value ends. In order of the elements.
    pub attributes: &'a [u32],
}

/// Reads `columns`. Numbers that make no sense give an odd page, never a panic.
pub(in crate::read) fn read(columns: &Columns<'_>, options: &ReadOptions) -> Page {
    let mut reader = Reader::new(columns, options);
    for (n, node) in columns.nodes.as_chunks().0.iter().enumerate() {
        reader.node(n as u32, *node);
    }
    reader.close_to(None);
    reader.tree.finish()
}

/// The name number of text nodes.
const TEXT: u32 = 0;

/// An element whose nodes are being read.
struct Open {
    node: u32,
    tag: Tag,
    /// Elements on the stack of the tree without it.
    depth: usize,
    /// It or an element around it shows nothing.
    unseen: bool,
    /// Its name, inside a formula.
    in_math: Option<u32>,
}

struct Reader<'a> {
    tree: Tree,
    names: Vec<&'a str>,
    rest: Cursor<'a>,
    attributes: &'a [[u32; 3]],
    own: Attributes,
    open: Vec<Open>,
}

impl<'a> Reader<'a> {
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
            self.open.push(Open { node, tag, depth, unseen, in_math: Some(number) });
            return;
        }
        if let Some(math) = &mut self.tree.math {
            math.start(name, &self.own);
            self.open.push(Open { node, tag: Tag::Custom, depth, unseen, in_math: Some(number) });
            return;
        }
        let is_shown = matches!(tag.flow(), Flow::Inline | Flow::Block);
        let unseen = unseen || (is_shown && self.tree.is_repeated(tag, &self.own));
        let flow = if unseen { Flow::Unseen } else { tag.flow() };
        match flow {
            Flow::Unseen if unseen => {}
            Flow::Unseen => self.tree.head.begin(tag, &self.own),
            Flow::Void => return self.tree.void(tag, &self.own),
            Flow::Inline => self.tree.open_inline(tag, name, &self.own, self.rest.byte),
            Flow::Block => {
                if !self.tree.is_in_code() {
                    self.tree.writer.end_block();
                }
                self.tree.open_block(tag, name, &self.own);
            }
        }
        self.open.push(Open { node, tag, depth, unseen: flow == Flow::Unseen, in_math: None });
    }

    /// Ends the elements inside `parent`; all of them when it is not open.
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

/// Walks through a text in UTF-16 units.
struct Cursor<'a> {
    text: &'a str,
    byte: usize,
    unit: u32,
}

impl Cursor<'_> {
    /// The bytes up to `end` units from the start of the text. A character that `end` would cut is taken whole.
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
    fn a_tree_gives_the_blocks_that_its_markup_gives() {
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
    fn numbers_that_make_no_sense_lose_no_text() {
        let page = page("#text p", "one😀two", &[9, 1, 0, 0, 0, 4, 77, 88, 2, 5, 0, 999, 1, 1], &[5, 5, 5, 7]);
        assert_eq!(page.text().replace('\n', ""), "one😀two");
        assert!(page.blocks().iter().all(|block| block.kind != BlockKind::Heading));
    }

    #[test]
    fn scripts_and_drawings_are_not_shown() {
        let page = page(
            "#text script svg text",
            "var xlabelyes",
            &[0, 1, 0, 0, 0, 5, 0, 2, 5, 2, 3, 5, 3, 0, 10, 9, 0, 13],
            &[],
        );
        assert_eq!(page.text(), "yes");
    }
}
