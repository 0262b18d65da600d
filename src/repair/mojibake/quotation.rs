//! Text about mojibake: it shows damage on purpose, mostly next to the intended text.

use super::run::Run;
use super::sequence::EncodedLine;
use crate::plausible::FIRST_CJK;

/// An explanation of a run is looked for within this many characters on each side of it.
const WINDOW: usize = 80;

/// A line with at least this many runs is damaged rather than about damage (chosen by hand).
const MANY_RUNS: usize = 5;

/// The longest sequence that a text mentions, in characters: `â€™`, or the same misread once more.
const MAX_MENTION: usize = 10;

/// Phrases that explain damage.
const EXPLANATIONS: [&str; 13] = [
    "mojibake",
    "garbled",
    "decoded as",
    "encoded as",
    "double encoded",
    "double-encoded",
    "read as",
    "shown as",
    "displayed as",
    "interpreted as",
    "iso-8859",
    "ftfy",
    "fix_encoding(",
];

/// Phrases next to a sequence that the text mentions.
const MENTIONS: [&str; 5] = ["instead of", "characters like", "appear", "sequence", "replace"];

/// Words directly before a damaged letter that somebody reports: "if you see Ã© in your page". "Show" is left out: it
/// is an Italian noun too, and "è" is an Italian word.
const VERBS_BEFORE: [&str; 10] =
    ["see", "seeing", "sees", "saw", "showing", "displays", "displaying", "getting", "becomes", "became"];

/// Words directly after such a letter: "Ã¤ characters everywhere".
const NOUNS_AFTER: [&str; 5] = ["character", "characters", "symbol", "symbols", "everywhere"];

/// True for a run that the line shows.
pub(super) fn is_shown(line: &EncodedLine, run: &Run, runs: usize) -> bool {
    is_in_code(line, run) || runs < MANY_RUNS && (is_next_to_its_repair(line, run) || is_called_damage(line, run))
}

/// True for a run between backticks without a space, or between the tags of code.
fn is_in_code(line: &EncodedLine, run: &Run) -> bool {
    let ends = |c: &char| *c == '`' || c.is_whitespace();
    let at = |n: usize| line.chars[n].1;
    let before = (run.start.saturating_sub(WINDOW)..run.start).rev().map(at).find(ends);
    let after = (run.end..(run.end + WINDOW).min(line.chars.len())).map(at).find(ends);
    let tag = |from: usize, to: usize| line.chars[from..to].iter().map(|&(_, c)| c);
    let opens = || tag(run.start.saturating_sub(CODE_TAG.len()), run.start).eq(CODE_TAG.chars());
    before == Some('`') && after == Some('`') || opens() && line.char(run.end) == Some('<')
}

const CODE_TAG: &str = "<code>";

/// The fewest letters of a word that is searched for nearby.
const MIN_WORD: usize = 3;

/// True when the repaired form of the run's word occurs nearby.
fn is_next_to_its_repair(line: &EncodedLine, run: &Run) -> bool {
    let is_letter = |at: usize| line.char(at).is_some_and(char::is_alphanumeric);
    let start = (0..run.start).rev().take(WINDOW).take_while(|&at| is_letter(at)).last().unwrap_or(run.start);
    let end =
        (run.end..line.chars.len()).take(WINDOW).take_while(|&at| is_letter(at)).last().map_or(run.end, |at| at + 1);
    let word = text(line, start, run.start) + &run.text + &text(line, run.end, end);
    let before = text(line, start.saturating_sub(WINDOW), start);
    let after = text(line, end, (end + WINDOW).min(line.chars.len()));
    let is_near = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        is_word(word) && (before.contains(word) || after.contains(word))
    };
    let start: String = run.text.chars().take(MIN_WORD - 1).collect();
    is_near(&word) || is_near(&run.text) || start.chars().all(is_ideograph) && is_near(&start)
}

fn is_ideograph(c: char) -> bool {
    c >= FIRST_CJK && c != char::REPLACEMENT_CHARACTER
}

/// True for enough letters; fewer ideographs are needed.
fn is_word(text: &str) -> bool {
    let min_letters = if text.chars().all(is_ideograph) { MIN_WORD - 1 } else { MIN_WORD };
    text.chars().all(char::is_alphanumeric) && text.chars().count() >= min_letters
}

/// True when phrases near the run say that it is damage.
fn is_called_damage(line: &EncodedLine, run: &Run) -> bool {
    let near = text(line, run.start.saturating_sub(WINDOW), (run.end + WINDOW).min(line.chars.len())).to_lowercase();
    EXPLANATIONS.iter().any(|phrase| mentions(&near, phrase))
        || isolated_stretch(line, run).is_some_and(|(start, end)| {
            MENTIONS.iter().any(|phrase| near.contains(phrase))
                || run.text.chars().all(char::is_alphabetic) && is_reported(line, start, end)
        })
}

/// True when `text` contains the phrase outside a declaration of the encoding (`charset=iso-8859-1`).
fn mentions(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| !text[..at].trim_end_matches(['"', '\'']).ends_with('='))
}

/// The start and end of the text around the run up to spaces or punctuation, if it contains no word.
fn isolated_stretch(line: &EncodedLine, run: &Run) -> Option<(usize, usize)> {
    let ends = |&at: &usize| line.char(at).is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
    let start = (run.start.saturating_sub(MAX_MENTION)..run.start).rev().find(ends).map_or(0, |at| at + 1);
    let end = (run.start + 1..=run.end + MAX_MENTION).find(ends).unwrap_or(run.end + MAX_MENTION);
    let is_alone = end - start <= MAX_MENTION && !line.chars[start..end].iter().any(|(_, c)| c.is_ascii_alphanumeric());
    is_alone.then_some((start, end))
}

/// True when a word next to a lone letter says that somebody saw it. A dash or a quote there is more often damage:
/// "the saw â€“ a tool".
fn is_reported(line: &EncodedLine, start: usize, end: usize) -> bool {
    let before = text(line, start.saturating_sub(WINDOW), start).to_lowercase();
    let after = text(line, end, (end + WINDOW).min(line.chars.len())).to_lowercase();
    let word = |c: char| !c.is_alphabetic();
    let last = before.trim_end_matches(word).rsplit(word).next().unwrap_or_default();
    let next = after.trim_start_matches(word).split(word).next().unwrap_or_default();
    VERBS_BEFORE.contains(&last) || NOUNS_AFTER.contains(&next)
}

fn text(line: &EncodedLine, from: usize, to: usize) -> String {
    line.chars[from..to].iter().map(|&(_, c)| c).collect()
}
