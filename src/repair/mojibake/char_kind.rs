//! Kinds of characters that are evidence for or against an encoding.

use crate::plausible::{Class, Script, traits};

/// True for letters of a script other than Latin.
pub(super) fn is_other_script(c: char) -> bool {
    c >= '\u{370}' && !('\u{1E00}'..='\u{1EFF}').contains(&c) && traits(c).is_alphabetic
}

/// True for line art, such as `╔`.
pub(super) fn is_box(c: char) -> bool {
    // No other character is looked up.
    ('\u{2500}'..='\u{259F}').contains(&c) && traits(c).class == Class::Box
}

/// True for a letter that hardly any living language has, or for something invisible.
pub(super) fn is_rare(c: char) -> bool {
    matches!(c, 'Ǹ' | 'ǹ' | 'Ȟ' | 'ȟ' | '\u{2060}'..='\u{206F}')
        || matches!(
            traits(c).class,
            Class::Lower(Script::LatinRare | Script::CyrillicRare)
                | Class::Upper(Script::LatinRare | Script::CyrillicRare)
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_line_art_is_in_one_range() {
        for c in '\0'..='\u{FFFF}' {
            assert_eq!(is_box(c), traits(c).class == Class::Box, "{c:?}");
        }
    }
}
