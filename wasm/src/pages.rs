//! Pages, sentences and summaries.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[cfg(feature = "html")]
use crate::columns;
use crate::page_options;
use crate::view::to_js;
use crate::{JsResult, failed};
#[cfg(feature = "html")]
use limpid::advanced::Columns;
use limpid::report::{Parts, ReportView, SpanConverter, Unit, joint_summary_view, report_view_of, summary_view};
use limpid::{Input, Options, Report, Utf16Index};

/// A report whose changes are all `removals`. `options` are those of cleaning, and `as`. With `forms` it includes Markdown
/// and HTML.
#[wasm_bindgen]
pub fn clean(input: &JsValue, options: &JsValue, forms: bool) -> JsResult {
    let view = |_: &Report<'_>, converter: &SpanConverter<'_>| Ok(to_js(&report(converter, false, forms)));
    Given::new(input).report(&page_options::for_cleaning(options)?, view)
}

/// A report; [`limpid::report::ReportView`] describes its shape. With `forms` it includes Markdown and HTML.
#[wasm_bindgen]
pub fn process(input: &JsValue, options: &JsValue, forms: bool) -> JsResult {
    let view = |_: &Report<'_>, converter: &SpanConverter<'_>| Ok(to_js(&report(converter, true, forms)));
    Given::new(input).report(&page_options::for_processing(options)?, view)
}

/// The result of [`clean`] for the same arguments, as Markdown.
#[wasm_bindgen(js_name = cleanToMarkdown)]
pub fn clean_to_markdown(input: &JsValue, options: &JsValue) -> JsResult {
    Given::new(input)
        .report(&page_options::for_cleaning(options)?, |report, _| Ok(JsValue::from_str(&report.to_markdown())))
}

/// The result of [`process`] for the same arguments, as Markdown.
#[wasm_bindgen(js_name = processToMarkdown)]
pub fn process_to_markdown(input: &JsValue, options: &JsValue) -> JsResult {
    Given::new(input)
        .report(&page_options::for_processing(options)?, |report, _| Ok(JsValue::from_str(&report.to_markdown())))
}

/// The result of [`clean`] for the same arguments, as safe HTML.
#[wasm_bindgen(js_name = cleanToHtml)]
pub fn clean_to_html(input: &JsValue, options: &JsValue) -> JsResult {
    Given::new(input)
        .report(&page_options::for_cleaning(options)?, |report, _| Ok(JsValue::from_str(&report.to_html())))
}

/// The result of [`process`] for the same arguments, as safe HTML.
#[wasm_bindgen(js_name = processToHtml)]
pub fn process_to_html(input: &JsValue, options: &JsValue) -> JsResult {
    Given::new(input)
        .report(&page_options::for_processing(options)?, |report, _| Ok(JsValue::from_str(&report.to_html())))
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
    limpid::process(Input::Columns(columns), &page_options::for_processing(options)?).map_err(|error| failed(&error))
}

/// True for a page with a few full paragraphs.
#[wasm_bindgen(js_name = isProbablyReaderable)]
pub fn is_probably_readerable(input: &JsValue) -> bool {
    limpid::is_probably_readerable(Given::new(input).input())
}

/// `{ text, sentences, picked }`, where `picked` holds indices into `sentences`.
#[wasm_bindgen]
pub fn summarize(text: &str, options: &JsValue) -> JsResult {
    let summary = limpid::summarize(text, &page_options::summary("", options)?);
    Ok(to_js(&summary_view(text, &summary, Unit::Utf16, false)))
}

/// `{ text, documents, picked, overLength, missingWords }`, where `picked` holds pairs of indices: into `documents`, and
/// into the sentences of that document.
#[wasm_bindgen(js_name = summarizeTogether)]
pub fn summarize_together(texts: Vec<String>, options: &JsValue) -> JsResult {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let summary = limpid::summarize_together(&texts, &page_options::summary("", options)?);
    Ok(to_js(&joint_summary_view(&texts, &summary, Unit::Utf16)))
}

/// The ends of the sentences. Each sentence starts where the one before it ends; the first starts at 0.
#[wasm_bindgen]
pub fn sentences(text: &str, lang: Option<String>) -> Vec<u32> {
    let index = Utf16Index::new(text);
    limpid::sentences(text, lang.as_deref()).iter().map(|span| index.offset(span.end) as u32).collect()
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
    fn report(
        &self,
        options: &Options,
        translate: impl FnOnce(&Report<'_>, &SpanConverter<'_>) -> JsResult,
    ) -> JsResult {
        let report = limpid::process(self.input(), options).map_err(|error| failed(&error))?;
        let text = match self {
            Self::Text(text) => Some(text.as_str()),
            Self::Bytes(_) => None,
        };
        translate(&report, &SpanConverter::of_report(&report, text, Unit::Utf16))
    }

    fn input(&self) -> Input<'_> {
        match self {
            Self::Text(text) => Input::Auto(text),
            Self::Bytes(bytes) => Input::Bytes(bytes),
        }
    }
}

/// A report. `all` adds the repairs and the merged changes; without it, all changes are removals.
fn report<'a>(converter: &SpanConverter<'a>, all: bool, forms: bool) -> ReportView<'a> {
    let mut parts = Parts::default();
    (parts.changes, parts.stages, parts.page_text, parts.forms) = (all, true, true, forms);
    let mut view = report_view_of(converter, parts);
    view.repairs = view.repairs.filter(|_| all);
    view
}
