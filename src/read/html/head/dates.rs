//! Dates as people and programs write them, as ISO 8601.

use super::date_words::{IRANIAN, MONTHS};

/// Years that pages are published in.
const YEARS: std::ops::RangeInclusive<i32> = 1600..=2100;
/// Characters behind a date in which a time is looked for.
const TIME_WINDOW: usize = 24;
/// Longer text holds no date that is worth looking for.
const LONGEST: usize = 400;

/// A date, with what is known of the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stamp {
    year: i32,
    month: u32,
    day: Option<u32>,
    time: Option<(u32, u32, u32)>,
    /// Minutes ahead of UTC.
    zone: Option<i32>,
}

impl Stamp {
    fn date(year: i32, month: u32, day: u32) -> Option<Self> {
        let sound = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        sound.then_some(Self { year, month, day: Some(day), ..Self::default() })
    }

    fn iso(self) -> String {
        let Some(day) = self.day else { return format!("{:04}-{:02}", self.year, self.month) };
        let date = format!("{:04}-{:02}-{day:02}", self.year, self.month);
        let Some((hour, minute, second)) = self.time else { return date };
        let zone = match self.zone {
            Some(0) => "Z".to_owned(),
            Some(zone) => {
                let sign = if zone < 0 { '-' } else { '+' };
                format!("{sign}{:02}:{:02}", zone.abs() / 60, zone.abs() % 60)
            }
            None => String::new(),
        };
        format!("{date}T{hour:02}:{minute:02}:{second:02}{zone}")
    }
}

/// The date that `text` gives, in the form of ISO 8601. `month_first` says how `3/4/2020` is read.
pub(super) fn parse(text: &str, month_first: bool) -> Option<String> {
    let text = text.trim();
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let text: String = text[..end].chars().map(plain_digit).collect();
    let stamp = epoch(&text).or_else(|| find(&text, month_first))?;
    Some(stamp.iso())
}

/// The date in the path of an address: `/2016/12/09/`, `/2016-12-09-`, `/20161209`.
pub(super) fn of_address(address: &str) -> Option<String> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest).split(['?', '#']).next()?;
    let digits: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let number = |part: &&str| part.parse::<i32>().ok();
    for window in digits.windows(3) {
        if window[0].len() == 4 && (1..=2).contains(&window[1].len()) && (1..=2).contains(&window[2].len()) {
            let joined = ['/', '-', '_']
                .into_iter()
                .any(|sign| path.contains(&format!("{}{sign}{}{sign}{}", window[0], window[1], window[2])));
            let (year, month, day) = (number(&window[0])?, number(&window[1])?, number(&window[2])?);
            if let Some(stamp) =
                Stamp::date(year, month as u32, day as u32).filter(|_| joined && year >= EARLIEST_ADDRESS)
            {
                return Some(stamp.iso());
            }
        }
    }
    let packed = digits.iter().find(|part| part.len() == 8)?;
    let number = packed.parse::<i32>().ok()?;
    let stamp = Stamp::date(number / 10_000, (number / 100 % 100) as u32, (number % 100) as u32)?;
    (stamp.year >= EARLIEST_ADDRESS).then(|| stamp.iso())
}

/// No page had an address before.
const EARLIEST_ADDRESS: i32 = 1990;

fn plain_digit(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{966}'..='\u{96F}' => '\u{966}',
        '\u{9E6}'..='\u{9EF}' => '\u{9E6}',
        '\u{E50}'..='\u{E59}' => '\u{E50}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        '：' => return ':',
        '／' => return '/',
        c => return c,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// Seconds or milliseconds since 1970, in UTC.
fn epoch(text: &str) -> Option<Stamp> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let seconds = match text.len() {
        10 if digits => text.parse::<i64>().ok()?,
        13 if digits => text.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let (year, month, day) = civil(seconds.div_euclid(86_400));
    let rest = seconds.rem_euclid(86_400) as u32;
    let time = Some((rest / 3600, rest / 60 % 60, rest % 60));
    Stamp::date(year, month, day).map(|stamp| Stamp { time, zone: Some(0), ..stamp })
}

/// The date `days` after 1 January 1970 (after Howard Hinnant's `civil_from_days`).
fn civil(days: i64) -> (i32, u32, u32) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year as i32, month as u32, (doy - (153 * mp + 2) / 5 + 1) as u32)
}

