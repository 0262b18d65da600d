//! What differs between systems: Unix, WASI (where `npx limpid` runs), and the rest.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// Links that are followed from one name: as many as Linux follows.
const LINKS: usize = 40;

/// A module of WASI starts in no folder; the one that called it says where in `PWD`.
pub(crate) fn enter_folder() {
    if cfg!(target_os = "wasi")
        && let Some(folder) = std::env::var_os("PWD")
    {
        // Where that fails, so will every name, and each is complained about.
        let _ = std::env::set_current_dir(folder);
    }
}

/// How many threads work, where the user says nothing or asks for that many. WASI has none besides the first.
pub(crate) fn threads(wanted: Option<NonZeroUsize>) -> usize {
    if cfg!(target_os = "wasi") {
        return 1;
    }
    wanted.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

/// A number that no other run has, where the system gives one.
pub(crate) fn run_number() -> u32 {
    if cfg!(target_os = "wasi") { 0 } else { std::process::id() }
}

/// Gives `file` the permissions of the one that it is about to replace. On WASI the caller of the module does.
pub(crate) fn take_permissions(file: &File, old: &fs::Metadata) -> io::Result<()> {
    if cfg!(target_os = "wasi") { Ok(()) } else { file.set_permissions(old.permissions()) }
}

/// The name of the file itself where `path` is the name of a link.
pub(crate) fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    path
}

/// The name of a file from the bytes that a list holds.
#[cfg(unix)]
pub(crate) fn name(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

/// The name of a file from the bytes that a list holds.
#[cfg(not(unix))]
pub(crate) fn name(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// True when both names lead to one file.
#[cfg(unix)]
pub(crate) fn same_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let file = |path: &Path| fs::metadata(path).map(|there| (there.dev(), there.ino())).ok();
    file(a).is_some_and(|one| file(b) == Some(one))
}

/// True when both names lead to one file.
#[cfg(target_os = "wasi")]
pub(crate) fn same_file(a: &Path, b: &Path) -> bool {
    let file = |path: &Path| rustix::fs::stat(path).map(|there| (there.st_dev, there.st_ino)).ok();
    file(a).is_some_and(|one| file(b) == Some(one))
}

/// True when both names lead to one file.
#[cfg(not(any(unix, target_os = "wasi")))]
pub(crate) fn same_file(a: &Path, b: &Path) -> bool {
    let file = |path: &Path| fs::canonicalize(path).ok();
    file(a).is_some_and(|one| file(b) == Some(one))
}
