//! How much the role of a sentence adds to its score, depending on the kind of text.

use super::pick::spread;
use crate::score::{self, Document, Role, Row, Score, SuitabilityTrees, TextKind};

/// What the role of a sentence adds to its score, as a multiple of the score range. Chosen by hand: a conclusion outweighs a
/// few positions in the text, and an aside in instructions or a question ranks below almost anything.
const CONCLUSION: f32 = 0.5;
const ANSWER: f32 = 0.35;
/// Of .15, .25 and .35, .25 is the least that gains most on the judged texts of messages.
const ANNOUNCEMENT: f32 = 0.25;
const ASIDE: f32 = -0.15;
const ASIDE_IN_STEPS: f32 = -0.8;
const QUESTION: f32 = -0.3;
const DEPENDENT: f32 = -0.1;
const CONTINUATION: f32 = -0.8;
/// In a summary of up to [`SHORT_SUMMARY`] sentences; in the longer ones of Klexikon it had cost .1 points of ROUGE.
const FRONTED_PRONOUN: f32 = -0.3;
const FRAGMENT: f32 = -0.3;
const CLAUSE: f32 = -0.8;
const STORY_IN_STEPS: f32 = -0.8;
const STORY_IN_REVIEW: f32 = -0.6;
const GREETING: f32 = -0.6;
const FORMULA: f32 = -1.0;
const INTRODUCES_NEXT: f32 = -0.3;
const WELCOME: f32 = -0.6;
const EXCLAMATION: f32 = -0.6;
const REMARK: f32 = -0.2;
/// A scene at the beginning, and words about the season in a message, rank below the sentences that say what happened.
const SCENE: f32 = -0.4;
const SEASON: f32 = -0.6;
/// What is over, in a mail, is a story about the last time.
const PAST_IN_MAIL: f32 = -0.5;
/// A scene is among this many sentences at the beginning, and a sentence with a number comes within as many after it.
const SCENE_WITHIN: usize = 5;
const BACKGROUND: f32 = -0.2;
const BACKGROUND_OF_PAPER: f32 = -0.5;
/// The purpose of instructions is among this many sentences at the beginning.
const PURPOSE_WITHIN: usize = 4;
/// What a sentence loses for being short, times its brevity, in a summary of up to [`SHORT_SUMMARY`] sentences. It was
/// chosen on judged-a.txt, and costs .01 on CNN stories; in the long summaries of Klexikon it had cost .15.
const SHORT_SUMMARY: f32 = 3.0;
const SHORT_SENTENCE_PENALTY: f32 = -0.5;
/// What the first sentence of an article or a paper gains, the second half of it, the third a third: in spreads of the
/// scores. The trees were fitted on stories whose first sentences say less than those of most news. Cross-validated,
/// it costs stories .15 points of ROUGE and gains teasers .3.
const LEAD: f32 = 0.2;

/// What a sentence gains for each unit of its suitability for a summary, as a multiple of the score range. The trees were trained with
/// .25. With less, stories lose nothing and judged texts gain less: .21 costs CNN stories .1 points of ROUGE and Klexikon
/// nothing (REPORT.md).
const SUITABILITY: f32 = 0.21;
/// The same by the trees for texts with headings, in an article. With .4, saved news pages lose more of the sentences that they
/// begin with, and news with headlines loses half a point of ROUGE more.
const SUITABILITY_WITH_HEADINGS: f32 = 0.3;
/// The same for texts of other kinds, on the judged texts.
const SUITABILITY_OF_OTHERS: f32 = 0.4;
/// The share of this bonus that applies to a summary of one sentence, which must say what the text is about: with the
/// full bonus, abstracts of papers lost half a point.
const SUITABILITY_OF_ONE: f32 = 0.5;
/// Languages in which it does not count: Vietnamese writes syllables as words, and its news lost two points.
const WITHOUT_SUITABILITY: [&str; 1] = ["vi"];

/// Adds how suitable each sentence is for a summary, by signal; `rows` are its features.
pub(super) fn add_suitability(document: &Document<'_>, scores: &mut [Score], rows: &[Row]) {
    if WITHOUT_SUITABILITY.contains(&document.language()) {
        return;
    }
    let totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
    let (trees, weight) = suitability_trees(document);
    let of_long = (SHORT_SUMMARY / document.summary_length()).min(1.0);
    let part_of_it = if document.wants_one() { SUITABILITY_OF_ONE } else { of_long };
    let worth = weight * part_of_it * spread(&totals);
    for (score, parts) in scores.iter_mut().zip(score::suitability(document, rows, trees)) {
        parts.iter().for_each(|part| score.add(part.signal, worth * part.value));
    }
}

