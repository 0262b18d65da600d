//! The role of each sentence, recognised by its form and its first words: sentences that a summary never uses,
//! sentences that cannot be understood without the one before, and conclusions.

use super::announcement_phrases::{announces, has_day};
use super::contact::{has_address, has_phone};
use super::dates_and_ratings::{is_date_line, is_rating};
use super::filler::is_without_content;
use super::heading::is_numbered_heading;
use super::lexicon::Lexicon;
use super::narrative::is_fronted_pronoun;
use super::notices::is_copyright;
use super::reply::is_reply;
use crate::script::letters::{is_alphabetic, is_alphanumeric};
use crate::script::reading_units;
use crate::script::stops::is_stop;
use crate::sentence::{LineKind, TextLine, is_date, is_markup, is_message_header, is_time};
use crate::span::Span;

/// A longer greeting, in reading units, carries information: `Dear all, the meeting on Friday is moved to Monday.`
const PLEASANTRY_UNITS: f32 = 9.0;
/// The longest notice, link line or polite phrase, in reading units.
const LINK_UNITS: f32 = 14.0;
/// The longest sentence that only links others or agrees, in reading units.
const EMPTY_UNITS: f32 = 9.0;
/// The longest quotation that only expresses enthusiasm, with the name of the speaker, in reading units.
const ENTHUSIASM_UNITS: f32 = 22.0;
/// The longest sentence about the author, in reading units.
const BIOGRAPHY_UNITS: f32 = 40.0;
/// A sentence about the author comes after this share of the text.
const BIOGRAPHY_FROM: f32 = 0.6;
/// A sentence with a web or mail address is a link line if it is no longer than this.
const ADDRESS_UNITS: f32 = 10.0;
/// The longest name of a speaker, in bytes, and after the time of a message, where it may have several words.
const SPEAKER: usize = 24;
const SENDER: usize = 48;
/// The fewest names or commas of a list of those present.
const ATTENDANCE_LIST: usize = 3;
/// How many bytes of a sentence are searched for a cue.
const WINDOW: usize = 400;
/// A shorter sentence, in reading units, says little.
const FRAGMENT_UNITS: f32 = 3.0;
/// A shorter sentence says less, in reading units: most sentences of news and encyclopedias are longer.
const BRIEF_UNITS: f32 = 12.0;
/// The longest exclamation that only expresses a feeling, in reading units.
const EXCLAMATION_UNITS: f32 = 13.0;
/// The longest remark, in reading units; longer ones carry information.
const REMARK_UNITS: f32 = 22.0;

/// The role of one sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each read by name")]
pub(crate) struct Role {
    /// It is not part of the message of the text: a greeting, a credit, a link, code, a table row, a number.
    pub(crate) is_boilerplate: bool,
    /// It is a greeting, a farewell or a polite phrase.
    pub(crate) is_pleasantry: bool,
    /// It cannot be understood without the sentence before it.
    pub(crate) is_dependent: bool,
    /// It says yes or no to the sentence before it.
    pub(crate) replies: bool,
    /// Its subject is a pronoun after a phrase about time or place: `In 1644, he crossed it.`
    pub(crate) has_fronted_pronoun: bool,
    /// It is a condition or a hint.
    pub(crate) is_aside: bool,
    /// It is a conclusion, a decision or an answer.
    pub(crate) concludes: bool,
    pub(crate) asks: bool,
    /// It gives the cause of a problem or says what to do; known only in questions with answers.
    pub(crate) answers: bool,
    /// It is what a message is sent for: a day or an amount to come, a request; known only in messages.
    pub(crate) announces: bool,
    /// It has a word for the past; known only in messages.
    pub(crate) is_past: bool,
    /// Somebody welcomes or thanks those present; known only in messages.
    pub(crate) welcomes: bool,
    /// The writer is its first word.
    pub(crate) is_about_writer: bool,
    /// It is the rest of a sentence that the end of a page or a column divided.
    pub(crate) is_continuation: bool,
    /// It is too short to say much.
    pub(crate) is_fragment: bool,
    /// It states common knowledge, before the text comes to its subject.
    pub(crate) is_background: bool,
    /// It is a clause that every contract has.
    pub(crate) is_clause: bool,
    /// It leads up to a list or a quotation, or is in brackets.
    pub(crate) introduces_next: bool,
    /// It is a formula that every text of its kind has.
    pub(crate) is_formula: bool,
    /// It tells how or why the writer bought something.
    pub(crate) is_purchase: bool,
    /// It begins with a greeting.
    pub(crate) greets: bool,
    /// The writer talks about himself or herself.
    pub(crate) is_personal: bool,
    /// The writer mentions somebody of the family.
    pub(crate) mentions_kin: bool,
    /// It describes light, sounds, smells or gestures, and has no number and no day.
    pub(crate) sets_scene: bool,
    /// It is about the season, the weather or holidays, and has no number.
    pub(crate) is_about_season: bool,
    /// It says that somebody asked or joked; a matter for minutes.
    pub(crate) reports_question: bool,
    /// It is a short exclamation: `What a day!`
    pub(crate) exclaims: bool,
    /// It is what somebody says, in quotation marks and without a number.
    pub(crate) is_remark: bool,
    /// How short it is: 0 from [`BRIEF_UNITS`] on, 1 without any word.
    pub(crate) brevity: f32,
}

