//! The cases of `tests/cases/cli`: a command line, what it reads, and what must come out, `--help` included.
//!
//! Fields in addition to those of `tests/cases/README.md`: `args`, `stdin` and `files` (content by name) go in; `stdout` and
//! `stderr` (a list of lines; an empty last one means a final line feed), `status` and `after` (files that the
//! run made or changed) must come out. Content is a text, `{"hex": "63 61 66"}` or `{"repeat": "<b>", "times": 9}`.
//! `tests-wasm/command.test.mjs` runs the same cases by `npx limpid`.
//!
//! Confidences, evidence and scores are what models are tuned on; here they are `_`.
//!
//! `UPDATE_CASES=1 cargo test -p limpid-cli --test cases` writes what came out into the files; read the difference
//! before committing it.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use support::{Folder, limpid, run, stderr, stdout};

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Case {
    label: String,
    comment: String,
    source: String,
    args: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stdin: Option<Content>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    files: BTreeMap<String, Content>,
    #[serde(default)]
    expect: Expect,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    #[serde(default)]
    status: i32,
    #[serde(default)]
    stdout: Vec<String>,
    #[serde(default)]
    stderr: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    after: BTreeMap<String, Vec<String>>,
}

#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
enum Content {
    Text(String),
    Hex { hex: String },
    Repeat { repeat: String, times: usize },
}

impl Content {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.as_bytes().to_vec(),
            Self::Hex { hex } => {
                hex.split_whitespace().map(|pair| u8::from_str_radix(pair, 16).expect("two hex digits")).collect()
            }
            Self::Repeat { repeat, times } => repeat.repeat(*times).into_bytes(),
        }
    }
}

/// The text before a number or list that changes with tuning, and the characters that end it.
const VOLATILE: [(&str, &[char]); 7] = [
    ("\"parts\":[", &[']']),
    ("\"confidence\":", &[',', '}']),
    ("\"score\":", &[',', '}']),
    ("\"evidence\":[", &[']']),
    ("\"candidates\":[", &[']']),
    (", confidence ", &[',', '\n']),
    ("    evidence  ", &['\n']),
];

/// `text` with `_` for what tuning moves.
fn normalized(text: &str) -> String {
    let replace = |text: String, (key, ends): (&str, &[char])| {
        let mut pieces = text.split(key);
        let first = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(first, |out, piece| out + key + "_" + piece.find(ends).map_or("", |end| &piece[end..]))
    };
    VOLATILE.into_iter().fold(text.to_owned(), replace)
}

fn lines(text: &str) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { text.split('\n').map(str::to_owned).collect() }
}

/// What the command does with the case.
fn outcome(case: &Case) -> Expect {
    let folder = Folder::new();
    for (name, content) in &case.files {
        folder.write(name, content.bytes());
    }
    let stdin = case.stdin.as_ref().map(Content::bytes).unwrap_or_default();
    let output = run(limpid(folder.path()).args(&case.args), &stdin);
    let unchanged = |name: &String| case.files.get(name).is_some_and(|content| content.bytes() == folder.read(name));
    let after = folder.names().into_iter().filter(|name| !unchanged(name)).map(|name| {
        let text = String::from_utf8(folder.read(&name)).expect("results are UTF-8");
        (name, lines(&normalized(&text)))
    });
    Expect {
        status: output.status.code().expect("the command ends by itself"),
        stdout: lines(&normalized(&stdout(&output))),
        stderr: lines(&stderr(&output)),
        after: after.collect(),
    }
}

fn case_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases/cli");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).expect("cases").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn cases() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    let mut failed = Vec::new();
    let mut count = 0;
    for file in case_files() {
        let text = fs::read_to_string(&file).expect("a case file");
        let mut cases: Vec<Case> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        count += cases.len();
        for case in &mut cases {
            let got = outcome(case);
            if got != case.expect {
                failed.push(format!("{}: {}\n{}", file.display(), case.label, difference(&case.expect, &got)));
                case.expect = got;
            }
        }
        if update {
            fs::write(&file, serde_json::to_string_pretty(&cases).expect("cases are JSON") + "\n").expect("written");
        }
    }
    assert!(count > 0, "there are cases");
    assert!(update || failed.is_empty(), "{} of {count} cases failed\n\n{}", failed.len(), failed.join("\n\n"));
}

/// The lines that were expected and those that came.
fn difference(expect: &Expect, got: &Expect) -> String {
    let show = |expect: &Expect| serde_json::to_string_pretty(expect).expect("cases are JSON");
    let (expect, got) = (show(expect), show(got));
    let (old, new): (Vec<&str>, Vec<&str>) = (expect.lines().collect(), got.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(a, b)| a == b).count();
    let part = |sign: &str, lines: &[&str]| -> String {
        lines[same..lines.len() - tail].iter().flat_map(|line| [sign, line, "\n"]).collect()
    };
    part("-", &old) + &part("+", &new)
}

#[test]
fn labels_are_unique() {
    for file in case_files() {
        let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let mut labels: Vec<&str> = cases.iter().map(|case| case.label.as_str()).collect();
        labels.sort_unstable();
        let all = labels.len();
        labels.dedup();
        assert_eq!(labels.len(), all, "{}", file.display());
    }
}
