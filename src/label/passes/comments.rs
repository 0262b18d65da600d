//! Removes the comments of readers below an article or a blog post.
//!
//! In a discussion the posts are the page. A page that declares itself an article is one text, and on it the comments
//! are boilerplate unless the caller wants them, however much they read like a text. Other pages must show that they
//! are one text: by a long text ahead of the comments, and none after them.

use super::pass::{Override, PassContext};
use crate::label::measure::{PAGE_DEPTH, Region, regions};
use crate::page::{Container, Page};
use crate::reason::RemovalReason;

/// The score of comments. Three in four of the affected pages improve, so a higher score would overstate the
/// confidence.
const COMMENTS_SCORE: f32 = 1.5;
/// The fewest reading units of kept text before comments; with less, the comments are the page. 30 to 60 are the same
/// on the development pages, where eight pages gain up to .88 of token F1, and none loses; at 100 the comments of short
/// posts stay.
const TEXT: f32 = 60.0;
/// The same on a page that does not call itself an article. On 46 labelled pages with comments of any kind the first posts
/// of threads have up to 120 words, articles and blog posts 134 or more.
const LONG_TEXT: f32 = 130.0;
/// Paragraphs after the comments have at most this share of the text ahead of them: comments end a text. A manual with a
/// section on comments in programs continues after it (chosen by hand).
const REST: f32 = 0.25;

/// Removes the comments of a page that is an article or a blog post.
pub(super) fn below_text(at: &PassContext<'_>) -> Vec<Override> {
    let page = at.measured.page;
    let declared = page.declared();
    if at.options.comments || at.measured.is_thread {
        return Vec::new();
    }
    let is_named = |names: &[&str]| page.containers().iter().any(|c| c.depth < PAGE_DEPTH && has_word(c, names));
    let found = if is_named(if declared.is_article { &PRODUCT_NAMES } else { &THREAD_NAMES }) {
        Vec::new()
    } else if declared.is_article {
        let regions = regions_of(page, &FORUM_NAMES);
        comments(at, TEXT, |container| regions[container] == Region::Comments).0
    } else {
        let sections = with_inner_comments(page, &regions_of(page, &THREAD_NAMES));
        let (found, before, after) = comments(at, LONG_TEXT, |container| sections[container]);
        if after <= before * REST { found } else { Vec::new() }
    };
    found.into_iter().map(|n| Override::remove(n, RemovalReason::Comments, COMMENTS_SCORE)).collect()
}

/// The kept blocks in comments below `least` reading units of other text; how much of that there is ahead of the first, and
/// how much in paragraphs after it.
fn comments(at: &PassContext<'_>, least: f32, is_comments: impl Fn(usize) -> bool) -> (Vec<usize>, f32, f32) {
    let blocks = &at.measured.blocks;
    let (mut before, mut after) = (0.0, 0.0);
    let mut found = Vec::new();
    for n in at.kept() {
        let container = at.measured.page.blocks()[n].container;
        if container.is_some_and(|id| is_comments(id.0 as usize)) {
            if before >= least {
                found.push(n);
            }
        } else if found.is_empty() {
            before += blocks.units[n];
        } else if blocks.is_paragraph(n) {
            after += blocks.units[n];
        }
    }
    (found, before, after)
}

/// For each container, whether it is part of a comment section: inside or next to a container named after comments that
/// holds more such containers, a list of comments or a form. A section of the text whose heading has the word is named so
/// only once.
fn with_inner_comments(page: &Page, regions: &[Region]) -> Vec<bool> {
    let containers = page.containers();
    let parent = |at: usize| containers[at].parent.map(|id| id.0 as usize);
    // The outermost container of the comments around each.
    let mut outermost: Vec<Option<usize>> = Vec::with_capacity(containers.len());
    // Containers that hold comments with more inside.
    let mut holds_comments = vec![false; containers.len()];
    for (at, container) in containers.iter().enumerate() {
        let around = parent(at).and_then(|parent| outermost[parent]);
        outermost.push(around.or((regions[at] == Region::Comments).then_some(at)));
        if let Some(holder) = around.and_then(parent).filter(|_| has_word(container, &COMMENT_NAMES)) {
            holds_comments[holder] = true;
        }
    }
    let is_comments = |outer: usize| parent(outer).is_some_and(|holder| holds_comments[holder]);
    outermost.into_iter().map(|outer| outer.is_some_and(is_comments)).collect()
}

/// The region of each container of a page; those with a word like `threads` are threads.
fn regions_of(page: &Page, threads: &[&str]) -> Vec<Region> {
    regions(page, |n| region_of(&page.containers()[n], threads))
}

fn region_of(container: &Container, threads: &[&str]) -> Region {
    if container.depth < PAGE_DEPTH {
        Region::Page
    } else if has_word(container, threads) {
        Region::Thread
    } else if has_word(container, &COMMENT_NAMES) || words(container).any(|word| word.ends_with(b"comments")) {
        Region::Comments
    } else {
        Region::Page
    }
}

