//! What a company or an author says about itself below a heading such as `About Acme`, near the end of a press release or an
//! advertisement: it is the same in each of them.

use super::role::Role;
use crate::script::letters::is_alphanumeric;
use crate::script::reading_units;
use crate::span::Span;

/// What comes before the name in the heading above what a company or an author says about itself, and after it.
const ABOUT: [&str; 13] = [
    "about ",
    "über ",
    "à propos de ",
    "sobre ",
    "acerca de ",
    "informazioni su ",
    "over ",
    "om ",
    "o ",
    "о ",
    "об ",
    "про ",
    "关于",
];
const ABOUT_AFTER: [&str; 4] = [" hakkında", "について", " के बारे में", " 소개"];
/// The longest such heading, in reading units, and what part of the text comes before it. Chosen by hand.
const ABOUT_UNITS: f32 = 8.0;
const ABOUT_FROM: f32 = 0.5;
/// How many letters of the name have to agree: its ending may be another case. Chosen by hand.
const ABOUT_LETTERS: usize = 4;

/// Marks what a company says about itself below `About Acme`, near the end of a press release or an advertisement: from a sentence
/// that begins with the name up to the next heading.
pub(super) fn mark_about(roles: &mut [Role], headings: &[bool], text: &str, sentences: &[Span]) {
    let mut is_below = false;
    let from = (sentences.len() as f32 * ABOUT_FROM) as usize;
    for n in from..sentences.len() {
        if headings[n] {
            is_below = sentences.get(n + 1).is_some_and(|next| is_about(sentences[n].of(text), next.of(text)));
        }
        roles[n].is_boilerplate |= is_below;
    }
}

/// True for the heading `About Acme` above a sentence in which `Acme` comes first.
fn is_about(heading: &str, next: &str) -> bool {
    let heading = heading.trim_matches(|c: char| !is_alphanumeric(c));
    if reading_units(heading) > ABOUT_UNITS {
        return false;
    }
    let lower = heading.to_lowercase();
    let before = ABOUT.iter().find(|about| lower.starts_with(**about)).map(|about| heading.get(about.len()..));
    let after = || {
        ABOUT_AFTER
            .iter()
            .find(|about| lower.ends_with(**about))
            .map(|about| heading.get(..heading.len() - about.len()))
    };
    let Some(Some(name)) = before.or_else(after) else { return false };
    let begins = |text: &str| text.chars().take(ABOUT_LETTERS).flat_map(char::to_lowercase).collect::<String>();
    let name = begins(name.trim());
    let has_capital = !heading.contains(char::is_uppercase) || heading.chars().skip(1).any(char::is_uppercase);
    has_capital && !name.is_empty() && begins_early(&next.to_lowercase(), &name)
}

/// True when a word among the first of `text` begins with `name`.
fn begins_early(text: &str, name: &str) -> bool {
    const WORDS: usize = 4;
    text.starts_with(name)
        || text
            .split_whitespace()
            .take(WORDS)
            .any(|word| word.trim_start_matches(|c| !is_alphanumeric(c)).starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_on_its_own_site_is_recognised_by_its_name() {
        for (heading, next) in [
            ("About Brightwave", "Brightwave is a provider of software for schools."),
            ("Über die Nordwerk GmbH", "Die Nordwerk GmbH entwickelt Pumpen."),
            ("Zeytindal Hakkında", "1987'de kurulan Zeytindal zeytinyağı üretir."),
            ("О компании «Север»", "Компания «Север» основана в 1991 году."),
            ("关于海蓝科技", "海蓝科技成立于2009年。"),
        ] {
            assert!(is_about(heading, next), "{heading}");
        }
        for (heading, next) in [
            ("About the river", "The river rises near Chedworth."),
            ("About 40 people were hurt", "Nobody was killed."),
            ("Om", "Om du vill sluta räcker ett brev."),
            ("Results", "Results were mixed."),
        ] {
            assert!(!is_about(heading, next), "{heading}");
        }
    }
}
