//! Restores bytes that a damaged line lost, if the rest of the line shows what they were.
//!
//! Programs drop soft hyphens and C1 controls, straighten curly quotes and truncate text. Each of these removes a byte
//! from a sequence. A line that is mostly misread UTF-8 is searched again for such sequences.

use super::char_kind::is_rare;
use super::reading::Reading;
use super::sequence::EncodedLine;
use super::utf8;
use crate::codepage::codepages;
use crate::plausible::{BIT, Class, class, improbable, is_c1, pair};

/// A sequence with a restored byte, or `U+FFFD` where the line ends inside it.
pub(super) struct Filled {
    /// Its first character in the line, and one past its last.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) c: char,
    /// By how many quarter bits this character is cheaper than all others that fit.
    pub(super) margin: i32,
}

/// The minimum total gain of the accepted runs of a line: as much as one run needs in a line with undamaged letters.
const MIN_SUPPORT: i32 = super::reading::MIN_GAIN_MIXED;

/// By how many quarter bits the best character must be cheaper than the next (fit on the development set: no letter is
/// invented).
const MIN_MARGIN: i32 = 6 * BIT;

/// The share of the non-ASCII characters that the accepted runs must cover. In a line that is undamaged except for a
/// word, the undamaged letters would be mistaken for sequences (chosen by hand, as in `evidence.rs`).
const MIN_COVERED: f32 = 0.7;

/// The evidence that a question mark before a letter was a byte: no punctuation is used like that (chosen by hand).
const MARK_IN_WORD: i32 = 8 * BIT;

/// The margin where a line ends inside a sequence, since there is no alternative.
const CUT_MARGIN: i32 = 12 * BIT;

/// The sequences of the line that lost a byte, in text order. None touches a run that `reading` accepts.
pub(super) fn fill(line: &EncodedLine, reading: &Reading) -> Vec<Filled> {
    let gained: i32 = reading.accepted().map(|run| run.gain).sum();
    let covered: usize = reading.accepted().map(|run| run.end - run.start).sum();
    let non_ascii = line.non_ascii;
    let is_non_ascii = |&&(_, c): &&(usize, char)| !c.is_ascii();
    let explained: usize =
        reading.accepted().map(|run| line.chars[run.start..run.end].iter().filter(is_non_ascii).count()).sum();
    if gained < MIN_SUPPORT || explained == non_ascii {
        return Vec::new();
    }
    let repaired = Repaired::new(line, reading);
    let losses = || (0..line.chars.len()).map(|at| repaired.loss(at)).sum::<usize>();
    let is_most = |count: usize| count as f32 >= non_ascii as f32 * MIN_COVERED;
    if !is_most(covered) && !is_most(covered + losses()) {
        return Vec::new();
    }
    let mut filled = Vec::new();
    let mut at = 0;
    while at < line.chars.len() {
        let may_begin = !line.chars[at].1.is_ascii() && repaired.run_from[at].is_none();
        match may_begin.then(|| repaired.sequence(at)).flatten() {
            Some(sequence) => {
                at = sequence.end;
                filled.push(sequence);
            }
            None => at += 1,
        }
    }
    filled
}

/// A line with the results of its runs.
struct Repaired<'a> {
    line: &'a EncodedLine<'a>,
    /// For each character in a run: the first and the last character of the run's result.
    run_from: Vec<Option<(char, char)>>,
    losses: Losses,
}

/// Signs in the line of how it was damaged.
struct Losses {
    /// True when C1 controls and soft hyphens are still present.
    c1: bool,
    soft_hyphen: bool,
}

impl<'a> Repaired<'a> {
    fn new(line: &'a EncodedLine<'a>, reading: &Reading) -> Self {
        let mut run_from = vec![None; line.chars.len()];
        for run in reading.accepted() {
            let ends = run.text.chars().next().zip(run.text.chars().next_back());
            run_from[run.start..run.end].fill(ends);
        }
        let has = |wanted: fn(char) -> bool| line.chars.iter().any(|&(_, c)| wanted(c));
        let losses = Losses { c1: has(is_c1), soft_hyphen: has(|c| c == '\u{AD}') };
        Self { line, run_from, losses }
    }

