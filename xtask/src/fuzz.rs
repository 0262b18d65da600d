//! Runs the fuzz targets on stable Rust. The flags are those of cargo-fuzz, but without a sanitizer, since the crate has no
//! unsafe code to check.

use std::path::{Path, PathBuf};

use crate::run::{Done, cargo, command, output, root, run_command};
use crate::wasm;

/// The last one also runs the package in Node and compares.
const TARGETS: [&str; 7] = ["decode", "repair", "html", "plain", "sentences", "process", "differential"];

/// Default number of seconds per target.
const SECONDS: u32 = 60;

/// Longer inputs find nothing that shorter ones do not, and slow the search down.
const MAX_INPUT_BYTES: u32 = 2048;

/// The flags that cargo-fuzz passes for coverage.
const FLAGS: &str = "--cfg fuzzing -Cdebug-assertions -Coverflow-checks -Ccodegen-units=1 -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Runs the named targets, or all of them, each for N seconds: `[TARGET...] [--seconds N]`.
pub(crate) fn run(args: &[&str]) -> Done {
    let (targets, seconds) = parse(args)?;
    if targets.contains(&"differential") {
        // A module built before the last change would differ.
        wasm::build(wasm::Mode::Quick)?;
    }
    let host = host()?;
    let folder = root().join("target/fuzz");
    let mut build = command(&cargo(), &["build", "--release", "--manifest-path", "fuzz/Cargo.toml", "--target", &host]);
    build.arg("--target-dir").arg(&folder).env("RUSTFLAGS", FLAGS);
    run_command(&mut build).map_err(|error| format!("{error}\nlibFuzzer needs a C++ compiler: apt install g++"))?;
    for target in targets {
        fuzz(target, seconds, &folder, &folder.join(&host).join("release").join(target))?;
    }
    Ok(())
}

fn fuzz(target: &str, seconds: u32, folder: &Path, program: &Path) -> Done {
    let corpus = folder.join("corpus").join(target);
    let findings = folder.join("findings");
    for folder in [&corpus, &findings] {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    println!("fuzz {target} for {seconds} s; findings go to {}", findings.display());
    let mut fuzz = command(&program.to_string_lossy(), &[]);
    fuzz.arg(&corpus).args(seeds()).arg(format!("-max_total_time={seconds}"));
    fuzz.arg(format!("-artifact_prefix={}/{target}-", findings.display()));
    fuzz.args([
        &format!("-max_len={MAX_INPUT_BYTES}"),
        "-timeout=20",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
        "-verbosity=0",
    ]);
    run_command(&mut fuzz)
}

/// Folders whose files are good initial inputs.
fn seeds() -> Vec<PathBuf> {
    let cases = root().join("tests/cases");
    ["repair/wild", "repair/synthetic", "repair/negative", "../sample"].iter().map(|name| cases.join(name)).collect()
}

fn parse<'a>(args: &[&'a str]) -> Done<(Vec<&'a str>, u32)> {
    let usage = || format!("usage: cargo xtask fuzz [{}]... [--seconds N]", TARGETS.join("|"));
    let mut targets = Vec::new();
    let mut seconds = SECONDS;
    let mut args = args.iter();
    while let Some(&arg) = args.next() {
        match arg {
            "--seconds" => seconds = args.next().and_then(|n| n.parse().ok()).ok_or_else(usage)?,
            name if TARGETS.contains(&name) => targets.push(name),
            _ => return Err(usage()),
        }
    }
    Ok((if targets.is_empty() { TARGETS.to_vec() } else { targets }, seconds))
}

/// The target triple of this machine.
fn host() -> Done<String> {
    let version = output("rustc", &["-vV"]).ok_or("rustc is missing; install it from https://rustup.rs")?;
    let line = version.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).ok_or_else(|| "rustc -vV names no host".to_owned())
}
