//! The exports to JavaScript. This crate only translates.
//!
//! Text crosses as strings, options and results as plain objects, and offsets as UTF-16 units. `pkg/unpack.js` builds the
//! objects of a result, `pkg/functions.js` wraps these functions, and `pkg/index.d.ts` documents them.
#![allow(unreachable_pub, reason = "wasm_bindgen exports `pub` functions")]
#![allow(clippy::needless_pass_by_value, reason = "an optional string arrives by value")]
#![allow(clippy::missing_errors_doc, reason = "`pkg/index.d.ts` documents the errors")]

#[cfg(feature = "html")]
mod columns;
mod options;
mod pack;
#[cfg(feature = "pages")]
mod page_options;
#[cfg(feature = "pages")]
pub mod pages;
mod view;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use limpid::Error;
use view::to_js;

type JsResult = Result<JsValue, JsValue>;

/// `{ text, changes }`, where `text` is `null` if it did not change. Returns nothing if there are no changes, as in most
/// texts.
#[wasm_bindgen]
pub fn repair(text: &str, options: &JsValue) -> JsResult {
    let repaired = limpid::repair(text, &options::part("", options)?);
    if repaired.changes().is_empty() {
        return Ok(JsValue::UNDEFINED);
    }
    Ok(to_js(&view::repaired(text, &repaired)))
}

/// `{ text, encoding, source, confidence, candidates, strictText, changes }`.
#[wasm_bindgen]
pub fn decode(bytes: &[u8], options: &JsValue) -> JsResult {
    let decoded = limpid::decode(bytes, &options::part("", options)?).map_err(|error| failed(&error))?;
    Ok(to_js(&view::decoded(&decoded, &decoded.strict_text(), &decoded.changes())))
}

/// True if `text` may hold damage.
#[wasm_bindgen(js_name = isSuspect)]
pub fn is_suspect(text: &str) -> bool {
    limpid::is_suspect(text)
}

/// Decodes bytes that arrive in chunks.
#[wasm_bindgen]
#[derive(Debug)]
pub struct DecodeStream(Option<limpid::DecodeStream>);

#[wasm_bindgen]
impl DecodeStream {
    /// A stream at its start.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue) -> Result<Self, JsValue> {
        let stream = limpid::DecodeStream::new(&options::part("", options)?).map_err(|error| failed(&error))?;
        Ok(Self(Some(stream)))
    }

    /// The encoding, once it is known.
    pub fn encoding(&self) -> Option<String> {
        self.0.as_ref().and_then(limpid::DecodeStream::encoding).map(str::to_owned)
    }

    /// The text that is certain after `bytes`.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        self.0.as_mut().map_or_else(String::new, |stream| stream.push(bytes))
    }

    /// The rest of the text.
    pub fn finish(&mut self) -> String {
        self.0.take().map_or_else(String::new, limpid::DecodeStream::finish)
    }
}

/// Repairs bytes or text that arrive in chunks.
#[wasm_bindgen]
#[derive(Debug)]
pub struct RepairStream(Option<limpid::RepairStream>);

#[wasm_bindgen]
impl RepairStream {
    /// A stream at its start.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue) -> Result<Self, JsValue> {
        Ok(Self(Some(limpid::RepairStream::new(options::part("", options)?))))
    }

    /// The repaired text that is certain after `bytes`.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        self.0.as_mut().map_or_else(String::new, |stream| stream.push(bytes))
    }

    /// The repaired text that is certain after `text`.
    #[wasm_bindgen(js_name = pushText)]
    pub fn push_text(&mut self, text: &str) -> String {
        self.0.as_mut().map_or_else(String::new, |stream| stream.push_text(text))
    }

    /// The rest of the repaired text.
    pub fn finish(&mut self) -> String {
        self.0.take().map_or_else(String::new, limpid::RepairStream::finish)
    }
}

/// An error of the core as `{ code, message }`.
fn failed(error: &Error) -> JsValue {
    view::failure(error.code(), &error.to_string())
}
