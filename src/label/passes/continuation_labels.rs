//! Removes the lines around an advertisement or a video that say that the text goes on: "Story continues below".

use super::pass::{Override, PassContext};
use crate::page::BlockKind;
use crate::reason::RemovalReason;

/// The score of such a line.
const LABEL: f32 = 2.0;
/// The reading units of such a line: a longer one says more than that. Chosen by hand.
const UNITS: std::ops::RangeInclusive<f32> = 3.0..=16.0;
/// Signs before the words.
const SIGNS: [char; 8] = [' ', '-', '–', '—', '*', '[', '(', '↓'];

/// How these lines begin, in lower case: the wording of news sites, collected by hand.
const STARTS: [&str; 46] = [
    "advertisement - scroll to continue",
    "advertisement. scroll to continue",
    "a cikk a hirdetés után folytatódik",
    "ad - content continues below",
    "artiklen fortsætter efter annoncen",
    "artikkelen fortsetter under annonsen",
    "artikeln fortsätter under annonsen",
    "artikel wird nach der werbung fortgesetzt",
    "article continues after advertisement",
    "article continues after this advertisement",
    "article continues below",
    "article continues after ad",
    "articolul continuă după publicitate",
    "artykuł dostępny pod",
    "ciąg dalszy artykułu pod",
    "continua a leggere dopo la pubblicità",
    "continua após a publicidade",
    "continua depois da publicidade",
    "continúa leyendo después de la publicidad",
    "continue reading below",
    "content continues below",
    "dalszy ciąg materiału pod",
    "dalszy ciąg artykułu pod",
    "dalsza część artykułu pod",
    "dalsza część tekstu pod",
    "článek pokračuje pod reklamou",
    "der artikel wird nach dieser anzeige fortgesetzt",
    "el artículo continúa después de la publicidad",
    "haberin devamı reklamdan sonra",
    "hier geht's weiter nach der werbung",
    "juttu jatkuu mainoksen",
    "l'articolo continua dopo",
    "l'articolo prosegue dopo",
    "la suite après cette publicité",
    "la suite sous cette publicité",
    "lees verder onder de advertentie",
    "nach der anzeige weiterlesen",
    "nach der werbung geht es weiter",
    "sigue leyendo después de la publicidad",
    "story continues below",
    "story continues after",
    "tekst loopt door onder",
    "text fortsätter efter annonsen",
    "η συνέχεια μετά τη διαφήμιση",
    "продолжение после рекламы",
    "продовження після реклами",
];

/// Removes kept lines of this kind.
pub(super) fn around_adverts(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let is_line = |n: &usize| {
        matches!(m.page.blocks()[*n].kind, BlockKind::Line | BlockKind::Paragraph | BlockKind::Caption)
            && UNITS.contains(&m.blocks.units[*n])
    };
    let found = at.kept().filter(is_line).filter(|&n| goes_on_below(at.text(n)));
    found.map(|n| Override::remove(n, RemovalReason::Advert, LABEL)).collect()
}

fn goes_on_below(text: &str) -> bool {
    let lower = text.trim_start_matches(SIGNS).to_lowercase().replace('’', "'");
    STARTS.iter().any(|start| lower.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::page_of;

    fn by(line: &str) -> &'static str {
        let text = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";
        decided(&Measured::of(&page_of(&[text, line, text])), vec![-2.0, -1.0, -2.0]).by[1]
    }

    #[test]
    fn labels_that_the_text_goes_on_are_removed() {
        for line in [
            "Story continues below advertisement",
            "— Dalszy ciąg materiału pod wideo",
            "Hier geht’s weiter nach der Werbung",
        ] {
            assert_eq!(by(line), "continuation-label", "{line}");
        }
        assert_ne!(by("The story continues below the bridge, where two ferries met."), "continuation-label");
    }
}
