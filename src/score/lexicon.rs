//! The phrases of each language by which the roles of sentences are recognised.

use super::announcement_phrases::{PAST, REQUESTS, WELCOMES};
use super::call_phrases::{CALLS, CLAUSES, DATED, OWN_WORK, PERSONAL};
use super::cues::{ASIDES, BIOGRAPHY, COMMANDS, CONCLUSIONS, DEPENDENT, LINKS, PLEASANTRIES, Phrases};
use super::filler::{EMPTY, ENTHUSIASM, NOTES};
use super::formulas::{FORMULAS, PURCHASES};
use super::independent::INDEPENDENT;
use super::narrative::{ASKED, KIN, SCENES, SEASONS};
use super::notices::{ANSWERS, BACKGROUND, NOTICES, SMALL_TALK};
use std::sync::OnceLock;

/// The phrases of a language that reveal the role of a sentence.
pub(super) struct Lexicon {
    pub(super) pleasantries: Phrases,
    pub(super) links: Phrases,
    pub(super) biography: Phrases,
    pub(super) dependent: Phrases,
    pub(super) independent: Phrases,
    pub(super) asides: Phrases,
    pub(super) commands: Phrases,
    pub(super) empty: Phrases,
    pub(super) notes: Phrases,
    pub(super) background: Phrases,
    pub(super) enthusiasm: Phrases,
    pub(super) conclusions: Phrases,
    pub(super) answers: Phrases,
    pub(super) calls: Phrases,
    pub(super) dated: Phrases,
    pub(super) clauses: Phrases,
    pub(super) formulas: Phrases,
    pub(super) purchases: Phrases,
    pub(super) personal: Phrases,
    pub(super) own_work: Phrases,
    pub(super) requests: Phrases,
    pub(super) past: Phrases,
    pub(super) welcomes: Phrases,
    pub(super) scenes: Phrases,
    pub(super) seasons: Phrases,
    pub(super) kin: Phrases,
    pub(super) asked: Phrases,
}

impl Lexicon {
    /// The phrases of `language`, prepared when a text first needs them.
    pub(super) fn shared(language: &str) -> &'static Self {
        // Every language that has any phrases has pleasantries; the last place is for all others.
        const OTHERS: usize = PLEASANTRIES.len();
        static READY: [OnceLock<Lexicon>; OTHERS + 1] = [const { OnceLock::new() }; OTHERS + 1];
        let known =
            PLEASANTRIES.iter().position(|(name, _)| *name == if language.is_empty() { "en" } else { language });
        let name = known.map_or("none", |known| PLEASANTRIES[known].0);
        READY[known.unwrap_or(OTHERS)].get_or_init(|| Self::of(name))
    }

    fn of(language: &str) -> Self {
        let of = |cues| Phrases::of(cues, language);
        Self {
            pleasantries: of(PLEASANTRIES),
            links: of(LINKS),
            biography: of(BIOGRAPHY),
            dependent: of(DEPENDENT),
            independent: of(INDEPENDENT),
            asides: of(ASIDES),
            commands: Phrases::read(COMMANDS),
            empty: Phrases::of_both(EMPTY, SMALL_TALK, language),
            notes: Phrases::of_both(NOTES, NOTICES, language),
            background: of(BACKGROUND),
            enthusiasm: of(ENTHUSIASM),
            conclusions: of(CONCLUSIONS),
            answers: of(ANSWERS),
            calls: of(CALLS),
            dated: of(DATED),
            clauses: of(CLAUSES),
            formulas: of(FORMULAS),
            purchases: of(PURCHASES),
            personal: of(PERSONAL),
            own_work: of(OWN_WORK),
            requests: of(REQUESTS),
            past: of(PAST),
            welcomes: of(WELCOMES),
            scenes: of(SCENES),
            seasons: of(SEASONS),
            kin: of(KIN),
            asked: of(ASKED),
        }
    }
}
