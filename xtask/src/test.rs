//! Runs every test, step by step, with one summary at the end.

use std::io::{BufRead, BufReader};
use std::num::NonZero;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::run::{Done, cargo, command, root, run_command};
use crate::{extension, fuzz, public_api, python, setup, wasm};

/// How long the tests may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// The checks that every change has to pass.
    Short,
    /// And what takes minutes or gigabytes.
    Long,
}

/// Sets up and runs everything. A failed step does not stop the others, except those that need a setup that failed.
pub(crate) fn all(length: Length) -> Done {
    let mut steps = Steps::default();
    steps.run("setup", |_| setup::all());
    if steps.failed.is_empty() {
        rust(&mut steps, length);
        package(&mut steps, length);
        of_python(&mut steps, length);
        if length == Length::Long {
            steps.run("fuzz targets, a minute each", |_| fuzz::run(&[]));
        }
    }
    steps.summary()
}

/// The crate of the wheel needs Python; its own step checks it.
const WITHOUT_PYTHON: &str = "--exclude=limpid-python";

/// Optional in the command, and tested. Without it the command is compiled as the one of the package.
const WITH_PARQUET: &str = "--features=limpid-cli/parquet";

fn rust(steps: &mut Steps, length: Length) {
    steps.run("format", |_| run_command(&mut cargo_command(&["fmt", "--all", "--check"])));
    steps.run("lints", |_| {
        run_command(&mut cargo_command(&[
            "clippy",
            "--quiet",
            "--workspace",
            WITHOUT_PYTHON,
            "--all-targets",
            WITH_PARQUET,
            "--",
            "-D",
            "warnings",
        ]))
    });
    steps.run("lints of the wasm exports", |_| {
        let target = ["--target", wasm::TARGET, "--package", "limpid-wasm", "--lib"];
        run_command(&mut cargo_command(&[&["clippy", "--quiet"], &target[..], &["--", "-D", "warnings"]].concat()))
    });
    steps.run("documentation", |_| {
        let mut doc = cargo_command(&["doc", "--quiet", "--workspace", WITHOUT_PYTHON, "--no-deps"]);
        run_command(doc.env("RUSTDOCFLAGS", "-D warnings"))
    });
    steps.run("public API", |_| public_api::check(false));
    steps.run("each feature on its own, and a crate that depends on limpid", |_| features());
    steps.run("Rust tests", |counts| {
        let ignored: &[&str] = if length == Length::Long { &["--", "--include-ignored"] } else { &[] };
        counts.run(&mut cargo_command(
            &[&["test", "--quiet", "--workspace", WITHOUT_PYTHON, WITH_PARQUET, "--no-fail-fast"], ignored].concat(),
        ))
    });
}

fn package(steps: &mut Steps, length: Length) {
    steps.run("wasm, and the command of the package", |_| wasm::build_with_command(wasm::Mode::Release));
    // The types of the generated scripts exist only once those are built.
    steps.run("format and lints of the JavaScript", |_| node_tool("@biomejs/biome/bin/biome", &["check"]));
    steps.run("types of the JavaScript", |_| node_tool("typescript/bin/tsc", &[]));
    steps.run("extension", |_| extension::assemble());
    steps.run("Node and browser tests", |counts| counts.run(&mut node_tests(length, |file| !file.ends_with(SET_UPS))?));
    // A third of them unless the run is long. They install and build projects, so nothing else runs meanwhile.
    steps.run("setups of the package", |counts| counts.run(&mut node_tests(length, |file| file.ends_with(SET_UPS))?));
}

/// Compiles the core with each feature alone, and runs the example of a crate that depends on it.
fn features() -> Done {
    for feature in ["", "pages", "html", "serde", "schema"] {
        let alone =
            ["check", "--quiet", "--package", "limpid", "--lib", "--no-default-features", "--features", feature];
        run_command(&mut cargo_command(&alone))?;
    }
    let downstream = ["run", "--quiet", "--manifest-path", "examples/rust/Cargo.toml", "--target-dir", "target"];
    run_command(&mut cargo_command(&downstream))
}

/// The wheel. Where there is no Python, the step says so and nothing fails.
fn of_python(steps: &mut Steps, length: Length) {
    let found = match python::find() {
        Ok(found) => found,
        Err(why) => {
            println!("== Python: SKIPPED: {why}");
            return steps.skip(format!("Python: {why}"));
        }
    };
    let failures = steps.failed.len();
    steps.run("wheel", |_| python::build(found).and_then(|()| python::lint(&cargo())));
    if steps.failed.len() > failures {
        return;
    }
    steps.run("Python tests", |counts| {
        let mut pytest = python::pytest();
        if length == Length::Long {
            pytest.env("LIMPID_LONG", "1");
        }
        counts.run(&mut pytest)
    });
    steps.run("types of the Python", |_| python::types());
}

/// Node runs one test file fewer at once than there are processors. Tests in browsers mostly wait, so two files fit
/// even two processors: that takes 445 s instead of 530 (29 November 2026).
const FILES_AT_ONCE: usize = 2;

/// Node's test runner over the files that are `wanted`.
fn node_tests(length: Length, wanted: impl Fn(&str) -> bool) -> Done<Command> {
    let at_once = std::thread::available_parallelism().map_or(1, NonZero::get).saturating_sub(1).max(FILES_AT_ONCE);
    let mut node = command("node", &["--test", "--test-reporter", "spec"]);
    node.arg(format!("--test-concurrency={at_once}"));
    node.args(test_files()?.iter().filter(|file| wanted(file)));
    if length == Length::Long {
        node.env("LIMPID_LONG", "1");
    }
    Ok(node)
}

