//! Every public field of an options type has a setter: `setters!` lists the same names as the struct.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is there") {
        let path = entry.expect("src is readable").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The text between `start` and the next line that begins with `end`.
fn section<'a>(source: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let from = source.find(start)? + start.len();
    let to = source[from..].find(end)?;
    Some(&source[from..from + to])
}

/// The public fields of the option types of a file, by type.
fn fields(source: &str) -> BTreeMap<String, Vec<String>> {
    let types = source.lines().filter_map(|line| line.strip_prefix("pub struct ")?.strip_suffix(" {"));
    let types = types.filter(|name| name.ends_with("Options") || *name == "Weights");
    let of = |name: &str| {
        let body = section(source, &format!("pub struct {name} {{\n"), "\n}").expect("a whole struct");
        let names = body.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(':'));
        (name.to_owned(), names.map(|(field, _)| field.to_owned()).collect())
    };
    types.map(of).collect()
}

/// The names in `setters!` for a type.
fn setters(source: &str, name: &str) -> Vec<String> {
    let list = section(source, &format!("setters!({name} {{\n"), "});").unwrap_or_default();
    let field = |line: &str| Some(line.trim().split([' ', ':', ',']).nth(1)?.to_owned());
    list.lines().filter_map(field).collect()
}

#[test]
fn every_option_has_a_setter() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut types = 0;
    for file in files {
        let source = fs::read_to_string(&file).expect("a source file");
        for (name, fields) in fields(&source) {
            assert_eq!(setters(&source, &name), fields, "{name} in {}", file.display());
            types += 1;
        }
    }
    assert!(types >= 8, "the option types were found: {types}");
}
