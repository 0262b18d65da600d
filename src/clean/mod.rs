//! Turns labels into cleaned text: decides which blocks are removed, and writes the rest as text and Markdown.

mod display_order;
mod escape;
mod html;
mod inline;
mod markdown;
mod notes;
mod outline;
mod raw_tex;
mod readerable;

pub(crate) use readerable::is_probably_readerable;

use crate::change::{Change, Changes};
use crate::label::{CleanOptions, Label};
use crate::page::{Block, Metadata, Origin, Page, Picture, TextOrigin};
use crate::reason::{Reason, RemovalReason};
use crate::script::reading_units;
use crate::span::Span;

/// How cleaning went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Verdict {
    /// Boilerplate was removed.
    Cleaned,
    /// There was no boilerplate, or the input is plain text that is not a saved page, such as source code or a letter.
    NothingToRemove,
    /// Too little would have been left, so everything was kept.
    TooLittleLeft,
    /// A limit was exceeded, so everything was kept.
    LimitExceeded,
    /// The page shows hardly any text; the text comes from data embedded in it for scripts or search engines.
    FromData,
    /// The page shows hardly any text, because scripts load it.
    NeedsScripts,
}

names!(Verdict, "verdict" {
    Cleaned = "cleaned",
    NothingToRemove = "nothing-to-remove",
    TooLittleLeft = "too-little-left",
    LimitExceeded = "limit-exceeded",
    FromData = "from-data",
    NeedsScripts = "needs-scripts",
});

/// A page and what is left of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cleaned {
    page: Page,
    labels: Vec<Label>,
    changes: Changes,
    verdict: Verdict,
    text: String,
    links: bool,
    images: bool,
    html_images: bool,
}

impl Cleaned {
    /// The text without its boilerplate.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text without its boilerplate, moved out without copying.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// The text as Markdown (CommonMark, with tables, strikethrough and footnotes as on GitHub).
    pub fn to_markdown(&self) -> String {
        markdown::write(&self.page, |block| self.keeps(block), self.links, self.images)
    }

    /// The text as safe HTML: tags and attributes from an allowlist, links with known schemes only, images on request.
    ///
    /// Reading the HTML again gives the same blocks.
    ///
    /// ```
    /// let page = limpid::Input::Html("<p onclick=x>See <a href='javascript:y'>this</a> & <a href=/z>that</a>.");
    /// let cleaned = limpid::clean(page, &Default::default()).unwrap();
    /// assert_eq!(cleaned.to_html(), "<p>See this &amp; <a href=\"/z\">that</a>.</p>");
    /// ```
    pub fn to_html(&self) -> String {
        html::write(&self.page, |block| self.keeps(block), self.links, self.html_images)
    }

    /// The page; its text is what the input spans of the changes point into.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// All blocks, including removed ones.
    pub fn blocks(&self) -> &[Block] {
        self.page.blocks()
    }

    /// The labels, one per block.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The removals. Removing a block also removes the separator between it and the content.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }

    /// True when `block` was not removed.
    pub fn keeps(&self, block: &Block) -> bool {
        let changes = self.changes.as_slice();
        let next = changes.partition_point(|change| change.input.end < block.span.end);
        !changes.get(next).is_some_and(|change| change.input.contains(block.span))
    }

    /// What the page declares about itself.
    pub fn metadata(&self) -> &Metadata {
        self.page.metadata()
    }

    /// How cleaning went.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The text with only the accepted removals.
    pub fn with(&self, accept: impl FnMut(&Change) -> bool) -> String {
        self.changes.apply_if(self.page.text(), accept)
    }
}

