//! Joins forms whose stem changes or is short: `women` and `woman`, `Verträge` and `Vertrag`, `laws` and `law`, `рынке` and `рынок`.
//!
//! A guess counts only if the text has the basic form as well, so that a wrong guess does nothing.

use super::tokens::{Tokens, Word, WordKind, hash_of};

/// The fewest letters of a basic form.
const LETTERS: usize = 3;

/// The ending of a form, and after `>` that of the basic form, by language. Common knowledge of each grammar.
const FORMS: [(&str, &str); 11] = [
    ("da", "s> e> en> er> erne> ene> et> n> ne> t>"),
    ("de", "> e> en> er> ern> es> n> s>"),
    ("en", "children>child es> es>is feet>foot men>man mice>mouse s> teeth>tooth ves>f ves>fe"),
    ("es", "anes>án ces>z eses>és es> ines>ín ones>ón s>"),
    ("fr", "aux>ail aux>al s> x>"),
    ("it", "ce>cia che>ca chi>co e>a ge>gia ghe>ga ghi>go i>a i>e i>io i>o"),
    ("nl", "e> en> s>"),
    ("pl", "ca>ec ce>ec cy>ec cem>ec ców>ec ka>ek ki>ek kiem>ek ku>ek ków>ek"),
    ("pt", "ais>al es> is>il ns>m s> ães>ão éis>el óis>ol ões>ão"),
    ("ru", "ка>ок кам>ок ках>ок ке>ок ки>ок ков>ок ком>ок ку>ок ца>ец цам>ец це>ец цев>ец цом>ец цу>ец цы>ец"),
    ("sv", "> a> ar> arna> en> er> erna> et> n> na> or>a orna>a s> t>"),
];

/// Languages in which the vowel of the stem may change: `Vertrag`, `Verträge`; `stad`, `städer`.
const UMLAUT: [&str; 2] = ["de", "sv"];
const UMLAUTS: [(char, char); 3] = [('ä', 'a'), ('ö', 'o'), ('ü', 'u')];

/// Makes one word of the forms of a word.
pub(super) fn join_forms(tokens: &mut Tokens, text: &str, language: &str) {
    let Ok(place) = FORMS.binary_search_by_key(&language, |entry| entry.0) else { return };
    let basic = |n: usize| basic_of(tokens, text, n, (language, FORMS[place].1)).unwrap_or(n as u32);
    let found: Vec<u32> = (0..tokens.words.len()).map(basic).collect();
    // A basic form may be a form itself: `ones` has `one`, which stays.
    let joined: Vec<u32> = found.iter().map(|&n| found[n as usize]).collect();
    for (n, &basic) in joined.iter().enumerate().filter(|&(n, &basic)| n != basic as usize) {
        let form = std::mem::take(&mut tokens.words[n]);
        tokens.words[basic as usize].add_form(&form);
        // It has no place any more.
        tokens.words[n].function = true;
    }
    tokens.recount(&joined);
}

/// The word whose form word `n` is.
fn basic_of(tokens: &Tokens, text: &str, n: usize, (language, forms): (&str, &str)) -> Option<u32> {
    let word = &tokens.words[n];
    if word.function || word.kind != WordKind::Word {
        return None;
    }
    let lower = word.form.of(text).to_lowercase();
    let capital = |word: &Word| word.form.of(text).starts_with(char::is_uppercase);
    forms.split(' ').find_map(|form| {
        let (ending, basic) = form.split_once('>')?;
        let stem = lower.strip_suffix(ending)?;
        stems(stem, language).into_iter().find_map(|stem| {
            let guess = stem + basic;
            let other = tokens.number_of(hash_of(&guess, language))?;
            let own = &tokens.words[other as usize];
            let fits = !own.function && other as usize != n && guess.chars().nth(LETTERS - 1).is_some();
            // In German, `Wärme` is no form of `warm`.
            let same_case = !tokens.capital_nouns || capital(word) == capital(own);
            (fits && same_case && is_basic(&own.form.of(text).to_lowercase(), &guess)).then_some(other)
        })
    })
}

/// True when `form` is `guess`, or its genitive.
fn is_basic(form: &str, guess: &str) -> bool {
    form.strip_prefix(guess).is_some_and(|rest| matches!(rest, "" | "s" | "es"))
}

