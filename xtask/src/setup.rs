//! Installs what the tests need besides Rust, Node and git, and names what it cannot install.

use std::path::Path;

use crate::run::{Done, output, root, run};
use crate::{command, wasm};

/// The oldest Node version that the package supports.
const MIN_NODE: u32 = 20;

/// Installs what is missing.
pub(crate) fn all() -> Done {
    wasm_target(wasm::TARGET)?;
    wasm_target(command::TARGET)?;
    node()?;
    packages()?;
    browsers()
}

fn wasm_target(triple: &str) -> Done {
    if wasm::has_target(triple) {
        return Ok(());
    }
    run("rustup", &["target", "add", triple])
        .map_err(|_| format!("a wasm target is missing: install the standard library of Rust for {triple}"))
}

fn node() -> Done {
    let version = output("node", &["--version"]).unwrap_or_default();
    let major: u32 = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    if major >= MIN_NODE {
        return Ok(());
    }
    Err(format!("Node {MIN_NODE} or newer is missing (found: {version:?}): install it from your system or nodejs.org"))
}

/// The development dependencies of `package-lock.json`.
fn packages() -> Done {
    let changed = |name: &str| std::fs::metadata(root().join(name)).and_then(|file| file.modified()).ok();
    // npm writes the lock file inside `node_modules` last.
    if changed("node_modules/.package-lock.json") >= changed("package-lock.json") {
        return Ok(());
    }
    run(npm(), &["ci", "--no-audit", "--no-fund", "--loglevel=error"])
}

/// The name of npm's executable on this platform.
fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// Chromium and Firefox: found by the same list that the tests use.
fn browsers() -> Done {
    let missing = missing_browsers()?;
    if missing.is_empty() {
        return Ok(());
    }
    let root_on_debian = Path::new("/usr/bin/apt-get").exists() && output("id", &["-u"]).as_deref() == Some("0");
    if !root_on_debian {
        return Err(format!(
            "missing: {missing}. Install it, or name its program in the variable CHROMIUM or FIREFOX \
             (on Debian: `apt-get install chromium firefox-esr`)"
        ));
    }
    run("apt-get", &["update", "-qq"])?;
    run("apt-get", &["install", "-qq", "-y", "--no-install-recommends", "chromium", "firefox-esr"])?;
    match missing_browsers()? {
        missing if missing.is_empty() => Ok(()),
        missing => Err(format!("still missing: {missing}")),
    }
}

/// The browsers that the tests would not find, separated by commas.
fn missing_browsers() -> Done<String> {
    output("node", &["tests-wasm/lib/browsers-missing.mjs"])
        .ok_or_else(|| "tests-wasm/lib/browsers-missing.mjs failed; run it by hand".to_owned())
}
