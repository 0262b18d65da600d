//! The journal of a run that can be continued: what was requested, and what failed so far.

use std::fmt::Debug;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::args::Job;
use crate::inputs::Source;
use crate::message::explain;
use crate::outputs::write_whole;

/// Appended to the name of the output file, or the name itself in an output folder.
const JOURNAL: &str = ".limpid-resume";

/// The first line of a journal.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
struct JournalHead {
    limpid: String,
    /// A hash of everything that the result depends on.
    run: String,
    /// When the run began, as time since 1970.
    started: Duration,
}

/// A journal, open at its end.
pub(crate) struct Journal {
    path: PathBuf,
    file: File,
    head: JournalHead,
}

/// The part of a failure that the journal needs.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JournalEntry {
    file: String,
    output_line: Option<u64>,
}

impl Journal {
    /// Starts a journal, or continues an existing one.
    ///
    /// # Errors
    /// If it cannot be read or written, or belongs to another run.
    pub(crate) fn open(job: &Job, sources: &[Source]) -> Result<Self, String> {
        let path = place(job).ok_or("--resume needs an output to continue: -o FILE or --output-dir")?;
        if sources.iter().any(|source| source.path.is_none()) {
            return Err("--resume cannot read standard input a second time; give a FILE".into());
        }
        let run = fingerprint(job, sources);
        let name = path.display().to_string();
        let head = match first_line(&path).map_err(|error| format!("{name}: {}", explain(&error)))? {
            None => start(&path, run).map_err(|error| format!("{name}: {}", explain(&error)))?,
            Some(line) => match serde_json::from_str::<JournalHead>(&line) {
                Ok(head) if head.run == run => head,
                _ => {
                    return Err(format!(
                        "{name}: is of a run with other options or inputs; finish that one, or delete the file to begin \
                         anew"
                    ));
                }
            },
        };
        let file =
            OpenOptions::new().append(true).open(&path).map_err(|error| format!("{name}: {}", explain(&error)))?;
        Ok(Self { path, file, head })
    }

    /// True when `target` was written by this run.
    pub(crate) fn made(&self, target: &Path) -> bool {
        let written = fs::metadata(target).and_then(|there| there.modified());
        written.is_ok_and(|time| time >= UNIX_EPOCH + self.head.started)
    }

    /// Records a failure, which is a line of JSON.
    pub(crate) fn note(&mut self, line: &[u8]) -> io::Result<()> {
        self.file.write_all(line)
    }

    /// Drops the failures that the resumed run will record again. `there(file)` is the number of results of `file` that
    /// are kept; if its flag is true, all are kept, including errors of the file itself. Returns the number of failures
    /// that remain.
    pub(crate) fn keep(&mut self, there: impl Fn(&str) -> (bool, u64)) -> io::Result<u64> {
        let mut kept = Vec::new();
        let mut count = 0;
        for line in self.lines()? {
            let line = line?;
            let stays = serde_json::from_str::<JournalEntry>(&line).is_ok_and(|entry| {
                let (all, results) = there(&entry.file);
                all || entry.output_line.is_some_and(|number| number <= results)
            });
            if stays {
                kept.push(line);
                count += 1;
            }
        }
        let mut text = serde_json::to_string(&self.head).expect("strings are JSON") + "\n";
        kept.iter().for_each(|line| text += &format!("{line}\n"));
        write_whole(&self.path, text.as_bytes())?;
        self.file = OpenOptions::new().append(true).open(&self.path)?;
        Ok(count)
    }

    /// Writes the failures to `out` and deletes the journal.
    pub(crate) fn finish(self, mut out: Option<&mut dyn Write>) -> io::Result<()> {
        for line in self.lines()? {
            if let Some(out) = &mut out {
                writeln!(out, "{}", line?)?;
            }
        }
        fs::remove_file(&self.path)
    }

    /// The failures.
    fn lines(&self) -> io::Result<impl Iterator<Item = io::Result<String>> + use<>> {
        Ok(BufReader::new(File::open(&self.path)?).lines().skip(1))
    }
}

fn place(job: &Job) -> Option<PathBuf> {
    if let Some(folder) = &job.output.output_dir {
        return Some(folder.join(JOURNAL));
    }
    let mut name = job.output.output.as_ref().filter(|path| path.as_os_str() != "-")?.as_os_str().to_owned();
    name.push(JOURNAL);
    Some(name.into())
}

fn first_line(path: &Path) -> io::Result<Option<String>> {
    match File::open(path) {
        Ok(file) => BufReader::new(file).lines().next().transpose(),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn start(path: &Path, run: String) -> io::Result<JournalHead> {
    let started = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let head = JournalHead { limpid: env!("CARGO_PKG_VERSION").into(), run, started };
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    write_whole(path, format!("{}\n", serde_json::to_string(&head).expect("strings are JSON")).as_bytes())?;
    Ok(head)
}

/// A hash of everything that the result depends on: the version, the options, and the inputs with their sizes and
/// times.
fn fingerprint(job: &Job, sources: &[Source]) -> String {
    let mut hash = Fnv::default();
    let options = (job.verb, job.format, job.output.jsonl, &job.options, job.scores, job.shape(), job.source.range);
    hash.add(&(env!("CARGO_PKG_VERSION"), options, job.source.max_record, job.source.first_line));
    for source in sources {
        let there = source.path.as_ref().and_then(|path| fs::metadata(path).ok());
        let state = there.map(|there| (there.len(), there.modified().ok()));
        hash.add(&(source.name(), state));
    }
    format!("{:016x}", hash.0)
}

/// FNV-1a with 64 bits, which is the same on every machine and in every release.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, value: &impl Debug) {
        for byte in format!("{value:?}").bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
}
