//! Reads a plain-text dump. The page text is the input, and the blocks are its paragraphs and lines.

use super::ReadOptions;
use crate::page::{BlockKind, BlockSpec, Page, PageBuilder};
use crate::script::markdown_heading::markdown_level;
use crate::script::reading_units;
use crate::script::underline::underlined_level;
use crate::span::Span;

/// Wrapped text has lines of at most this many characters. Chosen by hand; 72, 80 and 100 are usual.
const WIDEST_WRAP: usize = 120;
/// Text with narrower lines is a list, not wrapped text.
const NARROWEST_WRAP: usize = 45;
/// The share of line ends that wrapping must explain.
const WRAPPED_SHARE: f32 = 0.6;
/// Fewer lines are not enough to recognise a width.
const MIN_WRAPPED_LINES: usize = 4;
/// A heading has no more reading units than this.
const LONGEST_HEADING: f32 = 18.0;
/// The text below a heading has at least this many reading units.
const UNDER_HEADING: f32 = 15.0;
/// Text without a stop is a paragraph from this many reading units on.
const PARAGRAPH_UNITS: f32 = 25.0;
/// Text with a stop is a paragraph from this many reading units on.
const SENTENCE_UNITS: f32 = 6.0;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
struct PlainLine {
    span: Span,
    /// True if a blank line comes before it.
    after_blank: bool,
    /// The level of the heading, if the next line, which then belongs to it, underlines it.
    underlined: Option<u8>,
}

pub(super) fn read(source: &str, options: &ReadOptions) -> Page {
    let mut builder = PageBuilder::of_text(source);
    let lines = lines_of(source);
    let pieces = paragraphs(source, &lines);
    if source.len() > options.max_bytes || pieces.len() > options.max_blocks {
        builder.limit_exceeded();
    }
    let units: Vec<f32> = pieces.iter().map(|piece| reading_units(piece.span.of(source))).collect();
    for (n, piece) in pieces.iter().enumerate() {
        let text = piece.span.of(source);
        let next = units.get(n + 1).copied().unwrap_or(0.0);
        let underlined = piece.underlined.map(|level| (BlockKind::Heading, level));
        let (kind, level) = underlined.unwrap_or_else(|| kind_of(text, units[n], next));
        builder.block(BlockSpec { level, ..BlockSpec::new(kind, piece.span, piece.span) });
    }
    builder.finish()
}

fn lines_of(source: &str) -> Vec<PlainLine> {
    let (mut lines, mut at, mut after_blank) = (Vec::<PlainLine>::new(), 0, false);
    for line in source.split_inclusive('\n') {
        let text = line.trim();
        if text.is_empty() {
            after_blank = true;
        } else {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start, start + text.len());
            let above = lines.last_mut().filter(|above| !after_blank && above.underlined.is_none());
            match above.and_then(|above| Some((underlined_level(above.span.of(source), text)?, above))) {
                Some((level, above)) => (above.underlined, above.span.end) = (Some(level), span.end),
                None => lines.push(PlainLine { span, after_blank, underlined: None }),
            }
            after_blank = false;
        }
        at += line.len();
    }
    lines
}

/// Joins the lines of wrapped paragraphs.
fn paragraphs(source: &str, lines: &[PlainLine]) -> Vec<PlainLine> {
    let Some(width) = wrap_width(source, lines) else { return lines.to_vec() };
    let mut pieces: Vec<PlainLine> = Vec::new();
    let mut last: Option<PlainLine> = None;
    for &line in lines {
        match (pieces.last_mut(), last) {
            (Some(piece), Some(before)) if continues(source, before, line, width) => piece.span.end = line.span.end,
            _ => pieces.push(line),
        }
        last = Some(line);
    }
    pieces
}

