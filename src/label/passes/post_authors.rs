//! Keeps the names of the authors of posts: lines that play the same role once between any two posts.
//!
//! The labels that the model learnt from say nothing about them, and most public texts leave them out, so it removes nearly all. A
//! thread is hard to follow without them.

use std::cmp::Reverse;

use super::pass::{Override, PassContext};
use crate::label::measure::{roles, share};
use crate::page::BlockKind;

/// Words in the names of an element that says who wrote a post, and perhaps when.
const NAMES: [&str; 8] = ["author", "user", "poster", "byline", "posted", "nick", "creator", "meta"];
/// A longer line is more than a name and a time, and a shorter text is no post. In reading units, chosen by hand.
const LONGEST_LINE: f32 = 8.0;
/// A name has at least so many letters: an avatar may have the first one.
const MIN_LETTERS: u32 = 2;
/// The share of the posts that such a line precedes, at least. Chosen by hand: not every short answer counts as a post, and
/// quotations and code divide some.
const MIN_SHARE: f32 = 0.3;
/// How many different texts there are, and at least in how many places: one text is a label, such as "Reply".
const MIN_TEXTS: usize = 2;
/// Lines are links if more of their text is linked.
const MOSTLY: f32 = 0.5;
/// How many lines of the role are in one place, at most on average.
const MAX_LINES: f32 = 1.5;

/// Keeps the lines of the role that fits best.
pub(super) fn of_posts(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    if !is_discussion(at) {
        return Vec::new();
    }
    let (next_posts, count) = next_posts(at);
    let is_line = |n: usize| next_posts[n].is_some() && may_name(at, n);
    let mut lines: Vec<(u64, u32)> =
        roles(m.page).into_iter().zip(0..).filter_map(|(role, n)| Some((role?, n))).collect();
    lines.retain(|&(_, n)| is_line(n as usize));
    lines.sort_unstable();
    let ranked = lines.chunk_by(|a, b| a.0 == b.0).filter_map(|same| Some((rank(at, &next_posts, count, same)?, same)));
    let best = ranked.max_by_key(|&(rank, _)| rank).map_or(&[][..], |(_, same)| same);
    best.iter().filter_map(|&(_, n)| at.keep(n as usize)).collect()
}

/// True for a thread, and for a page that consists of comments and does not declare itself an article.
fn is_discussion(at: &PassContext<'_>) -> bool {
    let m = at.measured;
    m.is_thread || (m.comments.prose > m.comments.other_prose && !m.page.declared().is_single_topic())
}

/// For each short block the number of the post that it precedes, and how many posts there are.
fn next_posts(at: &PassContext<'_>) -> (Vec<Option<u32>>, u32) {
    let (mut next_posts, mut posts, mut is_text) = (Vec::with_capacity(at.scores.len()), 0, true);
    for n in 0..at.scores.len() {
        let was_text = is_text;
        is_text = at.scores[n] <= 0.0 && at.measured.blocks.units[n] > LONGEST_LINE;
        posts += u32::from(is_text && !was_text);
        next_posts.push((!is_text).then_some(posts));
    }
    (next_posts, posts)
}

/// True for a line with more letters than digits, or one whose names say that it tells who wrote.
fn may_name(at: &PassContext<'_>, n: usize) -> bool {
    let stats = &at.measured.words.blocks[n];
    at.measured.blocks.units[n] <= LONGEST_LINE
        && at.measured.page.blocks()[n].hidden != Some(true)
        && stats.letters >= MIN_LETTERS
        && (stats.letters > stats.digits || is_named(at, n))
        && !is_avatar(at.text(n))
}

/// True for a text that begins with the first letter of a name, which stands for a picture: `J Offline`.
fn is_avatar(text: &str) -> bool {
    matches!(text.as_bytes(), [letter, b' ' | b'\n', ..] if letter.is_ascii_uppercase())
}

