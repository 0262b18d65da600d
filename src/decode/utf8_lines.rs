//! Texts with lines in UTF-8 and lines in another encoding: logs of several programs, joined files.

use super::invalid_bytes::{cut_ends, without_surrogates};

/// The fewest multi-byte sequences that make a text of mostly valid lines certainly UTF-8. In legacy text, one in four
/// sequences is valid by chance, but hardly any line consists of valid ones only.
const MIN_SEQUENCES: usize = 6;

/// The fewest valid lines for each invalid one.
const MIN_VALID_PER_INVALID: usize = 2;

/// The fewest continuation bytes that make a single line certainly UTF-8, whatever the other lines are. Two bytes of
/// GBK, whose words are most like UTF-8, are a valid sequence once in seven times, and three bytes once in sixty: a
/// line of eight such pairs and nothing else is valid once in five million times.
const MIN_CONTINUATIONS: usize = 8;

/// True when some lines of `bytes` are certainly UTF-8: most of those that are not ASCII, or one that is too long to be
/// valid by chance.
pub(super) fn has_certain_lines(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid, mut sequences, mut longest) = (0, 0, 0, 0);
    for line in bytes.split(|&b| b == b'\n').filter(|line| !line.is_ascii()) {
        match std::str::from_utf8(line) {
            Ok(text) => {
                valid += 1;
                sequences += text.chars().filter(|c| !c.is_ascii()).count();
                longest = longest.max(line.iter().filter(|&&b| b & 0xC0 == 0x80).count());
            }
            Err(_) => invalid += 1,
        }
    }
    longest >= MIN_CONTINUATIONS || sequences >= MIN_SEQUENCES && valid >= MIN_VALID_PER_INVALID * invalid
}

/// The lines of `bytes` that are not valid UTF-8, if the others are certainly UTF-8. Those at the ends may be cut off
/// inside a character, and surrogate pairs are UTF-8 of another kind.
pub(super) fn others(bytes: &[u8]) -> Option<Vec<u8>> {
    let (start, end) = cut_ends(bytes);
    let bytes = &bytes[start..bytes.len() - end];
    if std::str::from_utf8(bytes).is_ok() || !has_certain_lines(bytes) {
        return None;
    }
    let is_other = |line: &&[u8]| std::str::from_utf8(&without_surrogates(line)).is_err();
    let lines: Vec<u8> = bytes.split_inclusive(|&b| b == b'\n').filter(is_other).flatten().copied().collect();
    Some(lines).filter(|lines| !lines.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gbk(text: &str) -> Vec<u8> {
        encoding_rs::GBK.encode(text).0.into_owned()
    }

    #[test]
    fn one_long_line_of_utf8_is_enough() {
        let log = [gbk("图书馆每天早上九点开门\n"), "服务器已经启动。\n".into(), gbk("用户已经登录系统\n")].concat();
        assert!(has_certain_lines(&log));
        assert_eq!(others(&log), Some([gbk("图书馆每天早上九点开门\n"), gbk("用户已经登录系统\n")].concat()));
    }

    #[test]
    fn a_short_line_may_be_valid_by_chance() {
        let list = [gbk("模型\n图书馆\n"), vec![0xC4, 0xA3, b'\n'], gbk("早上\n")].concat();
        assert!(!has_certain_lines(&list));
        assert_eq!(others(&list), None);
    }
}
