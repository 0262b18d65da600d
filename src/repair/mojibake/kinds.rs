//! Kinds of characters that a line is asked for.

use crate::plausible::{Class, traits};

/// True for letters of a script other than Latin.
pub(super) fn is_other_script(c: char) -> bool {
    c >= '\u{370}' && !('\u{1E00}'..='\u{1EFF}').contains(&c) && traits(c).is_alphabetic
}

/// True for line art.
pub(super) fn is_box(c: char) -> bool {
    traits(c).class == Class::Box
}
