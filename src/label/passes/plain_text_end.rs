//! Finds where the text of a page saved as plain text ends: at the heading of its comments or of related stories.
//!
//! A plain-text page has no names and tags that distinguish comments and teasers from the text above them, and they
//! read like text.

use super::orphan_headings::begins_list;
use super::pass::{Override, PassContext};
use crate::label::measure::Topic;
use crate::label::options::Focus;
use crate::page::SourceKind;
use crate::reason::RemovalReason;

/// Reading units of kept text ahead of the heading, as in [`super::comments`]. 100 ends two articles too early; 160 leaves
/// one more plain-text page with its comments.
const TEXT: f32 = 130.0;
/// Reading units of the longest heading of comments, and of related stories. 12 and 10 find no more.
const COMMENTS_UNITS: f32 = 8.0;
const RELATED_UNITS: f32 = 6.0;
/// The share of a heading that must be phrases of its topic: at .2, "Comment choisir" and "Respond to review comments" count
/// too; at .4, two comment sections fewer are found.
const HEADING_SHARE: f32 = 0.3;
/// With more counts of comments than this, a plain-text page is a list of posts.
const MAX_COUNTS: usize = 5;
/// Related stories have at most this share of the text ahead of them, and no more long lines than this, of at least so many
/// reading units: teasers are also set between the paragraphs of a text. Without the limit of lines, seven plain-text pages lose
/// instead of three.
const RELATED_SHARE: f32 = 0.5;
const LONG_LINES: usize = 3;
const LONG_UNITS: f32 = 25.0;
/// The score of what is removed, as for comments in HTML.
const REMOVED: f32 = 1.5;

/// Removes what follows the heading of the comments in a plain-text page.
pub(super) fn comments(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if m.page.kind() != SourceKind::Text || at.options.comments {
        return Vec::new();
    }
    let headings: Vec<usize> = (0..m.blocks.len()).filter(|&n| is_comments_heading(at, n)).collect();
    let counts = headings.iter().filter(|&&n| begins_with_number(at.text(n))).count();
    if counts > MAX_COUNTS {
        return Vec::new();
    }
    let before = at.kept_before();
    headings.into_iter().find(|&n| before[n] >= TEXT).map_or_else(Vec::new, |n| after(at, n, RemovalReason::Comments))
}

/// Removes what follows the heading of related stories in a plain-text page, unless the text seems to continue.
pub(super) fn related(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if m.page.kind() != SourceKind::Text || at.options.focus == Focus::Recall {
        return Vec::new();
    }
    let before = at.kept_before();
    let all = *before.last().unwrap_or(&0.0);
    // Long kept lines from each block on.
    let mut long = vec![0; m.blocks.len() + 1];
    for n in (0..m.blocks.len()).rev() {
        long[n] = long[n + 1] + usize::from(at.scores[n] <= 0.0 && m.blocks.units[n] >= LONG_UNITS);
    }
    let is_end = |&n: &usize| {
        before[n] >= TEXT
            && all - before[n] <= RELATED_SHARE * before[n]
            && long[n] <= LONG_LINES
            && (is_heading(at, n, Topic::Related, RELATED_UNITS)
                || m.blocks.units[n] <= RELATED_UNITS && begins_list(at.text(n)))
    };
    (0..m.blocks.len()).find(is_end).map_or_else(Vec::new, |n| after(at, n, RemovalReason::Related))
}

/// Removes the kept blocks from `first` on.
fn after(at: &PassContext<'_>, first: usize, reason: RemovalReason) -> Vec<Override> {
    at.kept().filter(|&n| n >= first).map(|n| Override::remove(n, reason, REMOVED)).collect()
}

fn is_heading(at: &PassContext<'_>, n: usize, topic: Topic, longest: f32) -> bool {
    let (units, hits) = (at.measured.blocks.units[n], f32::from(at.measured.hits[n][topic as usize]));
    hits > 0.0 && units <= longest && hits >= HEADING_SHARE * units.max(1.0)
}

