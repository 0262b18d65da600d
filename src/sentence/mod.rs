//! Splits text into sentences.
//!
//! One pass over the bytes finds every place where a sentence may end: a run of stops, a line break, the marker of a
//! list item. The word before it and the text after it decide, with the help of abbreviations and frequent words of the
//! language. No rule looks further than a fixed number of bytes in either direction, so the time is linear.

mod abbreviation_table;
mod boundary_model;
mod boundary_weights;
mod emoji;
mod enclosed;
mod full_stop;
mod header;
mod language;
mod layout;
mod letter;
mod lettered_names;
mod line;
mod list;
mod markup;
mod numbering;
mod quotation_continuation;
mod right_margin;
mod salutation;
mod separator;
mod splitter;
mod stop;
mod token;
mod unwrap;

use crate::span::Span;
pub(crate) use header::{is_date, is_message_header, is_time};
use language::Language;
use layout::Layout;
use line::Line;
pub(crate) use line::LineKind;
pub(crate) use markup::is_markup;
use splitter::Splitter;
pub use unwrap::unwrapped;

/// What a line break means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum LineBreaks {
    /// It ends a sentence, unless a program wrapped the text, as in mail and plain-text books.
    #[default]
    Auto,
    /// It always ends a sentence.
    Lines,
    /// It is a space. Without a stop, only an empty line, a heading, a list item, a table row or code ends a sentence.
    Paragraphs,
}

names!(LineBreaks, "meaning of line breaks" {
    Auto = "auto",
    Lines = "lines",
    Paragraphs = "paragraphs",
});

/// How [`sentences_with`] splits text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[non_exhaustive]
pub struct SentenceOptions {
    /// The language tag (BCP 47, such as `de` or `pt-BR`). Without one, the language is guessed from the text where it
    /// matters.
    pub lang: Option<String>,
    /// What a line break means.
    pub line_breaks: LineBreaks,
    /// Abbreviations that the built-in lists lack, with or without their last full stop. No sentence ends with one of
    /// them.
    pub abbreviations: Vec<String>,
}

setters!(SentenceOptions {
    text lang,
    value line_breaks: LineBreaks,
    texts abbreviations,
});

/// Splits `text` into sentences.
///
/// The spans are byte ranges in order and together cover the whole text: white space belongs to the sentence before it.
/// `lang` is a language tag (BCP 47); without one, the language is guessed from the text where it matters. The result
/// is empty only for an empty text.
///
/// ```
/// let text = "It rained, the official said.Russia’s rivers rose. See node.js.";
/// let sentences: Vec<&str> = limpid::sentences(text, None).iter().map(|span| span.of(text)).collect();
/// assert_eq!(sentences, ["It rained, the official said.", "Russia’s rivers rose. ", "See node.js."]);
/// ```
#[must_use]
pub fn sentences(text: &str, lang: Option<&str>) -> Vec<Span> {
    let options = SentenceOptions { lang: lang.map(str::to_owned), ..SentenceOptions::default() };
    sentences_with(text, &options)
}

/// Splits `text` into sentences as [`sentences`] does, with options for line breaks and abbreviations.
///
/// ```
/// use limpid::{LineBreaks, SentenceOptions, sentences_with};
/// let text = "Roses are red\nViolets are blue. See Bldg. Nine.";
/// let options = SentenceOptions::new().line_breaks(LineBreaks::Paragraphs).abbreviations(["bldg."]);
/// let sentences: Vec<&str> = sentences_with(text, &options).iter().map(|span| span.of(text)).collect();
/// assert_eq!(sentences, ["Roses are red\nViolets are blue. ", "See Bldg. Nine."]);
/// ```
#[must_use]
pub fn sentences_with(text: &str, options: &SentenceOptions) -> Vec<Span> {
    let language = Language::find(text, options.lang.as_deref(), &options.abbreviations);
    Splitter::new(text, language, options.line_breaks).run()
}

/// True when sentences in `language` often begin with `word` (lower case): a pronoun or a conjunction.
pub(crate) fn is_starter_word(language: &str, word: &str) -> bool {
    crate::script::words::contains(language::starters(language), word)
}

/// A line of a text, for code that inspects the form of a text.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each read by name")]
pub(crate) struct TextLine {
    /// The line without quotation marks (`>`) and surrounding white space.
    pub(crate) span: Span,
    pub(crate) kind: LineKind,
    /// It begins with `>`.
    pub(crate) is_quoted: bool,
    /// It begins with a word and a colon.
    pub(crate) is_turn: bool,
    pub(crate) has_stop: bool,
    /// It continues the line before it.
    pub(crate) is_joined: bool,
}

/// The lines of `text` that are not blank.
pub(crate) fn text_lines(text: &str) -> Vec<TextLine> {
    let (layout, lines) = Layout::with_lines(text, LineBreaks::Auto, &Language::unknown());
    let read = |line: &Line| TextLine {
        span: Span::new(line.start, line.end),
        kind: line.kind,
        is_quoted: line.depth > 0,
        is_turn: line.is_turn,
        has_stop: line.ending == line::Ending::Stop,
        is_joined: layout.is_joined(line.at),
    };
    lines.iter().map(read).filter(|line| line.kind != LineKind::Blank).collect()
}