/// The trees that say how suitable the sentences of the document are, and how much they count. In a long summary, and in one of one
/// sentence, they are the same for all texts.
fn suitability_trees(document: &Document<'_>) -> (SuitabilityTrees, f32) {
    let kind = document.kind();
    let is_article = matches!(kind, TextKind::Article | TextKind::Paper);
    let is_bare = (is_article || kind.is_message()) && !document.has_headings();
    if is_bare || document.summary_length() > SHORT_SUMMARY || document.wants_one() {
        return (SuitabilityTrees::General, SUITABILITY);
    }
    let weight = match kind {
        TextKind::Readme => SUITABILITY,
        // The weights of announcements were chosen with this one.
        _ if kind.is_message() => SUITABILITY,
        _ if is_article => SUITABILITY_WITH_HEADINGS,
        _ => SUITABILITY_OF_OTHERS,
    };
    (SuitabilityTrees::WithHeadings, weight)
}

/// In a message, the sentences that it is sent for lose nothing for words of the first and second person. The trees learnt
/// from news to avoid them.
pub(super) fn allow_first_person(document: &Document<'_>, scores: &mut [Score]) {
    for (n, score) in scores.iter_mut().enumerate() {
        let loss = score.parts.iter().find(|part| part.signal == "person" && part.value < 0.0).map(|part| part.value);
        if let Some(loss) = loss.filter(|_| document.role(n).announces) {
            score.add("person", -loss);
        }
    }
}

/// Raises the sentence that says what a program is above all others: short and in the form of a title, it is unlike the
/// sentences that people picked in other texts.
pub(super) fn put_description_first(document: &Document<'_>, scores: &mut [Score]) {
    if document.kind() != TextKind::Readme {
        return;
    }
    let is_description = |n: &usize| document.is_first(*n) && is_running_text(document, *n);
    let Some(n) = (0..scores.len()).find(is_description) else { return };
    let open = (0..scores.len()).filter(|&n| is_running_text(document, n));
    let best = open.map(|n| scores[n].total).fold(f32::MIN, f32::max);
    scores[n].add("position", best - scores[n].total);
}

/// Adds the value of each sentence's role in a text of this kind.
pub(super) fn add_roles(document: &Document<'_>, scores: &mut [Score]) {
    let totals: Vec<f32> = scores.iter().map(|score| score.total).collect();
    let spread = spread(&totals);
    let text = Text::of(document);
    for (n, score) in scores.iter_mut().enumerate() {
        if let Some(place) = document.place(n).filter(|_| text.trusts_lead) {
            score.add("position", LEAD * spread / (1.0 + place as f32));
        }
        for (signal, worth) in text.parts(n, document.role(n), document.is_first(n)) {
            score.add(signal, worth * spread);
        }
    }
}

