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
mod view;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[cfg(feature = "html")]
use limpid::advanced::Columns;
use limpid::report::{Places, Unit, joint_summary_view, summary_view};
use limpid::{Error, Input, Options, Report, Utf16Index};
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

/// A report whose changes are all `removals`. `options` are those of cleaning, and `as`. With `forms` it includes Markdown
/// and HTML.
#[wasm_bindgen]
pub fn clean(input: &JsValue, options: &JsValue, forms: bool) -> JsResult {
    let view = |_: &Report<'_>, places: &Places<'_>| Ok(to_js(&view::report(places, false, forms)));
    Given::new(input).report(&options::for_cleaning(options)?, view)
}

/// A report; [`limpid::report::ReportView`] describes its shape. With `forms` it includes Markdown and HTML.
#[wasm_bindgen]
pub fn process(input: &JsValue, options: &JsValue, forms: bool) -> JsResult {
    let view = |_: &Report<'_>, places: &Places<'_>| Ok(to_js(&view::report(places, true, forms)));
    Given::new(input).report(&options::for_processing(options)?, view)
}

/// The result of [`clean`] for the same arguments, as Markdown.
#[wasm_bindgen(js_name = cleanToMarkdown)]
pub fn clean_to_markdown(input: &JsValue, options: &JsValue) -> JsResult {
    Given::new(input).report(&options::for_cleaning(options)?, |report, _| Ok(JsValue::from_str(&report.to_markdown())))
}

/// The result of [`process`] for the same arguments, as Markdown.
#[wasm_bindgen(js_name = processToMarkdown)]
pub fn process_to_markdown(input: &JsValue, options: &JsValue) -> JsResult {
    Given::new(input)
        .report(&options::for_processing(options)?, |report, _| Ok(JsValue::from_str(&report.to_markdown())))
}

/// The result of [`clean`] for the same arguments, as safe HTML.
#[wasm_bindgen(js_name = cleanToHtml)]
pub fn clean_to_html(input: &JsValue, options: &JsValue) -> JsResult {
    Given::new(input).report(&options::for_cleaning(options)?, |report, _| Ok(JsValue::from_str(&report.to_html())))
}

/// The result of [`process`] for the same arguments, as safe HTML.
#[wasm_bindgen(js_name = processToHtml)]
pub fn process_to_html(input: &JsValue, options: &JsValue) -> JsResult {
    Given::new(input).report(&options::for_processing(options)?, |report, _| Ok(JsValue::from_str(&report.to_html())))
}

/// The labels of a live document, in the shape of `columns::Answer` and `columns::Numbers`. The options are those of
/// [`process`].
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = cleanColumns)]
pub fn clean_columns(names: &str, text: &str, nodes: &[u32], attributes: &[u32], options: &JsValue) -> JsResult {
    let columns = Columns { names, text, nodes, attributes };
    columns::answer(&process_columns(&columns, options)?, text)
}

/// The clean text of a live document as Markdown (`as_html` false) or safe HTML. The arguments are those of
/// [`clean_columns`].
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = writeColumns)]
pub fn write_columns(
    names: &str,
    text: &str,
    nodes: &[u32],
    attributes: &[u32],
    options: &JsValue,
    as_html: bool,
) -> Result<String, JsValue> {
    let columns = Columns { names, text, nodes, attributes };
    let report = process_columns(&columns, options)?;
    Ok(if as_html { report.to_html() } else { report.to_markdown() })
}

#[cfg(feature = "html")]
fn process_columns<'a>(columns: &'a Columns<'a>, options: &JsValue) -> Result<Report<'a>, JsValue> {
    limpid::process(Input::Columns(columns), &options::for_processing(options)?).map_err(|error| failed(&error))
}

/// True for a page with a few full paragraphs.
#[wasm_bindgen(js_name = isProbablyReaderable)]
pub fn is_probably_readerable(input: &JsValue) -> bool {
    limpid::is_probably_readerable(Given::new(input).input())
}

/// `{ text, sentences, picked }`, where `picked` holds indices into `sentences`.
#[wasm_bindgen]
pub fn summarize(text: &str, options: &JsValue) -> JsResult {
    let summary = limpid::summarize(text, &options::summary("", options)?);
    Ok(to_js(&summary_view(text, &summary, Unit::Utf16, false)))
}

/// `{ text, documents, picked, overLength, missingWords }`, where `picked` holds pairs of indices: into `documents`, and
/// into the sentences of that document.
#[wasm_bindgen(js_name = summarizeTogether)]
pub fn summarize_together(texts: Vec<String>, options: &JsValue) -> JsResult {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let summary = limpid::summarize_together(&texts, &options::summary("", options)?);
    Ok(to_js(&joint_summary_view(&texts, &summary, Unit::Utf16)))
}

/// The ends of the sentences. Each sentence starts where the one before it ends; the first starts at 0.
#[wasm_bindgen]
pub fn sentences(text: &str, lang: Option<String>) -> Vec<u32> {
    let index = Utf16Index::new(text);
    limpid::sentences(text, lang.as_deref()).iter().map(|span| index.offset(span.end) as u32).collect()
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

/// A string or bytes, copied out of JavaScript.
enum Given {
    Text(String),
    Bytes(Vec<u8>),
}

impl Given {
    fn new(input: &JsValue) -> Self {
        input.as_string().map_or_else(|| Self::Bytes(input.unchecked_ref::<Uint8Array>().to_vec()), Self::Text)
    }

    /// Runs the pipeline and converts its report with `translate`.
    fn report(&self, options: &Options, translate: impl FnOnce(&Report<'_>, &Places<'_>) -> JsResult) -> JsResult {
        let report = limpid::process(self.input(), options).map_err(|error| failed(&error))?;
        let text = match self {
            Self::Text(text) => Some(text.as_str()),
            Self::Bytes(_) => None,
        };
        translate(&report, &Places::of_report(&report, text, Unit::Utf16))
    }

    fn input(&self) -> Input<'_> {
        match self {
            Self::Text(text) => Input::Auto(text),
            Self::Bytes(bytes) => Input::Bytes(bytes),
        }
    }
}

/// An error of the core as `{ code, message }`.
fn failed(error: &Error) -> JsValue {
    view::failure(error.code(), &error.to_string())
}
