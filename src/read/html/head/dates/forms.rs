//! The forms of dates: numeric, with the name of a month, and Chinese, Japanese and Korean.

use super::date_time::{DateTime, YEARS, gregorian, iranian};
use super::tokens::{Token, number};
use crate::read::html::head::date_words::{IRANIAN, MONTHS};

/// The number of the month that a word names.
pub(in crate::read::html::head) fn month(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    // Hebrew writes "in March" as a single word.
    let lower = lower.strip_prefix('ב').unwrap_or(&lower);
    let best =
        |names: &&[&str]| names.iter().filter(|name| fits(lower, name)).map(|name| name.len()).max().unwrap_or(0);
    let (at, len) = MONTHS.iter().map(best).enumerate().max_by_key(|&(at, len)| (len, std::cmp::Reverse(at)))?;
    (len > 0).then_some(at as u32 + 1)
}

/// The longest ending, in characters, that may follow the first letters of a month.
const LONGEST_ENDING: usize = 9;

fn fits(word: &str, name: &str) -> bool {
    word.strip_prefix(name).is_some_and(|rest| rest.chars().count() <= LONGEST_ENDING) && (word.len() > 2)
}

/// `2016-12-09`, `2016/12/09`, `2016.12.09`, `2016-12`.
pub(super) fn iso(text: &str, tokens: &[Token<'_>]) -> Option<(DateTime, usize)> {
    let year = number(tokens, 0).filter(|_| tokens[0].text.len() == 4)?;
    let between = |a: usize, b: usize| text.get(tokens[a].end..tokens[b].start);
    let month = number(tokens, 1).filter(|_| between(0, 1).is_some_and(is_joint))?;
    match number(tokens, 2).filter(|_| between(1, 2).is_some_and(is_joint)) {
        Some(day) => Some((gregorian(year, month as u32, day as u32)?, tokens[2].end)),
        None if between(0, 1) == Some("-") && (1..=12).contains(&month) && YEARS.contains(&year) => {
            Some((DateTime { year, month: month as u32, ..DateTime::default() }, tokens[1].end))
        }
        None => None,
    }
}

fn is_joint(between: &str) -> bool {
    matches!(between.trim(), "-" | "/" | "." | "‐" | "–") && between.len() <= 5
}

/// `2019年3月15日`, `平成31年3月15日`, `2019년 3월 15일`.
pub(super) fn cjk(tokens: &[Token<'_>]) -> Option<(DateTime, usize)> {
    let is = |n: usize, signs: [&str; 2]| tokens.get(n).is_some_and(|token| signs.contains(&token.text));
    let (first, year) = match (tokens.first()?.text, tokens.get(1)?.text) {
        ("令", "和") => (2, era_year(tokens, 2)? + 2018),
        ("平", "成") => (2, era_year(tokens, 2)? + 1988),
        ("昭", "和") => (2, era_year(tokens, 2)? + 1925),
        ("民", "國" | "国") => (2, number(tokens, 2)? + 1911),
        _ => (0, number(tokens, 0).filter(|year| YEARS.contains(year))?),
    };
    if !is(first + 1, ["年", "년"]) || !is(first + 3, ["月", "월"]) {
        return None;
    }
    let month = number(tokens, first + 2)?;
    if let Some(day) = number(tokens, first + 4).filter(|_| is(first + 5, ["日", "일"])) {
        return Some((DateTime::date(year, month as u32, day as u32)?, tokens[first + 5].end));
    }
    let date_time = DateTime::date(year, month as u32, 1)?;
    Some((DateTime { day: None, ..date_time }, tokens[first + 3].end))
}

/// A year of an era, whose first year is written `元`.
fn era_year(tokens: &[Token<'_>], n: usize) -> Option<i32> {
    if tokens.get(n)?.text == "元" { Some(1) } else { number(tokens, n) }
}

/// Short words within dates: `3 de marzo de 2020`, `the 3rd of March`.
fn is_filler(token: &Token<'_>) -> bool {
    matches!(
        token.text.to_lowercase().as_str(),
        "de" | "del"
            | "of"
            | "the"
            | "st"
            | "nd"
            | "rd"
            | "th"
            | "er"
            | "ro"
            | "º"
            | "den"
            | "d"
            | "r"
            | "р"
            | "г"
            | "ngày"
            | "พ.ศ"
            | "พ.ศ."
    )
}

/// `3 March 2020`, `March 3, 2020`, `2020 March 3`, `ngày 3 tháng 3 năm 2020`.
pub(super) fn named(tokens: &[Token<'_>]) -> Option<(DateTime, usize)> {
    let mut parts: Vec<&Token<'_>> = Vec::with_capacity(4);
    for token in tokens.iter().take(9) {
        if !parts.is_empty() && is_filler(token) {
            continue;
        }
        let vietnamese = matches!(token.text.to_lowercase().as_str(), "tháng" | "năm");
        if vietnamese && !parts.is_empty() {
            continue;
        }
        parts.push(token);
        if parts.len() == 3 {
            break;
        }
    }
    let [a, b, c] = parts.as_slice() else { return None };
    let span = c.end;
    if span - a.start > LONGEST_DATE {
        return None;
    }
    let vietnamese = tokens.iter().take(5).any(|token| token.text.eq_ignore_ascii_case("tháng"));
    match (a.number, b.number, c.number) {
        (Some(day), None, Some(year)) if day <= 31 => date_of(year, b.text, day, span),
        (None, Some(day), Some(year)) if day <= 31 => date_of(year, a.text, day, span),
        (Some(year), None, Some(day)) if year > 31 => date_of(year, b.text, day, span),
        (Some(day), Some(month), Some(year)) if vietnamese => {
            Some((DateTime::date(year, month as u32, day as u32)?, span))
        }
        _ => None,
    }
}

/// `Aug 03 12:45:00 EDT 2015`, as the C library writes it: the time comes between the day and the year.
pub(super) fn ctime(tokens: &[Token<'_>]) -> Option<(DateTime, usize)> {
    let [month, day, ..] = tokens else { return None };
    let zone = usize::from(tokens.get(5).is_some_and(|token| token.number.is_none()));
    let time = (2..5).all(|n| tokens.get(n).is_some_and(|token| token.number.is_some() && token.text.len() == 2));
    let year = number(tokens, 5 + zone).filter(|year| time && YEARS.contains(year))?;
    date_of(year, month.text, day.number?, day.end)
}

/// The longest date in words, in bytes.
const LONGEST_DATE: usize = 60;

fn date_of(year: i32, word: &str, day: i32, end: usize) -> Option<(DateTime, usize)> {
    if let Some(month) = IRANIAN.iter().position(|name| *name == word) {
        return Some((iranian(year, month as u32 + 1, day as u32)?, end));
    }
    Some((gregorian(year, month(word)?, day as u32)?, end))
}

/// `31.12.2020`, `31/12/2020`, `12/31/2020`, `31-12-2020`, and the first three with two-digit years.
pub(super) fn numeric(text: &str, tokens: &[Token<'_>], month_first: bool) -> Option<(DateTime, usize)> {
    let (a, b, year) = (number(tokens, 0)?, number(tokens, 1)?, number(tokens, 2)?);
    let between = |n: usize| text.get(tokens[n].end..tokens[n + 1].start).map(str::trim);
    let sign = between(0).filter(|sign| matches!(*sign, "." | "/" | "-"))?;
    if between(1) != Some(sign) || tokens[0].text.len() > 2 || tokens[1].text.len() > 2 {
        return None;
    }
    let year = match tokens[2].text.len() {
        4 => year,
        2 if sign != "-" => 2000 + year,
        _ => return None,
    };
    let swapped = b > 12 || (sign == "/" && month_first && a <= 12);
    let (day, month) = if swapped { (b, a) } else { (a, b) };
    Some((gregorian(year, month as u32, day as u32)?, tokens[2].end))
}

/// `20161209`.
pub(super) fn packed(token: Token<'_>) -> Option<(DateTime, usize)> {
    let number = token.number.filter(|_| token.text.len() == 8)?;
    Some((DateTime::date(number / 10_000, (number / 100 % 100) as u32, (number % 100) as u32)?, token.end))
}
