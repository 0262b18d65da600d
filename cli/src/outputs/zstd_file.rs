//! Writes zstd data. The encoder of `ruzstd` pulls its input and panics on errors, so it runs in its own thread, which
//! receives the data through a channel. Errors of the file are stored until they can be reported.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use ruzstd::encoding::{CompressionLevel, compress};

use super::whole_file::WholeFile;

/// The size of the pieces that the encoder gets, in bytes: that of a block of zstd.
const PIECE: usize = 128 << 10;

/// How many pieces may wait for the encoder.
const MAX_WAITING: usize = 4;

/// A file whose contents are compressed with zstd.
pub(crate) struct ZstdFile {
    piece: Vec<u8>,
    /// `None` at the end: without a sender the encoder sees the end of its input.
    pieces: Option<SyncSender<Vec<u8>>>,
    encoder: Option<JoinHandle<io::Result<WholeFile>>>,
}

impl ZstdFile {
    pub(super) fn new(file: WholeFile) -> io::Result<Self> {
        let (pieces, received) = sync_channel(MAX_WAITING);
        let encoder = thread::Builder::new().name("zstd".into()).spawn(move || encode(received, file))?;
        Ok(Self { piece: Vec::with_capacity(PIECE), pieces: Some(pieces), encoder: Some(encoder) })
    }

    /// Compresses what is left and returns the file.
    pub(super) fn finish(mut self) -> io::Result<WholeFile> {
        let sent = self.send();
        let file = self.end()?;
        sent.map(|()| file)
    }

    fn send(&mut self) -> io::Result<()> {
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        let sent = self.pieces.as_ref().is_some_and(|pieces| pieces.send(piece).is_ok());
        if sent { Ok(()) } else { Err(failed()) }
    }

    /// Waits for the encoder, which ends when it has no more input.
    fn end(&mut self) -> io::Result<WholeFile> {
        self.pieces = None;
        self.encoder.take().and_then(|encoder| encoder.join().ok()).unwrap_or_else(|| Err(failed()))
    }
}

fn failed() -> io::Error {
    io::Error::other("the zstd encoder failed")
}

impl Drop for ZstdFile {
    /// Waits until an incomplete file is removed.
    fn drop(&mut self) {
        let _ = self.end();
    }
}

impl Write for ZstdFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..count]);
        if self.piece.len() == PIECE {
            self.send()?;
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn encode(pieces: Receiver<Vec<u8>>, file: WholeFile) -> io::Result<WholeFile> {
    let mut drain = Drain { file, error: None };
    compress(Pieces { received: pieces, piece: Vec::new(), read: 0 }, &mut drain, CompressionLevel::Fastest);
    drain.error.map_or(Ok(drain.file), Err)
}

/// Reads the pieces one after the other.
struct Pieces {
    received: Receiver<Vec<u8>>,
    piece: Vec<u8>,
    read: usize,
}

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.read == self.piece.len() {
            let Ok(piece) = self.received.recv() else { return Ok(0) };
            (self.piece, self.read) = (piece, 0);
        }
        let count = (&self.piece[self.read..]).read(buffer)?;
        self.read += count;
        Ok(count)
    }
}

/// Writes to the file until an error occurs, and ignores what comes after it.
struct Drain {
    file: WholeFile,
    error: Option<io::Error>,
}

impl Write for Drain {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.error.is_none() {
            self.error = self.file.write_all(bytes).err();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
