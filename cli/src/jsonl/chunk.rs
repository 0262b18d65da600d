//! Cuts a stream into chunks of whole lines.

use std::io::{self, BufRead, BufReader, Read};

/// A chunk takes no further line once it holds this many bytes: large enough that handing it over costs nothing.
const CHUNK: usize = 256 << 10;
/// Bytes asked for at once; a pipe gives no more.
const BUFFER: usize = 64 << 10;
/// Longer lines are an error of their own: memory must stay bounded whatever comes in.
pub(super) const MAX_LINE: u64 = 1 << 30;

/// Whole lines of the input.
pub(super) struct Chunk {
    /// The lines, with their line feeds.
    pub(super) bytes: Vec<u8>,
    /// Number of the first line, from 1.
    pub(super) first: u64,
    /// True when this is the start of one line longer than [`MAX_LINE`].
    pub(super) too_long: bool,
}

/// The chunks of `reader`, in order. A chunk ends where the reader has no further whole line at hand, so that a
/// program that writes a line and waits for the answer gets it.
pub(super) struct Chunks<R> {
    reader: BufReader<R>,
    line: u64,
}

impl<R: Read> Chunks<R> {
    pub(super) fn new(reader: R) -> Self {
        Self { reader: BufReader::with_capacity(BUFFER, reader), line: 1 }
    }

    fn read(&mut self) -> io::Result<Option<Chunk>> {
        let mut bytes = Vec::new();
        self.reader.by_ref().take(MAX_LINE).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let first = self.line;
        let too_long = bytes.len() as u64 == MAX_LINE && !bytes.ends_with(b"\n");
        if too_long {
            self.reader.skip_until(b'\n')?;
            self.line += 1;
            bytes.clear();
            return Ok(Some(Chunk { bytes, first, too_long }));
        }
        while bytes.len() < CHUNK && self.take_ready(&mut bytes) {}
        self.line += line_feeds(&bytes);
        Ok(Some(Chunk { bytes, first, too_long }))
    }

    /// Moves the whole lines that need no waiting; false when there is none.
    fn take_ready(&mut self, bytes: &mut Vec<u8>) -> bool {
        let ready = self.reader.buffer();
        let Some(last) = ready.iter().rposition(|&b| b == b'\n') else { return false };
        bytes.extend_from_slice(&ready[..=last]);
        self.reader.consume(last + 1);
        true
    }
}

impl<R: Read> Iterator for Chunks<R> {
    type Item = io::Result<Chunk>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

fn line_feeds(bytes: &[u8]) -> u64 {
    // Counts that fit a byte are added many at a time.
    let count = |part: &[u8]| part.iter().map(|&byte| u8::from(byte == b'\n')).sum::<u8>();
    bytes.chunks(usize::from(u8::MAX)).map(|part| u64::from(count(part))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_and_none_is_lost() {
        let text = "a\n\nb\r\n".repeat(200_000) + "last";
        let mut all = Vec::new();
        let mut line = 1;
        for chunk in Chunks::new(text.as_bytes()).map(Result::unwrap) {
            assert_eq!(chunk.first, line);
            line += line_feeds(&chunk.bytes);
            all.extend_from_slice(&chunk.bytes);
        }
        assert_eq!(all, text.as_bytes());
    }
}
