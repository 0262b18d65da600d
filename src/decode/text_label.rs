//! The encoding that a plain-text file names in its first bytes: a coding line, `@charset`, a mail or PO header, or the
//! `inputenc` package of LaTeX.
//!
//! Such labels outlive conversions to UTF-8, so they count only for bytes that are not valid UTF-8.

use super::label::Codec;

/// How many bytes are searched: the prescan of the HTML standard, and more than two lines of comments take.
const HEAD_BYTES: usize = 1024;

/// The start of a text, collected from bytes that arrive in pieces.
#[derive(Clone, Debug, Default)]
pub(super) struct Head(Vec<u8>);

/// Names of encodings in LaTeX that are in no standard.
const LATEX_NAMES: [(&str, &str); 3] =
    [("ansinew", "windows-1252"), ("applemac", "macintosh"), ("latin9", "iso-8859-15")];

/// Labels that are often wrong, or that do not define the bytes from 80 on.
const UNINFORMATIVE: [&str; 4] = ["utf-8", "utf8", "ascii", "us-ascii"];

impl Head {
    pub(super) fn push(&mut self, bytes: &[u8]) {
        let room = HEAD_BYTES - self.0.len();
        self.0.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    /// The codec that the text names, if it is a known one that says something about non-ASCII bytes.
    pub(super) fn codec(&self) -> Option<Codec> {
        let head = String::from_utf8_lossy(&self.0);
        let label =
            css_label(&head).or_else(|| coding_line(&head)).or_else(|| header(&head)).or_else(|| inputenc(&head));
        let label = label?.to_ascii_lowercase();
        if UNINFORMATIVE.contains(&&*label) {
            return None;
        }
        let name = LATEX_NAMES.iter().find(|(latex, _)| *latex == label).map_or(&*label, |(_, name)| name);
        Codec::for_label(name).filter(|codec| !codec.name().starts_with("utf-"))
    }
}

/// The label at the start of `text`.
fn label(text: &str) -> Option<&str> {
    let is_label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let end = text.find(|c| !is_label(c)).unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}

/// `@charset "iso-8859-2";` at the start of a style sheet.
fn css_label(head: &str) -> Option<&str> {
    label(head.strip_prefix("@charset \"")?)
}

/// How comments begin in languages whose files name their encoding.
const COMMENTS: [&str; 7] = ["#", "\"", "//", "/*", ";", "%", "--"];

/// `# -*- coding: latin-1 -*-` (Python, Ruby, Emacs), `# vim: set fileencoding=cp1250` or `scriptencoding latin1` (Vim)
/// in one of the first two lines, where those programs look.
fn coding_line(head: &str) -> Option<&str> {
    head.lines().take(2).find_map(|line| {
        let line = line.trim_start();
        if let Some(rest) = line.strip_prefix("scriptencoding ") {
            return label(rest.trim_start());
        }
        COMMENTS.iter().any(|mark| line.starts_with(mark)).then_some(())?;
        let rest = line.split_once("coding")?.1;
        label(rest.strip_prefix([':', '='])?.trim_start())
    })
}

/// `Content-Type: text/plain; charset=ISO-8859-2`, as mails and the catalogues of gettext have it.
fn header(head: &str) -> Option<&str> {
    let of_line = |line: &str| {
        let line = line.trim_start_matches('"');
        line.get(..CONTENT_TYPE.len()).is_some_and(|name| name.eq_ignore_ascii_case(CONTENT_TYPE))
    };
    let line = head.lines().find(|line| of_line(line))?;
    let (at, _) = line.match_indices('=').find(|&(at, _)| line[..at].to_ascii_lowercase().ends_with("charset"))?;
    label(line[at + 1..].trim_start_matches('"'))
}

const CONTENT_TYPE: &str = "content-type:";

/// `\usepackage[latin1]{inputenc}`.
fn inputenc(head: &str) -> Option<&str> {
    let (before, _) = head.split_once("]{inputenc}")?;
    label(before.rsplit_once('[')?.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<&'static str> {
        let mut head = Head::default();
        text.as_bytes().chunks(3).for_each(|piece| head.push(piece));
        head.codec().map(Codec::name)
    }

    #[test]
    fn finds_the_label_of_every_format() {
        for (text, expected) in [
            ("#!/usr/bin/env python\n# -*- coding: iso-8859-5 -*-\n", "iso-8859-5"),
            ("# vim: set fileencoding=cp1250 :\n", "windows-1250"),
            ("\" menus\nscriptencoding latin2\n", "iso-8859-2"),
            ("@charset \"windows-1253\";\nbody {}", "windows-1253"),
            ("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=ISO-8859-2\\n\"\n", "iso-8859-2"),
            ("Subject: x\nContent-type: text/plain; charset=\"koi8-r\"\n", "koi8-r"),
            ("\\documentclass{article}\n\\usepackage[latin9]{inputenc}\n", "iso-8859-15"),
            ("% x\n\\usepackage[ansinew]{inputenc}", "windows-1252"),
        ] {
            assert_eq!(name(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_text_names_nothing() {
        for text in [
            "",
            "coding: koi8-r\n",
            "#\n#\n# coding: koi8-r\n",
            "# coding: utf-8\n",
            "# decoding of bytes\n",
            "\"Content-Type: text/plain; charset=CHARSET\\n\"\n",
            "Content-Type: text/plain; charset=us-ascii\n",
            "@charset koi8-r;",
        ] {
            assert_eq!(name(text), None, "{text}");
        }
    }
}
