//! Lines of JSON: each an object, read only where a command needs it.

pub(crate) mod base64;
mod row;
mod surrogate;

pub(crate) use row::Row;