/// Marks the sentences that conclude, by their words or by those of the heading before them.
pub(super) fn mark_conclusions(roles: &mut [Role], headings: &[bool], text: &str, sentences: &[Span], language: &str) {
    let conclusions = &Lexicon::shared(language).conclusions;
    let mut is_below = false;
    for ((role, &is_heading), sentence) in roles.iter_mut().zip(headings).zip(sentences) {
        let has_cue = conclusions.occur_in(&window(sentence.of(text)).to_lowercase());
        role.concludes = has_cue || is_below;
        is_below = is_heading && has_cue;
        // A decision can be understood without the sentence before it: `Update: it was too much water.`
        role.is_dependent &= !role.concludes;
    }
}

/// Marks the sentences that give a cause or say what to do, and do not ask.
pub(super) fn mark_answers(roles: &mut [Role], text: &str, sentences: &[Span], language: &str) {
    let answers = &Lexicon::shared(language).answers;
    for (role, sentence) in roles.iter_mut().zip(sentences) {
        role.answers = !role.asks && answers.occur_in(&window(sentence.of(text)).to_lowercase());
    }
}

/// Marks the sentences that a message is sent for.
pub(super) fn mark_announcements(roles: &mut [Role], text: &str, sentences: &[Span], language: &str) {
    let lexicon = Lexicon::shared(language);
    for (role, sentence) in roles.iter_mut().zip(sentences) {
        let content = window(without_speaker(sentence.of(text)));
        let lower = content.to_lowercase();
        role.is_past = lexicon.past.occur_in(&lower);
        role.welcomes = lexicon.welcomes.occur_in(&lower) && !role.concludes;
        role.announces = role.concludes || announces(content, &lower, &lexicon.requests, &lexicon.past, language);
    }
}

/// True for the first sentence of an abstract that says nothing about the work: it has no number and none of the words by
/// which authors speak about what they did.
pub(super) fn is_background_of_paper(sentence: &str, language: &str) -> bool {
    let own = &Lexicon::shared(language).own_work;
    !own.is_empty() && !sentence.contains(char::is_numeric) && !own.occur_in(&window(sentence).to_lowercase())
}

/// Labels of the person who asks the questions, at the start of a line, in lower case.
const ASKERS: [&str; 16] = [
    "q",
    "question",
    "f",
    "frage",
    "p",
    "pregunta",
    "d",
    "domanda",
    "pergunta",
    "v",
    "vraag",
    "pytanie",
    "в",
    "вопрос",
    "問",
    "问",
];