/// Removes the blocks that are boilerplate according to `labels` from `page`.
#[must_use]
pub fn clean_page(mut page: Page, labels: Vec<Label>, options: &CleanOptions) -> Cleaned {
    let mut removed: Vec<bool> = labels.iter().map(|label| is_removed(label, options)).collect();
    let wanted = removed.contains(&true);
    let mut verdict = if wanted { Verdict::Cleaned } else { Verdict::NothingToRemove };
    if page.limit_exceeded() {
        verdict = Verdict::LimitExceeded;
        removed.fill(false);
    } else if wanted && leaves_too_little(&page, &labels, &removed, options) {
        verdict = Verdict::TooLittleLeft;
        keep_all(&mut removed, &labels);
    }
    match page.text_origin() {
        TextOrigin::Shown => {}
        TextOrigin::Data => {
            verdict = Verdict::FromData;
            keep_all(&mut removed, &labels);
        }
        TextOrigin::Missing => verdict = Verdict::NeedsScripts,
    }
    choose_image(&mut page, &removed);
    let changes = removals(&page, &labels, &removed);
    let text = changes.apply(page.text());
    Cleaned {
        page,
        labels,
        changes,
        verdict,
        text,
        links: options.links,
        images: options.images,
        html_images: options.html_images,
    }
}

/// Replaces an image that was only taken from the text, if nothing next to it is kept, by the first one next to something kept:
/// a teaser below the text has a picture too.
fn choose_image(page: &mut Page, removed: &[bool]) {
    if page.metadata().origins.image != Some(Origin::Text) {
        return;
    }
    let is_kept = |n: Option<usize>| n.and_then(|n| removed.get(n)) == Some(&false);
    let stays = |picture: &&Picture| {
        let next = picture.before as usize;
        is_kept(next.checked_sub(1)) || is_kept(Some(next))
    };
    let own = page.metadata().image.as_deref();
    let kept = || page.pictures().iter().filter(stays);
    if kept().any(|picture| Some(&*picture.src) == own) {
        return;
    }
    let first = kept().find(|picture| !picture.hidden && picture.is_photo()).map(|picture| picture.src.to_string());
    page.set_image(first);
}

/// Removes nothing but what the user's rules remove.
fn keep_all(removed: &mut [bool], labels: &[Label]) {
    for (removed, label) in removed.iter_mut().zip(labels) {
        *removed &= label.removal == Some(RemovalReason::UserRule);
    }
}

fn is_removed(label: &Label, options: &CleanOptions) -> bool {
    label.removal.is_some() && label.confidence >= options.min_confidence
}

/// A page that keeps this share of its reading units was not misread, however short it is (chosen by hand).
const ENOUGH_SHARE: f32 = 0.5;

/// True when the remaining text is neither long enough nor most of the visible text. Removals by the user's rules do
/// not count.
fn leaves_too_little(page: &Page, labels: &[Label], removed: &[bool], options: &CleanOptions) -> bool {
    let (mut all, mut left) = (0.0, 0.0);
    for ((block, label), &removed) in page.blocks().iter().zip(labels).zip(removed) {
        if matches!(label.removal, Some(RemovalReason::UserRule | RemovalReason::Hidden)) && removed {
            continue;
        }
        let units = reading_units(page.block_text(block));
        all += units;
        left += if removed { 0.0 } else { units };
        if left >= options.min_units {
            return false;
        }
    }
    left < all && left < all * ENOUGH_SHARE
}

/// One change for each removed block. Each separator belongs to only one block, so that any choice of removals gives
/// well-formed text. Item numbers and cell tabs belong to the block after them. Other separators belong to the block
/// before them up to the first kept block, and to the block after them from there on.
fn removals(page: &Page, labels: &[Label], removed: &[bool]) -> Changes {
    let blocks = page.blocks();
    let first_kept = removed.iter().position(|&removed| !removed).unwrap_or(blocks.len());
    let mut changes = Changes::new();
    for (n, label) in labels.iter().enumerate().filter(|&(n, _)| removed[n]) {
        let Some(reason) = label.removal else { continue };
        let leads = n < first_kept;
        let start = match n.checked_sub(1) {
            None => 0,
            Some(_) if leads => page.own_start(n),
            Some(before) => blocks[before].span.end,
        };
        let end = match blocks.get(n + 1) {
            None => page.text().len(),
            Some(_) if leads => page.own_start(n + 1),
            Some(_) => blocks[n].span.end,
        };
        changes.push(
            Span::new(start, end),
            "",
            vec![Reason::Removal(reason)],
            label.confidence,
            label.evidence.clone(),
        );
    }
    changes
}
