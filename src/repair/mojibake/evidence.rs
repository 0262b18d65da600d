//! Evidence for and against a run, besides the letters themselves. Every number here was chosen by hand on the
//! development set: undamaged lines must stay unchanged, even if some repairs are missed.

use super::char_kind::{is_box, is_other_script};
use super::run::Run;
use super::sequence::{EncodedLine, LineScan, Sequence};
use crate::plausible::{BIT, cost, improbable, is_c1, traits};

/// A C1 control where the encoding has a character: another encoding is more likely.
pub(super) const FORCED: i32 = 5 * BIT;

/// A space that ends a two-byte sequence: every letter occurs before a space somewhere.
pub(super) const SPACE_ENDS_PAIR: i32 = 14 * BIT;

/// The same in a longer sequence, and in `à`, the most common letter whose second byte is A0.
pub(super) const SPACE_IN_SEQUENCE: i32 = 3 * BIT;

/// `Ã` before a space and outside capitals: no language has that.
pub(super) const A_GRAVE: i32 = 8 * BIT;

/// A lost byte, or the end of a line inside a sequence.
pub(super) const LOST: i32 = 2 * BIT;
pub(super) const CUT: i32 = 20 * BIT;

/// A short run of another script in a line of Latin letters is hardly ever intended.
pub(super) const STRANGE_SCRIPT: i32 = 7 * BIT;

/// A repair does not introduce one either. Greek letters occur in formulas.
const INTRODUCES_STRANGE_SCRIPT: i32 = 14 * BIT;

/// The fewest letters of another script that may be intended.
const STRANGE_WORD_LETTERS: usize = 4;

/// If a line has this many Latin letters for each letter of another script, that letter is not intended.
const LATIN_PER_STRANGE_LETTER: usize = 12;

/// A capital at the end of a word in capitals before a sign (`NICIODATĂ™`) is mostly intended.
const SIGN_AFTER_CAPITAL: i32 = 16 * BIT;

/// A root sign or an inequality with spaces around it is mathematics.
const FREE_SIGN: i32 = 12 * BIT;

/// Two Latin capitals among others are mostly intended.
const CAPITALS: i32 = 8 * BIT;

/// Controls, and accents without a letter, are hardly ever what was written.
const EMPTY_SIGN: i32 = 12 * BIT;

/// The most common lead bytes before a sign, inside a word.
pub(super) const LEAD_BEFORE_SIGN: i32 = 4 * BIT;

/// A Greek letter inside a name of Latin letters and digits (`IL2Rγc`): this compensates for both changes of script.
pub(super) const GREEK_IN_WORD: i32 = 22 * BIT;

/// A multiplication or division sign that is not next to a letter, as in `10Ã—15`: no undamaged text has these two
/// characters there.
const OPERATOR: i32 = 8 * BIT;

/// The evidence against one sequence.
pub(super) fn penalty(line: &EncodedLine, at: usize, sequence: Sequence) -> i32 {
    let forced = (at..at + sequence.length).filter(|&n| is_forced(line, n)).count() as i32;
    let mut penalty = forced * FORCED;
    let grave_alone = sequence.c == 'à' && line.char(at + 2).is_none_or(|c| c == ' ');
    if (sequence.a0 && sequence.c == 'à' || grave_alone) && is_among_small(line, at) {
        penalty -= A_GRAVE;
    }
    // A word follows the word `à`.
    let is_word = || at.checked_sub(1).and_then(|before| line.char(before)).is_none_or(|c| !c.is_alphanumeric());
    if sequence.a0 && sequence.c == 'à' && is_word() && line.char(at + sequence.length).is_some_and(ends_clause) {
        penalty += SPACE_ENDS_PAIR;
    }
    if sequence.lost {
        penalty += if at + sequence.length == line.chars.len() && sequence.length < 3 { CUT } else { LOST };
    }
    penalty
}

fn ends_clause(c: char) -> bool {
    matches!(c, ';' | ',' | '.' | ':' | '!' | '?' | ')' | '=' | '<' | '>' | '|' | '/')
}

/// The evidence against taking a space for a byte. It does not count if the rest of the line supports the encoding.
pub(super) fn space_penalty(sequence: Sequence) -> i32 {
    match (sequence.a0, sequence.c, sequence.length) {
        (false, ..) => 0,
        (_, 'à', _) | (_, _, 3..) => SPACE_IN_SEQUENCE,
        _ => SPACE_ENDS_PAIR,
    }
}

fn is_forced(line: &EncodedLine, at: usize) -> bool {
    line.char(at).is_some_and(|c| is_c1(c) && line.inverse.entry(c).forced >> line.encoding & 1 == 1)
}