/// True for a short remark, and no question, of the person who asks: `Q: That must have been hard.`
fn is_interviewer(whole: &str, sentence: &str, units: f32) -> bool {
    let name = whole[..whole.len() - sentence.len()].trim_end().trim_end_matches([':', '：']);
    units <= LINK_UNITS && ASKERS.contains(&name.trim().to_lowercase().as_str()) && !asks(sentence)
}

/// The role of each sentence. `lines` are the lines of `text`.
pub(super) fn roles(text: &str, sentences: &[Span], lines: &[TextLine], language: &str) -> Vec<Role> {
    let quoted = lines.iter().filter(|line| line.is_quoted).count() * 2;
    // In Markdown, a quotation is part of the text.
    let is_reply = quoted > 0 && quoted < lines.len() && !lines.iter().any(|line| line.kind == LineKind::Heading);
    let mut signature = false;
    let count = sentences.len() as f32;
    let lexicon = Lexicon::shared(language);
    let read = |(n, sentence): (usize, &Span)| {
        let line = line_of(lines, sentence);
        let content = sentence.of(text);
        signature |= content.trim() == "--";
        let mut role = role(content, lexicon, language, n as f32 >= count * BIOGRAPHY_FROM);
        role.is_boilerplate |=
            signature || line.is_some_and(|line| is_boilerplate_line(line.kind) || is_reply && line.is_quoted);
        role
    };
    sentences.iter().enumerate().map(read).collect()
}

/// The line with the beginning of the sentence. A quotation mark (`>`) at its start belongs to the sentence only.
pub(super) fn line_of<'a>(lines: &'a [TextLine], sentence: &Span) -> Option<&'a TextLine> {
    let n = lines.partition_point(|line| line.span.end <= sentence.start);
    lines.get(n).filter(|line| line.span.start < sentence.end)
}

const fn is_boilerplate_line(kind: LineKind) -> bool {
    use LineKind::{Code, Cue, Header, Heading, Reference, Row, Rule};
    matches!(kind, Code | Cue | Header | Heading | Reference | Row | Rule)
}

/// The sentence without its time stamp and the name of its speaker: `hey` of `mia: hey`, `Welcome back.` of
/// `[00:00:03] SPEAKER 1: Welcome back.`
fn without_speaker(sentence: &str) -> &str {
    let message = without_time(sentence);
    let may_be_name = |name: &str| {
        name.len() <= SPEAKER && is_name(name)
            || message.len() < sentence.len() && name.len() <= SENDER && name.starts_with(char::is_uppercase)
    };
    match message.split_once(": ").or_else(|| message.split_once('：')) {
        Some((name, rest)) if !rest.trim().is_empty() && may_be_name(name) => rest,
        _ => message,
    }
}

/// True for the name of a speaker: one word, or two of which the second is a number or both have only capitals.
fn is_name(name: &str) -> bool {
    match name.split_once(char::is_whitespace) {
        None => true,
        Some((_, last)) => {
            let is_number = last.chars().all(|c| c.is_ascii_digit());
            is_number || !name.contains(char::is_lowercase) && name.contains(char::is_uppercase)
        }
    }
}

/// The sentence without a time stamp before it: `[00:00:03]`, `(12:04)`, `00:15`, `12/09/2025, 18:04 -`.
fn without_time(sentence: &str) -> &str {
    let rest = sentence.trim_start_matches(['[', '(']);
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',' | '/' | '-' | ' ');
    let time = rest.trim_start_matches(is_part);
    let stamp = &rest[..rest.len() - time.len()];
    let has_time = || stamp.split([' ', ',']).any(is_time);
    let begins = stamp.starts_with(|c: char| c.is_ascii_digit());
    if begins && has_time() { time.trim_start_matches([']', ')', ' ', '-', '–']) } else { sentence }
}

/// True for what a messenger says about a conversation: `12/09/2025, 18:04 - Mel created the group`.
fn is_chat_notice(sentence: &str) -> bool {
    let Some((stamp, notice)) = sentence.split_once(" - ") else { return false };
    let mut parts = stamp.split([',', ' ']).filter(|part| !part.is_empty());
    parts.next().is_some_and(is_date) && parts.any(is_time) && !notice.contains(": ")
}

