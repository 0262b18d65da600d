//! Bytes that come in pieces.

use encoding_rs::Decoder;

use super::declared::PRESCAN;
use super::hints::Hints;
use super::label::Codec;
use super::{DecodeOptions, find_encoding, given, guess, wide};
use crate::codepage::Codepage;
use crate::error::Error;

/// Decodes bytes that come in pieces, cut anywhere.
///
/// ASCII comes out at once. The encoding is found from the first [`DecodeStream::WINDOW`] bytes that start with the first
/// one that is not ASCII (or from a byte order mark, a label, a declared charset), so no more than that is held back. The
/// text is that of [`decode`](super::decode()) of all bytes together, but where only later bytes tell the encoding: bytes
/// that are valid UTF-8 in that window and invalid after it are UTF-8 with `U+FFFD` here, and a declared charset is
/// believed unless the bytes so far prove it wrong.
///
/// ```
/// let mut stream = limpid::DecodeStream::new(&Default::default()).unwrap();
/// let mut text = stream.push(b"<meta charset=koi8-r><p>");
/// text += &stream.push(b"\xF0\xD2\xC9");
/// text += &stream.push(b"\xD7\xC5\xD4");
/// text += &stream.finish();
/// assert_eq!(text, "<meta charset=koi8-r><p>Привет");
/// ```
#[derive(Default)]
pub struct DecodeStream {
    label: Option<Codec>,
    hints: Hints,
    /// Bytes that no encoding was found for yet, those before `passed` are in the text already.
    held: Vec<u8>,
    passed: usize,
    /// Bytes before those in `held` were passed on.
    past_start: bool,
    turn: Option<Turn>,
}

/// What turns bytes into text once the encoding is known.
enum Turn {
    Standard(Decoder, Codec),
    Page(&'static Codepage),
}

impl DecodeStream {
    /// Bytes from the first one that is not ASCII that the encoding is found from.
    pub const WINDOW: usize = guess::WINDOW;

    /// A stream at its start.
    ///
    /// # Errors
    /// When an option names no known encoding.
    pub fn new(options: &DecodeOptions) -> Result<Self, Error> {
        let (label, hints) = (given(options)?, Hints::new(options)?);
        Ok(Self { label, hints, ..Self::default() })
    }

    /// The encoding's name in lower case, as soon as it is found.
    pub fn encoding(&self) -> Option<&'static str> {
        self.turn.as_ref().map(|turn| match turn {
            Turn::Standard(_, codec) => codec.name(),
            Turn::Page(page) => page.name,
        })
    }

    /// The text that is certain after `bytes`.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        if let Some(turn) = &mut self.turn {
            return turn.text(bytes, false);
        }
        self.held.extend_from_slice(bytes);
        if self.is_enough() { self.decide(false) } else { self.pass_ascii() }
    }

    /// The rest of the text.
    pub fn finish(mut self) -> String {
        match &mut self.turn {
            Some(turn) => turn.text(&[], true),
            None => self.decide(true),
        }
    }

    /// Whether the encoding can be told from what is held.
    fn is_enough(&self) -> bool {
        if !self.past_start && self.held.len() < PRESCAN {
            return false;
        }
        if !self.past_start && (self.label.is_some() || says_its_encoding(&self.held)) {
            return true;
        }
        self.first_doubt().is_some_and(|at| self.held.len() - at >= Self::WINDOW)
    }

    /// The first byte that is read differently by different encodings.
    fn first_doubt(&self) -> Option<usize> {
        self.held[self.passed..].iter().position(|&b| guess::is_telling(b)).map(|at| self.passed + at)
    }

    /// The ASCII before the first doubt; what stands before it is forgotten but for what a guess looks at.
    fn pass_ascii(&mut self) -> String {
        if !self.past_start && self.held.len() < PRESCAN {
            return String::new();
        }
        let end = self.first_doubt().unwrap_or(self.held.len());
        let text = String::from_utf8_lossy(&self.held[self.passed..end]).into_owned();
        self.past_start = true;
        let forget = end.saturating_sub(guess::BEFORE);
        self.held.drain(..forget);
        self.passed = end - forget;
        text
    }

    /// Finds the encoding and the text of all that is held.
    fn decide(&mut self, last: bool) -> String {
        let held = std::mem::take(&mut self.held);
        let (mark, encoding) = if self.past_start {
            (0, guess::by_looking(&held, &self.hints).1[0].encoding)
        } else {
            let (_, mark, candidates) = find_encoding(&held, self.label, &self.hints);
            (mark, candidates[0].encoding)
        };
        let mut turn = Turn::new(Codec::for_name(encoding));
        let text = turn.text(&held[self.passed.max(mark)..], last);
        self.turn = Some(turn);
        text
    }
}

/// True for bytes with a byte order mark or a declared charset, and for UTF-16, whose bytes may look like ASCII for long.
fn says_its_encoding(head: &[u8]) -> bool {
    super::byte_order_mark(head).is_some() || super::declared(head).is_some() || wide::utf16(head).is_some()
}

impl Turn {
    fn new(codec: Codec) -> Self {
        match codec {
            Codec::Standard(encoding) => Self::Standard(encoding.new_decoder_without_bom_handling(), codec),
            Codec::Page(page) => Self::Page(page),
        }
    }

    fn text(&mut self, bytes: &[u8], last: bool) -> String {
        match self {
            Self::Page(page) => page.text(bytes),
            Self::Standard(decoder, _) => {
                let most = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len());
                let mut text = String::with_capacity(most);
                let (result, read, _) = decoder.decode_to_string(bytes, &mut text, last);
                debug_assert!(matches!(result, encoding_rs::CoderResult::InputEmpty) && read == bytes.len());
                text
            }
        }
    }
}

impl std::fmt::Debug for DecodeStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DecodeStream")
            .field("encoding", &self.encoding())
            .field("held", &self.held.len())
            .finish_non_exhaustive()
    }
}
