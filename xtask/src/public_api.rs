//! The list of the public API: `tests/public-api.txt` lists every public item of the crate, so that a change of the API
//! shows up in a diff. The test command fails when the list is not current.

use std::path::PathBuf;

use public_api::Builder;

use crate::run::{Done, cargo, command, read, root, run_command, write};

/// Where the list is kept.
const LIST: &str = "tests/public-api.txt";

/// The format of rustdoc's JSON that `public-api` reads. Rust changes it every few releases.
const FORMAT: u64 = 57;

/// Compares the list with the crate; `update` writes it instead.
pub(crate) fn check(update: bool) -> Done {
    let described = describe()?;
    if !is_known_format(&described)? {
        println!("skipped: the rustdoc JSON format of this Rust is not {FORMAT}, that of Rust 1.95");
        return Ok(());
    }
    let current = list(described)?;
    let path = root().join(LIST);
    if update {
        return write(&path, current);
    }
    let kept = String::from_utf8_lossy(&read(&path)?).into_owned();
    match differences(&kept, &current) {
        changed if changed.is_empty() => Ok(()),
        changed => Err(format!(
            "the public API changed:\n{changed}If this is intended, run `cargo xtask api --update` and add it to the CHANGELOG."
        )),
    }
}

/// Lets rustdoc describe the crate as JSON, which stable Rust only does on request.
fn describe() -> Done<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let args = ["rustdoc", "--quiet", "--package", "limpid", "--lib", "--features", "serde", "--"];
    let mut rustdoc = command(&cargo(), &[&args[..], &["-Z", "unstable-options", "--output-format", "json"]].concat());
    run_command(rustdoc.env("RUSTC_BOOTSTRAP", "1"))?;
    Ok(target.join("doc/limpid.json"))
}

fn is_known_format(described: &std::path::Path) -> Done<bool> {
    let json: serde_json::Value = serde_json::from_slice(&read(described)?).map_err(|error| error.to_string())?;
    Ok(json["format_version"] == FORMAT)
}

/// A line for each public item.
fn list(described: PathBuf) -> Done<String> {
    let builder = Builder::from_rustdoc_json(described);
    let api = builder.omit_blanket_impls(true).omit_auto_trait_impls(true).omit_auto_derived_impls(true).build();
    let api = api.map_err(|error| error.to_string())?;
    Ok(api.items().map(|item| format!("{item}\n")).collect())
}

/// The lines that only one of the two has, each with the sign that a diff gives it.
fn differences(kept: &str, current: &str) -> String {
    let only = |sign: char, lines: &str, others: &str| -> String {
        let others: std::collections::BTreeSet<&str> = others.lines().collect();
        lines.lines().filter(|line| !others.contains(line)).map(|line| format!("  {sign} {line}\n")).collect()
    };
    only('-', kept, current) + &only('+', current, kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_list_additions_and_removals() {
        assert_eq!(differences("a\nb\n", "b\nc\n"), "  - a\n  + c\n");
        assert_eq!(differences("a\n", "a\n"), "");
    }
}
