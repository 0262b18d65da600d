//! Tells HTML from plain text.

use crate::page::SourceKind;

/// Detects whether `text` is HTML or plain text, by its first tag.
///
/// Other XML, document type definitions, and Markdown that begins with some HTML are plain text.
///
/// ```
/// use limpid::{SourceKind, advanced::sniff};
/// assert_eq!(sniff("\n<!DOCTYPE html><title>x</title>"), SourceKind::Html);
/// assert_eq!(sniff("if a < b then"), SourceKind::Text);
/// assert_eq!(sniff("<svg xmlns=\"http://www.w3.org/2000/svg\"><path/></svg>"), SourceKind::Text);
/// ```
#[must_use]
pub fn sniff(text: &str) -> SourceKind {
    let text = after_headers(text.trim_start());
    let is_html = match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        // Other XML that begins with the name of an HTML element is still XML.
        Some((_, rest)) => after_comments(rest).is_some_and(|(rest, _)| starts_page(rest)),
        None => after_comments(text).is_some_and(|(rest, skipped)| is_html(rest, skipped)),
    };
    if is_html { SourceKind::Html } else { SourceKind::Text }
}

/// The rest of `text` after the headers with which a server or a mail declares it HTML; all of it if there are none, or if they say
/// that the markup is encoded.
fn after_headers(text: &str) -> &str {
    let is_response = text.starts_with("HTTP/");
    let mut rest = if is_response { text.split_once('\n').map_or("", |(_, rest)| rest) } else { text };
    let mut is_declared = false;
    while let Some((line, next)) = rest.split_once('\n') {
        rest = next;
        let Some((name, value)) = line.split_once(':').filter(|(name, _)| is_header_name(name)) else {
            return if is_declared && line.trim_end().is_empty() { rest.trim_start() } else { text };
        };
        is_declared |= name.eq_ignore_ascii_case("content-type") && value.trim_start().starts_with("text/html");
        if value.trim().eq_ignore_ascii_case("quoted-printable") {
            return text;
        }
    }
    text
}

/// True for a name such as `Content-Type`.
fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The rest of `text` after any comments at its start, and whether there are some; none if the last one has no end.
fn after_comments(text: &str) -> Option<(&str, bool)> {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->")?.1.trim_start();
    }
    Some((rest, rest.len() < text.trim_start().len()))
}

/// True for HTML, of which comments at the start were `skipped`.
fn is_html(text: &str, skipped: bool) -> bool {
    if starts_page(text) {
        return true;
    }
    match text.strip_prefix('<').map(name_of) {
        Some(name) => (is_element(name) || name.contains('-')) && has_more_html_than_markdown(text),
        None => skipped && !text.is_empty() && closing_tags(text) > 0 && has_more_html_than_markdown(text),
    }
}

