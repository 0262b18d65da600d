//! The wheel for Python: built, installed in a virtual environment under `target/`, and tested there.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Done, command, output, read, root, run_command, write};

/// The oldest minor version of Python 3 that the wheel supports.
const MIN_PYTHON: u32 = 9;
/// The packages that the tests need, with fixed versions.
const REQUIREMENTS: &str = "python/requirements.txt";

/// A Python that the wheel can be tested with, or why there is none.
pub(crate) fn find() -> Result<&'static str, String> {
    let version = |name| output(name, &["-c", "import sys, venv, ensurepip; print(sys.version_info[1])"]);
    ["python3", "python"]
        .into_iter()
        .find(|name| version(name).and_then(|minor| minor.parse().ok()).is_some_and(|minor: u32| minor >= MIN_PYTHON))
        .ok_or_else(|| format!("no python3 with venv, of version 3.{MIN_PYTHON} or newer"))
}

/// Builds the wheel and installs it in the virtual environment.
pub(crate) fn build(python: &str) -> Done {
    environment(python)?;
    let wheels = root().join("target/wheels");
    let _ = std::fs::remove_dir_all(&wheels);
    let mut maturin = tool("maturin");
    maturin.args(["build", "--release", "--quiet", "--manifest-path", "python/Cargo.toml", "--out"]).arg(&wheels);
    maturin.arg("--interpreter").arg(executable());
    // Link-time optimization takes minutes and changes no result.
    run_command(maturin.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "8"))?;
    let mut pip = tool("pip");
    run_command(pip.args(["install", "--quiet", "--force-reinstall", "--no-deps"]).arg(only_file(&wheels)?))
}

/// Lints the Rust of the wheel, which the other steps leave out because it needs Python.
pub(crate) fn lint(cargo: &str) -> Done {
    let lint = ["clippy", "--quiet", "--package", "limpid-python", "--", "-D", "warnings"];
    run_command(command(cargo, &lint).env("PYO3_PYTHON", executable()))
}

/// The command that runs the tests.
pub(crate) fn pytest() -> Command {
    let mut pytest = tool("pytest");
    pytest.args(["-c", "python/pyproject.toml", "--rootdir", "python", "-p", "no:cacheprovider", "python/tests"]);
    pytest
}

/// Checks the types of the package and of a program that uses it.
pub(crate) fn types() -> Done {
    for checker in ["mypy", "pyright"] {
        run_command(tool(checker).current_dir(root().join("python")))?;
    }
    Ok(())
}

/// Makes the virtual environment, unless it is there with what the requirements ask for.
fn environment(python: &str) -> Done {
    let (stamp, wanted) = (folder().join("requirements.txt"), read(&root().join(REQUIREMENTS))?);
    if read(&stamp).is_ok_and(|installed| installed == wanted) && executable().exists() {
        return Ok(());
    }
    run_command(command(python, &["-m", "venv", "--clear"]).arg(folder()))?;
    run_command(tool("pip").args(["install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS]))?;
    write(&stamp, wanted)
}

/// A module of the virtual environment, run from the root of the repository.
fn tool(module: &str) -> Command {
    let mut tool = Command::new(executable());
    tool.args(["-m", module]).current_dir(root());
    tool
}

fn folder() -> PathBuf {
    root().join("target/python-venv")
}

fn executable() -> PathBuf {
    folder().join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

fn only_file(folder: &Path) -> Done<PathBuf> {
    let mut files = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?.flatten();
    files.next().map(|file| file.path()).ok_or_else(|| format!("{}: no wheel was built", folder.display()))
}
