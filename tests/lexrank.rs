//! Compares the algorithm `graph` with another implementation of LexRank, whose results `models/score/graph.py` writes to
//! `tests/score/lexrank.json`.

use limpid::{Algorithm, SummaryOptions, summarize};
use serde_json::Value;

/// Our logarithm is accurate to four digits, and the word weights in the cosines depend on it.
const TOLERANCE: f64 = 0.005;

#[test]
fn scores_are_those_of_the_reference() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("score/lexrank.json")).expect("JSON");
    for case in &cases {
        let options = SummaryOptions::new().algorithm(Algorithm::Graph);
        let summary = summarize(case["input"].as_str().expect("a text"), &options);
        let found: Vec<f64> = summary.sentences().iter().map(|sentence| f64::from(sentence.score)).collect();
        let expected: Vec<f64> = case["expect"].as_array().expect("scores").iter().filter_map(Value::as_f64).collect();
        let close = found.iter().zip(&expected).all(|(a, b)| (a - b).abs() <= TOLERANCE * b);
        assert!(found.len() == expected.len() && close, "{}: {found:?} is not {expected:?}", case["label"]);
    }
    assert!(cases.len() >= 6);
}
