//! Finds the sentences that are headings: titles of the text below them, and by-lines. A summary leaves them out.

use super::position::SentencePlace;
use super::terms::{Terms, each_term};
use crate::page::BlockKind;
use crate::script::markdown_heading::markdown_level;
use crate::script::reading_units;
use crate::script::stops::is_stop;
use crate::script::underline::underlined_level;
use crate::span::Span;

/// The longest heading, in reading units; a longer line is a sentence that lost its stop. Chosen by hand: the longest
/// title in the training sets has 24.
const MAX_UNITS: f32 = 25.0;
/// A line that shares at least this part of its terms with the title repeats it. Chosen by hand.
const REPEATS: f32 = 0.7;

/// The longest heading of a numbered section, in reading units, including its number.
const NUMBERED_UNITS: f32 = 4.0;
/// The same when its number follows a word: `Article 2. Objet du contrat.`
const SECTION_UNITS: f32 = 6.0;

/// The longest title that ends with a stop, in reading units, how many sentences after it may say it again, and what part of
/// its terms. Chosen by hand: titles of news share about half of their words with the lead.
const TITLE_UNITS: f32 = 14.0;
const TITLE_WITHIN: usize = 8;
const TITLE_SHARE: f32 = 0.5;

/// The longest question that is a heading, in reading units. Chosen by hand.
const QUESTION_UNITS: f32 = 12.0;

/// Marks each sentence that is a heading. It is one by the kind of its block, by Markdown or an underline, or because it is a
/// short paragraph without a stop that repeats the title or is in a text whose sentences have stops, or a short question
/// above a paragraph of several sentences. Marks none where it would mark all.
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
    let units = |n: usize| reading_units(sentences[n].of(text));
    let is_question = |n: usize| {
        sentences[n].of(text).ends_with(['?', '？', '؟'])
            && units(n) <= QUESTION_UNITS
            && places.get(n + 1).is_some_and(|next| !next.alone)
    };
    let is_title = is_title_with_stop(text, sentences, places, terms, &stopped);
    let is_heading = |n: usize| {
        let by_form = || {
            !stopped[n] && (most_have_stops || repeats(terms.of(n), &title))
                || is_question(n)
                || n == 0 && is_title
                || is_underlined(text, sentences[n])
        };
        places[n].kind == Some(BlockKind::Heading)
            || markdown_level(sentences[n].of(text)).is_some()
            || places[n].alone && units(n) <= MAX_UNITS && by_form()
    };
    let marks: Vec<bool> = (0..sentences.len()).map(is_heading).collect();
    if marks.iter().all(|mark| *mark) { vec![false; sentences.len()] } else { marks }
}

/// Words for the sections of contracts and laws.
const SECTIONS: [&str; 17] = [
    "abschnitt",
    "art.",
    "article",
    "articolo",
    "artigo",
    "artikel",
    "artículo",
    "artykuł",
    "clause",
    "cláusula",
    "madde",
    "par.",
    "pasal",
    "section",
    "điều",
    "пункт",
    "статья",
];

/// True for the heading of a numbered section with a stop: `2. Rent.`, `Article 2. Loyer.`
pub(super) fn is_numbered_heading(sentence: &str, units: f32) -> bool {
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    if units <= NUMBERED_UNITS && is_number(sentence.trim_start_matches(['§', ' '])) {
        return true;
    }
    let mut words = sentence.split_whitespace();
    let (first, number) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_section = || SECTIONS.contains(&first.to_lowercase().as_str());
    units <= SECTION_UNITS && is_number(number) && number.ends_with(['.', ':']) && is_section()
}

/// True when the first line is a title although it ends with a stop: a by-line, a date or another line without a stop follows,
/// and a sentence soon after says half of it again.
fn is_title_with_stop(
    text: &str,
    sentences: &[Span],
    places: &[SentencePlace],
    terms: &Terms,
    stopped: &[bool],
) -> bool {
    if sentences.len() <= TITLE_WITHIN
        || !(stopped[0] && places[0].alone && reading_units(sentences[0].of(text)) <= TITLE_UNITS)
    {
        return false;
    }
    let is_followed = places[1].alone && !stopped[1] && !sentences[1].of(text).ends_with([':', '：']);
    let says_it = |n: usize| {
        let mut words = terms.of(n).to_vec();
        words.sort_unstable();
        let shared = terms.of(0).iter().filter(|id| words.binary_search(id).is_ok()).count();
        shared as f32 >= TITLE_SHARE * terms.of(0).len() as f32 && stopped[n]
    };
    is_followed && (2..=TITLE_WITHIN).any(says_it)
}

/// True when the next line consists of signs that underline `sentence`.
pub(super) fn is_underlined(text: &str, sentence: Span) -> bool {
    let below = text[sentence.end..].trim_start_matches([' ', '\t', '\r']).strip_prefix('\n').unwrap_or_default();
    let line = below.split(['\n', '\r']).next().unwrap_or_default();
    underlined_level(sentence.of(text), line).is_some()
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
    fn underlines_make_headings() {
        let underlined = |text: &str| is_underlined(text, Span::new(0, text.find('\n').unwrap_or(text.len())));
        assert!(underlined("Cost?\n-----\n\nA lot.") && underlined("Cost\r\n====\r\n"));
        assert!(!underlined("It rained.\n----------------------------------------\nIt poured."));
        assert!(!underlined("Cost?\n\n-----") && !underlined("Cost?\n--") && !underlined("Cost?"));
    }

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
