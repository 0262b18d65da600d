//! One line of a plain text: its kind, its width, and how it begins and ends.

use super::header::{is_cue, is_message_header};
use super::markup::{Markup, inside_tags, markup};
use super::token::{is_closer, is_dash, is_opener, is_space};
use crate::script::markdown_heading::markdown_level;
use crate::script::stops::is_stop;
use crate::script::{is_unspaced, script_of};
use crate::span::Span;

/// From this indentation on, in columns, a line with the signs of code is code.
const INDENTED: usize = 4;
/// A longer line, in bytes, is a paragraph, whatever signs it contains.
const MAX_STRUCTURED_BYTES: usize = 1_000;
/// The most words of a speaker's name or a field name before a colon.
const FIELD_WORDS: usize = 3;
/// The most characters of such a name.
const LONGEST_NAME: usize = 24;
/// This many words in lower case make a line prose; a heading has fewer. Chosen by hand.
const PROSE_WORDS: usize = 4;
/// The number of digits of a year.
const YEAR: usize = 4;
/// Years in which books were printed.
const PRINTED: std::ops::RangeInclusive<&str> = "1450"..="2099";
/// Words between the names of authors.
const BETWEEN_NAMES: [&str; 10] = ["&", "and", "de", "e", "et", "und", "van", "von", "y", "и"];
/// What comes before pages and numbers in a library's description.
const PAGES: [&str; 3] = [". — С. ", ". — с. ", ". — № "];
/// The fewest areas after the first one of a library's description of a book.
const AREAS: usize = 2;
/// The fewest dots between an entry of a table of contents and its page, the same where the page is on a line of its own (an omission
/// at the end of a sentence has four: `abandoned. . . .`), and the longest number of a page, in bytes.
const LEADERS: usize = 4;
const LEADERS_ALONE: usize = 6;
const PAGE: usize = 6;
/// The bullets of list items at the start of a line.
const BULLETS: [&str; 10] = ["- ", "* ", "+ ", "• ", "‣ ", "◦ ", "▪ ", "– ", "— ", "☐ "];

/// The kind of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LineKind {
    Blank,
    Text,
    /// A heading in Markdown or another markup: `# Heading`, `=head1 HEADING`.
    Heading,
    /// A list item with a bullet or a number.
    Item,
    /// `Name: text`.
    Field,
    Code,
    /// Cells separated by tabs or pipes, or an entry of a table of contents with dots before its page.
    Row,
    /// A horizontal rule, an underline, a code fence, or markup without text: `[![build](…)](…)`, `<br>`, `.. image:: a.png`.
    Rule,
    /// An entry of a bibliography.
    Reference,
    /// The sender and time of a message.
    Header,
    /// The times of a subtitle.
    Cue,
}

impl From<Markup> for LineKind {
    fn from(markup: Markup) -> Self {
        match markup {
            Markup::Heading => Self::Heading,
            Markup::Command => Self::Rule,
            Markup::Text => Self::Text,
        }
    }
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Stop,
    Colon,
    Comma,
    /// The line ends inside a word.
    Hyphen,
    Other,
}

/// What a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    Lowercase,
    Capital,
    /// A letter of a script without case.
    Uncased,
    Other,
}

/// A line.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each read by name")]
pub(crate) struct Line {
    pub(crate) kind: LineKind,
    /// The offset of the first character that is not white space; a quotation mark (`>`) counts.
    pub(super) at: usize,
    /// The offset of the text, after quotation marks and white space.
    pub(crate) start: usize,
    /// The offset of its end, without white space.
    pub(crate) end: usize,
    /// The number of quotation marks (`>`) before it.
    pub(super) depth: usize,
    pub(super) indent: usize,
    /// The width in columns without the indentation; wide characters take two.
    pub(super) width: usize,
    /// The width of the first word, in columns.
    pub(super) first_width: usize,
    pub(super) begins: Start,
    pub(super) ending: Ending,
    pub(super) keeps_blank: bool,
    pub(super) is_address: bool,
    pub(super) ends_with_tag: bool,
    /// True when the first word ends in a colon, as in a chat: `anna: are you coming`.
    pub(super) is_turn: bool,
}

