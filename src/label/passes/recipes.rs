//! Keeps the times, the yield and the nutrition facts of a recipe.

use super::pass::{Override, PassContext};
use crate::label::measure::chrome_hits;

/// A removal with a higher score is certain (chosen by hand).
const CERTAIN: f32 = 2.0;
/// A word in the names of the element that recipe plug-ins and sites write a recipe into.
const RECIPE: &str = "recipe";
/// How many elements from a block outwards are examined for it: an element around the whole page is often named after it, too.
const DEPTH: usize = 5;
/// A longer line is no measurement. In reading units, chosen by hand.
const MAX_UNITS: f32 = 30.0;

/// Keeps lines with numbers and without links in the element of a recipe.
///
/// On the labelled development pages it keeps 21 words of content and 10 that must go, on three sites.
pub(super) fn data(at: &PassContext<'_>) -> Vec<Override> {
    let is_data = |n: &usize| (0.0..CERTAIN).contains(&at.scores[*n]) && is_measurement(at, *n) && is_in_recipe(at, *n);
    (0..at.scores.len()).filter(is_data).filter_map(|n| at.keep(n)).collect()
}

/// True for a short line with a number. One in brackets at the beginning counts votes or other recipes.
fn is_measurement(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let stats = &m.words.blocks[n];
    stats.digits > 0
        && stats.letters > 0
        && m.blocks.units[n] <= MAX_UNITS
        && m.blocks.linked(n) == 0.0
        && m.page.blocks()[n].hidden != Some(true)
        && chrome_hits(&m.hits[n]) == 0
        && !at.text(n).starts_with('(')
}

fn is_in_recipe(at: &PassContext<'_>, n: usize) -> bool {
    let page = at.measured.page;
    page.ancestors(&page.blocks()[n]).take(DEPTH).any(|own| own.names.contains(RECIPE))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    /// The pass that decides about a line in an element with these names.
    fn decided_by(names: &str, line: &str, score: f32) -> &'static str {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(
            &mut builder,
            Some(body),
            0,
            "The soup needs an hour on a low fire, and somebody who stirs it from time to time.",
        );
        let own = builder.container(Some(body), ContainerKind::Group, "div", names);
        block(&mut builder, Some(own), 0, line);
        decided(&Measured::of(&builder.finish()), vec![-2.0, score]).by[1]
    }

    #[test]
    fn the_times_and_nutrition_of_a_recipe_are_kept() {
        assert_eq!(decided_by("wprm-recipe-time", "Prep time: 20 minutes", 0.9), "recipe-data");
        assert_eq!(decided_by("wprm-recipe-time", "Prep time: 20 minutes", 2.5), "model");
        assert_eq!(decided_by("entry-time", "Prep time: 20 minutes", 0.9), "model");
        assert_eq!(decided_by("wprm-recipe-time", "(24 cooks)", 0.9), "model");
        assert_eq!(decided_by("wprm-recipe-time", "Print it", 0.9), "model");
    }
}
