//! One line read backwards in one encoding.

use super::super::RepairOptions;
use super::super::control::western;
use super::{reason, utf8};
use crate::codepage::{Inverse, inverse};
use crate::plausible::{BIT, cost, improbable};
use crate::reason::RepairReason;

/// Neighbouring sequences, and what they spell.
pub(super) struct Run {
    /// First character of the line that belongs to it, and one past the last.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    /// Quarter bits by which the line gets more plausible.
    pub(super) gain: i32,
    pub(super) sequences: usize,
    pub(super) reason: RepairReason,
    /// Quarter bits that the run must gain besides, for the spaces it takes for the byte A0.
    debt: i32,
    accepted: bool,
}

/// A line in one encoding.
pub(super) struct Reading {
    runs: Vec<Run>,
}

/// Bits that a run must gain by itself in a line that holds nothing else of the encoding (a judgement).
const ALONE: i32 = 10 * BIT;

/// The same in a line that also holds sound letters of the encoding.
const AGAINST: i32 = 16 * BIT;

/// What is left of it when the other runs of the line speak for the encoding.
const SUPPORTED: i32 = 3 * BIT;

/// Bits of the other runs that lower the need by one.
const SUPPORT_SHARE: i32 = 3;

/// A C1 control that the encoding has a character for: it rather was another encoding.
const FORCED: i32 = 5 * BIT;

/// What each valid sequence adds when encodings are compared.
const VALID: i32 = 3 * BIT;

/// A short stretch of another script in a line of Latin letters is hardly ever meant.
const STRANGE_SCRIPT: i32 = 7 * BIT;

/// `Ã` before a space and no capital: no language has that.
const A_GRAVE: i32 = 8 * BIT;

/// Bits that a space must bring to count as the end of a pair: every letter stands before a space some time.
const SPACE_ENDS_PAIR: i32 = 14 * BIT;

/// The same in a longer sequence, and in `à`, the commonest letter whose second byte is A0.
const SPACE_IN_SEQUENCE: i32 = 3 * BIT;

/// Bits that the other runs must gain to count as support.
const SUPPORT: i32 = 24 * BIT;

impl Reading {
    pub(super) fn new(chars: &[(usize, char)], encoding: usize, options: &RepairOptions) -> Self {
        let mut reader = Reader { chars, encoding, inverse: inverse(), runs: Vec::new(), left: 0 };
        reader.read(options);
        let Reader { mut runs, left, .. } = reader;
        let total: i32 = runs.iter().map(|run| run.gain.max(0)).sum();
        for run in &mut runs {
            let support = (total - run.gain.max(0)) / SUPPORT_SHARE;
            let need = (if left == 0 { ALONE } else { AGAINST } - support).max(SUPPORTED);
            run.accepted = run.gain >= need;
            if run.reason == RepairReason::Mojibake {
                run.reason = reason(left > 0 && support < ALONE);
            }
        }
        Self { runs }
    }

    /// How well the encoding explains the line, to compare encodings by.
    pub(super) fn score(&self) -> i32 {
        self.accepted().map(|run| run.gain + run.sequences as i32 * VALID).sum()
    }

    /// The runs worth repairing.
    pub(super) fn accepted(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(|run| run.accepted)
    }
}

struct Reader<'a> {
    chars: &'a [(usize, char)],
    encoding: usize,
    inverse: &'static Inverse,
    runs: Vec<Run>,
    /// Letters of the encoding that belong to no sequence.
    left: usize,
}

/// One sequence: the characters it takes, what it spells, and whether a space stood for the byte A0.
struct Sequence {
    length: usize,
    c: char,
    a0: bool,
}