/// True when the character before `at`, and the next letter of the line, are not capitals.
fn is_among_small(line: &EncodedLine, at: usize) -> bool {
    let is_capital = |at: usize| line.char(at).is_some_and(char::is_uppercase);
    let next = (at + 1..line.chars.len()).find(|&at| line.char(at) != Some(' ')).unwrap_or(line.chars.len());
    !is_capital(at.wrapping_sub(1)) && !is_capital(next)
}

/// Words that begin with `à` and continue after the swallowed space (Portuguese).
const GO_ON: [&str; 5] = ["quele", "quela", "quilo", "s ", "s,"];

/// True for an `à` whose space, formerly A0, was the only one before the next word: the real space was lost.
pub(super) fn swallowed_a_space(line: &EncodedLine, at: usize, sequence: Sequence, text: &str) -> bool {
    if sequence.c != 'à' || sequence.length != 2 {
        return false;
    }
    let rest = at + sequence.length;
    let word_follows =
        line.char(rest).is_some_and(|c| c.is_alphanumeric() || matches!(c, '‘' | '’' | '\'' | '"' | '«'));
    let goes_on = |word: &&str| word.chars().enumerate().all(|(n, c)| line.char(rest + n) == Some(c));
    // Vietnamese has `à` inside words.
    word_follows && !GO_ON.iter().any(goes_on) && !line.vietnamese && text.ends_with('à')
}

/// The evidence from the line as a whole.
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each read by name")]
pub(super) struct Weights {
    /// True when the letters outside the runs are Latin.
    latin: bool,
    /// The block of the letters outside the runs, if they are of one other script.
    other: Option<u32>,
    /// True when the runs contain most of the non-ASCII characters.
    mostly_runs: bool,
    /// True when most of them are outside the runs.
    mostly_unclear: bool,
    /// True when the runs introduce letters of other scripts, but not enough for a word.
    few_strange: bool,
    /// True when there is more line art outside the runs than inside.
    drawn: bool,
    /// True when most lost bytes of the line belong to runs.
    losses_explained: bool,
}

impl Weights {
    pub(super) fn new(line: &EncodedLine, scan: &LineScan, runs: &[Run]) -> Self {
        let all = runs;
        let mut runs = runs.iter().peekable();
        let mut is_outside = |at: usize| {
            while runs.next_if(|run| run.end <= at).is_some() {}
            runs.peek().is_none_or(|run| at < run.start)
        };
        // ASCII letters never belong to a sequence.
        let latin = scan.ascii_letters > 0;
        let other = scan.other_script.iter().find(|&&at| is_outside(at)).map(|&at| block(line.chars[at].1));
        let covered: usize = all.iter().map(|run| run.end - run.start).sum();
        let non_ascii = scan.non_ascii.len();
        let mostly_runs = covered as f32 >= non_ascii as f32 * MIN_COVERED;
        let mostly_unclear = covered * 2 < non_ascii;
        let strange = all.iter().flat_map(|run| run.text.chars()).filter(|&c| is_other_script(c)).count();
        let few_strange = strange < STRANGE_WORD_LETTERS || strange * LATIN_PER_STRANGE_LETTER < scan.ascii_letters;
        let boxes = |from: usize, to: usize| line.chars[from..to].iter().filter(|&&(_, c)| is_box(c)).count();
        let possible = all.iter().filter(|run| scan.boxes > 0 && !run.text.chars().any(is_refused));
        let drawn = possible.map(|run| boxes(run.start, run.end)).sum::<usize>() * 2 < scan.boxes;
        let of_run = |run: &Run| run.text.matches(char::REPLACEMENT_CHARACTER).count();
        let losses_explained = scan.lost == 0 || all.iter().map(of_run).sum::<usize>() * 2 >= scan.lost;
        Self {
            latin: latin && other.is_none(),
            other,
            mostly_runs,
            mostly_unclear,
            few_strange,
            drawn,
            losses_explained,
        }
    }

