//! Markers of list items: `1.`, `2)`, `(c)`, `• 4.`; the next marker of a list begins a sentence.

use super::token::is_blank;

/// Bullets that may stand before a marker.
const BULLETS: [char; 6] = ['•', '⁃', '‣', '◦', '▪', '·'];
/// The one of them that also stands inside lines and names, as a separator.
const SEPARATOR: char = '·';
/// The longest marker, in bytes: a bullet, a blank, a bracket, three digits, two more.
const LONGEST: usize = 12;

/// A marker: its place in the list and its dress.
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
    /// The marker that `text` begins with; white space and more text must follow it.
    pub(super) fn read(text: &str) -> Option<Self> {
        let bullet = text.chars().next().filter(|c| BULLETS.contains(c));
        let bare = bullet.map_or(text, |c| text[c.len_utf8()..].trim_start_matches(' '));
        let inner = bare.strip_prefix('(').unwrap_or(bare);
        let length = inner.bytes().take(4).take_while(u8::is_ascii_alphanumeric).count();
        let (number, letter) = place(&inner[..length])?;
        let (suffix, rest) = suffix(&inner[length..])?;
        let follows = rest.starts_with(is_blank) && !rest.trim_start_matches(' ').is_empty();
        let length = text.len() - rest.len();
        let opened = inner.len() < bare.len();
        (follows && length <= LONGEST).then_some(Self { number, letter, bullet, opened, suffix, length })
    }

    /// True when a list may begin with this marker in the middle of a line.
    pub(super) fn is_first(&self) -> bool {
        self.number == 1
    }

    /// True for a letter, which may be an abbreviation.
    pub(super) fn is_letter(&self) -> bool {
        self.letter
    }

    /// True when this marker comes right after `before` in one list.
    pub(super) fn follows(&self, before: &Self) -> bool {
        let dress = |m: &Self| (m.letter, m.bullet, m.opened, m.suffix);
        self.number == before.number + 1 && dress(self) == dress(before)
    }

    /// Where the marker after this one begins, when its last character stands at `end`.
    pub(super) fn find_next(&self, text: &str, floor: usize, end: usize) -> Option<(usize, Self)> {
        let begin = text[floor..end].char_indices().rev().take(LONGEST).filter_map(|(n, _)| {
            let at = floor + n;
            let bounded = at == 0 || text[..at].ends_with(is_blank);
            let marker = if bounded { Self::read(&text[at..]) } else { None };
            marker.filter(|marker| marker.follows(self)).map(|marker| (at, marker))
        });
        // The outermost reading, so that a bullet stays with its number.
        begin.last()
    }
}

/// True when a bullet at `at`, after a blank, begins an item inside a line: `Bring • a tent • a lamp`.
pub(super) fn begins_item(text: &str, at: usize) -> bool {
    // All of them begin with this byte.
    if text.as_bytes()[at] != 0xE2 {
        return false;
    }
    let mut letters = text[at..].chars();
    let bullet = letters.next().is_some_and(|c| c != SEPARATOR && BULLETS.contains(&c));
    bullet && text[..at].ends_with(is_blank) && letters.find(|c| !is_blank(*c)).is_some_and(char::is_alphanumeric)
}

/// The place of an item: a number, or a letter by the alphabet.
fn place(mark: &str) -> Option<(u32, bool)> {
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
