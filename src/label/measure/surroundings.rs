//! The surroundings of each container: the distance to the next container of a kind, or with a meaningful name.

use super::class_names::{NameHint, Named};
use crate::page::{ContainerKind, Page};

/// The surroundings of all containers.
pub(in crate::label) struct Surroundings {
    /// The number of steps outwards to the next container with each hint and of each kind, counting from the container
    /// itself; [`FAR`] if there is none.
    pub distances: Vec<[u8; DISTANCES]>,
    /// True when it is inside a consent dialog.
    pub is_in_consent_dialog: Vec<bool>,
}

/// The number of hints and kinds whose distance is known.
const DISTANCES: usize = NameHint::COUNT + CONTAINER_KINDS.len();
/// The distance if there is no such container.
pub(in crate::label) const FAR: u8 = 40;

/// `html` and `body` lie above; their names tell of the whole page: the software that runs on it, whether readers may
/// comment.
pub(in crate::label) const PAGE_DEPTH: u32 = 2;

/// The kinds of container whose distance is measured, by the names of the measurement.
pub(in crate::label) const CONTAINER_KINDS: &[(&str, ContainerKind)] = &[
    ("in_article", ContainerKind::Article),
    ("in_main", ContainerKind::Main),
    ("in_nav", ContainerKind::Navigation),
    ("in_header", ContainerKind::Header),
    ("in_footer", ContainerKind::Footer),
    ("in_aside", ContainerKind::Aside),
    ("in_form", ContainerKind::Form),
    ("in_list", ContainerKind::List),
    ("in_table", ContainerKind::Table),
    ("in_figure", ContainerKind::Figure),
];

impl Surroundings {
    pub(super) fn of(page: &Page, named: &[Named]) -> Self {
        let mut distances: Vec<[u8; DISTANCES]> = Vec::with_capacity(named.len());
        let mut is_in_consent_dialog: Vec<bool> = Vec::with_capacity(named.len());
        for (container, named) in page.containers().iter().zip(named) {
            let parent = container.parent.map(|id| id.0 as usize);
            let mut own = parent.map_or([FAR; DISTANCES], |p| distances[p].map(|d| (d + 1).min(FAR)));
            for (k, distance) in own.iter_mut().enumerate() {
                let here = match k.checked_sub(NameHint::COUNT) {
                    None => named.hints & (1 << k) != 0,
                    Some(kind) => container.kind == CONTAINER_KINDS[kind].1,
                };
                if here {
                    *distance = 0;
                }
            }
            distances.push(own);
            let is_window = container.depth >= PAGE_DEPTH && named.consent_software;
            is_in_consent_dialog.push(is_window || parent.is_some_and(|p| is_in_consent_dialog[p]));
        }
        Self { distances, is_in_consent_dialog }
    }

    /// Steps out from block `n` to the next container with that hint.
    pub(in crate::label) fn hint_at(&self, page: &Page, n: usize, hint: NameHint) -> Option<usize> {
        self.distance(page, n, hint as usize)
    }

    /// Steps out from block `n` to the next container of that kind, one of [`CONTAINER_KINDS`].
    pub(in crate::label) fn kind_at(&self, page: &Page, n: usize, kind: ContainerKind) -> Option<usize> {
        let k = CONTAINER_KINDS.iter().position(|&(_, known)| known == kind)?;
        self.distance(page, n, NameHint::COUNT + k)
    }

    fn distance(&self, page: &Page, n: usize, k: usize) -> Option<usize> {
        let id = page.blocks()[n].container?;
        let distance = self.distances[id.0 as usize][k];
        (distance < FAR).then_some(usize::from(distance))
    }

    /// True when block `n` is in a consent dialog.
    pub(in crate::label) fn in_consent_dialog(&self, page: &Page, n: usize) -> bool {
        page.blocks()[n].container.is_some_and(|id| self.is_in_consent_dialog[id.0 as usize])
    }
}
