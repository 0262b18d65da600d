//! What readers wrote below an article.
//!
//! In a discussion the posts are the page. A page that calls itself an article is one text, and on it the comments are
//! chrome unless the caller wants them, however much they read like a text.

use super::pass::{Ruling, Situation};
use crate::label::measure::PAGE_DEPTH;
use crate::page::{Container, Page};
use crate::reason::RemovalReason;

/// The score of comments. Of the pages that change three in four gain, so that a higher one would promise too much.
const COMMENTS_SCORE: f32 = 1.5;

/// Reading units of kept text ahead of comments: without it they are the page. 30 to 60 are the same on the development
/// pages, where eight pages gain up to .88 of token F1, and none loses; at 100 the comments of short posts stay.
const TEXT: f32 = 60.0;

/// Removes the comments of a page that says it is an article.
pub(super) fn below_article(at: &Situation<'_>) -> Vec<Ruling> {
    let page = at.measured.page;
    let declared = page.declared();
    if at.options.comments || !declared.is_article || declared.is_discussion {
        return Vec::new();
    }
    let places = places(page);
    let mut text = 0.0;
    let mut comments = Vec::new();
    for n in at.kept() {
        let is_comment = page.blocks()[n].container.is_some_and(|id| places[id.0 as usize] == Place::Comments);
        if !is_comment {
            text += at.measured.blocks.units[n];
        } else if text >= TEXT {
            comments.push(Ruling::remove(n, RemovalReason::Comments, COMMENTS_SCORE));
        }
    }
    comments
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Page,
    /// Whatever is in it are posts.
    Forum,
    Comments,
}

/// What each container of a page is part of.
fn places(page: &Page) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(page.containers().len());
    for container in page.containers() {
        let around = container.parent.map_or(Place::Page, |id| places[id.0 as usize]);
        places.push(if around == Place::Page { place(container) } else { around });
    }
    places
}

fn place(container: &Container) -> Place {
    let mut words = container.names.split(|c: char| !c.is_ascii_alphanumeric());
    let is_forum = |word: &str| FORUM_NAMES.iter().any(|name| word.starts_with(name));
    let is_comments =
        |word: &str| COMMENT_NAMES.iter().any(|name| word.starts_with(name)) || word.ends_with("comments");
    if container.depth < PAGE_DEPTH {
        Place::Page
    } else if words.clone().any(is_forum) {
        Place::Forum
    } else if words.any(is_comments) {
        Place::Comments
    } else {
        Place::Page
    }
}

/// Words of classes and ids that begin so, in English and German and of the common software.
const FORUM_NAMES: [&str; 5] = ["forum", "thread", "topic", "message", "discuss"];
const COMMENT_NAMES: [&str; 3] = ["comment", "kommentar", "disqus"];

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, Declared, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// How many of three comments go, below so many paragraphs.
    fn gone(declared: Declared, names: [&str; 2], paragraphs: usize) -> usize {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let mut inner = None;
        for names in ["", "comments-open", names[0], names[1]] {
            inner = Some(builder.container(inner, ContainerKind::Group, "div", names));
        }
        (0..paragraphs).for_each(|n| block(&mut builder, None, 0, &format!("{TEXT} {n}")));
        (0..3).for_each(|n| block(&mut builder, inner, 0, &format!("I walked over that bridge as a child of {n}.")));
        builder.declare(declared);
        let page = builder.finish();
        let decisions = decided(&Measured::of(&page), vec![-1.0; paragraphs + 3]);
        decisions.by.iter().filter(|&&by| by == "comments").count()
    }

    fn article() -> Declared {
        Declared { is_article: true, ..Declared::default() }
    }

    #[test]
    fn comments_below_an_article_go() {
        assert_eq!(gone(article(), ["post", "comment-list"], 4), 3);
        assert_eq!(gone(article(), ["comments", "reply"], 4), 3);
        assert_eq!(gone(article(), ["post", "text"], 4), 0);
    }

    #[test]
    fn the_posts_of_a_discussion_stay() {
        assert_eq!(gone(article(), ["thread-view", "comments"], 4), 0);
        assert_eq!(gone(Declared::default(), ["post", "comments"], 4), 0);
        assert_eq!(gone(Declared { is_discussion: true, ..article() }, ["post", "comments"], 4), 0);
    }

    #[test]
    fn comments_without_a_text_are_the_page() {
        assert_eq!(gone(article(), ["post", "comments"], 2), 0);
    }
}
