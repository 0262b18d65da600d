//! What the first bytes declare about the encoding: a byte order mark, `<meta charset>`, an XML declaration.

use super::label::Codec;
use super::text_label::Head;

/// The HTML standard scans this many bytes; text after them is scanned only if it is HTML.
pub(super) const PRESCAN: usize = 1024;

/// The longest tag, in bytes, that is read; a longer one counts as text.
const LONGEST_TAG: usize = 4096;

/// The byte order marks of UTF-32.
const UTF32_MARKS: [(&[u8], &str); 2] = [(b"\xFF\xFE\0\0", "utf-32le"), (b"\0\0\xFE\xFF", "utf-32be")];

/// The codec of a byte order mark, and the length of the mark.
pub(super) fn byte_order_mark(bytes: &[u8]) -> Option<(Codec, usize)> {
    // The mark of UTF-32 begins with that of UTF-16. No text in UTF-16 has a NUL next.
    let wide = UTF32_MARKS.iter().find(|(mark, _)| bytes.starts_with(mark));
    if let Some(&(mark, name)) = wide {
        return Some((Codec::for_name(name), mark.len()));
    }
    let (encoding, length) = encoding_rs::Encoding::for_bom(bytes)?;
    Some((Codec::Standard(encoding), length))
}

/// Finds what a text declares about itself, in one pass over bytes that arrive in pieces: the first `<meta>` tag with a
/// known charset where a browser would recognise a tag, or an XML declaration; and the language of `<html>`.
#[derive(Clone, Debug, Default)]
pub(super) struct Scanner {
    state: MarkupPosition,
    /// A tag that is not complete yet.
    held: Vec<u8>,
    /// The number of bytes scanned.
    at: usize,
    is_html: Option<bool>,
    codec: Option<Codec>,
    lang: Option<String>,
    head: Head,
}

/// The scanner's position in the markup.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum MarkupPosition {
    #[default]
    Text,
    Comment,
    /// Inside an element whose content is not markup.
    Raw(&'static str),
}

/// Elements whose content is not markup.
const RAW: [&str; 6] = ["script", "style", "textarea", "title", "noscript", "xmp"];

