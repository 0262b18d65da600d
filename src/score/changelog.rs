//! Changelogs and release notes: `## [1.2.0] - 2026-03-01`, `limpid (1.2-1) unstable; urgency=medium`,
//! `2026-03-01  Jane Doe  <jane@example.org>`, `commit 13854f6`.
//!
//! A reader wants to know what the latest release changed. It comes first.

use super::dates_and_ratings::is_year;
use super::role::{Role, line_of};
use crate::sentence::{LineKind, TextLine};
use crate::span::Span;

/// The fewest releases, and the fewest if all have a date.
const MIN_RELEASES: usize = 3;
const MIN_DATED_RELEASES: usize = 2;
/// The first release is among this many lines at the beginning. Chosen by hand: some changelogs begin with a licence.
const FIRST_WITHIN: usize = 40;
/// The most words of the heading of a release, which one of the first few has the version.
const HEADING_WORDS: usize = 8;
const VERSION_WITHIN: usize = 3;
/// The fewest changes that fill a summary of the usual length.
const MIN_CHANGES: usize = 3;
/// The most numbers of a version that are compared.
const PARTS: usize = 4;
/// The fewest digits of a commit.
const COMMIT: usize = 7;
/// The bytes of a date: `2026-03-01`.
const DATE: usize = 10;

/// The heading of a release or of an entry.
struct Release {
    version: Option<[u32; PARTS]>,
    is_dated: bool,
}

/// True for a changelog: its first lines have a release, and others follow, dated or from the newest to the oldest.
pub(super) fn is_changelog(text: &str, lines: &[TextLine]) -> bool {
    // Most texts have none, so the other lines are not read.
    let Some(first) = lines.iter().take(FIRST_WITHIN).position(|line| release(text, line).is_some()) else {
        return false;
    };
    let (mut count, mut dated, mut falling, mut last) = (0, 0, 0, None);
    for release in lines[first..].iter().filter_map(|line| release(text, line)) {
        count += 1;
        dated += usize::from(release.is_dated);
        falling += usize::from(release.version.is_some() && last.is_none_or(|last| release.version <= last));
        last = Some(release.version);
    }
    let is_log = count * 2 > lines.len();
    !is_log
        && (count >= MIN_RELEASES && (is_most(falling, count) || is_most(dated, count))
            || count >= MIN_DATED_RELEASES && dated == count)
}

/// True when `part` is at least three quarters of `all`.
const fn is_most(part: usize, all: usize) -> bool {
    part * 4 >= all * 3
}

/// Marks the headings of releases, and everything that is not about the latest one. Where that has few changes, those before it
/// may fill the summary.
pub(super) fn mark_releases(roles: &mut [Role], text: &str, sentences: &[Span], lines: &[TextLine]) {
    let (mut section, mut latest, mut changes) = (0, None, 0);
    for (role, sentence) in roles.iter_mut().zip(sentences) {
        let line = line_of(lines, sentence);
        if line.is_some_and(|line| line.span.start >= sentence.start && release(text, line).is_some()) {
            section += 1;
            role.is_boilerplate = true;
        }
        let is_filled = changes >= MIN_CHANGES && latest != Some(section);
        role.is_boilerplate |= section == 0 || is_filled || is_signature(sentence.of(text));
        if !role.is_boilerplate {
            changes += 1;
            role.is_aside |= *latest.get_or_insert(section) != section;
        }
    }
}

/// True for a line that names a person: `-- Jane Doe <jane@example.org>  Sun, 01 Mar 2026 10:00:00 +0100`, `Signed-off-by: Jane Doe`.
fn is_signature(sentence: &str) -> bool {
    let name = sentence.split(':').next().unwrap_or_default();
    sentence.starts_with("-- ") && sentence.contains('@')
        || name.len() < sentence.len() && !name.contains(' ') && name.to_ascii_lowercase().ends_with("-by")
        || matches!(name, "Author" | "Date" | "AuthorDate" | "Commit" | "CommitDate" | "Merge")
}

/// The release that `line` is the heading of, if it is one.
fn release(text: &str, line: &TextLine) -> Option<Release> {
    let content = line.span.of(text);
    if line.has_stop || line.kind == LineKind::Code {
        return None;
    }
    if is_commit(content) || content.contains("; urgency=") {
        return Some(Release { version: None, is_dated: true });
    }
    if let Some(rest) = content.get(DATE..).filter(|_| is_iso_date(&content[..DATE])) {
        return (rest.starts_with("  ") || rest.contains('@')).then_some(Release { version: None, is_dated: true });
    }
    versioned(content, line.kind == LineKind::Heading)
}

