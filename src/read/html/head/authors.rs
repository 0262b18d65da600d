//! Names of authors: the words that pages put around them, and which names belong to people.

use super::author_words::{
    AFTER, AND, BEFORE, BEFORE_JOBS, BEFORE_UNCASED, DATE_ARTICLES, JOBS, NOT_A_PERSON, NOT_NAMES, ORGANISATION,
    PARTICLES,
};
use super::title::normalized;

/// The longest name, in characters.
const MAX_NAME_CHARS: usize = 50;
/// The longest name, in words.
const MAX_WORDS: usize = 6;
/// The most authors; a longer list is a committee.
pub(super) const MAX_AUTHORS: usize = 20;

/// `text` without the words that introduce a name, and whether there were any.
fn without_lead(text: &str) -> (&str, bool) {
    let text = text.trim().trim_start_matches(['-', '–', '—', '|', '•', '·', '/', '[', '(', '【']).trim_start();
    // None of the words in scripts without case begins with an ASCII character.
    if !text.starts_with(|c: char| c.is_ascii())
        && let Some(rest) = BEFORE_UNCASED.iter().find_map(|lead| text.strip_prefix(lead))
    {
        return (rest.trim(), true);
    }
    let leads = BEFORE.iter().filter(|lead| begins_with(text, lead));
    let best = leads.map(|lead| lead.len()).max().unwrap_or(0);
    (text[best..].trim(), best > 0)
}

/// True when `text` begins with `lead`, which is in lower case, in any case.
fn begins_with(text: &str, lead: &str) -> bool {
    let (Some(first), Some(lead_first)) = (text.bytes().next(), lead.bytes().next()) else { return false };
    // Most leads differ in their first letter, and changing the case of the others takes an allocation.
    if first.is_ascii() && first.to_ascii_lowercase() != lead_first {
        return false;
    }
    let start = text.get(..lead.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(lead) || (!lead.is_ascii() && start.to_lowercase() == lead))
}

/// True for the words of a by-line without a name.
pub(in crate::read::html) fn introduces_name(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.len() > 1 && BEFORE.iter().chain(&BEFORE_UNCASED).any(|lead| lead.trim() == text)
}

/// The names among `linked`, the texts of links to pages about people, in a line that begins like a by-line with one of
/// them. They may be user names and organisations.
pub(super) fn linked_in_line(line: &str, linked: &[&str]) -> Vec<String> {
    let (rest, led) = without_lead(line);
    if !led {
        return Vec::new();
    }
    let mut places: Vec<(usize, &str)> = Vec::new();
    for name in linked.iter().map(|name| without_lead(name).0).filter(|name| is_name(name)) {
        let known = |at: usize| places.iter().any(|&(own, other)| own <= at && at < own + other.len());
        if let Some(at) = rest.find(name).filter(|&at| !known(at)) {
            places.push((at, name));
        }
    }
    crate::order::sort(&mut places);
    if places.first().is_none_or(|&(at, _)| at > 0) {
        return Vec::new();
    }
    let linked: Vec<String> = places.into_iter().take(MAX_AUTHORS).map(|(_, name)| tidy(name)).collect();
    // Some of the names may have no link.
    let all = of_line(line);
    if linked.iter().all(|name| all.contains(name)) { all } else { linked }
}

/// The names in a text that gives authors and little else, such as a `meta` element or an element whose class names
/// authors.
pub(super) fn names(text: &str) -> Vec<String> {
    if text.contains("://") || text.starts_with("www.") {
        return Vec::new();
    }
    let (text, _) = without_lead(text);
    let mut found: Vec<String> = Vec::new();
    for part in split(text) {
        let name = tidy(&part);
        let known = found.iter().any(|own| normalized(own) == normalized(&name));
        if is_name(&name) && !known && found.len() < MAX_AUTHORS {
            found.push(name);
        }
    }
    found
}

/// The names in a line that begins like a by-line, or has one after a date, in any of the supported languages.
pub(super) fn of_line(line: &str) -> Vec<String> {
    let (rest, led) = without_lead(line);
    let people = |rest: &str| {
        let found = names(rest);
        if found.iter().all(|name| is_person(name)) { found } else { Vec::new() }
    };
    if led { people(rest) } else { after_date(line).or_else(|| after_label(line)).map(people).unwrap_or_default() }
}

