//! Differences between systems: Unix, WASI (where `npx limpid` runs), and others.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// How many links are followed from one name: as many as on Linux.
const MAX_LINKS: usize = 40;

/// A WASI module starts without a current folder; its caller passes the folder in `PWD`.
pub(crate) fn enter_folder() {
    if cfg!(target_os = "wasi")
        && let Some(folder) = std::env::var_os("PWD")
    {
        // If this fails, so will every relative name, and each of them is reported.
        let _ = std::env::set_current_dir(folder);
    }
}

/// The number of worker threads: as requested, or a default. WASI has only one thread.
pub(crate) fn threads(wanted: Option<NonZeroUsize>) -> usize {
    if cfg!(target_os = "wasi") {
        return 1;
    }
    wanted.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

/// A number that differs for every run, if the system provides one.
pub(crate) fn run_number() -> u32 {
    if cfg!(target_os = "wasi") { 0 } else { std::process::id() }
}

/// Gives `file` the permissions of the file it will replace, and its owner if that is allowed. On WASI the caller of
/// the module does this.
pub(crate) fn take_permissions(file: &File, old: &fs::Metadata) -> io::Result<()> {
    if cfg!(target_os = "wasi") {
        return Ok(());
    }
    take_owner(file, old);
    // After the owner, because changing the owner removes special permissions.
    file.set_permissions(old.permissions())
}

/// Only an administrator may change the owner; everyone may choose another group of theirs.
#[cfg(unix)]
fn take_owner(file: &File, old: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let same = file.metadata().is_ok_and(|new| (new.uid(), new.gid()) == (old.uid(), old.gid()));
    if !same && fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
        let _ = fchown(file, None, Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn take_owner(_: &File, _: &fs::Metadata) {}

/// Bytes of all names of attributes, and of one value, as the systems limit them.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
const ATTRIBUTES: usize = 64 << 10;

/// Gives `file` the extended attributes of the one at `old`, access control lists among them, as far as the system lets us.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(crate) fn take_attributes(file: &File, old: &Path) {
    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fsetxattr};
    let Ok(old) = File::open(old) else { return };
    let mut names = vec![0; ATTRIBUTES];
    let Ok(length) = flistxattr(&old, &mut names[..]) else { return };
    let mut value = vec![0; if length > 0 { ATTRIBUTES } else { 0 }];
    for name in names[..length].split(|&byte| byte == 0).filter(|name| !name.is_empty()) {
        if let Ok(length) = fgetxattr(&old, name, &mut value[..]) {
            let _ = fsetxattr(file, name, &value[..length], XattrFlags::empty());
        }
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(crate) fn take_attributes(_: &File, _: &Path) {}

/// Makes sure that a new name in the folder of `path` survives a system crash, on systems where folders can be synced.
pub(crate) fn sync_folder(path: &Path) {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Some file systems refuse, but the name exists anyway.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// A temporary file without a name on the disk of `folder`, which is deleted when it is closed; `None` if the system has
/// none.
#[cfg(unix)]
pub(crate) fn temporary_file(folder: &Path) -> io::Result<Option<File>> {
    for n in 0.. {
        let path = folder.join(format!(".limpid-{}-{n}", run_number()));
        match File::options().read(true).write(true).create_new(true).open(&path) {
            Ok(file) => {
                fs::remove_file(&path)?;
                return Ok(Some(file));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// A temporary file without a name on the disk of `folder`, which is deleted when it is closed; `None` if the system has
/// none.
#[cfg(not(unix))]
pub(crate) fn temporary_file(_: &Path) -> io::Result<Option<File>> {
    Ok(None)
}

/// Why the file at `path` cannot be an input: devices have no end, and a named pipe waits for a writer that may never
/// come. Pipes below `/dev` and `/proc` were opened by the caller, who writes to them.
#[cfg(unix)]
pub(crate) fn refusal(path: &Path, there: &fs::Metadata) -> Option<&'static str> {
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    let (kind, given) = (there.file_type(), path.starts_with("/dev") || path.starts_with("/proc"));
    if kind.is_fifo() && !given {
        return Some("is a named pipe; redirect it to standard input instead");
    }
    let is_null = || fs::metadata("/dev/null").is_ok_and(|null| null.rdev() == there.rdev());
    let is_terminal = || File::open(path).is_ok_and(|file| std::io::IsTerminal::is_terminal(&file));
    if kind.is_char_device() && !is_null() && !is_terminal() || kind.is_block_device() || kind.is_socket() {
        return Some("is a device, not a file");
    }
    None
}

/// Why the file at `path` cannot be an input.
#[cfg(not(unix))]
pub(crate) fn refusal(_: &Path, _: &fs::Metadata) -> Option<&'static str> {
    None
}

/// The same for standard input.
#[cfg(unix)]
pub(crate) fn stdin_refusal() -> Option<&'static str> {
    use std::os::fd::AsFd;
    let stdin = File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    if std::io::IsTerminal::is_terminal(&stdin) {
        None
    } else {
        refusal(Path::new("/dev/stdin"), &stdin.metadata().ok()?)
    }
}

/// The same for standard input.
#[cfg(not(unix))]
pub(crate) fn stdin_refusal() -> Option<&'static str> {
    None
}

/// The name of the file itself if `path` is a link.
pub(crate) fn resolve_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    path
}

/// The name of a file from the bytes in a list.
#[cfg(unix)]
pub(crate) fn name(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

/// The name of a file from the bytes in a list.
#[cfg(not(unix))]
pub(crate) fn name(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// True when both names refer to the same file.
#[cfg(unix)]
pub(crate) fn same_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let file = |path: &Path| fs::metadata(path).map(|there| (there.dev(), there.ino())).ok();
    file(a).is_some_and(|one| file(b) == Some(one))
}

/// True when both names refer to the same file.
#[cfg(target_os = "wasi")]
pub(crate) fn same_file(a: &Path, b: &Path) -> bool {
    let file = |path: &Path| rustix::fs::stat(path).map(|there| (there.st_dev, there.st_ino)).ok();
    file(a).is_some_and(|one| file(b) == Some(one))
}

/// True when both names refer to the same file.
#[cfg(not(any(unix, target_os = "wasi")))]
pub(crate) fn same_file(a: &Path, b: &Path) -> bool {
    let file = |path: &Path| fs::canonicalize(path).ok();
    file(a).is_some_and(|one| file(b) == Some(one))
}
