//! The import rule: data flows one way, so a module of the core imports only modules before it. Inside a module, no two files
//! or folders import each other, not even through others.
//!
//! The tables below give the order of the modules. The tests read the paths in every source file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Modules that every module may import, in the order in which they may import one another.
const COMMON: &[&str] =
    &["binary", "fnv", "order", "error", "setters", "reason", "span", "change", "script", "codepage"];

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

/// Modules that may import all stages: the pipeline, `report` with the results of all stages, and the list of what is public
/// of each stage.
const UNBOUND: &[&str] = &["pipeline", "report", "advanced", "lib"];

fn allowed(module: &str) -> Option<BTreeSet<&'static str>> {
    if let Some(place) = COMMON.iter().position(|name| *name == module) {
        return Some(COMMON[..place].iter().copied().collect());
    }
    let (_, stages) = STAGES.iter().find(|(name, _)| *name == module)?;
    Some(COMMON.iter().chain(*stages).copied().collect())
}

/// The modules that source code names after `crate::`, outside comments and doc links.
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

/// Folders in which even the file of the folder itself is in no circle with those inside it.
const STRICT: &[&str] = &["label"];

/// A source file, as the path of its module: `["label", "measure"]` for `src/label/measure/mod.rs`.
type Module = Vec<String>;

/// The module paths in `code`, with groups in braces split up.
fn module_paths(code: &str) -> Vec<Module> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic() || c == '_') {
        let after_path = rest[..start].ends_with("::") || rest[..start].ends_with('.');
        let (paths, end) = path_at(&rest[start..]);
        if !after_path {
            found.extend(paths.into_iter().filter(|path| path.len() > 1));
        }
        rest = &rest[start + end..];
    }
    found
}

/// The paths at the start of `code`, such as two for `a::{b, c::d}`, and where they end.
fn path_at(code: &str) -> (Vec<Module>, usize) {
    let end = code.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(code.len());
    let first = code[..end].to_owned();
    let Some(rest) = code[end..].strip_prefix("::") else { return (vec![vec![first]], end.max(1)) };
    let (inner, length) = if rest.starts_with('{') { group_at(rest) } else { path_at(rest) };
    let joined = inner.into_iter().map(|path| [vec![first.clone()], path].concat()).collect();
    (joined, end + "::".len() + length)
}

/// The paths in the braces at the start of `code`, and where the braces end.
fn group_at(code: &str) -> (Vec<Module>, usize) {
    let (mut paths, mut at) = (Vec::new(), 1);
    while let Some(c) = code[at..].chars().next().filter(|&c| c != '}') {
        let is_path = c.is_ascii_alphabetic() || c == '_';
        let (inner, length) = if is_path { path_at(&code[at..]) } else { (Vec::new(), c.len_utf8()) };
        paths.extend(inner);
        at += length;
    }
    (paths, code.len().min(at + 1))
}

/// The modules below `root`, each with its code, without comments, tests and the paths in `pub(in ...)`.
fn modules(root: &Path) -> BTreeMap<Module, String> {
    let mut files = Vec::new();
    sources(root, &mut files);
    let crate_root = root.ancestors().find(|folder| folder.ends_with("src")).expect("a folder in src");
    let module = |file: PathBuf| {
        let below = file.strip_prefix(crate_root).expect("below src").with_extension("");
        let mut path: Module = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        path.pop_if(|last| matches!(last.as_str(), "mod" | "lib" | "main"));
        (path, code_of(&fs::read_to_string(file).expect("a source file")))
    };
    files.into_iter().map(module).collect()
}

fn code_of(source: &str) -> String {
    let code = source.split("#[cfg(test)]\nmod tests {").next().expect("a first part");
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    code.lines().filter(is_code).collect::<Vec<_>>().join("\n").replace("pub(in crate::", "pub(in ")
}

