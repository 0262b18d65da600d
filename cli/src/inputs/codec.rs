//! Compressed files other than gzip, which `compressed` reads itself: zstd, bzip2 and xz.

use std::io::{self, BufReader, Read};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    Zstd,
    Bzip2,
    Xz,
}

/// The codec of a file, judging by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    Is(Codec),
    /// More bytes are needed to decide.
    Open,
    None,
}

/// Any digit but 0 in [`STARTS`]: the level of compression. It occurs in no other place.
const LEVEL: u8 = b'?';

/// What files begin with. In bzip2 the letters and the level alone are text as well. The digits of pi follow, which
/// begin a block, or those of its root, which end a file without blocks.
const STARTS: [(Codec, &[u8]); 4] = [
    (Codec::Zstd, &[0x28, 0xB5, 0x2F, 0xFD]),
    (Codec::Bzip2, b"BZh?\x31\x41\x59\x26\x53\x59"),
    (Codec::Bzip2, b"BZh?\x17\x72\x45\x38\x50\x90"),
    (Codec::Xz, &[0xFD, b'7', b'z', b'X', b'Z', 0]),
];

impl Codec {
    /// The largest number of bytes needed to decide.
    pub(super) const HEAD: usize = 10;

    /// The codec of a file that begins with `head`.
    pub(super) fn of(head: &[u8]) -> Guess {
        let fits = |start: &[u8]| start.iter().zip(head).all(|(&own, &byte)| is_like(own, byte));
        match STARTS.iter().find(|(_, start)| fits(start)) {
            Some((codec, start)) if head.len() >= start.len() => Guess::Is(*codec),
            Some(_) => Guess::Open,
            None => Guess::None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Zstd => "zstd",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
        }
    }

    /// The contents of `compressed`. Files that were joined are read as one.
    pub(super) fn reader(self, compressed: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Decoded { codec: self, reader: self.decoder(BufReader::new(compressed))? }))
    }

    #[cfg(not(target_os = "wasi"))]
    #[allow(clippy::unnecessary_wraps, reason = "on WASI there are no decoders")]
    fn decoder(self, compressed: BufReader<Box<dyn Read + Send>>) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::Zstd => Box::new(super::zstd::Frames::new(compressed)),
            Self::Bzip2 => Box::new(bzip2::bufread::MultiBzDecoder::new(compressed)),
            Self::Xz => Box::new(lzma_rust2::XzReader::new(compressed, true)),
        })
    }

    #[cfg(target_os = "wasi")]
    fn decoder(self, _: BufReader<Box<dyn Read + Send>>) -> io::Result<Box<dyn Read + Send>> {
        let name = self.name();
        Err(io::Error::other(format!("is compressed with {name}; the npm package supports only gzip")))
    }
}

fn is_like(own: u8, byte: u8) -> bool {
    if own == LEVEL { (b'1'..=b'9').contains(&byte) } else { own == byte }
}

/// Names the codec in its errors.
struct Decoded {
    codec: Codec,
    reader: Box<dyn Read + Send>,
}

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.reader.read(buffer).map_err(|error| {
            let what = if error.kind() == io::ErrorKind::UnexpectedEof { "cut off" } else { "damaged" };
            io::Error::new(error.kind(), format!("the {} data is {what}", self.codec.name()))
        })
    }
}
