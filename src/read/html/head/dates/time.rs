//! The time of day and the time zone after a date.

use super::date_time::DateTime;

/// How many characters after a date are searched for a time.
const TIME_WINDOW: usize = 24;

/// `date_time` with the time and zone at the start of `rest`.
pub(super) fn with_time(date_time: DateTime, rest: &str) -> DateTime {
    let end = rest.char_indices().nth(TIME_WINDOW + TIME_WINDOW).map_or(rest.len(), |(at, _)| at);
    let window = &rest[..end];
    let Some(colon) = window.char_indices().find(|&(at, c)| {
        c == ':'
            && window[..at].ends_with(|c: char| c.is_ascii_digit())
            && window[at + 1..].starts_with(|c: char| c.is_ascii_digit())
    }) else {
        return date_time;
    };
    let before = &window[..colon.0];
    if before.chars().count() > TIME_WINDOW {
        return date_time;
    }
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let hour: Option<u32> = before[before.len() - digits..].parse().ok();
    let mut rest = &window[colon.0 + 1..];
    let minute = take_number(&mut rest);
    let second = rest.strip_prefix(':').and_then(|after| {
        rest = after;
        take_number(&mut rest)
    });
    if rest.starts_with('.') || rest.starts_with(',') {
        rest = rest[1..].trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let (Some(mut hour), Some(minute)) = (hour, minute) else { return date_time };
    let half = rest.trim_start().to_ascii_lowercase();
    if half.starts_with("pm") || half.starts_with("p.m") {
        hour = if hour < 12 { hour + 12 } else { hour };
        rest = rest.trim_start().get(2..).unwrap_or_default();
    } else if half.starts_with("am") || half.starts_with("a.m") {
        hour %= 12;
        rest = rest.trim_start().get(2..).unwrap_or_default();
    }
    if hour > 23 || minute > 59 {
        return date_time;
    }
    DateTime { time: Some((hour, minute, second.unwrap_or(0).min(59))), zone: zone(rest), ..date_time }
}

fn take_number(rest: &mut &str) -> Option<u32> {
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()).min(2);
    let number = rest[..end].parse().ok();
    *rest = &rest[end..];
    number
}

/// Time zones by name, in minutes ahead of UTC.
const ZONES: [(&str, i32); 17] = [
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("cet", 60),
    ("cest", 120),
    ("bst", 60),
    ("ist", 330),
    ("jst", 540),
    ("msk", 180),
];

fn zone(rest: &str) -> Option<i32> {
    let rest = rest.trim_start();
    if let Some(sign) = rest.chars().next().filter(|c| matches!(c, '+' | '-' | '−')) {
        let digits: String =
            rest[sign.len_utf8()..].chars().filter(|c| *c != ':').take_while(char::is_ascii_digit).take(4).collect();
        let number = digits.parse::<i32>().ok()?;
        let minutes = if digits.len() <= 2 { number * 60 } else { number / 100 * 60 + number % 100 };
        return (minutes <= 14 * 60).then_some(if sign == '+' { minutes } else { -minutes });
    }
    let name: String = rest.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
    ZONES.iter().find(|(own, _)| *own == name).map(|(_, zone)| *zone)
}