/// True for a list of people, after the label that was found before it: `Present: Cllrs Pym, Aldous, Bhatt and Crowe`.
fn is_attendance_list(sentence: &str) -> bool {
    let Some((_, people)) = sentence.split_once(':') else { return false };
    let words = || people.split_whitespace().filter(|word| word.starts_with(is_alphabetic));
    let names = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    people.matches([',', ';', '，', '、']).count() >= ATTENDANCE_LIST
        && names >= ATTENDANCE_LIST
        && names * 2 >= words().count()
}

/// True for a sentence that says nothing by itself: it links others, agrees, rejoices or speaks about the text. `sentence`
/// has no speaker; `units` is its length.
fn is_filler(sentence: &str, units: f32, lexicon: &Lexicon, language: &str) -> bool {
    if units > ENTHUSIASM_UNITS {
        return false;
    }
    let lower = sentence.to_lowercase();
    let lower = lower.trim_start_matches(|c: char| !is_alphanumeric(c));
    let is_polite_end = || matches!(language, "ja" | "ko") && lexicon.pleasantries.occur_in(lower);
    is_quoted(sentence) && lexicon.enthusiasm.occur_in(lower)
        || is_date_line(lower, units, &lexicon.dated, language)
        || units <= LINK_UNITS && lexicon.calls.occur_in(lower)
        || units <= LINK_UNITS && lexicon.notes.begin_text(without_number(lower))
        || units <= PLEASANTRY_UNITS && is_polite_end()
        || units <= EMPTY_UNITS && (lexicon.empty.occur_in(lower) || is_without_content(lower, language))
}

/// The sentence without the number of its paragraph: `3. I turn now to the grounds.`
fn without_number(sentence: &str) -> &str {
    let rest = sentence.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ')');
    rest.trim_start()
}

fn role(whole: &str, lexicon: &Lexicon, language: &str, is_late: bool) -> Role {
    let sentence = without_speaker(whole);
    let lower = lowered(sentence);
    let lower = lower.as_str();
    let units = reading_units(sentence);
    let greets = lexicon.pleasantries.begin_text(lower);
    let is_pleasantry = units <= PLEASANTRY_UNITS && greets;
    let has_number = sentence.contains(char::is_numeric);
    let replies = !has_number && is_reply(lower, language);
    let about_writer = is_late && units <= BIOGRAPHY_UNITS && lexicon.biography.occur_in(lower);
    Role {
        is_boilerplate: is_pleasantry
            || about_writer
            || is_boilerplate(sentence, lower, units, lexicon)
            || only_connects(whole, sentence, lower, units, lexicon)
            || is_filler(sentence, units, lexicon, language),
        is_pleasantry,
        is_dependent: is_dependent(lower, lexicon) || replies,
        replies,
        has_fronted_pronoun: is_fronted_pronoun(lower, language),
        is_aside: lexicon.asides.begin_text(lower),
        asks: asks(sentence),
        is_about_writer: lexicon.personal.begin_text(lower),
        is_fragment: units < FRAGMENT_UNITS,
        is_background: lexicon.background.begin_text(lower),
        is_clause: lexicon.clauses.occur_in(lower),
        is_formula: lexicon.formulas.occur_in(lower),
        introduces_next: introduces_next(sentence) || is_in_brackets(sentence),
        is_purchase: lexicon.purchases.occur_in(lower),
        greets,
        is_personal: lexicon.personal.occur_in(lower),
        mentions_kin: lexicon.kin.occur_in(lower),
        sets_scene: !has_number && lexicon.scenes.occur_in(lower) && !has_day(sentence, language),
        is_about_season: !has_number && lexicon.seasons.occur_in(lower),
        reports_question: lexicon.asked.occur_in(lower),
        exclaims: units <= EXCLAMATION_UNITS && exclaims(sentence) && !has_number,
        is_remark: units <= REMARK_UNITS && is_quoted(sentence) && !has_number,
        brevity: brevity(sentence, units, language),
        ..Role::default()
    }
}

