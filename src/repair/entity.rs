//! HTML entities outside HTML.

use std::sync::OnceLock;

use super::entity_table::NAMED;
use super::pass::{Draft, Pass};
use super::shown::{Literals, is_quoted};
use crate::change::Confidence;
use crate::reason::RepairReason;
use crate::repair::{RepairOptions, Tristate};
use crate::span::Span;

/// A text that shows entities on purpose mostly shows tags too, and those lines are left alone (chosen by hand).
const CONFIDENCE: f32 = 0.95;

/// The longest named or numeric entity, in bytes, from `&` to `;`.
const MAX_LENGTH: usize = 40;

/// Resolves entities, including doubly escaped ones.
pub(super) const ENTITIES: Pass =
    Pass { is_enabled: |options| options.unescape_html != Tristate::No, hint: |text| text.contains('&'), line };

fn line(draft: &mut Draft, line: Span, options: &RepairOptions) {
    let text = line.of(draft.text);
    let auto = options.unescape_html == Tristate::Auto;
    if !text.contains('&') || auto && (line.start >= draft.markup || contains_markup(text) || is_comment(text)) {
        return;
    }
    let kind = LineKind { markup: auto && is_about_markup(text), statement: auto && is_statement(text) };
    if kind.statement && ["&lt;", "&gt;"].iter().any(|bracket| text.contains(bracket)) {
        // Its brackets are kept, so its other entities are, too.
        return;
    }
    let mut literals = Literals::new(text);
    let mut at = 0;
    while let Some(found) = text[at..].find('&').map(|n| at + n) {
        at = found + 1;
        let entity = resolve(&text[found..]).or_else(|| surrogates(&text[found..]));
        let Some((length, c)) = entity else { continue };
        at = found + length;
        let span = Span::new(found, at);
        if !auto || stands_for_char(text, span, c, kind) && !is_address_of(text, span) && !literals.contain(span.start)
        {
            let span = Span::new(line.start + span.start, line.start + span.end);
            draft.replace(span, c, RepairReason::Entity, Confidence::new(CONFIDENCE));
        }
    }
}

/// The kind of a line, determined once for all its entities.
#[derive(Clone, Copy)]
struct LineKind {
    /// True if it may show entities.
    markup: bool,
    /// True if it is a statement of a C-like language.
    statement: bool,
}

/// True for an entity that stands for its character: the text does not show it, it is not data of a program, and it
/// does not become part of a tag.
fn stands_for_char(line: &str, span: Span, c: char, kind: LineKind) -> bool {
    let after = line[span.end..].chars().next().unwrap_or(' ');
    let before = line[..span.start].chars().next_back().unwrap_or(' ');
    let in_word =
        (c.is_alphanumeric() || matches!(c, '’' | '\u{AD}')) && (before.is_alphanumeric() || after.is_alphanumeric());
    let is_all = line.trim().len() == span.len();
    // An alternative in a regular expression.
    let is_pattern = matches!(before, '/' | '|' | ':') && matches!(after, '/' | '|');
    // A constant of a program; HTML does not define the name.
    let is_constant =
        find(&line[span.start + 1..span.end - 1]).is_none() && is_capitals(&line[span.start + 1..span.end - 1]);
    // Spaces of a fixed width are for layout.
    let is_space = ('\u{2000}'..='\u{200A}').contains(&c);
    // Outside formulas they are brackets, mostly around a tag that the text shows, or part of code.
    let is_bracket = matches!(c, '<' | '>') && (!is_between_terms(line, span) || kind.statement);
    if is_all
        || is_pattern
        || is_constant && !in_word
        || is_space
        || is_bracket
        || is_quoted(line, span)
        || is_defined(line, span, c)
        || is_next_to_its_result(line, span, c)
        || c == '<' && (after.is_ascii_alphabetic() || matches!(after, '/' | '!' | '?'))
    {
        return false;
    }
    in_word || !kind.markup
}

