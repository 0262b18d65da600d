//! Keeps the ingredients and the steps of a recipe in a page saved as plain text. They are short lines, as menus are.

use super::pass::{Override, PassContext};
use crate::label::measure::chrome_hits;
use crate::page::SourceKind;

/// What recipes write above the ingredients, in lower case.
#[rustfmt::skip]
const INGREDIENTS: [&str; 50] = [
    "ainekset", "bahan", "bahan-bahan", "hozzávalók", "ingredience", "ingrediencie", "ingredienser", "ingredient",
    "ingrediente", "ingredientes", "ingredienti", "ingredients", "ingrediënten", "ingrédients", "koostisosad", "malzemeler",
    "nguyên liệu", "sastojci", "sestavine", "składniki", "suroviny", "what you need", "what you'll need", "you will need",
    "zutaten", "υλικά", "ингредиенты", "необходими продукти", "продукти", "продукты", "інгредієнти", "חומרים", "מצרכים",
    "מרכיבים", "المقادير", "المكونات", "مكونات", "مواد لازم", "आवश्यक सामग्री", "सामग्री", "উপকরণ", "วัตถุดิบ", "ส่วนผสม", "材料",
    "準備材料", "用料", "食材", "원재료", "재료", "재료 준비",
];
/// What they write above the steps, in lower case.
#[rustfmt::skip]
const STEPS: [&str; 88] = [
    "anleitung", "bereiding", "bereidingswijze", "cara memasak", "cara membuat", "cooking instructions", "cách chế biến",
    "cách làm", "cách nấu", "directions", "elaboración", "elkészítés", "elkészítése", "fremgangsmåde", "fremgangsmåte",
    "gör så här", "hazırlanışı", "how to make it", "instrucciones", "instructions", "instrukcja", "langkah", "langkah-langkah",
    "method", "mod de preparare", "modo de fazer", "modo de preparación", "modo de preparação", "modo de preparo", "ohje",
    "postup", "preparación", "preparare", "preparation", "preparazione", "preparação", "priprava", "priprema", "procedimento",
    "przygotowanie", "préparation", "príprava", "příprava", "sposób przygotowania", "steps", "så gör du", "tilberedning",
    "tillagning", "valmistus", "valmistusohje", "wykonanie", "yapılışı", "zubereitung", "étapes", "étapes de préparation",
    "εκτέλεση", "εκτέλεση συνταγής", "начин на приготвяне", "приготвяне", "приготовление", "приготування",
    "способ приготовления", "спосіб приготування", "אופן ההכנה", "הוראות הכנה", "הכנה", "الطريقة", "روش تهیه", "طرز تهیه",
    "طريقة التحضير", "طريقة العمل", "बनाने का तरीका", "बनाने की विधि", "विधि", "প্রণালি", "প্রস্তুত প্রণালি", "রান্নার প্রণালী",
    "วิธีทำ", "作り方", "作法", "做法", "制作步骤", "步驟", "步骤", "만드는 방법", "만드는 법", "만들기", "조리 방법",
];

/// The most lines between the two headings, and after the second.
const MAX_LINES: usize = 60;
/// The longest heading: `Ingredients (serves 4)`. In reading units, chosen by hand.
const MAX_HEADING: f32 = 8.0;
/// The longest number of a step on a line of its own: `Step 3`.
const MAX_NUMBER: f32 = 3.0;

/// Keeps the lines from such a heading to the last step, except for those with words of chrome. Both headings are needed.
pub(super) fn lines(at: &PassContext<'_>) -> Vec<Override> {
    if at.measured.page.kind() != SourceKind::Text {
        return Vec::new();
    }
    let count = at.scores.len();
    let next = |from: usize, list: &[&str]| (from..count.min(from + MAX_LINES)).find(|&n| is_heading(at, n, list));
    let mut overrides = Vec::new();
    let mut n = 0;
    while let Some(first) = (n..count).find(|&n| is_heading(at, n, &INGREDIENTS)) {
        n = first + 1;
        if let Some(steps) = next(n, &STEPS) {
            n = steps + 1 + (steps + 1..count).take(MAX_LINES).take_while(|&n| is_step(at, n)).count();
            overrides.extend((first..n).filter(|&n| is_plain(at, n)).filter_map(|n| at.keep(n)));
        }
    }
    overrides
}

/// True for a line of one of these words, or for a short one that begins with it: `Zutaten für 4 Portionen`, `材料（2人分）`.
fn is_heading(at: &PassContext<'_>, n: usize, words: &[&str]) -> bool {
    if at.measured.blocks.units[n] > MAX_HEADING {
        return false;
    }
    let text = at.text(n).trim().to_lowercase();
    let rest = words.iter().filter_map(|word| text.strip_prefix(word)).min_by_key(|rest| rest.len());
    rest.is_some_and(|rest| {
        rest.is_empty() || rest.starts_with([' ', ':', '(', '（', '：']) && !rest.ends_with(['.', '。'])
    })
}

/// True for a sentence, or the number of a step on a line of its own.
fn is_step(at: &PassContext<'_>, n: usize) -> bool {
    let stats = &at.measured.words.blocks[n];
    let is_number = stats.digits > 0 && at.measured.blocks.units[n] <= MAX_NUMBER;
    is_plain(at, n) && (stats.ends_with_stop || is_number)
}

fn is_plain(at: &PassContext<'_>, n: usize) -> bool {
    chrome_hits(&at.measured.hits[n]) == 0
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::{INGREDIENTS, STEPS};
    use crate::label::measure::Measured;
    use crate::label::testing::dump_of;

    /// How many of the lines the pass keeps.
    fn kept(lines: &[&str]) -> usize {
        let decisions = decided(&Measured::of(&dump_of(lines)), vec![2.0; lines.len()]);
        decisions.by.iter().filter(|by| **by == "plain-text-recipe").count()
    }

    #[test]
    fn the_ingredients_and_the_steps_stay() {
        let soup =
            ["Ingredients", "2 leeks", "salt", "Print", "Method", "Step 1", "Wash the leeks and chop them.", "Share"];
        assert_eq!(kept(&soup), 6);
        let salad =
            ["Zutaten für 4 Portionen", "1 Gurke", "Zubereitung:", "Die Gurke in Scheiben schneiden.", "Nudelsalat"];
        assert_eq!(kept(&salad), 4);
        assert_eq!(kept(&["材料（2人分）", "卵", "作り方", "卵を割る。", "人気のレシピ"]), 4);
    }

    #[test]
    fn other_lists_are_left_to_the_model() {
        assert_eq!(kept(&["Ingredients", "Soups", "Salads", "Cakes", "Drinks"]), 0);
        assert_eq!(kept(&["Method", "About the author", "Read it at home."]), 0);
        assert_eq!(kept(&["Ingredients of a good morning", "Coffee", "Methods of sleep"]), 0);
    }

    #[test]
    fn lists_have_no_word_twice() {
        for list in [&INGREDIENTS[..], &STEPS] {
            assert!(list.iter().enumerate().all(|(n, word)| !list[..n].contains(word) && *word == word.to_lowercase()));
        }
    }
}
