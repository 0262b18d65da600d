//! Options of labelling and cleaning.

use crate::change::Confidence;
use crate::template::SiteTemplate;

/// What matters more: leaving no chrome, or losing no content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Focus {
    /// Remove when in doubt.
    Precision,
    /// In between.
    #[default]
    Balanced,
    /// Keep when in doubt.
    Recall,
    /// Keep all that is visible.
    All,
}

/// What to remove.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
#[non_exhaustive]
#[allow(clippy::struct_excessive_bools, reason = "independent switches")]
pub struct CleanOptions {
    /// Where to stand when in doubt.
    pub focus: Focus,
    /// Blocks that are never removed: simple selectors (`tag`, `.class`, `#id`) or `/regular expression/` on the text.
    pub keep: Vec<String>,
    /// Blocks that are always removed (`user-rule`); the same forms. `keep` wins.
    pub remove: Vec<String>,
    /// Keep readers' comments. Off.
    pub comments: bool,
    /// Keep tables. On.
    pub tables: bool,
    /// Write links in Markdown. On.
    pub links: bool,
    /// Write pictures in Markdown. On.
    pub images: bool,
    /// Write pictures in safe HTML: who reads it loads them from their servers. Off.
    pub html_images: bool,
    /// When fewer reading units would be left, nothing is removed. 20.
    pub min_units: f32,
    /// Removals less sure than this are not made. 0.5.
    pub min_confidence: Confidence,
    /// Language tag of the page, where the caller knows it.
    pub lang: Option<String>,
    /// What the pages of the site have in common, learnt from some of them; it goes too (`template`). None.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub template: Option<SiteTemplate>,
}

/// Less than a paragraph is left when a page was misread (chosen by hand).
const MIN_UNITS: f32 = 20.0;
/// Below this a removal is more likely wrong than right.
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
