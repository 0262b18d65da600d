//! Reads HTML with the WHATWG tokenizer and a simplified stack of open elements.
//!
//! The stack closes the elements that browsers close implicitly (`p`, `li`, `td` …) and otherwise accepts misnested
//! markup as it is. The text and its order are those of a browser; the tree is close enough to the browser's for
//! labelling.

mod address;
mod attributes;
mod block_writer;
mod code;
mod columns;
mod data_text;
mod embed;
mod head;
mod inline_content;
mod linked_data;
mod links;
mod mathjax;
mod mathml;
mod picture;
mod references;
mod separation;
mod stack;
mod structure;
mod tag;
mod tex;
mod tex_table;
mod title_region;
mod tokens;
mod tree;
mod white_space;

pub use columns::Columns;
pub(super) use columns::read as read_columns;

use super::ReadOptions;
use crate::page::Page;

pub(super) fn read(source: &str, options: &ReadOptions) -> Page {
    let mut tree = tokens::tokenize(source, tree::Tree::new(source.len(), options, false));
    if tree.needs_noscript() {
        tree = tokens::tokenize(source, tree::Tree::new(source.len(), options, true));
    }
    match tree.head.hidden_text(tree.writer.builder.blocks()) {
        Some(text) => tree.finish_with(&text, options),
        None => tree.finish(),
    }
}
