//! Maps characters back to bytes, in all encodings at once.

use std::sync::OnceLock;

use super::{COUNT, codepages};

/// Room for the encodings, in whole words.
const ROOM: usize = COUNT.next_multiple_of(8);

/// The bytes of one character in each encoding. A set of encodings is a bit mask in the order of [`codepages`].
#[derive(Clone, Copy)]
pub(crate) struct CharBytes {
    /// Its byte (80 to FF) in each encoding; 0 if it has none.
    pub(crate) bytes: [u8; ROOM],
    /// The encodings in which its byte can start a UTF-8 sequence: C2 to F4.
    pub(crate) lead: u32,
    /// The encodings in which its byte can start a sequence of three or more bytes, and of four.
    pub(crate) long_lead: u32,
    pub(crate) longest_lead: u32,
    /// The encodings in which its byte can continue a sequence: 80 to BF.
    pub(crate) trail: u32,
    /// The encodings that define it. In the others, decoders use it for an undefined byte.
    pub(crate) own: u32,
    /// The encodings in which it is a C1 control that stands for a byte with another character.
    pub(crate) forced: u32,
}

const NO_BYTES: CharBytes =
    CharBytes { bytes: [0; ROOM], lead: 0, long_lead: 0, longest_lead: 0, trail: 0, own: 0, forced: 0 };

impl CharBytes {
    /// The encodings in `among` in which the character is the same byte as in `encoding`, defined in the same way.
    #[inline]
    pub(crate) fn alike(&self, encoding: usize, among: u32) -> u32 {
        let same = self.with_byte(self.bytes[encoding], among);
        same & if self.forced >> encoding & 1 == 1 { self.forced } else { !self.forced }
    }

    /// The encodings in `among` in which it is that byte.
    #[inline]
    pub(crate) fn with_byte(&self, byte: u8, among: u32) -> u32 {
        // Eight bytes at a time: those that are equal become 80, and a product gathers their top bits.
        const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;
        const GATHER: u64 = 0x0102_0408_1020_4080;
        let wanted = u64::from_le_bytes([byte; 8]);
        let mut same = 0;
        let (words, _) = self.bytes.as_chunks::<8>();
        for (at, &eight) in words.iter().enumerate() {
            let other = u64::from_le_bytes(eight) ^ wanted;
            let equal = !(((other & LOW) + LOW) | other | LOW);
            same |= (((equal >> 7).wrapping_mul(GATHER) >> 56) as u32) << (8 * at);
        }
        same & among
    }
}

/// Characters per block of the index.
const BLOCK: usize = 64;

/// Two-level index of the first Unicode plane: the block of a character, then its entry. Entry 0 is empty.
pub(crate) struct Inverse {
    blocks: [u16; 0x1_0000 / BLOCK],
    ids: Vec<[u16; BLOCK]>,
    entries: Vec<CharBytes>,
}

impl Inverse {
    /// The entry of `c`; empty for characters that no encoding contains.
    pub(crate) fn entry(&self, c: char) -> &CharBytes {
        let at = c as usize;
        match self.blocks.get(at / BLOCK) {
            Some(&block) => &self.entries[usize::from(self.ids[usize::from(block)][at % BLOCK])],
            None => &self.entries[0],
        }
    }

    fn entry_mut(&mut self, unit: u16) -> &mut CharBytes {
        let at = usize::from(unit);
        if self.blocks[at / BLOCK] == 0 {
            self.blocks[at / BLOCK] = self.ids.len() as u16;
            self.ids.push([0; BLOCK]);
        }
        let id = &mut self.ids[usize::from(self.blocks[at / BLOCK])][at % BLOCK];
        if *id == 0 {
            *id = self.entries.len() as u16;
            self.entries.push(NO_BYTES);
        }
        &mut self.entries[usize::from(*id)]
    }

