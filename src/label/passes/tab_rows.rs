//! Removes rows of tabs: "Overview", "Specs" and "Reviews" above the panel that one of them shows.

use super::pass::{Override, PassContext};
use crate::reason::RemovalReason;

/// The score of a tab.
const TAB: f32 = 2.0;
/// The role of the element around the tabs, and how many elements may be between.
const ROLE: &str = "tablist";
const DEPTH: usize = 4;
/// A longer block, in reading units, is a panel. Some sites give the role to the element around both.
const MAX_UNITS: f32 = 8.0;

/// Removes kept tabs.
pub(super) fn labels(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let is_row = |names: &str| names.split_ascii_whitespace().any(|name| name == ROLE);
    let is_tab = |n: &usize| {
        m.blocks.units[*n] <= MAX_UNITS
            && m.page.ancestors(&m.page.blocks()[*n]).take(DEPTH).any(|own| is_row(&own.names))
    };
    let kept = at.replaceable();
    let tabs = (0..kept.len()).filter(|&n| kept[n]).filter(is_tab);
    tabs.map(|n| Override::remove(n, RemovalReason::Navigation, TAB)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    #[test]
    fn tabs_are_removed_and_panels_kept() {
        let text = "The pump moves water from the river to the tank, and stops when the tank is full.";
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let row = builder.container(Some(body), ContainerKind::List, "ul", "tabs tablist");
        for (text, parent) in [("Overview", row), (text, row), ("Overview", body)] {
            let own = builder.container(Some(parent), ContainerKind::Group, "div", "");
            block(&mut builder, Some(own), 0, text);
        }
        let by = decided(&Measured::of(&builder.finish()), vec![-1.0; 3]).by;
        assert_eq!(by.iter().map(|by| *by == "tab").collect::<Vec<_>>(), [true, false, false]);
    }
}
