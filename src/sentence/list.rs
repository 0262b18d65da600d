//! Markers of list items: `1.`, `2)`, `(c)`, `• 4.`. The next marker of a list begins a sentence.

use super::token::is_space;

/// Bullets that may precede a marker.
const BULLETS: [char; 6] = ['•', '⁃', '‣', '◦', '▪', '·'];
/// The only bullet that also separates parts of lines and names.
const SEPARATOR: char = '·';
/// The longest marker, in bytes: a bullet, a space, a bracket, three digits and two suffix characters.
const MAX_MARKER_BYTES: usize = 12;

/// A marker: its position in the list and its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    number: u32,
    letter: bool,
    bullet: Option<char>,
    opened: bool,
    suffix: Suffix,
    /// Length in bytes.
    pub(super) length: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Suffix {
    Stop,
    Bracket,
    Both,
}

impl Marker {
    /// The marker at the start of `text`. White space and more text must follow it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let bullet = text.chars().next().filter(|c| BULLETS.contains(c));
        let bare = bullet.map_or(text, |c| text[c.len_utf8()..].trim_start_matches(' '));
        let inner = bare.strip_prefix('(').unwrap_or(bare);
        let length = inner.bytes().take(4).take_while(u8::is_ascii_alphanumeric).count();
        let (number, letter) = position(&inner[..length])?;
        let (suffix, rest) = suffix(&inner[length..])?;
        let follows = rest.starts_with(is_space) && !rest.trim_start_matches(' ').is_empty();
        let length = text.len() - rest.len();
        let opened = inner.len() < bare.len();
        (follows && length <= MAX_MARKER_BYTES).then_some(Self { number, letter, bullet, opened, suffix, length })
    }

    /// True when a list may begin with this marker in the middle of a line.
    pub(super) fn is_first(&self) -> bool {
        self.number == 1
    }

    /// True for a letter, which may also be an abbreviation.
    pub(super) fn is_letter(&self) -> bool {
        self.letter
    }

    /// True when this marker is the one after `before` in the same list.
    pub(super) fn follows(&self, before: &Self) -> bool {
        let style = |m: &Self| (m.letter, m.bullet, m.opened, m.suffix);
        self.number == before.number + 1 && style(self) == style(before)
    }

    /// The next marker of the list and where it begins, if its last character is at `end`.
    pub(super) fn find_next(&self, text: &str, floor: usize, end: usize) -> Option<(usize, Self)> {
        let begin = text[floor..end].char_indices().rev().take(MAX_MARKER_BYTES).filter_map(|(n, _)| {
            let at = floor + n;
            let bounded = at == 0 || text[..at].ends_with(is_space);
            let marker = if bounded { Self::read(&text[at..]) } else { None };
            marker.filter(|marker| marker.follows(self)).map(|marker| (at, marker))
        });
        // Take the longest reading, so that a bullet stays with its number.
        begin.last()
    }
}

/// True when the bullet at `at`, after white space, begins an item inside a line: `Bring • a tent • a lamp`.
pub(super) fn begins_item(text: &str, at: usize) -> bool {
    // All bullets except the separator begin with this byte.
    if text.as_bytes()[at] != 0xE2 {
        return false;
    }
    let mut letters = text[at..].chars();
    let bullet = letters.next().is_some_and(|c| c != SEPARATOR && BULLETS.contains(&c));
    bullet && text[..at].ends_with(is_space) && letters.find(|c| !is_space(*c)).is_some_and(char::is_alphanumeric)
}

/// The position of an item, from a number or a letter of the alphabet, and whether it is a letter.
fn position(mark: &str) -> Option<(u32, bool)> {
    match mark.as_bytes() {
        [letter @ b'a'..=b'z'] => Some((u32::from(letter - b'a') + 1, true)),
        digits if digits.len() <= 3 && digits.iter().all(u8::is_ascii_digit) => Some((mark.parse().ok()?, false)),
        _ => None,
    }
}

fn suffix(text: &str) -> Option<(Suffix, &str)> {
    let rest = |n: usize| &text[n..];
    match text.as_bytes() {
        [b'.', b')', ..] => Some((Suffix::Both, rest(2))),
        [b'.', ..] => Some((Suffix::Stop, rest(1))),
        [b')', ..] => Some((Suffix::Bracket, rest(1))),
        _ => None,
    }
}
