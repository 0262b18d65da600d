//! Files that are either complete or do not exist.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::incomplete;
use crate::platform;

/// The size of the write buffer in bytes.
const BUFFER: usize = 64 << 10;

/// Placed between the name of a file and a number, in the name of its temporary file.
const HIDDEN: &str = ".limpid-";

/// True for the name of a temporary file that was incomplete when a run was killed. SIGKILL and a power failure leave one.
pub(crate) fn is_hidden_part(name: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers =
        name.strip_prefix('.').and_then(|name| name.rsplit_once(HIDDEN)).and_then(|(_, end)| end.split_once('-'));
    numbers.is_some_and(|(run, count)| number(run) && number(count))
}

/// A file that gets its name only when it is complete.
pub(crate) struct WholeFile {
    target: PathBuf,
    hidden: PathBuf,
    file: Option<BufWriter<File>>,
    durable: bool,
}

impl WholeFile {
    /// Creates the temporary file for `target`, next to it.
    pub(crate) fn create(target: &Path) -> io::Result<Self> {
        if target.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        let name = target.file_name().ok_or(ErrorKind::InvalidInput)?.to_string_lossy();
        for n in 0.. {
            let hidden = target.with_file_name(format!(".{name}{HIDDEN}{}-{n}", platform::run_number()));
            match incomplete::create(&hidden) {
                Ok(file) => {
                    let file = Some(BufWriter::with_capacity(BUFFER, file));
                    return Ok(Self { target: target.to_owned(), hidden, file, durable: false });
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        unreachable!("some number is free")
    }

    /// The folder that it will be in.
    #[cfg(feature = "parquet")]
    pub(super) fn folder(&self) -> &Path {
        self.hidden.parent().unwrap_or(Path::new("."))
    }

    /// Makes sure that the file is on the disk before it gets its name; for the only copy of something.
    pub(crate) fn durable(mut self) -> Self {
        self.durable = true;
        self
    }

    /// Gives the file its name, and the owner, permissions and attributes of the one it replaces.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        let file = self.file.take().expect("finished once").into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Ok(old) = fs::metadata(&self.target) {
            platform::take_attributes(&file, &self.target);
            platform::take_permissions(&file, &old)?;
        }
        if self.durable {
            file.sync_all()?;
        }
        fs::rename(&self.hidden, &self.target)?;
        if self.durable {
            platform::sync_folder(&self.target);
        }
        Ok(())
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().expect("not finished").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().expect("not finished").flush()
    }
}

impl Drop for WholeFile {
    /// Removes an incomplete file. After the rename there is nothing to remove.
    fn drop(&mut self) {
        incomplete::remove(&self.hidden);
    }
}

/// Writes `bytes` as the complete content of `target`.
pub(crate) fn write_whole(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = WholeFile::create(target)?;
    file.write_all(bytes)?;
    file.finish()
}
