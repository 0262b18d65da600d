//! Removes the labels of controls that stand alone in a block: "Add to cart", "Click to expand…".

use super::pass::{Override, PassContext};
use crate::page::{BlockKind, SourceKind};
use crate::reason::RemovalReason;

/// The score of such a label.
const CONTROL: f32 = 2.0;
/// The longest label, in bytes.
const MAX_BYTES: usize = 40;
/// Signs around the words: arrows, brackets, the dots of an ellipsis.
const SIGNS: [char; 16] = [' ', '.', '…', '›', '»', '>', '→', '▾', '▼', '+', '(', ')', '[', ']', '!', '\u{a0}'];

/// Labels in lower case, sorted. On the development pages, none of those in English that occur there is content: "learn more" on
/// 60 sites, "read more" on 34, "add to cart" on 18, "click to expand" on 11. Single words are left out, because a list of words
/// has them, too. The others are the same in other languages, collected by hand.
const LABELS: [&str; 107] = [
    "acheter sur amazon",
    "acquista su amazon",
    "add to bag",
    "add to basket",
    "add to cart",
    "add to compare",
    "add to trolley",
    "add to wish list",
    "add to wishlist",
    "aggiungi al carrello",
    "ajouter au panier",
    "amazonで見る",
    "amazonで購入",
    "auf amazon ansehen",
    "auf die wunschliste",
    "añadir a la cesta",
    "añadir al carrito",
    "añadir al carro",
    "bei amazon ansehen",
    "bei amazon kaufen",
    "bekijk op amazon",
    "buy at amazon",
    "buy from amazon",
    "buy now at amazon",
    "buy on amazon",
    "check latest price",
    "check price",
    "check price at amazon",
    "check price on amazon",
    "check today's price",
    "check today’s price",
    "choose options",
    "click to expand",
    "click to shrink",
    "comprar en amazon",
    "decrease quantity",
    "do koszyka",
    "dodaj do koszyka",
    "en savoir plus",
    "in den warenkorb",
    "in winkelmand",
    "in winkelwagen",
    "increase quantity",
    "jetzt bei amazon kaufen",
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
    "preis prüfen",
    "přečíst více",
    "přidat do košíku",
    "quick view",
    "read more",
    "saber mais",
    "saber más",
    "scopri di più",
    "see at amazon",
    "see it at amazon",
    "see on amazon",
    "see price at amazon",
    "see price on amazon",
    "select options",
    "sepete ekle",
    "shop at amazon",
    "shop on amazon",
    "show more",
    "sort by",
    "sprawdź cenę",
    "vedi su amazon",
    "ver en amazon",
    "ver oferta",
    "view at amazon",
    "view deal",
    "view details",
    "view on amazon",
    "view price on amazon",
    "vložit do košíku",
    "voir l'offre",
    "voir l’offre",
    "voir plus",
    "voir sur amazon",
    "weiterlesen",
    "zobacz więcej",
    "zum angebot",
    "zum shop",
    "в корзину",
    "добавить в корзину",
    "подробнее",
    "читать далее",
    "もっと見る",
    "カートに入れる",
    "楽天市場で見る",
    "続きを読む",
];

/// How the labels of buttons begin that change a quantity, in lower case: those of Shopify, whose labels go on with the name of the
/// product.
const QUANTITIES: [&str; 16] = [
    "aantal verhogen voor ",
    "aantal verlagen voor ",
    "augmenter la quantité de ",
    "aumenta quantità per ",
    "aumentar a quantidade de ",
    "aumentar cantidad para ",
    "decrease item quantity",
    "decrease quantity ",
    "diminuir a quantidade de ",
    "diminuisci quantità per ",
    "erhöhe die menge für ",
    "increase item quantity",
    "increase quantity ",
    "reducir cantidad para ",
    "réduire la quantité de ",
    "verringere die menge für ",
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
    let is_factor = |n: usize| may_be(n) && is_factor(at.text(n));
    let is_one_of_factors =
        |n: usize| is_factor(n) && (n > 0 && is_factor(n - 1) || n + 1 < kept.len() && is_factor(n + 1));
    let is_control = |n: usize| {
        let text = at.text(n);
        is_label(text)
            || (at.is_link(n) && asks_to_go_on(text))
            || is_quantity(text)
            || has_factors(text)
            || is_one_of_factors(n)
    };
    let found = (0..kept.len()).filter(|&n| kept[n] && may_be(n) && is_control(n));
    found.map(|n| Override::remove(n, RemovalReason::Navigation, CONTROL)).collect()
}

