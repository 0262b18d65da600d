//! Output files that are compressed, or converted to a table, depending on their file extension.

use std::io::{self, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

#[cfg(feature = "parquet")]
use super::parquet_file::ParquetFile;
use super::whole_file::WholeFile;
#[cfg(not(target_os = "wasi"))]
use super::zstd_file::ZstdFile;

/// A complete file: compressed if its name ends in `.gz` or `.zst`, a table if it ends in `.parquet`.
pub(crate) enum CompressedFile {
    Plain(WholeFile),
    Gzip(Box<GzEncoder<WholeFile>>),
    #[cfg(not(target_os = "wasi"))]
    Zstd(ZstdFile),
    #[cfg(feature = "parquet")]
    Parquet(Box<ParquetFile>),
}

/// How the contents of a file are compressed.
#[derive(Clone, Copy, Eq, PartialEq)]
enum FileFormat {
    Gzip,
    Zstd,
    Parquet,
}

impl FileFormat {
    /// The format that the file extension selects.
    fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        let endings = [("gz", Self::Gzip), ("zst", Self::Zstd), ("parquet", Self::Parquet)];
        endings.into_iter().find(|(own, _)| ending.eq_ignore_ascii_case(own)).map(|(_, format)| format)
    }
}

/// True for the name of a file that would be compressed or become a table.
pub(crate) fn is_compressed(path: &Path) -> bool {
    FileFormat::of(path).is_some()
}

/// True for the name of a file that would become a table.
pub(crate) fn is_parquet(path: &Path) -> bool {
    FileFormat::of(path) == Some(FileFormat::Parquet)
}

impl CompressedFile {
    /// Writes to `file`, which will be named like `path`.
    pub(super) fn new(file: WholeFile, path: &Path) -> io::Result<Self> {
        match FileFormat::of(path) {
            Some(FileFormat::Gzip) => Ok(Self::Gzip(Box::new(GzEncoder::new(file, Compression::default())))),
            Some(FileFormat::Zstd) => zstd(file),
            Some(FileFormat::Parquet) => parquet(file),
            None => Ok(Self::Plain(file)),
        }
    }

    /// Gives the file its name.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Plain(file) => file.finish(),
            Self::Gzip(compressed) => compressed.finish()?.finish(),
            #[cfg(not(target_os = "wasi"))]
            Self::Zstd(compressed) => compressed.finish()?.finish(),
            #[cfg(feature = "parquet")]
            Self::Parquet(table) => table.finish(),
        }
    }
}

#[cfg(not(target_os = "wasi"))]
fn zstd(file: WholeFile) -> io::Result<CompressedFile> {
    ZstdFile::new(file).map(CompressedFile::Zstd)
}

#[cfg(target_os = "wasi")]
fn zstd(_: WholeFile) -> io::Result<CompressedFile> {
    Err(io::Error::other("the npm package cannot write zstd; use a name that ends in .gz"))
}

#[cfg(feature = "parquet")]
#[allow(clippy::unnecessary_wraps, reason = "without the feature it fails")]
fn parquet(file: WholeFile) -> io::Result<CompressedFile> {
    Ok(CompressedFile::Parquet(Box::new(ParquetFile::new(file))))
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: WholeFile) -> io::Result<CompressedFile> {
    Err(io::Error::other("this build cannot write Parquet; build the command with `--features parquet`"))
}

impl Write for CompressedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.write(bytes),
            Self::Gzip(compressed) => compressed.write(bytes),
            #[cfg(not(target_os = "wasi"))]
            Self::Zstd(compressed) => compressed.write(bytes),
            #[cfg(feature = "parquet")]
            Self::Parquet(table) => table.write(bytes),
        }
    }

    /// Compressed data is not flushed before its end: each flush would start a block.
    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(file) => file.flush(),
            _ => Ok(()),
        }
    }
}
