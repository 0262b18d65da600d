//! Removes consent dialogs and labels of advertisements, which are recognised with certainty.

use super::pass::{Override, PassContext};
use crate::label::measure::Topic;

/// The score of both.
const CHROME: f32 = 3.0;
/// The longest label of an advertisement, in reading units (chosen by hand).
const LABEL_UNITS: f32 = 3.0;

/// Removes the dialogs of consent software, whatever they contain.
pub(super) fn windows(at: &PassContext<'_>) -> Vec<Override> {
    at.at_least((0..at.scores.len()).filter(|&n| at.measured.is_in_consent_window(n)), CHROME)
}

/// Removes blocks that consist only of the label of an advertisement: of 733 on the development pages, four were
/// content.
pub(super) fn advert_labels(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let is_label = |n: &usize| {
        let labels = f32::from(m.hits[*n][Topic::Advert as usize]);
        labels > 0.0 && m.blocks.units[*n] <= LABEL_UNITS.min(labels)
    };
    at.at_least((0..at.scores.len()).filter(is_label), CHROME)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, page_of};
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    #[test]
    fn windows_of_consent_software_go() {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let mut inner = None;
        for names in ["", "", "onetrust-banner", "text"] {
            inner = Some(builder.container(inner, ContainerKind::Group, "div", names));
        }
        block(&mut builder, None, 0, "The bridge is shut.");
        block(&mut builder, inner, 0, "We care about the bridge.");
        let page = builder.finish();
        let decisions = decided(&Measured::of(&page), vec![-2.0; 2]);
        assert_eq!(decisions.by, ["model", "consent-window"]);
        assert_eq!(decisions.scores, [-2.0, 3.0]);
    }

    #[test]
    fn labels_of_advertisements_go() {
        let by = |text: &str| decided(&Measured::of(&page_of(&[text, "Kyle Busch"])), vec![-2.0; 2]).by[0];
        assert_eq!(by("Advertisement"), "advert-label");
        assert_eq!(by("Advertisement rates rose"), "model");
    }
}
