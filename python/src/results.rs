//! Results that stay in Rust until Python asks for a field.

use limpid::report::{
    CandidateView, ChangeView, DecodedView, Parts, ReportView, SpanConverter, SummaryView, Unit, change_views,
    decoded_view, joint_summary_view, report_view_of, summary_view,
};
use limpid::{
    Changes, Decoded, EncodingSource, Error, JointSummary, Options, RepairOptions, Report, Summary, SummaryOptions,
};
use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use serde::Serialize;

use crate::owned_input::OwnedInput;
use crate::to_python::{convert, make_error};

const UNIT: Unit = Unit::CodePoints;

/// An error of the core as `LimpidError`.
pub(crate) fn failed(py: Python<'_>, error: &Error) -> PyErr {
    make_error(py, error.code(), &error.to_string())
}

fn unknown(name: &str) -> PyErr {
    PyAttributeError::new_err(name.to_owned())
}

/// Decoded bytes as data, with how invalid ones were replaced.
#[derive(Serialize)]
struct DecodedFields<'a> {
    encoding: &'static str,
    source: EncodingSource,
    confidence: f64,
    candidates: Vec<CandidateView>,
    text: &'a str,
    strict_text: &'a str,
    changes: Vec<ChangeView<'a>>,
}

/// `decoded` as `limpid.Decoded`.
pub(crate) fn decoded_fields<'py>(py: Python<'py>, decoded: &Decoded<'_>) -> PyResult<Bound<'py, PyAny>> {
    let (strict, changes) = (decoded.strict_text(), decoded.changes());
    let DecodedView { text, encoding, source, confidence, candidates, .. } = decoded_view(decoded);
    let changes = change_views(&changes, &strict, text, UNIT);
    convert(py, &DecodedFields { encoding, source, confidence, candidates, text, strict_text: &strict, changes })
}

/// Repaired text.
#[pyclass(frozen)]
#[derive(Debug)]
pub(crate) struct NativeRepaired {
    given: String,
    text: String,
    changes: Changes,
}

impl NativeRepaired {
    /// `None` if `given` is sound.
    pub(crate) fn new(given: String, options: &RepairOptions) -> Option<Self> {
        let repaired = limpid::repair(&given, options);
        if repaired.changes().is_empty() {
            return None;
        }
        let changes = repaired.changes().clone();
        let text = repaired.into_text().into_owned();
        Some(Self { given, text, changes })
    }
}

#[pymethods]
impl NativeRepaired {
    fn field<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        match name {
            "text" => convert(py, &self.text),
            "changes" => convert(py, &change_views(&self.changes, &self.given, &self.text, UNIT)),
            _ => Err(unknown(name)),
        }
    }
}

/// A summary and the text that it was made from.
#[pyclass(frozen)]
#[derive(Debug)]
pub(crate) struct NativeSummary {
    text: String,
    summary: Summary,
}

impl NativeSummary {
    pub(crate) fn new(text: String, options: &SummaryOptions) -> Self {
        let summary = limpid::summarize(&text, options);
        Self { text, summary }
    }
}

#[pymethods]
impl NativeSummary {
    fn field<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        if name == "text" {
            return convert(py, &self.summary.text(&self.text));
        }
        let SummaryView { sentences, picked, key_phrases, kind, over_length, missing_words, .. } =
            summary_view(&self.text, &self.summary, UNIT, true);
        match name {
            "sentences" => convert(py, &sentences),
            "picked" => convert(py, &picked),
            "key_phrases" => convert(py, &key_phrases),
            "kind" => convert(py, &kind),
            "over_length" => convert(py, &over_length),
            "missing_words" => convert(py, &missing_words),
            _ => Err(unknown(name)),
        }
    }
}

/// One summary of several texts.
#[pyclass(frozen)]
#[derive(Debug)]
pub(crate) struct NativeJointSummary {
    texts: Vec<String>,
    summary: JointSummary,
}

impl NativeJointSummary {
    pub(crate) fn new(texts: Vec<String>, options: &SummaryOptions) -> Self {
        let slices: Vec<&str> = texts.iter().map(String::as_str).collect();
        let summary = limpid::summarize_together(&slices, options);
        Self { texts, summary }
    }

    /// The summary of each text, as a result of its own.
    fn documents(&self) -> Vec<NativeSummary> {
        let own = |(text, summary): (&String, &Summary)| NativeSummary { text: text.clone(), summary: summary.clone() };
        self.texts.iter().zip(self.summary.documents()).map(own).collect()
    }
}

#[pymethods]
impl NativeJointSummary {
    fn field<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        let texts: Vec<&str> = self.texts.iter().map(String::as_str).collect();
        let view = joint_summary_view(&texts, &self.summary, UNIT);
        match name {
            "text" => convert(py, &view.text),
            "documents" => Ok(self.documents().into_pyobject(py)?.into_any()),
            "picked" => {
                let pairs: Vec<_> = view.picked.iter().map(|pick| (pick.document, pick.sentence)).collect();
                convert(py, &pairs)
            }
            "over_length" => convert(py, &view.over_length),
            "missing_words" => convert(py, &view.missing_words),
            _ => Err(unknown(name)),
        }
    }
}

/// The result of the pipeline.
#[pyclass(frozen)]
#[derive(Debug)]
pub(crate) struct NativeReport {
    report: Report<'static>,
    /// The input, if it was text.
    given: Option<String>,
}

impl NativeReport {
    pub(crate) fn new(given: OwnedInput, options: &Options) -> Result<Self, Error> {
        let report = limpid::process(given.input(), options)?.into_owned();
        Ok(Self { report, given: given.into_text() })
    }

    fn view<T>(&self, parts: Parts, use_view: impl FnOnce(ReportView<'_>) -> T) -> T {
        use_view(report_view_of(&SpanConverter::of_report(&self.report, self.given.as_deref(), UNIT), parts))
    }
}

/// The parts of a report that `name` needs.
fn parts(name: &str) -> Parts {
    let mut parts = Parts::text_only();
    parts.quotes = true;
    match name {
        "changes" => parts.changes = true,
        "repairs" | "removals" => parts.stages = true,
        "blocks" | "labels" => parts.blocks = true,
        _ => {}
    }
    parts
}

#[pymethods]
impl NativeReport {
    fn field<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        match name {
            "text" => convert(py, self.report.text()),
            "markdown" => convert(py, &py.detach(|| self.report.to_markdown())),
            "html" => convert(py, &py.detach(|| self.report.to_html())),
            "page_text" => convert(py, self.report.page_text()),
            "verdict" => convert(py, &self.report.verdict()),
            "metadata" => convert(py, self.report.metadata()),
            _ => self.view(parts(name), |view| match name {
                "encoding" => convert(py, &view.encoding),
                "decoded" => convert(py, &view.decoded),
                "summary" => convert(py, &view.summary),
                "repairs" => convert(py, &view.repairs),
                "removals" => convert(py, &view.removals),
                "changes" => convert(py, &view.changes),
                "blocks" => convert(py, &view.blocks),
                "labels" => convert(py, &view.labels),
                _ => Err(unknown(name)),
            }),
        }
    }
}