/// The stem as it may be written without an ending.
fn stems(stem: &str, language: &str) -> Vec<String> {
    let mut list = vec![stem.to_owned()];
    if UMLAUT.contains(&language) {
        list.extend(without_umlaut(stem));
    } else if language == "nl" {
        list.extend(closed_syllable(stem));
    }
    list
}

/// The stem with its last vowel changed back.
fn without_umlaut(stem: &str) -> Option<String> {
    let (at, c) = stem.char_indices().rev().find(|&(_, c)| UMLAUTS.iter().any(|&(umlaut, _)| umlaut == c))?;
    let plain = UMLAUTS.iter().find(|&&(umlaut, _)| umlaut == c).map(|&(_, plain)| plain)?;
    let (before, after) = (stem.get(..at)?, stem.get(at + c.len_utf8()..)?);
    Some(format!("{before}{plain}{after}"))
}

/// A Dutch stem as it is written in a closed syllable: `brugg`, `bom`, `huiz`, `briev` are `brug`, `boom`, `huis`, `brief`.
fn closed_syllable(stem: &str) -> Option<String> {
    let mut letters: Vec<char> = stem.chars().collect();
    let last = letters.pop()?;
    let before = *letters.last()?;
    let is_vowel = |c: char| "aeou".contains(c);
    let long = is_vowel(before) && !letters.iter().rev().nth(1).is_some_and(|&c| is_vowel(c) || c == 'i');
    let voiceless = match last {
        'z' => 's',
        'v' => 'f',
        c => c,
    };
    if before == last && !is_vowel(last) {
        return Some(letters.into_iter().collect());
    }
    letters.extend(long.then_some(before));
    letters.push(voiceless);
    Some(letters.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::phrases::{PhraseOptions, key_phrases};

    fn counts(text: &str, language: &str) -> Vec<(String, usize)> {
        let sentences = crate::sentence::sentences(text, None);
        let options = PhraseOptions { limit: 20, min_words: 1, max_words: 4, stop_words: &[] };
        let list = key_phrases(text, &sentences, language, &options);
        list.iter().map(|phrase| (phrase.shown.of(text).to_lowercase(), phrase.spans.len())).collect()
    }

    #[test]
    fn forms_of_a_word_are_one_phrase() {
        for (language, text, phrase, count) in [
            ("en", "A woman spoke. The women left. One woman sang.", "woman", 3),
            ("en", "The law is new. Other laws apply. The law binds.", "law", 3),
            ("en", "One wolf came. The wolves ran. The wolf ate.", "wolf", 3),
            ("de", "Der Vertrag gilt. Die Verträge enden. Ein Vertrag bindet.", "vertrag", 3),
            ("de", "Ein Haus brennt. Die Häuser stehen. Das Haus kippt.", "haus", 3),
            ("es", "La luz cae. Las luces arden. La luz vuelve.", "luz", 3),
            ("fr", "Le travail dure. Les travaux durent. Un travail paie.", "travail", 3),
            ("it", "La banca apre. Le banche aprono. La banca chiude.", "banca", 3),
            ("pt", "O homem fala. Os homens falam. O homem ri.", "homem", 3),
            ("nl", "De boom valt. De bomen vallen. Een boom groeit.", "boom", 3),
            ("nl", "De brug is dicht. De bruggen zijn oud. Een brug breekt.", "brug", 3),
            ("sv", "En stad växer. Flera städer brinner. En stad faller.", "stad", 3),
            ("ru", "Новый рынок закрыт. На рынке пусто. Старый рынок открыт.", "рынок", 3),
            ("pl", "Nowy rynek jest pusty. Na rynku stoi pomnik. Stary rynek jest zamknięty.", "rynek", 3),
        ] {
            assert!(counts(text, language).contains(&(phrase.to_owned(), count)), "{:?}", counts(text, language));
        }
    }

    #[test]
    fn different_words_stay_apart() {
        let text = "Der Kuchen steht in der Küche. Ein Kuchen backt. Die Küche ist warm, die Wärme bleibt.";
        assert!(counts(text, "de").contains(&("kuchen".to_owned(), 2)), "{:?}", counts(text, "de"));
        let text = "The news is new. The news spread.";
        assert_eq!(counts(text, "en"), [("news".to_owned(), 2)]);
    }

    #[test]
    fn lists_are_sorted() {
        assert!(FORMS.is_sorted_by_key(|&(tag, _)| tag));
    }
}
