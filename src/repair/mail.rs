//! Decodes the encodings that mail leaves in text: quoted-printable (RFC 2045) and encoded words (RFC 2047). Off by
//! default, because they are legitimate in mail.

use encoding_rs::Encoding;

use super::pass::{Draft, Pass};
use crate::change::Confidence;
use crate::reason::RepairReason;
use crate::span::Span;

/// Nothing else looks like this, so decoding it is nearly always right (chosen by hand).
const CONFIDENCE: f32 = 0.97;

/// Decodes encoded words such as `=?UTF-8?Q?Caf=C3=A9?=`.
pub(super) const ENCODED_WORDS: Pass =
    Pass { is_enabled: |options| options.decode_encoded_words, hint: |text| text.contains("=?"), line: words };

/// Decodes runs such as `=C3=A9` that are non-ASCII UTF-8.
pub(super) const QUOTED_PRINTABLE: Pass =
    Pass { is_enabled: |options| options.decode_quoted_printable, hint: |text| text.contains('='), line: escapes };

/// An encoded word may have 75 characters; some programs write longer ones.
const LONGEST_WORD: usize = 1000;

fn words(draft: &mut Draft, line: Span, _: &super::RepairOptions) {
    let text = line.of(draft.text);
    let mut at = 0;
    while let Some(start) = text[at..].find("=?").map(|n| at + n) {
        at = start + 2;
        let Some((end, decoded)) = adjacent_words(text, start) else { continue };
        let span = Span::new(line.start + start, line.start + end);
        draft.replace(span, decoded, RepairReason::EncodedWord, Confidence::new(CONFIDENCE));
        at = end;
    }
}

/// The text of the encoded words at `start`, and where they end. White space between two of them is dropped.
fn adjacent_words(text: &str, start: usize) -> Option<(usize, String)> {
    let (mut end, mut encoding, mut bytes) = word(text, start)?;
    let mut decoded = String::new();
    loop {
        let rest = &text[end..];
        let next = end + rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let Some((next_end, next_encoding, next_bytes)) = word(text, next) else { break };
        // A character may be split between words of the same encoding.
        if next_encoding != encoding {
            decoded += &strict(encoding, &bytes)?;
            bytes.clear();
            encoding = next_encoding;
        }
        bytes.extend(next_bytes);
        end = next_end;
    }
    decoded += &strict(encoding, &bytes)?;
    Some((end, decoded))
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    (!text.contains(|c: char| c.is_control() && c != '\t')).then(|| text.into_owned())
}

/// The end, the encoding and the bytes of the encoded word at `start`.
fn word(text: &str, start: usize) -> Option<(usize, &'static Encoding, Vec<u8>)> {
    let limit = text.len().min(start + LONGEST_WORD);
    let rest = text[start..].strip_prefix("=?")?.as_bytes();
    let rest = &rest[..rest.len().min(limit - start)];
    let mut parts = rest.splitn(3, |&b| b == b'?');
    let (label, kind, body) = (parts.next()?, parts.next()?, parts.next()?);
    let length = body.iter().position(|&b| b == b'?').filter(|&at| body.get(at + 1) == Some(&b'='))?;
    let bytes = match kind {
        b"Q" | b"q" => from_q(&body[..length])?,
        b"B" | b"b" => from_base64(&body[..length])?,
        _ => return None,
    };
    // RFC 2231 adds a language after an asterisk.
    let encoding = Encoding::for_label(label.split(|&b| b == b'*').next()?)?;
    Some((start + 2 + label.len() + 1 + kind.len() + 1 + length + 2, encoding, bytes))
}

fn from_q(body: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(&b) = body.get(at) {
        match b {
            b'_' => bytes.push(b' '),
            b'=' => {
                bytes.push(hex(body.get(at + 1..at + 3)?)?);
                at += 2;
            }
            b'!'..=b'~' | b' ' => bytes.push(b),
            _ => return None,
        }
        at += 1;
    }
    Some(bytes)
}

fn from_base64(body: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for &b in body.iter().filter(|&&b| b != b'=') {
        let six = match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(six)) & 0xFF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digit = |&b: &u8| char::from(b).to_digit(16);
    let [high, low] = digits else { return None };
    Some((digit(high)? * 16 + digit(low)?) as u8)
}

fn escapes(draft: &mut Draft, line: Span, _: &super::RepairOptions) {
    let text = line.of(draft.text);
    let mut at = 0;
    while let Some(start) = text[at..].find('=').map(|n| at + n) {
        let bytes = leading_escapes(&text.as_bytes()[start..]);
        at = start + (bytes.len() * 3).max(1);
        let spelt = std::str::from_utf8(&bytes).ok().filter(|spelt| !spelt.is_empty() && !spelt.is_ascii());
        if let Some(spelt) = spelt {
            let span = Span::new(line.start + start, line.start + at);
            draft.replace(span, spelt, RepairReason::QuotedPrintable, Confidence::new(CONFIDENCE));
        }
    }
}

/// The bytes of the escapes at the start of `text`.
fn leading_escapes(text: &[u8]) -> Vec<u8> {
    text.chunks(3).map_while(|chunk| if chunk[0] == b'=' { hex(&chunk[1..]) } else { None }).collect()
}

#[cfg(test)]
mod tests {
    use crate::repair::{RepairOptions, repair};

    #[test]
    fn mail_is_decoded_on_request() {
        let options =
            RepairOptions { decode_encoded_words: true, decode_quoted_printable: true, ..RepairOptions::default() };
        for (text, want) in [
            ("Re: =?UTF-8?Q?Caf=C3=A9_am_See?= heute", "Re: Café am See heute"),
            ("=?utf-8?B?w5w=?= =?utf-8?B?YmVy?=", "Über"),
            ("=?utf-8?q?=C3?= =?utf-8?q?=A9?=", "é"),
            ("=?iso-8859-1*en?q?=E9t=E9?=", "été"),
            ("=?no-such?q?x?= a=?b", "=?no-such?q?x?= a=?b"),
            ("It=E2=80=99s 3=3D3, a=C3b", "It’s 3=3D3, a=C3b"),
        ] {
            assert_eq!(repair(text, &options).text(), want);
            assert_eq!(repair(text, &RepairOptions::default()).text(), text);
        }
    }
}
