//! Single letters: those that count things (`group A`, `vitamin C.`), and the initials of a name.

use super::language::Language;
use super::token::{first_word, is_blank};
use crate::script::words::contains;

/// Words that a letter names one of. Common knowledge of each language; words sorted by bytes.
pub(super) const COUNTED: [(&str, &str); 11] = [
    (
        "de",
        "abschnitt abteilung anhang anlage block eingang fall gleis gruppe halle haus hepatitis klasse kategorie linie plan punkt spalte team teil typ variante version vitamin vitamine",
    ),
    (
        "en",
        "annex answer appendix arm block building case category class clause column company cohort division entrance example exhibit figure gate grade group hall hepatitis influenza item level line lot method model module note option panel paragraph part patient person phase plan platform player point product question region room route row sample schedule school section series set side site size stage step table team terminal test type unit variant vector version vitamin vitamins volume ward zone",
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
        "anexo bloco caso categoria classe equipa equipe grupo hepatite opção parte plano ponto seção secção tipo turma vitamina vitaminas zona",
    ),
    (
        "ru",
        "вариант витамин витамина витаминов витамины гепатит группа группе группу группы класс план пункт приложение раздел тип типа",
    ),
    ("sv", "bilaga block del grupp klass lag plan punkt typ vitamin"),
    ("uk", "варіант вітамін вітаміни гепатит група групи групу клас план пункт розділ тип"),
];

/// True when `text` ends with a word that a letter names one of: `hepatitis` before `C.`
pub(super) fn ends_with_counted(text: &str, language: &Language) -> bool {
    let word = text.trim_end().rsplit(is_blank).next().unwrap_or_default();
    language.counted.iter().any(|list| contains(list, &word.to_lowercase()))
}

/// Endings of East Slavic surnames, in the cases that stand before initials.
const SURNAMES: [&str; 34] = [
    "ова",
    "ева",
    "ёва",
    "ина",
    "ына",
    "ову",
    "еву",
    "ину",
    "ов",
    "ев",
    "ёв",
    "ин",
    "ын",
    "ського",
    "ський",
    "ська",
    "ский",
    "ская",
    "цкий",
    "цкая",
    "цький",
    "цька",
    "овым",
    "евым",
    "иным",
    "ским",
    "енко",
    "єнко",
    "чук",
    "юк",
    "дзе",
    "швили",
    "ян",
    "ой",
];
/// The fewest letters of a surname: shorter words have such endings by chance.
const SHORTEST_SURNAME: usize = 5;

/// True when the initials at the end of `before` and the one after it belong to the surname before them, and what follows is
/// no surname: `назначен Иванов И. И. Заседание состоится`. At the start of a sentence the title of a work may follow.
pub(super) fn ends_with_surname(before: &str, rest: &str) -> bool {
    let is_initial = |word: &&str| word.ends_with('.') && word.trim_end_matches('.').chars().count() == 1;
    let mut words = before.split(is_blank).filter(|word| !word.is_empty()).rev().skip_while(is_initial);
    let surname = words.next().unwrap_or_default();
    let is_inside = words.next().is_some();
    is_inside && is_surname(surname) && !is_surname(first_word(rest)) && !is_initial(&first_token(rest))
}

fn first_token(rest: &str) -> &str {
    rest.split(is_blank).next().unwrap_or_default()
}

fn is_surname(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().count() >= SHORTEST_SURNAME
        && SURNAMES.iter().any(|ending| word.ends_with(ending))
}