/// Phrases that follow an entity when the text explains it.
const DEFINING_PHRASES: [&str; 6] = [" is a ", " is an ", " is the ", " means ", " stands for ", " represents "];

/// True for a free-standing entity that the text explains, in words or by its character:
/// `&nbsp; is a non-breaking space`, `&eacute; stands for é`, `&copy; → ©`. Punctuation does not count, because it may
/// occur anywhere else in the line.
fn is_defined(line: &str, span: Span, c: char) -> bool {
    let is_alone = |before: &str, after: &str| {
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    };
    let (before, after) = nearby(line, span);
    let is_sign = c.is_alphabetic() || matches!(c, '©' | '®' | '™' | '€' | '£');
    let holds = |part: &str| part.match_indices(c).any(|(at, c)| is_alone(&part[..at], &part[at + c.len()..]));
    is_alone(before, after)
        && (DEFINING_PHRASES.iter().any(|words| after.starts_with(words))
            || c.is_alphabetic() && names_itself(line, span)
            || is_sign && !c.is_ascii() && (holds(before) || holds(after)))
}

/// True for the entity of a letter whose name is a word next to it, as in a table of symbols: `alpha 174 &alpha;`. The
/// name in another entity is not a word.
fn names_itself(line: &str, span: Span) -> bool {
    let name = &line[span.start + 1..span.end - 1];
    let (before, after) = nearby(line, span);
    let is_word = |at: usize| {
        let (before, after) = (&line[..at], &line[at + name.len()..]);
        let is_in_word = |c: char| c.is_ascii_alphanumeric();
        !before.ends_with(is_in_word)
            && !after.starts_with(is_in_word)
            && !before.ends_with('&')
            && !before.ends_with("&amp;")
    };
    !name.is_empty()
        && (before.match_indices(name).any(|(at, _)| is_word(span.start - before.len() + at))
            || after.match_indices(name).any(|(at, _)| is_word(span.end + at)))
}

/// Words before an entity that the reader is told to type ("use &nbsp; between"), in the most common languages.
const TYPING_VERBS: [&str; 24] = [
    "use",
    "using",
    "write",
    "writing",
    "type",
    "typing",
    "insert",
    "enter",
    "verwende",
    "verwenden",
    "schreibe",
    "schreiben",
    "utilisez",
    "tapez",
    "écrivez",
    "usa",
    "escribe",
    "escriba",
    "scrivi",
    "пишите",
    "пиши",
    "используйте",
    "wpisz",
    "użyj",
];

/// Words after such an entity.
const REPLACING_WORDS: [&str; 10] =
    ["instead", "rather", "statt", "anstatt", "anstelle", "au lieu", "en lugar", "en vez", "invece", "вместо"];

/// True for a free-standing entity that the text mentions. `&amp;` after a verb does not count, because it joins two
/// words.
fn is_mentioned(line: &str, span: Span) -> bool {
    let (before, after) = nearby(line, span);
    // Next to another entity, it is part of damaged text.
    let ends = |c: char| c.is_whitespace() || c.is_ascii_punctuation() && !matches!(c, '&' | ';');
    let is_free = before.ends_with(ends) && (after.is_empty() || after.starts_with(ends));
    // A pronoun may come between: "verwenden Sie &nbsp;".
    let mut last = before.trim_end().rsplit(char::is_whitespace).take(2);
    let mut is_typed = || last.any(|last| TYPING_VERBS.contains(&&*last.to_lowercase()));
    let is_ampersand = line[span.start..span.end].ends_with("&amp;");
    is_free && (!is_ampersand && is_typed() || REPLACING_WORDS.iter().any(|word| after.trim_start().starts_with(word)))
}

