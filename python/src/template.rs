//! The lines that the pages of a site have in common.

use std::sync::{Mutex, PoisonError};

use limpid::{Options, PageLines};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::options;
use crate::owned_input::OwnedInput;
use crate::results::failed;

/// The lines that many pages of a site share.
#[pyclass(frozen, module = "limpid")]
#[derive(Clone, Debug)]
pub(crate) struct SiteTemplate(pub(crate) limpid::SiteTemplate);

#[pymethods]
impl SiteTemplate {
    /// True if `text` is a line of the template; numbers, case and white space may differ.
    #[expect(clippy::needless_pass_by_value, reason = "extracted from Python")]
    fn __contains__(&self, text: String) -> bool {
        self.0.contains(&text)
    }
}

/// Learns a template from pages.
#[pyclass(frozen)]
#[derive(Debug, Default)]
pub(crate) struct TemplateLearner(Mutex<limpid::TemplateLearner>);

#[pymethods]
impl TemplateLearner {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Adds a page, read as `options` say.
    fn add(&self, py: Python<'_>, input: &Bound<'_, PyAny>, options: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
        let (given, options) = (OwnedInput::new(input)?, options::of_process(options)?);
        let options: Options = options.clean(None).summary(None);
        py.detach(|| {
            let report = limpid::process(given.input(), &options)?;
            let lines = PageLines::of(report.cleaned().page());
            self.0.lock().unwrap_or_else(PoisonError::into_inner).add(&lines);
            Ok(())
        })
        .map_err(|error| failed(py, &error))
    }

    /// The template so far; `None` if too few pages were added or they share nothing.
    fn template(&self, py: Python<'_>) -> Option<SiteTemplate> {
        let learner = py.detach(|| self.0.lock().unwrap_or_else(PoisonError::into_inner).clone());
        learner.finish().map(SiteTemplate)
    }
}

/// The template among the options of cleaning.
pub(crate) fn of_options(options: &Bound<'_, PyDict>) -> PyResult<Option<limpid::SiteTemplate>> {
    let Some(clean) = options.get_item("clean")? else { return Ok(None) };
    let Ok(clean) = clean.cast_into::<PyDict>() else { return Ok(None) };
    match clean.get_item("template")? {
        Some(template) if !template.is_none() => template
            .cast::<SiteTemplate>()
            .map(|template| Some(template.get().0.clone()))
            .map_err(|_| PyValueError::new_err("bad options: template")),
        _ => Ok(None),
    }
}
