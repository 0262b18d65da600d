//! Bytes that come in pieces.

use encoding_rs::Decoder;

use super::declared::{PRESCAN, Scanner, byte_order_mark};
use super::hints::Hints;
use super::label::Codec;
use super::mend::Mender;
use super::special::SpecialDecoder;
use super::window::{self, Watch};
use super::{DecodeOptions, choose, given};
use crate::codepage::Codepage;
use crate::error::Error;

/// Decodes bytes that come in pieces, cut anywhere.
///
/// ASCII comes out at once. The encoding is found from a window that starts with the first byte that is not ASCII and is
/// 4,096 bytes long, or up to [`DecodeStream::WINDOW`] where it holds fewer than 64 bytes that are not ASCII; no more than
/// that is held back. [`decode`](super::decode()) looks at the same window, so the text is that of all bytes together,
/// whatever the pieces. Of UTF-8, what follows an invalid byte is held back to the end of its line, at most 4,096 bytes.
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
    scanner: Scanner,
    watch: Watch,
    /// Bytes that no encoding was found for yet, those before `passed` are in the text already; and how many bytes came
    /// before all of them.
    held: Vec<u8>,
    passed: usize,
    base: usize,
    /// Knows the text that was passed on.
    mender: Mender,
    turn: Option<Turn>,
}

/// What turns bytes into text once the encoding is known.
enum Turn {
    Utf8(Mender),
    Standard(Decoder, Codec),
    Page(&'static Codepage),
    Special(SpecialDecoder, Codec),
}

impl DecodeStream {
    /// Bytes from the first one that is not ASCII that the encoding is found from, at most.
    pub const WINDOW: usize = window::LONGEST;

    /// A stream at its start.
    ///
    /// # Errors
    /// When an option names no known encoding.
    pub fn new(options: &DecodeOptions) -> Result<Self, Error> {
        let (label, hints) = (given(options)?, Hints::new(options)?);
        let mender = Mender::new(hints.clone());
        Ok(Self { label, hints, mender, ..Self::default() })
    }

    /// The encoding's name in lower case, as soon as it is found.
    pub fn encoding(&self) -> Option<&'static str> {
        self.turn.as_ref().map(|turn| match turn {
            Turn::Utf8(_) => "utf-8",
            Turn::Standard(_, codec) | Turn::Special(_, codec) => codec.name(),
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
    fn is_enough(&mut self) -> bool {
        let is_complete = self.watch.look(&self.held, self.base);
        if self.base > 0 {
            return is_complete;
        }
        self.held.len() >= PRESCAN && (is_complete || self.label.is_some() || byte_order_mark(&self.held).is_some())
    }

    /// The ASCII before the first doubt; what stands before it is forgotten but for what a guess looks at.
    fn pass_ascii(&mut self) -> String {
        if self.base == 0 && self.held.len() < PRESCAN {
            return String::new();
        }
        let doubt = self.watch.first().unwrap_or(self.watch.end());
        let end = doubt - self.base;
        let text = String::from_utf8_lossy(&self.held[self.passed..end]).into_owned();
        self.mender.remember(&text);
        let forget = Watch::start(doubt).saturating_sub(self.base);
        self.scanner.push(&self.held[..forget]);
        self.held.drain(..forget);
        self.base += forget;
        self.passed = end - forget;
        text
    }

    /// Finds the encoding and the text of all that is held.
    fn decide(&mut self, last: bool) -> String {
        let held = std::mem::take(&mut self.held);
        self.watch.look(&held, self.base);
        let end = self.watch.end() - self.base;
        let mark = if self.base == 0 { byte_order_mark(&held) } else { None };
        let start = self.watch.first().map_or(0, |first| Watch::start(first) - self.base);
        self.scanner.push(&held[..end]);
        let (_, candidates) = choose(mark, self.label, &self.scanner, &held[start..end], &self.hints);
        let mut turn = Turn::new(Codec::for_name(candidates[0].encoding), std::mem::take(&mut self.mender));
        let text = turn.text(&held[self.passed.max(mark.map_or(0, |(_, length)| length))..], last);
        self.turn = Some(turn);
        text
    }
}

impl Turn {
    fn new(codec: Codec, mender: Mender) -> Self {
        match codec {
            Codec::Standard(encoding) if encoding == encoding_rs::UTF_8 => Self::Utf8(mender),
            Codec::Standard(encoding) => Self::Standard(encoding.new_decoder_without_bom_handling(), codec),
            Codec::Page(page) => Self::Page(page),
            Codec::Special(special) => Self::Special(SpecialDecoder::new(special), codec),
        }
    }

    fn text(&mut self, bytes: &[u8], last: bool) -> String {
        match self {
            Self::Page(page) => page.text(bytes),
            Self::Utf8(mender) => {
                let mut text = String::with_capacity(bytes.len());
                mender.push(bytes, last, &mut text, &mut |_| ());
                text
            }
            Self::Special(decoder, _) => {
                let mut text = String::with_capacity(bytes.len());
                decoder.push(bytes, last, |_, made| text.push_str(made));
                text
            }
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
