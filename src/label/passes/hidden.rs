//! Removes hidden blocks.

use super::pass::{Override, PassContext};

/// The score of hidden blocks, as certain as the model ever is.
const HIDDEN_SCORE: f32 = 6.0;
/// The most reading units of text that a page shows before its script has run. On 2,214 development pages, 30 and 120
/// give the same result; without a limit, the hidden half of pages came back.
const HARDLY_ANY: f32 = 60.0;

/// A part of the class of such elements in common forum software.
const SPOILER: &str = "spoiler";

/// Removes hidden blocks. If hardly any text is visible and more is hidden, however, a script shows it: such pages hide
/// themselves until they are ready.
pub(super) fn unseen(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let is_hidden = |n: usize| m.page.blocks()[n].hidden == Some(true);
    let text = |hidden: bool| -> f32 {
        let content = (0..at.scores.len()).filter(|&n| at.is_content(n) && is_hidden(n) == hidden);
        content.map(|n| m.blocks.units[n]).sum()
    };
    let (seen, unseen) = (text(false), text(true));
    if seen < HARDLY_ANY && unseen > seen {
        return Vec::new();
    }
    let remove_or_keep = |n| if is_spoiler(at, n) { Override::keep(n) } else { Override::score(n, HIDDEN_SCORE) };
    (0..at.scores.len()).filter(|&n| is_hidden(n)).map(remove_or_keep).collect()
}

/// True for a part of a post that its author hides until the reader asks for it.
fn is_spoiler(at: &PassContext<'_>, n: usize) -> bool {
    let page = at.measured.page;
    at.measured.is_thread && page.ancestors(&page.blocks()[n]).any(|around| around.names.contains(SPOILER))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::page::{BlockKind, BlockSpec, Page, PageBuilder, SourceKind};
    use crate::span::Span;

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again. ";

    /// A page with this many visible words, and this many hidden ones.
    fn page(seen: usize, hidden: usize) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        for (sentences, is_hidden) in [(seen, false), (hidden, true)] {
            let start = builder.len();
            builder.push_source(&TEXT.repeat(sentences), start);
            let span = Span::new(start, builder.len());
            let mut spec = BlockSpec::new(BlockKind::Paragraph, span, span);
            spec.hidden = Some(is_hidden);
            builder.block(spec);
        }
        builder.finish()
    }

    #[test]
    fn hidden_text_goes_unless_it_is_the_page() {
        let by = |seen, hidden| decided(&Measured::of(&page(seen, hidden)), vec![-2.0; 2]).by[1];
        assert_eq!(by(9, 9), "hidden");
        assert_eq!(by(9, 20), "hidden");
        assert_eq!(by(1, 20), "model");
    }
}
