//! The frames of zstd data (RFC 8878), one after the other: the crate reads a single one.

use std::io::{self, BufRead, Read};

use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// Frames that a decoder skips begin with one of 16 numbers; their length follows.
const SKIPPABLE: u32 = 0x184D_2A50;

pub(crate) struct Frames<R> {
    compressed: R,
    decoder: Box<FrameDecoder>,
}

impl<R: BufRead> Frames<R> {
    pub(crate) fn new(compressed: R) -> Self {
        Self { compressed, decoder: Box::default() }
    }

    /// Decodes until there are bytes; false at the end of the data.
    fn decode(&mut self) -> io::Result<bool> {
        while self.decoder.can_collect() == 0 {
            if !self.decoder.is_finished() {
                let step = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.compressed, step).map_err(io::Error::other)?;
            } else if !self.next_frame()? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Starts a frame, or skips one without contents; false if there is none.
    fn next_frame(&mut self) -> io::Result<bool> {
        self.check()?;
        if self.compressed.fill_buf()?.is_empty() {
            return Ok(false);
        }
        let head = self.number()?;
        if head & !0xF == SKIPPABLE {
            let length = self.number()?.into();
            io::copy(&mut self.compressed.by_ref().take(length), &mut io::sink())?;
        } else {
            let head = head.to_le_bytes();
            self.decoder.init((&head[..]).chain(&mut self.compressed)).map_err(io::Error::other)?;
        }
        Ok(true)
    }

    fn number(&mut self) -> io::Result<u32> {
        let mut bytes = [0; 4];
        self.compressed.read_exact(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    /// Compares the checksum of the frame that ended, if it has one.
    fn check(&self) -> io::Result<()> {
        match (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum()) {
            (Some(told), Some(made)) if told != made => Err(io::Error::other("the checksum does not match")),
            _ => Ok(()),
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() || !self.decode()? { Ok(0) } else { self.decoder.read(buffer) }
    }
}
