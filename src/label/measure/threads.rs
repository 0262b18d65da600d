//! Pages that are a discussion: most of their text is in containers named after a forum, a thread or messages.

use super::blocks::Blocks;
use super::class_names::{NameHint, Named, bit};
use super::regions::{Region, regions};
use super::share::share;
use super::surroundings::PAGE_DEPTH;
use crate::page::Page;

/// The share of the text in such containers from which the page is a discussion. On the development pages .3 and .5, of
/// all text or of the kept text, find half of the labelled forums and none of 200 articles and blogs.
const MIN_THREAD_SHARE: f32 = 0.5;

/// True when the page declares itself a discussion or looks like one.
pub(super) fn is_thread(page: &Page, named: &[Named], blocks: &Blocks) -> bool {
    if page.declared().is_discussion || has_messages(page) {
        return true;
    }
    let regions = regions_of(page, named);
    let is_inside = |n: usize| page.blocks()[n].container.is_some_and(|id| regions[id.0 as usize] == Region::Thread);
    let inside: f32 = (0..blocks.len()).filter(|&n| is_inside(n)).map(|n| blocks.units[n]).sum();
    share(inside, blocks.total) > MIN_THREAD_SHARE
}

/// What forum software writes before the number of a post in the id of its text: `vBulletin`, `phpBB`, SMF and `MyBB`.
const MESSAGE_IDS: [&str; 4] = ["post_message_", "post_content", "msg_", "pid_"];

/// True for a page with several containers that have the number of a post in their names. The templates of such software have few
/// other names for the text of posts.
fn has_messages(page: &Page) -> bool {
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    let is_message = |name: &str| MESSAGE_IDS.iter().any(|id| name.strip_prefix(id).is_some_and(is_number));
    let messages = page.containers().iter().filter(|own| own.names.split_ascii_whitespace().any(is_message));
    messages.take(MIN_MESSAGES).count() == MIN_MESSAGES
}

/// A single message may be quoted on another page.
const MIN_MESSAGES: usize = 2;

/// The region of each container. Software for comments calls parts of them threads and messages, too.
fn regions_of(page: &Page, named: &[Named]) -> Vec<Region> {
    let containers = page.containers();
    regions(page, |n| {
        let has = |hint| named[n].hints & bit(hint) != 0;
        match () {
            // The names of `html` and `body` say whether comments are open, which does not make the page comments.
            () if has(NameHint::Comments) && containers[n].depth >= PAGE_DEPTH => Region::Comments,
            () if has(NameHint::Forum) => Region::Thread,
            () => Region::Page,
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, Declared, Page, PageBuilder, SourceKind};

    /// A long text in nested containers with these names, after a short one.
    fn page(names: &[&str], declared: Declared) -> Page {
        let mut builder = PageBuilder::new(SourceKind::Html);
        block(&mut builder, None, 0, "A bridge");
        let nest = |around, names: &&str| Some(builder.container(around, ContainerKind::Group, "div", names));
        let inner = names.iter().fold(None, nest);
        block(&mut builder, inner, 0, "The old bridge over the river is shut until the spring, and nobody knows why.");
        builder.declare(declared);
        builder.finish()
    }

    #[test]
    fn discussions_are_found() {
        let is_thread = |names: &[&str]| Measured::of(&page(names, Declared::default())).is_thread;
        assert!(is_thread(&["", "", "topic-page", "post"]));
        assert!(is_thread(&["forum comments-open", "", "post"]));
        assert!(!is_thread(&["", "", "post"]));
        assert!(!is_thread(&["", "", "comments", "thread-even"]));
        assert!(is_thread(&["", "", "post_content7", "post_content8"]));
        assert!(!is_thread(&["", "", "post_content7", "post_content"]));
        assert!(Measured::of(&page(&[""], Declared { is_discussion: true, ..Declared::default() })).is_thread);
    }
}
