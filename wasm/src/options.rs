//! Reads options from plain objects. An unknown name or a wrong type is an error that names the option.

use js_sys::{Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::JsValue;

use crate::view;

/// The options of one stage; `path` is the name of their object in the options of `process`.
pub(super) fn part<T: Default + Serialize + DeserializeOwned>(path: &str, given: &JsValue) -> Result<T, JsValue> {
    let given = object(path, given)?;
    if Object::keys(&given).length() == 0 {
        return Ok(T::default());
    }
    let known = Object::from(view::to_js(&T::default()));
    let known: Vec<String> = Object::keys(&known).iter().filter_map(|key| key.as_string()).collect();
    check_names(path, &given, &known)?;
    let options = copy_without(&given, "");
    serde_wasm_bindgen::from_value(options.clone().into()).map_err(|error| wrong_value::<T>(path, &options, &error))
}

/// `given` as an object; an empty one if nothing was given.
pub(super) fn object(path: &str, given: &JsValue) -> Result<Object, JsValue> {
    if given.is_undefined() || given.is_null() {
        Ok(Object::new())
    } else if given.is_object() && !js_sys::Array::is_array(given) {
        Ok(Object::from(given.clone()))
    } else if path.is_empty() {
        Err(bad_option("options must be an object"))
    } else {
        Err(bad_option(&format!("option \"{path}\" must be an object")))
    }
}

pub(super) fn check_names(path: &str, given: &Object, known: &[impl AsRef<str>]) -> Result<(), JsValue> {
    let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    match Object::keys(given).iter().filter_map(|key| key.as_string()).find(|key| !known.contains(&key.as_str())) {
        Some(key) => {
            let message = format!("unknown option \"{}\"; expected one of {}", join(path, &key), known.join(", "));
            Err(bad_option(&message))
        }
        None => Ok(()),
    }
}

/// The values of `given`, without the one named `left_out` and without `undefined` values, which mean the default.
pub(super) fn copy_without(given: &Object, left_out: &str) -> Object {
    let copy = Object::new();
    for key in Object::keys(given).iter().filter_map(|key| key.as_string()) {
        let value = get(given, &key);
        if key != left_out && !value.is_undefined() {
            set(&copy, &key, &value);
        }
    }
    copy
}

/// Finds the option that caused `error`, by reading each option by itself.
fn wrong_value<T: DeserializeOwned>(path: &str, options: &Object, error: &serde_wasm_bindgen::Error) -> JsValue {
    for key in Object::keys(options).iter().filter_map(|key| key.as_string()) {
        let single = Object::new();
        set(&single, &key, &get(options, &key));
        if let Err(error) = serde_wasm_bindgen::from_value::<T>(single.into()) {
            let error = error.to_string();
            let why = error.strip_prefix("Error: ").unwrap_or(&error);
            return bad_option(&format!("option \"{}\": {why}", join(path, &key)));
        }
    }
    bad_option(&error.to_string())
}

/// The error for options that make no sense.
pub(super) fn bad_option(message: &str) -> JsValue {
    view::failure("bad-option", message)
}

pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

pub(super) fn get(object: &Object, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a property of an object that was created here, which cannot fail.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
