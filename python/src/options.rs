//! Reads options from dictionaries. `limpid/` has checked names and types before.

use limpid::{CleanOptions, DecodeOptions, Options, ReadOptions, RepairOptions, SentenceOptions, SummaryOptions};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::template::{self, SiteTemplate};
use crate::to_python::convert;

type OwnedInput<'a, 'py> = Option<&'a Bound<'py, PyDict>>;

pub(crate) fn of_repair(given: OwnedInput<'_, '_>) -> PyResult<RepairOptions> {
    read(given)
}

pub(crate) fn of_decode(given: OwnedInput<'_, '_>) -> PyResult<DecodeOptions> {
    read(given)
}

pub(crate) fn of_summary(given: OwnedInput<'_, '_>) -> PyResult<SummaryOptions> {
    read(given)
}

/// Options of the whole pipeline.
pub(crate) fn of_process(given: OwnedInput<'_, '_>) -> PyResult<Options> {
    let mut options: Options = read(given)?;
    if let (Some(given), Some(clean)) = (given, &mut options.clean) {
        clean.template = template::of_options(given)?;
    }
    Ok(options)
}

pub(crate) fn of_sentences(given: OwnedInput<'_, '_>) -> PyResult<SentenceOptions> {
    read(given)
}

/// The default options of a stage as a dictionary.
#[pyfunction]
pub(crate) fn defaults<'py>(py: Python<'py>, stage: &str) -> PyResult<Bound<'py, PyAny>> {
    match stage {
        "repair" => convert(py, &RepairOptions::default()),
        "clean" => {
            let clean = convert(py, &CleanOptions::default())?;
            // No plain value, so it is not among those.
            clean.set_item("template", py.None())?;
            Ok(clean)
        }
        "summary" => convert(py, &SummaryOptions::default()),
        "sentences" => convert(py, &SentenceOptions::default()),
        "decode" => convert(py, &DecodeOptions::default()),
        "read" => convert(py, &ReadOptions::default()),
        _ => Err(PyValueError::new_err(format!("unknown stage {stage:?}"))),
    }
}

fn read<T: DeserializeOwned + Default>(given: OwnedInput<'_, '_>) -> PyResult<T> {
    let Some(given) = given else { return Ok(T::default()) };
    let value = object(given)?;
    serde_json::from_value(value).map_err(|error| PyValueError::new_err(format!("bad options: {error}")))
}

fn object(given: &Bound<'_, PyDict>) -> PyResult<Value> {
    let mut map = Map::new();
    for (key, value) in given.iter().filter(|(_, value)| !value.is_instance_of::<SiteTemplate>()) {
        map.insert(camel_case(&key.extract::<String>()?), plain(&value)?);
    }
    Ok(Value::Object(map))
}

fn plain(value: &Bound<'_, PyAny>) -> PyResult<Value> {
    if value.is_none() {
        Ok(Value::Null)
    } else if value.is_instance_of::<PyBool>() {
        value.extract::<bool>().map(Value::from)
    } else if value.is_instance_of::<PyInt>() {
        value.extract::<u64>().map(Value::from)
    } else if value.is_instance_of::<PyFloat>() {
        value.extract::<f64>().map(Value::from)
    } else if let Ok(text) = value.cast::<PyString>() {
        crate::owned_input::text_of(text).map(Value::from)
    } else if let Ok(dict) = value.cast::<PyDict>() {
        object(dict)
    } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        value.try_iter()?.map(|each| plain(&each?)).collect::<PyResult<_>>().map(Value::Array)
    } else {
        Err(PyTypeError::new_err(format!("{} is not an option", value.get_type())))
    }
}

/// `min_words` as `minWords`, the name in every other language.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut name, word| {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name + letters.as_str()
    })
}
