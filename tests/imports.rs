//! The import rule: data flows one way, so a module of the core imports only what stands before it.
//!
//! The rule is a table here; the test reads the `crate::` paths of every source file.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules that all may import, in the order in which they may import one another.
const COMMON: &[&str] = &["binary", "error", "reason", "span", "change", "script", "codepage"];

/// What each stage may import besides the common modules.
const STAGES: &[(&str, &[&str])] = &[
    ("plausible", &[]),
    ("decode", &["plausible"]),
    ("repair", &["plausible"]),
    ("stream", &["decode", "repair"]),
    ("page", &[]),
    ("read", &["page"]),
    ("template", &["page"]),
    ("label", &["page", "template"]),
    ("clean", &["page", "label"]),
    ("sentence", &[]),
    ("score", &["sentence", "page"]),
    ("summarize", &["sentence", "score"]),
];

/// Modules that know all stages: the pipeline, and the translation to JavaScript, which knows the pipeline too.
const UNBOUND: &[&str] = &["pipeline", "wasm", "lib"];

fn allowed(module: &str) -> Option<BTreeSet<&'static str>> {
    if let Some(place) = COMMON.iter().position(|name| *name == module) {
        return Some(COMMON[..place].iter().copied().collect());
    }
    let (_, stages) = STAGES.iter().find(|(name, _)| *name == module)?;
    Some(COMMON.iter().chain(*stages).copied().collect())
}

/// The modules named after `crate::` in a source text; comments and doc links do not count.
fn imports(source: &str) -> BTreeSet<String> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => found.extend(top_level_names(list)),
            None => found.extend(first_name(rest)),
        }
    }
    found
}

/// The first segment of each path in `a::b, c::{d, e}, f}…`.
fn top_level_names(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut start) = (0, Vec::new(), 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            ',' if depth == 0 => {
                names.extend(first_name(&list[start..at]));
                start = at + 1;
            }
            '}' if depth == 0 => {
                names.extend(first_name(&list[start..at]));
                return names;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names
}

fn first_name(path: &str) -> Option<String> {
    let name: String = path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is there") {
        let path = entry.expect("src is readable").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The module of a file: its folder below `src`, or its own name.
fn module_of(path: &Path) -> String {
    let below = path.strip_prefix(src()).expect("below src");
    let first = below.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn a_module_imports_only_what_stands_before_it() {
    let mut files = Vec::new();
    sources(&src(), &mut files);
    assert!(files.len() > 10, "the sources were found");
    let mut wrong = Vec::new();
    for file in files {
        let module = module_of(&file);
        if UNBOUND.contains(&module.as_str()) {
            continue;
        }
        let allowed = allowed(&module).unwrap_or_else(|| panic!("{module} has no row in the table of this test"));
        for import in imports(&fs::read_to_string(&file).expect("a source file")) {
            if import != module && !allowed.contains(import.as_str()) {
                wrong.push(format!("{} imports {import}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "upward imports:\n{}", wrong.join("\n"));
}

#[test]
fn imports_are_read_in_every_form() {
    let source = "use crate::span::Span;\nuse crate::{page::{Block, Page}, label};\n// use crate::pipeline;\nfn f() { crate::reason::x() }";
    let found: Vec<String> = imports(source).into_iter().collect();
    assert_eq!(found, ["label", "page", "reason", "span"]);
}
