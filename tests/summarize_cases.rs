//! Cases of summaries: `tests/cases/summarize/*.json`. Besides the common fields a case has `sentences` (how many) and
//! may have `title`, `algorithm`, `boost` and `avoid`; `expect` lists the sentences of the summary in text order. A case
//! with `keyPhrases` (how many) expects those phrases instead, in their commonest form and with the number of places; it may
//! have `lang`.

use limpid::{Algorithm, Length, SummaryOptions, summarize};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|item| item.as_str().expect("a string").to_owned()).collect()
}

fn options(case: &Value) -> SummaryOptions {
    {
        let mut options = SummaryOptions::new();
        options.length = Length::Sentences(case["sentences"].as_u64().unwrap_or(3) as usize);
        options.algorithm = match case["algorithm"].as_str() {
            Some("lead") => Algorithm::Lead,
            Some("graph") => Algorithm::Graph,
            Some("frequency") => Algorithm::Frequency,
            _ => Algorithm::Combined,
        };
        options.title = case["title"].as_str().map(str::to_owned);
        options.boost = strings(&case["boost"]);
        options.avoid = strings(&case["avoid"]);
        options.lang = case["lang"].as_str().map(str::to_owned);
        options.key_phrases = case["keyPhrases"].as_u64().unwrap_or(0) as usize;
        options
    }
}

fn found(input: &str, case: &Value) -> Value {
    let summary = summarize(input, &options(case));
    if case["keyPhrases"].is_null() {
        return summary.picked().map(|sentence| sentence.span.of(input)).collect();
    }
    summary.key_phrases().iter().map(|phrase| json!([phrase.shown.of(input), phrase.spans.len()])).collect()
}

#[test]
fn every_case_gives_what_it_expects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/summarize");
    let mut failures = String::new();
    let mut count = 0;
    for file in fs::read_dir(folder).expect("the cases") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("UTF-8");
        for case in serde_json::from_str::<Vec<Value>>(&text).expect("JSON") {
            let input = case["input"].as_str().expect("an input");
            let found = found(input, &case);
            if found != case["expect"] {
                failures += &format!("{}: {found}\n", case["label"]);
            }
            count += 1;
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(count >= 45, "only {count} cases");
}
