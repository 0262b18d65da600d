//! The bytes that tell the encoding: a window that starts with the first one that encodings read differently.
//!
//! The window depends on the bytes alone, not on the pieces they come in, so a stream and the whole file decide alike.

/// Bytes of the window where most bytes are telling.
pub(super) const WINDOW: usize = 4096;

/// Telling bytes after which a window of that size is enough; more tell no more.
const ENOUGH: usize = 64;

/// Where they are rare the window is longer, but no longer than this.
pub(super) const LONGEST: usize = 1 << 16;

/// Bytes before the first telling one that are looked at with it: the word it stands in.
const BEFORE: usize = 16;

/// Windows start at a multiple of this, so that code units stay whole.
const UNIT: usize = 4;

/// The byte that begins every change of character set in ISO-2022.
pub(super) const ESCAPE: u8 = 0x1B;

/// True for bytes that encodings read differently, controls among them: they are halves of code units.
pub(super) fn is_telling(byte: u8) -> bool {
    byte >= 0x80 || byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)
}

/// Looks for the window in bytes that come in pieces.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Watch {
    /// The first telling byte.
    first: Option<usize>,
    /// Bytes looked at, and the telling ones among them.
    at: usize,
    telling: usize,
}

impl Watch {
    /// Looks at the bytes of `held` that it has not seen, which starts at the byte `base` of all; true when the window is
    /// complete.
    pub(super) fn look(&mut self, held: &[u8], base: usize) -> bool {
        if self.first.is_none() {
            self.first = held[self.at - base..].iter().position(|&b| is_telling(b)).map(|n| self.at + n);
            self.at = self.first.unwrap_or(base + held.len());
        }
        let Some(first) = self.first else { return false };
        while self.at < base + held.len() && !self.is_complete(first) {
            self.telling += usize::from(is_telling(held[self.at - base]));
            self.at += 1;
        }
        self.is_complete(first)
    }

    fn is_complete(&self, first: usize) -> bool {
        let length = self.at - first;
        length >= LONGEST || length >= WINDOW && self.telling >= ENOUGH
    }

    /// The first telling byte so far.
    pub(super) fn first(&self) -> Option<usize> {
        self.first
    }

    /// The end of what was looked at: of the window, once it is complete.
    pub(super) fn end(&self) -> usize {
        self.at
    }

    /// Where a window starts whose first telling byte is at `first`.
    pub(super) fn start(first: usize) -> usize {
        first.saturating_sub(BEFORE) / UNIT * UNIT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_is_longer_where_telling_bytes_are_rare() {
        let end = |bytes: &[u8]| {
            let mut watch = Watch::default();
            watch.look(bytes, 0);
            watch.end()
        };
        assert_eq!(end(&vec![0xE9; 1 << 17]), WINDOW);
        let rare: Vec<u8> = [b"caf\xe9 ".as_slice(), &[b'a'; 1000]].concat().repeat(200);
        assert_eq!(end(&rare), 3 + 63 * 1005 + 1);
        assert_eq!(end(&[b"\xe9".to_vec(), vec![b'a'; 1 << 17]].concat()), LONGEST);
        assert_eq!(end(b"plain"), 5);
    }
}
