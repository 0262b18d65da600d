//! Checks that two builds of the WebAssembly in different folders are identical.

use std::path::Path;

use crate::run::{Done, read, write};
use crate::{copy, wasm};

/// Folders whose names differ in length, so that a leaked path changes offsets as well.
const FOLDERS: [&str; 2] = ["a", "another-place"];

/// Builds twice from copies of the sources, compares, and prints the hash of the result.
pub(crate) fn run() -> Done {
    let mut built = Vec::new();
    for name in FOLDERS {
        let folder = copy::folder(name);
        let module = copy::sources(&folder).and_then(|()| build(&folder));
        std::fs::remove_dir_all(&folder).ok();
        built.push(module?);
    }
    if built[0] != built[1] {
        return Err(format!("the builds differ, first in byte {}: {}", first_difference(&built), kept(&built)?));
    }
    println!("two builds in different folders are identical: {} bytes", built[0].len());
    Ok(())
}

/// Both modules and their glue, as they are in the package.
fn build(folder: &Path) -> Done<Vec<u8>> {
    let cores = [&wasm::FULL, &wasm::REPAIR].map(|core| build_core(folder, core));
    Ok(cores.into_iter().collect::<Done<Vec<_>>>()?.concat())
}

fn build_core(folder: &Path, core: &wasm::Core) -> Done<Vec<u8>> {
    let wasm = folder.join("core.wasm");
    let bound = wasm::bind(&wasm::compile(folder, &folder.join("target"), core.features)?, &wasm)?;
    wasm::optimise(&wasm)?;
    Ok([read(&wasm)?, bound.glue.into_bytes(), bound.tables.script.into_bytes()].concat())
}

fn first_difference(built: &[Vec<u8>]) -> usize {
    built[0].iter().zip(&built[1]).take_while(|(a, b)| a == b).count()
}

/// Keeps the files that differ, for inspection.
fn kept(built: &[Vec<u8>]) -> Done<String> {
    let mut names = Vec::new();
    for (name, bytes) in FOLDERS.iter().zip(built) {
        let path = std::env::temp_dir().join(format!("limpid-{name}.wasm-and-glue"));
        write(&path, bytes)?;
        names.push(path.display().to_string());
    }
    Ok(names.join(" and "))
}
