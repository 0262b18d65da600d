//! The changes of one stage of a page.

use super::change::ChangeView;
use super::offsets::Offsets;
use super::span_converter::SpanConverter;
use crate::change::{Change, Changes};

/// The changes of one stage of a page.
pub(super) struct Stage<'p, 'a> {
    pub(super) changes: &'a Changes,
    /// The text that goes into the stage, where `before` is wanted.
    pub(super) before: Option<&'a str>,
    pub(super) input: &'p Offsets<'a>,
    pub(super) output: &'p Offsets<'a>,
    /// Repairs that were made before the stage.
    pub(super) earlier: &'p Changes,
}

impl<'a> Stage<'_, 'a> {
    pub(super) fn views(&self, converter: &SpanConverter<'_>) -> Vec<ChangeView<'a>> {
        let view = |change: &'a Change| {
            let page = self.earlier.to_input(change.input);
            ChangeView {
                page: Some(converter.page.span(page)),
                source: Some(converter.source(page)),
                before: self.before.map(|text| change.input.of(text)),
                ..ChangeView::new(change, self.input, self.output)
            }
        };
        self.changes.iter().map(view).collect()
    }
}

/// The repairs of a page, with spans in the page text as their input.
pub fn repair_views<'a>(converter: &SpanConverter<'a>) -> Vec<ChangeView<'a>> {
    let none = Changes::new();
    let stage = Stage {
        changes: converter.repairs,
        before: None,
        input: &converter.page,
        output: &converter.repaired,
        earlier: &none,
    };
    stage.views(converter)
}
