//! Sentences that say yes or no before their first comma: they answer a question and mean little without it.

/// The words by language, from grammars and dictionaries. Languages in which they also begin other sentences are left out.
const WORDS: [(&str, &str); 16] = [
    ("cs", "ano ne jo"),
    ("de", "ja nein doch naja jein"),
    ("en", "yes no yeah nope yep"),
    ("es", "sí no"),
    ("fr", "oui non"),
    ("it", "sì no"),
    ("ja", "はい いいえ いや"),
    ("ko", "네 예 아니요 아니오 아뇨"),
    ("nl", "ja nee"),
    ("pl", "tak nie"),
    ("pt", "sim não"),
    ("ru", "да нет"),
    ("sv", "ja nej jo"),
    ("tr", "evet hayır yok"),
    ("uk", "так ні"),
    ("zh", "是 是的 不 不是 没有 对"),
];

/// True for a sentence, in lower case, that says yes or no before its first comma.
pub(super) fn is_reply(lower: &str, language: &str) -> bool {
    let Ok(place) = WORDS.binary_search_by_key(&language, |entry| entry.0) else { return false };
    let first = lower.split_once([',', '，', '、']).map(|(first, _)| first.trim());
    first.is_some_and(|first| WORDS[place].1.split(' ').any(|word| word == first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_before_a_comma_are_replies() {
        assert!(WORDS.is_sorted());
        for (sentence, language) in [
            ("no, that's a good question.", "en"),
            ("nein, aber das glauben die meisten.", "de"),
            ("да, конечно.", "ru"),
            ("是的，我每天都去。", "zh"),
            ("いいえ、まだです。", "ja"),
        ] {
            assert!(is_reply(sentence, language), "{sentence}");
        }
        for (sentence, language) in [
            ("no trains run on sunday, the company said.", "en"),
            ("ja, das stimmt.", "en"),
            ("doch der zug, der um acht fährt, fällt aus.", "de"),
            ("no", "en"),
        ] {
            assert!(!is_reply(sentence, language), "{sentence}");
        }
    }
}