impl Line {
    /// Reads `text[start..end]`. `fence` is the character of the open code fence.
    pub(super) fn read(text: &str, start: usize, end: usize, fence: &mut Option<u8>) -> Self {
        let whole = &text[start..end];
        let at = start + whole.len() - whole.trim_start_matches(is_space).len();
        let (begin, depth) = quoted(text, at, end);
        let content = text[begin..end].trim_end_matches(is_space);
        let indent = whole.bytes().take(begin - start).map(|b| if b == b'\t' { 4 } else { 1 }).sum();
        let first = content.split(is_space).next().unwrap_or_default();
        Self {
            kind: kind(content, indent, fence),
            at,
            start: begin,
            end: begin + content.len(),
            depth,
            indent,
            width: columns(content),
            first_width: first_columns(first),
            begins: begins(content),
            ending: ending(content),
            keeps_blank: content.len() < end - begin,
            is_address: first.contains("://") || first.starts_with("www.") || first.starts_with(['@', '#']),
            is_turn: first.len() > 1 && first.ends_with(':') && first.len() < content.len(),
            ends_with_tag: content.rsplit(is_space).next().is_some_and(|word| word.starts_with(['#', '@'])),
        }
    }

    /// The span of the line, if no sentence ends inside it.
    pub(super) fn whole(&self) -> Option<Span> {
        let whole = matches!(self.kind, LineKind::Code | LineKind::Row | LineKind::Reference | LineKind::Rule);
        whole.then(|| Span::new(self.start, self.end))
    }

    /// Where the text of the line begins after tags, and where it ends before tags.
    pub(super) fn edges(&self, text: &str) -> impl Iterator<Item = usize> + use<> {
        let content = &text[self.start..self.end];
        let has_tags = self.kind != LineKind::Code && (content.starts_with('<') || content.ends_with('>'));
        let (start, end) = if has_tags { inside_tags(content) } else { (0, content.len()) };
        let edges = (start < end).then(|| [self.start + start, self.start + end]).into_iter().flatten();
        let (from, to) = (self.start, self.end);
        edges.filter(move |edge| (from + 1..to).contains(edge))
    }

    /// True when the next line may continue this one.
    pub(super) fn may_be_continued(&self) -> bool {
        matches!(self.kind, LineKind::Text | LineKind::Item | LineKind::Field | LineKind::Reference)
    }

    /// True when this line may continue `before`.
    pub(super) fn may_continue(&self, before: &Self) -> bool {
        // A hanging indent continues an item; any other line with more indentation starts something new.
        let is_chat = self.is_turn && before.is_turn;
        self.kind == LineKind::Text
            && !is_chat
            && (self.indent <= before.indent + INDENTED || before.kind == LineKind::Item)
    }

    pub(super) fn bytes(&self) -> usize {
        self.end - self.start
    }

    /// The last word of the line.
    pub(super) fn last_word<'a>(&self, text: &'a str) -> &'a str {
        text[self.start..self.end].rsplit(is_space).next().unwrap_or_default()
    }

    /// True when several words begin with a lower-case letter, unlike a heading.
    pub(super) fn small_words(&self, text: &str) -> bool {
        let words = text[self.start..self.end].split(is_space);
        words.filter(|word| word.starts_with(char::is_lowercase)).count() >= PROSE_WORDS
    }
}

/// The offset after the quotation marks at `at`, and their number.
fn quoted(text: &str, at: usize, end: usize) -> (usize, usize) {
    let (mut begin, mut depth) = (at, 0);
    while begin < end && text.as_bytes()[begin] == b'>' {
        begin += 1;
        begin += text[begin..end].len() - text[begin..end].trim_start_matches(is_space).len();
        depth += 1;
    }
    (begin, depth)
}

fn kind(content: &str, indent: usize, fence: &mut Option<u8>) -> LineKind {
    if content.starts_with("```") || content.starts_with("~~~") {
        let mark = content.as_bytes()[0];
        let closes = *fence == Some(mark);
        *fence = if closes { None } else { fence.or(Some(mark)) };
        return LineKind::Rule;
    }
    match content {
        "" => LineKind::Blank,
        _ if fence.is_some() => LineKind::Code,
        _ if content.len() > MAX_STRUCTURED_BYTES => LineKind::Text,
        _ => markup(content, indent).map_or_else(|| kind_of_text(content, indent), LineKind::from),
    }
}

