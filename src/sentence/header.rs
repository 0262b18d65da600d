//! Lines around messages and subtitles that are not part of their text: a sender with a time, the times of a subtitle, and
//! the line of a mail program above a quotation.

use super::token::is_space;
use crate::script::letters::is_alphabetic;

/// The most words of a name in the header of a message, and the longest header in bytes.
const NAME_WORDS: usize = 3;
const HEADER: usize = 48;
/// The bytes of the minutes in a time, with the colon.
const MINUTES: usize = 3;
/// What separates the times of a subtitle, and the most bytes before it.
const ARROW: &str = "-->";
const CUE_TIME: usize = 14;

/// True for a line with nothing but a name and a time, as chats have them above a message: `Ben R. 09:11`, `Dana (owner)
/// 08:55`, `Ben R., [14.03.2026 09:11]`.
pub(crate) fn is_message_header(line: &str) -> bool {
    if line.len() > HEADER || !line.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'M' | 'm' | ']')) {
        return false;
    }
    let mut words = line.split(is_space).filter(|word| !word.is_empty() && !is_half_of_day(word));
    let mut names = 0;
    let mut last = "";
    for word in words.by_ref() {
        if !last.is_empty() && !is_part_of_header(last, &mut names) {
            return false;
        }
        last = word;
    }
    let time = last.trim_end_matches(']');
    // `Genesis 1:3` and `Leeds United 3:2` are no times.
    let has_minutes = time.len() > MINUTES && time.as_bytes()[time.len() - MINUTES] == b':';
    has_minutes && is_time(time) && (1..=NAME_WORDS).contains(&names)
}

fn is_half_of_day(word: &str) -> bool {
    matches!(word.trim_end_matches(']'), "AM" | "PM" | "am" | "pm")
}

/// True for a word of a name, which `names` counts, for a role in brackets, and for a date after an opening bracket.
fn is_part_of_header(word: &str, names: &mut usize) -> bool {
    let bare = word.trim_end_matches(',');
    if let Some(date) = bare.strip_prefix('[') {
        return *names > 0 && is_date(date);
    }
    if bare.starts_with('(') && bare.ends_with(')') {
        return *names > 0;
    }
    *names += 1;
    bare.starts_with(char::is_uppercase) && bare.chars().all(|c| is_alphabetic(c) || matches!(c, '.' | '\'' | '-'))
}

/// True for a date in numbers: `09/03/2026`, `2026-03-09`, `21.02.2026`.
pub(crate) fn is_date(word: &str) -> bool {
    let mut parts = word.split(['/', '-', '.']);
    let numbers = parts.by_ref().filter(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).count();
    numbers == 3 && word.split(['/', '-', '.']).count() == 3
}

/// True for a time of day: `9:02`, `18:22:10`.
pub(crate) fn is_time(word: &str) -> bool {
    let Some((hour, rest)) = word.split_once(':') else { return false };
    let is_number = |part: &str| part.len() <= 2 && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    is_number(hour) && rest.split(':').all(is_number)
}

/// True for the times of a subtitle: `00:00:01,000 --> 00:00:04,200`.
pub(super) fn is_cue(line: &str) -> bool {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ':' | ',' | '.' | ' ');
    line.split_once(ARROW).is_some_and(|(start, end)| {
        start.len() <= CUE_TIME && start.contains(':') && start.chars().all(is_part) && end.contains(':')
    })
}

/// True for the line of a mail program above a quotation, which ends in a colon: `On 3 March 2026 at 10:14, Ann wrote`.
pub(super) fn has_sender_or_time(line: &str) -> bool {
    let is_clock = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        is_time(word) || is_time(&word.replacen('.', ":", 1))
    };
    line.contains('@') || line.split(is_space).any(is_clock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_begins_with_a_name_and_a_time() {
        for line in [
            "Ben R. 09:11",
            "Olu Adeyemi 9:02 AM",
            "Katja 09:03",
            "Dana (owner) 08:55",
            "Priya Nair  10:14 AM",
            "Оля, [14.03.2026 18:22]",
        ] {
            assert!(is_message_header(line), "{line}");
        }
        for line in [
            "The train leaves at 10:45",
            "Doors open 19:00",
            "09:11",
            "Katja: back at 09:03",
            "(owner) 08:55",
            "Genesis 1:3",
            "We met at the Old Village Hall 19:30",
        ] {
            assert!(!is_message_header(line), "{line}");
        }
    }

    #[test]
    fn the_times_of_subtitles_are_cues() {
        assert!(is_cue("00:00:01,000 --> 00:00:04,200") && is_cue("00:01.000 --> 00:04.000 align:start"));
        assert!(!is_cue("10:00 and --> 11:00") && !is_cue("1 --> 2") && !is_cue("a --> b"));
    }

    #[test]
    fn the_line_above_a_quotation_names_a_sender_or_a_time() {
        for line in ["Le mar. 3 mars 2026 à 10:14, Ana a écrit :", "Den tirs. 3. mar. 2026 kl. 10.14 skrev Anna:"] {
            assert!(has_sender_or_time(line), "{line}");
        }
        assert!(!has_sender_or_time("I agree. As you said in 2019:"));
    }
}
