//! What the first bytes say about the encoding: byte order mark, `<meta charset>`, XML declaration.

use std::sync::OnceLock;

use regex::bytes::Regex;

use super::label::Codec;

/// The prescan of the HTML standard looks at this many bytes.
pub(super) const PRESCAN: usize = 1024;

/// The codec of a byte order mark and the mark's length.
pub(super) fn byte_order_mark(bytes: &[u8]) -> Option<(Codec, usize)> {
    let (encoding, length) = encoding_rs::Encoding::for_bom(bytes)?;
    Some((Codec::Standard(encoding), length))
}

/// The codec that a `<meta>` tag or an XML declaration in the first 1024 bytes names.
pub(super) fn declared(bytes: &[u8]) -> Option<Codec> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    let label = if has_meta(head) { meta_label(head) } else { xml_label(head) }?;
    as_declared(Codec::for_label(std::str::from_utf8(label).ok()?)?)
}

/// A page whose own tag could be read is not UTF-16, whatever the tag says; `x-user-defined` is windows-1252.
fn as_declared(codec: Codec) -> Option<Codec> {
    let name = match codec.name() {
        "utf-16le" | "utf-16be" => "utf-8",
        "x-user-defined" => "windows-1252",
        name => name,
    };
    Codec::for_label(name)
}

fn has_meta(head: &[u8]) -> bool {
    head.windows(5).any(|at| at.eq_ignore_ascii_case(b"<meta"))
}

/// `charset=` inside a `<meta …>` tag, quoted or not; so both the short form and `http-equiv` with `content` are met.
fn meta_label(head: &[u8]) -> Option<&[u8]> {
    static META: OnceLock<Regex> = OnceLock::new();
    let pattern = r#"(?i-u)<meta[\s/](?:[^>]*?[\s/"';])?charset\s*=\s*["']?\s*([0-9A-Za-z_:.+-]+)"#;
    let regex = META.get_or_init(|| Regex::new(pattern).expect("a valid pattern"));
    let visible = without_comments(head);
    let label = regex.captures(&visible)?.get(1)?;
    // The comments were blanked, not cut: offsets are those of `head`.
    Some(&head[label.range()])
}

/// `head` with HTML comments replaced by spaces.
fn without_comments(head: &[u8]) -> Vec<u8> {
    let mut visible = head.to_vec();
    let mut at = 0;
    while let Some(start) = find(&visible[at..], b"<!--").map(|n| at + n) {
        let end = find(&visible[start + 4..], b"-->").map_or(visible.len(), |n| start + 4 + n + 3);
        visible[start..end].fill(b' ');
        at = end;
    }
    visible
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|at| at == what)
}

fn xml_label(head: &[u8]) -> Option<&[u8]> {
    if !head.starts_with(b"<?xml") {
        return None;
    }
    let end = find(head, b"?>")?;
    let start = find(&head[..end], b"encoding=")? + "encoding=".len();
    let quote = *head[start..end].first().filter(|q| matches!(q, b'"' | b'\''))?;
    head[start + 1..end].split(|&b| b == quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(html: &str) -> Option<&'static str> {
        declared(html.as_bytes()).map(Codec::name)
    }

    #[test]
    fn a_declaration_is_found_in_all_its_forms() {
        for html in [
            "<meta charset=koi8-r>",
            "<META CHARSET = 'KOI8-R' />",
            "<html><meta name=a><meta/charset=\"koi8-r\">",
            "<meta http-equiv=Content-Type content=\"text/html; charset=koi8-r\">",
            "<meta content='text/html;charset=koi8-r' http-equiv=content-type>",
            "<?xml version='1.0' encoding='koi8-r'?><a/>",
        ] {
            assert_eq!(name(html), Some("koi8-r"), "{html}");
        }
    }

    #[test]
    fn what_is_no_declaration_is_not_taken_for_one() {
        for html in [
            "",
            "charset=koi8-r",
            "<p>charset=koi8-r",
            "<!-- <meta charset=koi8-r> -->",
            "<meta charset=nonsense>",
            "<meta name=x>charset=koi8-r",
            "<metadata charset=koi8-r>",
            "<meta data-xcharset=koi8-r>",
            "<?xml encoding=koi8-r?>",
        ] {
            assert_eq!(name(html), None, "{html}");
        }
        assert_eq!(name(&format!("{}<meta charset=koi8-r>", " ".repeat(PRESCAN))), None);
        assert_eq!(name("<meta charset=utf-16>"), Some("utf-8"));
    }
}
