//! Fast sets and maps of the words and names of a page that behave the same on every platform.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

pub(in crate::label) type Set<T> = HashSet<T, BuildHasherDefault<Spread>>;
pub(in crate::label) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;

/// Hashes words, which are hashes already, and names, which it reads eight bytes at a time.
///
/// Keys can be made to collide on purpose. Words have 32 bits, so a table with `n` slots can get `2^32 / n` of them
/// into one, and the damage does not grow with the page. Only a few longer keys may be put into a map.
#[derive(Default)]
pub(in crate::label) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|&word| self.write_u64(u64::from_le_bytes(word)));
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            self.write_u64(u64::from_le_bytes(last));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        // The golden ratio (Knuth, "The Art of Computer Programming" 3, 6.4). The upper bits are the good ones, and the
        // map uses both ends.
        self.0 = (self.0.rotate_left(26) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}