/// Words between a date and a name.
const BETWEEN: [&str; 9] = [" by ", " By ", " von ", " par ", " por ", " di ", " door ", " av ", " af "];

/// What follows the date in a line such as `Posted 7 January 2020 by Jane Doe`.
fn after_date(line: &str) -> Option<&str> {
    let (at, word) = BETWEEN.iter().find_map(|word| Some((line.rfind(word)?, word)))?;
    super::dates::parse(&line[..at], true).map(|_| &line[at + word.len()..])
}

/// The name beside a label inside a line in a script without case: `来源：… 作者：…`, `… 기자`.
fn after_label(line: &str) -> Option<&str> {
    if let Some(name) = line.trim().strip_suffix(" 기자").or_else(|| line.split_once(" 기자 ").map(|(name, _)| name))
    {
        return Some(name);
    }
    if line.is_ascii() {
        return None;
    }
    let mut with_colon = BEFORE_UNCASED.iter().filter(|lead| lead.ends_with([':', '：']));
    with_colon.find_map(|lead| line.find(&format!(" {lead}")).map(|at| &line[at + 1 + lead.len()..]))
}

/// Splits a list of names.
fn split(text: &str) -> Vec<String> {
    // Anything that is not a name ends the list: a job title, a date, a place.
    let end = text
        .find([';', '|', '•', '·', '»', '›', '\n', '\t', '(', '（', '<', '［', '[', '/', '／'])
        .filter(|&at| at > 0)
        .unwrap_or(text.len());
    let (first, rest) = text.split_at(end);
    let mut parts = vec![first.to_owned()];
    for word in AND {
        parts = parts.iter().flat_map(|part| split_at(part, word)).collect();
    }
    parts = parts.iter().flat_map(|part| commas(part)).collect();
    if rest.starts_with(';') || rest.starts_with('\n') {
        parts.extend(rest[1..].split([';', '\n']).flat_map(split));
    }
    parts
}

/// Splits `part` at `word` if there are names on both sides.
fn split_at(part: &str, word: &str) -> Vec<String> {
    let pieces: Vec<&str> = part.split(word).map(str::trim).collect();
    let short = word.trim().chars().count() == 1 && word.is_ascii();
    let sound = pieces.len() > 1 && pieces.iter().all(|piece| !short || piece.contains(' '));
    if sound { pieces.into_iter().map(str::to_owned).collect() } else { vec![part.to_owned()] }
}

/// Splits at commas: `Doe, Jane` is one name, `Jane Doe, John Roe` are two, and `Jane Doe, CNN` is one with an
/// affiliation.
fn commas(part: &str) -> Vec<String> {
    let pieces: Vec<&str> = part.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect();
    match pieces.as_slice() {
        [family, given]
            if words(family) == 1
                && (1..=2).contains(&words(given))
                && is_person_word(family)
                && given.split(' ').all(is_person_word) =>
        {
            vec![format!("{given} {family}")]
        }
        [first, ..] if words(first) > 1 || !first.is_ascii() => {
            let more = pieces[1..].iter().take_while(|piece| words(piece) > 1 && is_person(piece));
            std::iter::once(first).chain(more).map(|piece| (*piece).to_owned()).collect()
        }
        _ => pieces.iter().map(|piece| (*piece).to_owned()).collect(),
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A name without forms of address and punctuation at its ends.
fn tidy(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = without_lead(&name).0;
    let name = name
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '!' && c != '’' && c != ')')
        .trim_end_matches(':');
    let end = AFTER.iter().filter_map(|sign| name.find(sign)).chain(label_in(name)).min().unwrap_or(name.len());
    let name = without_job(without_date(&name[..end]).trim_end_matches(['.', ',']).trim());
    // The other parenthesis was in another part of the text.
    let name = if name.contains('(') { name } else { name.trim_end_matches(')') };
    if is_shouted(name) { name.split(' ').map(capitalized).collect::<Vec<_>>().join(" ") } else { name.to_owned() }
}

/// Where a label such as `Released:` begins after a name.
fn label_in(name: &str) -> Option<usize> {
    let end = name.find(": ").or_else(|| name.strip_suffix(':').map(str::len))?;
    name[..end].rfind(' ')
}

/// A name without a date after it, which may begin with its month or with an article: `le 3 avril`.
fn without_date(name: &str) -> &str {
    let digit = name.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0 && name[..at].ends_with(' '));
    let Some(digit) = digit else { return name };
    let name = name[..digit].trim_end_matches(['.', ',']).trim();
    let is_date_word = |word: &str| super::dates::month(word).is_some() || DATE_ARTICLES.contains(&word);
    match name.rsplit_once(' ') {
        Some((before, last)) if is_date_word(last) => before.trim_end_matches([',', '.']),
        _ => name,
    }
}

