//! Decodes a line of the input. JSON is UTF-8, but exports in legacy encodings exist.

use std::borrow::Cow;

use limpid::{DecodeOptions, decode};

/// A line as text, and what was done about bytes that are not UTF-8.
pub(crate) struct LineText<'a> {
    pub(crate) text: Cow<'a, str>,
    /// A warning for the result, if the line was not UTF-8.
    pub(crate) warning: Option<String>,
}

/// The message when no encoding fits some bytes.
const REPLACED: &str = "bytes that are not UTF-8 were replaced by U+FFFD";

impl<'a> LineText<'a> {
    /// Decodes `line`: as UTF-8 if it is, otherwise as a file would be. Each line is decoded by itself, so that the result
    /// does not depend on where a run begins.
    pub(crate) fn of(line: &'a [u8], options: &DecodeOptions) -> Self {
        // `from_utf8` is several times as fast as `from_utf8_lossy` on valid lines, which nearly all are.
        std::str::from_utf8(line)
            .map_or_else(|_| Self::of_other(line, options), |text| Self { text: Cow::Borrowed(text), warning: None })
    }

    /// Decodes a line that is not UTF-8.
    fn of_other(line: &'a [u8], options: &DecodeOptions) -> Self {
        let Ok(decoded) = decode(line, options) else {
            return Self { text: String::from_utf8_lossy(line), warning: Some(REPLACED.into()) };
        };
        let text = decoded.text().to_owned();
        let warning = match decoded.encoding() {
            _ if text.contains('\u{fffd}') => REPLACED.into(),
            "utf-8" => "bytes that are not UTF-8 were replaced by the characters that they most likely were".into(),
            encoding => format!("the line is not UTF-8; it was decoded as {encoding}"),
        };
        Self { text: Cow::Owned(text), warning: Some(warning) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(bytes: &[u8]) -> (String, Option<String>) {
        let line = LineText::of(bytes, &DecodeOptions::default());
        (line.text.into_owned(), line.warning)
    }

    #[test]
    fn utf8_is_borrowed_without_a_warning() {
        let line = LineText::of("{\"text\":\"café\u{fffd}\"}".as_bytes(), &DecodeOptions::default());
        assert!(matches!(line.text, Cow::Borrowed(_)) && line.warning.is_none());
    }

    #[test]
    fn other_encodings_are_detected() {
        let (text, warning) = line(b"{\"text\":\"caf\xe9 tr\xe8s bon\"}");
        assert_eq!(text, "{\"text\":\"café très bon\"}");
        assert!(warning.unwrap().contains("decoded as windows-1252"));
    }

    #[test]
    fn the_label_of_the_user_counts_only_for_what_is_not_utf8() {
        let options = DecodeOptions::new().label("koi8-r");
        assert_eq!(LineText::of(b"\"\xd0\xd2\xc9\"", &options).text, "\"при\"");
        assert_eq!(LineText::of("\"при\"".as_bytes(), &options).text, "\"при\"");
    }
}
