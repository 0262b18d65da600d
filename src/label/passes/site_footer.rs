//! Removes what follows the footer of the site: cookie notices, windows and menus that a script shows elsewhere.

use super::pass::{Override, PassContext};
use crate::label::measure::Topic;
use crate::page::SourceKind;
use crate::reason::RemovalReason;

/// Reading units of kept text ahead of the footer. On 756 labelled pages no content follows the footer of a site below that
/// much text (4 words on one page saved as plain text), but 4,000 words of boilerplate that the model keeps do.
const TEXT: f32 = 80.0;
/// The longest line with the copyright of the site, and the longest other line of its footer, in reading units.
const LONGEST_COPYRIGHT: f32 = 30.0;
const LONGEST_LINE: f32 = 8.0;
/// How many blocks before and after the copyright are searched for lines of a footer, and how many of them make one. Pictures have
/// a copyright too (chosen by hand).
const BEFORE: usize = 25;
const AFTER: usize = 5;
const LINES: usize = 3;
/// The most kept text behind the footer of a site: of an HTML page, a share of the text ahead of it, and of a page saved as plain
/// text, reading units. More is a further chapter of a document whose chapters have a copyright each. On 810 labelled pages there is
/// at most .12 and, as plain text, 1,432.
const SHARE_BEHIND: f32 = 0.5;
const UNITS_BEHIND: f32 = 1500.0;
/// The score of what is removed: hardly anything else is there.
const REMOVED: f32 = 2.0;

/// Removes the kept blocks from the first footer of a site on.
pub(super) fn after(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let before = at.kept_before();
    let lines = lines_before(at);
    let is_footer = |&n: &usize| {
        let last = (n + 1 + AFTER).min(m.blocks.len());
        before[n] >= TEXT
            && has_copyright(at, n)
            && lines[last] - lines[n.saturating_sub(BEFORE)] >= LINES
            && before[m.blocks.len()] - before[n] <= most_behind(m.page.kind(), before[n])
    };
    let Some(footer) = (0..m.blocks.len()).find(is_footer) else { return Vec::new() };
    let kept = at.replaceable();
    let remove = |n| Override::remove(n, RemovalReason::Footer, REMOVED);
    (footer..m.blocks.len()).filter(|&n| kept[n]).map(remove).collect()
}

/// The most text that may be kept behind a footer with so much text `ahead` of it.
fn most_behind(kind: SourceKind, ahead: f32) -> f32 {
    match kind {
        SourceKind::Html => ahead * SHARE_BEHIND,
        SourceKind::Text => UNITS_BEHIND,
    }
}

/// How many short lines with the words of a footer are before each block.
fn lines_before(at: &PassContext<'_>) -> Vec<usize> {
    let m = at.measured;
    let mut before = vec![0; m.blocks.len() + 1];
    for n in 0..m.blocks.len() {
        let is_line = m.hits[n][Topic::Footer as usize] > 0 && m.blocks.units[n] <= LONGEST_LINE;
        before[n + 1] = before[n] + usize::from(is_line);
    }
    before
}

/// True for `© 2024 Valley News` and `Valley News. All rights reserved.`
fn has_copyright(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let stats = &m.words.blocks[n];
    let is_short = m.blocks.units[n] <= LONGEST_COPYRIGHT;
    is_short && (stats.years > 0 || m.hits[n][Topic::Footer as usize] > 0) && {
        let text = at.text(n);
        text.contains('©') || text.contains("(c)") || text.contains("(C)")
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{dump_of, page_of};
    use crate::page::Page;

    const TEXT: [&str; 4] = [
        "The old bridge over the river is shut until the spring, and nobody in the town knows when it opens again.",
        "Engineers found a crack in the northern pier that is as wide as a thumb, and they think that it can be mended.",
        "Until then everybody who lives on the far side has to walk to the road, which takes twenty minutes more each way.",
        "The council says that a small ferry would cost as much in a single winter as the whole repair of the two piers.",
    ];
    const NOTICE: &str = "These cookies are used to measure how our services are used and to improve them over time.";

    /// The blocks that the rule removes from a page whose blocks the model keeps.
    fn removed(page: &Page) -> Vec<usize> {
        let decisions = decided(&Measured::of(page), vec![-0.5; page.blocks().len()]);
        (0..decisions.by.len()).filter(|&n| decisions.by[n] == "site-footer").collect()
    }

    /// The paragraphs, the lines below them, and a notice.
    fn lines(footer: [&'static str; 4]) -> Vec<&'static str> {
        TEXT.into_iter().chain(footer).chain([NOTICE]).collect()
    }

    #[test]
    fn nothing_below_the_footer_of_the_site_is_content() {
        let footer = lines(["Terms of use", "Privacy policy", "Contact us", "© 2024 Valley News"]);
        assert_eq!(removed(&dump_of(&footer)), [7, 8]);
        assert_eq!(removed(&page_of(&footer)), [7, 8]);
        assert_eq!(removed(&dump_of(&footer[2..])), [0; 0]);
    }

    #[test]
    fn a_document_goes_on_behind_the_copyright_of_a_chapter() {
        let chapter = [
            "A mill needs more water than a garden does, which is why the miller was the first to complain about the new lock.",
            "His grandfather had dug the channel by hand with two brothers, who lived in a hut of planks until it was finished.",
            "Every autumn the leaves stop the wheel for a week, unless somebody stands on the beam and lifts them out with a fork.",
            "Flour from stones is warmer and darker than that from rollers, so bakers from three valleys come to fetch it early.",
        ];
        let footer = ["Terms of use", "Privacy policy", "Contact us", "© 2024 Valley News"];
        let chapters: Vec<_> = lines(footer).into_iter().chain(chapter).chain(footer).collect();
        assert_eq!(removed(&page_of(&chapters)), [16]);
        assert_eq!(removed(&dump_of(&chapters))[0], 7);
    }

    #[test]
    fn a_picture_credit_is_not_a_footer() {
        let credits = lines(["The bridge in May", "© 2024 Ann Lee", "The bridge in June", "© 2024 Ann Lee"]);
        assert_eq!(removed(&dump_of(&credits)), [0; 0]);
    }
}
