//! Removes what is around the README on the page of a repository: the list of its files, and data about it.

use super::pass::{Override, PassContext};
use crate::page::Container;

/// Names of the lists of files on GitHub, past and present, GitLab and Gitea.
const LISTS: [&str; 5] = [
    "details-content--hidden-not-important",
    "react-directory-row",
    "repo-files-table",
    "tree-content-holder",
    "tree-table",
];
/// Names of the text of the README there.
const READMES: [&str; 3] = ["markdown-body", "file-view", "js-render-gfm"];
/// A README has at least so many reading units; a shorter one says less than the page around it. Chosen by hand.
const MIN_UNITS: f32 = 20.0;
/// The score of what is around it.
const AROUND: f32 = 2.0;

/// Removes everything but the title and the README, on a page with a list of files and a single README.
pub(super) fn around_readme(at: &PassContext<'_>) -> Vec<Override> {
    let containers = at.measured.page.containers();
    if !containers.iter().any(|own| has(own, &LISTS)) {
        return Vec::new();
    }
    let inside = at.measured.page.blocks_inside(|own| has(own, &READMES));
    let units: f32 = at.kept().filter(|&n| inside[n]).map(|n| at.measured.blocks.units[n]).sum();
    if !has_one_readme(containers) || units < MIN_UNITS {
        return Vec::new();
    }
    let kept = at.replaceable();
    (0..kept.len()).filter(|&n| kept[n] && !inside[n]).map(|n| Override::score(n, AROUND)).collect()
}

/// True if a single element, which may hold others, is named as a README.
fn has_one_readme(containers: &[Container]) -> bool {
    let mut named = containers.iter().enumerate().filter(|(_, own)| has(own, &READMES)).map(|(n, _)| n);
    let Some(first) = named.next() else { return false };
    let parent = |&n: &usize| containers[n].parent.map(|id| id.0 as usize);
    named.all(|n| std::iter::successors(Some(n), parent).any(|around| around == first))
}

fn has(own: &Container, names: &[&str]) -> bool {
    own.names.split_ascii_whitespace().any(|name| names.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, line};
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    /// Which of a file, the README and a line below it stay, in elements with these names.
    fn kept(list: &str, readme: &str, text: &str) -> Vec<bool> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let files = builder.container(Some(body), ContainerKind::Group, "div", list);
        line(&mut builder, files, "Cargo.toml");
        let own = builder.container(Some(body), ContainerKind::Article, "article", readme);
        let inner = builder.container(Some(own), ContainerKind::Group, "p", "");
        block(&mut builder, Some(inner), 0, text);
        line(&mut builder, body, "212 stars");
        let decisions = decided(&Measured::of(&builder.finish()), vec![-1.0; 3]);
        decisions.scores.iter().map(|&score| score < 0.0).collect()
    }

    #[test]
    fn the_readme_stays_alone() {
        let text = "A tiny queue that never allocates after it was made, for programs that must answer within a fixed time and cannot wait.";
        assert_eq!(kept("react-directory-row", "markdown-body entry-content", text), [false, true, false]);
        assert_eq!(kept("row", "markdown-body entry-content", text), [true; 3]);
        assert_eq!(kept("react-directory-row", "text", text), [true; 3]);
        assert_eq!(kept("react-directory-row", "markdown-body", "A queue."), [true; 3]);
    }
}
