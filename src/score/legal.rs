//! Contracts, licences, terms of use and laws: how they are known, and which of their sentences say nothing by themselves.

use super::cues::Phrases;
use super::role::Role;
use crate::script::letters::is_alphabetic;
use crate::script::reading_units;
use crate::script::stops::is_stop;
use crate::span::Span;
use std::sync::OnceLock;

/// Words that legal texts have and other texts about the same matters hardly ever have, in the larger languages.
const WORDS: &str = "hereby|herein|hereof|hereto|hereunder|hereinafter|thereof|thereto|therein|pursuant to|notwithstanding|shall be|\
    shall have|shall not|shall mean|licensor|licensee|this license|this licence|this agreement|these terms|without limitation|including but not \
    limited to|to the extent permitted|to the fullest extent|as set forth|in accordance with section|terms and conditions|merchantability|express or implied|copyright holder|\
    sublicense|derivative works|sole \
    discretion|data controller|legitimate interests|subparagraph|paragraph (a)|subject to section|subject to the terms|subsection (1)|\
    dieser lizenz|lizenzgeber|lizenznehmer|diese bedingungen|dieser vereinbarung|dieses vertrags|dieses vertrages|dieser vertrag|\
    nutzungsbedingungen|im sinne dieses|im sinne der|nach maßgabe|gemäß §|unbeschadet|abs. 1|absatz 1|satz 1|gewährleistung|mietsache|\
    auftraggeber|auftragnehmer|verpflichtet sich|der mieter|der vermieter|dieses gesetzes|datenschutzerklärung|\
    la présente licence|le présent contrat|présent contrat|présentes conditions|conditions générales|le licencié|le concédant|au sens de|\
    aux termes de|sous réserve de|conformément à|conformément aux|ci-après|alinéa|le preneur|le bailleur|le titulaire|est tenu de|\
    la presente licencia|el presente contrato|presente contrato|las presentes condiciones|condiciones generales|licenciante|licenciatario|\
    de conformidad con|sin perjuicio|en virtud de|términos y condiciones|la parte arrendadora|el arrendatario|se obliga a|cláusula|\
    la presente licenza|il presente contratto|presente contratto|presenti condizioni|condizioni generali|licenziante|licenziatario|ai sensi|\
    fatto salvo|salvo quanto|termini e condizioni|il conduttore|il locatore|si obbliga|si impegna a|comma 1|\
    a presente licença|o presente contrato|condições gerais|licenciante|licenciado|nos termos|sem prejuízo|termos e condições|obriga-se|\
    o contratante|a contratada|parágrafo único|deze overeenkomst|deze licentie|algemene voorwaarden|licentiegever|licentienemer|\
    onverminderd|als bedoeld in|de huurder|de verhuurder|krachtens|opdrachtgever|opdrachtnemer|niniejsza umowa|niniejszej umowy|niniejszy regulamin|\
    niniejszej licencji|zgodnie z art|w rozumieniu|ust. 1|wykonawca|zamawiający|zobowiązuje się|najemca|wynajmujący|\
    настоящий договор|настоящего договора|настоящим договором|настоящей лицензии|настоящих правил|в соответствии с законодательством|\
    лицензиар|лицензиат|обязуется|заказчик|исполнитель|арендатор|арендодатель|настоящего закона|цього договору|зобов'язується|замовник|\
    işbu|bu sözleşme|sözleşme'nin|hükümleri|kullanım koşulları|taraflar|kiracı|kiraya veren|yükümlüdür|\
    本协议|本许可|本合同|许可人|被许可人|甲方|乙方|本条例|本法|应当依法|不承担责任|本契約|本規約|本ライセンス|許諾者|利用規約|甲は|乙は|\
    本法律|ものとする|条第|본 계약|본 약관|이 약관|이용약관|하여야 한다|갑은|을은|제1항|هذه الاتفاقية|هذا العقد|بموجب|الشروط والأحكام|الطرف الأول|\
    الطرف الثاني|يلتزم|इस समझौते|इस अनुबंध|नियम और शर्तें|प्रथम पक्ष|द्वितीय पक्ष|धारा";

/// How many different [`WORDS`] a legal text has at least. Of 1,234 judged texts of other kinds, one has as many; of the main text of
/// 810 labelled pages, none.
const MIN_WORDS: usize = 2;
/// The longest title of a clause, in reading units without its number. Chosen by hand.
const TITLE: f32 = 6.0;
/// The longest number of a clause, in characters, with its marks: `(xxiv)`, `12.10.3`.
const NUMBER: usize = 8;
/// A term that is defined begins within this many characters: after `1.`, `The term` and the like.
const TERM_WITHIN: usize = 12;
/// A definition has its verb within this many characters after the term.
const VERB_WITHIN: usize = 60;

/// Verbs between a term and its definition.
const MEANS: &str = "means|mean|shall mean|refers to|refer to|includes|shall include|has the meaning|have the meaning|denotes|designates|is defined|\
    bedeutet|bezeichnet|bezeichnen|meint|désigne|désignent|signifie|signifient|entend|significa|significan|se refiere|se entiende|\
    indica|indicano|si intende|designa|refere-se|entende-se|betekent|oznacza|oznaczają|означает|означают|понимается|означає|anlamına gelir|ifade eder|\
    是指|系指|とは|をいう|의미|말한다|تعني|يعني|يقصد|से अभिप्राय|का अर्थ";

