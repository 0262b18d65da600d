//! The work of a run: its inputs one after the other, each in pieces of bounded size.

use std::fs::File;
use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use flate2::bufread::GzDecoder;
use limpid::DecodeOptions;

use super::chunk::{Chunk, Chunks};
use super::codec::{Codec, Guess};
use super::compressed::{Input, Raw};
use super::source::{Source, binary_start, wide_encoding};
use super::warc::{self, Record, Records};
use crate::args::{Range, SourceArgs};

/// A piece of input number `source`.
pub(crate) struct Task {
    pub(crate) source: usize,
    pub(crate) piece: Piece,
}

pub(crate) enum Piece {
    Lines(Chunk),
    Record(Box<Record>),
    /// A page that is a whole file.
    Page(Vec<u8>),
    /// The input could not be read, at least not completely.
    Broken(io::Error),
    End,
}

/// How far an earlier run got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// All of the input was processed.
    All,
    /// This many results exist. Those that one input does not use up count for the next.
    Results(u64),
}

/// The pieces of all inputs, in order.
pub(crate) struct Feed<'a, D> {
    sources: std::iter::Enumerate<std::slice::Iter<'a, Source>>,
    args: &'a SourceArgs,
    read: Arc<AtomicU64>,
    current: Option<(usize, Stream)>,
    /// Returns what is done of an input; called when it is opened.
    done: D,
    /// The number of results that already exist.
    skip: u64,
}

impl<'a, D: FnMut(usize) -> Done> Feed<'a, D> {
    /// `read` counts the bytes read from the files.
    pub(crate) fn new(sources: &'a [Source], args: &'a SourceArgs, read: Arc<AtomicU64>, done: D) -> Self {
        Self { sources: sources.iter().enumerate(), args, read, current: None, done, skip: 0 }
    }

    /// Opens the next input; `None` after the last.
    fn open(&mut self) -> Option<Task> {
        let (number, source) = self.sources.next()?;
        match (self.done)(number) {
            Done::All => self.current = Some((number, Stream::Nothing)),
            Done::Results(count) => {
                self.skip += count;
                match Stream::open(source, self.args, &self.read) {
                    Ok(stream) => self.current = Some((number, stream)),
                    Err(error) => {
                        self.current = Some((number, Stream::Nothing));
                        return Some(Task { source: number, piece: Piece::Broken(error) });
                    }
                }
            }
        }
        self.next()
    }

    /// Removes what was already processed; `None` if nothing of the piece remains.
    fn rest(&mut self, mut piece: Piece) -> Option<Piece> {
        if self.skip == 0 {
            return Some(piece);
        }
        let results = match &piece {
            Piece::Lines(chunk) => chunk.record_count(),
            Piece::Record(_) | Piece::Page(_) => 1,
            Piece::Broken(_) | Piece::End => 0,
        };
        let skipped = results.min(self.skip);
        self.skip -= skipped;
        if results > 0 && skipped == results {
            return None;
        }
        if let Piece::Lines(chunk) = &mut piece {
            chunk.skip = skipped;
        }
        Some(piece)
    }
}

impl<D: FnMut(usize) -> Done> Iterator for Feed<'_, D> {
    type Item = Task;

    fn next(&mut self) -> Option<Task> {
        loop {
            let Some((source, stream)) = &mut self.current else { return self.open() };
            let source = *source;
            let piece = match stream.next() {
                Some(Ok(piece)) => piece,
                Some(Err(error)) => {
                    self.current = Some((source, Stream::Nothing));
                    Piece::Broken(error)
                }
                None => {
                    self.current = None;
                    Piece::End
                }
            };
            if let Some(piece) = self.rest(piece) {
                return Some(Task { source, piece });
            }
        }
    }
}

/// One input, by its format.
enum Stream {
    Lines(Chunks),
    Records { records: Records, end: u64 },
    Page(Source, u64),
    Nothing,
}

