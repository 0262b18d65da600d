//! Checks the dependencies: licences, sources, advisories, and whether they build with the promised Rust version.

use std::collections::BTreeSet;
use std::env::consts::EXE_EXTENSION;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::run::{Done, cargo, command, output, read, root, run, run_command};
use crate::wasm;

/// The cargo-deny to install if there is none: 0.20 builds with the Rust version that limpid promises.
const CARGO_DENY: &str = "0.20.2";

/// A line that says what a check skipped and why, which is repeated at the end.
type Skipped = Option<&'static str>;

/// Runs every check that can run here, and lists at the end those that could not.
pub(crate) fn run_all() -> Done {
    let checks = [("cargo deny", deny as fn() -> Done<Skipped>), ("npm audit", npm), ("oldest Rust", oldest_rust)];
    let (mut failed, mut skipped) = (Vec::new(), Vec::new());
    for (name, check) in checks {
        println!("== {name}");
        match check() {
            Ok(what) => skipped.extend(what),
            Err(message) => {
                println!("FAILED: {message}");
                failed.push(name);
            }
        }
    }
    for what in skipped {
        println!("not checked here: {what}");
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

/// Checks licences, sources and versions, which needs no network, and advisories, which needs their database.
fn deny() -> Done<Skipped> {
    let program = cargo_deny()?;
    run(&program, &["--all-features", "check", "licenses", "sources", "bans"])?;
    let fetched = quiet(command(&program, &["fetch", "db"]));
    if !fetched {
        return Ok(Some("advisories of crates, because their database on GitHub cannot be reached"));
    }
    run(&program, &["--all-features", "check", "advisories"])?;
    Ok(None)
}

/// The installed cargo-deny, or one built in the target folder, which takes some minutes the first time.
fn cargo_deny() -> Done<String> {
    let tools = wasm::target_folder().join("tools");
    let own = tools.join("bin/cargo-deny").with_extension(EXE_EXTENSION).to_string_lossy().into_owned();
    for program in ["cargo-deny", &own] {
        if output(program, &["--version"]).is_some() {
            return Ok(program.to_owned());
        }
    }
    println!(
        "cargo-deny is not installed: it is built in {}, which takes a few minutes the first time",
        tools.display()
    );
    let install = ["install", "--quiet", "cargo-deny", "--locked", "--version", CARGO_DENY, "--root"];
    let mut install = command(&cargo(), &install);
    run_command(install.arg(&tools))?;
    Ok(own)
}

/// Checks advisories for the npm packages used in development. The limpid package itself has no dependencies.
fn npm() -> Done<Skipped> {
    // A registry without this service answers with an error and no report.
    let report = Command::new("npm").args(["audit", "--json"]).current_dir(root()).output();
    let report = report.map_err(|error| format!("could not start npm: {error}"))?;
    let report = String::from_utf8_lossy(&report.stdout);
    if !report.contains("\"auditReportVersion\"") {
        return Ok(Some("advisories of npm packages, because the configured registry has no audit service"));
    }
    run("npm", &["audit", "--audit-level=low"])?;
    Ok(None)
}

/// Compiles with the Rust version of `rust-version` if rustup has it. Otherwise Clippy looks for newer library functions;
/// it does not notice newer syntax.
fn oldest_rust() -> Done<Skipped> {
    let promised = promised_rust()?;
    let toolchain = format!("+{promised}");
    if quiet(command("cargo", &[&toolchain, "--version"])) {
        run("cargo", &[&toolchain, "check", "--package", "limpid", "--package", "limpid-cli", "--all-features"])?;
        return Ok(None);
    }
    let mut clippy = command(&cargo(), &["clippy", "--quiet", "--package", "limpid", "--package", "limpid-cli", "--"]);
    clippy.args(["-D", "clippy::incompatible_msrv"]);
    run_command(&mut clippy)?;
    dependencies(&promised)?;
    Ok(Some(
        "newer syntax, because the minimum supported Rust is not installed: Clippy checked only for newer library functions",
    ))
}

/// Checks that no dependency needs a newer Rust than we promise.
fn dependencies(promised: &str) -> Done {
    let tree = ["tree", "--package", "limpid", "--package", "limpid-cli", "--all-features", "--edges", "normal,build"];
    let tree = output(&cargo(), &[&tree[..], &["--prefix", "none", "--format", "{p}"]].concat());
    let used = tree.ok_or("cargo tree failed")?;
    let used: BTreeSet<&str> = used.lines().filter_map(|line| line.split(" (").next()).collect();
    let newer: Vec<String> = rust_versions()?
        .into_iter()
        .filter(|(package, rust)| used.contains(package.as_str()) && version(rust) > version(promised))
        .map(|(package, rust)| format!("{package} ({rust})"))
        .collect();
    if newer.is_empty() { Ok(()) } else { Err(format!("newer than Rust {promised}: {}", newer.join(", "))) }
}

/// `name vVERSION` and the required Rust version of each package in the lock file that declares one.
fn rust_versions() -> Done<Vec<(String, String)>> {
    let metadata =
        output(&cargo(), &["metadata", "--format-version", "1", "--locked"]).ok_or("cargo metadata failed")?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let package = |package: &Value| {
        let text = |key: &str| package[key].as_str().map(str::to_owned);
        Some((format!("{} v{}", text("name")?, text("version")?), text("rust_version")?))
    };
    Ok(metadata["packages"].as_array().into_iter().flatten().filter_map(package).collect())
}

/// `rust-version` of the workspace.
fn promised_rust() -> Done<String> {
    let manifest = String::from_utf8_lossy(&read(&root().join("Cargo.toml"))?).into_owned();
    let line = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \""));
    line.map(|version| version.trim_end_matches('"').to_owned()).ok_or_else(|| "Cargo.toml has no rust-version".into())
}

/// The numbers of a version, for comparison.
fn version(text: &str) -> Vec<u32> {
    text.split('.').map(|number| number.parse().unwrap_or(0)).collect()
}

/// True if the command exists and succeeds. Its output is hidden.
fn quiet(mut command: Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn versions_are_compared_by_number() {
        assert!(version("1.88") > version("1.9.1"));
        assert!(version("1.88.0") >= version("1.88"));
    }
}
