//! One item to process, wherever it comes from: a line of JSON, a record of an archive, or a file.

use std::borrow::Cow;

use limpid::{Input, SourceKind};
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use super::base64;
use crate::json::{Row, parse_string};

/// The fields of a line with the content to process; they are not repeated in the result.
const PAYLOAD: [&str; 3] = ["html", "text", "b64"];

/// The content to process, and what is known about it.
pub(crate) struct Item<'a> {
    pub(crate) id: Option<Id<'a>>,
    pub(crate) url: Option<Cow<'a, str>>,
    pub(crate) date: Option<&'a str>,
    /// The offset of a record in its file.
    pub(crate) offset: Option<u64>,
    pub(crate) file: Option<&'a str>,
    pub(crate) payload: Payload<'a>,
    /// Warnings about characters that were replaced.
    pub(crate) warnings: Vec<Cow<'static, str>>,
    /// The line, if the item comes from one.
    pub(crate) row: Option<&'a Row<'a>>,
}

/// The id of an item, as JSON from its line or as plain text.
#[derive(Clone, Copy)]
pub(crate) enum Id<'a> {
    Json(&'a RawValue),
    Text(&'a str),
}

impl Id<'_> {
    /// The id as JSON.
    pub(crate) fn to_json(self) -> Box<RawValue> {
        match self {
            Self::Json(json) => json.to_owned(),
            Self::Text(text) => to_raw_value(text).expect("a string is JSON"),
        }
    }
}

impl Serialize for Id<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Json(json) => json.serialize(serializer),
            Self::Text(text) => text.serialize(serializer),
        }
    }
}

/// The content of an item.
pub(crate) enum Payload<'a> {
    Html(Cow<'a, str>),
    Text(Cow<'a, str>),
    Bytes(Bytes),
}

/// Bytes, and what is known about them from elsewhere.
#[derive(Default)]
pub(crate) struct Bytes {
    pub(crate) content: Vec<u8>,
    pub(crate) kind: Option<SourceKind>,
    /// The label of their encoding.
    pub(crate) charset: Option<String>,
}

/// The note on an item of which something was lost when it was read.
const SURROGATES: &str = "lone surrogates were replaced by U+FFFD";

impl<'a> Item<'a> {
    pub(crate) fn new(payload: Payload<'a>) -> Self {
        let warnings = Vec::new();
        Self { id: None, url: None, date: None, offset: None, file: None, payload, warnings, row: None }
    }

    /// The item on a line; `warning` is about the bytes of the line.
    ///
    /// # Errors
    /// If there is no content.
    pub(crate) fn of_row(row: &'a Row<'a>, warning: Option<String>) -> Result<Self, String> {
        let (payload, replaced) = payload_of(row)?;
        let surrogates = replaced.then_some(Cow::Borrowed(SURROGATES));
        Ok(Self {
            id: row.raw("id").map(Id::Json),
            url: row.string("url").ok().flatten().map(|(url, _)| url),
            warnings: warning.map(Cow::Owned).into_iter().chain(surrogates).collect(),
            row: Some(row),
            ..Self::new(payload)
        })
    }

    /// A line whose content is a list of documents, each with content of its own.
    pub(crate) fn of_list(row: &'a Row<'a>, warning: Option<String>) -> Self {
        let id = row.raw("id").map(Id::Json);
        let warnings = warning.map(Cow::Owned).into_iter().collect();
        Self { id, row: Some(row), warnings, ..Self::new(Payload::Text(Cow::Borrowed(""))) }
    }

    /// An item without fields: a JSON string.
    ///
    /// # Errors
    /// If it is something else.
    pub(crate) fn of_string(json: &'a RawValue) -> Result<Self, String> {
        let (text, replaced) = parse_string(json.get()).map_err(|_| "is neither a string nor an object")?;
        let warnings = replaced.then_some(Cow::Borrowed(SURROGATES)).into_iter().collect();
        Ok(Self { warnings, ..Self::new(Payload::Text(text)) })
    }

    /// An optional field of the line, such as `lang` or `title`.
    ///
    /// # Errors
    /// If it is not a string.
    pub(crate) fn hint(&self, name: &str) -> Result<Option<String>, String> {
        self.row.map_or(Ok(None), |row| row.hint(name))
    }

    /// A field of the line with a whole number of at least 0.
    ///
    /// # Errors
    /// If it is something else.
    pub(crate) fn count(&self, name: &str) -> Result<Option<usize>, String> {
        self.row.map_or(Ok(None), |row| row.count(name))
    }

    /// The fields of the line that the result repeats unchanged.
    pub(crate) fn kept_fields(&self) -> impl Iterator<Item = (&str, &'a RawValue)> {
        self.row.into_iter().flat_map(Row::fields).filter(|(name, _)| !PAYLOAD.contains(name))
    }

    /// The host of the URL, without port and user.
    pub(crate) fn host(&self) -> Option<&str> {
        let (_, rest) = self.url.as_deref()?.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?.split(':').next()?;
        (!host.is_empty()).then_some(host)
    }
}

impl Payload<'_> {
    pub(crate) fn input(&self) -> Input<'_> {
        match self {
            Self::Html(html) => Input::Html(html),
            Self::Text(text) => Input::Text(text),
            Self::Bytes(bytes) => Input::Bytes(&bytes.content),
        }
    }
}

/// The content of a line. The flag says that lone surrogates became `U+FFFD`.
fn payload_of<'a>(row: &'a Row<'a>) -> Result<(Payload<'a>, bool), String> {
    if let Some((html, replaced)) = row.string("html")? {
        return Ok((Payload::Html(html), replaced));
    }
    if let Some((text, replaced)) = row.string("text")? {
        return Ok((Payload::Text(text), replaced));
    }
    let Some((code, _)) = row.string("b64")? else {
        return Err("there is no field \"text\", \"html\" or \"b64\" to work on".into());
    };
    let content = base64::decode(&code).ok_or("field \"b64\" is not Base64")?;
    Ok((Payload::Bytes(Bytes { content, ..Bytes::default() }), false))
}
