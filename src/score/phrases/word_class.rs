//! Tells from the text itself which words stand where verbs, adjectives and adverbs stand, which name no topic.
//!
//! A word after an article or a preposition is a noun; one after a pronoun or an auxiliary, or before an article,
//! mostly is not (distributional evidence, as in Schütze 1995, "Distributional part-of-speech tagging"). Endings that hardly
//! any noun has add to that. What has no evidence counts as a noun.

use super::grammar::{Mark, is_known};
use super::tokens::{Tokens, Word, WordKind};

/// What a word weighs as a phrase of its own when it is no noun. Chosen on benches/summaries/phrases.txt.
const WEIGHT: f32 = 0.3;
/// No noun when at least one of this number of its places says so. Chosen by hand.
const PLACES: u32 = 3;
/// In a language that writes nouns with capitals, at least one of this number of words in a text with usual spelling
/// has one; a text in small letters says nothing. Chosen by hand: nouns are a fifth of written German.
const CAPITALS: u32 = 8;

/// Languages in which an adjective follows its noun, so that the second word after an article is no noun.
const NOUN_FIRST: [&str; 4] = ["es", "fr", "it", "pt"];

/// Languages in which the verb is the second part of the sentence, so that a noun often stands after a verb and a
/// pronoun (`jagar man älgar`) or before an article (`maken boeren het land nat`).
const VERB_SECOND: [&str; 3] = ["da", "nl", "sv"];

/// True for a language in which an adjective follows its noun.
pub(super) fn is_noun_first(language: &str) -> bool {
    NOUN_FIRST.contains(&language)
}

/// For each word, what it weighs as a phrase of its own: 1 for nouns and names.
pub(super) fn class_weights(tokens: &Tokens, language: &str) -> Vec<f32> {
    let votes = if tokens.capital_nouns { votes_of_capitals(tokens) } else { votes_of_places(tokens, language) };
    let weight = |(word, votes): (&Word, &Votes)| if votes.is_noun(word) { 1.0 } else { WEIGHT };
    tokens.words.iter().zip(&votes).map(weight).collect()
}

/// How many places say that a word is a noun, and how many that it is another word.
#[derive(Clone, Copy, Debug, Default)]
struct Votes {
    noun: u32,
    other: u32,
}

impl Votes {
    fn is_noun(self, word: &Word) -> bool {
        let starts_only = word.inside == 0;
        starts_only || self.other <= self.noun || self.other * PLACES < word.count || word.kind != WordKind::Word
    }
}

/// In a language that writes nouns with capitals, each place has a vote.
fn votes_of_capitals(tokens: &Tokens) -> Vec<Votes> {
    let sum = |of: fn(&Word) -> u32| tokens.words.iter().map(of).sum::<u32>();
    if sum(|word| word.capital) * CAPITALS < sum(|word| word.inside) {
        return vec![Votes::default(); tokens.words.len()];
    }
    tokens.words.iter().map(|word| Votes { noun: word.capital, other: word.inside - word.capital }).collect()
}

fn votes_of_places(tokens: &Tokens, language: &str) -> Vec<Votes> {
    let mut votes = vec![Votes::default(); tokens.words.len()];
    if !is_known(language) {
        return votes;
    }
    for n in 0..tokens.list.len() {
        let own = &mut votes[tokens.list[n].word as usize];
        match vote(tokens, n, language) {
            Some(true) => own.noun += 1,
            Some(false) => own.other += 1,
            None => {}
        }
    }
    for (word, own) in tokens.words.iter().zip(&mut votes) {
        let half = word.count.div_ceil(2);
        own.other += if word.mark == Mark::VerbEnding { half } else { 0 };
        own.noun += if word.is_name() { word.count } else { 0 };
    }
    votes
}

