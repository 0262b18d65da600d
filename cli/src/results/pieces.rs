//! The results for a piece of the input: one on each line, including errors.

use std::borrow::Cow;
use std::fmt::Display;
use std::io;

use limpid::SourceKind;
use serde::Serialize;
use serde_json::value::RawValue;

use super::item::{self, Learned};
use super::json_object::VERSION;
use crate::args::{Job, Verb};
use crate::inputs::{Bytes, Chunk, Id, Item, Page, Payload, Piece, Record, Source, Task};
use crate::json::{LineText, Row};
use crate::panic_guard::guarded;

/// The results for a piece of input number `source`.
pub(crate) struct PieceResults {
    pub(crate) source: usize,
    pub(crate) bytes: Vec<u8>,
    /// The number of results, including errors.
    pub(crate) lines: u64,
    /// How many lines were not UTF-8.
    pub(crate) not_utf8: u64,
    /// The lines from which templates are learned, if the job does that.
    pub(crate) learned: Vec<Learned>,
    /// The indices of the results that are errors.
    pub(crate) problems: Vec<(u64, Problem)>,
    pub(crate) last: Last,
}

/// Whether the same input has more pieces.
pub(crate) enum Last {
    No,
    Broken(io::Error),
    End,
}

/// The result for something that could not be processed.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    pub(crate) id: Box<RawValue>,
    version: u32,
    pub(crate) error: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
    /// The offset of the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) offset: Option<u64>,
    /// The file name, for a page that is a whole file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<String>,
}

impl Problem {
    /// With the id of the line, or with null and the number of the line in the message.
    fn of_line(row: Option<&Row<'_>>, number: u64, error: impl Display) -> Self {
        match row.and_then(|row| row.raw("id")) {
            Some(id) => Self::new(Some(Id::Json(id)), error.to_string()),
            None => Self::new(None, format!("line {number}: {error}")),
        }
    }

    fn new(id: Option<Id<'_>>, error: String) -> Self {
        let id = id.map_or_else(|| RawValue::NULL.to_owned(), Id::to_json);
        Self { id, version: VERSION, error, url: None, offset: None, file: None }
    }
}

/// Processes a piece.
pub(crate) fn process_piece(task: Task, sources: &[Source], job: &Job) -> PieceResults {
    let mut results = PieceResults::new(task.source);
    match task.piece {
        Piece::Lines(chunk) => results.add_lines(&chunk, job),
        Piece::Record(record) => results.add(|results| results.add_record(*record, job)),
        Piece::Page(bytes) => {
            let name = sources[task.source].name();
            results.add(|results| results.add_page(&name, bytes, job));
        }
        Piece::Broken(error) => results.last = Last::Broken(error),
        Piece::End => results.last = Last::End,
    }
    results
}

impl PieceResults {
    fn new(source: usize) -> Self {
        Self {
            source,
            bytes: Vec::new(),
            lines: 0,
            not_utf8: 0,
            learned: Vec::new(),
            problems: Vec::new(),
            last: Last::No,
        }
    }

    fn add_lines(&mut self, chunk: &Chunk, job: &Job) {
        let limit = job.source.max_record;
        let too_long = |number| {
            let problem = format!("longer than {limit} bytes; split it, or raise --max-record");
            Err(Problem::of_line(None, number, problem))
        };
        if chunk.too_long && chunk.skip == 0 {
            self.add(|_| too_long(chunk.first));
        }
        for (number, line) in chunk.lines().skip(chunk.skip as usize) {
            let long = line.len() as u64 > limit;
            self.add(|results| if long { too_long(number) } else { results.add_line(line, number, job) });
        }
    }

    /// Adds one result, or its error.
    fn add(&mut self, write: impl FnOnce(&mut Self) -> Result<(), Problem>) {
        let start = self.bytes.len();
        if let Err(problem) = write(self) {
            self.bytes.truncate(start);
            serde_json::to_writer(&mut self.bytes, &problem).expect("strings and numbers are JSON");
            self.bytes.push(b'\n');
            self.problems.push((self.lines, problem));
        }
        self.lines += 1;
    }

    fn add_line(&mut self, line: &[u8], number: u64, job: &Job) -> Result<(), Problem> {
        let LineText { text, warning } = LineText::of(line, &job.options.decode);
        self.not_utf8 += u64::from(warning.is_some());
        let text = text.strip_prefix(BYTE_ORDER_MARK).filter(|_| number == 1).unwrap_or(&text);
        let row = Row::parse(text).map_err(|error| Problem::of_line(None, number, error))?;
        let item = || if job.together { Ok(Item::of_list(&row, warning)) } else { Item::of_row(&row, warning) };
        guarded(|| self.add_item(&item()?, job)).map_err(|error: String| Problem::of_line(Some(&row), number, error))
    }

    fn add_record(&mut self, record: Record, job: &Job) -> Result<(), Problem> {
        let Record { offset, id, url, date, page } = record;
        let id = id.as_deref().map(Id::Text);
        let processed = guarded(|| {
            let payload = payload_of(page?, job.source.max_record)?;
            let (url, date) = (url.as_deref().map(Cow::Borrowed), date.as_deref());
            self.add_item(&Item { id, url, date, offset: Some(offset), ..Item::new(payload) }, job)
        });
        processed.map_err(|error| Problem { url, offset: Some(offset), ..Problem::new(id, error) })
    }

    fn add_page(&mut self, name: &str, bytes: Vec<u8>, job: &Job) -> Result<(), Problem> {
        let payload = Payload::Bytes(Bytes { content: bytes, ..Bytes::default() });
        let item = Item { file: Some(name), ..Item::new(payload) };
        guarded(|| self.add_item(&item, job))
            .map_err(|error| Problem { file: Some(name.to_owned()), ..Problem::new(None, error) })
    }

    fn add_item(&mut self, item: &Item<'_>, job: &Job) -> Result<(), String> {
        if job.verb == Verb::Learn {
            self.learned.push(item::learn(item, job)?);
            return Ok(());
        }
        item::write_result(item, job, &mut self.bytes)
    }
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The content of a record, without its codings.
fn payload_of(page: Page, max_record: u64) -> Result<Payload<'static>, String> {
    Ok(match page {
        // The text of a record of type `conversion` is UTF-8; if not, its encoding is detected.
        Page::Text(bytes) => String::from_utf8(bytes).map_or_else(
            |error| {
                let (content, kind) = (error.into_bytes(), Some(SourceKind::Text));
                Payload::Bytes(Bytes { content, kind, charset: None })
            },
            |text| Payload::Text(Cow::Owned(text)),
        ),
        Page::Sent(mut body) => {
            let (kind, charset) = (body.kind, body.charset.take());
            Payload::Bytes(Bytes { content: body.decompress(max_record)?, kind, charset })
        }
    })
}