    /// The gain in plausibility of the line when `run` is repaired, in quarter bits.
    pub(super) fn gain(&self, line: &EncodedLine, run: &Run) -> i32 {
        let lossy = || run.text.contains(char::REPLACEMENT_CHARACTER);
        if run.text.chars().any(is_refused) || !self.losses_explained && lossy() {
            return 0;
        }
        if self.is_guess(line, run) || run.sequences == 1 && follows_escape(line, run.start) {
            return 0;
        }
        let before = run.start.checked_sub(1).and_then(|at| line.char(at)).unwrap_or(' ');
        let after = line.char(run.end).unwrap_or(' ');
        let old = line.chars[run.start..run.end].iter().map(|&(_, c)| c);
        let old_cost = cost(before, old.clone(), after);
        let new_cost = cost(before, run.text.chars().map(as_punctuation), after);
        let new_cost = new_cost.min(next_layer(line, run, before, after).unwrap_or(new_cost));
        let mut gain = old_cost - new_cost - run.penalty;
        if self.latin && old.clone().any(is_other_script) && !run.text.chars().any(is_other_script) {
            gain += STRANGE_SCRIPT;
        }
        if self.introduces_strange_script(line, run) {
            gain -= if self.mostly_runs { INTRODUCES_STRANGE_SCRIPT / 2 } else { INTRODUCES_STRANGE_SCRIPT };
        }
        if run.sequences == 1 {
            if is_named_letter(line, run) {
                gain -= FREE_SIGN;
            }
            gain -= lone_penalty(before, &line.chars[run.start..run.end], after, &run.text);
        }
        gain
    }

    /// True when letters of another script would be replaced by nothing but `U+FFFD`, or would appear in a Latin line
    /// that remains mostly unclear, or when the line is drawn rather than written.
    fn is_guess(&self, line: &EncodedLine, run: &Run) -> bool {
        let old = || line.chars[run.start..run.end].iter().map(|&(_, c)| c);
        let only_lost = run.text.chars().all(|c| c == char::REPLACEMENT_CHARACTER) && old().any(is_other_script);
        let line_art = self.drawn && old().any(is_box);
        line_art || only_lost && !self.mostly_runs || self.mostly_unclear && self.introduces_strange_script(line, run)
    }

    /// True when the repair introduces a few letters of a script that occurs nowhere else in the line, before or after
    /// the repair.
    fn introduces_strange_script(&self, line: &EncodedLine, run: &Run) -> bool {
        if !self.latin && self.other.is_none() || self.mostly_runs && !(self.latin && self.few_strange) {
            return false;
        }
        let known = |c: char| {
            let of_its_block = |&(_, old): &(usize, char)| is_other_script(old) && block(old) == block(c);
            self.other == Some(block(c)) || line.chars[run.start..run.end].iter().any(of_its_block)
        };
        let strange = |&c: &char| is_other_script(c) && !('\u{370}'..'\u{400}').contains(&c) && !known(c);
        (1..STRANGE_WORD_LETTERS).contains(&run.text.chars().filter(strange).count())
    }
}

/// The minimum share of the non-ASCII characters that are in runs if the runs are the content of the line.
const MIN_COVERED: f32 = 0.7;

/// A C1 control in a result is another layer that will become punctuation.
pub(super) fn as_punctuation(c: char) -> char {
    if is_c1(c) { '’' } else { c }
}

/// The cost of another layer (chosen by hand: one in twenty cases has two layers).
const LAYER: i32 = 4 * BIT;

/// The cost of the run if its result is itself misread UTF-8, in the same encoding or in the most common.
fn next_layer(line: &EncodedLine, run: &Run, before: char, after: char) -> Option<i32> {
    let first = line.inverse.entry(run.text.chars().next()?);
    if first.lead & (1 << line.encoding | 1) == 0 {
        return None;
    }
    let chars: Vec<(usize, char)> = run.text.char_indices().collect();
    if chars.len() < 2 || chars.len() > LONGEST_LAYER {
        return None;
    }
    let whole = |encoding| line.through(&chars, encoding).whole_text();
    let texts = whole(line.encoding).into_iter().chain(whole(0));
    texts.map(|text| LAYER + cost(before, text.chars().map(as_punctuation), after)).min()
}

/// How many characters of a run are tested for another layer; longer runs have enough evidence.
pub(super) const LONGEST_LAYER: usize = 64;

/// True for a letter that the text talks about: `a lot of Ã’s`.
fn is_named_letter(line: &EncodedLine, run: &Run) -> bool {
    let is_word = |at: usize| line.char(at).is_some_and(char::is_alphanumeric);
    let apostrophe = run.end.checked_sub(1).and_then(|at| line.char(at)) == Some('’');
    let starts_word = run.start.checked_sub(1).is_none_or(|at| !is_word(at));
    apostrophe && starts_word && line.char(run.end) == Some('s') && !is_word(run.end + 1)
}

/// The evidence against a lone run from its result. It does not count if the rest of the line supports the encoding.
pub(super) fn sign_penalty(line: &EncodedLine, run: &Run) -> i32 {
    // `Â€` is a windows-1252 byte that passed through Latin-1 and UTF-8.
    let through_latin1 = line.char(run.start) == Some('Â');
    let is_control = |c: char| c < '\u{A0}' && !(through_latin1 && super::super::western::western(c).is_some());
    let is_empty = |c| is_control(c) || matches!(c, '¸' | '¨' | '¯' | '´');
    let alone = run.sequences == 1 && run.end - run.start == 2;
    if alone && run.text.chars().all(is_empty) { EMPTY_SIGN } else { 0 }
}

