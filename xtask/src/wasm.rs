//! Builds the npm package: compiles, binds, optimises, and generates the files that are not written by hand.

use std::path::{Path, PathBuf};
use std::time::Instant;

use wasm_bindgen_cli_support::Bindgen;

use crate::run::{Done, cargo, command, output, read, root, run, run_command, write};
use crate::tables::{self, Taken};

/// How much work to put into a small size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Compile and bind.
    Quick,
    /// Then optimise, as for a release.
    Release,
}

/// The target of the package.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// The glue code as wasm-bindgen writes it, before it is moved to `pkg/generated`.
const NAME: &str = "limpid";
/// The WebAssembly features that compiled Rust uses and every recent engine has. With `--all-features`, wasm-opt would use
/// some that Node 20 rejects.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];
/// SIMD scores eight blocks at a time. Every browser has it since March 2023 (Safari 16.4 was the last one), and so do Deno,
/// Bun, workerd, and Node since 16.4. Functions are inlined only if they are about as small as a call: the default of
/// `opt-level` 2 makes the module 20 % larger, and cleaning no faster.
const CODE: [&str; 2] = ["-Ctarget-feature=+simd128", "-Cllvm-args=-inline-threshold=50"];

/// A build of the core.
pub(crate) struct Core {
    /// Its features; the default ones are off.
    pub(crate) features: &'static str,
    /// Where Cargo builds it, in its target folder: two builds in one place would wait for each other, and replace each
    /// other's module.
    folder: &'static str,
    /// The module in `pkg/`.
    module: &'static str,
    /// The script in `pkg/` that calls it.
    glue: &'static str,
}

/// Everything.
pub(crate) const FULL: Core =
    Core { features: "html", folder: "", module: "limpid_bg.wasm", glue: "generated/glue.js" };
/// Repair and decoding, for `limpid/repair`.
pub(crate) const REPAIR: Core =
    Core { features: "", folder: "repair", module: "limpid_repair_bg.wasm", glue: "generated/repair-glue.js" };
/// The tables that all builds are without, for platforms that have none of their own.
const TABLES: &str = "limpid_tables.wasm";

/// Builds everything in `pkg/` that is not committed, except the command.
pub(crate) fn build(mode: Mode) -> Done {
    build_library(mode)?;
    crate::command::pack()
}

/// Builds the whole package.
pub(crate) fn build_with_command(mode: Mode) -> Done {
    at_once(|| build_library(mode), crate::command::compile)?;
    crate::command::pack()
}

fn build_library(mode: Mode) -> Done {
    let pkg = root().join("pkg");
    let generated = pkg.join("generated");
    std::fs::create_dir_all(&generated).map_err(|error| format!("could not make {}: {error}", generated.display()))?;
    build_cores(mode, &pkg)?;
    run("node", &["pkg/scripts/entries.mjs"])?;
    run("node", &["pkg/scripts/bundle.mjs"])?;
    generate_types(&pkg)?;
    copy_shared(&pkg)
}

/// Builds both cores at once: the last part of a build keeps one processor busy.
fn build_cores(mode: Mode, pkg: &Path) -> Done {
    let (full, repair) = at_once(|| build_core(mode, pkg, &FULL), || build_core(mode, pkg, &REPAIR))?;
    if full.script != repair.script || full.module != repair.module {
        return Err("the two cores leave out different tables".to_owned());
    }
    write(&pkg.join("generated/tables.js"), full.script)?;
    write(&pkg.join(TABLES), full.module)
}

/// Runs both tasks at once, and waits for both.
fn at_once<A: Send, B: Send>(
    one: impl FnOnce() -> Done<A> + Send,
    other: impl FnOnce() -> Done<B> + Send,
) -> Done<(A, B)> {
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        let other = other.join().map_err(|_| "a thread panicked".to_owned())?;
        Ok((one?, other?))
    })
}

/// Builds one core. Gives the tables that it is without.
fn build_core(mode: Mode, pkg: &Path, core: &Core) -> Done<Taken> {
    let start = Instant::now();
    let wasm = pkg.join(core.module);
    let bound = bind(&compile(&root(), &target_folder().join(core.folder), core.features)?, &wasm)?;
    if mode == Mode::Release {
        optimise(&wasm)?;
    }
    write(&pkg.join(core.glue), format!("// @ts-nocheck\n{}", bound.glue))?;
    report(&wasm, start)?;
    Ok(bound.tables)
}

/// Compiles the library in `folder` with `features` and returns the path of the module. The module contains no path of this
/// machine, so that it is the same wherever it is built (`cargo xtask reproduce`).
pub(crate) fn compile(folder: &Path, target: &Path, features: &str) -> Done<PathBuf> {
    let args = ["--package", "limpid-wasm", "--lib", "--no-default-features", "--features", features];
    compile_for(TARGET, folder, target, &args)?;
    Ok(target.join(TARGET).join("wasm/limpid_wasm.wasm"))
}

