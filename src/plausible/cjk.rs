//! The costs of Chinese, Japanese and Korean characters.

use std::sync::OnceLock;

use super::BIT;
use super::letter_table as table;

/// The first character of the ideographs and of the syllables, and their number.
const HAN: (u32, usize) = (0x4E00, 0x5200);
const HANGUL: (u32, usize) = (0xAC00, 11_172);

/// The frequency classes of one block; class 0 contains the rest.
struct Block {
    han: Vec<u8>,
    hangul: Vec<u8>,
}

/// The bits of an ideograph and of a syllable by frequency class. Classes of 150, 450 and 900 characters share the
/// frequency that a corpus leaves them, according to the counts that the table was made from.
const HAN_BITS: [i32; 4] = [17, 8, 10, 12];
const HANGUL_BITS: [i32; 4] = [15, 7, 9, 12];

fn block() -> &'static Block {
    static BLOCK: OnceLock<Block> = OnceLock::new();
    BLOCK.get_or_init(|| {
        let mut block = Block { han: vec![0; HAN.1], hangul: vec![0; HANGUL.1] };
        let han = [
            [table::SIMPLIFIED_1, table::TRADITIONAL_1, table::JAPANESE_1],
            [table::SIMPLIFIED_2, table::TRADITIONAL_2, table::JAPANESE_2],
            [table::SIMPLIFIED_3, table::TRADITIONAL_3, table::JAPANESE_3],
        ];
        let hangul = [[table::KOREAN_1], [table::KOREAN_2], [table::KOREAN_3]];
        fill(&mut block.han, HAN.0, &han);
        fill(&mut block.hangul, HANGUL.0, &hangul);
        block
    })
}

/// Stores the class of every character; the most frequent class wins.
fn fill<const N: usize>(classes: &mut [u8], first: u32, groups: &[[&str; N]]) {
    for (class, group) in (1..).zip(groups) {
        for c in group.iter().flat_map(|text| text.chars()) {
            let at = (c as u32 - first) as usize;
            if let Some(known) = classes.get_mut(at).filter(|known| **known == 0) {
                *known = class;
            }
        }
    }
}

/// The cost of an ideograph or a Hangul syllable, in quarter bits; `None` for other characters.
pub(super) fn cost(c: char) -> Option<i32> {
    let code = c as u32;
    let class = |classes: &[u8], first: u32| classes.get((code.wrapping_sub(first)) as usize).copied();
    let bits = if code < HANGUL.0 {
        HAN_BITS[usize::from(class(&block().han, HAN.0)?)]
    } else {
        HANGUL_BITS[usize::from(class(&block().hangul, HANGUL.0)?)]
    };
    Some(bits * BIT)
}
