//! Reads options from plain objects. An unknown name or a wrong type is an error that names the option.

use js_sys::{Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::JsValue;

use crate::view;
use limpid::ReadOptions;
use limpid::{CleanOptions, Options, SourceKind, SummaryOptions};

/// The kind of the input. Same as `read.kind`, but also an option of `clean`.
const AS: &str = "as";
/// The address of the page: `read.url`, within reach of `clean` too.
const URL: &str = "url";
#[cfg(feature = "html")]
const KINDS: &str = "\"html\", \"text\" or \"auto\"";
#[cfg(not(feature = "html"))]
const KINDS: &str = "\"text\" or \"auto\": this build reads no HTML";
const STAGES: [&str; 6] = ["decode", "read", "repair", "clean", "summary", AS];

/// Options of `process`.
pub(super) fn for_processing(given: &JsValue) -> Result<Options, JsValue> {
    let given = object("", given)?;
    check_names("", &given, &STAGES)?;
    let default = Options::default();
    Ok(Options::new()
        .decode(part("decode", &get(&given, "decode"))?)
        .read(reading(&given, part("read", &get(&given, "read"))?)?)
        .repair(stage("repair", &get(&given, "repair"), default.repair, part)?)
        .clean(stage("clean", &get(&given, "clean"), default.clean, part)?)
        .summary(stage("summary", &get(&given, "summary"), default.summary, summary)?))
}

/// Options of `clean`, as options of a pipeline that repairs nothing.
pub(super) fn for_cleaning(given: &JsValue) -> Result<Options, JsValue> {
    let given = object("", given)?;
    let clean = part::<CleanOptions>("", &copy_without(&copy_without(&given, AS), URL))?;
    let url = get(&given, URL);
    if !(url.is_undefined() || url.is_null() || url.is_string()) {
        return Err(bad_option("option \"url\" must be a string"));
    }
    let mut read = ReadOptions::new();
    read.url = url.as_string();
    Ok(Options::new().read(reading(&given, read)?).repair(None).clean(clean))
}

/// `read`, with the kind that `as` gives.
fn reading(given: &Object, read: ReadOptions) -> Result<ReadOptions, JsValue> {
    let name = get(given, AS);
    let kind = match name.as_string().as_deref() {
        #[cfg(feature = "html")]
        Some("html") => Some(SourceKind::Html),
        Some("text") => Some(SourceKind::Text),
        Some("auto") => None,
        None if name.is_undefined() => return Ok(read),
        _ => return Err(bad_option(&format!("option \"as\" must be {KINDS}"))),
    };
    Ok(read.kind(kind))
}

/// Options of a summary; a number as `length` counts sentences.
pub(super) fn summary(path: &str, given: &JsValue) -> Result<SummaryOptions, JsValue> {
    let options = copy_without(&object(path, given)?, "");
    let length = get(&options, "length");
    if length.as_f64().is_some() {
        let sentences = Object::new();
        set(&sentences, "sentences", &length);
        set(&options, "length", &sentences);
    }
    // Reading a whole object ignores unknown names inside it.
    let weights = part(&join(path, "weights"), &get(&options, "weights"))?;
    let options: SummaryOptions = part(path, &copy_without(&options, "weights"))?;
    Ok(options.weights(weights))
}

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

/// A stage of `process`: its options, or whether it runs at all.
fn stage<T: Default>(
    name: &str,
    given: &JsValue,
    default: Option<T>,
    read: impl Fn(&str, &JsValue) -> Result<T, JsValue>,
) -> Result<Option<T>, JsValue> {
    match given.as_bool() {
        Some(runs) => Ok(runs.then(T::default)),
        None if given.is_undefined() => Ok(default),
        None if given.is_null() => Ok(None),
        None => read(name, given).map(Some),
    }
}

/// `given` as an object; an empty one if nothing was given.
fn object(path: &str, given: &JsValue) -> Result<Object, JsValue> {
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

fn check_names(path: &str, given: &Object, known: &[impl AsRef<str>]) -> Result<(), JsValue> {
    let known: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
    match Object::keys(given).iter().filter_map(|key| key.as_string()).find(|key| !known.contains(&key.as_str())) {
        Some(key) => {
            let message = format!("unknown option \"{}\"; there are {}", join(path, &key), known.join(", "));
            Err(bad_option(&message))
        }
        None => Ok(()),
    }
}

/// The values of `given`, without the one named `left_out` and without `undefined` values, which mean the default.
fn copy_without(given: &Object, left_out: &str) -> Object {
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

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn get(object: &Object, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a property of an object that was created here, which cannot fail.
fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
