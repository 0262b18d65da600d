//! Repairs text that arrives in pieces.

use crate::decode::{DecodeOptions, DecodeStream};
use crate::error::Error;
use crate::repair::{
    Around, LONGEST_LINE, MAX_NEIGHBOURS, RepairOptions, Repaired, contains_tag, last_lines, lines_after, repair_part,
};

/// Repairs text that arrives in pieces, which may be cut anywhere, in bounded memory.
///
/// No repair crosses a line feed, so most lines are returned as soon as they are complete. Those that may show damage
/// on purpose, and short damaged ones that may be entries of a list, wait for the next lines (one after quoted text,
/// twelve after the mark of a diff and in a list). The output is what [`repair`](crate::repair()) makes of the whole
/// text. The one exception are lines of more than [`RepairStream::LONGEST_LINE`] bytes, which are repaired in parts.
/// They are split where no damage can be, and nothing is lost or added in between, but one part cannot use evidence
/// from the others.
///
/// A stream accepts any bytes; use [`binary_kind`](crate::binary_kind) to check whether they are text.
///
/// ```
/// let mut stream = limpid::RepairStream::new(limpid::RepairOptions::default());
/// assert_eq!(stream.push_text("The menu:\na caf\u{C3}"), "The menu:\n");
/// assert_eq!(stream.push_text("\u{A9}"), "");
/// assert_eq!(stream.finish(), "a café");
/// ```
#[derive(Debug)]
pub struct RepairStream {
    options: RepairOptions,
    decoder: DecodeStream,
    /// The last lines that were returned, before repair.
    before: String,
    /// The lines that wait for others, and the line that is not complete yet.
    line: String,
    /// How many bytes of `line` are whole lines that wait.
    waiting: usize,
    /// How many bytes of `line` have been searched for line feeds.
    searched: usize,
    /// True once a tag was seen; from then on entities belong to the text.
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
    /// Lines with more bytes of UTF-8 than this are split. Chosen by hand: far longer than lines that people write, and
    /// little memory.
    pub const LONGEST_LINE: usize = 1 << 20;

    /// A new stream, which detects the encoding of bytes.
    pub fn new(options: RepairOptions) -> Self {
        let (before, line) = (String::new(), String::new());
        Self { options, decoder: DecodeStream::default(), before, line, waiting: 0, searched: 0, in_markup: false }
    }

    /// A new stream with options for decoding bytes.
    ///
    /// # Errors
    /// If an option names an unknown encoding.
    pub fn with_decoding(options: RepairOptions, decode: &DecodeOptions) -> Result<Self, Error> {
        Ok(Self { decoder: DecodeStream::new(decode)?, ..Self::new(options) })
    }

    /// Takes the next `bytes` and returns the repaired text that is final.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        collect(|each| self.push_each(bytes, each))
    }

    /// Takes the next `text` and returns the repaired text that is final.
    pub fn push_text(&mut self, text: &str) -> String {
        collect(|each| self.push_text_each(text, each))
    }

    /// Ends the stream and returns the rest of the repaired text.
    pub fn finish(self) -> String {
        collect(|each| self.finish_each(each))
    }

    /// Like [`push`](Self::push), but passes the pieces of text with their changes to `each`, in order.
    pub fn push_each(&mut self, bytes: &[u8], each: impl FnMut(RepairedPiece<'_>)) {
        let text = self.decoder.push(bytes);
        self.push_text_each(&text, each);
    }

    /// Like [`push_text`](Self::push_text), but passes the pieces of text with their changes to `each`, in order.
    pub fn push_text_each(&mut self, text: &str, mut each: impl FnMut(RepairedPiece<'_>)) {
        self.line.push_str(text);
        let (mut done, mut whole) = (0, self.waiting);
        while let Some(length) = next_piece(&self.line[whole..], self.searched.saturating_sub(whole)) {
            whole += length;
            let ready = done + ready(&self.line[done..whole], &self.line[whole..]);
            self.repair(done, ready, &mut each);
            done = ready;
        }
        self.line.drain(..done);
        self.waiting = whole - done;
        self.searched = self.line.len();
    }

    /// Like [`finish`](Self::finish), but passes the rest of the text with its changes to `each`.
    pub fn finish_each(mut self, mut each: impl FnMut(RepairedPiece<'_>)) {
        let text = std::mem::take(&mut self.decoder).finish();
        self.push_text_each(&text, &mut each);
        self.repair(0, self.line.len(), &mut each);
    }

    /// Repairs a part of the buffered text.
    fn repair(&mut self, start: usize, end: usize, each: &mut impl FnMut(RepairedPiece<'_>)) {
        if start < end {
            let input = &self.line[start..end];
            let around = Around { before: &self.before, after: &self.line[end..] };
            each(RepairedPiece { input, repaired: &repair_part(input, &self.options, self.in_markup, around) });
            self.in_markup |= contains_tag(input);
            let last = last_lines(input);
            if last.len() < input.len() {
                self.before.clear();
            }
            self.before.push_str(last);
            let kept = last_lines(&self.before).len();
            self.before.drain(..self.before.len() - kept);
        }
    }
}

/// How many bytes of `whole`, whole lines or a part of a very long one, need no more lines after them than there are.
/// `rest` is the start of the next line.
fn ready(whole: &str, rest: &str) -> usize {
    let mut at = whole.len();
    let mut ready = at;
    if rest.len() > LONGEST_LINE {
        return ready;
    }
    for (after, line) in whole.split_inclusive('\n').rev().take(MAX_NEIGHBOURS).enumerate() {
        if line.len() > LONGEST_LINE {
            break;
        }
        at -= line.len();
        if lines_after(line) > after {
            ready = at;
        }
    }
    ready
}

/// The text of the pieces that `run` passes on.
fn collect(run: impl FnOnce(&mut dyn FnMut(RepairedPiece<'_>))) -> String {
    let mut text = String::new();
    run(&mut |piece| text += piece.repaired.text());
    text
}

/// The length of the first piece of `held` that is repaired by itself: complete lines, or a part of a long one. `None`
/// if more text is needed. The first `searched` bytes contain no line feed.
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

/// The place after the next line feed at `from` or later, if the line that starts at `start` is not too long.
fn line_end(held: &str, start: usize, from: usize) -> Option<usize> {
    let most = floor_boundary(held, start + RepairStream::LONGEST_LINE);
    held.get(from..most)?.find('\n').map(|at| from + at + 1)
}

/// The last character boundary at or before `at`.
fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// Where to split a line of more than `longest` bytes: after the last white space before that point which follows a
/// plain ASCII character, so that no damaged sequence is split; otherwise between two ASCII letters or digits;
/// otherwise anywhere.
fn cut(line: &str, longest: usize) -> usize {
    let end = floor_boundary(line, longest);
    let bytes = &line.as_bytes()[..end];
    let near = end.saturating_sub(FURTHEST);
    let after_space = |at: &usize| bytes[at - 1].is_ascii_whitespace() && bytes[at - 2].is_ascii_graphic();
    let inside_word = |at: &usize| bytes[at - 2..=*at].iter().all(u8::is_ascii_alphanumeric);
    let places = || (near.max(2)..end).rev();
    places().find(after_space).or_else(|| places().find(inside_word)).unwrap_or(end)
}

/// Bytes that are searched for a place to split. Text without one in this many bytes has no words.
const FURTHEST: usize = 1 << 14;