/// True for an entity next to its own character, or whose surroundings are repeated with the character: `&bull; •`,
/// `"Tom &amp; Jerry" instead of "Tom & Jerry"`.
fn is_next_to_its_result(line: &str, span: Span, c: char) -> bool {
    let (before, after) = nearby(line, span);
    // The last letter of a word may be followed by a word that begins with the same letter: `caf&eacute; é`.
    let ends_word = before.ends_with(char::is_alphanumeric);
    let is_beside = !ends_word && (before.trim_end().ends_with(c) || after.trim_start().starts_with(c));
    // A table of escapes: `{< &lt; > &gt; & &amp;}`.
    let is_escape = c == '&' && before.ends_with("& ");
    if is_escape || is_beside && !c.is_whitespace() && !c.is_ascii() {
        return true;
    }
    let is_end = |c: char| !c.is_alphanumeric();
    let start = before.trim_end().char_indices().rfind(|&(_, c)| is_end(c)).map_or(0, |(at, c)| at + c.len_utf8());
    let gap = after.len() - after.trim_start().len();
    let end = after[gap..].find(is_end).map_or(after.len(), |at| gap + at);
    let around = format!("{}{c}{}", &before[start..], &after[..end]);
    start < before.len() && gap < end && (before[..start].contains(&around) || after[end..].contains(&around))
}

/// The text on both sides of an entity that is searched. It is bounded, because a line may have any number of entities.
fn nearby(line: &str, span: Span) -> (&str, &str) {
    let (before, after) = (&line[..span.start], &line[span.end..]);
    let start = before.char_indices().rev().take(WINDOW).last().map_or(before.len(), |(at, _)| at);
    let end = after.char_indices().nth(WINDOW).map_or(after.len(), |(at, _)| at);
    (&before[start..], &after[..end])
}

/// How many characters on each side of an entity are searched for its character.
const WINDOW: usize = 80;

/// True for the address of a variable in C, at the end of a statement: `mapp = &map;`.
fn is_address_of(line: &str, span: Span) -> bool {
    let before = line[..span.start].trim_end();
    let after = line[span.end..].trim_start();
    let name = &line[span.start + 1..span.end - 1];
    let ends = after.is_empty() || ["//", "/*", "}"].iter().any(|end| after.starts_with(end));
    ends && (before.ends_with(['=', '?', ':', '|']) || before.ends_with("return"))
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}

/// The start of statements that compare numbers.
const STATEMENT_STARTS: [&str; 3] = ["for (", "if (", "while ("];

/// True for a statement of a C-like language.
fn is_statement(line: &str) -> bool {
    let line = line.trim();
    line.ends_with('{') || line.contains("++") || STATEMENT_STARTS.iter().any(|start| line.starts_with(start))
}