/// The width that the text was wrapped at, if it was.
fn wrap_width(source: &str, lines: &[PlainLine]) -> Option<usize> {
    let plain = || lines.iter().filter(|line| line.underlined.is_none()).map(|line| line.span);
    let widest = plain().map(|line| line.end - line.start).max()?;
    // A character has at most 4 bytes, so longer lines need no counting.
    if widest > WIDEST_WRAP * 4 {
        return None;
    }
    let width = plain().map(|line| line.of(source).chars().count()).max()?;
    if lines.len() < MIN_WRAPPED_LINES || !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&width) {
        return None;
    }
    let inner = lines.windows(2).filter(|pair| !pair[1].after_blank);
    let (explained, all) = inner.fold((0_u32, 0_u32), |(explained, all), pair| {
        (explained + u32::from(continues(source, pair[0], pair[1], width)), all + 1)
    });
    (all > 0 && explained as f32 >= WRAPPED_SHARE * all as f32).then_some(width)
}

/// True if `next` continues the paragraph of `line`, because its first word did not fit there.
fn continues(source: &str, line: PlainLine, next: PlainLine, width: usize) -> bool {
    let (text, next_text) = (line.span.of(source), next.span.of(source));
    let word = next_text.split_whitespace().next().unwrap_or_default().chars().count();
    let may = line.underlined.is_none() && next.underlined.is_none() && !next.after_blank;
    may && bullet(next_text).is_none() && text.chars().count() + 1 + word > width
}

/// The length of the marker of a list item at the start of `text`.
fn bullet(text: &str) -> Option<usize> {
    const MARKS: &[char] = &['•', '·', '‣', '▪', '●', '○', '◦', '–', '-', '*', '►', '»'];
    if let Some(rest) = text.strip_prefix(MARKS) {
        return rest.starts_with([' ', '\t', '\u{A0}']).then(|| text.len() - rest.len());
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let marked = (1..=2).contains(&digits) && rest.starts_with(['.', ')']) && rest[1..].starts_with([' ', '\t']);
    marked.then_some(digits + 1)
}

/// Guesses the kind of a piece and its level, from its text and the reading units of the next one.
fn kind_of(text: &str, units: f32, next_units: f32) -> (BlockKind, u8) {
    if let Some(level) = markdown_level(text) {
        return (BlockKind::Heading, level);
    }
    if bullet(text).is_some() {
        return (BlockKind::ListItem, 1);
    }
    let stops = text.trim_end_matches(['"', '”', '’', '»', ')', '」', '』', ']']).ends_with(STOPS);
    if (stops && units >= SENTENCE_UNITS) || units >= PARAGRAPH_UNITS {
        return (BlockKind::Paragraph, 0);
    }
    if !stops && (2.0..=LONGEST_HEADING).contains(&units) && next_units >= UNDER_HEADING && !text.ends_with([',', ';'])
    {
        return (BlockKind::Heading, GUESSED_LEVEL);
    }
    (BlockKind::Line, 0)
}

/// The level of headings, which a dump does not say.
const GUESSED_LEVEL: u8 = 2;

/// Characters that end a sentence.
const STOPS: &[char] = &['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', '։', ';', '：', ':'];

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let page = read(text, &ReadOptions::default());
        page.blocks().iter().map(|block| (block.kind, page.block_text(block).to_owned())).collect()
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The quick brown fox jumps over the lazy dog and runs\ninto the forest where it meets another fox that was\n\
                    waiting for it all day long without a single drop of\nwater.\n\nSecond one stands alone here.";
        let found = blocks(text);
        assert_eq!(found.len(), 2);
        assert!(found[0].1.ends_with("water."));
    }

    #[test]
    fn lines_of_a_menu_are_not_joined() {
        assert_eq!(blocks("Home\nNews\nSport and more\nAbout us\nContact").len(), 5);
    }

    #[test]
    fn an_underline_belongs_to_its_heading() {
        let found = blocks("Fast.\n=====\nIt is fast.\n\nUsage\n-----\n\nRun it\n\n-----\n\nThe end of it\n------");
        let found: Vec<(BlockKind, &str)> = found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
        let heading = BlockKind::Heading;
        assert_eq!((found[0], found[2]), ((heading, "Fast.\n====="), (heading, "Usage\n-----")));
        assert_eq!(found.len(), 7);
    }

    #[test]
    fn items_and_headings_are_guessed() {
        let found = blocks(
            "A title\n\nIt was a long day for everyone in the town, and nobody knew why it had to be so.\n- one\n2. two",
        );
        let kinds: Vec<BlockKind> = found.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph, BlockKind::ListItem, BlockKind::ListItem]);
    }
}
