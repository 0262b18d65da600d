//! The command of the npm package: `cli/`, compiled for WASI.

use std::path::PathBuf;

use crate::run::{Done, read, root, run, write};
use crate::wasm::{compile_for, report, target_folder};

/// The target it is compiled for.
pub(crate) const TARGET: &str = "wasm32-wasip1";

/// The file that pkg/scripts/pack-command.mjs packs into `pkg/`.
const FILE: &str = "limpid_command.wasm";

/// Only names are stripped. The file is never loaded over a network, and wasm-opt would save less than one per cent of its
/// compressed size.
const STRIPPED: &str = "profile.wasm.strip=\"symbols\"";

/// Where Cargo builds it, in its target folder: builds in one place would wait for each other.
const FOLDER: &str = "command";

/// Compiles the module; [`pack`] puts it into `pkg/`.
pub(crate) fn compile() -> Done {
    let start = std::time::Instant::now();
    let target = target_folder().join(FOLDER);
    compile_for(TARGET, &root(), &target, &["--package", "limpid-cli", "--config", STRIPPED])?;
    write(&module(), read(&target.join(TARGET).join("wasm/limpid.wasm"))?)?;
    report(&module(), start)
}

/// The compiled module.
fn module() -> PathBuf {
    target_folder().join(FOLDER).join(FILE)
}

/// Packs the module, if it was built. It is packed as its difference to the core, so a new core needs this again.
pub(crate) fn pack() -> Done {
    let file = module();
    if file.exists() { run("node", &["pkg/scripts/pack-command.mjs", &file.to_string_lossy()]) } else { Ok(()) }
}
