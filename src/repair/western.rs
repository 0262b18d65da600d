//! C1 controls that replace windows-1252 characters.

use crate::codepage::codepages;

/// The windows-1252 character of a C1 control, if there is one.
pub(super) fn western(c: char) -> Option<char> {
    let byte = u8::try_from(u32::from(c)).ok().filter(|b| (0x80..0xA0).contains(b))?;
    codepages()[0].decode(byte).filter(|&meant| meant != c)
}
