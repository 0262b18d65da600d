//! A buffered stream that decompresses its input and knows its offset in the file.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::GzDecoder;

use super::codec::{Codec, Guess};

/// How many bytes are requested at a time; a pipe returns no more.
const BUFFER: usize = 64 << 10;
/// The first bytes of a member of a gzip file (RFC 1952).
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// The raw bytes, and a count of those read.
pub(crate) struct Raw {
    reader: Box<dyn Read + Send>,
    /// Shared with the progress bar.
    read: Arc<AtomicU64>,
}

impl Raw {
    pub(crate) fn new(reader: Box<dyn Read + Send>, read: Arc<AtomicU64>) -> Self {
        Self { reader, read }
    }
}

impl Read for Raw {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// A buffered, decompressed stream.
pub(crate) struct Input {
    source: Source,
    buffer: Vec<u8>,
    at: usize,
    /// The offset of the first byte in the buffer: in the file or, for gzip, the start of its member; for other codecs 0.
    base: u64,
}

enum Source {
    Plain(Raw),
    Gzip(Box<Members>),
    Other(Box<dyn Read + Send>),
}

impl Input {
    /// Starts at byte `offset` of a file; `raw` returns the rest. Detects whether it is compressed.
    pub(crate) fn new(raw: Raw, offset: u64) -> io::Result<Self> {
        let mut input = Self { source: Source::Plain(raw), buffer: Vec::new(), at: 0, base: offset };
        if input.starts_with(&GZIP)? {
            input.source = Source::Gzip(Box::new(Members::new(input.compressed(), offset)));
        } else if let Some(codec) = input.codec()? {
            input.source = Source::Other(codec.reader(input.compressed())?);
        }
        Ok(input)
    }

    /// The codec other than gzip. Reads no more than necessary.
    fn codec(&mut self) -> io::Result<Option<Codec>> {
        loop {
            match Codec::of(self.ready()) {
                Guess::Is(codec) => return Ok(Some(codec)),
                Guess::Open if self.read_more()? => {}
                Guess::Open | Guess::None => return Ok(None),
            }
        }
    }

    /// The whole input as it is. Nothing may have been consumed yet.
    fn compressed(&mut self) -> Box<dyn Read + Send> {
        let head = io::Cursor::new(std::mem::take(&mut self.buffer));
        match std::mem::replace(&mut self.source, Source::Other(Box::new(io::empty()))) {
            Source::Plain(raw) => Box::new(head.chain(raw)),
            Source::Gzip(_) | Source::Other(_) => Box::new(head),
        }
    }

    /// The offset of the next byte: in the file or, for gzip, the start of the member that contains it. It is exact
    /// once the next byte was read into the buffer.
    pub(crate) fn offset(&self) -> u64 {
        match self.source {
            Source::Plain(_) => self.base + self.at as u64,
            Source::Gzip(_) | Source::Other(_) => self.base,
        }
    }

    pub(crate) fn is_compressed(&self) -> bool {
        !matches!(self.source, Source::Plain(_))
    }

    /// True when `magic` comes next. Reads no more than necessary, so an interactive input gets its result in time.
    pub(crate) fn starts_with(&mut self, magic: &[u8]) -> io::Result<bool> {
        loop {
            let ready = self.ready();
            let known = ready.len().min(magic.len());
            if ready[..known] != magic[..known] {
                return Ok(false);
            }
            if known == magic.len() {
                return Ok(true);
            }
            if !self.read_more()? {
                return Ok(false);
            }
        }
    }

    /// The bytes that are available without waiting.
    pub(crate) fn ready(&self) -> &[u8] {
        &self.buffer[self.at..]
    }

    /// Reads more bytes into the buffer; false at the end of the source.
    fn read_more(&mut self) -> io::Result<bool> {
        if self.at == self.buffer.len() {
            self.base = self.offset();
            self.buffer.clear();
            self.at = 0;
        }
        let empty = self.buffer.is_empty();
        let old = self.buffer.len();
        self.buffer.resize(old + BUFFER, 0);
        let count = match &mut self.source {
            Source::Plain(raw) => read(raw, &mut self.buffer[old..]),
            Source::Gzip(members) => members.read(&mut self.buffer[old..]),
            Source::Other(reader) => read(reader, &mut self.buffer[old..]),
        };
        self.buffer.truncate(old + count.as_ref().map_or(0, |&count| count));
        if let (Source::Gzip(members), true) = (&self.source, empty) {
            self.base = members.start;
        }
        Ok(count? > 0)
    }
}

fn read(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.buffer.len() {
            self.read_more()?;
        }
        Ok(self.ready())
    }

    fn consume(&mut self, count: usize) {
        self.at += count;
    }
}

/// The members of a gzip file, one after the other. A file of records has one for each record.
struct Members {
    decoder: Option<GzDecoder<Tracked>>,
    /// The offset of the member from which the last bytes came.
    start: u64,
}

impl Members {
    fn new(compressed: Box<dyn Read + Send>, offset: u64) -> Self {
        let compressed = Tracked { reader: BufReader::with_capacity(BUFFER, compressed), at: offset };
        Self { decoder: Some(GzDecoder::new(compressed)), start: offset }
    }

