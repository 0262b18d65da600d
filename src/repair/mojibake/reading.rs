//! One line, converted back to bytes in one encoding and decoded as UTF-8 (a *reading* of the line).

use super::super::RepairOptions;
use super::evidence::{self, Weights};
use super::run::{MIN_GAIN_ALONE, Run};
use super::sequence::{EncodedLine, LineScan, Sequence};
use super::{reason, undamaged};
use crate::plausible::{BIT, Class, improbable, traits};
use crate::reason::RepairReason;
use crate::repair::utf8_encodings::candidates;

/// The reading of a line in one encoding.
pub(super) struct Reading {
    encoding: usize,
    runs: Vec<Run>,
    /// The number of characters in runs that gain enough, including undamaged ones.
    covered: usize,
    /// How well the encoding explains the line with them.
    score: i32,
    /// The number of letters, line-art characters and sequences that speak against the encoding.
    unexplained: usize,
    /// The sequences that lost a byte.
    losses: Vec<Loss>,
}

/// A sequence that lost a byte: its place, the character before it, as repaired, and its own.
struct Loss {
    at: usize,
    before: char,
    c: char,
}

/// The minimum gain of a run in a line that also contains undamaged letters of the encoding.
pub(super) const MIN_GAIN_MIXED: i32 = 16 * BIT;

/// The minimum gain when the other runs of the line support the encoding.
const MIN_GAIN_SUPPORTED: i32 = 3 * BIT;

/// The minimum gain of a run if the lines around it were misread in the same encoding (chosen by hand: of 4,000 short
/// damaged lines in 25 languages, none gains less than -4 bits).
const MIN_GAIN_NEAR_LINES: i32 = -6 * BIT;

/// How many bits that the other runs gain lower the minimum by one.
const SUPPORT_SHARE: i32 = 3;

/// What each valid sequence adds when encodings are compared.
pub(super) const VALID_SEQUENCE: i32 = 3 * BIT;

/// The encodings are listed with the most common first: those before the first number are very common, and those before
/// the second are fairly common.
const COMMON: usize = 4;
const FAIRLY_COMMON: usize = 18;

/// The lead that very common, fairly common and rare encodings need. Chosen by hand.
const RARITY: [i32; 3] = [0, 3 * BIT, 6 * BIT];

impl Reading {
    pub(super) fn new(scan: &LineScan, encoding: usize, options: &RepairOptions) -> Self {
        let mut builder = ReadingBuilder {
            scan,
            line: EncodedLine::new(scan, encoding, options),
            runs: Vec::new(),
            unexplained: 0,
            losses: Vec::new(),
        };
        builder.read();
        let ReadingBuilder { mut runs, unexplained, losses, .. } = builder;
        // Sequences that do not help are evidence against the encoding, like other letters.
        let unexplained = unexplained + runs.iter().filter(|run| run.gain <= 0).count();
        let plain = |run: &Run| (run.gain - run.lone_penalty).max(0);
        let total: i32 = runs.iter().map(plain).sum();
        for run in &mut runs {
            let support = (total - plain(run)) / SUPPORT_SHARE;
            if support < MIN_GAIN_ALONE {
                run.gain -= run.lone_penalty;
            }
            let need =
                (if unexplained == 0 { MIN_GAIN_ALONE } else { MIN_GAIN_MIXED } - support).max(MIN_GAIN_SUPPORTED);
            run.accepted = run.gain >= need;
            if run.reason == RepairReason::Mojibake {
                run.reason = reason(unexplained > 0 && support < MIN_GAIN_ALONE);
            }
        }
        let accepted = || runs.iter().filter(|run| run.accepted);
        let covered = accepted().map(|run| run.end - run.start).sum();
        let gained: i32 = accepted().map(|run| run.gain + run.sequences as i32 * VALID_SEQUENCE).sum();
        let score = gained - rarity(encoding);
        Self { encoding, runs, covered, score, unexplained, losses }
    }

    /// The encodings in which the results of its runs may be misread text once more.
    pub(super) fn layers(&self) -> u32 {
        if self.accepted().all(|run| candidates(&run.text) == 0) {
            return 0;
        }
        self.runs.iter().fold(0, |layers, run| layers | candidates(&run.text))
    }

    /// True when `line`, the same line in an encoding that has the same characters, has the same in place of lost
    /// bytes.
    pub(super) fn fills_losses_as(&self, line: &EncodedLine) -> bool {
        let is_same = |loss: &Loss| line.sequence(loss.at, loss.before).is_some_and(|sequence| sequence.c == loss.c);
        self.losses.iter().all(is_same)
    }

