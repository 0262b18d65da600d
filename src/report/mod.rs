//! Results as data, for `serde`. Every interface serializes the same shapes.
//!
//! The command's JSON and JSON Lines, the objects of the npm package and `serde_json::to_string(&report)` all serialize
//! the types of this module, so a field has the same name and meaning everywhere. `cli/schema.json` describes the shape
//! and is checked against it; so are the result types of `pkg/index.d.ts`.
//!
//! Field names are in camelCase. An unknown value is `null`; a part that was not requested is left out. Spans are
//! `{start, end}`, half-open, counted in the [`Unit`] that the caller chooses.
//!
//! ```
//! use limpid::report::{Parts, Unit, report_view};
//!
//! let report = limpid::process(limpid::Input::Text("A cafÃ© on the quay."), &Default::default()).unwrap();
//! let json = serde_json::to_value(report_view(&report, Unit::Utf16, Parts::default())).unwrap();
//! assert_eq!(json["text"], "A café on the quay.");
//! assert_eq!(json["changes"][0]["input"]["start"], 5);
//! assert_eq!(json["changes"][0]["reasons"][0], "mojibake");
//! ```

mod change;
mod decoded;
mod offsets;
#[cfg(feature = "pages")]
mod page;
#[cfg(feature = "pages")]
mod span_converter;
#[cfg(feature = "pages")]
mod stage;
#[cfg(feature = "pages")]
mod summary;

pub use change::{ChangeView, EvidenceView, RepairedView, change_views, repaired_view};
pub use decoded::{CandidateView, DecodedView, DetectionView, decoded_view, detection_view};
pub use offsets::Unit;
#[cfg(feature = "pages")]
pub use page::{BlockView, LabelView, Parts, ReportView, report_view, report_view_of};
#[cfg(feature = "pages")]
pub use span_converter::SpanConverter;
#[cfg(feature = "pages")]
pub use stage::repair_views;
#[cfg(feature = "pages")]
pub use summary::{
    JointSummaryView, KeyPhraseView, PartView, PickView, SentenceView, SummaryView, joint_summary_view, summary_view,
};

use serde::{Serialize, Serializer};

#[cfg(feature = "pages")]
use crate::clean::Cleaned;
use crate::decode::Decoded;
#[cfg(feature = "pages")]
use crate::pipeline::Report;
use crate::repair::Repaired;
#[cfg(feature = "pages")]
use crate::summarize::Summary;

/// Every part of the report with byte offsets, except Markdown and HTML, which are computed on request.
#[cfg(feature = "pages")]
impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = Parts { page_text: true, stages: true, ..Parts::default() };
        report_view(self, Unit::Bytes, parts).serialize(serializer)
    }
}

/// The same shape as a report without repairs, with byte offsets.
#[cfg(feature = "pages")]
impl Serialize for Cleaned {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let converter = SpanConverter::of_cleaned(self, Unit::Bytes);
        report_view_of(&converter, Parts { page_text: true, ..Parts::default() }).serialize(serializer)
    }
}

/// The text and its changes, with byte offsets.
impl Serialize for Repaired<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        change::without_input(self).serialize(serializer)
    }
}

/// The text and how its encoding was found.
impl Serialize for Decoded<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        decoded_view(self).serialize(serializer)
    }
}

/// All sentences with their scores, and the key phrases, with byte offsets. A summary does not contain the text of its
/// sentences; [`summary_view`] adds it.
#[cfg(feature = "pages")]
impl Serialize for Summary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        summary::without_text(self).serialize(serializer)
    }
}

/// A measured number with the digits that an `f32` really has: 0.9, not 0.8999999761581421.
fn decimal(value: f32) -> f64 {
    /// An `f32` near 1 has seven digits.
    const DIGITS: f64 = 1e6;
    (f64::from(value) * DIGITS).round() / DIGITS
}
