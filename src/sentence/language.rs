//! The rules and word lists that the splitter has for a language.

use super::abbreviation_table::{ABBREVIATIONS, STARTERS};
use super::lettered_names::COUNTED;
use crate::fnv;
use crate::script::words::contains;
use crate::script::{frequent_words, guess_language};
use std::sync::OnceLock;

/// Languages that write ordinal numbers with a full stop ("am 3. Oktober").
const ORDINALS: [&str; 22] = [
    "bs", "cs", "da", "de", "et", "eu", "fi", "fo", "hr", "hu", "is", "lb", "lt", "lv", "mk", "nb", "nn", "no", "pl",
    "sk", "sl", "sr",
];
/// Turkic languages with a Latin alphabet do the same.
const MORE_ORDINALS: [&str; 2] = ["az", "tr"];
/// Language codes that use the tables of another language.
const ALIASES: [(&str, &str); 5] = [("nb", "no"), ("nn", "no"), ("fil", "tl"), ("sh", "hr"), ("bs", "hr")];
/// Languages that capitalise every noun.
const NOUN_CAPITALS: [&str; 3] = ["de", "gsw", "lb"];
/// Frequent words that are capitalised inside sentences too: names, polite pronouns, "I", parts of names. Common
/// knowledge of each language; words sorted by bytes.
const CAPITAL_ANYWHERE: [(&str, &str); 23] = [
    ("bg", "българия софия"),
    ("da", "de dem deres gud i"),
    ("de", "ihnen ihr ihre ihrem ihren ihrer ihres mal sie zeit"),
    ("el", "ελλάδα"),
    ("en", "god i new one us way will"),
    ("es", "estado"),
    ("fi", "suomen suomessa"),
    ("fr", "est france monde"),
    ("hu", "budapest magyar"),
    ("id", "indonesia"),
    ("is", "íslands"),
    ("lt", "europos lietuvoje lietuvos vilniaus"),
    ("lv", "latvijas latvijā rīgas"),
    ("mk", "македонија"),
    ("ms", "malaysia"),
    ("no", "de dem deres gud i norge"),
    ("pt", "brasil"),
    ("ro", "românia"),
    ("ru", "россии"),
    ("sl", "slovenije"),
    ("sv", "sverige"),
    ("tr", "istanbul türk türkiye"),
    ("uk", "україни україні"),
];
/// Articles of one letter that begin sentences without a stop before them in the treebanks, where headlines run into each
/// other. In other languages (`a` in English, French `à`) no boundary depends on them.
const LETTER_ARTICLES: [(&str, &str); 1] = [("pt", "a o")];
/// The size of the word filter in 64-bit words: four times as many bits as two languages have frequent words.
const FILTER_WORDS: usize = 16;
/// The size in bits of the filter for abbreviations of all languages: more than ten times as many as there are.
const LISTED_BITS: usize = 1 << 14;
/// The row of the abbreviation table for every language.
const ANY: &str = "und";

/// Pronouns and conjunctions. No name and no example begins with one, so a capital on it starts a sentence even after
/// `Dr.` or `e.g.`. Common knowledge of each language; words sorted by bytes.
const NEVER_NAMES: [(&str, &str); 13] = [
    ("cs", "ale my on ona oni protože však"),
    ("de", "aber er es jedoch sie und wir"),
    ("en", "and because but he however i if it she that their then they this we"),
    ("es", "ella ellos pero porque y él"),
    ("fr", "elle elles il ils mais nous puis vous"),
    ("it", "loro ma noi perché però poi"),
    ("nl", "het hij maar wij zij"),
    ("pl", "ale ona oni potem"),
    ("pt", "ela ele eles mas porque"),
    ("ru", "мы но он она они потом это"),
    ("sv", "de han hon men vi"),
    ("tr", "ama ben bu fakat o onlar çünkü"),
    ("uk", "але вона вони він ми це"),
];

