//! `cargo xtask`: the tasks of this repository. Their tools are pinned by `Cargo.lock` and `package-lock.json`, so there is
//! nothing to install by hand.

mod audit;
mod binaries;
mod command;
mod copy;
mod demo;
mod extension;
mod fuzz;
mod package;
mod public_api;
mod python;
mod release;
mod reproduce;
mod run;
mod setup;
mod tables;
mod test;
mod wasm;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask TASK

  wasm [--release]   build the npm package in pkg/; --release optimises it for size
  demo [--no-serve]  build the package and the demo page in dist/www; serve it on this machine
  extension [--release] [--zip] [--lint]
                     build the package and the extension in dist/extension, for Chromium and Firefox; --zip packs
                     them, --lint checks the one for Firefox as its store does
  wheel              build the Python wheel in target/wheels and install it in target/python-venv
  test [--long]      set up and run every test: Rust, Node, browsers, Python; --long adds what takes minutes
  fuzz [TARGET]... [--seconds N]   run the fuzz targets, a minute each
  api [--update]     compare the public API of the crate with tests/public-api.txt; --update writes the file
  audit              licences, sources and advisories of dependencies, and the oldest Rust
  reproduce          build the WebAssembly twice in different folders and compare, byte for byte
  binaries [TARGET]...   pack the command for machines without Rust in dist/binaries, for all targets that are installed
  release VERSION [--dry-run]      set the version, name the changelog's section, check the packages
  setup              only install what `test` needs";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["wasm"] => wasm::build_with_command(wasm::Mode::Quick),
        ["wasm", "--release"] => wasm::build_with_command(wasm::Mode::Release),
        ["demo"] => wasm::build(wasm::Mode::Quick).and_then(|()| demo::serve(&demo::assemble()?)),
        ["demo", "--no-serve"] => wasm::build(wasm::Mode::Quick).and_then(|()| demo::assemble().map(drop)),
        ["extension", ref rest @ ..] => build_extension(rest),
        ["wheel"] => python::find().and_then(python::build),
        ["test"] => test::all(test::Length::Short),
        ["test", "--long"] => test::all(test::Length::Long),
        ["fuzz", ref rest @ ..] => fuzz::run(rest),
        ["api"] => public_api::check(false),
        ["api", "--update"] => public_api::check(true),
        ["audit"] => audit::run_all(),
        ["reproduce"] => reproduce::run(),
        ["binaries", ref rest @ ..] => binaries::build(rest),
        ["release", ref rest @ ..] => release::run(rest),
        ["setup"] => setup::all(),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn build_extension(flags: &[&str]) -> run::Done {
    if let Some(flag) = flags.iter().find(|flag| !["--release", "--zip", "--lint"].contains(flag)) {
        return Err(format!("unknown flag: {flag}\n\n{USAGE}"));
    }
    let mode = if flags.contains(&"--release") { wasm::Mode::Release } else { wasm::Mode::Quick };
    wasm::build(mode)?;
    extension::assemble()?;
    if flags.contains(&"--zip") {
        extension::pack()?;
    }
    if flags.contains(&"--lint") { extension::lint() } else { Ok(()) }
}
