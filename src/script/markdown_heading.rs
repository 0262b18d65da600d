//! Headings that plain text marks as Markdown does: `## Heading`.

/// The level of the lowest heading.
const LOWEST: usize = 6;

/// The level of the heading that `line` is; `None` for other lines, such as `#tag`.
pub(crate) fn markdown_level(line: &str) -> Option<u8> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    ((1..=LOWEST).contains(&level) && text.starts_with(' ')).then_some(level as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_signs_before_a_space_mark_a_heading() {
        assert_eq!(markdown_level("# Riva"), Some(1));
        assert_eq!(markdown_level("###### What will it cost?"), Some(6));
        for line in ["#riva is flooded.", "####### Riva", "Riva #", "#", ""] {
            assert_eq!(markdown_level(line), None, "{line}");
        }
    }
}
