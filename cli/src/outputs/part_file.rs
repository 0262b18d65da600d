//! Files that a later run can continue.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Appended to the name of an incomplete result that can be continued.
const PART: &str = ".part";
/// The size of the write buffer in bytes.
const BUFFER: usize = 64 << 10;

/// A file that gets its name when it is complete. Until then its lines are in a file next to it, where a later run
/// finds them.
pub(crate) struct PartFile {
    target: PathBuf,
    part: PathBuf,
    file: BufWriter<File>,
}

impl PartFile {
    /// Continues after the whole lines that already exist.
    pub(crate) fn open(target: &Path) -> io::Result<Self> {
        let part = part_of(target);
        // An incomplete last line is removed later, when the run counts the existing lines.
        let file = OpenOptions::new().create(true).append(true).open(&part)?;
        Ok(Self { target: target.to_owned(), part, file: BufWriter::with_capacity(BUFFER, file) })
    }

    pub(crate) fn finish(self) -> io::Result<()> {
        self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        fs::rename(&self.part, &self.target)
    }

    pub(super) fn discard(self) -> io::Result<()> {
        fs::remove_file(&self.part)
    }

    pub(crate) fn writer(&mut self) -> &mut dyn Write {
        &mut self.file
    }
}

fn part_of(target: &Path) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(PART);
    name.into()
}

/// How many whole lines an earlier run has left for `target`. An incomplete last line is removed.
pub(crate) fn lines_there(target: &Path) -> io::Result<u64> {
    let file = match OpenOptions::new().read(true).write(true).open(part_of(target)) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    let mut reader = BufReader::with_capacity(BUFFER, &file);
    let (mut lines, mut whole, mut at) = (0, 0, 0);
    loop {
        let ready = reader.fill_buf()?;
        if ready.is_empty() {
            break;
        }
        lines += memchr::memchr_iter(b'\n', ready).count() as u64;
        whole = ready.iter().rposition(|&byte| byte == b'\n').map_or(whole, |last| at + last as u64 + 1);
        let count = ready.len();
        at += count as u64;
        reader.consume(count);
    }
    file.set_len(whole)?;
    Ok(lines)
}