fn is_label(text: &str) -> bool {
    let text = text.trim_matches(SIGNS);
    text.len() <= MAX_BYTES && LABELS.binary_search(&text.to_lowercase().as_str()).is_ok()
}

/// How the text of a link begins that leads to the page about what is above it, in lower case. A sentence with a full stop may be
/// part of the text; of the others in English, nothing is content on the labelled development pages.
const LEADS: [&str; 12] = [
    "czytaj więcej o ",
    "découvrir plus sur ",
    "en savoir plus sur ",
    "find out more about ",
    "learn more about ",
    "lees meer over ",
    "läs mer om ",
    "más información sobre ",
    "read more about ",
    "saiba mais sobre ",
    "scopri di più su ",
    "подробнее о ",
];

fn asks_to_go_on(text: &str) -> bool {
    let start = text.trim_start().to_lowercase();
    text.len() <= LONGEST_LEAD && !text.trim_end().ends_with('.') && LEADS.iter().any(|own| start.starts_with(own))
}

/// The longest of these links, in bytes (chosen by hand: the name of a product or a subject).
const LONGEST_LEAD: usize = 100;

fn is_quantity(text: &str) -> bool {
    let start = text.trim_start_matches(['−', '-', '–', '+', ' ']).to_lowercase();
    text.len() <= LONGEST_QUANTITY && QUANTITIES.iter().any(|own| start.starts_with(own))
}

/// The longest label with the name of a product, in bytes (chosen by hand).
const LONGEST_QUANTITY: usize = 200;

/// True for a factor by which a recipe is multiplied, which several buttons offer: `1x`, `½x`, `2×`.
fn is_factor(text: &str) -> bool {
    let number = text.trim().strip_suffix(['x', 'X', '×']).unwrap_or_default();
    (1..=LONGEST_FACTOR).contains(&number.len())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '½' | '¼' | '/' | '.'))
}

/// The longest factor, in bytes.
const LONGEST_FACTOR: usize = 4;

/// True for several factors and nothing else.
fn has_factors(text: &str) -> bool {
    text.len() <= MAX_BYTES && text.contains(char::is_whitespace) && text.split_whitespace().all(is_factor)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::LABELS;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, dump_of, linked_block, page_of};
    use crate::page::{Page, PageBuilder, SourceKind};

    const TEXT: &str =
        "The old bridge over the river is shut until the spring, and nobody in the town knows when it opens again.";

    fn removed(page: &Page) -> Vec<usize> {
        let decisions = decided(&Measured::of(page), vec![-0.5; page.blocks().len()]);
        (0..decisions.by.len()).filter(|&n| decisions.by[n] == "control-label").collect()
    }

    #[test]
    fn a_label_on_its_own_is_removed() {
        let texts = [TEXT, "Add to basket", TEXT, "Click to expand...", "Learn more →"];
        assert_eq!(removed(&page_of(&texts)), [1, 3, 4]);
        assert_eq!(removed(&dump_of(&texts)), [1, 3, 4]);
    }

    #[test]
    fn a_sentence_with_the_words_stays() {
        assert_eq!(removed(&page_of(&[TEXT, "Learn more about bridges.", "Read", "Sort by name"])), [0; 0]);
    }

    #[test]
    fn quantities_and_factors_go() {
        let texts = [TEXT, "−Decrease quantity for Wool blanket", TEXT, "1x 2x 3x", TEXT, "½x", "2x", TEXT, "2x"];
        assert_eq!(removed(&page_of(&texts)), [1, 3, 5, 6]);
    }

    #[test]
    fn a_continuation_link_is_removed() {
        let on_page = |text: &str, linked: usize| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            block(&mut builder, None, 0, TEXT);
            linked_block(&mut builder, None, 0, text, linked as u32);
            removed(&builder.finish())
        };
        assert_eq!(on_page("Learn more about drawbridges", 28), [1]);
        assert_eq!(on_page("Learn more about drawbridges", 4), [0; 0]);
        assert_eq!(on_page("Learn more about drawbridges.", 29), [0; 0]);
    }

    #[test]
    fn the_labels_are_sorted() {
        assert!(LABELS.is_sorted());
    }
}