/// A name without a job after it, if it has more than one word before the job.
fn without_job(name: &str) -> &str {
    let last = name.rsplit_once([' ', ',']).filter(|(_, last)| is_job(last));
    let Some((mut person, _)) = last else { return name };
    while let Some((rest, _)) = person.rsplit_once([' ', ',']).filter(|(_, last)| is_one_of(last, &BEFORE_JOBS)) {
        person = rest;
    }
    let person = person.trim_end_matches([',', ' ']);
    if words(person) > 1 { person } else { name }
}

fn is_job(word: &str) -> bool {
    is_one_of(word, &JOBS)
}

/// True for a word of `list`, which is in lower case, in any case.
fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.contains(&word.to_lowercase().as_str())
}

/// True for several words in capitals, which are capitalised normally.
fn is_shouted(name: &str) -> bool {
    words(name) > 1 && name.is_ascii() && name.chars().filter(char::is_ascii_alphabetic).all(|c| c.is_ascii_uppercase())
}

fn capitalized(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut start = true;
    for c in word.chars() {
        out.extend(if start { c.to_uppercase().collect::<Vec<_>>() } else { c.to_lowercase().collect() });
        start = !c.is_alphanumeric();
    }
    out
}

/// The longest abbreviation of a month, in bytes.
const LONGEST_MONTH: usize = 5;

/// True for an abbreviated month, as before a day. Some first names begin like months.
fn is_short_month(name: &str) -> bool {
    name.chars().count() <= 4 && !matches!(name, "Jana" | "Jane" | "Mark" | "Mara" | "Juno" | "June" | "Jan" | "May")
}

/// True for a text that can be the name of a person or an organisation.
pub(super) fn is_name(name: &str) -> bool {
    let count = name.chars().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let digits = name.chars().filter(char::is_ascii_digit).count();
    (2..=MAX_NAME_CHARS).contains(&count)
        && letters * 2 > count
        && digits <= 2
        && words(name) <= MAX_WORDS
        && !name.contains(['@', ':', '：'])
        && !is_label(name)
        && !NOT_NAMES.iter().any(|start| name.starts_with(start))
        && !(words(name) == 1
            && name.len() < LONGEST_MONTH
            && super::dates::month(name).is_some_and(|_| is_short_month(name)))
        && !NOT_A_PERSON.contains(&name.to_lowercase().as_str())
}

/// True for a text that ends with a job or that introduces a name: `Contributing Writer`, `Written By`.
fn is_label(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    // An initial begins a name.
    (is_job(&last) && !name.contains('.')) || introduces_name(name) || BETWEEN.iter().any(|word| word.trim() == last)
}

/// True for a text that looks like the name of a person: capitalised words, or a script without case.
pub(super) fn is_person(name: &str) -> bool {
    is_name(name)
        && !is_organisation(name)
        && name.split(' ').all(|word| is_person_word(word) || PARTICLES.contains(&word))
        && (words(name) > 1 || name.chars().any(|c| c >= '\u{2E80}'))
        && words(name) < MAX_WORDS
}

