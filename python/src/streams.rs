//! Texts and bytes that arrive in chunks.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::options;
use crate::owned_input::text_of;
use crate::results::failed;

/// A stream of the core; `None` once it has ended.
type Slot<T> = Mutex<Option<T>>;

fn lock<T>(slot: &Slot<T>) -> MutexGuard<'_, Option<T>> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}

fn ended() -> PyErr {
    PyValueError::new_err("the stream has ended; make a new one")
}

/// Repairs chunks of text or bytes.
#[pyclass(frozen)]
#[derive(Debug)]
pub(crate) struct RepairStream(Slot<limpid::RepairStream>);

#[pymethods]
impl RepairStream {
    #[new]
    fn new(py: Python<'_>, repair: Option<&Bound<'_, PyDict>>, decode: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let (repair, decode) = (options::of_repair(repair)?, options::of_decode(decode)?);
        let stream = limpid::RepairStream::with_decoding(repair, &decode).map_err(|error| failed(py, &error))?;
        Ok(Self(Mutex::new(Some(stream))))
    }

    /// The repaired text that is certain after `chunk`.
    fn push(&self, py: Python<'_>, chunk: &[u8]) -> PyResult<String> {
        py.detach(|| lock(&self.0).as_mut().map(|stream| stream.push(chunk))).ok_or_else(ended)
    }

    fn push_text(&self, py: Python<'_>, chunk: &Bound<'_, PyString>) -> PyResult<String> {
        let chunk = text_of(chunk)?;
        py.detach(|| lock(&self.0).as_mut().map(|stream| stream.push_text(&chunk))).ok_or_else(ended)
    }

    /// The rest.
    fn finish(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| lock(&self.0).take().map(limpid::RepairStream::finish)).ok_or_else(ended)
    }
}

/// Decodes chunks of bytes.
#[pyclass(frozen)]
#[derive(Debug)]
pub(crate) struct DecodeStream(Slot<limpid::DecodeStream>);

#[pymethods]
impl DecodeStream {
    #[new]
    fn new(py: Python<'_>, decode: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let stream = limpid::DecodeStream::new(&options::of_decode(decode)?).map_err(|error| failed(py, &error))?;
        Ok(Self(Mutex::new(Some(stream))))
    }

    /// The encoding, once it is known and until the end.
    fn encoding(&self, py: Python<'_>) -> Option<&'static str> {
        py.detach(|| lock(&self.0).as_ref().and_then(limpid::DecodeStream::encoding))
    }

    /// The text that is certain after `chunk`.
    fn push(&self, py: Python<'_>, chunk: &[u8]) -> PyResult<String> {
        py.detach(|| lock(&self.0).as_mut().map(|stream| stream.push(chunk))).ok_or_else(ended)
    }

    /// The rest.
    fn finish(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| lock(&self.0).take().map(limpid::DecodeStream::finish)).ok_or_else(ended)
    }
}
