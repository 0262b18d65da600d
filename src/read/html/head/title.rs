//! The title of a page without the name of its site.

use std::collections::BTreeSet;

use crate::page::Origin;

/// The candidates for the title of a page, the most trusted first.
#[derive(Debug, Default)]
pub(super) struct Titles<'a> {
    /// The declared titles and their origins.
    pub declared: Vec<(&'a str, Origin)>,
    /// The headings of the first two levels, in order.
    pub headings: &'a [String],
    /// The heading that is named the title of an entry.
    pub entry: Option<&'a str>,
    /// The names of the site.
    pub sites: Vec<&'a str>,
    /// The host of the page.
    pub host: Option<&'a str>,
}

/// Separators between a title and the name of the site.
const SEPARATORS: [&str; 15] =
    [" | ", " ｜ ", "｜", "|", " - ", " – ", " — ", " − ", " · ", " • ", " » ", " « ", " :: ", " / ", "_"];
/// Separators that hardly ever occur within a title.
const CERTAIN_SEPARATORS: [&str; 6] = [" | ", " ｜ ", "｜", "|", " » ", " :: "];
/// A heading is the title when it shares this much of its words with a declared title (chosen by hand).
const MIN_SHARED_WORDS: f32 = 0.5;
/// A title this many times as long as a heading contains more than the heading.
const LENGTH_RATIO: usize = 2;

impl Titles<'_> {
    /// The title and its origin.
    pub(super) fn choose(&self) -> Option<(String, Origin)> {
        if let Some(heading) = self.heading() {
            return Some((heading.to_owned(), Origin::Heading));
        }
        let (declared, origin) = self.declared.iter().find(|(title, _)| !title.is_empty())?;
        Some((self.without_site(declared), *origin))
    }

    /// The heading that serves as the title.
    fn heading(&self) -> Option<&str> {
        if let Some(entry) = self.entry.filter(|entry| self.is_sound(entry) && self.is_in_declared(entry)) {
            return Some(entry);
        }
        let sound = |heading: &&String| self.is_sound(heading) && !self.ends_title_of_other(heading);
        let mut best: Option<(&str, f32)> = None;
        let mut declared: Option<Vec<BTreeSet<String>>> = None;
        for heading in self.headings.iter().filter(sound).take(MAX_HEADINGS) {
            let words = words_or_pairs(heading);
            let (mut share, mut shorter) = (0.0_f32, false);
            let of_title = |(title, _): &(&str, Origin)| words_or_pairs(&self.without_site(title));
            for own in declared.get_or_insert_with(|| self.declared.iter().map(of_title).collect()) {
                let both = words.intersection(own).count() as f32;
                let of_heading = both / words.len().max(1) as f32;
                let of_title = both / own.len().max(1) as f32;
                share = share.max(of_heading.min(1.0) * 0.5 + of_title * 0.5);
                // A heading that contains a whole title and much more is a title and a subtitle run together.
                shorter |= of_title == 1.0 && words.len() > own.len() * LENGTH_RATIO && own.len() >= MIN_TITLE_WORDS;
            }
            let enough = if self.declared.is_empty() { 1.0 } else { share };
            if enough >= MIN_SHARED_WORDS && !shorter && best.is_none_or(|(_, most)| enough > most) {
                best = Some((heading, enough));
            }
        }
        best.map(|(heading, _)| heading)
    }

    fn is_sound(&self, heading: &str) -> bool {
        !heading.is_empty() && heading.chars().count() <= MAX_HEADING_CHARS && !self.is_site(heading)
    }

    /// True when a declared title contains `heading` and more.
    fn is_in_declared(&self, heading: &str) -> bool {
        let own = normalized(heading);
        let has_more = |title: &String| *title != own && format!(" {title} ").contains(&format!(" {own} "));
        self.declared.iter().any(|(title, _)| has_more(&normalized(title)))
    }

    /// True when a declared title is that of a later heading, followed by `heading`: software of forums writes the name of the
    /// board as the first heading of every topic.
    fn ends_title_of_other(&self, heading: &str) -> bool {
        let own = normalized(heading);
        let later = self.headings.iter().take(MAX_HEADINGS).skip_while(|other| *other != heading).skip(1);
        let later: Vec<String> = later.map(|other| normalized(other)).collect();
        let splits = |title: &str| {
            let mut parts = SEPARATORS.iter().filter_map(|sign| title.rsplit_once(sign));
            parts.any(|(before, last)| normalized(last) == own && later.contains(&normalized(before)))
        };
        self.declared.iter().any(|(title, _)| splits(title))
    }

    fn is_site(&self, text: &str) -> bool {
        let own = normalized(text);
        let named = self.sites.iter().any(|site| {
            let site = normalized(site);
            !site.is_empty()
                && (own == site
                    || (own.contains(&site) && own.len() <= site.len() * LENGTH_RATIO && site.chars().count() > 2))
                || (own.chars().count() > 2 && site.contains(&own) && own.len() * LENGTH_RATIO >= site.len())
        });
        let compact: String = own.chars().filter(char::is_ascii_alphanumeric).collect();
        let by_host = self.host.is_some_and(|host| {
            let labels = host
                .split('.')
                .filter(|label| label.len() > 2 && !matches!(*label, "www" | "com" | "org" | "net" | "edu" | "gov"));
            let words = own.split(' ').count();
            let mut compacts = labels.map(|label| label.replace('-', ""));
            compacts.any(|label| {
                (label == compact
                    || (compact.contains(&label) && label.len() > 3)
                    || (label.contains(&compact) && compact.len() > 3))
                    && words <= MAX_SITE_WORDS
            })
        });
        named || by_host
    }

    fn is_heading(&self, part: &str) -> bool {
        let own = normalized(part);
        self.headings.iter().take(MAX_HEADINGS).any(|heading| normalized(heading) == own) && !self.is_site(part)
    }

    /// `title` without the site's name at its ends.
    pub(super) fn without_site(&self, title: &str) -> String {
        let mut rest = title.trim();
        for _ in 0..MAX_PARTS {
            let Some(shorter) = self.shorter(rest) else { break };
            rest = shorter;
        }
        rest.to_owned()
    }

    fn shorter<'t>(&self, title: &'t str) -> Option<&'t str> {
        let last = SEPARATORS
            .iter()
            .filter_map(|sign| title.rfind(sign).map(|at| (at, *sign)))
            .max_by_key(|(at, sign)| at + sign.len());
        let first =
            SEPARATORS.iter().filter_map(|sign| title.find(sign).map(|at| (at, *sign))).min_by_key(|&(at, _)| at);
        if let Some((at, sign)) = last {
            let (before, part) = (title[..at].trim(), title[at + sign.len()..].trim());
            let sure = CERTAIN_SEPARATORS.contains(&sign)
                && words(part) <= MAX_SITE_WORDS
                && (words(before) > 1 || width(before) > width(part))
                && !self.is_heading(part);
            if !before.is_empty() && (self.is_site(part) || part.is_empty() || (sure && sign != "_")) {
                return Some(before);
            }
        }
        if let Some((at, sign)) = first {
            let (part, after) = (title[..at].trim(), title[at + sign.len()..].trim());
            if !after.is_empty() && self.is_site(part) && sign != "_" {
                return Some(after);
            }
        }
        let (part, after) = title.split_once(": ")?;
        (self.is_site(part)
            && self.sites.iter().any(|site| normalized(site) == normalized(part))
            && !after.trim().is_empty())
        .then(|| after.trim())
    }
}

