//! Weights set by hand: what each measurement says of a block by itself. They decide on texts of a few lines, of which the
//! forest has seen too little, and name the evidence for every removal.

use crate::change::Evidence;
use crate::label::measure::{CONTAINER_KINDS, Measured, NameHint, Topic, chrome_hits};
use crate::page::{BlockKind, ContainerKind};

/// What was found of one block, and what it adds up to.
#[derive(Clone, Debug, Default)]
pub(in crate::label) struct HandScore {
    pub score: f32,
    pub evidence: Vec<Evidence>,
}

impl HandScore {
    fn add(&mut self, signal: &'static str, value: f32, weight: f32) {
        if weight != 0.0 && !weight.is_nan() {
            self.score += weight;
            self.evidence.push(Evidence { signal, value, weight });
        }
    }
}

// The weights were chosen by hand and checked on the development pages.
const PRIOR: f32 = 0.2;
const PROSE: f32 = -0.12;
const PROSE_LEAST: f32 = -3.0;
const PROSE_MOST: f32 = 1.5;
const LINKED: f32 = 3.0;
const OUTSIDE_RUN: f32 = 1.6;
const INSIDE_RUN: f32 = -1.4;
const OUTSIDE_BEST: f32 = 1.8;
const INSIDE_BEST: f32 = -0.6;
const HINTED: f32 = 1.4;
const CONTAINED: f32 = 2.0;
const WORDED: f32 = 4.0;
const WORDED_MOST: f32 = 3.5;
const HIDDEN: f32 = 6.0;
const JOINED: f32 = 4.0;
const COPYRIGHT: f32 = 3.0;
const MACHINE: f32 = 4.0;
const TITLE: f32 = -5.0;
const REPEATED: f32 = 1.2;
const AFTER_COMMENTS: f32 = 2.4;
const FORM: f32 = 2.5;
const CODE: f32 = -2.0;
const ELLIPSIS: f32 = 1.0;
const PIPES: f32 = 2.5;

/// Hints that count against a block.
const AGAINST: &[(NameHint, &str)] = &[
    (NameHint::Navigation, "navigation-name"),
    (NameHint::Footer, "footer-name"),
    (NameHint::Sidebar, "sidebar-name"),
    (NameHint::Comments, "comments-name"),
    (NameHint::Share, "share-name"),
    (NameHint::Related, "related-name"),
    (NameHint::Advert, "advert-name"),
    (NameHint::Consent, "consent-name"),
    (NameHint::Newsletter, "newsletter-name"),
    (NameHint::Login, "login-name"),
    (NameHint::Breadcrumb, "breadcrumb-name"),
    (NameHint::Pagination, "pagination-name"),
    (NameHint::Overlay, "overlay-name"),
    (NameHint::Unseen, "unseen-name"),
];

/// Adds up what counts for and against block `n`.
pub(in crate::label) fn hand_score(m: &Measured<'_>, n: usize) -> HandScore {
    let mut total = HandScore::default();
    total.add("prior", 1.0, PRIOR);
    text(m, n, &mut total);
    position(m, n, &mut total);
    structure(m, n, &mut total);
    total
}

fn text(m: &Measured<'_>, n: usize, total: &mut HandScore) {
    let stats = &m.words.blocks[n];
    let units = m.blocks.units[n].max(0.5);
    let hits = &m.hits[n];
    total.add("prose", m.blocks.prose[n], (m.blocks.prose[n] * PROSE).clamp(PROSE_LEAST, PROSE_MOST));
    let share = f32::from(chrome_hits(hits)) / units;
    total.add("chrome-words", share, (share * WORDED).min(WORDED_MOST));
    let machine = f32::from(hits[Topic::Machine as usize]) / units;
    total.add("machine-words", machine, if machine > 0.3 && stats.stops == 0 { MACHINE } else { 0.0 });
    total.add("copyright", 1.0, if stats.has_copyright && units < 40.0 { COPYRIGHT } else { 0.0 });
    total.add("ellipsis", 1.0, if stats.ends_with_ellipsis { ELLIPSIS } else { 0.0 });
    let parts = stats.parts as f32 / units;
    total.add("separators", parts, if parts > 0.3 && stats.parts > 1 && stats.stops == 0 { PIPES } else { 0.0 });
    if m.joined_breadcrumbs.is_path[n] {
        total.add("run-together-breadcrumb", stats.fused as f32, JOINED);
    }
    if Some(n) == m.title.at {
        total.add("title", 1.0, TITLE);
    }
    total.add("repeated", 1.0, if m.repetition.is_repeat[n] { REPEATED } else { 0.0 });
}

fn position(m: &Measured<'_>, n: usize, total: &mut HandScore) {
    // What looks like a heading just above the run belongs to it.
    let lead = n + HEADING_REACH >= m.prose_run.start && n < m.prose_run.start && looks_like_heading(m, n);
    let inside = m.prose_run.contains(n) || lead;
    total.add("prose-run", f32::from(u8::from(inside)), if inside { INSIDE_RUN } else { OUTSIDE_RUN });
    if m.prose_run.marker.is_some_and(|marker| n >= marker) {
        total.add("after-comments", 1.0, AFTER_COMMENTS);
    }
    if m.containers.best.is_some() {
        let inside = m.containers.best_is_around(m.page, n);
        total.add("container", f32::from(u8::from(inside)), if inside { INSIDE_BEST } else { OUTSIDE_BEST });
    }
}

fn structure(m: &Measured<'_>, n: usize, total: &mut HandScore) {
    let block = &m.page.blocks()[n];
    total.add("links", m.blocks.links[n], m.blocks.links[n] * LINKED);
    total.add("hidden", 1.0, if block.hidden == Some(true) { HIDDEN } else { 0.0 });
    total.add("form", 1.0, if block.kind == BlockKind::Form { FORM } else { 0.0 });
    total.add("code", 1.0, if block.kind == BlockKind::Code { CODE } else { 0.0 });
    for &(hint, signal) in AGAINST {
        if let Some(distance) = m.hint_at(n, hint).filter(|&d| d < 6) {
            total.add(signal, distance as f32, HINTED / (1.0 + distance as f32 * 0.4));
        }
    }
    for &(signal, kind) in CONTAINER_KINDS {
        let against = matches!(
            kind,
            ContainerKind::Navigation | ContainerKind::Header | ContainerKind::Footer | ContainerKind::Aside
        );
        if against && m.kind_at(n, kind).is_some() {
            total.add(signal, 1.0, CONTAINED);
        }
    }
}

/// Blocks between a heading and the text below it.
const HEADING_REACH: usize = 2;
/// Fewer reading units are a menu entry.
const SHORTEST_HEADING: f32 = 3.0;

fn looks_like_heading(m: &Measured<'_>, n: usize) -> bool {
    let words = chrome_hits(&m.hits[n]);
    m.page.blocks()[n].kind == BlockKind::Heading || (m.blocks.units[n] >= SHORTEST_HEADING && words == 0)
}