/// True for a sentence whose first words refer to the sentence before it.
fn is_dependent(lower: &str, lexicon: &Lexicon) -> bool {
    lexicon.dependent.begin_text(lower) && !lexicon.independent.begin_text(lower)
}

/// True for a link, a command line, the end of a code fence, and what has no words.
fn is_boilerplate(sentence: &str, lower: &str, units: f32, lexicon: &Lexicon) -> bool {
    let is_command = || lexicon.commands.begin_text(lower) || has_flag(sentence);
    !sentence.chars().any(is_alphabetic)
        || is_markup(sentence)
        || is_copyright(lower)
        || units <= LINK_UNITS && lexicon.links.begin_text(lower)
        || units <= LINK_UNITS && !sentence.trim_end().ends_with(['.', '!', '?', ')', '"']) && is_command()
        || sentence.trim_end().ends_with("```")
}

/// True for what stands around a text or its parts: labels with a name before the colon, headers, ratings, the short remarks of
/// an interviewer. `whole` is the sentence with its speaker.
fn only_connects(whole: &str, sentence: &str, lower: &str, units: f32, lexicon: &Lexicon) -> bool {
    let has_speaker = sentence.len() < whole.len();
    let links = &lexicon.links;
    let is_labelled = if has_speaker { links.begin_text(&lowered(whole)) } else { links.begin_text(lower) };
    is_labelled && (units <= LINK_UNITS || is_attendance_list(whole))
        || is_header_or_contact(whole, sentence, units)
        || is_interviewer(whole, sentence, units)
        || is_rating(whole, units)
}

/// True for what leads up to a list or a quotation: `You will need:`
fn introduces_next(sentence: &str) -> bool {
    sentence.trim_end().ends_with([':', '：'])
}

/// True for a sentence that is in brackets as a whole: `(The committee withdrew at 7.48.)`
fn is_in_brackets(sentence: &str) -> bool {
    let end = sentence.trim_end().trim_end_matches(is_stop);
    sentence.starts_with(['(', '（']) && end.ends_with([')', '）']) && end.matches(['(', '（']).count() == 1
}

/// The beginning of `sentence` in lower case, without the signs before its first word.
fn lowered(sentence: &str) -> String {
    let lower = window(sentence).to_lowercase();
    lower.trim_start_matches(|c: char| !is_alphanumeric(c) && c != '©').to_owned()
}

/// True for the header of a section, a message or a chat, and for a line with an address.
fn is_header_or_contact(whole: &str, sentence: &str, units: f32) -> bool {
    is_numbered_heading(sentence, units)
        || is_chat_notice(whole)
        || is_message_header(whole)
        || units <= LINK_UNITS && has_phone(sentence)
        || units <= ADDRESS_UNITS && has_address(sentence)
}

/// How little a short sentence says: half as little when it has a number or a name.
fn brevity(sentence: &str, units: f32, language: &str) -> f32 {
    let has_number = sentence.contains(char::is_numeric);
    // In German, every noun has a capital.
    let has_name =
        || language != "de" && sentence.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase));
    let part = if has_number || has_name() { 0.5 } else { 1.0 };
    part * (1.0 - units / BRIEF_UNITS).max(0.0)
}

/// True for a sentence that ends with an exclamation mark, perhaps before an emoji.
fn exclaims(sentence: &str) -> bool {
    sentence
        .trim_end_matches(|c: char| !is_alphanumeric(c) && !matches!(c, '!' | '！' | '.' | '?'))
        .ends_with(['!', '！'])
}

/// True for a sentence that begins with a quotation mark.
fn is_quoted(sentence: &str) -> bool {
    sentence.starts_with(['"', '“', '„', '«', '”', '「', '‘'])
}