/// The module that `path`, written in `from`, leads to, if it is one of `modules` and not `from` itself.
fn target(path: &[String], from: &[String], modules: &BTreeMap<Module, String>) -> Option<Module> {
    let mut at = from.to_vec();
    let mut rest = path;
    match path[0].as_str() {
        "crate" => at.clear(),
        "super" | "self" => {}
        first => {
            at.push(first.to_owned());
            modules.get(&at)?;
        }
    }
    while let Some((first, after)) = rest.split_first().filter(|(first, _)| *first == "super" || *first == "self") {
        if first == "super" {
            at.pop();
        }
        rest = after;
    }
    for name in &rest[usize::from(rest.len() == path.len())..] {
        at.push(name.clone());
        let is_inside = modules.keys().any(|module| module.starts_with(&at));
        if !is_inside {
            at.pop();
            break;
        }
    }
    (modules.contains_key(&at) && at != from).then_some(at)
}

/// The two files or folders of one folder between which an import goes. The file of the folder itself is `mod`.
fn crossing(from: &[String], to: &[String]) -> (Module, String, String) {
    let common = from.iter().zip(to).take_while(|(a, b)| a == b).count();
    let name = |path: &[String]| path.get(common).map_or("mod", String::as_str).to_owned();
    (from[..common].to_vec(), name(from), name(to))
}

/// Who imports whom in each folder, with an import as an example.
fn crossings(root: &Path) -> BTreeMap<Module, BTreeMap<String, BTreeSet<String>>> {
    let modules = modules(root);
    let mut all: BTreeMap<Module, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for (from, code) in &modules {
        for to in module_paths(code).iter().filter_map(|path| target(path, from, &modules)) {
            let (folder, importer, imported) = crossing(from, &to);
            all.entry(folder).or_default().entry(importer).or_default().insert(imported);
        }
    }
    all
}

/// Repeatedly drops those that import nothing that is left. What remains are circles and those that import them.
fn circles(mut imports: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    loop {
        let importers: BTreeSet<String> = imports.keys().cloned().collect();
        imports.values_mut().for_each(|imported| imported.retain(|name| importers.contains(name)));
        let before = imports.len();
        imports.retain(|_, imported| !imported.is_empty());
        if imports.len() == before {
            return imports;
        }
    }
}

/// The imports without those of the file of the folder itself and of what it defines: in Rust, `mod.rs` often defines
/// the types that all files of a folder share and offers what they make of them.
fn between_files(mut imports: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    imports.remove("mod");
    for imported in imports.values_mut() {
        imported.remove("mod");
    }
    imports
}

#[test]
fn files_and_folders_have_no_import_cycles() {
    let all = crossings(&src());
    assert!(all.len() > 10, "the imports inside folders were found");
    for (folder, imports) in all {
        let top = folder.first().map_or("", String::as_str);
        let found = circles(if STRICT.contains(&top) { imports } else { between_files(imports) });
        assert!(found.is_empty(), "a circle of imports in {}: {found:?}", folder.join("/"));
    }
}

#[test]
fn inner_imports_are_read_in_every_form() {
    let modules: BTreeMap<Module, String> =
        ["a", "a b", "a b c", "a d"].map(|path| (path.split(' ').map(Into::into).collect(), String::new())).into();
    let found = |code: &str, from: &str| -> Vec<String> {
        let from: Module = from.split(' ').map(Into::into).collect();
        let targets = module_paths(code).into_iter().filter_map(|path| target(&path, &from, &modules));
        targets.map(|module| module.join(" ")).collect()
    };
    assert_eq!(found("use super::{d::{X, Y}, Z};", "a b"), ["a d", "a d", "a"]);
    assert_eq!(found("use super::d::X; use crate::a::{b::c::Y, d};", "a b"), ["a d", "a b c", "a d"]);
    assert_eq!(found("use b::X; fn f() { d::y(z::b::c) }", "a"), ["a b", "a d"]);
    assert_eq!(found("fn f() { super::super::d::x() } use crate::other::Y;", "a b c"), ["a d"]);
}

#[test]
fn cycles_are_found() {
    let imports = |pairs: &[(&str, &str)]| {
        let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for &(from, to) in pairs {
            all.entry(from.to_owned()).or_default().insert(to.to_owned());
        }
        all
    };
    assert!(circles(imports(&[("a", "b"), ("b", "c"), ("a", "c")])).is_empty());
    assert_eq!(circles(imports(&[("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")])).len(), 3);
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

/// The module a file belongs to: its folder below `src`, or its own name.
fn module_of(path: &Path) -> String {
    let below = path.strip_prefix(src()).expect("below src");
    let first = below.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn a_module_imports_only_modules_above_it() {
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
