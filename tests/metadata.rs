//! The cases of `tests/cases/metadata`: what a page says about itself.
//!
//! A case has `input`, a page, sometimes its `url`, and in `expect` the fields that must come out. A date counts as right
//! when it begins with the expected one.

use std::fs;
use std::path::Path;

use limpid::{Input, Options, process};
use serde_json::{Value, json};

fn cases() -> Vec<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/metadata/own.json");
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// The value of a field in the metadata of a case.
fn found(case: &Value, field: &str) -> Value {
    let mut options = Options::new();
    options.read.url = case["url"].as_str().map(str::to_owned);
    let report = process(Input::Html(case["input"].as_str().unwrap()), &options).unwrap();
    let meta = report.metadata();
    match field {
        "authors" => json!(meta.authors),
        "tags" => json!(meta.tags),
        "readingMinutes" => json!(meta.reading_minutes),
        "dir" => json!(meta.dir.map(|dir| format!("{dir:?}").to_lowercase())),
        "title" => json!(meta.title),
        "published" => json!(meta.published),
        "modified" => json!(meta.modified),
        "image" => json!(meta.image),
        "site" => json!(meta.site),
        "section" => json!(meta.section),
        "license" => json!(meta.license),
        "lang" => json!(meta.lang),
        "canonical" => json!(meta.canonical),
        other => panic!("unknown field {other}"),
    }
}

fn is_right(field: &str, got: &Value, want: &Value) -> bool {
    let is_date = matches!(field, "published" | "modified");
    let begins = got.as_str().zip(want.as_str()).is_some_and(|(got, want)| got.starts_with(want));
    got == want || (is_date && begins)
}

#[test]
fn pages_name_their_author_and_date() {
    let mut wrong = Vec::new();
    for case in cases() {
        for (field, want) in case["expect"].as_object().unwrap() {
            let got = found(&case, field);
            if !is_right(field, &got, want) {
                wrong.push(format!("{} {field}: want {want}, got {got}", case["label"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