/// How well the lines of one role name the authors of posts: in how many places they are, which counts twice if they are links, as
/// names are; whether they have no date; how many different ones there are; and how early they begin. None if they do not.
fn rank(
    at: &PassContext<'_>,
    next_posts: &[Option<u32>],
    count: u32,
    same: &[(u64, u32)],
) -> Option<(usize, bool, usize, Reverse<usize>)> {
    let m = at.measured;
    let first = same[0].1 as usize;
    let lines = || same.iter().map(|&(_, n)| n as usize);
    let found =
        1 + same.windows(2).filter(|pair| next_posts[pair[0].1 as usize] != next_posts[pair[1].1 as usize]).count();
    let mut texts: Vec<(u64, u32)> = lines().map(|n| (u64::from(m.words.blocks[n].hash), 0)).collect();
    texts.sort_unstable();
    texts.dedup();
    let (linked, units): (f32, f32) =
        lines().map(|n| (m.blocks.linked(n), m.blocks.units[n])).fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
    let is_linked = share(linked, units) > MOSTLY;
    let is_dated = lines().all(|n| m.words.blocks[n].digits > 0);
    let fits = found >= MIN_TEXTS
        && texts.len() >= MIN_TEXTS
        && found as f32 >= MIN_SHARE * count as f32
        && same.len() as f32 <= MAX_LINES * found as f32
        && (m.is_thread || is_dated)
        && (is_named(at, first) || is_linked && m.page.blocks()[first].kind != BlockKind::Heading);
    fits.then_some((found * if is_linked { 2 } else { 1 }, !is_dated, texts.len(), Reverse(first)))
}

/// How many elements around a line are examined for such names.
const DEPTH: usize = 3;

fn is_named(at: &PassContext<'_>, n: usize) -> bool {
    let page = at.measured.page;
    let mut names = page.ancestors(&page.blocks()[n]).take(DEPTH).flat_map(|own| own.names.split_ascii_whitespace());
    names.any(|name| NAMES.iter().any(|word| name.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, linked_block};
    use crate::page::{ContainerKind, Declared, PageBuilder, SourceKind};

    const POST: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// Which lines stay on a page with a post below each of `lines`, in elements with these names, and a label. The lines are
    /// links, or have a link of one byte.
    fn kept(names: &str, lines: &[&str], is_linked: bool, is_discussion: bool) -> Vec<bool> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let mut scores = Vec::new();
        for text in lines {
            let head = builder.container(Some(body), ContainerKind::Group, "div", names);
            linked_block(&mut builder, Some(head), 0, text, if is_linked { text.len() as u32 } else { 1 });
            let label = builder.container(Some(body), ContainerKind::Group, "div", "user-title");
            block(&mut builder, Some(label), 0, "Member");
            let post = builder.container(Some(body), ContainerKind::Group, "div", "text");
            block(&mut builder, Some(post), 0, POST);
            scores.extend([1.5, 1.5, -2.0]);
        }
        builder.declare(Declared { is_discussion, ..Declared::default() });
        let decisions = decided(&Measured::of(&builder.finish()), scores);
        assert!(!decisions.by.iter().skip(1).step_by(3).any(|by| *by == "post-author"));
        decisions.by.iter().step_by(3).map(|by| *by == "post-author").collect()
    }

    #[test]
    fn the_names_above_posts_stay() {
        assert_eq!(kept("", &["Marla", "Old salt", "Marla"], true, true), [true; 3]);
        assert_eq!(kept("post-author", &["Marla, 4 May", "Old salt, 5 May"], false, true), [true; 2]);
        assert_eq!(kept("", &["Marla, 4 May", "Old salt, 5 May"], false, true), [false; 2]);
        assert_eq!(kept("post-author", &["Marla", "Old salt", "Marla"], true, false), [false; 3]);
    }

    #[test]
    fn labels_numbers_and_avatars_go() {
        for lines in [["Quote", "Quote", "Quote"], ["#1", "#2", "#3"], ["M Offline", "O Online", "M Online"]] {
            assert_eq!(kept("", &lines, true, true), [false; 3]);
        }
    }
}
