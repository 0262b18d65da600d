//! Text that occurs on the page more than once.

use super::words::Words;

/// The repetitions of all blocks.
pub(in crate::label) struct Repetition {
    /// How often the text of each block occurs on the page.
    pub count: Vec<u16>,
    /// True when an earlier block has the same text.
    pub is_repeat: Vec<bool>,
}

impl Repetition {
    pub(super) fn of(words: &Words) -> Self {
        let mut order: Vec<u32> = (0..words.blocks.len() as u32).collect();
        let hash = |n: u32| words.blocks[n as usize].hash;
        order.sort_unstable_by_key(|&n| (hash(n), n));
        let mut count = vec![1; order.len()];
        let mut is_repeat = vec![false; order.len()];
        for group in order.chunk_by(|&a, &b| hash(a) == hash(b)) {
            for (k, &n) in group.iter().enumerate() {
                count[n as usize] = group.len().min(usize::from(u16::MAX)) as u16;
                is_repeat[n as usize] = k > 0;
            }
        }
        Self { count, is_repeat }
    }
}
