//! One input: a file or standard input.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::PathBuf;
use std::sync::Arc;

use limpid::{BinaryKind, DecodeOptions};
use limpid::{binary_kind, signed_kind};

use super::compressed::{Input, Raw};
use crate::message::{InputError, STDIN};
use crate::platform;

/// Endings of files that hold one page; others hold JSON Lines or WARC records where these are asked for.
const PAGES: [&str; 4] = ["html", "htm", "xhtml", "txt"];

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// The file; `None` for standard input.
    pub(crate) path: Option<PathBuf>,
    /// Where the result stands below an output folder.
    pub(crate) below: PathBuf,
}

impl Source {
    pub(super) fn stdin() -> Self {
        Self { path: None, below: "stdin".into() }
    }

    pub(super) fn operand(path: PathBuf) -> Self {
        if path.as_os_str() == STDIN {
            return Self::stdin();
        }
        let below = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
        Self { path: Some(path), below }
    }

    /// The name in messages and results.
    pub(crate) fn name(&self) -> String {
        self.path.as_ref().map_or_else(|| STDIN.into(), |path| path.display().to_string())
    }

    /// True for a file that holds one page, by the ending of its name.
    pub(crate) fn is_page(&self) -> bool {
        let ending = self.path.as_ref().and_then(|path| path.extension()).unwrap_or_default();
        PAGES.iter().any(|page| ending.eq_ignore_ascii_case(page))
    }

    /// Bytes of the file; `None` for what is none.
    #[cfg_attr(target_os = "wasi", allow(dead_code, reason = "it is asked for a progress bar"))]
    pub(crate) fn len(&self) -> Option<u64> {
        let there = fs::metadata(self.path.as_ref()?).ok()?;
        there.is_file().then_some(there.len())
    }

    /// True for a file, which can be read twice; false for pipes.
    pub(crate) fn is_seekable(&self) -> bool {
        self.len().is_some()
    }

    pub(crate) fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let refused = |why| Err(io::Error::new(ErrorKind::InvalidInput, why));
        let Some(path) = &self.path else {
            return platform::stdin_refusal().map_or_else(|| Ok(Box::new(io::stdin()) as _), refused);
        };
        if let Some(why) = fs::metadata(path).ok().and_then(|there| platform::refusal(path, &there)) {
            return refused(why);
        }
        let failed = |error| if path.is_dir() { ErrorKind::IsADirectory.into() } else { error };
        let file = File::open(path).map_err(failed)?;
        // WASI says only when it is read that something is wrong, and not what.
        if file.metadata()?.is_dir() { Err(ErrorKind::IsADirectory.into()) } else { Ok(Box::new(file)) }
    }

    /// The input without its packing.
    pub(crate) fn open_unpacked(&self) -> io::Result<Input> {
        Input::new(Raw::new(self.open()?, Arc::default()), 0)
    }

    /// All bytes of the input, as they are in the file.
    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// All bytes of the text in the input, without its packing, which may hold `limit` bytes.
    ///
    /// # Errors
    /// A binary file is an error as soon as its start says so: it may be large.
    pub(crate) fn read_text(&self, options: &DecodeOptions, limit: u64) -> Result<Vec<u8>, InputError> {
        let mut input = self.open_unpacked()?;
        let mut bytes = Vec::new();
        input.by_ref().take(START).read_to_end(&mut bytes)?;
        if let Some(kind) = binary_start(&bytes, options) {
            return Err(InputError::binary(kind));
        }
        read_rest(input, &mut bytes, limit)?;
        Ok(bytes)
    }

    /// All bytes of the input without its packing, which may hold `limit` bytes, whatever they are.
    pub(crate) fn read_unpacked(&self, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        read_rest(self.open_unpacked()?, &mut bytes, limit)?;
        Ok(bytes)
    }
}

/// A small file can unpack to gigabytes; one that is not packed is as large as the user sees it.
fn read_rest(input: Input, bytes: &mut Vec<u8>, limit: u64) -> io::Result<()> {
    let limit = if input.is_gzip() { limit } else { u64::MAX - 1 };
    input.take((limit + 1).saturating_sub(bytes.len() as u64)).read_to_end(bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::other(format!("unpacks to more than {limit} bytes; raise --max-record")));
    }
    Ok(())
}

/// Bytes that are judged before the rest is read.
const START: u64 = 4096;

/// What the whole is for certain when it begins with `bytes`.
pub(crate) fn binary_start(bytes: &[u8], options: &DecodeOptions) -> Option<BinaryKind> {
    // Behind zeros text may come.
    let zeros = bytes.iter().all(|&byte| byte == 0);
    if options.label.is_some() || zeros { signed_kind(bytes) } else { binary_kind(bytes) }
}
