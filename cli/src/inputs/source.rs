//! One input: a file or standard input.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use limpid::{BinaryKind, DecodeOptions};
use limpid::{binary_kind, signed_kind};

use super::compressed::{Input, Raw};
use crate::message::{InputError, STDIN};
use crate::platform;

/// Extensions of files that contain a single page. Other files contain JSON Lines or WARC records when these are
/// requested.
const PAGES: [&str; 4] = ["html", "htm", "xhtml", "txt"];

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    /// The file; `None` for standard input.
    pub(crate) path: Option<PathBuf>,
    /// The path of the result below an output folder.
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

    /// Its name in messages and results.
    pub(crate) fn name(&self) -> String {
        self.path.as_ref().map_or_else(|| STDIN.into(), |path| path.display().to_string())
    }

    /// Its name for other programs: unescaped, and ended by NUL.
    pub(crate) fn listed_name(&self) -> Vec<u8> {
        let name = self.path.as_ref().map_or(STDIN.as_bytes(), |path| path.as_os_str().as_encoded_bytes());
        [name, b"\0"].concat()
    }

    /// True for a file that contains a single page, judging by its extension.
    pub(crate) fn is_page(&self) -> bool {
        let ending = self.path.as_ref().and_then(|path| path.extension()).unwrap_or_default();
        PAGES.iter().any(|page| ending.eq_ignore_ascii_case(page))
    }

    /// The size of the file in bytes; `None` if it is not a regular file.
    #[cfg_attr(target_os = "wasi", allow(dead_code, reason = "only the progress bar needs it"))]
    pub(crate) fn len(&self) -> Option<u64> {
        let there = fs::metadata(self.path.as_ref()?).ok()?;
        there.is_file().then_some(there.len())
    }

    /// True for a file, which can be read twice; false for a pipe.
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
        let failed = |error| unreadable(path, error);
        let file = File::open(path).map_err(failed)?;
        // WASI reports an error only when the file is read, and not which one.
        if file.metadata()?.is_dir() {
            Err(unreadable(path, ErrorKind::IsADirectory.into()))
        } else {
            Ok(Box::new(file))
        }
    }

    /// Opens the input and decompresses it.
    pub(crate) fn open_decompressed(&self) -> io::Result<Input> {
        Input::new(Raw::new(self.open()?, Arc::default()), 0)
    }

    /// All bytes of the input, as they are in the file.
    pub(crate) fn read(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open()?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// All bytes of the text in the input, decompressed to at most `limit` bytes.
    ///
    /// # Errors
    /// A binary file is an error as soon as its start shows it, because it may be large.
    pub(crate) fn read_text(&self, options: &DecodeOptions, limit: u64) -> Result<Vec<u8>, InputError> {
        let mut input = self.open_decompressed()?;
        let mut bytes = Vec::new();
        input.by_ref().take(START_BYTES).read_to_end(&mut bytes)?;
        if let Some(kind) = binary_start(&bytes, options) {
            return Err(InputError::binary(kind));
        }
        read_rest(input, &mut bytes, limit)?;
        Ok(bytes)
    }

    /// All bytes of the input, decompressed to at most `limit` bytes, whatever they are.
    pub(crate) fn read_decompressed(&self, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        read_rest(self.open_decompressed()?, &mut bytes, limit)?;
        Ok(bytes)
    }
}

/// Says more about a name that cannot be opened than the system does.
pub(super) fn unreadable(path: &Path, error: io::Error) -> io::Error {
    if path.as_os_str().is_empty() {
        return io::Error::other("the name is empty; check the arguments");
    }
    if path.is_dir() {
        return ErrorKind::IsADirectory.into();
    }
    match fs::read_link(path) {
        Ok(target) if error.kind() == ErrorKind::NotFound => {
            io::Error::other(format!("is a link to {}, which does not exist", target.display()))
        }
        _ => error,
    }
}

/// A small file can decompress to gigabytes. An uncompressed file is as large as the user expects.
fn read_rest(input: Input, bytes: &mut Vec<u8>, limit: u64) -> io::Result<()> {
    let limit = if input.is_compressed() { limit } else { u64::MAX - 1 };
    input.take((limit + 1).saturating_sub(bytes.len() as u64)).read_to_end(bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::other(format!("decompresses to more than {limit} bytes; raise --max-record")));
    }
    Ok(())
}

/// UTF-16 or UTF-32, if a file of JSON objects that begins with `start` is in it.
pub(crate) fn wide_encoding(start: &[u8]) -> Option<&'static str> {
    match start {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [b'{', 0, 0, 0, ..] | [0, 0, 0, b'{', ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'{', 0, ..] | [0, b'{', ..] => Some("UTF-16"),
        _ => None,
    }
}

/// How many bytes are examined before the rest is read.
const START_BYTES: u64 = 4096;

/// The kind of binary file that certainly begins with `bytes`.
pub(crate) fn binary_start(bytes: &[u8], options: &DecodeOptions) -> Option<BinaryKind> {
    // Text may follow zeros.
    let zeros = bytes.iter().all(|&byte| byte == 0);
    if options.label.is_some() || zeros { signed_kind(bytes) } else { binary_kind(bytes) }
}
