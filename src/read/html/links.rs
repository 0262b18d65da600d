//! The links of a page: resolves them if the page's URL is known, and records which parts of the page they lead to.

use std::collections::BTreeSet;

use super::address;
use crate::page::MarkKind;

/// How many names are recorded; a page with more has an index, not notes.
const MAX_NAMES: usize = 10_000;

/// The URL that links are resolved against.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The URL of the page, as given by the caller.
    page: Option<String>,
    /// The URL that relative links are resolved against: `<base href>`, or the page.
    base: Option<String>,
    has_base: bool,
    /// The names with a digit that links within the page lead to, mostly of notes.
    referred: BTreeSet<String>,
}

impl Links {
    pub(super) fn new(page: Option<&str>) -> Self {
        let page = page.map(str::trim).filter(|page| address::is_base(page)).map(str::to_owned);
        Self { base: page.clone(), page, ..Self::default() }
    }

    /// The URL of the page, if the caller gave it.
    pub(super) fn page(&self) -> Option<&str> {
        self.page.as_deref()
    }

    /// Handles `<base href>`. Only the first one counts.
    pub(super) fn set_base(&mut self, address: &str) {
        if self.has_base {
            return;
        }
        let whole =
            self.page.as_deref().map_or_else(|| address.trim().to_owned(), |page| address::resolve(page, address));
        if address::is_base(&whole) {
            self.base = Some(whole);
            self.has_base = true;
        }
    }

    /// Uses the URL that the page declares for itself, if there is no other.
    pub(super) fn set_canonical(&mut self, address: &str) {
        if self.base.is_none() && address::is_base(address) {
            self.base = Some(address.trim().to_owned());
        }
    }

    /// `address` resolved against the page. A relative URL stays relative when the page's URL is not known.
    pub(super) fn resolve(&self, address: &str) -> String {
        self.base.as_deref().map_or_else(|| address.trim().to_owned(), |base| address::resolve(base, address))
    }

    /// A link with an absolute URL. A link within this page keeps only its fragment.
    pub(super) fn absolute(&self, kind: MarkKind) -> MarkKind {
        let MarkKind::Link(address) = &kind else { return kind };
        let page = self.page.as_deref().or(self.base.as_deref());
        if let Some(name) = page.and_then(|page| address::fragment(page, address)) {
            return MarkKind::Link(format!("#{name}").into());
        }
        match &self.base {
            Some(base) => MarkKind::Link(address::resolve(base, address).into()),
            None => kind,
        }
    }

    /// Records that a link leads to `address`.
    pub(super) fn refer(&mut self, address: &str) {
        let page = self.page.as_deref().or(self.base.as_deref());
        let name = address.strip_prefix('#').or_else(|| address::fragment(page?, address)).unwrap_or_default();
        if name.bytes().any(|b| b.is_ascii_digit()) && self.referred.len() < MAX_NAMES {
            self.referred.insert(name.to_ascii_lowercase());
        }
    }

    /// True for the name of a part of the page that an earlier link leads to.
    pub(super) fn is_referred(&self, name: &str) -> bool {
        !self.referred.is_empty() && self.referred.contains(&name.to_ascii_lowercase())
    }
}
