//! The answers to a piece of the input: one line each, errors included.

use std::borrow::Cow;
use std::io;

use serde::Serialize;
use serde_json::value::RawValue;

use super::item::{self, Bytes, Payload};
use super::json_object::VERSION;
use crate::args::Job;
use crate::inputs::{Chunk, Page, Piece, Record, Row, Source, Task};
use crate::panic_guard::guarded;

/// What became of a piece of the input number `source`.
pub(crate) struct Answers {
    pub(crate) source: usize,
    pub(crate) bytes: Vec<u8>,
    /// Lines answered, errors included.
    pub(crate) lines: u64,
    /// Which of them are errors, from 0.
    pub(crate) problems: Vec<(u64, Problem)>,
    pub(crate) last: Last,
}

/// Whether more comes from the same input.
pub(crate) enum Last {
    No,
    Broken(io::Error),
    End,
}

/// The answer to what could not be worked on.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    pub(crate) id: Box<RawValue>,
    version: u32,
    pub(crate) error: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    /// Where the record starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) offset: Option<u64>,
    /// The file of a page that is a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
}

impl Problem {
    /// With the id of the row, or null and the number of the line in the message.
    fn of_line(row: Option<&Row<'_>>, number: u64, error: impl std::fmt::Display) -> Self {
        let problem = Self::of_row(row, error.to_string());
        let nameless = problem.id.get() == "null";
        let error = if nameless { format!("line {number}: {}", problem.error) } else { problem.error };
        Self { error, ..problem }
    }

    fn of_row(row: Option<&Row<'_>>, error: String) -> Self {
        let id = row.and_then(|row| row.raw("id")).unwrap_or(RawValue::NULL).to_owned();
        Self { id, version: VERSION, error, url: None, offset: None, file: None }
    }
}

/// Answers a piece.
pub(crate) fn answer(task: Task, sources: &[Source], job: &Job) -> Answers {
    let last = Last::No;
    let mut answers = Answers { source: task.source, bytes: Vec::new(), lines: 0, problems: Vec::new(), last };
    match task.piece {
        Piece::Lines(chunk) => answers.add_lines(&chunk, job),
        Piece::Record(record) => answers.add(|out| answer_record(*record, job, out)),
        Piece::Page(bytes) => {
            let name = sources[task.source].name();
            answers.add(|out| answer_page(&name, bytes, job, out));
        }
        Piece::Broken(error) => answers.last = Last::Broken(error),
        Piece::End => answers.last = Last::End,
    }
    answers
}

impl Answers {
    fn add_lines(&mut self, chunk: &Chunk, job: &Job) {
        let limit = job.source.max_record;
        let too_long = |number| {
            let problem = format!("longer than {limit} bytes; cut it up, or raise --max-record");
            Err(Problem::of_line(None, number, problem))
        };
        if chunk.too_long && chunk.skip == 0 {
            self.add(|_| too_long(chunk.first));
        }
        for (number, line) in chunk.lines().skip(chunk.skip as usize) {
            let long = line.len() as u64 > limit;
            self.add(|out| if long { too_long(number) } else { answer_line(line, number, job, out) });
        }
    }

    /// Adds one answer, whichever way it went.
    fn add(&mut self, answer: impl FnOnce(&mut Vec<u8>) -> Result<(), Problem>) {
        let start = self.bytes.len();
        if let Err(problem) = answer(&mut self.bytes) {
            self.bytes.truncate(start);
            serde_json::to_writer(&mut self.bytes, &problem).expect("strings and numbers are JSON");
            self.bytes.push(b'\n');
            self.problems.push((self.lines, problem));
        }
        self.lines += 1;
    }
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

fn answer_line(line: &[u8], number: u64, job: &Job, out: &mut Vec<u8>) -> Result<(), Problem> {
    // A line that is not UTF-8 is not JSON, but most of it can be answered: bad bytes become U+FFFD, and a warning.
    // `from_utf8` is several times as fast as `from_utf8_lossy` on the lines that are sound, which nearly all are.
    let text = std::str::from_utf8(line).map_or_else(|_| String::from_utf8_lossy(line), Cow::Borrowed);
    let sound = matches!(text, Cow::Borrowed(_));
    let text = text.strip_prefix(BYTE_ORDER_MARK).filter(|_| number == 1).unwrap_or(&text);
    let row = Row::parse(text).map_err(|error| Problem::of_line(None, number, error))?;
    guarded(|| item::answer(&row, &Payload::of(&row)?, sound, job, out))
        .map_err(|error| Problem::of_line(Some(&row), number, error))
}

/// The fields of an answer that say which record it belongs to.
#[derive(Serialize)]
struct RecordFields<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    offset: u64,
}

fn answer_record(record: Record, job: &Job, out: &mut Vec<u8>) -> Result<(), Problem> {
    let Record { offset, id, url, date, page } = record;
    let fields = RecordFields { id: id.as_deref(), url: url.as_deref(), date: date.as_deref(), offset };
    let (json, row);
    json = serde_json::to_string(&fields).expect("strings and numbers are JSON");
    row = Row::parse(&json).expect("what was written can be read");
    let answered = guarded(|| {
        let payload = match page? {
            Page::Text(bytes) => Payload::text(Cow::Owned(text(bytes))),
            Page::Sent(mut body) => {
                let (kind, charset) = (body.kind, body.charset.take());
                Payload::bytes(Bytes { content: body.unpack(job.source.max_record)?, kind, charset })
            }
        };
        item::answer(&row, &payload, true, job, out)
    });
    answered.map_err(|error| Problem { url, offset: Some(offset), ..Problem::of_row(Some(&row), error) })
}

/// The text of a record of type `conversion`, which is UTF-8.
fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn answer_page(name: &str, bytes: Vec<u8>, job: &Job, out: &mut Vec<u8>) -> Result<(), Problem> {
    let json = serde_json::json!({ "file": name }).to_string();
    let row = Row::parse(&json).expect("what was written can be read");
    let payload = Payload::bytes(Bytes { content: bytes, ..Bytes::default() });
    guarded(|| item::answer(&row, &payload, true, job, out))
        .map_err(|error| Problem { file: Some(name.to_owned()), ..Problem::of_row(None, error) })
}
