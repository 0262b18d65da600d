//! Recognises undamaged text that happens to be valid UTF-8 when it is converted back to bytes. Such runs must not be
//! repaired.
//!
//! A run of several sequences hardly ever arises by chance, but one or two do in any sufficiently long text: a word
//! whose letters are the bytes of a sequence in some encoding, a letter before a sign, a list of letters, a text about
//! mojibake. Each function here recognises one such case. Every number was chosen by hand on a corpus of undamaged text
//! (benches/negative), which must not change, even if some repairs are missed.

use std::cell::OnceCell;

use super::char_kind::{is_box, is_other_script, is_rare};
use super::lists::is_listed;
use super::quotation;
use super::run::{MIN_GAIN_ALONE, Run};
use super::sequence::{EncodedLine, QUOTATION};
use crate::codepage::codepages;
use crate::plausible::{self, BIT, Class, Script, traits};
use crate::reason::RepairReason;

/// A run of at least this many sequences needs no other evidence.
pub(super) const MIN_CERTAIN_SEQUENCES: usize = 3;

/// A run of more sequences than this whose result is in several scripts is text in several languages.
const MAX_MIXED: usize = 4;

/// What the other runs of a line must gain in total to support one that could be sound.
const MIN_SUPPORT: i32 = 20 * BIT;

/// The minimum excess cost in bits of two letters, and of three or more, in a run that consists only of letters.
const MIN_PAIR_EXCESS: i64 = 6;
const MIN_WORD_EXCESS: i64 = 8;

/// Marks each accepted run that must stay as it is. `unexplained` is the number of letters and lines outside the runs.
pub(super) fn keep_undamaged(line: &EncodedLine, runs: &mut [Run], unexplained: usize) {
    let accepted = |run: &&Run| run.accepted;
    if is_unexplained(line, runs) {
        runs.iter_mut().for_each(|run| run.accepted = false);
        return;
    }
    let scripts = Scripts::new(line);
    let count = runs.iter().filter(accepted).count();
    let listed = is_list_of_sequences(line, runs);
    let is_shown = |run: &Run| listed || quotation::is_shown(line, run, count);
    let covered: usize = runs.iter().filter(accepted).map(|run| run.end - run.start).sum();
    let odd_one_out = |run: &Run| unexplained > 0 && run.sequences == 1 && run.text.chars().any(is_rare);
    // Runs in a list of letters are not evidence for the rest of the line.
    for run in runs.iter_mut().filter(|run| run.accepted) {
        run.accepted = !is_listed(line.chars, run.start, run.end);
    }
    let mut gained = 0;
    let mut doubtful = vec![false; runs.len()];
    for (run, doubtful) in runs.iter().zip(&mut doubtful).filter(|(run, _)| run.accepted) {
        // Once the other runs support it, doubt matters only if their support does not count.
        let matters = gained < MIN_SUPPORT || unexplained > covered || odd_one_out(run);
        *doubtful = matters && (is_shown(run) || is_doubtful(line, run, &scripts));
        gained += if *doubtful { 0 } else { run.gain };
    }
    let supported = gained >= MIN_SUPPORT && unexplained <= covered;
    for (run, doubtful) in runs.iter_mut().zip(doubtful).filter(|(run, _)| run.accepted) {
        let supported = supported || gained >= MIN_GAIN_ALONE && is_alone(line, run);
        run.accepted = !(doubtful && (odd_one_out(run) || !supported));
    }
}

/// True when the line shows one of the runs, or lists it with other letters.
pub(super) fn is_shown_or_listed(line: &EncodedLine, runs: &[Run]) -> bool {
    let scripts = Scripts::new(line);
    is_list_of_sequences(line, runs)
        || runs.iter().any(|run| {
            let context = RunContext::new(line, run, &scripts);
            is_listed(line.chars, run.start, run.end)
                || quotation::is_shown(line, run, runs.len())
                || context.is_in_backticks()
                || context.is_explained(line, run)
        })
}

/// If there are more lead bytes without a sequence than this for each one with a sequence, and at least this many, the
/// encoding does not explain the line. Chosen by hand.
const LEFTOVERS_PER_SEQUENCE: usize = 3;
const MIN_LEFTOVERS: usize = 8;

