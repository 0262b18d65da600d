//! Unicode normalization forms.

use std::sync::OnceLock;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfd_quick, is_nfkc_quick, is_nfkd_quick,
};

use super::pass::{Draft, Pass};
use super::shown::{is_data, is_in_chart, is_quoted};
use super::{Normalization, RepairOptions};
use crate::change::Confidence;
use crate::reason::RepairReason;
use crate::span::Span;

/// Converts the text to the normalization form of the options.
pub(super) const NORMALIZATION: Pass =
    Pass { is_enabled: |options| options.normalization.is_some(), hint: |text| !text.is_ascii(), line };

fn line(draft: &mut Draft, line: Span, options: &RepairOptions) {
    let text = line.of(draft.text);
    let Some(form) = options.normalization.filter(|_| !text.is_ascii()) else { return };
    if is_certainly_normal(form, text) || form == Normalization::Compose && is_data(text) {
        return;
    }
    let mut start = 0;
    for end in boundaries(text) {
        normalize_piece(draft, Span::new(line.start + start, line.start + end), form);
        start = end;
    }
}

fn is_certainly_normal(form: Normalization, text: &str) -> bool {
    let answer = match form {
        Normalization::Nfc | Normalization::Compose => return is_nfc(text),
        Normalization::Nfd => is_nfd_quick(text.chars()),
        Normalization::Nfkc => is_nfkc_quick(text.chars()),
        Normalization::Nfkd => is_nfkd_quick(text.chars()),
    };
    answer == IsNormalized::Yes
}

/// The number of characters in a page of the table of combining classes.
const PAGE_SIZE: usize = 64;

/// Marks a character that may change under NFC; no combining class has this number.
const MAY_CHANGE: u8 = 255;

/// The canonical combining class of `c`, or [`MAY_CHANGE`]. A page is computed when its first character is requested.
fn combining_class(c: char) -> u8 {
    static PAGES: [OnceLock<Box<[u8; PAGE_SIZE]>>; 0x1_0000 / PAGE_SIZE] =
        [const { OnceLock::new() }; 0x1_0000 / PAGE_SIZE];
    let describe = |c: char| match is_nfc_quick(std::iter::once(c)) {
        IsNormalized::Yes => canonical_combining_class(c),
        _ => MAY_CHANGE,
    };
    let code = c as usize;
    let fill = || {
        let of = |at: usize| char::from_u32((code / PAGE_SIZE * PAGE_SIZE + at) as u32).map_or(MAY_CHANGE, describe);
        Box::new(std::array::from_fn(of))
    };
    PAGES.get(code / PAGE_SIZE).map_or_else(|| describe(c), |page| page.get_or_init(fill)[code % PAGE_SIZE])
}

/// True when the text is certainly in NFC: no character may change, and marks are in order.
fn is_nfc(text: &str) -> bool {
    // Most Latin text has no byte from the first mark on. Without a branch, this loop is vectorised.
    if text.as_bytes().chunks(64).all(|chunk| chunk.iter().fold(0, |most, &byte| byte.max(most)) < LEAD_OF_MARKS) {
        return true;
    }
    let mut before = 0;
    text.chars().all(|c| {
        let class = if c < FIRST_MARK { 0 } else { combining_class(c) };
        let in_order = class == 0 || before <= class;
        before = class;
        in_order && class != MAY_CHANGE
    })
}

/// All characters below this one are in NFC and are not marks (UAX #15, section 9).
const FIRST_MARK: char = '\u{300}';

/// The first byte of [`FIRST_MARK`] in UTF-8.
const LEAD_OF_MARKS: u8 = 0xCC;

/// The ends of the pieces that can be normalized separately: before every ASCII character, and at the end.
fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    let before_ascii = text.bytes().enumerate().skip(1).filter(|(_, b)| b.is_ascii()).map(|(at, _)| at);
    before_ascii.chain(std::iter::once(text.len()))
}

fn normalize_piece(draft: &mut Draft, span: Span, form: Normalization) {
    let piece = span.of(draft.text);
    if piece.is_ascii() || is_certainly_normal(form, piece) {
        return;
    }
    if form == Normalization::Compose {
        return compose(draft, span);
    }
    let normal: String = match form {
        Normalization::Compose | Normalization::Nfc => piece.nfc().collect(),
        Normalization::Nfd => piece.nfd().collect(),
        Normalization::Nfkc => piece.nfkc().collect(),
        Normalization::Nfkd => piece.nfkd().collect(),
    };
    if normal != piece {
        draft.replace(span, normal, RepairReason::Normalization, Confidence::CERTAIN);
    }
}

/// Composes each letter with the marks after it.
fn compose(draft: &mut Draft, span: Span) {
    let piece = span.of(draft.text);
    let mut start = 0;
    let ends = piece.char_indices().skip(1).filter(|&(_, c)| starts_letter(c)).map(|(at, _)| at);
    for end in ends.chain([piece.len()]) {
        let letter = &piece[start..end];
        let composed: String = letter.nfc().collect();
        if composed.len() < letter.len() && has_no_singletons(letter) {
            let span = Span::new(span.start + start, span.start + end);
            if !is_in_table(draft.text, span, &composed) {
                draft.replace(span, composed, RepairReason::Normalization, Confidence::CERTAIN);
            }
        }
        start = end;
    }
}

/// How many characters on each side are searched for the other form of a letter.
const TABLE_WINDOW: usize = 12;

/// True where the text is about the form of a letter: the letter is isolated and next to its other form or to
/// punctuation of code, or it is part of a chart.
fn is_in_table(text: &str, span: Span, composed: &str) -> bool {
    let before = || text[..span.start].chars().rev();
    let after = || text[span.end..].chars();
    let is_alone = ![before().next(), after().next()].into_iter().flatten().any(char::is_alphanumeric);
    let other_form = |c: char| composed.starts_with(c);
    let is_mark_of_code = |c: Option<char>| c.is_some_and(|c| "|<>={}[]\"`\\/".contains(c));
    let is_shown = is_mark_of_code(before().find(|&c| c != ' ')) || is_mark_of_code(after().find(|&c| c != ' '));
    let is_near = before().take(TABLE_WINDOW).take_while(|&c| c != '\n').any(other_form)
        || after().take(TABLE_WINDOW).take_while(|&c| c != '\n').any(other_form);
    is_alone && (is_near || is_shown || is_quoted(text, span)) || is_in_chart(text, span)
}

/// True for a character that does not combine with the one before it.
fn starts_letter(c: char) -> bool {
    canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

/// True when no character has a singleton decomposition, as the ohm sign has.
fn has_no_singletons(letter: &str) -> bool {
    letter.chars().all(|c| is_nfc_quick(std::iter::once(c)) != IsNormalized::No)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_agrees_with_the_library() {
        let texts =
            ["e\u{301}", "a\u{323}\u{302}", "x\u{302}\u{323}", "\u{958}", "Å Ω", "กุ้", "\u{1F600}\u{302}", "\u{212B}"];
        for text in texts {
            assert_eq!(is_nfc(text), is_nfc_quick(text.chars()) == IsNormalized::Yes, "{text}");
        }
        for c in '\u{80}'..='\u{3FFF}' {
            for text in [format!("a{c}"), format!("{c}\u{323}"), format!("\u{5B0}{c}\u{31B}")] {
                assert_eq!(is_nfc(&text), is_nfc_quick(text.chars()) == IsNormalized::Yes, "{text:?}");
            }
        }
    }
}
