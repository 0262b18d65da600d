//! Checks the properties of the fuzz targets on every case and on the sample page, so that they are also tested without a
//! fuzzer.

#[allow(dead_code, unreachable_pub, reason = "the crate of the fuzz targets, as a module")]
#[path = "../fuzz/src/lib.rs"]
mod laws;

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// Every string in the case files, and every other file as a whole.
fn seeds() -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    for folder in ["tests/cases", "tests/sample"] {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut paths);
    }
    paths.sort();
    let mut seeds = Vec::new();
    for path in paths {
        let bytes = fs::read(&path).unwrap();
        match serde_json::from_slice(&bytes) {
            Ok(value) => strings(&value, &mut seeds),
            Err(_) => seeds.push(bytes),
        }
    }
    assert!(seeds.len() > 500, "{}", seeds.len());
    seeds
}

fn strings(value: &serde_json::Value, found: &mut Vec<Vec<u8>>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone().into_bytes()),
        serde_json::Value::Array(list) => list.iter().for_each(|value| strings(value, found)),
        serde_json::Value::Object(map) => map.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

#[test]
fn decoding_is_the_same_in_pieces() {
    seeds().iter().for_each(|seed| laws::decode(seed));
}

#[test]
fn repairs_can_be_undone_and_are_final() {
    seeds().iter().for_each(|seed| laws::repair(seed));
}

#[test]
fn removals_can_be_undone() {
    for seed in seeds() {
        laws::html(&seed);
        laws::plain(&seed);
    }
}

#[test]
fn sentences_cover_the_text() {
    seeds().iter().for_each(|seed| laws::sentences(seed));
}

#[test]
fn the_whole_pipeline_can_be_undone() {
    seeds().iter().for_each(|seed| laws::process(seed));
}

/// Texts that once broke a property of repair.
const REPAIR_FINDINGS: [&str; 1] = ["Ђ\r€™"];

#[test]
fn fuzz_findings_stay_fixed() {
    REPAIR_FINDINGS.iter().for_each(|finding| laws::repair(finding.as_bytes()));
}
