//! Prepares a release: sets the version everywhere, names the section of the changelog, and checks the packages in
//! empty folders.
//!
//! It publishes nothing; the last lines of its output say how to.

use std::path::Path;

use crate::copy;
use crate::run::{Done, cargo, in_folder, output, read, root, run_command, write};

/// The places that contain the version: a file, the text before the version, and the text after it. Files that do not
/// exist yet are skipped.
const PLACES: [(&str, &str, &str); 3] = [
    ("Cargo.toml", "[workspace.package]\nversion = \"", "\""),
    ("cli/Cargo.toml", "limpid = { path = \"..\", version = \"", "\""),
    ("pkg/package.json", "\"version\": \"", "\""),
];

/// `VERSION [--dry-run]`. A dry run does everything in a copy and leaves the sources unchanged.
pub(crate) fn run(args: &[&str]) -> Done {
    let (version, dry) = match *args {
        [version] => (version, false),
        [version, "--dry-run"] | ["--dry-run", version] => (version, true),
        _ => return Err("usage: cargo xtask release VERSION [--dry-run]".to_owned()),
    };
    is_newer(version, &current(&root())?)?;
    if !dry && output("git", &["status", "--porcelain"]).is_none_or(|changes| !changes.is_empty()) {
        return Err("there are uncommitted changes".to_owned());
    }
    let folder = copy::folder("release");
    let checked = check(&folder, version);
    std::fs::remove_dir_all(&folder).ok();
    checked?;
    if dry {
        println!("\n{version} is ready; nothing was changed");
        return Ok(());
    }
    prepare(&root(), version)?;
    println!("\nThe version is now {version}. Check the changes, then run:");
    println!("  git commit -am 'Release {version}' && git tag v{version}");
    println!("  cargo xtask binaries   # for people without Rust, in dist/binaries");
    println!("  cargo publish -p limpid && cargo publish -p limpid-cli && npm publish ./pkg");
    Ok(())
}

/// Sets the version and names the section of the changelog.
fn prepare(folder: &Path, version: &str) -> Done {
    for (name, before, after) in PLACES {
        let path = folder.join(name);
        if path.exists() {
            let text = String::from_utf8_lossy(&read(&path)?).into_owned();
            write(&path, replaced(&text, before, after, version).map_err(|error| format!("{name}: {error}"))?)?;
        }
    }
    let changelog = folder.join("CHANGELOG.md");
    let text = String::from_utf8_lossy(&read(&changelog)?).into_owned();
    write(&changelog, released(&text, version, &today()?)?)?;
    let mut update = in_folder(&cargo(), folder, &["update", "--workspace", "--quiet", "--offline"]);
    run_command(&mut update)
}

/// Prepares a copy, packs it, and tries out the packages.
fn check(folder: &Path, version: &str) -> Done {
    println!("== a copy of the sources with {version}");
    copy::sources(folder)?;
    prepare(folder, version)?;
    println!("== cargo package, built again from what was packed");
    let args = ["package", "--package", "limpid", "--package", "limpid-cli", "--allow-dirty", "--target-dir"];
    let mut package = in_folder(&cargo(), folder, &args);
    run_command(package.arg(root().join("target/release-check")))?;
    println!("== npm pack, used from an empty folder");
    run_command(
        in_folder(&cargo(), folder, &["xtask", "wasm", "--release"]).env("CARGO_TARGET_DIR", root().join("target")),
    )?;
    npm(&folder.join("pkg"), &folder.join("stranger"), version)
}

/// Packs the npm package, installs it in an empty folder, and repairs a word with it and with its command.
fn npm(package: &Path, stranger: &Path, version: &str) -> Done {
    std::fs::create_dir_all(stranger).map_err(|error| format!("could not make {}: {error}", stranger.display()))?;
    // Without it, npm would use the copy of the sources in the parent folder as the project.
    write(&stranger.join("package.json"), "{ \"private\": true }\n")?;
    let (package, tarball) = (package.to_string_lossy(), format!("./limpid-{version}.tgz"));
    run_command(&mut in_folder("npm", stranger, &["pack", &package, "--loglevel=error"]))?;
    run_command(&mut in_folder("npm", stranger, &["install", "--offline", "--no-audit", "--no-fund", &tarball]))?;
    let script =
        "import { repair } from 'limpid'; if (repair('caf\\u00C3\\u00A9').text !== 'caf\\u00E9') process.exit(1)";
    run_command(&mut in_folder("node", stranger, &["--input-type=module", "--eval", script]))?;
    run_command(&mut in_folder("npm", stranger, &["exec", "--offline", "limpid", "repair", "package.json"]))
}

