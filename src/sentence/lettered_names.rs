//! Words that are followed by a letter which names one of their kind: `group A`, `vitamin C`.

/// Words that a letter names one of. Common knowledge of each language; words sorted by bytes.
pub(super) const COUNTED: [(&str, &str); 11] = [
    (
        "de",
        "abschnitt abteilung anhang anlage block eingang fall gleis gruppe halle haus hepatitis kategorie klasse linie plan punkt spalte team teil typ variante version vitamin vitamine",
    ),
    (
        "en",
        "annex answer appendix arm block building case category class clause cohort column company division entrance example exhibit figure gate grade group hall hepatitis influenza item level line lot method model module note option panel paragraph part patient person phase plan platform player point product question region room route row sample schedule school section series set side site size stage step table team terminal test type unit variant vector version vitamin vitamins volume ward zone",
    ),
    (
        "es",
        "anexo apartado bloque caso categoría clase equipo grupo hepatitis opción parte plan punto sección tipo vitamina vitaminas zona",
    ),
    (
        "fr",
        "annexe bloc bâtiment catégorie classe groupe hépatite option partie plan point section série type vitamine vitamines zone équipe",
    ),
    (
        "it",
        "allegato blocco categoria classe epatite gruppo opzione parte piano punto sezione squadra tipo vitamina vitamine zona",
    ),
    ("nl", "bijlage blok categorie deel groep hepatitis klasse lijn optie plan punt type vitamine"),
    (
        "pl",
        "część grupa grupie grupy grupą grupę klasa klasie klasy opcja plan plany punkt typ typu wariant witamina witaminy witaminę załącznik",
    ),
    (
        "pt",
        "anexo bloco caso categoria classe equipa equipe grupo hepatite opção parte plano ponto secção seção tipo turma vitamina vitaminas zona",
    ),
    (
        "ru",
        "вариант витамин витамина витаминов витамины гепатит группа группе группу группы класс план приложение пункт раздел тип типа",
    ),
    ("sv", "bilaga block del grupp klass lag plan punkt typ vitamin"),
    ("uk", "варіант вітамін вітаміни гепатит група групи групу клас план пункт розділ тип"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_for_the_binary_search() {
        for (language, words) in COUNTED {
            assert!(words.split(' ').is_sorted_by(|a, b| a < b), "{language}");
        }
    }
}
