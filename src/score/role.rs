//! What each sentence does in its text, by its form and its first words: what a summary never takes, what cannot be
//! read without the sentence before it, what concludes.

use super::cues::{ASIDES, BIOGRAPHY, CONCLUSIONS, COURTESY, DEPENDENT, LINKS, Phrases};
use crate::script::letters::{is_alphabetic, is_alphanumeric};
use crate::script::reading_units;
use crate::sentence::{LineKind, TextLine};
use crate::span::Span;

/// A greeting that is longer, in reading units, says something: `Dear all, the meeting on Friday is moved to Monday.`
const COURTESY_UNITS: f32 = 9.0;
/// Thanks and polite phrases may be a little longer. A notice or a link line too.
const LINK_UNITS: f32 = 14.0;
/// The longest sentence about a writer.
const BIOGRAPHY_UNITS: f32 = 40.0;
/// A sentence about a writer stands among the last of its text, in parts of it.
const BIOGRAPHY_FROM: f32 = 0.6;
/// A sentence with an address that is no longer than this is a link line.
const ADDRESS_UNITS: f32 = 10.0;
/// The longest heading of a numbered section, with its number.
const HEADING_UNITS: f32 = 4.0;
/// The longest name of a speaker, in bytes.
const SPEAKER: usize = 24;
/// Bytes of a sentence in which a cue may stand.
const WINDOW: usize = 400;
/// Shorter sentences say little, in reading units.
const SCRAP_UNITS: f32 = 3.0;

/// What one sentence does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each read by name")]
pub(crate) struct Role {
    /// No part of what the text says: a greeting, a credit, a link, code, a row of a table, a number.
    pub(crate) is_furniture: bool,
    /// It cannot be read without the sentence before it.
    pub(crate) is_dependent: bool,
    /// A condition, a hint.
    pub(crate) is_aside: bool,
    /// A conclusion, a decision, an answer.
    pub(crate) concludes: bool,
    pub(crate) asks: bool,
    /// Too short to say much.
    pub(crate) is_scrap: bool,
}

/// The phrases of a language that tell roles.
struct Lexicon {
    courtesy: Phrases,
    links: Phrases,
    biography: Phrases,
    dependent: Phrases,
    asides: Phrases,
}

impl Lexicon {
    fn of(language: &str) -> Self {
        let of = |cues| Phrases::of(cues, language);
        Self {
            courtesy: of(COURTESY),
            links: of(LINKS),
            biography: of(BIOGRAPHY),
            dependent: of(DEPENDENT),
            asides: of(ASIDES),
        }
    }
}

/// Marks the sentences that conclude.
pub(super) fn mark_conclusions(roles: &mut [Role], text: &str, sentences: &[Span], language: &str) {
    let conclusions = Phrases::of(CONCLUSIONS, language);
    for (role, sentence) in roles.iter_mut().zip(sentences) {
        role.concludes = conclusions.stand_in(&window(sentence.of(text)).to_lowercase());
    }
}

/// The role of each sentence. `lines` are those of `text`.
pub(super) fn roles(text: &str, sentences: &[Span], lines: &[TextLine], language: &str) -> Vec<Role> {
    let quoted = lines.iter().filter(|line| line.is_quoted).count() * 2;
    let is_reply = quoted > 0 && quoted < lines.len();
    let mut signature = false;
    let count = sentences.len() as f32;
    let lexicon = Lexicon::of(language);
    let read = |(n, sentence): (usize, &Span)| {
        let line = line_of(lines, sentence.start);
        let content = sentence.of(text);
        signature |= content.trim() == "--";
        let mut role = role(content, &lexicon, n as f32 >= count * BIOGRAPHY_FROM);
        role.is_furniture |=
            signature || line.is_some_and(|line| is_furniture_line(line.kind) || is_reply && line.is_quoted);
        role
    };
    sentences.iter().enumerate().map(read).collect()
}

/// The line in which `at` stands.
pub(super) fn line_of(lines: &[TextLine], at: usize) -> Option<&TextLine> {
    let n = lines.partition_point(|line| line.span.end <= at);
    lines.get(n).filter(|line| line.span.start <= at)
}

const fn is_furniture_line(kind: LineKind) -> bool {
    matches!(kind, LineKind::Code | LineKind::Row | LineKind::Rule | LineKind::Heading | LineKind::Reference)
}

/// The sentence without the name of its speaker: `mia: hey`, `A: The dough is too cold.`
fn without_speaker(sentence: &str) -> &str {
    match sentence.split_once(": ") {
        Some((name, rest))
            if name.len() <= SPEAKER && !name.contains(char::is_whitespace) && !rest.trim().is_empty() =>
        {
            rest
        }
        _ => sentence,
    }
}

/// True for the heading of a numbered section that has a stop: `2. Rent.`
fn is_numbered_heading(sentence: &str, units: f32) -> bool {
    units <= HEADING_UNITS && sentence.trim_start_matches(['§', ' ']).starts_with(|c: char| c.is_ascii_digit())
}

fn role(sentence: &str, lexicon: &Lexicon, is_late: bool) -> Role {
    let bare = |small: &mut String| {
        let rest = small.trim_start_matches(|c: char| !is_alphanumeric(c) && c != '©');
        small.drain(..small.len() - rest.len());
    };
    let whole = sentence;
    let mut small = window(whole).to_lowercase();
    bare(&mut small);
    let named = lexicon.links.begin(&small);
    let sentence = without_speaker(whole);
    if sentence.len() < whole.len() {
        small = window(sentence).to_lowercase();
        bare(&mut small);
    }
    let small = small.as_str();
    let units = reading_units(sentence);
    let says = sentence.chars().any(is_alphabetic);
    let courtesy = units <= COURTESY_UNITS && lexicon.courtesy.begin(small);
    let link = units <= LINK_UNITS && (named || lexicon.links.begin(small))
        || is_numbered_heading(sentence, units)
        || units <= ADDRESS_UNITS && has_address(sentence);
    let about_writer = is_late && units <= BIOGRAPHY_UNITS && lexicon.biography.stand_in(small);
    Role {
        is_furniture: !says || courtesy || link || about_writer || sentence.trim_end().ends_with("```"),
        is_dependent: lexicon.dependent.begin(small),
        is_aside: lexicon.asides.begin(small),
        concludes: false,
        asks: sentence.trim_end_matches(['"', '”', '»', '」', ')']).ends_with(['?', '？', '؟', '՞']),
        is_scrap: units < SCRAP_UNITS,
    }
}

/// The part of a sentence that is looked at.
fn window(sentence: &str) -> &str {
    let end = (0..=WINDOW.min(sentence.len())).rev().find(|&n| sentence.is_char_boundary(n)).unwrap_or(0);
    &sentence[..end]
}

/// True for a sentence with an address of the web or of mail.
fn has_address(sentence: &str) -> bool {
    let is_mail = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    sentence.contains("://") || sentence.contains("www.") || sentence.split_whitespace().any(is_mail)
}