/// Verbs after a quotation that introduce its speaker. Common knowledge of each language; words sorted by bytes.
const VERBS_OF_SAYING: [(&str, &str); 22] = [
    ("cs", "dodal odpověděl odpověděla volal zeptal zeptala zvolal řekl řekla"),
    ("da", "råbte sagde spurgte svarede"),
    ("de", "antwortete erklärte flüsterte fragte meinte rief sagte schrie"),
    (
        "en",
        "added answered asked begged bellowed called cried demanded exclaimed gasped growled inquired muttered repeated replied retorted roared said says screamed shouted shrieked snapped told wanted whispered wondered yelled",
    ),
    ("es", "añadió contestó dijo exclamó gritó pidió preguntó respondió susurró"),
    ("el", "απάντησε είπε ρώτησε φώναξε"),
    ("fi", "huusi kuiskasi kysyi sanoi vastasi"),
    ("fr", "ajouta cria demanda demande dis dit murmura répliqua répond répondit s'écria"),
    ("hr", "odgovorila odgovorio pitala pitao rekao rekla upita"),
    ("hu", "felelte kiáltotta kérdezte mondta válaszolta"),
    ("it", "aggiunse chiese disse domandò esclamò gridò rispose sussurrò"),
    ("nl", "antwoordde fluisterde riep vroeg zei"),
    ("no", "ropte sa spurte svarte"),
    ("pl", "dodał krzyknął odparł odpowiedział odpowiedziała powiedział powiedziała spytał zapytał zapytała zawołał"),
    ("pt", "disse exclamou gritou perguntou respondeu sussurrou"),
    ("ro", "răspunse spuse strigă zise întrebă"),
    ("ru", "воскликнул закричал крикнул ответил ответила прошептал сказал сказала спросил спросила"),
    ("sr", "одговори одговорио пита питао рекао рекла рече упита"),
    ("sv", "frågade ropade sa sade svarade viskade"),
    ("tr", "bağırdı cevapladı dedi diye fısıldadı sordu"),
    ("uk", "вигукнув відповів відповіла крикнув сказав сказала спитав спитала"),
    ("vi", "bảo hét hỏi nói đáp"),
];

/// The word for a year after its number: `1930 г.`. Words sorted by bytes; a text in an unknown language may use any of them.
const YEAR_WORDS: [(&str, &str); 5] =
    [("be", "г гг"), ("bg", "г гг"), ("ru", "г гг год"), ("uk", "р рр"), (ANY, "г гг год р рр")];
/// Words that a time at the start of a sentence begins with: `В октябре 1930 г. Сталин`. Common knowledge of each language;
/// words sorted by bytes.
const BEFORE_TIMES: [(&str, &str); 3] = [
    ("bg", "а в във до и к към на но около от през с след"),
    ("ru", "а в весной во до ещё зимой и к ко летом лишь на но около осенью после с со только уже"),
    ("uk", "а взимку влітку восени від до з на навесні після у і із"),
];
/// The last syllables of Korean sentences.
pub(super) const KOREAN_ENDINGS: [char; 6] = ['다', '요', '죠', '까', '네', '음'];
/// Verbs that a quantity follows at the start of a recipe or a note, where other capitalised words and a number are a label such
/// as `Section 4.`: `Serves 4. Prep time: 20 min.` Common knowledge of each language; words sorted by bytes.
const QUANTIFIED: [(&str, &str); 8] = [
    ("de", "braucht ergibt kostet reicht"),
    ("en", "aged ages costs feeds lasts makes serves takes yields"),
    ("es", "cuesta rinde sirve"),
    ("fr", "coûte donne pour sert"),
    ("it", "costa rende serve"),
    ("nl", "geeft kost voor"),
    ("pt", "custa rende serve"),
    (ANY, "aged ages costs feeds lasts makes serves takes yields"),
];

/// Whether an abbreviation can end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// It does not: a name or an example follows, as after `Dr.` and `e.g.`.
    Title,
    /// It may end a sentence: `Inc.`, `Jan.`.
    Free,
    /// It does not before a number; otherwise it is an ordinary word: `art. 5`, `modern art.`.
    Reference,
    /// It does before a letter: `etc.`, `руб.`.
    Final,
}

/// The classes in the order of the table.
const CLASSES: [Abbreviation; 4] =
    [Abbreviation::Title, Abbreviation::Free, Abbreviation::Reference, Abbreviation::Final];
/// The longest abbreviation in the lists, in bytes.
const MAX_ABBREVIATION_BYTES: usize = 24;
/// A text shorter than this, in bytes, reveals too little of its language to override the caller's tag.
const MIN_TEXT_BYTES: usize = 200;

