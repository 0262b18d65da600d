//! Letters that occur in only one of the languages that have a list of frequent words. They identify the language of
//! texts that are too short for words.

use super::Script;
use super::letters::is_alphanumeric;

/// The fewest words with such a letter: a name may have one in any language.
const MIN_WORDS: u32 = 2;

/// The letters by language, in lower case. A row without a tag has the letters of other languages that share some of
/// the letters above: a text with one of them is in none of the languages listed. Taken from the alphabet of each
/// language.
const LETTERS: [(Script, &str, &str); 10] = [
    (Script::Latin, "hu", "őű"),
    (Script::Latin, "pl", "łńśźż"),
    (Script::Latin, "tr", "ığ"),
    (Script::Latin, "", "əħŋǫɛɔŵạếềởưđøþð"),
    (Script::Cyrillic, "ru", "ыэё"),
    (Script::Cyrillic, "uk", "іїєґ"),
    (Script::Cyrillic, "", "ўјљњћђџѓќѕъәғқңөүұһӣӯ"),
    (Script::Arabic, "ar", "ةىأإ"),
    (Script::Arabic, "fa", "پچژ"),
    (Script::Arabic, "", "ٹڈڑےہڵۆێڕ"),
];

/// The language whose letters occur in at least two words of `sample`, and in how many, if those of no other do.
pub(super) fn by_letters(script: Script, sample: &str) -> Option<(&'static str, u32)> {
    let mut found: Option<(&str, u32)> = None;
    let lower = sample.to_lowercase();
    let words = lower.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_ascii());
    for word in words {
        let rows = LETTERS.iter().filter(|(of, _, letters)| *of == script && word.contains(|c| letters.contains(c)));
        for &(_, language, _) in rows {
            let count = found.map_or(0, |(_, count)| count);
            if found.is_some_and(|(other, _)| other != language) {
                return None;
            }
            found = Some((language, count + 1));
        }
    }
    found.filter(|&(language, count)| count >= MIN_WORDS && !language.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distinctive_letters_identify_the_language() {
        for (script, text, language) in [
            (Script::Latin, "Kupiliśmy jabłka, gruszki itp.", Some("pl")),
            (Script::Latin, "Yanınızda kalem getirin. Ders saat 9.30’da başlıyor.", Some("tr")),
            (Script::Latin, "Łukasz was there.", None),
            (Script::Latin, "Yanında əlli", None),
            (Script::Cyrillic, "Квиток коштує 150 грн. Вхід вільний.", Some("uk")),
            (Script::Cyrillic, "Куда ты идёшь?", Some("ru")),
            (Script::Cyrillic, "Куды ты ідзеш?", None),
            (Script::Arabic, "ألقى د. أحمد محاضرة", Some("ar")),
            (Script::Latin, "Bring a pen.", None),
        ] {
            assert_eq!(by_letters(script, text).map(|(language, _)| language), language, "{text}");
        }
    }
}
