//! What the lines of a text say about the encoding in which it was misread.

use std::cell::RefCell;

/// What one line says. Encodings are bits of a set.
#[derive(Clone, Copy)]
pub(super) struct Vote {
    /// The encodings in which it may have been misread.
    pub(super) possible: u32,
    /// The encodings in which it was certainly misread, all with the same result.
    pub(super) certain: u32,
}

/// The votes of the last lines, so that hardly any line is examined twice, however many lines ask about it.
#[derive(Default)]
pub(super) struct Votes(RefCell<Vec<Slot>>);

/// The address of a line in memory, and its vote.
type Slot = (usize, Option<Vote>);

/// How many votes are remembered. A line needs those of two dozen others, which hardly ever share a slot.
const SLOTS: usize = 1 << SLOT_BITS;
const SLOT_BITS: u32 = 10;

impl Votes {
    /// The vote of a line, a slice of the input or of the text around it. ASCII has none.
    pub(super) fn of(&self, line: &str, vote: impl FnOnce() -> Option<Vote>) -> Option<Vote> {
        if line.is_ascii() {
            return None;
        }
        let place = line.as_ptr().addr();
        let mut slots = self.0.borrow_mut();
        // No line is at address 0.
        slots.resize(SLOTS, (0, None));
        let slot = &mut slots[slot_of(place)];
        if slot.0 != place {
            *slot = (place, vote());
        }
        slot.1
    }
}

/// The slot of a line: the top bits of a product with the golden ratio (Knuth's multiplicative hashing).
fn slot_of(place: usize) -> usize {
    ((place as u32).wrapping_mul(0x9E37_79B1) >> (u32::BITS - SLOT_BITS)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_examined_once() {
        let (votes, line, mut examined) = (Votes::default(), "é".to_owned(), 0);
        for _ in 0..2 {
            let vote = votes.of(&line, || {
                examined += 1;
                Some(Vote { possible: 1, certain: 0 })
            });
            assert_eq!(vote.map(|vote| vote.possible), Some(1));
        }
        assert_eq!(examined, 1);
    }

    #[test]
    fn ascii_lines_have_no_vote() {
        let vote = || Some(Vote { possible: 1, certain: 1 });
        assert!(Votes::default().of("e", vote).is_none());
    }
}