/// A number or a word, with where it begins and ends.
#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    number: Option<i32>,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let digit = c.is_ascii_digit();
        let letter = |c: char| c.is_alphabetic() && !is_cjk(c) || is_mark(c);
        if !digit && !letter(c) && !is_cjk(c) {
            at += c.len_utf8();
            continue;
        }
        let len = if digit {
            text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - at)
        } else if is_cjk(c) {
            c.len_utf8()
        } else {
            let end = text[at..]
                .find(|c: char| !(letter(c) || c == '.' && !c.is_ascii_whitespace()))
                .unwrap_or(text.len() - at);
            text[at..at + end].trim_end_matches('.').len().max(c.len_utf8())
        };
        let word = &text[at..at + len];
        let number = if digit && len <= 8 { word.parse().ok() } else { None };
        tokens.push(Token { text: word, start: at, end: at + len, number });
        at += len;
    }
    tokens
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}

/// Vowel signs and the like, which are parts of words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}')
}

/// The month that a word names.
pub(super) fn month(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    // Hebrew writes "in March" as one word.
    let lower = lower.strip_prefix('ב').unwrap_or(&lower);
    let best =
        |names: &&[&str]| names.iter().filter(|name| fits(lower, name)).map(|name| name.len()).max().unwrap_or(0);
    let (at, len) = MONTHS.iter().map(best).enumerate().max_by_key(|&(at, len)| (len, std::cmp::Reverse(at)))?;
    (len > 0).then_some(at as u32 + 1)
}

/// Endings that a name may have behind its first letters.
const LONGEST_ENDING: usize = 9;

fn fits(word: &str, name: &str) -> bool {
    word.strip_prefix(name).is_some_and(|rest| rest.chars().count() <= LONGEST_ENDING) && (word.len() > 2)
}

fn find(text: &str, month_first: bool) -> Option<Stamp> {
    let tokens = tokens(text);
    for n in 0..tokens.len() {
        let found = iso(text, &tokens[n..])
            .or_else(|| cjk(&tokens[n..]))
            .or_else(|| ctime(&tokens[n..]))
            .or_else(|| named(&tokens[n..]))
            .or_else(|| numeric(text, &tokens[n..], month_first))
            .or_else(|| packed(tokens[n]));
        if let Some((stamp, end)) = found {
            let rest = &text[end..];
            return Some(with_time(stamp, rest));
        }
    }
    None
}

