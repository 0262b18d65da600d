//! The destinations of results: standard output, a device, or a file.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process;

use super::compressed_file::CompressedFile;
use super::incomplete;
use super::part_file::PartFile;
use super::whole_file::WholeFile;
use crate::platform;

/// Standard output. When its reader has closed it, the program ends immediately and successfully, without a message.
pub(crate) struct Stdout(io::Stdout);

impl Stdout {
    pub(crate) fn new() -> Self {
        Self(io::stdout())
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        end_if_closed(self.0.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        end_if_closed(self.0.flush())
    }
}

fn end_if_closed<T>(result: io::Result<T>) -> io::Result<T> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            drop(incomplete::remove_all());
            process::exit(0)
        }
        result => result,
    }
}

/// A destination chosen at run time.
pub(crate) enum Sink {
    Stdout(Stdout),
    Whole(CompressedFile),
    /// A device or pipe, which is written directly.
    Device(File),
    /// A file that a later run can continue.
    Part(PartFile),
}

impl Sink {
    /// Opens standard output, or the file.
    pub(crate) fn open(output: Option<&Path>) -> io::Result<Self> {
        let Some(path) = output.filter(|path| path.as_os_str() != "-") else { return Ok(Self::Stdout(Stdout::new())) };
        match fs::metadata(path) {
            Ok(there) if there.is_dir() => Err(ErrorKind::IsADirectory.into()),
            Ok(there) if !there.is_file() => Ok(Self::Device(File::options().write(true).open(path)?)),
            // If the path is a link, the file it points to is replaced, not the link.
            Ok(_) => Self::whole(WholeFile::create(&platform::resolve_links(path))?, path),
            Err(_) => Self::whole(WholeFile::create(path)?, path),
        }
    }

    fn whole(file: WholeFile, path: &Path) -> io::Result<Self> {
        CompressedFile::new(file, path).map(Self::Whole)
    }

    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Stdout(mut stdout) => stdout.flush(),
            Self::Whole(file) => file.finish(),
            Self::Part(file) => file.finish(),
            Self::Device(mut file) => file.flush(),
        }
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(stdout) => stdout,
            Self::Whole(file) => file,
            Self::Part(file) => file.writer(),
            Self::Device(file) => file,
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer().flush()
    }
}
