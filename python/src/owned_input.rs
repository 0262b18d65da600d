//! The input of a call, copied out of Python so that the work needs no interpreter lock.

use std::borrow::Cow;

use limpid::Input;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// Text or bytes.
#[derive(Debug)]
pub(crate) enum OwnedInput {
    Text(String),
    Bytes(Vec<u8>),
}

impl OwnedInput {
    /// `limpid/` has checked that `input` is `str` or `bytes`.
    pub(crate) fn new(input: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(text) = input.cast::<PyString>() {
            return text_of(text).map(Self::Text);
        }
        Ok(Self::Bytes(input.cast::<PyBytes>()?.as_bytes().to_vec()))
    }

    pub(crate) fn input(&self) -> Input<'_> {
        match self {
            Self::Text(text) => Input::Auto(text),
            Self::Bytes(bytes) => Input::Bytes(bytes),
        }
    }

    pub(crate) fn into_text(self) -> Option<String> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// The characters of a `str`.
///
/// # Errors
/// `ValueError` for lone surrogates, which are not characters.
pub(crate) fn text_of(text: &Bound<'_, PyString>) -> PyResult<String> {
    text.to_cow().map(Cow::into_owned).map_err(|error| {
        let at = error.value(text.py()).getattr("start").ok().and_then(|start| start.extract::<usize>().ok());
        PyValueError::new_err(format!(
            "the text has a lone surrogate at index {}; pass the bytes that it was decoded from, or replace surrogates \
             with text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')",
            at.unwrap_or(0)
        ))
    })
}