/// True when letters or digits are on both sides, with or without spaces.
fn is_between_terms(line: &str, span: Span) -> bool {
    let before = line[..span.start].trim_end().chars().next_back();
    let after = line[span.end..].trim_start().chars().next();
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// Words of texts about markup. A line with one of them may show entities (chosen by hand).
const MARKUP_WORDS: [&str; 7] = ["html", "xml", "entity", "entities", "escap", "encod", "markup"];

fn is_about_markup(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_here = |word: &str| bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
    MARKUP_WORDS.iter().any(|word| is_here(word)) || shows_tag(line) || shows_entity(line) || mentions_entity(line)
}

/// True for a line that mentions an entity.
fn mentions_entity(line: &str) -> bool {
    line.match_indices('&').any(|(at, _)| {
        let length = resolve(&line[at..]).map(|(length, _)| length);
        length.is_some_and(|length| is_mentioned(line, Span::new(at, at + length)))
    })
}

/// True for a line with a tag that is written with entities.
fn shows_tag(line: &str) -> bool {
    let starts_tag = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
    line.match_indices("&lt;").any(|(at, found)| starts_tag(&line[at + found.len()..]))
}

/// True for a line in which some entities are escaped again and others are not.
fn shows_entity(line: &str) -> bool {
    let mut kinds = [false; 2];
    let mut at = 0;
    while let Some(found) = line[at..].find('&').map(|n| at + n) {
        let entity = resolve(&line[found..]);
        let is_double = entity.is_some_and(|(length, _)| line[found..].starts_with("&amp;") && length > 5);
        if entity.is_some() {
            kinds[usize::from(is_double)] = true;
        }
        at = found + entity.map_or(1, |(length, _)| length);
    }
    kinds[0] && kinds[1]
}

/// True for a comment in source code. Entities belong there, because pages are generated from comments.
fn is_comment(line: &str) -> bool {
    let text = line.trim_start();
    let starts = ["//", "/*", "# ", "#:", "--", ";;"].iter().any(|mark| text.starts_with(mark));
    let command = || text.strip_prefix('@').and_then(|rest| rest.split(' ').next());
    let documents = || command().is_some_and(|command| DOC_COMMANDS.contains(&command));
    starts || text.len() < line.len() && text.starts_with("* ") || documents() || ends_in_comment(text)
}

/// Commands of Doxygen and Javadoc, which generate pages from their text.
const DOC_COMMANDS: [&str; 12] = [
    "page",
    "mainpage",
    "section",
    "subsection",
    "file",
    "brief",
    "param",
    "return",
    "returns",
    "see",
    "note",
    "throws",
];

/// True for a statement with a trailing comment (`nbsp = chr(160);  // &nbsp;`).
fn ends_in_comment(text: &str) -> bool {
    let ends_code = |at: usize| text[..at].trim_end().ends_with([';', ',', '{', '}', ')', ']']);
    ["// ", "/* ", " # "].iter().any(|mark| text.match_indices(mark).any(|(at, _)| ends_code(at)))
}

/// True when the line contains a tag, a Markdown link, a placeholder of a template or a backslash of code, where
/// entities belong.
fn contains_markup(text: &str) -> bool {
    let is_bold = || text.match_indices("**").nth(1).is_some() && text.contains(|c: char| c.is_alphanumeric());
    first_tag(text, false).is_some()
        || ["](", "][", "{{", "{%"].iter().any(|mark| text.contains(mark))
        || text.contains('\\')
        || text.contains("=~")
        || is_bold()
}

/// The offset of the first tag in `text`. With `strict`, `<name@host>` and similar text does not count.
fn first_tag(text: &str, strict: bool) -> Option<usize> {
    let starts_tag = |rest: &str| {
        // A letter with a mark is not ASCII once it is composed.
        let is_marked = || rest.chars().nth(1).is_some_and(unicode_normalization::char::is_combining_mark);
        let begins =
            rest.starts_with(|c: char| c.is_ascii_alphabetic() && !is_marked() || matches!(c, '/' | '!' | '?'));
        let name = || &rest[..rest.find(['>', ' ', '\n']).unwrap_or(rest.len())];
        begins && !(strict && name().contains('@'))
    };
    text.match_indices('<').map(|(at, _)| at).find(|&at| starts_tag(&text[at + 1..]))
}

/// The offset where the markup of `text` begins: the line of its first tag. Entities after it are left to whatever
/// reads the markup.
pub(super) fn markup_start(text: &str, options: &RepairOptions) -> usize {
    if options.unescape_html != Tristate::Auto || !text.contains('&') {
        return usize::MAX;
    }
    // Other line breaks are about to become line feeds.
    let ends_line =
        |c: char| c == '\n' || options.fix_line_breaks && matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let line_of =
        |at: usize| text[..at].char_indices().rfind(|&(_, c)| ends_line(c)).map_or(0, |(at, c)| at + c.len_utf8());
    first_tag(text, true).map_or(usize::MAX, line_of)
}

/// True when `text` contains a tag.
pub(crate) fn contains_tag(text: &str) -> bool {
    first_tag(text, true).is_some()
}

/// The entity at the start of `text`, and its length in bytes. An `&amp;` before the rest of an entity belongs to it.
fn resolve(text: &str) -> Option<(usize, char)> {
    let mut end = 0;
    loop {
        let (length, c) = parse_one(text, end)?;
        end += length;
        if c != '&' {
            return Some((end, c));
        }
        // What follows is read as if it came after `&`. If it is not an entity, the result is `&`.
        if parse_one(text, end).is_none() {
            return Some((end, '&'));
        }
    }
}

/// The entity at `at`, which has no `&` of its own after an `&amp;`.
fn parse_one(text: &str, at: usize) -> Option<(usize, char)> {
    let lead = usize::from(at == 0);
    let rest = text.get(at + lead..)?;
    let end = rest.bytes().take(MAX_LENGTH).position(|b| b == b';')?;
    let name = &rest[..end];
    let c = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => named(name)?,
    };
    Some((lead + end + 1, c))
}

