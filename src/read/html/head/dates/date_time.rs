//! A date with an optional time, and conversions from other calendars.

/// The years in which pages and their contents are published.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1600..=2100;

/// A date with an optional time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct DateTime {
    pub(super) year: i32,
    pub(super) month: u32,
    pub(super) day: Option<u32>,
    pub(super) time: Option<(u32, u32, u32)>,
    /// Minutes ahead of UTC.
    pub(super) zone: Option<i32>,
}

impl DateTime {
    pub(super) fn date(year: i32, month: u32, day: u32) -> Option<Self> {
        let sound = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        sound.then_some(Self { year, month, day: Some(day), ..Self::default() })
    }

    pub(super) fn iso(self) -> String {
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

/// The number of days in a month.
fn days_in(year: i32, month: u32) -> u32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Seconds or milliseconds since 1970, in UTC.
pub(super) fn epoch(text: &str) -> Option<DateTime> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let seconds = match text.len() {
        10 if digits => text.parse::<i64>().ok()?,
        13 if digits => text.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let (year, month, day) = civil(seconds.div_euclid(86_400));
    let rest = seconds.rem_euclid(86_400) as u32;
    let time = Some((rest / 3600, rest / 60 % 60, rest % 60));
    DateTime::date(year, month, day).map(|date_time| DateTime { time, zone: Some(0), ..date_time })
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

/// A numeric date in the calendar that its year suggests.
pub(super) fn gregorian(year: i32, month: u32, day: u32) -> Option<DateTime> {
    match year {
        1300..=1450 => iranian(year, month, day),
        2400..=2700 => DateTime::date(year - BUDDHIST, month, day),
        _ => DateTime::date(year, month, day),
    }
}

/// How many years the Thai calendar is ahead.
const BUDDHIST: i32 = 543;

/// The first day of the Iranian calendar, counted from 1970.
const FIRST_OF_IRANIAN: i64 = -492_268;

/// Converts a date of the Iranian calendar. Its year begins on 20 or 21 March and has six months of 31 days, five of
/// 30, and a last one of 29 or 30.
pub(super) fn iranian(year: i32, month: u32, day: u32) -> Option<DateTime> {
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // The days from 1 Farvardin of year 1 to that of `year`, by the mean year; exact for the years of the web.
    let leap = [1, 5, 9, 13, 17, 22, 26, 30];
    let years = i64::from(year - 1);
    let cycles = years.div_euclid(33);
    let in_cycle = years.rem_euclid(33) as i32;
    let leaps = cycles * 8 + leap.iter().filter(|&&at| at <= in_cycle).count() as i64;
    let days_before = i64::from(if month <= 7 { (month - 1) * 31 } else { 186 + (month - 7) * 30 });
    let (year, month, day) = civil(FIRST_OF_IRANIAN + years * 365 + leaps + days_before + i64::from(day) - 1);
    DateTime::date(year, month, day)
}
