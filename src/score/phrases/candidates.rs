//! Chooses the runs of words that may be key phrases. They begin and end with a content word (as in KEA, Witten et al.
//! 1999), are not always part of the same longer run (accessor variety, Feng et al. 2004), and are repeated or names.

use super::PhraseOptions;
use super::syllable::Part;
use super::tokens::{Tokens, WordKind};

/// The most tokens of a phrase: four words, or fewer on request, or six characters of a script without spaces.
const MAX_WORDS: usize = 4;
const MAX_SIGNS: usize = 6;
/// From this number of tokens on, a name of several words counts only if it is repeated: there are enough others
/// (chosen by hand).
const MANY_TOKENS: usize = 400;

/// A run of words with all places where it occurs.
pub(super) struct PhraseCandidate {
    /// The number of its tokens.
    pub(super) length: usize,
    /// The index of its first token at each place, in order.
    pub(super) places: Vec<u32>,
}

/// All candidates, shorter ones first.
///
/// Runs grow by one token in each round, and only runs that are frequent enough grow (the Apriori principle, Agrawal
/// and Srikant 1994), so the time is that of a few sorts.
pub(super) fn candidates(tokens: &Tokens, options: &PhraseOptions<'_>) -> Vec<PhraseCandidate> {
    let most = options.max_words.min(MAX_WORDS);
    let least = if tokens.list.len() < MANY_TOKENS { 1 } else { 2 };
    let mut found = Vec::new();
    let mut groups: Vec<u32> = tokens.list.iter().map(|token| token.word).collect();
    let mut runs: Vec<(u64, u32)> = groups.iter().zip(0..).map(|(&group, place)| (u64::from(group), place)).collect();
    for length in 1..=MAX_SIGNS {
        runs.sort_unstable();
        let mut alive = vec![false; tokens.list.len()];
        for (group, run) in runs.chunk_by(|a, b| a.0 == b.0).enumerate() {
            if length > 1 && run.len() < least {
                continue;
            }
            let places: Vec<u32> = run.iter().map(|&(_, place)| place).collect();
            for &place in &places {
                groups[place as usize] = group as u32;
                alive[place as usize] = true;
            }
            let candidate = PhraseCandidate { length, places };
            if has_length(tokens, &candidate, options) && is_phrase(tokens, &candidate, most) {
                found.push(candidate);
            }
        }
        runs = longer(tokens, &groups, &alive, length, most);
    }
    let is_repeated = |candidate: &PhraseCandidate| candidate.places.len() > 1;
    if tokens.capital_nouns && found.iter().any(is_repeated) {
        // What occurs once and looks like a name is mostly a common noun.
        found.retain(is_repeated);
    }
    found
}

/// The runs with one more token. A run is identified by the run without its last token, and that token.
fn longer(tokens: &Tokens, groups: &[u32], alive: &[bool], length: usize, most: usize) -> Vec<(u64, u32)> {
    let grows = |&n: &usize| alive[n] && alive[n + 1] && can_join(tokens, n, length + 1, most);
    let name = |n: usize| (u64::from(groups[n]) << 32 | u64::from(tokens.list[n + length].word), n as u32);
    (0..alive.len().saturating_sub(1)).filter(grows).map(name).collect()
}

/// True when the `length` tokens from `first` on form one run that is not too long: no more than `most` words.
fn can_join(tokens: &Tokens, first: usize, length: usize, most: usize) -> bool {
    let Some(run) = tokens.list.get(first..first + length) else { return false };
    run[length - 1].joined
        && (length <= most
            || (first..first + length).all(|n| matches!(tokens.word(n).kind, WordKind::Sign | WordKind::Kana)))
}

/// True when the candidate has as many words as the caller wants. In scripts without spaces words are not known.
fn has_length(tokens: &Tokens, candidate: &PhraseCandidate, options: &PhraseOptions<'_>) -> bool {
    let first = candidate.places[0] as usize;
    (options.min_words..=options.max_words).contains(&candidate.length)
        || (first..first + candidate.length).any(|n| matches!(tokens.word(n).kind, WordKind::Sign | WordKind::Kana))
}

fn is_phrase(tokens: &Tokens, candidate: &PhraseCandidate, most: usize) -> bool {
    let first = candidate.places[0] as usize;
    let words = first..first + candidate.length;
    let (begins, ends) = (tokens.word(first), tokens.word(words.end - 1));
    if begins.function || ends.function || candidate.length == 1 && begins.kind == WordKind::Sign {
        return false;
    }
    let functions = words.clone().filter(|&n| tokens.word(n).function).count();
    let signs = words.filter(|&n| tokens.word(n).kind == WordKind::Sign).count();
    let repeated = candidate.places.len() > 1;
    let clean = functions == 0 || functions == 1 && signs == 0;
    clean
        && (repeated || is_name(tokens, candidate))
        && !splits_syllable(tokens, candidate)
        && !is_part(tokens, candidate, most)
}

/// True when the candidate ends inside a syllable, or begins with the end of one at some place.
fn splits_syllable(tokens: &Tokens, candidate: &PhraseCandidate) -> bool {
    let first = candidate.places[0] as usize;
    let begins_inside = |place: &u32| {
        let n = *place as usize;
        n > 0 && tokens.list[n].span.start == tokens.list[n - 1].span.end && tokens.word(n - 1).part == Part::Open
    };
    tokens.word(first + candidate.length - 1).part == Part::Open
        || tokens.word(first).part == Part::Consonant && candidate.places.iter().any(begins_inside)
}

/// A word that is written like a name in more than this share of its places is a name (chosen by hand).
const NAME: f32 = 0.5;

/// True when every word is written like a name.
fn is_name(tokens: &Tokens, candidate: &PhraseCandidate) -> bool {
    let first = candidate.places[0] as usize;
    (first..first + candidate.length).all(|n| tokens.word(n).name() > NAME)
}

/// True when the same word precedes or follows the candidate at all of its places. A name that occurs once is such a
/// part when the name continues there.
fn is_part(tokens: &Tokens, candidate: &PhraseCandidate, most: usize) -> bool {
    let before = |place: u32| {
        let place = place as usize;
        (tokens.list[place].joined && place > 0).then(|| place - 1)
    };
    let after = |place: u32| {
        let next = place as usize + candidate.length;
        tokens.list.get(next).is_some_and(|token| token.joined).then_some(next)
    };
    let room = |n: usize| can_join(tokens, n, candidate.length + 1, most);
    let left = same(tokens, candidate, before).filter(|&n| room(n));
    let right = same(tokens, candidate, after).filter(|_| room(candidate.places[0] as usize));
    left.or(right).is_some()
}

/// The neighbour at the first place, if it is the same at all places and may belong to the phrase.
fn same(tokens: &Tokens, candidate: &PhraseCandidate, neighbour: impl Fn(u32) -> Option<usize>) -> Option<usize> {
    let first = neighbour(candidate.places[0])?;
    let word = tokens.word(first);
    let belongs = !word.function && (candidate.places.len() > 1 || word.name() > NAME);
    let is_same = |n: usize| tokens.list[n].word == tokens.list[first].word;
    let everywhere = candidate.places.iter().all(|&place| neighbour(place).is_some_and(is_same));
    (belongs && everywhere).then_some(first)
}
