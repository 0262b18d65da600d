//! Phrases for what a message announces: a day, an amount, a request. Common knowledge of each language, written for
//! this project. Lower case, phrases separated by `|`.

use super::cues::{Cues, Phrases};
use super::phrases::is_calendar;
use crate::script::letters::is_alphanumeric;

/// Words with which a writer asks the readers to do something, or says what they can or have to do.
pub(super) const REQUESTS: &Cues = &[
    (
        "en",
        "please|kindly|make sure|be sure to|don't forget to|remember to|you must|you need to|you have to|you can|you cannot|you can't|you will not|you won't|you will need|you should|we ask you|we need|can you|could you|can someone|could someone",
    ),
    (
        "de",
        "bitte|bitten|denken sie|denkt daran|du musst|sie müssen|ihr müsst|du kannst|sie können|könnt ihr|kannst du|können sie|wir brauchen|wir suchen",
    ),
    (
        "fr",
        "merci de|veuillez|nous vous demandons|nous vous prions|vous devez|vous devrez|vous pouvez|vous pourrez|pensez à|n'oubliez pas|tu dois|tu peux|nous cherchons|il faut",
    ),
    (
        "es",
        "por favor|rogamos|les pedimos|le pedimos|os pedimos|pedimos|deben|debe|deberán|pueden|podrán|podéis|tenéis que|tienen que|no olviden|no olvidéis|necesitamos|buscamos|hay que",
    ),
    (
        "it",
        "per favore|vi preghiamo|si prega|vi chiediamo|dovete|deve|può|potete|potrete|ricordate di|ricordatevi|non dimenticate|cerchiamo|abbiamo bisogno|bisogna",
    ),
    (
        "pt",
        "por favor|pedimos|solicitamos|devem|deve|podem|pode|poderão|não se esqueçam|não esqueçam|lembrem-se|precisamos|procuramos|é preciso",
    ),
    (
        "nl",
        "alstublieft|graag|gelieve|wij vragen|we vragen|u moet|u kunt|je moet|je kunt|jullie moeten|jullie kunnen|vergeet niet|wij zoeken|we zoeken",
    ),
    ("sv", "vänligen|var god|snälla|ni måste|du måste|ni kan|du kan|glöm inte|kom ihåg|vi behöver|vi söker"),
    (
        "pl",
        "proszę|prosimy|uprzejmie|należy|trzeba|możecie|mogą państwo|muszą państwo|musicie|pamiętajcie|nie zapomnijcie|szukamy|potrzebujemy",
    ),
    ("ru", "просим|просьба|пожалуйста|прошу|необходимо|нужно|надо|можете|можно|должны|не забудьте|ищем"),
    ("uk", "просимо|прохання|будь ласка|прошу|необхідно|потрібно|треба|можете|можна|повинні|не забудьте|шукаємо"),
    ("cs", "prosíme|prosím|žádáme|musíte|můžete|je třeba|nezapomeňte|hledáme|potřebujeme"),
    ("tr", "lütfen|rica ederiz|rica ediyoruz|gerekiyor|gerekmektedir|zorundasınız|unutmayın|arıyoruz"),
    ("ar", "يرجى|الرجاء|نرجو|من فضلك|من فضلكم|يجب|عليكم|يمكنكم|لا تنسوا"),
    ("hi", "कृपया|अनुरोध|निवेदन|करना होगा|कर सकते हैं"),
    ("zh", "请|需要|务必|可以|可于|须|敬请"),
    ("ja", "ください|下さい|お願いします|お願いいたします|お願い致します|必要があります"),
    ("ko", "주세요|주십시오|바랍니다|부탁드립니다|하셔야|해야 합니다|하실 수 있습니다"),
    ("vi", "vui lòng|xin hãy|đề nghị|yêu cầu|cần phải|có thể|đừng quên"),
    ("id", "mohon|harap|silakan|tolong|dimohon|diminta|harus|dapat|jangan lupa"),
];

