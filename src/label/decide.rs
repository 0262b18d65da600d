//! Features to a score: above 0 a block is taken for chrome.

use super::features::{CONTAINER_KINDS, PageFeatures};
use super::names::Hint;
use super::phrases::Topic;
use crate::change::Evidence;
use crate::page::{BlockKind, ContainerKind};

/// What was found of one block, and what it adds up to.
#[derive(Clone, Debug, Default)]
pub(super) struct Decision {
    pub score: f32,
    pub evidence: Vec<Evidence>,
}

impl Decision {
    fn add(&mut self, signal: &'static str, value: f32, weight: f32) {
        if weight != 0.0 && !weight.is_nan() {
            self.score += weight;
            self.evidence.push(Evidence { signal, value, weight });
        }
    }
}

// The weights are judgements, checked on the development pages.
const PRIOR: f32 = 0.2;
const PROSE: f32 = -0.12;
const PROSE_LEAST: f32 = -3.0;
const PROSE_MOST: f32 = 1.5;
const LINKED: f32 = 3.0;
const OUTSIDE_STRETCH: f32 = 1.6;
const INSIDE_STRETCH: f32 = -1.4;
const OUTSIDE_BEST: f32 = 1.8;
const INSIDE_BEST: f32 = -0.6;
const HINTED: f32 = 1.4;
const CONTAINED: f32 = 2.0;
const WORDED: f32 = 4.0;
const WORDED_MOST: f32 = 3.5;
const HIDDEN: f32 = 6.0;
const FUSED: f32 = 4.0;
const COPYRIGHT: f32 = 3.0;
const MACHINE: f32 = 4.0;
const TITLE: f32 = -5.0;
const REPEATED: f32 = 1.2;
const BEHIND_MARKER: f32 = 2.4;
const FORM: f32 = 2.5;
const CODE: f32 = -2.0;
const ELLIPSIS: f32 = 1.0;
const PIPES: f32 = 2.5;

/// Hints that speak against a block.
const AGAINST: &[(Hint, &str)] = &[
    (Hint::Navigation, "navigation-name"),
    (Hint::Footer, "footer-name"),
    (Hint::Sidebar, "sidebar-name"),
    (Hint::Comments, "comments-name"),
    (Hint::Share, "share-name"),
    (Hint::Related, "related-name"),
    (Hint::Advert, "advert-name"),
    (Hint::Consent, "consent-name"),
    (Hint::Newsletter, "newsletter-name"),
    (Hint::Login, "login-name"),
    (Hint::Breadcrumb, "breadcrumb-name"),
    (Hint::Pagination, "pagination-name"),
    (Hint::Overlay, "overlay-name"),
    (Hint::Unseen, "unseen-name"),
];

/// Decides on one block.
pub(super) fn decide(features: &PageFeatures<'_>, n: usize) -> Decision {
    let mut decision = Decision::default();
    decision.add("prior", 1.0, PRIOR);
    text(features, n, &mut decision);
    place(features, n, &mut decision);
    structure(features, n, &mut decision);
    decision
}

fn text(features: &PageFeatures<'_>, n: usize, decision: &mut Decision) {
    let stats = &features.scan.blocks[n];
    let units = features.units[n].max(0.5);
    let hits = &features.hits[n];
    decision.add("prose", features.prose[n], (features.prose[n] * PROSE).clamp(PROSE_LEAST, PROSE_MOST));
    let words: u16 = hits[..Topic::Byline as usize].iter().sum();
    let share = f32::from(words) / units;
    decision.add("chrome-words", share, (share * WORDED).min(WORDED_MOST));
    let machine = f32::from(hits[Topic::Machine as usize]) / units;
    decision.add("machine-words", machine, if machine > 0.3 && stats.stops == 0 { MACHINE } else { 0.0 });
    decision.add("copyright", 1.0, if stats.has_copyright && units < 40.0 { COPYRIGHT } else { 0.0 });
    decision.add("ellipsis", 1.0, if stats.ends_with_ellipsis { ELLIPSIS } else { 0.0 });
    let parts = stats.parts as f32 / units;
    decision.add("separators", parts, if parts > 0.3 && stats.parts > 1 && stats.stops == 0 { PIPES } else { 0.0 });
    if features.fused[n] {
        decision.add("fused-path", stats.fused as f32, FUSED);
    }
    if Some(n) == features.title_at {
        decision.add("title", 1.0, TITLE);
    }
    decision.add("repeated", 1.0, if features.repeated[n] { REPEATED } else { 0.0 });
}

