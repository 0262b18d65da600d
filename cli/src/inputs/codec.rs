//! Compressed files other than gzip, which `compressed` reads itself: zstd, bzip2 and xz.

use std::io::{self, BufReader, Read};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    Zstd,
    Bzip2,
    Xz,
}

/// What the first bytes of a file say about its codec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Guess {
    Is(Codec),
    /// It takes more bytes to tell.
    Open,
    None,
}

impl Codec {
    /// The blocks of a bzip2 file begin with the digits of pi; an empty file has none and ends with those of its root.
    const BZIP2_BLOCKS: [[u8; 6]; 2] = [[0x31, 0x41, 0x59, 0x26, 0x53, 0x59], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]];

    /// The most bytes that it takes to tell.
    pub(super) const HEAD: usize = 10;

    /// The codec of a file that begins with `head`.
    pub(super) fn of(head: &[u8]) -> Guess {
        let mut guess = Guess::None;
        for codec in [Self::Zstd, Self::Bzip2, Self::Xz] {
            for magic in codec.magic() {
                if head.starts_with(&magic) {
                    return Guess::Is(codec);
                }
                if magic.starts_with(head) {
                    guess = Guess::Open;
                }
            }
        }
        guess
    }

    /// What a file may begin with.
    fn magic(self) -> Vec<Vec<u8>> {
        match self {
            Self::Zstd => vec![vec![0x28, 0xB5, 0x2F, 0xFD]],
            // The letters and the level alone are text as well.
            Self::Bzip2 => {
                let head = |level| Self::BZIP2_BLOCKS.map(|block| [b"BZh", &[level][..], &block].concat());
                (b'1'..=b'9').flat_map(head).collect()
            }
            Self::Xz => vec![vec![0xFD, b'7', b'z', b'X', b'Z', 0]],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Zstd => "zstd",
            Self::Bzip2 => "bzip2",
            Self::Xz => "xz",
        }
    }

    /// The contents of `packed`. Files that were joined are read as one.
    pub(super) fn reader(self, packed: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Decoded { codec: self, reader: self.decoder(BufReader::new(packed))? }))
    }

    #[cfg(not(target_os = "wasi"))]
    #[allow(clippy::unnecessary_wraps, reason = "on WASI there are no decoders")]
    fn decoder(self, packed: BufReader<Box<dyn Read + Send>>) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::Zstd => Box::new(super::zstd::Frames::new(packed)),
            Self::Bzip2 => Box::new(bzip2::bufread::MultiBzDecoder::new(packed)),
            Self::Xz => Box::new(lzma_rust2::XzReader::new(packed, true)),
        })
    }

    #[cfg(target_os = "wasi")]
    fn decoder(self, _: BufReader<Box<dyn Read + Send>>) -> io::Result<Box<dyn Read + Send>> {
        let name = self.name();
        Err(io::Error::other(format!("is compressed with {name}; the command of the npm package reads gzip alone")))
    }
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