/// True when the leads of the accepted sequences mostly occur without a sequence: bytes of another encoding, or most
/// were lost.
fn is_unexplained(line: &EncodedLine, runs: &[Run]) -> bool {
    let accepted = || runs.iter().filter(|run| run.accepted);
    let sequences: usize = accepted().map(|run| run.sequences).sum();
    let is_much = |unexplained: usize| unexplained >= MIN_LEFTOVERS && unexplained > sequences * LEFTOVERS_PER_SEQUENCE;
    if !is_much(line.non_ascii.saturating_sub(sequences)) {
        return false;
    }
    let mut leads: Vec<char> = accepted().map(|run| line.chars[run.start].1).collect();
    leads.sort_unstable();
    leads.dedup();
    let found = line.chars.iter().filter(|(_, c)| !c.is_ascii() && leads.binary_search(c).is_ok()).count();
    is_much(found.saturating_sub(sequences))
}

/// The fewest isolated letters that are a list.
const MIN_LISTED: usize = 3;

/// True when each accepted run is one letter by itself: no sentence is written like that (`Ã©, Ã¨, Ã¼`).
fn is_list_of_sequences(line: &EncodedLine, runs: &[Run]) -> bool {
    let is_letter = |run: &Run| run.sequences == 1 && run.end - run.start < 4 && is_alone(line, run);
    let accepted = || runs.iter().filter(|run| run.accepted);
    accepted().count() >= MIN_LISTED
        && accepted().all(is_letter)
        && accepted().any(|run| run.text.chars().all(is_letter_of_word))
}

fn is_letter_of_word(c: char) -> bool {
    family(c).is_some()
}

/// True for a run that is a word by itself.
fn is_alone(line: &EncodedLine, run: &Run) -> bool {
    let is_word = |at: Option<usize>| at.and_then(|at| line.char(at)).is_some_and(char::is_alphanumeric);
    !is_word(run.start.checked_sub(1)) && !is_word(Some(run.end))
}

/// True for a run that could just as well be undamaged.
fn is_doubtful(line: &EncodedLine, run: &Run, scripts: &Scripts) -> bool {
    let context = RunContext::new(line, run, scripts);
    if run.sequences >= MIN_CERTAIN_SEQUENCES && !context.repeats_letter() {
        let mixes = run.sequences <= MAX_MIXED && context.mixes_scripts();
        return context.is_in_backticks()
            || context.is_inside_small_word()
            || context.is_word_for_rare_letters()
            || context.is_drawn()
            || mixes;
    }
    context.is_mentioned()
        || is_space_elsewhere(line, run)
        || context.is_explained(line, run)
        || context.is_plain_word()
        || context.is_strange()
        || context.is_word_for_rare_letters()
        || context.is_word_for_doubled_letter()
        || context.is_word_for_nothing()
        || context.is_symbol()
        || context.is_number_sign()
        || context.is_word_before_sign()
        || context.closes_quotation(line, run)
}

/// True when a space was taken for a byte of a letter, in another encoding than windows-1252. Such encodings have many
/// letters that end words: one of them before a space (`Ć `) says nothing, unless it is a capital inside a word.
fn is_space_elsewhere(line: &EncodedLine, run: &Run) -> bool {
    let is = |at: Option<usize>, of: fn(char) -> bool| at.and_then(|at| line.char(at)).is_some_and(of);
    let rises = is(run.start.checked_sub(1), char::is_lowercase) && is(Some(run.start), char::is_uppercase);
    run.reason == RepairReason::ByteA0 && !rises && codepages()[line.encoding].name != "windows-1252"
}

/// A run and its surroundings.
struct RunContext<'a> {
    old: Vec<char>,
    new: &'a str,
    sequences: usize,
    /// The characters before it, nearest first; spaces beyond the ends.
    before: [char; 2],
    after: [char; 2],
    /// The scripts of the line.
    scripts: &'a Scripts<'a>,
}

/// The number of non-ASCII letters of each script in a line; counted on first use.
struct Scripts<'a> {
    line: &'a EncodedLine<'a>,
    counts: OnceCell<Vec<(Script, usize)>>,
}

