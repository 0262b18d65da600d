//! One line read backwards in one encoding.

use super::super::RepairOptions;
use super::evidence::{self, Weights};
use super::sequence::{Line, Scan, Sequence};
use super::{reason, sound};
use crate::plausible::{BIT, Class, traits};
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
    /// Quarter bits that speak against it besides.
    pub(super) penalty: i32,
    /// The same where nothing else in the line speaks for the encoding: for spaces taken for bytes, for empty signs.
    lone_penalty: i32,
    pub(super) accepted: bool,
}

/// A line in one encoding.
pub(super) struct Reading {
    encoding: usize,
    runs: Vec<Run>,
    /// Characters in runs that gain enough, be they sound or not.
    covered: usize,
}

/// Bits that a run must gain by itself in a line that holds nothing else of the encoding (chosen by hand).
pub(super) const ALONE: i32 = 10 * BIT;

/// The same in a line that also holds sound letters of the encoding.
pub(super) const AGAINST: i32 = 16 * BIT;

/// What is left of it when the other runs of the line speak for the encoding.
const SUPPORTED: i32 = 3 * BIT;

/// Bits of the other runs that lower the need by one.
const SUPPORT_SHARE: i32 = 3;

/// What each valid sequence adds when encodings are compared.
pub(super) const VALID: i32 = 3 * BIT;

/// Encodings are listed commonest first; so many of them are as common as any, so many fairly common.
const COMMON: usize = 4;
const FAIRLY_COMMON: usize = 18;

/// Bits that a less common encoding must be ahead (judgements).
const RARITY: [i32; 3] = [0, 3 * BIT, 6 * BIT];

impl Reading {
    pub(super) fn new(scan: &Scan, encoding: usize, options: &RepairOptions) -> Self {
        let mut reader = Reader { scan, line: Line::new(scan, encoding, options), runs: Vec::new(), left: 0 };
        reader.read();
        let Reader { line, mut runs, left, .. } = reader;
        // Sequences that do not help speak against the encoding like other letters.
        let left = left + runs.iter().filter(|run| run.gain <= 0).count();
        let plain = |run: &Run| (run.gain - run.lone_penalty).max(0);
        let total: i32 = runs.iter().map(plain).sum();
        for run in &mut runs {
            let support = (total - plain(run)) / SUPPORT_SHARE;
            if support < ALONE {
                run.gain -= run.lone_penalty;
            }
            let need = (if left == 0 { ALONE } else { AGAINST } - support).max(SUPPORTED);
            run.accepted = run.gain >= need;
            if run.reason == RepairReason::Mojibake {
                run.reason = reason(left > 0 && support < ALONE);
            }
        }
        let covered = runs.iter().filter(|run| run.accepted).map(|run| run.end - run.start).sum();
        if covered > 0 {
            sound::keep_sound(&line, &mut runs, left);
        }
        Self { encoding, runs, covered }
    }

    /// How well the encoding explains the line, to compare encodings by.
    pub(super) fn score(&self) -> i32 {
        let score: i32 = self.accepted().map(|run| run.gain + run.sequences as i32 * VALID).sum();
        score - rarity(self.encoding)
    }

    /// How many characters the encoding explains.
    pub(super) fn covered(&self) -> usize {
        self.covered
    }

    /// Its place among the encodings.
    pub(super) fn encoding(&self) -> usize {
        self.encoding
    }

    /// The runs worth repairing.
    pub(super) fn accepted(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(|run| run.accepted)
    }
}

/// Quarter bits that the encoding must be ahead of the common ones.
pub(super) fn rarity(encoding: usize) -> i32 {
    RARITY[usize::from(encoding >= COMMON) + usize::from(encoding >= FAIRLY_COMMON)]
}

struct Reader<'a> {
    scan: &'a Scan,
    line: Line<'a>,
    runs: Vec<Run>,
    /// Letters and lines that belong to no sequence.
    left: usize,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut end = 0;
        // ASCII begins no sequence.
        for &at in &self.scan.odd {
            if at < end {
                continue;
            }
            let prev = match self.runs.last().filter(|run| run.end == at) {
                Some(run) => run.text.chars().next_back(),
                None => at.checked_sub(1).and_then(|at| self.line.char(at)),
            };
            if let Some(sequence) = self.line.sequence(at, prev.unwrap_or(' ')) {
                self.take(at, sequence);
                end = at + sequence.length;
            } else {
                self.left += usize::from(speaks_against(self.line.chars[at].1));
            }
        }
        let weights = Weights::new(&self.line, self.scan, &self.runs);
        for run in &mut self.runs {
            run.gain = weights.gain(&self.line, run);
            run.lone_penalty += evidence::sign_penalty(&self.line, run);
        }
    }

    fn take(&mut self, at: usize, sequence: Sequence) {
        if self.runs.last().is_none_or(|run| run.end != at) {
            self.runs.push(Run {
                start: at,
                end: at,
                text: String::new(),
                gain: 0,
                sequences: 0,
                reason: RepairReason::Mojibake,
                penalty: 0,
                lone_penalty: 0,
                accepted: false,
            });
        }
        let Some(run) = self.runs.last_mut() else { return };
        run.text.push(sequence.c);
        run.end += sequence.length;
        run.sequences += 1;
        run.penalty += evidence::penalty(&self.line, at, sequence);
        run.lone_penalty += evidence::space_penalty(sequence);
        if sequence.a0 {
            run.reason = RepairReason::ByteA0;
            if evidence::swallowed_a_space(&self.line, at, sequence, &run.text) {
                run.text.push(' ');
            }
        }
        if sequence.lost {
            run.reason = RepairReason::LossySequence;
        }
    }
}

/// Letters and line art that belong to no sequence are a sign that such characters are meant.
fn speaks_against(c: char) -> bool {
    let traits = traits(c);
    traits.is_alphabetic || traits.class == Class::Box
}
