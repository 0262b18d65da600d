//! How the table of trees is packed.

/// Bits of [`Packed::shapes`]: yes and no lead to a leaf; a value that is not known goes to yes.
pub(super) const YES_ENDS: u8 = 1;
pub(super) const NO_ENDS: u8 = 2;
pub(super) const UNKNOWN: u8 = 4;

/// The trees of the table, one after the other. In each tree, a node precedes everything under its yes branch, which
/// precedes everything under its no branch; leaves are ordered the same way.
#[derive(Debug)]
pub(super) struct Packed {
    /// The number of nodes in each tree, which has one leaf more.
    pub sizes: &'static [u8],
    /// The upper halves of the bits of `f32` numbers.
    pub thresholds: &'static [u16],
    pub columns: &'static [u8],
    pub shapes: &'static [u8],
    pub leaves: &'static [i8],
}
