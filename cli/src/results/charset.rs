//! The charset that a text declares about itself, which is no longer true once the text is written as UTF-8.

use crate::inputs::{UTF8, encoding_named};

/// How much of a text is searched, in bytes: browsers look at the first 1,024 bytes, and scripts or comments may come before
/// them.
const HEAD: usize = 4096;

/// What stands directly before a label, apart from white space and quotes: in XML and HTML, style sheets, mail and PO headers,
/// and coding lines.
const BEFORE: [&str; 6] = ["encoding=", "charset=", "@charset", "coding:", "coding=", "\\usepackage["];

/// What follows it in LaTeX.
const INPUTENC: &str = "]{inputenc}";

/// `text`, the start of a file that was not UTF-8, with UTF-8 as its declared charset; `None` if it declares none.
pub(crate) fn declares_utf8(text: &str) -> Option<String> {
    let end = (0..=HEAD.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let head = text[..end].to_ascii_lowercase();
    let (start, end) = BEFORE.iter().filter_map(|before| label(&head, before)).min()?;
    let utf8 = if text[end..].starts_with(INPUTENC) { "utf8" } else { "UTF-8" };
    Some([&text[..start], utf8, &text[end..]].concat())
}

/// Where the first label after `before` is in lower-case text, if it is one of a legacy encoding.
fn label(lower: &str, before: &str) -> Option<(usize, usize)> {
    let mut places = lower.match_indices(before).map(|(at, _)| at + before.len());
    places.find_map(|at| {
        let start = at + lower[at..].find(|c: char| !c.is_ascii_whitespace() && c != '"' && c != '\'')?;
        let is_label = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
        let end = start + lower[start..].find(|c| !is_label(c)).unwrap_or(lower.len() - start);
        let latex = before.ends_with('[');
        let known = latex && lower[end..].starts_with(INPUTENC) || !latex && is_legacy(&lower[start..end]);
        known.then_some((start, end))
    })
}

fn is_legacy(label: &str) -> bool {
    encoding_named(label).is_some_and(|name| name != UTF8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_declaration_is_rewritten() {
        for (before, after) in [
            ("<?xml version=\"1.0\" encoding='ISO-8859-1'?>\n<r/>", "<?xml version=\"1.0\" encoding='UTF-8'?>\n<r/>"),
            ("<meta charset=windows-1251><p>x", "<meta charset=UTF-8><p>x"),
            (
                "<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-2\">",
                "<meta http-equiv=Content-Type content=\"text/html; charset=UTF-8\">",
            ),
            ("@charset \"latin1\";", "@charset \"UTF-8\";"),
            ("# -*- coding: latin-1 -*-\n", "# -*- coding: UTF-8 -*-\n"),
            ("\"Content-Type: text/plain; charset=ISO-8859-15\\n\"", "\"Content-Type: text/plain; charset=UTF-8\\n\""),
            ("\\usepackage[latin9]{inputenc}", "\\usepackage[utf8]{inputenc}"),
        ] {
            assert_eq!(declares_utf8(before).as_deref(), Some(after));
        }
    }

    #[test]
    fn text_without_a_declaration_declares_nothing() {
        for text in ["", "charset=", "encoding=\"utf-8\"", "<p>charset of the text", "\\usepackage[a4paper]{geometry}"]
        {
            assert_eq!(declares_utf8(text), None, "{text}");
        }
    }
}
