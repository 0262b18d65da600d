//! Manual pages as a terminal or a text file shows them: `LS(1)  User Commands  LS(1)`, sections whose text is indented.
//!
//! A reader wants the line that says what the command is, and the beginning of its description.

use super::heading::{has_stop, is_underlined};
use super::role::Role;
use crate::sentence::TextLine;
use crate::span::Span;

/// What separates the name of a command from what it does.
const SEPARATORS: [&str; 7] = [" - ", " -- ", " – ", " — ", " ‐ ", " − ", "－"];
/// The longest section of the manual, in bytes: `3perl`, `1ssl`.
const SECTION_BYTES: usize = 8;
/// What separates pages.
const FORM_FEED: char = '\u{C}';

/// A manual page in which lines and sentences are known.
pub(super) struct Manual<'a> {
    text: &'a str,
    sentences: &'a [Span],
    /// The name and the section: `LS(1)`.
    title: &'a str,
    /// True when the text of the sections is indented.
    is_rendered: bool,
}

/// The name and the section of the manual in the first line: `LS(1)` of `LS(1)  User Commands  LS(1)`. Long names leave no room for
/// the first section, and names may have several words.
fn title<'a>(text: &'a str, lines: &[TextLine]) -> Option<&'a str> {
    let line = lines.first()?.span.of(text);
    let (name, _) = line.split_once('(')?;
    let (_, section) = line.strip_suffix(')')?.rsplit_once('(')?;
    let title = line.get(line.len().checked_sub(name.len() + section.len() + "()".len())?..)?;
    let is_known = title.starts_with(name) && name.starts_with(char::is_alphabetic);
    let is_section = section.len() <= SECTION_BYTES && section.starts_with(|c: char| c.is_ascii_digit());
    (is_known && is_section && (title != line || !name.contains(' '))).then_some(title)
}

/// True for a manual page.
pub(super) fn is_manual(text: &str, lines: &[TextLine]) -> bool {
    title(text, lines).is_some()
}

/// True for a sentence that is no part of a synopsis (`ls [OPTION]... [FILE]...`) and names no address of authors or licences.
fn says_something(sentence: &str) -> bool {
    let bare = sentence.trim_end();
    has_stop(bare)
        && !bare.ends_with(['…', ']'])
        && !bare.ends_with("...")
        && !bare.contains("://")
        && !bare.contains('@')
}

impl<'a> Manual<'a> {
    /// Reads a text that is a manual page.
    pub(super) fn read(text: &'a str, sentences: &'a [Span], lines: &[TextLine]) -> Option<Self> {
        let title = title(text, lines)?;
        let is_rendered = lines[0].span.of(text).len() > title.len();
        Some(Self { text, sentences, title, is_rendered })
    }

    /// Marks what is not in the description. Gives the sentence that says what the command is.
    pub(super) fn mark(&self, roles: &mut [Role]) -> Option<usize> {
        let (mut section, mut indent, mut description) = (0, 0, None);
        let mut opening = None;
        for (n, role) in roles.iter_mut().enumerate() {
            let sentence = self.sentences[n].of(self.text);
            indent = self.indent(n).unwrap_or(indent);
            if sentence.trim_end().ends_with(self.title) {
                role.is_boilerplate = true;
            } else if self.is_section(n, indent) {
                section += 1;
                role.is_boilerplate = true;
            } else if section == 1 && opening.is_none() && SEPARATORS.iter().any(|sign| sentence.contains(sign)) {
                opening = Some(n);
            } else if !says_something(sentence) {
                role.is_boilerplate = true;
            } else if section > 0 {
                let description = *description.get_or_insert((section, indent));
                role.is_aside |= description != (section, indent) || sentence.starts_with(['-', '+']);
            }
        }
        opening
    }

    /// True for the heading of a section.
    fn is_section(&self, n: usize, indent: usize) -> bool {
        let sentence = self.sentences[n];
        is_underlined(self.text, sentence) || self.is_rendered && indent == 0 && !has_stop(sentence.of(self.text))
    }

    /// The indentation of a sentence at the start of a line, in bytes.
    fn indent(&self, n: usize) -> Option<usize> {
        let before = &self.text[..self.sentences[n].start];
        let line = before.trim_end_matches([' ', '\t']);
        (line.is_empty() || line.ends_with(['\n', '\r', FORM_FEED])).then_some(before.len() - line.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentence::text_lines;

    #[test]
    fn the_first_line_of_a_manual_has_its_name_and_section() {
        for (line, name) in [
            ("LS(1)                   User Commands                   LS(1)", "LS(1)"),
            ("git-stash(1)", "git-stash(1)"),
            ("ENCODE(3perl) Perl ENCODE(3perl)", "ENCODE(3perl)"),
            ("LONG_NAME(General Commands ManLONG_NAME(1)", "LONG_NAME(1)"),
            ("Ppmdim User Manual(1)  General  Ppmdim User Manual(1)", "Ppmdim User Manual(1)"),
        ] {
            let text = format!("{line}\n\nNAME\n       ls - list files\n");
            assert_eq!(title(&text, &text_lines(&text)), Some(name));
        }
        for text in [
            "See ls(1)\n",
            "ls(1) lists files.\n",
            "Smith (2019) and Doe (2019)\n",
            "f(x)\n",
            "漢（かん）字(1)x(2)\n",
            "(1)\n",
            "",
        ] {
            assert_eq!(title(text, &text_lines(text)), None, "{text}");
        }
    }
}
