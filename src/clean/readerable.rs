//! Decides whether a page is worth cleaning, by its paragraphs alone.

use crate::page::{BlockKind, ContainerKind, Page};
use crate::script::reading_units;

/// Shorter paragraphs do not count, because captions and teasers have them too. These are the 140 letters of Readability.js,
/// in reading units, which count words alike in all scripts.
const PARAGRAPH_UNITS: f32 = 25.0;
/// The required sum, over the paragraphs, of the square root of the length above that. Readability.js requires 20, in
/// letters, at 5.6 per word.
const MIN_SUM: f32 = 8.0;
/// A paragraph with this link density is a menu.
const MAX_LINKS: f32 = 0.5;

/// True for a page with a few full paragraphs outside its menus, hidden parts and forms.
///
/// Modelled on Mozilla Readability's `isProbablyReaderable`, with lengths in reading units instead of letters, so that
/// Chinese, Japanese and Thai pages pass with as much text as others.
pub(crate) fn is_probably_readerable(page: &Page) -> bool {
    let outside = outside(page);
    let mut sum = 0.0;
    for block in page.blocks() {
        let kind = matches!(block.kind, BlockKind::Paragraph | BlockKind::Line | BlockKind::Quote | BlockKind::Code);
        let linked = block.links.map_or(0.0, |links| links.bytes as f32) / block.span.len().max(1) as f32;
        let chrome = block.container.is_some_and(|id| outside[id.0 as usize]);
        if kind && block.hidden != Some(true) && linked < MAX_LINKS && !chrome {
            sum += (reading_units(page.block_text(block)) - PARAGRAPH_UNITS).max(0.0).sqrt();
        }
        if sum >= MIN_SUM {
            return true;
        }
    }
    false
}

/// The containers in menus, headers, footers, asides and dialogs.
fn outside(page: &Page) -> Vec<bool> {
    let mut outside: Vec<bool> = Vec::with_capacity(page.containers().len());
    for container in page.containers() {
        use ContainerKind::{Aside, Dialog, Footer, Header, Navigation};
        let own = matches!(container.kind, Aside | Dialog | Footer | Header | Navigation);
        outside.push(own || container.parent.is_some_and(|id| outside[id.0 as usize]));
    }
    outside
}
