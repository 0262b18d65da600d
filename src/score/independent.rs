//! Beginnings of sentences that only look as if they referred to the sentence before: the pronoun stands for nobody (`It was
//! agreed that`), the demonstrative points at the calendar (`Este año`), or the adverb is a preposition (`Después de tres años`).

use super::cues::Cues;

/// The beginnings by language, from grammars.
pub(super) const INDEPENDENT: &Cues = &[
    (
        "en",
        "it is possible to|it is impossible to|it is not possible to|it is necessary to|it is important to|it is best to|it is better to|it is illegal to|it is forbidden to|it is hard to|it is easy to|it is safe to|it is not safe to|it is wrong to|it is time to|it is agreed to|it is decided to|it is proposed to|it is recommended to|it is agreed that|it is decided that|it is proposed that|it is recommended that|it is estimated that|it is expected that|it is clear that|it is not clear that|it is true that|it is possible that|it is important that|it was agreed to|it was agreed that|it was decided to|it was decided that|it was resolved to|it was resolved that|it was proposed to|it was proposed that|it was noted that|it is worth|it seems that|it turns out|it turned out|it rained|it snowed|it is raining|next time|next week|next month|next year|next spring|next summer|next autumn|next winter|next monday|next tuesday|next wednesday|next thursday|next friday|next saturday|next sunday|later this|later today|instead of|besides the|so far|too many|too much|too few|too often|as a result of|in addition to|those who|those that|those of you|those with|those affected",
    ),
    (
        "de",
        "es gibt|es gab|es ist möglich|es ist nicht möglich|es ist wichtig|es ist verboten|es ist zeit|es ist besser|es ist ratsam|es wird empfohlen|es wurde beschlossen|es wurde vereinbart|es wird beschlossen|es wurde festgestellt|es braucht|es bräuchte|es fehlt|es fehlen|es handelt sich|es regnet|es regnete|es schneit|es lohnt sich|diese woche|dieses jahr|dieser tage|damit die|damit der|damit das|damit sie|damit wir|damit ihr",
    ),
    (
        "fr",
        "il y a|il y avait|il y aura|il n'y a|il faut|il faudra|il fallait|il faudrait|il suffit|il est temps|il a été décidé|il est décidé de|il est décidé que|il est décidé d'|il est conseillé de|il est conseillé que|il est conseillé d'|il est recommandé de|il est recommandé que|il est recommandé d'|il est possible de|il est possible que|il est possible d'|il est impossible de|il est impossible que|il est impossible d'|il est interdit de|il est interdit que|il est interdit d'|il est nécessaire de|il est nécessaire que|il est nécessaire d'|il est important de|il est important que|il est important d'|il est préférable de|il est préférable que|il est préférable d'|il est prévu de|il est prévu que|il est prévu d'|il est demandé de|il est demandé que|il est demandé d'|il est rappelé de|il est rappelé que|il est rappelé d'|il est proposé de|il est proposé que|il est proposé d'|il vaut mieux|il reste|il manque|il pleut|il pleuvait|ce soir|ce matin|ce midi|ce lundi|ce mardi|ce mercredi|ce jeudi|ce vendredi|ce samedi|ce dimanche|ce week-end|ce mois|ce printemps|cet été|cet automne|cet hiver|cet après-midi|cette année|cette semaine|cette nuit",
    ),
    (
        "es",
        "después de|después del|además de|además del|luego de|luego del|este año|este mes|este curso|este lunes|este martes|este miércoles|este jueves|este viernes|este sábado|este domingo|este verano|este invierno|este otoño|esta semana|esta tarde|esta noche|esta mañana|esta primavera|estos días",
    ),
    (
        "it",
        "invece di|questa settimana|questa sera|questa mattina|questo mese|questo lunedì|questo sabato|questa domenica|questa estate|questo inverno",
    ),
    (
        "pt",
        "depois de|depois do|depois da|depois dos|depois das|este ano|este mês|esta semana|esta noite|esta tarde|esta manhã|este sábado|este domingo|este verão|este inverno|esta segunda|esta terça|esta quarta|esta quinta|esta sexta",
    ),
    (
        "nl",
        "het is mogelijk|het is niet mogelijk|het is belangrijk|het is verboden|het is tijd|het is beter|het is verstandig|deze week|deze maand|deze zomer|deze winter|dit jaar|dit weekend|dit voorjaar|dit najaar",
    ),
    ("sv", "det är möjligt|det är viktigt|det är förbjudet|det är dags|det är bättre|den som|de som|detta år|så länge"),
    ("ru", "этим летом|так как"),
    ("tr", "bu yıl|bu hafta|bu ay|bu akşam|bu sabah|bu yaz|bu kış"),
    ("ar", "هذا العام|هذه السنة|هذا الأسبوع|هذا الشهر|هذا الصيف|هذا الصباح|هذا المساء"),
];

#[cfg(test)]
mod tests {
    use super::super::cues::{DEPENDENT, Phrases, phrases_of};
    use super::*;

    #[test]
    fn every_beginning_would_count_as_dependent() {
        for &(language, phrases) in INDEPENDENT {
            let dependent = Phrases::of(DEPENDENT, language);
            for phrase in phrases.split('|') {
                assert!(dependent.begin_text(phrase), "{language}: {phrase}");
            }
        }
        assert!(phrases_of(INDEPENDENT, "").contains("it turned out"));
    }
}
