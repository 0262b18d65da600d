//! The window of bytes from which the encoding is determined. It starts with the first byte that encodings read
//! differently.
//!
//! The window depends only on the bytes, not on how they arrive, so a stream and a whole file give the same result.

/// The size of the window if enough of its bytes are distinguishing.
pub(super) const WINDOW: usize = 4096;

/// How many distinguishing bytes are enough for a window of that size. More would not help.
const MIN_DISTINGUISHING: usize = 64;

/// The largest window, for files in which distinguishing bytes are rare.
pub(super) const LONGEST: usize = 1 << 16;

/// How many bytes before the first distinguishing one are examined: the word it belongs to.
const BYTES_BEFORE: usize = 16;

/// Windows start at a multiple of this, so that code units are not split.
const ALIGNMENT: usize = 4;

/// The byte that starts every change of the character set in ISO-2022.
pub(super) const ESCAPE: u8 = 0x1B;

/// True for bytes that encodings read differently. This includes controls, which may be halves of code units.
pub(super) fn is_distinguishing(byte: u8) -> bool {
    byte >= 0x80 || byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)
}

/// Finds the window in bytes that arrive in pieces.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WindowFinder {
    /// The offset of the first distinguishing byte.
    first: Option<usize>,
    /// The number of bytes examined, and of the distinguishing ones among them.
    at: usize,
    distinguishing: usize,
}

impl WindowFinder {
    /// Examines the new bytes of `held`, which starts at offset `base` of the input. Returns true when the window is
    /// complete.
    pub(super) fn scan(&mut self, held: &[u8], base: usize) -> bool {
        if self.first.is_none() {
            self.first = held[self.at - base..].iter().position(|&b| is_distinguishing(b)).map(|n| self.at + n);
            self.at = self.first.unwrap_or(base + held.len());
        }
        let Some(first) = self.first else { return false };
        while self.at < base + held.len() && !self.is_complete(first) {
            self.distinguishing += usize::from(is_distinguishing(held[self.at - base]));
            self.at += 1;
        }
        self.is_complete(first)
    }

    fn is_complete(&self, first: usize) -> bool {
        let length = self.at - first;
        length >= LONGEST || length >= WINDOW && self.distinguishing >= MIN_DISTINGUISHING
    }

    /// The offset of the first distinguishing byte so far.
    pub(super) fn first(&self) -> Option<usize> {
        self.first
    }

    /// The end of the bytes examined: the end of the window, once it is complete.
    pub(super) fn end(&self) -> usize {
        self.at
    }

    /// The start of a window whose first distinguishing byte is at `first`.
    pub(super) fn start(first: usize) -> usize {
        first.saturating_sub(BYTES_BEFORE) / ALIGNMENT * ALIGNMENT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_is_longer_where_distinguishing_bytes_are_rare() {
        let end = |bytes: &[u8]| {
            let mut finder = WindowFinder::default();
            finder.scan(bytes, 0);
            finder.end()
        };
        assert_eq!(end(&vec![0xE9; 1 << 17]), WINDOW);
        let rare: Vec<u8> = [b"caf\xe9 ".as_slice(), &[b'a'; 1000]].concat().repeat(200);
        assert_eq!(end(&rare), 3 + 63 * 1005 + 1);
        assert_eq!(end(&[b"\xe9".to_vec(), vec![b'a'; 1 << 17]].concat()), LONGEST);
        assert_eq!(end(b"plain"), 5);
    }
}
