//! What the lines of a text say about the encoding in which it was misread.

use std::cell::RefCell;

/// What one line says. Encodings are bits of a set.
#[derive(Clone, Copy)]
pub(super) struct Vote {
    /// The encodings in which it may have been misread.
    pub(super) possible: u32,
    /// Those in which it was misread for certain, all with the same result.
    pub(super) certain: u32,
}

/// The votes of the last lines, so that hardly any line is examined twice, however many lines ask about it.
#[derive(Default)]
pub(super) struct Votes(RefCell<Vec<Slot>>);

/// The place of a line in memory, and its vote.
type Slot = (usize, Option<Vote>);

/// How many votes are remembered: a line asks about two dozen others. A power of two.
const SLOTS: usize = 256;
/// Lines closer together than this many bytes share a slot; those of a list hardly ever are.
const APART: usize = 8;

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
        let slot = &mut slots[place / APART % SLOTS];
        if slot.0 != place {
            *slot = (place, vote());
        }
        slot.1
    }
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
    fn ascii_has_no_vote() {
        let vote = || Some(Vote { possible: 1, certain: 1 });
        assert!(Votes::default().of("e", vote).is_none());
    }
}
