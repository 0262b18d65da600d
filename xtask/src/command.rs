//! The command of the npm package: `cli/`, compiled for WASI.

use crate::run::{Done, read, root, run, write};
use crate::wasm::{compile_for, report, target_folder};

/// The target it is compiled for.
pub(crate) const TARGET: &str = "wasm32-wasip1";

/// The file that pkg/scripts/pack-command.mjs packs into `pkg/`.
const FILE: &str = "limpid_command.wasm";

/// Only names are stripped. The file is never loaded over a network, and wasm-opt would save less than one per cent of its
/// compressed size.
const STRIPPED: &str = "profile.wasm.strip=\"symbols\"";

/// Builds the module in `pkg/`.
pub(crate) fn build() -> Done {
    let start = std::time::Instant::now();
    let target = target_folder();
    compile_for(TARGET, &root(), &target, &["--package", "limpid-cli", "--config", STRIPPED])?;
    let file = target.join(TARGET).join("wasm").join(FILE);
    write(&file, read(&target.join(TARGET).join("wasm/limpid.wasm"))?)?;
    report(&file, start)?;
    pack()
}

/// Packs the module, if it was built. It is packed as its difference to the core, so a new core needs this again.
pub(crate) fn pack() -> Done {
    let file = target_folder().join(TARGET).join("wasm").join(FILE);
    if file.exists() { run("node", &["pkg/scripts/pack-command.mjs", &file.to_string_lossy()]) } else { Ok(()) }
}
