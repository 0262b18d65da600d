//! Markup in a plain text: pictures, tags and link definitions of Markdown, and the commands of reStructuredText, AsciiDoc, POD,
//! roff, LaTeX and Org. A line of markup contains no sentence.

use super::token::is_space;
use crate::script::stops::is_stop;

/// The fewest words of text in an element.
const TEXT_WORDS: usize = 3;
/// The most words of a title that has badges next to it.
const TITLE_WORDS: usize = 4;
/// From this indentation on, in columns, `:name: value` is an option of a directive and not an emoji before a sentence.
const OPTION_INDENT: usize = 3;
/// The longest name of an option or attribute, in bytes.
const OPTION_NAME: usize = 32;
/// The highest level of headings in AsciiDoc and MediaWiki.
const LEVELS: usize = 6;

/// Elements of HTML that are a paragraph of their own. Text may begin after their tags and end before them.
const BLOCK_ELEMENTS: [&str; 26] = [
    "article",
    "blockquote",
    "br",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "section",
    "td",
    "th",
    "tr",
    "ul",
];

/// What a line of markup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// A title or a heading.
    Heading,
    /// A picture, a tag, a definition, a link without words around it, a command.
    Command,
    /// Text in the tags of one element, which is no code although it has the signs of code.
    Text,
}

/// The markup that `content`, a line without the white space around it, consists of; `None` for a line with text.
pub(super) fn markup(content: &str, indent: usize) -> Option<Markup> {
    let found = match content.as_bytes().first()? {
        b'<' => tags(content),
        b'[' if is_definition(content) || is_label(content) || is_links(content) => Some(Markup::Command),
        b'-' | b'*' | b'+' | b'0'..=b'9' if is_entry_of_contents(content) => Some(Markup::Command),
        b'.' => roff(content).or_else(|| directive(content)),
        b':' if is_option(content, indent) || content.starts_with(":::") => Some(Markup::Command),
        b'=' => pod(content).or_else(|| equals_signs(content)),
        b'\\' => latex(content),
        b'{' if is_template(content) => Some(Markup::Command),
        b'#' if content.starts_with("#+") => Some(Markup::Command),
        _ => None,
    };
    found.or_else(|| if content.contains("![") || content.contains("<img") { pictures(content) } else { None })
}

/// A line of HTML.
fn tags(content: &str) -> Option<Markup> {
    let name = element(content);
    if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary") {
        return Some(Markup::Heading);
    }
    let is_comment = content.starts_with("<!--") && (content.ends_with("-->") || !content.contains("-->"));
    let shown = Shown::of(content);
    match shown.words {
        _ if is_comment => Some(Markup::Command),
        0 if shown.has_markup => Some(Markup::Command),
        TEXT_WORDS.. if inside_element(content).is_some() => Some(Markup::Text),
        _ => None,
    }
}

/// The text in the tags of one element: `It rained.` of `<strong>It rained.</strong>`.
fn inside_element(content: &str) -> Option<&str> {
    let name = element(content);
    let closing = content.rfind("</").filter(|&at| !name.is_empty() && element(&content[at..]) == name)?;
    let inside = content.get(content.find('>')? + 1..closing)?;
    (content.ends_with('>') && !inside.contains("</")).then_some(inside)
}

/// The name of the element whose tag `text` begins with, or an empty string.
fn element(text: &str) -> &str {
    let rest = text.strip_prefix('<').unwrap_or_default();
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()]
}

/// Where the text of a line begins and ends that is in elements of HTML: `<p align="center">It rained.</p>`.
pub(super) fn inside_tags(content: &str) -> (usize, usize) {
    let is_block = |tag: &str| BLOCK_ELEMENTS.contains(&element(tag));
    let (mut start, mut end) = (0, content.len());
    while is_block(&content[start..end]) {
        let Some(close) = content[start..end].find('>') else { break };
        start = end - content[start + close + 1..end].trim_start_matches(is_space).len();
    }
    while content[start..end].ends_with('>') {
        let Some(open) = content[start..end].rfind('<').filter(|&open| is_block(&content[start + open..end])) else {
            break;
        };
        end = start + content[start..start + open].trim_end_matches(is_space).len();
    }
    if let Some(text) = inside_element(&content[start..end]) {
        start += content[start..end].find(text).unwrap_or(0);
        end = start + text.len();
    }
    (start, end)
}

/// True for a sentence with nothing but tags and pictures.
pub(crate) fn is_markup(sentence: &str) -> bool {
    if !sentence.starts_with(['<', '!', '[']) {
        return false;
    }
    let shown = Shown::of(sentence);
    shown.has_markup && shown.words == 0
}

