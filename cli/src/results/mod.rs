//! Processes one input for each command and builds the result.

mod charset;
mod document;
mod fields;
mod file;
mod item;
mod json_object;
mod pieces;
#[cfg(test)]
mod schema;
mod streamed;
mod together;

pub(crate) use file::{Outcome, binary, work};
pub(crate) use item::Learned;
pub(crate) use json_object::VERSION;
pub(crate) use pieces::{Last, PieceResults, Problem, process_piece};
pub(crate) use streamed::{Target, repair};
pub(crate) use together::{Member, together};
