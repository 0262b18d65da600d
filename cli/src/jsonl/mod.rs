//! JSON Lines on both sides: one object a line in, one out, in the same order.

mod base64;
mod chunk;
mod row;
mod surrogate;
mod tasks;

use std::borrow::Cow;
use std::io::{self, Read, Write};

use serde::Serialize;

use crate::args::Job;
use crate::guard::guarded;
use crate::parallel;
use crate::progress::Progress;
use chunk::{Chunk, Chunks, MAX_LINE};
use row::Row;

/// How a run went.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Lines answered, errors included.
    pub(crate) lines: u64,
    /// Lines answered with an error.
    pub(crate) failed: u64,
}

/// Which side of a run failed.
#[derive(Debug)]
pub(crate) enum Broken {
    Input(io::Error),
    Output(io::Error),
}

/// Answers every line of `input` on `output`. Empty lines are skipped.
///
/// # Errors
/// When reading or writing fails; all lines before that are answered.
pub(crate) fn run(
    input: impl Read + Send,
    output: &mut impl Write,
    job: &Job,
    progress: &Progress,
) -> Result<Tally, Broken> {
    let mut tally = Tally::default();
    let mut broken = Ok(());
    let answered = |chunk: io::Result<Chunk>| chunk.map(|chunk| answer(&chunk, job));
    parallel::ordered(job.general.jobs(), Chunks::new(input), answered, |answers| {
        if broken.is_ok() {
            let before = tally.lines;
            broken = answers
                .map_err(Broken::Input)
                .and_then(|answers| answers.write(output, &mut tally).map_err(Broken::Output));
            progress.step(tally.lines - before);
        }
        broken.is_ok()
    });
    broken.map(|()| tally)
}

/// The answers to one chunk.
#[derive(Default)]
struct Answers {
    bytes: Vec<u8>,
    tally: Tally,
}

impl Answers {
    fn write(self, output: &mut impl Write, total: &mut Tally) -> io::Result<()> {
        total.lines += self.tally.lines;
        total.failed += self.tally.failed;
        output.write_all(&self.bytes)?;
        output.flush()
    }

    /// Adds the answer to one line, whichever way it went.
    fn add(&mut self, line: &[u8], number: u64, job: &Job) {
        let start = self.bytes.len();
        self.tally.lines += 1;
        if let Err(problem) = answer_line(line, number, job, &mut self.bytes) {
            self.bytes.truncate(start);
            self.fail(&problem);
        }
    }

    fn fail(&mut self, problem: &Problem) {
        self.tally.failed += 1;
        serde_json::to_writer(&mut self.bytes, problem).expect("two strings are JSON");
        self.bytes.push(b'\n');
    }
}

/// The answer to a line that could not be worked on.
#[derive(Debug, Serialize)]
struct Problem {
    id: Box<serde_json::value::RawValue>,
    error: String,
}

impl Problem {
    /// With the id of the row, or null and the number of the line in the message.
    fn new(row: Option<&Row<'_>>, number: u64, error: impl std::fmt::Display) -> Self {
        match row.and_then(|row| row.raw("id")) {
            Some(id) => Self { id: id.to_owned(), error: error.to_string() },
            None => Self { id: serde_json::value::RawValue::NULL.to_owned(), error: format!("line {number}: {error}") },
        }
    }
}

fn answer(chunk: &Chunk, job: &Job) -> Answers {
    let mut answers = Answers::default();
    if chunk.too_long {
        answers.tally.lines += 1;
        answers.fail(&Problem::new(None, chunk.first, format_args!("longer than {MAX_LINE} bytes; cut it up")));
    }
    for (number, line) in (chunk.first..).zip(chunk.bytes.split(|&b| b == b'\n')) {
        if !line.trim_ascii().is_empty() {
            answers.add(line, number, job);
        }
    }
    answers
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

fn answer_line(line: &[u8], number: u64, job: &Job, out: &mut Vec<u8>) -> Result<(), Problem> {
    // A line that is not UTF-8 is not JSON, but most of it can be answered: bad bytes become U+FFFD, and a warning.
    // `from_utf8` is several times as fast as `from_utf8_lossy` on the lines that are sound, which nearly all are.
    let text = std::str::from_utf8(line).map_or_else(|_| String::from_utf8_lossy(line), Cow::Borrowed);
    let sound = matches!(text, Cow::Borrowed(_));
    let text = text.strip_prefix(BYTE_ORDER_MARK).filter(|_| number == 1).unwrap_or(&text);
    let row = Row::parse(text).map_err(|error| Problem::new(None, number, error))?;
    guarded(|| tasks::answer(&row, sound, job, out)).map_err(|error| Problem::new(Some(&row), number, error))
}
