//! Chooses the authors of a page among the names found in it.

use super::choice::{Shown, unique};
use super::title::normalized;
use super::{Head, Values, authors};
use crate::page::{Metadata, Origin};
use crate::read::html::linked_data;

/// More names than this cannot be the authors of one page.
const MAX_MARKED: usize = 6;
/// A shorter name is not looked for inside the name of the site. In bytes.
const SHORTEST_PART: usize = 5;

impl Head {
    /// Sets the authors. People come before organisations, and machine-readable data before what the page shows.
    pub(super) fn choose_authors(&self, shown: &Shown<'_>, out: &mut Metadata) {
        let found = self.names(shown);
        let people = found.people(shown.text);
        let chosen = people.into_iter().chain(found.others()).find(|(names, _)| !names.is_empty());
        if let Some((names, origin)) = chosen {
            out.authors = names;
            out.origins.authors = Some(origin);
        }
    }

    fn names<'a>(&'a self, shown: &Shown<'a>) -> Names<'a> {
        let declared_sites = self.found.sites.iter().map(|(site, _)| site.as_str());
        let linked_sites = [&self.linked.site, &self.linked.publisher].into_iter().filter_map(Option::as_deref);
        let sites = declared_sites.chain(linked_sites).map(normalized).collect();
        let marked = all(&self.found.marked_authors);
        let links: Vec<&str> = [&self.found.linked_authors, &self.found.linked_users]
            .into_iter()
            .flat_map(|links| links.iter().map(|(text, _)| text.as_str()))
            .collect();
        let first = |names: &dyn Fn(&String) -> Vec<String>| {
            shown.lines.iter().map(names).find(|names| !names.is_empty()).unwrap_or_default()
        };
        Names {
            sites: Sites { names: sites, text: shown.text },
            data: &self.linked.authors,
            declared: all(&self.found.authors),
            marked: of_page(marked, shown),
            linked_lines: first(&|line| authors::linked_in_line(line, &links)),
            classed: first_names(&self.found.classed_authors),
            lines: first(&|line| authors::of_line(line)),
            linked: first_names(&self.found.linked_authors),
        }
    }
}

/// The marked names that belong to the page. Those of the articles that it recommends may be marked as well, so the ones beside the
/// title count alone if there are any.
fn of_page(marked: Vec<String>, shown: &Shown<'_>) -> Vec<String> {
    let is_near = |name: &String| shown.lines.iter().any(|line| line.contains(name.as_str()));
    let near: Vec<String> = marked.iter().filter(|name| is_near(name)).cloned().collect();
    match near.as_slice() {
        [] if marked.len() > MAX_MARKED => Vec::new(),
        [] => marked,
        _ => near,
    }
}

type Choice = (Vec<String>, Origin);

/// The names found, by where they were found.
struct Names<'a> {
    sites: Sites<'a>,
    /// In JSON-LD.
    data: &'a [linked_data::Author],
    /// In `meta` elements.
    declared: Vec<String>,
    /// In microdata and links with `rel`.
    marked: Vec<String>,
    /// In a by-line, as the text of links to pages about people.
    linked_lines: Vec<String>,
    /// In elements whose class names an author.
    classed: Vec<String>,
    /// In lines that begin like by-lines.
    lines: Vec<String>,
    /// In links to pages about people.
    linked: Vec<String>,
}

impl Names<'_> {
    /// The people of each source, the most trusted source first.
    fn people(&self, text: &str) -> Vec<Choice> {
        let people = |names: &[String]| -> Vec<String> {
            names.iter().filter(|name| authors::is_person(name) && !self.sites.contain(name)).cloned().collect()
        };
        let visible = [
            (people(&self.marked), Origin::Link),
            (people(&self.linked_lines), Origin::Byline),
            (people(&self.classed), Origin::Byline),
            (people(&self.lines), Origin::Byline),
            (people(&self.linked), Origin::Byline),
        ];
        let declared = people(&self.declared);
        // A template may declare the same author for all its pages.
        let is_shown = declared.iter().any(|name| text.contains(name.as_str()));
        let mut choices = vec![(self.of_data(true), Origin::JsonLd)];
        if is_shown {
            choices.push((declared.clone(), Origin::Meta));
        }
        choices.extend(visible);
        choices.push((declared, Origin::Meta));
        choices
    }

    /// User names and organisations, where no person is named.
    fn others(&self) -> Vec<Choice> {
        let one = |names: &[String]| -> Vec<String> {
            let fits = |name: &&String| !self.sites.contain(name) && !authors::is_organisation(name);
            names.iter().filter(fits).take(1).cloned().collect()
        };
        let linked = self.linked_lines.iter().filter(|name| !self.sites.contain(name)).cloned().collect();
        vec![
            (linked, Origin::Byline),
            (one(&self.marked), Origin::Link),
            (one(&self.declared), Origin::Meta),
            (one(&self.classed), Origin::Byline),
            (self.of_data(false), Origin::JsonLd),
            (self.declared.clone(), Origin::Meta),
            (self.marked.clone(), Origin::Link),
            (self.classed.clone(), Origin::Byline),
        ]
    }

    /// The people or the organisations in JSON-LD.
    fn of_data(&self, people: bool) -> Vec<String> {
        let is_person = |author: &linked_data::Author| {
            let named = author.is_person.unwrap_or_else(|| authors::is_person(author.name.trim()));
            named && !self.sites.contain(&author.name)
        };
        let fitting = self.data.iter().filter(|author| is_person(author) == people);
        unique(fitting.flat_map(|author| authors::names(&author.name)))
    }
}

/// The names of the site and its publisher, and the text, which may name the owner of its rights.
struct Sites<'a> {
    names: Vec<String>,
    text: &'a str,
}

impl Sites<'_> {
    /// True for the name of the site or a part of it.
    fn contain(&self, name: &str) -> bool {
        let own = normalized(name);
        has_copyright(self.text, name)
            || self.names.iter().any(|site| *site == own || (own.len() >= SHORTEST_PART && site.contains(&own)))
    }
}

fn all(values: &Values) -> Vec<String> {
    unique(values.iter().flat_map(|(value, _)| authors::names(value)))
}

/// The names in the first element with an author class that contains a person, or else in the first that contains any
/// name.
fn first_names(values: &Values) -> Vec<String> {
    let with_person = values
        .iter()
        .map(|(value, _)| authors::names(value))
        .find(|names| names.iter().any(|name| authors::is_person(name)));
    if let Some(names) = with_person {
        return names;
    }
    values.iter().map(|(value, _)| authors::names(value)).find(|names| !names.is_empty()).unwrap_or_default()
}

/// True for a name that follows a copyright sign.
fn has_copyright(text: &str, name: &str) -> bool {
    text.match_indices(name).take(MAX_PLACES).any(|(at, _)| {
        let start = (at.saturating_sub(RIGHTS_WINDOW)..=at).find(|&start| text.is_char_boundary(start)).unwrap_or(at);
        let before = &text[start..at];
        before.contains('©') || before.contains("opyright")
    })
}

/// How many bytes before a name are searched for the sign, and how many places of the name are examined.
const RIGHTS_WINDOW: usize = 24;
const MAX_PLACES: usize = 20;
