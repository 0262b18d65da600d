//! Unicode normalization forms.

use unicode_normalization::{
    IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfd_quick, is_nfkc_quick, is_nfkd_quick,
};

use super::pass::{Draft, Pass};
use super::{Normalization, RepairOptions};
use crate::change::Confidence;
use crate::reason::RepairReason;
use crate::span::Span;

/// Brings the text into the normalization form of the options.
pub(super) const NORMALIZATION: Pass = Pass { wanted: |options| options.normalization.is_some(), line };

fn line(draft: &mut Draft, line: Span, options: &RepairOptions) {
    let text = line.of(draft.text);
    let Some(form) = options.normalization.filter(|_| !text.is_ascii()) else { return };
    if quick(form, text) {
        return;
    }
    let mut start = 0;
    for end in boundaries(text) {
        normalize_piece(draft, Span::new(line.start + start, line.start + end), form);
        start = end;
    }
}

fn quick(form: Normalization, text: &str) -> bool {
    let answer = match form {
        Normalization::Nfc => is_nfc_quick(text.chars()),
        Normalization::Nfd => is_nfd_quick(text.chars()),
        Normalization::Nfkc => is_nfkc_quick(text.chars()),
        Normalization::Nfkd => is_nfkd_quick(text.chars()),
    };
    answer == IsNormalized::Yes
}

/// Ends of the pieces that can be normalized apart: before every ASCII character, and the end.
fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    let before_ascii = text.bytes().enumerate().skip(1).filter(|(_, b)| b.is_ascii()).map(|(at, _)| at);
    before_ascii.chain(std::iter::once(text.len()))
}

fn normalize_piece(draft: &mut Draft, span: Span, form: Normalization) {
    let piece = span.of(draft.text);
    if piece.is_ascii() || quick(form, piece) {
        return;
    }
    let normal: String = match form {
        Normalization::Nfc => piece.nfc().collect(),
        Normalization::Nfd => piece.nfd().collect(),
        Normalization::Nfkc => piece.nfkc().collect(),
        Normalization::Nfkd => piece.nfkd().collect(),
    };
    if normal != piece {
        draft.replace(span, normal, RepairReason::Normalization, Confidence::CERTAIN);
    }
}
