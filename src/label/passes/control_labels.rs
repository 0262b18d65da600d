//! Removes the labels of controls that stand alone in a block: "Add to cart", "Click to expand…".

use super::pass::{Override, PassContext};
use crate::page::{BlockKind, SourceKind};
use crate::reason::RemovalReason;

/// The score of such a label.
const CONTROL: f32 = 2.0;
/// The longest label, in bytes.
const LONGEST: usize = 40;
/// Signs around the words: arrows, brackets, the dots of an ellipsis.
const SIGNS: [char; 16] = [' ', '.', '…', '›', '»', '>', '→', '▾', '▼', '+', '(', ')', '[', ']', '!', '\u{a0}'];

/// Labels in lower case, sorted. On the development pages, none of those in English that occur there is content: "learn more" on
/// 60 sites, "read more" on 34, "add to cart" on 18, "click to expand" on 11. Single words are left out, because a list of words
/// has them, too. The others are the same in other languages, collected by hand.
const LABELS: [&str; 63] = [
    "add to bag",
    "add to basket",
    "add to cart",
    "add to compare",
    "add to trolley",
    "add to wish list",
    "add to wishlist",
    "aggiungi al carrello",
    "ajouter au panier",
    "auf die wunschliste",
    "añadir a la cesta",
    "añadir al carrito",
    "añadir al carro",
    "choose options",
    "click to expand",
    "click to shrink",
    "do koszyka",
    "dodaj do koszyka",
    "en savoir plus",
    "in den warenkorb",
    "in winkelmand",
    "in winkelwagen",
    "kosárba teszem",
    "learn more",
    "leer más",
    "lees meer",
    "legg i handlekurv",
    "leggi di più",
    "leggi tutto",
    "leia mais",
    "lire la suite",
    "lägg i varukorgen",
    "läs mer",
    "läs vidare",
    "læg i kurv",
    "mehr erfahren",
    "mehr lesen",
    "mostrar mais",
    "mostrar más",
    "post reply",
    "přečíst více",
    "přidat do košíku",
    "quick view",
    "read more",
    "saber mais",
    "saber más",
    "scopri di più",
    "select options",
    "sepete ekle",
    "show more",
    "sort by",
    "view details",
    "vložit do košíku",
    "voir plus",
    "weiterlesen",
    "zobacz więcej",
    "в корзину",
    "добавить в корзину",
    "подробнее",
    "читать далее",
    "もっと見る",
    "カートに入れる",
    "続きを読む",
];

/// Removes blocks that are nothing but such a label. A heading, a cell of a table, and code may name a control that the text is
/// about.
pub(super) fn alone(at: &PassContext<'_>) -> Vec<Override> {
    let page = at.measured.page;
    let may_be = |n: usize| match page.blocks()[n].kind {
        // In a dump, any short line above a paragraph counts as a heading.
        BlockKind::Heading => page.kind() == SourceKind::Text,
        kind => !matches!(kind, BlockKind::TableCell | BlockKind::Code),
    };
    let kept = at.replaceable();
    let found = (0..kept.len()).filter(|&n| kept[n] && may_be(n) && is_label(at.text(n)));
    found.map(|n| Override::remove(n, RemovalReason::Navigation, CONTROL)).collect()
}

fn is_label(text: &str) -> bool {
    let text = text.trim_matches(SIGNS);
    text.len() <= LONGEST && LABELS.binary_search(&text.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::LABELS;
    use crate::label::measure::Measured;
    use crate::label::testing::{dump_of, page_of};
    use crate::page::Page;

    const TEXT: &str =
        "The old bridge over the river is shut until the spring, and nobody in the town knows when it opens again.";

    fn removed(page: &Page) -> Vec<usize> {
        let decisions = decided(&Measured::of(page), vec![-0.5; page.blocks().len()]);
        (0..decisions.by.len()).filter(|&n| decisions.by[n] == "control-label").collect()
    }

    #[test]
    fn a_label_that_stands_alone_goes() {
        let texts = [TEXT, "Add to basket", TEXT, "Click to expand...", "Learn more →"];
        assert_eq!(removed(&page_of(&texts)), [1, 3, 4]);
        assert_eq!(removed(&dump_of(&texts)), [1, 3, 4]);
    }

    #[test]
    fn a_sentence_with_the_words_stays() {
        assert_eq!(removed(&page_of(&[TEXT, "Learn more about bridges.", "Read", "Sort by name"])), [0; 0]);
    }

    #[test]
    fn the_labels_are_sorted() {
        assert!(LABELS.is_sorted());
    }
}