/// True after the start of an escape in an address (`/foo%2Â©zbar`), which says that not all of it is text.
fn follows_escape(line: &EncodedLine, at: usize) -> bool {
    let digits =
        (at.saturating_sub(2)..at).rev().take_while(|&at| line.char(at).is_some_and(|c| c.is_ascii_hexdigit()));
    let digits = digits.count();
    digits > 0 && at.checked_sub(digits + 1).and_then(|at| line.char(at)) == Some('%')
}

/// The evidence against a run of one sequence from its surroundings.
fn lone_penalty(before: char, old: &[(usize, char)], after: char, new: &str) -> i32 {
    let &[(_, lead), (_, trail)] = old else { return 0 };
    let sign = matches!(trail, '™' | '®' | '©' | '¡' | '”' | '…' | '»' | '€' | '£');
    if lead.is_uppercase() && !matches!(lead, 'Ã' | 'Â') && sign && before.is_uppercase() && !after.is_alphanumeric()
    {
        return SIGN_AFTER_CAPITAL;
    }
    if is_operator(lead, trail) && !before.is_alphabetic() && !after.is_alphabetic() {
        return -OPERATOR;
    }
    let free = !before.is_alphanumeric() && !after.is_alphanumeric();
    let mathematical = |c: char| matches!(c, '√' | '∆' | '∂' | '∑' | '∫' | 'π' | '°' | '≈' | '≠');
    let capital = |c: char| c.is_uppercase() && c < '\u{250}';
    if capital(lead) && capital(trail) && (capital(before) || capital(after)) {
        return CAPITALS;
    }
    let greek = matches!(lead, 'Î' | 'Ï') && new.chars().all(|c| ('\u{370}'..'\u{400}').contains(&c));
    if greek && !trail.is_alphabetic() && before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric() {
        return -GREEK_IN_WORD;
    }
    if matches!(lead, 'Ã' | 'Î' | 'Ï') && !trail.is_alphabetic() && after.is_alphanumeric()
        || starts_letter(lead) && is_never_in_word(trail) && after.is_ascii_lowercase()
    {
        return -LEAD_BEFORE_SIGN;
    }
    let meant = mathematical(lead) && mathematical(trail) && free || (lead, trail) == ('¬', '´') && free || lead == '×';
    if meant { FREE_SIGN } else { 0 }
}

/// True for the Latin capitals that are the first byte of a letter in the encodings of Europe.
pub(super) fn starts_letter(c: char) -> bool {
    matches!(c, 'Ã' | 'Ä' | 'Å' | 'Ă' | 'Ĺ')
}

/// True for a sign that no language writes inside a word.
fn is_never_in_word(c: char) -> bool {
    matches!(
        c,
        '»' | '›'
            | '“'
            | '„'
            | '†'
            | '‡'
            | '‰'
            | '¦'
            | '§'
            | '±'
            | '¶'
            | '¤'
            | '¨'
            | '¯'
            | '¸'
            | '¢'
            | '£'
            | '¥'
            | '€'
            | '…'
    )
}

/// True for `×` and `÷`, read in windows-1252.
fn is_operator(lead: char, trail: char) -> bool {
    lead == 'Ã' && matches!(trail, '—' | '·')
}

/// The most that [`lone_penalty`] may count in favour of a run of one sequence.
pub(super) fn lone_gain(old: &[char], after: char) -> i32 {
    let &[lead, trail] = old else { return 0 };
    if is_operator(lead, trail) {
        return OPERATOR;
    }
    if traits(trail).is_alphabetic || !after.is_alphanumeric() {
        0
    } else if matches!(lead, 'Î' | 'Ï') && after.is_ascii() {
        GREEK_IN_WORD
    } else {
        LEAD_BEFORE_SIGN
    }
}

/// A number that is approximately the same for all letters of a script.
fn block(c: char) -> u32 {
    match c as u32 {
        0x1F00..0x2000 => 0x370 >> 7,
        0x2E80..0x1_0000 => 0x2E80 >> 7,
        0x400..0x530 => 0x400 >> 7,
        0x590..0x800 => c as u32 >> 8,
        code => code >> 7,
    }
}

/// C1 controls are accepted, because the next round may turn them into punctuation.
fn is_refused(c: char) -> bool {
    improbable(c) && !is_c1(c)
}
