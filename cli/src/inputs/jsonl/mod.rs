//! Lines of JSON objects, of which only the fields that a command needs are parsed.

pub(crate) mod base64;
mod row;
mod surrogate;

pub(crate) use row::Row;
pub(crate) use surrogate::parse_string;
