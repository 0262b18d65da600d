//! Keeps formulas on lines of their own with the text that they belong to.

use super::pass::{Override, PassContext};
use crate::page::MarkKind;

/// Keeps the blocks that are formulas and nothing else, if a block beside them is kept.
pub(super) fn displayed(at: &PassContext<'_>) -> Vec<Override> {
    let page = at.measured.page;
    let mut scores = at.scores.to_vec();
    let mut overrides = Vec::new();
    let formulas = page.marks().iter().filter(|mark| matches!(mark.kind, MarkKind::Formula(_)));
    for mark in formulas {
        let next = page.blocks().partition_point(|block| block.span.start <= mark.span.start);
        let Some(n) = next.checked_sub(1).filter(|&n| mark.span.contains(page.blocks()[n].span)) else { continue };
        let is_kept = |n: Option<usize>| n.and_then(|n| scores.get(n)).is_some_and(|&score| score < 0.0);
        if scores[n] > 0.0 && (is_kept(n.checked_sub(1)) || is_kept(Some(n + 1))) {
            let change = Override::keep(n);
            scores[n] = change.decision.score;
            overrides.push(change);
        }
    }
    overrides
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{Formula, MarkKind, PageBuilder, SourceKind};
    use crate::span::Span;

    /// Whether a block of five bytes after a paragraph of that score stays.
    fn is_kept(score: f32, formula: Span) -> bool {
        let mut builder = PageBuilder::new(SourceKind::Html);
        block(&mut builder, None, 0, "The sum follows from it.");
        let start = builder.len();
        block(&mut builder, None, 0, "a = b");
        let span = Span::new(start + formula.start, start + formula.end);
        builder.mark(span, MarkKind::Formula(Arc::new(Formula::new("a=b".into(), true))));
        let page = builder.finish();
        decided(&Measured::of(&page), vec![score, 2.0]).by[1] == "formula"
    }

    #[test]
    fn a_formula_stays_beside_its_text() {
        assert!(is_kept(-2.0, Span::new(0, 5)));
        assert!(!is_kept(2.0, Span::new(0, 5)));
        assert!(!is_kept(-2.0, Span::new(0, 3)));
    }
}
