//! Keeps the labels of panels that open on a click: "Materials" above what a product is made of.
//!
//! An accordion of `<details>` or of headings has its labels in the text. Where they are plain buttons, the model takes them for
//! controls like any other.

use super::pass::{Override, PassContext};
use crate::label::measure::roles;
use crate::page::{BlockKind, ContainerKind};

/// An accordion has at least so many panels. Chosen by hand, as are the other numbers.
const MIN_PANELS: usize = 2;
/// More than this share of the labels begin with a word of their own.
const DIFFERENT: f32 = 0.5;
/// A longer text, in reading units, is no label.
const MAX_UNITS: f32 = 12.0;
/// How many elements are between the text of a panel and the element that contains the button, too.
const DEPTH: usize = 6;

/// Keeps the buttons of one role, if most begin with different words and each is directly above text in the same element. A button that
/// is repeated for each post or product has always the same words: "Reply to Anna".
pub(super) fn above_panels(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let is_label = |&(_, n): &(u64, u32)| is_button(at, n as usize);
    let mut buttons: Vec<(u64, u32)> =
        roles(m.page).into_iter().zip(0..).filter_map(|(role, n)| Some((role?, n))).filter(is_label).collect();
    buttons.sort_unstable();
    let mut overrides = Vec::new();
    for same in buttons.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() >= MIN_PANELS) {
        let mut first_words: Vec<Option<&u32>> =
            same.iter().map(|&(_, n)| m.words.tokens_of(n as usize).first()).collect();
        first_words.sort_unstable();
        first_words.dedup();
        if first_words.len() as f32 > DIFFERENT * same.len() as f32
            && same.iter().all(|&(_, n)| has_panel(at, n as usize))
        {
            let opens = |&&(_, n): &&(u64, u32)| at.is_content(n as usize + 1);
            overrides.extend(same.iter().filter(opens).filter_map(|&(_, n)| at.keep(n as usize)));
        }
    }
    overrides
}

/// True for a button with words, outside menus and dialogs.
fn is_button(at: &PassContext<'_>, n: usize) -> bool {
    use ContainerKind::{Dialog, Footer, Form, Header, Navigation};
    let page = at.measured.page;
    let block = &page.blocks()[n];
    let is_menu = |kind| matches!(kind, Dialog | Footer | Form | Header | Navigation);
    block.kind == BlockKind::Form
        && block.hidden != Some(true)
        && at.measured.blocks.units[n] <= MAX_UNITS
        && at.measured.words.blocks[n].letters > 0
        && page.ancestors(block).next().is_some_and(|own| &*own.tag == "button")
        && !page.ancestors(block).any(|own| is_menu(own.kind))
}

/// True if the block below a button is text in an element next to it.
fn has_panel(at: &PassContext<'_>, button: usize) -> bool {
    let page = at.measured.page;
    let parent = |n: usize| page.blocks()[n].container.and_then(|id| page.containers()[id.0 as usize].parent);
    let (Some(item), Some(panel)) = (parent(button), page.blocks().get(button + 1)) else { return false };
    panel.kind != BlockKind::Form && page.ancestor_ids(panel).take(DEPTH).skip(1).any(|id| id == item)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, line};
    use crate::page::{BlockKind, BlockSpec, ContainerKind, PageBuilder, SourceKind};
    use crate::span::Span;

    /// Whether buttons above panels stay, given their labels and the scores of the panels.
    fn kept(kind: ContainerKind, labels: &[&str], panels: &[f32]) -> Vec<bool> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(
            &mut builder,
            Some(body),
            0,
            "The blanket is woven from the wool of sheep that graze on the dykes of the coast.",
        );
        let around = builder.container(Some(body), kind, "div", "");
        let mut scores = vec![-2.0];
        for (label, panel) in labels.iter().zip(panels) {
            let button = builder.container(Some(around), ContainerKind::Group, "button", "");
            let start = builder.len();
            builder.push_made(label);
            let span = Span::new(start, builder.len());
            let mut spec = BlockSpec::new(BlockKind::Form, span, span);
            spec.container = Some(button);
            builder.block(spec);
            builder.push_made("\n");
            let own = builder.container(Some(around), ContainerKind::Group, "div", "");
            line(&mut builder, own, "It is made of wool that nobody has dyed.");
            scores.extend([2.0, *panel]);
        }
        let decisions = decided(&Measured::of(&builder.finish()), scores);
        decisions.scores[1..].iter().step_by(2).map(|&score| score < 0.0).collect()
    }

    #[test]
    fn the_labels_of_kept_panels_stay() {
        let labels = ["Materials", "Care of the wool", "Shipping"];
        assert_eq!(kept(ContainerKind::Group, &labels, &[-1.0; 3]), [true; 3]);
        assert_eq!(kept(ContainerKind::Group, &labels, &[-1.0, -1.0, 2.0]), [true, true, false]);
        assert_eq!(kept(ContainerKind::Header, &labels, &[-1.0; 3]), [false; 3]);
    }

    #[test]
    fn buttons_with_the_same_words_go() {
        assert_eq!(
            kept(ContainerKind::Group, &["Reply to Marla", "Reply to Tom", "Reply to Ada"], &[-1.0; 3]),
            [false; 3]
        );
        assert_eq!(kept(ContainerKind::Group, &["Materials"], &[-1.0]), [false]);
    }
}
