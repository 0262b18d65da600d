//! Character references in text that is not parsed as HTML, such as the strings of JSON-LD: some pages escape them anyway.

use unicode_normalization::char::compose;

/// The longest reference, in bytes, without `&` and `;`.
const MAX_BYTES: usize = 10;

/// The references that templates write, besides letters with an accent.
const NAMED: [(&str, char); 24] = [
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", '\u{A0}'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("szlig", 'ß'),
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("middot", '·'),
    ("bull", '•'),
    ("reg", '®'),
    ("trade", '™'),
];

/// The ends of the names of letters with an accent, and the accents.
const ACCENTS: [(&str, char); 8] = [
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("uml", '\u{308}'),
    ("ring", '\u{30A}'),
    ("caron", '\u{30C}'),
    ("cedil", '\u{327}'),
];

/// `text` with its character references replaced.
pub(super) fn decoded(text: String) -> String {
    if !text.contains('&') {
        return text;
    }
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let reference = part.split_once(';').filter(|(name, _)| name.len() <= MAX_BYTES);
        if let Some((c, rest)) = reference.and_then(|(name, rest)| Some((character(name)?, rest))) {
            out.push(c);
            out.push_str(rest);
        } else {
            out.push('&');
            out.push_str(part);
        }
    }
    out
}

/// The character that a reference names.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16)).ok()?;
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    let named = NAMED.iter().find(|(own, _)| *own == name).map(|&(_, c)| c);
    named.or_else(|| {
        let mut letters = name.chars();
        let letter = letters.next()?;
        let (_, accent) = ACCENTS.iter().find(|(own, _)| *own == letters.as_str())?;
        compose(letter, *accent)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_references_are_replaced() {
        for (text, want) in [
            ("Zoë O&#39;Neil", "Zoë O'Neil"),
            ("Siobh&aacute;n O&#x2019;Brien", "Siobhán O’Brien"),
            ("Bj&ouml;rn Str&oslash;m &amp; Sons", "Björn Strøm & Sons"),
            ("R&D; AT&T", "R&D; AT&T"),
            ("a & b", "a & b"),
            ("&#0;&#xD800;&;", "&#0;&#xD800;&;"),
        ] {
            assert_eq!(decoded(text.to_owned()), want);
        }
    }
}