impl<'a> Scripts<'a> {
    fn new(line: &'a EncodedLine) -> Self {
        Self { line, counts: OnceCell::new() }
    }

    fn counts(&self) -> Vec<(Script, usize)> {
        let mut counts: Vec<(Script, usize)> = Vec::new();
        for script in self.line.chars.iter().filter(|(_, c)| !c.is_ascii()).filter_map(|&(_, c)| family(c)) {
            match counts.iter_mut().find(|(known, _)| *known == script) {
                Some((_, count)) => *count += 1,
                None => counts.push((script, 1)),
            }
        }
        counts
    }

    fn count(&self, script: Option<Script>) -> usize {
        let counts = self.counts.get_or_init(|| self.counts());
        counts.iter().find(|(known, _)| Some(*known) == script).map_or(0, |&(_, count)| count)
    }
}

impl<'a> RunContext<'a> {
    fn new(line: &EncodedLine, run: &'a Run, scripts: &'a Scripts<'a>) -> Self {
        let at = |at: Option<usize>| at.and_then(|at| line.char(at)).unwrap_or(' ');
        Self {
            old: line.chars[run.start..run.end].iter().map(|&(_, c)| c).collect(),
            new: &run.text,
            sequences: run.sequences,
            before: without_escape([at(run.start.checked_sub(1)), at(run.start.checked_sub(2))]),
            after: [at(Some(run.end)), at(Some(run.end + 1))],
            scripts,
        }
    }

    /// True for a run that is alone between quotes, brackets or other marks of code: it is shown, not used.
    fn is_mentioned(&self) -> bool {
        let [before, after] = [self.before, self.after].map(nearest);
        let ends = |c: char| is_quote(c) || matches!(c, ' ' | ',' | '.');
        let quoted = is_quote(before) && ends(after) || is_quote(after) && before == ' ';
        // A character of Lisp (`?Ă`).
        let literal = self.before[0] == '?' && matches!(self.before[1], '(' | '[' | ' ' | '\t');
        quoted || literal || self.is_in_backticks()
    }

    /// True for a run of lower-case letters that would become a repetition of one letter (`ходходход`).
    fn repeats_letter(&self) -> bool {
        let first = self.new.chars().next();
        self.new.chars().all(|c| Some(c) == first && is_foreign(c)) && self.old.iter().all(|c| c.is_lowercase())
    }

    /// True for line art that does not begin like misread letters, such as the corners of boxes in a program.
    fn is_drawn(&self) -> bool {
        self.old.iter().all(|&c| is_box(c) && !matches!(c, '╨' | '╤' | '┬' | '├'))
    }

    fn is_in_backticks(&self) -> bool {
        nearest(self.before) == '`' && nearest(self.after) == '`'
    }

    /// True for letters that are no capitals and would become a Latin letter although no Latin letter is next to them.
    fn is_apart_from_latin(&self) -> bool {
        let becomes_latin = self.new.chars().all(|c| family(c) == Some(Script::Ascii));
        let next_to_one = [self.before[0], self.after[0]].iter().any(char::is_ascii_alphabetic);
        becomes_latin
            && !next_to_one
            && self.is_one_script()
            && is_foreign(self.old[0])
            && !self.old.iter().any(|c| c.is_uppercase())
    }

    /// True for a word of one script that would become letters hardly any language has, or a soft hyphen.
    fn is_word_for_rare_letters(&self) -> bool {
        let nobody_writes = |c: char| is_rare(c) || c == '\u{AD}';
        is_foreign(self.old[0]) && self.is_one_script() && self.new.chars().any(nobody_writes)
    }

    /// True for letters of one script that would become a single lost character.
    fn is_word_for_nothing(&self) -> bool {
        self.sequences == 1 && self.new == "\u{FFFD}" && is_foreign(self.old[0]) && self.is_one_script()
    }

