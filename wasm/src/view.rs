//! Results of [`limpid::report`] as JavaScript objects, with offsets in UTF-16 units.

use js_sys::Array;
use limpid::report::{DecodedView, Unit, change_views, decoded_view};
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

/// Decoded bytes. `strict_text` is what a strict decoder returns, or `null` if it is `text`; the changes lead from there.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DecodedFields<'a> {
    text: &'a str,
    encoding: &'static str,
    source: limpid::EncodingSource,
    confidence: f64,
    candidates: Vec<limpid::report::CandidateView>,
    strict_text: Option<&'a str>,
    changes: Vec<limpid::report::ChangeView<'a>>,
}

pub(super) fn decoded<'a>(
    decoded: &'a limpid::Decoded<'_>,
    strict: &'a str,
    changes: &'a limpid::Changes,
) -> DecodedFields<'a> {
    let DecodedView { text, encoding, source, confidence, candidates, .. } = decoded_view(decoded);
    let changes = change_views(changes, strict, text, Unit::Utf16);
    let strict_text = Some(strict).filter(|_| !changes.is_empty());
    DecodedFields { text, encoding, source, confidence, candidates, strict_text, changes }
}
