//! Converts spans in each of the texts of a page to the unit of the caller.

use super::offsets::{Offsets, Unit};
use crate::change::Changes;
use crate::clean::Cleaned;
use crate::decode::Decoded;
use crate::pipeline::Report;
use crate::span::Span;
use crate::summarize::Summary;

static NO_CHANGES: Changes = Changes::new();

/// Converts spans in each of the texts of a result to the unit of the caller.
#[derive(Clone, Debug)]
pub struct SpanConverter<'a> {
    pub(super) cleaned: &'a Cleaned,
    pub(super) page_text: &'a str,
    pub(super) repairs: &'a Changes,
    pub(super) removals: &'a Changes,
    pub(super) changes: &'a Changes,
    pub(super) decoded: Option<&'a Decoded<'a>>,
    pub(super) summary: Option<&'a Summary>,
    pub(super) page: Offsets<'a>,
    pub(super) repaired: Offsets<'a>,
    pub(super) text: Offsets<'a>,
    /// The input; offsets into bytes are not converted.
    given: Offsets<'a>,
    /// True if the page text is the given string, which the caller already has.
    pub(super) page_is_given: bool,
}

impl<'a> SpanConverter<'a> {
    /// The converter of a report. `given` is the input if it was a string; then `source` spans are counted in `unit`.
    /// If the input was bytes, they always count bytes.
    pub fn of_report(report: &'a Report<'a>, given: Option<&'a str>, unit: Unit) -> Self {
        Self {
            page_text: report.page_text(),
            page: Offsets::new(report.page_text(), unit),
            repairs: report.repairs(),
            removals: report.removals(),
            changes: report.changes(),
            decoded: report.decoded(),
            summary: report.summary(),
            given: given.map_or(Offsets::Bytes, |text| Offsets::new(text, unit)),
            page_is_given: given == Some(report.page_text()),
            ..Self::of_cleaned(report.cleaned(), unit)
        }
    }

    /// The converter of a page that was cleaned but not repaired.
    pub fn of_cleaned(cleaned: &'a Cleaned, unit: Unit) -> Self {
        let page_text = cleaned.page().text();
        Self {
            cleaned,
            page_text,
            repairs: &NO_CHANGES,
            removals: cleaned.changes(),
            changes: cleaned.changes(),
            decoded: None,
            summary: None,
            page: Offsets::new(page_text, unit),
            repaired: Offsets::new(page_text, unit),
            text: Offsets::new(cleaned.text(), unit),
            given: Offsets::Bytes,
            page_is_given: false,
        }
    }

    /// A span of the page text in the unit of the caller.
    #[must_use]
    pub fn in_page(&self, span: Span) -> Span {
        self.page.span(span)
    }

    /// A span of the output text in the unit of the caller.
    #[must_use]
    pub fn in_text(&self, span: Span) -> Span {
        self.text.span(span)
    }

    /// A span of the input, as given, in the unit of the caller.
    #[must_use]
    pub fn in_given(&self, span: Span) -> Span {
        self.given.span(span)
    }

    /// Where `span`, in bytes of the page text, came from in the input.
    #[must_use]
    pub fn source(&self, span: Span) -> Span {
        let read = self.cleaned.page().source_as_read(span);
        self.in_given(self.decoded.map_or(read, |decoded| decoded.source_span(read)))
    }
}
