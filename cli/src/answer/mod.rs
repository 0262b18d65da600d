//! Converts the results of each command to what is written.

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
pub(crate) use pieces::{Answers, Last, Problem, answer};
pub(crate) use streamed::{Target, repair};
pub(crate) use together::{Member, together};
