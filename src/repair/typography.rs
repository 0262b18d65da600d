//! Passes that change typography, not content. All are off by default.

use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;

use super::RepairOptions;
use super::pass::{Draft, Pass};
use crate::change::Confidence;
use crate::reason::RepairReason;
use crate::span::Span;

/// Replaces ligatures such as `ﬁ` with letters.
pub(super) const LIGATURES: Pass = Pass {
    is_enabled: |options| options.fix_latin_ligatures,
    hint: |text| !text.is_ascii(),
    line: |draft, line, _| replace_each(draft, line, RepairReason::Ligature, ligature),
};

/// Replaces full-width and half-width forms with plain ones.
pub(super) const WIDTHS: Pass = Pass {
    is_enabled: |options| options.fix_character_width,
    hint: |text| !text.is_ascii(),
    line: |draft, line, _| replace_each(draft, line, RepairReason::Width, plain_width),
};

/// Replaces curly quotes with straight ones.
pub(super) const QUOTES: Pass = Pass {
    is_enabled: |options| options.uncurl_quotes,
    hint: |text| !text.is_ascii(),
    line: |draft, line, _| replace_each(draft, line, RepairReason::Quote, straight),
};

/// Replaces every line break with a line feed.
pub(super) const LINE_BREAKS: Pass =
    Pass { is_enabled: |options| options.fix_line_breaks, hint: |_| true, line: line_breaks };

/// Replaces every character for which `form` returns something else.
fn replace_each(draft: &mut Draft, line: Span, reason: RepairReason, form: fn(char) -> Option<String>) {
    let text = line.of(draft.text);
    if text.is_ascii() {
        return;
    }
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        if let Some(with) = form(c) {
            let start = line.start + at;
            draft.replace(Span::new(start, start + c.len_utf8()), with, reason, Confidence::CERTAIN);
        }
    }
}

fn ligature(c: char) -> Option<String> {
    let plain = match c {
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        'ŉ' => "ʼn",
        'Ǳ' => "DZ",
        'ǲ' => "Dz",
        'ǳ' => "dz",
        'Ǆ' => "DŽ",
        'ǅ' => "Dž",
        'ǆ' => "dž",
        'Ǉ' => "LJ",
        'ǈ' => "Lj",
        'ǉ' => "lj",
        'Ǌ' => "NJ",
        'ǋ' => "Nj",
        'ǌ' => "nj",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' => "ſt",
        'ﬆ' => "st",
        _ => return None,
    };
    Some(plain.to_owned())
}

/// The block of half-width and full-width forms, without its unassigned end.
const WIDTH_FORMS: RangeInclusive<char> = '\u{FF01}'..='\u{FFEF}';

fn plain_width(c: char) -> Option<String> {
    if c == '\u{3000}' {
        return Some(" ".to_owned());
    }
    let plain: String = std::iter::once(c).filter(|c| WIDTH_FORMS.contains(c)).nfkc().collect();
    (!plain.is_empty() && !plain.starts_with(c)).then_some(plain)
}

fn straight(c: char) -> Option<String> {
    match c {
        '\u{2BC}' | '\u{2018}'..='\u{201B}' => Some("'".to_owned()),
        '\u{201C}'..='\u{201F}' => Some("\"".to_owned()),
        _ => None,
    }
}

/// Replaces the line breaks. A draft's line ends at a line feed, so a carriage return at its end is the first half of
/// CR LF.
fn line_breaks(draft: &mut Draft, line: Span, _: &RepairOptions) {
    let text = line.of(draft.text);
    let feed_follows = draft.text[line.end..].starts_with('\n');
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let with = match c {
            '\r' if end == text.len() && feed_follows => "",
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => "\n",
            _ => continue,
        };
        let span = Span::new(line.start + at, line.start + end);
        draft.replace(span, with, RepairReason::LineBreak, Confidence::CERTAIN);
    }
}
