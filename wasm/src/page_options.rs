//! The options of pages and summaries.

use js_sys::Object;
use wasm_bindgen::prelude::JsValue;

use crate::options::{bad_option, check_names, copy_without, get, join, object, part, set};
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
