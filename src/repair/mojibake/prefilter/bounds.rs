//! Upper bounds of the gain of the sequences of a line, if they are converted back.

use super::super::{evidence, reading::VALID_SEQUENCE};
use crate::codepage::CharBytes;
use crate::plausible::{BIT, Traits, improbable, is_c1, pair_of, traits};

/// The sequences of one encoding; bounds in quarter bits.
#[derive(Clone, Copy)]
pub(super) struct LineBound {
    /// The gain of all closed runs.
    pub(super) total: i32,
    /// Their additional gain if the rest of the line is Latin.
    pub(super) strange: i32,
    /// The most that they add to a score, roughly and closely.
    pub(super) rank: i32,
    pub(super) score: i32,
    /// The number of characters in sequences.
    pub(super) covered: usize,
    /// Encodings may differ in what a reading makes of the sequences: bytes were lost, or there is one more layer.
    pub(super) differs: bool,
    /// The run that may continue.
    pub(super) run: RunBound,
}

/// Adjacent sequences.
#[derive(Clone, Copy)]
pub(super) struct RunBound {
    /// The offset where it ends.
    pub(super) end: usize,
    /// The last character of its result.
    pub(super) last: char,
    /// Its gain without the transition to the text after it, and with it.
    pub(super) inner: i32,
    pub(super) gain: i32,
    /// The evidence against its spaces, and the number of its sequences; both may count in the score.
    pub(super) space_penalty: i32,
    pub(super) sequences: i32,
    /// The part of the gain that comes from a Greek letter, and the part that a run of one sequence really gets for it.
    pub(super) greek: i32,
    pub(super) lone: i32,
    pub(super) refused: bool,
    pub(super) strange: bool,
    /// True when its result may itself be misread text.
    pub(super) is_layer: bool,
}

pub(super) const NO_RUN: RunBound = RunBound {
    end: usize::MAX,
    last: ' ',
    inner: 0,
    gain: 0,
    space_penalty: 0,
    sequences: 0,
    greek: 0,
    lone: 0,
    refused: false,
    strange: false,
    is_layer: false,
};
pub(super) const NO_SEQUENCES: LineBound =
    LineBound { total: 0, strange: 0, rank: 0, score: 0, covered: 0, differs: false, run: NO_RUN };

/// How a sequence ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With its last byte, or a space or `U+FFFD` for it.
    Trail,
    /// With a question mark for its last byte.
    Mark,
    /// Too early, at the end of the line.
    Line,
}

/// A sequence in the line, independent of the encoding.
pub(super) struct Site {
    /// Byte offsets.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) before: Traits,
    pub(super) after: (char, Traits),
    /// The number of its characters, the characters, and their bytes in all encodings.
    pub(super) length: usize,
    pub(super) chars: [char; 4],
    pub(super) entries: [&'static CharBytes; 4],
    pub(super) kind: End,
    /// The cost of the line as it is, without the character after the sequence; and the cost of that character.
    pub(super) was: i32,
    pub(super) tail: i32,
    pub(super) strange: bool,
    pub(super) has_space: bool,
}

impl Site {
    pub(super) fn entries(&self) -> &[&'static CharBytes] {
        &self.entries[..self.length]
    }

    /// How many of its characters are C1 controls that stand for other characters of the encoding.
    fn forced(&self, encoding: usize) -> i32 {
        self.entries().iter().filter(|entry| entry.forced >> encoding & 1 == 1).count() as i32
    }

    /// The evidence against reading its space as a byte of `c`; 0 if it has none.
    fn space_penalty(&self, c: char) -> i32 {
        match (self.has_space, c, self.length) {
            (false, ..) => 0,
            (_, 'à', _) | (_, _, 3..) => evidence::SPACE_IN_SEQUENCE,
            _ => evidence::SPACE_ENDS_PAIR,
        }
    }
}

/// More than any line needs.
pub(super) const ALWAYS: i32 = 1 << 20;

/// The allowance for [`weigh`] when it finds `à` before a swallowed space (a bound: the space costs less than the text
/// it separates).
pub(super) const SWALLOWED_SPACE: i32 = 10 * BIT;

impl LineBound {
    /// A character in two halves needs a reading, whatever it gains.
    pub(super) fn add_always(&mut self) {
        self.differs = true;
        for sum in [&mut self.total, &mut self.rank, &mut self.score] {
            *sum = sum.saturating_add(ALWAYS);
        }
    }

