//! The differences between a line and its repaired text.

use crate::span::Span;

/// The ranges of `line` that differ in `text`, with the new text.
pub(super) fn edits(line: &str, text: &str) -> Vec<(Span, String)> {
    if line.chars().count() == text.chars().count() {
        return edits_by_character(line, text);
    }
    let same = |(a, b): &(char, char)| a == b;
    let start: usize = line.chars().zip(text.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let ends = line[start..].chars().rev().zip(text[start..].chars().rev());
    let end: usize = ends.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    vec![(Span::new(start, line.len() - end), text[start..text.len() - end].to_owned())]
}

fn edits_by_character(line: &str, text: &str) -> Vec<(Span, String)> {
    let mut edits: Vec<(Span, String)> = Vec::new();
    for ((at, old), new) in line.char_indices().zip(text.chars()).filter(|((_, old), new)| old != new) {
        let end = at + old.len_utf8();
        match edits.last_mut().filter(|(span, _)| span.end == at) {
            Some((span, text)) => {
                span.end = end;
                text.push(new);
            }
            None => edits.push((Span::new(at, end), new.to_string())),
        }
    }
    edits
}
