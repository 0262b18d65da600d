//! Recognises letters and digits with a single table look-up; the standard library searches lists.

use std::sync::OnceLock;

/// Characters to a page of the table.
const PAGE: usize = 64;

/// Pages of the first two planes.
const PAGES: usize = 0x2_0000 / PAGE;

/// One bit for each character of a page.
struct Page {
    alphabetic: u64,
    alphanumeric: u64,
}

/// The same as [`char::is_alphabetic`].
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    match page(c) {
        Some(page) => page.alphabetic >> (c as usize % PAGE) & 1 == 1,
        None => c.is_alphabetic(),
    }
}

/// The same as [`char::is_alphanumeric`].
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    match page(c) {
        Some(page) => page.alphanumeric >> (c as usize % PAGE) & 1 == 1,
        None => c.is_alphanumeric(),
    }
}

/// The page of `c`; it is filled when its first character is asked for.
fn page(c: char) -> Option<&'static Page> {
    static TABLE: [OnceLock<Page>; PAGES] = [const { OnceLock::new() }; PAGES];
    let at = c as usize / PAGE;
    TABLE.get(at).map(|page| page.get_or_init(|| fill(at)))
}

fn fill(page: usize) -> Page {
    let first = (page * PAGE) as u32;
    if is_block_of_letters(first) {
        return Page { alphabetic: u64::MAX, alphanumeric: u64::MAX };
    }
    let bits = |is: fn(char) -> bool| {
        let bit = |at: usize| u64::from(char::from_u32(first + at as u32).is_some_and(is)) << at;
        (0..PAGE).map(bit).sum()
    };
    Page { alphabetic: bits(char::is_alphabetic), alphanumeric: bits(char::is_alphanumeric) }
}

/// True inside the ideographs and the Hangul syllables; the last page of the latter is not full.
const fn is_block_of_letters(first: u32) -> bool {
    matches!(first, 0x4E00..0xA000 | 0xAC00..0xD780)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_agrees_with_the_library() {
        for c in '\0'..='\u{2FFFF}' {
            assert_eq!(super::is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(super::is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
