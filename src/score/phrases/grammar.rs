//! Closed classes of words and endings that show which words are nouns.

use crate::script::words::contains;

/// What stands beside nouns and verbs in a language.
struct Grammar {
    determiners: &'static str,
    prepositions: &'static str,
    /// Pronouns, auxiliaries and negations.
    before_verbs: &'static str,
    /// Endings of verbs and adverbs that hardly any noun has.
    verb_endings: &'static str,
    /// Endings of adjectives; nouns have them too, so that they count only before a noun.
    adjective_endings: &'static str,
}

/// Closed classes and endings by language. Common knowledge of each grammar.
#[rustfmt::skip]
const GRAMMARS: [(&str, Grammar); 12] = [
    (
        "cs",
        Grammar {
            determiners: "jeho jejich její každá každý můj nějaký svůj ta tato ten tento to toto ty tyto žádný",
            prepositions: "bez do k ke mezi na o od po pro před při s se u v ve z za ze",
            before_verbs: "bude budou byl byla byli bylo byly být je jsem jsi jsme jsou mohou může ne se si velmi",
            verb_endings: "ně ovala ovali ovat uje ujeme ují ávají ávat ává ého ému ých ými",
            adjective_endings: "nou ový ého ému ých ými",
        },
    ),
    (
        "da",
        Grammar {
            determiners: "de den denne deres det dette din disse en et hans hendes hver min sin vores",
            prepositions: "af efter for fra før i med mellem om over på til uden under ved",
            before_verbs: "at blev blevet bliver du er han har havde hun ikke jeg kan kunne man meget må sig skal skulle som var vi vil ville være",
            verb_endings: "ede erede lige",
            adjective_endings: "ende ige isk iske lig lige",
        },
    ),
    (
        "en",
        Grammar {
            determiners: "a an another any each every her his its my no our some that the their these this those your",
            prepositions: "about against at between by during for from in into of on through under with without",
            before_verbs: "am are be been being can could did do does had has have he i is it may might must not she should they very was we were who will would you",
            verb_endings: "ed ly",
            adjective_endings: "",
        },
    ),
    (
        "es",
        Grammar {
            determiners: "al cada del el esa esas ese esos esta estas este estos la las los mi mis nuestra nuestro su sus un una unas unos",
            prepositions: "a con de desde en entre hasta para por sin sobre",
            before_verbs: "debe deben ella ellas ellos era eran es estar está están fue fueron ha había habían han he hemos muy más no nunca puede pueden se ser son ya yo él",
            verb_endings: "aban aron arse erse ieron irse mente ían ó",
            adjective_endings: "",
        },
    ),
    (
        "fr",
        Grammar {
            determiners: "au aux ce ces cet cette chaque des du l la le les leur leurs ma mes mon nos notre sa ses son un une",
            prepositions: "avec chez d dans de depuis en entre par pour sans sous sur vers à",
            before_verbs: "a avaient avait avoir doit doivent elle elles est il ils je n ne nous on ont pas peut peuvent qui s se sont très tu vous y étaient était été être",
            verb_endings: "aient eront issent èrent",
            adjective_endings: "",
        },
    ),
    (
        "it",
        Grammar {
            determiners: "agli ai al all alla alle allo dal dall dalla degli dei del dell della delle dello gli i il l la le lo nei nel nell nella nelle nello ogni questa queste questi questo sua sue sul sull sulla suo suoi un una uno",
            prepositions: "a con d da di fra in per senza su tra",
            before_verbs: "aveva avevano ci deve devono era erano essere ha hanno mai molto non più possono può si sono stata state stati stato vengono venne viene è",
            verb_endings: "arono avano erono evano irono ivano mente",
            adjective_endings: "",
        },
    ),
    (
        "nl",
        Grammar {
            determiners: "dat de deze die dit een elk elke geen haar het hun mijn ons onze uw",
            prepositions: "aan bij door in met naar om op over tegen tussen uit van voor zonder",
            before_verbs: "ben had hadden hebben heeft heel hij ik is jij jullie kan kon kunnen moet moeten niet te waren was we werd werden wij wil worden wordt zal ze zeer zich zou zullen",
            verb_endings: "den",
            adjective_endings: "ige isch ische lijk lijke",
        },
    ),
    (
        "pl",
        Grammar {
            determiners: "ich jego jej każda każdy mój swój ta te tego tej ten to tych żaden",
            prepositions: "bez dla do między na nad o od po pod przed przy u w we z za ze",
            before_verbs: "bardzo byli być był była było były będzie będą jest mogą może nie on ona oni się są został została zostało zostały",
            verb_endings: "ają ali ało ały ili iło iły ować uje ują",
            adjective_endings: "ne nego nemu ny nych nymi owe owego owy owych",
        },
    ),
    (
        "pt",
        Grammar {
            determiners: "a ao aos as cada da das do dos essa esse esta estas este estes na nas no nos o os pela pelo seu seus sua suas um uma umas uns à às",
            prepositions: "até com de desde em entre para por sem sobre",
            before_verbs: "deve devem ela elas ele eles era eram estar está estão eu foi foram há já mais muito nunca não pode podem se ser são tem têm é",
            verb_endings: "aram arão avam eram iam iram mente ou",
            adjective_endings: "",
        },
    ),
    (
        "ru",
        Grammar {
            determiners: "ваш каждый мой наш своего свой того эта эти этих это этого этой этот",
            prepositions: "без в во для до за из к между на над о об от перед по под при с со у через",
            before_verbs: "более будет будут был была были было быть вы могут может мы не нельзя он она они оно очень ты я",
            verb_endings: "ает ала али ало ать ают или ило ить лась лись лось лся тся ться ует уют яет яла яли ять яют",
            adjective_endings: "ая ий ого ое ой ому ую ые ый ым ыми ых",
        },
    ),
    (
        "sv",
        Grammar {
            determiners: "de den denna deras dessa det detta din en ett hans hennes min sin sina sitt varje vår vårt",
            prepositions: "av efter från för hos i med mellan mot om på till under utan vid över",
            before_verbs: "blev blir blivit du hade han har hon inte jag kan kunde man mycket måste sig ska skulle som var vara vi vill ville är",
            verb_endings: "ade ades erade",
            adjective_endings: "ad ade ande iga isk iska lig liga ligt",
        },
    ),
    (
        "uk",
        Grammar {
            determiners: "ваш кожен мій наш свого свій це цей цих цього ця ці цієї",
            prepositions: "без в від для до з за зі к між на над о об перед по при під у через із",
            before_verbs: "був буде будуть була були було бути більш ви вона вони воно він дуже ми може можуть не ти я",
            verb_endings: "ала али ало ати ають ає вся или ило ити лася лися лося тися ться ують ує яла яли яти яють яє",
            adjective_endings: "ий им ими их ого ому ої",
        },
    ),
];

