//! Applies the caller's requests, which override all other decisions.

use super::options::{CleanOptions, Focus};
use super::result::Label;
use super::user_rules::Rules;
use crate::change::{Confidence, Evidence};
use crate::error::Error;
use crate::page::{Block, BlockKind, Page};
use crate::reason::RemovalReason;

/// The requests in the options, parsed once.
pub(super) struct Requests<'a> {
    options: &'a CleanOptions,
    keep: Rules,
    remove: Rules,
}

/// A request, which changes the labels of a page.
type Request = fn(&Requests<'_>, &Page, &mut [Label]);

/// All requests in order; a later one overrides those before it.
const REQUESTS: &[Request] = &[drop_tables, drop_template, apply_user_rules];

impl<'a> Requests<'a> {
    /// # Errors
    /// If a rule of the user is invalid.
    pub(super) fn parse(options: &'a CleanOptions) -> Result<Self, Error> {
        Ok(Self { options, keep: Rules::parse(&options.keep)?, remove: Rules::parse(&options.remove)? })
    }

    pub(super) fn apply(&self, page: &Page, labels: &mut [Label]) {
        REQUESTS.iter().for_each(|request| request(self, page, labels));
    }
}

/// Removes tables if the caller does not want them.
fn drop_tables(requests: &Requests<'_>, page: &Page, labels: &mut [Label]) {
    if requests.options.tables || requests.options.focus == Focus::All {
        return;
    }
    for (block, label) in page.blocks().iter().zip(labels) {
        if block.kind == BlockKind::TableCell {
            *label = Label::chrome(RemovalReason::UserRule, Confidence::CERTAIN, evidence("tables-option"));
        }
    }
}

/// The confidence that a line shared by half of the pages of a site is not their content (chosen by hand).
const SHARED: f32 = 0.9;

/// Removes what the pages of the site have in common.
fn drop_template(requests: &Requests<'_>, page: &Page, labels: &mut [Label]) {
    let Some(template) = &requests.options.template else { return };
    let kept: Vec<bool> = labels.iter().map(|label| label.removal.is_none()).collect();
    for (label, marked) in labels.iter_mut().zip(template.marks(page, &kept)) {
        if marked {
            *label = Label::chrome(RemovalReason::Template, Confidence::new(SHARED), evidence("site-template"));
        }
    }
}

/// Applies the user's rules; those in `keep` take precedence.
fn apply_user_rules(requests: &Requests<'_>, page: &Page, labels: &mut [Label]) {
    let Requests { keep, remove, .. } = requests;
    if keep.is_empty() && remove.is_empty() {
        return;
    }
    let label_of = |block: &Block| {
        if keep.fit(page, block) {
            Some(Label::content(Confidence::CERTAIN, evidence("user-rule")))
        } else if remove.fit(page, block) {
            Some(Label::chrome(RemovalReason::UserRule, Confidence::CERTAIN, evidence("user-rule")))
        } else {
            None
        }
    };
    for (block, label) in page.blocks().iter().zip(labels) {
        if let Some(asked) = label_of(block) {
            *label = asked;
        }
    }
}

/// A request is not measured, so its evidence is only its name.
fn evidence(request: &'static str) -> Vec<Evidence> {
    vec![Evidence { signal: request, value: 1.0, weight: 0.0 }]
}