    /// Adds the sequence at `site`, which spells `c`.
    pub(super) fn add(&mut self, site: &Site, c: char, encoding: usize, is_layer: bool) {
        self.covered += site.length;
        let continues = self.run.end == site.start;
        if !continues {
            self.close();
        }
        let before = if continues { traits(self.run.last) } else { site.before };
        self.run.add(site, c, before, encoding);
        self.run.is_layer |= is_layer;
    }

    /// Ends the run.
    pub(super) fn close(&mut self) {
        let run = std::mem::replace(&mut self.run, NO_RUN);
        if run.end == usize::MAX || run.refused {
            return;
        }
        // Long runs are not examined for one more layer.
        if run.is_layer && run.sequences as usize <= evidence::LONGEST_LAYER {
            self.add_always();
        }
        self.total = self.total.saturating_add(run.gain.max(0));
        let valid = run.sequences * VALID_SEQUENCE;
        let rank = (run.gain + run.space_penalty + evidence::STRANGE_SCRIPT).max(0) + valid;
        self.rank = self.rank.saturating_add(rank);
        let strange = if run.strange { evidence::STRANGE_SCRIPT } else { 0 };
        let score = (run.gain - run.greek + run.lone + run.space_penalty + strange).max(0) + valid;
        self.score = self.score.saturating_add(score);
        if run.strange {
            self.strange += (run.gain + evidence::STRANGE_SCRIPT).max(0) - run.gain.max(0);
        }
    }
}

impl RunBound {
    /// Adds the sequence at `site`, which encodes `c` and follows `before`.
    pub(super) fn add(&mut self, site: &Site, c: char, before: Traits, encoding: usize) {
        let is_first = self.end == usize::MAX;
        let (after, after_traits) = site.after;
        let chars = &site.chars[..site.length];
        let space = site.space_penalty(c);
        let mut against = site.forced(encoding) * evidence::FORCED + space;
        self.space_penalty += space;
        self.sequences += 1;
        if c == 'à' && (site.has_space || after == ' ') {
            against -= evidence::A_GRAVE + if site.has_space { SWALLOWED_SPACE } else { 0 };
        }
        let read = traits(evidence::as_punctuation(c));
        let (mut first, mut end) = (pair_of(before, read), pair_of(read, after_traits));
        if c == char::REPLACEMENT_CHARACTER {
            against += if site.kind == End::Line && site.length < 3 { evidence::CUT } else { evidence::LOST };
            if site.kind != End::Line {
                // Its byte may be restored to whatever fits best.
                (first, end) = (MIN_COST, MIN_COST.min(end));
            }
        }
        (self.greek, self.lone) = (0, 0);
        if is_first && matches!(chars[0], 'Ã' | 'Î' | 'Ï') {
            end -= evidence::GREEK_IN_WORD;
            (self.greek, self.lone) = (evidence::GREEK_IN_WORD, evidence::lone_gain(chars, after));
        } else if is_first && evidence::starts_letter(chars[0]) {
            end -= evidence::LEAD_BEFORE_SIGN;
            (self.greek, self.lone) = (evidence::LEAD_BEFORE_SIGN, evidence::lone_gain(chars, after));
        }
        self.inner += site.was - first - against;
        self.gain = self.inner + site.tail - end;
        self.end = site.end;
        self.last = c;
        self.refused |= improbable(c) && !is_c1(c);
        self.strange |= site.strange;
    }
}

/// The least cost of any character.
pub(super) const MIN_COST: i32 = 4 * BIT;