/// What a word says about its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mark {
    #[default]
    None,
    Determiner,
    Preposition,
    BeforeVerb,
    VerbEnding,
    AdjectiveEnding,
}

/// The mark of a word in lower case.
pub(super) fn mark(lower: &str, language: &str) -> Mark {
    let Some(grammar) = grammar(language) else { return Mark::None };
    if contains(grammar.determiners, lower) {
        Mark::Determiner
    } else if contains(grammar.prepositions, lower) {
        Mark::Preposition
    } else if contains(grammar.before_verbs, lower) {
        Mark::BeforeVerb
    } else if has_ending(grammar.verb_endings, lower) {
        Mark::VerbEnding
    } else if has_ending(grammar.adjective_endings, lower) {
        Mark::AdjectiveEnding
    } else {
        Mark::None
    }
}

/// True for a language whose grammar is known here.
pub(super) fn is_known(language: &str) -> bool {
    grammar(language).is_some()
}

fn grammar(language: &str) -> Option<&'static Grammar> {
    GRAMMARS.binary_search_by_key(&language, |entry| entry.0).ok().map(|place| &GRAMMARS[place].1)
}

/// How many letters must stand before an ending: `speed` and `seed` are nouns, `reply` and `family` too.
const STEM: usize = 4;

fn has_ending(endings: &str, word: &str) -> bool {
    let long = |stem: &str| stem.chars().nth(STEM - 1).is_some() && !stem.ends_with('e');
    endings.split(' ').filter(|ending| !ending.is_empty()).any(|ending| word.strip_suffix(ending).is_some_and(long))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(GRAMMARS.is_sorted_by_key(|&(tag, _)| tag));
        for (_, grammar) in &GRAMMARS {
            for list in [grammar.determiners, grammar.prepositions, grammar.before_verbs] {
                assert!(list.split(' ').is_sorted(), "{list}");
            }
        }
    }
}
