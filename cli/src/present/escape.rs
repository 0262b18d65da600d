//! Makes pieces of text safe and short for a terminal.

use std::fmt::{self, Display, Write};

/// How many characters of a piece are shown; the rest is counted.
const MAX_SHOWN: usize = 160;
/// How many of these come from the end of a long piece.
const TAIL: usize = 40;

/// A piece of text on one line, with control characters escaped and the middle of a long piece left out.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0;
        // The offset where the head ends, if there are more characters than are shown.
        let Some((cut, _)) = text.char_indices().nth(MAX_SHOWN) else { return escape(f, text) };
        let head = text.char_indices().nth(MAX_SHOWN - TAIL).map_or(cut, |(at, _)| at);
        let tail = text.char_indices().rev().nth(TAIL - 1).map_or(text.len(), |(at, _)| at);
        escape(f, &text[..head])?;
        write!(f, " [… {} bytes …] ", tail - head)?;
        escape(f, &text[tail..])
    }
}

/// Writes `text` with everything that a terminal would interpret as escapes. Visible characters stay.
fn escape(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for c in text.chars() {
        match c {
            '\n' => f.write_str("⏎")?,
            c if c.is_control() || is_invisible(c) => write!(f, "{}", c.escape_unicode())?,
            c => f.write_char(c)?,
        }
    }
    Ok(())
}

/// True for characters that are invisible or change the direction of text: zero-width characters, soft hyphens, bidi
/// controls, byte order marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_piece_is_shown_whole_and_safe() {
        assert_eq!(Escaped("a\n\u{1b}[31mé\u{ad}").to_string(), "a⏎\\u{1b}[31mé\\u{ad}");
    }

    #[test]
    fn a_long_piece_keeps_its_ends() {
        let text = format!("{}{}", "é".repeat(150), "z".repeat(50));
        let shown = Escaped(&text).to_string();
        assert!(shown.starts_with(&"é".repeat(120)) && shown.ends_with(&"z".repeat(40)), "{shown}");
        assert!(shown.contains("[… 70 bytes …]"), "{shown}");
    }
}
