//! Replaces files by their results. At every moment the name refers to the whole old file or to the whole new one.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::whole_file::WholeFile;
use crate::message::explain;
use crate::platform;

/// Appended to the name of a kept original, unless the user chooses another suffix.
pub(crate) const BACKUP: &str = ".orig";

/// The error for a compressed file.
pub(crate) const COMPRESSED: &str = "is compressed; write the text to another file with -o";

/// The new content of a file, written next to it. Nothing is written while it equals the old content.
pub(crate) struct Replacement<'a> {
    path: &'a Path,
    suffix: &'a str,
    file: Option<WholeFile>,
    /// The number of bytes at the start that are the same.
    same: u64,
}

impl<'a> Replacement<'a> {
    pub(crate) fn new(path: &'a Path, suffix: &'a str) -> Self {
        Self { path, suffix, file: None, same: 0 }
    }

    /// Adds `bytes`. With `same`, everything so far equals the old file.
    pub(crate) fn write(&mut self, bytes: &[u8], same: bool) -> io::Result<()> {
        if same {
            self.same += bytes.len() as u64;
            return Ok(());
        }
        self.file()?.write_all(bytes)
    }

    /// Moves the new file to the place of the old one, which is kept under its name with the suffix.
    pub(crate) fn finish(mut self) -> Result<(), String> {
        self.file().map_err(|error| unreplaced(&error))?;
        let Self { path, suffix, file, .. } = self;
        let path = platform::resolve_links(path);
        let backup = backup_of(&path, suffix);
        keep(&path, &backup).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => {
                format!("{} already exists; move it away or choose another suffix", backup.display())
            }
            _ => unreplaced(&error),
        })?;
        file.map_or(Ok(()), WholeFile::finish).map_err(|error| unreplaced(&error))
    }

    /// The new file, beginning with the part that is the same.
    fn file(&mut self) -> io::Result<&mut WholeFile> {
        if self.file.is_none() {
            let path = platform::resolve_links(self.path);
            let mut file = WholeFile::create(&path)?.durable();
            let copied = io::copy(&mut File::open(&path)?.take(self.same), &mut file)?;
            if copied < self.same {
                return Err(io::Error::new(
                    ErrorKind::UnexpectedEof,
                    "it was changed by another program in the meantime",
                ));
            }
            self.file = Some(file);
        }
        Ok(self.file.as_mut().expect("just made"))
    }
}

/// Why a file could not be replaced. The new file is made in the folder of the old one.
pub(crate) fn unreplaced(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "could not be replaced: no permission to write to its folder".into(),
        _ => format!("could not be replaced: {}", explain(error)),
    }
}

/// The name of the original of `path` after the replacement.
fn backup_of(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The file of which `path` is the backup: it exists under the name without the suffix.
pub(crate) fn original_of(path: &Path, suffix: &str) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let original = path.with_file_name(name.strip_suffix(suffix).filter(|name| !name.is_empty())?);
    original.is_file().then_some(original)
}

/// Gives the old file its second name before it loses the first; copies it if the file system has no links.
///
/// An earlier run that was killed after this step has left the second name. The step counts as done only if both names
/// refer to the same file, so an older original is never lost.
fn keep(path: &Path, backup: &Path) -> io::Result<()> {
    match fs::hard_link(path, backup) {
        Ok(()) => {
            platform::sync_folder(path);
            Ok(())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            if platform::same_file(path, backup) {
                Ok(())
            } else {
                Err(error)
            }
        }
        Err(_) => copy(path, backup),
    }
}

/// If the backup does not exist yet, only another run that replaces the same file could create it at the same moment.
fn copy(path: &Path, backup: &Path) -> io::Result<()> {
    if fs::symlink_metadata(backup).is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let mut copy = WholeFile::create(backup)?.durable();
    io::copy(&mut File::open(path)?, &mut copy)?;
    copy.finish()
}