/// True for a contract, a licence, terms of use or a law. `places` are the offsets of the words in its `beginning`, in lower
/// case.
pub(super) fn is_legal(beginning: &str, places: &[usize]) -> bool {
    static LIST: OnceLock<Phrases> = OnceLock::new();
    LIST.get_or_init(|| Phrases::read(WORDS)).count_in(beginning, places) >= MIN_WORDS
}

/// The sentences of a legal text that say nothing by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LegalForm {
    /// `"Work" means any of the following.`
    Definition,
    /// `2) Grant of Patent License.`
    Title,
    /// `(b) the notice is kept; and`
    PartOfList,
    /// `You may distribute copies, provided that:`
    LeadsToList,
}

impl LegalForm {
    /// The form of a sentence, if it has one of these.
    fn of(sentence: &str) -> Option<Self> {
        let sentence = sentence.trim();
        let bare = without_number(sentence);
        if is_definition(sentence) {
            return Some(Self::Definition);
        }
        if bare.len() < sentence.len() && reading_units(bare) <= TITLE {
            return Some(Self::Title);
        }
        if sentence.ends_with([':', '：']) {
            return Some(Self::LeadsToList);
        }
        let is_part = bare.len() < sentence.len() && bare.starts_with(char::is_lowercase);
        let goes_on = sentence.ends_with([';', '；', ',', '、']) || !sentence.ends_with(is_end);
        (is_part || goes_on).then_some(Self::PartOfList)
    }
}

/// Marks the sentences of a legal text that say nothing by themselves.
pub(super) fn mark_legal_forms(roles: &mut [Role], text: &str, sentences: &[Span]) {
    for (role, sentence) in roles.iter_mut().zip(sentences) {
        match LegalForm::of(sentence.of(text)) {
            Some(LegalForm::Definition | LegalForm::Title | LegalForm::PartOfList) => role.is_boilerplate = true,
            Some(LegalForm::LeadsToList) => role.is_continuation = true,
            None => {}
        }
    }
}

/// What a sentence ends with.
fn is_end(c: char) -> bool {
    is_stop(c) || is_quote(c) || matches!(c, ')' | ']' | '）' | '।')
}

/// The sentence without the number of its clause: `(b)`, `§ 2`, `12.3`, `iv.`
fn without_number(sentence: &str) -> &str {
    let start = sentence.trim_start_matches(['§', ' ', '\u{A0}']);
    let Some(end) = start.find(char::is_whitespace) else { return sentence };
    let number = &start[..end];
    let is_marked = number.ends_with([')', '.']) || start.len() < sentence.len();
    let is_number = number.contains(|c: char| c.is_ascii_digit());
    let letters = number.trim_matches(|c: char| !c.is_alphanumeric());
    let is_letter = || letters.chars().count() == 1 || letters.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    if matches!(number, "-" | "•" | "–" | "*") {
        return start[end..].trim_start();
    }
    let is_short = number.chars().count() <= NUMBER && !number.is_empty();
    if is_short && (is_number || is_marked && is_letter()) { start[end..].trim_start() } else { sentence }
}

/// True for the definition of a term: `1.4. A "Work" means any of the following`, `Work: means any of the following`.
fn is_definition(sentence: &str) -> bool {
    static VERBS: OnceLock<Phrases> = OnceLock::new();
    let rest = sentence.trim_start_matches(|c: char| !is_alphabetic(c) && !is_quote(c) || c == '(');
    let end = rest.char_indices().nth(TERM_WITHIN).map_or(rest.len(), |(at, _)| at);
    let after = match (rest[..end].find(is_quote), rest[..end].split_once(": ")) {
        (Some(at), _) => rest[at..].splitn(3, is_quote).nth(2),
        (None, Some((term, _))) => rest.get(term.len() + 1..),
        _ => None,
    };
    let after = after.unwrap_or_default();
    let end = after.char_indices().nth(VERB_WITHIN).map_or(after.len(), |(at, _)| at);
    VERBS.get_or_init(|| Phrases::read(MEANS)).occur_in(&after[..end].to_lowercase())
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '`' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '\'' | '‘' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn definitions_are_known() {
        assert!(is_definition("1.4. \"Vessel\" means any boat of the Club."));
        assert!(is_definition("„Mitglied“ bezeichnet jede Person, die den Beitrag zahlt."));
        assert!(is_definition("“Fee” and “Charge” have the meaning given in Annex 2."));
        assert!(is_definition("«Utilisateur» désigne toute personne inscrite."));
        assert!(!is_definition("The Club lends \"Vessels\", which means boats."));
        assert!(is_definition("A \"Modified Vessel\" means any boat that has new sails."));
        assert!(is_definition("Sails: means the sails of the boat."));
        assert!(!is_definition("Le « Club » prête au « Membre » un bateau pour la saison."));
        assert_eq!(LegalForm::of("2) Grant of Patent License."), Some(LegalForm::Title));
        assert_eq!(LegalForm::of("§ 5 Kündigung"), Some(LegalForm::Title));
        assert_eq!(
            LegalForm::of("(b) the notice of the owner is kept in all of the copies; and"),
            Some(LegalForm::PartOfList)
        );
        assert_eq!(LegalForm::of("You may lend the boat, provided that:"), Some(LegalForm::LeadsToList));
        assert_eq!(LegalForm::of("5. You may charge a reasonable fee for the boat."), None);
        assert_eq!(LegalForm::of("The tenant pays 500 euros a month."), None);
        assert!(!is_definition("\"We lost the pier in the storm\", the harbour master said."));
    }
}
