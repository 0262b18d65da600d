//! The position of each sentence: its paragraph and its block.

use crate::page::BlockKind;
use crate::span::Span;

/// The position of a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SentencePlace {
    /// The index of the paragraph.
    pub(super) paragraph: u32,
    /// True when it is the only sentence of its paragraph.
    pub(super) alone: bool,
    /// The kind of its block, if blocks are known.
    pub(super) kind: Option<BlockKind>,
}

/// The place of each sentence. A line break in the white space between two sentences ends a paragraph.
pub(super) fn places(text: &str, sentences: &[Span], blocks: &[(Span, BlockKind)]) -> Vec<SentencePlace> {
    let mut places: Vec<SentencePlace> = Vec::with_capacity(sentences.len());
    let (mut place, mut end, mut block) = (SentencePlace::default(), 0, 0);
    for sentence in sentences {
        let content = sentence.start + (sentence.of(text).len() - sentence.of(text).trim_start().len());
        if !places.is_empty() {
            place.paragraph += u32::from(text[end..content].contains(['\n', '\r']));
        }
        while blocks.get(block).is_some_and(|(span, _)| span.end <= content) {
            block += 1;
        }
        place.kind = blocks.get(block).filter(|(span, _)| span.start <= content).map(|&(_, kind)| kind);
        places.push(place);
        end = sentence.start + sentence.of(text).trim_end().len();
    }
    for paragraph in places.chunk_by_mut(|a, b| a.paragraph == b.paragraph) {
        let alone = paragraph.len() == 1;
        paragraph.iter_mut().for_each(|place| place.alone = alone);
    }
    places
}
