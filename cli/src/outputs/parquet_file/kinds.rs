//! The columns of a table, and which type fits all of their values.

use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::json::Row;

/// Up to this size whole numbers are exact as floating-point numbers (2^53, IEEE 754 binary64).
const MAX_EXACT: u64 = 1 << 53;

/// The type of the values of a column. A missing value and `null` fit every type.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// Nothing but `null`.
    Null,
    Bool,
    /// A whole number that a [`Number`](Self::Number) holds exactly.
    Integer,
    /// A whole number of 64 bits.
    Long,
    Number,
    Text,
    /// A list of strings.
    Texts,
    /// Any value, as JSON text: objects, other lists, and values of several kinds.
    Json,
}

impl Kind {
    fn of(value: &RawValue) -> Self {
        let json = value.get();
        match json.as_bytes()[0] {
            b'n' => Self::Null,
            b't' | b'f' => Self::Bool,
            b'"' => Self::Text,
            b'[' if texts(json).is_some() => Self::Texts,
            b'[' | b'{' => Self::Json,
            _ => Self::of_number(json),
        }
    }

    fn of_number(json: &str) -> Self {
        match json.parse::<i64>() {
            Ok(number) if number.unsigned_abs() <= MAX_EXACT => Self::Integer,
            Ok(_) => Self::Long,
            // Beyond 64 bits: digits would be lost.
            Err(_) if json.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => Self::Json,
            Err(_) => Self::Number,
        }
    }

    /// The kind that fits values of both.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a,
            (Self::Null, kind) | (kind, Self::Null) => kind,
            (Self::Integer, Self::Long) | (Self::Long, Self::Integer) => Self::Long,
            (Self::Integer, Self::Number) | (Self::Number, Self::Integer) => Self::Number,
            _ => Self::Json,
        }
    }
}

/// The elements of a list of strings, as JSON.
pub(super) fn texts(json: &str) -> Option<Vec<&RawValue>> {
    let elements: Vec<&RawValue> = serde_json::from_str(json).ok()?;
    elements.iter().all(|element| element.get().starts_with('"')).then_some(elements)
}

/// Names and kinds, in the order in which they first occurred.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) all: Vec<(String, Kind)>,
    by_name: HashMap<String, usize>,
}

impl Columns {
    /// Widens the kinds so that the values of the row fit.
    pub(super) fn note(&mut self, row: &Row<'_>) {
        for (name, value) in row.fields() {
            let kind = Kind::of(value);
            if let Some(column) = self.index(name) {
                let known = &mut self.all[column].1;
                *known = known.and(kind);
            } else {
                self.by_name.insert(name.to_owned(), self.all.len());
                self.all.push((name.to_owned(), kind));
            }
        }
    }

    pub(super) fn index(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
}
