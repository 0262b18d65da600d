//! Lines of JSON objects, of which only the fields that are needed are parsed.

mod line;
mod row;
mod surrogate;

pub(crate) use line::LineText;
pub(crate) use row::Row;
pub(crate) use surrogate::parse_string;
