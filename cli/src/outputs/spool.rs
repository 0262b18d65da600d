//! Buffers any number of bytes until they are written: first in memory, then in a temporary file.

use std::fs::File;
use std::io::{self, Seek, Write};
use std::path::PathBuf;

use crate::platform;

/// How many bytes are kept in memory.
const MAX_IN_MEMORY: usize = 1 << 20;

/// Bytes that are written once and read once.
#[derive(Debug, Default)]
pub(crate) struct Spool {
    memory: Vec<u8>,
    /// The bytes before those in memory.
    file: Option<File>,
    /// Where that file is; the system's folder for temporary files unless given.
    folder: Option<PathBuf>,
}

impl Spool {
    pub(crate) fn is_empty(&self) -> bool {
        self.memory.is_empty() && self.file.is_none()
    }

    /// Writes all of it to `out`.
    pub(crate) fn copy_to(&mut self, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
        if let Some(file) = &mut self.file {
            file.rewind()?;
            io::copy(file, out)?;
        }
        out.write_all(&self.memory)
    }

    /// As many bytes as the disk of `folder` holds.
    #[cfg(feature = "parquet")]
    pub(super) fn in_folder(folder: PathBuf) -> Self {
        Self { folder: Some(folder), ..Self::default() }
    }

    /// Reads all of it.
    #[cfg(feature = "parquet")]
    pub(super) fn into_reader(self) -> io::Result<impl io::Read> {
        let file: Box<dyn io::Read> = match self.file {
            Some(mut file) => {
                file.rewind()?;
                Box::new(file)
            }
            None => Box::new(io::empty()),
        };
        Ok(io::Read::chain(file, io::Cursor::new(self.memory)))
    }

    fn spill(&mut self) -> io::Result<()> {
        if self.file.is_none() {
            let folder = self.folder.take().unwrap_or_else(std::env::temp_dir);
            self.file = platform::temporary_file(&folder)?;
        }
        if let Some(file) = &mut self.file {
            file.write_all(&self.memory)?;
            self.memory.clear();
        }
        Ok(())
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.memory.len() + bytes.len() > MAX_IN_MEMORY {
            self.spill()?;
        }
        self.memory.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_bytes_come_back_in_order() {
        let mut spool = Spool::default();
        let mut all = Vec::new();
        for n in 0..50_u8 {
            let piece = vec![n; MAX_IN_MEMORY / 10];
            spool.write_all(&piece).unwrap();
            all.extend(piece);
        }
        assert!(spool.file.is_some() && spool.memory.len() <= MAX_IN_MEMORY);
        let mut out = Vec::new();
        spool.copy_to(&mut out).unwrap();
        assert!(out == all);
    }
}
