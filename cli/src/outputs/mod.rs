//! The output: standard output or files. A file is replaced atomically.

mod compressed_file;
mod in_place;
mod incomplete;
#[cfg(feature = "parquet")]
mod parquet_file;
mod part_file;
mod sink;
mod spool;
mod whole_file;
#[cfg(not(target_os = "wasi"))]
mod zstd_file;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub(crate) use compressed_file::{is_compressed, is_parquet};
pub(crate) use in_place::{BACKUP, COMPRESSED, Replacement, original_of, unreplaced};
pub(crate) use part_file::{PartFile, lines_there};
pub(crate) use sink::Sink;
pub(crate) use spool::Spool;
pub(crate) use whole_file::{WholeFile, is_hidden_part, write_whole};

/// Where the results are written.
pub(crate) enum Outputs {
    /// All to one output.
    One(Sink),
    /// The results of each input go to its own file; the current one is open.
    Each { targets: Vec<PathBuf>, open: Option<Sink>, resume: bool },
}

impl Outputs {
    /// Writes bytes that belong to input number `source`.
    pub(crate) fn write(&mut self, source: usize, bytes: &[u8]) -> io::Result<()> {
        let sink = self.sink(source)?;
        sink.write_all(bytes)?;
        sink.flush()
    }

    /// A writer for input number `source`, as with [`write`](Self::write).
    pub(crate) fn writer(&mut self, source: usize) -> impl Write + use<'_> {
        OutputWriter { outputs: self, source }
    }

    /// Ends the output of that input.
    pub(crate) fn end(&mut self, source: usize) -> io::Result<()> {
        self.sink(source)?;
        match self {
            Self::One(_) => Ok(()),
            Self::Each { open, .. } => open.take().map_or(Ok(()), Sink::finish),
        }
    }

    /// Ends all output.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::One(sink) => sink.finish(),
            Self::Each { .. } => Ok(()),
        }
    }

    /// Nothing was done, so no output file is created.
    pub(crate) fn discard(self) -> io::Result<()> {
        match self {
            Self::One(Sink::Part(file)) => file.discard(),
            _ => Ok(()),
        }
    }

    fn sink(&mut self, source: usize) -> io::Result<&mut Sink> {
        match self {
            Self::One(sink) => Ok(sink),
            Self::Each { targets, open, resume } => {
                if open.is_none() {
                    *open = Some(open_target(&targets[source], *resume)?);
                }
                Ok(open.as_mut().expect("just opened"))
            }
        }
    }
}

struct OutputWriter<'a> {
    outputs: &'a mut Outputs,
    source: usize,
}

impl Write for OutputWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.outputs.write(self.source, bytes).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn open_target(target: &Path, resume: bool) -> io::Result<Sink> {
    fs::create_dir_all(target.parent().unwrap_or(Path::new(".")))?;
    if resume { Ok(Sink::Part(PartFile::open(target)?)) } else { Sink::open(Some(target)) }
}
