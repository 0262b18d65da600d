//! The exports to Python. This crate only translates; `limpid/` wraps its functions, checks arguments and documents them.
//!
//! Text crosses as `str`, bytes as `bytes`, options as dictionaries of plain values, and offsets as code points. Work on
//! texts is done without the global interpreter lock. Results stay in Rust until Python asks for one of their fields.

mod batch;
mod options;
mod owned_input;
mod results;
mod streams;
mod template;
mod to_python;

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};

use limpid::report::detection_view;
use limpid::{CodePointIndex, SentenceOptions};
use owned_input::{OwnedInput, text_of};
use results::{NativeJointSummary, NativeRepaired, NativeReport, NativeSummary, failed};

/// The repaired text with its changes; `None` if there are no changes, as in most texts.
#[pyfunction]
fn repair(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Option<NativeRepaired>> {
    let (text, options) = (text_of(text)?, options::of_repair(options)?);
    Ok(py.detach(|| NativeRepaired::new(text, &options)))
}

/// The repaired text; `None` if it is the same.
#[pyfunction]
fn repair_text(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Option<String>> {
    let (text, options) = (text_of(text)?, options::of_repair(options)?);
    Ok(py.detach(|| {
        let repaired = limpid::repair(&text, &options).into_text();
        (*repaired != *text).then(|| repaired.into_owned())
    }))
}

/// A report of the stages that `options` ask for.
#[pyfunction]
fn process(py: Python<'_>, input: &Bound<'_, PyAny>, options: Option<&Bound<'_, PyDict>>) -> PyResult<NativeReport> {
    let (given, options) = (OwnedInput::new(input)?, options::of_process(options)?);
    py.detach(|| NativeReport::new(given, &options)).map_err(|error| failed(py, &error))
}

/// A summary of `text`.
#[pyfunction]
fn summarize(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<NativeSummary> {
    let (text, options) = (text_of(text)?, options::of_summary(options)?);
    Ok(py.detach(|| NativeSummary::new(text, &options)))
}

/// One summary of several texts.
#[pyfunction]
fn summarize_together(
    py: Python<'_>,
    texts: Vec<Bound<'_, PyString>>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<NativeJointSummary> {
    let texts = texts.into_iter().map(|text| text_of(&text)).collect::<PyResult<Vec<_>>>()?;
    let options = options::of_summary(options)?;
    Ok(py.detach(|| NativeJointSummary::new(texts, &options)))
}

/// The sentences of `text` as pairs of start and end, which together cover all of it.
#[pyfunction]
fn sentences(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    options: Option<&Bound<'_, PyDict>>,
) -> PyResult<Vec<(usize, usize)>> {
    let (text, options) = (text_of(text)?, options::of_sentences(options)?);
    Ok(py.detach(|| split(&text, &options)))
}

fn split(text: &str, options: &SentenceOptions) -> Vec<(usize, usize)> {
    let index = CodePointIndex::new(text);
    let spans = limpid::sentences_with(text, options);
    spans.into_iter().map(|span| index.span(span)).map(|span| (span.start, span.end)).collect()
}

/// How the encoding of `data` was found, and its text if `with_text`.
#[pyfunction]
fn decode<'py>(
    py: Python<'py>,
    data: &Bound<'py, PyBytes>,
    options: Option<&Bound<'py, PyDict>>,
    with_text: bool,
) -> PyResult<Bound<'py, PyAny>> {
    let options = options::of_decode(options)?;
    let bytes = data.as_bytes();
    let decoded = py.detach(|| limpid::decode(bytes, &options)).map_err(|error| failed(py, &error))?;
    if with_text { results::decoded_fields(py, &decoded) } else { to_python::convert(py, &detection_view(&decoded)) }
}

/// The language that declared or guessed encodings and letters suggest; `None` if they suggest none.
#[pyfunction]
fn language_of_bytes(py: Python<'_>, data: &Bound<'_, PyBytes>) -> Option<String> {
    let bytes = data.as_bytes();
    py.detach(|| limpid::decode(bytes, &Default::default()).ok().and_then(|decoded| decoded.language()))
}

/// False if `text` certainly has no damage.
#[pyfunction]
fn is_suspect(py: Python<'_>, text: &Bound<'_, PyString>) -> PyResult<bool> {
    let text = text_of(text)?;
    Ok(py.detach(|| limpid::is_suspect(&text)))
}

/// True for a page with a few full paragraphs.
#[pyfunction]
fn is_probably_readerable(py: Python<'_>, input: &Bound<'_, PyAny>) -> PyResult<bool> {
    let given = OwnedInput::new(input)?;
    Ok(py.detach(|| limpid::is_probably_readerable(given.input())))
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_function(wrap_pyfunction!(repair, module)?)?;
    module.add_function(wrap_pyfunction!(repair_text, module)?)?;
    module.add_function(wrap_pyfunction!(process, module)?)?;
    module.add_function(wrap_pyfunction!(summarize, module)?)?;
    module.add_function(wrap_pyfunction!(summarize_together, module)?)?;
    module.add_function(wrap_pyfunction!(sentences, module)?)?;
    module.add_function(wrap_pyfunction!(decode, module)?)?;
    module.add_function(wrap_pyfunction!(language_of_bytes, module)?)?;
    module.add_function(wrap_pyfunction!(is_suspect, module)?)?;
    module.add_function(wrap_pyfunction!(is_probably_readerable, module)?)?;
    module.add_function(wrap_pyfunction!(options::defaults, module)?)?;
    module.add_function(wrap_pyfunction!(to_python::register, module)?)?;
    module.add_class::<batch::Batch>()?;
    module.add_class::<streams::RepairStream>()?;
    module.add_class::<streams::DecodeStream>()?;
    module.add_class::<template::SiteTemplate>()?;
    module.add_class::<template::TemplateLearner>()?;
    Ok(())
}
