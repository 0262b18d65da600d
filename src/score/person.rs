//! Words of the first and second person. They are a sign of conversation and opinion rather than report.

use super::terms::{Terms, each_term};

/// The words by language, chosen by hand from grammars. Short forms with other meanings are left out.
const WORDS: [(&str, &str); 19] = [
    ("bn", "আমি আমার আমাকে আমরা আমাদের আপনি আপনার"),
    ("cs", "já mě mi můj moje my nás nám náš naše vy vás vám váš"),
    ("de", "ich mich mir mein meine meinen meinem meiner wir uns unser unsere unseren du dich dir dein deine"),
    ("en", "i me my mine myself we us our ours ourselves you your yours yourself"),
    ("es", "yo me mi mis mí nosotros nos nuestro nuestra nuestros tú tu tus usted ustedes"),
    ("fr", "je j me m moi mon ma mes nous notre nos vous votre vos tu toi"),
    ("hi", "मैं मुझे मेरा मेरे मेरी हम हमें हमारा हमारे हमारी आप आपके आपको"),
    ("id", "saya aku kami kita anda kamu"),
    ("it", "io mi mio mia miei noi ci nostro nostra tu voi vostro vostra"),
    ("nl", "ik mij mijn wij we ons onze jij je jouw"),
    ("pl", "ja mnie mi mój moja my nas nam nasz nasza wy was wam wasz"),
    ("pt", "eu me meu minha meus minhas nós nos nosso nossa você vocês"),
    ("ro", "eu mă mine meu mea noi ne nostru noastră voi tu"),
    ("ru", "я меня мне мой моя мои мы нас нам наш наша вы вас вам ваш"),
    ("sv", "jag mig min mitt mina vi oss vår vårt våra du dig din"),
    ("tr", "ben beni bana benim biz bizi bize bizim siz sizi size sizin"),
    ("uk", "я мене мені мій моя ми нас нам наш ви вас вам ваш"),
    ("ur", "میں مجھے میرا میرے میری ہم ہمیں ہمارے آپ"),
    ("vi", "tôi mình bạn"),
];

/// The terms of the document that are first- or second-person words of its language, sorted.
pub(super) fn persons(language: &str, terms: &Terms) -> Vec<u32> {
    let Ok(place) = WORDS.binary_search_by_key(&language, |entry| entry.0) else { return Vec::new() };
    let mut known = Vec::new();
    each_term(WORDS[place].1, |hash| known.extend(terms.number_of(hash)));
    known.sort_unstable();
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn words_of_the_language_are_found() {
        let text = "You know my dog. It barks.";
        let terms = Terms::read(text, &[Span::new(0, text.len())]);
        assert_eq!(persons("en", &terms), [0, 2]);
        assert!(persons("de", &terms).is_empty() && persons("", &terms).is_empty());
        assert!(WORDS.is_sorted());
    }
}
