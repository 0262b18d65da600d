//! Results of [`limpid::report`] as JavaScript objects, with offsets in UTF-16 units.

use js_sys::Array;
use limpid::report::{Parts, Places, ReportView, Unit, report_view_of};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::pack::pack;

#[wasm_bindgen(raw_module = "../unpack.js")]
extern "C" {
    /// Builds the objects of a packed result.
    fn unpack(numbers: &[f64], pool: &str, long: Array) -> JsValue;
}

/// Converts a value for JavaScript; missing values become `null`.
pub(super) fn to_js(value: &impl Serialize) -> JsValue {
    let packed = pack(value).expect("results and options have no maps");
    let long = packed.long.iter().map(|text| JsValue::from_str(text)).collect();
    unpack(&packed.numbers, &packed.pool, long)
}

/// An error as `{ code, message }`.
pub(super) fn failure(code: &str, message: &str) -> JsValue {
    #[derive(Serialize)]
    struct Failure<'a> {
        code: &'a str,
        message: &'a str,
    }
    to_js(&Failure { code, message })
}

/// A repair. `text` is `null` if it did not change, because the caller has it already.
#[derive(Serialize)]
pub(super) struct RepairedView<'a> {
    text: Option<&'a str>,
    changes: Vec<limpid::report::ChangeView<'a>>,
}

pub(super) fn repaired<'a>(given: &'a str, repaired: &'a limpid::Repaired<'_>) -> RepairedView<'a> {
    let view = limpid::report::repaired_view(repaired, given, Unit::Utf16);
    RepairedView { text: Some(view.text).filter(|text| *text != given), changes: view.changes }
}

/// A report. `all` adds the repairs and the merged changes; without it, all changes are removals.
pub(super) fn report<'a>(places: &Places<'a>, all: bool, forms: bool) -> ReportView<'a> {
    let mut parts = Parts::default();
    (parts.changes, parts.stages, parts.page_text, parts.forms) = (all, true, true, forms);
    let mut view = report_view_of(places, parts);
    view.repairs = view.repairs.filter(|_| all);
    view
}
