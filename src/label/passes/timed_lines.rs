//! Keeps lines that begin with a time in brackets below kept text: the chapters of a recording, and what is said in it.
//!
//! Each is as short as an entry of a menu, and has the digits of a date or a player.

use super::pass::{Override, PassContext};
use crate::label::measure::chrome_hits;

/// The fewest lines with a time, of which one follows another directly: a single one is the position of a player.
const MIN_LINES: usize = 2;
/// How many blocks above the first of them may be removed, up to kept text: a heading, and what opens a transcript. Chosen by hand.
const REACH: usize = 6;
/// The longest name before the time, in bytes.
const LONGEST_NAME: usize = 40;

/// Keeps these lines.
pub(super) fn below_text(at: &PassContext<'_>) -> Vec<Override> {
    let is_timed: Vec<bool> = (0..at.scores.len()).map(|n| is_timed(at.text(n))).collect();
    let mut overrides: Vec<Override> = Vec::new();
    let (mut start, mut last_kept) = (0, None);
    for run in is_timed.chunk_by(|a, b| a == b) {
        let end = start + run.len();
        let follows = last_kept.is_some_and(|above: usize| start - above <= REACH);
        if run[0] && run.len() >= MIN_LINES && follows {
            let sound = |n: &usize| chrome_hits(&at.measured.hits[*n]) == 0;
            overrides.extend((start..end).filter(sound).filter_map(|n| at.keep(n)));
            last_kept = Some(end - 1);
        }
        last_kept = (start..end).rev().find(|&n| at.is_content(n)).or(last_kept);
        start = end;
    }
    overrides
}

/// True for `[00:12] Welcome`, `(1:03:12) The flood` and `Ada [00:12]: Welcome`.
fn is_timed(text: &str) -> bool {
    let Some(open) = text.find(['[', '(']).filter(|&at| at <= LONGEST_NAME) else { return false };
    let Some(len) = text[open..].find([']', ')']) else { return false };
    let (name, time, rest) = (&text[..open], &text[open + 1..open + len], &text[open + len + 1..]);
    let is_name = name.is_empty() || name.starts_with(char::is_alphabetic) && name.ends_with(' ');
    let parts = || time.split(':');
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    is_name
        && (2..=3).contains(&parts().count())
        && parts().all(is_number)
        && !name.contains(['.', '\n'])
        && rest.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::is_timed;
    use crate::label::measure::Measured;
    use crate::label::testing::dump_of;

    #[test]
    fn times_in_brackets_are_found() {
        for text in ["[00:12] Welcome", "(1:03:12) The flood", "Ada [00:12]: Welcome", "Ada Marsh (12:04) Well"] {
            assert!(is_timed(text), "{text}");
        }
        for text in
            ["(see 3:16) Amen", "00:00 42:10", "[00:12]", "It was late. (23:10) Rain", "(2019) Tides", "[1:2:3:4] a"]
        {
            assert!(!is_timed(text), "{text}");
        }
    }

    #[test]
    fn timed_lines_below_kept_text_are_kept() {
        let text =
            "Ada talks to the keeper of the sluice, who has kept it for forty years and has never missed a tide.";
        let lines = [text, "Chapters", "(00:00) Intro", "(03:12) The sluice", "Subscribe"];
        let by = |first: f32| decided(&Measured::of(&dump_of(&lines)), vec![first, 2.0, 2.0, 2.0, 2.0]).by;
        assert_eq!(by(-2.0)[2..], ["timed-line", "timed-line", "model"]);
        assert_eq!(by(2.0)[2..], ["model"; 3]);
    }
}