/// The test file that runs the projects of examples/.
const SET_UPS: &str = "setups.test.mjs";

/// The test files of the package, in order.
fn test_files() -> Done<Vec<String>> {
    let entries = std::fs::read_dir(root().join("tests-wasm")).map_err(|error| format!("tests-wasm: {error}"))?;
    let names = entries.flatten().map(|entry| format!("tests-wasm/{}", entry.file_name().to_string_lossy()));
    let mut files: Vec<String> = names.filter(|name| name.ends_with(".test.mjs")).collect();
    files.sort();
    Ok(files)
}

/// Runs a script of a development dependency.
fn node_tool(script: &str, args: &[&str]) -> Done {
    let script = wasm::tool(script)?;
    run_command(&mut command("node", &[&[&*script], args].concat()))
}

fn cargo_command(args: &[&str]) -> Command {
    command(&cargo(), args)
}

// ---------------------------------------------------------------------------------------------- the summary

/// The numbers of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u32,
    failed: u32,
    skipped: u32,
}

impl Counts {
    /// Runs tests, shows their output and adds up the totals they print.
    fn run(&mut self, command: &mut Command) -> Done {
        let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| format!("could not start: {error}"))?;
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                println!("{line}");
                self.read(&line);
            }
        }
        match child.wait() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(status.to_string()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Adds the totals in `line`, if it has some, as `cargo test`, Node's `spec` reporter and pytest print them.
    fn read(&mut self, line: &str) {
        if let Some(totals) = line.strip_prefix("test result: ") {
            for part in totals.split([';', '.']) {
                match part.trim().split_once(' ') {
                    Some((n, "passed")) => self.passed += n.parse().unwrap_or(0),
                    Some((n, "failed")) => self.failed += n.parse().unwrap_or(0),
                    Some((n, "ignored")) => self.skipped += n.parse().unwrap_or(0),
                    _ => {}
                }
            }
        } else if let Some(total) = line.strip_prefix("ℹ ") {
            match total.split_once(' ') {
                Some(("pass", n)) => self.passed += n.parse().unwrap_or(0),
                Some(("fail" | "cancelled", n)) => self.failed += n.parse().unwrap_or(0),
                Some(("skipped", n)) => self.skipped += n.parse().unwrap_or(0),
                _ => {}
            }
        } else if line.contains(" in ") && line.ends_with('s') {
            self.read_pytest(line);
        }
    }

    /// `158 passed, 1 skipped in 3.02s`; other lines have no number before these words.
    fn read_pytest(&mut self, line: &str) {
        let (totals, _) = line.rsplit_once(" in ").unwrap_or_default();
        for part in totals.split(", ") {
            match part.split_once(' ').and_then(|(n, what)| Some((n.parse::<u32>().ok()?, what))) {
                Some((n, "passed")) => self.passed += n,
                Some((n, "failed" | "error" | "errors")) => self.failed += n,
                Some((n, "skipped")) => self.skipped += n,
                _ => {}
            }
        }
    }
}

/// The tests that were run.
#[derive(Default)]
struct Steps {
    done: Vec<(&'static str, Duration)>,
    counts: Counts,
    failed: Vec<String>,
    /// Steps that could not run here, and why.
    not_run: Vec<String>,
}

impl Steps {
    fn skip(&mut self, what: String) {
        self.not_run.push(what);
    }

    fn run(&mut self, name: &'static str, step: impl FnOnce(&mut Counts) -> Done) {
        println!("== {name}");
        let start = Instant::now();
        if let Err(message) = step(&mut self.counts) {
            println!("FAILED: {message}");
            self.failed.push(format!("{name}: {message}"));
        }
        let time = start.elapsed();
        println!("== {name}: {:.1} s", time.as_secs_f64());
        self.done.push((name, time));
    }

    fn summary(&self) -> Done {
        println!();
        for (name, time) in &self.done {
            println!("{:>7.1} s  {name}", time.as_secs_f64());
        }
        let total: Duration = self.done.iter().map(|(_, time)| *time).sum();
        let Counts { passed, failed, skipped } = self.counts;
        println!("{:>7.1} s  all", total.as_secs_f64());
        for failed in &self.failed {
            println!("FAILED  {failed}");
        }
        for what in &self.not_run {
            println!("SKIPPED  {what}");
        }
        println!("{skipped} skipped");
        // A failed step without tests, such as lints, counts as one failed test. Test services parse the last line, so
        // it has nothing else.
        println!("{passed} passed, {} failed", failed.max(self.failed.len() as u32));
        if self.failed.is_empty() { Ok(()) } else { Err(format!("{} steps failed", self.failed.len())) }
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn totals_of_all_test_runners_are_read() {
        let mut counts = Counts::default();
        counts.read("test result: ok. 12 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.00s");
        counts.read("test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out");
        counts.read("ℹ pass 50");
        counts.read("ℹ fail 1");
        counts.read("ℹ skipped 4");
        counts.read("✔ passes 5");
        counts.read("2 failed, 158 passed, 1 skipped in 3.02s");
        counts.read("tests in 3 files took 4 s");
        assert_eq!(counts, Counts { passed: 221, failed: 6, skipped: 7 });
    }
}
