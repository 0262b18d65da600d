//! The algorithm `graph` beside another implementation of LexRank: `tests/score/lexrank.json`, which
//! `models/score/graph.py` writes.

use limpid::{Algorithm, SummaryOptions, summarize};
use serde_json::Value;

/// Our logarithm is right to four digits, and weighs words before cosines are made of them.
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
