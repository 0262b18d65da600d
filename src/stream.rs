//! Repair of text that comes in pieces.

use crate::decode::{DecodeOptions, DecodeStream};
use crate::error::Error;
use crate::repair::{RepairOptions, Repaired, holds_tag, repair_after};

/// Repairs text that comes in pieces, cut anywhere, in bounded memory.
///
/// No repair crosses a line feed, so lines come out as soon as they are whole, and the text is that of
/// [`repair`](crate::repair()) of all pieces together. Only a line of more than [`RepairStream::LONGEST_LINE`] bytes is
/// repaired in parts: each part is cut where no damage can be, and nothing is lost or added between them, but a part does
/// not see the evidence in the others.
///
/// A stream takes any bytes; ask [`binary_kind`](crate::binary_kind) whether they are text.
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
    /// How much of `line` is known to hold no line feed.
    searched: usize,
    /// A tag has been seen: entities belong to the text.
    in_markup: bool,
}

/// A piece of the text of a [`RepairStream`]: whole lines, or a part of a very long one.
#[derive(Clone, Copy, Debug)]
pub struct RepairedPiece<'a> {
    /// The piece before the repair.
    pub input: &'a str,
    /// Its repair; spans start at the start of the piece.
    pub repaired: &'a Repaired<'a>,
}

impl RepairStream {
    /// Bytes of UTF-8 after which a line is cut (a judgement: far longer than lines that people write, and little memory).
    pub const LONGEST_LINE: usize = 1 << 20;

    /// A stream at its start; the encoding of bytes is found from the bytes.
    pub fn new(options: RepairOptions) -> Self {
        Self { options, decoder: DecodeStream::default(), line: String::new(), searched: 0, in_markup: false }
    }

    /// The same with options for the decoding of bytes.
    ///
    /// # Errors
    /// When an option names no known encoding.
    pub fn with_decoding(options: RepairOptions, decode: &DecodeOptions) -> Result<Self, Error> {
        Ok(Self { decoder: DecodeStream::new(decode)?, ..Self::new(options) })
    }

    /// The repaired text that is certain after `bytes`.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        collect(|each| self.push_each(bytes, each))
    }

    /// The repaired text that is certain after `text`.
    pub fn push_text(&mut self, text: &str) -> String {
        collect(|each| self.push_text_each(text, each))
    }

    /// The rest of the repaired text.
    pub fn finish(self) -> String {
        collect(|each| self.finish_each(each))
    }

    /// Like [`push`](Self::push), for callers that want the changes: `each` gets the pieces of text in order.
    pub fn push_each(&mut self, bytes: &[u8], each: impl FnMut(RepairedPiece<'_>)) {
        let text = self.decoder.push(bytes);
        self.push_text_each(&text, each);
    }

    /// Like [`push_text`](Self::push_text), for callers that want the changes: `each` gets the pieces of text in order.
    pub fn push_text_each(&mut self, text: &str, mut each: impl FnMut(RepairedPiece<'_>)) {
        self.line.push_str(text);
        let mut done = 0;
        while let Some(length) = next_piece(&self.line[done..], self.searched.saturating_sub(done)) {
            self.repair(done, done + length, &mut each);
            done += length;
        }
        self.line.drain(..done);
        self.searched = self.line.len();
    }

    /// Like [`finish`](Self::finish), for callers that want the changes: `each` gets the rest of the text.
    pub fn finish_each(mut self, mut each: impl FnMut(RepairedPiece<'_>)) {
        let text = std::mem::take(&mut self.decoder).finish();
        self.push_text_each(&text, &mut each);
        self.repair(0, self.line.len(), &mut each);
    }

    /// Repairs a part of what is held.
    fn repair(&mut self, start: usize, end: usize, each: &mut impl FnMut(RepairedPiece<'_>)) {
        if start < end {
            let input = &self.line[start..end];
            each(RepairedPiece { input, repaired: &repair_after(input, &self.options, self.in_markup) });
            self.in_markup |= holds_tag(input);
        }
    }
}

/// The text of the pieces that `run` hands out.
fn collect(run: impl FnOnce(&mut dyn FnMut(RepairedPiece<'_>))) -> String {
    let mut text = String::new();
    run(&mut |piece| text += piece.repaired.text());
    text
}

/// The length of the piece that `held` begins with and that is repaired by itself: whole lines, or a part of a long one.
/// `None` when more text is needed. The first `searched` bytes hold no line feed.
fn next_piece(held: &str, searched: usize) -> Option<usize> {
    let (mut whole, mut from) = (0, searched);
    while let Some(end) = line_end(held, whole, from) {
        (whole, from) = (end, end);
    }
    let long = held.len() - whole > RepairStream::LONGEST_LINE;
    match whole {
        0 if long => Some(cut(held, RepairStream::LONGEST_LINE)),
        0 => None,
        _ => Some(whole),
    }
}

/// Behind the next line feed at `from` or later, if the line that begins at `start` is not too long.
fn line_end(held: &str, start: usize, from: usize) -> Option<usize> {
    let most = floor_boundary(held, start + RepairStream::LONGEST_LINE);
    held.get(from..most)?.find('\n').map(|at| from + at + 1)
}

/// The last border of a character at `at` or before.
fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// Where a line of more than `longest` bytes is cut: after its last white space before that which follows a plain ASCII
/// character, so that no damaged sequence is cut in two; else between two ASCII letters or digits; else anywhere.
fn cut(line: &str, longest: usize) -> usize {
    let end = floor_boundary(line, longest);
    let bytes = &line.as_bytes()[..end];
    let near = end.saturating_sub(FURTHEST);
    let after_space = |at: &usize| bytes[at - 1].is_ascii_whitespace() && bytes[at - 2].is_ascii_graphic();
    let inside_word = |at: &usize| bytes[at - 2..=*at].iter().all(u8::is_ascii_alphanumeric);
    let places = || (near.max(2)..end).rev();
    places().find(after_space).or_else(|| places().find(inside_word)).unwrap_or(end)
}

/// Bytes that are searched for a place to cut at; text without any in so many has no words.
const FURTHEST: usize = 1 << 14;