/// True for a document type of HTML, or one of the elements that every page has.
fn starts_page(text: &str) -> bool {
    const DOCTYPE: &[u8] = b"<!doctype html";
    let is_declared = text.as_bytes().get(..DOCTYPE.len()).is_some_and(|own| own.eq_ignore_ascii_case(DOCTYPE));
    let name = text.strip_prefix('<').map_or("", name_of);
    is_declared || ["html", "head", "body"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

fn name_of(tag: &str) -> &str {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return "";
    }
    tag.split(|c| !is_part(c)).next().unwrap_or_default()
}

/// Longer names are no elements of HTML.
const LONGEST_NAME: usize = 10;

fn is_element(name: &str) -> bool {
    let mut lower = [0; LONGEST_NAME];
    let Some(lower) = lower.get_mut(..name.len()) else { return false };
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    ELEMENTS.binary_search_by(|element| element.as_bytes().cmp(lower)).is_ok()
}

/// False for Markdown that begins with an element, such as the centred logo of a README.
fn has_more_html_than_markdown(text: &str) -> bool {
    let marks = markdown_marks(text);
    marks < FEWEST_MARKS || closing_tags(text) >= marks
}

/// Fewer headings and fences than this are not enough for Markdown: a listing in `pre` may have one. Chosen by hand.
const FEWEST_MARKS: usize = 2;

/// The number of lines that are a heading, a fence, badges or the definition of a link in Markdown.
fn markdown_marks(text: &str) -> usize {
    let is_heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    let mut after_blank = false;
    let mut is_mark = |line: &str| {
        let is_definition = || line.starts_with('[') && line.contains("]: http");
        let found = line.starts_with("```")
            || after_blank && is_heading(line)
            || line.trim_start().starts_with("[![")
            || is_definition();
        after_blank = line.trim().is_empty();
        found
    };
    text.lines().filter(|line| is_mark(line)).count()
}

/// The number of end tags of elements that hold text.
fn closing_tags(text: &str) -> usize {
    const HOLD_TEXT: [&str; 10] = ["p", "li", "td", "div", "h1", "h2", "h3", "section", "article", "blockquote"];
    let holds_text = |rest: &str| HOLD_TEXT.contains(&name_of(rest));
    text.split("</").skip(1).filter(|rest| holds_text(rest)).count()
}

/// The elements of HTML that a page or a part of one begins with: those of the standard and the obsolete ones, without `svg` and
/// `math`, which begin documents of their own, and without `template`, which begins the components of frameworks. Sorted.
/// Source: <https://html.spec.whatwg.org/multipage/indices.html#elements-3>.
const ELEMENTS: [&str; 121] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "basefont",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "menu",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noscript",
    "object",
    "ol",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_recognised_by_its_first_tag() {
        let html = [
            "<!doctype html><p>x",
            "<HTML><body>x",
            "  <p class=a>x",
            "<DIV>x</DIV>",
            "<my-card>x</my-card>",
            "<!-- saved from url -->\n<html>x",
            "<!-- a note -->\nText<p>One</p><p>Two</p>",
            "<?xml version=\"1.0\"?>\n<!-- a -->\n<html xmlns=\"http://www.w3.org/1999/xhtml\">x",
            "<pre>\n\n# a comment\n\n# another\n</pre><p>One</p><p>Two</p>",
        ];
        for text in html {
            assert_eq!(sniff(text), SourceKind::Html, "{text}");
        }
    }

    #[test]
    fn the_headers_of_a_response_are_no_part_of_the_page() {
        let page = "\n\n<!doctype html><p>x";
        let html = |headers: &str| sniff(&format!("{headers}{page}")) == SourceKind::Html;
        assert!(html("Content-type: text/html; charset=UTF-8"));
        assert!(html("HTTP/1.1 200 OK\r\nServer: x\r\nContent-Type: text/html\r"));
        assert!(!html("Content-Type: text/plain") && !html("Note: text/html") && !html("See below:"));
        assert!(!html("Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable"));
        assert!(!html("Content-Type: text/html\nThe tank is full."));
    }

    #[test]
    fn other_markup_is_plain_text() {
        let other = [
            "<!ENTITY amp \"&#38;\"><p>x</p>",
            "<!-- a DTD -->\n<!ELEMENT p (#PCDATA)>",
            "<!-- no end <p>x</p>",
            "<!-- omit in toc -->\n# A tool\n\nIt works.",
            "<!DOCTYPE svg><svg></svg>",
            "<svg viewBox=\"0 0 1 1\"></svg>",
            "<rss version=\"2.0\"><channel></channel></rss>",
            "<?xml version=\"1.0\"?><table><tr/></table>",
            "<headline>Storm</headline>",
            "<header><img src=logo.svg></header>\n\n# tool\n\nText.\n\n## Use\n\nRun it.",
            "<template><p>{{ text }}</p></template>",
            "<ada> has anyone seen it?",
            "<h1 align=center>tool</h1>\n\n## Install\n\n```sh\ncargo install tool\n```\n\n## Use\n\nRun it.",
            "<",
            "",
        ];
        for text in other {
            assert_eq!(sniff(text), SourceKind::Text, "{text}");
        }
    }

    #[test]
    fn the_elements_are_sorted_and_short_enough() {
        assert!(ELEMENTS.is_sorted());
        assert!(ELEMENTS.iter().all(|name| is_element(name)));
    }
}
