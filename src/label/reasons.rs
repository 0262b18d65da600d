//! Why a block is boilerplate.
//!
//! Trees say which class of boilerplate it is: comments, other stories, advertising, controls, or the site's own.
//! Within the class the words, the position and the names of the block choose the reason.

use super::measure::{Measured, NameHint, Topic};
use super::score::ClassScores;
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

const BY_HINT: &[(NameHint, RemovalReason)] = &[
    (NameHint::Consent, RemovalReason::Consent),
    (NameHint::Comments, RemovalReason::Comments),
    (NameHint::Share, RemovalReason::Share),
    (NameHint::Related, RemovalReason::Related),
    (NameHint::Newsletter, RemovalReason::Newsletter),
    (NameHint::Login, RemovalReason::Login),
    (NameHint::Navigation, RemovalReason::Navigation),
    (NameHint::Header, RemovalReason::Header),
    (NameHint::Footer, RemovalReason::Footer),
    (NameHint::Sidebar, RemovalReason::Sidebar),
    (NameHint::Advert, RemovalReason::Advert),
    (NameHint::Breadcrumb, RemovalReason::Breadcrumb),
    (NameHint::Pagination, RemovalReason::Pagination),
    (NameHint::Meta, RemovalReason::Metadata),
    (NameHint::Unseen, RemovalReason::Hidden),
];

const BY_KIND: &[(ContainerKind, RemovalReason)] = &[
    (ContainerKind::Navigation, RemovalReason::Navigation),
    (ContainerKind::Header, RemovalReason::Header),
    (ContainerKind::Footer, RemovalReason::Footer),
    (ContainerKind::Aside, RemovalReason::Sidebar),
];

/// Why a block is removed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reasons {
    /// The reason that is reported.
    pub removal: RemovalReason,
    /// The reason without the trees. Live pages use this one: the trees are right more often, but the guards of a live
    /// page are designed for the mistakes that words, names and tags lead to.
    pub evident: RemovalReason,
}

impl Reasons {
    /// The reasons for removing block `n`, whose class has these scores; `inherited` is the evident reason of the removed block
    /// before it.
    pub(super) fn of(
        m: &Measured<'_>,
        n: usize,
        scores: Option<&ClassScores>,
        inherited: Option<RemovalReason>,
    ) -> Self {
        if let Some(reason) = certain(m, n) {
            return Self::of_one(reason);
        }
        let votes = votes(m, n);
        let evident = winning_reason(&votes, |_| true).unwrap_or_else(|| by_position(m, n, inherited));
        let removal = match scores {
            Some(scores) if evident != RemovalReason::Duplicate && evident != RemovalReason::Consent => {
                of_class(class(scores, evident), evident, &votes, n < m.prose_run.start)
            }
            _ => evident,
        };
        Self { removal, evident }
    }

    /// A reason that does not depend on the trees.
    pub(super) const fn of_one(reason: RemovalReason) -> Self {
        Self { removal: reason, evident: reason }
    }
}

/// The reasons that need no vote.
fn certain(m: &Measured<'_>, n: usize) -> Option<RemovalReason> {
    match () {
        () if m.page.blocks()[n].hidden == Some(true) => Some(RemovalReason::Hidden),
        () if m.is_in_consent_dialog(n) => Some(RemovalReason::Consent),
        () if m.joined_breadcrumbs.is_path[n] => Some(RemovalReason::Breadcrumb),
        () => None,
    }
}

/// How much the words, names and tags of block `n` support each reason.
fn votes(m: &Measured<'_>, n: usize) -> [f32; REASONS] {
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
    votes
}

/// The reason with the most votes among some.
fn winning_reason(votes: &[f32; REASONS], is_candidate: impl Fn(RemovalReason) -> bool) -> Option<RemovalReason> {
    let candidates = RemovalReason::ALL.iter().copied().filter(|&reason| is_candidate(reason));
    let best = candidates.max_by(|&a, &b| votes[a as usize].total_cmp(&votes[b as usize]));
    best.filter(|&best| votes[best as usize] >= MIN_VOTE)
}

/// A class of boilerplate, as in `models/label/gold/README.md`.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Class {
    Comments,
    Related,
    Advert,
    Controls,
    /// Menus, header, footer and whatever else every page of the site has.
    Site,
}

