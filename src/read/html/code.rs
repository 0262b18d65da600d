//! Code in elements other than lines of text in `pre`: a box or table row for each line, gutters, copy buttons.

use super::tag::Tag;
use super::tokens::{Attributes, Name};

/// Classes of elements in which highlighters and editors put code without a `pre` around it.
const CODE_BOXES: [&str; 11] = [
    "syntaxhighlighter",
    "highlighttable",
    "hljs-ln",
    "lntable",
    "rouge-table",
    "crayon-table",
    "js-file-line-container",
    "codemirror-code",
    "cm-content",
    "view-lines",
    "react-code-lines",
];
/// Classes of line numbers next to code, in addition to those that contain `gutter` or `linen`.
const NUMBERS: [&str; 8] = ["ln", "lnt", "num", "nums", "blob-num", "hljs-ln-n", "crayon-nums", "line-numbers-rows"];

/// Classes of the cells of a table that has a row for each line of code: those of GitHub, and of gists before 2012.
const LINE_CELLS: [&str; 4] = ["blob-num", "blob-code", "line-numbers", "line-data"];

/// The name of the element around the lines of a listing that Doxygen made. Slides have parts of that name, too, but no lines.
const LISTING: &str = "fragment";

/// True for the names of an element that is a listing if it contains lines.
pub(super) fn is_listing(names: &str) -> bool {
    names.split_ascii_whitespace().any(|name| name == LISTING)
}

/// True for a cell with a line of code or its number.
pub(super) fn is_line_cell(attributes: &Attributes) -> bool {
    classes(attributes).any(|class| LINE_CELLS.contains(&class))
}

/// The classes of an element.
fn classes(attributes: &Attributes) -> impl Iterator<Item = &str> {
    attributes.get(Name::Class).unwrap_or_default().split_ascii_whitespace()
}

/// True for an element whose text is code, including line breaks and spaces.
pub(super) fn is_code_box(tag: Tag, attributes: &Attributes) -> bool {
    let style = attributes.get(Name::Style).unwrap_or_default();
    let written = matches!(tag, Tag::Code | Tag::Samp | Tag::Tt) || style.contains("monospace");
    (written && keeps_space(style))
        || (matches!(tag, Tag::Table | Tag::Div) && classes(attributes).any(|class| is_one_of(class, &CODE_BOXES)))
}

fn is_one_of(class: &str, list: &[&str]) -> bool {
    list.iter().any(|own| class.eq_ignore_ascii_case(own))
}

/// The value of `white-space` in a style.
fn white_space(style: &str) -> Option<&str> {
    let mut rules = style.split(';').rev().filter_map(|rule| rule.split_once(':'));
    rules.find(|(name, _)| name.trim().eq_ignore_ascii_case("white-space")).map(|(_, value)| value.trim())
}

fn keeps_space(style: &str) -> bool {
    white_space(style).is_some_and(|value| {
        let value = value.split(['!', ' ']).next().unwrap_or_default();
        matches!(value, "pre" | "pre-wrap" | "break-spaces")
    })
}

/// True when line feeds in the markup are shown as line breaks.
pub(super) fn keeps_lines(attributes: &Attributes) -> bool {
    let Some(style) = attributes.get(Name::Style).filter(|style| style.contains("pre")) else { return false };
    keeps_space(style) || white_space(style).is_some_and(|value| value.starts_with("pre-line"))
}

/// True for an element inside code that is a line of its own.
pub(super) fn is_line(tag: Tag, attributes: &Attributes) -> bool {
    match tag {
        Tag::Div | Tag::Li | Tag::Ol | Tag::Ul | Tag::Tr | Tag::Table | Tag::Tbody | Tag::Pre => true,
        Tag::Span | Tag::Code | Tag::Custom => classes(attributes).any(|class| {
            class.eq_ignore_ascii_case("line") || ["-line", "_line", "codeLine"].iter().any(|end| class.ends_with(end))
        }),
        _ => false,
    }
}

/// True for elements inside code that are part of it, whether or not they are lines.
pub(super) fn is_part(tag: Tag) -> bool {
    use Tag::{Button, Code, Div, Li, Ol, Pre, Span, Table, Tbody, Td, Th, Thead, Tr, Ul};
    matches!(tag, Button | Code | Div | Li | Ol | Pre | Span | Table | Tbody | Td | Th | Thead | Tr | Ul)
}

/// True for an element that may contain line numbers.
pub(super) fn may_be_gutter(attributes: &Attributes) -> bool {
    classes(attributes).any(is_gutter_name)
}

/// True for a class name used for gutters.
pub(super) fn is_gutter_name(class: &str) -> bool {
    let holds = |part: &str| class.as_bytes().windows(part.len()).any(|own| own.eq_ignore_ascii_case(part.as_bytes()));
    is_one_of(class, &NUMBERS) || ["gutter", "linen", "line-n", "line_n"].iter().any(|part| holds(part))
}

/// True for a control inside code: a copy button or its toolbar, or a box that opens when the pointer is on a name.
pub(super) fn is_control(tag: Tag, attributes: &Attributes) -> bool {
    let copies = |class: &str| class.split(['-', '_']).any(|word| matches!(word, "copy" | "clipboard" | "toolbar"));
    tag == Tag::Button || classes(attributes).any(|class| class == TOOLTIP || copies(&class.to_ascii_lowercase()))
}

/// The class of the boxes that Doxygen puts at the end of a listing, with the meaning of its names.
const TOOLTIP: &str = "ttc";

/// True for text that contains only line numbers.
pub(super) fn is_numbers(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_whitespace())
}

/// True for numbers that each exceed the one before by one.
pub(super) fn is_consecutive(text: &str) -> bool {
    let mut numbers = text.split_ascii_whitespace().map(|word| word.parse::<u32>().ok());
    let Some(Some(first)) = numbers.next() else { return false };
    numbers.zip(1..).all(|(number, n)| number == first.checked_add(n))
}

/// The language of code according to its attributes, as a class name.
pub(super) fn language_class(attributes: &Attributes) -> Option<String> {
    let given = attributes.get(Name::DataLang).or_else(|| attributes.get(Name::DataLanguage));
    let language = given.or_else(|| lang(attributes))?.trim();
    let plain = language.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '#'));
    (plain && !language.is_empty()).then(|| format!("language-{}", language.to_ascii_lowercase()))
}

/// The attribute `lang` of a box of code, where GitLab and others write the programming language. A code of two letters
/// is a human language.
fn lang(attributes: &Attributes) -> Option<&str> {
    let is_box = classes(attributes).any(|class| matches!(class, "code" | "highlight"));
    attributes.get(Name::Lang).filter(|lang| is_box && lang.len() > 2 && !lang.contains('-'))
}