impl Reader<'_> {
    fn read(&mut self, options: &RepairOptions) {
        let mut at = 0;
        while at < self.chars.len() {
            match self.sequence(at, options) {
                Some(sequence) => {
                    self.take(at, &sequence);
                    at += sequence.length;
                }
                None => {
                    self.left += usize::from(self.is_left(at));
                    at += 1;
                }
            }
        }
        let strange = if self.is_latin_line() { STRANGE_SCRIPT } else { 0 };
        for run in &mut self.runs {
            let before = run.start.checked_sub(1).map_or(' ', |at| self.chars[at].1);
            let after = self.chars.get(run.end).map_or(' ', |&(_, c)| c);
            let old = &self.chars[run.start..run.end];
            let was = cost(before, old.iter().map(|&(_, c)| c), after);
            let is = cost(before, run.text.chars().map(|c| western(c).unwrap_or(c)), after);
            let bonus = if old.iter().any(|&(_, c)| is_other_script(c)) && !run.text.chars().any(is_other_script) {
                strange
            } else {
                0
            };
            run.gain = if run.text.chars().any(refused) { 0 } else { was - is - run.debt + bonus };
        }
    }

    /// True when the letters outside the runs are Latin.
    fn is_latin_line(&self) -> bool {
        let mut runs = self.runs.iter().peekable();
        let (mut latin, mut other) = (0, 0);
        for (at, &(_, c)) in self.chars.iter().enumerate() {
            while runs.next_if(|run| run.end <= at).is_some() {}
            if runs.peek().is_none_or(|run| at < run.start) {
                latin += usize::from(c.is_ascii_alphabetic());
                other += usize::from(is_other_script(c));
            }
        }
        other == 0 && latin > 0
    }

    fn take(&mut self, at: usize, sequence: &Sequence) {
        match self.runs.last_mut().filter(|run| run.end == at) {
            Some(run) => {
                run.end += sequence.length;
                run.text.push(sequence.c);
                run.sequences += 1;
            }
            None => self.runs.push(Run {
                start: at,
                end: at + sequence.length,
                text: sequence.c.to_string(),
                gain: 0,
                sequences: 1,
                reason: RepairReason::Mojibake,
                debt: 0,
                accepted: false,
            }),
        }
        let forced = (at..at + sequence.length).filter(|&n| self.is_forced(n)).count() as i32;
        let among_small = self.is_among_small(at);
        if let Some(run) = self.runs.last_mut() {
            run.debt += forced * FORCED;
        }
        if let Some(run) = self.runs.last_mut().filter(|_| sequence.a0) {
            run.reason = RepairReason::ByteA0;
            run.debt += match (sequence.c, sequence.length) {
                ('à', _) => SPACE_IN_SEQUENCE - if among_small { A_GRAVE } else { 0 },
                (_, 2) => SPACE_ENDS_PAIR,
                _ => SPACE_IN_SEQUENCE,
            };
        }
    }

    fn is_forced(&self, at: usize) -> bool {
        self.inverse.entry(self.chars[at].1).forced >> self.encoding & 1 == 1
    }

    /// True when no capital stands before the character at `at`, or next in its line.
    fn is_among_small(&self, at: usize) -> bool {
        let is_capital = |at: usize| self.chars.get(at).is_some_and(|(_, c)| c.is_uppercase());
        let next = (at + 1..self.chars.len()).find(|&at| self.chars[at].1 != ' ').unwrap_or(self.chars.len());
        !is_capital(at.wrapping_sub(1)) && !is_capital(next)
    }

    fn is_left(&self, at: usize) -> bool {
        let c = self.chars[at].1;
        c.is_alphabetic() && !c.is_ascii() && self.inverse.entry(c).own >> self.encoding & 1 == 1
    }

    /// The byte of the character at `at`; 0 where it has none above ASCII.
    fn byte(&self, at: usize) -> u8 {
        self.chars.get(at).map_or(0, |&(_, c)| self.inverse.entry(c).bytes[self.encoding])
    }

    fn sequence(&self, at: usize, options: &RepairOptions) -> Option<Sequence> {
        let lead = self.byte(at);
        let length = utf8::length(lead);
        if length == 0 {
            return None;
        }
        let mut bytes = [lead, 0, 0, 0];
        let mut a0 = false;
        for n in 1..length {
            bytes[n] = self.byte(at + n);
            if options.restore_byte_a0 && self.chars.get(at + n).is_some_and(|&(_, c)| c == ' ') {
                bytes[n] = 0xA0;
                a0 = true;
            }
        }
        let code = utf8::code(&bytes[..length])?;
        match char::from_u32(code) {
            Some(c) => Some(Sequence { length, c, a0 }),
            None => self.surrogates(at, code),
        }
    }

    /// Two sequences of three bytes that are the halves of one character, as Java and old databases write it.
    fn surrogates(&self, at: usize, high: u32) -> Option<Sequence> {
        let low = utf8::code(&[self.byte(at + 3), self.byte(at + 4), self.byte(at + 5)])?;
        Some(Sequence { length: 6, c: utf8::join(high, low)?, a0: false })
    }
}

/// True for letters of a script other than Latin.
fn is_other_script(c: char) -> bool {
    c >= '\u{370}' && c.is_alphabetic() && !('\u{1E00}'..='\u{1EFF}').contains(&c)
}

/// C1 controls are let through: they may be a layer on the way to something better.
fn refused(c: char) -> bool {
    improbable(c) && !('\u{80}'..='\u{9F}').contains(&c)
}
