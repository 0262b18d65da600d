//! Text to sentences.
//!
//! One pass over the bytes finds what may end a sentence: a run of stops, a line break, the marker of a list item.
//! Each is judged by the word before it and the text after it, with abbreviations and frequent words by language.
//! Nothing looks further than a fixed number of bytes in either direction, so time is linear.

mod abbreviation_table;
mod doubt;
mod doubt_table;
mod emoji;
mod enclosed;
mod full_stop;
mod language;
mod layout;
mod line;
mod list;
mod numbering;
mod speech;
mod splitter;
mod stop;
mod token;
mod unwrap;

use crate::span::Span;
use language::Language;
use layout::Layout;
use line::Line;
pub(crate) use line::LineKind;
use splitter::Splitter;
pub use unwrap::unwrapped;

/// What a line break is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum LineBreaks {
    /// The end of a sentence, but for text that was wrapped by a program, as mail and books are.
    #[default]
    Auto,
    /// The end of a sentence, always.
    Lines,
    /// A space: only an empty line, a heading, a list item, a table row or code ends a sentence without a stop.
    Paragraphs,
}

names!(LineBreaks, "meaning of line breaks" {
    Auto = "auto",
    Lines = "lines",
    Paragraphs = "paragraphs",
});

/// How sentences are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[non_exhaustive]
pub struct SentenceOptions {
    /// Language tag; guessed where it matters.
    pub lang: Option<String>,
    /// What a line break is.
    pub line_breaks: LineBreaks,
    /// Abbreviations that the lists lack, with or without their last full stop. No sentence ends with one of them.
    pub abbreviations: Vec<String>,
}

setters!(SentenceOptions {
    text lang,
    value line_breaks: LineBreaks,
    texts abbreviations,
});

/// The sentences of `text`: spans in order that together cover it; white space belongs to the sentence before it.
/// `lang` is a language tag; without it the language is guessed where it matters.
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

/// The same with options.
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

/// True when `word` (lower case) is one that sentences in `language` often begin with: a pronoun, a conjunction.
pub(crate) fn is_starter_word(language: &str, word: &str) -> bool {
    crate::script::words::contains(language::starters(language), word)
}

/// A line of a text, for those who look at its form.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each read by name")]
pub(crate) struct TextLine {
    /// Without marks of quotation and white space around it.
    pub(crate) span: Span,
    pub(crate) kind: LineKind,
    /// It begins with `>`.
    pub(crate) is_quoted: bool,
    /// It begins with a word and a colon.
    pub(crate) is_turn: bool,
    pub(crate) has_stop: bool,
    /// It goes on with the line before it.
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
