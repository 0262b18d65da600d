//! Values of flags.

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
    match fraction(text) {
        Ok(value) if value <= 1.0 => Ok(Confidence::new(value)),
        _ => Err("expected a number from 0 to 1".into()),
    }
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
    fn weights_are_read_by_name() {
        let read = weights("title=2, position=0").unwrap();
        assert_eq!((read.title, read.position, read.graph), (2.0, 0.0, 1.0));
        assert!(weights("titel=2").is_err() && weights("title").is_err() && weights("title=-1").is_err());
    }
}