/// What the winning reason adds to the score of its class. Chosen on pages that the trees had not seen.
const COMMENTS_BONUS: f32 = 2.0;
const RELATED_BONUS: f32 = 0.5;
const ADVERT_BONUS: f32 = 2.5;

/// The class with the highest score above 0, if any.
fn class(scores: &ClassScores, winning: RemovalReason) -> Class {
    use RemovalReason::{Advert, Comments, Newsletter, Related};
    let more = |reasons: &[RemovalReason], more: f32| if reasons.contains(&winning) { more } else { 0.0 };
    let classes = [
        (Class::Site, 0.0),
        (Class::Comments, scores.comments + more(&[Comments], COMMENTS_BONUS)),
        (Class::Related, scores.related + more(&[Related], RELATED_BONUS)),
        (Class::Advert, scores.advert + more(&[Advert, Newsletter], ADVERT_BONUS)),
        (Class::Controls, scores.controls),
    ];
    classes.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(Class::Site, |(class, _)| class)
}

/// The winning reason if it is one of the class, or else one of the class.
fn of_class(class: Class, winning: RemovalReason, votes: &[f32; REASONS], is_above: bool) -> RemovalReason {
    use RemovalReason::{
        Advert, Breadcrumb, Comments, Consent, Footer, Header, Login, Metadata, Navigation, Newsletter, Pagination,
        Related, Share, Sidebar,
    };
    let (reasons, usual): (&[RemovalReason], _) = match class {
        Class::Comments => (&[Comments], Comments),
        Class::Related => (&[Related, Pagination], Related),
        Class::Advert => (&[Advert, Newsletter, Login], Advert),
        Class::Controls => (&[Metadata, Share, Navigation, Pagination, Login], Metadata),
        Class::Site => (
            &[Navigation, Breadcrumb, Header, Footer, Sidebar, Consent, Share, Login, Pagination, Metadata],
            if is_above { Navigation } else { Footer },
        ),
    };
    match class {
        _ if reasons.contains(&winning) => winning,
        Class::Site => winning_reason(votes, |reason| reasons.contains(&reason)).unwrap_or(usual),
        _ => usual,
    }
}

/// Weaker votes than this are ignored.
const MIN_VOTE: f32 = 0.5;
/// Blocks with this share of linked text are menus or teasers.
const LINKED: f32 = 0.5;

fn by_position(m: &Measured<'_>, n: usize, inherited: Option<RemovalReason>) -> RemovalReason {
    let after = n > m.prose_run.end;
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
        _ if linked || n < m.prose_run.start => RemovalReason::Navigation,
        _ => RemovalReason::Sidebar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RemovalReason::{Comments, Footer, Metadata, Navigation, Newsletter, Pagination, Related, Share, Sidebar};

    const RELATED: ClassScores = ClassScores { comments: -2.0, related: 1.5, advert: -1.0, controls: -1.0 };
    const SITE: ClassScores = ClassScores { comments: -2.0, related: -1.0, advert: -1.0, controls: -3.0 };

    /// The reason of a block that has votes for one reason only.
    fn chosen(scores: &ClassScores, winning: RemovalReason) -> RemovalReason {
        let mut votes = [0.0; REASONS];
        votes[winning as usize] = 2.0;
        of_class(class(scores, winning), winning, &votes, false)
    }

    #[test]
    fn the_class_decides_between_a_sidebar_and_other_stories() {
        assert_eq!(chosen(&RELATED, Sidebar), Related);
        assert_eq!(chosen(&SITE, Sidebar), Sidebar);
        assert_eq!(chosen(&SITE, Related), Footer);
    }

    #[test]
    fn votes_choose_within_the_class() {
        assert_eq!(chosen(&RELATED, Pagination), Pagination);
        assert_eq!(chosen(&SITE, Share), Share);
        assert_eq!(chosen(&ClassScores { controls: 1.0, ..SITE }, Sidebar), Metadata);
        assert_eq!(chosen(&ClassScores { controls: 1.0, ..SITE }, Navigation), Navigation);
    }

    #[test]
    fn strong_votes_outweigh_the_trees() {
        assert_eq!(chosen(&SITE, Newsletter), Newsletter);
        assert_eq!(chosen(&ClassScores { comments: -1.0, ..SITE }, Comments), Comments);
        assert_eq!(chosen(&ClassScores { comments: -2.5, ..SITE }, Comments), Footer);
    }
}
