//! The browser extension: builds a folder for each kind of browser in `dist/extension` from the source in `www/extension`.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::demo::{copy, copy_folder, remove_folder};
use crate::run::{Done, read, root, run, write};

/// The kinds of browser. `manifest.NAME.json` has what is special in the manifest of one kind.
const BROWSERS: [&str; 2] = ["chromium", "firefox"];
/// Files to copy unchanged from `www/extension`, and where to.
const FILES: [(&str, &str); 3] =
    [("panel/panel.html", "panel.html"), ("options/options.html", "options.html"), ("page.css", "page.css")];
/// Scripts and styles to bundle, and the format of the bundle. Content scripts cannot be modules.
const BUNDLES: [(&str, &str, &str); 6] = [
    ("background/main.js", "background.js", "esm"),
    ("content/main.js", "content.js", "iife"),
    ("panel/main.js", "panel.js", "esm"),
    ("options/main.js", "options.js", "esm"),
    ("panel/panel.css", "panel.css", "esm"),
    ("options/options.css", "options.css", "esm"),
];
/// The linter of the Firefox add-on store, from npm.
const WEB_EXT: &str = "web-ext@10.7.0";
/// The files of the built package that the extension uses.
const PACKAGE: [&str; 3] = ["limpid_bg.wasm", "LICENSE-APACHE", "LICENSE-MIT"];

/// Assembles both folders from a built package.
pub(crate) fn assemble() -> Done {
    for browser in BROWSERS {
        let folder = folder(browser);
        remove_folder(&folder)?;
        fill(browser, &folder)?;
        println!("{}", folder.display());
    }
    Ok(())
}

fn folder(browser: &str) -> PathBuf {
    root().join("dist/extension").join(browser)
}

fn fill(browser: &str, folder: &Path) -> Done {
    let source = root().join("www/extension");
    for name in PACKAGE {
        copy(&root().join("pkg").join(name), &folder.join(name))?;
    }
    for (from, to) in FILES {
        copy(&source.join(from), &folder.join(to))?;
    }
    copy_folder(&source.join("_locales"), &folder.join("_locales"))?;
    for entry in files(&source.join("icons"))?.iter().filter(|path| path.extension().is_some_and(|name| name == "png"))
    {
        copy(entry, &folder.join("icons").join(entry.file_name().unwrap_or_default()))?;
    }
    for (from, to, format) in BUNDLES {
        bundle(&source.join(from), &folder.join(to), format)?;
    }
    let common = String::from_utf8_lossy(&read(&source.join("manifest.json"))?).into_owned();
    let own = String::from_utf8_lossy(&read(&source.join(format!("manifest.{browser}.json")))?).into_owned();
    write(&folder.join("manifest.json"), manifest(&common, &own)?)
}

/// The manifest: the common part, the version, and the part for one kind of browser.
fn manifest(common: &str, own: &str) -> Done<String> {
    let parse = |text: &str| {
        serde_json::from_str::<Map<String, Value>>(text)
            .map_err(|error| format!("a manifest is not a JSON object: {error}"))
    };
    let mut all = parse(common)?;
    all.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
    all.extend(parse(own)?);
    serde_json::to_string_pretty(&all).map(|text| text + "\n").map_err(|error| format!("the manifest: {error}"))
}

/// Files that the package loads only where they are not next to its script. In the extension, they are.
const FALLBACKS: [&str; 2] = ["--external:*/fallback-core.js", "--external:*/fallback-worker.js"];

/// Bundles several files into one, readably, because reviewers of the stores read it.
fn bundle(from: &Path, to: &Path, format: &str) -> Done {
    let name = if cfg!(windows) { "esbuild.cmd" } else { "esbuild" };
    let tool = root().join("node_modules/.bin").join(name);
    if !tool.exists() {
        return Err("esbuild is missing: run `npm ci` (Node 20 or newer)".to_owned());
    }
    let (from, to) = (from.to_string_lossy(), format!("--outfile={}", to.to_string_lossy()));
    let format = format!("--format={format}");
    // The oldest browsers that the manifests allow.
    let target = "--target=chrome120,firefox140";
    let flags = ["--bundle", "--charset=utf8", "--log-level=warning", target, &format, &to];
    run(&tool.to_string_lossy(), &[&[&*from], &flags[..], &FALLBACKS].concat())
}

/// Runs the checks of the Firefox add-on store. The tool is installed only on request, because it is larger than all others
/// together.
pub(crate) fn lint() -> Done {
    let source = folder("firefox");
    let args = ["--yes", WEB_EXT, "lint", "--warnings-as-errors", "--source-dir", &source.to_string_lossy()];
    run(if cfg!(windows) { "npx.cmd" } else { "npx" }, &args)
}

/// Zips both folders for the stores. The same files give the same bytes.
pub(crate) fn pack() -> Done {
    for browser in BROWSERS {
        let target = folder(browser).with_extension("zip");
        write(&target, archive(&folder(browser))?)?;
        println!("{}", target.display());
    }
    Ok(())
}

fn archive(folder: &Path) -> Done<Vec<u8>> {
    let failed = |error: &dyn std::fmt::Display| format!("could not pack {}: {error}", folder.display());
    // The earliest time that the format can express.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for path in files(folder)? {
        let relative = path.strip_prefix(folder).map_err(|error| failed(&error))?;
        let name = relative.to_string_lossy().replace('\\', "/");
        writer.start_file(name, options).map_err(|error| failed(&error))?;
        writer.write_all(&read(&path)?).map_err(|error| failed(&error))?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|error| failed(&error))
}

/// All files below `folder`, sorted by name.
fn files(folder: &Path) -> Done<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("could not read {}: {error}", folder.display()))?;
    let mut found = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifests_are_joined_by_key() {
        let joined = manifest(r#"{"name": "a", "background": 1}"#, r#"{"background": {"type": "module"}}"#).unwrap();
        let all: Value = serde_json::from_str(&joined).unwrap();
        assert_eq!(all["background"]["type"], "module");
        assert_eq!((&all["name"], &all["version"]), (&"a".into(), &env!("CARGO_PKG_VERSION").into()));
        assert!(manifest("[]", "{}").is_err());
    }

    #[test]
    fn the_same_files_give_the_same_archive() {
        let folder = std::env::temp_dir().join(format!("limpid-extension-{}", std::process::id()));
        let pack = || {
            std::fs::create_dir_all(folder.join("b")).unwrap();
            write(&folder.join("b/two"), "two").unwrap();
            write(&folder.join("one"), "one").unwrap();
            let bytes = archive(&folder).unwrap();
            std::fs::remove_dir_all(&folder).unwrap();
            bytes
        };
        let first = pack();
        assert_eq!(pack(), first);
        let mut archive = zip::ZipArchive::new(Cursor::new(first)).unwrap();
        let entry = archive.by_name("b/two").unwrap();
        assert_eq!((entry.size(), entry.last_modified()), (3, Some(DateTime::default())));
    }
}
