//! How the table of trees is packed.

/// Bits of [`Packed::shapes`]: yes and no lead to a leaf; a value that is not known goes to yes.
pub(super) const YES_ENDS: u8 = 1;
pub(super) const NO_ENDS: u8 = 2;
pub(super) const UNKNOWN: u8 = 4;

/// Trees as the table holds them, one after the other; in each a node stands before all that is under its yes, and that
/// before all that is under its no, leaves likewise.
#[derive(Debug)]
pub(super) struct Packed {
    /// How many nodes each tree has; it has one leaf more.
    pub sizes: &'static [u8],
    /// The upper halves of the bits of `f32` numbers.
    pub thresholds: &'static [u16],
    pub columns: &'static [u8],
    pub shapes: &'static [u8],
    pub leaves: &'static [i8],
}