    /// The sequence at `at` that lacks one byte.
    fn sequence(&self, at: usize) -> Option<Filled> {
        let lead = self.line.byte(at);
        let length = utf8::length(lead);
        if length == 0 {
            return None;
        }
        let is_trail = |n: &usize| self.is_free(at + n) && (0x80..0xC0).contains(&self.line.byte(at + n));
        let trails = (1..length).take_while(is_trail).count();
        let is_closing_quote = self.line.is_closing_quote(at, at + 2);
        if !is_closing_quote
            && at + 1 + trails == self.line.chars.len()
            && trails + 1 < length
            && !self.follows_undamaged_letter(at)
        {
            let end = self.line.chars.len();
            return Some(Filled { start: at, end, c: char::REPLACEMENT_CHARACTER, margin: CUT_MARGIN });
        }
        self.with_straight_quote(at, length)
            .or_else(|| self.before_question_mark(at))
            .or_else(|| self.with_dropped_byte(at, length, trails))
    }

    /// How many non-ASCII characters at `at` are what remains of a closing quote, or of a sequence whose last byte
    /// became `?`.
    fn loss(&self, at: usize) -> usize {
        if self.line.chars[at].1.is_ascii() || self.run_from[at].is_some() {
            0
        } else if self.line.is_closing_quote(at, at + 2) {
            2
        } else {
            usize::from(self.lost_to_question_mark(at))
        }
    }

    /// True for the first of two bytes with a question mark for the second.
    fn lost_to_question_mark(&self, at: usize) -> bool {
        utf8::length(self.line.byte(at)) == 2 && self.line.char(at + 1) == Some('?')
    }

    /// A sequence of two bytes, of which a byte that the encoding does not define became a question mark.
    fn before_question_mark(&self, at: usize) -> Option<Filled> {
        let lead = self.line.byte(at);
        let spelt = self.line.holes().filter_map(|byte| utf8::code(&[lead, byte]).and_then(char::from_u32));
        let spelt = spelt.filter(|&c| is_letter(c) && !GREEK_SYMBOLS.contains(&c));
        let is_inside = self.line.char(at + 2).is_some_and(char::is_alphabetic);
        let bonus = if is_inside { MARK_IN_WORD } else { 0 };
        if self.lost_to_question_mark(at) { self.best(at, at + 2, &spelt.collect::<Vec<char>>(), bonus) } else { None }
    }

    /// True when a letter before it belongs to no sequence: then this may be another such letter.
    fn follows_undamaged_letter(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let letter = |c: char| !c.is_ascii() && c.is_alphabetic();
        self.is_free(before) && self.line.char(before).is_some_and(letter)
    }

    fn is_free(&self, at: usize) -> bool {
        self.run_from.get(at).is_some_and(Option::is_none)
    }

    /// A sequence in which a straight quote replaced a curly one.
    fn with_straight_quote(&self, at: usize, length: usize) -> Option<Filled> {
        let quote = |n: usize| self.line.char(at + n).filter(|&c| self.is_free(at + n) && matches!(c, '"' | '\''));
        let place = (1..length).find(|&n| quote(n).is_some())?;
        let straight = quote(place)?;
        let mut bytes = [0; 4];
        for (n, byte) in bytes.iter_mut().enumerate().take(length).filter(|&(n, _)| n != place) {
            *byte = self.line.byte(at + n);
        }
        let page = &codepages()[self.line.encoding];
        let curly = (0x80..0xC0).filter(|&byte| page.decode(byte).is_some_and(|c| straight_of(c) == Some(straight)));
        let spelt = curly.filter_map(|byte| {
            bytes[place] = byte;
            utf8::code(&bytes[..length]).and_then(char::from_u32)
        });
        self.best(at, at + length, &spelt.collect::<Vec<char>>(), 0)
    }

