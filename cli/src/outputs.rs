//! Where the answers of a bulk run go: all into one place, or a file for each input.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::input::line_feeds;
use crate::sink::Sink;

/// Behind the name of a result that is not whole yet and can be gone on with.
const PART: &str = ".part";
/// Bytes gathered before they are written.
const BUFFER: usize = 64 << 10;

/// A file that gets its name when it is whole; until then its lines stand in a file beside it, where a later run finds
/// them.
pub(crate) struct PartFile {
    target: PathBuf,
    part: PathBuf,
    file: BufWriter<File>,
}

impl PartFile {
    /// Goes on behind the whole lines that are there.
    pub(crate) fn open(target: &Path) -> io::Result<Self> {
        let part = part_of(target);
        // Half a line at its end is cut off when the run asks what is there, later than this.
        let file = OpenOptions::new().create(true).append(true).open(&part)?;
        Ok(Self { target: target.to_owned(), part, file: BufWriter::with_capacity(BUFFER, file) })
    }

    pub(crate) fn finish(self) -> io::Result<()> {
        self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        fs::rename(&self.part, &self.target)
    }

    fn discard(self) -> io::Result<()> {
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

/// How many whole lines an earlier run has left for `target`; half a line at the end is cut off.
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
        lines += line_feeds(ready);
        whole = ready.iter().rposition(|&byte| byte == b'\n').map_or(whole, |last| at + last as u64 + 1);
        let count = ready.len();
        at += count as u64;
        reader.consume(count);
    }
    file.set_len(whole)?;
    Ok(lines)
}

/// Where the answers go.
pub(crate) enum Outputs {
    /// All into one.
    One(Sink),
    /// Those of each input into its file; the one that is being written is open.
    Each { targets: Vec<PathBuf>, open: Option<Sink>, resume: bool },
}

impl Outputs {
    /// Writes what belongs to the input number `source`.
    pub(crate) fn write(&mut self, source: usize, bytes: &[u8]) -> io::Result<()> {
        let sink = self.sink(source)?;
        sink.write_all(bytes)?;
        sink.flush()
    }

    /// What is written to belongs to the input number `source`, as with [`write`](Self::write).
    pub(crate) fn writer(&mut self, source: usize) -> impl Write + use<'_> {
        OutputWriter { outputs: self, source }
    }

    /// Nothing more comes of that input.
    pub(crate) fn end(&mut self, source: usize) -> io::Result<()> {
        self.sink(source)?;
        match self {
            Self::One(_) => Ok(()),
            Self::Each { open, .. } => open.take().map_or(Ok(()), Sink::finish),
        }
    }

    /// Nothing more comes at all.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::One(sink) => sink.finish(),
            Self::Each { .. } => Ok(()),
        }
    }

    /// Nothing was done: an output file is not made.
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