fn kind_of_text(content: &str, indent: usize) -> LineKind {
    match content {
        _ if markdown_level(content).is_some() => LineKind::Heading,
        _ if is_rule(content) => LineKind::Rule,
        _ if is_cue(content) => LineKind::Cue,
        _ if is_message_header(content) => LineKind::Header,
        _ if is_code(content, indent) => LineKind::Code,
        _ if is_row(content) || has_leaders(content) => LineKind::Row,
        _ if is_reference(content) => LineKind::Reference,
        _ if is_item(content) => LineKind::Item,
        _ if is_field(content) => LineKind::Field,
        _ => LineKind::Text,
    }
}

fn is_rule(content: &str) -> bool {
    content.len() >= 3
        && content.bytes().all(|b| matches!(b, b'-' | b'=' | b'_' | b'*' | b'~' | b'+' | b'|' | b' ' | b':'))
}

/// True for a line of code: it has signs in places where prose has none.
fn is_code(content: &str, indent: usize) -> bool {
    let strong =
        ["();", ");", "};", "=> {", "() {", ") {", "};", " == ", " != ", " := ", "</", "/>", "#include ", "$ sudo "];
    let ends = content.ends_with(['{', '}', ';']) || content.ends_with(");") || content.ends_with("):");
    let signs = || content.contains(['(', '=', '{', '}', '[', '<', '$']);
    let marked = || strong.iter().any(|sign| content.contains(sign));
    is_command(content)
        || ends && marked()
        || indent >= INDENTED && signs() && (ends || marked() || content.contains(" = "))
        || content == "}"
}

/// True for a command behind the prompt of a shell: `$ cargo build`.
fn is_command(content: &str) -> bool {
    content.strip_prefix("$ ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
}

fn is_row(content: &str) -> bool {
    let tabs = content.bytes().filter(|&b| b == b'\t').count();
    let pipes = content.bytes().filter(|&b| b == b'|').count();
    tabs >= 1 && content.split('\t').all(|cell| !cell.trim().ends_with(is_stop))
        || pipes >= 2 && (content.starts_with('|') || has_bare_cells(content, pipes))
}

/// True for an entry of a table of contents: `2.1 Terms . . . . . . 12`, `Index ........... 240`.
fn has_leaders(content: &str) -> bool {
    let page = content.len() - content.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
    let entry = content[..content.len() - page].trim_end();
    // Nearly all lines end here: they have letters or one stop at their end.
    if page > PAGE || !(entry.ends_with("..") || entry.ends_with(" .")) {
        return false;
    }
    let bare = entry.trim_end_matches(['.', ' ']);
    let leaders = &entry[bare.len()..];
    let dots = leaders.bytes().filter(|&byte| byte == b'.').count();
    let needed = if page > 0 { LEADERS } else { LEADERS_ALONE };
    // Without a page, dots without spaces may be an omission: `Wait......`
    !bare.is_empty() && dots >= needed && (page > 0 || leaders.contains(". ."))
}

/// True for `Name | Length | Price`. Indic scripts type the danda as such a bar.
fn has_bare_cells(content: &str, pipes: usize) -> bool {
    content.matches(" | ").count() == pipes && !content.ends_with(is_stop) && content.chars().all(|c| c < '\u{900}')
}

/// `[1] Orr, A. (2019). Tides. Riva Press.`
fn is_reference(content: &str) -> bool {
    let numbered = content.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let numbered = numbered.is_some_and(|(number, _)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()));
    let named = content.split_once(", ").is_some_and(|(name, rest)| {
        let mut letters = rest.chars();
        let initial = letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.');
        initial && !name.contains(is_space) && name.starts_with(char::is_uppercase)
    });
    (numbered || named) && content.match_indices(").").any(|(at, _)| is_year(&content[..at]))
        || (named || numbered && has_authors(content) || has_areas(content)) && has_year(content)
}

/// True for authors with initials after the number, up to the first comma: `[1] J. Smith and R. Doe, “Tides,”`.
fn has_authors(content: &str) -> bool {
    let names = content.split_once(']').and_then(|(_, rest)| rest.split_once(',')).map_or("", |(names, _)| names);
    let mut words = names.split(is_space).filter(|word| !word.is_empty()).peekable();
    let is_initial = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().nth(1) == Some('.');
    words.peek().is_some_and(is_initial)
        && words.all(|word| word.starts_with(char::is_uppercase) || BETWEEN_NAMES.contains(&word))
}

/// True for areas of a description separated as Russian and other libraries prescribe: `Озёра. — Новосибирск, 1988. — 210 с.`
fn has_areas(content: &str) -> bool {
    // Most lines end otherwise, so they are not searched.
    content.ends_with(is_stop)
        && content.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit() || c == 'с')
        && content.starts_with(char::is_alphanumeric)
        && content.matches(". — ").count() >= AREAS
        && (content.ends_with(" с.") || PAGES.iter().any(|sign| content.contains(sign)))
}