fn number(tokens: &[Token<'_>], n: usize) -> Option<i32> {
    tokens.get(n)?.number
}

/// `2016-12-09`, `2016/12/09`, `2016.12.09`, `2016-12`.
fn iso(text: &str, tokens: &[Token<'_>]) -> Option<(Stamp, usize)> {
    let year = number(tokens, 0).filter(|_| tokens[0].text.len() == 4)?;
    let between = |a: usize, b: usize| text.get(tokens[a].end..tokens[b].start);
    let month = number(tokens, 1).filter(|_| between(0, 1).is_some_and(is_joint))?;
    match number(tokens, 2).filter(|_| between(1, 2).is_some_and(is_joint)) {
        Some(day) => Some((gregorian(year, month as u32, day as u32)?, tokens[2].end)),
        None if between(0, 1) == Some("-") && (1..=12).contains(&month) && YEARS.contains(&year) => {
            Some((Stamp { year, month: month as u32, ..Stamp::default() }, tokens[1].end))
        }
        None => None,
    }
}

fn is_joint(between: &str) -> bool {
    matches!(between.trim(), "-" | "/" | "." | "‐" | "–") && between.len() <= 5
}

/// A date by numbers, whichever calendar its year is of.
fn gregorian(year: i32, month: u32, day: u32) -> Option<Stamp> {
    match year {
        1300..=1450 => iranian(year, month, day),
        2400..=2700 => Stamp::date(year - BUDDHIST, month, day),
        _ => Stamp::date(year, month, day),
    }
}

/// Years that the Thai calendar is ahead.
const BUDDHIST: i32 = 543;

/// The first day of the Iranian calendar, counted from 1970.
const FIRST_OF_IRANIAN: i64 = -492_268;

/// A date of the Iranian calendar: its year begins on 20 or 21 March, with six months of 31 days, five of 30, and a rest.
fn iranian(year: i32, month: u32, day: u32) -> Option<Stamp> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Days from 1 Farvardin 1 to that of `year`, by the mean year; exact for the years of the web.
    let leap = [1, 5, 9, 13, 17, 22, 26, 30];
    let years = i64::from(year - 1);
    let cycles = years.div_euclid(33);
    let in_cycle = years.rem_euclid(33) as i32;
    let leaps = cycles * 8 + leap.iter().filter(|&&at| at <= in_cycle).count() as i64;
    let days_before = i64::from(if month <= 7 { (month - 1) * 31 } else { 186 + (month - 7) * 30 });
    let (year, month, day) = civil(FIRST_OF_IRANIAN + years * 365 + leaps + days_before + i64::from(day) - 1);
    Stamp::date(year, month, day)
}

/// `2019年3月15日`, `平成31年3月15日`, `2019년 3월 15일`.
fn cjk(tokens: &[Token<'_>]) -> Option<(Stamp, usize)> {
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
        return Some((Stamp::date(year, month as u32, day as u32)?, tokens[first + 5].end));
    }
    let stamp = Stamp::date(year, month as u32, 1)?;
    Some((Stamp { day: None, ..stamp }, tokens[first + 3].end))
}

/// A year of an era; its first is written `元`.
fn era_year(tokens: &[Token<'_>], n: usize) -> Option<i32> {
    if tokens.get(n)?.text == "元" { Some(1) } else { number(tokens, n) }
}

/// Short words inside dates: `3 de marzo de 2020`, `the 3rd of March`.
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
fn named(tokens: &[Token<'_>]) -> Option<(Stamp, usize)> {
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
            Some((Stamp::date(year, month as u32, day as u32)?, span))
        }
        _ => None,
    }
}

/// `Aug 03 12:45:00 EDT 2015`, as the C library writes it: the time stands behind the day.
fn ctime(tokens: &[Token<'_>]) -> Option<(Stamp, usize)> {
    let [month, day, ..] = tokens else { return None };
    let zone = usize::from(tokens.get(5).is_some_and(|token| token.number.is_none()));
    let time = (2..5).all(|n| tokens.get(n).is_some_and(|token| token.number.is_some() && token.text.len() == 2));
    let year = number(tokens, 5 + zone).filter(|year| time && YEARS.contains(year))?;
    date_of(year, month.text, day.number?, day.end)
}

/// Bytes of the longest date in words.
const LONGEST_DATE: usize = 60;

fn date_of(year: i32, word: &str, day: i32, end: usize) -> Option<(Stamp, usize)> {
    if let Some(month) = IRANIAN.iter().position(|name| *name == word) {
        return Some((iranian(year, month as u32 + 1, day as u32)?, end));
    }
    Some((gregorian(year, month(word)?, day as u32)?, end))
}

/// `31.12.2020`, `31/12/2020`, `12/31/2020`, `31-12-2020`, and with two digits of the year.
fn numeric(text: &str, tokens: &[Token<'_>], month_first: bool) -> Option<(Stamp, usize)> {
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
fn packed(token: Token<'_>) -> Option<(Stamp, usize)> {
    let number = token.number.filter(|_| token.text.len() == 8)?;
    Some((Stamp::date(number / 10_000, (number / 100 % 100) as u32, (number % 100) as u32)?, token.end))
}

/// `stamp` with the time and zone that stand in front of `rest`.
fn with_time(stamp: Stamp, rest: &str) -> Stamp {
    let end = rest.char_indices().nth(TIME_WINDOW + TIME_WINDOW).map_or(rest.len(), |(at, _)| at);
    let window = &rest[..end];
    let Some(colon) = window.char_indices().find(|&(at, c)| {
        c == ':'
            && window[..at].ends_with(|c: char| c.is_ascii_digit())
            && window[at + 1..].starts_with(|c: char| c.is_ascii_digit())
    }) else {
        return stamp;
    };
    let before = &window[..colon.0];
    if before.chars().count() > TIME_WINDOW {
        return stamp;
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
    let (Some(mut hour), Some(minute)) = (hour, minute) else { return stamp };
    let half = rest.trim_start().to_ascii_lowercase();
    if half.starts_with("pm") || half.starts_with("p.m") {
        hour = if hour < 12 { hour + 12 } else { hour };
        rest = rest.trim_start().get(2..).unwrap_or_default();
    } else if half.starts_with("am") || half.starts_with("a.m") {
        hour %= 12;
        rest = rest.trim_start().get(2..).unwrap_or_default();
    }
    if hour > 23 || minute > 59 {
        return stamp;
    }
    Stamp { time: Some((hour, minute, second.unwrap_or(0).min(59))), zone: zone(rest), ..stamp }
}

fn take_number(rest: &mut &str) -> Option<u32> {
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()).min(2);
    let number = rest[..end].parse().ok();
    *rest = &rest[end..];
    number
}

/// Zones by their names, in minutes ahead of UTC.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_machines_are_kept() {
        for (text, iso) in [
            ("2016-12-09T09:13:00.000Z", "2016-12-09T09:13:00Z"),
            ("2016-12-09T09:13:00+01:00", "2016-12-09T09:13:00+01:00"),
            ("2016-12-09 09:13", "2016-12-09T09:13:00"),
            ("2016-12-09", "2016-12-09"),
            ("2016-12", "2016-12"),
            ("2016/12/9", "2016-12-09"),
            ("20161209", "2016-12-09"),
            ("Tue, 07 Apr 2020 07:36:07 +0530", "2020-04-07T07:36:07+05:30"),
            ("1481274780", "2016-12-09T09:13:00Z"),
            ("1481274780000", "2016-12-09T09:13:00Z"),
            ("2019-02-30T99:00", "2019-02-30"),
        ] {
            assert_eq!(parse(text, true).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn dates_of_people_are_understood() {
        for (text, iso) in [
            ("By Jo Doe, December 1, 2016", "2016-12-01"),
            ("Posted on 3rd of March 2020 at 4:05 pm", "2020-03-03T16:05:00"),
            ("3. März 2020, 10:15 Uhr", "2020-03-03T10:15:00"),
            ("Publié le 12 février 2021 à 08:30", "2021-02-12T08:30:00"),
            ("1er août 2022", "2022-08-01"),
            ("3 de enero de 2019", "2019-01-03"),
            ("14 settembre 2018", "2018-09-14"),
            ("2 de outubro de 2017", "2017-10-02"),
            ("7 mei 2016", "2016-05-07"),
            ("9 maj 2016", "2016-05-09"),
            ("5. joulukuuta 2020", "2020-12-05"),
            ("11 października 2019", "2019-10-11"),
            ("4. července 2019", "2019-07-04"),
            ("4. června 2019", "2019-06-04"),
            ("2019. március 5.", "2019-03-05"),
            ("15 Ağustos 2021", "2021-08-15"),
            ("17 Agustus 2021", "2021-08-17"),
            ("ngày 2 tháng 9 năm 2021", "2021-09-02"),
            ("8 Μαρτίου 2020", "2020-03-08"),
            ("9 мая 2020", "2020-05-09"),
            ("24 серпня 2021", "2021-08-24"),
            ("3 марта 2020 г.", "2020-03-03"),
            ("12 يناير 2020", "2020-01-12"),
            ("١٢ يناير ٢٠٢٠", "2020-01-12"),
            ("3 במרץ 2020", "2020-03-03"),
            ("Mon Aug 03 12:45:00 EDT 2015", "2015-08-03T12:45:00-04:00"),
            ("3 मार्च 2020", "2020-03-03"),
            ("5 มีนาคม 2563", "2020-03-05"),
            ("2019年3月15日 09:43", "2019-03-15T09:43:00"),
            ("平成31年3月15日", "2019-03-15"),
            ("令和元年5月1日", "2019-05-01"),
            ("2019년 3월 15일", "2019-03-15"),
            ("31.12.2020", "2020-12-31"),
            ("12/31/2020", "2020-12-31"),
            ("31/12/2020", "2020-12-31"),
            ("1398/12/15", "2020-03-05"),
            ("۱۵ اسفند ۱۳۹۸", "2020-03-05"),
        ] {
            assert_eq!(parse(text, true).unwrap_or_default(), iso, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_gives_none() {
        for text in
            ["", "Version 1.2.3", "call 555-1234", "in 2020", "12:30", "3 of 4 in 5", "may 2020 be kind", "March"]
        {
            assert_eq!(parse(text, true), None, "{text}");
        }
    }

    #[test]
    fn addresses_hold_dates() {
        assert_eq!(of_address("https://a.example/2016/12/09/x").as_deref(), Some("2016-12-09"));
        assert_eq!(of_address("https://a.example/x-20161209.html").as_deref(), Some("2016-12-09"));
        assert_eq!(of_address("https://a.example/12345678/1/2"), None);
    }
}