/// True for `commit 13854f603f720c45`.
fn is_commit(content: &str) -> bool {
    content.strip_prefix("commit ").is_some_and(|hash| {
        let end = hash.find(' ').unwrap_or(hash.len());
        end >= COMMIT && hash[..end].bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// True for `2026-03-01`.
fn is_iso_date(word: &str) -> bool {
    let is_sign = |(n, byte): (usize, u8)| if matches!(n, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    word.len() == DATE && word.bytes().enumerate().all(is_sign)
}

/// A heading with a version and perhaps a date: `## [1.2.0] - 2026-03-01`, `version 5.1.9:`, `Version 3.7.9 (released 2023-02-09)`.
fn versioned(content: &str, is_heading: bool) -> Option<Release> {
    let is_sign = |c: char| matches!(c, '#' | '=' | '*' | '[' | ']' | '(' | ')' | ':' | ',' | '`' | '-' | '–' | '—');
    // A version may be a link: `[1.2.0](https://example.org/1.1.0...1.2.0)`.
    let words = || content.split_whitespace().map(|word| word.split("](").next().unwrap_or(word));
    let words = || words().map(|word| word.trim_matches(is_sign)).filter(|word| !word.is_empty());
    if words().nth(HEADING_WORDS).is_some() {
        return None;
    }
    let place = words().take(VERSION_WITHIN).position(|word| version(word).is_some())?;
    let version = words().nth(place).and_then(version);
    let is_dated = words().skip(place + 1).any(|word| is_iso_date(word) || is_year(word));
    let is_bare = place <= 1 && words().nth(place + 1).is_none();
    let is_marked = is_heading && place == 0;
    (is_dated || is_bare || is_marked).then_some(Release { version, is_dated })
}

/// The numbers of a version: `1.2.0`, `v1.2`, `2.40-rc.1`.
fn version(word: &str) -> Option<[u32; PARTS]> {
    let bare = word.strip_prefix(['v', 'V']).unwrap_or(word);
    let (first, rest) = bare.split_once('.')?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(first) || !rest.starts_with(|c: char| c.is_ascii_digit()) || is_iso_date(word) {
        return None;
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+' | '~' | '_');
    if !rest.chars().all(is_part) {
        return None;
    }
    let mut numbers = [0; PARTS];
    let parts = bare.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
    numbers.iter_mut().zip(parts).for_each(|(place, number)| *place = number);
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::text_lines;

    fn is_log(text: &str) -> bool {
        is_changelog(text, &text_lines(text))
    }

    #[test]
    fn changelogs_have_dated_or_falling_releases() {
        for text in [
            "2015-07-10  Nico Doll  nico@example.org\n\n\tFix typo\n\n2015-07-06  Jana Doll  jana@example.org\n\n\tReorganize\n",
            "commit 13854f603f72\nAuthor: Jana\n\n    Fix typo\n\ncommit a167bd647452\nAuthor: Jana\n\n    Reorganize\n",
            "version 5.1:\n fix a\n fix b\nversion 5.0.1:\n fix c\nversion 4.9:\n fix d\n fix e\n",
            "# 2.1\n\nIt is faster.\n\n# 2.0\n\nIt is safer.\n\n# 1.9\n\nIt is new.\n",
            "NEWS\n\n* Version 3.7 (released 2023-02-09)\n\n** A fix.\n\n* Version 3.6 (released 2022-01-10)\n\n** Two fixes.\n",
        ] {
            assert!(is_log(text), "{text}");
        }
        for text in [
            "1.1 Scope\n\nIt applies.\n\n1.2 Terms\n\nThey count.\n\n1.3 Law\n\nIt is ours.\n",
            "1.1\n\nIt applies.\n\n1.2\n\nIt counts.\n\n1.3\n\nIt ends.\n",
            "2026-03-01 10:00:00 started\n2026-03-01 10:00:01 stopped\n2026-03-02 10:00:00 started\n",
            "Python 3.11 was released in 2022. It is faster.\n\nPython 3.10 came before it.\n\nNobody uses 2.7 now.\n",
        ] {
            assert!(!is_log(text), "{text}");
        }
    }

    #[test]
    fn versions_are_numbers_with_dots() {
        assert_eq!(version("v1.2.0-rc.1"), Some([1, 2, 0, 1]));
        for word in ["12", "2026-03-01", "1.x", "e.g.", "3.5mm²"] {
            assert_eq!(version(word), None, "{word}");
        }
    }
}