/// Runs `cargo build` for a target of WebAssembly.
pub(crate) fn compile_for(triple: &str, folder: &Path, target: &Path, args: &[&str]) -> Done {
    if !has_target(triple) {
        return Err(format!("a wasm target is missing: run `rustup target add {triple}`"));
    }
    let mut build = command(&cargo(), &[&["build", "--profile", "wasm", "--target", triple], args].concat());
    build.current_dir(folder).arg("--target-dir").arg(target);
    build.arg("--config").arg(flags(triple, folder, target));
    run_command(&mut build)
}

/// Cargo's target folder.
pub(crate) fn target_folder() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from))
}

/// The flags for rustc: [`CODE`], and names that replace the paths of this machine. The last one that matches wins.
fn flags(triple: &str, folder: &Path, target: &Path) -> String {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo_home = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    let paths = [(folder, "limpid"), (target, "target"), (&cargo_home, "cargo")];
    let paths = paths.map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()));
    let flags = paths.iter().map(String::as_str).chain(CODE).map(|flag| format!("{flag:?}"));
    format!("target.{triple}.rustflags=[{}]", flags.collect::<Vec<_>>().join(","))
}

/// True if the standard library for that target is installed.
pub(crate) fn has_target(triple: &str) -> bool {
    output("rustc", &["--print", "target-libdir", "--target", triple]).is_some_and(|folder| Path::new(&folder).is_dir())
}

/// The files that belong to a module.
pub(crate) struct Bound {
    /// The JavaScript that calls it and knows where its tables belong.
    pub(crate) glue: String,
    /// The tables that it does not hold itself.
    pub(crate) tables: Taken,
}

/// Writes the module with its bindings, without the tables that a platform has.
pub(crate) fn bind(compiled: &Path, wasm: &Path) -> Done<Bound> {
    let bound = Bindgen::new()
        .input_path(compiled)
        .out_name(NAME)
        .web(true)
        .and_then(|bindgen| {
            bindgen.typescript(false).remove_name_section(true).reset_state_function(true).generate_output()
        })
        .map_err(|error| format!("wasm-bindgen failed: {error:#}"))?;
    let mut bound = bound;
    let tables = tables::take(bound.wasm_mut())?;
    write(wasm, bound.wasm_mut().emit_wasm())?;
    let glue = without_realm_check(bound.js())?;
    Ok(Bound { glue: format!("{glue}\n{}", tables.places), tables })
}

/// The glue without its test whether a module is one of this realm. What fails it is compiled, and a module that the
/// platform made elsewhere cannot be: Next.js's edge runtime hands over such modules. pkg/core.js always passes a module.
fn without_realm_check(glue: &str) -> Done<String> {
    const CHECK: &str = "if (!(module instanceof WebAssembly.Module)) {";
    let (before, rest) = glue.split_once(CHECK).ok_or_else(|| format!("wasm-bindgen's glue has no `{CHECK}`"))?;
    let (_, after) = rest.split_once('}').ok_or("wasm-bindgen's glue ends inside of a test")?;
    Ok(format!("{}{}", before.trim_end(), after))
}

/// The path of a script of `package-lock.json`.
pub(crate) fn tool(script: &str) -> Done<String> {
    let path = root().join("node_modules").join(script);
    if path.exists() { Ok(path.display().to_string()) } else { Err(format!("{script} is missing: run `npm ci`")) }
}

/// Optimises the module in place, with the Binaryen of `package-lock.json`.
///
/// `-Oz` makes the file 4 % smaller still, but 3 % larger when it is packed (brotli and gzip), and takes four times as
/// long; the stages run as fast. Packing the memory into segments without zeros makes it 1 % larger when it is packed, and
/// `tables::take` has cut out the only long run of them.
pub(crate) fn optimise(wasm: &Path) -> Done {
    let (tool, wasm) = (tool("binaryen/bin/wasm-opt")?, wasm.to_string_lossy());
    let mut args =
        vec![&*tool, "-O1", "--skip-pass=memory-packing", "--strip-debug", "--strip-producers", &*wasm, "-o", &*wasm];
    args.extend(FEATURES);
    run("node", &args)
}

/// Writes the types of the `CommonJS` entry: a copy with the name that TypeScript looks for.
fn generate_types(pkg: &Path) -> Done {
    write(&pkg.join("index.d.cts"), read(&pkg.join("index.d.ts"))?)
}

/// Copies files from elsewhere into the package: the licences, and the schema of the JSON that the command writes.
fn copy_shared(pkg: &Path) -> Done {
    for (from, to) in
        [("LICENSE-APACHE", "LICENSE-APACHE"), ("LICENSE-MIT", "LICENSE-MIT"), ("cli/schema.json", "schema.json")]
    {
        write(&pkg.join(to), read(&root().join(from))?)?;
    }
    Ok(())
}

/// Prints the size of the module and the time it took.
pub(crate) fn report(wasm: &Path, start: Instant) -> Done {
    let bytes = read(wasm)?.len();
    println!("{}: {bytes} bytes, {:.1} s", wasm.display(), start.elapsed().as_secs_f64());
    Ok(())
}
