//! Removes what was kept outside the main part of a page, when the ranker is sure of that part.

use super::pass::{Override, PassContext};
use crate::label::main_part::main_part;
use crate::label::options::Focus;
use crate::page::{Container, Page, SourceKind};

/// The score of what is removed.
const REMOVED: f32 = 1.0;

/// How many classes of an element are compared.
const MAX_NAMES: usize = 8;

/// Removes the text outside the main part, unless the caller asks for recall.
pub(super) fn other_parts(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if m.page.kind() == SourceKind::Text || at.options.focus == Focus::Recall {
        return Vec::new();
    }
    let kept = at.replaceable();
    match main_part(m, &kept, &at.unbiased_scores()) {
        Some(part) => {
            let entries = if m.is_thread { entries_alike(m.page, part.container) } else { Vec::new() };
            let is_entry =
                |n: usize| m.page.blocks()[n].container.is_some_and(|id| entries.get(id.0 as usize) == Some(&true));
            let others = (0..kept.len()).filter(|&n| kept[n] && !part.blocks.contains(&n) && !is_entry(n));
            others.map(|n| Override::score(n, REMOVED)).collect()
        }
        None => Vec::new(),
    }
}

/// For each container whether it is in an element that looks like the part beside it, or like an element around the part.
/// Such a part is one post of a thread, and the others are posts, too. Pages that are not a thread lose: there, the other
/// entries are teasers.
fn entries_alike(page: &Page, part: usize) -> Vec<bool> {
    let containers = page.containers();
    let up = |&at: &usize| containers[at].parent.map(|id| id.0 as usize);
    let around: Vec<usize> = std::iter::successors(Some(part), up).collect();
    // Of each container around the part, the child that is around the part, too.
    let mut inner: Vec<Option<usize>> = vec![None; containers.len()];
    around.windows(2).for_each(|pair| inner[pair[1]] = Some(pair[0]));
    let mut is_alike: Vec<bool> = Vec::with_capacity(containers.len());
    for (at, own) in containers.iter().enumerate() {
        let parent = own.parent.map(|id| id.0 as usize);
        let is_beside = |id: usize| inner[id].is_some_and(|child| child != at && look_alike(&containers[child], own));
        is_alike.push(parent.is_some_and(|id| is_alike[id] || is_beside(id)));
    }
    is_alike
}

/// True for elements with the same tag and at least half of their classes in common.
fn look_alike(a: &Container, b: &Container) -> bool {
    let names = |own: &Container| own.names.split_ascii_whitespace().take(MAX_NAMES).count();
    let has = |name: &&str| b.names.split_ascii_whitespace().any(|other| other == *name);
    let common = a.names.split_ascii_whitespace().take(MAX_NAMES).filter(has).count();
    a.tag == b.tag && common > 0 && common * 2 >= names(a).min(names(b))
}

#[cfg(test)]
mod tests {
    use super::entries_alike;
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    #[test]
    fn the_other_posts_of_a_thread_are_entries() {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let list = builder.container(Some(body), ContainerKind::List, "ul", "posts");
        let names = ["owner comment", "pt-4 owner comment", "pt-4 comment", "pt-4 box"];
        let posts = names.map(|names| builder.container(Some(list), ContainerKind::Group, "li", names));
        let inner = posts.map(|post| builder.container(Some(post), ContainerKind::Group, "div", "content"));
        let side = builder.container(Some(body), ContainerKind::Aside, "aside", "comment");
        let alike = entries_alike(&builder.finish(), inner[0].0 as usize);
        let is_entry = |id: crate::page::ContainerId| alike[id.0 as usize];
        assert_eq!(inner.map(is_entry), [false, true, true, false]);
        assert!(!is_entry(side) && !is_entry(list));
    }
}