/// Pictures and badges of Markdown, alone or next to a title.
fn pictures(content: &str) -> Option<Markup> {
    let shown = Shown::of(content);
    match shown.words {
        _ if !shown.has_markup => None,
        0 => Some(Markup::Command),
        1..=TITLE_WORDS if !shown.has_stop => Some(Markup::Heading),
        _ => None,
    }
}

/// True for the definition of a link: `[docs]: https://docs.rs`. A footnote (`[^1]: …`) has text.
fn is_definition(content: &str) -> bool {
    let Some((label, target)) = content.split_once("]: ") else { return false };
    let target = target.trim_start();
    let is_path = || !target.contains(is_space) && target.contains(['/', '.', '#']);
    !label.starts_with("[^") && (target.starts_with(['<', '#', '/']) || target.contains("://") || is_path())
}

/// True for a word in brackets: `[TOC]`, `[!NOTE]`, `[source,rust]`.
fn is_label(content: &str) -> bool {
    content.ends_with(']') && !content.contains(is_space) && content.starts_with('[')
}

/// True for a command of a template: `{% raw %}`, `{{< note >}}`.
fn is_template(content: &str) -> bool {
    content.ends_with('}') && (content.starts_with("{%") || content.starts_with("{{"))
}

/// True for links without words around them: `[API](api.md) | [Guide](guide.md)`, `[build passing] [license MIT]`. A sentence may
/// be a link.
fn is_links(content: &str) -> bool {
    let (mut depth, mut before) = (0_usize, ' ');
    for c in content.chars() {
        match c {
            ']' if is_stop(before) => return false,
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && c.is_alphanumeric() => return false,
            _ => {}
        }
        before = c;
    }
    depth == 0
}

/// True for an item that is a link to a section of the same text: `- [Install](#install)`.
fn is_entry_of_contents(content: &str) -> bool {
    let link = content
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '.' | ')') || is_space(c));
    link.starts_with('[') && link.ends_with(')') && link.contains("](#") && link.matches("](").count() == 1
}

/// A command of roff: `.SH NAME`, `.Nm git`, `.B word`.
fn roff(content: &str) -> Option<Markup> {
    let name = content.strip_prefix('.')?.split(is_space).next().unwrap_or_default();
    let is_name = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.len() <= 2
        && name.bytes().all(|b| b.is_ascii_alphabetic());
    match name {
        "SH" | "SS" | "Sh" | "Ss" => Some(Markup::Heading),
        _ if is_name || name.starts_with("\\\"") => Some(Markup::Command),
        _ => None,
    }
}

/// A directive, a target or a substitution of reStructuredText: `.. code-block:: rust`, `.. _docs: https://docs.rs`.
fn directive(content: &str) -> Option<Markup> {
    let rest = content.strip_prefix(".. ")?;
    (rest.contains("::") || rest.starts_with(['_', '|', '['])).then_some(Markup::Command)
}

/// True for an option of a directive (`:alt: Build`) and an attribute of AsciiDoc (`:toc: left`).
fn is_option(content: &str, indent: usize) -> bool {
    let Some((name, value)) = content[1..].split_once(':') else { return false };
    let is_name = !name.is_empty() && name.len() <= OPTION_NAME && !name.contains(is_space);
    let is_short = || !value.trim().contains(is_space);
    is_name && (value.is_empty() || value.starts_with(is_space)) && (indent >= OPTION_INDENT || is_short())
}

/// A command of POD: `=head1 NAME`, `=over 4`. The text of an item is text.
fn pod(content: &str) -> Option<Markup> {
    let name = content[1..].split(is_space).next().unwrap_or_default();
    match name {
        "head1" | "head2" | "head3" | "head4" => Some(Markup::Heading),
        "pod" | "cut" | "over" | "back" | "begin" | "end" | "for" | "encoding" => Some(Markup::Command),
        _ => None,
    }
}

/// A heading of AsciiDoc or MediaWiki: `== Usage`, `== Usage ==`.
fn equals_signs(content: &str) -> Option<Markup> {
    let rest = content.trim_start_matches('=');
    let level = content.len() - rest.len();
    let text = rest.trim_end_matches('=').trim();
    (level <= LEVELS && (rest.starts_with(' ') || rest.ends_with('=')) && text.starts_with(char::is_alphabetic))
        .then_some(Markup::Heading)
}

/// A command of LaTeX without text around it: `\section{Results}`, `\begin{table}[t]`.
fn latex(content: &str) -> Option<Markup> {
    let rest = &content[1..];
    let name = &rest[..rest.bytes().take_while(u8::is_ascii_alphabetic).count()];
    if name.ends_with("section") || matches!(name, "chapter" | "part" | "title") {
        return Some(Markup::Heading);
    }
    let after = rest[name.len()..].trim_start_matches('*');
    let is_alone = after.is_empty() || after.starts_with(['{', '[']) && after.ends_with(['}', ']', '%']);
    (!name.is_empty() && is_alone).then_some(Markup::Command)
}

