//! Cases of summaries: `tests/cases/summarize/*.json`. Besides the common fields a case has `sentences` (how many) and
//! may have `title`, `algorithm`, `boost` and `avoid`; `expect` lists the sentences of the summary in text order.

use limpid::{Algorithm, Length, SummaryOptions, summarize};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|item| item.as_str().expect("a string").to_owned()).collect()
}

fn options(case: &Value) -> SummaryOptions {
    SummaryOptions {
        length: Length::Sentences(case["sentences"].as_u64().expect("a number") as usize),
        algorithm: if case["algorithm"] == "lead" { Algorithm::Lead } else { Algorithm::Combined },
        title: case["title"].as_str().map(str::to_owned),
        boost: strings(&case["boost"]),
        avoid: strings(&case["avoid"]),
        ..SummaryOptions::default()
    }
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
            let summary = summarize(input, &options(&case));
            let found: Vec<String> = summary.picked().map(|sentence| sentence.span.of(input).to_owned()).collect();
            if found != strings(&case["expect"]) {
                failures += &format!("{}: {found:#?}\n", case["label"]);
            }
            count += 1;
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(count >= 20, "only {count} cases");
}