/// The words of the classes and ids of `container`.
fn words(container: &Container) -> impl Iterator<Item = &[u8]> {
    container.names.as_bytes().split(|b| !b.is_ascii_alphanumeric())
}

/// True when one of its words begins with one of `names`.
fn has_word(container: &Container, names: &[&str]) -> bool {
    let letters = names.iter().fold(0, |letters, name| letters | first_letter_bit(name.as_bytes()));
    let mut words = words(container).filter(|word| letters & first_letter_bit(word) > 0);
    words.any(|word| has_prefix(word, names) && !has_prefix(word, &OTHER_WORDS))
}

/// The first letter of `word`, as a bit. Every class of a page is asked, and this rules out most of them.
fn first_letter_bit(word: &[u8]) -> u32 {
    word.first().and_then(|first| 1_u32.checked_shl(u32::from(first.wrapping_sub(b'a')))).unwrap_or(0)
}

/// True when `word` begins like one of `names`.
fn has_prefix(word: &[u8], names: &[&str]) -> bool {
    names.iter().any(|name| word.starts_with(name.as_bytes()))
}

/// Words of classes and ids that begin so, in the languages of the common software.
const FORUM_NAMES: [&str; 5] = ["forum", "thread", "topic", "message", "discuss"];
/// The same with questions and their answers, and with what customers say of a product.
const THREAD_NAMES: [&str; 10] =
    ["forum", "thread", "topic", "message", "discuss", "question", "answer", "review", "testimonial", "product"];
/// Shops call their pages articles too.
const PRODUCT_NAMES: [&str; 1] = ["product"];
const COMMENT_NAMES: [&str; 7] = ["comment", "coment", "komment", "koment", "disqus", "reactie", "yorum"];
/// Exceptions: commentaries are articles, and "threaded" describes comments rather than a forum thread.
const OTHER_WORDS: [&str; 3] = ["commentary", "commentator", "threaded"];

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, Declared, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// How many of three comments are removed, below this many paragraphs.
    fn removed(declared: Declared, names: [&str; 2], paragraphs: usize) -> usize {
        gone_before(declared, names, paragraphs, 0)
    }

    /// The same with this many paragraphs after them.
    fn gone_before(declared: Declared, names: [&str; 2], paragraphs: usize, after: usize) -> usize {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let mut inner = None;
        for names in ["", "comments-open", names[0], names[1]] {
            inner = Some(builder.container(inner, ContainerKind::Group, "div", names));
        }
        (0..paragraphs).for_each(|n| block(&mut builder, None, 0, &format!("{TEXT} {n}")));
        (0..3).for_each(|n| block(&mut builder, inner, 0, &format!("I walked over that bridge as a child of {n}.")));
        (0..after).for_each(|n| block(&mut builder, None, 0, &format!("{n} {TEXT}")));
        builder.declare(declared);
        let page = builder.finish();
        let decisions = decided(&Measured::of(&page), vec![-1.0; paragraphs + 3 + after]);
        decisions.by.iter().filter(|&&by| by == "comments").count()
    }

    fn article() -> Declared {
        Declared { is_article: true, ..Declared::default() }
    }

    #[test]
    fn comments_below_an_article_go() {
        assert_eq!(removed(article(), ["post", "comment-list"], 4), 3);
        assert_eq!(removed(article(), ["comments", "reply"], 4), 3);
        assert_eq!(removed(article(), ["post", "text"], 4), 0);
    }

    #[test]
    fn comments_below_a_long_text_go() {
        assert_eq!(removed(Declared::default(), ["comments", "comment-7"], 9), 3);
        assert_eq!(removed(Declared::default(), ["comments", "comment-7"], 4), 0);
        assert_eq!(removed(Declared::default(), ["comments-in-code", "text"], 9), 0);
        assert_eq!(removed(Declared::default(), ["answers", "comments comment-7"], 9), 0);
        assert_eq!(removed(Declared::default(), ["product-reviews", "comments comment-7"], 9), 0);
        assert_eq!(removed(Declared::default(), ["commentary", "commentary-text"], 9), 0);
    }

    #[test]
    fn a_section_on_comments_inside_a_text_stays() {
        assert_eq!(gone_before(Declared::default(), ["comments", "block-comments"], 9, 1), 3);
        assert_eq!(gone_before(Declared::default(), ["comments", "block-comments"], 9, 9), 0);
    }

    #[test]
    fn the_posts_of_a_discussion_stay() {
        assert_eq!(removed(article(), ["thread-view", "comments"], 4), 0);
        assert_eq!(removed(Declared::default(), ["post", "comments"], 4), 0);
        assert_eq!(removed(Declared { is_discussion: true, ..article() }, ["post", "comments"], 4), 0);
    }

    #[test]
    fn comments_without_text_above_them_are_kept() {
        assert_eq!(removed(article(), ["post", "comments"], 2), 0);
    }
}
