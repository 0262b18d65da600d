//! Weights set by hand: what each measurement says of a block by itself. They decide on texts of a few lines, of which the
//! forest has seen too little, and name the evidence for every removal.

use crate::change::Evidence;
use crate::label::measure::{CONTAINER_KINDS, Hint, Measured, Topic, chrome_hits};
use crate::page::{BlockKind, ContainerKind};

/// What was found of one block, and what it adds up to.
#[derive(Clone, Debug, Default)]
pub(in crate::label) struct Weighed {
    pub score: f32,
    pub evidence: Vec<Evidence>,
}

impl Weighed {
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
const AFTER_COMMENTS: f32 = 2.4;
const FORM: f32 = 2.5;
const CODE: f32 = -2.0;
const ELLIPSIS: f32 = 1.0;
const PIPES: f32 = 2.5;

/// Hints that count against a block.
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

/// Adds up what counts for and against block `n`.
pub(in crate::label) fn weigh(m: &Measured<'_>, n: usize) -> Weighed {
    let mut weighed = Weighed::default();
    weighed.add("prior", 1.0, PRIOR);
    text(m, n, &mut weighed);
    place(m, n, &mut weighed);
    structure(m, n, &mut weighed);
    weighed
}

fn text(m: &Measured<'_>, n: usize, weighed: &mut Weighed) {
    let stats = &m.words.blocks[n];
    let units = m.blocks.units[n].max(0.5);
    let hits = &m.hits[n];
    weighed.add("prose", m.blocks.prose[n], (m.blocks.prose[n] * PROSE).clamp(PROSE_LEAST, PROSE_MOST));
    let share = f32::from(chrome_hits(hits)) / units;
    weighed.add("chrome-words", share, (share * WORDED).min(WORDED_MOST));
    let machine = f32::from(hits[Topic::Machine as usize]) / units;
    weighed.add("machine-words", machine, if machine > 0.3 && stats.stops == 0 { MACHINE } else { 0.0 });
    weighed.add("copyright", 1.0, if stats.has_copyright && units < 40.0 { COPYRIGHT } else { 0.0 });
    weighed.add("ellipsis", 1.0, if stats.ends_with_ellipsis { ELLIPSIS } else { 0.0 });
    let parts = stats.parts as f32 / units;
    weighed.add("separators", parts, if parts > 0.3 && stats.parts > 1 && stats.stops == 0 { PIPES } else { 0.0 });
    if m.fused_paths.is_path[n] {
        weighed.add("run-together-breadcrumb", stats.fused as f32, FUSED);
    }
    if Some(n) == m.title.at {
        weighed.add("title", 1.0, TITLE);
    }
    weighed.add("repeated", 1.0, if m.repetition.is_repeat[n] { REPEATED } else { 0.0 });
}

fn place(m: &Measured<'_>, n: usize, weighed: &mut Weighed) {
    // What looks like a heading just above the stretch belongs to it.
    let lead = n + HEADING_REACH >= m.stretch.start && n < m.stretch.start && looks_like_heading(m, n);
    let inside = m.stretch.contains(n) || lead;
    weighed.add("stretch", f32::from(u8::from(inside)), if inside { INSIDE_STRETCH } else { OUTSIDE_STRETCH });
    if m.stretch.marker.is_some_and(|marker| n >= marker) {
        weighed.add("after-comments", 1.0, AFTER_COMMENTS);
    }
    if m.containers.best.is_some() {
        let inside = m.containers.best_is_around(m.page, n);
        weighed.add("container", f32::from(u8::from(inside)), if inside { INSIDE_BEST } else { OUTSIDE_BEST });
    }
}

fn structure(m: &Measured<'_>, n: usize, weighed: &mut Weighed) {
    let block = &m.page.blocks()[n];
    weighed.add("links", m.blocks.links[n], m.blocks.links[n] * LINKED);
    weighed.add("hidden", 1.0, if block.hidden == Some(true) { HIDDEN } else { 0.0 });
    weighed.add("form", 1.0, if block.kind == BlockKind::Form { FORM } else { 0.0 });
    weighed.add("code", 1.0, if block.kind == BlockKind::Code { CODE } else { 0.0 });
    for &(hint, signal) in AGAINST {
        if let Some(distance) = m.hint_at(n, hint).filter(|&d| d < 6) {
            weighed.add(signal, distance as f32, HINTED / (1.0 + distance as f32 * 0.4));
        }
    }
    for &(signal, kind) in CONTAINER_KINDS {
        let against = matches!(
            kind,
            ContainerKind::Navigation | ContainerKind::Header | ContainerKind::Footer | ContainerKind::Aside
        );
        if against && m.kind_at(n, kind).is_some() {
            weighed.add(signal, 1.0, CONTAINED);
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