/// A signal, whether it holds, and its worth.
type ConditionalPart = (&'static str, bool, f32);

/// What the values of roles depend on.
struct Text {
    kind: TextKind,
    /// True when conclusions count.
    concludes: bool,
    trusts_lead: bool,
    /// The sentence that says what instructions are for.
    purpose: Option<usize>,
    /// The end of the scene with which the text begins, if there is one.
    scene_end: usize,
    /// True for a summary of few sentences, which may lack the sentence with the name.
    is_short: bool,
    /// How much brevity counts: less in a long summary, which has room for short sentences.
    brevity: f32,
}

impl Text {
    fn of(document: &Document<'_>) -> Self {
        let kind = document.kind();
        let is_model_language = document.is_model_language();
        // The model learnt which sentence of an abstract says it all; the conclusion seldom does.
        let is_abstract = kind == TextKind::Paper && document.wants_one() && is_model_language;
        Self {
            kind,
            concludes: kind.concludes() && !is_abstract,
            trusts_lead: is_model_language && matches!(kind, TextKind::Article | TextKind::Paper),
            purpose: if kind == TextKind::HowTo { purpose(document) } else { None },
            scene_end: scene_end(document),
            is_short: document.summary_length() <= SHORT_SUMMARY,
            brevity: SHORT_SENTENCE_PENALTY * (SHORT_SUMMARY / document.summary_length()).min(1.0),
        }
    }

    /// True when what follows a greeting or thanks is small talk: in a mail it may be the message.
    const fn greetings_are_empty(&self) -> bool {
        matches!(self.kind, TextKind::QuestionAnswer | TextKind::Meeting | TextKind::Readme | TextKind::Paper)
    }

    /// The parts that the role of sentence `n` adds to its score, as a multiple of the score range.
    fn parts(&self, n: usize, role: Role, is_first: bool) -> impl Iterator<Item = (&'static str, f32)> + use<> {
        let all = self.positions(n, role).into_iter().chain(self.asides(role)).chain(self.forms(role, is_first));
        all.filter_map(|(signal, holds, worth)| holds.then_some((signal, worth)))
    }

    /// Whether sentence `n` is what a text of this kind is for.
    fn positions(&self, n: usize, role: Role) -> [ConditionalPart; 7] {
        let known = if self.kind == TextKind::Paper { BACKGROUND_OF_PAPER } else { BACKGROUND };
        [
            ("conclusion", self.concludes && role.concludes && !role.is_formula, CONCLUSION),
            ("conclusion", role.answers && !role.concludes, ANSWER),
            ("announcement", role.announces && !role.concludes && !role.is_formula, ANNOUNCEMENT),
            ("position", self.purpose == Some(n), CONCLUSION),
            // What comes before the purpose only leads up to it.
            ("position", self.purpose.is_some_and(|purpose| n < purpose), ASIDE_IN_STEPS),
            ("background", role.is_background, known),
            ("aside", n < self.scene_end && role.sets_scene && !role.concludes, SCENE),
        ]
    }

    /// Whether a sentence is an aside in a text of this kind.
    fn asides(&self, role: Role) -> [ConditionalPart; 8] {
        let in_steps = matches!(self.kind, TextKind::HowTo | TextKind::Readme | TextKind::Changelog);
        let is_story = role.is_about_writer || role.is_purchase || role.mentions_kin;
        let is_news = role.announces || role.concludes;
        [
            ("aside", role.is_aside, if in_steps { ASIDE_IN_STEPS } else { ASIDE }),
            ("aside", self.kind == TextKind::Meeting && role.welcomes && !role.announces, WELCOME),
            ("aside", self.kind == TextKind::Meeting && role.reports_question && !role.concludes, WELCOME),
            ("aside", self.kind == TextKind::Review && is_story && !role.concludes, STORY_IN_REVIEW),
            ("aside", self.kind == TextKind::HowTo && role.is_personal, STORY_IN_STEPS),
            ("aside", self.kind == TextKind::Contract && role.is_clause, CLAUSE),
            ("aside", self.kind == TextKind::Mail && role.is_past && !is_news, PAST_IN_MAIL),
            ("aside", self.kind.is_message() && role.is_about_season && !is_news, SEASON),
        ]
    }

    /// What the form of a sentence, and the formulas in it, cost in any text.
    const fn forms(&self, role: Role, is_first: bool) -> [ConditionalPart; 11] {
        let asked = if matches!(self.kind, TextKind::QuestionAnswer) { 2.0 * QUESTION } else { QUESTION };
        [
            ("aside", self.greetings_are_empty() && role.greets, GREETING),
            ("aside", role.is_formula, FORMULA),
            ("aside", role.introduces_next && !role.is_formula, INTRODUCES_NEXT),
            ("question", role.asks, asked),
            ("dependent", role.is_dependent && !is_first, DEPENDENT),
            ("dependent", role.is_continuation, CONTINUATION),
            ("dependent", self.is_short && role.has_fronted_pronoun && !is_first, FRONTED_PRONOUN),
            ("short", role.is_fragment, FRAGMENT),
            ("short", role.brevity > 0.0, self.brevity * role.brevity),
            ("exclamation", role.exclaims, EXCLAMATION),
            ("remark", role.is_remark, REMARK),
        ]
    }
}

/// The end of the part of the text in which a sentence may only set the scene: a few sentences at the beginning, if one
/// after them has a number.
fn scene_end(document: &Document<'_>) -> usize {
    let start = (0..document.len()).find(|&n| document.place(n) == Some(0)).unwrap_or(0);
    let end = (start + SCENE_WITHIN).min(document.len());
    let has_number = |n: usize| document.sentence(n).contains(char::is_numeric);
    let last = (start..(end + SCENE_WITHIN).min(document.len()))
        .rev()
        .find(|&n| is_running_text(document, n) && has_number(n));
    last.map_or(0, |last| last.min(end))
}

/// The sentence that says what instructions are for: of the first few, before the first numbered step, the one that has
/// most in common with the whole text.
fn purpose(document: &Document<'_>) -> Option<usize> {
    let shared = document.shared();
    let first = (0..document.len()).find(|&n| document.is_first(n))?;
    let is_step = |n: usize| document.sentence(n).starts_with(|c: char| c.is_ascii_digit());
    let before = (first..document.len().min(first + PURPOSE_WITHIN)).take_while(|&n| n == first || !is_step(n));
    let open = before.filter(|&n| is_running_text(document, n) && !document.role(n).is_personal);
    open.max_by(|&a, &b| shared[a].total_cmp(&shared[b]).then(b.cmp(&a)))
}

/// True for a sentence that is no heading, greeting, link or code.
fn is_running_text(document: &Document<'_>, n: usize) -> bool {
    !document.is_heading(n) && !document.role(n).is_boilerplate
}
