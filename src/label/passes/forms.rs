//! Removes what is left of forms: the heading of a form of which nothing else is kept, and single labels and notes in one that is
//! mostly removed.

use super::pass::{Override, PassContext};
use super::variants::VARIANT;
use crate::page::{BlockKind, Container, ContainerKind};
use crate::reason::RemovalReason;

/// The score of what is left of a form.
const LEFT: f32 = 2.0;
/// More of a form is removed than this share of its text.
const MOSTLY: f32 = 0.5;
/// What is left of a form has at most this share of the kept text. A form around the whole page, as ASP.NET writes it, has more.
const MAX_SHARE: f32 = 0.3;

/// What is in one form, outermost forms only.
#[derive(Clone, Copy, Default)]
struct FormText {
    /// Reading units.
    all: f32,
    kept: f32,
    /// The first block, and the one after the last.
    first: usize,
    end: usize,
}

/// Removes what is left of forms, and the headings directly above them.
pub(super) fn left_over(at: &PassContext<'_>) -> Vec<Override> {
    let forms = forms(at);
    let total = at.kept_before().last().copied().unwrap_or(0.0);
    let kept = at.replaceable();
    let is_gone = |form: &&FormText| form.kept <= form.all * (1.0 - MOSTLY) && form.kept <= total * MAX_SHARE;
    let mut overrides = Vec::new();
    for form in forms.iter().filter(is_gone) {
        let above = heading_above(at, form);
        overrides.extend(above.into_iter().chain(form.first..form.end).filter(|&n| kept[n] && at.by[n] != VARIANT));
    }
    overrides.into_iter().map(|n| Override::remove(n, RemovalReason::Navigation, LEFT)).collect()
}

/// The heading directly above the form, if the element around it has nothing else.
fn heading_above(at: &PassContext<'_>, form: &FormText) -> Option<usize> {
    let page = at.measured.page;
    let heading = form.first.checked_sub(1).filter(|&n| page.blocks()[n].kind == BlockKind::Heading)?;
    let around = page.blocks()[heading].container.and_then(|id| page.containers()[id.0 as usize].parent)?;
    let is_inside =
        |n: usize| page.blocks().get(n).is_some_and(|block| page.ancestor_ids(block).any(|id| id == around));
    (!is_inside(form.end) && !heading.checked_sub(1).is_some_and(is_inside)).then_some(heading)
}

fn is_form(container: &Container) -> bool {
    container.kind == ContainerKind::Form && &*container.tag == "form"
}

/// The outermost forms. Linear in the number of containers.
fn forms(at: &PassContext<'_>) -> Vec<FormText> {
    let m = at.measured;
    let containers = m.page.containers();
    let mut around: Vec<Option<usize>> = Vec::with_capacity(containers.len());
    for (n, container) in containers.iter().enumerate() {
        let outer = container.parent.and_then(|id| around[id.0 as usize]);
        around.push(outer.or_else(|| is_form(container).then_some(n)));
    }
    let mut forms = vec![FormText::default(); containers.len()];
    for (n, block) in m.page.blocks().iter().enumerate() {
        let Some(form) = block.container.and_then(|id| around[id.0 as usize]) else { continue };
        let form = &mut forms[form];
        form.first = if form.end == 0 { n } else { form.first };
        form.end = n + 1;
        form.all += m.blocks.units[n];
        form.kept += if at.scores[n] <= 0.0 { m.blocks.units[n] } else { 0.0 };
    }
    forms.retain(|form| form.end > 0);
    forms
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, line};
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// Which of a heading, the three lines of a form below it and a last line stay. All three are in the element around the form.
    fn kept(lines: [f32; 3], last: Option<f32>) -> Vec<bool> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        for _ in 0..3 {
            block(&mut builder, Some(body), 0, TEXT);
        }
        let around = builder.container(Some(body), ContainerKind::Group, "div", "");
        let heading = builder.container(Some(around), ContainerKind::Group, "h2", "");
        block(&mut builder, Some(heading), 2, "Your answer");
        let form = builder.container(Some(around), ContainerKind::Form, "form", "");
        for text in ["Your name, which we show:", "By sending this you agree to our terms of service", "Email:"] {
            line(&mut builder, form, text);
        }
        let mut scores = [[-2.0; 3].as_slice(), &[-1.0], &lines].concat();
        if let Some(last) = last {
            line(&mut builder, around, "Three others have asked the same.");
            scores.push(last);
        }
        let decisions = decided(&Measured::of(&builder.finish()), scores);
        decisions.scores[3..].iter().map(|&score| score < 0.0).collect()
    }

    #[test]
    fn the_rest_of_a_form_is_removed() {
        assert_eq!(kept([-1.0, 2.0, -1.0], None), [false; 4]);
        assert_eq!(kept([-1.0, -1.0, 2.0], None), [true, true, true, false]);
    }

    #[test]
    fn the_heading_of_more_than_a_form_stays() {
        assert_eq!(kept([2.0; 3], Some(-1.0)), [true, false, false, false, true]);
    }
}
