//! Headings that plain text underlines, as Markdown and reStructuredText do.

/// By how many characters an underline may be longer or shorter than its heading. The length of a rule between
/// paragraphs is independent of the text.
const MAX_DIFFERENCE: usize = 3;
/// The fewest signs of an underline.
const MIN_SIGNS: usize = 3;
/// The signs of underlines, those of the highest headings first.
const SIGNS: [u8; 3] = [b'=', b'-', b'~'];

/// The level of the heading that `line` underlines, where `heading` is the line above it; `None` if it underlines
/// nothing.
pub(crate) fn underlined_level(heading: &str, line: &str) -> Option<u8> {
    let line = line.trim();
    let sign = *line.as_bytes().first()?;
    let level = SIGNS.iter().position(|own| *own == sign)?;
    let is_rule = line.len() >= MIN_SIGNS && line.bytes().all(|byte| byte == sign);
    let heading = heading.trim();
    let is_as_long = || line.len().abs_diff(heading.chars().count()) <= MAX_DIFFERENCE;
    (is_rule && is_as_long() && heading.contains(char::is_alphanumeric)).then_some(level as u8 + 1)
}

/// `text` without the underline in its second line.
pub(crate) fn without_underline(text: &str) -> &str {
    match text.split_once('\n') {
        Some((heading, line)) if underlined_level(heading, line).is_some() => heading.trim_end(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn underlines_are_as_long_as_their_headings() {
        assert_eq!(underlined_level("Usage", "====="), Some(1));
        assert_eq!(underlined_level("Usage", "--------"), Some(2));
        assert_eq!(underlined_level("使い方", "---"), Some(2));
        for (heading, line) in [
            ("Usage", "---------"),
            ("Usage", "--"),
            ("Usage", "- - -"),
            ("Usage", "==---"),
            ("-----", "-----"),
            ("It rained all day, and nobody came.", "----------"),
            ("", "---"),
        ] {
            assert_eq!(underlined_level(heading, line), None, "{heading} {line}");
        }
        assert_eq!(without_underline("Usage\n====="), "Usage");
        assert_eq!(without_underline("Usage\nof it"), "Usage\nof it");
    }
}
