//! Converts the serialized shape of results to Python: a structure becomes an instance of the class that `limpid/`
//! registered for it, so that fields have the same names and meanings as in every other language.

use std::collections::HashMap;
use std::fmt::Display;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyNone, PyString, PyTuple};
use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};

/// How instances of a class are made.
struct Class {
    main: Py<PyAny>,
    /// `object.__new__`, which makes one without calling `__init__`.
    new: Py<PyAny>,
    /// The class for results of pages, which have one more place, and the field that identifies them.
    page: Option<(String, Py<PyAny>)>,
}

/// The classes of `limpid/`, by the names of the structures in Rust.
#[derive(Default)]
struct Classes {
    structures: HashMap<String, Class>,
    /// The Python class that makes a summary from its fields.
    summary: Option<Py<PyAny>>,
    error: Option<Py<PyAny>>,
}

/// A class, the field that only results of pages have, and their class.
type Registered = (Py<PyAny>, Option<String>, Option<Py<PyAny>>);

static CLASSES: PyOnceLock<Classes> = PyOnceLock::new();

/// Takes the classes of results: `structures` leads from the name of a structure to its class, the field that only
/// results of pages have, and their class.
#[pyfunction]
pub(crate) fn register(
    py: Python<'_>,
    structures: HashMap<String, Registered>,
    summary: Py<PyAny>,
    error: Py<PyAny>,
) -> PyResult<()> {
    let new = py.import("builtins")?.getattr("object")?.getattr("__new__")?.unbind();
    let structures = structures
        .into_iter()
        .map(|(name, (main, field, page))| (name, Class { main, new: new.clone_ref(py), page: field.zip(page) }))
        .collect();
    // A second import, after the module was dropped, keeps the first classes.
    let _ = CLASSES.set(py, Classes { structures, summary: Some(summary), error: Some(error) });
    Ok(())
}

/// `value` as Python objects.
pub(crate) fn convert<'py, T: Serialize + ?Sized>(py: Python<'py>, value: &T) -> PyResult<Bound<'py, PyAny>> {
    value.serialize(ToPython { py }).map_err(|error| error.0)
}

/// A `LimpidError`.
pub(crate) fn make_error(py: Python<'_>, code: &str, message: &str) -> PyErr {
    let class = CLASSES.get(py).and_then(|classes| classes.error.as_ref());
    match class.map(|class| class.bind(py).call1((message, code))) {
        Some(Ok(error)) => PyErr::from_value(error),
        _ => PyRuntimeError::new_err(message.to_owned()),
    }
}

/// `minWords` as `min_words`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

#[derive(Debug)]
struct Failure(PyErr);

impl Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Failure {}

impl serde::ser::Error for Failure {
    fn custom<T: Display>(message: T) -> Self {
        Self(PyRuntimeError::new_err(message.to_string()))
    }
}

impl From<PyErr> for Failure {
    fn from(error: PyErr) -> Self {
        Self(error)
    }
}

type Made<'py> = Result<Bound<'py, PyAny>, Failure>;

#[derive(Clone, Copy)]
struct ToPython<'py> {
    py: Python<'py>,
}

impl<'py> ToPython<'py> {
    fn dict(self, name: &'static str) -> Fields<'py> {
        Fields { py: self.py, name, dict: PyDict::new(self.py) }
    }
}

fn unused<T>() -> Result<T, Failure> {
    Err(serde::ser::Error::custom("results do not have such values"))
}

impl<'py> Serializer for ToPython<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;
    type SerializeSeq = Items<'py>;
    type SerializeTuple = Items<'py>;
    type SerializeTupleStruct = Impossible<Self::Ok, Failure>;
    type SerializeTupleVariant = Impossible<Self::Ok, Failure>;
    type SerializeMap = Impossible<Self::Ok, Failure>;
    type SerializeStruct = Fields<'py>;
    type SerializeStructVariant = Impossible<Self::Ok, Failure>;

