//! Lines that say when something was published (`09/03/2026 - 08:15 h. Updated at 11:40`, `Geplaatst op 3 mei 2026, 21:02`), and
//! lines with a rating (`4.5/5`).

use super::cues::Phrases;
use super::phrases::is_calendar;
use crate::script::is_frequent_word;
use crate::script::letters::{is_alphabetic, is_alphanumeric};
use crate::sentence::{is_date, is_time};

/// The longest such line, in reading units.
const MAX_UNITS: f32 = 14.0;
/// The most words besides the date and function words: after a word such as `published`, and without one. Names count too:
/// `Published on 3 May by Jane van Doe`.
const WORDS_AFTER_CUE: usize = 5;
const WORDS: usize = 1;
/// The fewest letters of the abbreviation of a month, and of a word that counts.
const SHORT_MONTH: usize = 3;
/// The names that programs write in dates, in any language: `Wed, 21 Nov 2007 16:32:55 -0800`.
const NAMES_IN_MAIL: &str = "mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec utc gmt date";
/// Numbers of a year.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// True for a line that says when something was published. `lower` is the sentence in lower case, `units` its length.
pub(super) fn is_date_line(lower: &str, units: f32, dated: &Phrases, language: &str) -> bool {
    if units > MAX_UNITS || !lower.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let words = || lower.split(|c: char| !is_alphanumeric(c) && !matches!(c, ':' | '/' | '.' | '-'));
    let words = || words().map(|word| word.trim_matches(['.', ':', '-', '/'])).filter(|word| !word.is_empty());
    let has_day = words().any(|word| is_date(word) || is_year(word));
    let has_time = words().any(is_time);
    if !has_day && !has_time {
        return false;
    }
    let has_short_day = || has_time && words().any(is_day_and_month);
    let counts = |word: &&str| {
        word.chars().nth(1).is_some()
            && word.chars().any(is_alphabetic)
            && !word.starts_with(|c: char| c.is_ascii_digit())
            && !is_frequent_word(language, word)
            && !is_month(word, language)
            && !NAMES_IN_MAIL.split(' ').any(|name| name == *word)
    };
    let left = words().filter(counts).count();
    has_day && has_time && left <= WORDS
        || left <= WORDS_AFTER_CUE && (has_day || has_short_day()) && dated.begin_text(lower)
}

/// The signs of a rating.
const STARS: [char; 3] = ['★', '☆', '⭐'];
/// The fewest signs of a rating; one may be an ornament.
const MIN_STARS: usize = 3;
/// The longest line with a rating, in reading units.
const RATING: f32 = 14.0;
/// The highest grades.
const MAX_GRADES: [&str; 4] = ["5", "6", "10", "100"];

/// Names of a grade at the start of a line, in lower case, without the colon. Those that are as common in other texts, such as `note`,
/// are left out.
const GRADE_NAMES: [&str; 18] = [
    "score",
    "our score",
    "rating",
    "overall rating",
    "final score",
    "wertung",
    "gesamtwertung",
    "bewertung",
    "note finale",
    "nota final",
    "voto",
    "hodnocení",
    "ocena",
    "оценка",
    "puan",
    "評価",
    "総合評価",
    "评分",
];
/// The longest grade after its name, in bytes: `7,5 / 10`.
const MAX_GRADE_BYTES: usize = 12;

/// True for a line with a rating: `★★★★☆ Loud`, `4.5/5`, `Rating: 3 / 5 (312 reviews)`, `Score: 72%`.
pub(super) fn is_rating(line: &str, units: f32) -> bool {
    if units > RATING {
        return false;
    }
    if is_named_grade(line) {
        return true;
    }
    if !line.contains(['/', '★', '⭐']) {
        return false;
    }
    line.matches(STARS).count() >= MIN_STARS || line.split_once('/').is_some_and(|(grade, best)| is_grade(grade, best))
}

