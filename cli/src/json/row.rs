//! One JSON object of the input. Its fields are kept as written, and parsed only when a command needs them.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::surrogate;

/// The unparsed fields of one line, in order.
pub(crate) struct Row<'a> {
    fields: Vec<(Cow<'a, str>, &'a RawValue)>,
}

impl<'a> Row<'a> {
    pub(crate) fn parse(line: &'a str) -> Result<Self, String> {
        if !line.trim_start().starts_with('{') {
            return Err("not a JSON object; each line is one, such as {\"id\":1,\"text\":\"…\"}".into());
        }
        serde_json::from_str(line).map_err(|error| format!("not valid JSON: {}", in_words(&error)))
    }

    /// A field as written. The last of several fields with the same name counts, and null counts as missing.
    pub(crate) fn raw(&self, name: &str) -> Option<&'a RawValue> {
        let value = self.fields.iter().rev().find(|(field, _)| field == name)?.1;
        (value.get() != "null").then_some(value)
    }

    /// A string field. The flag is true if lone surrogates in it were replaced by `U+FFFD`.
    pub(crate) fn string(&self, name: &str) -> Result<Option<(Cow<'a, str>, bool)>, String> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        if !raw.get().starts_with('"') {
            return Err(format!("field {name:?} is not a string"));
        }
        surrogate::parse_string(raw.get()).map(Some).map_err(|error| format!("field {name:?}: {}", in_words(&error)))
    }

    /// An optional string field; surrogates in it are not reported.
    pub(crate) fn hint(&self, name: &str) -> Result<Option<String>, String> {
        Ok(self.string(name)?.map(|(text, _)| text.into_owned()))
    }

    /// A field that is a whole number of at least 0.
    pub(crate) fn count(&self, name: &str) -> Result<Option<usize>, String> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        serde_json::from_str(raw.get()).map(Some).map_err(|_| format!("field {name:?} is not a whole number"))
    }

    /// A field that is a list; its elements are as written.
    pub(crate) fn list(&self, name: &str) -> Result<Option<Vec<&'a RawValue>>, String> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        serde_json::from_str(raw.get()).map(Some).map_err(|_| format!("field {name:?} is not a list"))
    }

    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &'a RawValue)> {
        self.fields.iter().map(|(name, value)| (name.as_ref(), *value))
    }
}

/// Our own message for a JSON error, with its position: a row is a single line, so the column is a byte offset.
fn in_words(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        Category::Eof => "it ends unexpectedly",
        _ if error.to_string().contains("control character") => {
            "a string contains a raw line break or control character"
        }
        _ if error.to_string().contains("surrogate") || error.to_string().contains("escape") => {
            "a string contains an invalid escape"
        }
        _ => "unexpected character",
    };
    format!("{what} at byte {}", error.column())
}

impl<'de> Deserialize<'de> for Row<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Row<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some((name, value)) = map.next_entry::<Name<'de>, &RawValue>()? {
            fields.push((name.0, value));
        }
        Ok(Row { fields })
    }
}

/// A field name, borrowed if it contains no escape.
#[derive(serde::Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);