    fn serialize_bool(self, value: bool) -> Made<'py> {
        Ok(PyBool::new(self.py, value).to_owned().into_any())
    }

    fn serialize_i8(self, value: i8) -> Made<'py> {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Made<'py> {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Made<'py> {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Made<'py> {
        Ok(PyInt::new(self.py, value).into_any())
    }

    fn serialize_u8(self, value: u8) -> Made<'py> {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Made<'py> {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Made<'py> {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Made<'py> {
        Ok(PyInt::new(self.py, value).into_any())
    }

    fn serialize_f32(self, value: f32) -> Made<'py> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Made<'py> {
        Ok(PyFloat::new(self.py, value).into_any())
    }

    fn serialize_char(self, value: char) -> Made<'py> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Made<'py> {
        Ok(PyString::new(self.py, value).into_any())
    }

    fn serialize_bytes(self, _: &[u8]) -> Made<'py> {
        unused()
    }

    fn serialize_none(self) -> Made<'py> {
        Ok(PyNone::get(self.py).to_owned().into_any())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Made<'py> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Made<'py> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Made<'py> {
        self.serialize_none()
    }

    /// The names of reasons and kinds: few, so one string for each.
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Made<'py> {
        Ok(PyString::intern(self.py, variant).into_any())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Made<'py> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Made<'py> {
        let mut fields = self.dict(name);
        fields.serialize_field(variant, value)?;
        Ok(fields.dict.into_any())
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Items<'py>, Failure> {
        Ok(Items { py: self.py, items: Vec::with_capacity(len.unwrap_or_default()) })
    }

    fn serialize_tuple(self, len: usize) -> Result<Items<'py>, Failure> {
        self.serialize_seq(Some(len))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Failure> {
        unused()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Failure> {
        unused()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Failure> {
        unused()
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'py>, Failure> {
        Ok(self.dict(name))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Failure> {
        unused()
    }
}

/// A list, which becomes a tuple.
struct Items<'py> {
    py: Python<'py>,
    items: Vec<Bound<'py, PyAny>>,
}

impl<'py> SerializeSeq for Items<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        self.items.push(value.serialize(ToPython { py: self.py })?);
        Ok(())
    }

    fn end(self) -> Made<'py> {
        Ok(PyTuple::new(self.py, self.items)?.into_any())
    }
}

impl<'py> SerializeTuple for Items<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Made<'py> {
        SerializeSeq::end(self)
    }
}

/// The fields of a structure, which becomes an instance of its class.
struct Fields<'py> {
    py: Python<'py>,
    name: &'static str,
    dict: Bound<'py, PyDict>,
}

impl<'py> Fields<'py> {
    fn instance(self) -> PyResult<Bound<'py, PyAny>> {
        let classes = CLASSES.get(self.py);
        if self.name == "SummaryView" {
            let make = classes.and_then(|classes| classes.summary.as_ref());
            return make
                .map_or_else(|| Ok(self.dict.clone().into_any()), |make| make.bind(self.py).call1((&self.dict,)));
        }
        match classes.and_then(|classes| classes.structures.get(self.name)) {
            Some(class) => self.instance_of(class),
            None => Ok(self.dict.into_any()),
        }
    }

    fn instance_of(self, class: &Class) -> PyResult<Bound<'py, PyAny>> {
        let mut made = &class.main;
        if let Some((field, page)) = &class.page
            && self.dict.contains(field)?
        {
            made = page;
        }
        let instance = class.new.bind(self.py).call1((made,))?;
        // The classes are frozen: their attributes can be set only here.
        instance.getattr("__dict__")?.cast_into::<PyDict>()?.update(self.dict.as_mapping())?;
        Ok(instance)
    }
}

impl<'py> SerializeStruct for Fields<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Failure> {
        let value = value.serialize(ToPython { py: self.py })?;
        self.dict.set_item(PyString::intern(self.py, &snake_case(key)), value)?;
        Ok(())
    }

    fn end(self) -> Made<'py> {
        Ok(self.instance()?)
    }
}