/// Longer headings are paragraphs, in characters.
const MAX_HEADING_CHARS: usize = 300;
/// How many headings are examined; a page with more has no single title among them.
const MAX_HEADINGS: usize = 12;
/// The longest name of a site, in words.
const MAX_SITE_WORDS: usize = 5;
/// How many parts may be removed from a title.
const MAX_PARTS: usize = 4;
/// Titles with fewer words are too short to be recognised.
const MIN_TITLE_WORDS: usize = 4;

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The length in characters, counting wide characters twice.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2E80}' { 2 } else { 1 }).sum()
}

/// `text` in lower case, with every run of other characters than letters and digits as a single space.
pub(super) fn normalized(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with(' ') && c != '\'' && c != '’' {
            out.push(' ');
        }
    }
    out.trim_end().to_owned()
}

/// The words of a text; for scripts without spaces, pairs of characters.
fn words_or_pairs(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for word in normalized(text).split(' ').filter(|word| !word.is_empty()) {
        let chars: Vec<char> = word.chars().collect();
        if chars.iter().any(|&c| c >= '\u{2E80}') && chars.len() > 2 {
            found.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
        } else {
            found.insert(word.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(declared: &str, headings: &[&str], site: &str, host: &str) -> String {
        let headings: Vec<String> = headings.iter().map(|text| (*text).to_owned()).collect();
        let titles = Titles {
            declared: vec![(declared, Origin::TitleElement)],
            headings: &headings,
            entry: None,
            sites: if site.is_empty() { vec![] } else { vec![site] },
            host: Some(host).filter(|host| !host.is_empty()),
        };
        titles.choose().unwrap().0
    }

    #[test]
    fn removes_the_name_of_the_site() {
        for (declared, site, host, want) in [
            ("Rain gauges | Weather Museum", "", "", "Rain gauges"),
            ("Rain gauges - Weather Museum", "Weather Museum", "", "Rain gauges"),
            ("Rain gauges - a history", "Weather Museum", "", "Rain gauges - a history"),
            ("Weather Museum: Rain gauges", "Weather Museum", "", "Rain gauges"),
            ("Rain gauges – HelloRain", "", "www.hellorain.com", "Rain gauges"),
            ("雨の測り方｜気象館", "", "", "雨の測り方"),
            ("雨の測り方_智能_気象館", "気象館", "", "雨の測り方_智能"),
            ("Weather Museum", "Weather Museum", "", "Weather Museum"),
            ("Дождь — Музей погоды", "Музей погоды", "", "Дождь"),
        ] {
            assert_eq!(title(declared, &[], site, host), want, "{declared}");
        }
    }

    #[test]
    fn the_title_of_the_entry_wins_over_the_name_of_the_blog() {
        let headings = ["Notes from the fen".to_owned()];
        let of = |entry| Titles {
            declared: vec![("Notes from the fen: The sluice", Origin::TitleElement)],
            headings: &headings,
            entry: Some(entry),
            ..Titles::default()
        };
        assert_eq!(of("The sluice").choose().unwrap().0, "The sluice");
        assert_eq!(of("Older notes").choose().unwrap().0, "Notes from the fen");
    }

    #[test]
    fn the_heading_that_is_the_title_wins() {
        assert_eq!(
            title("Rain gauges: a history — Collections | Museum", &["Museum", "Rain gauges: a history"], "Museum", ""),
            "Rain gauges: a history"
        );
        assert_eq!(title("Museum :: News :: Rain gauges", &["Rain gauges"], "Museum", ""), "Rain gauges");
        assert_eq!(title("The rain in Spain", &["Popular"], "", ""), "The rain in Spain");
        assert_eq!(
            title("Rain stays in Spain", &["The Rain That Stays in Spain"], "", ""),
            "The Rain That Stays in Spain"
        );
    }
}