/// True when the line has a year that is not part of a longer number.
fn has_year(content: &str) -> bool {
    let numbers = content.split(|c: char| !c.is_ascii_digit());
    numbers.filter(|number| number.len() == YEAR).any(|year| PRINTED.contains(&year))
}

/// True when `text` ends with an opening bracket and a year: `(2019`.
fn is_year(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    digits == YEAR && text[..text.len() - digits].ends_with('(')
}

fn is_item(content: &str) -> bool {
    if BULLETS.iter().any(|bullet| content.starts_with(bullet)) {
        return true;
    }
    let inner = content.strip_prefix('(').unwrap_or(content);
    let word = inner.split(is_space).next().unwrap_or_default();
    let mark = word.trim_end_matches(['.', ')', '、', ':']);
    let more = inner.len() > word.len() || word.contains('、');
    let parts = |mark: &str| {
        mark.split('.').all(|part| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let letter = mark.len() == 1 && mark.as_bytes()[0].is_ascii_alphabetic();
    let counted = mark
        .split('、')
        .next()
        .is_some_and(|mark| mark.chars().all(|c| "一二三四五六七八九十".contains(c)) && !mark.is_empty());
    more && (mark.len() < word.len() && (parts(mark) || letter)
        || mark.contains('.') && parts(mark)
        || counted && word.contains('、'))
}

/// `Title: A Tale`, `ANNA BELL: No.`, `[10:32] Anna: hi`, `10:32 hello`.
fn is_field(content: &str) -> bool {
    let stamped = content.trim_start_matches(['[', '(']);
    let clock = stamped.as_bytes().iter().take(8).take_while(|b| b.is_ascii_digit() || **b == b':').count();
    if clock >= 4 && stamped[..clock].contains(':') {
        return true;
    }
    // Most lines have no colon near their beginning.
    let head = &content.as_bytes()[..content.len().min(LONGEST_NAME * char::MAX.len_utf8() + '：'.len_utf8())];
    if !head.iter().any(|byte| matches!(byte, b':' | b'\xEF')) {
        return false;
    }
    let Some((name, rest)) = content.split_once([':', '：']) else { return false };
    let named = name.starts_with(char::is_uppercase)
        || name.starts_with(char::is_alphabetic) && !name.starts_with(char::is_lowercase);
    let short = name.chars().count() <= LONGEST_NAME && name.split(is_space).count() <= FIELD_WORDS;
    named
        && short
        && (rest.starts_with(is_space) || rest.is_empty() || content.contains('：'))
        && name.chars().all(|c| c.is_alphanumeric() || is_space(c) || matches!(c, '-' | '\'' | '.'))
}

fn begins(content: &str) -> Start {
    match content.chars().find(|&c| !is_opener(c) && !is_dash(c)) {
        Some(c) if c.is_lowercase() => Start::Lowercase,
        Some(c) if c.is_uppercase() => Start::Capital,
        Some(c) if c.is_alphabetic() => Start::Uncased,
        _ => Start::Other,
    }
}

fn ending(content: &str) -> Ending {
    let bare = content.trim_end_matches(is_closer);
    let mut letters = bare.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(c), _) if is_stop(c) => Ending::Stop,
        (Some(':' | '：'), _) => Ending::Colon,
        (Some(',' | ';' | '，' | '、' | '،' | '؛'), _) => Ending::Comma,
        (Some('-' | '\u{AD}' | '‐'), Some(c)) if c.is_alphabetic() => Ending::Hyphen,
        _ => Ending::Other,
    }
}

/// The width in columns of a terminal.
fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(column).sum()
}

/// The columns that the first word needs. A script without spaces may be broken after any character.
fn first_columns(word: &str) -> usize {
    match word.chars().next() {
        Some(c) if is_unspaced(script_of(c)) => column(c),
        _ => columns(word),
    }
}

#[inline]
fn column(c: char) -> usize {
    if c < '\u{300}' {
        return 1;
    }
    match c {
        '\u{300}'..='\u{36F}'
        | '\u{591}'..='\u{5C7}'
        | '\u{64B}'..='\u{65F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{FE00}'..='\u{FE0F}' => 0,
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FF60}' => 2,
        _ => 1,
    }
}
