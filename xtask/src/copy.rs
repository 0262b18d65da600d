//! Copies the sources to other folders, to check that nothing depends on this one.

use std::path::{Path, PathBuf};

use crate::run::{Done, output, read, root, write};

/// Empties `folder` and copies every file that git tracks into it, as it is on disk. Development packages are linked.
pub(crate) fn sources(folder: &Path) -> Done {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|error| format!("could not empty {}: {error}", folder.display()))?;
    }
    let listed = output("git", &["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    for name in listed.ok_or("git does not list the sources")?.split('\0').filter(|name| !name.is_empty()) {
        let from = root().join(name);
        if from.is_file() {
            let to = folder.join(name);
            make_folder(to.parent())?;
            write(&to, read(&from)?)?;
        }
    }
    link_packages(&root().join("node_modules"), &folder.join("node_modules"))
}

fn make_folder(folder: Option<&Path>) -> Done {
    let folder = folder.map_or_else(root, Path::to_owned);
    std::fs::create_dir_all(&folder).map_err(|error| format!("could not make {}: {error}", folder.display()))
}

#[cfg(unix)]
fn link_packages(from: &Path, to: &Path) -> Done {
    let from = std::fs::canonicalize(from).map_err(|_| "node_modules is missing: run `npm ci`".to_owned())?;
    std::os::unix::fs::symlink(from, to).map_err(|error| format!("could not link {}: {error}", to.display()))
}

#[cfg(not(unix))]
fn link_packages(_: &Path, _: &Path) -> Done {
    Err("this task needs a system with symbolic links".to_owned())
}

/// A folder for such copies. It is outside the repository, because Cargo looks for workspaces and settings in all parent
/// folders.
pub(crate) fn folder(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("limpid-{name}-{}", std::process::id()))
}
