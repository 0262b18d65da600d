//! Decodes bytes that arrive in pieces.

use encoding_rs::Decoder;

use super::declared::{PRESCAN, Scanner, byte_order_mark};
use super::hints::Hints;
use super::invalid_utf8::InvalidUtf8Decoder;
use super::label::Codec;
use super::special::SpecialDecoder;
use super::window::{self, WindowFinder};
use super::{DecodeOptions, choose, label_codec};
use crate::codepage::Codepage;
use crate::error::Error;

/// Decodes bytes that arrive in pieces, which may be cut anywhere.
///
/// ASCII is returned immediately. The encoding is determined from a window that starts with the first non-ASCII byte.
/// It is 4,096 bytes long, or up to [`DecodeStream::WINDOW`] if it contains fewer than 64 non-ASCII bytes; nothing
/// beyond it is held back. [`decode`](super::decode()) uses the same window, so the text is the same as for all bytes
/// together, however they are split. In UTF-8, the text after an invalid byte is held back up to the end of its line,
/// at most 4,096 bytes. If the window also has lines in another encoding, so is the text after any non-ASCII byte.
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
    finder: WindowFinder,
    /// The bytes whose encoding is not determined yet; those before `passed` are already in the text. Below, the number
    /// of bytes that came before all of them.
    held: Vec<u8>,
    passed: usize,
    base: usize,
    /// The decoder for UTF-8, which has the text that was already returned as its context.
    decoder: InvalidUtf8Decoder,
    converter: Option<ByteDecoder>,
}

/// Converts bytes to text once the encoding is known.
enum ByteDecoder {
    Utf8(InvalidUtf8Decoder),
    Standard(Decoder, Codec),
    Page(&'static Codepage),
    Special(SpecialDecoder, Codec),
}

impl DecodeStream {
    /// The longest window from which the encoding is determined, in bytes from the first non-ASCII byte.
    pub const WINDOW: usize = window::LONGEST;

    /// A new stream.
    ///
    /// # Errors
    /// If an option names an unknown encoding.
    pub fn new(options: &DecodeOptions) -> Result<Self, Error> {
        let (label, hints) = (label_codec(options)?, Hints::new(options)?);
        let decoder = InvalidUtf8Decoder::new(hints.clone());
        Ok(Self { label, hints, decoder, ..Self::default() })
    }

    /// The name of the encoding in lower case, as soon as it is determined.
    pub fn encoding(&self) -> Option<&'static str> {
        self.converter.as_ref().map(|converter| match converter {
            ByteDecoder::Utf8(_) => "utf-8",
            ByteDecoder::Standard(_, codec) | ByteDecoder::Special(_, codec) => codec.name(),
            ByteDecoder::Page(page) => page.name,
        })
    }

    /// Takes the next `bytes` and returns the text that is final.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        if let Some(converter) = &mut self.converter {
            return converter.text(bytes, false);
        }
        self.held.extend_from_slice(bytes);
        if self.is_enough() { self.decide(false) } else { self.pass_ascii() }
    }

    /// Ends the stream and returns the rest of the text.
    pub fn finish(mut self) -> String {
        match &mut self.converter {
            Some(converter) => converter.text(&[], true),
            None => self.decide(true),
        }
    }

    /// Whether the bytes held back suffice to determine the encoding.
    fn is_enough(&mut self) -> bool {
        let is_complete = self.finder.scan(&self.held, self.base);
        if self.base > 0 {
            return is_complete;
        }
        self.held.len() >= PRESCAN && (is_complete || self.label.is_some() || byte_order_mark(&self.held).is_some())
    }

    /// Returns the ASCII before the first distinguishing byte and drops it, except for the bytes that detection
    /// examines.
    fn pass_ascii(&mut self) -> String {
        if self.base == 0 && self.held.len() < PRESCAN {
            return String::new();
        }
        let doubt = self.finder.first().unwrap_or(self.finder.end());
        let end = doubt - self.base;
        let text = String::from_utf8_lossy(&self.held[self.passed..end]).into_owned();
        self.decoder.remember(&text);
        let forget = WindowFinder::start(doubt).saturating_sub(self.base);
        self.scanner.push(&self.held[..forget]);
        self.held.drain(..forget);
        self.base += forget;
        self.passed = end - forget;
        text
    }

    /// Determines the encoding and returns the text of the bytes held back.
    fn decide(&mut self, last: bool) -> String {
        let held = std::mem::take(&mut self.held);
        self.finder.scan(&held, self.base);
        let end = self.finder.end() - self.base;
        let mark = if self.base == 0 { byte_order_mark(&held) } else { None };
        let start = self.finder.first().map_or(0, |first| WindowFinder::start(first) - self.base);
        self.scanner.push(&held[..end]);
        let (_, candidates) = choose(mark, self.label, &self.scanner, &held[start..end], &self.hints);
        let decoder = std::mem::take(&mut self.decoder);
        let mut converter = ByteDecoder::new(Codec::for_name(candidates[0].encoding), decoder, &held[start..end]);
        let text = converter.text(&held[self.passed.max(mark.map_or(0, |(_, length)| length))..], last);
        self.converter = Some(converter);
        text
    }
}

impl ByteDecoder {
    fn new(codec: Codec, mut decoder: InvalidUtf8Decoder, window: &[u8]) -> Self {
        match codec {
            Codec::Standard(encoding) if encoding == encoding_rs::UTF_8 => {
                decoder.learn(window);
                Self::Utf8(decoder)
            }
            Codec::Standard(encoding) => Self::Standard(encoding.new_decoder_without_bom_handling(), codec),
            Codec::Page(page) => Self::Page(page),
            Codec::Special(special) => Self::Special(SpecialDecoder::new(special), codec),
        }
    }

    fn text(&mut self, bytes: &[u8], last: bool) -> String {
        match self {
            Self::Page(page) => page.text(bytes),
            Self::Utf8(decoder) => {
                let mut text = String::with_capacity(bytes.len());
                decoder.push(bytes, last, &mut text, &mut |_| ());
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
