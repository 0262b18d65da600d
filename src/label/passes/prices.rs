//! Keeps the price near the title of a product.

use super::pass::{Override, PassContext};
use crate::page::BlockKind;

/// How many blocks after the title are searched, how many prices may be there, and how many blocks of links may come before
/// one: below those are other products. Among 756 labelled pages, of sites that the model had not seen, 13 removed blocks fit
/// these limits, and 11 of them are content.
const REACH: usize = 20;
const MAX_PRICES: usize = 2;
const MAX_LINKS: usize = 2;
/// A longer line, in reading units, says more than a price.
const MAX_UNITS: f32 = 12.0;
/// The model is certain of removals with a higher score.
const CERTAIN: f32 = 1.5;

/// Signs of currencies.
const SIGNS: [char; 13] = ['$', '€', '£', '¥', '￥', '₹', '₽', '₩', '₺', '₫', '฿', '₴', '₪'];
/// Words beside an amount, most of them abbreviations.
#[rustfmt::skip]
const WORDS: [&str; 26] = [
    "CHF", "EUR", "Ft", "GBP", "INR", "JPY", "Kč", "PLN", "RM", "RMB", "Rp", "Rs", "SEK", "TL", "USD", "VND", "kn", "kr", "lei", "zł",
    "đ", "грн", "руб", "元", "円", "원",
];

/// Keeps lines with a price and little else near the title, unless they are links or the model is certain.
pub(super) fn near_title(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let Some(title) = m.title.best.or(m.title.at).or(m.title.h1) else { return Vec::new() };
    let (mut links, mut prices) = (0, 0);
    let mut overrides: Vec<Override> = above(at, title).and_then(|n| at.keep(n)).into_iter().collect();
    for n in (title + 1..at.scores.len()).take(REACH) {
        links += usize::from(at.is_link(n));
        if links > MAX_LINKS || prices == MAX_PRICES {
            break;
        }
        if !at.is_link(n) && is_price(at, n) {
            prices += 1;
            overrides.extend(at.keep(n).filter(|_| at.scores[n] < CERTAIN));
        }
    }
    overrides
}

/// The block directly above the title, if it is a price and nothing else, in the element around the title.
fn above(at: &PassContext<'_>, title: usize) -> Option<usize> {
    let m = at.measured;
    let n = title.checked_sub(1)?;
    let is_amount = is_price(at, n) && !at.is_link(n) && m.words.blocks[n].letters <= MAX_LETTERS;
    let around = |n: usize| m.page.ancestor_ids(&m.page.blocks()[n]).take(TITLE_DEPTH).skip(1);
    let is_beside = || around(n).any(|id| around(title).any(|other| other == id));
    (is_amount && is_beside()).then_some(n)
}

/// An amount of money has at most so many letters: the abbreviation of a currency.
const MAX_LETTERS: u32 = 4;
/// How many elements around the title are searched for one that contains the price, too.
const TITLE_DEPTH: usize = 4;

fn is_price(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let block = &m.page.blocks()[n];
    let is_short = m.blocks.units[n] <= MAX_UNITS && block.kind != BlockKind::Form && block.hidden != Some(true);
    is_short && names_price(at.text(n))
}

/// True for text with an amount of money.
fn names_price(text: &str) -> bool {
    let has_word = || {
        let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        words.into_iter().any(|word| WORDS.binary_search(&word).is_ok())
    };
    text.contains(|c: char| c.is_ascii_digit()) && (text.contains(SIGNS) || has_word())
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::{WORDS, names_price};
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    #[test]
    fn words_of_currencies_are_sorted() {
        assert!(WORDS.is_sorted());
    }

    #[test]
    fn amounts_of_money_are_prices() {
        for price in ["$22", "1 899,00 zł", "from 99,90€", "¥268.00", "3,200円", "Rs. 450", "649 kr", "CHF 12.50"]
        {
            assert!(names_price(price), "{price}");
        }
        for other in ["7 in stock", "Rated 4.5", "Free shipping", "krona 7", "€"] {
            assert!(!names_price(other), "{other}");
        }
    }

    #[test]
    fn a_price_near_the_title_stays() {
        let stays = |score: f32| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            let body = builder.container(None, ContainerKind::Group, "body", "");
            for (text, level) in [("Walnut handle knife", 1), ("£74.50", 0), ("In stock", 0)] {
                let own = builder.container(Some(body), ContainerKind::Group, "div", "");
                block(&mut builder, Some(own), level, text);
            }
            let page = builder.finish();
            let decisions = decided(&Measured::of(&page), vec![-1.0, score, 0.9]);
            [decisions.scores[1] <= 0.0, decisions.scores[2] <= 0.0]
        };
        assert_eq!(stays(0.9), [true, false]);
        assert_eq!(stays(2.0), [false, false]);
    }

    #[test]
    fn an_amount_directly_above_the_title_stays() {
        let by = |line: &str| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            builder.metadata().title = Some("Bank Street, Riverton".to_owned());
            let body = builder.container(None, ContainerKind::Group, "body", "");
            let text =
                "A house with a garden down to the river, which was built for the first of the ferrymen in 1782.";
            for (text, level) in [(line, 0), ("Bank Street, Riverton", 1), (text, 0)] {
                let own = builder.container(Some(body), ContainerKind::Group, "div", "");
                block(&mut builder, Some(own), level, text);
            }
            decided(&Measured::of(&builder.finish()), vec![3.5, -1.0, -2.0]).by[0]
        };
        assert_eq!(by("£325,000"), "price");
        assert_eq!(by("Free delivery above £50"), "model");
    }
}
