//! Treats the forms of a word as one: singular and plural, and the most common case endings.

use crate::score::terms::{FNV_BASIS, mix};

/// How many letters must remain; in Slavic languages, where nearly every form has an ending, one fewer; in Korean, how many
/// syllables.
const STEM: usize = 4;
const SLAVIC_STEM: usize = 3;
const SYLLABLES: usize = 2;
/// The endings that are removed, by language, the longest first; the text after `>` replaces the ending. Common
/// knowledge of each grammar.
const ENDINGS: [(&str, &str); 16] = [
    ("cs", "ového ému ách ami ech ích ům ou ými ého ou a e i o u y á é í ý"),
    ("da", "erne ene erne er en et e s"),
    ("de", "innen ern en er es em e n s"),
    ("en", "ies>y sses>ss ches>ch shes>sh xes>x s"),
    ("es", "ces>z es s"),
    ("fr", "aux>al s x"),
    ("it", "chi>co che>ca i e o a"),
    ("ko", "들에게 들에서 들은 들이 들을 들의 들도 에서 으로 까지 부터 에게 이 가 은 는 을 를 의 에 로 와 과 도 만 들"),
    ("nl", "en s e"),
    ("pl", "ami ach owi ów om ie em ą ę a e i o u y"),
    ("pt", "ões>ão ais>al es s"),
    ("ro", "lor ilor ului ele uri le ii ul ea a e i ă"),
    (
        "ru",
        "иями ями ами иях ях ах ией ей ой ом ем ам ям ов ев ие ия ию ии ые ый ая ое ого ому ым их ых ую а я о е у ю ы и ь й",
    ),
    ("sv", "orna arna erna or ar er en et na n t a e s"),
    (
        "tr",
        "larının lerinin larını lerini larda lerde ların lerin ları leri lar ler sinden sından sine sına ının inin ünün unun nın nin nün nun ını ini dan den tan ten ye ya da de si sı ı i u ü",
    ),
    ("uk", "ями ами ях ах ією ію ії єю ею ою ом ем ам ям ів їв а я о е у ю и і ь й"),
];

/// Languages that stack endings: `köprü`, `köprüler`, `köprülerin`.
const STACKING: [&str; 1] = ["tr"];

/// The hash of a word without its ending; `None` when it has none or the language is not known.
pub(super) fn fold(word: &str, language: &str) -> Option<u64> {
    let place = ENDINGS.binary_search_by_key(&language, |entry| entry.0).ok()?;
    let (lower, endings) = (word.to_lowercase(), ENDINGS[place].1);
    let (mut stem, more) = without_ending(&lower, endings, language)?;
    if STACKING.contains(&language) {
        stem = without_ending(stem, endings, language).map_or(stem, |(shorter, _)| shorter);
    }
    Some(stem.chars().chain(more.chars()).fold(FNV_BASIS, mix))
}

/// A word without the first of `endings` that fits, and the replacement of that ending.
fn without_ending<'a>(word: &'a str, endings: &'a str, language: &str) -> Option<(&'a str, &'a str)> {
    let least = match language {
        "ko" => SYLLABLES,
        "cs" | "pl" | "ru" | "uk" => SLAVIC_STEM,
        _ => STEM,
    };
    endings.split(' ').find_map(|ending| {
        let (ending, more) = ending.split_once('>').unwrap_or((ending, ""));
        let stem = word.strip_suffix(ending)?;
        (stem.chars().count() >= least - more.len().min(1) && !is_kept(word, ending, language)).then_some((stem, more))
    })
}

/// The length in bytes of a word without the particle that Korean attaches to it.
pub(super) fn without_particle(word: &str, language: &str) -> usize {
    if language != "ko" {
        return word.len();
    }
    let particles = ENDINGS.iter().find(|entry| entry.0 == language).map_or("", |entry| entry.1);
    let stem = particles.split(' ').find_map(|particle| word.strip_suffix(particle));
    stem.filter(|stem| stem.chars().count() >= SYLLABLES).map_or(word.len(), str::len)
}

/// True for English words that end in `s` in the singular: `glass`, `bus`, `crisis`.
fn is_kept(word: &str, ending: &str, language: &str) -> bool {
    language == "en" && ending == "s" && (word.ends_with("ss") || word.ends_with("us") || word.ends_with("is"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_are_equal() {
        for (language, one, other) in [
            ("en", "bridge", "bridges"),
            ("en", "City", "cities"),
            ("de", "Brücken", "Brücke"),
            ("ru", "дороги", "дорога"),
            ("tr", "köprüler", "köprü"),
        ] {
            let hash =
                |word: &str| fold(word, language).unwrap_or_else(|| word.to_lowercase().chars().fold(FNV_BASIS, mix));
            assert_eq!(hash(one), hash(other), "{one} {other}");
        }
        assert_eq!(fold("glass", "en"), None);
        assert!(ENDINGS.is_sorted());
    }
}