/// What a reader sees of a line of Markdown or HTML: the words outside of tags, pictures and the targets of links.
struct Shown {
    /// Words with a letter or a number.
    words: usize,
    has_stop: bool,
    has_markup: bool,
}

impl Shown {
    fn of(content: &str) -> Self {
        let mut shown = Self { words: 0, has_stop: false, has_markup: false };
        let (mut at, mut is_inside_word) = (0, false);
        while let Some(c) = content[at..].chars().next() {
            if let Some(end) = end_of_markup(content, at) {
                shown.has_markup = true;
                is_inside_word = false;
                at = end;
                continue;
            }
            let is_word = c.is_alphanumeric();
            shown.words += usize::from(is_word && !is_inside_word);
            shown.has_stop |= is_stop(c);
            is_inside_word = is_word || is_inside_word && !is_space(c);
            at += c.len_utf8();
        }
        shown
    }
}

/// The end of the tag, entity, picture or target of a link at `at`.
fn end_of_markup(content: &str, at: usize) -> Option<usize> {
    let rest = &content[at..];
    let mut next = rest.bytes().skip(1);
    let end = match rest.as_bytes()[0] {
        b'<' if next.next().is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!')) => rest.find('>')? + 1,
        b'&' => {
            rest.find(';')
                .filter(|&end| end > 1 && rest[1..end].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#'))?
                + 1
        }
        // The bracket after the name of a picture belongs to its target.
        b'!' if next.next() == Some(b'[') => closing(rest, 1)? - 1,
        b']' if matches!(next.next(), Some(b'(' | b'[')) => closing(rest, 1)?,
        _ => return None,
    };
    Some(at + end)
}

/// Brackets of markup are nested at most this deep: a picture in a link needs two. So no search goes far in a line of brackets.
const MAX_DEPTH: usize = 8;

/// The offset after the bracket that closes the one at `open`.
fn closing(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (begin, end) = if bytes[open] == b'[' { (b'[', b']') } else { (b'(', b')') };
    let mut depth = 0_usize;
    for (n, &byte) in bytes.iter().enumerate().skip(open) {
        depth += usize::from(byte == begin);
        if depth > MAX_DEPTH {
            return None;
        }
        if byte == end {
            depth -= 1;
            if depth == 0 {
                return Some(n + 1);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_from_text() {
        for line in [
            "[![build](https://a.example/b.svg)](https://ci.example) [![docs][d]][docs]",
            "<p align=\"center\"><img src=\"a.png\"></p>",
            "<!-- toc -->",
            "[docs]: https://docs.example",
            "[API](api.md) | [Guide](guide.md)",
            "- [Install](#install)",
            ".. code-block:: rust",
            ":toc: left",
            "=over 4",
            ".PP",
            "\\begin{table}[t]",
            "{% raw %}",
            "#+TITLE: Tides",
        ] {
            assert_eq!(markup(line, 0), Some(Markup::Command), "{line}");
        }
        for line in
            ["<h1>limpid</h1>", "# limpid ![build](b.svg)", "=head1 NAME", "== Usage", ".SH NAME", "\\section{Results}"]
        {
            assert_eq!(markup(line, 0), Some(Markup::Heading), "{line}");
        }
    }

    #[test]
    fn text_with_markup_is_text() {
        for line in [
            "It predicts the [tides](https://tides.example) at any harbour.",
            "[The dam broke at noon.](https://news.example/dam)",
            "<b>Note:</b> it rained",
            ":rocket: Fast and light on memory",
            "[^1]: The tables of 1998, which the harbour master keeps.",
            "- [Install](install.md) it first",
            ".NET is a platform",
            "\\emph{Never} open the valve",
            "= 5",
            "...and then it rained",
            "[10:02] anna: are you coming?",
            "5. See [Usage](#usage) for the rest",
            "i < 5 and j > 3",
        ] {
            assert_eq!(markup(line, 0), None, "{line}");
        }
        assert_eq!(markup("<strong>The dam broke at noon.</strong>", 4), Some(Markup::Text));
    }

    #[test]
    fn text_begins_and_ends_inside_tags() {
        for (line, text) in [
            ("<p align=\"center\">It rained.</p>", "It rained."),
            ("<td><strong>It rained.</strong></td>", "It rained."),
            ("It rained.<br>", "It rained."),
            ("<b>Note:</b> it rained.", "<b>Note:</b> it rained."),
            ("<p>", "<p>"),
            ("</b>", "</b>"),
            ("<", "<"),
        ] {
            let (start, end) = inside_tags(line);
            assert_eq!(if start < end { &line[start..end] } else { line }, text);
        }
    }
}