    /// A sequence from which a soft hyphen or a C1 control was removed.
    fn with_dropped_byte(&self, at: usize, length: usize, trails: usize) -> Option<Filled> {
        if trails + 2 != length {
            return None;
        }
        let end = at + length - 1;
        if self.line.is_closing_quote(at, end) {
            return Some(Filled { start: at, end, c: '”', margin: MIN_MARGIN });
        }
        let page = &codepages()[self.line.encoding];
        let is_gone = |byte: u8| match page.decode(byte) {
            Some('\u{AD}') => !self.losses.soft_hyphen,
            Some(c) => !self.losses.c1 && c == char::from(byte) && byte < 0xA0,
            None => false,
        };
        let rest: Vec<u8> = (0..=trails).map(|n| self.line.byte(at + n)).collect();
        let mut spelt = Vec::new();
        for place in 1..length {
            for byte in (0x80..0xC0).filter(|&byte| is_gone(byte)) {
                let mut bytes = rest.clone();
                bytes.insert(place, byte);
                spelt.extend(utf8::code(&bytes).and_then(char::from_u32));
            }
        }
        spelt.sort_unstable();
        spelt.dedup();
        self.best(at, end, &spelt, 0)
    }

    /// The only character of `spelt` that fits between its neighbours, if all others fit much worse and the line
    /// becomes more plausible; `bonus` is other evidence for it.
    fn best(&self, start: usize, end: usize, spelt: &[char], bonus: i32) -> Option<Filled> {
        let before =
            start.checked_sub(1).map_or(' ', |at| self.run_from[at].map_or_else(|| self.char(at), |ends| ends.1));
        let after = self.run_from.get(end).copied().flatten().map_or_else(|| self.char(end), |ends| ends.0);
        let cost = |c: char| pair(before, c) + pair(c, after);
        let mut fitting: Vec<(i32, char)> =
            spelt.iter().filter(|&&c| can_be_restored(c)).map(|&c| (cost(c), c)).collect();
        crate::order::sort(&mut fitting);
        let &(least, c) = fitting.first()?;
        let old = self.line.chars[start..end].iter().map(|&(_, c)| c);
        let gain = crate::plausible::cost(before, old, after) - least + bonus;
        let margin = fitting.get(1).map_or(gain, |&(second, _)| second - least).min(gain);
        (margin >= MIN_MARGIN).then_some(Filled { start, end, c, margin })
    }

    fn char(&self, at: usize) -> char {
        self.line.char(at).unwrap_or(' ')
    }
}

/// True for a character that may be restored: direction marks and joiners are cheap everywhere and cannot be seen, and
/// hardly any language has the rare letters.
fn can_be_restored(c: char) -> bool {
    !improbable(c) && class(c) != Class::Format && !is_rare(c)
}

/// Forms of Greek letters that only formulas have.
const GREEK_SYMBOLS: std::ops::RangeInclusive<char> = '\u{3D0}'..='\u{3FF}';

fn is_letter(c: char) -> bool {
    matches!(class(c), Class::Lower(_) | Class::Upper(_))
}

/// The straight form of a curly quote.
fn straight_of(c: char) -> Option<char> {
    match c {
        '‘' | '’' => Some('\''),
        '“' | '”' => Some('"'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::repair::{RepairOptions, repair};

    fn repaired(text: &str) -> String {
        repair(text, &RepairOptions::default()).into_text().into_owned()
    }

    #[test]
    fn restores_a_soft_hyphen_if_controls_survived() {
        assert_eq!(
            repaired("Ï\u{80}Î¿Ï\u{84}Î\u{AD} Î¼Î·Î½ Î»Î\u{AD}Ï\u{82} Ï\u{80}Î¿Ï\u{84}Î"),
            "ποτέ μην λές ποτ\u{FFFD}"
        );
    }

    #[test]
    fn keeps_undamaged_letters_at_the_end_of_a_line() {
        assert_eq!(repaired("Ãra cafÃ© Ã"), "Ãra café Ã");
        assert_eq!(repaired("РїРѕРµР·Рґ РїСЂРёР±С‹Р», знаходзяцца"), "поезд прибыл, знаходзяцца");
    }
}