/// Words of sentences about what is over.
pub(super) const PAST: &Cues = &[
    ("en", "was|were|had|did|last|ago|yesterday"),
    ("de", "war|waren|hatte|hatten|gab|vor einem jahr|letzte|letzten|letztes|letzter|vorigen|vergangenen|gestern"),
    ("fr", "était|étaient|avait|avaient|fut|dernier|dernière|derniers|hier"),
    ("es", "fue|fueron|era|eran|estuvo|había|pasado|pasada|última|último|ayer"),
    ("it", "era|erano|fu|è stato|è stata|sono stati|aveva|scorso|scorsa|ieri"),
    ("pt", "foi|foram|era|eram|tinha|havia|passado|passada|último|última|ontem"),
    ("nl", "was|waren|had|hadden|vorige|vorig|afgelopen|gisteren"),
    ("sv", "var|hade|förra|igår"),
    ("pl", "był|była|było|były|byli|miał|miała|zeszły|zeszłym|ostatnim|ubiegłym|wczoraj"),
    ("ru", "был|была|было|были|прошлом|прошлой|прошлый|прошлую|прошлые|вчера"),
    ("uk", "був|була|було|були|минулого|минулої|минулому|минулий|вчора"),
    ("cs", "byl|byla|bylo|byly|měl|měla|minulý|minulém|loni|včera"),
    ("tr", "geçen|dün"),
    ("ar", "كان|كانت|الماضي|الماضية|أمس"),
    ("hi", "था|थी|थे|पिछले|पिछली"),
    ("zh", "去年|上次|上周|上个月|昨天|曾"),
    ("ja", "昨年|去年|前回|先週|先月|昨日"),
    ("ko", "작년|지난|어제|했었"),
    ("vi", "năm ngoái|tuần trước|tháng trước|hôm qua"),
    ("id", "tahun lalu|minggu lalu|bulan lalu|yang lalu|kemarin"),
];

/// What people say to each other at the beginning of a meeting, in its minutes.
pub(super) const WELCOMES: &Cues = &[
    ("en", "thanked|thanks everyone|thanks all|welcomed|welcomes|opened the meeting|told us about"),
    ("de", "begrüßt|begrüßte|dankt|dankte|bedankt sich|bedankte sich|eröffnet|eröffnete"),
    ("fr", "remercie|remercia|a remercié|souhaite la bienvenue|accueille|ouvre la séance"),
    ("es", "da la bienvenida|dio la bienvenida|agradece|agradeció|abre la sesión|saluda"),
    ("it", "ringrazia|ha ringraziato|dà il benvenuto|saluta|apre la seduta"),
    ("pt", "agradece|agradeceu|dá as boas-vindas|deu as boas-vindas|abre a reunião|abriu a reunião|saudou"),
    ("nl", "heet iedereen|heet allen|welkom|bedankt|bedankte|dankt|opent de"),
    ("sv", "hälsade|tackade|öppnade"),
    ("pl", "powitał|powitała|podziękował|podziękowała|otworzył|otworzyła"),
    ("ru", "поприветствовал|поприветствовала|приветствовал|поблагодарил|поблагодарила|открыл|открыла"),
    ("uk", "привітав|привітала|подякував|подякувала|відкрив|відкрила"),
    ("cs", "přivítal|přivítala|poděkoval|poděkovala|zahájil|zahájila"),
    ("tr", "teşekkür etti|hoş geldiniz dedi|açtı"),
    ("ar", "رحب|رحبت|شكر|شكرت|افتتح"),
    ("zh", "感谢|欢迎|致辞"),
    ("ja", "挨拶|お礼|謝意"),
    ("ko", "인사|감사"),
];

/// True for a sentence that names a day or an amount to come, or asks something of its readers. `small` is the sentence in
/// lower case.
pub(super) fn announces(sentence: &str, small: &str, requests: &Phrases, past: &Phrases, language: &str) -> bool {
    let dated = || sentence.contains(char::is_numeric) || has_day(sentence, language);
    requests.occur_in(small) || dated() && !past.occur_in(small)
}

/// True for a sentence with the name of a month or a day.
pub(super) fn has_day(sentence: &str, language: &str) -> bool {
    // `may` and `march` are words too.
    let is_name = |word: &&str| language != "en" || word.starts_with(char::is_uppercase);
    let words = sentence.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty());
    words.filter(is_name).any(|word| is_calendar(word, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn future_dates_and_requests_are_announcements() {
        let is_news = |sentence: &str, language: &str| {
            let (requests, past) = (Phrases::of(REQUESTS, language), Phrases::of(PAST, language));
            announces(sentence, &sentence.to_lowercase(), &requests, &past, language)
        };
        for (sentence, language) in [
            ("We are moving to the new office on Friday.", "en"),
            ("Please label your boxes.", "en"),
            ("Wir ziehen am Freitag um.", "de"),
            ("4月25日の午後1時に変更します。", "ja"),
            ("Просим вас проверить суммы.", "ru"),
        ] {
            assert!(is_news(sentence, language), "{sentence}");
        }
        for (sentence, language) in [
            ("There is limited parking behind the building.", "en"),
            ("It was lovely to see you on Thursday.", "en"),
            ("Das Dach war von 1962.", "de"),
            ("We may laugh about it in the end.", "en"),
        ] {
            assert!(!is_news(sentence, language), "{sentence}");
        }
    }
}