/// True for "Comments", "12 comments" and "Leave a comment", and false for a link below a post: "Reply", "Add a comment".
fn is_comments_heading(at: &PassContext<'_>, n: usize) -> bool {
    if !is_heading(at, n, Topic::Comments, COMMENTS_UNITS) || is_code_or_columns(at.text(n)) {
        return false;
    }
    let lower = at.text(n).to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_sentence = words().count() > 3 && lower.trim_end().ends_with(['.', '。']);
    !is_sentence
        && !words().any(|word| OTHER_LINES.contains(&word))
        && !RANKINGS.iter().any(|ranking| lower.contains(ranking))
        && words().any(|word| COMMENTS.iter().any(|name| word.starts_with(name)))
}

/// True for a line of a listing, or the header of a table that was written with spaces.
fn is_code_or_columns(line: &str) -> bool {
    line.contains(COLUMNS) || line.contains(['=', '_', '{', '}', ';', '$', '\t'])
}

/// This much space inside a line is the gap between two columns (chosen by hand).
const COLUMNS: &str = "   ";

fn begins_with_number(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_numeric)
}

/// How words for comments begin.
const COMMENTS: [&str; 11] =
    ["comment", "coment", "komment", "koment", "коммент", "yorum", "σχόλι", "评论", "コメント", "댓글", "reactie"];
/// Words of links below a post and of lists beside a text.
const OTHER_LINES: [&str; 9] = ["link", "add", "more", "recent", "reply", "last", "top", "commentary", "commentator"];
/// Parts of words for a ranking of the most discussed pages.
const RANKINGS: [&str; 1] = ["排行"];

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::dump_of;

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// Which of the lines after ten paragraphs go, and by which pass, if all lines were kept.
    fn removed<'a>(paragraphs: usize, lines: &[&'a str]) -> Vec<(&'a str, &'static str)> {
        let text: Vec<String> = (0..paragraphs).map(|n| format!("{n} {TEXT}")).collect();
        let all: Vec<&str> = text.iter().map(String::as_str).chain(lines.iter().copied()).collect();
        let page = dump_of(&all);
        let by = decided(&Measured::of(&page), vec![-2.0; all.len()]).by;
        let ends = |by: &&str| ["comments-heading", "related-heading"].contains(by);
        lines.iter().copied().zip(by[paragraphs..].iter().copied()).filter(|(_, by)| ends(by)).collect()
    }

    #[test]
    fn comments_end_a_text() {
        let comments = ["I walked over it as a child.", "So did I, every day on my way to school."];
        for heading in ["Comments", "2 Comments", "Leave a comment", "Kommentare (2)"] {
            let lines = [heading, comments[0], comments[1]];
            assert_eq!(removed(10, &lines), lines.map(|line| (line, "comments-heading")), "{heading}");
            assert!(removed(3, &lines).is_empty(), "{heading}");
        }
    }

    #[test]
    fn links_below_posts_and_sentences_do_not_end_the_text() {
        for line in ["Reply", "Add a comment", "Link to comment", "The mayor declined to comment.", "Recent comments"] {
            assert!(removed(10, &[line, "I walked over it as a child."]).is_empty(), "{line}");
        }
    }

    #[test]
    fn code_and_columns_do_not_end_the_text() {
        for line in ["# If COMMENT_PLUS was set", "comments = 1;", "Date     Version     Comments"] {
            assert!(removed(10, &[line, "I walked over it as a child."]).is_empty(), "{line}");
        }
    }

    #[test]
    fn a_list_of_posts_stays() {
        let posts =
            ["1 comment", "A post", "2 comments", "A post too", "3 comments", "Post", "4 comments", "5 comments"];
        assert!(removed(10, &[&posts[..], &["0 comments", "Old posts"]].concat()).is_empty());
    }

    #[test]
    fn related_stories_end_a_text() {
        let lines = ["Related articles", "A new ferry for the town", "The market moves to the other bank"];
        assert_eq!(removed(10, &lines), lines.map(|line| (line, "related-heading")));
    }

    #[test]
    fn a_text_continues_after_teasers_between_its_paragraphs() {
        let long = [TEXT, TEXT].join(" ");
        let rest: Vec<String> = (0..4).map(|n| format!("{n}{n} {long}")).collect();
        let lines: Vec<&str> = ["Related articles"].into_iter().chain(rest.iter().map(String::as_str)).collect();
        assert!(removed(20, &lines).is_empty());
    }
}
