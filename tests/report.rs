//! Results as data have the same shape with offsets in bytes and in UTF-16 units.
#![cfg(feature = "serde")]

use limpid::report::{Parts, SpanConverter, Unit, report_view, report_view_of, summary_view};
use limpid::{Input, Options, SummaryOptions, process};
use serde_json::{Value, to_value};

const PAGE: &str = "<nav><a href=/>Home 🏠</a> <a href=/n>News</a></nav><article><h1>Café</h1>\
    <p>The cafÃ© on the quay reopened on Monday, said its owner 🎉 in a letter to the guests who had waited.</p>\
    <p>It had been shut for a year, and the town had missed it more than any other place on the quay.</p></article>";

fn options() -> Options {
    Options::new().summary(SummaryOptions::new().key_phrases(3))
}

fn slice(text: &str, span: &Value) -> String {
    let at = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
    text[at("start")..at("end")].to_owned()
}

fn utf16_slice(text: &str, span: &Value) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let at = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
    String::from_utf16(&units[at("start")..at("end")]).unwrap()
}

#[test]
fn a_report_serializes_with_its_stages() {
    let report = process(Input::Html(PAGE), &options()).unwrap();
    let json = to_value(&report).unwrap();
    assert_eq!(json["text"], report.text());
    assert_eq!(json["verdict"], "cleaned");
    assert_eq!(json["encoding"], Value::Null);
    for name in ["repairs", "removals", "changes", "blocks", "labels"] {
        assert!(!json[name].as_array().unwrap().is_empty(), "{name}");
    }
    assert_eq!(json["blocks"].as_array().unwrap().len(), json["labels"].as_array().unwrap().len());
    let repair = &json["repairs"][0];
    assert_eq!(slice(report.page_text(), &repair["input"]), "Ã©");
    assert_eq!(slice(PAGE, &repair["source"]), "Ã©");
}

#[test]
fn units_differ_in_offsets_only() {
    let report = process(Input::Html(PAGE), &options()).unwrap();
    let bytes = to_value(report_view(&report, Unit::Bytes, Parts::default())).unwrap();
    let units = report_view_of(&SpanConverter::of_report(&report, Some(PAGE), Unit::Utf16), Parts::default());
    let units = to_value(units).unwrap();
    let pairs = bytes["blocks"].as_array().unwrap().iter().zip(units["blocks"].as_array().unwrap());
    for (byte, unit) in pairs {
        assert_eq!(slice(report.page_text(), &byte["page"]), utf16_slice(report.page_text(), &unit["page"]));
        assert_eq!(slice(PAGE, &byte["source"]), utf16_slice(PAGE, &unit["source"]));
        assert_eq!(slice(report.text(), &byte["output"]), utf16_slice(report.text(), &unit["output"]));
    }
    assert_ne!(bytes["changes"], units["changes"], "the page holds characters of four bytes");
    assert_eq!(bytes["metadata"], units["metadata"]);
}

#[test]
fn the_summary_of_a_report_maps_back_to_the_page() {
    let report = process(Input::Html(PAGE), &options()).unwrap();
    let mut parts = Parts::default();
    parts.quotes = true;
    let json = to_value(report_view(&report, Unit::Bytes, parts)).unwrap();
    let sentence =
        &json["summary"]["sentences"][usize::try_from(json["summary"]["picked"][0].as_u64().unwrap()).unwrap()];
    assert_eq!(slice(report.text(), &sentence["span"]), sentence["text"].as_str().unwrap());
    assert!(slice(report.page_text(), &sentence["page"]).contains("cafÃ©"));
    let phrase = &json["summary"]["keyPhrases"][0];
    assert_eq!(phrase["count"], phrase["spans"].as_array().unwrap().len());
}

#[test]
fn the_encoding_of_bytes_is_detected() {
    let report = process(Input::Bytes(b"<p>Caf\xe9 cr\xe8me, tr\xe8s bon et pas cher du tout"), &options()).unwrap();
    let json = to_value(report_view(&report, Unit::Utf16, Parts::text_only())).unwrap();
    assert_eq!(json["encoding"], "windows-1252");
    assert_eq!(json["decoded"]["source"], "guess");
    assert_eq!(json["decoded"]["candidates"][0]["encoding"], "windows-1252");
    assert!(json.get("blocks").is_none() && json.get("changes").is_none());
}

#[test]
fn parts_of_a_result_serialize_by_themselves() {
    let cleaned = limpid::clean(Input::Html(PAGE), &Default::default()).unwrap();
    let json = to_value(&cleaned).unwrap();
    assert_eq!(slice(cleaned.page().text(), &json["changes"][0]["input"]), "Home 🏠 News\n\n");
    assert!(slice(PAGE, &json["changes"][0]["source"]).starts_with("Home 🏠</a>"));

    let repaired = to_value(limpid::repair("cafÃ©", &Default::default())).unwrap();
    assert_eq!(repaired["text"], "café");
    assert_eq!(repaired["changes"][0]["reasons"], to_value(["mojibake"]).unwrap());

    let text = "The dam broke at noon. Hello.";
    let summary = limpid::summarize(text, &SummaryOptions::default());
    assert_eq!(to_value(&summary).unwrap()["sentences"].as_array().unwrap().len(), 2);
    let quoted = to_value(summary_view(text, &summary, Unit::Bytes, true)).unwrap();
    assert_eq!(quoted["sentences"][0]["text"], "The dam broke at noon.");
}

#[test]
fn names_are_the_same_in_json_and_in_code() {
    fn all<T: serde::Serialize + std::fmt::Display + std::str::FromStr + PartialEq + std::fmt::Debug + Copy>(
        values: &[T],
    ) {
        for value in values {
            assert_eq!(to_value(value).unwrap(), value.to_string());
            assert_eq!(value.to_string().parse::<T>().ok(), Some(*value));
        }
        assert!("no such name".parse::<T>().is_err());
    }
    all(limpid::Focus::ALL);
    all(limpid::Tristate::ALL);
    all(limpid::Normalization::ALL);
    all(limpid::Algorithm::ALL);
    all(limpid::Order::ALL);
    all(limpid::EncodingSource::ALL);
    all(limpid::Verdict::ALL);
    all(limpid::BlockKind::ALL);
    all(limpid::SourceKind::ALL);
    all(limpid::Dir::ALL);
    all(limpid::RemovalReason::ALL);
}