    /// Rejects the runs that may be undamaged text. Only the best reading needs this, since readings are compared by
    /// what they could repair.
    pub(super) fn keep_undamaged(mut self, line: &EncodedLine) -> Self {
        if self.covered > 0 {
            undamaged::keep_undamaged(line, &mut self.runs, self.unexplained);
        }
        self
    }

    /// The reading with all its runs, if `lines` around it were certainly misread in the encoding too, and nothing in
    /// the line speaks against it.
    pub(super) fn supported_by(mut self, lines: u32, line: &EncodedLine) -> Option<Self> {
        let fits = |run: &Run| !run.text.chars().any(improbable) && run.gain >= MIN_GAIN_NEAR_LINES;
        if self.is_lossy() || !self.runs.iter().all(fits) || undamaged::is_shown_or_listed(line, &self.runs) {
            return None;
        }
        for run in &mut self.runs {
            (run.accepted, run.lines) = (true, lines);
        }
        Some(self)
    }

    /// The gain of all runs together, for comparison with another encoding.
    pub(super) fn gain(&self) -> i32 {
        self.runs.iter().map(|run| run.gain).sum::<i32>() - rarity(self.encoding)
    }

    /// The reading if all non-ASCII characters of the line are repaired for certain.
    pub(super) fn if_certain(self, line: &EncodedLine, scan: &LineScan) -> Option<Self> {
        let complete = Some(self).filter(|own| own.is_complete(scan))?;
        Some(complete.keep_undamaged(line)).filter(|own| own.runs.iter().all(|run| run.accepted))
    }

    /// True when all non-ASCII characters of the line belong to runs that gain enough.
    pub(super) fn is_complete(&self, scan: &LineScan) -> bool {
        self.unexplained == 0 && self.covered >= scan.non_ascii.len()
    }

    /// True when a sequence lost a byte.
    pub(super) fn is_lossy(&self) -> bool {
        self.runs.iter().any(|run| run.reason == RepairReason::LossySequence)
    }

    /// How well the encoding explains the line, for comparison with others. Sequences that are kept because the text
    /// talks about them count: no other encoding may read them instead.
    pub(super) fn score(&self) -> i32 {
        self.score
    }

    /// How many characters the encoding explains.
    pub(super) fn covered(&self) -> usize {
        self.covered
    }

    /// How many sequences its runs worth repairing have.
    pub(super) fn sequences(&self) -> usize {
        self.accepted().map(|run| run.sequences).sum()
    }

    /// Its index among the encodings.
    pub(super) fn encoding(&self) -> usize {
        self.encoding
    }

    /// The runs worth repairing.
    pub(super) fn accepted(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().filter(|run| run.accepted)
    }

    /// The same without a copy.
    pub(super) fn into_accepted(self) -> impl Iterator<Item = Run> {
        self.runs.into_iter().filter(|run| run.accepted)
    }
}

/// By how many quarter bits the encoding must be ahead of the common ones.
pub(super) fn rarity(encoding: usize) -> i32 {
    RARITY[usize::from(encoding >= COMMON) + usize::from(encoding >= FAIRLY_COMMON)]
}

struct ReadingBuilder<'a> {
    scan: &'a LineScan,
    line: EncodedLine<'a>,
    runs: Vec<Run>,
    /// The number of letters and line-art characters that belong to no sequence.
    unexplained: usize,
    losses: Vec<Loss>,
}

impl ReadingBuilder<'_> {
    fn read(&mut self) {
        let mut end = 0;
        // No sequence starts with ASCII.
        for &at in &self.scan.non_ascii {
            if at < end {
                continue;
            }
            let prev = match self.runs.last().filter(|run| run.end == at) {
                Some(run) => run.text.chars().next_back(),
                None => at.checked_sub(1).and_then(|at| self.line.char(at)),
            };
            let before = prev.unwrap_or(' ');
            if let Some(sequence) = self.line.sequence(at, before) {
                if sequence.lost {
                    self.losses.push(Loss { at, before, c: sequence.c });
                }
                self.take(at, sequence);
                end = at + sequence.length;
            } else {
                self.unexplained += usize::from(speaks_against(self.line.chars[at].1));
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
                text: String::with_capacity(SHORT_RUN),
                gain: 0,
                sequences: 0,
                reason: RepairReason::Mojibake,
                penalty: 0,
                lone_penalty: 0,
                lines: 0,
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

/// The length of most words, in bytes.
const SHORT_RUN: usize = 24;

/// Letters and line art that belong to no sequence suggest that such characters are intended.
fn speaks_against(c: char) -> bool {
    let traits = traits(c);
    traits.is_alphabetic || traits.class == Class::Box
}
