//! FNV-1a (Fowler, Noll and Vo): a short hash that is the same on every platform and in every release.

/// The initial value of a 32-bit hash.
pub(crate) const BASIS_32: u32 = 0x811C_9DC5;
/// The initial value of a 64-bit hash.
pub(crate) const BASIS_64: u64 = 0xCBF2_9CE4_8422_2325;

/// Adds one value, a byte or a character, to a 32-bit hash.
pub(crate) const fn add_32(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193)
}

/// Adds one value to a 64-bit hash.
pub(crate) const fn add_64(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0000_0100_0000_01B3)
}

/// The 32-bit hash of `bytes`.
pub(crate) fn hash_32(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(BASIS_32, |hash, byte| add_32(hash, u32::from(byte)))
}

/// The 64-bit hash of `bytes`.
pub(crate) fn hash_64(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(BASIS_64, |hash, byte| add_64(hash, u64::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The authors' test vectors (<http://www.isthe.com/chongo/tech/comp/fnv/>).
    #[test]
    fn known_hashes() {
        assert_eq!(hash_32(*b""), 0x811C_9DC5);
        assert_eq!(hash_32(*b"foobar"), 0xBF9C_F968);
        assert_eq!(hash_64(*b"foobar"), 0x8594_4171_F739_67E8);
    }
}
