//! The import rule of the command: a folder imports only folders before it in the list, so that data flows one way.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the command, each after those that it may import.
const ORDER: [&str; 9] =
    ["platform", "panic_guard", "message", "args", "json", "outputs", "inputs", "present", "results"];
/// Knows all of them.
const LAST: [&str; 2] = ["run", "main"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources").map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The first name after each `crate::`.
fn imports(source: &str) -> impl Iterator<Item = &str> {
    source.match_indices("crate::").map(|(at, start)| {
        let rest = &source[at + start.len()..];
        &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())]
    })
}

#[test]
fn a_folder_imports_only_folders_before_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 30, "the sources were found");
    let mut wrong = Vec::new();
    for file in files {
        let below = file.strip_prefix(&root).unwrap();
        let module = below.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned();
        if LAST.contains(&module.as_str()) {
            continue;
        }
        let place = ORDER.iter().position(|name| *name == module);
        let place = place.unwrap_or_else(|| panic!("{module} has no place in the order of this test"));
        let text = fs::read_to_string(&file).unwrap();
        for import in imports(&text).filter(|name| *name != module) {
            if !ORDER[..place].contains(&import) {
                wrong.push(format!("{} imports {import}", below.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "upward imports:\n{}", wrong.join("\n"));
}

#[test]
fn imports_are_found() {
    let found: Vec<&str> = imports("use crate::args::Job;\nfn f() { crate::message::say(1) }").collect();
    assert_eq!(found, ["args", "message"]);
}
