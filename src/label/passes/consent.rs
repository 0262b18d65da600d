//! Removes consent dialogs, labels of advertisements, and the small boxes that begin with such a label.

use std::ops::Range;

use super::pass::{Override, PassContext};
use crate::label::main_part::block_ranges;
use crate::label::measure::Topic;
use crate::reason::RemovalReason;

/// The score of all.
const CHROME: f32 = 3.0;
/// The longest label of an advertisement, in reading units (chosen by hand).
const LABEL_UNITS: f32 = 3.0;

/// Removes the dialogs of consent software, whatever they contain.
pub(super) fn dialogs(at: &PassContext<'_>) -> Vec<Override> {
    at.at_least((0..at.scores.len()).filter(|&n| at.measured.is_in_consent_dialog(n)), CHROME)
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

/// The longest box, in reading units, and the largest share of the kept text in one. On the development pages, boxes of up to
/// 40 units hold advertising only (30 words on two sites); of up to 60, without the condition that the label comes first, content
/// on two sites.
const BOX_UNITS: f32 = 40.0;
const BOX_SHARE: f32 = 0.2;

/// Removes the rest of a box that begins with the label of an advertisement.
pub(super) fn advert_boxes(at: &PassContext<'_>) -> Vec<Override> {
    let labels: Vec<usize> = (0..at.by.len()).filter(|&n| at.by[n] == ADVERT_LABEL).collect();
    if labels.is_empty() {
        return Vec::new();
    }
    let kept = at.replaceable();
    let kept_before = at.kept_before();
    let ranges = block_ranges(at.measured);
    let boxes = labels.into_iter().filter_map(|label| advert_box(at, label, &ranges, &kept_before));
    let found = boxes.flatten().filter(|&n| kept[n]);
    found.map(|n| Override::remove(n, RemovalReason::Advert, CHROME)).collect()
}

/// The largest element around `label` that begins with it and is a box.
fn advert_box(at: &PassContext<'_>, label: usize, ranges: &[Range<usize>], kept: &[f32]) -> Option<Range<usize>> {
    let page = at.measured.page;
    let units = |own: &Range<usize>| own.clone().map(|n| at.measured.blocks.units[n]).sum::<f32>();
    let most = BOX_SHARE * kept.last()?;
    let is_box = |own: &Range<usize>| {
        own.start == label
            && own.len() <= BOX_BLOCKS
            && units(own) <= BOX_UNITS
            && kept[own.end] - kept[own.start] <= most
    };
    page.ancestor_ids(&page.blocks()[label]).map(|id| ranges[id.0 as usize].clone()).take_while(is_box).last()
}

/// More blocks are not counted.
const BOX_BLOCKS: usize = 40;

/// The pass [`advert_labels`].
pub(super) const ADVERT_LABEL: &str = "advert-label";

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, page_of};
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    #[test]
    fn dialogs_of_consent_software_are_removed() {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let mut inner = None;
        for names in ["", "", "onetrust-banner", "text"] {
            inner = Some(builder.container(inner, ContainerKind::Group, "div", names));
        }
        block(&mut builder, None, 0, "The bridge is shut.");
        block(&mut builder, inner, 0, "We care about the bridge.");
        let page = builder.finish();
        let decisions = decided(&Measured::of(&page), vec![-2.0; 2]);
        assert_eq!(decisions.by, ["model", "consent-dialog"]);
        assert_eq!(decisions.scores, [-2.0, 3.0]);
    }

    #[test]
    fn labels_of_advertisements_go() {
        let by = |text: &str| decided(&Measured::of(&page_of(&[text, "Kyle Busch"])), vec![-2.0; 2]).by[0];
        assert_eq!(by("Advertisement"), "advert-label");
        assert_eq!(by("Advertisement rates rose"), "model");
    }

    #[test]
    fn the_box_of_a_label_goes() {
        let by = |text: &str| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            let body = builder.container(None, ContainerKind::Group, "body", "");
            block(&mut builder, Some(body), 0, &"The old bridge over the river is shut until the spring. ".repeat(9));
            let div = builder.container(Some(body), ContainerKind::Group, "div", "");
            block(&mut builder, Some(div), 0, "Advertisement");
            block(&mut builder, Some(div), 0, text);
            let page = builder.finish();
            decided(&Measured::of(&page), vec![-2.0; 3]).by[2]
        };
        assert_eq!(by("Change your power company and save!"), "advert-box");
        assert_eq!(by(&"Nobody in the town knows when the bridge opens again. ".repeat(6)), "model");
    }
}