impl Scanner {
    /// Scans `bytes`, which are complete.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut scanner = Self::default();
        scanner.push(bytes);
        scanner
    }

    pub(super) fn codec(&self) -> Option<Codec> {
        self.codec
    }

    /// The codec that a plain-text file names.
    pub(super) fn text_codec(&self) -> Option<Codec> {
        if self.is_html == Some(true) { None } else { self.head.codec() }
    }

    /// The primary subtag of `<html lang>`, in lower case.
    pub(super) fn lang(&self) -> Option<&str> {
        self.lang.as_deref()
    }

    /// Scans the next bytes.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        if self.codec.is_some() || self.at >= PRESCAN && self.is_html != Some(true) {
            return;
        }
        self.head.push(bytes);
        let mut all = std::mem::take(&mut self.held);
        all.extend_from_slice(bytes);
        if self.is_html.is_none() {
            self.is_html = all.iter().find(|b| !b.is_ascii_whitespace()).map(|&b| b == b'<');
        }
        let end = if self.is_html == Some(true) { all.len() } else { all.len().min(PRESCAN - self.at) };
        let read = self.scan(&all[..end]);
        self.at += read;
        if self.codec.is_none() && all.len() - read <= LONGEST_TAG && end == all.len() {
            self.held = all.split_off(read);
        } else {
            self.at += end - read;
        }
    }

    /// The number of bytes that were understood: everything before an incomplete tag.
    fn scan(&mut self, bytes: &[u8]) -> usize {
        let mut at = 0;
        while self.codec.is_none() {
            let rest = &bytes[at..];
            let step = match self.state {
                MarkupPosition::Text => self.text(rest),
                MarkupPosition::Comment => self.skip(rest, b"-->"),
                MarkupPosition::Raw(name) => self.skip_raw(rest, name),
            };
            match step {
                Some(read) => at += read,
                None => return at,
            }
        }
        bytes.len()
    }

    /// The number of bytes up to the end of the next tag; `None` if it is incomplete.
    fn text(&mut self, bytes: &[u8]) -> Option<usize> {
        let start = bytes.iter().position(|&b| b == b'<').unwrap_or(bytes.len());
        let tag = &bytes[start..];
        if start > 0 || tag.is_empty() {
            return (start > 0).then_some(start);
        }
        if tag.starts_with(b"<!--") {
            self.state = MarkupPosition::Comment;
            return Some(4);
        }
        let is_tag = tag.get(1).is_none_or(|b| b.is_ascii_alphabetic() || matches!(b, b'?' | b'!' | b'/'));
        if !is_tag || tag.len() > LONGEST_TAG && !tag[..LONGEST_TAG].contains(&b'>') {
            return Some(1);
        }
        let len = tag.iter().position(|&b| b == b'>')? + 1;
        self.tag(&tag[..len]);
        Some(len)
    }

    fn tag(&mut self, tag: &[u8]) {
        let name: Vec<u8> =
            tag[1..].iter().take_while(|b| b.is_ascii_alphanumeric()).map(u8::to_ascii_lowercase).collect();
        match &*name {
            b"meta" => self.codec = known(meta_label(tag)),
            b"html" if self.lang.is_none() => self.lang = html_lang(tag),
            b"" if tag.starts_with(b"<?xml") => self.codec = known(xml_label(tag)),
            _ => {
                if let Some(raw) = RAW.iter().find(|raw| raw.as_bytes() == name) {
                    self.state = MarkupPosition::Raw(raw);
                }
            }
        }
    }

    /// The number of bytes up to the end of `what`, or before its possible start.
    fn skip(&mut self, bytes: &[u8], what: &[u8]) -> Option<usize> {
        if let Some(at) = find(bytes, what) {
            self.state = MarkupPosition::Text;
            return Some(at + what.len());
        }
        bytes.len().checked_sub(what.len() - 1).filter(|&read| read > 0)
    }

    /// The number of bytes up to the end tag of a raw element.
    fn skip_raw(&mut self, bytes: &[u8], name: &str) -> Option<usize> {
        let is_end = |at: &[u8]| at.starts_with(b"</") && at[2..].eq_ignore_ascii_case(name.as_bytes());
        if let Some(at) = bytes.windows(name.len() + 2).position(is_end) {
            self.state = MarkupPosition::Text;
            return Some(at + name.len() + 2);
        }
        bytes.len().checked_sub(name.len() + 1).filter(|&read| read > 0)
    }
}

fn known(label: Option<&[u8]>) -> Option<Codec> {
    as_declared(Codec::for_label(std::str::from_utf8(label?).ok()?)?)
}

