//! The cases in `tests/cases/sentence`. Besides the common fields, a case may have `lang`. `expect` lists the sentences,
//! without surrounding white space.

use limpid::sentences;
use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn every_case_gives_what_it_expects() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/sentence");
    let mut failures = String::new();
    let mut count = 0;
    for file in fs::read_dir(folder).expect("the cases") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("UTF-8");
        for case in serde_json::from_str::<Vec<Value>>(&text).expect("JSON") {
            let input = case["input"].as_str().expect("an input");
            let spans = sentences(input, case["lang"].as_str());
            let found: Value = spans.iter().map(|span| span.of(input).trim()).collect();
            if found != case["expect"] {
                failures += &format!("{}: {found}\n", case["label"]);
            }
            count += 1;
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(count > 0, "no cases");
}
