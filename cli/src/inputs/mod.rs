//! The input: files and standard input, compressed or not, whole or as lines and records.

mod base64;
mod chunk;
mod codec;
mod compressed;
mod encoding;
mod feed;
mod folder;
mod item;
mod source;
mod warc;
#[cfg(not(target_os = "wasi"))]
mod zstd;

pub(crate) use chunk::Chunk;
pub(crate) use compressed::Input;
pub(crate) use encoding::{Survey, UTF8, encoding_named, require_clear};
pub(crate) use feed::{Done, Feed, Piece, Task};
pub(crate) use folder::sources;
pub(crate) use item::{Bytes, Id, Item, Payload};
pub(crate) use source::Source;
pub(crate) use warc::{Page, Record, refuse_archive};
