//! Why a block is chrome: the reason that its words, its position and its names support most.

use super::measure::{Hint, Measured, Topic};
use crate::page::{BlockKind, ContainerKind};
use crate::reason::RemovalReason;

const REASONS: usize = RemovalReason::ALL.len();

/// The weights of the sources of a reason. Chosen by hand: words in the block itself count most.
const WORDS: f32 = 3.0;
const NAMES: f32 = 2.0;
const TAGS: f32 = 2.0;

const BY_TOPIC: &[(Topic, RemovalReason)] = &[
    (Topic::Consent, RemovalReason::Consent),
    (Topic::Comments, RemovalReason::Comments),
    (Topic::Share, RemovalReason::Share),
    (Topic::Related, RemovalReason::Related),
    (Topic::Newsletter, RemovalReason::Newsletter),
    (Topic::Login, RemovalReason::Login),
    (Topic::Navigation, RemovalReason::Navigation),
    (Topic::Footer, RemovalReason::Footer),
    (Topic::Advert, RemovalReason::Advert),
    (Topic::Pagination, RemovalReason::Pagination),
    (Topic::Byline, RemovalReason::Metadata),
    (Topic::Machine, RemovalReason::Metadata),
];

const BY_HINT: &[(Hint, RemovalReason)] = &[
    (Hint::Consent, RemovalReason::Consent),
    (Hint::Comments, RemovalReason::Comments),
    (Hint::Share, RemovalReason::Share),
    (Hint::Related, RemovalReason::Related),
    (Hint::Newsletter, RemovalReason::Newsletter),
    (Hint::Login, RemovalReason::Login),
    (Hint::Navigation, RemovalReason::Navigation),
    (Hint::Header, RemovalReason::Header),
    (Hint::Footer, RemovalReason::Footer),
    (Hint::Sidebar, RemovalReason::Sidebar),
    (Hint::Advert, RemovalReason::Advert),
    (Hint::Breadcrumb, RemovalReason::Breadcrumb),
    (Hint::Pagination, RemovalReason::Pagination),
    (Hint::Meta, RemovalReason::Metadata),
    (Hint::Unseen, RemovalReason::Hidden),
];

const BY_KIND: &[(ContainerKind, RemovalReason)] = &[
    (ContainerKind::Navigation, RemovalReason::Navigation),
    (ContainerKind::Header, RemovalReason::Header),
    (ContainerKind::Footer, RemovalReason::Footer),
    (ContainerKind::Aside, RemovalReason::Sidebar),
];

/// The reason for removing block `n`; `inherited` is the reason of the removed block before it.
pub(super) fn reason(m: &Measured<'_>, n: usize, inherited: Option<RemovalReason>) -> RemovalReason {
    let block = &m.page.blocks()[n];
    if block.hidden == Some(true) {
        return RemovalReason::Hidden;
    }
    if m.is_in_consent_window(n) {
        return RemovalReason::Consent;
    }
    if m.fused_paths.is_path[n] {
        return RemovalReason::Breadcrumb;
    }
    let mut votes = [0.0_f32; REASONS];
    let units = m.blocks.units[n].max(1.0);
    for &(topic, reason) in BY_TOPIC {
        let share = f32::from(m.hits[n][topic as usize]) / units;
        votes[reason as usize] += WORDS * share.min(1.0);
    }
    for &(hint, reason) in BY_HINT {
        if let Some(distance) = m.hint_at(n, hint) {
            votes[reason as usize] += NAMES / (1.0 + distance as f32);
        }
    }
    for &(kind, reason) in BY_KIND {
        votes[reason as usize] += if m.kind_at(n, kind).is_some() { TAGS } else { 0.0 };
    }
    votes[RemovalReason::Footer as usize] += f32::from(u8::from(m.words.blocks[n].has_copyright)) * TAGS;
    let best = RemovalReason::ALL.iter().copied().max_by(|&a, &b| votes[a as usize].total_cmp(&votes[b as usize]));
    match best.filter(|&best| votes[best as usize] >= LEAST_VOTE) {
        Some(best) => best,
        None => by_place(m, n, inherited),
    }
}

/// Weaker votes than this are ignored.
const LEAST_VOTE: f32 = 0.5;
/// Blocks with this share of linked text are menus or teasers.
const LINKED: f32 = 0.5;

fn by_place(m: &Measured<'_>, n: usize, inherited: Option<RemovalReason>) -> RemovalReason {
    let after = n > m.stretch.end;
    let linked = m.blocks.links[n] > LINKED;
    if m.repetition.is_repeat[n] {
        return RemovalReason::Duplicate;
    }
    match inherited {
        Some(RemovalReason::Related | RemovalReason::Comments) if after => RemovalReason::Related,
        Some(reason @ (RemovalReason::Navigation | RemovalReason::Footer | RemovalReason::Sidebar)) => reason,
        _ if m.page.blocks()[n].kind == BlockKind::Form => RemovalReason::Navigation,
        _ if after && (linked || m.blocks.units[n] > 8.0) => RemovalReason::Related,
        _ if after => RemovalReason::Footer,
        _ if linked || n < m.stretch.start => RemovalReason::Navigation,
        _ => RemovalReason::Sidebar,
    }
}