    /// Reads bytes of a single member.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(decoder) = &mut self.decoder {
            let count = read(decoder, buffer).map_err(|error| damaged(&error, self.start))?;
            if count > 0 {
                return Ok(count);
            }
            self.next_member()?;
        }
        Ok(0)
    }

    fn next_member(&mut self) -> io::Result<()> {
        let Some(mut compressed) = self.decoder.take().map(GzDecoder::into_inner) else { return Ok(()) };
        self.start = compressed.at;
        match compressed.fill_buf()? {
            // Some programs fill the last block of a tape or disk with zeros.
            [] | [0, ..] => Ok(()),
            [first, ..] if *first == GZIP[0] => {
                self.decoder = Some(GzDecoder::new(compressed));
                Ok(())
            }
            _ => Err(io::Error::new(ErrorKind::InvalidData, format!("the data after byte {} is not gzip", self.start))),
        }
    }
}

fn damaged(error: &io::Error, start: u64) -> io::Error {
    let what = if error.kind() == ErrorKind::UnexpectedEof { "cut off" } else { "damaged" };
    io::Error::new(error.kind(), format!("the gzip data that starts at byte {start} is {what}"))
}

/// Counts the bytes that are consumed.
struct Tracked {
    reader: BufReader<Box<dyn Read + Send>>,
    at: u64,
}

impl Read for Tracked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl BufRead for Tracked {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.at += count as u64;
        self.reader.consume(count);
    }
}

/// The number of line feeds in `bytes`.
pub(crate) fn line_feeds(bytes: &[u8]) -> u64 {
    // Counts that fit in a byte can be vectorised.
    let count = |part: &[u8]| part.iter().map(|&byte| u8::from(byte == b'\n')).sum::<u8>();
    bytes.chunks(usize::from(u8::MAX)).map(|part| u64::from(count(part))).sum()
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::Write;
    use std::process::Stdio;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    pub(crate) fn input(bytes: Vec<u8>) -> Input {
        Input::new(Raw::new(Box::new(io::Cursor::new(bytes)), Arc::default()), 0).unwrap()
    }

    #[test]
    fn members_are_read_as_one_and_their_starts_are_known() {
        let members = ["first ", "", "second ", &"third ".repeat(100_000)];
        let compressed: Vec<Vec<u8>> = members.iter().map(|text| gzip(text.as_bytes())).collect();
        let starts: Vec<u64> =
            (0..compressed.len()).map(|n| compressed[..n].iter().map(Vec::len).sum::<usize>() as u64).collect();
        let mut input = input(compressed.concat());
        let mut text = String::new();
        for (n, member) in members.iter().enumerate().filter(|(_, member)| !member.is_empty()) {
            assert!(input.starts_with(&member.as_bytes()[..5]).unwrap());
            assert_eq!(input.offset(), starts[n], "{n}");
            input.by_ref().take(member.len() as u64).read_to_string(&mut text).unwrap();
        }
        assert_eq!(text, members.concat());
        assert_eq!(input.fill_buf().unwrap(), b"");
    }

    /// `text` compressed by the program of that name; the programs of the other codecs are not ours to write.
    fn compressed_by(program: &str, text: &[u8]) -> Option<Vec<u8>> {
        let mut run = std::process::Command::new(program);
        let mut child = run.arg("-c").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        let mut stdin = child.stdin.take()?;
        let given = text.to_vec();
        let writer = std::thread::spawn(move || stdin.write_all(&given));
        let output = child.wait_with_output().ok()?;
        writer.join().ok()?.ok()?;
        Some(output.stdout)
    }

    #[test]
    fn other_codecs_are_read_as_one_where_files_were_joined() {
        let text = "The ferry sails hourly. ".repeat(10_000).into_bytes();
        for program in ["zstd", "bzip2", "xz"] {
            let Some(compressed) = compressed_by(program, &text) else {
                eprintln!("skipped: {program} is not installed");
                continue;
            };
            let joined = io::read_to_string(input([compressed.clone(), compressed.clone()].concat())).unwrap();
            assert!(joined.as_bytes() == [&text[..], &text].concat(), "{program}");
            let mut cut = input(compressed[..compressed.len() / 2].to_vec());
            assert!(cut.is_compressed());
            assert!(io::copy(&mut cut, &mut io::sink()).unwrap_err().to_string().starts_with("the "), "{program}");
        }
    }

    #[test]
    fn text_that_begins_like_a_codec_is_text() {
        for text in ["BZ", "BZh", "BZhu is a name", "BZh91AY&SX"] {
            assert_eq!(io::read_to_string(input(text.as_bytes().to_vec())).unwrap(), text);
        }
    }

    #[test]
    fn plain_bytes_are_counted() {
        let mut input = input(b"0123456789".to_vec());
        assert!(!input.is_compressed() && input.starts_with(b"012").unwrap() && !input.starts_with(b"013").unwrap());
        input.consume(4);
        assert_eq!((input.offset(), input.ready()), (4, &b"456789"[..]));
    }

    #[test]
    fn damage_is_an_error_that_says_where() {
        let compressed = gzip(&b"some words, some more words ".repeat(1000));
        let read = |bytes: Vec<u8>| io::read_to_string(input(bytes)).unwrap_err().to_string();
        assert!(read(compressed[..compressed.len() - 4].to_vec()).contains("starts at byte 0 is cut off"));
        assert!(read([&compressed[..], b"junk"].concat()).contains(&format!("byte {} is not gzip", compressed.len())));
        let mut bad = compressed.clone();
        bad[compressed.len() - 6] ^= 1;
        assert!(read([compressed.clone(), bad].concat()).contains(&format!("byte {} is damaged", compressed.len())));
        assert_eq!(io::read_to_string(input([&compressed[..], &[0; 512]].concat())).unwrap().len(), 28_000);
    }
}
