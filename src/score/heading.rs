//! Finds the sentences that are headings: titles of the text below them, and by-lines. A summary leaves them out.

use super::place::SentencePlace;
use super::terms::{Terms, each_term};
use crate::page::BlockKind;
use crate::script::reading_units;
use crate::script::stops::is_stop;
use crate::span::Span;

/// The longest heading, in reading units; a longer line is a sentence that lost its stop. Chosen by hand: the longest
/// title in the training sets has 24.
const MOST_UNITS: f32 = 25.0;
/// A line that shares at least this part of its terms with the title repeats it. Chosen by hand.
const REPEATS: f32 = 0.7;

/// Marks each sentence that is a heading. It is one by the kind of its block, or because it is a short paragraph
/// without a stop that repeats the title or is in a text whose sentences have stops. Marks none where it would mark
/// all.
pub(super) fn headings(
    text: &str,
    sentences: &[Span],
    places: &[SentencePlace],
    terms: &Terms,
    title: Option<&str>,
) -> Vec<bool> {
    let stopped: Vec<bool> = sentences.iter().map(|sentence| has_stop(sentence.of(text))).collect();
    let most_have_stops = stopped.iter().filter(|stopped| **stopped).count() * 2 >= stopped.len();
    let title = title.map(|title| known_terms(title, terms)).unwrap_or_default();
    let is_heading = |n: usize| {
        places[n].kind == Some(BlockKind::Heading)
            || places[n].alone
                && !stopped[n]
                && reading_units(sentences[n].of(text)) <= MOST_UNITS
                && (most_have_stops || repeats(terms.of(n), &title))
    };
    let marks: Vec<bool> = (0..sentences.len()).map(is_heading).collect();
    if marks.iter().all(|mark| *mark) { vec![false; sentences.len()] } else { marks }
}

/// True when the text ends with a stop, ignoring closing quotes, brackets and footnote marks.
pub(super) fn has_stop(text: &str) -> bool {
    let is_closer =
        |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | ')' | ']' | '}' | '」' | '』' | '）' | '】' | '》');
    let mut rest = text.trim_end().trim_end_matches(is_closer);
    if let Some((before, _)) = text.trim_end().strip_suffix(']').and_then(|text| text.rsplit_once('[')) {
        // A footnote mark: `[12]`, `[citation needed]`.
        rest = before.trim_end().trim_end_matches(is_closer);
    }
    rest.ends_with(is_stop)
}

/// The terms of `title` that occur in the document, sorted.
fn known_terms(title: &str, terms: &Terms) -> Vec<u32> {
    let mut known = Vec::new();
    each_term(title, |hash| known.extend(terms.number_of(hash)));
    known.sort_unstable();
    known
}

fn repeats(line: &[u32], title: &[u32]) -> bool {
    let shared = line.iter().filter(|id| title.binary_search(id).is_ok()).count();
    shared as f32 >= REPEATS * line.len() as f32 && shared > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_before_closing_marks_count() {
        for text in [
            "It rained.",
            "“It rained.”",
            "It rained (again).",
            "He said (it rained.)",
            "雨が降った。",
            "It rained.[12]",
            "It rained.[citation needed]",
            "बारिश हुई।",
        ] {
            assert!(has_stop(text), "{text}");
        }
        for text in ["Rain in the north", "Rain (again)", "By Jane Doe", "News: ", "Chapter [12]", "History[edit]", ""]
        {
            assert!(!has_stop(text), "{text}");
        }
    }
}
