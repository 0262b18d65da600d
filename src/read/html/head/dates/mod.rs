//! Converts dates written by people and programs to ISO 8601.

mod date_time;
mod forms;
mod time;
mod tokens;

pub(super) use forms::month;

use date_time::{DateTime, epoch};
use time::with_time;
use tokens::{plain_digit, tokens};

/// A longer text, in characters, is searched only up to here.
const MAX_CHARS: usize = 400;

/// The date in `text`, as ISO 8601. `month_first` tells how to read `3/4/2020`.
pub(super) fn parse(text: &str, month_first: bool) -> Option<String> {
    let text = text.trim();
    let end = text.char_indices().nth(MAX_CHARS).map_or(text.len(), |(at, _)| at);
    let text: String = text[..end].chars().map(plain_digit).collect();
    let date_time = epoch(&text).or_else(|| find(&text, month_first))?;
    Some(date_time.iso())
}

/// The date in the path of a URL: `/2016/12/09/`, `/2016-12-09-`, `/20161209`.
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
            if let Some(date_time) =
                DateTime::date(year, month as u32, day as u32).filter(|_| joined && year >= EARLIEST_ADDRESS)
            {
                return Some(date_time.iso());
            }
        }
    }
    let packed = digits.iter().find(|part| part.len() == 8)?;
    let number = packed.parse::<i32>().ok()?;
    let date_time = DateTime::date(number / 10_000, (number / 100 % 100) as u32, (number % 100) as u32)?;
    (date_time.year >= EARLIEST_ADDRESS).then(|| date_time.iso())
}

/// The web did not exist before.
const EARLIEST_ADDRESS: i32 = 1990;

fn find(text: &str, month_first: bool) -> Option<DateTime> {
    let tokens = tokens(text);
    for n in 0..tokens.len() {
        let found = forms::iso(text, &tokens[n..])
            .or_else(|| forms::cjk(&tokens[n..]))
            .or_else(|| forms::ctime(&tokens[n..]))
            .or_else(|| forms::named(&tokens[n..]))
            .or_else(|| forms::numeric(text, &tokens[n..], month_first))
            .or_else(|| forms::packed(tokens[n]));
        if let Some((date_time, end)) = found {
            let rest = &text[end..];
            return Some(with_time(date_time, rest));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_dates_written_by_programs() {
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
            ("2019-03-30T99:00", "2019-03-30"),
        ] {
            assert_eq!(parse(text, true).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn parses_dates_written_by_people() {
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
    fn rejects_other_texts() {
        for text in
            ["", "Version 1.2.3", "call 555-1234", "in 2020", "12:30", "3 of 4 in 5", "may 2020 be kind", "March"]
        {
            assert_eq!(parse(text, true), None, "{text}");
        }
    }

    #[test]
    fn finds_dates_in_addresses() {
        assert_eq!(of_address("https://a.example/2016/12/09/x").as_deref(), Some("2016-12-09"));
        assert_eq!(of_address("https://a.example/x-20161209.html").as_deref(), Some("2016-12-09"));
        assert_eq!(of_address("https://a.example/12345678/1/2"), None);
    }
}