/// The value of `lang` or `xml:lang`, up to its first hyphen.
fn html_lang(tag: &[u8]) -> Option<String> {
    let tag = std::str::from_utf8(tag).ok()?.to_ascii_lowercase();
    let (at, _) = tag.match_indices("lang").find(|&(at, _)| {
        let before = tag[..at].chars().next_back();
        before.is_some_and(|c| c.is_ascii_whitespace() || c == ':') && tag[at + 4..].trim_start().starts_with('=')
    })?;
    let value = tag[at + 4..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let primary: String = value.chars().take_while(char::is_ascii_alphabetic).collect();
    (2..=3).contains(&primary.len()).then_some(primary)
}

/// If the tag could be read as ASCII, the page is not in UTF-16, whatever the tag says. `x-user-defined` means
/// windows-1252.
fn as_declared(codec: Codec) -> Option<Codec> {
    let name = match codec.name() {
        // These can hide markup from filters, and no browser decodes them.
        "utf-7" | "hz-gb-2312" => return None,
        "utf-16le" | "utf-32le" | "utf-32be" | "utf-16be" => "utf-8",
        "x-user-defined" => "windows-1252",
        name => name,
    };
    Codec::for_label(name)
}

/// The `charset=` inside a `<meta …>` tag, with or without quotes. This covers both the short form and `http-equiv`
/// with `content`.
fn meta_label(tag: &[u8]) -> Option<&[u8]> {
    let mut rest = tag;
    loop {
        let at = rest.windows(5).position(|name| name.eq_ignore_ascii_case(b"<meta"))?;
        rest = &rest[at + 5..];
        let (first, attributes) = rest.split_first()?;
        if is_space(*first) || *first == b'/' {
            let end = attributes.iter().position(|&byte| byte == b'>').unwrap_or(attributes.len());
            let is_separator = |byte: u8| is_space(byte) || matches!(byte, b'/' | b'"' | b'\'' | b';');
            let mut names = (0..end).filter(|&at| is_separator(attributes[at])).map(|at| at + 1).chain([0]);
            if let Some(label) = names.find_map(|name| charset_value(&attributes[name..])) {
                return Some(label);
            }
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// The value if `attribute` begins with `charset=`.
fn charset_value(attribute: &[u8]) -> Option<&[u8]> {
    let (name, rest) = attribute.split_at_checked("charset".len())?;
    let rest = name.eq_ignore_ascii_case(b"charset").then(|| skip_space(rest))?;
    let rest = skip_space(rest.strip_prefix(b"=")?);
    let rest = skip_space(rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest));
    let is_label = |byte: &u8| byte.is_ascii_alphanumeric() || b"_:.+-".contains(byte);
    let length = rest.iter().position(|byte| !is_label(byte)).unwrap_or(rest.len());
    (length > 0).then(|| &rest[..length])
}

fn skip_space(bytes: &[u8]) -> &[u8] {
    &bytes[bytes.iter().position(|&byte| !is_space(byte)).unwrap_or(bytes.len())..]
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
        let whole = Scanner::of(html.as_bytes());
        let mut pieces = Scanner::default();
        html.as_bytes().chunks(3).for_each(|piece| pieces.push(piece));
        assert_eq!(whole.codec().map(Codec::name), pieces.codec().map(Codec::name), "{html}");
        assert_eq!(whole.lang(), pieces.lang(), "{html}");
        whole.codec().map(Codec::name)
    }

    #[test]
    fn finds_a_declaration_in_every_form() {
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
    fn finds_the_language_of_the_page() {
        for (html, lang) in [
            ("<!doctype html><HTML class=a lang='pt-BR'>", Some("pt")),
            ("<html xmlns='http://www.w3.org/1999/xhtml' xml:lang=\"DE\">", Some("de")),
            ("<html hreflang=de><p lang=fr>", None),
            ("<html lang=''>", None),
        ] {
            assert_eq!(Scanner::of(html.as_bytes()).lang(), lang, "{html}");
        }
    }

    #[test]
    fn ignores_what_only_looks_like_a_declaration() {
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
        let long = "x".repeat(PRESCAN);
        assert_eq!(name(&format!("{long}<meta charset=koi8-r>")), None);
        assert_eq!(
            name(&format!("<title><meta charset=big5></title><style>{long}</style><meta charset=koi8-r>")),
            Some("koi8-r")
        );
        assert_eq!(name(&format!("<p>{long}<script>'<meta charset=koi8-r>'</script>")), None);
        assert_eq!(name("<meta charset=utf-7>"), None);
        assert_eq!(name("<meta charset=utf-16>"), Some("utf-8"));
    }

    /// The declaration as a pattern, which is easier to read and slower to load.
    const META: &str = r#"(?i-u)<meta[\s/](?:[^>]*?[\s/"';])?charset\s*=\s*["']?\s*([0-9A-Za-z_:.+-]+)"#;

    proptest::proptest! {
        #[test]
        fn the_label_is_that_of_the_pattern(
            parts in proptest::collection::vec("<meta|<MeTa |charset|CHARSET=|=|[ \t/;\"'>]|[a-z0-9<é]|utf-8|\u{b}", 0..24)
        ) {
            let tag = parts.concat();
            let pattern = regex::bytes::Regex::new(META).unwrap();
            let expected = pattern.captures(tag.as_bytes()).map(|found| found.get(1).unwrap().as_bytes());
            proptest::prop_assert_eq!(meta_label(tag.as_bytes()), expected);
        }
    }
}