    /// Notes that `unit` is `byte` in an encoding, unless it already is another byte there.
    fn set(&mut self, unit: u16, encoding: usize, byte: u8, own: bool) {
        let entry = self.entry_mut(unit);
        if entry.bytes[encoding] != 0 {
            return;
        }
        entry.bytes[encoding] = byte;
        entry.lead |= u32::from((0xC2..=0xF4).contains(&byte)) << encoding;
        entry.long_lead |= u32::from((0xE0..=0xF4).contains(&byte)) << encoding;
        entry.longest_lead |= u32::from((0xF0..=0xF4).contains(&byte)) << encoding;
        entry.trail |= u32::from((0x80..=0xBF).contains(&byte)) << encoding;
        entry.own |= u32::from(own) << encoding;
    }
}

/// Encodings that also cover an ISO encoding, which has C1 controls where they have characters.
const CONTAINS_ISO: [&str; 3] = ["windows-1252", "windows-1254", "windows-874"];

/// Characters from older tables of an encoding: koi8-u has box drawings in RFC 2319 where the WHATWG has a Belarusian
/// letter.
const OLDER: [(&str, char, u8); 2] = [("koi8-u", '╝', 0xAE), ("koi8-u", '╬', 0xBE)];

/// The index of all encodings.
///
/// Decoders turn an undefined byte into different characters, and all of them count as that byte: the C1 control with
/// the same number (browsers), the windows-1252 character (seen on Thai pages), the Latin-1 character. In encodings of
/// the windows and ISO families every C1 control counts as its byte, because text decoded as Latin-1 is full of them.
pub(crate) fn inverse() -> &'static Inverse {
    static INVERSE: OnceLock<Inverse> = OnceLock::new();
    INVERSE.get_or_init(build)
}

fn build() -> Inverse {
    let mut inverse = Inverse { blocks: [0; 0x1_0000 / BLOCK], ids: vec![[0; BLOCK]], entries: vec![NO_BYTES] };
    let western = &codepages()[0].high;
    for (encoding, page) in codepages().iter().enumerate() {
        let defined = (0x80..=0xFFu8).zip(page.high).filter(|&(_, unit)| unit != 0);
        defined.for_each(|(byte, unit)| inverse.set(unit, encoding, byte, true));
        for (_, c, byte) in OLDER.iter().filter(|(name, ..)| *name == page.name) {
            inverse.set(*c as u16, encoding, *byte, false);
        }
        let browsers = page.name.starts_with("windows") || page.name.starts_with("iso");
        for (byte, unit) in (0x80..=0xFFu8).zip(page.high) {
            let hole = unit == 0 || unit == u16::from(byte);
            if byte < 0xA0 && browsers {
                inverse.set(u16::from(byte), encoding, byte, false);
                if !hole && !CONTAINS_ISO.contains(&page.name) {
                    inverse.entry_mut(u16::from(byte)).forced |= 1 << encoding;
                }
            }
            if hole && browsers {
                inverse.set(western[usize::from(byte - 0x80)], encoding, byte, false);
                inverse.set(u16::from(byte), encoding, byte, false);
            }
        }
    }
    inverse
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_that_agree_are_found_together() {
        for c in "éЖ™\u{80}\u{FFFD}a─".chars() {
            let entry = inverse().entry(c);
            for encoding in 0..COUNT {
                let same = |other: &usize| entry.bytes[*other] == entry.bytes[encoding];
                let mask: u32 = (0..COUNT).filter(same).map(|other| 1 << other).sum();
                assert_eq!(entry.with_byte(entry.bytes[encoding], u32::MAX >> 2), mask, "{c} {encoding}");
            }
        }
    }

    #[test]
    fn undefined_bytes_are_windows_1252_or_c1_characters() {
        let thai = codepages().iter().position(|p| p.name == "windows-874").unwrap();
        let byte = |c| inverse().entry(c).bytes[thai];
        assert_eq!((byte('โ'), byte('€'), byte('™'), byte('\u{99}')), (0xE2, 0x80, 0x99, 0x99));
        assert_eq!(byte('漢'), 0);
        assert_eq!(byte('\u{1F600}'), 0);
    }
}
