//! Finds where a text begins: by-lines, timestamps, counts and credits before its first sentence are not part of it.

use super::float::ratio;
use super::heading::has_stop;
use crate::script::letters::{is_alphabetic, is_alphanumeric};
use crate::script::reading_units;
use crate::span::Span;

/// From this length on, in reading units, a sentence needs either a stop or plain words, not both: by-lines and
/// timestamps are shorter. These lengths and shares were chosen by hand, after looking at news in four languages.
const LONG_UNITS: f32 = 15.0;
/// From this length on, it is enough that the share `PLAIN` of the words has neither a capital nor digits. Headings,
/// names and dates have fewer such words, and German with its capitalised nouns has fewer too.
const UNITS: f32 = 8.0;
const PLAIN: f32 = 0.4;
/// The same for shorter sentences.
const SHORT_UNITS: f32 = 6.0;
const SHORT_PLAIN: f32 = 0.6;
/// A line before the text that is shorter than this is not a sentence of it, whatever it contains.
const LINE_UNITS: f32 = 3.0;
/// A line with a stop that is at least this long may be a sentence with many names.
const NAMES_UNITS: f32 = 12.0;
/// With more lines than this they are not by-lines: the text is of another kind, such as a list.
const MAX_LINES: usize = 12;

/// The index of the sentence with which the text begins. It is 0 when none of the first few qualifies, and in a text
/// that does not use stops, such as Thai.
pub(super) fn opening(text: &str, sentences: &[Span]) -> usize {
    let found = sentences.iter().take(MAX_LINES).position(|sentence| begins_text(sentence.of(text)));
    let uses_stops = |start: &usize| {
        let stopped = sentences[*start..].iter().filter(|sentence| has_stop(sentence.of(text))).count();
        *start > 0 && stopped * 2 >= sentences.len() - start
    };
    found.filter(uses_stops).unwrap_or(0)
}

/// True for a line before the beginning of the text that cannot be a short sentence of it.
pub(super) fn is_by_line(text: &str) -> bool {
    let (units, is_stopped) = (reading_units(text), has_stop(text));
    units < LINE_UNITS || !is_stopped || units < NAMES_UNITS && plain_part(text) < PLAIN
}

fn begins_text(text: &str) -> bool {
    let units = reading_units(text);
    let is_long = units >= LONG_UNITS;
    let is_plain = plain_part(text) >= if units < UNITS { SHORT_PLAIN } else { PLAIN };
    let is_stopped = has_stop(text);
    units >= SHORT_UNITS && (is_stopped && is_plain || is_long && (is_stopped || is_plain))
}

/// The share of the words that begin with a lower-case letter or a letter of a script without case.
fn plain_part(text: &str) -> f32 {
    let (mut words, mut plain, mut inside) = (0_u32, 0_u32, false);
    for c in text.chars() {
        let in_word = is_alphanumeric(c);
        words += u32::from(in_word && !inside);
        plain += u32::from(in_word && !inside && is_alphabetic(c) && !c.is_uppercase());
        // An apostrophe or a hyphen inside a word does not begin a new one.
        inside = in_word || inside && matches!(c, '\'' | '’' | '-');
    }
    ratio(plain as f32, words as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_before_the_text_do_not_begin_it() {
        for line in [
            "By Jane Doe .",
            "PUBLISHED: . 07:12 EST, 3 May 2013 .",
            "Last updated at 10:12 AM on 3rd May 2011 .",
            "Stand: 03.05.2013, 07:12 Uhr",
            "312 comments",
            "Scroll down for video .",
            "Reporting by Jane Doe; editing by John Doe.",
        ] {
            assert!(!begins_text(line), "{line}");
        }
        assert!(
            is_by_line("By Jane Doe .") && is_by_line("312 comments .") && is_by_line("Last updated at 10:12 AM .")
        );
        assert!(!is_by_line("Nobody was hurt."));
        for sentence in [
            "The dam above the town broke at noon on Tuesday.",
            "Der Damm über der Stadt ist am Dienstag gebrochen.",
            "Nobody was hurt in the flood.",
            "大坝于周二中午在该镇上方决堤，目前尚无人员伤亡的报告。",
        ] {
            assert!(begins_text(sentence), "{sentence}");
        }
    }
}
