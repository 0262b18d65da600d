//! Escapes text that Markdown would interpret as markup.

use super::inline::Around;

/// The kind of place a text is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// On lines of its own.
    Line,
    /// After `#`, in a heading.
    Heading,
    /// In a table.
    Cell,
}

/// Writes `text` so that Markdown shows it unchanged.
pub(super) fn text(text: &str, context: Context, hard_breaks: bool, out: &mut String) {
    let mut before = out.chars().next_back().unwrap_or('\n');
    let line = out.trim_end_matches([' ', '\t']);
    let mut line_start = line.is_empty() || line.ends_with('\n');
    let mut digits = false;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        if c == '\n' {
            out.push_str(match context {
                Context::Line if hard_breaks => "  \n",
                Context::Line => "\n",
                Context::Heading => " ",
                Context::Cell => "<br>",
            });
        } else {
            let starts_line = line_start && context == Context::Line && starts_block(c, rest);
            let number = digits && context == Context::Line && matches!(c, '.' | ')') && ends_marker(rest);
            if starts_line || number || is_sign(before, c, rest, context) {
                out.push('\\');
            }
            out.push(c);
        }
        digits = c.is_ascii_digit() && (line_start || digits);
        line_start = c == '\n' || (line_start && c.is_whitespace());
        before = c;
    }
}

/// True if `c` at the start of a line would start a heading, quotation, list, rule or table.
fn starts_block(c: char, rest: &str) -> bool {
    match c {
        '#' => ends_marker(rest.trim_start_matches('#')),
        '+' => ends_marker(rest),
        '-' | '=' => !rest.starts_with(char::is_alphanumeric),
        '>' | '|' | ':' => true,
        _ => false,
    }
}

/// True if the `rest` of a line lets a marker of a list or heading end before it: a space must follow. An empty rest may
/// continue with one.
fn ends_marker(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t', '\n'])
}

/// True if `c` is markup in running text. What follows `rest` is unknown.
fn is_sign(before: char, c: char, rest: &str, context: Context) -> bool {
    let next = rest.chars().next();
    let before_word = next.is_none_or(char::is_alphanumeric);
    match c {
        '\\' | '*' | '`' | '[' | ']' => true,
        '_' => !(before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric)),
        '<' => before_word || matches!(next, Some('/' | '!' | '?')),
        '&' => before_word || next == Some('#'),
        '~' => next == Some('~') || !before.is_whitespace(),
        '^' => before == '[',
        '|' => context == Context::Cell,
        '#' => context == Context::Heading && rest.trim_start_matches('#').trim().is_empty(),
        _ => false,
    }
}

/// Writes `code` between as many backticks as it needs.
pub(super) fn code(code: &str, context: Context, out: &mut String) {
    let ticks = "`".repeat(code.split(|c| c != '`').map(str::len).max().unwrap_or(0) + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    let code = code.replace('\n', " ");
    let code = if context == Context::Cell { code.replace('|', "\\|") } else { code };
    if out.ends_with('`') {
        // Adjacent backticks would form one longer run.
        out.push_str("<!-- -->");
    }
    out.extend([&ticks, pad, &code, pad, &ticks]);
}

/// A URL between the brackets of a link.
pub(super) fn address(address: &str) -> String {
    let escaped = address.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E").replace('|', "%7C");
    // Markdown resolves entities such as `&lt;` in URLs.
    let escaped = escaped.replace('&', "&amp;");
    let escaped = if address.contains(';') { escaped } else { escaped.replace("&amp;", "&") };
    if escaped.contains(['(', ')']) || escaped.chars().any(char::is_whitespace) {
        format!("<{escaped}>")
    } else {
        escaped
    }
}

/// A picture.
pub(super) fn image(alt: &str, address_of: &str, title: Option<&str>, context: Context, out: &mut String) {
    if out.ends_with('!') {
        out.pop();
        out.push_str("\\!");
    }
    out.push_str("![");
    for c in alt.chars() {
        match c {
            '[' | ']' | '\\' | '*' | '_' | '`' | '<' => out.extend(['\\', c]),
            '|' if context == Context::Cell => out.push_str("\\|"),
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out.extend(["](", &address(address_of)]);
    if let Some(title) = title {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ").replace('\\', "\\\\").replace('"', "\\\"");
        out.extend([" \"", &title, "\""]);
    }
    out.push(')');
}

/// A link with this text.
pub(super) fn link(title: &str, address_of: &str, context: Context, out: &mut String) {
    out.push('[');
    text(title, context, false, out);
    out.extend(["](", &address(address_of), ")"]);
}

/// A formula between dollar signs.
pub(super) fn formula(tex: &str, display: bool, context: Context) -> String {
    let tex = if context == Context::Cell {
        // A bar would end the cell, even after a backslash, with which it is the sign of a norm.
        tex.replace("\\|", "\\Vert ").replace('|', "\\vert ")
    } else {
        tex.to_owned()
    };
    let signs = if display { "$$" } else { "$" };
    format!("{signs}{tex}{signs}")
}

/// True for text with an empty line, which no inline markup can span.
pub(super) fn has_blank_line(text: &str) -> bool {
    text.contains('\n') && text.split('\n').skip(1).any(|line| line.trim().is_empty())
}

/// True if CommonMark would read delimiters around `around.inside` as emphasis (left- and right-flanking).
pub(super) fn flanks(around: Around<'_>) -> bool {
    let edge = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_punctuation(c));
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (first, last) = (around.inside.chars().next(), around.inside.chars().next_back());
    (word(first) || edge(around.before.chars().next_back())) && (word(last) || edge(around.after.chars().next()))
}

/// True for characters that are certainly punctuation.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || matches!(c, '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
}
