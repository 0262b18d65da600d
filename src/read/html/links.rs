//! The links of a page: made absolute where its address is known, and which parts of the page they lead to.

use std::collections::BTreeSet;

use super::address;
use crate::page::MarkKind;

/// Names that are remembered; a page with more has an index, not notes.
const MAX_NAMES: usize = 10_000;

/// The address that links are seen from.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The address of the page, as the caller gives it.
    page: Option<String>,
    /// What relative links start from: `<base href>`, or the page.
    base: Option<String>,
    has_base: bool,
    /// Names with a number that links to parts of the page lead to: of notes, mostly.
    referred: BTreeSet<String>,
}

impl Links {
    pub(super) fn new(page: Option<&str>) -> Self {
        let page = page.map(str::trim).filter(|page| address::is_base(page)).map(str::to_owned);
        Self { base: page.clone(), page, ..Self::default() }
    }

    /// The address of the page, where the caller knows it.
    pub(super) fn page(&self) -> Option<&str> {
        self.page.as_deref()
    }

    /// Takes `<base href>`; the first counts.
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

    /// Takes the address that the page gives itself, where nobody else gave one.
    pub(super) fn set_canonical(&mut self, address: &str) {
        if self.base.is_none() && address::is_base(address) {
            self.base = Some(address.trim().to_owned());
        }
    }

    /// `address` seen from the page; a relative one stays so where the address of the page is not known.
    pub(super) fn resolve(&self, address: &str) -> String {
        self.base.as_deref().map_or_else(|| address.trim().to_owned(), |base| address::resolve(base, address))
    }

    /// A link with its address made absolute; a link to a part of this page keeps its name only.
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

    /// Notes that a link leads to `address`.
    pub(super) fn refer(&mut self, address: &str) {
        let page = self.page.as_deref().or(self.base.as_deref());
        let name = address.strip_prefix('#').or_else(|| address::fragment(page?, address)).unwrap_or_default();
        if name.bytes().any(|b| b.is_ascii_digit()) && self.referred.len() < MAX_NAMES {
            self.referred.insert(name.to_ascii_lowercase());
        }
    }

    /// True for the name of a part of the page that a link before it leads to.
    pub(super) fn is_referred(&self, name: &str) -> bool {
        !self.referred.is_empty() && self.referred.contains(&name.to_ascii_lowercase())
    }
}