    /// True for a word of one script that would become the same letter twice and nothing else (`غژغژ`).
    fn is_word_for_doubled_letter(&self) -> bool {
        let ends = [self.before[0], self.after[0]];
        let alone = !ends.iter().any(|&c| is_letter(c));
        let first = self.new.chars().next();
        let is_doubled = self.sequences > 1 && self.new.chars().all(|c| Some(c) == first);
        alone && is_doubled && is_foreign(self.old[0]) && self.is_one_script()
    }

    /// True for small Greek or Cyrillic letters in a word that has more of them: misread text has signs and capitals.
    fn is_inside_small_word(&self) -> bool {
        let first = family(self.old[0]);
        let is_cased = matches!(first, Some(Script::Greek | Script::Cyrillic));
        let next_to_one = [self.before[0], self.after[0]].iter().any(|&c| family(c) == first);
        is_cased && next_to_one && self.is_one_script() && self.old.iter().all(|c| c.is_lowercase())
    }

    /// True for a sequence that the line shows next to its result.
    fn is_explained(&self, line: &EncodedLine, run: &Run) -> bool {
        let arrow = |context: [char; 2]| context[0] == ' ' && matches!(context[1], '→' | '⇒' | '←' | '=' | '>' | '|');
        if self.sequences > 1 || !is_alone(line, run) {
            return false;
        }
        let near = |from: usize, to: usize| line.chars[from..to].iter().any(|&(_, c)| self.new.starts_with(c));
        let from = run.start.saturating_sub(EXPLANATION_WINDOW);
        let to = (run.end + EXPLANATION_WINDOW).min(line.chars.len());
        let shown = near(from, run.start) || near(run.end, to);
        arrow(self.before) || arrow(self.after) || shown && !self.new.is_ascii()
    }

    /// True for letters of one script, as in any word or in a class of letters.
    fn is_plain_word(&self) -> bool {
        if !self.is_one_script() {
            return false;
        }
        if self.is_one_letter() {
            return true;
        }
        let in_class = |c: char| matches!(c, '[' | ']' | '-' | '|');
        if in_class(self.before[0]) || in_class(self.after[0]) {
            return true;
        }
        let ends = [self.before[0], self.after[0]];
        let text: String = ends[..1].iter().chain(&self.old).chain(&ends[1..]).collect();
        let min_excess = if self.old.len() == 2 { MIN_PAIR_EXCESS } else { MIN_WORD_EXCESS };
        let rises = |pair: &[char]| pair[0].is_lowercase() && pair[1].is_uppercase();
        let unusual = self.old.windows(2).any(rises) || self.old.iter().any(|&c| is_rare(c)) || self.is_capital_lead();
        !unusual && plausible::excess(&text) < min_excess * i64::from(BIT)
    }

    /// True for the forms of one letter, as tables of upper and lower case have them (`вВВ`).
    fn is_one_letter(&self) -> bool {
        let lower = |c: char| c.to_lowercase().next();
        self.old.windows(2).all(|pair| lower(pair[0]) == lower(pair[1]))
    }

    /// True for an isolated capital and lower-case letter that encode a common letter, as windows-1251 produces them.
    fn is_capital_lead(&self) -> bool {
        let &[lead, trail] = self.old.as_slice() else { return false };
        let alone = !self.before[0].is_alphanumeric() && !self.after[0].is_alphanumeric();
        alone && lead.is_uppercase() && (trail.is_lowercase() || trail == 'Џ') && !self.new.chars().any(is_rare)
    }

    /// True for the most frequent lead bytes of misread Cyrillic, which nobody draws or writes.
    fn is_usual_lead(&self) -> bool {
        matches!(self.old[0], '╨' | '╤') || matches!(self.old[0], 'Р' | 'С') && self.is_capital_lead()
    }

    /// True for a run of letters of one script.
    fn is_one_script(&self) -> bool {
        let first = family(self.old[0]);
        let spaced = is_foreign(self.old[0]);
        let same = |&c: &char| traits(c).class == Class::Mark || family(c) == first || spaced && c == ' ';
        first.is_some() && self.old.iter().all(same)
    }