fn place(features: &PageFeatures<'_>, n: usize, decision: &mut Decision) {
    let (start, end) = features.stretch;
    // What looks like a heading just above the stretch belongs to it.
    let lead = n + HEADING_REACH >= start && n < start && looks_like_heading(features, n);
    let inside = (start..=end).contains(&n) || lead;
    decision.add("stretch", f32::from(u8::from(inside)), if inside { INSIDE_STRETCH } else { OUTSIDE_STRETCH });
    if features.marker.is_some_and(|marker| n >= marker) {
        decision.add("behind-comments", 1.0, BEHIND_MARKER);
    }
    if features.best.is_some() {
        let inside = features.is_in_best(n);
        decision.add("container", f32::from(u8::from(inside)), if inside { INSIDE_BEST } else { OUTSIDE_BEST });
    }
}

fn structure(features: &PageFeatures<'_>, n: usize, decision: &mut Decision) {
    let block = &features.page.blocks()[n];
    decision.add("links", features.links[n], features.links[n] * LINKED);
    decision.add("hidden", 1.0, if block.hidden == Some(true) { HIDDEN } else { 0.0 });
    decision.add("form", 1.0, if block.kind == BlockKind::Form { FORM } else { 0.0 });
    decision.add("code", 1.0, if block.kind == BlockKind::Code { CODE } else { 0.0 });
    for &(hint, signal) in AGAINST {
        if let Some(distance) = features.hint_at(n, hint).filter(|&d| d < 6) {
            decision.add(signal, distance as f32, HINTED / (1.0 + distance as f32 * 0.4));
        }
    }
    for &(signal, kind) in CONTAINER_KINDS {
        let against = matches!(
            kind,
            ContainerKind::Navigation | ContainerKind::Header | ContainerKind::Footer | ContainerKind::Aside
        );
        if against && features.kind_at(n, kind).is_some() {
            decision.add(signal, 1.0, CONTAINED);
        }
    }
}

/// Blocks between a heading and the text below it.
const HEADING_REACH: usize = 2;
/// Fewer reading units are a menu entry.
const SHORTEST_HEADING: f32 = 3.0;

fn looks_like_heading(features: &PageFeatures<'_>, n: usize) -> bool {
    let words: u16 = features.hits[n][..Topic::Byline as usize].iter().sum();
    features.page.blocks()[n].kind == BlockKind::Heading || (features.units[n] >= SHORTEST_HEADING && words == 0)
}

/// Words of a path that stands in front of the title without a space.
const LONGEST_PATH: usize = 8;
/// The title stands this many blocks below at most.
const NEAR: usize = 3;

/// The title under a breadcrumb line whose parts were run together in front of it:
/// `HomeNewsStorm hits the coast` above `Storm hits the coast`.
pub(super) fn is_fused_path(features: &PageFeatures<'_>, n: usize) -> Option<usize> {
    let tokens = features.scan.tokens_of(n);
    (n + 1..features.units.len().min(n + 1 + NEAR)).find(|&next| {
        let title = features.scan.tokens_of(next);
        // The first word of the title is fused with the last of the path.
        title.len() >= 4
            && tokens.len() < title.len() + LONGEST_PATH
            && tokens.len() >= title.len()
            && tokens.ends_with(&title[1..])
            && tokens != title
    })
}