impl Stream {
    fn open(source: &Source, args: &SourceArgs, read: &Arc<AtomicU64>) -> io::Result<Self> {
        if source.is_page() {
            return Ok(Self::Page(source.clone(), args.max_record));
        }
        let range = args.range.unwrap_or_default();
        let start = match &source.path {
            Some(path) if range.start > 0 => start_in_file(&mut File::open(path)?, range.start)?,
            _ => Start { offset: 0, of_record: true },
        };
        let mut reader = source.open()?;
        if start.offset > 0 {
            reader = from_offset(source, start.offset)?;
        }
        let mut input = Input::new(Raw::new(reader, read.clone()), start.offset)?;
        if !start.of_record {
            input.skip_until(b'\n')?;
        }
        if input.starts_with(warc::MAGIC)? {
            let records = Records::new(input, args.max_record);
            return Ok(Self::Records { records, end: range.end }.starting_at(range.start));
        }
        // A page that is a binary file is an error of its own; here each of its "lines" would be one.
        if let Some(kind) = binary_start(input.ready(), &DecodeOptions::default()) {
            return Err(io::Error::other(limpid::Error::from(kind)));
        }
        if let Some(encoding) = wide_encoding(input.ready()) {
            let text = format!("is in {encoding}, but JSON Lines are UTF-8; convert it first, for example with iconv");
            return Err(io::Error::other(text));
        }
        if input.is_compressed() && range.start > 0 {
            return Ok(Self::Nothing);
        }
        Ok(Self::Lines(Chunks::new(input, args.max_record, args.first_line, range.end)))
    }

    /// Skips the records before `start` if they had to be read to find it.
    fn starting_at(self, start: u64) -> Self {
        let Self::Records { mut records, end } = self else { return self };
        records.start_at(start);
        Self::Records { records, end }
    }

    fn next(&mut self) -> Option<io::Result<Piece>> {
        match self {
            Self::Lines(chunks) => Some(chunks.next()?.map(Piece::Lines)),
            Self::Records { records, end } => match records.next()? {
                Ok(record) if record.offset >= *end => None,
                record => Some(record.map(|record| Piece::Record(Box::new(record)))),
            },
            Self::Page(source, limit) => {
                let bytes = source.read_decompressed(*limit);
                *self = Self::Nothing;
                Some(bytes.map(Piece::Page))
            }
            Self::Nothing => None,
        }
    }
}

/// Where to begin reading.
struct Start {
    offset: u64,
    /// False when the rest of a line that belongs to another run comes first.
    of_record: bool,
}

fn from_offset(source: &Source, offset: u64) -> io::Result<Box<dyn Read + Send>> {
    let Some(path) = &source.path else { return source.open() };
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(offset))?;
    Ok(Box::new(file))
}

/// Where the first record at or after `from` begins. What comes before it is not read if that can be avoided: for
/// lines, and for compressed records with a member each. Otherwise it is the start of the file.
fn start_in_file(file: &mut File, from: u64) -> io::Result<Start> {
    let mut head = [0; Codec::HEAD];
    let count = read_at(file, 0, &mut head)?;
    if head[..count].starts_with(b"\x1f\x8b") {
        let offset = if is_record(file, 0)? { next_member(file, from)? } else { 0 };
        return Ok(Start { offset, of_record: true });
    }
    if head[..count].starts_with(warc::MAGIC) || matches!(Codec::of(&head[..count]), Guess::Is(_)) {
        return Ok(Start { offset: 0, of_record: true });
    }
    let mut before = [b'\n'];
    read_at(file, from - 1, &mut before)?;
    Ok(Start { offset: from, of_record: before == [b'\n'] })
}

fn read_at(file: &mut File, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
    file.seek(SeekFrom::Start(offset))?;
    let mut count = 0;
    while count < buffer.len() {
        match file.read(&mut buffer[count..])? {
            0 => break,
            more => count += more,
        }
    }
    Ok(count)
}

/// How many bytes are searched at a time for the start of a member.
const WINDOW: usize = 1 << 20;
/// How a member begins: the magic number and the only compression method.
const MEMBER: [u8; 3] = [0x1F, 0x8B, 8];

/// The first member at or after `from` that contains a record; the end of the file if there is none.
fn next_member(file: &mut File, from: u64) -> io::Result<u64> {
    let mut window = vec![0; WINDOW];
    let mut start = from;
    loop {
        let count = read_at(file, start, &mut window)?;
        for at in memchr_all(&window[..count]) {
            if is_record(file, start + at as u64)? {
                return Ok(start + at as u64);
            }
        }
        if count < WINDOW {
            return Ok(start + count as u64);
        }
        start += (count - MEMBER.len() + 1) as u64;
    }
}

fn memchr_all(bytes: &[u8]) -> impl Iterator<Item = usize> {
    bytes.windows(MEMBER.len()).enumerate().filter(|(_, three)| *three == MEMBER).map(|(at, _)| at)
}

/// True when a member that decompresses to a record starts at `offset`.
fn is_record(file: &mut File, offset: u64) -> io::Result<bool> {
    file.seek(SeekFrom::Start(offset))?;
    let mut head = [0; warc::MAGIC.len()];
    let read = GzDecoder::new(io::BufReader::new(file)).read_exact(&mut head);
    Ok(read.is_ok() && head == warc::MAGIC)
}

impl Default for Range {
    fn default() -> Self {
        Self { start: 0, end: u64::MAX }
    }
}
