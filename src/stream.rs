//! Repair of text that comes in pieces.

use crate::decode::{DecodeOptions, DecodeStream};
use crate::error::Error;
use crate::repair::{RepairOptions, holds_tag, repair_after};

/// Repairs text that comes in pieces, cut anywhere, in bounded memory.
///
/// No repair crosses a line feed, so lines come out as soon as they are whole, and the text is that of
/// [`repair`](crate::repair()) of all pieces together. Only a line of more than [`RepairStream::LONGEST_LINE`] bytes is cut,
/// at white space where it has any, and its parts are repaired each by itself.
///
/// ```
/// let mut stream = limpid::RepairStream::new(limpid::RepairOptions::default());
/// assert_eq!(stream.push_text("a caf\u{C3}"), "");
/// assert_eq!(stream.push_text("\u{A9}\nand "), "a café\n");
/// assert_eq!(stream.finish(), "and ");
/// ```
#[derive(Debug)]
pub struct RepairStream {
    options: RepairOptions,
    decoder: DecodeStream,
    /// The line that is not whole yet.
    line: String,
    /// A tag has been seen: entities belong to the text.
    in_markup: bool,
}

impl RepairStream {
    /// Bytes of UTF-8 after which a line is cut (a judgement: far longer than lines that people write, and little memory).
    pub const LONGEST_LINE: usize = 1 << 20;

    /// A stream at its start; the encoding of bytes is found from the bytes.
    pub fn new(options: RepairOptions) -> Self {
        Self { options, decoder: DecodeStream::default(), line: String::new(), in_markup: false }
    }

    /// The same with options for the decoding of bytes.
    ///
    /// # Errors
    /// When an option names no known encoding.
    pub fn with_decoding(options: RepairOptions, decode: &DecodeOptions) -> Result<Self, Error> {
        Ok(Self { options, decoder: DecodeStream::new(decode)?, line: String::new(), in_markup: false })
    }

    /// The repaired text that is certain after `bytes`.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        let text = self.decoder.push(bytes);
        self.push_text(&text)
    }

    /// The repaired text that is certain after `text`.
    pub fn push_text(&mut self, text: &str) -> String {
        let whole = text.rfind('\n').map(|at| self.line.len() + at + 1);
        self.line.push_str(text);
        let mut done = whole.map_or_else(String::new, |end| self.take(end));
        while self.line.len() > Self::LONGEST_LINE {
            done += &self.take(cut(&self.line, Self::LONGEST_LINE));
        }
        done
    }

    /// The rest of the repaired text.
    pub fn finish(mut self) -> String {
        let text = std::mem::take(&mut self.decoder).finish();
        let mut done = self.push_text(&text);
        done += &self.take(self.line.len());
        done
    }

    /// Repairs and drops the first `end` bytes of what is held.
    fn take(&mut self, end: usize) -> String {
        let rest = self.line.split_off(end);
        let lines = std::mem::replace(&mut self.line, rest);
        let done = repair_after(&lines, &self.options, self.in_markup).into_text().into_owned();
        self.in_markup |= holds_tag(&lines);
        done
    }
}

/// Where a line of more than `longest` bytes is cut: after its last white space before that, or anywhere.
fn cut(line: &str, longest: usize) -> usize {
    let end = (0..=longest).rev().find(|&at| line.is_char_boundary(at)).unwrap_or_default();
    match line[..end].char_indices().rev().take(FURTHEST).find(|(_, c)| c.is_whitespace()) {
        Some((at, c)) => at + c.len_utf8(),
        None => end,
    }
}

/// Characters that are searched for white space to cut at; text without any in so many has no words.
const FURTHEST: usize = 4096;
