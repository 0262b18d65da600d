//! Cases of summaries: `tests/cases/summarize/*.json`. Besides the common fields a case has `sentences` (how many) and
//! may have `title`, `algorithm`, `boost` and `avoid`; `expect` lists the sentences of the summary in text order. A case
//! with `keyPhrases` (how many) expects those phrases instead, in their commonest form and with the number of places; it may
//! have `lang`. `words` is a length in words, and every other option has its name in JavaScript; `kind`, `missing` and
//! `over` are what the summary has to say about the text, the words of the query and the length.

use limpid::{Algorithm, Length, LineBreaks, Summary, SummaryOptions, summarize};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|item| item.as_str().expect("a string").to_owned()).collect()
}

fn options(case: &Value) -> SummaryOptions {
    {
        let mut options = SummaryOptions::new();
        let number = |name: &str| case[name].as_u64().map(|number| number as usize);
        let sentences = Length::Sentences(number("sentences").unwrap_or(3));
        options.length = number("words").map_or(sentences, Length::Words);
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
        options.key_phrases = number("keyPhrases").unwrap_or(0);
        options.query = case["query"].as_str().map(str::to_owned);
        options.per_section = case["perSection"].as_bool().unwrap_or(options.per_section);
        options.min_words = number("minWords").unwrap_or(options.min_words);
        options.max_words = number("maxWords").or(options.max_words);
        options.diversity = case["diversity"].as_f64().map_or(options.diversity, |share| share as f32);
        options.stop_words = strings(&case["stopWords"]);
        options.min_phrase_words = number("minPhraseWords").unwrap_or(options.min_phrase_words);
        options.max_phrase_words = number("maxPhraseWords").unwrap_or(options.max_phrase_words);
        options.abbreviations = strings(&case["abbreviations"]);
        options.line_breaks = match case["lineBreaks"].as_str() {
            Some("lines") => LineBreaks::Lines,
            Some("paragraphs") => LineBreaks::Paragraphs,
            _ => LineBreaks::Auto,
        };
        options
    }
}

/// True when the summary says what the case expects about the text, the query and the length.
fn says(summary: &Summary, case: &Value) -> bool {
    let is = |name: &str, found: Value| case[name].is_null() || case[name] == found;
    is("kind", summary.kind().code().into())
        && is("missing", summary.missing_words().into())
        && is("over", summary.is_over_length().into())
}

fn found(input: &str, case: &Value) -> Value {
    let summary = summarize(input, &options(case));
    if !says(&summary, case) {
        return json!([summary.kind().code(), summary.missing_words(), summary.is_over_length()]);
    }
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