/// The word lists for the language of a text.
pub(super) struct Language {
    /// By class: the lists of the language asked for, of the guessed language, and of all languages.
    abbreviations: [[&'static str; 4]; 3],
    /// The caller's abbreviations, in lower case and without their last full stop.
    own: Vec<String>,
    never_names: [&'static str; 2],
    verbs_of_saying: [&'static str; 2],
    frequent: [&'static str; 2],
    starters: [&'static str; 2],
    capital_anywhere: [&'static str; 2],
    /// Words that a letter names one of.
    pub(super) counted: [&'static str; 2],
    letter_articles: [&'static str; 2],
    year_words: [&'static str; 2],
    before_times: [&'static str; 2],
    quantified: [&'static str; 2],
    /// A filter that rejects most words that are not frequent: one bit for each combination of first byte, last bytes
    /// and length.
    filter: [u64; FILTER_WORDS],
    /// True when a number with a full stop may be an ordinal.
    pub(super) ordinals: bool,
    /// True for a Turkic language with a Latin alphabet.
    pub(super) is_turkic: bool,
    /// True when every noun is capitalised.
    pub(super) noun_capitals: bool,
}

impl Language {
    /// The lists for the language tag `hint` and for the language that `text` is probably in: the tag of a page is
    /// often that of its template.
    pub(super) fn find(text: &str, hint: Option<&str>, own: &[String]) -> Self {
        let hint = hint.map(primary).filter(|tag| !tag.is_empty());
        let guess = guess_language(text).unwrap_or(ANY);
        let mut language = Self::of(hint.as_deref().unwrap_or(guess), guess);
        if hint.is_some() && text.len() < MIN_TEXT_BYTES {
            language.abbreviations[1] = [""; 4];
        }
        let own =
            own.iter().map(|word| word.trim().trim_end_matches('.').to_lowercase()).filter(|word| !word.is_empty());
        Self { own: own.collect(), ..language }
    }

    /// The lists that hold for all languages.
    pub(super) fn unknown() -> Self {
        Self::of(ANY, ANY)
    }

    fn of(tag: &str, guess: &'static str) -> Self {
        let name = ALIASES.iter().find(|(alias, _)| *alias == tag).map_or(tag, |&(_, name)| name);
        let both = if guess == name { [name, ANY] } else { [name, guess] };
        Self {
            abbreviations: [both[0], both[1], ANY].map(lists),
            own: Vec::new(),
            never_names: both.map(|tag| words_of(&NEVER_NAMES, tag)),
            verbs_of_saying: both.map(|tag| words_of(&VERBS_OF_SAYING, tag)),
            frequent: both.map(frequent_words),
            filter: filter(both.map(frequent_words)),
            starters: both.map(starters),
            capital_anywhere: both.map(|tag| words_of(&CAPITAL_ANYWHERE, tag)),
            counted: both.map(|tag| words_of(&COUNTED, if tag == ANY { "en" } else { tag })),
            letter_articles: both.map(|tag| words_of(&LETTER_ARTICLES, tag)),
            year_words: both.map(|tag| words_of(&YEAR_WORDS, tag)),
            before_times: both.map(|tag| words_of(&BEFORE_TIMES, if tag == ANY { "ru" } else { tag })),
            quantified: both.map(|tag| words_of(&QUANTIFIED, tag)),
            ordinals: ORDINALS.contains(&tag) || MORE_ORDINALS.contains(&tag),
            is_turkic: MORE_ORDINALS.contains(&tag),
            noun_capitals: NOUN_CAPITALS.contains(&tag),
        }
    }

    /// The class of `word`, which is given without its last full stop, if it is an abbreviation. The lists of the
    /// language take precedence over those for all languages.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        if self.own.is_empty() && (word.len() > MAX_ABBREVIATION_BYTES || !may_be_listed(word)) {
            return None;
        }
        let lower = word.to_lowercase();
        if self.own.contains(&lower) {
            return Some(Abbreviation::Title);
        }
        let capital = capitalized(word, &lower);
        let known = |list: &str| contains(list, &lower) || capital.as_deref().is_some_and(|word| contains(list, word));
        self.abbreviations
            .iter()
            .find_map(|lists| CLASSES.into_iter().zip(lists).find(|(_, list)| known(list)).map(|found| found.0))
    }

    /// True when `word` is an abbreviation, or would be with a capital.
    pub(super) fn may_be_abbreviation(&self, word: &str) -> bool {
        let mut letters = word.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        self.abbreviation(word).is_some() || self.abbreviation(&capital).is_some()
    }

    /// True when `word` (lower case) is a verb of saying.
    pub(super) fn is_verb_of_saying(&self, word: &str) -> bool {
        self.verbs_of_saying.iter().any(|list| contains(list, word))
    }

    /// True when no name begins with `word` (lower case).
    pub(super) fn is_never_name(&self, word: &str) -> bool {
        self.never_names.iter().any(|list| contains(list, word))
    }

    /// True when `word` (lower case) is one of the most frequent of the language. A capital on such a word means that a
    /// sentence begins.
    pub(super) fn is_frequent(&self, word: &str) -> bool {
        let (slot, bit) = filter_bit(word);
        self.filter[slot] & bit != 0 && self.frequent.iter().any(|list| contains(list, word))
    }

    /// True when `word` (lower case) often begins sentences and never names.
    pub(super) fn is_starter(&self, word: &str) -> bool {
        self.is_frequent(word) || self.starters.iter().any(|list| contains(list, word))
    }

    /// True when `word` (lower case) may be capitalised anywhere in a sentence.
    pub(super) fn is_capital_anywhere(&self, word: &str) -> bool {
        self.capital_anywhere.iter().any(|list| contains(list, word))
    }
}

impl Language {
    /// True when `word` stands for a year after its number.
    pub(super) fn is_year_word(&self, word: &str) -> bool {
        self.year_words.iter().any(|list| contains(list, word))
    }

    /// True when a time at the start of a sentence begins with `word` (lower case).
    pub(super) fn is_before_time(&self, word: &str) -> bool {
        self.before_times.iter().any(|list| contains(list, word))
    }

    /// True when a quantity follows `word` (lower case) rather than the number of a part of a document.
    pub(super) fn is_quantified(&self, word: &str) -> bool {
        self.quantified.iter().any(|list| contains(list, word))
    }

    /// True when `letter` (lower case) is an article, which may begin a sentence.
    pub(super) fn is_letter_article(&self, letter: &str) -> bool {
        self.letter_articles.iter().any(|list| contains(list, letter))
    }
}

/// False for most words that are no abbreviation in any language. Nearly every word before a stop is looked up, and few are.
fn may_be_listed(word: &str) -> bool {
    static LISTED: OnceLock<Vec<u64>> = OnceLock::new();
    let listed = LISTED.get_or_init(|| {
        let mut bits = vec![0; LISTED_BITS / 64];
        let lists = ABBREVIATIONS.iter().flat_map(|(_, lists)| lists);
        for word in lists.flat_map(|list| list.split(' ')) {
            let bit = listed_bit(word);
            bits[bit / 64] |= 1 << (bit % 64);
        }
        bits
    });
    let bit = listed_bit(word);
    listed[bit / 64] >> (bit % 64) & 1 == 1
}

/// The bit of a word in any case.
fn listed_bit(word: &str) -> usize {
    let hash = if word.is_ascii() {
        fnv::hash_32(word.bytes().map(|byte| byte.to_ascii_lowercase()))
    } else {
        fnv::hash_32(word.to_lowercase().bytes())
    };
    hash as usize % LISTED_BITS
}

fn filter(lists: [&str; 2]) -> [u64; FILTER_WORDS] {
    let mut filter = [0; FILTER_WORDS];
    for word in lists.iter().flat_map(|list| list.split(' ')) {
        let (slot, bit) = filter_bit(word);
        filter[slot] |= bit;
    }
    filter
}

/// The filter bit of a word, from its last two bytes (letters of most scripts share their first byte), its first byte
/// and its length.
fn filter_bit(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let byte = |n: Option<&u8>| n.map_or(0, |&byte| usize::from(byte));
    let before = bytes.len().checked_sub(2).and_then(|n| bytes.get(n));
    let hash = byte(bytes.first()) * 7 + byte(bytes.last()) * 31 + byte(before) * 131 + bytes.len() * 61;
    (hash / 64 % FILTER_WORDS, 1 << (hash % 64))
}

pub(super) fn starters(tag: &str) -> &'static str {
    STARTERS.binary_search_by_key(&tag, |&(name, _)| name).map_or("", |n| STARTERS[n].1)
}

fn lists(tag: &str) -> [&'static str; 4] {
    let found = ABBREVIATIONS.binary_search_by_key(&tag, |&(name, _)| name);
    found.map_or([""; 4], |n| ABBREVIATIONS[n].1)
}

/// The words of the language `tag` in `table`.
fn words_of(table: &[(&'static str, &'static str)], tag: &str) -> &'static str {
    table.iter().find(|(name, _)| *name == tag).map_or("", |&(_, words)| words)
}

/// `Gen` for `Gen` and `GEN`, nothing for `gen`: entries with a capital match only capitalised words.
fn capitalized(word: &str, lower: &str) -> Option<String> {
    let first = word.chars().next().filter(|c| c.is_uppercase())?;
    let rest = lower.chars().next().map_or(0, char::len_utf8);
    Some(first.to_string() + &lower[rest..])
}

/// The primary subtag of a language tag, in lower case: `de` of `de-AT`.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_for_the_binary_search() {
        let tables: [&[(&str, &str)]; 8] = [
            &CAPITAL_ANYWHERE,
            &LETTER_ARTICLES,
            &NEVER_NAMES,
            &VERBS_OF_SAYING,
            &YEAR_WORDS,
            &BEFORE_TIMES,
            &QUANTIFIED,
            &COUNTED,
        ];
        for (language, words) in tables.into_iter().flatten() {
            assert!(words.split(' ').is_sorted_by(|a, b| a < b), "{language}: {words}");
        }
    }

    #[test]
    fn the_filter_holds_every_abbreviation() {
        for word in ABBREVIATIONS.iter().flat_map(|(_, lists)| lists).flat_map(|list| list.split(' ')) {
            assert!(may_be_listed(word) && may_be_listed(&word.to_lowercase()), "{word}");
        }
    }
}