/// What the place of token `n` says: `Some(true)` that it is a noun, `Some(false)` that it is not.
fn vote(tokens: &Tokens, n: usize, language: &str) -> Option<bool> {
    let place = Place::of(tokens, n);
    let (before, after) = (place.before.map(|word| word.mark), place.after.map(|word| word.mark));
    let (noun_first, verb_second) = (is_noun_first(language), VERB_SECOND.contains(&language));
    let noun_follows = place.after.is_some_and(|word| is_content(word) && word.mark != Mark::VerbEnding);
    let after_determiner = before == Some(Mark::Determiner);
    match () {
        () if before == Some(Mark::BeforeVerb) => (!verb_second || !place.second).then_some(false),
        () if after == Some(Mark::Determiner) && !after_determiner => (!verb_second).then_some(false),
        () if noun_follows && tokens.word(n).mark == Mark::AdjectiveEnding => Some(false),
        () if place.after_noun && noun_first => Some(false),
        () if (after_determiner || before == Some(Mark::Preposition)) && (noun_first || !noun_follows) => Some(true),
        () => None,
    }
}

/// The words beside a token, within its phrase.
struct Place<'a> {
    before: Option<&'a Word>,
    after: Option<&'a Word>,
    /// True when an article and a word precede it: `la miel local`.
    after_noun: bool,
    /// True when the word before it follows a word that is no function word.
    second: bool,
}

impl<'a> Place<'a> {
    fn of(tokens: &'a Tokens, n: usize) -> Self {
        let joined = |n: usize| tokens.list.get(n).is_some_and(|token| token.joined);
        let before = (n > 0 && joined(n)).then(|| tokens.word(n - 1));
        let first = (n > 1 && joined(n - 1)).then(|| tokens.word(n - 2));
        let after_noun = before.is_some_and(is_content) && first.is_some_and(|word| word.mark == Mark::Determiner);
        let after = joined(n + 1).then(|| tokens.word(n + 1));
        Self { before, after, after_noun, second: first.is_some_and(is_content) }
    }
}

fn is_content(word: &Word) -> bool {
    !word.function && word.kind == WordKind::Word
}

#[cfg(test)]
mod tests {
    use crate::score::phrases::{PhraseOptions, key_phrases};

    fn first(text: &str, language: &str, count: usize) -> Vec<String> {
        let sentences = crate::sentence::sentences(text, None);
        let options = PhraseOptions { limit: count, min_words: 1, max_words: 4, stop_words: &[] };
        let list = key_phrases(text, &sentences, language, &options);
        list.iter().map(|phrase| phrase.spans[0].of(text).to_lowercase()).collect()
    }

    #[test]
    fn nouns_precede_verbs_and_adjectives() {
        let cases = [
            (
                "en",
                "Crews painted the mill. They painted it white. We painted a door. The mill is open.",
                "painted",
                "mill",
            ),
            ("de", "Die Boote werden gestrichen, die Boote sind alt. Masten werden gestrichen.", "gestrichen", "boote"),
            (
                "fr",
                "Le phare breton brille. Un phare breton coûte. Les marins aiment la lampe du phare.",
                "breton",
                "phare",
            ),
            ("es", "Las redes viejas pesan. Ellos cosen las redes viejas. Las redes cuestan.", "viejas", "redes"),
            ("ru", "Мост закрыли зимой. Дорогу закрыли тоже. На мост упало дерево.", "закрыли", "мост"),
        ];
        for (language, text, other, noun) in cases {
            let list = first(text, language, 10);
            let place = |phrase: &str| list.iter().position(|one| one == phrase).unwrap_or(list.len());
            assert!(place(noun) < place(other), "{language} {list:?}");
        }
    }

    #[test]
    fn an_object_after_a_pronoun_is_a_noun_where_the_verb_is_second() {
        let text = "Nu jagar man älgar. Där jagar man älgar. Skogen är stor, och skogen växer.";
        assert!(first(text, "sv", 2).iter().any(|phrase| phrase.contains("älgar")));
    }

    #[test]
    fn names_at_the_start_of_sentences_and_texts_in_small_letters_are_kept() {
        assert_eq!(first("Renault a gagné. Renault la sort. Renault une fois.", "fr", 1), ["renault"]);
        let small = "die schleuse ist zu, die schleuse bleibt zu, das tor der schleuse ist neu, das tor klemmt.";
        assert!(first(small, "de", 2).contains(&"schleuse".to_owned()));
    }
}