/// True for a number after the name of a grade, unless it is a result, such as `Score: 2-1`.
fn is_named_grade(line: &str) -> bool {
    let Some((name, grade)) = line.split_once([':', '：']) else { return false };
    let grade = grade.trim();
    grade.len() <= MAX_GRADE_BYTES
        && grade.starts_with(|c: char| c.is_ascii_digit())
        && !grade.contains(['-', '–', ':'])
        && GRADE_NAMES.contains(&name.trim().to_lowercase().as_str())
}

/// True for a grade with the highest grade after its slash: alone, with a decimal at the beginning, or after a colon. A fraction
/// (`About 3/5 of the voters agreed.`) and a date (`on 1/5`) look the same otherwise.
fn is_grade(before: &str, after: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let (before, after) = (before.trim_end(), after.trim_start());
    let grade = before.rsplit([' ', ':']).next().unwrap_or_default();
    let label = before[..before.len() - grade.len()].trim_end();
    let end = after.find(|c| !is_digit(c)).unwrap_or(after.len());
    let (whole, part) = grade.split_once(['.', ',']).unwrap_or((grade, "0"));
    let is_number = |digits: &str| (1..=2).contains(&digits.len()) && digits.chars().all(is_digit);
    let is_shown = label.ends_with(':') || label.is_empty() && (whole.len() < grade.len() || end == after.len());
    MAX_GRADES.contains(&&after[..end])
        && !after[end..].starts_with(['/', '-'])
        && is_number(whole)
        && is_number(part)
        && is_shown
}

/// True for the name of a month or a day, or its abbreviation.
fn is_month(word: &str, language: &str) -> bool {
    word.len() >= SHORT_MONTH && is_calendar(word, language)
}

/// True for a day without a year: `13/01`, `1.5`. A fraction looks the same, so this counts only with a time of day.
fn is_day_and_month(word: &str) -> bool {
    let is_part = |part: &str| part.len() <= 2 && part.parse().is_ok_and(|number: u8| (1..=31).contains(&number));
    word.split_once(['/', '.']).is_some_and(|(day, month)| is_part(day) && is_part(month))
}

/// True for the number of a year.
pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u32| YEARS.contains(&year))
}

#[cfg(test)]
mod tests {
    use super::super::call_phrases::DATED;
    use super::*;
    use crate::script::reading_units;

    #[test]
    fn grades_and_stars_are_ratings() {
        for line in [
            "★★★★☆ Loud.",
            "4.5/5",
            "Score: 72%",
            "Nota final: 7,5",
            "Rating: 3.0 / 5 (312 reviews)",
            "4,4/5 (312 avis) – Plus que 5 en stock !",
        ] {
            assert!(is_rating(line, reading_units(line)), "{line}");
        }
        for line in [
            "It opened on 1/5/2025.",
            "The vote was 214/8.",
            "★ New",
            "Score: 2-1",
            "Note: 3 of them are closed.",
            "Use and/or delete it.",
            "3/5 of all agreed.",
            "Ảnh chụp ngày 1/5",
        ] {
            assert!(!is_rating(line, reading_units(line)), "{line}");
        }
    }

    #[test]
    fn lines_with_the_date_of_publication_are_found() {
        for (line, language) in [
            ("09/03/2026 - 08:15 h. actualizado a las 11:40 h.", "es"),
            ("geplaatst op 3 mei 2026, 21:02", "nl"),
            ("published on 14 march 2026 by harriet lowe", "en"),
            ("stand: 21.02.2026, 22:48 uhr", "de"),
            ("2026-03-14 09:12", "tr"),
            ("wed, 21 nov 2007 16:32:55 -0800", "de"),
            ("posté le 13/01 à 09:02 par plaquiste38", "fr"),
        ] {
            assert!(is_date_line(line, reading_units(line), &Phrases::of(DATED, language), language), "{line}");
        }
        for line in [
            "the train from leeds leaves at 10:45.",
            "the bridge was opened in 1964.",
            "rehearsal tomorrow at 19:00, bring your own music stand.",
            "rehearsal 13/01 at 19:00",
            "posted on 3/5 of the doors.",
            "published in 1871, the novel of the young author was a great success in london.",
        ] {
            assert!(!is_date_line(line, reading_units(line), &Phrases::of(DATED, "en"), "en"), "{line}");
        }
    }
}
