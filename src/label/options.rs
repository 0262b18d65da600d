//! The options of labelling and cleaning.

use crate::change::Confidence;
use crate::template::SiteTemplate;

/// Whether removing all boilerplate or keeping all content is more important.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Focus {
    /// Remove when in doubt, and also from plain text that does not look like a saved page.
    Precision,
    /// A compromise between the two.
    #[default]
    Balanced,
    /// Keep when in doubt.
    Recall,
    /// Keep everything visible.
    All,
}

/// What [`crate::clean`] removes and how it writes the rest.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[non_exhaustive]
#[allow(clippy::struct_excessive_bools, reason = "independent switches")]
pub struct CleanOptions {
    /// What to do in doubt. Default: [`Focus::Balanced`].
    pub focus: Focus,
    /// Blocks that are never removed: simple selectors (`tag`, `.class`, `#id`), or `/regular expression/` for the
    /// text.
    pub keep: Vec<String>,
    /// Blocks that are always removed (`user-rule`), in the same format. `keep` takes precedence.
    pub remove: Vec<String>,
    /// Keep readers' comments. Default: off.
    pub comments: bool,
    /// Keep tables. Default: on.
    pub tables: bool,
    /// Write links in Markdown. Default: on.
    pub links: bool,
    /// Write pictures in Markdown. Default: on.
    pub images: bool,
    /// Write pictures in safe HTML, which makes readers load them from their servers. Default: off.
    pub html_images: bool,
    /// If fewer reading units than this would remain, nothing is removed. Default: 20.
    pub min_units: f32,
    /// The lowest confidence at which a block is removed. Default: 0.5.
    pub min_confidence: Confidence,
    /// The language tag of the page, if the caller knows it.
    pub lang: Option<String>,
    /// What the pages of the site have in common, learned from some of them; it is removed too (`template`). Default:
    /// none.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub template: Option<SiteTemplate>,
}

/// If less than a paragraph remains, the page was misread (chosen by hand).
const MIN_UNITS: f32 = 20.0;
/// A removal with less confidence is more likely wrong than right.
const MIN_CONFIDENCE: f32 = 0.5;

names!(Focus, "focus" {
    Precision = "precision",
    Balanced = "balanced",
    Recall = "recall",
    All = "all",
});

setters!(CleanOptions {
    value focus: Focus,
    texts keep,
    texts remove,
    value comments: bool,
    value tables: bool,
    value links: bool,
    value images: bool,
    value html_images: bool,
    value min_units: f32,
    into min_confidence: Confidence,
    text lang,
    into template: Option<SiteTemplate>,
});

impl Default for CleanOptions {
    fn default() -> Self {
        Self {
            focus: Focus::default(),
            keep: Vec::new(),
            remove: Vec::new(),
            comments: false,
            tables: true,
            links: true,
            images: true,
            html_images: false,
            min_units: MIN_UNITS,
            min_confidence: Confidence::new(MIN_CONFIDENCE),
            lang: None,
            template: None,
        }
    }
}
