//! Values of flags.

use std::num::NonZeroUsize;

use clap::ValueEnum;
use limpid::{Confidence, Length, Weights};

/// A normalization form, or none.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Compose,
    Nfc,
    Nfd,
    Nfkc,
    Nfkd,
    None,
}

/// `3`, `20%`, `60w` or `400c`.
pub(super) fn length(text: &str) -> Result<Length, String> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let count = || digits.parse::<usize>().map_err(|_| "expected a length such as 3, 20%, 60w or 400c".to_owned());
    if text.starts_with('-') {
        count()?;
    }
    match &text[digits.len()..] {
        "" => Ok(Length::Sentences(count()?)),
        "w" => Ok(Length::Words(count()?)),
        "c" => Ok(Length::Characters(count()?)),
        "%" => percent(digits),
        _ => Err("the number must end with %, w (words), c (characters) or nothing (sentences)".into()),
    }
}

fn percent(digits: &str) -> Result<Length, String> {
    match digits.parse::<f32>() {
        Ok(part) if (0.0..=100.0).contains(&part) => Ok(Length::Percent(part)),
        _ => Err("expected a percentage from 0% to 100%".into()),
    }
}

/// A number of at least 0.
pub(super) fn fraction(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(value) if value.is_finite() && value >= 0.0 => Ok(value),
        _ => Err("expected a number of at least 0".into()),
    }
}

/// A number from 0 to 1.
pub(super) fn share(text: &str) -> Result<f32, String> {
    fraction(text).ok().filter(|&value| value <= 1.0).ok_or_else(|| "expected a number from 0 to 1".into())
}

/// A whole number of at least 1.
pub(super) fn jobs(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "expected a whole number of at least 1".into())
}

/// A whole number of at least 0.
pub(super) fn count(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "expected a whole number of at least 0".into())
}

/// An absolute URL.
pub(super) fn url(text: &str) -> Result<String, String> {
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    };
    let is_host = |host: &str| !host.is_empty() && !host.contains(|c: char| c.is_whitespace() || c.is_control());
    let valid = text.split_once("://").is_some_and(|(scheme, rest)| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        is_scheme(scheme) && (is_host(host) || scheme.eq_ignore_ascii_case("file"))
    });
    if valid { Ok(text.to_owned()) } else { Err("expected a URL such as https://example.org/page".into()) }
}

/// A top-level domain, with or without its dot, or the name of a host.
pub(super) fn domain(text: &str) -> Result<String, String> {
    let label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let name = text.strip_prefix('.').unwrap_or(text);
    let name = name.strip_suffix('.').unwrap_or(name);
    if name.split('.').all(label) {
        Ok(text.to_owned())
    } else {
        Err("expected a top-level domain or a host, such as de or www.example.de".into())
    }
}

/// A language tag (BCP 47); the parts may be joined by `_`, as in the names of locales.
pub(super) fn tag(text: &str) -> Result<String, String> {
    let mut parts = text.split(['-', '_']);
    let language =
        parts.next().is_some_and(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let rest = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if language && parts.all(rest) {
        Ok(text.to_owned())
    } else {
        Err("expected a language tag such as en or pt-BR".into())
    }
}

/// `title=2,position=0`: how much each signal counts.
pub(super) fn weights(text: &str) -> Result<Weights, String> {
    let mut weights = Weights::default();
    for part in text.split(',') {
        let (name, value) = part.split_once('=').ok_or("expected weights such as title=2,position=0")?;
        let field = match name.trim() {
            "title" => &mut weights.title,
            "position" => &mut weights.position,
            "frequency" => &mut weights.frequency,
            "graph" => &mut weights.graph,
            "length" => &mut weights.length,
            name => {
                return Err(format!(
                    "{name:?} is not a signal; the signals are title, position, frequency, graph and length"
                ));
            }
        };
        *field = fraction(value.trim())?;
    }
    Ok(weights)
}

/// A number from 0 to 1.
pub(super) fn confidence(text: &str) -> Result<Confidence, String> {
    share(text).map(Confidence::new)
}

/// Bytes of a file, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) start: u64,
    pub(crate) end: u64,
}

/// `1000-2000`, or `1000-` for the rest.
pub(super) fn range(text: &str) -> Result<Range, String> {
    let parsed = text.split_once('-').and_then(|(start, end)| {
        let end = if end.is_empty() { u64::MAX } else { end.parse().ok()? };
        Some(Range { start: start.parse().ok()?, end })
    });
    parsed.filter(|range| range.start <= range.end).ok_or_else(|| "expected a range such as 1000-2000 or 1000-".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        assert_eq!(length("3"), Ok(Length::Sentences(3)));
        assert_eq!(length("12.5%"), Ok(Length::Percent(12.5)));
        assert_eq!(length("60w"), Ok(Length::Words(60)));
        assert_eq!(length("400c"), Ok(Length::Characters(400)));
        for bad in ["", "w", "-1", "3x", "101%", "1.5", "3 w", "½", "99999999999999999999"] {
            assert!(length(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn ranges() {
        assert_eq!(range("5-9"), Ok(Range { start: 5, end: 9 }));
        assert_eq!(range("5-"), Ok(Range { start: 5, end: u64::MAX }));
        for bad in ["", "-", "5", "9-5", "a-b", "-5"] {
            assert!(range(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn confidences() {
        assert_eq!(confidence("0.5"), Ok(Confidence::new(0.5)));
        for bad in ["1.1", "-0.1", "NaN", "inf", "x", ""] {
            assert!(confidence(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn urls_are_absolute() {
        for good in ["http://a.de", "https://a.de/x?y#z", "file:///tmp/a.html", "https://a.de:80/ü"] {
            assert!(url(good).is_ok(), "{good}");
        }
        for bad in ["", "a.de", "://a", "http:", "http://", "x y://a", "http://a b", "1http://a"] {
            assert!(url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn domains_and_tags() {
        for good in ["de", ".de", "www.example.de", "xn--p1ai", "рф", "example.de.", "a_b.com"] {
            assert!(domain(good).is_ok(), "{good}");
        }
        for bad in ["", ".", "x..y", "http://a.de", "a b", "a/b"] {
            assert!(domain(bad).is_err(), "{bad}");
        }
        for good in ["en", "pt-BR", "zh-Hant-TW", "pt_BR", "sr-Latn-RS", "de-1996", "yue", "zh-x-a"] {
            assert!(tag(good).is_ok(), "{good}");
        }
        for bad in ["", "e", "en-", "-en", "en--US", "english language", "de,en", "12", "ü"] {
            assert!(tag(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn weights_are_read_by_name() {
        let read = weights("title=2, position=0").unwrap();
        assert_eq!((read.title, read.position, read.graph), (2.0, 0.0, 1.0));
        assert!(weights("titel=2").is_err() && weights("title").is_err() && weights("title=-1").is_err());
    }
}