    /// True when the result contains a letter that nobody writes there.
    fn is_strange(&self) -> bool {
        let neighbours = [self.before[0], self.after[0]];
        let is_neighbour = |c: char| neighbours.iter().any(|&o| family(o).is_some() && family(o) == family(c));
        let inside = |script: Option<Script>| self.old.iter().filter(|&&c| family(c) == script).count();
        let outside = |script: Option<Script>| self.scripts.count(script) > inside(script);
        let foreign = |c: char| is_foreign(c) && !is_neighbour(c) && !outside(family(c));
        if self.mixes_scripts() || self.is_letters_for_mark() {
            return true;
        }
        if self.sequences == 1 {
            // With line art around it, it is neither a drawing nor UTF-8, but other damage.
            if neighbours.iter().all(|&c| is_box(c) || c == ' ') && neighbours.iter().any(|&c| is_box(c)) {
                return true;
            }
            let single = self.old.len() < 3
                && !self.is_usual_lead()
                && self.new.chars().any(|c| foreign(c) && family(c) != Some(Script::Han));
            let of_letters = self.is_one_script() && self.new.chars().any(foreign);
            // A space taken for a byte after a letter that only looks Latin, in a Latin word.
            let look_alike = self.old.contains(&' ')
                && self.before[0].is_ascii_alphabetic()
                && "АВЕКМНОРСТУХаеорсух".contains(self.old[0]);
            if self.new.chars().any(is_rare) || single || of_letters || look_alike || self.is_apart_from_latin() {
                return true;
            }
        }
        // Letters that fit their word or their line are not damaged.
        let at_home = |c: char| is_other_script(c) && is_neighbour(c);
        let in_word = self.is_one_script() && is_foreign(self.old[0]) && is_neighbour(self.old[0]);
        in_word || self.is_native() || self.old.iter().any(|&c| at_home(c)) && self.new.chars().any(is_foreign)
    }

    /// True for two letters that would become a mark (`ĚŚ`).
    fn is_letters_for_mark(&self) -> bool {
        self.sequences == 1 && self.is_one_script() && self.new.chars().all(|c| traits(c).class == Class::Mark)
    }

    /// True when the result has letters of two scripts that share no words, or, in the place of a word of one script,
    /// one beside Latin.
    fn mixes_scripts(&self) -> bool {
        let mut scripts = self.new.chars().filter(|&c| is_foreign(c)).filter_map(script_of);
        let Some(first) = scripts.next() else { return false };
        let is_latin = |c: char| family(c) == Some(Script::Ascii);
        scripts.any(|script| script != first)
            || is_foreign(self.old[0]) && self.is_one_script() && self.new.chars().any(is_latin)
    }

    /// True for Arabic letters that would become other letters, in a line with more of them.
    fn is_native(&self) -> bool {
        let is_arabic = |c: char| family(c) == Some(Script::Arabic);
        let becomes_others = self.is_one_script() && is_arabic(self.old[0]) && self.new.chars().all(is_arabic);
        becomes_others && self.scripts.count(Some(Script::Arabic)) > self.old.len() * 2
    }

    /// True for a letter before the number sign of a number (`Д№5`).
    fn is_number_sign(&self) -> bool {
        let [near, far] = self.after;
        self.old.last() == Some(&'№') && (near.is_ascii_digit() || near == ' ' && far.is_ascii_digit())
    }

    /// True for a word of letters that no Latin spelling has, with an ellipsis or a quotation mark after it (`ذکر…`).
    fn is_word_before_sign(&self) -> bool {
        let Some((&sign, word)) = self.old.split_last() else { return false };
        let first = word.first().and_then(|&c| family(c));
        matches!(sign, '…' | '”' | '“' | '»')
            && word.len() > 2
            && word.iter().all(|&c| is_foreign(c) && family(c) == first)
            && !is_letter(self.after[0])
    }