/// Two numeric entities that are the halves of one character, and their length in bytes.
fn surrogates(text: &str) -> Option<(usize, char)> {
    let half = |text: &str| {
        let end = text.bytes().take(MAX_LENGTH).position(|b| b == b';')?;
        Some((end + 1, code(text.get(..end)?.strip_prefix("&#")?)?))
    };
    let (length, high) = half(text)?;
    let (rest, low) = half(&text[length..])?;
    Some((length + rest, super::mojibake::join(high, low)?))
}

fn code(number: &str) -> Option<u32> {
    match number.strip_prefix(['x', 'X']) {
        Some(hex) if !hex.starts_with('+') => u32::from_str_radix(hex, 16).ok(),
        None if !number.starts_with('+') => number.parse().ok(),
        _ => None,
    }
}

fn numeric(number: &str) -> Option<char> {
    let code = code(number)?;
    // As in HTML, 128 to 159 mean windows-1252. The mojibake pass reads both forms the same way.
    let c = char::from_u32(code)?;
    let plain = c == '\t' || c == '\n' || c >= ' ';
    (plain && c != '\n').then(|| super::western::western(c).unwrap_or(c))
}

/// A named entity. A name in capitals that HTML does not define is the capital of the lower-case name.
fn named(name: &str) -> Option<char> {
    if let Some(c) = find(name) {
        return Some(c).filter(|&c| c != '\n');
    }
    if name.len() < 2 || !is_capitals(name) {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let capital = format!("{}{}", &name[..1], &lower[1..]);
    find(&capital).or_else(|| find(&lower))
}

fn is_capitals(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_uppercase())
}

fn find(name: &str) -> Option<char> {
    static ENTRIES: OnceLock<Vec<(&str, char)>> = OnceLock::new();
    let entries = ENTRIES.get_or_init(|| entries(NAMED));
    entries.binary_search_by(|(known, _)| (*known).cmp(name)).ok().map(|at| entries[at].1)
}

/// Splits the table into entries. A name ends at its character, which is not an ASCII letter or digit.
fn entries(table: &'static str) -> Vec<(&'static str, char)> {
    let ends = table.char_indices().filter(|(_, c)| !c.is_ascii_alphanumeric());
    let mut start = 0;
    ends.map(|(at, c)| (&table[std::mem::replace(&mut start, at + c.len_utf8())..at], c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_short_enough() {
        let all = entries(NAMED);
        assert!(all.len() > 2000 && all.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(all.iter().all(|(name, _)| name.len() + 2 <= MAX_LENGTH));
    }

    #[test]
    fn entities_resolve() {
        for (text, expect) in [
            ("&eacute;", Some((8, 'é'))),
            ("&EACUTE;", Some((8, 'É'))),
            ("&amp;#233;", Some((10, 'é'))),
            ("&amp;amp;lt;", Some((12, '<'))),
            ("&amp; co;", Some((5, '&'))),
            ("&#x80;", Some((6, '€'))),
            ("&#xD800;", None),
            ("&#0;", None),
            ("&copy=1", None),
            ("&;", None),
            ("&", None),
        ] {
            assert_eq!(resolve(text), expect, "{text}");
        }
    }
}
