//! Splits a stream into chunks of whole lines.

use std::io::{self, BufRead, Read};

use super::compressed::{Input, line_feeds};

/// A chunk with at least this many bytes takes no further line: large enough that the cost of passing it on is
/// negligible.
const CHUNK: usize = 256 << 10;

/// Whole lines of the input.
pub(crate) struct Chunk {
    /// The lines, with their line feeds.
    pub(crate) bytes: Vec<u8>,
    /// The number of the first line, from 1.
    pub(crate) first: u64,
    /// True when this is the start of one line longer than `max_record`.
    pub(crate) too_long: bool,
    /// How many of the non-empty lines were processed in an earlier run.
    pub(crate) skip: u64,
}

/// The chunks of an input, in order. A chunk ends when no further whole line is available, so that a program that
/// writes a line and waits for the result gets it.
pub(crate) struct Chunks {
    input: Input,
    line: u64,
    /// Longer lines are an error, so that memory stays bounded for any input.
    max_record: u64,
    /// Lines that start here or later belong to another run.
    end: u64,
}

impl Chunks {
    /// The chunks from line number `line` on, up to the first line that starts at byte `end` or later.
    pub(crate) fn new(input: Input, max_record: u64, line: u64, end: u64) -> Self {
        Self { input, line, max_record, end }
    }

    fn read(&mut self) -> io::Result<Option<Chunk>> {
        let mut bytes = Vec::new();
        self.input.fill_buf()?;
        // The lines of a compressed file have no offset of their own: they belong to the run that owns the start of the
        // file.
        if !self.input.is_compressed() && self.input.offset() >= self.end {
            return Ok(None);
        }
        // The line feed does not make a line too long.
        self.input.by_ref().take(self.max_record.saturating_add(1)).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let first = self.line;
        let too_long = bytes.len() as u64 > self.max_record && !bytes.ends_with(b"\n");
        if too_long {
            self.input.skip_until(b'\n')?;
            self.line += 1;
            bytes.clear();
            return Ok(Some(Chunk { bytes, first, too_long, skip: 0 }));
        }
        while bytes.len() < CHUNK && self.take_ready(&mut bytes) {}
        self.line += line_feeds(&bytes);
        Ok(Some(Chunk { bytes, first, too_long, skip: 0 }))
    }

    /// Takes the whole lines that are available without waiting; false if there are none.
    fn take_ready(&mut self, bytes: &mut Vec<u8>) -> bool {
        let left = if self.input.is_compressed() { u64::MAX } else { self.end.saturating_sub(self.input.offset()) };
        let ready = self.input.ready();
        let within = &ready[..ready.len().min(usize::try_from(left).unwrap_or(usize::MAX))];
        let Some(last) = memchr::memrchr(b'\n', within) else { return false };
        bytes.extend_from_slice(&within[..=last]);
        self.input.consume(last + 1);
        true
    }
}

impl Iterator for Chunks {
    type Item = io::Result<Chunk>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

impl Chunk {
    /// How many results the chunk gets.
    pub(crate) fn record_count(&self) -> u64 {
        u64::from(self.too_long) + self.lines().count() as u64
    }

    /// The non-empty lines with their numbers.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let ends = memchr::memchr_iter(b'\n', &self.bytes).chain([self.bytes.len()]);
        let lines = ends.scan(0, |start, end| Some(&self.bytes[std::mem::replace(start, end + 1)..end]));
        (self.first..).zip(lines).filter(|(_, line)| !line.trim_ascii().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inputs::compressed::tests::{gzip, input};

    fn chunks(bytes: Vec<u8>, max_record: u64, end: u64) -> impl Iterator<Item = Chunk> {
        Chunks::new(input(bytes), max_record, 1, end).map(Result::unwrap)
    }

    #[test]
    fn lines_are_counted_and_none_is_lost() {
        let text = ("a\n\nb\r\n".repeat(200_000) + "last").into_bytes();
        for bytes in [text.clone(), gzip(&text)] {
            let mut all = Vec::new();
            let mut line = 1;
            for chunk in chunks(bytes, 1000, u64::MAX) {
                assert_eq!(chunk.first, line);
                line += line_feeds(&chunk.bytes);
                all.extend_from_slice(&chunk.bytes);
            }
            assert!(all == text);
        }
    }

    #[test]
    fn a_line_that_is_too_long_is_skipped() {
        let text = format!("a\n{}\nc\n", "b".repeat(200_000));
        let seen: Vec<(u64, bool, usize)> = chunks(text.into(), 100_000, u64::MAX)
            .map(|chunk| (chunk.first, chunk.too_long, chunk.bytes.len()))
            .collect();
        assert_eq!(seen, [(1, false, 2), (2, true, 0), (3, false, 2)]);
    }

    #[test]
    fn lines_after_the_end_are_not_read() {
        let text = "aa\nbb\ncc\n".repeat(100_000).into_bytes();
        for end in [0, 1, 3, 4, 299_998, 300_000, 1_000_000] {
            let taken: usize = chunks(text.clone(), 1000, end).map(|chunk| chunk.bytes.len()).sum();
            assert_eq!(taken as u64, end.div_ceil(3).min(300_000) * 3, "{end}");
        }
    }
}