/// The current version of the workspace.
pub(crate) fn current(folder: &Path) -> Done<String> {
    let (name, before, after) = PLACES[0];
    let text = String::from_utf8_lossy(&read(&folder.join(name))?).into_owned();
    between(&text, before, after).map(str::to_owned).ok_or_else(|| format!("{name} has no version"))
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(found, _)| found)
}

fn replaced(text: &str, before: &str, after: &str, version: &str) -> Done<String> {
    let (head, rest) = text.split_once(before).ok_or_else(|| format!("{before:?} is not there"))?;
    let (_, tail) = rest.split_once(after).ok_or("the version has no end")?;
    Ok(format!("{head}{before}{version}{after}{tail}"))
}

/// Gives the section `Unreleased` its version and date, and opens a new one.
fn released(changelog: &str, version: &str, date: &str) -> Done<String> {
    const OPEN: &str = "## Unreleased\n";
    let (head, rest) = changelog.split_once(OPEN).ok_or("CHANGELOG.md has no section `Unreleased`")?;
    let section = rest.split("\n## ").next().unwrap_or_default();
    if section.trim().is_empty() {
        return Err("CHANGELOG.md lists no changes under `Unreleased`".to_owned());
    }
    Ok(format!("{head}{OPEN}\n## {version} ({date})\n{rest}"))
}

fn today() -> Done<String> {
    output("git", &["log", "-1", "--format=%cs"])
        .ok_or_else(|| "git does not print the date of the last commit".to_owned())
}

/// Fails unless `version` is three numbers (and optionally a pre-release) and greater than `current`, or equal to it if
/// that was never released.
fn is_newer(version: &str, current: &str) -> Done {
    let numbers = |text: &str| -> Option<Vec<u64>> {
        let parts: Vec<u64> = text.split('-').next()?.split('.').map(|n| n.parse().ok()).collect::<Option<_>>()?;
        (parts.len() == 3).then_some(parts)
    };
    match (numbers(version), numbers(current)) {
        (None, _) => Err(format!("{version} is not a version; expected a form like 1.2.3 or 1.2.3-rc.1")),
        (Some(new), Some(old)) if new < old => Err(format!("{version} is older than {current}")),
        _ => Ok(()),
    }
}

/// Every place that contains the version, with the version it has.
#[cfg(test)]
fn said(folder: &Path) -> Vec<(&'static str, String)> {
    let mut said = Vec::new();
    for (name, before, after) in PLACES {
        if let Ok(text) = std::fs::read_to_string(folder.join(name)) {
            said.push((name, between(&text, before, after).unwrap_or_default().to_owned()));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_state_the_same_version() {
        let current = current(&root()).unwrap();
        for (name, version) in said(&root()) {
            assert_eq!(version, current, "{name}");
        }
    }

    #[test]
    fn the_changelog_gets_a_section() {
        let text = "# Changelog\n\n## Unreleased\n\n### Added\n\n- A thing.\n";
        let made = released(text, "1.0.0", "2026-01-02").unwrap();
        assert_eq!(made, "# Changelog\n\n## Unreleased\n\n## 1.0.0 (2026-01-02)\n\n### Added\n\n- A thing.\n");
        assert!(released(&made, "1.0.1", "2026-01-03").is_err());
    }

    #[test]
    fn a_release_needs_a_higher_version() {
        assert!(is_newer("0.2.0", "0.1.9").is_ok());
        assert!(is_newer("0.1.0", "0.1.0").is_ok());
        assert!(is_newer("1.0.0-rc.1", "0.9.0").is_ok());
        for wrong in ["0.1.8", "1.0", "v1.0.0", "next"] {
            assert!(is_newer(wrong, "0.1.9").is_err(), "{wrong}");
        }
    }
}
