//! Sets of words stored in one string, sorted by bytes and separated by single spaces. Compact, and usable without
//! preparation.

/// True if `word` is in `list`. The empty word never is.
pub(crate) fn contains(list: &str, word: &str) -> bool {
    let bytes = list.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[low..middle].iter().rposition(|&b| b == b' ').map_or(low, |n| low + n + 1);
        let end = bytes[middle..high].iter().position(|&b| b == b' ').map_or(high, |n| middle + n);
        match list[start..end].cmp(word) {
            std::cmp::Ordering::Equal => return !word.is_empty(),
            std::cmp::Ordering::Less => low = (end + 1).min(high),
            std::cmp::Ordering::Greater => high = start.saturating_sub(1).max(low),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn finds_every_word_and_no_other() {
        let list = "a ab b éa éb";
        assert!(list.split(' ').all(|word| contains(list, word)));
        assert!(!["", "c", "A", "é", "a ab", "éc", "aa"].iter().any(|word| contains(list, word)));
        assert!(!contains("", "a") && !contains("", ""));
    }
}
