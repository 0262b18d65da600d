//! JSON strings with lone surrogates, which JavaScript and Python write but Rust strings cannot contain.

use std::borrow::Cow;

/// The text of a JSON string literal; `json` includes the quotes. The flag says that lone surrogate escapes (half of a
/// pair, `\ud83d`) became `U+FFFD`. Adjacent halves are joined.
pub(crate) fn parse_string(json: &str) -> serde_json::Result<(Cow<'_, str>, bool)> {
    match borrowed(json) {
        Some(text) => Ok((Cow::Borrowed(text), false)),
        None => match serde_json::from_str::<String>(json) {
            Ok(text) => Ok((Cow::Owned(text), false)),
            Err(error) => match without_lone(json) {
                Some(sound) => serde_json::from_str(&sound).map(|text: String| (Cow::Owned(text), true)),
                None => Err(error),
            },
        },
    }
}

/// The content of a literal without escapes.
fn borrowed(json: &str) -> Option<&str> {
    let inside = json.strip_prefix('"')?.strip_suffix('"')?;
    (!inside.bytes().any(|b| b == b'\\' || b < 0x20)).then_some(inside)
}

/// `json` with each lone surrogate escape replaced by `\ufffd`; `None` when there is none.
fn without_lone(json: &str) -> Option<String> {
    let mut out = String::with_capacity(json.len());
    let (mut done, mut at) = (0, 0);
    while let Some(found) = json[at..].find('\\') {
        at += found;
        match (escaped_unit(json, at), escaped_unit(json, at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => at += 12,
            (Some(0xD800..=0xDFFF), _) => {
                out.push_str(&json[done..at]);
                out.push_str("\\ufffd");
                at += 6;
                done = at;
            }
            // A backslash and the character after it, which may be a backslash too.
            _ => at += 1 + json[at + 1..].chars().next().map_or(0, char::len_utf8),
        }
    }
    out.push_str(&json[done..]);
    (done > 0).then_some(out)
}

/// The UTF-16 unit of a `\uXXXX` escape at `at`.
fn escaped_unit(json: &str, at: usize) -> Option<u16> {
    let digits = json.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::parse_string;

    #[test]
    fn pairs_are_joined_and_halves_replaced() {
        let cases = [
            (r#""plain é""#, "plain é", false),
            (r#""a\nb\\ud800""#, "a\nb\\ud800", false),
            (r#""\ud83d\ude00""#, "😀", false),
            (r#""x\ud83dy""#, "x\u{fffd}y", true),
            (r#""\ude00\ud83d""#, "\u{fffd}\u{fffd}", true),
            (r#""\ud83d\ud83d\ude00\ud83d""#, "\u{fffd}😀\u{fffd}", true),
            (r#""\\\ud83d""#, "\\\u{fffd}", true),
        ];
        for (json, text, replaced) in cases {
            let (got, flag) = parse_string(json).unwrap();
            assert_eq!((got.as_ref(), flag), (text, replaced), "{json}");
        }
    }

    #[test]
    fn invalid_strings_are_errors() {
        for json in [r#""\ud8""#, r#""\x""#, "\"a", "\"\u{1}\"", r#""\ud800\q""#] {
            assert!(parse_string(json).is_err(), "{json}");
        }
    }
}