fn is_person_word(word: &str) -> bool {
    let bare = word.trim_start_matches(['“', '"', '(', '\'', '’']);
    // `d'Alembert`
    let bare = ["d'", "d’", "l'", "l’"].iter().find_map(|prefix| bare.strip_prefix(prefix)).unwrap_or(bare);
    let first = bare.chars().next().or_else(|| word.chars().next());
    first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()) && !word.chars().any(|c| c.is_ascii_digit())
}

/// True for a name with a word that is typical of organisations.
pub(super) fn is_organisation(name: &str) -> bool {
    normalized(name).split(' ').any(|word| ORGANISATION.contains(&word))
        || name.ends_with("編集部")
        || name.ends_with("编辑部")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_lists_of_names() {
        for (text, want) in [
            ("Jane Doe", vec!["Jane Doe"]),
            ("By Jane Doe and John Roe", vec!["Jane Doe", "John Roe"]),
            ("Jane Doe, John Roe & Ann Poe", vec!["Jane Doe", "John Roe", "Ann Poe"]),
            ("Doe, Jane", vec!["Jane Doe"]),
            ("Jane Doe, CNN", vec!["Jane Doe"]),
            ("BY JANE DOE", vec!["Jane Doe"]),
            ("Von Käthe Köhler und Jörg Mäßig", vec!["Käthe Köhler", "Jörg Mäßig"]),
            ("par Cécile Ducourt", vec!["Cécile Ducourt"]),
            ("著者：後藤大地", vec!["後藤大地"]),
            ("Автор: Иван Петров", vec!["Иван Петров"]),
            ("Jane Doe | Staff writer", vec!["Jane Doe"]),
            ("Jane Doe; John Roe", vec!["Jane Doe", "John Roe"]),
            ("admin", vec![]),
            ("https://a.example/jane", vec![]),
            ("jane@a.example", vec![]),
            ("Jane Doe Released: October 22", vec!["Jane Doe"]),
            ("par Jeanne Doux le 3 avril", vec!["Jeanne Doux"]),
        ] {
            assert_eq!(names(text), want, "{text}");
        }
    }

    #[test]
    fn a_by_line_needs_a_name() {
        assert_eq!(of_line("By Jane Doe"), ["Jane Doe"]);
        assert_eq!(of_line("von Käthe Köhler"), ["Käthe Köhler"]);
        for (line, name) in [
            ("Posted Tuesday, Jan 7th 2020 by Oscar Diaz", "Oscar Diaz"),
            ("2021-03-04 09:30 来源：潮汐网 作者：王小明", "王小明"),
            ("取材・文／佐藤花子　写真／鈴木一郎", "佐藤花子"),
            ("김민수 기자", "김민수"),
            ("Ein Gastbeitrag von Otto Dahl", "Otto Dahl"),
        ] {
            assert_eq!(of_line(line), [name]);
        }
        for line in ["By the way, it rains", "von hier aus", "Jane Doe", "by using this site you agree", "By Car"] {
            assert!(of_line(line).is_empty(), "{line}");
        }
    }

    #[test]
    fn a_linked_by_line_may_name_users_and_organisations() {
        let linked = ["Ann Poe", "u/jane_d", "Shopping Team", "Jane Doe"];
        for (line, want) in [
            ("By Shopping Team Dec 19", vec!["Shopping Team"]),
            ("Posted by u/jane_d 3 years ago", vec!["u/jane_d"]),
            ("By Jane Doe and Ann Poe", vec!["Jane Doe", "Ann Poe"]),
            ("By Jane Doe and Tom Roe", vec!["Jane Doe", "Tom Roe"]),
            ("By the way, Jane Doe said", vec![]),
            ("Jane Doe", vec![]),
        ] {
            assert_eq!(linked_in_line(line, &linked), want, "{line}");
        }
        assert!(introduces_name("Posted by") && !introduces_name("Posted"));
    }

    #[test]
    fn distinguishes_organisations_from_people() {
        assert!(is_organisation("Us Weekly Staff") && is_organisation("ScanNet編集部"));
        assert!(is_person("Olaf Odenheimer-Bergman") && is_person("Jean d'Ormesson") && is_person("Sean O'Casey"));
        assert!(is_person("Vincent van Gogh") && !is_person("The Vale Courier news") && is_person("小暮ひさのり"));
    }
}
