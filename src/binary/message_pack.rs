//! Recognises `MessagePack`, which has no signature: words and lists of words in it look like damaged text.
//!
//! The format is read value by value (<https://github.com/msgpack/msgpack/blob/master/spec.md>). Every byte of ASCII is a
//! number in it, so only data that consists of strings and containers counts.

/// How many strings prove the format, and the least share of the bytes, in per cent, that strings and containers have (chosen by
/// hand: a string whose length and encoding are right by chance is rare, and text has other bytes between them).
const STRINGS: usize = 8;
const MIN_SHARE: usize = 75;

/// The byte that the format never uses.
const NEVER: u8 = 0xC1;

/// A value: the length of its head, and of its content.
struct Value {
    head: usize,
    content: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Container,
    String,
    Other,
}

/// True for the start of `MessagePack` data that is mostly strings.
pub(super) fn is_message_pack(chunk: &[u8]) -> bool {
    let is_start = chunk.first().is_some_and(|first| matches!(first, 0x80..=0x9F | 0xDC..=0xDF));
    if !is_start {
        return false;
    }
    let (mut at, mut strings, mut explained) = (0, 0, 0);
    while at < chunk.len() {
        if chunk[at] == NEVER {
            return false;
        }
        // The chunk may end inside a value.
        let Some(value) = value(&chunk[at..]) else { break };
        let end = (at + value.head).saturating_add(value.content);
        let Some(content) = chunk.get(at + value.head..end) else { break };
        if value.kind == Kind::String && value.content > 0 {
            if !is_word(content) {
                return false;
            }
            strings += 1;
        }
        explained += if value.kind == Kind::Other { 0 } else { end - at };
        at = end;
    }
    strings >= STRINGS && explained * 100 >= at * MIN_SHARE
}

/// True for the content of a string.
fn is_word(content: &[u8]) -> bool {
    std::str::from_utf8(content).is_ok_and(|text| !text.contains(char::is_control))
}

/// The value at the start of `bytes`; `None` where its head is cut off.
fn value(bytes: &[u8]) -> Option<Value> {
    let number = |length: usize| {
        let digits = bytes.get(1..=length)?;
        Some(digits.iter().fold(0, |number, &digit| number << 8 | usize::from(digit)))
    };
    let is = |kind, head, content| Some(Value { head, content, kind });
    let sized = |kind, length: usize, type_byte: usize| is(kind, 1 + length + type_byte, number(length)?);
    match *bytes.first()? {
        0x80..=0x9F => is(Kind::Container, 1, 0),
        first @ 0xA0..=0xBF => is(Kind::String, 1, usize::from(first & 0x1F)),
        first @ 0xC4..=0xC6 => sized(Kind::Other, 1 << (first - 0xC4), 0),
        first @ 0xC7..=0xC9 => sized(Kind::Other, 1 << (first - 0xC7), 1),
        first @ (0xCA | 0xCB) => is(Kind::Other, 1, 4 << (first - 0xCA)),
        first @ 0xCC..=0xCF => is(Kind::Other, 1, 1 << (first - 0xCC)),
        first @ 0xD0..=0xD3 => is(Kind::Other, 1, 1 << (first - 0xD0)),
        first @ 0xD4..=0xD8 => is(Kind::Other, 2, 1 << (first - 0xD4)),
        first @ 0xD9..=0xDB => sized(Kind::String, 1 << (first - 0xD9), 0),
        0xDC | 0xDE => is(Kind::Container, 3, 0),
        0xDD | 0xDF => is(Kind::Container, 5, 0),
        _ => is(Kind::Other, 1, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of lists of words, as packages of word frequencies have them.
    fn lists(words: &[&str]) -> Vec<u8> {
        let mut data = vec![0xDC, 0, words.len() as u8];
        for word in words {
            data.extend([0x90, 0x91, 0xA0 + word.len() as u8]);
            data.extend(word.as_bytes());
        }
        data
    }

    #[test]
    fn lists_of_words_are_data() {
        let words = ["и", "в", "не", "на", "что", "это", "как", "его", "для", "при", "был", "или"];
        let data = lists(&words);
        assert!(is_message_pack(&data));
        for cut in 1..6 {
            assert!(is_message_pack(&data[..data.len() - cut]), "cut off");
        }
        assert!(is_message_pack(&[&data[..], &[0xD9]].concat()), "cut off inside a length");
        assert!(!is_message_pack(&[&data[..], &[NEVER]].concat()), "another format");
        assert!(!is_message_pack(&lists(&words[..4])), "too few");
    }

    #[test]
    fn text_is_not_data() {
        let legacy = [
            b"\x93Gr\xf6\xdfe\x94 \x96 \xabz\xe4hlt\xbb".repeat(20),
            b"\x95 \xbfDonde esta la estacion?\n".repeat(20),
            encoding_rs::GBK.encode("图书馆每天早上九点开门，晚上六点关门。").0.repeat(20),
            encoding_rs::SHIFT_JIS.encode("図書館は毎日午前九時から開いています。").0.repeat(20),
            b"\x8f\x88\xab\xaf cp866 \xa0\xa1\xa2\xa3\xa4\xa5".repeat(20),
        ];
        for text in legacy {
            assert!(!is_message_pack(&text), "{text:?}");
        }
    }
}
