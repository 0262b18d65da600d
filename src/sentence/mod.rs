//! Text to sentences.
//!
//! One pass over the bytes finds what may end a sentence: a run of stops, a line break, the marker of a list item.
//! Each is judged by the word before it and the text after it, with abbreviations and frequent words by language.
//! Nothing looks further than a fixed number of bytes in either direction, so time is linear.

mod abbreviation_table;
mod doubt;
mod doubt_table;
mod enclosed;
mod full_stop;
mod language;
mod lines;
mod list;
mod splitter;
mod stop;
mod token;

use crate::span::Span;
use language::Language;
use splitter::Splitter;

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
    Splitter::new(text, Language::find(text, lang)).run()
}