    /// True for isolated signs, and for a letter used as a sign: a unit, a variable, a point in a diagram.
    fn is_symbol(&self) -> bool {
        let &[lead, trail] = self.old.as_slice() else { return false };
        let is_greek = family(lead) == Some(Script::Greek) && lead != 'Β';
        let raised = matches!(trail, '²' | '³' | '¹' | '°' | '±');
        let is_unit = lead == 'Å' && (raised || self.after[0].is_ascii_digit() || self.before[1].is_ascii_digit());
        if !trail.is_alphabetic() && !self.before[0].is_alphabetic() && (is_greek || is_unit) {
            return true;
        }
        // The second of a series, in Greek text.
        if (lead, trail) == ('Β', '΄') && self.scripts.count(Some(Script::Greek)) > 1 {
            return true;
        }
        let free = !self.before[0].is_alphanumeric() && !self.after[0].is_alphanumeric();
        let is_usual = matches!(lead, '╨' | '╤' | '┬') || lead == '├' && !free;
        let drawn = is_box(lead) && is_box(trail) && !is_usual;
        let mathematical = mathematical_sign(trail) && !lead.is_alphabetic();
        // `√±0`
        let formula =
            matches!(lead, '√' | '∑' | '∫' | '≈' | '≠') && mathematical_sign(trail) && !self.before[0].is_alphabetic();
        drawn || free && mathematical || formula && (free || self.after[0].is_ascii_digit())
    }

    /// True when the last character closes a quotation that the line opens.
    fn closes_quotation(&self, line: &EncodedLine, run: &Run) -> bool {
        let Some(&last) = self.old.last() else { return false };
        let opening: &[char] = match last {
            '”' => &['“', '„', '”'],
            '“' => &['„'],
            '’' => &['‘', '‚'],
            '‘' => &['‚'],
            '«' => &['»'],
            '»' => &['«'],
            '›' => &['‹'],
            '‹' => &['›'],
            _ => return false,
        };
        let before = line.chars[run.start.saturating_sub(QUOTATION)..run.start].iter().map(|&(_, c)| c);
        let opened = before.fold(0_i32, |open, c| match c {
            _ if opening.contains(&c) && (c != last || open == 0) => open + 1,
            _ if c == last => open - 1,
            _ => open,
        });
        opened > 0 && !is_letter(self.after[0])
    }
}

/// The characters before a run, nearest first, with spaces in place of an escape such as `\n` in JSON: its letter is
/// not part of the word after it.
fn without_escape(before: [char; 2]) -> [char; 2] {
    match before {
        ['n' | 'r' | 't', '\\'] => [' ', ' '],
        _ => before,
    }
}

/// How many characters on each side are searched for an explanation of a sequence.
const EXPLANATION_WINDOW: usize = 60;

/// The nearer of the two that is neither a space inside guillemets nor invisible.
fn nearest([near, far]: [char; 2]) -> char {
    let skipped = near.is_whitespace() && matches!(far, '«' | '»') || traits(near).class == Class::Format;
    if skipped { far } else { near }
}

fn is_quote(c: char) -> bool {
    "\"'`“”‘’«»„「」『』‹›".contains(c)
}

fn mathematical_sign(c: char) -> bool {
    "π∂∑∫°≈≠±²³×÷·µ".contains(c)
}

/// The scripts with which a letter shares words.
fn family(c: char) -> Option<Script> {
    match traits(c).class {
        Class::Lower(script) | Class::Upper(script) => Some(script.family()),
        _ => None,
    }
}

/// The scripts that [`family`] does not tell apart, by their place in Unicode: blocks of related scripts are
/// neighbours.
fn script_of(c: char) -> Option<(Script, u32)> {
    let family = family(c)?;
    Some((family, if family == Script::Other { u32::from(c) >> BLOCK_BITS } else { 0 }))
}

/// The blocks of one script are mostly in the same 512 characters, and those of scripts that a text mixes are not.
const BLOCK_BITS: u32 = 9;

/// True for a letter outside Latin and Greek, whose letters are used alone in formulas.
fn is_foreign(c: char) -> bool {
    family(c).is_some_and(|family| !matches!(family, Script::Ascii | Script::Greek))
}

/// True for a letter that is hardly ever the only one to be repaired.
pub(super) fn is_odd_alone(c: char) -> bool {
    is_rare(c) || is_foreign(c) && !matches!(family(c), Some(Script::Cyrillic | Script::Han))
}

fn is_letter(c: char) -> bool {
    matches!(traits(c).class, Class::Lower(_) | Class::Upper(_) | Class::Mark)
}