/// True for a question. Japanese ones may end with a stop.
fn asks(sentence: &str) -> bool {
    let sentence = sentence.trim_end_matches(['"', '”', '»', '」', ')']);
    sentence.ends_with(['?', '？', '؟', '՞'])
        || ["ですか。", "ますか。", "でしたか。", "ましたか。", "でしょうか。"]
            .iter()
            .any(|end| sentence.ends_with(end))
}

/// True for a flag of a command line: ` --country`.
fn has_flag(sentence: &str) -> bool {
    sentence.split_once(" --").is_some_and(|(_, flag)| flag.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// The part of a sentence that is examined.
fn window(sentence: &str) -> &str {
    let end = (0..=WINDOW.min(sentence.len())).rev().find(|&n| sentence.is_char_boundary(n)).unwrap_or(0);
    &sentence[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_lose_their_time_and_sender() {
        for (message, text) in [
            ("12/09/2025, 18:06 - Jo (Finn's mum): see you there", "see you there"),
            ("[00:00:03] SPEAKER 1: Welcome back.", "Welcome back."),
            ("mia: hey", "hey"),
            ("2024-05-01 The council met.", "2024-05-01 The council met."),
            ("The council met: nobody came.", "The council met: nobody came."),
        ] {
            assert_eq!(without_speaker(message), text);
        }
    }

    #[test]
    fn impersonal_pronouns_need_no_antecedent() {
        let is_dependent =
            |sentence: &str, language: &str| role(sentence, Lexicon::shared(language), language, false).is_dependent;
        for (dependent, independent, language) in [
            ("It was closed in May.", "It was agreed to close the road in May.", "en"),
            ("Next, the lid comes off.", "Next week the road is closed.", "en"),
            ("Il est fermé en mai.", "Il est interdit de se garer en mai.", "fr"),
            ("Después se cierra la calle.", "Después de tres meses se abre la calle.", "es"),
            ("Damit fährt er bis Mai.", "Damit die Straße frei bleibt, fährt der Bus bis Mai.", "de"),
        ] {
            assert!(is_dependent(dependent, language), "{dependent}");
            assert!(!is_dependent(independent, language), "{independent}");
        }
    }

    #[test]
    fn topics_are_not_scenes() {
        let sets_scene =
            |sentence: &str, language: &str| role(sentence, Lexicon::shared(language), language, false).sets_scene;
        for (sentence, language) in [
            ("She shrugs, leans back and smiles at the empty chairs.", "en"),
            ("Es ist noch dunkel, und in der Küche riecht es nach Kaffee.", "de"),
            ("Il fait encore nuit, et la mer est calme.", "fr"),
        ] {
            assert!(sets_scene(sentence, language), "{sentence}");
        }
        for (sentence, language) in [
            ("The cat is a small domesticated mammal.", "en"),
            ("Plants turn sunlight, water and air into sugar.", "en"),
            ("Fog is a cloud that touches the ground.", "en"),
            ("Nebel ist eine Wolke, die den Boden berührt.", "de"),
            ("Le crépuscule est le temps entre le coucher du soleil et la nuit.", "fr"),
            ("She shrugs when 400 people ask.", "en"),
        ] {
            assert!(!sets_scene(sentence, language), "{sentence}");
        }
    }

    #[test]
    fn notices_lists_of_people_and_telephone_numbers_are_known_by_their_form() {
        assert!(is_chat_notice("12/09/2025, 18:04 - Mel created the group"));
        assert!(!is_chat_notice("12/09/2025, 18:05 - Mel: the match is off"));
        assert!(!is_chat_notice("The match - it was the last - is off."));
        assert!(is_attendance_list("Present: Cllrs J Pym (Chair), S Aldous, R Bhatt, M Crowe"));
        assert!(!is_attendance_list("Present: the bridge, which is closed, the road, which is narrow, and the ferry"));
        assert!(has_phone("Call 01632 960 144 before noon."));
        assert!(!has_phone("The fund has 1 250 000 000 euros.") && !has_phone("It opened on 01/02/2025 at 10:00."));
    }
}
